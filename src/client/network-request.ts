import { addressOfPublicKey } from '../crypto/secp256k1.js';
import type { SignSessionKeyRequest } from '../generated/types.js';
import { checksumAddress } from '../internal/address.js';
import { fromHex } from '../internal/bytes.js';
import type { Recap } from '../recap.js';
import type { Result } from '../rule.js';
import { createAuthSigMessage } from './auth-sig.js';
import type { SessionContext } from './session-context.js';
import type { SessionKeyPair } from './session-key.js';
import { assertRequest, type SessionRequest } from './session-request.js';

/** What proves to a node who asks. */
export interface AuthMethod {
  /** 1 is a wallet, 3 WebAuthn, 6 a signed JWT. */
  readonly authMethodType: number;
  /** The proof itself, in the notation of the method. */
  readonly accessToken: string;
}

/** A session that a PKP grants: the network signs for it once it knows who asks. */
export interface PkpSessionRequest extends SessionRequest {
  /** The public key of the PKP: an uncompressed secp256k1 point, 130 hex digits, `0x` optional. */
  readonly pkpPublicKey: string;
  readonly authMethods?: readonly AuthMethod[];
  /** The user's own words, after the fixed ones and before the ReCap statement. */
  readonly statement?: string;
}

/** A session that a PKP grants once action code says so. */
export interface LitActionSessionRequest extends PkpSessionRequest {
  /** The code: the base64 of its UTF-8, as the nodes take it. */
  readonly litActionCode?: string;
  /** The CIDv0 of the code, which the nodes get from IPFS; in place of the code. */
  readonly litActionIpfsId?: string;
  /** What the code is given; anybody may choose it, so it proves nothing. */
  readonly jsParams: Readonly<Record<string, unknown>>;
}

/** What is asked of the network for a session key that the caller keeps. */
export interface SignSessionKeyParams extends PkpSessionRequest {
  readonly sessionKey: SessionKeyPair;
  /** The EIP-155 chain of the message; 1 unless given. */
  readonly chainId?: number;
}

/** What the network is asked to sign. */
export interface NetworkGrant {
  /** 64 hex digits. */
  readonly sessionKey: string;
  readonly recap: Recap;
  /** RFC 3339. */
  readonly expiration: string;
  /** The EIP-155 chain of the message; 1 unless given. */
  readonly chainId?: number;
}

/** How every message begins that the network signs for a PKP. */
const prefix = 'Lit Protocol PKP session signature';

/** Whom a message is for when neither the caller nor a page says so. */
const networkDomain = 'litprotocol.com';

export function pkpOf({ pkpPublicKey }: PkpSessionRequest): { readonly hex: string; readonly address: string } {
  const hex = typeof pkpPublicKey === 'string' ? pkpPublicKey.replace(/^0x/, '').toLowerCase() : '';
  const bytes = /^04[0-9a-f]{128}$/.test(hex) ? fromHex(hex) : undefined;
  const address = bytes && addressOfPublicKey(bytes);
  if (address !== undefined) return { hex, address: checksumAddress(address) };
  throw new TypeError('pkpPublicKey: expected an uncompressed secp256k1 point, 130 hex digits that start with 04');
}

/** Refuses a bad call: what a node could not make sense of. */
export function checkCall(request: PkpSessionRequest): void {
  assertRequest(request);
  const { authMethods = [], litActionCode, litActionIpfsId } = request;
  const readable = (method: AuthMethod): boolean =>
    Number.isSafeInteger(method?.authMethodType) && typeof method.accessToken === 'string';
  if (!Array.isArray(authMethods) || !authMethods.every(readable)) {
    throw new TypeError('authMethods: expected a list of { authMethodType: number, accessToken: string }');
  }
  if (litActionCode !== undefined && litActionIpfsId !== undefined) {
    throw new TypeError('expected litActionCode or litActionIpfsId, found both');
  }
  // Plain code is refused and not encoded: some code is base64 too, and would then run as other code.
  if (litActionCode !== undefined && !/^[A-Za-z0-9+/]+={0,2}$/.test(litActionCode)) {
    throw new TypeError('litActionCode: expected the base64 of the code in UTF-8');
  }
}

/** Writes the user's words of a message: the fixed ones, and the caller's own. */
export function wordsOf({ statement }: PkpSessionRequest): string {
  return [prefix, ...(statement ? [statement] : [])].join(' ');
}

export function domainOf({ domain }: PkpSessionRequest, { environment }: SessionContext): string {
  return domain ?? environment.host ?? networkDomain;
}

/** Writes the message that the network is asked to sign: as the SDK does, with one ReCap and one sentence about it. */
export function messageOf(
  request: PkpSessionRequest,
  grant: NetworkGrant,
  nonce: string,
  context: SessionContext,
): Result<string> {
  const { environment, profile } = context;
  return createAuthSigMessage({
    purpose: 'session',
    domain: domainOf(request, context),
    address: pkpOf(request).address,
    sessionKey: grant.sessionKey,
    recap: grant.recap,
    statement: wordsOf(request),
    chainId: String(grant.chainId ?? 1),
    nonce,
    issuedAt: environment.now().toISOString(),
    expiration: grant.expiration,
    ...(profile ? { profile } : {}),
  });
}

export function bodyOf(
  request: PkpSessionRequest,
  { sessionKey }: NetworkGrant,
  siweMessage: string,
  epoch: number | undefined,
): SignSessionKeyRequest {
  const { authMethods = [], litActionIpfsId, litActionCode, jsParams } = request;
  return {
    sessionKey: `lit:session:${sessionKey}`,
    authMethods: authMethods.map(({ authMethodType, accessToken }) => ({ authMethodType, accessToken })),
    pkpPublicKey: `0x${pkpOf(request).hex}`,
    siweMessage,
    curveType: 'BLS',
    ...(litActionIpfsId === undefined ? {} : { litActionIpfsId }),
    ...(litActionCode === undefined ? {} : { code: litActionCode }),
    ...(jsParams === undefined ? {} : { jsParams }),
    ...(epoch === undefined ? {} : { epoch }),
  };
}
