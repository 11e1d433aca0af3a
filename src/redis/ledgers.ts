import { sha256 } from '@noble/hashes/sha2.js';
import { instantIn, together } from '../delegation/ledger.js';
import { assertMembers } from '../internal/answered.js';
import { toHex, utf8 } from '../internal/bytes.js';
import { randomText } from '../internal/random-text.js';
import type { SharedLedgers, SharedNonceLedger, SharedTokenLedger, SharedUseLedger } from '../server/ledger.js';
import { requestName } from '../server/memory-ledger.js';
import { tokenMemory } from '../server/token-ledger.js';
import { bindProofs, charge, consumeNonce, issueNonce, lossAnswers, prepare, type Script } from './script.js';
import { createStore, isFull, type RedisClient, type ScriptInput, type Store } from './store.js';

/** How ledgers are kept in Redis. */
export interface RedisLedgerOptions {
  /** What all keys begin with, 1 to 64 letters, digits and `_ . : -`; `capsig` unless given. Each service that counts for itself has its own. */
  readonly prefix?: string;
  /** How long a question may take, attempts together, in milliseconds; 2,000 unless given. */
  readonly timeout?: number;
  /** The most nonces that are given out within the life of one, about; 1,000,000 unless given. */
  readonly nonces?: number;
  /** The most delegations of one root, and of each account that it lent to; 10,000 unless given. */
  readonly uses?: number;
  /** The most access tokens for one PKP; 10,000 unless given. */
  readonly tokens?: number;
  /** How long a request with a name is remembered, in whole seconds; 600 unless given. */
  readonly retrySeconds?: number;
  /**
   * How long a count is remembered at least, in whole seconds since it was last charged; 31 days unless given: longer than any
   * delegation that `strict` accepts can last.
   */
  readonly memorySeconds?: number;
}

/** Ledgers in Redis, and what has to be done once before they are used. */
export interface RedisLedgers extends SharedLedgers {
  /**
   * Marks an empty store as one that remembers everything. Once, when a service is set up, and never when it starts: a store that
   * lost what it was told has lost its marks too, and without them it refuses to count. To prepare it again says that whatever
   * was lent before may be used again.
   */
  prepare(): Promise<void>;
}

const members = ['prefix', 'timeout', 'nonces', 'uses', 'tokens', 'retrySeconds', 'memorySeconds'] as const;

/** All that one step changes has to be in one slot of a cluster: what is in braces says in which. This many are spread over it. */
const slots = 256;

/** How often it is looked at whether a store throws things away, in milliseconds. */
const lookMilliseconds = 60_000;

/** How much longer than its life a nonce is kept, in milliseconds: the clocks of those who ask differ. */
const nonceSlack = 60_000;

/** Counts have at most 15 digits, which Lua compares exactly: no higher limit is ever reached. */
const mostDigits = 15;

const digest = (text: string): string => toHex(sha256(utf8(text)));

const pad = (slot: number): string => slot.toString(16).padStart(2, '0');

/** Names a slot by a text. */
const slotOf = (text: string): string => pad(Number.parseInt(digest(text).slice(0, 8), 16) % slots);

/**
 * The address of a root, whatever is said of its kind: the kind stands outside of the signed text, and one delegation is to be
 * counted in one place.
 */
const addressOf = (root: string): string => root.slice(root.lastIndexOf(':') + 1).toLowerCase();

/** Reads the time of who asks; Lua would take one that is none for any. */
function timeOf(now: string): number {
  const time = Date.parse(now);
  if (Number.isNaN(time)) throw new TypeError('now: expected RFC 3339');
  return time;
}

interface Names {
  /** A key in a slot. */
  at(slot: string, kind: string, name?: string): string;
}

function oneOf<T extends string>(answer: string, words: readonly T[]): T {
  if (words.includes(answer as T)) return answer as T;
  if (answer === 'lost') {
    throw new Error(
      'Redis has no mark of these ledgers: it was never prepared, which prepare() does once when a service is set up, or has lost what it remembered',
    );
  }
  if (answer === 'forgetful')
    throw new Error('Redis throws keys away when memory is short: set maxmemory-policy noeviction');
  throw new TypeError(`Redis: expected ${words.join(' or ')}, found ${answer}`);
}

