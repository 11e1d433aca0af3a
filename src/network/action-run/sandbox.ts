import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { utf8Length } from '../../internal/bytes.js';
import { quote } from '../../internal/json.js';
import { type Loaded, loadOptional } from '../optional-package.js';
import { forbiddenGlobals, forbiddenMembers, prelude } from './prelude.js';

/** Bounds one run of an action. */
export interface ActionLimits {
  /**
   * How many function calls and backward jumps the code may make, counted in lots of 10,000. It does not depend on the
   * machine, so nodes that run the same action reach it at the same point.
   */
  readonly steps: number;
  /** How long the engine may take, for what counts no steps: a native method over a long array, or waiting for memory. */
  readonly milliseconds: number;
  /** How much longer the thread is waited for before it is ended from outside. */
  readonly graceMilliseconds: number;
  /** The memory of the engine, with its own data and stack: at least 16 MiB, taken in whole pages of 64 KiB. */
  readonly memoryBytes: number;
  /** The stack of the engine. */
  readonly stackBytes: number;
  /** How many promise jobs may run. */
  readonly jobs: number;
  /** The UTF-8 bytes of the code. */
  readonly codeBytes: number;
  /** The UTF-8 bytes of `jsParams` as JSON. */
  readonly jsParamsBytes: number;
  /** The UTF-8 bytes of a response. */
  readonly responseBytes: number;
}

/** What a run came to, without the CID of its code. */
export interface SandboxOutcome {
  readonly outcome: 'answered' | 'exception' | 'time' | 'memory' | 'output' | 'global' | 'unavailable';
  readonly response?: string;
  readonly reason?: string;
}

/** What runs in a sandbox. */
export interface SandboxInput {
  readonly code: string;
  /** `jsParams` as JSON text of an object. */
  readonly jsParams: string;
  readonly limits: ActionLimits;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/** The part of a run that host and engine share: once `ended` is set, nothing that the code does counts any more. */
interface Run {
  ended: SandboxOutcome | undefined;
  response: string | undefined;
}

/** Counted by the engine between two calls of its interrupt handler. */
const stepsPerInterrupt = 10_000;

/** Kept back for describing an error, when the action may have used up the memory. */
const reserveBytes = 64 * 1024;

/** How many jobs run before the host looks again whether the run has ended. */
const jobsPerLook = 64;

// The compiler knows it from the library of browsers only, which is not loaded here.
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
};

/** The pages of WebAssembly, in bytes. */
const pageBytes = 65_536;

/** The least memory that the engine starts with: its own data and stack, and some ten MiB of heap. */
export const leastMemory: number = 256 * pageBytes;

/**
 * Loads a fresh instance of the engine with a memory of its own, which is thrown away with it.
 *
 * The memory has a maximum, because the engine's own limit does not hold: built for WebAssembly it counts the number of
 * its allocations and not their sizes (measured with QuickJS of quickjs-emscripten 0.32: 2 GiB under a limit of 12 MiB).
 */
export async function loadEngine(memoryBytes: number): Promise<Loaded<QuickJSWASMModule>> {
  return loadOptional(async () => {
    const [core, build] = await Promise.all([
      import('quickjs-emscripten-core'),
      import('@jitl/quickjs-wasmfile-release-sync'),
    ]);
    // Its types are those of the CommonJS build, whose default export is one level deeper.
    const variant = build.default as unknown as Parameters<typeof core.newVariant>[0];
    const pages = { initial: leastMemory / pageBytes, maximum: Math.floor(memoryBytes / pageBytes) };
    const wasmMemory = new WebAssembly.Memory(pages) as never;
    return core.newQuickJSWASMModuleFromVariant(core.newVariant(variant, { wasmMemory }) as never);
  }, 'action');
}

function end(run: Run, outcome: SandboxOutcome['outcome'], reason: string): void {
  run.ended ??= { outcome, reason };
}

function limitRuntime(runtime: QuickJSRuntime, run: Run, { limits, clock }: SandboxInput): void {
  runtime.setMaxStackSize(limits.stackBytes);
  const deadline = clock() + limits.milliseconds;
  let steps = 0;
  // Returning true raises an error in the engine that no catch and no finally of the code sees.
  runtime.setInterruptHandler(() => {
    steps += stepsPerInterrupt;
    if (steps > limits.steps) end(run, 'time', `expected at most ${limits.steps} steps, found more`);
    else if (clock() > deadline) end(run, 'time', `expected an end within ${limits.milliseconds} ms, found none`);
    return run.ended !== undefined;
  });
  runtime.setModuleLoader(() => {
    end(run, 'global', 'the action used import, which no action may');
    return { error: new Error('import is not available') };
  });
}

/** Reads a string of the engine that is known to be JSON of a string, which has no NUL to cut it short. */
function readJsonString(context: QuickJSContext, handle: QuickJSHandle): string {
  return JSON.parse(context.getString(handle));
}

/** What the prelude hands back to the host. */
interface Prelude {
  /** Makes the members of `jsParams` globals; a name that is taken comes back. */
  readonly give: (jsParams: string) => string | undefined;
  /** Describes what was thrown, at most 200 characters; code of the action may run. */
  readonly describe: (thrown: QuickJSHandle) => string | undefined;
  /** Memory to give up before that. */
  readonly reserve: QuickJSHandle;
}

