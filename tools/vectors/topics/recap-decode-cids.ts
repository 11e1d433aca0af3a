// recap.decode: CIDs byte by byte. Varints, the digest, and second spellings.
import { group, type Row, recaps, type Shared, show, topic } from '../vocabulary.js';

const { base58, bytesOf, cellOf, cellText, decoding, multihash } = recaps;

/** Rows of a ReCap with one proof. */
const proving = ({ cid, ...row }: Row & { readonly cid: string }): Shared => ({
  ...decoding({ ...row, payload: cellText('[{}]', JSON.stringify([cid])) }),
  ...(row.rule === undefined ? { output: cellOf([{}], [cid]) } : { change: row.change ?? `prf[0]: ${show(cid).slice(1, -1)}` }),
});

const bare = (...bytes: readonly Iterable<number>[]) => base58(bytesOf(...bytes));
const z = (...bytes: readonly Iterable<number>[]) => `z${bare(...bytes)}`;
const fill = (length: number) => new Uint8Array(length).fill(7);
const many = (count: number): number[] => new Array(count).fill(0xff);

const LAYOUT =
  'Version 1 is the byte 01, then codec, hash function and length of the digest as varints, then the digest.';
const VARINT = 'A varint has seven bits in each byte, lowest first, in as few bytes as it takes, and nine at most.';
const DIGEST = 'The digest has the bytes that its length says, which may be none.';
const ONE = 'A CID has one spelling in Base58btc, and version 0 has 34 bytes: 12 20 and the digest.';
const LENGTH = 'A proof is at most 256 characters; a text that is longer is no CID, and that is this rule and not the shape.';

