// siwe.parse: the nonce, the chain id, the version and the request id.
import { group, siweTexts, topic } from '../vocabulary.js';

const { FULL, parsing } = siweTexts;

const LETTERS = 'A nonce has eight or more ASCII letters and digits, in any mixture.';
const EIGHT = 'A nonce has eight characters or more.';
const UNDERSCORE = 'The underscore is neither letter nor digit.';

const nonces = () =>
  topic({ operation: 'siwe.parse', name: 'nonce', prefix: 'siwe-nonce-', from: parsing },
    group({ rules: ['siwe.nonce'], why: LETTERS }, [
      { id: 'eight', title: 'A nonce of eight characters', fields: { nonce: 'abcd1234' } },
      { id: 'nine', title: 'A nonce of nine characters', fields: { nonce: 'abcd12345' } },
      { id: 'digits', title: 'A nonce of zeros', fields: { nonce: '00000000' } },
      { id: 'letters', title: 'A nonce of letters in both cases', fields: { nonce: 'abcdefgH' } },
      { id: 'block-hash', title: 'A block hash with its prefix', fields: { nonce: `0x${'9f'.repeat(32)}` },
        why: 'The digit 0 and the letter x are in the alphabet like the hex digits.' },
      { id: 'long', title: 'A nonce of 256 characters', fields: { nonce: 'aZ09'.repeat(64) },
        why: 'The grammar has a lower bound and no upper one.' },
    ]),
    group({ rule: 'siwe.nonce' }, [
      { id: 'empty', title: 'An empty nonce', fields: { nonce: '' }, why: EIGHT },
      { id: 'seven', title: 'A nonce of seven characters', fields: { nonce: 'abcd123' }, why: EIGHT },
      { id: 'hyphen', title: 'A nonce with hyphens', fields: { nonce: 'f81d4fae-7dec-11d0' },
        why: 'The hyphen is neither letter nor digit.' },
      { id: 'underscore', title: 'A nonce with an underscore', fields: { nonce: 'abcd_1234' }, why: UNDERSCORE },
      { id: 'base64', title: 'A nonce in base64 with padding', fields: { nonce: 'q83vEjRWeJA=' },
        why: 'The equals sign is neither letter nor digit.' },
      { id: 'arabic-digits', title: 'A nonce of Arabic-Indic digits', fields: { nonce: '\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668' },
        why: 'DIGIT of ABNF is 0 to 9; U+0661 is a digit of Unicode only.' },
      { id: 'full-width', title: 'A nonce of full-width letters and digits',
        fields: { nonce: '\uff41\uff42\uff43\uff44\uff11\uff12\uff13\uff14' }, why: 'ALPHA and DIGIT of ABNF are ASCII.' },
      { id: 'accent', title: 'A nonce with an accented letter', fields: { nonce: 'abcd123\u00e9' },
        why: 'ALPHA of ABNF is A to Z and a to z.' },
      { id: 'kelvin', title: 'A nonce with the Kelvin sign', fields: { nonce: 'abcd123\u212a' },
        why: 'U+212A equals k when case is folded, and is no ASCII letter.' },
      { id: 'leading-space', title: 'Two spaces between label and nonce', fields: { nonce: ' abcd1234' },
        why: 'One space belongs to the label, the other is neither letter nor digit.' },
      { id: 'trailing-space', title: 'A space after the nonce', fields: { nonce: 'abcd1234 ' },
        why: 'LF follows the last character; the space is neither letter nor digit.' },
      { id: 'space', title: 'A space inside the nonce', fields: { nonce: 'abcd 1234' },
        why: 'The space is neither letter nor digit.' },
    ]),
  );

const DIGIT = 'A chain id is one or more digits.';
const ANY_NUMBER = 'The grammar has any number of digits.';

