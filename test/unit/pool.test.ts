import { setTimeout as later } from 'node:timers/promises';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type Judged, judgeInThreads, type PoolOptions } from '../../src/many/pool.js';

/** A worker that repeats what it is asked, and does what an input orders. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    const wait = new Int32Array(new SharedArrayBuffer(4));
    const ways = {
      exit: () => process.exit(0),
      uncaught: () => new Promise(() => setTimeout(() => { throw new Error('nobody catches this'); })),
      memory: () => { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => ({ i }))); },
      once: ({ tries }) => { if (Atomics.add(new Int32Array(tries), 0, 1) === 0) process.exit(0); return { value: 'second time' }; },
      slow: ({ milliseconds }) => { Atomics.wait(wait, 0, 0, milliseconds); return { value: 'slow' }; },
      failed: () => ({ failed: 'this one alone' }),
      short: () => undefined,
    };
    const judge = async (inputs) => {
      const replies = [];
      for (const input of inputs) {
        const reply = typeof input === 'object' ? await ways[input.do](input) : { value: [setup, input] };
        if (reply) replies.push(reply);
      }
      return replies;
    };
    let setup;
    parentPort.on('message', async (order) => {
      if ('open' in order) setup = order.setup;
      else parentPort.postMessage({ value: await judge(order.call.args[0]) });
    });
    parentPort.postMessage({ ready: true });
  `)}`,
);

const started: Worker[] = [];
const begin = (options: WorkerOptions): Worker => {
  const worker = new Worker(script, { ...options, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  started.push(worker);
  return worker;
};

type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

const pool = (inputs: Inputs, more: Partial<PoolOptions<unknown>> = {}) =>
  judgeInThreads<unknown, unknown>(inputs, { begin, setup: 'rule', jobs: 2, ahead: 100, ...more });

async function all(inputs: Inputs, more: Partial<PoolOptions<unknown>> = {}): Promise<readonly Judged<unknown>[]> {
  const judged: Judged<unknown>[] = [];
  for await (const each of pool(inputs, more)) judged.push(each);
  return judged;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const right = (index: number): Judged<unknown> => ({ index, value: ['rule', index] });
const lost = (index: number): unknown => ({
  index,
  error: expect.objectContaining({ message: expect.stringMatching(/^nothing is known: the thread/) }),
});

/** A source that counts what is pulled from it, and says when it is closed. */
function counted(inputs: Iterable<unknown>) {
  const state = { pulled: 0, closed: false };
  async function* source() {
    try {
      for (const input of inputs) {
        state.pulled++;
        yield input;
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, source: source() };
}

/** Whether each worker that was started since has ended. */
const allEnded = (since: number): boolean => started.slice(since).every(({ threadId }) => threadId === -1);

describe('judging in threads', () => {
  it.each([1, 2, 5])('keeps the order with %d threads, whichever is slower', async (jobs) => {
    const inputs = numbers(500).map((index) => (index % 97 === 3 ? { do: 'slow', milliseconds: 20 } : index));
    const judged = await all(inputs, { jobs });
    expect(judged.map(({ index }) => index)).toEqual(numbers(500));
    for (const each of judged)
      expect(each).toEqual(each.index % 97 === 3 ? { ...each, value: 'slow' } : right(each.index));
  });

  it('takes an async iterable, an iterable of Promises, and nothing at all', async () => {
    async function* source() {
      yield 0;
      await later(1);
      yield 1;
    }
    expect(await all(source())).toEqual([right(0), right(1)]);
    expect(await all([Promise.resolve(0), 1])).toEqual([right(0), right(1)]);
    expect(await all([])).toEqual([]);
  });

  it('answers what has come while the source has no more yet', async () => {
    let go = (): void => undefined;
    async function* source() {
      yield 0;
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      yield 1;
    }
    const judged = pool(source());
    expect((await judged.next()).value).toEqual(right(0));
    go();
    expect((await judged.next()).value).toEqual(right(1));
    expect((await judged.next()).done).toBe(true);
  });

  it.each([1, 7, 40])('pulls at most %d inputs ahead of what is taken', async (ahead) => {
    const { state, source } = counted(numbers(300));
    let taken = 0;
    for await (const each of pool(source, { ahead })) {
      expect(each).toEqual(right(taken));
      taken++;
      // Time enough to pull all of them.
      if (taken % 50 === 0) await later(20);
      expect(state.pulled - taken).toBeLessThanOrEqual(ahead);
    }
    expect(taken).toBe(300);
  });

  it('pulls no more than one input beyond the room that there is', async () => {
    const { state, source } = counted(numbers(50));
    let taken = 0;
    for await (const _ of pool(source, { room: { weightOf: () => 10, most: 25 } })) {
      taken++;
      await later(2);
      expect(state.pulled - taken).toBeLessThanOrEqual(3);
    }
    expect(taken).toBe(50);
  });

  it.each(['exit', 'uncaught', 'memory'])(
    'loses and confuses nothing when a thread ends by %s: that input alone is left without an answer',
    async (way) => {
      const bad = [0, 40, 41, 119];
      const inputs = numbers(120).map((index) => (bad.includes(index) ? { do: way } : index));
      const judged = await all(inputs);
      expect(judged).toEqual(numbers(120).map((index) => (bad.includes(index) ? lost(index) : right(index))));
    },
  );

  it('tries an input once more', async () => {
    const inputs = numbers(20).map((index) => (index === 7 ? { do: 'once', tries: new SharedArrayBuffer(4) } : index));
    expect((await all(inputs))[7]).toEqual({ index: 7, value: 'second time' });
  });

  it('takes no list of answers that is shorter than that of inputs', async () => {
    const judged = await all(numbers(40).map((index) => (index === 20 ? { do: 'short' } : index)));
    expect(judged).toEqual(numbers(40).map((index) => (index === 20 ? lost(index) : right(index))));
  });

  it('gives what failed for one input to that one', async () => {
    const judged = await all([0, { do: 'failed' }, 2]);
    expect(judged).toEqual([right(0), { index: 1, error: new Error('this one alone') }, right(2)]);
  });

  it('sends what is no data nowhere, and goes on', async () => {
    expect(await all([0, () => true, 2])).toEqual([right(0), lost(1), right(2)]);
  });

  it('ends the threads and the source when the consumer leaves', async () => {
    const since = started.length;
    const { state, source } = counted(numbers(10_000));
    for await (const { index } of pool(source)) if (index === 5) break;
    expect(state.closed).toBe(true);
    expect(started.length - since).toBe(2);
    expect(allEnded(since)).toBe(true);
  });

  it('throws the reason of a signal, and ends the threads', async () => {
    const since = started.length;
    const controller = new AbortController();
    const { state, source } = counted(numbers(10_000));
    const run = async () => {
      for await (const { index } of pool(source, { signal: controller.signal }))
        if (index === 5) controller.abort(new Error('enough'));
    };
    await expect(run()).rejects.toThrow('enough');
    expect(state.closed).toBe(true);
    expect(allEnded(since)).toBe(true);
    const before = started.length;
    await expect(pool([1], { signal: controller.signal }).next()).rejects.toThrow('enough');
    expect(started.length).toBe(before);
  });

  it('stops for a signal while a thread is at work, and while the source gives nothing', async () => {
    const since = started.length;
    const busy = AbortSignal.timeout(300);
    await expect(all([{ do: 'slow', milliseconds: 600_000 }], { signal: busy })).rejects.toThrow('timeout');
    async function* silent() {
      await new Promise(() => undefined);
      yield 1;
    }
    await expect(all(silent(), { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    expect(allEnded(since)).toBe(true);
  });

  it('throws what the source throws, after the answers to what came before', async () => {
    const since = started.length;
    async function* source() {
      yield* numbers(70);
      throw new Error('the disk is gone');
    }
    const judged: unknown[] = [];
    const run = async () => {
      for await (const each of pool(source())) judged.push(each);
    };
    await expect(run()).rejects.toThrow('the disk is gone');
    expect(judged).toEqual(numbers(70).map(right));
    expect(allEnded(since)).toBe(true);
  });

  it('throws when threads do not start, and pulls no further', async () => {
    const absent = (options: WorkerOptions) => new Worker(new URL('./no-such-file.js', import.meta.url), options);
    const { state, source } = counted(numbers(10_000));
    await expect(all(source, { begin: absent, ahead: 50 })).rejects.toThrow('ended without an answer');
    expect(state.pulled).toBeLessThanOrEqual(50);
  });
});
