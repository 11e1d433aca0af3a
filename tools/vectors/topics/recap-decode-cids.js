// recap.decode: CIDs byte by byte. Varints, the digest, and second spellings.
import { file } from '../kit.js';
import { base58, bytesOf, cellOf, cellText, decodes, multihash, refused } from '../recaps.js';

export const since = '3.0.0';

const proving = (proof) => cellText('[{}]', JSON.stringify([proof]));
const z = (...bytes) => `z${base58(bytesOf(...bytes))}`;
const fill = (length) => new Uint8Array(length).fill(7);
const many = (count) => new Array(count).fill(0xff);

const LAYOUT =
  'Version 1 is the byte 01, then codec, hash function and length of the digest as varints, then the digest.';
const VARINT = 'A varint has seven bits in each byte, lowest first, in as few bytes as it takes, and nine at most.';
const DIGEST = 'The digest has the bytes that its length says, which may be none.';
const ONE = 'A CID has one spelling in Base58btc, and version 0 has 34 bytes: 12 20 and the digest.';

/** CIDs: name, title, text, reason. */
const valid = [
  ['digest-empty', 'A CID whose digest is empty', z([1, 0x55, 0, 0]), DIGEST],
  ['digest-empty-sha', 'A CID of SHA-256 whose digest is empty', z([1, 0x55, 0x12, 0]), DIGEST],
  ['digest-short', 'A CID of SHA-256 with a digest of one byte', z([1, 0x55, 0x12, 1, 7]), DIGEST],
  ['digest-127', 'A CID with a digest of 127 bytes', z([1, 0x55, 0, 127], fill(127)), DIGEST],
  ['digest-128', 'A CID whose length takes two bytes', z([1, 0x55, 0, 0x80, 1], fill(128)), VARINT],
  ['codec-two', 'A codec of two bytes', z([1, 0xf1, 1], multihash('proof')), VARINT],
  ['codec-zero', 'The codec 0', z([1, 0], multihash('proof')), LAYOUT],
  ['codec-eight', 'A codec of eight bytes', z([1, ...many(7), 0x7f], multihash('proof')), VARINT],
  ['codec-nine', 'A codec of nine bytes', z([1, ...many(8), 0x7f], multihash('proof')), VARINT],
  ['hash-nine', 'A hash function of nine bytes', z([1, 0x55, ...many(8), 0x7f, 1, 7]), VARINT],
  ['hash-two', 'The hash function BLAKE2b-256, three bytes', z([1, 0x55, 0xa0, 0xe4, 2, 32], fill(32)), VARINT],
];

