import {
  type Account,
  type AuthSigContext,
  accountOf,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  type DomainPolicy,
  delegationUri,
  instantOf,
  isBefore,
  type NoncePolicy,
  type Purpose,
  type ReadAuthSig,
  readAuthSig,
  readAuthSigDocuments,
} from './auth-sig.js';
import { type Ask, askOf, type Cell, type Facts, litNamespaces, type Namespaces, readCoverage } from './capability.js';
import type { Backend } from './crypto/backend.js';
import { parseNetworkKey } from './crypto/bls.js';
import { noble } from './crypto/noble.js';
import type { SessionMessage } from './generated/types.js';
import { sessionSigs as validateSessionSigs } from './generated/validators.js';
import { readInput, readShape } from './internal/document.js';
import { pointer } from './internal/json.js';
import { parseNodeAddress } from './internal/node-address.js';
import { formatInstant, type Instant, isInstant, parseInstant } from './internal/time.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import type { NonceLedger } from './nonce-ledger.js';
import type { Issue, Result } from './rule.js';
import {
  anyNode,
  anyRequest,
  checkSessionMessage,
  checkSessionSignature,
  nodeIdentity,
  type ReadSessionSig,
  readSessionMessage,
  readSessionSig,
  type SessionContext,
} from './session-sig.js';
import type { SiweMessage } from './siwe.js';

/** What every verification has to be told. Whatever stands for "not checked" is a symbol, so that a review can find it. */
export interface VerifyOptions extends RuleOptions {
  /** The verifier's time: a valid `Date`, or RFC 3339 text with any precision. */
  readonly now: Date | string;
  /** Which domain the wallet has to have signed for, or {@link anyDomain}. */
  readonly domain: DomainPolicy;
  /** Which nonces are good, or {@link anyNonce}. Verification consumes none: see `verifyLogin`. */
  readonly nonce: NoncePolicy;
  /** The network's BLS public key: 96 hex digits of a compressed G1 point. */
  readonly networkKey?: string;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
}

/** How to verify an AuthSig on its own. */
export interface AuthSigOptions extends VerifyOptions {
  /** What the AuthSig is to be used for. */
  readonly purpose: Purpose;
  /** The session key it has to grant to: 64 lower-case hex digits; required for the purpose `session`. */
  readonly sessionKey?: string;
}

/** How to verify a session signature. */
export interface SessionOptions extends VerifyOptions {
  /** The address of the verifying node, `[http://|https://]host:port`, or {@link anyNode}. */
  readonly nodeAddress: string | typeof anyNode;
  /** The operation that is asked of this node, or {@link anyRequest}. */
  readonly request: Ask | typeof anyRequest;
  /** What is known of the operation when `request` is {@link anyRequest}; a restriction needs it. */
  readonly facts?: Facts;
  /** The account that has to have granted, in any case; needed when grants of several accounts cover the request. */
  readonly account?: string;
  /** Known resource prefixes; Lit's six unless given. */
  readonly namespaces?: Namespaces;
}

/** What a valid AuthSig proves. */
export interface VerifiedAuthSig {
  readonly purpose: Purpose;
  readonly account: Account;
  /** The parsed SIWE message that was signed. */
  readonly message: SiweMessage;
  /** Everything its ReCap grants; empty for a plain login. */
  readonly grants: readonly Cell[];
  /** The part of the statement that precedes the ReCap statement: unrestricted text to show to people. */
  readonly preface: string;
  /** When it ends, UTC. */
  readonly expiration: string | undefined;
  /** What the caller chose not to check. */
  readonly notChecked: readonly string[];
}

/** A valid capacity delegation that came with a session. */
export interface SeenDelegation {
  readonly path: string;
  readonly account: Account;
  readonly grants: readonly Cell[];
  readonly expiration: string | undefined;
}

/** A capability of a session that played no part, and why. */
export interface IgnoredCapability {
  readonly path: string;
  readonly issues: readonly Issue[];
}

/** What a valid session signature proves. */
export interface VerifiedSession {
  readonly account: Account;
  /** 64 hex digits. */
  readonly sessionKey: string;
  readonly nodeAddress: string;
  /** The cells that cover the request, or every request of the session if none was asked. */
  readonly grants: readonly Cell[];
  /** When the session ends: the earlier of the two expiries, UTC. */
  readonly expiration: string;
  readonly delegations: readonly SeenDelegation[];
  readonly ignored: readonly IgnoredCapability[];
  /** Text in front of the ReCap statement of the grant. */
  readonly preface: string;
  readonly notChecked: readonly string[];
}

