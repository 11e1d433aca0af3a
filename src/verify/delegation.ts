import {
  type Account,
  type AuthSigContext,
  accountOf,
  checkAuthSig,
  checkAuthSigSignature,
  judgeAuthSigDocuments,
  judgeAuthSigShape,
} from '../auth-sig.js';
import { type Cell, litNamespaces } from '../capability.js';
import type { ChainLink } from '../chain.js';
import {
  assertUse,
  checkOwner,
  type DelegationUse,
  judgeUse,
  lenderOf,
  listCharges,
  type UseCharge,
  type UseLedger,
} from '../delegation.js';
import { assertFunctions } from '../internal/answered.js';
import { instantOf } from '../internal/time.js';
import { decide, type Judge } from '../judge.js';
import type { Result } from '../rule.js';
import type { verifyAuthSig } from './auth-sig.js';
import { earliest, endsOf, type Policy, policyOf, unchecked, type VerifyOptions } from './options.js';
import { counted } from './session-delegation.js';

/** How to verify a use of capacity. */
export interface DelegationOptions extends VerifyOptions {
  /** What is to be used, and what is known about it. */
  readonly use: DelegationUse;
}

/** What a valid delegation proves about one use of it. */
export interface VerifiedDelegation {
  /** Who signed the delegation. */
  readonly account: Account;
  /** Whose capacity is used: who signed, or who stands at the end of the proofs. */
  readonly root: Account;
  readonly links: readonly ChainLink[];
  /** The cells that cover the use. */
  readonly grants: readonly Cell[];
  /** What a use ledger is to charge: empty when no link counts its uses. */
  readonly charges: readonly UseCharge[];
  readonly expiration: string | undefined;
  readonly notChecked: readonly string[];
}

function judgeDelegation(
  judge: Judge,
  input: unknown,
  { use, namespaces = litNamespaces }: DelegationOptions,
  policy: Policy,
): VerifiedDelegation {
  const context: Policy & AuthSigContext = { ...policy, purpose: 'delegation' };
  const read = judgeAuthSigDocuments(judge, judgeAuthSigShape(judge, input));
  checkAuthSig(judge, read, context);
  const grants = judgeUse(judge, read.cells, use, namespaces);
  checkOwner(judge, lenderOf(context.proofs.rootOf(read)), use, context.evidence);
  judge.endStage();
  checkAuthSigSignature(judge, read, context);
  judge.endStage();
  const { root, links } = context.proofs.chainOf(read);
  return {
    account: accountOf(read),
    root,
    links,
    grants,
    charges: listCharges(judge, { root, links }, use, namespaces),
    expiration: earliest([instantOf(read.message?.expirationTime), ...endsOf(links)]),
    notChecked: unchecked(context, links),
  };
}

/**
 * Verifies that a capacity delegation covers one use of it.
 *
 * Returns the issues of {@link verifyAuthSig} for the purpose `delegation`, those of coverage (`capability.*`,
 * `restriction.value`), and delegation.owner, delegation.owner-undecided for a credit. Counts nothing: see
 * {@link consumeDelegation}.
 *
 * ```ts
 * import { anyDomain, anyNonce, verifyDelegation } from 'capsig';
 *
 * // Says whether the owner of credit 25 lends it to somebody; `owner` is what the contract answered.
 * export function isLentTo(delegatee: string, delegation: string, owner: string): boolean {
 *   const result = verifyDelegation(delegation, {
 *     use: { resource: 'lit-ratelimitincrease://25', delegatee },
 *     evidence: { tokenOwners: [{ token: '25', owner }] },
 *     now: new Date(),
 *     domain: anyDomain,
 *     nonce: anyNonce,
 *   });
 *   return result.ok;
 * }
 * ```
 */
export function verifyDelegation(input: unknown, options: DelegationOptions): Result<VerifiedDelegation> {
  const policy = policyOf(options, ['use']);
  assertUse(options.use, options.namespaces ?? litNamespaces);
  return decide(options, (judge) => judgeDelegation(judge, input, options, policy));
}

/**
 * Verifies a use of a capacity delegation and counts it: once for every link of its chain that limits its uses, or not at
 * all. A use too many breaks `delegation.uses`.
 *
 * Nothing is counted unless everything else holds, so a stranger cannot spend somebody else's uses.
 *
 * ```ts
 * import { anyDomain, anyNonce, consumeDelegation, createUseLedger } from 'capsig';
 *
 * const ledger = createUseLedger(); // one for all requests
 *
 * // Pays for one request, or answers with the rules that are broken: `delegation.uses` when all uses are spent.
 * export function pay(delegation: string, delegatee: string): readonly string[] {
 *   const use = { resource: 'lit-paymentdelegation://*', delegatee };
 *   const options = { use, ledger, now: new Date(), domain: anyDomain, nonce: anyNonce } as const;
 *   const result = consumeDelegation(delegation, options);
 *   return result.ok ? [] : result.issues.map(({ rule }) => rule);
 * }
 * ```
 */
export function consumeDelegation(
  input: unknown,
  options: DelegationOptions & { readonly ledger: UseLedger },
): Result<VerifiedDelegation> {
  const { use, ledger, namespaces = litNamespaces } = options;
  const policy = policyOf(options, ['use', 'ledger']);
  assertFunctions(ledger, ['consume'], 'ledger');
  assertUse(use, namespaces);
  if (use.uses !== undefined) throw new TypeError('use.uses: the ledger counts; leave it out');
  const first = { ...options, use: { ...use, uses: 0n } };
  const verified = decide(options, (judge) => judgeDelegation(judge, input, first, policy));
  return counted(options, verified, ({ charges }) => charges, ledger, policy.now);
}
