import {
  type Account,
  type AuthSigContext,
  anyDomain,
  anyNonce,
  type DomainPolicy,
  longestAge,
  type NoncePolicy,
  type Purpose,
  type SignInText,
} from '../auth-sig.js';
import { type Ask, assertAsk, assertFacts } from '../capability/ask.js';
import { assertNamespaces } from '../capability/namespace.js';
import { type Cell, type Facts, litNamespaces, type Namespaces } from '../capability.js';
import { assertAccount, type ChainJudge, type ChainLink, createChainJudge, type Names } from '../chain.js';
import type { Backend } from '../crypto/backend.js';
import { parseNetworkKey } from '../crypto/bls.js';
import { backendOf } from '../crypto/noble.js';
import { openCache, type SignatureCache } from '../crypto/signature-cache.js';
import { assertReply, assertTexts } from '../evidence/assert.js';
import type { Evidence } from '../evidence.js';
import { assertMembers, assertObject } from '../internal/answered.js';
import { quote } from '../internal/json.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { compareInstants, formatInstant, type Instant, instantOf, isInstant, parseInstant } from '../internal/time.js';
import type { RuleOptions } from '../judge.js';
import type { Issue } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import type { SiweMessage } from '../siwe/message.js';

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
  /** What was gathered from outside: see `collectEvidence`. */
  readonly evidence?: Evidence;
  /**
   * The longest age of a login that has no expiry, in whole seconds, counted from when it was signed. A SIWE message without
   * one is refused unless this is given, the text of a Solana or Cosmos account undecided; a text of these that has an expiry
   * ends at the earlier of the two. At most 10^11, some 3,000 years: beyond it the end of an age has no RFC 3339 date-time.
   */
  readonly maxAge?: number;
  /**
   * The account on whose authority everything has to rest, itself or through the proofs of a ReCap: an address, or
   * `did:pkh:eip155:<chain id>:<address>`, which a contract wallet is named by. Without it the answer names the root.
   */
  readonly root?: string;
  /** Known resource prefixes; Lit's six unless given. */
  readonly namespaces?: Namespaces;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
  /** Remembers signatures of AuthSigs that verified, from `createSignatureCache`; without one nothing outlives a call. */
  readonly cache?: SignatureCache;
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
  /**
   * The account that has to have granted: an address in any case, or `did:pkh:eip155:<chain id>:<address>`, which a
   * contract wallet has to be named by. Needed when grants of several accounts cover the request.
   */
  readonly account?: string;
}

/** What a valid AuthSig proves. */
export interface VerifiedAuthSig {
  readonly purpose: Purpose;
  /** Who signed. */
  readonly account: Account;
  /** On whose authority: who signed, or who stands at the end of its proofs. */
  readonly root: Account;
  /** Itself first, then what its proofs name. */
  readonly links: readonly ChainLink[];
  /** The parsed SIWE message that was signed; undefined for Solana and Cosmos accounts, whose texts are none. */
  readonly message: SiweMessage | undefined;
  /** The sign-in text that a Solana or Cosmos account signed; undefined for a free text, which names nothing. */
  readonly signIn: SignInText | undefined;
  /** The text that was signed; undefined for a Cosmos digest whose text nobody asked for. */
  readonly text: string | undefined;
  /** When it was signed, by its own words and as written; undefined for a sign-in text that does not say. */
  readonly signedAt: string | undefined;
  /** Everything its ReCap grants; empty for a plain login. */
  readonly grants: readonly Cell[];
  /** The part of the statement that precedes the ReCap statement: unrestricted text to show to people. */
  readonly preface: string;
  /** When it ends, UTC: its expiry or that of a proof, or the end of the longest age. */
  readonly expiration: string | undefined;
  /** What the caller chose not to check. */
  readonly notChecked: readonly string[];
}

