// npm run build: fills dist/ anew with what the compiler makes of src/, module by module, for work on the sources.
// With --package, which `npm pack` gives, it is filled with what is published instead, until the archive is there; with --runner,
// vectors/runner/ is filled with what the package of vectors has besides them, and with --service serve/dist/ with the service.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeData } from './published-data.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist/`;
const compiler = `${root}node_modules/typescript/bin/tsc`;

// Before anything is removed: a package without dist/ must not be packed.
if (!existsSync(compiler)) {
  console.error('the compiler is not installed: run `npm ci` first');
  process.exit(1);
}

/** Compiles the sources, and adds the generated files that the compiler does not carry over. */
function compile(): number {
  const { status } = spawnSync(process.execPath, [compiler, '-p', root], { stdio: 'inherit' });
  const from = `${root}src/generated/`;
  for (const file of readdirSync(from)) {
    if (/\.(?:js|d\.ts)$/.test(file)) cpSync(from + file, `${dist}generated/${file}`);
  }
  return status ?? 1;
}

if (process.argv.includes('--service')) {
  const { writeService } = await import('./package.js');
  await writeService();
  process.exit();
}
if (process.argv.includes('--runner')) {
  const { writeRunner } = await import('./package.js');
  await writeRunner();
  process.exit();
}
rmSync(dist, { recursive: true, force: true });
if (process.argv.includes('--package')) {
  const { writePackage } = await import('./package.js');
  await writePackage();
} else {
  process.exitCode = compile();
}
writeData(dist);
