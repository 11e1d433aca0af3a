import { numberOf } from '../arguments.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from '../command.js';
import { barOf } from '../conformance/progress.js';
import { exit, type Io } from '../io.js';
import { formatCounts } from '../ndjson/summary.js';
import type { Plan } from '../plan.js';
import { clip, printable } from '../terminal.js';
import { chunksOf, packChunk, unpack } from './chunks.js';
import type { Judging } from './judging.js';
import { type AuditQueue, withQueue } from './queue.js';
import { judgesAlike, writeSetup } from './setup.js';
import type { AuditProgress } from './store.js';
import { startWork } from './work.js';

/** The most chunks that wait to be judged: some 64 MB of what sessions take when they are packed. */
const mostWaiting = 256;
/** How often it is looked how far it is. */
const look = 250;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, look));

const gone: Misuse = { misuse: 'no audit of this name is on the queue' };

/** How an audit stands, with the chunks that are dead. */
interface Standing extends AuditProgress {
  readonly dead: number;
}

async function standingOf(queue: AuditQueue): Promise<Standing> {
  const [progress, dead] = await Promise.all([queue.store.progress(), queue.deadCount()]);
  return { ...progress, dead };
}

const isOver = ({ total, done, dead }: Standing): boolean => total !== undefined && done + dead >= total;

function exitOfStanding(standing: Standing): number {
  if (standing.verdicts.has('reject')) return exit.invalid;
  const isWhole = standing.dead === 0 && isOver(standing) && standing.verdicts.size > 0;
  return isWhole && !standing.verdicts.has('undecided') ? exit.valid : exit.undecided;
}

function tellStanding(standing: Standing, print: (text: string) => void): void {
  const { total, known, done, dead, verdicts, rules } = standing;
  const of = total ?? `${known} or more, as files are still read`;
  const gone = dead > 0 ? `, ${dead} dead` : '';
  print(`${done} of ${of} chunks are judged${gone}\n${formatCounts(verdicts, rules).join('\n')}\n`);
}

async function tellDead(queue: AuditQueue, print: (text: string) => void): Promise<void> {
  for (const { chunk, file, first, last, reason } of await queue.dead(20)) {
    const where = `${file === undefined ? '' : `${clip(file, 120)}, `}lines ${first} to ${last}`;
    print(`${printable(`dead: chunk ${chunk} (${where}): ${clip(reason, 200)}`)}\n`);
  }
}

/** Shows how far it is below what is printed, on standard error where that is a terminal. */
function createBar(io: Io): { draw(standing: Standing): void; clear(): void } {
  const isShown = io.isErrorTerminal === true && io.env.TERM !== 'dumb';
  const draw = (text: string): void => void (isShown && io.stderr(`\r\x1b[K${text}`));
  return {
    draw: ({ total, done, dead }) => draw(total === undefined ? `${done} chunks` : barOf(done + dead, total)),
    clear: () => draw(''),
  };
}

/** Prints the rows of all chunks in their order, as far as they are judged. */
async function printRows({ store }: AuditQueue, refused: boolean, io: Io): Promise<void> {
  const { known } = await store.progress();
  for (let chunk = 0; chunk < known; chunk++) {
    const packed = await store.rows(chunk);
    if (packed === undefined) continue;
    const text = unpack(packed).toString();
    io.stdout(refused ? rowsRefused(text) : text);
    await io.drained?.();
    if (io.isUnheard?.()) return;
  }
}

/** Leaves out the rows of what is accepted. */
function rowsRefused(text: string): string {
  const rows = text.split(/(?<=\n)/);
  return rows.filter((row) => row !== '' && JSON.parse(row).verdict !== 'accept').join('');
}

/** Reads files and puts their chunks on the queue, no more ahead than a store takes lightly. */
async function submit(
  queue: AuditQueue,
  files: readonly string[],
  io: Io,
  { readLines }: Judging,
  isStopped: () => boolean,
  draw: (standing: Standing) => void,
): Promise<Misuse | undefined> {
  let chunk = 0;
  const other = {
    misuse: 'an audit of this name is of other files: give another --name, or end it by capsig audit drop',
  };
  for await (const each of chunksOf(readLines(files, io))) {
    for (;;) {
      const standing = await standingOf(queue);
      draw(standing);
      if (isStopped()) return undefined;
      if (!standing.isThere) return gone;
      if (standing.total !== undefined && chunk >= standing.total) return other;
      if (standing.known - standing.done - standing.dead < mostWaiting) break;
      await pause();
    }
    const { data, digest } = packChunk(each);
    const state = await queue.store.offer(chunk, digest, data);
    if (state === 'other') return other;
    const [first, last] = [each.lines[0]?.number ?? 0, each.lines.at(-1)?.number ?? 0];
    if (state === 'open') await queue.add({ chunk, first, last, ...(each.file !== undefined && { file: each.file }) });
    chunk++;
  }
  const { total, known } = await queue.store.progress();
  if ((total !== undefined && total !== chunk) || known > chunk) return other;
  await queue.store.close(chunk);
  return undefined;
}

