import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type Baseline, compareBaseline } from '../../conformance/baseline.js';
import { isFault } from '../../conformance/fault.js';
import { firstFailureOf, firstFailureOptions, type IsKnown } from '../../conformance/first-failure.js';
import { writeAll } from '../../conformance/folder.js';
import { isFailure } from '../../conformance/judgement.js';
import { formatMapping, type Mapping, parseMapping, unmappedCodes } from '../../conformance/mapping.js';
import type { Adapter } from '../../conformance/protocol.js';
import { runFiles, summarize } from '../../conformance/report-files.js';
import type { Results } from '../../conformance/report-json.js';
import { differencesOf } from '../../conformance/results-difference.js';
import { type Run, runConformance, type Selection } from '../../conformance/runner.js';
import type { VectorSet } from '../../conformance/vector.js';
import { watchFiles } from '../../conformance/watch.js';
import { profiles, strict } from '../../profile.js';
import { loadRegister } from '../../register.js';
import { numberOf } from '../arguments.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from '../command.js';
import { exit, type Io } from '../io.js';
import { clip, createPage } from '../terminal.js';
import { linksOf, linksOption } from './page-links.js';
import { createProgress } from './progress.js';
import { adapterOf, filesOf, selectionOf, vectorsOf } from './run-options.js';
import { type Subcommand, tell } from './subcommand.js';
import { outcomeNotes, printFirstFailure, printSummary } from './summary.js';

type PageLinks = Parameters<typeof runFiles>[3];

/** What stays the same from one run to the next. */
interface Plan {
  readonly given: Arguments;
  readonly profile: string;
  readonly adapter: Adapter;
  readonly jobs: number;
  readonly set: VectorSet;
  readonly selection: Selection;
  readonly seed: string;
  readonly links: PageLinks;
}

/** A run that was told, and what it left to compare the next one with. */
interface Told {
  readonly code: number;
  readonly results?: Results;
}

/** What a mapping to fill in says already: nothing that somebody wrote there is lost. */
function mappingIn(path: string, given: Mapping): Mapping | undefined {
  let text: Uint8Array;
  try {
    text = readFileSync(path);
  } catch {
    return given;
  }
  const parsed = parseMapping(text, path);
  return isFault(parsed) ? undefined : { ...parsed.mapping, ...given };
}

function write(
  out: string,
  run: Run,
  results: Results,
  mapping: Mapping,
  links: PageLinks,
): ReturnType<typeof writeAll> {
  const codes = unmappedCodes(run.results);
  const known = mappingIn(join(out, 'mapping.json'), mapping);
  const filled = known === undefined || codes.length === 0 ? {} : { 'mapping.json': formatMapping(known, codes) };
  return writeAll({ ...runFiles(run, results, loadRegister(), links), ...filled }, out);
}

async function ask(plan: Plan, mapping: Mapping, more: object, io: Io): ReturnType<typeof runConformance> {
  const { set, adapter, profile, seed, jobs, selection } = plan;
  const progress = createProgress(io);
  const options = { set, adapter, profile, seed, jobs, selection, mapping, progress: progress.update };
  const done = await runConformance({ ...options, ...more });
  progress.clear();
  return done;
}

const nothingRan = ({ results }: Run): string =>
  results.length === 0
    ? 'nothing ran: no vector is in the selection'
    : 'nothing ran: the adapter declares no operation (or feature) of the selected vectors';

/** Runs until something fails that is not known. */
async function findFirst(plan: Plan, mapping: Mapping, baseline: Baseline | undefined, io: Io): Promise<Told> {
  const { profile } = plan;
  const isKnown: IsKnown = ({ vector, outcome }) =>
    baseline !== undefined && Object.hasOwn(baseline.known, vector.id) && baseline.known[vector.id] === outcome;
  const done = await ask({ ...plan, jobs: 1 }, mapping, firstFailureOptions(profile, isKnown), io);
  if (isFault(done)) return { code: tell(done, io) };
  const page = createPage(io);
  if (done.asked === 0) {
    page.line(nothingRan(done));
    return { code: exit.undecided };
  }
  const failure = firstFailureOf(done, isKnown);
  printFirstFailure(page, done, failure, loadRegister());
  return { code: failure ? exit.invalid : exit.valid };
}

