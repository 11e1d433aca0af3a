import { anyNonce } from '../auth-sig.js';
import type { UseCharge } from '../delegation.js';
import { answerFrom } from '../internal/answered.js';
import type { Issue, Result } from '../rule.js';
import { judgeCount } from '../verify/session-delegation.js';
import type { Deadline } from './deadline.js';
import { anyUses, type CheckedOptions } from './options.js';
import { refusedBy } from './refusal.js';

/** One request at the point where everything else held. */
export interface Consumption {
  readonly now: Date;
  /** Counts from when it is first asked for, so that what needs none starts none. */
  readonly deadline: Deadline;
  readonly requestId: string | undefined;
}

/** Asks a ledger until the deadline; undefined when it did not answer. */
export async function askLedger<T>(
  { onError }: CheckedOptions,
  ledger: 'nonces' | 'uses',
  deadline: Deadline,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  const tell = (error: unknown): void => {
    try {
      onError?.(error, ledger);
    } catch {
      // Whoever is told of a failure does not make another one.
    }
  };
  try {
    const answer = await deadline.race((async () => ask())());
    if (answer) return answer.value;
    tell(new Error('no answer before the deadline'));
  } catch (error) {
    tell(error);
  }
  return undefined;
}

/** What a nonce that was not consumed means, by what the ledger says of it. */
const refusedNonces: Readonly<Record<'used' | 'unknown' | 'none', Pick<Issue, 'rule' | 'message'>>> = {
  used: { rule: 'auth-sig.nonce-once', message: 'this nonce was used for a login before' },
  unknown: {
    rule: 'auth-sig.nonce',
    message: 'expected a nonce that was given out, has not ended and was not used before',
  },
  none: { rule: 'auth-sig.nonce', message: 'expected a nonce that was given out, found none' },
};

/**
 * Uses the nonce of a login that holds, once. Whatever the profile leaves off: it says what a deployed system does not compare, and this
 * server remembers what it gave out itself. Who wants none is created with `anyNonce`.
 */
export async function consumeNonce<T>(
  options: CheckedOptions,
  value: T,
  nonce: string | undefined,
  at: Consumption,
): Promise<Result<T>> {
  const { nonces, profile } = options;
  if (nonces === anyNonce) return { ok: true, value };
  const refuse = (why: keyof typeof refusedNonces): Result<T> => {
    return { ok: false, issues: [{ path: '/signedMessage/nonce', ...refusedNonces[why] }] };
  };
  // A text without a nonce gets here only where the rule that asks for one is off.
  if (nonce === undefined) return refuse('none');
  const { now, deadline } = at;
  const late = deadline.over ? refusedBy('server.deadline', profile) : undefined;
  if (late) return late;
  // Never by a name: the same login, sent again, is a second one.
  const call = { now: now.toISOString(), signal: deadline.signal };
  const answer = await askLedger(options, 'nonces', deadline, () => nonces.consume(nonce, call));
  if (answer === undefined) return refusedBy('ledger.unavailable', profile) ?? { ok: true, value };
  const word = answerFrom(answer, ['consumed', 'used', 'unknown'] as const, 'nonces.consume');
  return word === 'consumed' ? { ok: true, value } : refuse(word);
}

/** What became of the charges of a use. */
export interface Charged<T> {
  readonly value: T;
  /** Whether this very request was charged before: nothing was charged now. */
  readonly repeated: boolean;
}

/** Charges a use that holds, all of it or nothing. */
export async function chargeUse<T>(
  options: CheckedOptions,
  value: T,
  charges: readonly UseCharge[],
  at: Consumption,
  path = '',
): Promise<Result<Charged<T>>> {
  const { uses, profile } = options;
  const free: Result<Charged<T>> = { ok: true, value: { value, repeated: false } };
  if (uses === anyUses || charges.length === 0) return free;
  const { now, deadline, requestId } = at;
  const late = deadline.over ? refusedBy('server.deadline', profile) : undefined;
  if (late) return late;
  const { signal } = deadline;
  const request = { now: now.toISOString(), signal, ...(requestId !== undefined && { requestId }) };
  const answer = await askLedger(options, 'uses', deadline, () => uses.consume(charges, request));
  if (answer === undefined) return refusedBy('ledger.unavailable', profile) ?? free;
  const word = answerFrom(answer, ['charged', 'repeated', 'spent', 'full'] as const, 'uses.consume');
  const count = word === 'full' ? 'full' : word !== 'spent';
  return judgeCount({ profile }, { value, repeated: word === 'repeated' }, charges, count, path);
}
