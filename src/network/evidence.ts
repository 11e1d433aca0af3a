import { fromUtf8 } from '../internal/bytes.js';
import type { RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import {
  type ActionEvidence,
  type AuthMethodEvidence,
  type CheckedSignRequest,
  checkActionPermission,
  type SignEvidence,
} from '../sign-session-key.js';
import { runAction } from './action.js';
import { type AuthMethodContext, type AuthMethodVerifier, authenticate } from './auth-method.js';
import { actionCid } from './cid.js';
import type { Gates } from './gate.js';
import { signedPart } from './token-ledger.js';

/** What a node can ask when it gathers evidence. */
export interface EvidenceSources {
  readonly authMethods: readonly AuthMethodVerifier[];
  /** The code of the actions that the node knows, by CID. */
  readonly actions: ReadonlyMap<string, string>;
  /** How long all auth methods of a request may take together, in milliseconds. */
  readonly timeout: number;
}

function decodeCode(code: string): string | undefined {
  return fromUtf8(Buffer.from(code, 'base64'));
}

/** Runs the action of a request, if it is to be had, is the named one, and could authorise. */
async function runRequested(
  { code, litActionIpfsId, jsParams }: CheckedSignRequest['request'],
  { actions }: EvidenceSources,
  permit: (cid: string) => Result<true>,
  gates: Gates,
): Promise<Result<ActionEvidence> | 'busy'> {
  const text = code === undefined ? actions.get(litActionIpfsId ?? '') : decodeCode(code);
  if (text === undefined) {
    const reason =
      code === undefined
        ? 'this node does not know the code of this action and fetches none: send the code'
        : 'expected the base64 of UTF-8, found other bytes';
    const outcome = code === undefined ? 'unavailable' : 'exception';
    return { ok: true, value: { cid: litActionIpfsId ?? '', outcome, reason } };
  }
  // Code that is not the named one is not run: the answer would be refused whatever it says.
  const cid = actionCid(text);
  if (litActionIpfsId !== undefined && litActionIpfsId !== cid) {
    return { ok: true, value: { cid, outcome: 'answered', response: '' } };
  }
  const permitted = permit(cid);
  if (!permitted.ok) return permitted;
  const ran = await gates.action.enter(() => runAction(text, jsParams ?? {}));
  return ran ? { ok: true, value: ran.value } : 'busy';
}

/** Guesses what a token proves where its verifier does not say it: the text of a token does not tell it apart. */
function withProof(evidence: AuthMethodEvidence, accessToken: string): AuthMethodEvidence {
  if (evidence.outcome !== 'authenticated' || evidence.proof !== undefined) return evidence;
  return { ...evidence, proof: signedPart(accessToken) };
}

/**
 * Gathers what a request has to show: who its auth methods are, one after the other until one is refused, and what its
 * action answers.
 *
 * Returns issues of `sign-request.permission` where no answer of the action could authorise, and `busy` where too many
 * actions wait already.
 */
export async function gatherEvidence(
  checked: CheckedSignRequest,
  sources: EvidenceSources,
  context: AuthMethodContext,
  gates: Gates,
  rules: RuleOptions,
): Promise<Result<SignEvidence> | 'busy'> {
  const { request } = checked;
  const { authMethods: verifiers, timeout } = sources;
  const found = await authenticate(request.authMethods, verifiers, context, {
    milliseconds: timeout,
    untilRefused: true,
    gateOf: (authMethodType) => gates.authMethod(authMethodType),
  });
  const authMethods = found.map((evidence, index) => {
    return withProof(evidence, request.authMethods[index]?.accessToken ?? '');
  });
  // Code runs only where it could authorise: it is the dearest thing that a stranger can ask for.
  const named = request.code !== undefined || request.litActionIpfsId !== undefined;
  if (!named || authMethods.some(({ outcome }) => outcome !== 'authenticated'))
    return { ok: true, value: { authMethods } };
  const permit = (cid: string): Result<true> => checkActionPermission(checked, authMethods, cid, rules);
  const ran = await runRequested(request, sources, permit, gates);
  if (ran === 'busy') return ran;
  return ran.ok ? { ok: true, value: { authMethods, action: ran.value } } : ran;
}
