const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const checksumLength = 6;
/** What the checksum of a whole text has to come to; bech32m (BIP-350) uses another number. */
const constant = 1;

/** What a bech32 text says. */
export interface Bech32 {
  readonly prefix: string;
  readonly bytes: Uint8Array;
}

/**
 * Parses bech32 text of whole bytes (BIP-173, not its successor bech32m): at most 90 characters, lower case as every chain
 * writes it, with a checksum that holds and padding of fewer than 5 zero bits.
 */
export function parseBech32(text: string): Bech32 | { readonly reason: string } {
  if (text.length > 90) return { reason: 'expected at most 90 characters' };
  const separator = text.lastIndexOf('1');
  const prefix = text.slice(0, Math.max(separator, 0));
  if (!/^[\x21-\x40\x5b-\x7e]+$/.test(prefix)) return { reason: 'expected a lower-case prefix and the separator 1' };
  const values = [...text.slice(separator + 1)].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return { reason: 'expected letters and digits of bech32 after the separator' };
  if (values.length < checksumLength) return { reason: 'expected a checksum of 6 characters' };
  if (polymod([...expand(prefix), ...values]) !== constant) return { reason: 'expected a checksum that holds' };
  const bytes = regroup(values.slice(0, -checksumLength));
  return bytes ? { prefix, bytes } : { reason: 'expected whole bytes, padded with fewer than 5 zero bits' };
}

/** Encodes bytes as bech32 text with a prefix of lower-case letters. */
export function encodeBech32(prefix: string, bytes: Uint8Array): string {
  const values: number[] = [];
  let bits = 0;
  let length = 0;
  for (const byte of bytes) {
    bits = ((bits & 0xfff) << 8) | byte;
    for (length += 8; length >= 5; length -= 5) values.push((bits >> (length - 5)) & 31);
  }
  if (length > 0) values.push((bits << (5 - length)) & 31);
  const check = polymod([...expand(prefix), ...values, ...new Array<number>(checksumLength).fill(0)]) ^ constant;
  for (let i = checksumLength - 1; i >= 0; i--) values.push((check >> (5 * i)) & 31);
  return `${prefix}1${values.map((value) => alphabet[value]).join('')}`;
}

function expand(prefix: string): readonly number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [index, generator] of generators.entries()) if ((top >> index) & 1) check ^= generator;
  }
  return check;
}

/** Joins groups of 5 bits to bytes; undefined when what is left over is not padding. */
function regroup(values: readonly number[]): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let length = 0;
  for (const value of values) {
    bits = ((bits & 0xfff) << 5) | value;
    length += 5;
    if (length < 8) continue;
    length -= 8;
    bytes.push((bits >> length) & 0xff);
  }
  return length < 5 && (bits & ((1 << length) - 1)) === 0 ? Uint8Array.from(bytes) : undefined;
}
