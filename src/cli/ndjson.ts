import { Worker, type WorkerOptions } from 'node:worker_threads';
import { createNativeBackend } from '../crypto/native.js';
import { judgeInThreads } from '../many/pool.js';
import { numberOf } from './arguments.js';
import { type Arguments, isMisuse, type Misuse } from './command.js';
import { type EvidenceSources, gatherFrom, readSources } from './evidence-options.js';
import { reasonOf } from './input.js';
import { exit, type Io } from './io.js';
import { createLineJudge, type LineSetup, type LineVerdict, lineVerdict, type Task } from './ndjson/line-verdict.js';
import { type Line, linesOf } from './ndjson/lines.js';
import { createProgress } from './ndjson/progress.js';
import { recordReader } from './ndjson/record.js';
import { type Counts, createCounts } from './ndjson/summary.js';
import type { Plan } from './plan.js';
import { clip } from './terminal.js';
import { asWritten } from './written.js';

/** How many signatures are remembered by all threads together: some 12 MB. */
const remembered = 50_000;
/** The most threads. */
export const mostJobs = 64;
/** How many lines for each thread are read before their verdicts are printed, and how many bytes of them. */
const ahead = { lines: 64, bytes: 4 * 1024 * 1024 };

/** A line that was judged, and where it stands. */
export interface Done extends LineVerdict {
  readonly line: number;
  /** How much of the file ends with it, in bytes. */
  readonly end: number;
  /** Undefined where there is one file only. */
  readonly file: string | undefined;
}

/** The row of a line, with its file where there are several. */
export const rowOf = ({ text, file }: Pick<Done, 'text' | 'file'>): string =>
  file === undefined ? text : `{"file":${JSON.stringify(file)},${text.slice(1)}`;

const begin = (options: WorkerOptions): Worker => new Worker(new URL('./ndjson/worker.js', import.meta.url), options);

/** A line to judge, and the file that it stands in. */
export type Numbered = Line & Task & { readonly file?: string };

/** Judges in this thread. */
async function* judgeHere(lines: AsyncIterable<Numbered>, setup: LineSetup): AsyncGenerator<Done> {
  const { judge } = createLineJudge(setup);
  for await (const task of lines) yield { ...(await judge(task)), line: task.number, end: task.end, file: task.file };
}

/** Judges in other threads; a line at which one of them ends twice is not decided. `start` starts one. */
export async function* judgeThere(
  lines: AsyncIterable<Numbered>,
  setup: LineSetup,
  jobs: number,
  start: (options: WorkerOptions) => Worker = begin,
): AsyncGenerator<Done> {
  // In the order in which they come back.
  const places: Pick<Done, 'line' | 'end' | 'file'>[] = [];
  async function* noted() {
    for await (const task of lines) {
      const { number: line, end, file } = task;
      places.push({ line, end, file });
      yield task;
    }
  }
  const room = { weightOf: ({ bytes }: Numbered) => bytes?.length ?? 0, most: ahead.bytes };
  const judged = judgeInThreads<Numbered, LineVerdict>(noted(), {
    begin: start,
    setup,
    jobs,
    ahead: jobs * ahead.lines,
    room,
  });
  for await (const each of judged) {
    const { line = 0, end = 0, file } = places.shift() ?? {};
    const told = 'value' in each ? each.value : lineVerdict({ line, verdict: 'undecided', error: each.error.message });
    yield { ...told, line, end, file };
  }
}

function sourceOf(operand: string, io: Io): AsyncIterable<Uint8Array> | undefined {
  return operand === '-' ? io.stdin : io.openFile?.(operand);
}

/** How lines are judged by the options of a run: as data for threads, and what is asked of the network before. */
export interface LineWork {
  readonly setup: LineSetup;
  /** Adds what nodes answer about a line, where an option names nodes. */
  withEvidence(line: Numbered): Promise<Numbered>;
}

