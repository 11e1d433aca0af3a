import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { anyNonce } from './auth-sig.js';
import type { SignatureCacheOptions } from './crypto/signature-cache.js';
import { quote } from './internal/json.js';
import { judgeInThreads } from './many/pool.js';
import { backends, createVerifier, type ManyKinds, type Setup, splitSymbols, verifiers } from './many/setup.js';
import { type ProfileName, profiles } from './profile.js';
import { type Result, type Verdict, verdictOf } from './rule.js';

export type { ManyKinds } from './many/setup.js';

/** What {@link verifyMany} verifies: AuthSigs, session signatures, or maps of session signatures. */
export type ManyKind = keyof ManyKinds;

/** What an input of a kind proves. */
export type Proven<K extends ManyKind> = ManyKinds[K]['proven'];

/** How to verify many inputs: the options of one verification as far as they are data, and how threads do it. */
export type ManyOptions<K extends ManyKind> = Omit<
  ManyKinds[K]['options'],
  'nonce' | 'profile' | 'backend' | 'cache' | 'outcomes' | 'namespaces'
> & {
  /** What the inputs are. */
  readonly kind: K;
  /** Which nonces are good: one, a Set, or `anyNonce`. A function does not get into a thread. */
  readonly nonce: string | ReadonlySet<string> | typeof anyNonce;
  /** The name of a profile; `strict` unless given. */
  readonly profile?: ProfileName;
  /** The name of a backend: `noble` unless given, or `native`, as `createNativeBackend` makes it. */
  readonly backend?: 'noble' | 'native';
  /** The bounds of a cache that each thread makes for itself; none unless given. */
  readonly cache?: SignatureCacheOptions;
  /** How many threads, 1 to 256; one for each core unless given. */
  readonly jobs?: number;
  /** The most inputs that are pulled before their verdicts are taken, 1 to 65,536; 64 for each thread unless given. */
  readonly ahead?: number;
  /** Stops: its reason is thrown, and the threads are ended. */
  readonly signal?: AbortSignal;
};

/** What became of one input. */
export type ManyVerdict<T> =
  | {
      /** The place of the input, from 0. */
      readonly index: number;
      readonly verdict: Verdict;
      readonly result: Result<T>;
    }
  | {
      readonly index: number;
      /** Nothing is known: twice a thread ended while it was at this input, or the input is no data. */
      readonly verdict: 'undecided';
      readonly error: Error;
    };

const mostJobs = 256;
const mostAhead = 65_536;

/** Starts a thread that verifies. */
export const begin = (options: WorkerOptions): Worker =>
  new Worker(new URL('./many/worker.js', import.meta.url), options);

function wholeNumber(value: unknown, most: number, name: string): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new TypeError(`${name}: expected a whole number, 1 to ${most}, found ${String(value)}`);
}

/** Throws TypeError for an option that cannot get into a thread, and says what can. */
function assertData(options: ManyOptions<ManyKind>): void {
  const { kind, nonce, profile = 'strict', backend = 'noble', cache } = options;
  if (!Object.hasOwn(verifiers, kind)) {
    throw new TypeError(`kind: expected ${Object.keys(verifiers).join(', ')}, found ${String(kind)}`);
  }
  if (typeof profile !== 'string' || !Object.hasOwn(profiles, profile)) {
    throw new TypeError(
      `profile: expected the name of a profile, ${Object.keys(profiles).join(', ')}: threads have their own`,
    );
  }
  if (typeof backend !== 'string' || !Object.hasOwn(backends, backend)) {
    throw new TypeError("backend: expected its name, 'noble' or 'native': functions do not get into a thread");
  }
  if (typeof nonce === 'function') {
    throw new TypeError(
      'nonce: expected a string, a Set, or anyNonce: a function does not get into a thread; give the Set of what is good',
    );
  }
  if ('outcomes' in options)
    throw new TypeError('outcomes: is for one verification; call it by itself for what it is to explain');
  if ('namespaces' in options) {
    throw new TypeError(
      'namespaces: have functions, which do not get into a thread; verify one by one with namespaces of your own',
    );
  }
  if (cache !== undefined && !('entries' in cache)) {
    throw new TypeError('cache: expected { entries }: each thread makes a cache of its own');
  }
  const { evidence } = options;
  const resolvers = Object.entries(evidence ?? {}).filter(([, value]) => typeof value === 'function');
  if (resolvers.length > 0) {
    throw new TypeError(
      `evidence: expected what was gathered, found the function ${quote(resolvers[0]?.[0] ?? '')}: gather with collectEvidence first`,
    );
  }
}

