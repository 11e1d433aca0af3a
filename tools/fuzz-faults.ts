// npm run fuzz:faults [-- --name TEXT] [--executions N]: tests the fuzzer. Plants each fault of fuzz/faults.ts in a copy of dist/, and
// holds the fuzzer to finding it within so many inputs of one seed; the same inputs find nothing where nothing is planted.
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus, readSeeds } from './fuzz/corpus.js';
import { startCoverage } from './fuzz/coverage.js';
import { type Fault, faults } from './fuzz/faults.js';
import { loadLibrary } from './fuzz/library.js';
import { fuzz, type Outcome } from './fuzz/loop.js';
import { know } from './fuzz/signing.js';
import { targetsOf } from './fuzz/targets.js';
import { warmUp } from './fuzz/warm-up.js';
import { startWatchdog } from './fuzz/watchdog.js';

const { values } = parseArgs({
  options: { name: { type: 'string', default: '' }, executions: { type: 'string', default: '3000' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
// Below node_modules/, so that a copy finds the packages.
const home = `${root}node_modules/.cache/capsig-fuzz/`;
const most = Number(values.executions);
const seed = 1;

/** Copies what was built, and plants a fault in it; throws where what it changes does not stand there once. */
function plant({ module, find, put }: Fault, folder: string): void {
  for (const entry of readdirSync(`${root}dist`, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:js|json)$/.test(entry.name)) continue;
    const from = `${entry.parentPath}/${entry.name}`;
    const to = `${folder}${from.slice(`${root}dist`.length)}`;
    mkdirSync(dirname(to), { recursive: true });
    if (!from.endsWith(`/dist/${module}`)) {
      linkSync(from, to);
      continue;
    }
    const text = readFileSync(from, 'utf8');
    if (text.split(find).length !== 2) throw new Error(`${module}: expected once: ${find}`);
    writeFileSync(
      to,
      text.replace(find, () => put),
    );
  }
}

rmSync(home, { recursive: true, force: true });
warmUp();
const vectors = readSeeds();
const byId = new Map(vectors.map((vector) => [vector.id, vector]));
for (const { input } of vectors) know(input);
const watchdog = startWatchdog(120_000, `${root}.fuzz`);

async function tried(folder: string, name: string, executions: number): Promise<Outcome> {
  const base = pathToFileURL(`${folder}/`).href;
  const coverage = startCoverage(base);
  const target = targetsOf(await loadLibrary(base)).find((each) => each.name === name);
  if (!target) throw new Error(`there is no target ${name}`);
  // Targets learn from vectors what they need to know of their world.
  const seeds = target.seeds(vectors);
  const corpus = readCorpus(name, byId);
  const begin = corpus.length > 0 ? corpus : seeds;
  const outcome = await fuzz(target, begin, {
    seed,
    until: Number.POSITIVE_INFINITY,
    executions,
    coverage,
    watchdog,
    first: true,
  });
  coverage.close();
  return outcome;
}

const chosen = faults.filter(({ name }) => name.includes(values.name));
const rows: string[] = [];
let failures = 0;
const needed = new Map<string, number>();
for (const [index, fault] of chosen.entries()) {
  const folder = `${home}${index}`;
  plant(fault, folder);
  let said = 'NOT FOUND';
  if (fault.hangs) {
    const args = ['--import', 'tsx', `${root}tools/fuzz.ts`, '--library', folder, '--target', fault.target];
    const { stderr, status, signal } = spawnSync(
      process.execPath,
      [...args, '--executions', String(most), '--patience', '5', '--minutes', '2'],
      { encoding: 'utf8' },
    );
    if (signal === 'SIGKILL' && stderr.includes('hang:')) said = 'ended by the watchdog';
    else console.error(stderr.slice(-2_000), status, signal);
  } else {
    const {
      findings: [found],
    } = await tried(folder, fault.target, most);
    if (found) {
      said = `after ${found.execution}: ${found.kind}`;
      needed.set(fault.target, Math.max(needed.get(fault.target) ?? 0, found.execution));
    }
  }
  if (said === 'NOT FOUND') failures++;
  console.log(`${fault.name} [${fault.past ?? 'new'}] ${fault.target}: ${said}`);
  rows.push(said);
}
// What finds a fault must be silent without it.
for (const [name, executions] of needed) {
  const { findings } = await tried(`${root}dist`, name, executions + 50);
  for (const { kind, detail } of findings) {
    failures++;
    console.error(`${name}: broken where nothing is planted: ${kind}: ${detail}`);
  }
}
rmSync(home, { recursive: true, force: true });
console.log(
  `${rows.length - rows.filter((each) => each === 'NOT FOUND').length} of ${rows.length} planted faults found; ${failures} failures`,
);
process.exit(failures === 0 ? 0 : 1);
