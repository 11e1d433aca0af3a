// recap.decode: JSON text token by token. What is missing, what an escape may be, and how surrogates pair.
import { group, type Row, recaps, type Shared, topic } from '../vocabulary.js';

const { decoding, NO_JSON } = recaps;

const MEMBER = 'RFC 8259 section 4: a member is a string, a colon and a value.';
const ARRAY = 'RFC 8259 section 5: values of an array are separated by commas, and a bracket ends it.';
const STRING = 'RFC 8259 section 7: a string ends with a quotation mark.';
const ESCAPE = 'RFC 8259 section 7: an escape is one of eight characters, or u and four hex digits.';
const NUMBER = 'RFC 8259 section 6: an integer without leading zeros, a fraction, an exponent, each with a digit.';
const PAIR = 'RFC 8259 section 7: U+10000 to U+10FFFF are a high surrogate (D800 to DBFF) and a low one (DC00 to DFFF).';
const LONE = 'RFC 8259 section 8.2: a surrogate that has no partner is no character.';
const ORDER = 'Keys are ordered by their UTF-8 bytes, which is the order of code points and not of UTF-16 units.';

/** Members of one alternative that are JSON. */
const texts = () => group({ rules: ['json.text'], from: decoding }, [
  { id: 'pair-first', title: 'The pair of U+10000', members: '"k":"\\ud800\\udc00"', value: { k: '\u{10000}' }, why: PAIR },
  { id: 'pair-last', title: 'The pair of U+10FFFF', members: '"k":"\\udbff\\udfff"', value: { k: '\u{10ffff}' }, why: PAIR },
  { id: 'pair-high-last', title: 'The last high surrogate and the first low one', members: '"k":"\\uDBFF\\uDC00"', value: { k: '\u{10fc00}' }, why: PAIR },
  { id: 'pair-low-last', title: 'The first high surrogate and the last low one', members: '"k":"\\uD800\\uDFFF"', value: { k: '\u{103ff}' }, why: PAIR },
  { id: 'pairs', title: 'Two pairs', members: '"k":"\\ud83d\\ude00\\ud83d\\ude00"', value: { k: '\u{1f600}\u{1f600}' }, why: PAIR },
  { id: 'pair-text', title: 'A pair and a letter', members: '"k":"\\ud83d\\ude00A"', value: { k: '\u{1f600}A' }, why: PAIR },
  { id: 'below-surrogates', title: 'U+D7FF escaped', members: '"k":"\\ud7ff"', value: { k: '\ud7ff' }, why: PAIR },
  { id: 'above-surrogates', title: 'U+E000 escaped', members: '"k":"\\ue000"', value: { k: '\ue000' }, why: PAIR },
  { id: 'escape-last', title: 'U+FFFF escaped', members: '"k":"\\uffff"', value: { k: '\uffff' }, why: PAIR },
  { id: 'escape-two', title: 'U+E000 escaped and a letter escaped', members: '"k":"\\ue000\\u0041"', value: { k: '\ue000A' }, why: PAIR },
  { id: 'escaped-backslash', title: 'An escaped backslash in front of u', members: '"k":"\\\\ud83d"', value: { k: '\\ud83d' }, why: ESCAPE },
  { id: 'escape-end', title: 'An escape at the end of a key', members: '"k\\n":1', value: { 'k\n': 1 }, why: ESCAPE },
]);
const ordered = () => group({ rules: ['recap.order', 'json.text'], why: ORDER, from: decoding }, [
  { id: 'order-e000', title: 'A key of U+E000 before one beyond U+FFFF', members: '"\ue000":1,"\u{1f600}":1', value: { '\ue000': 1, '\u{1f600}': 1 } },
  { id: 'order-ffff', title: 'A key of U+FFFF before one of U+10000', members: '"\uffff":1,"\u{10000}":1', value: { '\uffff': 1, '\u{10000}': 1 } },
  { id: 'order-d7ff', title: 'A key of U+D7FF before one of U+E000', members: '"\ud7ff":1,"\ue000":1', value: { '\ud7ff': 1, '\ue000': 1 } },
  { id: 'order-pairs', title: 'Two keys beyond U+FFFF', members: '"\u{10000}":1,"\u{10001}":1', value: { '\u{10000}': 1, '\u{10001}': 1 } },
  { id: 'order-prefix', title: 'A key that another one begins with', members: '"a":1,"ab":1', value: { a: 1, ab: 1 } },
]);

