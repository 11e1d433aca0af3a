/**
 * Verification by compiled code, for Node.js: the same verdicts, many times as fast. Install what is to be used of
 * `sodium-native`, `secp256k1` and `@chainsafe/blst`; whatever is missing is computed as without this entry.
 *
 * @example Verify with compiled code
 * ```ts
 * import { anyDomain, anyNonce, anyRequest, verifySessionSig } from 'capsig';
 * import { createNativeBackend } from 'capsig/native';
 *
 * const backend = createNativeBackend();
 * console.log(backend.parts.ed25519Verify); // 'sodium-native', where that is installed
 *
 * export function isSession(sessionSig: string, nodeAddress: string): boolean {
 *   const policy = { now: new Date(), domain: anyDomain, nonce: anyNonce } as const;
 *   return verifySessionSig(sessionSig, { ...policy, nodeAddress, request: anyRequest, backend }).ok;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { Backend } from '../crypto/backend.js';
export {
  createNativeBackend,
  type NativeBackend,
  type NativeLoader,
  type NativeParts,
  type NativePrimitive,
} from '../crypto/native.js';