/** What a valid map of session signatures proves, entry by entry. */
export interface VerifiedSessions {
  readonly entries: Readonly<Record<string, VerifiedSession>>;
  readonly notChecked: readonly string[];
}

function instantNow(now: Date | string): Instant {
  const text = now instanceof Date && !Number.isNaN(now.getTime()) ? now.toISOString() : now;
  const instant = typeof text === 'string' ? parseInstant(text) : undefined;
  if (instant && isInstant(instant)) return instant;
  throw new TypeError('now: expected a valid Date or an RFC 3339 date-time such as 2026-01-31T12:00:00Z');
}

function policyOf(options: VerifyOptions): Omit<AuthSigContext, 'purpose'> {
  const { domain, nonce, networkKey } = options;
  if (domain !== anyDomain && (typeof domain !== 'string' || domain === '')) {
    throw new TypeError('domain: expected a non-empty authority such as example.com:3000, or anyDomain');
  }
  const policy = typeof nonce === 'function' || nonce === anyNonce || nonce instanceof Set;
  if (!policy && (typeof nonce !== 'string' || nonce === '')) {
    throw new TypeError('nonce: expected a non-empty string, a Set, a function, or anyNonce');
  }
  const key = networkKey === undefined ? undefined : parseNetworkKey(networkKey);
  if (key !== undefined && !(key instanceof Uint8Array)) throw new TypeError(`networkKey: ${key.reason}`);
  return { now: instantNow(options.now), domain, nonce, networkKey: key, backend: options.backend ?? noble };
}

function unchecked(options: Pick<VerifyOptions, 'domain' | 'nonce'>): string[] {
  const names: string[] = [];
  if (options.domain === anyDomain) names.push('domain');
  if (options.nonce === anyNonce) names.push('nonce');
  return names;
}

/** Formats the earlier of two ends in UTC. */
function earlier(a: Instant | undefined, b: Instant | undefined): string | undefined {
  const end = a && (b === undefined || isBefore(a, b)) ? a : b;
  return end && formatInstant(end);
}

/**
 * Verifies an AuthSig for a purpose: an EOA or a BLS network signature over a SIWE message.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `json.text`,
 * `siwe.*`, `recap.*`, `auth-sig.*` and `delegation.*`; a kind that needs outside evidence, a missing network key and
 * unresolved proofs are undecided.
 */
export function verifyAuthSig(input: unknown, options: AuthSigOptions): Result<VerifiedAuthSig> {
  const { purpose, sessionKey } = options;
  if (purpose !== 'login' && purpose !== 'session' && purpose !== 'delegation') {
    throw new TypeError('purpose: expected login, session or delegation');
  }
  if (purpose === 'session' && !/^[0-9a-f]{64}$/.test(sessionKey ?? '')) {
    throw new TypeError('sessionKey: expected 64 lower-case hex digits for the purpose session');
  }
  const context: AuthSigContext = { ...policyOf(options), purpose, sessionKey };
  return decide(options, (judge) => judgeAuthSig(judge, input, context));
}

function judgeAuthSig(judge: Judge, input: unknown, context: AuthSigContext): VerifiedAuthSig | undefined {
  const authSig = readAuthSig(judge, input);
  const read = authSig && readAuthSigDocuments(judge, authSig);
  if (!read) return undefined;
  checkAuthSig(judge, read, context);
  if (judge.goOn()) checkAuthSigSignature(judge, read, context);
  return {
    purpose: context.purpose,
    account: accountOf(read),
    message: read.message,
    grants: read.cells,
    preface: read.preface,
    expiration: earlier(instantOf(read.message.expirationTime), undefined),
    notChecked: unchecked(context),
  };
}

/**
 * Verifies a login and consumes its nonce: a second acceptance of the same nonce breaks `auth-sig.nonce-once`.
 *
 * Returns the issues of {@link verifyAuthSig}. Nothing is consumed unless everything else holds, so a stranger cannot
 * burn the nonce of another's login.
 */
export function verifyLogin(
  input: unknown,
  options: Omit<VerifyOptions, 'nonce'> & { readonly ledger: NonceLedger },
): Result<VerifiedAuthSig> {
  const { ledger } = options;
  const context: AuthSigContext = {
    ...policyOf({ ...options, nonce: (nonce) => ledger.has(nonce) }),
    purpose: 'login',
  };
  return decide(options, (judge) => {
    const verified = judgeAuthSig(judge, input, context);
    if (!verified || judge.issues.length > 0) return undefined;
    judge.check('auth-sig.nonce-once', ledger.consume(verified.message.nonce), () => ({
      path: '/signedMessage/nonce',
      message: 'this nonce was used for a login before',
    }));
    return verified;
  });
}

