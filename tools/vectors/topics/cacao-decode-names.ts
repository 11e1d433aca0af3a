// Names that are not the CID of a block: another hash, another codec, another spelling.
import { blake2b } from '@noble/hashes/blake2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { blocks, chains, group, hex, kinds, recaps, sha256, topic } from '../vocabulary.js';

const { cidBytesOf, cidOf, handedIn, sha256Hash } = blocks;
const { bare, login } = chains;
const { base32, base58, bytesOf, DAG_PB, digits58, RAW } = recaps;

/** The right bytes under another name. */
const names = () => {
  const { bytes } = login();
  const binary = cidBytesOf(bytes);
  const name = cidOf(bytes);
  const digest = sha256(bytes);
  return group({ twin: 'cacao-decode-login', rule: 'chain.block', from: ({ cid }: { cid: string }) => handedIn({ block: bytes, cid }) }, [
    { id: 'cid-other', title: 'The CID of another block', change: 'cid: that of another login', risk: ['forgery'],
      why: 'The bytes hash to another CID: whoever hands in blocks does not choose what a name means.', cid: cidOf(bare().bytes) },
    { id: 'cid-bit', title: 'A CID with one bit of the digest turned over', change: 'cid: the lowest bit of its last byte', risk: ['forgery'],
      why: 'The digest is compared whole.', cid: `z${base58(binary.map((byte, index) => (index === 35 ? byte ^ 1 : byte)))}` },
    { id: 'cid-raw', title: 'A CID of the codec raw', change: 'cid: codec 0x55', why: 'The codec is dag-cbor.', cid: cidOf(bytes, { codec: [RAW] }) },
    { id: 'cid-pb', title: 'A CID of the codec dag-pb', change: 'cid: codec 0x70', why: 'The codec is dag-cbor.', cid: cidOf(bytes, { codec: [DAG_PB] }) },
    { id: 'cid-json-codec', title: 'A CID of the codec dag-json', change: 'cid: codec 0x0129', why: 'The codec is dag-cbor.',
      cid: cidOf(bytes, { codec: [0xa9, 0x02] }) },
    { id: 'cid-v0', title: 'A CID of version 0', change: 'cid: the multihash in Base58btc', why: 'The version of the CID is 1, which says the codec.',
      cid: base58(sha256Hash(bytes)) },
    { id: 'cid-sha3', title: 'A CID with SHA3-256', change: 'cid: multihash 0x16', why: 'The hash is SHA-256.',
      cid: cidOf(bytes, { multihash: bytesOf([0x16, 0x20], sha3_256(bytes)) }) },
    { id: 'cid-blake2b', title: 'A CID with BLAKE2b-256', change: 'cid: multihash 0xb220', why: 'The hash is SHA-256.',
      cid: cidOf(bytes, { multihash: bytesOf([0xa0, 0xe4, 0x02, 0x20], blake2b(bytes, { dkLen: 32 })) }) },
    { id: 'cid-sha512', title: 'A CID with SHA-512', change: 'cid: multihash 0x13', why: 'The hash is SHA-256.',
      cid: cidOf(bytes, { multihash: bytesOf([0x13, 0x40], sha512(bytes)) }) },
    { id: 'cid-identity', title: 'A CID that has the first 32 bytes in place of a hash', change: 'cid: multihash 0x00', risk: ['forgery'],
      why: 'The hash is SHA-256.', cid: cidOf(bytes, { multihash: bytesOf([0x00, 0x20], bytes.slice(0, 32)) }) },
    { id: 'cid-truncated', title: 'A CID with 20 bytes of the digest', change: 'cid: digest of 20 bytes', risk: ['forgery'],
      why: 'The digest is that of SHA-256, all 32 bytes of it.', cid: cidOf(bytes, { multihash: bytesOf([0x12, 0x14], digest.slice(0, 20)) }) },
    { id: 'cid-no-digest', title: 'A CID with no byte of the digest', change: 'cid: digest of 0 bytes', risk: ['forgery'],
      why: 'The digest is that of SHA-256, all 32 bytes of it.', cid: cidOf(bytes, { multihash: bytesOf([0x12, 0x00]) }) },
    { id: 'cid-trailing-cid', title: 'A CID with a byte behind it', change: 'cid: a zero byte behind the digest', why: 'A CID ends with its digest.',
      cid: `z${base58(bytesOf(binary, [0]))}` },
    { id: 'cid-varint', title: 'A CID whose codec has two bytes', change: 'cid: codec f1 00', why: 'A varint has as few bytes as it can.',
      cid: cidOf(bytes, { codec: [0xf1, 0x00] }) },
    { id: 'cid-base32', title: 'The CID in base32', change: 'cid: base32 in lower case', why: 'A ReCap writes CIDs in Base58btc, and so does evidence.',
      cid: `b${base32(binary)}` },
    { id: 'cid-base16', title: 'The CID in base16', change: 'cid: base16', why: 'A ReCap writes CIDs in Base58btc, and so does evidence.',
      cid: `f${hex(binary)}` },
    { id: 'cid-flickr', title: 'The CID in Base58 with the alphabet of Flickr', change: 'cid: base58flickr', why: 'The alphabet is that of Bitcoin.',
      cid: `Z${base58(binary, `${digits58.slice(0, 9)}${digits58.slice(33)}${digits58.slice(9, 33)}`)}` },
    { id: 'cid-unprefixed', title: 'The CID without z', change: 'cid without its first character', why: 'A CID of version 1 begins with the name of its base.',
      cid: name.slice(1) },
    { id: 'cid-space', title: 'The CID with a space behind it', change: 'cid += U+0020', why: 'The text is the one that encoding the CID again gives.',
      cid: `${name} ` },
    { id: 'cid-zero', title: 'The CID with a 1 behind z', change: 'cid: a zero byte in front', why: 'The text is the one that encoding the CID again gives.',
      cid: `z1${name.slice(1)}` },
    { id: 'cid-no-cid', title: 'An empty CID', change: 'cid: ""', why: 'An empty text names no bytes.', cid: '' },
  ]);
};

export default () => topic({ operation: 'cacao.decode', name: 'names', prefix: 'cacao-decode-', since: kinds.SINCE }, names());
