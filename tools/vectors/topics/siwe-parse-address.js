// siwe.parse: the address and its checksum. The mixed-case addresses are those that EIP-55 prints.
import { alice, checksum, contest, file } from '../kit.js';
import { contests, PLAIN, parses, refuses, twinOf } from '../siwe.js';

const MIXED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const OTHER = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const rules = ['siwe.address', 'siwe.address-checksum'];

const PREFIX = contest('a-address-prefix', {
  result: 'accept',
  reading: '"0x" is not marked %s, and ABNF matches such a string without regard to case.',
});

const accepted = () => [
  parses(
    'siwe-address-mixed-case',
    'A mixed-case address of EIP-55',
    { address: MIXED },
    {
      rules,
      reason:
        'The case of each letter follows the Keccak-256 digest of the lower-case digits; EIP-55 prints this address.',
      trace: { checksum: checksum(MIXED) },
    },
  ),
  parses(
    'siwe-address-mixed-case-small-first',
    'A mixed-case address that starts with a small letter',
    { address: OTHER },
    {
      rules,
      reason:
        'The case of each letter follows the Keccak-256 digest of the lower-case digits; EIP-55 prints this address.',
      trace: { checksum: checksum(OTHER) },
    },
  ),
  parses(
    'siwe-address-all-capitals',
    'An address whose checksum spelling is upper case throughout',
    { address: '0x52908400098527886E0F7030069857D2E4169EE7' },
    {
      rules,
      reason: 'EIP-55 prints this address among its test cases: every letter is a capital.',
    },
  ),
  parses(
    'siwe-address-all-small',
    'An address whose checksum spelling is lower case throughout',
    { address: '0xde709f2102306220921060314715629080e2fb77' },
    {
      rules,
      reason: 'EIP-55 prints this address among its test cases: no letter is a capital.',
    },
  ),
  parses(
    'siwe-address-lower-case',
    'A lower-case address whose checksum spelling is mixed',
    { address: MIXED.toLowerCase() },
    {
      rules,
      reason: 'One case carries no checksum that could be wrong. The member is the text as written.',
      trace: { checksum: checksum(MIXED) },
      contested: contests.checksumDemanded,
    },
  ),
  parses(
    'siwe-address-upper-case',
    'An upper-case address whose checksum spelling is mixed',
    { address: `0x${MIXED.slice(2).toUpperCase()}` },
    {
      rules,
      reason: 'One case carries no checksum that could be wrong. The member is the text as written.',
      trace: { checksum: checksum(MIXED) },
      contested: contests.checksumDemanded,
    },
  ),
  parses(
    'siwe-address-digits-only',
    'An address without letters',
    { address: `0x${'12345'.repeat(8)}` },
    {
      rules,
      reason: 'Without letters there is nothing that a checksum could say.',
    },
  ),
];

const CHECKED = twinOf('siwe-address-mixed-case', { address: MIXED });
const wrongCase = () =>
  [
    ['one-capital-small', 'One capital of the checksum written small', MIXED.replace('A', 'a')],
    [
      'inverted',
      'Every letter in the other case',
      MIXED.replace(/[a-fA-F]/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase())),
    ],
    ['digit-mistyped', 'One digit of a mixed-case address mistyped', MIXED.replace('6053', '6063')],
    ['lower-with-one-capital', 'A lower-case address with one capital', MIXED.toLowerCase().replace(/d$/, 'D')],
  ].map(([id, title, address]) =>
    refuses(CHECKED, `siwe-address-checksum-${id}`, title, {
      rule: 'siwe.address-checksum',
      change: { address },
      reason: 'Letters of both cases claim a checksum, and this is not the EIP-55 spelling of the digits.',
      trace: { checksum: checksum(address) },
      contested: contests.checksumAdvised,
    }),
  );

const malformed = () =>
  [
    ['short', 'An address of 39 digits', () => MIXED.toLowerCase().slice(0, -1), 'An address has 40 hex digits.'],
    ['long', 'An address of 41 digits', () => `${MIXED.toLowerCase()}0`, 'An address has 40 hex digits.'],
    ['empty', 'An empty address line', () => '', 'The line has "0x" and 40 hex digits.'],
    ['no-prefix', '40 hex digits without the prefix', () => MIXED.toLowerCase().slice(2), 'An address starts with 0x.'],
    [
      'capital-prefix',
      'The prefix 0X',
      () => `0X${MIXED.toLowerCase().slice(2)}`,
      'An address starts with a lower-case 0x.',
      PREFIX,
    ],
    ['letter-g', 'A letter beyond f', () => `0x${'12345'.repeat(7)}1234g`, 'The letter g is no hex digit.'],
    ['ens-name', 'An ENS name', () => 'alice.eth', 'The line has an address; names are resolved elsewhere.'],
    [
      'leading-space',
      'A space before the address',
      () => ` ${alice().address}`,
      'The address starts at the start of its line.',
    ],
    ['trailing-space', 'A space after the address', () => `${alice().address} `, 'LF follows the 40th digit.'],
    [
      'trailing-carriage-return',
      'A carriage return after the address',
      () => `${alice().address}\r`,
      'Only LF ends a line: the carriage return is the 43rd character of the address.',
    ],
    [
      'full-width-digit',
      'A full-width digit in the address',
      () => `0x${'12345'.repeat(7)}1234\uff15`,
      'U+FF15 is no hex digit.',
    ],
  ].map(([id, title, address, reason, contested]) =>
    refuses(PLAIN, `siwe-address-${id}`, title, {
      rule: 'siwe.address',
      change: { address: address() },
      reason,
      ...(contested ? { contested } : {}),
    }),
  );

export default () => [file('siwe.parse', 'address', [...accepted(), ...wrongCase(), ...malformed()])];
