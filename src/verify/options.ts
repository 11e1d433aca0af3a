import {
  type Account,
  type AuthSigContext,
  anyDomain,
  anyNonce,
  type DomainPolicy,
  type NoncePolicy,
  type Purpose,
} from '../auth-sig.js';
import type { Ask, Cell, Facts, Namespaces } from '../capability.js';
import type { Backend } from '../crypto/backend.js';
import { parseNetworkKey } from '../crypto/bls.js';
import { noble } from '../crypto/noble.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { compareInstants, formatInstant, type Instant, isInstant, parseInstant } from '../internal/time.js';
import type { RuleOptions } from '../judge.js';
import { assertFacts, assertNamespaces } from '../namespace.js';
import type { Issue } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import type { SiweMessage } from '../siwe.js';

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

export function instantNow(now: Date | string): Instant {
  const text = now instanceof Date && !Number.isNaN(now.getTime()) ? now.toISOString() : now;
  const instant = typeof text === 'string' ? parseInstant(text) : undefined;
  if (instant && isInstant(instant)) return instant;
  throw new TypeError('now: expected a valid Date or an RFC 3339 date-time such as 2026-01-31T12:00:00Z');
}

export function policyOf(options: VerifyOptions): Omit<AuthSigContext, 'purpose'> {
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

/** Names what the caller chose not to check. */
export function unchecked(
  options: Pick<VerifyOptions, 'domain' | 'nonce'> & Partial<Pick<SessionOptions, 'nodeAddress' | 'request'>>,
): readonly string[] {
  return [
    ...(options.nodeAddress === anyNode ? ['node'] : []),
    ...(options.request === anyRequest ? ['request'] : []),
    ...(options.domain === anyDomain ? ['domain'] : []),
    ...(options.nonce === anyNonce ? ['nonce'] : []),
  ];
}

/** Formats the earliest of several ends in UTC; one that is absent bounds nothing. */
export function earliest(ends: readonly (Instant | undefined)[]): string | undefined {
  const [first] = ends.filter((end) => end !== undefined).sort(compareInstants);
  return first && formatInstant(first);
}

/** Refuses a bad call of a session function. */
export function checkSessionOptions(options: SessionOptions): void {
  const { nodeAddress, request, account } = options;
  if (nodeAddress !== anyNode && (typeof nodeAddress !== 'string' || parseNodeAddress(nodeAddress) === undefined)) {
    throw new TypeError('nodeAddress: expected [http://|https://]host:port, or anyNode');
  }
  if (request !== anyRequest && (typeof request?.resource !== 'string' || typeof request.ability !== 'string')) {
    throw new TypeError('request: expected { resource, ability }, or anyRequest');
  }
  if (options.namespaces !== undefined) assertNamespaces(options.namespaces);
  if (request !== anyRequest && options.facts !== undefined) {
    throw new TypeError('facts: belong into the request that is asked; beside it they would be ignored');
  }
  const facts = request === anyRequest ? options.facts : request.facts;
  if (facts !== undefined) assertFacts(facts);
  if (account !== undefined && !/^0x[0-9a-fA-F]{40}$/.test(account)) {
    throw new TypeError('account: expected an Ethereum address, 0x and 40 hex digits');
  }
}
