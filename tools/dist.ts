// npm run build: fills dist/ anew with what the compiler makes of src/, module by module, for work on the sources.
// With --package, which `npm pack` gives, it is filled with what is published instead.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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

/** Writes the register of rules and the schemas as others import them: without spaces. */
function writeData(): void {
  const write = (from: string, to: string) =>
    writeFileSync(dist + to, JSON.stringify(JSON.parse(readFileSync(root + from, 'utf8'))));
  mkdirSync(`${dist}schemas`, { recursive: true });
  write('spec/rules.json', 'rules.json');
  for (const file of readdirSync(`${root}schemas`)) {
    if (file.endsWith('.json')) write(`schemas/${file}`, `schemas/${file}`);
  }
}

rmSync(dist, { recursive: true, force: true });
if (process.argv.includes('--package')) {
  const { writePackage } = await import('./package.js');
  await writePackage();
} else {
  process.exitCode = compile();
}
writeData();
