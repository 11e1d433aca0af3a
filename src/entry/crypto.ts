/**
 * The cryptography below the rules: what a verifier needs of a library, the one that is used unless another is given, and
 * the shares of which a network's signature is made.
 *
 * @example Verify with another SHA-256
 * ```ts
 * import { createHash } from 'node:crypto';
 * import { anyDomain, anyNonce, verifyAuthSig } from 'capsig';
 * import { type Backend, noble } from 'capsig/crypto';
 *
 * const native: Backend = {
 *   ...noble,
 *   name: 'noble, with SHA-256 of the platform',
 *   sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
 * };
 *
 * export function isLogin(authSig: string): boolean {
 *   const result = verifyAuthSig(authSig, {
 *     purpose: 'login',
 *     now: new Date(),
 *     domain: anyDomain,
 *     nonce: anyNonce,
 *     backend: native,
 *   });
 *   return result.ok;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { Backend } from '../crypto/backend.js';
export { noble } from '../crypto/noble.js';
export type { KeyShare, SignatureShare } from '../crypto/threshold.js';
export { combineShares, encodeShare, parseShare, signShare, splitSecret } from '../crypto/threshold.js';
export type { Parsed } from '../internal/parsed.js';
