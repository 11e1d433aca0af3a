import { instantOf } from '../auth-sig.js';
import { litNamespaces } from '../capability.js';
import {
  assertUse,
  chargesOf,
  checkOwner,
  type DelegationUse,
  readUse,
  type UseCharge,
  type UseLedger,
} from '../delegation.js';
import { addSeconds, compareInstants, formatInstant } from '../internal/time.js';
import { decide, type RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import { instantNow, type SeenDelegation, type VerifyOptions } from './options.js';

/** How to count a use of a delegation that came with a session. */
export interface SessionDelegationOptions extends RuleOptions, Pick<VerifyOptions, 'now' | 'evidence' | 'namespaces'> {
  /** What is to be used, and what is known about it; the ledger counts, so `uses` is left out. */
  readonly use: DelegationUse;
  readonly ledger: UseLedger;
}

/**
 * Counts a use of a delegation that came with a session, one of the `delegations` that a verified session names, without
 * reading or verifying it again. Returns what was charged.
 *
 * Judges whether it covers the use (`capability.*`, `restriction.value`), is by the owner of a credit (delegation.owner,
 * delegation.owner-undecided) and has not ended since (auth-sig.expired); then it is counted as `useDelegation` does, and a
 * use too many breaks delegation.uses.
 */
export function useSessionDelegation(
  delegation: SeenDelegation,
  options: SessionDelegationOptions,
): Result<readonly UseCharge[]> {
  const { use, ledger, evidence, namespaces = litNamespaces } = options;
  assertUse(use);
  if (use.uses !== undefined) throw new TypeError('use.uses: the ledger counts; leave it out');
  if (!Array.isArray(delegation?.links) || !Array.isArray(delegation.grants)) {
    throw new TypeError('delegation: expected one of the delegations that a verified session names');
  }
  const { path, root, grants, links, expiration } = delegation;
  const now = instantNow(options.now);
  const first: DelegationUse = { ...use, uses: 0n };
  return decide(options, (judge) => {
    const at = judge.at(path);
    const end = instantOf(expiration);
    const { skew } = judge.profile.parameters;
    const open = end === undefined || compareInstants(now, addSeconds(end, skew.inner)) < 0;
    at.check('auth-sig.expired', open, () => ({
      path: '/signedMessage/expirationTime',
      message: `expected an expiry after ${formatInstant(now)}, found ${expiration}`,
    }));
    readUse(at, grants, first, namespaces);
    checkOwner(at, { path, account: root }, use, evidence);
    if (judge.issues.length > 0) return undefined;
    const charges = chargesOf(links, first, namespaces);
    at.check('delegation.uses', ledger.consume(charges, formatInstant(now)), () => ({
      message: 'all uses of this delegation, or of one that it rests on, were spent before',
      params: { keys: charges.map(({ key }) => key) },
    }));
    return charges;
  });
}
