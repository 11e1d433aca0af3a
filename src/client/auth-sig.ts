import {
  anyDomain,
  anyNonce,
  checkAuthSig,
  delegationUri,
  judgeAuthSigDocuments,
  sessionUriPrefix,
  type Use,
  useOf,
} from '../auth-sig.js';
import { litNamespaces } from '../capability.js';
import { createChainJudge, parsePrincipal } from '../chain.js';
import { noble } from '../crypto/noble.js';
import { eip191Digest, signDigest } from '../crypto/secp256k1.js';
import type { Evidence } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress } from '../internal/address.js';
import { assertMembers } from '../internal/answered.js';
import { isWellFormed } from '../internal/bytes.js';
import { instantOf } from '../internal/time.js';
import { decide, type Judge, type RuleOptions } from '../judge.js';
import { encodeRecap, type Recap, recapStatement } from '../recap.js';
import type { Result } from '../rule.js';
import { createSiweMessage } from '../siwe.js';

/** What a wallet is asked to sign. */
export interface AuthSigMessageOptions extends RuleOptions {
  /** What it is for; `proof` lends to an account or a key, which may lend it on in an AuthSig that names this one. */
  readonly purpose: Use;
  /** Who asks: an RFC 3986 authority. */
  readonly domain: string;
  /** The wallet: `0x` and 40 hex digits; written in EIP-55. */
  readonly address: string;
  /** The session key, 64 hex digits; for the purpose `session`. */
  readonly sessionKey?: string;
  /** Who a proof is for: `did:pkh:eip155:<chain id>:<address>`, or `did:key:z...` of an Ed25519 key. */
  readonly audience?: string;
  /** The URI of a login. */
  readonly uri?: string;
  /** What is granted; required but for a login. */
  readonly recap?: Recap;
  /** The user's own words, before the ReCap statement. */
  readonly statement?: string;
  /** The EIP-155 chain; 1 unless given. */
  readonly chainId?: string;
  /** At least 8 letters and digits: the latest block hash for Lit nodes. */
  readonly nonce: string;
  readonly issuedAt: string;
  readonly expiration: string;
  readonly notBefore?: string;
  /** The proofs that the ReCap names: without them it cannot be said whether they allow what is granted. */
  readonly evidence?: Evidence;
}

/** A backend is for other calls, and no mistake where one set of options serves all. */
const members = [
  ...['profile', 'outcomes', 'purpose', 'domain', 'address', 'sessionKey', 'audience', 'uri', 'recap', 'statement'],
  ...['chainId', 'nonce', 'issuedAt', 'expiration', 'notBefore', 'evidence', 'backend'],
] as const;

/** Says which URI a message of a purpose carries. */
function uriOf({ purpose, sessionKey, uri, audience }: AuthSigMessageOptions): string {
  if (purpose === 'delegation') return delegationUri;
  if (purpose === 'proof') {
    if (audience !== undefined && useOf(audience) === 'proof' && parsePrincipal(audience) !== undefined)
      return audience;
    throw new TypeError('audience: expected did:pkh:eip155:<chain id>:<address> or did:key:z... for the purpose proof');
  }
  if (purpose === 'login') return uri ?? '';
  if (!/^[0-9a-f]{64}$/.test(sessionKey ?? '')) {
    throw new TypeError('sessionKey: expected 64 lower-case hex digits for the purpose session');
  }
  return sessionUriPrefix + sessionKey;
}

/** EIP-55 for an address in one case; a mixed-case one is left to be judged, since its checksum may tell of a typo. */
function spelled(address: string): string {
  const digits = address.slice(2);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase ? checksumAddress(address) : address;
}

/** Holds a message to what a verifier will ask of it at the moment of its issue, all but the signature. */
function judgeMessage(judge: Judge, text: string, options: AuthSigMessageOptions): void {
  const { purpose, address, sessionKey, issuedAt, evidence } = options;
  const authSig = { sig: '', derivedVia: 'web3.eth.personal.sign', signedMessage: text, address };
  const read = judgeAuthSigDocuments(judge, authSig);
  const now = instantOf(issuedAt);
  if (!read || !now) return;
  const proofs = evidence && createChainJudge(litNamespaces, noble);
  const common = { now, sessionKey, domain: anyDomain, nonce: anyNonce, evidence, proofs, backend: noble } as const;
  checkAuthSig(judge, read, { ...common, purpose });
}

/**
 * Creates the SIWE message that grants a ReCap, with the statement that says so, ready to be signed.
 *
 * Returns issues of `siwe.*` and `recap.*` for what would not parse back, and of `auth-sig.*` and `delegation.*`, with
 * paths into the AuthSig to be, for what a verifier would refuse. An address in one case is written in EIP-55. With the
 * proofs that the ReCap names in `evidence`, a grant beyond theirs is refused here, before anybody signs it.
 */
export function createAuthSigMessage(options: AuthSigMessageOptions): Result<string> {
  // A limit that is misspelt would be left out of what is signed.
  assertMembers(options, members, 'options');
  const { recap, statement, notBefore, profile, outcomes } = options;
  const rules = { ...(profile && { profile }), ...(outcomes && { outcomes }) };
  const encoded = recap && encodeRecap(recap, rules);
  if (encoded && !encoded.ok) return encoded;
  const said = recap ? [...(statement === undefined ? [] : [statement]), recapStatement(recap)].join(' ') : statement;
  const formatted = createSiweMessage(
    {
      domain: options.domain,
      address: spelled(options.address),
      uri: uriOf(options),
      version: '1',
      chainId: options.chainId ?? '1',
      nonce: options.nonce,
      issuedAt: options.issuedAt,
      expirationTime: options.expiration,
      ...(said === undefined ? {} : { statement: said }),
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(encoded ? { resources: [encoded.value] } : {}),
    },
    rules,
  );
  if (!formatted.ok) return formatted;
  return decide(options, (judge) => {
    judgeMessage(judge, formatted.value, options);
    return formatted.value;
  });
}

/**
 * Signs a message with a wallet's secret key by EIP-191 and wraps it as an AuthSig.
 *
 * @param secretKey 32 bytes; for tests, servers and demonstrations. A person's wallet signs for itself.
 */
export function signAuthSig(message: string, address: string, secretKey: Uint8Array): AuthSig {
  // UTF-8 would replace a lone surrogate, so that another text is signed.
  if (typeof message !== 'string' || !isWellFormed(message)) throw new TypeError('message: expected well-formed text');
  return {
    sig: signDigest(secretKey, eip191Digest(message)),
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: message,
    address: checksumAddress(address),
  };
}
