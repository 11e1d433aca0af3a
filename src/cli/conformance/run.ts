import { randomBytes } from 'node:crypto';
import { createProcessAdapter } from '../../conformance/adapter-process.js';
import { createUrlAdapter } from '../../conformance/adapter-url.js';
import { type Baseline, compareBaseline, parseBaseline } from '../../conformance/baseline.js';
import { classes } from '../../conformance/classes.js';
import { type Fault, isFault } from '../../conformance/fault.js';
import { writeAll } from '../../conformance/folder.js';
import { isFailure, type Mapping } from '../../conformance/judgement.js';
import { operationNames } from '../../conformance/operation.js';
import type { Adapter } from '../../conformance/protocol.js';
import { loadRegister } from '../../conformance/register.js';
import { runFiles, summarize } from '../../conformance/report-files.js';
import { reseedVectors } from '../../conformance/reseed.js';
import { runConformance, type Selection } from '../../conformance/runner.js';
import { loadVectors, type VectorSet } from '../../conformance/vector.js';
import { isPlainObject } from '../../internal/json.js';
import { profiles, strict } from '../../profile.js';
import { rules } from '../../rule.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from '../command.js';
import { readOperand } from '../input.js';
import { exit, type Io } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip, createPage } from '../terminal.js';
import { createProgress } from './progress.js';
import { type Subcommand, tell } from './subcommand.js';
import { outcomeNotes, printSummary } from './summary.js';

/** How long hello is waited for at least: a compiler may have to run first. */
const startTimeout = 120_000;

function numberOf(given: Arguments, name: string, otherwise: number, most: number): number | Misuse {
  const text = singleOf(given, name);
  if (text === undefined) return otherwise;
  const number = /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  return { misuse: `--${name}: expected a whole number from 1 to ${most}, found ${clip(text, 80)}` };
}

function adapterOf(given: Arguments, after: readonly string[] | undefined): Adapter | Misuse {
  const timeout = numberOf(given, 'timeout', 10_000, 3_600_000);
  if (isMisuse(timeout)) return timeout;
  const limits = { timeout, startTimeout: Math.max(timeout, startTimeout) };
  const url = singleOf(given, 'url');
  if (url === undefined) {
    if (after && after.length > 0) return createProcessAdapter({ command: after, ...limits });
    return { misuse: 'expected the command of an adapter after --, such as -- python3 adapter.py, or --url URL' };
  }
  if (after) return { misuse: 'expected a command or --url, found both' };
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return { misuse: `--url: expected http:// or https://, found ${clip(url, 120)}` };
  return createUrlAdapter({ url, ...limits });
}

function selectionOf(given: Arguments, { vectors }: VectorSet): Selection | Misuse {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    class: new Set(classes.map(({ id }) => id)),
    operation: new Set([...operationNames, ...vectors.map(({ operation }) => operation)]),
    rule: new Set([...Object.keys(rules), ...vectors.flatMap((vector) => vector.rules)]),
    vector: new Set(vectors.map(({ id }) => id)),
  };
  for (const [name, ids] of Object.entries(known)) {
    const unknown = given.values.get(name)?.find((id) => !ids.has(id));
    if (unknown === undefined) continue;
    return { misuse: `--${name}: there is no ${name} ${clip(unknown, 80)}${suggestion(unknown, [...ids])}` };
  }
  const [claimed, operations, chosen, ids] = [
    given.values.get('class'),
    given.values.get('operation'),
    given.values.get('rule'),
    given.values.get('vector'),
  ];
  return {
    ...(claimed ? { classes: claimed } : {}),
    ...(operations ? { operations } : {}),
    ...(chosen ? { rules: chosen } : {}),
    ...(ids ? { vectors: ids } : {}),
  };
}

async function textOf(given: Arguments, name: string, io: Io): Promise<string | undefined | Misuse> {
  const path = singleOf(given, name);
  if (path === undefined) return undefined;
  const bytes = await readOperand(path, io);
  return isMisuse(bytes) ? { misuse: `--${name}: ${bytes.misuse}` } : new TextDecoder().decode(bytes);
}

function parseMapping(text: string): Mapping | Fault {
  const fault = (message: string): Fault => ({
    fault: `--mapping: expected a JSON object of native codes and rule ids such as {"E_NONCE": "siwe.nonce"}: ${message}`,
  });
  try {
    const value: unknown = JSON.parse(text);
    if (!isPlainObject(value)) return fault('it is no object');
    for (const [code, rule] of Object.entries(value)) {
      if (typeof rule === 'string' && Object.hasOwn(rules, rule)) continue;
      return fault(`${clip(code, 80)} leads to no rule${suggestion(String(rule), Object.keys(rules))}`);
    }
    return value as Mapping;
  } catch (error) {
    return fault(clip((error as Error).message, 120));
  }
}

