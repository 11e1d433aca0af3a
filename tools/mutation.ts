// npm run mutation [-- --files GLOB] [--since REV] [--jobs N] [--alike N] [--fresh]: mutates the modules that decide a verdict and runs the
// golden vectors against each mutant. Installs Stryker into tools/mutation/ first. Writes tools/mutation/survivors.json and exits 1 when
// something survives that did not before, or an entry of equivalent.json says nothing any more.
// --suite asks the tests of units and the properties about what the vectors do not notice.
// --apply counts what was added to equivalent.json since, and runs nothing. --check looks at the committed data alone: nothing is
// installed, nothing runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkExcluded, type Excluded } from './mutation/excluded.js';
import { checkModules, listModules } from './mutation/modules.js';
import {
  about,
  exclude,
  hashOf,
  type Measured,
  measure,
  placeOf,
  type Results,
  rangesOf,
  type Survivor,
  scoreOf,
  suiteScoreOf,
} from './mutation/results.js';
import { findStryker, runSuite, runVectors } from './mutation/run.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const home = join(root, 'tools/mutation');
const data = join(home, 'survivors.json');

const { values } = parseArgs({
  options: {
    files: { type: 'string', multiple: true },
    since: { type: 'string' },
    jobs: { type: 'string' },
    alike: { type: 'string' },
    fresh: { type: 'boolean' },
    suite: { type: 'boolean' },
    apply: { type: 'boolean' },
    check: { type: 'boolean' },
  },
});

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function count(name: 'jobs' | 'alike'): number | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  if (!/^[1-9][0-9]{0,3}$/.test(given)) refuse(`--${name}: expected a number from 1 to 9999, found ${given}`);
  return Number(given);
}

const read = (file: string): string | undefined =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;
const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();

const modules = listModules(root);
const excluded: readonly Excluded[] = JSON.parse(readFileSync(join(home, 'equivalent.json'), 'utf8'));
const before: Results = existsSync(data)
  ? JSON.parse(readFileSync(data, 'utf8'))
  : { format: 1, about, modules: {}, unmeasured: modules };

const faults = [
  ...checkModules(root),
  ...checkExcluded(excluded, read, (file) => modules.includes(file)).map((line) => `equivalent.json: ${line}`),
];

const keyOf = (survivor: Survivor): string => JSON.stringify(survivor);
const show = (file: string, { line, source, replacement }: Survivor): string =>
  `${file}: \`${source}\` => \`${replacement}\`\n      in: ${line}`;

function report(results: Results): void {
  const entries = Object.entries(results.modules);
  const { killed, of, percent } = scoreOf(entries.map(([, each]) => each));
  console.log(
    `${entries.length} of ${modules.length} modules measured; of their mutants that are not excluded the vectors kill ${killed} of ${of} (${percent} %)`,
  );
  const both = suiteScoreOf(entries.map(([, each]) => each));
  if (both.of > 0)
    console.log(
      `where the other tests ran too, both kill ${both.killed} of ${both.of} that are not equivalent (${both.percent} %)`,
    );
  const stale = entries.filter(([file, { sha256 }]) => hashOf(read(file) ?? '') !== sha256).map(([file]) => file);
  if (stale.length > 0) console.log(`changed since they were measured: ${stale.join(', ')}`);
}

function finish(): never {
  for (const fault of faults) console.error(`FAIL ${fault}`);
  process.exit(faults.length === 0 ? 0 : 1);
}

if (values.check) {
  report(before);
  // What is written in the data has to be what can be measured, and where nothing was measured that has to be said.
  for (const file of Object.keys(before.modules)) {
    if (!modules.includes(file)) faults.push(`survivors.json: ${file} is not mutated`);
    if (before.unmeasured.includes(file)) faults.push(`survivors.json: ${file} is measured and unmeasured`);
  }
  for (const file of modules)
    if (!before.modules[file] && !before.unmeasured.includes(file))
      faults.push(`survivors.json: ${file} is neither measured nor unmeasured`);
  for (const [file, each] of Object.entries(before.modules))
    if (exclude(file, each, excluded).survivors.length < each.survivors.length)
      faults.push(`survivors.json: ${file}: a survivor is excluded: npm run mutation -- --apply`);
  if (!findStryker()) console.log('Stryker is not installed: nothing was mutated (npm run mutation installs it)');
  finish();
}

