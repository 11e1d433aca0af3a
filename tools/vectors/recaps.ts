// What the vectors of recap.* are made of: payload texts written by hand, CIDs spelled from their bytes, and the examples of
// ERC-5573 as the standard prints them.
import { only } from './grants.js';
import {
  type Accepting,
  accept,
  base64url,
  concat,
  hex,
  type Refusing,
  recapUri,
  reject,
  sha256,
  utf8,
} from './kit.js';
import type { Row, Shared } from './row.js';
import type { GivenVector, Input, ProfileVerdicts, Verdict } from './vector.js';

/** What a ReCap decodes to: objects whose members are what a topic writes. */
export interface Decoded {
  readonly att: Input;
  readonly prf: readonly unknown[];
}

export { only };

export const SITE = 'https://example.com/';
export const READ = 'crud/read';
export const PREFIX = 'urn:recap:';

/** What a ReCap decodes to, and what goes into encoding. */
export const details = (att: Input, prf: readonly unknown[] = []): Decoded => ({ att, prf });

/** Details of one cell on the site, its alternatives as a value. */
export const cellOf = (alternatives: unknown, prf: readonly unknown[] = []): Decoded =>
  details(only(SITE, only(READ, alternatives)), prf);

/** The payload text of one cell, the value of its ability as JSON text. */
export const cellText = (value: string, prf: string = '[]'): string =>
  `{"att":{"${SITE}":{"${READ}":${value}}},"prf":${prf}}`;

/** The payload text of one cell with one alternative, its members as JSON text. */
export const restricted = (members: string): string => cellText(`[{${members}}]`);

/** What {@link restricted} decodes to. */
export const restrictedTo = (restrictions: unknown): Decoded => cellOf([restrictions]);

/** The plainest ReCap there is: one ability on one resource, without restriction. */
export const BASE_TEXT = cellText('[{}]');
export const BASE = cellOf([{}]);

// --- Encodings, by hand: an expectation about an encoding does not rest on the library that is judged. ---

