import { createPublicKey, hash, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { equal, fromHex, utf8 } from '../internal/bytes.js';
import { type Backend, trustBackend } from './backend.js';
import { isBelow, isCanonical, isSmallOrder, order } from './ed25519-form.js';
import { noble } from './noble.js';

/**
 * The same verdicts by compiled code. Libraries part where a key or a signature is not well formed: libsodium refuses small
 * order, OpenSSL takes it or not by its version. So they are asked about what is well formed only, where all of them compute
 * one equation, and noble answers for the rest.
 */

/** Loads a package of those that are not installed with us; throws where it is missing. */
export type NativeLoader = (name: string) => unknown;

/** One way to compute a primitive; making it throws where it cannot be had. */
interface Candidate<T> {
  readonly by: string;
  make(load: NativeLoader): T;
}

/** A primitive that compiled code may compute. */
export type NativePrimitive = Exclude<keyof Backend, 'name'>;

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

/** Says whether an Ed25519 key and signature are such that every library answers by the equation. */
function isWellFormed(publicKey: Uint8Array, signature: Uint8Array): boolean {
  const sound = (point: Uint8Array): boolean => isCanonical(point) && !isSmallOrder(point);
  return (
    publicKey.length === 32 &&
    signature.length === 64 &&
    sound(publicKey) &&
    sound(signature.subarray(0, 32)) &&
    isBelow(signature.subarray(32), order)
  );
}

const wellFormed =
  (check: Backend['ed25519Verify']): Backend['ed25519Verify'] =>
  (publicKey, message, signature) => {
    const answer: unknown = isWellFormed(publicKey, signature) ? check(publicKey, message, signature) : undefined;
    // Compiled code reads no memory that threads share, and then answers nothing (measured).
    return typeof answer === 'boolean' ? answer : noble.ed25519Verify(publicKey, message, signature);
  };

interface Sodium {
  crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

interface Secp256k1 {
  ecdsaRecover(signature: Uint8Array, recovery: number, digest: Uint8Array, compressed: false): Uint8Array;
}

interface Blst {
  readonly PublicKey: { fromBytes(bytes: Uint8Array, validate: true): object };
  readonly Signature: { fromBytes(bytes: Uint8Array, validate: true, refuseIdentity: true): object };
  verify(message: Uint8Array, publicKey: object, signature: object): boolean;
}

/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
const keyHeader = Buffer.from('302a300506032b6570032100', 'hex');

const candidates: { readonly [K in NativePrimitive]: readonly Candidate<Backend[K]>[] } = {
  sha256: [{ by: 'node:crypto', make: () => (input) => digestOf('sha256', input) }],
  keccak256: [{ by: 'node:crypto', make: () => (input) => digestOf('keccak-256', input) }],
  ed25519Verify: [
    {
      by: 'sodium-native',
      make(load) {
        const sodium = load('sodium-native') as Sodium;
        return wellFormed((key, message, signature) => sodium.crypto_sign_verify_detached(signature, message, key));
      },
    },
    {
      by: 'node:crypto',
      make: () =>
        wellFormed((key, message, signature) => {
          try {
            const spki = createPublicKey({ key: Buffer.concat([keyHeader, key]), format: 'der', type: 'spki' });
            return verify(null, message, spki, signature);
          } catch {
            return noble.ed25519Verify(key, message, signature);
          }
        }),
    },
  ],
  secp256k1Recover: [
    {
      by: 'secp256k1',
      make(load) {
        // Not the main entry, which falls back to slow code without a word.
        const { ecdsaRecover } = load('secp256k1/bindings.js') as Secp256k1;
        return (digest, rs, recovery) => {
          if (digest.length !== 32 || rs.length !== 64) return undefined;
          try {
            return ecdsaRecover(rs, recovery, digest, false);
          } catch {
            return noble.secp256k1Recover(digest, rs, recovery);
          }
        };
      },
    },
  ],
  blsVerify: [
    {
      by: '@chainsafe/blst',
      make(load) {
        const { PublicKey, Signature, verify: check } = load('@chainsafe/blst') as Blst;
        return (publicKey, message, signature) => {
          if (publicKey.length !== 48 || signature.length !== 96) return false;
          try {
            // Both refuse other encodings, points outside of the subgroup and the identity. Not asked of noble again: that takes
            // twenty times as long as what is good.
            return check(message, PublicKey.fromBytes(publicKey, true), Signature.fromBytes(signature, true, true));
          } catch {
            return false;
          }
        };
      },
    },
  ],
};

function digestOf(algorithm: string, input: Uint8Array): Uint8Array {
  return new Uint8Array(hash(algorithm, input, 'buffer'));
}

const abc = utf8('abc');
const abcDigest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const generator =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';

const isHash = (digest: Uint8Array, hex: string): boolean => equal(digest, bytes(hex));

/** Says whether a check answers yes for a message, and no for another one. */
function tells(check: Backend['blsVerify'], key: string, signature: string): boolean {
  return check(bytes(key), abc, bytes(signature)) && !check(bytes(key), utf8('abd'), bytes(signature));
}

/** Known answers over "abc", of the secret key 1 where there is one: what answers otherwise is not used. */
const tests: { readonly [K in NativePrimitive]: (primitive: Backend[K]) => boolean } = {
  sha256: (digest) => isHash(digest(abc), abcDigest),
  keccak256: (digest) => isHash(digest(abc), '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'),
  ed25519Verify: (check) =>
    tells(
      check,
      '4cb5abf6ad79fbf5abbccafcc269d85cd2651ed4b885b5869f241aedf0a5ba29',
      'e490bf07dd4fafd1876703bad90aecac0faa14b88bd76a96b13a50a9dc7209550d092ea35294ee283a926f25489f4b3c8c38963181d4adb16bef1020a6a2f60d',
    ),
  secp256k1Recover(recover) {
    const rs =
      '75601b1385909ea698e3fd6e26e5fa5105127bd2299d3ab0b9d9f93df5b8b99c28ae7cc8f969e6b6fb1feac477818a75a46e8c364e88dfdc9880e1a5175c4bd1';
    const [right, other] = ([1, 0] as const).map((recovery) => recover(bytes(abcDigest), bytes(rs), recovery));
    return equal(right ?? abc, bytes(generator)) && !equal(other ?? abc, bytes(generator));
  },
  blsVerify: (check) =>
    tells(
      check,
      '97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb',
      '94b38e10fd6d2d63dfe704c3f0b1741474dfeaef88d6cdca4334413320701c74e5df8c7859947f6901c0a3c30dba23c91400ddb63494b2f3717d8706a834f928323cef590dd1f2bc8edaf857889e82c9b4cf242324526c9045bc8fec05f98fe9',
    ),
};

/** Takes the first way to compute a primitive that loads and is right, or noble. */
function choose<K extends NativePrimitive>(
  name: K,
  load: NativeLoader,
): { readonly by: string; readonly primitive: Backend[K] } {
  for (const { by, make } of candidates[name]) {
    try {
      const primitive = make(load);
      if (tests[name](primitive)) return { by, primitive };
    } catch {
      // Not installed, not for this platform, or not of this version: that is no error.
    }
  }
  return { by: noble.name, primitive: noble[name] };
}

/** What of a backend is computed by what. */
export type NativeParts = Readonly<Record<NativePrimitive, string>>;

/** A backend that says what each of its primitives is computed by. */
export interface NativeBackend extends Backend {
  readonly parts: NativeParts;
}

/**
 * Creates a backend of compiled code where it can be had, and of noble where not: each primitive by itself, after a test with
 * a known answer. Takes `sodium-native`, `secp256k1` and `@chainsafe/blst` if they are installed, and what Node.js has. `parts` says which;
 * the verdicts are those of noble.
 *
 * @param load where packages are loaded from; as this module loads them unless given
 */
export function createNativeBackend(load: NativeLoader = createRequire(import.meta.url)): NativeBackend {
  const sha256 = choose('sha256', load);
  const keccak256 = choose('keccak256', load);
  const ed25519Verify = choose('ed25519Verify', load);
  const secp256k1Recover = choose('secp256k1Recover', load);
  const blsVerify = choose('blsVerify', load);
  const parts: NativeParts = Object.freeze({
    sha256: sha256.by,
    keccak256: keccak256.by,
    ed25519Verify: ed25519Verify.by,
    secp256k1Recover: secp256k1Recover.by,
    blsVerify: blsVerify.by,
  });
  return trustBackend({
    name: 'native',
    sha256: sha256.primitive,
    keccak256: keccak256.primitive,
    ed25519Verify: ed25519Verify.primitive,
    secp256k1Recover: secp256k1Recover.primitive,
    blsVerify: blsVerify.primitive,
    parts,
  });
}