function writeResults(measured: Readonly<Record<string, Measured>>): void {
  const entries = Object.entries(measured).map(([file, each]) => [file, exclude(file, each, excluded)] as const);
  const results: Results = {
    format: 1,
    about,
    modules: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
    unmeasured: modules.filter((file) => !measured[file]),
  };
  writeFileSync(data, `${JSON.stringify(results, null, 2)}\n`);
  report(results);
}

if (values.apply) {
  writeResults(before.modules);
  finish();
}

/** Picks the modules of a run. */
function choose(): readonly string[] {
  const { files, since } = values;
  const changed = since === undefined ? undefined : new Set(git('diff', '--name-only', since, '--', 'src').split('\n'));
  return modules.filter(
    (file) =>
      (changed === undefined || changed.has(file)) &&
      (files === undefined || files.some((glob) => matchesGlob(file, glob) || file === glob)),
  );
}

const chosen = choose();
if (chosen.length === 0) {
  if (values.since === undefined) refuse(`--files: expected modules such as ${modules[0]}, found none`);
  console.log(`no module that decides a verdict changed since ${values.since}`);
  finish();
}

const lock = join(home, 'package-lock.json');
const installed = join(home, 'node_modules/.package-lock.json');
if (!findStryker() || !existsSync(installed) || statSync(lock).mtimeMs > statSync(installed).mtimeMs) {
  console.log('installing Stryker into tools/mutation');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: home,
    stdio: 'inherit',
  });
  if (status !== 0) refuse('Stryker could not be installed: npm ci in tools/mutation failed');
}

const [jobs, alike] = [count('jobs'), count('alike')];
const found = await runVectors({
  files: chosen,
  ...(jobs === undefined ? {} : { jobs }),
  ...(alike === undefined ? {} : { alike }),
  force: values.fresh ?? false,
});

const facts = {
  date: new Date().toISOString().slice(0, 10),
  revision: git('rev-parse', '--short=12', 'HEAD'),
  ...(alike === undefined ? {} : { alike }),
};
const measured: Record<string, Measured> = { ...before.modules };
for (const file of chosen) {
  const text = read(file) ?? '';
  const own = found.filter(({ fileName }) => fileName.replaceAll('\\', '/').endsWith(`/${file}`));
  const result = measure(file, text, own, excluded, facts);
  measured[file] = result.measured;
  for (const { source, replacement } of result.killed)
    faults.push(`equivalent.json: ${file}: \`${source}\` => \`${replacement}\`: a vector kills it`);
  const known = new Set(before.modules[file]?.survivors.map(keyOf));
  const fresh = result.measured.survivors.filter((survivor) => !known.has(keyOf(survivor)));
  // What is measured for the first time has no survivors that were there before.
  if (before.modules[file]) for (const survivor of fresh) faults.push(`survives: ${show(file, survivor)}`);
  const { killed, of, percent } = scoreOf([result.measured]);
  console.log(`${file}: ${killed} of ${of} killed (${percent} %), ${result.measured.survivors.length} survive`);
}

writeResults(measured);

if (values.suite) {
  const asked = chosen.map((file) => {
    const own = found.filter(({ fileName }) => fileName.replaceAll('\\', '/').endsWith(`/${file}`));
    return { file, ...rangesOf(file, read(file) ?? '', own, excluded) };
  });
  const ranges = asked.flatMap((each) => each.ranges);
  const answers = ranges.length === 0 ? [] : await runSuite(ranges, jobs);
  for (const { file, ids } of asked) {
    const own = answers.filter(
      (each) => each.fileName.replaceAll('\\', '/').endsWith(`/${file}`) && ids.has(placeOf(each)),
    );
    const killed = own.filter(({ status }) => status === 'Killed' || status === 'Timeout' || status === 'RuntimeError');
    const module = measured[file];
    if (module) measured[file] = { ...module, suite: { of: ids.size, killed: killed.length } };
    console.log(`${file}: the tests kill ${killed.length} of ${ids.size} that the vectors do not notice`);
  }
  writeResults(measured);
}
finish();
