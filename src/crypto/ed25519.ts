import { ed25519 } from '@noble/curves/ed25519.js';
import type { Backend } from './backend.js';
import { decodesToPoint, isBelow, isCanonical, isSmallOrder, order } from './ed25519-form.js';
import { noble } from './noble.js';

/**
 * Says what is wrong with an Ed25519 public key; undefined when nothing is.
 *
 * A key is 32 bytes, the canonical encoding of a point (RFC 8032 section 5.1.3: y below p, no sign bit where x is 0) and
 * not one of the eight points of small order, under which one signature can verify for many messages. A key with a
 * component of small order beside a large one is taken: it belongs to one secret, and the exact equation settles the rest.
 *
 * @param verified a signature is known to verify under the key, which shows that it is a point
 */
export function publicKeyFault(key: Uint8Array, verified = false): string | undefined {
  if (key.length !== 32) return `expected a public key of 32 bytes, found ${key.length}`;
  return pointFault(key, 'the public key', verified);
}

/**
 * Says what is wrong with the form of an Ed25519 signature; undefined when nothing is.
 *
 * A signature is 64 bytes: R, canonical and not of small order, and S below the group order L (RFC 8032 section 5.1.7).
 * Without the bound on S a second signature, S + L, could be made from each.
 *
 * @param verified the signature is known to fulfil the equation, of which R is the encoding of a point by itself
 */
export function signatureFault(signature: Uint8Array, verified = false): string | undefined {
  if (signature.length !== 64) return `expected a signature of 64 bytes, found ${signature.length}`;
  const fault = pointFault(signature.subarray(0, 32), 'R of the signature', verified);
  if (fault !== undefined) return fault;
  return isBelow(signature.subarray(32), order)
    ? undefined
    : 'expected S of the signature below the group order, found S >= L';
}

function pointFault(bytes: Uint8Array, name: string, isPoint = false): string | undefined {
  if (!isPoint && !decodesToPoint(bytes))
    return `expected ${name} to be a point of the curve, found bytes that are none`;
  if (!isCanonical(bytes)) return `expected ${name} in its canonical encoding, found another encoding of the point`;
  return isSmallOrder(bytes) ? `expected ${name} to be of large order, found a point of small order` : undefined;
}

/**
 * Verifies an Ed25519 signature by its equation alone: encode(S*B - k*A) equals the received R, S taken modulo L.
 *
 * What {@link publicKeyFault} and {@link signatureFault} refuse is not refused here, so that each of the three questions
 * has its own answer; a verdict on untrusted input needs all of them.
 */
export function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  backend: Backend = noble,
): boolean {
  return backend.ed25519Verify(publicKey, message, signature);
}

/** Signs a message with a 32-byte seed (RFC 8032 section 5.1.6, deterministic): 64 bytes. Throws TypeError on a bad seed. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, checkSeed(seed));
}

/** Derives the 32-byte public key of a 32-byte seed. Throws TypeError on a bad seed. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(checkSeed(seed));
}

function checkSeed(seed: Uint8Array): Uint8Array {
  if (!(seed instanceof Uint8Array) || seed.length !== 32) {
    throw new TypeError('expected an Ed25519 seed: a Uint8Array of 32 bytes');
  }
  return seed;
}
