import type { Worker, WorkerOptions } from 'node:worker_threads';
import { createTurns, type Room } from './turns.js';

/** Something that a thread is told once and then asked about. */
export interface Subject {
  readonly id: number;
  /** What it is, as data. */
  readonly setup: unknown;
  /** How many calls may wait. */
  readonly room: Room;
}

/** A call, as data. */
export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What a thread is told. */
export type ThreadOrder =
  | { readonly open: number; readonly setup: unknown }
  | { readonly close: number }
  | { readonly ask: number; readonly call: Call };

/** What a thread says: first that it is ready, then one answer to each call. */
export type ThreadReport = { readonly ready: true } | { readonly value: unknown } | { readonly failed: true };

/** Bounds what a thread may do. Times are milliseconds. */
export interface ThreadLimits {
  /** How long the thread may take to load. */
  readonly startMilliseconds: number;
  /** How long one call may take. */
  readonly callMilliseconds: number;
  /** The memory of the thread, in MiB. */
  readonly memory: number;
}

/** A thread that does one call after the other. */
export interface Thread {
  /**
   * Resolves to what the thread answers, and to undefined when too many calls wait already. Rejects when the call failed,
   * or when the thread ended before its answer: then nothing is known.
   */
  ask(subject: Subject, source: object, call: Call): Promise<{ readonly value: unknown } | undefined>;
  /** Has the thread forget a subject. */
  forget(id: number): void;
}

interface Job {
  readonly subject: Subject;
  readonly call: Call;
  readonly resolve: (answer: { readonly value: unknown }) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that runs, and what it knows. */
interface Running {
  readonly worker: Worker;
  readonly known: Set<number>;
  ready: boolean;
}

/**
 * Creates a thread, which starts with the first call and again after it has died: of an error, of too much memory, or since
 * a call took too long. It keeps no process from ending while nothing is asked.
 *
 * @param begin starts a worker: bundlers find its file only where it is named
 */
export function createThread(begin: (options: WorkerOptions) => Worker, limits: ThreadLimits): Thread {
  const turns = createTurns<Job>();
  let running: Running | undefined;
  let job: Job | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Ends the job at hand, and the worker with it unless it has answered. */
  function settle(settleJob: (ended: Job) => void): void {
    clearTimeout(timer);
    const ended = job;
    job = undefined;
    if (ended) settleJob(ended);
    next();
  }

  function abandon(reason: string): void {
    const gone = running;
    running = undefined;
    void gone?.worker.terminate();
    settle(({ reject }) => reject(new Error(reason)));
  }

  function limit(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => abandon('a call to the thread took too long'), milliseconds);
  }

  function start(): Running {
    const worker = begin({
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    const own: Running = { worker, known: new Set(), ready: false };
    // What a worker says after it was given up means nothing.
    const heard = (listen: () => void): void => {
      if (running === own) listen();
    };
    worker.on('message', (said: ThreadReport) =>
      heard(() => {
        if ('ready' in said) {
          own.ready = true;
          limit(limits.callMilliseconds);
        } else if ('failed' in said) settle(({ reject }) => reject(new Error('a call to the thread failed')));
        else settle(({ resolve }) => resolve({ value: said.value }));
      }),
    );
    for (const event of ['error', 'messageerror', 'exit']) {
      worker.on(event, () => heard(() => abandon('the thread ended without an answer')));
    }
    return own;
  }

  function tell({ worker, known }: Running, { subject, call }: Job): void {
    const order = (said: ThreadOrder): void => worker.postMessage(said);
    if (!known.has(subject.id)) order({ open: subject.id, setup: subject.setup });
    known.add(subject.id);
    order({ ask: subject.id, call });
  }

  function next(): void {
    if (job) return;
    job = turns.take();
    if (!job) {
      running?.worker.unref();
      return;
    }
    try {
      running ??= start();
      running.worker.ref();
      limit(running.ready ? limits.callMilliseconds : limits.startMilliseconds);
      tell(running, job);
    } catch {
      // No thread to be had, or no data to send: both are an answer that is missing.
      settle(({ reject }) => reject(new Error('the thread could not be asked')));
    }
  }

  return {
    ask: (subject, source, call) =>
      new Promise((resolve, reject) => {
        if (turns.add(subject.room, source, { subject, call, resolve, reject })) next();
        else resolve(undefined);
      }),
    forget(id) {
      if (running?.known.delete(id)) running.worker.postMessage({ close: id } satisfies ThreadOrder);
    },
  };
}
