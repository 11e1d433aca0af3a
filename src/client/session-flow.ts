import { anyDomain, anyNonce, sessionUriPrefix } from '../auth-sig.js';
import type { AuthSig, SessionSigs } from '../generated/types.js';
import { instantOf, isBefore } from '../internal/time.js';
import type { Issue, Result } from '../rule.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { instantNow } from '../verify/options.js';
import type { VerifiedAuthSig } from '../verify.js';
import { type AuthCallbackParams, explainAnswer } from './auth-callback.js';
import { type GrantKey, grantKeyOf } from './grant-key.js';
import { lastsEnough } from './grant-life.js';
import type { SessionContext } from './session-context.js';
import { broken, type Granter, type Session, verifyTerms } from './session-grant.js';
import { generateSessionKeyPair, type SessionKeyPair } from './session-key.js';
import {
  authSigsWith,
  grantedResource,
  type PreparedRequest,
  prepareRequest,
  type SessionRequest,
} from './session-request.js';
import { createSessionSigs } from './session-sigs.js';
import { type StoredSession, takenOver } from './session-store.js';

/** How many session keys are kept for another try. */
const mostPending = 64;

/** Signs for every node, once all that a node will check of the session holds. */
function signForNodes(authSig: AuthSig, now: Date, expiration: string, session: Session): Result<SessionSigs> {
  const { request, prepared, sessionKey, context, evidence } = session;
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
    evidence,
    ...(profile ? { profile } : {}),
  });
}

/** Finds the expiry of a session under a stored AuthSig, which may end before it; undefined when it ends too early. */
function expirationUnder(verified: VerifiedAuthSig, now: Date, prepared: PreparedRequest): string | undefined {
  const { issuedAt, expirationTime } = verified.message ?? {};
  const ends = instantOf(expirationTime);
  const asked = instantOf(prepared.expiration);
  const life = {
    issued: instantOf(issuedAt),
    ends,
    now: instantNow(now),
    asked: prepared.expirationAsked ? asked : undefined,
  };
  if (expirationTime === undefined || !ends || !lastsEnough(life)) return undefined;
  return isBefore(ends, asked) ? expirationTime : prepared.expiration;
}

/** Uses a stored AuthSig if it verifies, stands for the same, covers the requests and lasts long enough. */
function useStored(authSig: AuthSig, session: Session): Result<SessionSigs> {
  const now = session.context.environment.now();
  const verified = verifyTerms(JSON.stringify(authSig), now, undefined, session);
  if (!verified.ok) return verified;
  const unfit = (message: string): Result<never> => broken({ rule: 'client.cached-auth-sig', path: '', message });
  if (!session.granter.accepts(verified.value)) return unfit('it stands for another authorisation');
  const expiration = expirationUnder(verified.value, now, session.prepared);
  if (expiration === undefined)
    return unfit(`it ends at ${verified.value.expiration}, too early for what is asked for`);
  return signForNodes(authSig, now, expiration, session);
}

