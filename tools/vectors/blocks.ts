// What blocks are made of: dag-cbor byte by byte, CIDs from their bytes, and a CACAO from the members of a SIWE message. Nothing is
// decoded here: a block is written from what was signed.
import { type Fields, sha256, unhex, utf8 } from './kit.js';
import { base58, bytesOf, DAG_CBOR } from './recaps.js';
import type { Input } from './vector.js';

// --- dag-cbor: definite lengths, the shortest heads, keys by length and then by bytes ---

/** The head of an item: major type and number, in as many bytes as asked, or as few as there can be. */
export function head(
  major: number,
  number: number,
  width: number = number < 24 ? 0 : number < 256 ? 1 : number < 65_536 ? 2 : 4,
): Uint8Array {
  const info = width === 0 ? number : 24 + Math.log2(width);
  const tail = width === 0 ? [] : unhex(number.toString(16).padStart(2 * width, '0'));
  return bytesOf([(major << 5) | info], tail);
}

/** Major types, by the names of RFC 8949. */
export const [UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const written = Symbol('written');

/** Bytes that take the place of a value. */
interface Raw {
  readonly [written]: Uint8Array;
}

/** Bytes that stand in a value as they are: for what the encoder would not write. */
export const raw = (...parts: readonly Iterable<number>[]): Raw => ({ [written]: bytesOf(...parts) });

/** A text whose head has another width than it needs. */
export const textIn = (width: number, text: string): Raw => raw(head(TEXT, utf8(text).length, width), utf8(text));

const byLengthThenBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length - b.length || Buffer.compare(Buffer.from(a), Buffer.from(b));

/** A map whose entries stand in the order given, whatever that is. */
export const mapInOrder = (entries: readonly (readonly [key: unknown, value: unknown])[], width?: number): Raw =>
  raw(head(MAP, entries.length, width), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)]));

/** Encodes a value: text, bytes, whole numbers from 0, true, false, null, arrays, objects, and {@link raw} bytes. */
export function cbor(value: unknown): Uint8Array {
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (typeof value === 'number') return head(UNSIGNED, value);
  if (typeof value === 'string') return bytesOf(head(TEXT, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return bytesOf(head(BYTES, value.length), value);
  if (Array.isArray(value)) return bytesOf(head(ARRAY, value.length), ...value.map(cbor));
  if (typeof value !== 'object') throw new Error(`the kit does not write a ${typeof value} as dag-cbor`);
  if (written in value) return (value as Raw)[written];
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byLengthThenBytes(utf8(a), utf8(b)));
  return mapInOrder(entries)[written];
}

/** The multihash of SHA-256 over bytes. */
export const sha256Hash = (bytes: Uint8Array): Uint8Array => bytesOf([0x12, 0x20], sha256(bytes));

/** The parts of a CID that differ from those of a block. */
export interface CidParts {
  readonly codec?: Iterable<number>;
  readonly multihash?: Uint8Array;
}

/** The bytes of a CID of version 1; those of a block unless codec or multihash say otherwise. */
export const cidBytesOf = (
  bytes: Uint8Array,
  { codec = [DAG_CBOR], multihash = sha256Hash(bytes) }: CidParts = {},
): Uint8Array => bytesOf([1], codec, multihash);

/** The name of a block: its CID in Base58btc. */
export const cidOf = (bytes: Uint8Array, over?: CidParts): string => `z${base58(cidBytesOf(bytes, over))}`;

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

// --- CACAO (CAIP-74) ---

/** The payload of a block for the members of a SIWE message; a member that is undefined is left out. */
export const payloadOf = ({ address, chainId, uri, issuedAt, expirationTime, notBefore, ...same }: Fields): Input => ({
  ...same,
  iss: `did:pkh:eip155:${chainId}:${address}`,
  aud: uri,
  iat: issuedAt,
  exp: expirationTime,
  nbf: notBefore,
});

/** A block as a value. */
export interface Cacao {
  readonly h: Input;
  readonly p: Input;
  readonly s: Input;
}

/** A block as a value: header, payload, signature. */
export const cacaoOf = (
  fields: Fields,
  s: string,
  { t = 'eip191', header = 'eip4361' }: { readonly t?: string; readonly header?: string } = {},
): Cacao => ({
  h: { t: header },
  p: payloadOf(fields),
  s: { t, s },
});

// --- Rows ---

/** A block that is handed in, as bytes or as a value; its name is its CID unless another is given. */
export interface Handed {
  readonly block: unknown;
  readonly cid?: string;
}

/** Rows of cacao.decode: the input for a block. */
export const handedIn = ({ block, cid }: Handed): { readonly input: Input } => {
  const bytes = block instanceof Uint8Array ? block : cbor(block);
  return { input: { cid: cid ?? cidOf(bytes), block: base64(bytes) } };
};
