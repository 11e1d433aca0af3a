import type { Backend } from './crypto/backend.js';
import { networkMessage, parseNetworkKey } from './crypto/bls.js';
import { backendOf } from './crypto/noble.js';
import { encodeShare, signShare } from './crypto/threshold.js';
import type { SignSessionKeyResponse } from './generated/types.js';
import { assertFunctions, booleanFrom } from './internal/answered.js';
import { toHex, utf8 } from './internal/bytes.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import { mergeRecaps } from './recap.js';
import type { Result } from './rule.js';
import { type Askers, assertAsked, checkPermission, judgeEvidence } from './sign-session-key/asker.js';
import { assertEvidence } from './sign-session-key/assert.js';
import { judgeAuthMethods } from './sign-session-key/auth-method.js';
import { combineAnswers } from './sign-session-key/combination.js';
import { formatNetworkMessage } from './sign-session-key/network-message.js';
import type {
  AccessTokenLedger,
  AuthMethodEvidence,
  CheckedSignRequest,
  CombinedAuthSig,
  CombineOptions,
  NodeAnswer,
  SignAnswerOptions,
  SignRequestOptions,
} from './sign-session-key/options.js';
import { checkRequestOptions, judgeSignRequest, type ReadSignRequest } from './sign-session-key/request.js';
import { judgeUnsigned } from './sign-session-key/unsigned.js';

export { assertAuthMethod } from './sign-session-key/assert.js';
export type {
  AccessTokenLedger,
  ActionEvidence,
  AuthMethodEvidence,
  CheckedSignRequest,
  CombinedAuthSig,
  CombineOptions,
  NodeAnswer,
  PermittedAuthMethod,
  PkpRecord,
  SignAnswerOptions,
  SignEvidence,
  SignRequestOptions,
} from './sign-session-key/options.js';

/**
 * Checks what of a request can be judged without evidence: shape, session key, PKP, SIWE message, ReCap, binding, times.
 * A node calls it before it gathers any.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `json.text`,
 * `sign-request.*`, `siwe.*`, `recap.*` and `auth-sig.*`; paths enter `siweMessage`. Throws TypeError for a bad registry.
 *
 * @example Check a request before evidence is gathered
 * ```ts
 * import { checkSignRequest, type PkpRecord } from 'capsig/network';
 *
 * export function sessionKeyOf(body: string, blocks: ReadonlyMap<string, string>, pkps: readonly PkpRecord[]): string {
 *   const result = checkSignRequest(body, { now: new Date(), blocks, pkps });
 *   if (!result.ok) throw new Error(result.issues[0].message);
 *   return result.value.sessionKey;
 * }
 * ```
 */
export function checkSignRequest(input: unknown, options: SignRequestOptions): Result<CheckedSignRequest> {
  checkRequestOptions(options);
  return decide(options, (judge) => {
    const read = judgeSignRequest(judge, input, options);
    judge.endStage();
    const { request, sessionKey, pkp, pkpAddress } = read;
    const { message, recaps } = read.read;
    const merged = recaps.length > 1 ? mergeRecaps(recaps, { profile: judge.profile }) : undefined;
    const recap = merged?.ok ? merged.value : (recaps[0] ?? { att: {}, prf: [] });
    return { request, sessionKey, message, recap, pkp, pkpAddress };
  });
}

/**
 * Judges whether a request could be permitted if its action authorised: whether an authenticated user, or code with this
 * CID, may sign with the PKP. A node calls it before it runs the action, which strangers ask for as well.
 *
 * `authMethods` is the evidence about all auth methods of the request. Returns issues of `sign-request.permission`, and
 * those about auth methods that do not authenticate.
 */
export function checkActionPermission(
  { request, pkp }: Pick<CheckedSignRequest, 'request' | 'pkp'>,
  authMethods: readonly AuthMethodEvidence[],
  cid: string,
  options: RuleOptions,
): Result<true> {
  return decide(options, (judge) => {
    const identities = judgeAuthMethods(judge, request, { authMethods });
    judge.endStage();
    checkPermission(judge, pkp, { identities, action: { cid, outcome: 'answered' } });
    return true;
  });
}

/**
 * Judges a request with the evidence that the node gathered, and answers it with the node's share of the network's
 * signature.
 *
 * Returns the issues of {@link checkSignRequest} and of `sign-request.*` and `action.*` about the evidence; missing
 * evidence is undecided. Nothing is signed, and no access token is spent, unless every rule holds. Throws TypeError for a
 * bad share or network key, for a record, block or piece of evidence of another type than it has, and for evidence that
 * the request does not ask for.
 */
