import { anyDomain, anyNonce } from '../auth-sig.js';
import { cellsOf, litNamespaces, readNarrowing } from '../capability.js';
import type { Evidence } from '../evidence.js';
import { quote } from '../internal/json.js';
import { decide } from '../judge.js';
import type { Issue, Result } from '../rule.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import type { VerifiedAuthSig } from '../verify.js';
import type { AuthCallbackParams } from './auth-callback.js';
import { evmChainId } from './evm-chain.js';
import type { GrantTerms } from './grant-key.js';
import type { SessionContext } from './session-context.js';
import type { SessionKeyPair } from './session-key.js';
import type { PreparedRequest, SessionRequest } from './session-request.js';

/** Whoever grants to the session key. */
export interface Granter {
  /** The account that has to grant, when it is known beforehand; without one nothing is read from the storage. */
  readonly account?: string;
  readonly nonce: string;
  /** Whether the caller named the nonce, so that what is signed is held to it. */
  readonly nonceAsked?: boolean;
  readonly switchChain?: boolean;
  /** What a grant by it stands for, besides the request. */
  readonly terms: Pick<GrantTerms, 'signer' | 'domain' | 'statement' | 'authMethods'>;
  /** Says whether a stored AuthSig that verifies stands for the same authorisation. */
  accepts(stored: VerifiedAuthSig): boolean;
  /** Gets an AuthSig, or anything at all: what it gives is verified. */
  grant(params: AuthCallbackParams, prepared: PreparedRequest): Promise<Result<unknown>>;
}

/** A session on its way: what is asked, by whom it is granted, and what is known. */
export interface Session {
  readonly request: SessionRequest;
  readonly prepared: PreparedRequest;
  readonly sessionKey: SessionKeyPair;
  readonly granter: Granter;
  readonly context: SessionContext;
  /** What was gathered for all AuthSigs of the session. */
  readonly evidence: Evidence;
}

/** Makes the result of one issue. */
export function broken(issue: Issue): Result<never> {
  return { ok: false, issues: [issue] };
}

/** Says whether a chain, by its name as requests have it, is the EIP-155 chain of an id. */
function isChain(name: string, chainId: string): boolean {
  try {
    return evmChainId(name) === chainId;
  } catch {
    return false;
  }
}

/** Finds what makes a grant one of another account than was asked for. */
function strangeness({ account }: VerifiedAuthSig, { granter, request }: Session): Issue | undefined {
  const { account: expected } = granter;
  const { chain = 'ethereum' } = request;
  const strange = (wanted: string, found: string): Issue => ({
    rule: 'session.account',
    path: '/address',
    message: `expected a grant by ${wanted}, found one by ${found}`,
    params: { expected: wanted, found },
  });
  if (expected !== undefined && account.address !== expected) return strange(expected, account.address);
  // At its address on another chain somebody else's contract may stand.
  const { chainId } = account;
  if (chainId === undefined || isChain(chain, chainId)) return undefined;
  return strange(
    `a contract wallet on the chain of the request, ${quote(chain)}`,
    `the contract ${account.address} on chain ${chainId}`,
  );
}

/** Verifies what a granter gave, or what was stored, before anything is done with it. */
function verifyGrant(text: string, now: Date, nonce: string | undefined, session: Session): Result<VerifiedAuthSig> {
  const { request, sessionKey, context, evidence } = session;
  const { profile, network } = context;
  const verified = verifyAuthSig(text, {
    now,
    purpose: 'session',
    sessionKey: sessionKey.publicKey,
    domain: request.domain ?? anyDomain,
    // A callback may have asked for a block hash of its own before: which ones are recent is for the nodes to say.
    nonce: nonce ?? anyNonce,
    networkKey: network.networkPubKey,
    evidence,
    ...(profile ? { profile } : {}),
  });
  const strange = verified.ok ? strangeness(verified.value, session) : undefined;
  return strange ? broken(strange) : verified;
}

/** Verifies a grant, and that it is what was to be granted and not more. */
export function verifyTerms(
  text: string,
  now: Date,
  nonce: string | undefined,
  session: Session,
): Result<VerifiedAuthSig> {
  const { prepared, context } = session;
  const verified = verifyGrant(text, now, nonce, session);
  if (!verified.ok) return verified;
  // What the network says about who asked grants nothing that a request could be for.
  const cells = verified.value.grants.filter(({ resource }) => !resource.startsWith('lit-resolvedauthcontext:'));
  return decide(context.profile ? { profile: context.profile } : {}, (judge) => {
    readNarrowing(judge, cells, cellsOf(prepared.recap), litNamespaces);
    return verified.value;
  });
}
