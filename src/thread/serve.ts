import { parentPort } from 'node:worker_threads';
import type { ThreadOrder, ThreadReport } from '../thread.js';

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * Answers the calls of the thread that started this one, about subjects that `setUp` makes of what it is told of them.
 *
 * What goes wrong is told without its text, as it is not to leave a node; who wants it told answers with it.
 */
export function serve(setUp: (setup: unknown) => Methods): void {
  const subjects = new Map<number, Methods>();
  const report = (said: ThreadReport): void => parentPort?.postMessage(said);

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
    else subjects.set(order.open, setUp(order.setup));
  });
  report({ ready: true });
}