/** One entry of `capabilities`, judged apart from the others. */
interface Candidate {
  readonly judge: Judge;
  readonly read: ReadAuthSig | undefined;
  readonly delegation: boolean;
  readonly bound: boolean;
}

interface AuthorityContext extends SessionContext {
  readonly account: string | undefined;
  readonly facts: Facts | undefined;
}

interface Authority {
  readonly holder: ReadAuthSig;
  readonly grants: readonly Cell[];
}

function judgedWell(candidate: Candidate): boolean {
  return candidate.judge.issues.length === 0;
}

/** Finds the candidates to go on with, or reports why there are none. */
function viable(judge: Judge, candidates: readonly Candidate[], all: readonly Candidate[]): readonly Candidate[] {
  const good = candidates.filter(judgedWell);
  if (good.length > 0) {
    judge.check('session.no-authority', true, () => ({ message: '' }));
    for (const candidate of good) judge.adopt(candidate.judge);
    return good;
  }
  const bound = candidates.filter((candidate) => candidate.bound);
  const only = bound.length === 1 ? bound[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (only) {
    judge.check('session.no-authority', true, () => ({ message: '' }));
    judge.adopt(only.judge);
    return judge.collecting ? [only] : [];
  }
  const held = judge.check('session.no-authority', false, () => ({
    path: '/signedMessage/capabilities',
    message: `none of the ${all.length} capabilities grants anything to this session`,
    causes: all.flatMap((candidate) => candidate.judge.issues),
  }));
  // What is broken in an ignored capability is a cause; what held in it was evaluated all the same.
  for (const { outcomes } of all.map((candidate) => candidate.judge)) {
    for (const [rule, outcome] of outcomes) {
      if (outcome === 'held') judge.check(rule, true, () => ({ message: '' }));
    }
  }
  const last = all.findLast((candidate) => candidate.read !== undefined);
  return (held || judge.collecting) && last ? [last] : [];
}

function isFrom(candidate: ReadAuthSig, account: string): boolean {
  return candidate.message.address.toLowerCase() === account.toLowerCase();
}

/** Decides who granted what: every request is covered, and the one that is asked by one candidate. */
function findAuthority(
  judge: Judge,
  message: SessionMessage,
  candidates: readonly Candidate[],
  all: readonly Candidate[],
  context: AuthorityContext,
): Authority | undefined {
  const holders = viable(judge, candidates, all).flatMap((candidate) => candidate.read ?? []);
  if (holders.length === 0) return undefined;
  const { request, namespaces } = context;
  const pool = holders.flatMap((holder) => holder.cells);
  const facts = request === anyRequest ? context.facts : request.facts;
  const requests = judge.at('/signedMessage/resourceAbilityRequests');
  const grants: Cell[] = [];
  if (request === anyRequest || judge.profile.parameters.coveredRequests === 'all') {
    message.resourceAbilityRequests.forEach((wire, index) => {
      const ask = askOf(wire, namespaces);
      if (ask)
        grants.push(...readCoverage(requests.at(`/${index}`), pool, facts ? { ...ask, facts } : ask, namespaces));
    });
  }
  // A covered request covers whatever it names, so this repeats nothing unless that rule is off.
  if (request !== anyRequest && judge.goOn()) readCoverage(requests, pool, request, namespaces);
  const asked = request === anyRequest ? grants : coveredBy(judge, pool, request, namespaces);
  const covering = holders.filter((holder) => holder.cells.some((cell) => asked.includes(cell)));
  const named =
    context.account === undefined ? covering : covering.filter((holder) => isFrom(holder, context.account ?? ''));
  const accounts = new Set(named.map((holder) => holder.message.address.toLowerCase()));
  // With nothing covered the issue was reported above, and who would have granted it cannot be said.
  const decided = covering.length === 0 || accounts.size === 1;
  judge.check('session.account', decided, () => ({
    path: '/signedMessage/capabilities',
    message:
      accounts.size === 0
        ? `expected a grant by ${context.account}, found grants by ${covering.map((holder) => holder.message.address).join(', ')}`
        : `grants of several accounts cover the request (${[...accounts].join(', ')}): name the one that is meant`,
    params: { accounts: [...accounts] },
  }));
  const holder = named[0] ?? covering[0] ?? holders[0];
  return holder && { holder, grants: asked.filter((cell) => holder.cells.includes(cell)) };
}

/** Evaluates a request without reporting: the cells that cover it. */
function coveredBy(judge: Judge, cells: readonly Cell[], ask: Ask, namespaces: Namespaces): readonly Cell[] {
  return readCoverage(judge.fork(), cells, ask, namespaces);
}

function readCandidates(judge: Judge, { message, sessionSig }: ReadSessionSig): readonly Candidate[] {
  return message.capabilities.map((authSig, index) => {
    const own = judge.at(`/signedMessage/capabilities/${index}`).fork();
    const read = readAuthSigDocuments(own, authSig);
    const uri = read?.message.uri;
    return { judge: own, read, delegation: uri === delegationUri, bound: uri === `lit:session:${sessionSig.address}` };
  });
}

function judgeSession(
  judge: Judge,
  value: unknown,
  options: SessionOptions,
  policy: Omit<AuthSigContext, 'purpose'>,
): VerifiedSession | undefined {
  const sessionSig = readSessionSig(judge, value);
  const read = sessionSig && readSessionMessage(judge, sessionSig);
  if (!read) return undefined;
  const context: AuthorityContext = {
    ...policy,
    nodeAddress: options.nodeAddress,
    request: options.request,
    namespaces: options.namespaces ?? litNamespaces,
    account: options.account,
    facts: options.facts,
  };
  const sessionKey = read.sessionSig.address;
  const inner: AuthSigContext = { ...policy, purpose: 'session', sessionKey };
  // Whoever pays signed for a page of their own, not for that of the application.
  const delegated: AuthSigContext = { ...inner, purpose: 'delegation', domain: anyDomain };
  const all = readCandidates(judge, read);
  const delegations = all.filter((candidate) => candidate.delegation);
  let candidates = all.filter((candidate) => !candidate.delegation);

  checkSessionMessage(judge, read, context);
  // A kind whose text is a SIWE message is read like any other: it turns out to be undecided with its signature only.
  const unsupported = all.findIndex(
    ({ judge: { issues }, read: document }) =>
      document?.kind.decided === false || issues.some(({ rule }) => rule.startsWith('auth-sig.kind')),
  );
  judge.check('lit-v7.unsupported-aborts', unsupported < 0, () => ({
    path: `/signedMessage/capabilities/${unsupported}`,
    message: 'one capability of an unsupported kind ends the verification of all',
  }));
  const onlyDelegations = candidates.length === 0 && delegations.length > 0;
  const apart = judge.check('session.delegation-not-grant', !onlyDelegations, () => ({
    path: '/signedMessage/capabilities',
    message: 'the session carries capacity delegations only, and a delegation grants nothing to a session key',
  }));
  const lent = !judge.enforces('session.delegation-not-grant') || (!apart && judge.collecting) ? delegations : [];
  for (const candidate of all) {
    if (!candidate.read || (!judge.collecting && !judgedWell(candidate))) continue;
    checkAuthSig(candidate.judge, candidate.read, candidate.delegation ? delegated : inner);
    // A delegation that counts as a candidate counts as bound to the session key.
    if (lent.includes(candidate)) candidate.judge.check('auth-sig.session-bound', true, () => ({ message: '' }));
  }
  candidates = [...candidates, ...lent];
  if (onlyDelegations && lent.length === 0) return undefined;

  const decideAuthority = (): Authority | undefined => findAuthority(judge, read.message, candidates, all, context);
  let authority = judge.collecting ? undefined : decideAuthority();
  if (!judge.goOn()) return undefined;
  checkSessionSignature(judge, read, policy.backend);
  let dropped = false;
  for (const candidate of all) {
    if (!candidate.read || (!judge.collecting && !judgedWell(candidate))) continue;
    checkAuthSigSignature(candidate.judge, candidate.read, inner);
    dropped ||= !judgedWell(candidate);
  }
  if (dropped || judge.collecting) authority = decideAuthority();
  if (!authority) return undefined;
  return verifiedSession(read, authority, all, options);
}

function verifiedSession(
  { message, sessionSig }: ReadSessionSig,
  { holder, grants }: Authority,
  all: readonly Candidate[],
  options: SessionOptions,
): VerifiedSession {
  const notChecked = unchecked(options);
  if (options.request === anyRequest) notChecked.unshift('request');
  if (options.nodeAddress === anyNode) notChecked.unshift('node');
  const end = earlier(instantOf(holder.message.expirationTime), instantOf(message.expiration));
  return {
    account: accountOf(holder),
    sessionKey: sessionSig.address,
    nodeAddress: message.nodeAddress,
    grants,
    expiration: end ?? message.expiration,
    delegations: all.flatMap((seen) => {
      if (!seen.delegation || !seen.read || !judgedWell(seen)) return [];
      const expiration = earlier(instantOf(seen.read.message.expirationTime), undefined);
      return [{ path: seen.judge.path, account: accountOf(seen.read), grants: seen.read.cells, expiration }];
    }),
    ignored: all
      .filter((candidate) => !judgedWell(candidate))
      .map((candidate) => ({ path: candidate.judge.path, issues: candidate.judge.issues })),
    preface: holder.preface,
    notChecked,
  };
}

function checkSessionOptions(options: SessionOptions): void {
  const { nodeAddress, request, account } = options;
  if (nodeAddress !== anyNode && (typeof nodeAddress !== 'string' || parseNodeAddress(nodeAddress) === undefined)) {
    throw new TypeError('nodeAddress: expected [http://|https://]host:port, or anyNode');
  }
  if (request !== anyRequest && (typeof request?.resource !== 'string' || typeof request.ability !== 'string')) {
    throw new TypeError('request: expected { resource, ability }, or anyRequest');
  }
  if (account !== undefined && !/^0x[0-9a-fA-F]{40}$/.test(account)) {
    throw new TypeError('account: expected an Ethereum address, 0x and 40 hex digits');
  }
}

/**
 * Verifies one session signature at a node: the outer signature, its binding to node, key and time, and that one valid
 * capability of the wallet covers what is asked.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Synchronous and pure; the stages are
 * shape, parse, rules, signatures, and verification stops after the first one with issues.
 */
export function verifySessionSig(input: unknown, options: SessionOptions): Result<VerifiedSession> {
  checkSessionOptions(options);
  const policy = policyOf(options);
  return decide(options, (judge) => {
    const value = readInput(judge, input);
    return judge.goOn() ? judgeSession(judge, value, options, policy) : undefined;
  });
}

/**
 * Verifies a map from node address to session signature.
 *
 * With a node address only the entry of that node is verified; with {@link anyNode} each entry is verified against its
 * own key. Returns issues with paths that start at the entry.
 */
export function verifySessionSigs(input: unknown, options: SessionOptions): Result<VerifiedSessions> {
  checkSessionOptions(options);
  const policy = policyOf(options);
  return decide(options, (judge) => {
    const value = readInput(judge, input);
    if (!judge.goOn()) return undefined;
    const map = readShape<Record<string, unknown>>(judge, 'session-sigs.shape', validateSessionSigs, value, 'record');
    if (!judge.goOn()) return undefined;
    const keys = Object.keys(map);
    const { nodeAddress } = options;
    const nodes = new Map(keys.map((key) => [key, nodeIdentity(judge, key)]));
    const seen = new Set<string>();
    const twice = keys.find((key) => {
      const node = nodes.get(key);
      const known = node !== undefined && seen.has(node);
      if (node !== undefined) seen.add(node);
      return known;
    });
    judge.check('session-sigs.unambiguous', twice === undefined, () => ({
      path: pointer('', twice ?? ''),
      message: `two entries of the map name the node ${nodes.get(twice ?? '')}`,
    }));
    const asked = nodeAddress === anyNode ? undefined : nodeIdentity(judge, nodeAddress);
    const selected = asked === undefined ? keys : keys.filter((key) => nodes.get(key) === asked);
    const found = judge.check('session-sigs.entry', selected.length > 0, () => ({
      message: `expected an entry for the node ${String(nodeAddress)}, found ${keys.slice(0, 8).join(', ')}`,
    }));
    if (!judge.goOn()) return undefined;
    const entries: Record<string, VerifiedSession> = Object.create(null);
    for (const key of selected.length > 0 || !found ? selected : keys) {
      // Judged apart, so that one entry's issues do not keep the next from being read.
      const own = judge.at(pointer('', key)).fork();
      const at = nodeAddress === anyNode ? key : nodeAddress;
      const verified = judgeSession(own, map[key], { ...options, nodeAddress: at }, policy);
      judge.adopt(own);
      if (verified) entries[key] = verified;
    }
    const notChecked = unchecked(options);
    if (options.request === anyRequest) notChecked.unshift('request');
    if (nodeAddress === anyNode) notChecked.unshift('node');
    return { entries, notChecked };
  });
}
