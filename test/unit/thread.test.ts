import { Worker, type WorkerOptions } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type Call, createThread, type Subject, type Thread } from '../../src/thread.js';

const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    const subjects = new Map();
    const ways = {
      hang: () => { for (;;); },
      leave: () => process.exit(0),
      fill: () => { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => ({ i }))); },
      fail: () => ({ failed: true }),
      repeat: (subject, ...args) => ({ value: [subject, ...args] }),
    };
    parentPort.on('message', (order) => {
      if ('open' in order) subjects.set(order.open, order.setup);
      else if ('close' in order) subjects.delete(order.close);
      else if (order.call.method === 'throw') throw new Error('nobody catches this');
      else parentPort.postMessage(ways[order.call.method](subjects.get(order.ask), ...order.call.args));
    });
    parentPort.postMessage({ ready: true });
  `)}`,
);

const starts =
  (file: URL) =>
  (options: WorkerOptions): Worker =>
    new Worker(file, options);

const patient = { startMilliseconds: 600_000, callMilliseconds: 600_000, memory: 64 };
const subject: Subject = { id: 1, setup: 'what it knows', room: { most: 2, ofOne: 2 } };
const call = (method: string, ...args: unknown[]): Call => ({ method, args });
const repeat = (thread: Thread, word: unknown) => thread.ask(subject, {}, call('repeat', word));

describe('a thread', () => {
  it('answers each call, one after the other', async () => {
    const thread = createThread(starts(script), patient);
    const answers = await Promise.all(['one', 'two', 'three'].map((word) => repeat(thread, word)));
    expect(answers.map((answer) => answer?.value)).toEqual([
      ['what it knows', 'one'],
      ['what it knows', 'two'],
      ['what it knows', 'three'],
    ]);
  });

  it('refuses what has no room to wait', async () => {
    const thread = createThread(starts(script), patient);
    const asked = ['at work', 'waits', 'waits too', 'too many'].map((word) => repeat(thread, word));
    expect((await Promise.all(asked)).map((answer) => answer !== undefined)).toEqual([true, true, true, false]);
    expect(await repeat(thread, 'later')).toEqual({ value: ['what it knows', 'later'] });
  });

  it.each(['leave', 'throw', 'fill', 'fail'])(
    'gives no answer to a call that makes it %s, and serves the next',
    async (way) => {
      const thread = createThread(starts(script), patient);
      expect(await repeat(thread, 'before')).toEqual({ value: ['what it knows', 'before'] });
      const bad = thread.ask(subject, {}, call(way));
      const next = repeat(thread, 'after');
      await expect(bad).rejects.toThrow('thread');
      expect(await next).toEqual({ value: ['what it knows', 'after'] });
    },
  );

  it('is ended when a call takes too long, and starts again', async () => {
    const thread = createThread(starts(script), { ...patient, callMilliseconds: 500 });
    await expect(thread.ask(subject, {}, call('hang'))).rejects.toThrow('too long');
    // A slow machine may need more than one try.
    const again = (): ReturnType<typeof repeat> => repeat(thread, 'again').catch(again);
    expect(await again()).toEqual({ value: ['what it knows', 'again'] });
  });

  it('gives no answer when it does not start', async () => {
    const absent = createThread(starts(new URL('./no-such-file.js', import.meta.url)), patient);
    await expect(repeat(absent, 'one')).rejects.toThrow('ended without an answer');
    await expect(repeat(absent, 'two')).rejects.toThrow('ended without an answer');
    await expect(repeat(absent, 'three')).rejects.toMatchObject({ name: 'StartError' });
    const silent = createThread(starts(new URL('data:text/javascript,for(;;);')), {
      ...patient,
      startMilliseconds: 50,
    });
    await expect(repeat(silent, 'one')).rejects.toThrow('too long');
  });

  it('gives no answer to what is no data', async () => {
    const thread = createThread(starts(script), patient);
    await expect(repeat(thread, () => true)).rejects.toThrow('could not be asked');
    expect(await repeat(thread, 'data')).toEqual({ value: ['what it knows', 'data'] });
  });

  it('forgets a subject, and is told again when it is asked about', async () => {
    const thread = createThread(starts(script), patient);
    await repeat(thread, 'one');
    thread.forget(subject.id);
    expect(await repeat(thread, 'two')).toEqual({ value: ['what it knows', 'two'] });
  });

  it('is ended with what it is at, and starts again', async () => {
    const workers: Worker[] = [];
    const thread = createThread(
      (options) => {
        const worker = starts(script)(options);
        workers.push(worker);
        return worker;
      },
      { memory: 64 },
    );
    await repeat(thread, 'before');
    const hanging = expect(thread.ask(subject, {}, call('hang'))).rejects.toThrow('the thread was ended');
    await thread.end();
    await hanging;
    expect(workers[0]?.threadId).toBe(-1);
    expect(await repeat(thread, 'after')).toEqual({ value: ['what it knows', 'after'] });
    await thread.end();
    await thread.end();
    expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });
});
