import { rememberSignatures } from '../crypto/backend.js';
import { noble } from '../crypto/noble.js';
import type { AuthSig, SessionSigs } from '../generated/types.js';
import { type Issue, isUndecided, type Result } from '../rule.js';
import { combineSignResponses } from '../sign-session-key.js';
import type { VerifiedAuthSig } from '../verify.js';
import {
  bodyOf,
  checkCall,
  domainOf,
  type LitActionSessionRequest,
  messageOf,
  type NetworkGrant,
  type PkpSessionRequest,
  pkpOf,
  type SignSessionKeyParams,
  wordsOf,
} from './network-request.js';
import { type NodeReply, postToNodes } from './node-connection.js';
import type { SessionContext } from './session-context.js';
import { requestSession } from './session-flow.js';
import type { Granter } from './session-grant.js';
import { assertRequest, authSigsWith, prepareRequest } from './session-request.js';

/** The network's AuthSig for a PKP. */
export interface SignedSessionKey {
  readonly authSig: AuthSig;
  /** 130 hex digits without `0x`. */
  readonly pkpPublicKey: string;
}

/** How many block hashes are tried: each costs a request to every node, and a wrong one is refused. */
const mostNonces = 4;

/** What came of asking the nodes to sign one message. */
interface Attempt {
  readonly signed: Result<SignedSessionKey>;
  /** What nodes that refused, failed or lied did. */
  readonly faults: readonly Issue[];
  /** Whether it is the nonce that keeps nodes from signing, so that another one may serve. */
  readonly wrongNonce: boolean;
}

/** Has the nodes sign one message, and combines what they answer. */
async function attempt(
  request: PkpSessionRequest,
  grant: NetworkGrant,
  siweMessage: string,
  context: SessionContext,
): Promise<Attempt> {
  const { connection, environment, network, profile } = context;
  // With each answer all of them are combined again: what was verified before is not verified twice.
  const backend = rememberSignatures(noble);
  const combine = (replies: readonly NodeReply[]): ReturnType<typeof combineSignResponses> => {
    const answers = replies.flatMap(({ node, answer }) => {
      if (!answer.ok) return [];
      const { value } = answer;
      // Else a text that holds JSON would be read as JSON once more.
      return [{ node, response: typeof value === 'string' ? JSON.stringify(value) : value }];
    });
    return combineSignResponses(answers, {
      now: environment.now(),
      siweMessage,
      networkKey: network.networkPubKey,
      threshold: network.threshold,
      backend,
      ...(profile ? { profile } : {}),
    });
  };
  const body = bodyOf(request, grant, siweMessage, network.epoch);
  const replies = await postToNodes(connection, network.nodes, '/web/sign_session_key/v1', { ...body }, (soFar) => {
    return soFar.filter(({ answer }) => answer.ok).length >= network.threshold && combine(soFar).ok;
  });
  const failures = replies.flatMap(({ answer }) => (answer.ok ? [] : answer.issues));
  const combined = combine(replies);
  if (combined.ok) {
    const faults = [...failures, ...combined.value.ignored.flatMap(({ issues }) => issues)];
    const value = { authSig: combined.value.authSig, pkpPublicKey: pkpOf(request).hex };
    return { signed: { ok: true, value }, faults, wrongNonce: false };
  }
  // A verdict outweighs a node that gave none.
  const decided = failures.filter(({ rule }) => !isUndecided(rule));
  const undecided = failures.filter(({ rule }) => isUndecided(rule));
  const [first, ...rest] = [...decided, ...combined.issues, ...undecided];
  // One node that says so is not believed: with those that signed they would have to be enough.
  const stale = decided.filter(({ rule }) => rule === 'auth-sig.nonce').length;
  const signers = replies.filter(({ answer }) => answer.ok).length;
  const wrongNonce = stale > 0 && stale + signers >= network.threshold;
  return { signed: { ok: false, issues: [first as Issue, ...rest] }, faults: failures, wrongNonce };
}

/**
 * Has the network sign a session key for a PKP.
 *
 * All nodes are asked at once. Answers that are wrong are left out, with a note that names the node and the rule, as
 * long as enough good ones remain; what is combined from those is verified before it is returned. When nodes refuse the
 * block hash and others were named, up to three of those are tried. Otherwise the issues are those of every node: what
 * it refused, then what was wrong with its answer, then who gave none (`node.answer`).
 */
