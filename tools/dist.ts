// npm run build: fills dist/ anew with what the compiler makes of src/, module by module, for work on the sources; what was made of the
// same sources and is whole stays.
// With --package, which `npm pack` gives, it is filled with what is published instead, until the archive is there; with --runner,
// vectors/runner/ is filled with what the package of vectors has besides them, and with --service serve/dist/ with the service.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The files below a folder, or the file. */
function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Where it is noted what dist/ was made of. What is published has no such note. */
const note = `${dist}.made-of`;
const madeOf = ['src', 'schemas', 'spec/rules.json', 'package.json', 'package-lock.json', 'tsconfig.json'];
const makers = ['tools/dist.ts', 'tools/published-data.ts', 'node_modules/typescript/package.json'];

/** Names what dist/ is made of, and what is in it. */
function digest(): string {
  const hash = createHash('sha256');
  for (const file of [...madeOf, ...makers].flatMap((path) => filesIn(root + path)))
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  for (const file of filesIn(dist))
    if (file !== note) hash.update(`${file.slice(root.length)} ${statSync(file).size}\n`);
  return hash.digest('hex');
}

const isMade = (): boolean => existsSync(note) && readFileSync(note, 'utf8') === digest();

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
const published = process.argv.includes('--package');
if (!published && isMade()) process.exit();
rmSync(dist, { recursive: true, force: true });
if (published) {
  const { writePackage } = await import('./package.js');
  await writePackage();
} else {
  process.exitCode = compile();
}
writeData(dist);
if (!published && process.exitCode === 0) writeFileSync(note, digest());
