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

/**
 * Writes the register of rules and the schemas as others import them: without spaces, and without what stands there for the
 * repository, the hashes of the sentences and the examples.
 */
function writeData(): void {
  const read = (file: string) => JSON.parse(readFileSync(root + file, 'utf8'));
  const write = (file: string, value: unknown) => writeFileSync(dist + file, JSON.stringify(value));
  mkdirSync(`${dist}schemas`, { recursive: true });
  const { rules, ...register } = read('spec/rules.json');
  write('rules.json', { ...register, rules: rules.map(({ hash: _, ...row }: { readonly hash: string }) => row) });
  for (const file of readdirSync(`${root}schemas`)) {
    if (!file.endsWith('.json')) continue;
    const { examples: _, ...schema } = read(`schemas/${file}`);
    write(`schemas/${file}`, schema);
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
