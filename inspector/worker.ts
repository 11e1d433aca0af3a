// The worker of the page: it holds what was pasted, and answers with what may be shown.
import type { Fetch } from '../src/evidence/json-rpc.js';
import { Desk } from './desk.js';
import { ready } from './verdict.js';
import type { Answer, Numbered } from './view.js';

/** What this script has of the worker that it runs in. */
interface Scope {
  fetch: unknown;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(answer: Answer): void;
}

const scope = globalThis as unknown as Scope;
const reach = scope.fetch as typeof globalThis.fetch;

// Beside the policy of the page: whatever is bundled here finds no way out. What asks a node is handed the one that is left.
for (const name of [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'importScripts',
  'indexedDB',
  'caches',
  'BroadcastChannel',
]) {
  Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
}

const ask: Fetch = (url, init) =>
  reach(url, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' } as RequestInit);

const desk = new Desk(() => new Date(), ask);
const queue: Numbered[] = [];
let busy = false;

/** Lets messages arrive that were sent in the meantime. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

async function work(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let request = queue.shift(); request; request = queue.shift()) {
    const answer = await desk.answer(request, async () => {
      await breath();
      return queue.length > 0;
    });
    // A sweep makes room for what is newer; the page asks for another one after that.
    if (answer) scope.postMessage(answer);
  }
  busy = false;
}

scope.onmessage = ({ data }) => {
  const request = data as Numbered;
  const last = queue.at(-1);
  // Of a clock that is dragged only the last place counts.
  if (request.type === 'judge' && last?.type === 'judge') queue.pop();
  queue.push(request);
  void work();
};
scope.postMessage(ready());
