import { assertFunctions, booleanFrom, bytesFrom } from '../internal/answered.js';
import { toHex } from '../internal/bytes.js';

/**
 * Names the primitives that verification needs, so that another implementation can take their place.
 *
 * Every function is total on bytes: input of a wrong length or that does not decode is a `false` or an `undefined`,
 * never an exception. All backends give the same verdicts; where libraries differ, the comments here decide.
 * The form of keys and signatures (canonical, order, range) is judged elsewhere and not assumed here.
 */
export interface Backend {
  /** For reports: which implementation this is. */
  readonly name: string;
  /** Hashes bytes with SHA-256 (FIPS 180-4). */
  sha256(bytes: Uint8Array): Uint8Array;
  /** Hashes bytes with Keccak-256, the padding of Ethereum and not that of SHA-3. */
  keccak256(bytes: Uint8Array): Uint8Array;
  /**
   * Checks encode(S*B - k*A) against the received bytes of R: the cofactorless equation of RFC 8032 section 5.1.7.
   * S is taken modulo L; k is SHA-512 over the received bytes of R and A, modulo L. A decodes as leniently as the field
   * does (y modulo p, the sign of x = 0 ignored); a key that is no point verifies nothing.
   */
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /**
   * Recovers the uncompressed key (65 bytes) from r || s over a 32-byte digest; `recovery` is the parity of R.y, and 2
   * more when R.x is r + n (SEC 1 section 4.1.6). Undefined when r or s is outside 1..n-1 or no key exists. A high s is
   * recovered like any other.
   */
  secp256k1Recover(digest: Uint8Array, rs: Uint8Array, recovery: 0 | 1 | 2 | 3): Uint8Array | undefined;
  /**
   * Checks a BLS12-381 signature (96 bytes, compressed G2) under a key (48 bytes, compressed G1) with the
   * proof-of-possession tag. A point outside its subgroup and the identity verify nothing.
   */
  blsVerify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** The domain separation tag of the network's signatures: minimal keys, proof of possession. */
export const blsTag = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_';

const functions = ['sha256', 'keccak256', 'ed25519Verify', 'secp256k1Recover', 'blsVerify'] as const;

/** The backends of our own, whose answers are what their types say. */
const trusted: WeakSet<Backend> = new WeakSet();

/** Makes a backend of our own unchangeable, and spares its answers the look that those of others get. */
export function trustBackend<T extends Backend>(own: T): T {
  trusted.add(Object.freeze(own));
  return own;
}

/** Wraps a backend of the caller's own: an answer of another type than declared, a Promise above all, throws TypeError. */
export function checkedBackend(given: Backend): Backend {
  if (trusted.has(given)) return given;
  assertFunctions(given, functions, 'backend');
  return {
    name: given.name,
    sha256: (bytes) => bytesFrom(given.sha256(bytes), 32, 'backend.sha256'),
    keccak256: (bytes) => bytesFrom(given.keccak256(bytes), 32, 'backend.keccak256'),
    ed25519Verify: (...args) => booleanFrom(given.ed25519Verify(...args), 'backend.ed25519Verify'),
    secp256k1Recover(...args) {
      const key = given.secp256k1Recover(...args);
      return key === undefined ? undefined : bytesFrom(key, 65, 'backend.secp256k1Recover');
    },
    blsVerify: (...args) => booleanFrom(given.blsVerify(...args), 'backend.blsVerify'),
  };
}

/**
 * Wraps a backend so that one signature over one message is verified once, however often it comes.
 *
 * For one call only: a map of session signatures repeats its AuthSigs in every entry. Keys are whole inputs, so nothing
 * can be mistaken for something else.
 */
export function rememberSignatures(backend: Backend): Backend {
  const keyOf = (parts: readonly (Uint8Array | number)[]): string =>
    parts.map((part) => (typeof part === 'number' ? String(part) : toHex(part))).join(' ');
  const once = <Args extends readonly (Uint8Array | number)[], T>(
    verify: (...args: Args) => T,
  ): ((...args: Args) => T) => {
    const seen = new Map<string, T>();
    return (...args) => {
      const key = keyOf(args);
      const before = seen.get(key);
      if (before !== undefined || seen.has(key)) return before as T;
      const found = verify(...args);
      seen.set(key, found);
      return found;
    };
  };
  return {
    ...backend,
    secp256k1Recover: once(backend.secp256k1Recover),
    blsVerify: once(backend.blsVerify),
  };
}
