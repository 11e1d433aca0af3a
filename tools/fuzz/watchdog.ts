// A thread that ends this process where one input takes too long, and says which: what hangs cannot say so itself.
import { Worker } from 'node:worker_threads';

/** What an input is told to, before it is run. */
export interface Watchdog {
  /** Notes what is run from now on. */
  watch(label: string, input: unknown): void;
  /** Notes that nothing is run. */
  rest(): void;
  close(): Promise<void>;
}

const room = 4 * 1024 * 1024;

// Plain JavaScript, so that no loader has to come into the thread.
const source = `
const { workerData, parentPort } = require('node:worker_threads');
const { writeFileSync, mkdirSync, writeSync } = require('node:fs');
const state = new Int32Array(workerData.state), text = new Uint8Array(workerData.text);
let last = -1, since = 0;
setInterval(() => {
  const now = Atomics.load(state, 0);
  if (now !== last || Atomics.load(state, 1) === 0) { last = now; since = 0; return; }
  since += 250;
  if (since < workerData.most) return;
  const told = Buffer.from(text.slice(0, Atomics.load(state, 1))).toString('utf8');
  mkdirSync(workerData.folder, { recursive: true });
  const file = workerData.folder + '/hang-' + process.pid + '.json';
  writeFileSync(file, told);
  writeSync(2, 'hang: no end after ' + workerData.most + ' ms: ' + file + '\\n' + told.slice(0, 2000) + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 250);
parentPort.on('message', () => process.exit());
`;

/** Starts the thread; `most` is milliseconds, far above anything that is no hang, on a slow machine too. */
export function startWatchdog(most: number, folder: string): Watchdog {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const text = new Uint8Array(new SharedArrayBuffer(room));
  const worker = new Worker(source, {
    eval: true,
    execArgv: [],
    workerData: { state: state.buffer, text: text.buffer, most, folder },
  });
  worker.unref();
  const encoder = new TextEncoder();
  return {
    watch(label, input) {
      // A copy: encodeInto takes no shared memory.
      const bytes = encoder.encode(JSON.stringify({ target: label, kind: 'hang', input })).subarray(0, room);
      text.set(bytes);
      Atomics.store(state, 1, bytes.length);
      Atomics.add(state, 0, 1);
    },
    rest: () => void Atomics.store(state, 1, 0),
    close: async () => void (await worker.terminate()),
  };
}
