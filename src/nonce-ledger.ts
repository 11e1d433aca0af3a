import { booleanFrom } from './internal/answered.js';
import { decide, type RuleOptions } from './judge.js';
import type { Result } from './rule.js';

/** Remembers which login nonces were given out and which of them were used. Answers at once: a Promise is a mistake. */
export interface NonceLedger {
  /** Records a nonce that was given to a client. */
  issue(nonce: string): void;
  /** Says whether a nonce was given out and is still remembered, used or not. */
  has(nonce: string): boolean;
  /** Marks a nonce as used; false when it was not given out or was used before. */
  consume(nonce: string): boolean;
}

/**
 * Creates a ledger in memory that forgets the oldest nonces beyond its capacity.
 *
 * A forgotten nonce is refused, so losing one costs a retry and never allows a replay, provided that no nonce is issued
 * twice. It knows no time, so that no clock can make it forget. A server of several processes has one ledger in one of them:
 * this interface cannot wait for a store.
 *
 * @param capacity how many nonces to remember; 100,000 unless given
 */
export function createNonceLedger(capacity: number = 100_000): NonceLedger {
  if (!Number.isSafeInteger(capacity) || capacity < 1)
    throw new TypeError('capacity: expected a positive whole number');
  const used = new Map<string, boolean>();
  return {
    issue(nonce) {
      if (used.has(nonce)) return;
      used.set(nonce, false);
      const [oldest] = used.keys();
      if (used.size > capacity && oldest !== undefined) used.delete(oldest);
    },
    has: (nonce) => used.has(nonce),
    consume(nonce) {
      if (used.get(nonce) !== false) return false;
      used.set(nonce, true);
      return true;
    },
  };
}

/**
 * Consumes the nonce of a login that was verified, and refuses the login where it was used before. What was not verified
 * consumes none, so a stranger cannot burn the nonce of another's login.
 */
export function consumedOnce<T>(
  options: RuleOptions,
  verified: Result<T>,
  nonceOf: (value: T) => string | undefined,
  ledger: NonceLedger,
): Result<T> {
  if (!verified.ok) return verified;
  const { value } = verified;
  const nonce = nonceOf(value);
  // A text without a nonce gets here only where the rule that asks for one is off.
  const fresh = nonce === undefined || booleanFrom(ledger.consume(nonce), 'ledger.consume');
  return judgeConsumption(options, value, fresh);
}

/** Says what it means for a login that was verified whether its nonce was used for the first time. */
function judgeConsumption<T>(options: RuleOptions, value: T, fresh: boolean): Result<T> {
  return decide(options, (judge) => {
    judge.check('auth-sig.nonce-once', fresh, () => ({
      path: '/signedMessage/nonce',
      message: 'expected a nonce that was given out and not used for a login before',
    }));
    return value;
  });
}
