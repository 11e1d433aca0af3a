// npm run archive [-- --out DIR] [-- --since FILE|TAG]: writes capsig-vectors-VERSION.tar.gz and its SHA-256, the same bytes from the same
// files. With --since the ids that were added, changed and retired since another index.json, or since a tag, go into
// capsig-vectors-VERSION.changes.md beside it. Exit: 0 good, 2 a bad call.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checksum, compress, formatChanges, tarOf } from './vectors/archive.js';
import { listFiles } from './vectors/files.js';

const home = fileURLToPath(new URL('../vectors/', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string' }, since: { type: 'string' } } });
const out = values.out ?? 'archive';

const index = JSON.parse(readFileSync(join(home, 'index.json'), 'utf8'));
const name = `capsig-vectors-${index.version}`;

/** Reads the index of another set: of a file, else of a tag. */
function indexOf(since: string): string {
  if (existsSync(since)) return readFileSync(since, 'utf8');
  const { status, stdout } = spawnSync('git', ['show', `${since}:vectors/index.json`], {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  console.error(`--since: there is neither a file nor a tag ${since} with vectors/index.json`);
  process.exit(2);
}

mkdirSync(out, { recursive: true });
const files = listFiles(home).map((path) => ({ path: `${name}/${path}`, bytes: readFileSync(join(home, path)) }));
const archive = compress(tarOf(files));
writeFileSync(join(out, `${name}.tar.gz`), archive);
writeFileSync(join(out, `${name}.tar.gz.sha256`), checksum(`${name}.tar.gz`, archive));
console.log(`${join(out, `${name}.tar.gz`)}: ${files.length} files, ${archive.length} bytes`);
console.log(checksum(`${name}.tar.gz`, archive).trimEnd());
if (values.since !== undefined) {
  const changes = formatChanges(JSON.parse(indexOf(values.since)), index);
  writeFileSync(join(out, `${name}.changes.md`), changes);
  console.log(changes.match(/^#.*$/gm)?.join('\n'));
}
