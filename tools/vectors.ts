// npm run vectors [-- --check] [-- --reseed TEXT --out DIR]
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { classes } from '../src/conformance/classes.js';
import { profiles, rules } from './gates/engine.js';
import { buildKillMatrix } from './gates/kill.js';
import { buildCorpus, buildIndex, listVectors, serialize, version } from './vectors/corpus.js';
import { reseed } from './vectors/kit.js';
import { profileTable, withProfileTable } from './vectors/profile-table.js';
import { buildRegister } from './vectors/register.js';

const home = fileURLToPath(new URL('../vectors/', import.meta.url));

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    reseed: { type: 'string' },
    out: { type: 'string' },
    quick: { type: 'boolean' },
  },
});
if (values.reseed !== undefined && values.out === undefined) {
  console.error('--reseed needs --out DIR: the vectors of the repository keep their seeds');
  process.exit(2);
}
if (values.reseed !== undefined) reseed(values.reseed);
const target = values.out ?? home;

const corpus = await buildCorpus(profiles);
const vectors = listVectors(corpus);
const retired = existsSync(join(home, 'index.json'))
  ? JSON.parse(readFileSync(join(home, 'index.json'), 'utf8')).retired
  : [];
const written: Record<string, string> = Object.fromEntries(
  Object.entries(corpus).map(([name, value]) => [name, serialize(value)]),
);
written['index.json'] = serialize(buildIndex(corpus, retired));
written['register.json'] = serialize(buildRegister(classes));
// With --quick the matrix is left as it is: authors run it while a topic grows.
if (!values.quick) written['kill-matrix.json'] = serialize(buildKillMatrix(vectors).matrix);

// The version of the set stands in each package of the vectors, its major number where capsig says which set it answers. The
// rest of these files is written by hand, or by npm.
const major = version.split('.')[0];
const named: Readonly<Record<string, readonly (readonly [place: RegExp, text: string])[]>> = {
  'package.json': [[/^( *"version": ")[^"]*/m, version]],
  'pyproject.toml': [[/^(version = ")[^"]*/m, version]],
  'Cargo.toml': [[/^(version = ")[^"]*/m, version]],
  'workflows/conformance.yml': [[/^( *CAPSIG_VECTORS: ).*/m, version]],
  '../package.json': [[/("capsig-vectors": ")[^"]*/, `^${major}.0.0`]],
  '../package-lock.json': [
    [/("capsig-vectors": ")[^"]*/, `^${major}.0.0`],
    [/("name": "capsig-vectors",\s*"version": ")[^"]*/, version],
  ],
  '../src/conformance/vector.ts': [[/(vectorPackage = 'capsig-vectors@)\d+/, `${major}`]],
};
for (const [name, places] of Object.entries(named)) {
  if (values.out !== undefined) continue;
  const before = readFileSync(join(home, name), 'utf8');
  written[name] = places.reduce((text, [place, value]) => {
    if (!place.test(text)) throw new Error(`${posix.join('vectors', name)}: expected ${place}, found no such place`);
    return text.replace(place, (_, start: string) => start + value);
  }, before);
}

/** What Cargo and pip leave behind. */
const built = ['build', 'target'];

function existing(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory() && built.includes(entry.name)) return [];
    if (entry.isDirectory()) return existing(join(folder, entry.name), `${prefix}${entry.name}/`);
    return entry.name.endsWith('.json') ? [prefix + entry.name] : [];
  });
}

// The table belongs to the vectors: it counts them.
const page = fileURLToPath(new URL('../spec/profiles.md', import.meta.url));
if (values.out === undefined)
  written['../spec/profiles.md'] = withProfileTable(readFileSync(page, 'utf8'), profileTable(rules, vectors, profiles));

const stale = existing(target).filter(
  (name) => written[name] === undefined && !(values.quick && name === 'kill-matrix.json'),
);
if (values.check) {
  const drifted = Object.keys(written).filter(
    (name) => !existsSync(join(target, name)) || readFileSync(join(target, name), 'utf8') !== written[name],
  );
  for (const name of [...drifted, ...stale])
    console.error(`${posix.join('vectors', name)} differs from its generator: run npm run vectors`);
  process.exit(drifted.length + stale.length > 0 ? 1 : 0);
}
for (const name of stale) rmSync(join(target, name));
for (const [name, text] of Object.entries(written)) {
  mkdirSync(dirname(join(target, name)), { recursive: true });
  writeFileSync(join(target, name), text);
}
console.log(`${vectors.length} vectors in ${Object.keys(corpus).length} files`);
