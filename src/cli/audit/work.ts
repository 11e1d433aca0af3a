import { isMisuse, type Misuse } from '../command.js';
import type { Io } from '../io.js';
import type { Done, LineWork, Numbered } from '../ndjson.js';
import { pack, unpackChunk } from './chunks.js';
import type { Judging } from './judging.js';
import type { AuditQueue, ChunkJob } from './queue.js';
import { readSetup } from './setup.js';

/** Judges lines of many chunks with the same threads, which take long to start. */
interface LinePool {
  judge(lines: readonly Numbered[]): Promise<readonly Done[]>;
  close(): void;
}

/** What waits for the verdict of a line. */
interface Waiting {
  readonly line: Numbered;
  resolve(done: Done): void;
  reject(error: unknown): void;
}

function createPool({ setup, withEvidence }: LineWork, jobs: number, judgeThere: Judging['judgeThere']): LinePool {
  const given: Waiting[] = [];
  const judged: Waiting[] = [];
  let closed = false;
  let failed: { readonly error: unknown } | undefined;
  let wake = (): void => undefined;
  async function* feed(): AsyncGenerator<Numbered> {
    for (;;) {
      const next = given.shift();
      if (next) {
        // Verdicts come in this order.
        judged.push(next);
        yield withEvidence(next.line);
      } else if (closed) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const run = async (): Promise<void> => {
    for await (const done of judgeThere(feed(), setup, jobs)) judged.shift()?.resolve(done);
  };
  run().catch((error: unknown) => {
    failed = { error };
    for (const each of [...judged.splice(0), ...given.splice(0)]) each.reject(error);
  });
  return {
    judge: (lines) =>
      Promise.all(
        lines.map(
          (line) =>
            new Promise<Done>((resolve, reject) => {
              if (failed) return reject(failed.error);
              given.push({ line, resolve, reject });
              wake();
            }),
        ),
      ),
    close() {
      closed = true;
      wake();
    },
  };
}

/** One who works on the chunks of an audit. */
export interface AuditWorker {
  /** Ends what was begun, and begins nothing more. */
  stop(): Promise<void>;
}

/** Begins to work on the chunks of an audit that somebody began. */
export async function startWork(
  queue: AuditQueue,
  jobs: number,
  io: Io,
  judging: Judging,
): Promise<AuditWorker | Misuse> {
  const { store } = queue;
  const { judgeThere, prepareLines, readPlan, rowOf } = judging;
  const text = await store.setup();
  if (text === null) return { misuse: 'no audit of this name is on the queue: capsig audit FILE --queue begins one' };
  const { given, now, sources } = readSetup(text);
  const plan = readPlan(given, { now: () => new Date(now) });
  if (isMisuse(plan)) return { misuse: `the audit was begun by another version: ${plan.misuse}` };
  const work = await prepareLines(given, plan, io, jobs, sources);
  if (isMisuse(work)) return work;
  // Its time is that of whoever began it.
  const pool = createPool({ ...work, setup: { ...work.setup, now } }, jobs, judgeThere);
  const judge = async ({ chunk }: ChunkJob): Promise<void> => {
    const data = await store.lines(chunk);
    if (data === undefined) {
      // Whoever judged it was ended before the queue heard of it.
      if (await store.isDone(chunk)) return;
      throw new Error('the store has lost the lines of this chunk');
    }
    const done = await pool.judge(unpackChunk(data).lines);
    await store.settle(chunk, pack(done.map(rowOf).join('')), done);
  };
  const worker = queue.work(judge, 2 * jobs);
  return {
    async stop() {
      await worker.stop();
      pool.close();
    },
  };
}
