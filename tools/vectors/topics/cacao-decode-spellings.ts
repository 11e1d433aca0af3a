// cacao.decode: names and blocks that differ from the right ones in one byte of their head, or in what they are at all.
import { blocks, chains, group, keccak, type Row, recaps, sha256, topic } from '../vocabulary.js';

const { cidOf, handedIn } = blocks;
const { login, value } = chains;
const { base58, bytesOf } = recaps;

/** Other names of the right bytes. */
const names = () => {
  const { bytes } = login();
  const named = (head: readonly number[], digest: Uint8Array) => `z${base58(bytesOf(head, digest))}`;
  const right = cidOf(bytes);
  return group({ twin: 'cacao-decode-login', rule: 'chain.block', why: 'The CID is version 1 of dag-cbor and SHA-256 in its one spelling.',
    from: ({ cid }: { cid: string }) => handedIn({ block: bytes, cid }) }, [
    { id: 'keccak-code', title: 'A CID that says Keccak-256 and holds SHA-256', change: 'hash function: 1b', cid: named([1, 0x71, 0x1b, 32], sha256(bytes)) },
    { id: 'keccak', title: 'A CID of Keccak-256', change: 'hash function and digest: Keccak-256', cid: named([1, 0x71, 0x1b, 32], keccak(bytes)) },
    { id: 'keccak-digest', title: 'A CID that says SHA-256 and holds Keccak-256', change: 'digest: Keccak-256',
      cid: named([1, 0x71, 0x12, 32], keccak(bytes)) },
    { id: 'identity', title: 'A CID that says identity and holds SHA-256', change: 'hash function: 00', cid: named([1, 0x71, 0, 32], sha256(bytes)) },
    { id: 'double', title: 'A CID that says double SHA-256', change: 'hash function: 56', cid: named([1, 0x71, 0x56, 32], sha256(bytes)) },
    { id: 'length-31', title: 'A CID with 31 bytes of the digest', change: 'digest: cut', cid: named([1, 0x71, 0x12, 31], sha256(bytes).slice(0, 31)) },
    { id: 'codec-zero', title: 'A CID of the codec 0', change: 'codec: 00', cid: named([1, 0, 0x12, 32], sha256(bytes)) },
    { id: 'wide', title: 'A CID with a character beyond U+00FF for its last digit', change: 'cid: its last digit', cid: `${right.slice(0, -1)}\u0141` },
    { id: 'wide-zero', title: 'A CID with a character beyond U+00FF behind its z', change: 'U+0131 behind the z', cid: `z\u0131${right.slice(1)}` },
    { id: 'space', title: 'A CID with a space in front', change: 'cid: a space in front', cid: ` ${right}` },
  ]);
};

/** Blocks that are no CACAO at all. */
const others = () => group({ twin: 'cacao-decode-login', rule: 'chain.block', risk: ['type-confusion'], why: 'A block is a map of h, p and s.',
  from: ({ title, block }: Row & { block: unknown }) => ({ change: title, ...handedIn({ block }) }) }, [
  { id: 'null', title: 'A block that is null', block: null },
  { id: 'true', title: 'A block that is true', block: true },
  { id: 'number', title: 'A block that is a number', block: 7 },
  { id: 'text', title: 'A block that is a text', block: 'h' },
  { id: 'list', title: 'A block that is a list', block: [] },
  { id: 'payload-null', title: 'A payload that is null', block: { ...value(), p: null } },
  { id: 'header-null', title: 'A header that is null', block: { ...value(), h: null } },
]);

export default () => topic({ operation: 'cacao.decode', name: 'spellings', prefix: 'cacao-decode-spelling-', since: '3.0.0' }, names(), others());
