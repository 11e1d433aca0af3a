import { anyDomain, anyNonce, instantOf, isBefore, sessionUriPrefix } from '../auth-sig.js';
import { cellsOf, litNamespaces, readNarrowing } from '../capability.js';
import type { AuthSig, SessionSigs } from '../generated/types.js';
import { addSeconds, type Instant } from '../internal/time.js';
import { decide } from '../judge.js';
import type { Issue, Result } from '../rule.js';
import { instantNow } from '../verify/options.js';
import { type VerifiedAuthSig, verifyAuthSig } from '../verify.js';
import { type AuthCallbackParams, explainAnswer } from './auth-callback.js';
import type { SessionContext } from './session-context.js';
import { generateSessionKeyPair, readSeed, type SessionKeyPair } from './session-key.js';
import { type PreparedRequest, prepareRequest, type SessionRequest } from './session-request.js';
import { createSessionSigs } from './session-sigs.js';
import type { StoredSession } from './session-store.js';

/** Whoever grants to the session key. */
export interface Granter {
  /** The account that has to grant, when it is known beforehand; without one nothing is read from the storage. */
  readonly account?: string;
  readonly nonce: string;
  /** Whether the caller named the nonce, so that what is signed is held to it. */
  readonly nonceAsked?: boolean;
  readonly switchChain?: boolean;
  /** Whether what is shown to get a grant serves one session key only, so that another try has to be for the same key. */
  readonly once?: boolean;
  /** Says whether a stored AuthSig that verifies stands for the same authorisation. */
  accepts(stored: VerifiedAuthSig): boolean;
  /** Gets an AuthSig, or anything at all: what it gives is verified. */
  grant(params: AuthCallbackParams, prepared: PreparedRequest): Promise<Result<unknown>>;
}

interface Session {
  readonly request: SessionRequest;
  readonly prepared: PreparedRequest;
  readonly sessionKey: SessionKeyPair;
  readonly granter: Granter;
  readonly context: SessionContext;
}

/** How long a stored AuthSig has to last to serve a request that names no expiry, in seconds. */
const leastRest = 300;

function broken(issue: Issue): Result<never> {
  return { ok: false, issues: [issue] };
}

/** Verifies what a granter gave, or what was stored, before anything is done with it. */
function verifyGrant(text: string, now: Date, nonce: string | undefined, session: Session): Result<VerifiedAuthSig> {
  const { request, sessionKey, granter, context } = session;
  const { profile, network } = context;
  const verified = verifyAuthSig(text, {
    now,
    purpose: 'session',
    sessionKey: sessionKey.publicKey,
    domain: request.domain ?? anyDomain,
    // A callback may have asked for a block hash of its own before: which ones are recent is for the nodes to say.
    nonce: nonce ?? anyNonce,
    networkKey: network.networkPubKey,
    ...(profile ? { profile } : {}),
  });
  const found = verified.ok ? verified.value.account.address : undefined;
  if (found === undefined || granter.account === undefined || found === granter.account) return verified;
  return broken({
    rule: 'session.account',
    path: '/address',
    message: `expected a grant by ${granter.account}, found one by ${found}`,
    params: { expected: granter.account, found },
  });
}

/** Verifies what was signed now: it is held to what was to be granted, too, and not more. */
function verifyAnswer(text: string, now: Date, session: Session): Result<VerifiedAuthSig> {
  const { granter, prepared, context } = session;
  const verified = verifyGrant(text, now, granter.nonceAsked ? granter.nonce : undefined, session);
  if (!verified.ok) return verified;
  // What the network says about who asked grants nothing that a request could be for.
  const cells = verified.value.grants.filter(({ resource }) => !resource.startsWith('lit-resolvedauthcontext:'));
  return decide(context.profile ? { profile: context.profile } : {}, (judge) => {
    readNarrowing(judge, cells, cellsOf(prepared.recap), litNamespaces);
    return verified.value;
  });
}

/** Signs for every node, once all that a node will check of the session holds. */
function signForNodes(authSig: AuthSig, now: Date, expiration: string, session: Session): Result<SessionSigs> {
  const { request, prepared, sessionKey, context } = session;
  const { profile, network } = context;
  const { capabilityAuthSigs = [], capacityDelegationAuthSig } = request;
  return createSessionSigs({
    sessionKey,
    resourceAbilityRequests: prepared.requests,
    capabilities: [...capabilityAuthSigs, ...(capacityDelegationAuthSig ? [capacityDelegationAuthSig] : []), authSig],
    issuedAt: now.toISOString(),
    expiration,
    nodes: network.nodes,
    networkKey: network.networkPubKey,
    ...(profile ? { profile } : {}),
  });
}

/** Finds the expiry of a session under a stored AuthSig; undefined when the AuthSig ends too early. */
function expirationUnder(verified: VerifiedAuthSig, now: Date, prepared: PreparedRequest): string | undefined {
  const expirationTime = verified.message?.expirationTime;
  const ends = instantOf(expirationTime);
  const least: Instant | undefined = prepared.expirationAsked
    ? instantOf(prepared.expiration)
    : addSeconds(instantNow(now), leastRest);
  if (expirationTime === undefined || !ends || isBefore(ends, least)) return undefined;
  return isBefore(ends, instantOf(prepared.expiration)) ? expirationTime : prepared.expiration;
}