async function measure(plan: Plan, before: Results | undefined, io: Io): Promise<Told | Misuse> {
  const { given, set, profile } = plan;
  const files = await filesOf(given, profile, io);
  if (isMisuse(files)) return files;
  if (isFault(files)) return { code: tell(files, io) };
  const { mapping, baseline } = files;
  if (given.switches.has('first-failure')) return findFirst(plan, mapping, baseline, io);
  const done = await ask(plan, mapping, {}, io);
  if (isFault(done)) return { code: tell(done, io) };

  const register = loadRegister();
  const results = summarize(done, register);
  const found = done.results.map(({ vector, outcome }) => ({ id: vector.id, outcome }));
  const ids = new Set(set.vectors.map(({ id }) => id));
  const comparison = baseline && compareBaseline(found, baseline, (id) => ids.has(id));
  const page = createPage(io);
  printSummary(page, done, results, comparison, register);
  if (done.asked === 0) {
    page.line(nothingRan(done));
    return { code: exit.undecided };
  }
  const out = singleOf(given, 'out');
  if (out !== undefined) {
    const written = write(out, done, results, mapping, plan.links);
    if (isFault(written)) return { code: tell(written, io) };
    if (mappingIn(join(out, 'mapping.json'), mapping) === undefined) {
      page.line('mapping.json is left as it is: it is no mapping');
    }
    page.line(`wrote ${written.map((path) => clip(path, 200)).join(', ')}`);
  }
  if (before) {
    const changes = differencesOf(before, results).map(({ change }) => change);
    const count = (change: string): number => changes.filter((each) => each === change).length;
    page.line(
      `since the run before: ${count('better')} better, ${count('regression')} worse, ${count('changed')} changed`,
    );
  }
  const bad = comparison
    ? comparison.regressions.length + comparison.stale.length > 0
    : found.some(({ outcome }) => isFailure(outcome));
  return { code: bad ? exit.invalid : exit.valid, results };
}

/** Runs again whenever a file of the adapter changes, until the user has enough. */
async function measureOnChange(plan: Plan, command: readonly string[], io: Io): Promise<number | Misuse> {
  const single = (name: string): readonly string[] => plan.given.values.get(name) ?? [];
  const out = single('out');
  const watch = watchFiles(command, [...single('mapping'), ...single('baseline')], out);
  if (isFault(watch)) return tell(watch, io);
  const page = createPage(io);
  const interrupted = io.untilInterrupted?.().then(() => undefined);
  let before: Results | undefined;
  let last: readonly string[] = [];
  try {
    for (;;) {
      const told = await measure(plan, before, io);
      if (isMisuse(told)) io.stderr(`capsig: ${clip(told.misuse, 300)}\n`);
      else before = told.results ?? before;
      const code = isMisuse(told) ? exit.usage : told.code;
      page.line(`watching ${watch.folders.length} folder${watch.folders.length === 1 ? '' : 's'} (Ctrl+C ends)`);
      // What changes during every run is written by the adapter, and must not start the next one.
      const during = await watch.settle();
      const fresh = during.filter(
        (path) => !last.includes(path) && !out.some((folder) => resolve(path).startsWith(resolve(folder) + sep)),
      );
      last = during;
      const changed =
        fresh.length > 0 ? fresh : await Promise.race([watch.next(), ...(interrupted ? [interrupted] : [])]);
      if (changed === undefined) return code;
      page.line('');
      page.line(`changed: ${clip(changed.join(', '), 200)}`);
    }
  } finally {
    watch.close();
  }
}

