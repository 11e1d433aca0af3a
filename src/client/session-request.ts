import { anyDomain, anyNonce, type Purpose } from '../auth-sig.js';
import { askOf, type Cell, cellsOf, isResource, litNamespaces, readCoverage } from '../capability.js';
import type { Evidence } from '../evidence.js';
import type { AuthSig, ResourceAbilityRequest } from '../generated/types.js';
import { checksumAddress, isAddress } from '../internal/address.js';
import { pointer, quote } from '../internal/json.js';
import { addSeconds, compareInstants, isInstant, parseInstant } from '../internal/time.js';
import { decide, type Judge } from '../judge.js';
import { type DecodedRecap, readRecap, recapStatement } from '../recap.js';
import { InvalidError, type Issue, isUndecided, type Result } from '../rule.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { instantNow } from '../verify/options.js';
import type { AuthCallback } from './auth-callback.js';
import { leastCapabilityObject, type SessionCapabilityObject } from './capability-object.js';
import type { SessionContext } from './session-context.js';
import { readSeed, type SessionKeyPair } from './session-key.js';
import type { Wallet } from './wallet.js';

/** What every kind of session asks for, with the SDK's names. */
export interface SessionRequest {
  /** The operations that the session is for. */
  readonly resourceAbilityRequests: readonly ResourceAbilityRequest[];
  /** What the wallet grants; unless given, exactly the requests. */
  readonly sessionCapabilityObject?: Pick<SessionCapabilityObject, 'encodeAsSiweResource'>;
  /** When the session ends: an RFC 3339 date-time in the future; in 24 hours unless given. */
  readonly expiration?: string;
  /** The chain that a wallet is asked to be on; `ethereum` unless given. */
  readonly chain?: string;
  /** Who asks for the signature: an RFC 3986 authority. When given, what was signed has to name it. */
  readonly domain?: string;
  /** The session key; unless given, the one that is stored for the account, or a new one. A key given here is not stored. */
  readonly sessionKey?: SessionKeyPair;
  /** Further grants to the session key, and delegations. */
  readonly capabilityAuthSigs?: readonly AuthSig[];
  readonly capacityDelegationAuthSig?: AuthSig;
  readonly litActionCode?: string;
  readonly litActionIpfsId?: string;
  readonly jsParams?: Readonly<Record<string, unknown>>;
}

/** A session that a wallet grants: by a callback, by a wallet, or by the one that is injected into the page. */
export interface WalletSessionRequest extends SessionRequest {
  /** Gets an AuthSig from wherever the application has its wallet. */
  readonly authNeededCallback?: AuthCallback;
  /** Signs itself, in place of a callback. */
  readonly wallet?: Wallet;
  /** The account that has to grant; its session is looked up in the storage. */
  readonly account?: string;
  /** The same as `account`. */
  readonly address?: string;
  /**
   * The nonce of the message; the latest block hash unless given. When given, what is signed now has to carry it; a
   * stored AuthSig has an older one.
   */
  readonly nonce?: string;
  /** Whether a wallet may be asked to change to the chain. */
  readonly switchChain?: boolean;
}

/** A request with nothing left open. */
export interface PreparedRequest {
  readonly requests: readonly ResourceAbilityRequest[];
  /** The ReCap to be granted, as the URI that a SIWE message carries. */
  readonly resource: string;
  readonly recap: DecodedRecap;
  /** The sentence that says what the ReCap grants. */
  readonly statement: string;
  readonly expiration: string;
  /** Whether the caller asked for this expiry. */
  readonly expirationAsked: boolean;
}

/** The time that a session lasts unless said otherwise: 24 hours, in milliseconds. */
const dayLong = 86_400_000;

/** Refuses a call without parameters. */
export function assertRequest(request: SessionRequest): void {
  if (typeof request === 'object' && request !== null) return;
  throw new TypeError('expected an object with resourceAbilityRequests and the wallet or callback that grants them');
}

/** Reads an account that a caller names. */
export function accountNamed(name: string, account: string): string {
  if (typeof account === 'string' && isAddress(account)) return checksumAddress(account);
  throw new TypeError(`${name}: expected an Ethereum address, 0x and 40 hex digits`);
}

/** Lists the AuthSigs that come with a request, for which evidence may be needed; a bad call is told of later. */
export function authSigsWith({ capabilityAuthSigs, capacityDelegationAuthSig }: SessionRequest): readonly unknown[] {
  return [capabilityAuthSigs ?? [], capacityDelegationAuthSig ?? []].flat();
}