/** Sets up the globals of an action. Undefined when the limits do not even allow for that. */
function install(context: QuickJSContext, run: Run, limits: ActionLimits): Prelude | undefined {
  const touch = context.newFunction('touch', (name) => {
    end(run, 'global', `the action read ${quote(context.getString(name))}, which no action may`);
    throw new Error('not available');
  });
  const respond = context.newFunction('respond', (json) => {
    if (run.ended) return;
    const response = readJsonString(context, json);
    if (utf8Length(response, limits.responseBytes) > limits.responseBytes) {
      end(run, 'output', `expected a response of at most ${limits.responseBytes} bytes, found a longer one`);
    } else run.response = response;
  });
  const exceed = context.newFunction('exceed', () => {
    end(run, 'output', `expected a response of at most ${limits.responseBytes} bytes, found a longer one`);
  });
  const made = context.evalCode(prelude, 'prelude.js', { type: 'global' });
  if (made.error) return undefined;
  const names = context.newString(JSON.stringify([forbiddenGlobals, forbiddenMembers]));
  const limit = context.newNumber(limits.responseBytes);
  const called = context.callFunction(made.value, context.undefined, touch, respond, exceed, names, limit);
  if (called.error) return undefined;
  const functionOf = (key: string): QuickJSHandle => context.getProp(called.value, key);
  const [give, describe] = [functionOf('give'), functionOf('describe')];
  const ask = (func: QuickJSHandle, argument: QuickJSHandle): string | undefined => {
    const answer = context.callFunction(func, context.undefined, argument);
    if (answer.error) return undefined;
    return context.typeof(answer.value) === 'string' ? readJsonString(context, answer.value) : '';
  };
  return {
    give: (jsParams) => ask(give, context.newString(jsParams)),
    describe: (thrown) => ask(describe, thrown),
    reserve: context.newArrayBuffer(new ArrayBuffer(reserveBytes)),
  };
}

/** Says what an error that nothing caught means. The engine throws null when not even an error fits into its memory. */
function thrown({ describe, reserve }: Prelude, handle: QuickJSHandle): SandboxOutcome {
  reserve.dispose();
  const text = describe(handle);
  if (text === undefined) return { outcome: 'memory', reason: 'the action threw what the engine could not describe' };
  // Code can throw such an error by itself, and is refused for the one or the other.
  const memory =
    /^(?:Internal|Syntax)Error: (?:out of memory|stack overflow|string too long)/.test(text) || text === 'null';
  return { outcome: memory ? 'memory' : 'exception', reason: `the action threw ${quote(text)}` };
}

function runJobs(runtime: QuickJSRuntime, run: Run, limits: ActionLimits): QuickJSHandle | undefined {
  let jobs = 0;
  while (!run.ended && runtime.hasPendingJob()) {
    if (jobs >= limits.jobs) {
      end(run, 'time', `expected at most ${limits.jobs} promise jobs, found more`);
      break;
    }
    const done = runtime.executePendingJobs(Math.min(jobsPerLook, limits.jobs - jobs));
    if (done.error) return done.error;
    jobs += Math.max(1, done.value);
  }
  return undefined;
}

function perform(engine: QuickJSWASMModule, input: SandboxInput, run: Run): SandboxOutcome {
  const { code, jsParams, limits } = input;
  const runtime = engine.newRuntime();
  // Whatever could tell time, choose at random or reach out is not there at all; the prelude only makes its absence known.
  const context = runtime.newContext({
    intrinsics: {
      BaseObjects: true,
      Eval: true,
      StringNormalize: true,
      RegExp: true,
      JSON: true,
      Proxy: true,
      MapSet: true,
      TypedArrays: true,
      Promise: true,
      BigInt: true,
      Date: false,
    },
  });
  limitRuntime(runtime, run, input);
  const installed = install(context, run, limits);
  const taken = installed?.give(jsParams);
  if (!installed || taken === undefined) return { outcome: 'memory', reason: 'jsParams do not fit into the limits' };
  if (taken !== '') {
    return { outcome: 'exception', reason: `jsParams: ${quote(taken)} is the name of something that is there already` };
  }
  const completed = context.evalCode(code, 'action.js', { type: 'global' });
  if (run.ended) return run.ended;
  if (completed.error) return thrown(installed, completed.error);
  const failed = runJobs(runtime, run, limits);
  if (run.ended) return run.ended;
  if (failed) return thrown(installed, failed);
  const state = context.getPromiseState(completed.value);
  if (state.type === 'rejected') return thrown(installed, state.error);
  return { outcome: 'answered', ...(run.response === undefined ? {} : { response: run.response }) };
}

/**
 * Runs an action to its end, in this thread, in an engine of its own, which may not be used for another.
 *
 * The code is a sloppy script. What is bounded: steps and time (an error that the code cannot catch), memory and
 * stack (errors that it can catch, and then goes on within the limits), promise jobs and the response. What is not
 * is one long native operation: the caller ends the thread for that.
 *
 * A promise that is the value of the last statement, as in `go();`, is followed: its rejection is an exception. The
 * engine does not tell of other rejections that nothing handles. Never throws on hostile code.
 */
export function runSandbox(engine: QuickJSWASMModule, input: SandboxInput): SandboxOutcome {
  const run: Run = { ended: undefined, response: undefined };
  try {
    const outcome = perform(engine, input, run);
    // Describing an error may run code of the action, which may end the run in its turn: what ended it first counts.
    return run.ended ?? outcome;
  } catch (error) {
    if (run.ended) return run.ended;
    // The engine recurses on the stack of its host, where its own stack limit does not count every frame.
    const stack = error instanceof RangeError;
    const reason = stack ? 'the action needed more stack than there is' : 'the engine failed while it ran the action';
    return { outcome: stack ? 'memory' : 'exception', reason };
  }
}
