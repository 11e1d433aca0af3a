import { sha256 } from '@noble/hashes/sha2.js';
import { createUseLedger } from '../delegation/ledger.js';
import type { UseLedger } from '../delegation.js';
import { answerFrom, assertFunctions, assertMembers, booleanFrom } from '../internal/answered.js';
import { toHex, utf8 } from '../internal/bytes.js';
import type { NonceLedger } from '../nonce-ledger.js';
import type { SharedLedgers, SharedNonceLedger, SharedTokenLedger, SharedUseLedger } from './ledger.js';
import { createTokenLedger, tokenMemory } from './token-ledger.js';

/** How much ledgers in memory may hold. */
export interface MemoryLedgerOptions {
  /** The most nonces; 100,000 unless given. Beyond it the oldest is forgotten, which refuses it. */
  readonly nonces?: number;
  /** The most delegations of one root, and of each account that it lent to; 10,000 unless given, and 100 times as many of all together. */
  readonly uses?: number;
  /** The most access tokens for one PKP; 10,000 unless given. */
  readonly tokens?: number;
  /** The most requests with a name that are remembered, so that they are not charged again; 100,000 unless given. */
  readonly requests?: number;
  /** How long such a request is remembered, in whole seconds; 600 unless given. */
  readonly retrySeconds?: number;
  /** Tells the milliseconds that have passed since any moment, whatever happens to the clock; that of the host unless given. */
  readonly elapsed?: () => number;
}

const members = ['nonces', 'uses', 'tokens', 'requests', 'retrySeconds', 'elapsed'] as const;

/** Names one request by its own name and by all that it asks for: neither alone is to stand for another one. */
export function requestName(requestId: string, asked: readonly (readonly (string | undefined)[])[]): string {
  return JSON.stringify([requestId, ...[...asked].map((each) => JSON.stringify(each)).sort()]);
}

function nonceLedger(capacity: number): SharedNonceLedger {
  const known = new Map<string, { readonly until: number; used: boolean }>();
  return {
    async issue(nonce, until) {
      if (known.has(nonce)) return 'issued';
      known.set(nonce, { until: Date.parse(until), used: false });
      const [oldest] = known.keys();
      if (known.size > capacity && oldest !== undefined) known.delete(oldest);
      return 'issued';
    },
    async consume(nonce, { now }) {
      const entry = known.get(nonce);
      if (!entry) return 'unknown';
      if (entry.used) return 'used';
      if (!(Date.parse(now) < entry.until)) return 'unknown';
      entry.used = true;
      return 'consumed';
    },
  };
}

interface Repeats {
  has(name: string): boolean;
  /** Remembers a request; false when there is no room. */
  add(name: string): boolean;
  /** Forgets one that came to nothing. */
  drop(name: string): void;
}

function rememberRequests(capacity: number, seconds: number, elapsed: () => number): Repeats {
  const until = new Map<string, number>();
  const forget = (): void => {
    // All are remembered for the same time, so they end in the order in which they came.
    for (const [name, end] of until) {
      if (end > elapsed()) return;
      until.delete(name);
    }
  };
  return {
    has(name) {
      forget();
      return until.has(name);
    },
    add(name) {
      forget();
      if (until.size >= capacity) return false;
      until.set(name, elapsed() + seconds * 1_000);
      return true;
    },
    drop: (name) => until.delete(name),
  };
}

/** Makes a ledger of uses, which answers at once, one that can be waited for; requests with a name are remembered beside it. */
function useLedger(ledger: UseLedger, repeats: Repeats): SharedUseLedger {
  return {
    async consume(charges, { now, requestId }) {
      if (charges.length === 0) return 'charged';
      const charge = (): boolean | 'full' =>
        answerFrom(ledger.consume(charges, now), [true, false, 'full'], 'ledger.consume');
      if (requestId === undefined) return countOf(charge());
      const asked = charges.map(({ key, limit }) => [key, limit]);
      // As a digest: a name may be as long as whoever asks likes.
      const name = toHex(sha256(utf8(requestName(requestId, asked))));
      if (repeats.has(name)) return 'repeated';
      // Room first: what is charged and not remembered would be charged again.
      if (!repeats.add(name)) return 'full';
      let count: ReturnType<typeof countOf> | undefined;
      try {
        count = countOf(charge());
        return count;
      } finally {
        // What was not charged is not taken for charged when it is asked again.
        if (count !== 'charged') repeats.drop(name);
      }
    },
  };
}

function countOf(answer: boolean | 'full'): 'charged' | 'spent' | 'full' {
  if (answer === 'full') return 'full';
  return answer ? 'charged' : 'spent';
}

/**
 * Creates ledgers in memory, for a server of one process: what it remembers ends with it.
 *
 * Each is bounded. A nonce that is forgotten is refused, so the oldest make room. A count or a token that is forgotten could be
 * used again: they are forgotten when nothing that they were for can be used any more, and a ledger without room refuses
 * what is new.
 */
export function createMemoryLedgers(options: MemoryLedgerOptions = {}): SharedLedgers {
  assertMembers(options, members, 'options');
  const { nonces = 100_000, uses = 10_000, tokens = 10_000, requests = 100_000, retrySeconds = 600 } = options;
  const { elapsed = () => performance.now() } = options;
  for (const [name, value] of Object.entries({ nonces, uses, tokens, requests, retrySeconds })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a positive whole number`);
  }
  const bound = createTokenLedger({ capacity: tokens, memory: tokenMemory, elapsed });
  const tokenLedger: SharedTokenLedger = {
    bind: async (pkp, proofs, sessionKey, { now }) => bound.bind(pkp, proofs, sessionKey, new Date(now)),
  };
  return {
    nonces: nonceLedger(nonces),
    uses: useLedger(createUseLedger(uses), rememberRequests(requests, retrySeconds, elapsed)),
    tokens: tokenLedger,
  };
}

/** Makes a {@link NonceLedger}, which answers at once, a ledger that a verifier can wait for. Its nonces do not end by time. */
export function sharedNonces(ledger: NonceLedger): SharedNonceLedger {
  assertFunctions(ledger, ['issue', 'has', 'consume'], 'ledger');
  return {
    async issue(nonce) {
      ledger.issue(nonce);
      return 'issued';
    },
    async consume(nonce) {
      if (!booleanFrom(ledger.has(nonce), 'ledger.has')) return 'unknown';
      return booleanFrom(ledger.consume(nonce), 'ledger.consume') ? 'consumed' : 'used';
    },
  };
}

/** Makes a {@link UseLedger}, which answers at once, a ledger that a verifier can wait for. Requests with a name are remembered for ten minutes. */
export function sharedUses(ledger: UseLedger): SharedUseLedger {
  assertFunctions(ledger, ['consume'], 'ledger');
  return useLedger(
    ledger,
    rememberRequests(100_000, 600, () => performance.now()),
  );
}