/** What ends by itself, and by whoever interrupts it. */
function interruption(io: Io): () => boolean {
  let stopped = false;
  void io.untilInterrupted?.().then(() => {
    stopped = true;
  });
  return () => stopped;
}

/** Works until all chunks of an audit are judged or dead. */
async function workOn(queue: AuditQueue, isStopped: () => boolean, draw: (standing: Standing) => void): Promise<void> {
  for (;;) {
    const standing = await standingOf(queue);
    draw(standing);
    if (isStopped() || isOver(standing) || !standing.isThere) return;
    await pause();
  }
}

async function concluded(queue: AuditQueue, io: Io): Promise<number | Misuse> {
  const standing = await standingOf(queue);
  if (!standing.isThere) return gone;
  tellStanding(standing, (text) => io.stderr(text));
  await tellDead(queue, (text) => io.stderr(text));
  if (!isOver(standing)) io.stderr('it was interrupted: the same command goes on with it\n');
  return exitOfStanding(standing);
}

/** Begins an audit on a queue, or goes on with it; works on it, and prints what came of all chunks at the end. */
export async function auditOnQueue(
  given: Arguments,
  files: readonly string[],
  plan: Plan,
  url: string,
  io: Io,
  judging: Judging,
): Promise<number | Misuse> {
  const jobs = numberOf(given, 'jobs', 1, judging.mostJobs);
  if (isMisuse(jobs)) return jobs;
  const work = await judging.prepareLines(given, plan, io, jobs);
  if (isMisuse(work)) return work;
  return withQueue(url, singleOf(given, 'name') ?? 'audit', io, async (queue) => {
    const { now, sources } = work.setup;
    const own = writeSetup({ given, now, sources });
    if (!judgesAlike(await queue.store.begin(own), own)) {
      return { misuse: 'an audit of this name was begun with other options: give another --name' };
    }
    const isStopped = interruption(io);
    const bar = createBar(io);
    const worker = await startWork(queue, jobs, io, judging);
    if (isMisuse(worker)) return worker;
    try {
      const fault = await submit(queue, files, io, judging, isStopped, bar.draw);
      if (fault) return fault;
      await workOn(queue, isStopped, bar.draw);
    } finally {
      bar.clear();
      await worker.stop();
    }
    if (isOver(await standingOf(queue))) await printRows(queue, given.switches.has('refused'), io);
    return concluded(queue, io);
  });
}

/** What can be done with an audit from any machine, by the name of the command. */
const onQueue: Readonly<
  Record<string, (queue: AuditQueue, given: Arguments, io: Io, judging: Judging) => Promise<number | Misuse>>
> = {
  async work(queue, given, io, judging) {
    const jobs = numberOf(given, 'jobs', 1, judging.mostJobs);
    if (isMisuse(jobs)) return jobs;
    const worker = await startWork(queue, jobs, io, judging);
    if (isMisuse(worker)) return worker;
    const bar = createBar(io);
    try {
      await workOn(queue, interruption(io), bar.draw);
    } finally {
      bar.clear();
      await worker.stop();
    }
    return concluded(queue, io);
  },
  async status(queue, _, io) {
    const standing = await standingOf(queue);
    if ((await queue.store.setup()) === null) return { misuse: 'no audit of this name is on the queue' };
    tellStanding(standing, io.stdout);
    await tellDead(queue, io.stdout);
    return exitOfStanding(standing);
  },
  async results(queue, given, io) {
    await printRows(queue, given.switches.has('refused'), io);
    return concluded(queue, io);
  },
  async retry(queue, _, io) {
    io.stdout(`${await queue.retry()} dead chunks are on the queue again\n`);
    return exit.valid;
  },
  async drop(queue, _, io) {
    await queue.drop();
    io.stdout('the audit is gone\n');
    return exit.valid;
  },
};

/** Does with an audit on a queue what a command says, by its name. */
export function runOnQueue(
  name: string,
  given: Arguments,
  url: string,
  io: Io,
  judging: Judging,
): Promise<number | Misuse> {
  return withQueue(url, singleOf(given, 'name') ?? 'audit', io, async (queue) => {
    return (await onQueue[name]?.(queue, given, io, judging)) ?? exit.usage;
  });
}
