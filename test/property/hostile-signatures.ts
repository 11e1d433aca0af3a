// Keys and signatures on which libraries part: small and mixed order, other encodings, numbers at and beyond the orders.
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToNumberLE, numberToBytesBE, numberToBytesLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Backend } from '../../src/crypto/backend.js';
import { blsPublicKey, signBls } from '../../src/crypto/bls.js';
import { concat } from '../../src/internal/bytes.js';

/** A stream of numbers that is the same for the same seed. */
export function randomOf(seed: number): { below(most: number): number; bytes(length: number): Uint8Array } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    below: (most) => next() % most,
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  };
}

type Random = ReturnType<typeof randomOf>;
const pick = <T>(random: Random, from: readonly T[]): T => from[random.below(from.length)] as T;

const { Point } = ed25519;
const L = Point.Fn.ORDER;
const p = 2n ** 255n - 19n;
const eighth = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
const torsion = Array.from({ length: 8 }, (_, index) =>
  index === 0 ? Point.ZERO : eighth.multiplyUnsafe(BigInt(index)),
);
const base = Array.from({ length: 16 }, (_, index) => {
  const secret = BigInt(index * 7919 + 3);
  return { secret, point: Point.BASE.multiply(secret) };
});
/** Encodings with y at or above p, or a sign where x is 0. */
const odd = [0n, 1n, 2n, 3n, 4n, 18n]
  .flatMap((y) => [p + y, p + y + 2n ** 255n])
  .map((number) => numberToBytesLE(number, 32));
const signs = [1n, p - 1n].map((y) => numberToBytesLE(y + 2n ** 255n, 32));

/** A key and a signature that are right but for one thing, or for several. */
function ed25519Case(random: Random): readonly [key: Uint8Array, message: Uint8Array, signature: Uint8Array] {
  const message = random.bytes(random.below(40));
  const [key, nonce] = [pick(random, base), pick(random, base)];
  const [a, r] = [pick(random, torsion), pick(random, torsion)];
  const small = random.below(6) === 0;
  let publicKey = (small ? a : random.below(2) === 0 ? key.point.add(a) : key.point).toBytes();
  let commitment = (random.below(6) === 0 ? r : random.below(2) === 0 ? nonce.point.add(r) : nonce.point).toBytes();
  if (random.below(8) === 0) publicKey = pick(random, [...odd, ...signs]);
  if (random.below(8) === 0) commitment = pick(random, [...odd, ...signs]);
  const k = bytesToNumberLE(sha512(concat(commitment, publicKey, message))) % L;
  let s = (nonce.secret + k * (small ? 0n : key.secret)) % L;
  if (random.below(5) === 0) s = pick(random, [s + L, 0n, L, L - 1n, L + 1n, 2n ** 256n - 1n, s + 8n * L]) % 2n ** 256n;
  const signature = concat(commitment, numberToBytesLE(s, 32));
  if (random.below(6) === 0) {
    const at = random.below(64);
    signature[at] = (signature[at] as number) ^ (1 << random.below(8));
  }
  return [publicKey, message, random.below(40) === 0 ? signature.subarray(1) : signature];
}

const n = secp256k1.Point.Fn.ORDER;
const q = secp256k1.Point.Fp.ORDER;
const bounds = [
  0n,
  1n,
  2n,
  n - 1n,
  n,
  n + 1n,
  n >> 1n,
  (n >> 1n) + 1n,
  q - n,
  q - n - 1n,
  q - n + 1n,
  q - 1n,
  q,
  2n ** 256n - 1n,
];

function recoverCase(random: Random): Parameters<Backend['secp256k1Recover']> {
  const digest = random.below(8) === 0 ? pick(random, [0n, n, n - 1n]) : undefined;
  const hash = digest === undefined ? random.bytes(32) : numberToBytesBE(digest, 32);
  const recovery = random.below(4) as 0 | 1 | 2 | 3;
  let rs: Uint8Array;
  if (random.below(2) === 0) {
    rs = secp256k1.sign(hash, numberToBytesBE(BigInt(1 + random.below(1_000)), 32), {
      prehash: false,
      format: 'compact',
    });
    if (random.below(2) === 0) {
      const s = BigInt(`0x${Buffer.from(rs.subarray(32)).toString('hex')}`);
      rs = concat(rs.subarray(0, 32), numberToBytesBE(n - s, 32));
    }
  } else {
    const part = (): Uint8Array =>
      random.below(2) === 0 ? random.bytes(32) : numberToBytesBE(pick(random, bounds), 32);
    rs = concat(part(), part());
  }
  // R.x as r + n exists for small r only.
  if (random.below(6) === 0) rs = concat(numberToBytesBE(BigInt(1 + random.below(1_000_000)), 32), rs.subarray(32));
  return [random.below(60) === 0 ? hash.subarray(1) : hash, random.below(60) === 0 ? rs.subarray(1) : rs, recovery];
}

const secret = numberToBytesBE(5n, 32);
const { G1, G2 } = bls12_381;

/** A point of the curve outside of the subgroup: the first x that has one. */
function outside(group: 'G1' | 'G2', from: number): Uint8Array {
  const length = group === 'G1' ? 48 : 96;
  for (let x = from; ; x++) {
    const bytes = numberToBytesBE(BigInt(x), length);
    bytes[0] = (bytes[0] as number) | 0x80;
    const { Point } = bls12_381[group];
    try {
      Point.fromBytes(bytes);
    } catch (error) {
      // On the curve, and refused for the subgroup only.
      if (String(error).includes('subgroup')) return bytes;
    }
  }
}

function blsCase(random: Random): readonly [key: Uint8Array, message: Uint8Array, signature: Uint8Array] {
  const message = random.bytes(32);
  let key: Uint8Array = blsPublicKey(secret);
  let signature: Uint8Array = signBls(secret, message);
  const kind = random.below(13);
  if (kind === 0) key = G1.Point.ZERO.toBytes(true);
  if (kind === 0 || kind === 1) signature = G2.Point.ZERO.toBytes(true);
  if (kind === 2) key = outside('G1', 1 + random.below(50));
  if (kind === 3) signature = outside('G2', 1 + random.below(50));
  if (kind === 4) key = G1.Point.fromBytes(key).toBytes(false);
  if (kind === 5) signature = G2.Point.fromBytes(signature).negate().toBytes(true);
  if (kind === 6) signature[0] = (signature[0] as number) ^ (1 << (5 + random.below(3)));
  if (kind === 7) key[0] = (key[0] as number) ^ (1 << (5 + random.below(3)));
  if (kind === 8) signature[random.below(96)] = 0xff;
  return [key, message, signature];
}

/** What a backend answers to a case. */
export interface HostileCase {
  readonly name: string;
  ask(backend: Backend): unknown;
}

const kinds = {
  ed25519: (random: Random): HostileCase => {
    const made = ed25519Case(random);
    return { name: 'ed25519', ask: (backend) => backend.ed25519Verify(...made) };
  },
  secp256k1: (random: Random): HostileCase => {
    const made = recoverCase(random);
    return { name: 'secp256k1', ask: (backend) => backend.secp256k1Recover(...made)?.join() };
  },
  bls: (random: Random): HostileCase => {
    const made = blsCase(random);
    return { name: 'bls', ask: (backend) => backend.blsVerify(...made) };
  },
} as const;

/** Makes cases of one kind. */
export function* hostileCases(kind: keyof typeof kinds, count: number, seed = 1): Generator<HostileCase> {
  const random = randomOf(seed);
  for (let made = 0; made < count; made++) yield kinds[kind](random);
}
