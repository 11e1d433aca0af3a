import { pippenger } from '@noble/curves/abstract/curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, toHex, utf8 } from '../internal/bytes.js';
import type { Parsed } from '../internal/parsed.js';
import { signBls } from './bls.js';

const { Fr } = bls12_381.fields;
const Point = bls12_381.G2.Point;
const scheme = bls12_381.longSignatures;

/** The most shares that identifiers of one byte tell apart. */
export const mostShares = 255;

/** A node's share of the secret key of a network. */
export interface KeyShare {
  /** Where the polynomial was evaluated: 1 to 255. */
  readonly identifier: number;
  /** The value there: 32 bytes, big-endian, in 1..r-1. */
  readonly secret: Uint8Array;
}

/** A node's share of a signature of a network. */
export interface SignatureShare {
  /** The identifier of the key share: 1 to 255. */
  readonly identifier: number;
  /** A compressed point of G2: 96 bytes. */
  readonly signature: Uint8Array;
}

/** A point of G2, decoded. */
export type SharePoint = ReturnType<typeof bls12_381.G2.Point.fromBytes>;

/**
 * Splits a secret key so that any `threshold` of `count` shares sign like the whole, and fewer say nothing about it:
 * values at 1..count of a polynomial over the scalars of BLS12-381 whose value at 0 is the secret.
 *
 * The other coefficients are HKDF-SHA-256 of the seed (32 bytes or more) with the secret as salt, so that the same
 * arguments give the same shares. Throws TypeError for a bad secret, a short seed, and unless
 * 1 <= threshold <= count <= 255.
 */
export function splitSecret(
  secret: Uint8Array,
  threshold: number,
  count: number,
  seed: Uint8Array,
): readonly KeyShare[] {
  const constant = secret instanceof Uint8Array && secret.length === 32 ? bytesToNumberBE(secret) : 0n;
  if (constant === 0n || constant >= Fr.ORDER) {
    throw new TypeError('secret: expected a BLS secret key, a Uint8Array of 32 bytes in 1..r-1');
  }
  if (!Number.isInteger(count) || count < 1 || count > mostShares) {
    throw new TypeError(`count: expected a whole number from 1 to ${mostShares}`);
  }
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > count) {
    throw new TypeError('threshold: expected a whole number from 1 to the number of shares');
  }
  if (!(seed instanceof Uint8Array) || seed.length < 32) throw new TypeError('seed: expected 32 bytes or more');
  const coefficients = [constant];
  for (let power = 1; power < threshold; power++) {
    // 48 bytes, so that reducing them leaves no bias that anybody could see.
    const bytes = hkdf(sha256, seed, secret, utf8(`capsig threshold ${threshold} coefficient ${power}`), 48);
    coefficients.push((bytesToNumberBE(bytes) % (Fr.ORDER - 1n)) + 1n);
  }
  return Array.from({ length: count }, (_, index) => {
    const identifier = index + 1;
    const value = coefficients.reduceRight((sum, c) => Fr.add(Fr.mul(sum, BigInt(identifier)), c), 0n);
    return { identifier, secret: numberToBytesBE(value, 32) };
  });
}

/** Signs bytes with a share of the secret key. Throws TypeError for a bad share. */
export function signShare({ identifier, secret }: KeyShare, message: Uint8Array): SignatureShare {
  checkIdentifier(identifier);
  return { identifier, signature: signBls(secret, message) };
}

/** Encodes a share as the network sends it: the identifier, one byte, and the 96 bytes of the point, as 194 hex digits. */
export function encodeShare({ identifier, signature }: SignatureShare): string {
  checkIdentifier(identifier);
  if (signature.length !== 96) throw new TypeError(`expected a share of 96 bytes, found ${signature.length}`);
  return identifier.toString(16).padStart(2, '0') + toHex(signature);
}

/**
 * Parses a share: 194 hex digits, an identifier from 1 to 255 and a compressed point of G2 in canonical encoding, in the
 * subgroup and not the identity. Says what was expected otherwise.
 */
export function parseShare(text: string): Parsed<SignatureShare> {
  const read = readShare(text);
  if ('reason' in read) return { ok: false, reason: read.reason };
  return { ok: true, value: { identifier: read.identifier, signature: read.signature } };
}

/** A share that was parsed, with its point. */
export interface DecodedShare extends SignatureShare {
  readonly point: SharePoint;
}