/** Sets up how lines are judged; `sources` are the files of evidence where they were read before. */
export async function prepareLines(
  given: Arguments,
  plan: Plan,
  io: Io,
  jobs: number,
  files?: LineSetup['sources'],
): Promise<LineWork | Misuse> {
  const { profile } = plan.common;
  const read = await readSources(files ? withoutFiles(given) : given, profile, io);
  if (isMisuse(read)) return read;
  const { rpc, ...own } = read;
  const sources: EvidenceSources = { ...(files ?? own), ...(rpc && { rpc }) };
  const native = io.env.CAPSIG_BACKEND !== 'noble';
  const now = String(plan.common.now);
  const readRecord = recordReader(given, plan);
  /** The document of a line, parsed; undefined where there is none. */
  const documentOf = (bytes: Uint8Array): unknown => {
    const record = readRecord?.(bytes) ?? { bytes, plan };
    return 'fault' in record ? undefined : asWritten(record.bytes, record.plan).value;
  };
  return {
    setup: { given, now, native, remembered: Math.ceil(remembered / jobs), sources: files ?? own },
    /** Nodes are asked from here: what a thread is told is data. */
    async withEvidence(line) {
      const value = rpc && line.bytes && documentOf(line.bytes);
      return value === undefined ? line : { ...line, evidence: await gatherFrom(sources, value, profile) };
    },
  };
}

/** The options without those that name files of evidence. */
function withoutFiles(given: Arguments): Arguments {
  const values = new Map([...given.values].filter(([name]) => name === 'rpc'));
  return { operands: [], switches: given.switches, values };
}

/** A file that cannot be read, and why. */
class UnreadableFile extends Error {}

/** Reads the lines of files, one after the other. */
export async function* readLines(operands: readonly string[], io: Io): AsyncGenerator<Numbered> {
  for (const operand of operands) {
    const source = sourceOf(operand, io);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      if (!source) throw new UnreadableFile('cannot read lines here');
      try {
        yield* source;
      } catch (error) {
        throw new UnreadableFile(`cannot read ${clip(operand, 120)}: ${reasonOf(error)}`);
      }
    };
    for await (const line of linesOf(pieces())) yield operands.length === 1 ? line : { ...line, file: operand };
  }
}

/** Judges lines, and prints what `print` makes of each; answers with the exit code. */
export async function judgeLines(
  lines: AsyncIterable<Numbered>,
  { setup, withEvidence }: LineWork,
  jobs: number,
  counts: Counts,
  print: (done: Done) => void,
  io: Io,
): Promise<number | Misuse> {
  async function* tasks(): AsyncGenerator<Numbered> {
    for await (const line of lines) yield withEvidence(line);
  }
  try {
    for await (const done of jobs === 1 ? judgeHere(tasks(), setup) : judgeThere(tasks(), setup, jobs)) {
      counts.count(done);
      print(done);
      await io.drained?.();
      // What nobody reads is not judged: of the lines that are left, nothing is known.
      if (io.isUnheard?.()) return counts.verdicts.has('reject') ? exit.invalid : exit.undecided;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return { misuse: error.message };
    throw error;
  }
  return exitOf(counts);
}

/** The exit code of lines that were judged. */
export function exitOf({ verdicts }: Counts): number {
  if (verdicts.has('reject')) return exit.invalid;
  return verdicts.size === 0 || verdicts.has('undecided') ? exit.undecided : exit.valid;
}

/** Says on standard error what there was, and that nothing was judged where there was nothing. */
export function tellCounts(counts: Counts, { native }: LineSetup, isSummed: boolean, io: Io): void {
  if (isSummed) io.stderr(counts.format(native ? createNativeBackend().parts : undefined));
  // Whoever wrote the lines may have failed: that nothing was refused is no proof of anything.
  if (counts.verdicts.size === 0) io.stderr('no line was found, so that nothing was judged\n');
}

/** Verifies a file of one JSON document in each line, in constant memory: a verdict for each, in their order. */
export async function verifyLines(given: Arguments, plan: Plan, io: Io): Promise<number | Misuse> {
  const jobs = numberOf(given, 'jobs', 1, mostJobs);
  if (isMisuse(jobs)) return jobs;
  const operand = given.operands[0] ?? '';
  const work = await prepareLines(given, plan, io, jobs);
  if (isMisuse(work)) return work;
  const counts = createCounts();
  const progress = createProgress(io, operand === '-' ? undefined : await io.sizeOf?.(operand));
  const print = ({ text, line, end }: Done): void => progress.print(text, line, end);
  const code = await judgeLines(readLines([operand], io), work, jobs, counts, print, io).finally(() =>
    progress.clear(),
  );
  if (isMisuse(code)) return code;
  tellCounts(counts, work.setup, given.switches.has('summary'), io);
  return code;
}