async function run(given: Arguments, io: Io, after: readonly string[] | undefined): Promise<number | Misuse> {
  const profile = singleOf(given, 'profile') ?? strict.name;
  if (!profiles[profile]) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(profile, 80)}` };
  }
  const adapter = adapterOf(given, after);
  if (isMisuse(adapter)) return adapter;
  const watched = given.switches.has('watch');
  if (watched && !after) return { misuse: '--watch: expected a COMMAND after --, whose files it can watch' };
  if (given.switches.has('first-failure') && singleOf(given, 'out') !== undefined) {
    return { misuse: 'expected --first-failure or --out, found both: a run that stops early has no report' };
  }
  const jobs = numberOf(given, 'jobs', 1, 64);
  if (isMisuse(jobs)) return jobs;
  const set = await vectorsOf(given);
  if (isMisuse(set)) return set;
  if (isFault(set)) return tell(set, io);
  const selection = selectionOf(given, set);
  if (isMisuse(selection)) return selection;
  const seed = singleOf(given, 'seed') ?? randomBytes(6).toString('hex');
  const links = linksOf(given, singleOf(given, 'out') ?? '.', io);
  if (isMisuse(links)) return links;
  const plan = { links, given, profile, adapter, jobs, set, selection, seed };
  if (watched) return measureOnChange(plan, after ?? [], io);
  const told = await measure(plan, undefined, io);
  return isMisuse(told) ? told : told.code;
}

/** Measures an implementation. */
export const runCommand: Subcommand = {
  name: 'conformance run',
  summary: 'Measure an implementation behind an adapter.',
  options: {
    class: { value: 'ID', multiple: true, help: 'run the vectors of this conformance class only' },
    operation: { value: 'NAME', multiple: true, help: 'run the vectors of this operation only' },
    rule: { value: 'ID', multiple: true, help: 'run the vectors about this rule only' },
    vector: { value: 'ID', multiple: true, help: 'run this vector only' },
    url: { value: 'URL', help: 'POST the messages there; without it, a COMMAND after -- is started' },
    timeout: { value: 'MS', help: 'how long an answer may take (10000 unless given)' },
    jobs: { value: 'N', help: 'run so many adapters at a time (1 unless given)' },
    seed: { value: 'TEXT', help: 'the order of the vectors and their ids (random unless given; always printed)' },
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
    baseline: { value: 'FILE', help: 'known failures; only others, and known ones that pass, fail the run' },
    mapping: { value: 'FILE', help: 'a JSON object that leads from native error codes to rule ids, or to null' },
    out: {
      value: 'DIR',
      help: 'write results.json, junit.xml, badges, the report, a baseline and a mapping to fill in there',
    },
    ...linksOption,
    'first-failure': { help: 'stop at the first failure, the most dangerous one, and show it whole' },
    watch: { help: 'run again when a file of the adapter changes, until it is interrupted' },
    vectors: { value: 'DIR', help: 'use these vectors instead of those of the checkout or of capsig-vectors' },
    reseed: { value: 'TEXT', help: 'generate the vectors with keys of their own (in a checkout of the repository)' },
  },
  notes: [
    'The adapter reads one JSON line and writes one: see capsig conformance init. Standard error is free.',
    'An answer may carry "native": {"code": "E_NONCE"} instead of "rule"; --mapping FILE with {"E_NONCE": "siwe.nonce"} translates.',
    '--watch looks at the folders of the files that COMMAND names and at those below (not at node_modules, target, what begins',
    'with a dot, nor at DIR), 4 deep and 200 at most, and at the mapping and the baseline. What is compiled is built by you.',
    'An implementation that builds and decodes nothing declares the feature "verdict-only".',
    '',
    'Outcomes:',
    ...outcomeNotes,
    '',
    'Exit code: 0 good, 1 regression or stale baseline, 2 the harness failed, 3 nothing ran.',
    '',
    'Example:',
    '  capsig conformance run --jobs 2 --out report -- python3 adapter.py',
  ],
  run,
};