/** Members that are none. */
const faults = () => group({ profiles: NO_JSON, from: decoding }, [
  { id: 'key-first-quote', title: 'A key without its first quotation mark', members: 'k":1', why: MEMBER },
  { id: 'key-last-quote', title: 'A key without its last quotation mark', members: '"k:1', why: MEMBER },
  { id: 'key-number', title: 'A number in the place of a key', members: '1:1', why: MEMBER },
  { id: 'key-object', title: 'An object in the place of a key', members: '{}:1', why: MEMBER },
  { id: 'key-literal', title: 'A literal in the place of a key', members: 'null:1', why: MEMBER },
  { id: 'key-alone', title: 'A key alone', members: '"k"', why: MEMBER },
  { id: 'value-alone', title: 'A value alone', members: '5', why: MEMBER },
  { id: 'colon', title: 'A member without its colon', members: '"k" 1', why: MEMBER },
  { id: 'colon-comma', title: 'A comma for the colon of a member', members: '"k",1', why: MEMBER },
  { id: 'colon-equals', title: 'An equals sign for the colon of a member', members: '"k"=1', why: MEMBER },
  { id: 'colon-twice', title: 'Two colons', members: '"k"::1', why: MEMBER },
  { id: 'value', title: 'A member without its value', members: '"k":', why: MEMBER },
  { id: 'second-value', title: 'A second member without a key', members: '"k":1,5', why: MEMBER },
  { id: 'second-text', title: 'A second member that is a string alone', members: '"k":1,"l"', why: MEMBER },
  { id: 'comma-first', title: 'A comma in front of the first member', members: ',"k":1', why: MEMBER },
  { id: 'comma-twice', title: 'Two commas between members', members: '"k":1,,"l":1', why: MEMBER },
  { id: 'semicolon', title: 'A semicolon between members', members: '"k":1;"l":1', why: MEMBER },
  { id: 'array-comma-first', title: 'A comma in front of the first value', members: '"k":[,1]', why: ARRAY },
  { id: 'array-comma-twice', title: 'Two commas between values', members: '"k":[1,,1]', why: ARRAY },
  { id: 'array-brace', title: 'An array that a brace ends', members: '"k":[1}', why: ARRAY },
  { id: 'array-colon', title: 'A colon in an array', members: '"k":[1:1]', why: ARRAY },
  { id: 'object-bracket', title: 'An object that a bracket ends', members: '"k":{"l":1]', why: MEMBER },
  { id: 'string-open', title: 'A string that nothing ends', members: '"k":"v', why: STRING },
  { id: 'string-backslash', title: 'A string whose last quotation mark is escaped', members: '"k":"v\\"', why: STRING },
  { id: 'escape-upper', title: 'An escape with an upper-case U', members: '"k":"\\U0041"', why: ESCAPE },
  { id: 'escape-x', title: 'An escape of four digits behind x', members: '"k":"\\x0041"', why: ESCAPE },
  { id: 'escape-letters', title: 'An escape of letters that are no hex digits', members: '"k":"\\uefgh"', why: ESCAPE },
  { id: 'escape-letter', title: 'An escape of a letter that there is none of', members: '"k":"\\abcdefgh"', why: ESCAPE },
  { id: 'escape-zero', title: 'An escape of zero', members: '"k":"\\0"', why: ESCAPE },
  { id: 'escape-v', title: 'An escape of a vertical tab', members: '"k":"\\v"', why: ESCAPE },
  { id: 'escape-cut', title: 'An escape that the string ends', members: '"k":"\\u004"', why: ESCAPE },
  { id: 'escape-sign', title: 'An escape with a sign', members: '"k":"\\u+041"', why: ESCAPE },
  { id: 'escape-space', title: 'An escape with a space', members: '"k":"\\u 041"', why: ESCAPE },
  { id: 'escape-braces', title: 'An escape in braces', members: '"k":"\\u{41}"', why: ESCAPE },
  { id: 'escape-low-x', title: 'A high surrogate and an x in the place of the u of the low one', members: '"k":"\\ud83d\\xde00"', why: ESCAPE },
  { id: 'number-exponent', title: 'A number that ends with its exponent', members: '"k":1e', why: NUMBER },
  { id: 'number-minus', title: 'A minus sign alone', members: '"k":-', why: NUMBER },
  { id: 'number-underscore', title: 'A number with an underscore', members: '"k":1_000', why: NUMBER },
]);

