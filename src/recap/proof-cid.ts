import { decodeBase58 } from '../internal/base58.js';

/** Base58 takes more time than its length, and no CID in use comes near this many characters. */
const longestCid = 256;
/** The bound of multiformats for a varint, which is 63 bits. */
const longestVarint = 9;

/** Finds the end of a varint, behind that of the bytes when it is cut off; undefined when it is too long or longer than needed. */
function varintEnd(bytes: Uint8Array, start: number): number | undefined {
  let end = start;
  while ((bytes[end] ?? 0) >= 0x80) end++;
  const length = ++end - start;
  return length > longestVarint || (length > 1 && bytes[end - 1] === 0) ? undefined : end;
}

/** Says whether bytes are a CID of version 1: 1, a codec, a hash function, a length, and a digest as long as that. */
function isVersionOne(bytes: Uint8Array): boolean {
  if (bytes[0] !== 1) return false;
  const codecEnd = varintEnd(bytes, 1);
  const hashEnd = codecEnd === undefined ? undefined : varintEnd(bytes, codecEnd);
  const lengthEnd = hashEnd === undefined ? undefined : varintEnd(bytes, hashEnd);
  if (hashEnd === undefined || lengthEnd === undefined) return false;
  // Of more bytes than two the second alone makes more than a text within the bound spells.
  const [low = 0, high = 0] = bytes.subarray(hashEnd, lengthEnd);
  const length = lengthEnd - hashEnd === 1 ? low : (low & 0x7f) + high * 128;
  return bytes.length - lengthEnd === length;
}

/** Says whether text is a CID in Base58btc, in its one spelling: version 0, or version 1 with the multibase prefix z. */
export function isProof(text: string): boolean {
  if (text.length > longestCid) return false;
  const digits = text.startsWith('z') ? text.slice(1) : text;
  const bytes = decodeBase58(digits);
  if (bytes === undefined) return false;
  if (digits !== text) return isVersionOne(bytes);
  return bytes.length === 34 && bytes[0] === 0x12 && bytes[1] === 0x20;
}
