// Encodings of a whole piece.
import { base64 } from 'multiformats/bases/base64';
import { fromHex, fromUtf8 } from '../internal/bytes.js';
import { parseJson } from '../internal/json-text.js';
import { readNotation } from './notation.js';
import { type Opened, type Piece, type Row, single } from './piece.js';
import { readByteEscapes } from './strings.js';

/** The fewest characters of hex or base64 that can hold a document. */
const fewest = 24;

/** Decodes base64 in either alphabet, padded or not; undefined when it is something else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  let end = text.length;
  // A pattern would try every run of signs again from each of them.
  while (text[end - 1] === '=') end--;
  const bare = text.slice(0, end).replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1) return undefined;
  try {
    return base64.baseDecode(bare);
  } catch {
    return undefined;
  }
}

/** Text or bytes, whichever bytes are. */
function textIfAny(bytes: Uint8Array | undefined): Piece | undefined {
  return bytes && (fromUtf8(bytes) ?? bytes);
}

const isBare = (text: string): boolean => text.length >= fewest && !/[^\s\w+/=-]/.test(text);

function openHex(text: string): Piece | undefined {
  const digits = /^(?:0x|\\x)?([0-9a-fA-F\s:]+)$/.exec(text.trim())?.[1]?.replace(/[\s:]/g, '');
  return digits === undefined || digits.length < 2 * fewest ? undefined : textIfAny(fromHex(digits.toLowerCase()));
}

function openBase64(text: string): Opened[] {
  if (!isBare(text.trim())) return [];
  const joined = text.replace(/\s/g, '');
  // Two words with a space between are not one text in base64; lines of one are.
  if (/\S[ \t]+\S/.test(text)) return [];
  const piece = textIfAny(decodeBase64(joined));
  if (piece === undefined) return [];
  return [{ piece, step: /[-_]/.test(joined) ? 'base64url' : 'base64' }];
}

/** Decodes percent signs where two hex digits follow; undefined when the bytes are not UTF-8. */
export function decodePercent(text: string): string | undefined {
  if (!/%[0-9a-fA-F]{2}/.test(text)) return undefined;
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-fA-F]{2})/g, '%25'));
  } catch {
    return undefined;
  }
}

