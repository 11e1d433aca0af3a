import type { Job, Queue, Worker } from 'bullmq';
import { isMisuse, type Misuse } from '../command.js';
import type { Io } from '../io.js';
import { clip, printable } from '../terminal.js';
import { type AuditClient, type AuditStore, openStore } from './store.js';

/** What is on the queue of a chunk: its number, and where its lines stood, for whoever looks at dead ones. */
export interface ChunkJob {
  readonly chunk: number;
  readonly file?: string;
  readonly first: number;
  readonly last: number;
}

/** A chunk that nobody could judge. */
export interface DeadChunk extends ChunkJob {
  readonly reason: string;
}

/** The queue of an audit, and what it keeps. */
export interface AuditQueue {
  readonly store: AuditStore;
  /** Puts a chunk on the queue, where it is not there yet. */
  add(job: ChunkJob): Promise<void>;
  dead(most: number): Promise<readonly DeadChunk[]>;
  deadCount(): Promise<number>;
  /** Puts dead chunks on the queue again; answers with how many. */
  retry(): Promise<number>;
  /** Works on chunks until it is told to stop: then those that were begun are ended. */
  work(judge: (job: ChunkJob) => Promise<void>, atOnce: number): { stop(): Promise<void> };
  /** Removes the queue with all that is kept. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

const queueName = 'chunks';

/** A chunk whose worker is gone is judged by another one: after how long, and how often before it is dead. */
const lost = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 2 } as const;

/** How often a chunk is tried that could not be judged, and how long is waited before. */
const tries = { attempts: 3, backoff: { type: 'exponential', delay: 500 } } as const;

const howToInstall = '--queue needs packages that are not installed: npm install bullmq@6 redis@5';

/** Opens the queue of an audit. Misuse where it cannot be reached, or the packages are not installed. */
export async function openQueue(url: string, name: string, io: Io): Promise<AuditQueue | Misuse> {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) return { misuse: '--queue: expected redis:// or rediss://' };
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    return { misuse: `--name: expected 1 to 64 letters, digits, _ and -, found ${clip(name, 80)}` };
  }
  const packages = await Promise.all([import('redis'), import('bullmq')]).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  if (!packages) return { misuse: howToInstall };
  const [{ createClient }, bull] = packages;
  let connected = false;
  let told = '';
  const tell = (error: unknown): void => {
    const line = printable(`capsig: queue: ${clip(error instanceof Error ? error.message : String(error), 200)}`);
    // Once for each reason: it is tried again for as long as it takes.
    if (line !== told) io.stderr(`${line}\n`);
    told = line;
  };
  const reconnectStrategy = (times: number): number | false => (connected ? Math.min(100 * times, 2_000) : false);
  const client = createClient({ url, socket: { reconnectStrategy, connectTimeout: 10_000 } });
  client.on('error', (error) => connected && tell(error));
  try {
    await client.connect();
  } catch (error) {
    // The address may have a password in it.
    return {
      misuse: `--queue: cannot be reached: ${clip(error instanceof Error ? error.message : String(error), 120)}`,
    };
  }
  connected = true;
  client.on('ready', () => {
    told = '';
  });
  // All in one slot of a cluster, as what is in braces says.
  const prefix = `capsig:{audit:${name}}`;
  const store = openStore(client as unknown as AuditClient, prefix);
  const queue: Queue<ChunkJob> = new bull.Queue<ChunkJob>(queueName, { connection: client, prefix });
  queue.on('error', tell);
  const dead = async (most: number): Promise<readonly Job<ChunkJob>[]> => queue.getFailed(0, most - 1);
  return {
    store,
    async add(job) {
      await queue.add('chunk', job, {
        jobId: `chunk-${job.chunk}`,
        removeOnComplete: true,
        removeOnFail: false,
        ...tries,
      });
    },
    dead: async (most) =>
      (await dead(most)).map(({ data, failedReason }) => ({ ...data, reason: String(failedReason ?? 'not said') })),
    deadCount: () => queue.getFailedCount(),
    async retry() {
      let count = 0;
      for (const job of await dead(100_000)) {
        await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
        count++;
      }
      return count;
    },
    work(judge, atOnce) {
      const connection = client.duplicate();
      connection.on('error', tell);
      const worker: Worker<ChunkJob> = new bull.Worker<ChunkJob>(queueName, async ({ data }) => judge(data), {
        connection,
        ...{ prefix, concurrency: atOnce, removeOnComplete: { count: 0 }, ...lost },
      });
      worker.on('error', tell);
      return {
        async stop() {
          await worker.close();
          // What it was given is not its own to close, and would keep the process.
          connection.destroy();
        },
      };
    },
    async drop() {
      await queue.obliterate({ force: true });
      await store.drop();
    },
    async close() {
      await queue.close();
      client.destroy();
    },
  };
}

/** Opens the queue that options name, and does something with it. */
export async function withQueue<T>(
  url: string,
  name: string,
  io: Io,
  use: (queue: AuditQueue) => Promise<T | Misuse>,
): Promise<T | Misuse> {
  const queue = await openQueue(url, name, io);
  if (isMisuse(queue)) return queue;
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}
