import type { RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import {
  type ActionEvidence,
  type AuthMethodEvidence,
  checkActionPermission,
  type PkpRecord,
  type SignEvidence,
} from '../sign-session-key.js';
import { runPrepared } from './action-run.js';
import type { NodeResolvers } from './asking.js';
import { type AuthMethodContext, type AuthMethodVerifier, authenticate, turn } from './auth-method.js';
import type { Gates } from './gate.js';
import { signedPart } from './signed-part.js';
import type { SignDemand } from './verification/node-judgement.js';
import type { RequestedAction } from './verification/requested-action.js';

/** What a node can ask when it gathers evidence. */
export interface EvidenceSources {
  readonly authMethods: readonly AuthMethodVerifier[];
  /** How long all auth methods of a request may take together, in milliseconds, and all questions to the resolvers. */
  readonly timeout: number;
  /** What asks contracts and finds proofs; without it their AuthSigs stay undecided. */
  readonly resolvers?: NodeResolvers;
}

/** Where a request waits, and whose it is. */
interface Asked {
  readonly gates: Gates;
  readonly source: object | undefined;
}

/** Runs the action of a request, if it is to be had, is the named one, and could authorise. */
async function runRequested(
  action: RequestedAction,
  permit: (cid: string) => Result<true>,
  { gates, source }: Asked,
): Promise<Result<ActionEvidence> | 'busy'> {
  if ('known' in action) return { ok: true, value: action.known };
  const { run } = action;
  const permitted = permit(run.cid);
  if (!permitted.ok) return permitted;
  if ('outcome' in run) return { ok: true, value: run };
  const ran = await gates.action.enter(() => runPrepared(run), source);
  return ran ? { ok: true, value: ran.value } : 'busy';
}

/**
 * Keeps of evidence what is known of it, as data. Guesses what a token proves where its verifier does not say it: the text of
 * a token does not tell it apart.
 */
function withProof(evidence: AuthMethodEvidence, accessToken: string): AuthMethodEvidence {
  if (evidence.outcome !== 'authenticated') return { outcome: evidence.outcome, reason: evidence.reason };
  const { outcome, userId, appId, address, proof = signedPart(accessToken) } = evidence;
  return { outcome, userId, appId, proof, ...(address === undefined ? {} : { address }) };
}

/**
 * Gathers what a request has to show: who its auth methods are, one after the other until one is refused, and what its
 * action answers.
 *
 * Returns issues of `sign-request.permission` where no answer of the action could authorise, and `busy` where too many
 * actions wait already.
 */
export async function gatherEvidence(
  { request, action }: SignDemand,
  pkp: PkpRecord,
  sources: EvidenceSources,
  context: AuthMethodContext,
  asked: Asked,
  rules: RuleOptions,
): Promise<Result<SignEvidence> | 'busy'> {
  const { authMethods: verifiers, timeout } = sources;
  const found = await authenticate(request.authMethods, verifiers, context, {
    milliseconds: timeout,
    untilRefused: true,
    gateOf: (authMethodType) => asked.gates.authMethod(authMethodType),
    source: asked.source,
  });
  const authMethods: AuthMethodEvidence[] = [];
  for (const [index, evidence] of found.entries()) {
    await turn();
    authMethods.push(withProof(evidence, request.authMethods[index]?.accessToken ?? ''));
  }
  // Code runs only where it could authorise: it is the dearest thing that a stranger can ask for.
  if (action === undefined || authMethods.some(({ outcome }) => outcome !== 'authenticated'))
    return { ok: true, value: { authMethods } };
  const permit = (cid: string): Result<true> => checkActionPermission({ request, pkp }, authMethods, cid, rules);
  const ran = await runRequested(action, permit, asked);
  if (ran === 'busy') return ran;
  return ran.ok ? { ok: true, value: { authMethods, action: ran.value } } : ran;
}
