// Names that are not the CID of a block: another hash, another codec, another spelling.
import { blake2b } from '@noble/hashes/blake2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { cidBytesOf, cidOf, sha256Hash } from '../blocks.js';
import { bare, brought, login, wrongBlock } from '../chains.js';
import { file, hex, sha256 } from '../kit.js';
import { base32, base58, bytesOf, DAG_PB, digits58, RAW } from '../recaps.js';

/** The right bytes under another name. Name, title, CID, mutation, reason. */
const names = () => {
  const { bytes } = login();
  const binary = cidBytesOf(bytes);
  const name = cidOf(bytes);
  const digest = sha256(bytes);
  return [
    [
      'other',
      'The CID of another block',
      cidOf(bare().bytes),
      'cid: that of another login',
      'The bytes hash to another CID: whoever hands in blocks does not choose what a name means.',
      ['forgery'],
    ],
    [
      'bit',
      'A CID with one bit of the digest turned over',
      `z${base58(binary.map((byte, index) => (index === 35 ? byte ^ 1 : byte)))}`,
      'cid: the lowest bit of its last byte',
      'The digest is compared whole.',
      ['forgery'],
    ],
    ['raw', 'A CID of the codec raw', cidOf(bytes, { codec: [RAW] }), 'cid: codec 0x55', 'The codec is dag-cbor.'],
    ['pb', 'A CID of the codec dag-pb', cidOf(bytes, { codec: [DAG_PB] }), 'cid: codec 0x70', 'The codec is dag-cbor.'],
    [
      'json-codec',
      'A CID of the codec dag-json',
      cidOf(bytes, { codec: [0xa9, 0x02] }),
      'cid: codec 0x0129',
      'The codec is dag-cbor.',
    ],
    [
      'v0',
      'A CID of version 0',
      base58(sha256Hash(bytes)),
      'cid: the multihash in Base58btc',
      'The version of the CID is 1, which says the codec.',
    ],
    [
      'sha3',
      'A CID with SHA3-256',
      cidOf(bytes, { multihash: bytesOf([0x16, 0x20], sha3_256(bytes)) }),
      'cid: multihash 0x16',
      'The hash is SHA-256.',
    ],
    [
      'blake2b',
      'A CID with BLAKE2b-256',
      cidOf(bytes, { multihash: bytesOf([0xa0, 0xe4, 0x02, 0x20], blake2b(bytes, { dkLen: 32 })) }),
      'cid: multihash 0xb220',
      'The hash is SHA-256.',
    ],
    [
      'sha512',
      'A CID with SHA-512',
      cidOf(bytes, { multihash: bytesOf([0x13, 0x40], sha512(bytes)) }),
      'cid: multihash 0x13',
      'The hash is SHA-256.',
    ],
    [
      'identity',
      'A CID that has the first 32 bytes in place of a hash',
      cidOf(bytes, { multihash: bytesOf([0x00, 0x20], bytes.slice(0, 32)) }),
      'cid: multihash 0x00',
      'The hash is SHA-256.',
      ['forgery'],
    ],
    [
      'truncated',
      'A CID with 20 bytes of the digest',
      cidOf(bytes, { multihash: bytesOf([0x12, 0x14], digest.slice(0, 20)) }),
      'cid: digest of 20 bytes',
      'The digest is that of SHA-256, all 32 bytes of it.',
      ['forgery'],
    ],
    [
      'no-digest',
      'A CID with no byte of the digest',
      cidOf(bytes, { multihash: bytesOf([0x12, 0x00]) }),
      'cid: digest of 0 bytes',
      'The digest is that of SHA-256, all 32 bytes of it.',
      ['forgery'],
    ],
    [
      'trailing-cid',
      'A CID with a byte behind it',
      `z${base58(bytesOf(binary, [0]))}`,
      'cid: a zero byte behind the digest',
      'A CID ends with its digest.',
    ],
    [
      'varint',
      'A CID whose codec has two bytes',
      cidOf(bytes, { codec: [0xf1, 0x00] }),
      'cid: codec f1 00',
      'A varint has as few bytes as it can.',
    ],
    [
      'base32',
      'The CID in base32',
      `b${base32(binary)}`,
      'cid: base32 in lower case',
      'A ReCap writes CIDs in Base58btc, and so does evidence.',
    ],
    [
      'base16',
      'The CID in base16',
      `f${hex(binary)}`,
      'cid: base16',
      'A ReCap writes CIDs in Base58btc, and so does evidence.',
    ],
    [
      'flickr',
      'The CID in Base58 with the alphabet of Flickr',
      `Z${base58(binary, `${digits58.slice(0, 9)}${digits58.slice(33)}${digits58.slice(9, 33)}`)}`,
      'cid: base58flickr',
      'The alphabet is that of Bitcoin.',
    ],
    [
      'unprefixed',
      'The CID without z',
      name.slice(1),
      'cid without its first character',
      'A CID of version 1 begins with the name of its base.',
    ],
    [
      'space',
      'The CID with a space behind it',
      `${name} `,
      'cid += U+0020',
      'The text is the one that encoding the CID again gives.',
    ],
    [
      'zero',
      'The CID with a 1 behind z',
      `z1${name.slice(1)}`,
      'cid: a zero byte in front',
      'The text is the one that encoding the CID again gives.',
    ],
    ['no-cid', 'An empty CID', '', 'cid: ""', 'An empty text names no bytes.'],
  ].map(([suffix, title, cid, mutation, reason, risk]) =>
    wrongBlock(`cid-${suffix}`, title, bytes, { cid, mutation, reason, ...(risk ? { risk } : {}) }),
  );
};

export default () => [file('cacao.decode', 'names', brought(names()))];
