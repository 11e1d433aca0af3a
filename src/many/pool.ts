import type { Worker, WorkerOptions } from 'node:worker_threads';
import { createThread, type Subject, type Thread } from '../thread.js';

/** What a thread answers for one input. */
export type Reply<T> = { readonly value: T } | { readonly failed: string };

/** What came of one input: what it was answered, or why nothing is known. */
export type Judged<T> =
  | { readonly index: number; readonly value: T }
  | { readonly index: number; readonly error: Error };

/** How inputs are dealt out. */
export interface PoolOptions<I> {
  /** Starts a worker that serves a subject whose method `judge` takes inputs and answers with a {@link Reply} for each. */
  begin(options: WorkerOptions): Worker;
  /** What the workers are told of their subject, as data. */
  readonly setup: unknown;
  /** How many workers. */
  readonly jobs: number;
  /** The most inputs that are pulled before what came of them is taken. */
  readonly ahead: number;
  /** How much of the room an input takes, and how much room there is: while less is pulled than that, one more is pulled. */
  readonly room?: { weightOf(input: I): number; readonly most: number };
  readonly signal?: AbortSignal;
}

/** An input on its way. */
interface Slot<I, T> {
  readonly index: number;
  readonly input: I;
  readonly weight: number;
  /** A thread ended while it was at this input and others: it is sent once more, by itself. */
  alone: boolean;
  judged: Judged<T> | undefined;
}

/** The most inputs of one message: enough that messages cost little, few enough that the last ones are spread over all threads. */
const mostTogether = 32;

/**
 * The memory of a thread, in MiB: what the costliest permitted input takes many times over. With little for what is new a thread takes
 * 30 MiB less, and no longer (measured): next to nothing of a verification is there after the next one.
 */
const limits = { memory: 512, young: 6 } as const;

let serial = 0;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Waits for something to change; nothing is missed that happens between two looks, as they are in one turn. */
function createBell(): { ring(): void; rung(): Promise<void> } {
  let ring = (): void => undefined;
  return {
    ring: () => ring(),
    rung: () =>
      new Promise((resolve) => {
        ring = resolve;
      }),
  };
}

/** Takes inputs one by one; an iterable of Promises is waited for, as `for await` does. */
async function* each<I>(inputs: Iterable<I> | AsyncIterable<I>): AsyncGenerator<I> {
  yield* inputs;
}

/**
 * Has threads judge inputs, and yields what came of them in the order of the inputs.
 *
 * An input at which a thread ends is sent once more, by itself; if a thread ends again, its error says so, and the next
 * inputs are judged by new threads. Inputs are pulled no further than `ahead` of what is taken. When the consumer stops, when the
 * signal is aborted (its reason is thrown) and when the source throws (after what came before), the threads are ended.
 */
export async function* judgeInThreads<I, T>(
  inputs: Iterable<I> | AsyncIterable<I>,
  { begin, setup, jobs, ahead, room, signal }: PoolOptions<I>,
): AsyncGenerator<Judged<T>, void, undefined> {
  signal?.throwIfAborted();
  const source = each(inputs);
  const bell = createBell();
  const subject: Subject = { id: ++serial, setup, room: { most: 1, ofOne: 1 } };
  const threads = Array.from({ length: jobs }, () => createThread(begin, limits));
  const idle: Thread[] = [...threads];
  // All that were pulled and not taken, in order; and those of them that no thread has.
  const slots: Slot<I, T>[] = [];
  const waiting: Slot<I, T>[] = [];
  let pulled = 0;
  let held = 0;
  let pulling = false;
  let over = false;
  let drained = false;
  // What the source threw, which comes after all that it gave; and that threads do not start, which nothing comes after.
  let fault: { readonly error: unknown } | undefined;
  let broken: Error | undefined;

  async function ask(thread: Thread, group: readonly Slot<I, T>[]): Promise<void> {
    try {
      const args = [group.map(({ input }) => input)];
      const answer = await thread.ask(subject, thread, { method: 'judge', args });
      const replies = answer?.value as readonly Reply<T>[] | undefined;
      // One for each, or none is anybody's.
      if (replies?.length !== group.length) throw new Error('the thread did not answer for each input');
      group.forEach((slot, at) => {
        const reply = replies[at] as Reply<T>;
        const { index } = slot;
        slot.judged = 'failed' in reply ? { index, error: new Error(reply.failed) } : { index, value: reply.value };
      });
    } catch (error) {
      if (error instanceof Error && error.name === 'StartError') broken ??= error;
      for (const slot of group) {
        if (slot.alone) slot.judged = { index: slot.index, error: new Error(`nothing is known: ${messageOf(error)}`) };
        slot.alone = true;
      }
      waiting.unshift(...group.filter(({ judged }) => judged === undefined));
    }
    idle.push(thread);
    send();
    bell.ring();
  }

  function send(): void {
    while (!over && !broken && waiting.length > 0) {
      const thread = idle.pop();
      if (!thread) return;
      const most = Math.min(mostTogether, Math.ceil(waiting.length / jobs));
      const lone = waiting.findIndex(({ alone }) => alone);
      void ask(thread, waiting.splice(0, lone === 0 ? 1 : lone < 0 ? most : Math.min(most, lone)));
    }
  }

  async function pull(): Promise<void> {
    if (pulling || drained) return;
    pulling = true;
    try {
      while (!over && slots.length < ahead && held < (room?.most ?? Number.POSITIVE_INFINITY)) {
        const { done, value: input } = await source.next();
        drained = done === true;
        if (drained) break;
        const weight = room?.weightOf(input as I) ?? 0;
        const slot = { index: pulled++, input: input as I, weight, alone: false, judged: undefined };
        held += weight;
        slots.push(slot);
        waiting.push(slot);
        send();
      }
    } catch (error) {
      drained = true;
      fault = { error };
    }
    pulling = false;
    bell.ring();
  }

  signal?.addEventListener('abort', bell.ring);
  try {
    for (;;) {
      signal?.throwIfAborted();
      if (broken) throw broken;
      const [first] = slots;
      if (first?.judged) {
        slots.shift();
        held -= first.weight;
        void pull();
        yield first.judged;
      } else if (slots.length === 0 && drained) {
        if (fault) throw fault.error;
        return;
      } else {
        void pull();
        await bell.rung();
      }
    }
  } finally {
    over = true;
    signal?.removeEventListener('abort', bell.ring);
    await Promise.all(threads.map((thread) => thread.end()));
    const closed = source.return(undefined);
    // Whoever waits for an input that never comes could not be told to stop either.
    if (pulling) closed.catch(() => undefined);
    else await closed;
  }
}
