// Ed25519 taken apart, for signatures and keys that no library makes.
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, ed25519, hex, type SessionKey, secret, session, unhex, utf8 } from './kit.js';

/** A point of the curve. */
type Point = InstanceType<typeof ed25519.Point>;

export const { Point } = ed25519;
export const L = Point.Fn.ORDER;
const P = 2n ** 255n - 19n;

/** Little-endian bytes to a number, and back to 32 bytes. */
export const number = (bytes: Uint8Array): bigint =>
  bytes.reduceRight<bigint>((sum, byte) => sum * 256n + BigInt(byte), 0n);
export const bytes32 = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
export const mod = (value: bigint): bigint => ((value % L) + L) % L;

/** The secret scalar of a session key. */
export const scalarOf = (key: SessionKey = session()): bigint => ed25519.utils.getExtendedPublicKey(key.seed).scalar;

/** k of RFC 8032 section 5.1.7: SHA-512 over the bytes of R, A and the text, reduced. */
export const challenge = (r: Uint8Array, a: Uint8Array, text: string): bigint =>
  mod(number(sha512(concat(r, a, utf8(text)))));

/** A published scalar in place of the nonce that a signer derives. */
export const nonce = (name: string): bigint => mod(number(sha512(secret(`ed25519 nonce ${name}`))));

export const base = (scalar: bigint): Point => Point.BASE.multiply(scalar);

/** The points of small order by their canonical encodings. */
const order8 = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
export const torsion = (multiple: number): Point =>
  Array.from({ length: multiple }).reduce<Point>((sum) => sum.add(order8), Point.ZERO);
export const orderOf = (multiple: number): number | undefined => [1, 8, 4, 8, 2, 8, 4, 8][multiple];

/** An encoding of y and the sign bit, canonical or not. */
const encoding = (y: bigint, sign: bigint = 0n): Uint8Array => bytes32(y + (sign << 255n));

/** Encodings of points of small order that RFC 8032 section 5.1.3 refuses: y is not below p, or x = 0 has a sign. */
export const oddEncodings: readonly (readonly [id: string, title: string, bytes: Uint8Array])[] = [
  ['y-one-sign', 'the identity with a sign bit', encoding(1n, 1n)],
  ['y-minus-one-sign', 'the point of order 2 with a sign bit', encoding(P - 1n, 1n)],
  ['y-p', 'a point of order 4 with y = p', encoding(P)],
  ['y-p-sign', 'a point of order 4 with y = p and a sign bit', encoding(P, 1n)],
  ['y-p-plus-one', 'the identity with y = p + 1', encoding(P + 1n)],
  ['y-p-plus-one-sign', 'the identity with y = p + 1 and a sign bit', encoding(P + 1n, 1n)],
];

function decodes(bytes: Uint8Array, lenient: boolean): Point | undefined {
  try {
    return Point.fromBytes(bytes, lenient);
  } catch {
    return undefined;
  }
}

/** The smallest y that is on no point of the curve. */
export const noPoint = (): Uint8Array => {
  let y = 2n;
  while (decodes(encoding(y), false)) y++;
  return encoding(y);
};

/** A point of large order with y written as y + p. */
export const oddLargeEncoding = (): Uint8Array => {
  let y = 2n;
  while (decodes(encoding(P + y), true)?.isSmallOrder() ?? true) y++;
  return encoding(P + y);
};

/** `sig` in hex. */
export const sigHex = (r: Uint8Array, s: bigint): string => hex(r) + hex(bytes32(s));

/** R and S of a signature in hex. */
export const parts = (sig: string): { readonly r: Uint8Array; readonly s: bigint } => ({
  r: unhex(sig.slice(0, 64)),
  s: number(unhex(sig.slice(64))),
});

/** A copy with one bit turned over. */
export const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

/** The first bit whose turning leaves a canonical point of large order. */
export const flipPoint = (bytes: Uint8Array): Uint8Array => {
  for (let bit = 0; ; bit++) {
    const point = decodes(flip(bytes, bit), false);
    if (point && !point.isSmallOrder()) return flip(bytes, bit);
  }
};
