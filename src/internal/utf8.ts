/**
 * UTF-8 of our own: some hosts have no TextEncoder or no TextDecoder, some have a TextDecoder that cannot refuse, and some
 * replace other bytes than the Encoding Standard says. What is refused must not depend on the host.
 */

/** How many code units become text at a time: a call takes a limited number of arguments. */
const chunk = 8_192;

const replacement = 0xfffd;

/** Makes text of code units. Spread arguments would be iterated, which takes seven times as long (measured). */
function textOf(units: Uint16Array | Uint8Array): string {
  if (units.length <= chunk) return Reflect.apply(String.fromCharCode, undefined, units);
  let text = '';
  for (let i = 0; i < units.length; i += chunk) {
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(i, i + chunk));
  }
  return text;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

/** What a leading byte begins: how many bytes follow, the bits that it has itself, and the bounds of the second byte. */
function leadOf(byte: number): readonly [count: number, bits: number, low: number, high: number] | undefined {
  if (byte >= 0xc2 && byte <= 0xdf) return [1, byte & 0x1f, 0x80, 0xbf];
  // Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte.
  if (byte >= 0xe0 && byte <= 0xef) return [2, byte & 0x0f, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf];
  if (byte >= 0xf0 && byte <= 0xf4) return [3, byte & 0x07, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf];
  return undefined;
}

/**
 * Decodes UTF-8 by the Encoding Standard, without a look at a BOM. What is no UTF-8 makes the whole undefined (`strict`), or
 * each longest part that could have begun a character becomes U+FFFD (`replace`).
 */
export function decodeUtf8(bytes: Uint8Array, errors: 'replace'): string;
export function decodeUtf8(bytes: Uint8Array, errors: 'strict' | 'replace'): string | undefined;
export function decodeUtf8(bytes: Uint8Array, errors: 'strict' | 'replace'): string | undefined {
  if (isAscii(bytes)) return textOf(bytes);
  // No character has more code units than bytes.
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++] ?? 0;
    if (byte < 0x80) {
      units[length++] = byte;
      continue;
    }
    let point: number | undefined;
    const lead = leadOf(byte);
    if (lead) {
      let [count, bits, low, high] = lead;
      for (; count > 0; count--) {
        const next = bytes[at] ?? 0;
        if (next < low || next > high) break;
        bits = (bits << 6) | (next & 0x3f);
        [low, high] = [0x80, 0xbf];
        at++;
      }
      if (count === 0) point = bits;
    }
    if (point === undefined) {
      if (errors === 'strict') return undefined;
      point = replacement;
    }
    if (point < 0x10000) units[length++] = point;
    else {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 | (point & 0x3ff);
    }
  }
  return textOf(units.subarray(0, length));
}

interface HostEncoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly read?: number; readonly written?: number };
}

/** The encoder of the host, where it has one. */
const hostEncoder: HostEncoder | undefined =
  typeof TextEncoder === 'function' && typeof TextEncoder.prototype.encodeInto === 'function'
    ? new TextEncoder()
    : undefined;

/** Where texts of ordinary size are encoded only to see what they have. */
const room = new Uint8Array(8_192);
const beyondAscii = /[\u0080-\uffff]/;

/** Says whether a text is ASCII: the host's encoder sees that sooner than a pattern. */
export function isAsciiText(text: string): boolean {
  if (!hostEncoder || text.length > room.length) return !beyondAscii.test(text);
  const { read, written } = hostEncoder.encodeInto(text, room);
  return read === text.length && written === text.length;
}

/** Encodes text as UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  // What is signed is mostly ASCII: one byte for each unit, and no room for more. Of that no two hosts have another opinion, and
  // theirs is ten times as fast (measured).
  const plain = new Uint8Array(text.length);
  if (hostEncoder) {
    const { read, written } = hostEncoder.encodeInto(text, plain);
    return read === text.length && written === text.length ? plain : encodeWide(text);
  }
  let at = 0;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) break;
    plain[at] = unit;
  }
  return at === text.length ? plain : encodeWide(text);
}

function encodeWide(text: string): Uint8Array {
  // No code unit has more than three bytes, and a pair has four.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i);
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xe000) {
      const next = point < 0xdc00 ? text.charCodeAt(i + 1) : 0;
      const paired = next >= 0xdc00 && next < 0xe000;
      point = paired ? 0x10000 + ((point - 0xd800) << 10) + (next - 0xdc00) : replacement;
      if (paired) i++;
    }
    if (point < 0x800) bytes[length++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) bytes[length++] = 0xe0 | (point >> 12);
      else {
        bytes[length++] = 0xf0 | (point >> 18);
        bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (point & 0x3f);
  }
  // A copy, so that nobody finds more in its buffer than the text.
  return bytes.slice(0, length);
}
