import { delegationUri, type Purpose, sessionUriPrefix } from '../auth-sig.js';
import { eip191Digest, signDigest } from '../crypto/secp256k1.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress } from '../internal/address.js';
import type { RuleOptions } from '../judge.js';
import { encodeRecap, type Recap, recapStatement } from '../recap.js';
import type { Result } from '../rule.js';
import { formatSiweMessage } from '../siwe.js';

/** What a wallet is asked to sign. */
export interface AuthSigMessageOptions extends RuleOptions {
  readonly purpose: Purpose;
  /** Who asks: an RFC 3986 authority. */
  readonly domain: string;
  /** The wallet: `0x` and 40 hex digits; written in EIP-55. */
  readonly address: string;
  /** The session key, 64 hex digits; for the purpose `session`. */
  readonly sessionKey?: string;
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
}

/** Says which URI a message of a purpose carries. */
function uriOf({ purpose, sessionKey, uri }: AuthSigMessageOptions): string {
  if (purpose === 'delegation') return delegationUri;
  if (purpose === 'session') return sessionUriPrefix + (sessionKey ?? '');
  return uri ?? '';
}

/**
 * Creates the SIWE message that grants a ReCap, with the statement that says so, ready to be signed.
 *
 * Returns issues of `siwe.*` and `recap.*` for what would not parse back.
 */
export function createAuthSigMessage(options: AuthSigMessageOptions): Result<string> {
  const { recap, statement, notBefore } = options;
  const encoded = recap && encodeRecap(recap, options);
  if (encoded && !encoded.ok) return encoded;
  const said = recap ? [...(statement === undefined ? [] : [statement]), recapStatement(recap)].join(' ') : statement;
  return formatSiweMessage(
    {
      domain: options.domain,
      address: checksumAddress(options.address),
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
    options,
  );
}

/**
 * Signs a message with a wallet's secret key by EIP-191 and wraps it as an AuthSig.
 *
 * @param secretKey 32 bytes; for tests, servers and demonstrations. A person's wallet signs for itself.
 */
export function signAuthSig(message: string, address: string, secretKey: Uint8Array): AuthSig {
  return {
    sig: signDigest(secretKey, eip191Digest(message)),
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: message,
    address: checksumAddress(address),
  };
}
