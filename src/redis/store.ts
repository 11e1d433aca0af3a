import { assertFunctions } from '../internal/answered.js';
import type { Script } from './script.js';

/** The keys and the arguments of a script. */
export interface ScriptInput {
  readonly keys: string[];
  readonly arguments: string[];
}

/**
 * What is needed of a client of `redis` (node-redis 5): what `createClient` or `createCluster` answers with, connected. The caller
 * opens and closes it, and listens to its errors.
 */
export interface RedisClient {
  /** Runs a script. */
  eval(script: string, input: ScriptInput): Promise<unknown>;
  /** Runs a script that the server knows, by its SHA-1 in hex; rejects with NOSCRIPT where it does not. */
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
  /** Takes a command that nobody waits for any more out of the queue, where the client can do that. */
  withCommandOptions?(options: { abortSignal: AbortSignal }): unknown;
}

/** Runs scripts in Redis. */
export interface Store {
  /**
   * Runs a script until it answers: again after an error, since the connection may be lost before or after Redis did what it was
   * told. So a script that is run twice has to answer as if it was run once. Rejects when the time is over or the signal says so.
   */
  run(script: Script, input: ScriptInput, signal?: AbortSignal): Promise<string>;
}

/** Waits between two attempts, in milliseconds: the first and the longest. */
const [firstPause, longestPause] = [10, 200];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says whether Redis has no memory for what it was told to remember. */
export function isFull(error: unknown): boolean {
  // Older versions put it into the error of the script.
  return messageOf(error).includes('OOM command not allowed');
}

/** An error of the script or of who calls it: it would be the same again. */
function isFinal(error: unknown): boolean {
  return isFull(error) || /^(?:ERR|WRONGTYPE|NOPERM|NOAUTH|WRONGPASS|CROSSSLOT) /.test(messageOf(error));
}

/** Creates what runs scripts over a client, each within a time in milliseconds. */
export function createStore(client: RedisClient, milliseconds: number): Store {
  assertFunctions(client, ['eval', 'evalSha'], 'client');

  async function once(asked: RedisClient, { text, sha1 }: Script, input: ScriptInput): Promise<unknown> {
    try {
      return await asked.evalSha(sha1, input);
    } catch (error) {
      if (!messageOf(error).startsWith('NOSCRIPT')) throw error;
      return asked.eval(text, input);
    }
  }

  return {
    async run(script, input, signal) {
      const end = new AbortController();
      let late = (): void => undefined;
      const over = new Promise<'over'>((resolve) => {
        late = () => {
          end.abort();
          resolve('over');
        };
      });
      const timer = setTimeout(late, milliseconds);
      if (signal?.aborted) late();
      signal?.addEventListener('abort', late, { once: true });
      const asked = (client.withCommandOptions?.({ abortSignal: end.signal }) ?? client) as RedisClient;
      let last: unknown = new Error('Redis did not answer in time');
      try {
        for (let pause = firstPause; !end.signal.aborted; pause = Math.min(2 * pause, longestPause)) {
          try {
            const answer = await Promise.race([once(asked, script, input), over]);
            if (answer === 'over') break;
            if (typeof answer !== 'string') throw new TypeError(`expected text of a script, found ${typeof answer}`);
            return answer;
          } catch (error) {
            // What was given up says nothing about why.
            if (!end.signal.aborted) last = error;
            if (isFinal(error) || error instanceof TypeError) break;
          }
          let wake: ReturnType<typeof setTimeout> | undefined;
          const slept = new Promise<void>((resolve) => {
            wake = setTimeout(resolve, pause);
          });
          await Promise.race([slept, over]);
          clearTimeout(wake);
        }
        throw last;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', late);
      }
    },
  };
}