export default () =>
  topic({ operation: 'recap.decode', name: 'cids', prefix: 'recap-decode-cid-', since: '3.0.0', from: proving },
    group({ rules: ['recap.proof-cid'] }, [
      { id: 'digest-empty', title: 'A CID whose digest is empty', cid: z([1, 0x55, 0, 0]), why: DIGEST },
      { id: 'digest-empty-sha', title: 'A CID of SHA-256 whose digest is empty', cid: z([1, 0x55, 0x12, 0]), why: DIGEST },
      { id: 'digest-short', title: 'A CID of SHA-256 with a digest of one byte', cid: z([1, 0x55, 0x12, 1, 7]), why: DIGEST },
      { id: 'digest-127', title: 'A CID with a digest of 127 bytes', cid: z([1, 0x55, 0, 127], fill(127)), why: DIGEST },
      { id: 'digest-128', title: 'A CID whose length takes two bytes', cid: z([1, 0x55, 0, 0x80, 1], fill(128)), why: VARINT },
      { id: 'codec-two', title: 'A codec of two bytes', cid: z([1, 0xf1, 1], multihash('proof')), why: VARINT },
      { id: 'codec-zero', title: 'The codec 0', cid: z([1, 0], multihash('proof')), why: LAYOUT },
      { id: 'codec-eight', title: 'A codec of eight bytes', cid: z([1, ...many(7), 0x7f], multihash('proof')), why: VARINT },
      { id: 'codec-nine', title: 'A codec of nine bytes', cid: z([1, ...many(8), 0x7f], multihash('proof')), why: VARINT },
      { id: 'hash-nine', title: 'A hash function of nine bytes', cid: z([1, 0x55, ...many(8), 0x7f, 1, 7]), why: VARINT },
      { id: 'hash-two', title: 'The hash function BLAKE2b-256, three bytes', cid: z([1, 0x55, 0xa0, 0xe4, 2, 32], fill(32)), why: VARINT },
    ]),
    group({ rule: 'recap.proof-cid', twin: 'digest-empty' }, [
      { id: 'digest-386', title: 'A length of two bytes whose first one is that of the digest', twin: 'digest-128', since: '3.1.0',
        cid: z([1, 0x55, 0, 0x82, 3], fill(130)), why: '82 03 is 386, and the digest has 130 bytes, which is 82 when its bit for more is taken for a digit.' },
      { id: 'codec-ten', title: 'A codec of ten bytes', twin: 'codec-nine', cid: z([1, ...many(9), 1], multihash('proof')), why: VARINT },
      { id: 'hash-ten', title: 'A hash function of ten bytes', twin: 'hash-nine', cid: z([1, 0x55, ...many(9), 1, 1, 7]), why: VARINT },
      { id: 'codec-padded', title: 'A codec with a byte that adds nothing', twin: 'codec-two', cid: z([1, 0xd5, 0], multihash('proof')), why: VARINT },
      { id: 'hash-padded', title: 'A hash function with a byte that adds nothing', twin: 'digest-short', cid: z([1, 0x55, 0x92, 0, 1, 7]), why: VARINT },
      { id: 'length-padded', title: 'A length with a byte that adds nothing', twin: 'digest-short', cid: z([1, 0x55, 0, 0x81, 0, 7]), why: VARINT },
      { id: 'version-padded', title: 'A version with a byte that adds nothing', cid: z([0x81, 0, 0x55, 0, 0]), why: VARINT },
      { id: 'length-zero-padded', title: 'A length of zero in two bytes', cid: z([1, 0x55, 0, 0x80, 0]), why: VARINT },
      { id: 'codec-open', title: 'A codec that does not end', cid: z([1, 0x80]), why: VARINT },
      { id: 'hash-missing', title: 'A version and a codec alone', cid: z([1, 0x55]), why: LAYOUT },
      { id: 'length-missing', title: 'No length of the digest', cid: z([1, 0x55, 0]), why: LAYOUT },
      { id: 'version-alone', title: 'A version alone', cid: z([1]), why: LAYOUT },
      { id: 'length-more', title: 'A length of one more than there is', twin: 'digest-short', cid: z([1, 0x55, 0, 2, 7]), why: DIGEST },
      { id: 'length-less', title: 'A length of one less than there is', twin: 'digest-short', cid: z([1, 0x55, 0, 0, 7]), why: DIGEST },
      { id: 'length-three', title: 'A length of three bytes', twin: 'digest-128', cid: z([1, 0x55, 0, 0x80, 0x80, 1], fill(128)), why: DIGEST },
      { id: 'length-128-127', title: 'A length of 128 over 127 bytes', twin: 'digest-128', cid: z([1, 0x55, 0, 0x80, 1], fill(127)), why: DIGEST },
      { id: 'length-high-bits', title: 'A length that is 128 more than the digest', twin: 'digest-127', cid: z([1, 0x55, 0, 0xa0, 1], fill(32)), why: DIGEST },
      { id: 'version-0-inside', title: 'Version 0 written as a number', cid: z([0, 0x55, 0, 0]), why: LAYOUT },
      { id: 'version-3', title: 'A CID of version 3', cid: z([3, 0x55, 0, 0]), why: LAYOUT },
      { id: 'version-0-75', title: 'A multihash of 75 bytes without version', cid: bare([0x12, 0x49], fill(73)), why: ONE },
      { id: 'version-0-33', title: 'Version 0 with one byte more than its length says', cid: bare([0x12, 0x20], fill(33)), why: ONE },
      { id: 'version-0-cut', title: 'Version 0 with one byte fewer than its length says', cid: bare([0x12, 0x20], fill(31)), why: ONE },
      { id: 'version-0-head', title: 'The head of version 0 alone', cid: bare([0x12, 0x20]), why: ONE },
      { id: 'version-0-31', title: 'A SHA-256 multihash of 31 bytes without version', cid: bare([0x12, 0x1f], fill(31)), why: ONE },
      { id: 'version-0-length', title: 'Version 0 whose length says 31', cid: bare([0x12, 0x1f], fill(32)), why: ONE },
      { id: 'version-0-other', title: 'Another hash function of 32 bytes without version', cid: bare([0x16, 0x20], fill(32)), why: ONE },
      { id: 'version-0-z', title: 'Version 0 of zeros with a z in front', cid: z([0x12, 0x20], new Uint8Array(32)), why: ONE },
      { id: 'zeros-behind-z', title: 'A zero byte in front of version 1', cid: z([0, 1, 0x55, 0, 0]), why: LAYOUT },
      { id: 'wide-digit', title: 'A character beyond U+00FF in the middle', cid: `z${'2'.repeat(3)}\u0141${'2'.repeat(2)}`, why: ONE },
      { id: 'wide-first', title: 'A character beyond U+00FF for the digit zero', cid: `${z([1, 0x55, 0, 0])}\u0131`, why: ONE },
    ]),
    // The one rule about the length of a proof: not that of the shape.
    group({ rule: 'recap.proof-cid', twin: 'digest-127', risk: ['resource-exhaustion'], why: LENGTH }, [
      { id: 'long', title: 'A proof of 300 characters', change: 'prf[0] is 300 characters', cid: 'z'.repeat(300) },
      { id: 'very-long', title: 'A proof of 5,000 characters', change: 'prf[0] is 5000 characters', cid: '1'.repeat(5000) },
    ]),
  );