/** Lists what is stored for the very grant that is asked for. */
function storedFor(
  { account, terms }: Granter,
  key: GrantKey | undefined,
  { store }: SessionContext,
): readonly StoredSession[] {
  if (account === undefined || key === undefined) return [];
  const own = store.readSession(account, key);
  // With which proofs the SDK got a session of a PKP is not known; what a wallet granted says everything itself.
  const sdk = terms.signer === 'wallet' ? store.readSession(account, takenOver) : undefined;
  return [own, sdk].filter((each) => each !== undefined);
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

/** Uses the first stored session that serves; notes why the others do not. */
async function tryStored(
  request: SessionRequest,
  resource: string,
  key: GrantKey | undefined,
  granter: Granter,
  context: SessionContext,
): Promise<Result<SessionSigs> | undefined> {
  for (const { sessionKey, authSig } of storedFor(granter, key, context)) {
    const other = request.sessionKey !== undefined && request.sessionKey.publicKey !== sessionKey.publicKey;
    if (other) continue;
    // Asked anew each time: a contract wallet may have changed its mind since.
    const evidence = await context.gatherer.gather([...authSigsWith(request), authSig]);
    const prepared = prepareRequest(request, sessionKey, context, evidence, resource);
    // What is wrong with the request is for the same checks to say about the new key.
    if (!prepared.ok) return undefined;
    const used = useStored(authSig, { request, prepared: prepared.value, sessionKey, granter, context, evidence });
    if (used.ok) return used;
    context.note({
      rule: 'client.cached-auth-sig',
      path: '',
      message: `the stored AuthSig of ${granter.account} is not used: ${used.issues[0].message}`,
      causes: used.issues,
    });
  }
  return undefined;
}

/**
 * Chooses the session key of a new grant: the caller's, the one for which the same proofs were shown before, or a new one.
 *
 * A stored key is believed when the account has granted to it: the AuthSig beside it is verified, whenever it ended.
 */
function chooseKey(
  request: SessionRequest,
  key: GrantKey | undefined,
  { account, terms }: Granter,
  context: SessionContext,
): SessionKeyPair {
  if (request.sessionKey !== undefined) return request.sessionKey;
  // Nodes take an access token for the first session key that it is shown for.
  if (account === undefined || key === undefined || terms.authMethods.length === 0) return generateSessionKeyPair();
  const { pendingKeys, store } = context;
  const name = `${account}:${key.authority}`;
  const kept = pendingKeys.get(name);
  const granted = (): SessionKeyPair | undefined =>
    store.readSessions(account, key.authority).find((session) => isGranted(session, account, context))?.sessionKey;
  const chosen = kept ?? granted() ?? generateSessionKeyPair();
  pendingKeys.delete(name);
  pendingKeys.set(name, chosen);
  for (const oldest of pendingKeys.keys()) {
    if (pendingKeys.size <= mostPending) break;
    pendingKeys.delete(oldest);
  }
  return chosen;
}

function isGranted({ sessionKey, authSig }: StoredSession, account: string, context: SessionContext): boolean {
  const { network, profile, environment } = context;
  const verified = verifyAuthSig(JSON.stringify(authSig), {
    now: environment.now(),
    purpose: 'session',
    sessionKey: sessionKey.publicKey,
    domain: anyDomain,
    nonce: anyNonce,
    networkKey: network.networkPubKey,
    ...(profile ? { profile } : {}),
  });
  return verified.ok && verified.value.account.address === account;
}

/**
 * Gets a session: from the storage if what is stored stands for the very grant that is asked for, otherwise from the
 * granter, whose AuthSig is verified before it is used or stored.
 *
 * Returns the map from node to session signature, in the SDK's bytes. Rejects with what the granter rejects with.
 */
export async function requestSession(
  request: SessionRequest,
  granter: Granter,
  context: SessionContext,
): Promise<Result<SessionSigs>> {
  const resource = grantedResource(request, context);
  if (!resource.ok) return resource;
  const key = grantKeyOf({
    ...granter.terms,
    networkKey: context.network.networkPubKey,
    profile: context.profile,
    resource: resource.value,
    request,
  });
  const served = await tryStored(request, resource.value, key, granter, context);
  if (served) return served;
  const sessionKey = chooseKey(request, key, granter, context);
  const { gatherer } = context;
  const known = await gatherer.gather(authSigsWith(request));
  const prepared = prepareRequest(request, sessionKey, context, known, resource.value);
  if (!prepared.ok) return prepared;
  const asked: Session = { request, prepared: prepared.value, sessionKey, granter, context, evidence: known };
  const params = callbackParams(asked);
  // Kept apart: the callback may change what it is given.
  const { statement, nonce } = params;
  const granted = await granter.grant(params, prepared.value);
  if (!granted.ok) return granted;
  const copied = copyOf(granted.value);
  const told = { statement, nonce, asks: gatherer.asks };
  if (!copied.ok) return { ok: false, issues: [explainAnswer(copied.issues[0], told, undefined)] };
  const text = copied.value;
  const evidence = await gatherer.gather([...authSigsWith(request), JSON.parse(text)]);
  const session: Session = { ...asked, evidence };
  // Anew, since a person may have taken a while to read and to sign.
  const now = context.environment.now();
  const verified = verifyTerms(text, now, granter.nonceAsked ? granter.nonce : undefined, session);
  if (!verified.ok) {
    const signed = (JSON.parse(text) as Partial<AuthSig> | null)?.signedMessage;
    const [first, ...rest] = verified.issues.map((issue) => explainAnswer(issue, told, signed));
    return { ok: false, issues: [first as Issue, ...rest] };
  }
  const authSig = JSON.parse(text) as AuthSig;
  const signed = signForNodes(authSig, now, prepared.value.expiration, session);
  if (!signed.ok) return signed;
  // Whoever brings a key of their own keeps it where they like.
  if (request.sessionKey === undefined && key !== undefined) {
    context.store.writeSession(verified.value.account.address, key, { sessionKey, authSig });
  }
  return signed;
}
