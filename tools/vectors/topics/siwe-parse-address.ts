// siwe.parse: the address and its checksum. The mixed-case addresses are those that EIP-55 prints.
import { alice, checksum, contest, group, type Row, type Shared, siweTexts, topic } from '../vocabulary.js';

const { contests, parsing, twinOf } = siweTexts;

const MIXED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const OTHER = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';

/** Rows of an address; the trace has its checksum spelling where the row says so. */
const addressed = ({ address, spelled = false, ...row }: Row & siweTexts.Text & { readonly address: string; readonly spelled?: boolean }): Shared => ({
  ...parsing({ ...row, fields: { address } }),
  ...(spelled ? { trace: { checksum: checksum(address) } } : {}),
});

const accepted = () =>
  group({ rules: ['siwe.address', 'siwe.address-checksum'], from: addressed },
    group({ spelled: true, why: 'The case of each letter follows the Keccak-256 digest of the lower-case digits; EIP-55 prints this address.' }, [
      { id: 'mixed-case', title: 'A mixed-case address of EIP-55', address: MIXED },
      { id: 'mixed-case-small-first', title: 'A mixed-case address that starts with a small letter', address: OTHER },
    ]),
    [
      { id: 'all-capitals', title: 'An address whose checksum spelling is upper case throughout', address: '0x52908400098527886E0F7030069857D2E4169EE7',
        why: 'EIP-55 prints this address among its test cases: every letter is a capital.' },
      { id: 'all-small', title: 'An address whose checksum spelling is lower case throughout', address: '0xde709f2102306220921060314715629080e2fb77',
        why: 'EIP-55 prints this address among its test cases: no letter is a capital.' },
    ],
    group({ spelled: true, contested: contests.checksumDemanded,
      why: 'One case carries no checksum that could be wrong. The member is the text as written.' }, [
      { id: 'lower-case', title: 'A lower-case address whose checksum spelling is mixed', address: MIXED.toLowerCase() },
      { id: 'upper-case', title: 'An upper-case address whose checksum spelling is mixed', address: `0x${MIXED.slice(2).toUpperCase()}` },
    ]),
    [
      { id: 'digits-only', title: 'An address without letters', address: `0x${'12345'.repeat(8)}`,
        why: 'Without letters there is nothing that a checksum could say.' },
    ],
  );

const wrongCase = () =>
  group({ prefix: 'siwe-address-checksum-', of: twinOf('siwe-address-mixed-case', { address: MIXED }), rule: 'siwe.address-checksum', spelled: true,
    contested: contests.checksumAdvised, from: addressed,
    why: 'Letters of both cases claim a checksum, and this is not the EIP-55 spelling of the digits.' }, [
    { id: 'one-capital-small', title: 'One capital of the checksum written small', address: MIXED.replace('A', 'a') },
    { id: 'inverted', title: 'Every letter in the other case', address: MIXED.replace(/[a-fA-F]/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase())) },
    { id: 'digit-mistyped', title: 'One digit of a mixed-case address mistyped', address: MIXED.replace('6053', '6063') },
    { id: 'lower-with-one-capital', title: 'A lower-case address with one capital', address: MIXED.toLowerCase().replace(/d$/, 'D') },
  ]);

const FORTY = 'An address has 40 hex digits.';
const CAPITAL = contest('a-address-prefix', {
  result: 'accept',
  reading: '"0x" is not marked %s, and ABNF matches such a string without regard to case.',
});

const malformed = () =>
  group({ rule: 'siwe.address', from: addressed }, [
    { id: 'short', title: 'An address of 39 digits', address: MIXED.toLowerCase().slice(0, -1), why: FORTY },
    { id: 'long', title: 'An address of 41 digits', address: `${MIXED.toLowerCase()}0`, why: FORTY },
    { id: 'empty', title: 'An empty address line', address: '', why: 'The line has "0x" and 40 hex digits.' },
    { id: 'no-prefix', title: '40 hex digits without the prefix', address: MIXED.toLowerCase().slice(2), why: 'An address starts with 0x.' },
    { id: 'capital-prefix', title: 'The prefix 0X', contested: CAPITAL, address: `0X${MIXED.toLowerCase().slice(2)}`,
      why: 'An address starts with a lower-case 0x.' },
    { id: 'letter-g', title: 'A letter beyond f', address: `0x${'12345'.repeat(7)}1234g`, why: 'The letter g is no hex digit.' },
    { id: 'ens-name', title: 'An ENS name', address: 'alice.eth', why: 'The line has an address; names are resolved elsewhere.' },
    { id: 'leading-space', title: 'A space before the address', address: ` ${alice().address}`, why: 'The address starts at the start of its line.' },
    { id: 'trailing-space', title: 'A space after the address', address: `${alice().address} `, why: 'LF follows the 40th digit.' },
    { id: 'trailing-carriage-return', title: 'A carriage return after the address', address: `${alice().address}\r`,
      why: 'Only LF ends a line: the carriage return is the 43rd character of the address.' },
    { id: 'full-width-digit', title: 'A full-width digit in the address', address: `0x${'12345'.repeat(7)}1234\uff15`, why: 'U+FF15 is no hex digit.' },
  ]);

export default () => topic({ operation: 'siwe.parse', name: 'address', prefix: 'siwe-address-' }, accepted(), wrongCase(), malformed());