const chainIds = () =>
  topic({ operation: 'siwe.parse', name: 'chain-id', prefix: 'siwe-chain-id-', from: parsing },
    group({ rules: ['siwe.chain-id'] }, [
      { id: 'zero', title: 'The chain id 0', fields: { chainId: '0' }, why: DIGIT },
      { id: 'leading-zero', title: 'A leading zero', fields: { chainId: '01' },
        why: 'The chain id is text: 01 is not written again as 1.' },
      { id: 'beyond-double', title: 'The chain id 2^53+1', fields: { chainId: '9007199254740993' },
        why: 'The chain id is text: no digit is lost to a binary64 number.' },
      { id: 'beyond-64-bits', title: 'The chain id 2^64', fields: { chainId: '18446744073709551616' }, why: ANY_NUMBER },
      { id: '78-digits', title: 'A chain id of 78 digits', fields: { chainId: '9'.repeat(78) }, why: ANY_NUMBER },
    ]),
    group({ rule: 'siwe.chain-id' }, [
      { id: 'empty', title: 'An empty chain id', fields: { chainId: '' }, why: 'A chain id has one digit or more.' },
      { id: 'hexadecimal', title: 'A hexadecimal chain id', fields: { chainId: '0x1' }, why: 'The letter x is no digit.' },
      { id: 'negative', title: 'A negative chain id', fields: { chainId: '-1' }, why: 'The hyphen is no digit.' },
      { id: 'plus', title: 'A chain id with a plus sign', fields: { chainId: '+1' }, why: 'The plus sign is no digit.' },
      { id: 'decimal-point', title: 'A chain id with a decimal point', fields: { chainId: '1.0' }, why: 'The full stop is no digit.' },
      { id: 'exponent', title: 'A chain id with an exponent', fields: { chainId: '1e2' }, why: 'The letter e is no digit.' },
      { id: 'leading-space', title: 'Two spaces between label and chain id', fields: { chainId: ' 1' },
        why: 'One space belongs to the label, the other is no digit.' },
      { id: 'trailing-space', title: 'A space after the chain id', fields: { chainId: '1 ' }, why: 'LF follows the last digit.' },
    ]),
  );

const NOTHING_MORE = 'Nothing follows the character 1.';

const versions = () =>
  topic({ operation: 'siwe.parse', name: 'version', prefix: 'siwe-version-', from: parsing, rule: 'siwe.version' }, [
    { id: 'two', title: 'The version 2', fields: { version: '2' }, why: 'This grammar has one version.' },
    { id: 'empty', title: 'An empty version', fields: { version: '' }, why: 'The version is the character 1.' },
    { id: 'decimal', title: 'The version 1.0', fields: { version: '1.0' }, why: NOTHING_MORE },
    { id: 'eleven', title: 'The version 11', fields: { version: '11' }, why: NOTHING_MORE },
    { id: 'leading-zero', title: 'The version 01', fields: { version: '01' }, why: 'The version is text and not a number: it starts with 1.' },
    { id: 'trailing-space', title: 'A space after the version', fields: { version: '1 ' }, why: 'LF follows the character 1.' },
    { id: 'full-width', title: 'A full-width one', fields: { version: '\uff11' }, why: 'U+FF11 is another character than U+0031.' },
  ]);

const requestIds = () =>
  topic({ operation: 'siwe.parse', name: 'request-id', prefix: 'siwe-request-id-', from: parsing },
    group({ rules: ['siwe.request-id', 'siwe.layout'] }, [
      { id: 'empty', title: 'An empty request id', fields: { requestId: '' },
        why: 'request-id is any number of pchar, none included. Its line is there, so the member is there.' },
      { id: 'pchar', title: 'Every character of pchar but pct-encoded', fields: { requestId: "AZaz09-._~!$&'()*+,;=:@" },
        why: 'pchar is unreserved, sub-delims, colon and at sign.' },
      { id: 'percent-encoded', title: 'Percent-encoded octets, a line feed among them', fields: { requestId: 'a%20b%2Fc%0A' },
        why: 'pchar has pct-encoded; nothing is decoded.' },
      { id: 'label', title: 'The label Resources: as a request id', fields: { requestId: 'Resources:' },
        why: 'Letters and the colon are pchar, and a label counts at the start of its own line only.' },
    ]),
    group({ rule: 'siwe.request-id', of: FULL, risk: ['injection', 'parser-differential'] }, [
      { id: 'slash', title: 'A slash in the request id', fields: { requestId: 'a/b' },
        why: 'pchar is what stands in one path segment: the slash is not part of it.' },
      { id: 'question-mark', title: 'A question mark in the request id', fields: { requestId: 'a?b' },
        why: 'The question mark is in query but not in pchar.' },
      { id: 'space', title: 'A space in the request id', fields: { requestId: 'request 7' }, why: 'The space is not in pchar.' },
      { id: 'percent', title: 'A percent sign at the end of the request id', fields: { requestId: '100%' },
        why: 'pct-encoded is a percent sign and two hex digits.' },
      { id: 'backslash', title: 'A backslash in the request id', fields: { requestId: 'a\\nb' }, why: 'The backslash is not in pchar.' },
      { id: 'accent', title: 'A letter beyond ASCII in the request id', fields: { requestId: 'r\u00e9f-7' },
        why: 'pchar consists of ASCII characters.' },
      { id: 'trailing-space', title: 'A space after the request id', fields: { requestId: 'request-7 ' },
        why: 'LF follows the last character; the space is not in pchar.' },
    ]),
  );

export default () => [nonces(), chainIds(), versions(), requestIds()];