const digits58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
export const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base58 with the alphabet of Bitcoin unless another is given; a leading zero byte is the first digit. */
export function base58(bytes: Uint8Array, digits: string = digits58): string {
  let number = BigInt(`0x0${hex(bytes)}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = digits[Number(number % 58n)] + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return digits.charAt(0).repeat(zeros) + text;
}

/** Base32 in lower case without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const quintets = (bits.match(/.{1,5}/g) ?? []).map((quintet) => Number.parseInt(quintet.padEnd(5, '0'), 2));
  return quintets.map((value) => 'abcdefghijklmnopqrstuvwxyz234567'[value]).join('');
}

const bytesOf = (...parts: readonly Iterable<number>[]): Uint8Array =>
  concat(...parts.map((part) => Uint8Array.from(part)));

/** The SHA-256 multihash of a name. */
const multihash = (name: string): Uint8Array => bytesOf([0x12, 0x20], sha256(utf8(name)));

const RAW = 0x55;
const DAG_PB = 0x70;
export const DAG_CBOR = 0x71;

/** The bytes of a CID of version 1 over a name. */
export const cidBytes = (name: string, codec: number = DAG_CBOR): Uint8Array => bytesOf([1, codec], multihash(name));

/** A CID of version 0 in its only spelling, and one of version 1 in Base58btc. */
export const cidV0 = (name: string): string => base58(multihash(name));
export const cidV1 = (name: string, codec?: number): string => `z${base58(cidBytes(name, codec))}`;

/** A CID of version 1 with another multihash: its code and length as bytes, then that many bytes of digest. */
export const cidOf = (header: readonly number[], digestLength: number, codec: number = RAW): string =>
  `z${base58(bytesOf([1, codec], header, new Uint8Array(digestLength).fill(7)))}`;

export { bytesOf, DAG_PB, digits58, multihash, RAW };

// --- The examples of ERC-5573 @0570ce8, letter by letter. ---

/** "ReCap SIWE Extension": the URI and the statement of the message. */
export const EXTENSION_URI =
  'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvcmVhZCI6W10sIm90aGVyL2FjdGlvbiI6W119LCJteTpyZXNvdXJjZTp1cmkuMSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvZGVsZXRlIjpbXX0sIm15OnJlc291cmNlOnVyaS4yIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX0sIm15OnJlc291cmNlOnVyaS4zIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX19LCJwcmYiOltdfQ';
export const EXTENSION_STATEMENT =
  "I further authorize the stated URI to perform the following actions on my behalf: (1) 'example': 'append', 'read' for 'https://example.com'. (2) 'other': 'action' for 'https://example.com'. (3) 'example': 'append', 'delete' for 'my:resource:uri.1'. (4) 'example': 'append' for 'my:resource:uri.2'. (5) 'example': 'append' for 'my:resource:uri.3'.";
export const EXTENSION = details({
  'https://example.com': { 'example/append': [], 'example/read': [], 'other/action': [] },
  'my:resource:uri.1': { 'example/append': [], 'example/delete': [] },
  'my:resource:uri.2': { 'example/append': [] },
  'my:resource:uri.3': { 'example/append': [] },
});

/** "ReCap Details Object Schema": the object, the URI and the statement that it is expected to become. */
export const PICTURES_URI =
  'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbS9waWN0dXJlcy8iOnsiY3J1ZC9kZWxldGUiOlt7fV0sImNydWQvdXBkYXRlIjpbe31dLCJvdGhlci9hY3Rpb24iOlt7fV19LCJtYWlsdG86dXNlcm5hbWVAZXhhbXBsZS5jb20iOnsibXNnL3JlY2VpdmUiOlt7Im1heF9jb3VudCI6NSwidGVtcGxhdGVzIjpbIm5ld3NsZXR0ZXIiLCJtYXJrZXRpbmciXX1dLCJtc2cvc2VuZCI6W3sidG8iOiJzb21lb25lQGVtYWlsLmNvbSJ9LHsidG8iOiJqb2VAZW1haWwuY29tIn1dfX0sInByZiI6WyJ6ZGo3V2o2Rk5TNHJVVWJzaUp2amp4Y3NOcVpkRENTaVlSOHNLUVhmb1BmcFNadUF3Il19';
export const PICTURES_STATEMENT =
  "I further authorize the stated URI to perform the following actions on my behalf: (1) 'crud': 'delete', 'update' for 'https://example.com/pictures/'. (2) 'other': 'action' for 'https://example.com/pictures/'. (3) 'msg': 'receive', 'send' for 'mailto:username@example.com'.";
/** The CID in the URI, and the same CID as the object spells it. */
export const PICTURES_CID = 'zdj7Wj6FNS4rUUbsiJvjjxcsNqZdDCSiYR8sKQXfoPfpSZuAw';
export const PICTURES_BASE32 = 'bafybeigk7ly3pog6uupxku3b6bubirr434ib6tfaymvox6gotaaaaaaaaa';
export const pictures = (cid: string): Decoded =>
  details(
    {
      'https://example.com/pictures/': { 'crud/delete': [{}], 'crud/update': [{}], 'other/action': [{}] },
      'mailto:username@example.com': {
        'msg/receive': [{ max_count: 5, templates: ['newsletter', 'marketing'] }],
        'msg/send': [{ to: 'someone@email.com' }, { to: 'joe@email.com' }],
      },
    },
    [cid],
  );

/** "Merging Capability Objects": the two objects and what they combine into. */
export const mergeExample = (first: string, second: string): Readonly<Record<'one' | 'other' | 'merged', Decoded>> => ({
  one: details({ 'https://example1.com': { 'crud/read': [{}] } }, [first]),
  other: details(
    {
      'https://example1.com': { 'crud/update': [{ max_times: 1 }] },
      'https://example2.com': { 'crud/delete': [{}] },
    },
    [second],
  ),
  merged: details(
    {
      'https://example1.com': { 'crud/read': [{}], 'crud/update': [{ max_times: 1 }] },
      'https://example2.com': { 'crud/delete': [{}] },
    },
    [first, second],
  ),
});

// --- What profiles make of a fault. ---

const byShape: Verdict = { result: 'reject', rule: 'recap.shape' };
const byText: Verdict = { result: 'reject', rule: 'json.text' };

/** A payload that is no JSON: a profile without `json.text` has nothing whose shape it could read. */
export const NO_JSON: ProfileVerdicts = { reown: byShape };

/** A payload that lenient readers of base64 decode to something that is no JSON. */
export const NO_BASE64: ProfileVerdicts = { 'lit-v7': byText, 'lit-v8': byText, reown: byShape };

/** An ability with an empty list of alternatives. */
export const NO_ALTERNATIVE: ProfileVerdicts = { reown: { result: 'reject', rule: 'reown.alternatives' } };

// --- Vectors of recap.decode. ---

/** A payload as it is shown beside a vector: text, or hex where it is no text; nothing where it would only be long. */
function shown(payload: string | Uint8Array): Input | undefined {
  if (payload.length > 2000) return undefined;
  return typeof payload === 'string' ? { payload } : { payloadHex: hex(payload) };
}

const uriOf = (payload: string | Uint8Array): string =>
  typeof payload === 'string' ? recapUri(payload) : PREFIX + base64url(payload);

/** A payload, text or bytes, that decodes to `output`. */
export const decodes = (
  name: string,
  title: string,
  payload: string | Uint8Array,
  output: unknown,
  { trace = shown(payload), ...rest }: Omit<Accepting, 'input' | 'output'>,
): GivenVector =>
  accept(`recap-decode-${name}`, title, {
    ...rest,
    input: { uri: uriOf(payload) },
    output,
    ...(trace ? { trace } : {}),
  });

/** A payload, text or bytes, that is refused. */
export const refused = (
  name: string,
  title: string,
  payload: string | Uint8Array,
  { twin, ...rest }: Omit<Refusing, 'input'>,
): GivenVector => {
  const trace = shown(payload);
  return reject(`recap-decode-${name}`, title, {
    ...rest,
    twin: `recap-decode-${twin}`,
    input: { uri: uriOf(payload) },
    ...(trace ? { trace } : {}),
  });
};

/** What a row of recap.decode is made from: a payload, or a part of that of one cell, as JSON text. */
export interface Carried {
  readonly payload?: string | Uint8Array;
  /** The value of the one ability. */
  readonly cell?: string;
  /** The members of the one alternative. */
  readonly members?: string;
  /** What such a part decodes to. */
  readonly value?: unknown;
}

/** Rows of recap.decode. A refused part of a cell stands in the place of `[{}]`, unless the row says what changed. */
export const decoding = ({ rule, change, payload, cell, members, value }: Row & Carried): Shared => {
  const part = members === undefined ? cell : `[{${members}}]`;
  const text = part === undefined ? payload : cellText(part);
  if (text === undefined) return {};
  const output = members === undefined ? cellOf(value) : restrictedTo(value);
  return {
    input: { uri: uriOf(text) },
    trace: shown(text),
    ...(part === undefined ? {} : rule === undefined ? { output } : { change: change ?? `[{}] -> ${part}` }),
  };
};
