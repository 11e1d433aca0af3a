import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Backend } from '../crypto/backend.js';
import type { Room } from '../internal/turns.js';
import { createThread, type Thread } from '../thread.js';
import { type Facts, type Judgements, make } from './verification/maker.js';

/** Asks what judges, wherever it does so. */
export interface Verification<J> {
  /**
   * Resolves to what a method answers, and to undefined when too many calls wait already. Rejects when it failed, and when
   * it took too long: then nothing was decided.
   *
   * @param source who asks, as sources take turns; nobody in particular unless given
   */
  ask<M extends keyof J>(
    method: M,
    args: J[M] extends (...args: infer A) => unknown ? Readonly<A> : never,
    source?: object,
  ): Promise<{ readonly value: J[M] extends (...args: never[]) => infer R ? Awaited<R> : never } | undefined>;
}

/** How long the thread may take for one call: many times what the dearest one takes that its budget allows. */
const limits = { startMilliseconds: 30_000, callMilliseconds: 30_000, memory: 512 } as const;

const begin = (options: WorkerOptions): Worker =>
  new Worker(new URL('./verification/worker.js', import.meta.url), options);

// One for the whole process: to load the cryptography takes longer than most judgements.
let thread: Thread | undefined;
let serial = 0;
const abandoned = new FinalizationRegistry<number>((id) => thread?.forget(id));

function cloned<T>(facts: T): T | undefined {
  try {
    return structuredClone(facts);
  } catch {
    return undefined;
  }
}

/**
 * Sets up what judges in a thread of its own, so that no judgement keeps the caller from anything else.
 *
 * What cannot get there is judged where it is called: with another implementation of the cryptography, whose functions are
 * no data, and with facts that are none.
 */
export function createVerification<K extends keyof Judgements>(
  kind: K,
  given: Facts[K],
  room: Room,
  backend?: Backend,
): Verification<Judgements[K]> {
  const facts = backend === undefined ? cloned(given) : undefined;
  if (facts === undefined) {
    const own = make(kind, given, backend);
    return { ask: async (method, args) => ({ value: await (own[method] as (...all: unknown[]) => never)(...args) }) };
  }
  const subject = { id: ++serial, setup: { kind, facts }, room };
  const verification: Verification<Judgements[K]> = {
    async ask(method, args, source = {}) {
      thread ??= createThread(begin, limits);
      return (await thread.ask(subject, source, { method: String(method), args })) as never;
    },
  };
  abandoned.register(verification, subject.id);
  return verification;
}