async function requestNetworkAuthSig(
  request: PkpSessionRequest,
  grant: NetworkGrant,
  context: SessionContext,
): Promise<Result<SignedSessionKey>> {
  checkCall(request);
  const nonces = context.network.blockhashes.slice(0, mostNonces);
  const faults: Issue[] = [];
  let first: Result<SignedSessionKey> | undefined;
  for (const nonce of nonces) {
    const siweMessage = messageOf(request, grant, nonce, context);
    if (!siweMessage.ok) return siweMessage;
    const tried = await attempt(request, grant, siweMessage.value, context);
    first ??= tried.signed;
    faults.push(...tried.faults);
    if (tried.signed.ok) for (const issue of faults) context.note(issue);
    if (!tried.wrongNonce) return tried.signed;
  }
  return first as Result<SignedSessionKey>;
}

/**
 * Has the network sign a session key that the caller keeps. Nothing is stored. Returns the issues of
 * `requestNetworkAuthSig` and those of a session request that cannot be granted.
 */
export async function requestSignSessionKey(
  request: SignSessionKeyParams,
  context: SessionContext,
): Promise<Result<SignedSessionKey>> {
  checkCall(request);
  const { sessionKey, chainId } = request;
  if (!sessionKey) throw new TypeError('sessionKey: expected what generateSessionKeyPair() gives');
  if (chainId !== undefined && !(Number.isSafeInteger(chainId) && chainId > 0)) {
    throw new TypeError('chainId: expected a positive integer');
  }
  const evidence = await context.gatherer.gather(authSigsWith(request));
  const prepared = prepareRequest(request, sessionKey, context, evidence);
  if (!prepared.ok) return prepared;
  const { recap, expiration } = prepared.value;
  const chain = chainId === undefined ? {} : { chainId };
  return requestNetworkAuthSig(request, { sessionKey: sessionKey.publicKey, recap, expiration, ...chain }, context);
}

/** Lists the actions that a network's AuthSig says it was given for. */
function actionsOf({ grants }: VerifiedAuthSig): readonly string[] {
  const contexts = grants
    .filter(({ resource }) => resource.startsWith('lit-resolvedauthcontext:'))
    .flatMap(({ alternatives }) => alternatives.map((alternative) => alternative.auth_context));
  return contexts.flatMap((context) => {
    const { actionIpfsIds, actionIpfsIdStack } = (context ?? {}) as Readonly<Record<string, unknown>>;
    return [actionIpfsIds, actionIpfsIdStack].flat().filter((cid): cid is string => typeof cid === 'string');
  });
}

/** Makes the network the granter of a session. */
function networkGranter(request: PkpSessionRequest, context: SessionContext): Granter {
  const { litActionCode, litActionIpfsId, statement, authMethods = [] } = request;
  const domain = domainOf(request, context);
  return {
    account: pkpOf(request).address,
    nonce: context.network.latestBlockhash,
    terms: { signer: 'network', domain, statement, authMethods },
    accepts(stored) {
      // Whether other code would have said yes is not known, and the CID of code that is sent along is not computed here.
      if (stored.account.kind !== 'bls' || litActionCode !== undefined) return false;
      const { message } = stored;
      if (message?.domain !== domain || !message.statement?.startsWith(`${wordsOf(request)} `)) return false;
      const actions = actionsOf(stored);
      return litActionIpfsId === undefined
        ? actions.length === 0
        : actions.length > 0 && actions.every((cid) => cid === litActionIpfsId);
    },
    async grant({ sessionKey }, { recap, expiration }) {
      const grant = { sessionKey: sessionKey.publicKey, recap, expiration };
      const signed = await requestNetworkAuthSig(request, grant, context);
      return signed.ok ? { ok: true, value: signed.value.authSig } : signed;
    },
  };
}

/**
 * Gets a session that a PKP grants. Returns the issues of `requestNetworkAuthSig` and of the session itself.
 *
 * Throws TypeError for a public key, auth methods or code that no node could make sense of.
 */
export async function requestPkpSession(
  request: PkpSessionRequest,
  context: SessionContext,
): Promise<Result<SessionSigs>> {
  checkCall(request);
  return requestSession(request, networkGranter(request, context), context);
}

/**
 * Gets a session that a PKP grants once action code says so. The stored AuthSig of code that is sent along is never used
 * again: whether the code still says yes is for the nodes to find out.
 */
export async function requestLitActionSession(
  request: LitActionSessionRequest,
  context: SessionContext,
): Promise<Result<SessionSigs>> {
  assertRequest(request);
  if (request.litActionCode === undefined && request.litActionIpfsId === undefined) {
    throw new TypeError("expected litActionCode, in base64, or litActionIpfsId, the code's CID");
  }
  if (typeof request.jsParams !== 'object' || request.jsParams === null) {
    throw new TypeError('jsParams: expected an object, {} if the code needs nothing');
  }
  return requestPkpSession(request, context);
}
