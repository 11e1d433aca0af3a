import { secp256k1 } from '@noble/curves/secp256k1.js';
import { numberToBytesBE } from '@noble/curves/utils.js';
import { checksumAddress } from '../internal/address.js';
import { fromHex, toHex, utf8, utf8Length } from '../internal/bytes.js';
import type { Backend } from './backend.js';
import { noble } from './noble.js';

const order = secp256k1.Point.Fn.ORDER;
/** The order and its half, big-endian: what is compared with them is no number yet. */
const [orderBytes, halfBytes] = [order, order >> 1n].map((number) => numberToBytesBE(number, 32)) as [
  Uint8Array,
  Uint8Array,
];

/** Compares 32 bytes, big-endian, from an offset: negative when they are below `bound`. */
function compareAt(bytes: Uint8Array, offset: number, bound: Uint8Array): number {
  for (let i = 0; i < 32; i++) {
    const difference = (bytes[offset + i] as number) - (bound[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

const zero = new Uint8Array(32);

/** A recoverable ECDSA signature, whatever form it came in. */
export interface EcdsaSignature {
  /** r || s: 64 bytes, big-endian. */
  readonly rs: Uint8Array;
  /** The parity of R.y. */
  readonly recovery: 0 | 1;
  /** Whether s is above n/2, so that a second signature of the same message by the same key is this one, mirrored. */
  readonly highS: boolean;
}

/**
 * Parses a signature: `0x` and the hex of 65 bytes r || s || v with v 0, 1, 27 or 28, or of 64 bytes
 * r || yParityAndS (EIP-2098). r and s are in 1..n-1. A high s is only flagged: it has a rule of its own.
 */
export function parseEcdsaSignature(text: string): EcdsaSignature | { readonly reason: string } {
  if (!text.startsWith('0x')) return { reason: 'expected 0x before the hex of the signature' };
  const rs = fromHex(text.slice(2, 130));
  // In an array of its own: what is longer than 64 bytes is no memory of the heap (measured).
  const rest = fromHex(text.slice(130));
  if (rs === undefined || rest === undefined) return { reason: 'expected hex digits of whole bytes after 0x' };
  const length = rs.length + rest.length;
  if (length !== 65 && length !== 64)
    return { reason: `expected 65 bytes (r, s, v) or 64 (EIP-2098), found ${length}` };
  const [v] = rest;
  if (v !== undefined && v !== 0 && v !== 1 && v !== 27 && v !== 28) {
    return { reason: `expected v to be 0, 1, 27 or 28, found ${v}` };
  }
  const signature = split(rs, v);
  const reason = scalarFault(signature.rs);
  return reason === undefined ? signature : { reason };
}

const scalars = [
  ['r', 0],
  ['s', 32],
] as const;

/** Says what is wrong with r || s, 64 bytes of which each half is in 1..n-1; undefined when nothing is. */
export function scalarFault(rs: Uint8Array): string | undefined {
  for (const [name, offset] of scalars) {
    if (compareAt(rs, offset, zero) === 0) return `expected ${name} above 0, found 0`;
    if (compareAt(rs, offset, orderBytes) >= 0) return `expected ${name} below the group order, found ${name} >= n`;
  }
  return undefined;
}

/** Takes r || s from bytes that say nothing about R: the recovery id is left at 0, what follows s is ignored. */
export function splitRs(bytes: Uint8Array): EcdsaSignature {
  const rs = bytes.slice(0, 64);
  return { rs, recovery: 0, highS: compareAt(rs, 32, halfBytes) > 0 };
}

/**
 * Reads a signature as leniently as any deployed reader does: `0x` optional, every v by its parity (from 27 on an odd v
 * means 0, which covers EIP-155), bytes after v ignored, r and s in any range. Undefined when there are no 64 bytes.
 */
export function looseEcdsaSignature(text: string): EcdsaSignature | undefined {
  const bytes = fromHex(text.startsWith('0x') ? text.slice(2) : text);
  return bytes === undefined || bytes.length < 64 ? undefined : split(bytes.slice(0, 64), bytes[64]);
}

/** Reads what stands in r || s and v; EIP-2098 has no v, and `rs` is changed then. */
function split(rs: Uint8Array, v: number | undefined): EcdsaSignature {
  let odd: number;
  if (v === undefined) {
    // EIP-2098 keeps the parity in the top bit of s, which a low s leaves free.
    const top = rs[32] as number;
    odd = top >> 7;
    rs[32] = top & 0x7f;
  } else odd = (v < 27 ? v : v - 27) & 1;
  const highS = compareAt(rs, 32, halfBytes) > 0;
  return { rs, recovery: odd === 1 ? 1 : 0, highS };
}

/**
 * Recovers the address (EIP-55) whose key signed a 32-byte digest; undefined when no key could have. Some address comes
 * out of nearly every signature: only its comparison with the expected one proves anything.
 */
export function recoverAddress(
  digest: Uint8Array,
  signature: EcdsaSignature,
  backend: Backend = noble,
): string | undefined {
  const plain = recoverPlainAddress(digest, signature, backend);
  return plain === undefined ? undefined : checksumAddress(plain);
}

/** Recovers an address as {@link recoverAddress} does, in lower case: to compare it, nobody has to spell it. */
export function recoverPlainAddress(
  digest: Uint8Array,
  signature: EcdsaSignature,
  backend: Backend,
): string | undefined {
  const publicKey = backend.secp256k1Recover(digest, signature.rs, signature.recovery);
  return publicKey === undefined ? undefined : plainAddressOf(publicKey, backend);
}

/**
 * Hashes text as `personal_sign` does (EIP-191, version 0x45): Keccak-256 of the prefix, the length and the text. The
 * length is that of the UTF-8 bytes; counting UTF-16 units, as some do, differs for text beyond ASCII.
 */
export function eip191Digest(text: string, backend: Backend = noble): Uint8Array {
  return backend.keccak256(utf8(`\x19Ethereum Signed Message:\n${utf8Length(text)}${text}`));
}

/**
 * Signs a 32-byte digest with a 32-byte secret key: deterministic (RFC 6979) and with low s. Returns `0x` and the
 * lower-case hex of r || s || v, v 27 or 28. Throws TypeError on a bad key or digest.
 */
export function signDigest(secretKey: Uint8Array, digest: Uint8Array): string {
  checkSecretKey(secretKey);
  if (!(digest instanceof Uint8Array) || digest.length !== 32) {
    throw new TypeError('expected a digest: a Uint8Array of 32 bytes');
  }
  const recovered = secp256k1.sign(digest, secretKey, { prehash: false, lowS: true, format: 'recovered' });
  return `0x${toHex(recovered.subarray(1))}${toHex(Uint8Array.of(27 + (recovered[0] as number)))}`;
}

/** Computes the address (EIP-55) of a public key of 65 bytes or 33, compressed; undefined when the bytes are no key. */
export function addressOfPublicKey(publicKey: Uint8Array, backend: Backend = noble): string | undefined {
  try {
    return addressOf(secp256k1.Point.fromBytes(publicKey).toBytes(false), backend);
  } catch {
    return undefined;
  }
}

/** Computes the address (EIP-55) of a 32-byte secret key. Throws TypeError on a bad key. */
export function addressOfSecretKey(secretKey: Uint8Array): string {
  checkSecretKey(secretKey);
  return addressOf(secp256k1.getPublicKey(secretKey, false), noble);
}

function plainAddressOf(uncompressed: Uint8Array, backend: Backend): string {
  return `0x${toHex(backend.keccak256(uncompressed.subarray(1)).subarray(12))}`;
}

function addressOf(uncompressed: Uint8Array, backend: Backend): string {
  return checksumAddress(plainAddressOf(uncompressed, backend));
}

function checkSecretKey(secretKey: Uint8Array): void {
  if (!(secretKey instanceof Uint8Array) || !secp256k1.utils.isValidSecretKey(secretKey)) {
    throw new TypeError('expected a secp256k1 secret key: a Uint8Array of 32 bytes, in 1..n-1');
  }
}
