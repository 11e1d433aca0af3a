import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../internal/bytes.js';

/** What became of the proofs of a request: all of them are bound to its session key, or none is. */
export type Binding = 'bound' | 'used' | 'full';

/** Remembers which session key a proof of an auth method served. */
export interface TokenLedger {
  /**
   * Binds all proofs of one request to its session key: `used` when one of them served another session key before,
   * `full` when there is no room to remember them.
   */
  bind(pkp: string, proofs: readonly string[], sessionKey: string, now: Date): Binding;
}

/** How long a node remembers an access token, in seconds: a day longer than any AuthSig that `strict` accepts can last. */
export const tokenMemory: number = 31 * 86_400;

/** How to create a ledger of access tokens. */
export interface TokenLedgerOptions {
  /** The most tokens that are remembered for one PKP. */
  readonly capacity: number;
  /** How long a token is remembered, in whole seconds: longer than any token can be good for. */
  readonly memory: number;
  /**
   * Tells the milliseconds that have passed since any moment, whatever happens to the clock. With it a token is remembered
   * for the whole time by both, so that a clock which jumps makes nothing forgotten.
   */
  readonly elapsed?: () => number;
}

interface Entry {
  readonly pkp: string;
  readonly sessionKey: string;
  readonly until: number;
  /** The same, by the time that has passed. */
  readonly elapsedUntil: number;
}

/**
 * Creates a ledger in memory.
 *
 * It forgets a token when its time is over and never to make room, since a forgotten token could serve again: when there is
 * no room, new tokens are refused. Each PKP has room of its own, so that nobody can use up that of another.
 */
export function createTokenLedger({ capacity, memory, elapsed }: TokenLedgerOptions): TokenLedger {
  const entries = new Map<string, Entry>();
  const counts = new Map<string, number>();
  const forget = (time: number): void => {
    // All of them are remembered for the same time, so they end in the order in which they came.
    const passed = elapsed?.() ?? Number.POSITIVE_INFINITY;
    for (const [token, { pkp, until, elapsedUntil }] of entries) {
      if (until > time || elapsedUntil > passed) return;
      entries.delete(token);
      counts.set(pkp, (counts.get(pkp) ?? 0) - 1);
    }
  };
  return {
    bind(pkp, proofs, sessionKey, now) {
      const time = now.getTime();
      forget(time);
      const fresh = new Set<string>();
      for (const proof of proofs) {
        const token = toHex(sha256(utf8(proof)));
        const entry = entries.get(token);
        if (entry === undefined) fresh.add(token);
        else if (entry.sessionKey !== sessionKey) return 'used';
      }
      const count = counts.get(pkp) ?? 0;
      if (fresh.size > 0 && count + fresh.size > capacity) return 'full';
      const lasting = memory * 1_000;
      const kept = { pkp, sessionKey, until: time + lasting, elapsedUntil: (elapsed?.() ?? 0) + lasting };
      for (const token of fresh) entries.set(token, kept);
      counts.set(pkp, count + fresh.size);
      return 'bound';
    },
  };
}