async function vectorsOf(given: Arguments): Promise<VectorSet | Fault | Misuse> {
  const [folder, reseed] = [singleOf(given, 'vectors'), singleOf(given, 'reseed')];
  if (folder !== undefined && reseed !== undefined) {
    return { misuse: 'expected --vectors or --reseed, found both: what is generated is not read from a folder' };
  }
  return reseed === undefined ? loadVectors(folder) : reseedVectors(reseed);
}

interface Files {
  readonly mapping: Mapping;
  readonly baseline: Baseline | undefined;
}

async function filesOf(given: Arguments, profile: string, io: Io): Promise<Files | Fault | Misuse> {
  const [mappingText, baselineText] = [await textOf(given, 'mapping', io), await textOf(given, 'baseline', io)];
  if (isMisuse(mappingText)) return mappingText;
  if (isMisuse(baselineText)) {
    return { misuse: `${baselineText.misuse}. A run with --out DIR writes DIR/baseline.json to begin with` };
  }
  const mapping = mappingText === undefined ? {} : parseMapping(mappingText);
  if (isFault(mapping)) return mapping;
  const baseline =
    baselineText === undefined ? undefined : parseBaseline(baselineText, singleOf(given, 'baseline') ?? '');
  if (isFault(baseline)) return baseline;
  if (baseline && baseline.profile !== profile) {
    return { fault: `--baseline: it is for the profile ${clip(baseline.profile, 80)}, this run is for ${profile}` };
  }
  return { mapping: mapping as Mapping, baseline };
}

async function run(given: Arguments, io: Io, after: readonly string[] | undefined): Promise<number | Misuse> {
  const profile = singleOf(given, 'profile') ?? strict.name;
  if (!profiles[profile]) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(profile, 80)}` };
  }
  const adapter = adapterOf(given, after);
  if (isMisuse(adapter)) return adapter;
  const jobs = numberOf(given, 'jobs', 1, 64);
  if (isMisuse(jobs)) return jobs;
  const set = await vectorsOf(given);
  if (isMisuse(set)) return set;
  if (isFault(set)) return tell(set, io);
  const selection = selectionOf(given, set);
  if (isMisuse(selection)) return selection;
  const files = await filesOf(given, profile, io);
  if (isMisuse(files)) return files;
  if (isFault(files)) return tell(files, io);
  const { mapping, baseline } = files;

  const progress = createProgress(io);
  const seed = singleOf(given, 'seed') ?? randomBytes(6).toString('hex');
  const done = await runConformance({
    set,
    adapter,
    profile,
    seed,
    jobs,
    selection,
    mapping,
    progress: progress.update,
  });
  progress.clear();
  if (isFault(done)) return tell(done, io);

  const register = loadRegister();
  const results = summarize(done, register);
  const found = done.results.map(({ vector, outcome }) => ({ id: vector.id, outcome }));
  const ids = new Set(set.vectors.map(({ id }) => id));
  const comparison = baseline && compareBaseline(found, baseline, (id) => ids.has(id));
  const page = createPage(io);
  printSummary(page, done, results, comparison, register);
  if (done.asked === 0) {
    page.line(
      done.results.length === 0
        ? 'nothing ran: no vector is in the selection'
        : 'nothing ran: the adapter declares no operation (or feature) of the selected vectors',
    );
    return exit.undecided;
  }
  const out = singleOf(given, 'out');
  if (out !== undefined) {
    const written = writeAll(runFiles(done, results, register), out);
    if (isFault(written)) return tell(written, io);
    page.line(`wrote ${written.map((path) => clip(path, 200)).join(', ')}`);
  }
  const bad = comparison
    ? comparison.regressions.length + comparison.stale.length > 0
    : found.some(({ outcome }) => isFailure(outcome));
  return bad ? exit.invalid : exit.valid;
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
    mapping: { value: 'FILE', help: 'a JSON object that leads from native error codes to rule ids' },
    out: { value: 'DIR', help: 'write results.json, junit.xml, a badge, the matrix and a baseline there' },
    vectors: { value: 'DIR', help: 'use these vectors instead of those of the checkout or of capsig-vectors' },
    reseed: { value: 'TEXT', help: 'generate the vectors with keys of their own (in a checkout of the repository)' },
  },
  notes: [
    'The adapter reads one JSON line and writes one: see capsig conformance init. Standard error is free.',
    'An answer may carry "native": {"code": "E_NONCE"} instead of "rule"; --mapping {"E_NONCE": "siwe.nonce"} translates.',
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