/** A valid capacity delegation that came with a session: all that `consumeSessionDelegation` needs to count a use of it. */
export interface SeenDelegation {
  readonly path: string;
  /** 64 hex digits that name it, whatever its signature looks like: those of its first link. */
  readonly key: string;
  readonly account: Account;
  /** Whose capacity it is: who signed, or who stands at the end of its proofs. */
  readonly root: Account;
  /** What the root is named by: the owner of a credit is compared with it. */
  readonly rootNames: Names;
  /** Itself first, then what its proofs name, each with the key that a use ledger counts by. */
  readonly links: readonly ChainLink[];
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
  /** Who signed what grants to the session key. */
  readonly account: Account;
  /** On whose authority the session acts: who signed, or who stands at the end of the proofs. */
  readonly root: Account;
  /** The AuthSig that grants first, then what its proofs name. */
  readonly links: readonly ChainLink[];
  /** 64 hex digits. */
  readonly sessionKey: string;
  readonly nodeAddress: string;
  /** The cells that cover the request, or every request of the session if none was asked. */
  readonly grants: readonly Cell[];
  /** When the session ends: the earliest of the expiries of the message, of the AuthSig and of its proofs, UTC. */
  readonly expiration: string;
  readonly delegations: readonly SeenDelegation[];
  readonly ignored: readonly IgnoredCapability[];
  /** Paths of capabilities whose signature was not judged, because nothing of this depends on it. */
  readonly spare: readonly string[];
  /** Text in front of the ReCap statement of the grant. */
  readonly preface: string;
  readonly notChecked: readonly string[];
}

/** What a valid map of session signatures proves, entry by entry. */
export interface VerifiedSessions {
  readonly entries: Readonly<Record<string, VerifiedSession>>;
  readonly notChecked: readonly string[];
}

export function instantNow(now: Date | string): Instant {
  const text = now instanceof Date && !Number.isNaN(now.getTime()) ? now.toISOString() : now;
  const instant = typeof text === 'string' ? parseInstant(text) : undefined;
  if (instant && isInstant(instant)) return instant;
  throw new TypeError('now: expected a valid Date or an RFC 3339 date-time such as 2026-01-31T12:00:00Z');
}

/** The options of a verification, checked. */
export type Policy = Omit<AuthSigContext, 'purpose' | 'proofs'> & { readonly proofs: ChainJudge };

/** What every verification can be told. */
const members = [
  ...['profile', 'outcomes', 'now', 'domain', 'nonce', 'networkKey', 'evidence', 'maxAge', 'root', 'namespaces'],
  ...['backend', 'cache'],
] as const;

/** What verification of a session can be told beyond that. */
export const sessionMembers: readonly string[] = ['nodeAddress', 'request', 'facts', 'account'];

const evidenceMembers = ['contractCalls', 'proofs', 'signedTexts', 'tokenOwners'] as const;

/** Refuses evidence of another type than it has: it comes from the caller, who alone can say what it is. */
export function assertEvidence(evidence: Evidence): void {
  assertMembers(evidence, evidenceMembers, 'evidence');
  const { proofs, contractCalls, signedTexts, tokenOwners } = evidence;
  if (proofs !== undefined) assertObject(proofs, 'evidence.proofs');
  if (Object.values(proofs ?? {}).some((block) => !(block instanceof Uint8Array))) {
    throw new TypeError('evidence.proofs: expected a Uint8Array for each CID');
  }
  for (const [name, list] of Object.entries({ contractCalls, signedTexts, tokenOwners })) {
    if (list !== undefined && !Array.isArray(list)) throw new TypeError(`evidence.${name}: expected an array`);
  }
  if (signedTexts !== undefined) assertTexts(signedTexts);
  for (const row of contractCalls ?? []) assertReply(row, 'evidence.contractCalls');
  for (const row of tokenOwners ?? []) {
    assertMembers(row, ['token', 'owner'], 'evidence.tokenOwners');
    const { token } = row;
    if (typeof token === 'string' ? !/^[0-9]{1,78}$/.test(token) : typeof token !== 'bigint' || token < 0n) {
      throw new TypeError('evidence.tokenOwners: expected the token in decimal, or as a bigint, 0 or more');
    }
    assertAccount(row.owner, 'evidence.tokenOwners: owner');
  }
}