/** Uses a stored AuthSig if it verifies, stands for the same, covers the requests and outlives the expiry asked for. */
function useStored(authSig: AuthSig, session: Session): Result<SessionSigs> {
  const now = session.context.environment.now();
  const verified = verifyGrant(JSON.stringify(authSig), now, undefined, session);
  if (!verified.ok) return verified;
  const unfit = (message: string): Result<never> => broken({ rule: 'client.cached-auth-sig', path: '', message });
  if (!session.granter.accepts(verified.value)) return unfit('it stands for another authorisation');
  const expiration = expirationUnder(verified.value, now, session.prepared);
  if (expiration === undefined) return unfit(`it ends at ${verified.value.expiration}, before what is asked for`);
  return signForNodes(authSig, now, expiration, session);
}

/** Reads what is stored for an account; a key that does not fit together is not used. */
function readStored({ account }: Granter, { store, note }: SessionContext): StoredSession | undefined {
  const stored = account === undefined ? undefined : store.readSession(account);
  if (!stored) return undefined;
  const sound = decide({}, (judge) => readSeed(judge, stored.sessionKey));
  if (sound.ok) return stored;
  note(`the stored session key of ${account} is not used: ${sound.issues[0].message}`);
  return undefined;
}

function callbackParams({ request, prepared, sessionKey, granter }: Session): AuthCallbackParams {
  const { chain, domain, litActionCode, litActionIpfsId, jsParams } = request;
  const { nonce, switchChain } = granter;
  return {
    chain: chain ?? 'ethereum',
    statement: prepared.statement,
    resources: [prepared.resource],
    ...(switchChain === undefined ? {} : { switchChain }),
    expiration: prepared.expiration,
    uri: sessionUriPrefix + sessionKey.publicKey,
    sessionKey,
    nonce,
    ...(domain === undefined ? {} : { domain }),
    // As they were given: a callback may call methods of its own resources.
    resourceAbilityRequests: [...request.resourceAbilityRequests],
    ...(litActionCode === undefined ? {} : { litActionCode }),
    ...(litActionIpfsId === undefined ? {} : { litActionIpfsId }),
    ...(jsParams === undefined ? {} : { jsParams }),
  };
}

/** Copies an answer as JSON text: what was verified cannot change after, and has no members that are not seen. */
function copyOf(value: unknown): Result<string> {
  const unreadable = (found: string): Result<never> =>
    broken({ rule: 'auth-sig.shape', path: '', message: `expected object, found ${found}` });
  try {
    const text = JSON.stringify(value);
    return text === undefined ? unreadable('nothing') : { ok: true, value: text };
  } catch {
    return unreadable('what JSON cannot carry');
  }
}

/**
 * Gets a session: from the storage if it serves, otherwise from the granter, whose AuthSig is verified before it is used
 * or stored.
 *
 * Returns the map from node to session signature, in the SDK's bytes. Rejects with what the granter rejects with.
 */
export async function requestSession(
  request: SessionRequest,
  granter: Granter,
  context: SessionContext,
): Promise<Result<SessionSigs>> {
  const stored = readStored(granter, context);
  const sessionKey = request.sessionKey ?? stored?.sessionKey ?? generateSessionKeyPair();
  const prepared = prepareRequest(request, sessionKey, context);
  if (!prepared.ok) return prepared;
  const session: Session = { request, prepared: prepared.value, sessionKey, granter, context };
  const own = stored?.sessionKey.publicKey === sessionKey.publicKey;
  if (stored?.authSig && own) {
    const used = useStored(stored.authSig, session);
    if (used.ok) return used;
    context.note({
      rule: 'client.cached-auth-sig',
      path: '',
      message: `the stored AuthSig of ${granter.account} is not used: ${used.issues[0].message}`,
      causes: used.issues,
    });
  }
  if (granter.once && granter.account !== undefined && !stored && request.sessionKey === undefined) {
    context.store.writeSession(granter.account, { sessionKey });
  }
  const params = callbackParams(session);
  // Kept apart: the callback may change what it is given.
  const { statement, nonce } = params;
  const granted = await granter.grant(params, prepared.value);
  if (!granted.ok) return granted;
  const copied = copyOf(granted.value);
  if (!copied.ok) return { ok: false, issues: [explainAnswer(copied.issues[0], { statement, nonce }, undefined)] };
  const text = copied.value;
  // Anew, since a person may have taken a while to read and to sign.
  const now = context.environment.now();
  const verified = verifyAnswer(text, now, session);
  if (!verified.ok) {
    const signed = (JSON.parse(text) as Partial<AuthSig> | null)?.signedMessage;
    const [first, ...rest] = verified.issues.map((issue) => explainAnswer(issue, { statement, nonce }, signed));
    return { ok: false, issues: [first as Issue, ...rest] };
  }
  const authSig = JSON.parse(text) as AuthSig;
  const signed = signForNodes(authSig, now, prepared.value.expiration, session);
  if (!signed.ok) return signed;
  // Whoever brings a key of their own keeps it where they like.
  if (request.sessionKey === undefined || own) {
    context.store.writeSession(verified.value.account.address, { sessionKey, authSig });
  }
  return signed;
}
