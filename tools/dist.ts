// Fills dist/ anew: what the compiler makes of src/, and the generated files that it does not carry over.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const from = `${root}src/generated/`;
const compiler = `${root}node_modules/typescript/bin/tsc`;

// Before anything is removed: a package without dist/ must not be packed.
if (!existsSync(compiler)) {
  console.error('the compiler is not installed: run `npm ci` first');
  process.exit(1);
}

rmSync(`${root}dist`, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', root], {
  stdio: 'inherit',
});
for (const file of readdirSync(from)) {
  if (/\.(?:js|d\.ts)$/.test(file)) cpSync(from + file, `${root}dist/generated/${file}`);
}
process.exitCode = status ?? 1;
