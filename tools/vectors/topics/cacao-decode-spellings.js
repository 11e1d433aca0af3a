// cacao.decode: names and blocks that differ from the right ones in one byte of their head, or in what they are at all.
import { cbor, cidOf } from '../blocks.js';
import { login, value, wrongBlock } from '../chains.js';
import { file, keccak, sha256 } from '../kit.js';
import { base58, bytesOf } from '../recaps.js';

export const since = '3.0.0';

const NAME = 'The CID is version 1 of dag-cbor and SHA-256 in its one spelling.';
const BLOCK = 'A block is a map of h, p and s.';

/** Other names of the right bytes: name, title, CID, mutation. */
const names = () => {
  const { bytes } = login();
  const named = (head, digest) => `z${base58(bytesOf(head, digest))}`;
  const right = cidOf(bytes);
  return [
    [
      'keccak-code',
      'A CID that says Keccak-256 and holds SHA-256',
      named([1, 0x71, 0x1b, 32], sha256(bytes)),
      'hash function: 1b',
    ],
    [
      'keccak',
      'A CID of Keccak-256',
      named([1, 0x71, 0x1b, 32], keccak(bytes)),
      'hash function and digest: Keccak-256',
    ],
    [
      'keccak-digest',
      'A CID that says SHA-256 and holds Keccak-256',
      named([1, 0x71, 0x12, 32], keccak(bytes)),
      'digest: Keccak-256',
    ],
    [
      'identity',
      'A CID that says identity and holds SHA-256',
      named([1, 0x71, 0, 32], sha256(bytes)),
      'hash function: 00',
    ],
    ['double', 'A CID that says double SHA-256', named([1, 0x71, 0x56, 32], sha256(bytes)), 'hash function: 56'],
    [
      'length-31',
      'A CID with 31 bytes of the digest',
      named([1, 0x71, 0x12, 31], sha256(bytes).slice(0, 31)),
      'digest: cut',
    ],
    ['codec-zero', 'A CID of the codec 0', named([1, 0, 0x12, 32], sha256(bytes)), 'codec: 00'],
    [
      'wide',
      'A CID with a character beyond U+00FF for its last digit',
      `${right.slice(0, -1)}\u0141`,
      'cid: its last digit',
    ],
    [
      'wide-zero',
      'A CID with a character beyond U+00FF behind its z',
      `z\u0131${right.slice(1)}`,
      'U+0131 behind the z',
    ],
    ['space', 'A CID with a space in front', ` ${right}`, 'cid: a space in front'],
  ];
};

/** Blocks that are no CACAO at all. */
const blocks = () => [
  ['null', 'A block that is null', null],
  ['true', 'A block that is true', true],
  ['number', 'A block that is a number', 7],
  ['text', 'A block that is a text', 'h'],
  ['list', 'A block that is a list', []],
  ['payload-null', 'A payload that is null', { ...value(), p: null }],
  ['header-null', 'A header that is null', { ...value(), h: null }],
];

export default () => [
  file('cacao.decode', 'spellings', [
    ...names().map(([name, title, cid, mutation]) =>
      wrongBlock(`spelling-${name}`, title, login().bytes, {
        cid,
        mutation,
        reason: NAME,
        risk: ['forgery', 'parser-differential'],
      }),
    ),
    ...blocks().map(([name, title, made]) =>
      wrongBlock(`spelling-${name}`, title, cbor(made), {
        mutation: title,
        reason: BLOCK,
        risk: ['type-confusion'],
      }),
    ),
  ]),
];