/** Checks the options of a verification; `more` names those that it takes beyond what every one does. */
export function policyOf(options: VerifyOptions, more: readonly string[] = []): Policy {
  assertMembers(options, [...members, ...more], 'options');
  const { domain, nonce, networkKey, root, namespaces } = options;
  if (domain !== anyDomain && (typeof domain !== 'string' || domain === '')) {
    throw new TypeError('domain: expected a non-empty authority such as example.com:3000, or anyDomain');
  }
  const policy = typeof nonce === 'function' || nonce === anyNonce || nonce instanceof Set;
  if (!policy && (typeof nonce !== 'string' || nonce === '')) {
    throw new TypeError('nonce: expected a non-empty string, a Set, a function, or anyNonce');
  }
  const key = networkKey === undefined ? undefined : parseNetworkKey(networkKey);
  if (key !== undefined && !(key instanceof Uint8Array)) throw new TypeError(`networkKey: ${key.reason}`);
  const { evidence, maxAge } = options;
  if (evidence !== undefined) assertEvidence(evidence);
  if (root !== undefined) assertAccount(root, 'root');
  if (namespaces !== undefined) assertNamespaces(namespaces);
  if (maxAge !== undefined && !(Number.isSafeInteger(maxAge) && maxAge >= 0 && maxAge <= longestAge)) {
    throw new TypeError(`maxAge: expected whole seconds, 0 to ${longestAge}, found ${String(maxAge)}`);
  }
  const backend = backendOf(options.backend);
  // By the object that the caller gave: one that is checked is wrapped anew for each call.
  const memory = openCache(options.cache, options.backend ?? backend);
  const proofs = createChainJudge(namespaces ?? litNamespaces, backend);
  return {
    now: instantNow(options.now),
    domain,
    nonce,
    networkKey: key,
    evidence,
    maxAge,
    root,
    proofs,
    backend,
    memory,
  };
}

/** Names what the caller chose not to check. */
export function unchecked(
  options: Pick<VerifyOptions, 'domain' | 'nonce'> &
    Partial<Pick<SessionOptions, 'nodeAddress' | 'request'>> & { readonly root?: string | undefined },
  links: readonly ChainLink[] = [],
): readonly string[] {
  return [
    ...(options.nodeAddress === anyNode ? ['node'] : []),
    ...(options.request === anyRequest ? ['request'] : []),
    ...(options.domain === anyDomain ? ['domain'] : []),
    ...(options.nonce === anyNonce ? ['nonce'] : []),
    // Without proofs the root is who signed.
    ...(options.root === undefined && links.length > 1 ? ['root'] : []),
  ];
}

/** Formats the earliest of several ends in UTC; one that is absent bounds nothing. */
export function earliest(ends: readonly (Instant | undefined)[]): string | undefined {
  const [first] = ends.filter((end) => end !== undefined).sort(compareInstants);
  return first && formatInstant(first);
}

/** When everything that a chain consists of has ended at the latest: the ends of its links. */
export function endsOf(links: readonly ChainLink[]): readonly (Instant | undefined)[] {
  return links.map(({ expiration }) => instantOf(expiration));
}

/** Refuses a bad call of a session function. */
export function checkSessionOptions(options: SessionOptions): void {
  const { nodeAddress, request, account, namespaces = litNamespaces } = options;
  if (nodeAddress !== anyNode && (typeof nodeAddress !== 'string' || parseNodeAddress(nodeAddress) === undefined)) {
    const found = typeof nodeAddress === 'string' ? quote(nodeAddress) : typeof nodeAddress;
    throw new TypeError(`nodeAddress: expected [http://|https://]host:port, or anyNode, found ${found}`);
  }
  if (request !== anyRequest && options.facts !== undefined) {
    throw new TypeError('facts: belong into the request that is asked; beside it they would be ignored');
  }
  if (request === anyRequest) assertFacts(options.facts, namespaces);
  else assertAsk(request, namespaces, 'request');
  if (account !== undefined) assertAccount(account, 'account');
}