/** Refuses a bad call: what cannot be written into a session at all. */
function checkAuthSigs({ capabilityAuthSigs = [], capacityDelegationAuthSig }: SessionRequest): void {
  const isAuthSig = (value: unknown): boolean => typeof (value as AuthSig | undefined)?.signedMessage === 'string';
  if (!Array.isArray(capabilityAuthSigs) || !capabilityAuthSigs.every(isAuthSig)) {
    throw new TypeError('capabilityAuthSigs: expected a list of AuthSigs');
  }
  if (capacityDelegationAuthSig !== undefined && !isAuthSig(capacityDelegationAuthSig)) {
    throw new TypeError('capacityDelegationAuthSig: expected what createCapacityDelegationAuthSig() gives, an AuthSig');
  }
}

/** Refuses a bad call, and copies the requests in their wire form. */
function readRequests({ resourceAbilityRequests }: SessionRequest): readonly ResourceAbilityRequest[] {
  const expected = 'resourceAbilityRequests: expected a list of at least one { resource, ability }';
  if (!Array.isArray(resourceAbilityRequests) || resourceAbilityRequests.length === 0) throw new TypeError(expected);
  return resourceAbilityRequests.map((request: ResourceAbilityRequest | undefined) => {
    const { resource, ability, data } = request ?? {};
    if (typeof resource?.resource !== 'string' || typeof resource.resourcePrefix !== 'string') {
      throw new TypeError(`${expected}, and a resource such as new LitPKPResource('*')`);
    }
    if (typeof ability !== 'string') throw new TypeError(`${expected}, and an ability such as LIT_ABILITY.PKPSigning`);
    const named = { resource: { resource: resource.resource, resourcePrefix: resource.resourcePrefix }, ability };
    return data === undefined || data === null ? named : { ...named, data };
  });
}

function checkExpiration(judge: Judge, expiration: unknown, now: Date): void {
  const expires = parseInstant(String(expiration));
  const start = instantNow(now);
  const { maxLifetime } = judge.profile.parameters;
  const finding = (expected: string): (() => { path: string; message: string }) => {
    return () => ({ path: '/expiration', message: `expected ${expected}, found ${quote(String(expiration))}` });
  };
  if (!isInstant(expires)) {
    judge.check(
      'client.expiration',
      false,
      finding('an RFC 3339 date-time such as 2026-01-31T12:00:00.000Z, which toISOString() of a Date gives'),
    );
    return;
  }
  const future = compareInstants(start, expires) < 0;
  judge.check('client.expiration', future, finding(`an expiry in the future (it is ${now.toISOString()})`));
  const bounded = compareInstants(expires, addSeconds(start, maxLifetime)) <= 0;
  judge.check('client.expiration', bounded, finding(`an expiry within ${maxLifetime} s`));
}

/** Checks what a wallet would otherwise be asked to sign in vain: every request is covered by the grant. */
function checkGrant(judge: Judge, requests: readonly ResourceAbilityRequest[], cells: readonly Cell[]): void {
  requests.forEach((request, index) => {
    const { resource, resourcePrefix } = request.resource;
    const uri = `${resourcePrefix}://${resource}`;
    const at = judge.at(pointer('/resourceAbilityRequests', index));
    const known = !Object.hasOwn(litNamespaces, resourcePrefix) || isResource(uri);
    const named = at.check('session.request-resource', known, () => ({
      path: '/resource/resource',
      message: `expected an id that fits ${quote(resourcePrefix)}, found ${quote(resource)}`,
    }));
    const ask = askOf(request, litNamespaces);
    at.check('session.request-ability', ask !== undefined, () => ({
      path: '/ability',
      message: `expected an ability of ${quote(resourcePrefix)}, found ${quote(request.ability)}`,
    }));
    if (!named || !ask) return;
    const own = at.apart();
    readCoverage(own, cells, ask, litNamespaces);
    // A restriction on facts of the operation is for the node to decide.
    for (const issue of own.issues) at.check(issue.rule, isUndecided(issue.rule), () => unplaced(issue));
  });
}

function unplaced({ message, params }: Issue): Pick<Issue, 'message' | 'params'> {
  return params === undefined ? { message } : { message, params };
}

