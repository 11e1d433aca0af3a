import type { Worker, WorkerOptions } from 'node:worker_threads';
import { createTurns, type Room } from './internal/turns.js';

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

/** Bounds what a thread may do. Times are milliseconds; where none is given, it may take as long as it likes. */
export interface ThreadLimits {
  /** How long the thread may take to load. */
  readonly startMilliseconds?: number;
  /** How long one call may take. */
  readonly callMilliseconds?: number;
  /** The memory of the thread, in MiB. */
  readonly memory: number;
  /** How much of it is for what is new, in MiB; as much as Node.js takes unless given. */
  readonly young?: number;
}

/** A thread that does one call after the other. */
export interface Thread {
  /**
   * Resolves to what the thread answers, and to undefined when too many calls wait already. Rejects when the call failed,
   * or when the thread ended before its answer: then nothing is known. The error is named `StartError` where it has not even started.
   */
  ask(subject: Subject, source: object, call: Call): Promise<{ readonly value: unknown } | undefined>;
  /** Has the thread forget a subject. */
  forget(id: number): void;
  /** Ends the thread and what it is at; a call that comes later starts it again. */
  end(): Promise<void>;
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
    const error = Object.assign(new Error(reason), gone?.ready === false ? { name: 'StartError' } : {});
    settle(({ reject }) => reject(error));
  }

  function limit(milliseconds: number | undefined): void {
    clearTimeout(timer);
    if (milliseconds === undefined) return;
    timer = setTimeout(() => abandon('a call to the thread took too long'), milliseconds);
  }

  function start(): Running {
    const worker = begin({
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.memory,
        ...(limits.young === undefined ? {} : { maxYoungGenerationSizeMb: limits.young }),
      },
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
          tell(own);
        } else if ('failed' in said) settle(({ reject }) => reject(new Error('a call to the thread failed')));
        else settle(({ resolve }) => resolve({ value: said.value }));
      }),
    );
    for (const event of ['error', 'messageerror', 'exit']) {
      worker.on(event, () => heard(() => abandon('the thread ended without an answer')));
    }
    return own;
  }

  const unasked = (more: object = {}): void =>
    settle(({ reject }) => reject(Object.assign(new Error('the thread could not be asked'), more)));

  /** Has a thread that is ready do the job at hand. Before, it would not be known whether it ends of the job or does not start. */
  function tell({ worker, known }: Running): void {
    if (!job) return;
    limit(limits.callMilliseconds);
    const { subject, call } = job;
    try {
      const order = (said: ThreadOrder): void => worker.postMessage(said);
      if (!known.has(subject.id)) order({ open: subject.id, setup: subject.setup });
      known.add(subject.id);
      order({ ask: subject.id, call });
    } catch {
      // No data to send: an answer that is missing.
      unasked();
    }
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
    } catch {
      // No thread to be had.
      unasked({ name: 'StartError' });
      return;
    }
    if (running.ready) tell(running);
    else limit(limits.startMilliseconds);
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
    async end() {
      const gone = running;
      running = undefined;
      if (job) settle(({ reject }) => reject(new Error('the thread was ended')));
      await gone?.worker.terminate();
    },
  };
}