export function answerSignRequest(input: unknown, options: SignAnswerOptions): Result<SignSessionKeyResponse> {
  checkRequestOptions(options, ['evidence', 'share', 'networkKey', 'tokens']);
  const { evidence, share, networkKey, tokens } = options;
  const backend = backendOf(options.backend);
  if (tokens !== undefined) assertFunctions(tokens, ['claim'], 'tokens');
  assertEvidence(evidence);
  const key = parseNetworkKey(networkKey);
  if (!(key instanceof Uint8Array)) throw new TypeError(`networkKey: ${key.reason}`);
  const judged = decide(options, (judge) => {
    const read = judgeSignRequest(judge, input, options);
    judge.endStage();
    assertAsked(judge, read.request, evidence);
    const askers = judgeEvidence(judge, read.request, evidence);
    judge.endStage();
    checkPermission(judge, read.pkp, askers);
    judge.endStage();
    const text = formatNetworkMessage(judge, read, askers, options.blocks);
    judgeFormatted(judge, text, read);
    return { text, read, askers, enforced: judge.enforces('sign-request.auth-method-once') };
  });
  if (!judged.ok) return judged;
  const { text, read, askers, enforced } = judged.value;
  const once = tokens && enforced ? claim(read, askers, tokens, backend) : undefined;
  return decide(options, (judge) => {
    if (once !== undefined) checkTokensOnce(judge, once);
    judge.endStage();
    const digest = networkMessage(text, backend);
    const signed = signShare(share, digest);
    return {
      result: 'success',
      signatureShare: { ProofOfPossession: encodeShare(signed) },
      shareIndex: share.identifier - 1,
      curveType: 'BLS',
      siweMessage: text,
      dataSigned: toHex(digest),
      blsRootPubkey: toHex(key),
    };
  });
}

/** Holds what the network signs to what any verifier will: the times of the block are other than those of the request. */
function judgeFormatted(judge: Judge, text: string, { context, pkpAddress }: ReadSignRequest): void {
  judgeUnsigned(judge, { text, address: pkpAddress, network: true }, context);
}

/** Judges whether no access token of a request served another session key before. */
export function checkTokensOnce(judge: Judge, once: boolean): boolean {
  return judge.check('sign-request.auth-method-once', once, () => ({
    path: '/authMethods',
    message: 'an access token of the request served another session key before',
  }));
}

/** Spends the access tokens of a request, for its session key. */
function claim(
  { sessionKey }: ReadSignRequest,
  { identities }: Askers,
  tokens: AccessTokenLedger,
  backend: Backend,
): boolean {
  // Of one length, so that long tokens do not fill the memory, and secret ones are not kept.
  const proofs = identities.map(({ proof }) => toHex(backend.sha256(utf8(proof))));
  return booleanFrom(tokens.claim(proofs, sessionKey), 'tokens.claim');
}

/**
 * Judges the answers of the nodes apart, combines the shares of good ones to the network's signature, verifies it under
 * the network key, and says which nodes gave a bad answer and why.
 *
 * Answers are grouped by the text they return. Of a text all shares are combined, then the fewest are left out so that the
 * others agree, which needs no pairing, and last as many as the threshold are looked for; the search is bounded. When too
 * few good answers remain, the issues of the bad ones are returned, at `/answers/<i>/response/...` with the node in
 * `params.node`; `sign-response.threshold` when none is bad, and `sign-response.share` with what was found out in
 * `params.found` when nothing verifies.
 *
 * Throws TypeError for a requested message that is none for a session, a bad network key or threshold, and more than 255
 * answers.
 *
 * @example Combine what the nodes answered
 * ```ts
 * import { combineSignResponses, type NodeAnswer } from 'capsig/client';
 *
 * export function authSigOf(answers: readonly NodeAnswer[], siweMessage: string, networkKey: string): string {
 *   const result = combineSignResponses(answers, { now: new Date(), siweMessage, networkKey, threshold: 2 });
 *   if (!result.ok) throw new Error(result.issues.map(({ path, rule }) => `${path}: ${rule}`).join(', '));
 *   return JSON.stringify(result.value.authSig);
 * }
 * ```
 */
export function combineSignResponses(answers: readonly NodeAnswer[], options: CombineOptions): Result<CombinedAuthSig> {
  return combineAnswers(answers, options);
}