/** Asks a script whose store has to know everything that it was told, and now and then whether it could forget. */
function createGuarded(
  store: Store,
): (slot: string, script: Script, input: ScriptInput, signal?: AbortSignal) => Promise<string> {
  const looked = new Map<string, number>();
  return async (slot, script, { keys, arguments: rest }, signal) => {
    const time = performance.now();
    const last = looked.get(slot);
    const look = last === undefined || time - last >= lookMilliseconds;
    const answer = await store.run(script, { keys, arguments: [look ? '1' : '0', ...rest] }, signal);
    if (look && !lossAnswers.includes(answer as never)) looked.set(slot, time);
    return answer;
  };
}

type Guarded = ReturnType<typeof createGuarded>;
type Checked = Required<Omit<RedisLedgerOptions, 'prefix'>>;

function nonceLedger(store: Store, { at }: Names, { nonces }: Checked): SharedNonceLedger {
  const place = (nonce: string): [slot: string, key: string] => {
    const name = digest(nonce);
    return [slotOf(name), name];
  };
  return {
    async issue(nonce, until, { now, signal }) {
      const [slot, name] = place(nonce);
      const time = timeOf(now);
      const life = Date.parse(until) - time;
      if (!(life > 0)) throw new TypeError('until: expected a time after now');
      const window = String(Math.floor(time / life));
      const most = Math.ceil(nonces / slots);
      const input = {
        keys: [at(slot, 'nonce', name), at(slot, 'nonces', window)],
        arguments: [String(Date.parse(until)), String(life + nonceSlack), String(most)],
      };
      try {
        return oneOf(await store.run(issueNonce, input, signal), ['issued', 'full'] as const);
      } catch (error) {
        if (isFull(error)) return 'full';
        throw error;
      }
    },
    async consume(nonce, { now, signal }) {
      const [slot, name] = place(nonce);
      const input = { keys: [at(slot, 'nonce', name)], arguments: [String(timeOf(now)), randomText(22)] };
      return oneOf(await store.run(consumeNonce, input, signal), ['consumed', 'used', 'unknown'] as const);
    },
  };
}

function useLedger(
  guarded: Guarded,
  { at }: Names,
  { uses, retrySeconds, memorySeconds, timeout }: Checked,
): SharedUseLedger {
  return {
    async consume(charges, { now, requestId, signal }) {
      const [first] = charges;
      if (!first) return 'charged';
      const slot = slotOf(addressOf(first.root));
      if (charges.some(({ root }) => slotOf(addressOf(root)) !== slot)) {
        throw new TypeError('charges: expected those of one root');
      }
      const time = timeOf(now);
      const attempt = randomText(22);
      const asked = charges.map(({ key, limit }) => [key, limit]);
      const request = digest(requestName(requestId ?? attempt, asked));
      // A name of our own only has to outlast our own attempts.
      const retry = requestId === undefined ? 60_000 + timeout : retrySeconds * 1_000 + timeout;
      const each = together(charges).map(({ key, limit, until, room }) => {
        const end = instantIn(until);
        const digits = limit?.toString() ?? '';
        const rest = until === undefined ? undefined : Math.max(0, (end ? Date.parse(until) : Number.NaN) - time);
        return {
          keys: [at(slot, 'used', digest(key)), at(slot, 'room', digest(room))],
          arguments: [
            digits.length > mostDigits ? '' : digits,
            // Without an end, or with one that nobody can read, for ever.
            rest === undefined || Number.isNaN(rest)
              ? ''
              : String(Math.max(rest + daySeconds * 1_000, memorySeconds * 1_000)),
          ],
        };
      });
      const input = {
        keys: [at(slot, 'mark'), at(slot, 'request', request), ...each.flatMap(({ keys }) => keys)],
        arguments: [String(time), attempt, String(retry), String(uses), ...each.flatMap(({ arguments: own }) => own)],
      };
      try {
        const answer = oneOf(await guarded(slot, charge, input, signal), [
          'charged',
          'repeated',
          'spent',
          'full',
        ] as const);
        return answer;
      } catch (error) {
        if (isFull(error)) return 'full';
        throw error;
      }
    },
  };
}

