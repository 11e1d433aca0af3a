// npm run fuzz [-- --target T] [--minutes N] [--seed S]: tries every parser, verifier, recogniser and endpoint with inputs that
// are changed by their grammar, guided by the code that they reach. The minutes are shared out over the targets whose names have
// T in them. What does not hold is made small, printed, and written to .fuzz/; exits 1.
//   --executions N   at most so many inputs for each target
//   --steady         as many inputs as a slow machine runs in the minutes, for a run that is the same everywhere
//   --grow           begins with all vectors, and writes the inputs that are worth keeping to test/fuzz/corpus/
//   --replay FILE    runs what was written to .fuzz/ again
//   --oracle         asks the second implementation, in Python, about each input as well
//   --library DIR    tries another build than dist/
//   --patience N     what takes more seconds than these is a hang; 60 unless given, for the slowest machine
//   --list           lists the targets
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus, readSeeds, writeCorpus } from './fuzz/corpus.js';
import { startCoverage } from './fuzz/coverage.js';
import { loadLibrary } from './fuzz/library.js';
import { type Finding, fuzz } from './fuzz/loop.js';
import { breakOf } from './fuzz/oracle.js';
import { pace, unmeasured } from './fuzz/pace.js';
import { startOracle } from './fuzz/second.js';
import { know } from './fuzz/signing.js';
import { targetsOf } from './fuzz/targets.js';
import { warmUp } from './fuzz/warm-up.js';
import { startWatchdog } from './fuzz/watchdog.js';

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: '' },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    executions: { type: 'string', default: 'Infinity' },
    steady: { type: 'boolean', default: false },
    library: { type: 'string' },
    patience: { type: 'string', default: '60' },
    replay: { type: 'string' },
    grow: { type: 'boolean', default: false },
    oracle: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}.fuzz`;
const base = new URL(values.library === undefined ? './dist/' : `${values.library}/`, pathToFileURL(root)).href;

warmUp();
const coverage = startCoverage(base);
const library = await loadLibrary(base);
const all = targetsOf(library);
const chosen = all.filter(({ name }) => name === values.target);
const targets = chosen.length > 0 ? chosen : all.filter(({ name }) => name.includes(values.target));
if (values.list || targets.length === 0) {
  console.log(all.map(({ name }) => name).join('\n'));
  process.exit(values.list ? 0 : 2);
}

const vectors = readSeeds();
const byId = new Map(vectors.map((vector) => [vector.id, vector]));
for (const { input } of vectors) know(input);

if (values.replay !== undefined) {
  const { target: name, input } = JSON.parse(readFileSync(values.replay, 'utf8')) as Finding;
  const target = all.find((each) => each.name === name);
  target?.seeds(vectors);
  know(input);
  try {
    console.log(String(await target?.run(input, true)).slice(0, 4_000));
    process.exit(0);
  } catch (error) {
    const { kind, detail } = breakOf(error);
    console.error(`${kind}: ${detail}`);
    process.exit(1);
  }
}

const watchdog = startWatchdog(Number(values.patience) * 1000, folder);
const oracle = values.oracle ? await startOracle(root) : undefined;
const share = (Number(values.minutes) * 60) / targets.length;
const end = values.steady ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
const findings: Finding[] = [];
let [executions, milliseconds] = [0, 0];
for (const [index, target] of targets.entries()) {
  const seeds = target.seeds(vectors);
  const corpus = readCorpus(target.name, byId);
  const begin = values.grow || corpus.length === 0 ? [...seeds, ...corpus] : corpus;
  const outcome = await fuzz(target, begin, {
    seed: Number(values.seed),
    // What one target leaves is shared by those behind it.
    until: Date.now() + (end - Date.now()) / (targets.length - index),
    executions: values.steady ? Math.ceil(share * (pace[target.name] ?? unmeasured)) : Number(values.executions),
    coverage,
    watchdog,
    ...(oracle ? { beside: oracle.ask } : {}),
  });
  executions += outcome.executions;
  milliseconds += outcome.milliseconds;
  const rate = Math.round((1000 * outcome.executions) / Math.max(1, outcome.milliseconds));
  const kept = values.grow ? writeCorpus(target.name, outcome.corpus, vectors) : outcome.corpus.length;
  const last = outcome.findings.length === 0 ? '' : `, ${outcome.findings.length} BROKEN`;
  console.log(
    `${target.name.padEnd(26)} ${outcome.executions} inputs, ${rate} a second, from ${begin.length}, ${kept} kept${last}`,
  );
  for (const finding of outcome.findings) {
    mkdirSync(folder, { recursive: true });
    const file = `${folder}/${target.name.replaceAll(/[^a-z.-]+/g, '-')}-${values.seed}-${finding.execution}.json`;
    writeFileSync(file, `${JSON.stringify(finding, null, 2)}\n`);
    console.error(
      `${target.name}: ${finding.kind}, at input ${finding.execution} of seed ${finding.seed}: ${file}\n  ${finding.detail}\n  ${JSON.stringify(finding.input)?.slice(0, 1_500)}`,
    );
  }
  findings.push(...outcome.findings);
}
const { covered, known, functions } = coverage.summary();
console.log(
  `${executions} inputs for ${targets.length} targets, ${Math.round((1000 * executions) / Math.max(1, milliseconds))} a second; ` +
    `${functions} functions ran, ${((100 * covered) / Math.max(1, known)).toFixed(1)} % of the code of the modules that were loaded; ${findings.length} findings`,
);
oracle?.close();
process.exit(findings.length === 0 ? 0 : 1);