/** What is none: name, title, text, reason, the twin. */
const broken = [
  ['codec-ten', 'A codec of ten bytes', z([1, ...many(9), 1], multihash('proof')), VARINT, 'codec-nine'],
  ['hash-ten', 'A hash function of ten bytes', z([1, 0x55, ...many(9), 1, 1, 7]), VARINT, 'hash-nine'],
  ['codec-padded', 'A codec with a byte that adds nothing', z([1, 0xd5, 0], multihash('proof')), VARINT, 'codec-two'],
  ['hash-padded', 'A hash function with a byte that adds nothing', z([1, 0x55, 0x92, 0, 1, 7]), VARINT, 'digest-short'],
  ['length-padded', 'A length with a byte that adds nothing', z([1, 0x55, 0, 0x81, 0, 7]), VARINT, 'digest-short'],
  ['version-padded', 'A version with a byte that adds nothing', z([0x81, 0, 0x55, 0, 0]), VARINT, 'digest-empty'],
  ['length-zero-padded', 'A length of zero in two bytes', z([1, 0x55, 0, 0x80, 0]), VARINT, 'digest-empty'],
  ['codec-open', 'A codec that does not end', z([1, 0x80]), VARINT, 'digest-empty'],
  ['hash-missing', 'A version and a codec alone', z([1, 0x55]), LAYOUT, 'digest-empty'],
  ['length-missing', 'No length of the digest', z([1, 0x55, 0]), LAYOUT, 'digest-empty'],
  ['version-alone', 'A version alone', z([1]), LAYOUT, 'digest-empty'],
  ['length-more', 'A length of one more than there is', z([1, 0x55, 0, 2, 7]), DIGEST, 'digest-short'],
  ['length-less', 'A length of one less than there is', z([1, 0x55, 0, 0, 7]), DIGEST, 'digest-short'],
  ['length-three', 'A length of three bytes', z([1, 0x55, 0, 0x80, 0x80, 1], fill(128)), DIGEST, 'digest-128'],
  ['length-128-127', 'A length of 128 over 127 bytes', z([1, 0x55, 0, 0x80, 1], fill(127)), DIGEST, 'digest-128'],
  [
    'length-high-bits',
    'A length that is 128 more than the digest',
    z([1, 0x55, 0, 0xa0, 1], fill(32)),
    DIGEST,
    'digest-127',
  ],
  ['version-0-inside', 'Version 0 written as a number', z([0, 0x55, 0, 0]), LAYOUT, 'digest-empty'],
  ['version-3', 'A CID of version 3', z([3, 0x55, 0, 0]), LAYOUT, 'digest-empty'],
  [
    'version-0-75',
    'A multihash of 75 bytes without version',
    base58(bytesOf([0x12, 0x49], fill(73))),
    ONE,
    'digest-empty',
  ],
  [
    'version-0-33',
    'Version 0 with one byte more than its length says',
    base58(bytesOf([0x12, 0x20], fill(33))),
    ONE,
    'digest-empty',
  ],
  [
    'version-0-cut',
    'Version 0 with one byte fewer than its length says',
    base58(bytesOf([0x12, 0x20], fill(31))),
    ONE,
    'digest-empty',
  ],
  ['version-0-head', 'The head of version 0 alone', base58(bytesOf([0x12, 0x20])), ONE, 'digest-empty'],
  [
    'version-0-31',
    'A SHA-256 multihash of 31 bytes without version',
    base58(bytesOf([0x12, 0x1f], fill(31))),
    ONE,
    'digest-empty',
  ],
  ['version-0-length', 'Version 0 whose length says 31', base58(bytesOf([0x12, 0x1f], fill(32))), ONE, 'digest-empty'],
  [
    'version-0-other',
    'Another hash function of 32 bytes without version',
    base58(bytesOf([0x16, 0x20], fill(32))),
    ONE,
    'digest-empty',
  ],
  ['version-0-z', 'Version 0 of zeros with a z in front', z([0x12, 0x20], new Uint8Array(32)), ONE, 'digest-empty'],
  ['zeros-behind-z', 'A zero byte in front of version 1', z([0, 1, 0x55, 0, 0]), LAYOUT, 'digest-empty'],
  [
    'wide-digit',
    'A character beyond U+00FF in the middle',
    `z${'2'.repeat(3)}\u0141${'2'.repeat(2)}`,
    ONE,
    'digest-empty',
  ],
  ['wide-first', 'A character beyond U+00FF for the digit zero', `${z([1, 0x55, 0, 0])}\u0131`, ONE, 'digest-empty'],
];

/** The one rule about the length of a proof: not that of the shape. */
const long = [
  ['long', 'A proof of 300 characters', 'z'.repeat(300)],
  ['very-long', 'A proof of 5,000 characters', '1'.repeat(5000)],
];

export default () => [
  file('recap.decode', 'cids', [
    ...valid.map(([name, title, text, reason]) =>
      decodes(`cid-${name}`, title, proving(text), cellOf([{}], [text]), { rules: ['recap.proof-cid'], reason }),
    ),
    ...broken.map(([name, title, text, reason, twin]) =>
      refused(`cid-${name}`, title, proving(text), {
        rule: 'recap.proof-cid',
        twin: `cid-${twin}`,
        mutation: `prf[0]: ${text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}`,
        reason,
        risk: ['parser-differential', 'signature-malleability'],
      }),
    ),
    ...long.map(([name, title, text]) =>
      refused(`cid-${name}`, title, proving(text), {
        rule: 'recap.proof-cid',
        twin: 'cid-digest-127',
        mutation: `prf[0] is ${text.length} characters`,
        reason:
          'A proof is at most 256 characters; a text that is longer is no CID, and that is this rule and not the shape.',
        risk: ['resource-exhaustion'],
      }),
    ),
  ]),
];