/** Far beyond any clock skew: as long as a ledger in memory remembers a count after its end. */
const daySeconds = 86_400;

function tokenLedger(guarded: Guarded, { at }: Names, { tokens }: Checked): SharedTokenLedger {
  // One proof may come for any PKP, and several of them with one request: all of them stand in one place.
  const slot = 'tokens';
  return {
    async bind(pkp, proofs, sessionKey, { now, signal }) {
      if (proofs.length === 0) return 'bound';
      const names = [...new Set(proofs.map(digest))];
      const input = {
        keys: [at(slot, 'mark'), at(slot, 'room', digest(pkp)), ...names.map((name) => at(slot, 'token', name))],
        arguments: [String(timeOf(now)), sessionKey, String(tokenMemory * 1_000), String(tokens)],
      };
      try {
        return oneOf(await guarded(slot, bindProofs, input, signal), ['bound', 'used', 'full'] as const);
      } catch (error) {
        if (isFull(error)) return 'full';
        throw error;
      }
    },
  };
}

/**
 * Creates ledgers in Redis, for any number of processes that share it, on one server or a cluster: Redis 6.2 or later, or Valkey.
 *
 * Each answer is one script in one slot: nothing comes in between, and either all links of a use are charged or none. Times are those
 * of who asks. What is asked again, because the answer was lost, changes nothing again. Whatever cannot be known is no answer: no
 * connection, a store that lost its mark ({@link RedisLedgers.prepare}), or one that throws keys away under pressure. A store
 * without memory is full.
 *
 * Redis has to keep what it acknowledged: `appendonly yes`, with `appendfsync always` where the machine can lose power, and
 * `maxmemory-policy noeviction`. A replica that takes over without the last writes gives back what was used in them.
 *
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { createRedisLedgers, type RedisClient } from 'capsig/redis';
 * import { createVerifier, type Verifier } from 'capsig/server';
 *
 * // `client` is what `createClient` or `createCluster` of the package `redis` answers with, connected.
 * export function sharedVerifier(client: RedisClient, nodeAddress: string): Verifier {
 *   const { nonces, uses } = createRedisLedgers(client);
 *   return createVerifier({ nodeAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });
 * }
 * ```
 */
export function createRedisLedgers(client: RedisClient, options: RedisLedgerOptions = {}): RedisLedgers {
  assertMembers(options, members, 'options');
  const { prefix = 'capsig', ...rest } = options;
  if (typeof prefix !== 'string' || !/^[\w.:-]{1,64}$/.test(prefix)) {
    throw new TypeError('prefix: expected 1 to 64 letters, digits and _ . : -');
  }
  const defaults = {
    timeout: 2_000,
    nonces: 1_000_000,
    uses: 10_000,
    tokens: 10_000,
    retrySeconds: 600,
    memorySeconds: tokenMemory,
  };
  const checked: Checked = { ...defaults, ...rest };
  for (const [name, value] of Object.entries(checked)) {
    if (!Number.isSafeInteger(value) || value < 1 || value > 2_147_483_647) {
      throw new TypeError(`${name}: expected a positive whole number`);
    }
  }
  const store = createStore(client, checked.timeout);
  const names: Names = {
    at: (slot, kind, name) => `{${prefix}:${slot}}:${kind}${name === undefined ? '' : `:${name}`}`,
  };
  const guarded = createGuarded(store);
  return {
    nonces: nonceLedger(store, names, checked),
    uses: useLedger(guarded, names, checked),
    tokens: tokenLedger(guarded, names, checked),
    async prepare() {
      const all = [...Array.from({ length: slots }, (_, slot) => pad(slot)), 'tokens'];
      await Promise.all(
        all.map(async (slot) => {
          const answer = await store.run(prepare, { keys: [names.at(slot, 'mark')], arguments: [] });
          oneOf(answer, ['marked', 'known'] as const);
        }),
      );
    },
  };
}
