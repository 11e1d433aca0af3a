import { sha256 } from '@noble/hashes/sha2.js';
import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import { concat, isWellFormed, utf8 } from '../internal/bytes.js';

/** The bytes of code that a CID is computed for: 16 MiB. It keeps the DAG at two levels, of at most 64 leaves. */
export const codeLimit: number = 16 * 1024 * 1024;

const chunkSize = 262_144;
const sha256Code = 0x12;

/** One node of the DAG, as its parent has to know it. */
interface Leaf {
  /** The multihash of the node: 34 bytes. */
  readonly multihash: Uint8Array;
  /** The bytes of the file that it holds. */
  readonly fileSize: number;
  /** The bytes of the node itself. */
  readonly nodeSize: number;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Uint8Array.from([...bytes, rest]);
}

/** Writes a protobuf field with a number (wire type 0). */
function numberField(field: number, value: number): Uint8Array {
  return concat(Uint8Array.of(field << 3), varint(value));
}

/** Writes a protobuf field with bytes (wire type 2). */
function bytesField(field: number, value: Uint8Array): Uint8Array {
  return concat(Uint8Array.of((field << 3) | 2), varint(value.length), value);
}

/** Writes the UnixFS data of a file: type 2, its own bytes when it has any, its size, and the sizes below it. */
function unixfsFile(bytes: Uint8Array, fileSize: number, blockSizes: readonly number[]): Uint8Array {
  return concat(
    numberField(1, 2),
    ...(bytes.length > 0 ? [bytesField(2, bytes)] : []),
    numberField(3, fileSize),
    ...blockSizes.map((size) => numberField(4, size)),
  );
}

function multihashOf(node: Uint8Array): Uint8Array {
  return createDigest(sha256Code, sha256(node)).bytes;
}

function leafOf(chunk: Uint8Array): Leaf {
  const node = bytesField(1, unixfsFile(chunk, chunk.length, []));
  return { multihash: multihashOf(node), fileSize: chunk.length, nodeSize: node.length };
}

function rootOf(leaves: readonly Leaf[], fileSize: number): Uint8Array {
  // DAG-PB writes links (field 2) before the data (field 1), and a name even when it is empty.
  const links = leaves.map(({ multihash, nodeSize }) =>
    bytesField(2, concat(bytesField(1, multihash), bytesField(2, new Uint8Array()), numberField(3, nodeSize))),
  );
  const sizes = leaves.map((leaf) => leaf.fileSize);
  return multihashOf(concat(...links, bytesField(1, unixfsFile(new Uint8Array(), fileSize, sizes))));
}

/**
 * Computes the CID that `ipfs add` gives a file: CIDv0, that is base58btc of the SHA-256 multihash of a DAG-PB node with
 * UnixFS data, over chunks of 262,144 bytes under one root.
 *
 * @param code the bytes of the file, or text to be encoded as UTF-8. Throws TypeError above 16 MiB and for
 * text with a lone surrogate, which UTF-8 cannot spell.
 */
export function actionCid(code: string | Uint8Array): string {
  if (typeof code === 'string' && !isWellFormed(code)) throw new TypeError('code: expected well-formed Unicode');
  const bytes = typeof code === 'string' ? utf8(code) : code;
  if (!(bytes instanceof Uint8Array)) throw new TypeError('code: expected a string or bytes');
  if (bytes.length > codeLimit) throw new TypeError(`code: expected at most ${codeLimit} bytes, found ${bytes.length}`);
  const leaves: Leaf[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += chunkSize)
    leaves.push(leafOf(bytes.subarray(at, at + chunkSize)));
  const [only] = leaves;
  const multihash = only && leaves.length === 1 ? only.multihash : rootOf(leaves, bytes.length);
  return CID.decode(multihash).toString();
}
