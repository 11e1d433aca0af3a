import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { freezeTable } from '../frozen.js';
import { concat, equal, utf8 } from '../internal/bytes.js';
import { type Backend, blsTag, checkedBackend, trustBackend } from './backend.js';

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const tag = utf8(blsTag);

/** The default backend: pure JavaScript over the noble libraries, for every runtime. */
export const noble: Backend = {
  name: 'noble',
  sha256: (bytes) => sha256(bytes),
  keccak256: (bytes) => keccak_256(bytes),

  // Not noble's own verify: that checks the equation times the cofactor, so it takes a signature whose R was moved by a
  // point of small order (measured), which OpenSSL, dalek and tweetnacl refuse.
  ed25519Verify(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const point = decodePoint(publicKey);
    if (point === undefined) return false;
    const r = signature.subarray(0, 32);
    const s = bytesToNumberLE(signature.subarray(32)) % order;
    const k = bytesToNumberLE(sha512(concat(r, publicKey, message))) % order;
    return equal(Point.BASE.multiplyUnsafe(s).subtract(point.multiplyUnsafe(k)).toBytes(), r);
  },

  secp256k1Recover(digest, rs, recovery) {
    // noble cuts a longer digest to its first 32 bytes (measured).
    if (digest.length !== 32 || rs.length !== 64) return undefined;
    try {
      const signature = secp256k1.Signature.fromBytes(rs, 'compact').addRecoveryBit(recovery);
      return signature.recoverPublicKey(digest).toBytes(false);
    } catch {
      return undefined;
    }
  },

  blsVerify(publicKey, message, signature) {
    // noble decodes an uncompressed key as well (measured); the length pins the form.
    if (publicKey.length !== 48 || signature.length !== 96) return false;
    const { Signature, hash, verify } = bls12_381.longSignatures;
    try {
      // Decoding throws on points outside the curve or the subgroup; the identity ends as false inside `verify`. It comes first:
      // to hash the message to a point takes several times as long, and nobody counts that for what is no signature.
      const point = Signature.fromBytes(signature);
      return verify(point, hash(message, tag), publicKey);
    } catch {
      return false;
    }
  },
};

freezeTable(noble);
trustBackend(noble);

function decodePoint(publicKey: Uint8Array): ReturnType<typeof Point.fromBytes> | undefined {
  try {
    return Point.fromBytes(publicKey, true);
  } catch {
    return undefined;
  }
}

/** The backend of a call: noble, or one of the caller's own, whose answers are checked. */
export function backendOf(given: Backend | undefined): Backend {
  return given === undefined ? noble : checkedBackend(given);
}
