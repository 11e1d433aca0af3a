import { Worker } from 'node:worker_threads';
import { isWellFormed, utf8Length } from '../internal/bytes.js';
import { canonicalJson, isPlainObject, quote } from '../internal/json.js';
import type { ActionEvidence } from '../sign-session-key.js';
import { type ActionLimits, leastMemory, type SandboxOutcome } from './action-run/sandbox.js';
import type { WorkerReport, WorkerTask } from './action-run/worker.js';
import { actionCid, codeLimit } from './cid.js';

export type { ActionLimits } from './action-run/sandbox.js';

/** The limits of a run unless others are given. */
export const actionLimits: ActionLimits = {
  steps: 50_000_000,
  milliseconds: 10_000,
  graceMilliseconds: 1_000,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  jobs: 10_000,
  codeBytes: 1024 * 1024,
  jsParamsBytes: 1024 * 1024,
  responseBytes: 100 * 1024,
};

/** How long a thread may take to load the engine, before any of the action runs. */
const startMilliseconds = 30_000;

function limitsOf(given: Partial<ActionLimits>): ActionLimits {
  const limits = { ...actionLimits, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(actionLimits, name)) throw new TypeError(`limits: ${quote(name)} is none of them`);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new TypeError(`limits.${name}: expected a positive whole number`);
  }
  if (limits.memoryBytes < leastMemory) throw new TypeError(`limits.memoryBytes: expected at least ${leastMemory}`);
  return limits;
}

/** Writes jsParams as JSON; what they are not good for comes back as a reason. */
function writeJsParams(jsParams: unknown, limit: number): { readonly text: string } | { readonly reason: string } {
  if (jsParams === undefined || jsParams === null) return { text: '{}' };
  try {
    if (!isPlainObject(jsParams)) return { reason: 'jsParams: expected an object' };
    const text = canonicalJson(jsParams);
    return utf8Length(text, limit) > limit
      ? { reason: `jsParams: expected at most ${limit} bytes, found more` }
      : { text };
  } catch {
    // A value that a caller built can have getters and proxies, which may throw anything.
    return { reason: 'jsParams: expected a JSON value' };
  }
}

/** Runs an action in a thread of its own, and ends the thread whatever happens. */
function runInThread(task: WorkerTask): Promise<SandboxOutcome> {
  const { milliseconds, graceMilliseconds } = task.limits;
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./action-run/worker.js', import.meta.url), {
      workerData: task,
      env: {},
      stdout: true,
      stderr: true,
      // The engine's memory is not on this heap; its recursion is on this stack, which has to outlast the engine's own limit.
      resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 8 },
    });
    const finish = (outcome: SandboxOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const after = (wait: number, outcome: SandboxOutcome): NodeJS.Timeout => setTimeout(() => finish(outcome), wait);
    let timer = after(startMilliseconds, { outcome: 'unavailable', reason: 'the engine did not start' });
    worker.on('message', (said: WorkerReport) => {
      if (!('started' in said)) return finish(said);
      clearTimeout(timer);
      const reason = `expected an end within ${milliseconds} ms, found a native operation that did not return`;
      timer = after(milliseconds + graceMilliseconds, { outcome: 'time', reason });
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const reason = memory ? 'the thread ran out of memory' : 'the thread of the action failed';
      finish({ outcome: memory ? 'memory' : 'unavailable', reason });
    });
    worker.on('exit', () =>
      finish({ outcome: 'unavailable', reason: 'the thread of the action ended without an answer' }),
    );
  });
}

/** An action that could run: what a thread is told, and the CID of its code. */
export interface PreparedAction extends WorkerTask {
  readonly cid: string;
}

/** Does all of {@link runAction} that comes before the run; an action that is not to be run comes back as evidence. */
export function prepareAction(
  code: string,
  jsParams: unknown,
  limits: Partial<ActionLimits> = {},
): PreparedAction | ActionEvidence {
  if (typeof code !== 'string') throw new TypeError('code: expected a string');
  const bounds = limitsOf(limits);
  const size = utf8Length(code, codeLimit);
  const cid = isWellFormed(code) && size <= codeLimit ? actionCid(code) : '';
  const refuse = (reason: string): ActionEvidence => ({ cid, outcome: 'exception', reason });
  if (!isWellFormed(code)) return refuse('code: expected well-formed Unicode');
  if (size > bounds.codeBytes) return refuse(`code: expected at most ${bounds.codeBytes} bytes, found more`);
  const written = writeJsParams(jsParams, bounds.jsParamsBytes);
  return 'reason' in written ? refuse(written.reason) : { cid, code, jsParams: written.text, limits: bounds };
}

/** Runs an action that was prepared: see {@link runAction}. */
export async function runPrepared({ cid, code, jsParams, limits }: PreparedAction): Promise<ActionEvidence> {
  return { cid, ...(await runInThread({ code, jsParams, limits })) };
}

/**
 * Runs an action and says what it answered; what it answers authorises nothing by itself.
 *
 * `code` is a script that finds the members of `jsParams` as globals, `jsParams` itself, and
 * `Lit.Actions.setResponse({ response })` (also `LitActions`) for its answer, a string, of which the last counts. A name
 * in `jsParams` that is taken is refused: parameters are chosen by whoever asks, and must not replace what the code
 * relies on. A variable or function that the code declares itself starts as the code says, whatever parameter has its name.
 *
 * Lines of defence, from the inside: the engine is compiled to WebAssembly, so the code reaches no memory but its own;
 * nothing that tells time, chooses at random or reaches out exists in it, and reading the name of such a global ends
 * the run as `global` even when the code catches the error; steps, heap, stack, jobs, code, parameters and response are
 * bounded, by an interrupt that the code cannot catch; each run has an engine, a heap and a thread of its own, which
 * are thrown away; and a clock outside the thread ends what does not return. How many run at once is the caller's to bound.
 *
 * Resolves to `answered` (with `response` if any was set), to the bound that was broken, to `exception` for what the
 * code threw and for code or `jsParams` that cannot run, or to `unavailable` when the engine is not installed or
 * does not start. Rejects with TypeError for limits that are none, never because of the code. `cid` is empty for code that
 * {@link actionCid} refuses.
 */
export async function runAction(
  code: string,
  jsParams: unknown,
  limits: Partial<ActionLimits> = {},
): Promise<ActionEvidence> {
  const prepared = prepareAction(code, jsParams, limits);
  return 'outcome' in prepared ? prepared : runPrepared(prepared);
}