/** Rows of a text in the place of a string. */
const inString = ({ text, ...row }: Row & { readonly text: string }): Shared =>
  decoding({ ...row, members: `"k":"${text}"`, change: `the string is "${text}" as written` });

/** Surrogates that have no partner. */
const lone = () => group({ why: LONE, from: inString }, [
  { id: 'low-after-letter', title: 'A low surrogate behind an ordinary escape', text: '\\u0041\\udc00' },
  { id: 'low-twice', title: 'Two low surrogates', text: '\\udc01\\udc02' },
  { id: 'low-first-twice', title: 'The first low surrogate twice', text: '\\udc00\\udc00' },
  { id: 'low-last', title: 'The last low surrogate', text: '\\udfff' },
  { id: 'high-first', title: 'The first high surrogate', text: '\\ud800' },
  { id: 'high-last', title: 'The last high surrogate', text: '\\udbff' },
  { id: 'high-letter', title: 'A high surrogate and an escaped letter', text: '\\ud83d\\u0041' },
  { id: 'high-below', title: 'A high surrogate and U+D7FF', text: '\\ud83d\\ud7ff' },
  { id: 'high-above', title: 'A high surrogate and U+E000', text: '\\ud83d\\ue000' },
  { id: 'high-last-unit', title: 'A high surrogate and U+FFFF', text: '\\ud83d\\uffff' },
  { id: 'high-newline', title: 'A high surrogate and an escaped line feed', text: '\\ud83d\\n' },
  { id: 'pair-then-low', title: 'A pair and a low surrogate', text: '\\ud83d\\ude00\\ude00' },
  { id: 'pair-then-high', title: 'A pair and a high surrogate', text: '\\ud83d\\ude00\\ud83d' },
]);

/** Rows of a whole payload. */
const cutOff = (row: Row & { readonly payload: string }): Shared => ({ ...decoding(row), change: `the text is ${row.payload}` });

/** Whole payloads that end early. */
const cut = () => group({ profiles: NO_JSON, from: cutOff }, [
  { id: 'end-in-string', title: 'A text that ends inside of a string', why: STRING, payload: '{"att":{"https://example.com/":{"crud/re' },
  { id: 'end-in-escape', title: 'A text that ends inside of an escape', why: ESCAPE, payload: '{"att":{"https://example.com/":{"crud/re\\u00' },
  { id: 'end-in-backslash', title: 'A text that ends behind a backslash', why: ESCAPE, payload: '{"att":{"https://example.com/":{"crud/re\\' },
  { id: 'end-after-key', title: 'A text that ends behind a key', why: MEMBER, payload: '{"att"' },
  { id: 'end-after-colon', title: 'A text that ends behind a colon', why: MEMBER, payload: '{"att":' },
  { id: 'end-after-comma', title: 'A text that ends behind a comma', why: MEMBER, payload: '{"att":{},' },
  { id: 'end-in-array', title: 'A text that ends in an array', why: ARRAY, payload: '{"att":{"https://example.com/":{"crud/read":[{}' },
  { id: 'brace-alone', title: 'A brace alone', why: MEMBER, payload: '{' },
  { id: 'quote-alone', title: 'A quotation mark alone', why: STRING, payload: '"' },
]);

const disorder = () => group({ rule: 'recap.order', risk: ['parser-differential', 'consent-bypass'], why: ORDER,
  change: 'two restrictions in another order than that of their UTF-8 bytes', from: decoding }, [
  { id: 'order-e000-after', title: 'A key of U+E000 behind one beyond U+FFFF', members: '"\u{1f600}":1,"\ue000":1' },
  { id: 'order-ffff-after', title: 'A key of U+FFFF behind one of U+10000', members: '"\u{10000}":1,"\uffff":1' },
  { id: 'order-prefix-after', title: 'A key behind one that begins with it', members: '"ab":1,"a":1' },
]);

export default () =>
  topic({ operation: 'recap.decode', name: 'tokens', prefix: 'recap-decode-token-', since: '3.0.0', from: decoding, twin: 'recap-decode-one-cell' },
    texts(),
    ordered(),
    group({ rule: 'json.text' },
      faults(),
      lone(),
      cut(),
      [
        { id: 'array-text', title: 'A string in front of a value in an array', profiles: NO_JSON, why: ARRAY, cell: '["k":{}]' },
      ],
    ),
    disorder(),
  );
