import type { Namespaces } from '../capability.js';
import { assertUse, type DelegationUse } from '../delegation.js';
import { type Issue, isUndecided, type RuleId } from '../rule.js';
import type { CallOptions } from '../server/pipeline.js';
import type { CountedUse, Verifier } from '../server/verifier.js';
import type { VerifiedSession } from '../verify.js';
import { faultOf } from './asked.js';
import { type Answer, faultAnswer, type ProblemOptions, problemAnswer } from './problem.js';

/** A use of a delegation that a request is charged for. */
export interface ChargedUse {
  /** What is used, by the account of the session unless a delegatee is named. */
  readonly use: Omit<DelegationUse, 'delegatee' | 'uses'> & { readonly delegatee?: string };
  /** Names the request, so that the same one, sent again, is charged once: see `requestId` of a verifier. */
  readonly requestId?: string;
}

/** A session that was let through, and what was charged for the request. */
export interface AdmittedSession extends VerifiedSession {
  /** Undefined where nothing is charged. */
  readonly charged?: CountedUse;
}

/** What is not known to be uncounted: to go on with the next delegation could count twice. */
const unknown: ReadonlySet<RuleId> = new Set<RuleId>(['ledger.unavailable', 'server.busy', 'server.deadline']);
/** Of a delegation that covers the use, and cannot be used any more. */
const counting: ReadonlySet<RuleId> = new Set<RuleId>(['delegation.uses', 'delegation.ledger-full']);

type Issues = readonly [Issue, ...Issue[]];

/** What is worth telling of those that were tried: what covers the use before what does not, and what may be otherwise before what may not. */
function tellingOf(tried: readonly Issues[]): Issues | undefined {
  const weigh = (issues: Issues): number =>
    (issues.every(({ rule }) => counting.has(rule)) ? 2 : 0) + (issues.every(({ rule }) => isUndecided(rule)) ? 1 : 0);
  return [...tried].sort((a, b) => weigh(b) - weigh(a))[0];
}

/**
 * Charges one use to the first delegation of a session that covers it and is not spent, after everything else held. Answers with what was
 * charged, or with the refusal; `at` is where the session stands in the body.
 */
export async function chargeSession(
  verifier: Pick<Verifier, 'spend'>,
  { delegations, account }: VerifiedSession,
  { use, requestId }: ChargedUse,
  call: CallOptions,
  options: ProblemOptions & { readonly namespaces: Namespaces },
  at: string,
): Promise<CountedUse | Answer> {
  const whole: DelegationUse = { delegatee: account.address, ...use };
  const fault = faultOf(() => assertUse(whole, options.namespaces));
  if (fault !== undefined) return faultAnswer(404, `nobody can have lent this: ${fault}`, options);
  const tried: Issues[] = [];
  for (const delegation of delegations) {
    const result = await verifier.spend(delegation, whole, { ...call, ...(requestId !== undefined && { requestId }) });
    if (result.ok) return result.value;
    if (result.issues.some(({ rule }) => unknown.has(rule))) return problemAnswer(result.issues, options, at);
    tried.push(result.issues);
  }
  const issues = tellingOf(tried);
  if (issues) return problemAnswer(issues, options, at);
  return faultAnswer(403, 'expected a session that brings a delegation along', options);
}