/** Checks the options, and makes data of them. */
export function setupOf<K extends ManyKind>(options: ManyOptions<K>): Setup {
  assertData(options as unknown as ManyOptions<ManyKind>);
  const { kind, profile = 'strict', backend = 'noble', cache, jobs: _, ahead: __, signal: ___, ...rest } = options;
  const setup = { kind, backend, profile, cache, ...splitSymbols(rest) };
  // Judges nothing, and throws here what every thread would throw.
  createVerifier({ ...setup, backend: 'noble' })('');
  try {
    return structuredClone(setup);
  } catch (error) {
    throw new TypeError(`options: expected data, which alone gets into a thread: ${String(error)}`);
  }
}

/** An answer that went through a thread: names of nodes are looked up in a map that inherits nothing, as it was made. */
function arrived<T>(result: Result<T>): Result<T> {
  const entries = result.ok ? (result.value as { readonly entries?: object }).entries : undefined;
  if (entries) Object.setPrototypeOf(entries, null);
  return result;
}

/**
 * Verifies any number of inputs on several cores, and yields a verdict for each in the order of the inputs.
 *
 * Each input is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Inputs are pulled no faster than verdicts are taken: see
 * `ahead`. The options are those of one verification, the same for all; `now` is one time for all of them. An input at which a thread ends (out of memory, say) is tried once more by
 * itself, and is then undecided with an `error`; none is lost or takes the verdict of another. Leaving the loop ends the threads.
 *
 * Throws TypeError for options that do not get into a thread. What the source throws, and the reason of an aborted signal, is thrown by
 * the iteration; so is an error where threads do not start at all.
 *
 * ```ts
 * import { anyDomain, anyNode, anyNonce, anyRequest } from 'capsig';
 * import { verifyMany } from 'capsig/many';
 *
 * // Counts the sessions of a log that are good, on all cores.
 * export async function countGood(lines: AsyncIterable<string>): Promise<number> {
 *   const policy = { now: new Date(), domain: anyDomain, nonce: anyNonce, nodeAddress: anyNode, request: anyRequest } as const;
 *   let good = 0;
 *   for await (const { verdict } of verifyMany(lines, { kind: 'session-sig', backend: 'native', ...policy })) {
 *     if (verdict === 'accept') good++;
 *   }
 *   return good;
 * }
 * ```
 */
export function verifyMany<K extends ManyKind>(
  inputs: Iterable<unknown> | AsyncIterable<unknown>,
  options: ManyOptions<K>,
): AsyncGenerator<ManyVerdict<Proven<K>>, void, undefined> {
  if (typeof inputs !== 'object' || inputs === null || !(Symbol.iterator in inputs || Symbol.asyncIterator in inputs)) {
    throw new TypeError('inputs: expected an iterable or an async iterable of inputs');
  }
  const setup = setupOf(options);
  const { jobs = availableParallelism(), signal } = options;
  wholeNumber(jobs, mostJobs, 'jobs');
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal: expected an AbortSignal');
  const { ahead = jobs * 64 } = options;
  wholeNumber(ahead, mostAhead, 'ahead');
  return verdicts(inputs, { begin, setup, jobs, ahead, ...(signal ? { signal } : {}) });
}

async function* verdicts<T>(
  ...given: Parameters<typeof judgeInThreads<unknown, Result<T>>>
): AsyncGenerator<ManyVerdict<T>, void, undefined> {
  for await (const judged of judgeInThreads<unknown, Result<T>>(...given)) {
    if ('error' in judged) yield { index: judged.index, verdict: 'undecided', error: judged.error };
    else yield { index: judged.index, verdict: verdictOf(judged.value), result: arrived(judged.value) };
  }
}
