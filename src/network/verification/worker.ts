import { parentPort } from 'node:worker_threads';
import type { ThreadOrder, ThreadReport } from '../thread.js';
import { type Setup, setUp } from './maker.js';

const subjects = new Map<number, Readonly<Record<string, (...args: never[]) => unknown>>>();

const report = (said: ThreadReport): void => parentPort?.postMessage(said);

/** Answers a call. What goes wrong is told without its text, as it is not to leave the node. */
async function answer({ ask, call }: Extract<ThreadOrder, { readonly ask: number }>): Promise<void> {
  try {
    const method = subjects.get(ask)?.[call.method];
    if (!method) throw new TypeError('expected a call of something that was set up');
    report({ value: await method(...(call.args as never[])) });
  } catch {
    report({ failed: true });
  }
}

parentPort?.on('message', (order: ThreadOrder) => {
  if ('ask' in order) void answer(order);
  else if ('close' in order) subjects.delete(order.close);
  else subjects.set(order.open, setUp(order.setup as Setup));
});
report({ ready: true });