/** Parses a share and keeps the point that was decoded for it: see {@link parseShare}. */
export function readShare(text: string): DecodedShare | { readonly reason: string } {
  const bytes = text.length === 194 ? fromHex(text) : undefined;
  if (bytes === undefined) return { reason: 'expected a share of 194 hex digits' };
  const identifier = bytes[0] as number;
  if (identifier === 0)
    return { reason: 'expected an identifier from 1 to 255, found 0, where the secret itself lies' };
  const signature = bytes.slice(1);
  try {
    // The identity passes decoding (measured).
    const point = scheme.Signature.fromBytes(signature);
    if (!point.is0()) return { identifier, signature, point };
    return { reason: 'expected a point of G2, found the identity' };
  } catch {
    return { reason: 'expected the compressed, canonical encoding of a point in the subgroup of G2' };
  }
}

/** Decodes the point of a share that was parsed. Throws TypeError for one that was not. */
export function decodeShare({ signature }: SignatureShare): SharePoint {
  try {
    return scheme.Signature.fromBytes(signature);
  } catch {
    throw new TypeError('expected the signature of a share as 96 bytes, a compressed point of G2');
  }
}

/**
 * Interpolates points, each given by its identifier, at another identifier; at 0 lies the signature of the network.
 *
 * With as many points as the threshold the result at the identifier of one more share is what that share has to be.
 * Throws TypeError for no points and for identifiers outside of 1..255.
 */
export function interpolate(points: ReadonlyMap<number, SharePoint>, at: number): SharePoint {
  if (points.size === 0) throw new TypeError('expected at least one share');
  if (at !== 0) checkIdentifier(at);
  const weights = [...points.keys()].map((own) => weightOf(own, points.keys(), at));
  const shares = [...points.values()];
  // Signatures are public: nothing is lost when the time tells the coefficients.
  if (shares.length > fewShares) {
    return pippenger(
      Point,
      shares,
      weights.map(({ numerator, denominator }) => Fr.div(Fr.create(numerator), Fr.create(denominator))),
    );
  }
  // Over a common denominator the weights of a few shares are small numbers, which are multiplied fastest.
  const common = weights.reduce((all, { denominator }) => leastCommonMultiple(all, denominator), 1n);
  const sum = shares.reduce((part, point, index) => {
    const { numerator, denominator } = weights[index] as Weight;
    const weight = Fr.create(numerator * (common / denominator));
    const negative = weight > Fr.ORDER / 2n;
    return part.add(negative ? point.negate().multiplyUnsafe(Fr.ORDER - weight) : point.multiplyUnsafe(weight));
  }, Point.ZERO);
  return common === 1n ? sum : sum.multiplyUnsafe(Fr.inv(Fr.create(common)));
}

/** From this many shares on, their weights are no small numbers any more. */
const fewShares = 12;

/** What a point counts in an interpolation. */
interface Weight {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The product of (at-j)/(own-j) over the other identifiers j. */
function weightOf(own: number, identifiers: Iterable<number>, at: number): Weight {
  checkIdentifier(own);
  let numerator = 1n;
  let denominator = 1n;
  for (const other of identifiers) {
    if (other === own) continue;
    numerator *= BigInt(at - other);
    denominator *= BigInt(own - other);
  }
  return { numerator, denominator };
}

/** A positive number, whatever the signs of `a` and `b` are; neither is 0. */
function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  const multiple = (a / x) * b;
  return multiple < 0n ? -multiple : multiple;
}

/**
 * Combines shares to the signature of the network, 96 bytes: Lagrange interpolation at 0 over the identifiers, in G2.
 *
 * Fewer shares than the threshold, or a wrong one, give a point that does not verify: nothing here can tell. Throws
 * TypeError for no shares, identifiers that are not 1..255 or come twice, and bytes that are no point.
 */
export function combineShares(shares: readonly SignatureShare[]): Uint8Array {
  const points = new Map<number, SharePoint>();
  for (const share of shares) {
    checkIdentifier(share.identifier);
    if (points.has(share.identifier)) throw new TypeError(`two shares have the identifier ${share.identifier}`);
    points.set(share.identifier, decodeShare(share));
  }
  return interpolate(points, 0).toBytes(true);
}

function checkIdentifier(identifier: number): void {
  if (Number.isInteger(identifier) && identifier >= 1 && identifier <= mostShares) return;
  throw new TypeError(
    `expected the identifier of a share, a whole number from 1 to ${mostShares}, found ${identifier}`,
  );
}