const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/** Reads character references; undefined where there are none. */
export function openEntities(text: string): string | undefined {
  if (!/&(?:quot|apos|#0*34|#0*39|#x0*2[27fF]|lt|gt|amp|#0*10|#x0*[aA]);/.test(text)) return undefined;
  return text.replace(
    /&(?:(quot|apos|amp|lt|gt|nbsp)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (all, name, decimal, hex) => {
      if (name !== undefined) return named[name] ?? all;
      const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function openQuotedPrintable(text: string): string | undefined {
  // A line that is broken has 76 characters at most: a longer one ends with the padding of a base64.
  if (!/=3D|=0A|=22|(?:^|\n)[^\n]{0,75}=\r?\n/.test(text)) return undefined;
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  // One byte a character, so that sequences of several bytes come together again.
  const latin = joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!/^[\0-\xff]*$/.test(latin)) return latin;
  return fromUtf8(Uint8Array.from(latin, (character) => character.charCodeAt(0))) ?? latin;
}

const escaped = /\\u([0-9a-fA-F]{4})|((?:\\x[0-9a-fA-F]{2}|\\[0-3][0-7]{2})+)|\\([\s\S])/g;
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** More than any text has that is worth a look. */
const jsonBounds = { bytes: Number.POSITIVE_INFINITY, depth: 64, values: 200_000 };

/** Takes one level of backslashes away, as a log or a shell had put it on. */
function openEscapes(text: string): string | undefined {
  // Quotation marks without a backslash belong to the text as it stands: what is inside them is taken out first.
  if (!/\\["'nrux\\/0-3]/.test(text) || /(?:^|[^\\])["\u201c\u201d]/.test(text)) return undefined;
  return text.replace(escaped, (_, unicode, bytes, other) => {
    if (bytes !== undefined) return readByteEscapes(bytes);
    return unicode === undefined ? (controls[other] ?? other) : String.fromCharCode(Number.parseInt(unicode, 16));
  });
}

export const stringStep = 'a string in the notation of a program';

function openNotation(text: string): Opened[] {
  const start = text.trimStart()[0] ?? '';
  if (!/[[{'"`A-Z%#&@]/.test(start)) return [];
  const read = readNotation(text);
  if (!read.ok) return [];
  const { json, slip } = read;
  // A string is its text; what else there is, is JSON.
  const value: Piece = json.startsWith('"') ? (JSON.parse(json) as string) : json;
  if (value === text.trim()) return [];
  const step = /['"`]/.test(start) ? stringStep : 'the notation of a program';
  return [slip === undefined ? { piece: value, step } : { piece: value, step: 'JSON with a slip', slip }];
}

function openDataUrl(text: string): Piece | undefined {
  const [, parameters = '', data = ''] = /^data:([^,]{0,200}),([^\s]*)$/i.exec(text.trim()) ?? [];
  if (data === '') return undefined;
  return /;base64$/i.test(parameters)
    ? textIfAny(decodeBase64(decodePercent(data) ?? data))
    : (decodePercent(data) ?? data);
}

/** Decodes UTF-16, by its byte order mark or because every other byte of plain text is zero. */
function openUtf16(bytes: Uint8Array): Opened[] {
  const [first, second] = bytes;
  const sample = bytes.subarray(0, 64);
  const zeros = (odd: number): boolean =>
    sample.length >= 8 && sample.every((byte, index) => (index % 2 === odd) === (byte === 0));
  const little = (first === 0xff && second === 0xfe) || zeros(1);
  const big = (first === 0xfe && second === 0xff) || zeros(0);
  if (!(little || big) || bytes.length % 2 === 1) return [];
  let text = '';
  for (let at = 0; at < bytes.length; at += 2)
    text += String.fromCharCode(
      little ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0),
    );
  return [{ piece: text.replace(/^\ufeff/, ''), step: 'UTF-16' }];
}

/** Reads bytes as text. Bytes that are UTF-8 are text without a step of its own. */
export function openBytes(bytes: Uint8Array): readonly Opened[] {
  const wide = openUtf16(bytes);
  if (wide.length > 0) return wide;
  const text = fromUtf8(bytes);
  return text === undefined ? [] : [{ piece: text, step: '' }];
}

export const byteOrderMark: Row = single('byte-order-mark', '\ufeff{"sig": ...', 'a byte order mark', (text) =>
  text.startsWith('\ufeff') ? text.slice(1) : undefined,
);

export const quotedPrintable: Row = single(
  'quoted-printable',
  'Chain ID: 1=0A',
  'quoted-printable',
  openQuotedPrintable,
);

export const entities: Row = single('entities', '{&quot;sig&quot;: ...', 'character references of HTML', (text) =>
  text.includes('"') ? undefined : openEntities(text),
);

export const notation: Row = {
  name: 'notation',
  example: "{ sig: '0x...', ... } or '{\\n' + '  \"sig\": ...'",
  open: openNotation,
};

export const hex: Row = single('hex', '0x7b22736967...', 'hex', openHex);

export const dataUrl: Row = single('data-url', 'data:application/json;base64,eyJz...', 'a data URL', openDataUrl);

export const base64Text: Row = { name: 'base64', example: 'eyJzaWciOi...', open: openBase64 };

/** The characters of a URI: text with any other was not encoded as a whole. */
const uriText = /^[!#-;=?-[\]_a-z~]+$/;

export const percent: Row = single('percent', '%7B%22sig%22...', 'percent encoding', (text) =>
  uriText.test(text.trim()) ? decodePercent(text) : undefined,
);

/** Says whether a text holds JSON from its first bracket to its last. */
function holdsJson(text: string): boolean {
  const [start, end] = [text.search(/[{[]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))];
  return start >= 0 && start < end && parseJson(text.slice(start, end + 1), jsonBounds).ok;
}

/** Takes away the backslashes in front of quotation marks alone, where that leaves JSON whose strings have escapes of their own. */
function openQuotes(text: string): string | undefined {
  const bare = text.includes('\\"') && !text.includes('\\\\') ? text.replaceAll('\\"', '"') : undefined;
  return bare !== undefined && holdsJson(bare) ? bare : undefined;
}

export const escapes: Row = {
  name: 'escapes',
  example: '{\\"sig\\": ...',
  open: (text) => {
    const all = openEscapes(text);
    if (all === undefined || all === text) return [];
    const step = 'backslashes in front of quotation marks';
    // What is JSON with one level less of all of them had one level more of all of them.
    const quotes = holdsJson(all) ? undefined : openQuotes(text);
    return [{ piece: quotes ?? all, step }];
  },
};