/** Lists what an AuthSig that came with the request grants; nothing unless it verifies. */
function grantsOf(
  authSig: AuthSig,
  purpose: Purpose,
  sessionKey: string,
  context: SessionContext,
  evidence: Evidence,
): Result<readonly Cell[]> {
  const verified = verifyAuthSig(authSig, {
    now: context.environment.now(),
    purpose,
    sessionKey,
    // Whoever delegates or granted before signed for a page of their own, with a nonce of its time.
    domain: anyDomain,
    nonce: anyNonce,
    networkKey: context.network.networkPubKey,
    evidence,
    ...(context.profile ? { profile: context.profile } : {}),
  });
  return verified.ok ? { ok: true, value: verified.value.grants } : verified;
}

/** Checks a delegation before anybody is asked for a signature; what needs evidence from outside is left to the node. */
function delegationIssues(
  authSig: AuthSig | undefined,
  sessionKey: string,
  context: SessionContext,
  evidence: Evidence,
): readonly Issue[] {
  if (authSig === undefined) return [];
  const result = grantsOf(authSig, 'delegation', sessionKey, context, evidence);
  const issues = result.ok ? [] : result.issues.filter(({ rule }) => !isUndecided(rule));
  return issues.map((issue) => ({ ...issue, path: `/capacityDelegationAuthSig${issue.path}` }));
}

/** Encodes what is to be granted: the caller's capability object, or exactly the requests. */
export function grantedResource(request: SessionRequest, { profile }: Pick<SessionContext, 'profile'>): Result<string> {
  const { sessionCapabilityObject } = request;
  const requests = readRequests(request);
  if (sessionCapabilityObject) {
    if (typeof sessionCapabilityObject.encodeAsSiweResource === 'function') {
      return { ok: true, value: sessionCapabilityObject.encodeAsSiweResource() };
    }
    throw new TypeError('sessionCapabilityObject: expected what newSessionCapabilityObject() gives');
  }
  try {
    const least = leastCapabilityObject(requests, profile ? { profile } : {});
    return { ok: true, value: least.encodeAsSiweResource() };
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    const [first, ...rest] = error.issues.map((issue) => {
      return { ...issue, path: `/resourceAbilityRequests${issue.path}` };
    });
    return { ok: false, issues: [first as Issue, ...rest] };
  }
}

/**
 * Prepares a request: fills in what was left out and judges what can be judged before anybody signs.
 *
 * Issues: `client.expiration`, `session.secret-key`, `session.request-resource`, `session.request-ability`, `recap.*` of
 * the capability object, `capability.*` for a request that it does not cover, and those of the capacity delegation.
 *
 * @param evidence what was gathered for the AuthSigs that come with the request
 * @param encoded what is granted, when it was encoded before
 */
export function prepareRequest(
  request: SessionRequest,
  sessionKey: SessionKeyPair,
  context: SessionContext,
  evidence: Evidence,
  encoded?: string,
): Result<PreparedRequest> {
  const requests = readRequests(request);
  checkAuthSigs(request);
  if (typeof sessionKey.secretKey !== 'string' || !/^[0-9a-f]{64}$/.test(sessionKey.publicKey)) {
    throw new TypeError('sessionKey: expected what generateSessionKeyPair() gives, { publicKey, secretKey } in hex');
  }
  const now = context.environment.now();
  const expirationAsked = (request.expiration ?? undefined) !== undefined;
  const expiration = request.expiration ?? new Date(now.getTime() + dayLong).toISOString();
  const granted: Result<string> =
    encoded === undefined ? grantedResource(request, context) : { ok: true, value: encoded };
  if (!granted.ok) return granted;
  const resource = granted.value;
  const extra = (request.capabilityAuthSigs ?? []).flatMap((authSig) => {
    const grants = grantsOf(authSig, 'session', sessionKey.publicKey, context, evidence);
    return grants.ok ? grants.value : [];
  });
  const delegation = delegationIssues(request.capacityDelegationAuthSig, sessionKey.publicKey, context, evidence);
  return decide(context.profile ? { profile: context.profile } : {}, (judge) => {
    checkExpiration(judge, expiration, now);
    readSeed(judge, sessionKey);
    for (const { rule, path, ...issue } of delegation) judge.at(path).check(rule, false, () => issue);
    const read = judge.at('/sessionCapabilityObject').part((own) => readRecap(own, resource));
    if (read) checkGrant(judge, requests, [...cellsOf(read), ...extra]);
    judge.endStage();
    // What was not read ended the stage.
    const recap = read as DecodedRecap;
    return { requests, resource, recap, statement: recapStatement(recap), expiration, expirationAsked };
  });
}
