import { base58btc } from 'multiformats/bases/base58';
import { decodeBase58 } from '../../internal/base58.js';
import { fromHex, utf8 } from '../../internal/bytes.js';
import { isPlainObject } from '../../internal/json.js';
import { decodeBase64 } from '../../recognise/encodings.js';
import { jsonOf } from '../../recognise/envelopes.js';
import { bytesOfJson } from '../../recognise/typed.js';
import { clip } from '../terminal.js';

/** The longest text whose encoding is looked at: no signature is longer. */
const longest = 65_536;
/** Base58 takes quadratic work. */
const longestBase58 = 512;

/** Bytes in an encoding that was found. */
export interface Decoded {
  readonly bytes: Uint8Array;
  /** How it was written, for people: "base58 of 64 bytes". */
  readonly form: string;
}

/** Encodes bytes as padded base64. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Encodes bytes as base58; undefined where it would take too long. */
export function encodeBase58(bytes: Uint8Array): string | undefined {
  return bytes.length <= longestBase58 ? base58btc.baseEncode(bytes) : undefined;
}

/** Reads numbers of a byte each, as consoles show an array of them. */
function decodeNumbers(text: string): Uint8Array | undefined {
  const inner = /^(?:Uint8Array)?(?:\(\d+\))? ?\[?([\d, ]+)\]?$/.exec(text)?.[1];
  const numbers = inner?.includes(',') ? inner.split(',').map(Number) : undefined;
  return numbers?.every((number) => number <= 255) ? Uint8Array.from(numbers) : undefined;
}

/** The member of an answer that is the signature, where all of the answer was taken for it: of web3.js, JSON-RPC, Keplr. */
function signatureWithin(value: unknown): readonly [name: string, bytes: Uint8Array] | undefined {
  if (!isPlainObject(value)) return undefined;
  for (const name of ['signature', 'result', 'sig']) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (typeof member !== 'string' || member.startsWith('{')) continue;
    const found = decodingsOf(member).find(({ bytes }) => bytes.length === 64 || bytes.length === 65);
    if (found) return [name, found.bytes];
  }
  return undefined;
}

/**
 * Lists what a text can be the encoding of, the likeliest first: hex with 0x and without, a list of numbers, base58,
 * base64. One text can be several, so whoever knows the length chooses.
 */
export function decodingsOf(given: string): readonly Decoded[] {
  if (given.length > longest) return [];
  const text = given.trim();
  const seen = text.replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  const value = jsonOf(text);
  const json = isPlainObject(value) ? bytesOfJson(value) : undefined;
  const [member, inner] = signatureWithin(value) ?? [];
  const rows: readonly (readonly [string, Uint8Array | undefined])[] = [
    ['0x and hex', /^0[xX]/.test(text) ? fromHex(text.slice(2)) : undefined],
    ['hex without 0x', fromHex(text)],
    ['hex with spaces or characters that nobody sees', seen === text ? undefined : fromHex(seen.replace(/^0[xX]/, ''))],
    ['a list of numbers', decodeNumbers(text)],
    [`an object around its member ${member}`, inner],
    [`the JSON.stringify of ${json?.was}`, json && fromHex(json.hex)],
    ['the JSON.stringify of numbers', decodeNumbers(text.replace(/"\d{1,3}":|[{}]/g, ''))],
    ['base58', text.length <= longestBase58 ? decodeBase58(text) : undefined],
    ['base64', decodeBase64(text)],
  ];
  return rows.flatMap(([name, bytes]) =>
    bytes !== undefined && bytes.length > 0 ? [{ bytes, form: `${name} of ${bytes.length} bytes` }] : [],
  );
}

const lengths: readonly number[] = [20, 32, 33, 48, 64, 65, 96];

/** Says what a text is that was to be bytes: its digits, or its likeliest encoding. */
export function formOf(text: string): string {
  if (text === '') return 'nothing';
  const digits = /^(0[xX])?([0-9a-fA-F]*)$/.exec(text);
  if (digits) {
    const count = digits[2]?.length ?? 0;
    const odd = count % 2 === 1 ? ', an odd number' : '';
    return digits[1] ? `0x and ${count} hex digits${odd}` : `${count} hex digits without 0x${odd}`;
  }
  const likely = decodingsOf(text).find(({ bytes }) => lengths.includes(bytes.length));
  const count = utf8(text.slice(0, longest)).length;
  return likely?.form ?? `${count} characters that are no hex, ${JSON.stringify(clip(text, 60))}`;
}
