import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { fromHex, toHex, utf8 } from '../internal/bytes.js';
import { looseJson, parseJson } from '../internal/json-text.js';
import { type Backend, blsTag } from './backend.js';
import { noble } from './noble.js';
import { eip191Digest } from './secp256k1.js';

const scheme = bls12_381.longSignatures;
const tag = utf8(blsTag);
const scalars = bls12_381.fields.Fr.ORDER;

/**
 * Parses the `sig` of a network signature: the JSON text of an object whose only key is `ProofOfPossession`, its value
 * 192 hex digits, a compressed point of G2 in canonical encoding, in the subgroup and not the identity. Returns the 96
 * bytes. The tags `Basic` and `MessageAugmentation` name other schemes and are refused.
 *
 * @param isKnown asked for the bytes before their point is decoded: a signature that verifies is one
 */
export function parseBlsSignature(
  text: string,
  isKnown: (bytes: Uint8Array) => boolean = () => false,
): Uint8Array | { readonly reason: string } {
  // The document that holds this text has been measured already; depth 2 is one more than an object of strings needs.
  const json = parseJson(text, { bytes: Number.POSITIVE_INFINITY, depth: 2 });
  if (!json.ok) return { reason: `expected a JSON object with the key ProofOfPossession: ${json.reason}` };
  const members = entriesOf(json.value);
  const [member] = members;
  if (members.length !== 1 || member === undefined || member[0] !== 'ProofOfPossession') {
    return { reason: 'expected a JSON object with the single key ProofOfPossession' };
  }
  const [, hex] = member;
  const bytes = typeof hex === 'string' && hex.length === 192 ? fromHex(hex) : undefined;
  if (bytes === undefined) return { reason: 'expected ProofOfPossession to be 192 hex digits' };
  return isKnown(bytes) ? bytes : pointOf(bytes, () => scheme.Signature.fromBytes(bytes), 'G2');
}

/**
 * Reads the `sig` of a network signature as leniently as any deployed reader does: other tags and further keys count
 * (`ProofOfPossession` before the others, then the first), `0x` is dropped, the point is not looked at. Undefined when
 * there are no 96 bytes.
 */
export function looseBlsSignature(text: string): Uint8Array | undefined {
  const members = entriesOf(looseJson(text));
  const [, hex] = members.find(([key]) => key === 'ProofOfPossession') ?? members[0] ?? [];
  if (typeof hex !== 'string') return undefined;
  const bytes = fromHex(hex.startsWith('0x') ? hex.slice(2) : hex);
  return bytes?.length === 96 ? bytes : undefined;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** The last key that was good: a verifier is told the same one for each request, and to decode it takes longer than the rest. */
let lastKey: { readonly hex: string; readonly bytes: Uint8Array } | undefined;

/**
 * Parses the key of a network: 96 hex digits without `0x`, a compressed point of G1 in canonical encoding, in the
 * subgroup and not the identity, under which the identity would be a signature of everything. Returns the 48 bytes.
 */
export function parseNetworkKey(hex: string): Uint8Array | { readonly reason: string } {
  if (hex === lastKey?.hex) return lastKey.bytes.slice();
  const bytes = hex.length === 96 ? fromHex(hex) : undefined;
  if (bytes === undefined) return { reason: 'expected a network key of 96 hex digits without 0x' };
  const key = pointOf(bytes, () => bls12_381.G1.Point.fromBytes(bytes), 'G1');
  if (key instanceof Uint8Array) lastKey = { hex, bytes: key.slice() };
  return key;
}

/** `decode` throws unless the bytes are a canonical point of the subgroup; the identity passes it (measured). */
function pointOf(
  bytes: Uint8Array,
  decode: () => { is0(): boolean },
  group: string,
): Uint8Array | { readonly reason: string } {
  try {
    if (!decode().is0()) return bytes;
    return { reason: `expected a point of ${group}, found the identity` };
  } catch {
    return { reason: `expected the compressed, canonical encoding of a point in the subgroup of ${group}` };
  }
}

/**
 * Encodes a signature of 96 bytes as the JSON text that {@link parseBlsSignature} reads. Throws TypeError on another
 * length.
 */
export function encodeBlsSignature(signature: Uint8Array): string {
  if (signature.length !== 96) throw new TypeError(`expected a BLS signature of 96 bytes, found ${signature.length}`);
  return JSON.stringify({ ProofOfPossession: toHex(signature) });
}

/**
 * Computes the 32 bytes that the network signs for a SIWE message: SHA-256 of `lit_session:` and the lower-case hex of
 * the EIP-191 digest of the text, as received.
 */
export function networkMessage(siweText: string, backend: Backend = noble): Uint8Array {
  return backend.sha256(utf8(`lit_session:${toHex(eip191Digest(siweText, backend))}`));
}

/**
 * Verifies a network signature (96 bytes, G2) over the 32 bytes of {@link networkMessage} under a network key (48 bytes,
 * G1), with the proof-of-possession tag. False for anything that {@link parseNetworkKey} or the point check of
 * {@link parseBlsSignature} refuses.
 */
export function verifyBls(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  backend: Backend = noble,
): boolean {
  return backend.blsVerify(publicKey, message, signature);
}

/** Signs bytes with a 32-byte secret key (big-endian): 96 bytes, compressed G2. Throws TypeError on a bad key. */
export function signBls(secretKey: Uint8Array, message: Uint8Array): Uint8Array {
  return scheme.Signature.toBytes(scheme.sign(scheme.hash(message, tag), checkSecretKey(secretKey)));
}

/** Derives the public key of a 32-byte secret key (big-endian): 48 bytes, compressed G1. Throws TypeError on a bad key. */
export function blsPublicKey(secretKey: Uint8Array): Uint8Array {
  return scheme.getPublicKey(checkSecretKey(secretKey)).toBytes(true);
}

function checkSecretKey(secretKey: Uint8Array): Uint8Array {
  const number = secretKey instanceof Uint8Array && secretKey.length === 32 ? bytesToNumberBE(secretKey) : 0n;
  // noble reduces a key modulo r without a word (measured): two texts would be one key.
  if (number === 0n || number >= scalars) {
    throw new TypeError('expected a BLS secret key: a Uint8Array of 32 bytes, in 1..r-1');
  }
  return secretKey;
}
