import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { quote } from './json.js';
import { addSeconds, type Instant, instantOf, isBefore } from './time.js';

/** From when to when a document is valid, as it says: texts that were judged before. */
export interface TimeWindow {
  /** A document that does not say when it was made is taken to be made now. */
  readonly issuedAt: string | undefined;
  readonly expiration: string | undefined;
}

/** What the window of a kind of document is judged by. */
export interface WindowRules {
  readonly issuedAt: RuleId;
  readonly order: RuleId;
  readonly lifetime: RuleId;
  readonly expired: RuleId;
  /** The member that says when it ends; the other one is `issuedAt` in every document. */
  readonly end: string;
}

/** The verifier's time, and by how many seconds another clock may differ from it. */
export interface Clock {
  readonly now: Instant;
  readonly skew: number;
}

/** Checks that a window has begun, ends after it begins, and is not too long. */
export function checkWindow(
  judge: Judge,
  rules: WindowRules,
  { issuedAt, expiration }: TimeWindow,
  { now, skew }: Clock,
): void {
  const { maxLifetime } = judge.profile.parameters;
  const issued = instantOf(issuedAt);
  const expires = instantOf(expiration);
  const path = `/${rules.end}`;
  if (issued) {
    judge.check(rules.issuedAt, !isBefore(addSeconds(now, skew), issued), () => ({
      path: '/issuedAt',
      message: `issued at ${quote(issuedAt ?? '')}, which is more than ${skew} s in the future`,
    }));
  }
  if (issued && expires) {
    judge.check(rules.order, isBefore(issued, expires), () => ({
      path,
      message: `expected an expiry after ${quote(issuedAt ?? '')}, found ${quote(expiration ?? '')}`,
    }));
  }
  // A text that does not say when it was signed lives from now on: it would otherwise live as long as it likes.
  const from = issuedAt === undefined ? now : issued;
  if (from && expires) {
    judge.check(rules.lifetime, !isBefore(addSeconds(from, maxLifetime), expires), () => ({
      path,
      message: `expected a lifetime of at most ${maxLifetime} s, found ${quote(issuedAt ?? 'now')} to ${quote(expiration ?? '')}`,
    }));
  }
}

/** Checks that a window has not ended. */
export function checkEnd(judge: Judge, rules: WindowRules, { expiration }: TimeWindow, { now, skew }: Clock): void {
  const expires = instantOf(expiration);
  if (!expires) return;
  judge.check(rules.expired, isBefore(now, addSeconds(expires, skew)), () => ({
    path: `/${rules.end}`,
    message: `expired at ${quote(expiration ?? '')}`,
  }));
}
