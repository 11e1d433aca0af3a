// siwe.parse: the nonce, the chain id, the version and the request id.
import { file } from '../kit.js';
import { FULL, PLAIN, parses, refuses } from '../siwe.js';

const nonces = () => [
  ...[
    ['eight', 'abcd1234', 'A nonce of eight characters'],
    ['nine', 'abcd12345', 'A nonce of nine characters'],
    ['digits', '00000000', 'A nonce of zeros'],
    ['letters', 'abcdefgH', 'A nonce of letters in both cases'],
    [
      'block-hash',
      `0x${'9f'.repeat(32)}`,
      'A block hash with its prefix',
      'The digit 0 and the letter x are in the alphabet like the hex digits.',
    ],
    ['long', 'aZ09'.repeat(64), 'A nonce of 256 characters', 'The grammar has a lower bound and no upper one.'],
  ].map(([id, nonce, title, reason = 'A nonce has eight or more ASCII letters and digits, in any mixture.']) =>
    parses(`siwe-nonce-${id}`, title, { nonce }, { rules: ['siwe.nonce'], reason }),
  ),
  ...[
    ['empty', '', 'An empty nonce', 'A nonce has eight characters or more.'],
    ['seven', 'abcd123', 'A nonce of seven characters', 'A nonce has eight characters or more.'],
    ['hyphen', 'f81d4fae-7dec-11d0', 'A nonce with hyphens', 'The hyphen is neither letter nor digit.'],
    ['underscore', 'abcd_1234', 'A nonce with an underscore', 'The underscore is neither letter nor digit.'],
    ['base64', 'q83vEjRWeJA=', 'A nonce in base64 with padding', 'The equals sign is neither letter nor digit.'],
    [
      'arabic-digits',
      '\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668',
      'A nonce of Arabic-Indic digits',
      'DIGIT of ABNF is 0 to 9; U+0661 is a digit of Unicode only.',
    ],
    [
      'full-width',
      '\uff41\uff42\uff43\uff44\uff11\uff12\uff13\uff14',
      'A nonce of full-width letters and digits',
      'ALPHA and DIGIT of ABNF are ASCII.',
    ],
    ['accent', 'abcd123\u00e9', 'A nonce with an accented letter', 'ALPHA of ABNF is A to Z and a to z.'],
    [
      'kelvin',
      'abcd123\u212a',
      'A nonce with the Kelvin sign',
      'U+212A equals k when case is folded, and is no ASCII letter.',
    ],
    [
      'leading-space',
      ' abcd1234',
      'Two spaces between label and nonce',
      'One space belongs to the label, the other is neither letter nor digit.',
    ],
    [
      'trailing-space',
      'abcd1234 ',
      'A space after the nonce',
      'LF follows the last character; the space is neither letter nor digit.',
    ],
    ['space', 'abcd 1234', 'A space inside the nonce', 'The space is neither letter nor digit.'],
  ].map(([id, nonce, title, reason]) =>
    refuses(PLAIN, `siwe-nonce-${id}`, title, { rule: 'siwe.nonce', change: { nonce }, reason }),
  ),
];

const chains = () => [
  ...[
    ['zero', '0', 'The chain id 0'],
    ['leading-zero', '01', 'A leading zero', 'The chain id is text: 01 is not written again as 1.'],
    [
      'beyond-double',
      '9007199254740993',
      'The chain id 2^53+1',
      'The chain id is text: no digit is lost to a binary64 number.',
    ],
    ['beyond-64-bits', '18446744073709551616', 'The chain id 2^64', 'The grammar has any number of digits.'],
    ['78-digits', '9'.repeat(78), 'A chain id of 78 digits', 'The grammar has any number of digits.'],
  ].map(([id, chainId, title, reason = 'A chain id is one or more digits.']) =>
    parses(`siwe-chain-id-${id}`, title, { chainId }, { rules: ['siwe.chain-id'], reason }),
  ),
  ...[
    ['empty', '', 'An empty chain id', 'A chain id has one digit or more.'],
    ['hexadecimal', '0x1', 'A hexadecimal chain id', 'The letter x is no digit.'],
    ['negative', '-1', 'A negative chain id', 'The hyphen is no digit.'],
    ['plus', '+1', 'A chain id with a plus sign', 'The plus sign is no digit.'],
    ['decimal-point', '1.0', 'A chain id with a decimal point', 'The full stop is no digit.'],
    ['exponent', '1e2', 'A chain id with an exponent', 'The letter e is no digit.'],
    [
      'leading-space',
      ' 1',
      'Two spaces between label and chain id',
      'One space belongs to the label, the other is no digit.',
    ],
    ['trailing-space', '1 ', 'A space after the chain id', 'LF follows the last digit.'],
  ].map(([id, chainId, title, reason]) =>
    refuses(PLAIN, `siwe-chain-id-${id}`, title, { rule: 'siwe.chain-id', change: { chainId }, reason }),
  ),
];

