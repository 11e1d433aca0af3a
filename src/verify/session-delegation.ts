import { litNamespaces } from '../capability.js';
import { isNamedAs } from '../chain.js';
import {
  assertUse,
  checkOwner,
  type DelegationUse,
  judgeUse,
  listCharges,
  type UseCharge,
  type UseLedger,
} from '../delegation.js';
import { answerFrom, assertFunctions, assertMembers } from '../internal/answered.js';
import { addSeconds, compareInstants, formatInstant, type Instant, instantOf } from '../internal/time.js';
import { decide, type RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import { assertEvidence, instantNow, type SeenDelegation, type VerifyOptions } from './options.js';

/** How to count a use of a delegation that came with a session. */
export interface SessionDelegationOptions extends RuleOptions, Pick<VerifyOptions, 'now' | 'evidence' | 'namespaces'> {
  /** What is to be used, and what is known about it; the ledger counts, so `uses` is left out. */
  readonly use: DelegationUse;
  readonly ledger: UseLedger;
}

const members = ['profile', 'outcomes', 'now', 'evidence', 'namespaces', 'use', 'ledger'] as const;

/** What a ledger made of the charges of one use. */
export type Count = boolean | 'full';

/** Says what the answer of a ledger means for a use that was verified; issues stand at `path`. */
export function judgeCount<T>(
  options: RuleOptions,
  value: T,
  charges: readonly UseCharge[],
  count: Count,
  path = '',
): Result<T> {
  const params = { keys: charges.map(({ key }) => key) };
  return decide(options, (judge) => {
    judge.check('delegation.ledger-full', count !== 'full', () => ({
      path,
      message: 'there is no room to remember how often this delegation, or one that it rests on, is used',
      params,
    }));
    judge.check('delegation.uses', count !== false, () => ({
      path,
      message: 'all uses of this delegation, or of one that it rests on, were spent before',
      params,
    }));
    return value;
  });
}

/** Counts a use that was verified at a ledger, once and only where everything else holds; issues stand at `path`. */
export function counted<T>(
  options: RuleOptions,
  verified: Result<T>,
  chargesOf: (value: T) => readonly UseCharge[],
  ledger: UseLedger,
  now: Instant,
  path = '',
): Result<T> {
  if (!verified.ok) return verified;
  const charges = chargesOf(verified.value);
  const answer = ledger.consume(charges, formatInstant(now));
  const count = answerFrom<Count>(answer, [true, false, 'full'], 'ledger.consume');
  return judgeCount(options, verified.value, charges, count, path);
}

/**
 * Counts a use of a delegation that came with a session, one of the `delegations` that a verified session names, without
 * reading or verifying it again. Returns what was charged.
 *
 * Judges whether it covers the use (`capability.*`, `restriction.value`), is by the owner of a credit (delegation.owner,
 * delegation.owner-undecided) and has not ended since (auth-sig.expired); then it is counted as `consumeDelegation` does: a
 * use too many breaks delegation.uses, a ledger without room delegation.ledger-full.
 *
 * ```ts
 * import { consumeSessionDelegation, createUseLedger, type VerifiedSession } from 'capsig';
 *
 * const ledger = createUseLedger(); // one for all requests
 *
 * // Pays for a request with the first delegation of its session that covers it.
 * export function isPaid({ account, delegations }: VerifiedSession): boolean {
 *   const use = { resource: 'lit-paymentdelegation://*', delegatee: account.address };
 *   return delegations.some((each) => consumeSessionDelegation(each, { use, ledger, now: new Date() }).ok);
 * }
 * ```
 */
export function consumeSessionDelegation(
  delegation: SeenDelegation,
  options: SessionDelegationOptions,
): Result<readonly UseCharge[]> {
  assertMembers(options, members, 'options');
  const { ledger } = options;
  assertFunctions(ledger, ['consume'], 'ledger');
  if (options.use?.uses !== undefined) throw new TypeError('use.uses: the ledger counts; leave it out');
  const { use } = options;
  const covered = coveredUse(delegation, { ...options, use: { ...use, uses: 0n } });
  return counted(options, covered, (charges) => charges, ledger, instantNow(options.now), delegation.path);
}

/** Judges whether a delegation that came with a session covers a use, and lists what the use is to be charged to. */
export function coveredUse(
  delegation: SeenDelegation,
  options: RuleOptions & Pick<SessionDelegationOptions, 'now' | 'evidence' | 'namespaces' | 'use'>,
): Result<readonly UseCharge[]> {
  const { use, evidence, namespaces = litNamespaces } = options;
  if (evidence !== undefined) assertEvidence(evidence);
  assertUse(use, namespaces);
  if (!Array.isArray(delegation?.links) || !Array.isArray(delegation.grants) || !delegation.rootNames) {
    throw new TypeError('delegation: expected one of the delegations that a verified session names');
  }
  const { path, root, rootNames, grants, links, expiration } = delegation;
  const now = instantNow(options.now);
  return decide(options, (judge) => {
    const at = judge.at(path);
    const end = instantOf(expiration);
    const { skew } = judge.profile.parameters;
    const open = end === undefined || compareInstants(now, addSeconds(end, skew.inner)) < 0;
    at.check('auth-sig.expired', open, () => ({
      path: '/signedMessage/expirationTime',
      message: `expected an expiry after ${formatInstant(now)}, found ${expiration}`,
    }));
    judgeUse(at, grants, use, namespaces);
    const lender = { path, account: root, isNamed: (text: string) => isNamedAs(rootNames, text) };
    checkOwner(at, lender, use, evidence);
    judge.endStage();
    return listCharges(at, { root, links }, use, namespaces);
  });
}