const versions = () =>
  [
    ['two', '2', 'The version 2', 'This grammar has one version.'],
    ['empty', '', 'An empty version', 'The version is the character 1.'],
    ['decimal', '1.0', 'The version 1.0', 'Nothing follows the character 1.'],
    ['eleven', '11', 'The version 11', 'Nothing follows the character 1.'],
    ['leading-zero', '01', 'The version 01', 'The version is text and not a number: it starts with 1.'],
    ['trailing-space', '1 ', 'A space after the version', 'LF follows the character 1.'],
    ['full-width', '\uff11', 'A full-width one', 'U+FF11 is another character than U+0031.'],
  ].map(([id, version, title, reason]) =>
    refuses(PLAIN, `siwe-version-${id}`, title, { rule: 'siwe.version', change: { version }, reason }),
  );

const requests = () => [
  ...[
    [
      'empty',
      '',
      'An empty request id',
      'request-id is any number of pchar, none included. Its line is there, so the member is there.',
    ],
    [
      'pchar',
      "AZaz09-._~!$&'()*+,;=:@",
      'Every character of pchar but pct-encoded',
      'pchar is unreserved, sub-delims, colon and at sign.',
    ],
    [
      'percent-encoded',
      'a%20b%2Fc%0A',
      'Percent-encoded octets, a line feed among them',
      'pchar has pct-encoded; nothing is decoded.',
    ],
    [
      'label',
      'Resources:',
      'The label Resources: as a request id',
      'Letters and the colon are pchar, and a label counts at the start of its own line only.',
    ],
  ].map(([id, requestId, title, reason]) =>
    parses(`siwe-request-id-${id}`, title, { requestId }, { rules: ['siwe.request-id', 'siwe.layout'], reason }),
  ),
  ...[
    [
      'slash',
      'a/b',
      'A slash in the request id',
      'pchar is what stands in one path segment: the slash is not part of it.',
    ],
    ['question-mark', 'a?b', 'A question mark in the request id', 'The question mark is in query but not in pchar.'],
    ['space', 'request 7', 'A space in the request id', 'The space is not in pchar.'],
    [
      'percent',
      '100%',
      'A percent sign at the end of the request id',
      'pct-encoded is a percent sign and two hex digits.',
    ],
    ['backslash', 'a\\nb', 'A backslash in the request id', 'The backslash is not in pchar.'],
    ['accent', 'r\u00e9f-7', 'A letter beyond ASCII in the request id', 'pchar consists of ASCII characters.'],
    [
      'trailing-space',
      'request-7 ',
      'A space after the request id',
      'LF follows the last character; the space is not in pchar.',
    ],
  ].map(([id, requestId, title, reason]) =>
    refuses(FULL, `siwe-request-id-${id}`, title, {
      rule: 'siwe.request-id',
      change: { requestId },
      reason,
      risk: ['injection', 'parser-differential'],
    }),
  ),
];

export default () => [
  file('siwe.parse', 'nonce', nonces()),
  file('siwe.parse', 'chain-id', chains()),
  file('siwe.parse', 'version', versions()),
  file('siwe.parse', 'request-id', requests()),
];
