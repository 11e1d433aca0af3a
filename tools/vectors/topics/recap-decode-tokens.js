// recap.decode: JSON text token by token. What is missing, what an escape may be, and how surrogates pair.
import { file } from '../kit.js';
import { cellText, decodes, NO_JSON, refused, restricted, restrictedTo } from '../recaps.js';

export const since = '3.0.0';

const rules = ['json.text'];
const MEMBER = 'RFC 8259 section 4: a member is a string, a colon and a value';
const ARRAY = 'RFC 8259 section 5: values of an array are separated by commas, and a bracket ends it';
const STRING = 'RFC 8259 section 7: a string ends with a quotation mark';
const ESCAPE = 'RFC 8259 section 7: an escape is one of eight characters, or u and four hex digits';
const NUMBER = 'RFC 8259 section 6: an integer without leading zeros, a fraction, an exponent, each with a digit';
const PAIR = 'RFC 8259 section 7: U+10000 to U+10FFFF are a high surrogate (D800 to DBFF) and a low one (DC00 to DFFF)';
const LONE = 'RFC 8259 section 8.2: a surrogate that has no partner is no character';
const ORDER = 'Keys are ordered by their UTF-8 bytes, which is the order of code points and not of UTF-16 units';

/** Members of one alternative that are JSON: name, title, members as JSON text, value, reason, further rules. */
const good = [
  ['pair-first', 'The pair of U+10000', '"k":"\\ud800\\udc00"', { k: '\u{10000}' }, PAIR],
  ['pair-last', 'The pair of U+10FFFF', '"k":"\\udbff\\udfff"', { k: '\u{10ffff}' }, PAIR],
  [
    'pair-high-last',
    'The last high surrogate and the first low one',
    '"k":"\\uDBFF\\uDC00"',
    { k: '\u{10fc00}' },
    PAIR,
  ],
  ['pair-low-last', 'The first high surrogate and the last low one', '"k":"\\uD800\\uDFFF"', { k: '\u{103ff}' }, PAIR],
  ['pairs', 'Two pairs', '"k":"\\ud83d\\ude00\\ud83d\\ude00"', { k: '\u{1f600}\u{1f600}' }, PAIR],
  ['pair-text', 'A pair and a letter', '"k":"\\ud83d\\ude00A"', { k: '\u{1f600}A' }, PAIR],
  ['below-surrogates', 'U+D7FF escaped', '"k":"\\ud7ff"', { k: '\ud7ff' }, PAIR],
  ['above-surrogates', 'U+E000 escaped', '"k":"\\ue000"', { k: '\ue000' }, PAIR],
  ['escape-last', 'U+FFFF escaped', '"k":"\\uffff"', { k: '\uffff' }, PAIR],
  ['escape-two', 'U+E000 escaped and a letter escaped', '"k":"\\ue000\\u0041"', { k: '\ue000A' }, PAIR],
  ['escaped-backslash', 'An escaped backslash in front of u', '"k":"\\\\ud83d"', { k: '\\ud83d' }, ESCAPE],
  ['escape-end', 'An escape at the end of a key', '"k\\n":1', { 'k\n': 1 }, ESCAPE],
  [
    'order-e000',
    'A key of U+E000 before one beyond U+FFFF',
    '"\ue000":1,"\u{1f600}":1',
    { '\ue000': 1, '\u{1f600}': 1 },
    ORDER,
  ],
  [
    'order-ffff',
    'A key of U+FFFF before one of U+10000',
    '"\uffff":1,"\u{10000}":1',
    { '\uffff': 1, '\u{10000}': 1 },
    ORDER,
  ],
  ['order-d7ff', 'A key of U+D7FF before one of U+E000', '"\ud7ff":1,"\ue000":1', { '\ud7ff': 1, '\ue000': 1 }, ORDER],
  ['order-pairs', 'Two keys beyond U+FFFF', '"\u{10000}":1,"\u{10001}":1', { '\u{10000}': 1, '\u{10001}': 1 }, ORDER],
  ['order-prefix', 'A key that another one begins with', '"a":1,"ab":1', { a: 1, ab: 1 }, ORDER],
];

/** Members that are none. */
const bad = [
  ['key-first-quote', 'A key without its first quotation mark', 'k":1', MEMBER],
  ['key-last-quote', 'A key without its last quotation mark', '"k:1', MEMBER],
  ['key-number', 'A number in the place of a key', '1:1', MEMBER],
  ['key-object', 'An object in the place of a key', '{}:1', MEMBER],
  ['key-literal', 'A literal in the place of a key', 'null:1', MEMBER],
  ['key-alone', 'A key alone', '"k"', MEMBER],
  ['value-alone', 'A value alone', '5', MEMBER],
  ['colon', 'A member without its colon', '"k" 1', MEMBER],
  ['colon-comma', 'A comma for the colon of a member', '"k",1', MEMBER],
  ['colon-equals', 'An equals sign for the colon of a member', '"k"=1', MEMBER],
  ['colon-twice', 'Two colons', '"k"::1', MEMBER],
  ['value', 'A member without its value', '"k":', MEMBER],
  ['second-value', 'A second member without a key', '"k":1,5', MEMBER],
  ['second-text', 'A second member that is a string alone', '"k":1,"l"', MEMBER],
  ['comma-first', 'A comma in front of the first member', ',"k":1', MEMBER],
  ['comma-twice', 'Two commas between members', '"k":1,,"l":1', MEMBER],
  ['semicolon', 'A semicolon between members', '"k":1;"l":1', MEMBER],
  ['array-comma-first', 'A comma in front of the first value', '"k":[,1]', ARRAY],
  ['array-comma-twice', 'Two commas between values', '"k":[1,,1]', ARRAY],
  ['array-brace', 'An array that a brace ends', '"k":[1}', ARRAY],
  ['array-colon', 'A colon in an array', '"k":[1:1]', ARRAY],
  ['object-bracket', 'An object that a bracket ends', '"k":{"l":1]', MEMBER],
  ['string-open', 'A string that nothing ends', '"k":"v', STRING],
  ['string-backslash', 'A string whose last quotation mark is escaped', '"k":"v\\"', STRING],
  ['escape-upper', 'An escape with an upper-case U', '"k":"\\U0041"', ESCAPE],
  ['escape-x', 'An escape of four digits behind x', '"k":"\\x0041"', ESCAPE],
  ['escape-letters', 'An escape of letters that are no hex digits', '"k":"\\uefgh"', ESCAPE],
  ['escape-letter', 'An escape of a letter that there is none of', '"k":"\\abcdefgh"', ESCAPE],
  ['escape-zero', 'An escape of zero', '"k":"\\0"', ESCAPE],
  ['escape-v', 'An escape of a vertical tab', '"k":"\\v"', ESCAPE],
  ['escape-cut', 'An escape that the string ends', '"k":"\\u004"', ESCAPE],
  ['escape-sign', 'An escape with a sign', '"k":"\\u+041"', ESCAPE],
  ['escape-space', 'An escape with a space', '"k":"\\u 041"', ESCAPE],
  ['escape-braces', 'An escape in braces', '"k":"\\u{41}"', ESCAPE],
  ['escape-low-x', 'A high surrogate and an x in the place of the u of the low one', '"k":"\\ud83d\\xde00"', ESCAPE],
  ['number-exponent', 'A number that ends with its exponent', '"k":1e', NUMBER],
  ['number-minus', 'A minus sign alone', '"k":-', NUMBER],
  ['number-underscore', 'A number with an underscore', '"k":1_000', NUMBER],
];

/** Surrogates that have no partner. */
const lone = [
  ['low-after-letter', 'A low surrogate behind an ordinary escape', '\\u0041\\udc00'],
  ['low-twice', 'Two low surrogates', '\\udc01\\udc02'],
  ['low-first-twice', 'The first low surrogate twice', '\\udc00\\udc00'],
  ['low-last', 'The last low surrogate', '\\udfff'],
  ['high-first', 'The first high surrogate', '\\ud800'],
  ['high-last', 'The last high surrogate', '\\udbff'],
  ['high-letter', 'A high surrogate and an escaped letter', '\\ud83d\\u0041'],
  ['high-below', 'A high surrogate and U+D7FF', '\\ud83d\\ud7ff'],
  ['high-above', 'A high surrogate and U+E000', '\\ud83d\\ue000'],
  ['high-last-unit', 'A high surrogate and U+FFFF', '\\ud83d\\uffff'],
  ['high-newline', 'A high surrogate and an escaped line feed', '\\ud83d\\n'],
  ['pair-then-low', 'A pair and a low surrogate', '\\ud83d\\ude00\\ude00'],
  ['pair-then-high', 'A pair and a high surrogate', '\\ud83d\\ude00\\ud83d'],
];

/** Whole payloads that end early. */
const cut = [
  ['end-in-string', 'A text that ends inside of a string', '{"att":{"https://example.com/":{"crud/re', STRING],
  ['end-in-escape', 'A text that ends inside of an escape', '{"att":{"https://example.com/":{"crud/re\\u00', ESCAPE],
  ['end-in-backslash', 'A text that ends behind a backslash', '{"att":{"https://example.com/":{"crud/re\\', ESCAPE],
  ['end-after-key', 'A text that ends behind a key', '{"att"', MEMBER],
  ['end-after-colon', 'A text that ends behind a colon', '{"att":', MEMBER],
  ['end-after-comma', 'A text that ends behind a comma', '{"att":{},', MEMBER],
  ['end-in-array', 'A text that ends in an array', '{"att":{"https://example.com/":{"crud/read":[{}', ARRAY],
  ['brace-alone', 'A brace alone', '{', MEMBER],
  ['quote-alone', 'A quotation mark alone', '"', STRING],
];

const disorder = [
  ['order-e000-after', 'A key of U+E000 behind one beyond U+FFFF', '"\u{1f600}":1,"\ue000":1'],
  ['order-ffff-after', 'A key of U+FFFF behind one of U+10000', '"\u{10000}":1,"\uffff":1'],
  ['order-prefix-after', 'A key behind one that begins with it', '"ab":1,"a":1'],
];

const refusedText = (name, title, payload, mutation, reason, profiles) =>
  refused(`token-${name}`, title, payload, {
    rule: 'json.text',
    twin: 'one-cell',
    mutation,
    reason: `${reason}.`,
    risk: ['parser-differential'],
    ...(profiles ? { profiles } : {}),
  });

export default () => [
  file('recap.decode', 'tokens', [
    ...good.map(([name, title, members, value, reason]) =>
      decodes(`token-${name}`, title, restricted(members), restrictedTo(value), {
        rules: name.startsWith('order') ? ['recap.order', ...rules] : rules,
        reason: `${reason}.`,
      }),
    ),
    ...bad.map(([name, title, members, reason]) =>
      refusedText(name, title, restricted(members), `[{}] -> [{${members}}]`, reason, NO_JSON),
    ),
    ...lone.map(([name, title, text]) =>
      refusedText(name, title, restricted(`"k":"${text}"`), `the string is "${text}" as written`, LONE),
    ),
    ...cut.map(([name, title, payload, reason]) =>
      refusedText(name, title, payload, `the text is ${payload}`, reason, NO_JSON),
    ),
    refusedText(
      'array-text',
      'A string in front of a value in an array',
      cellText('["k":{}]'),
      '[{}] -> ["k":{}]',
      ARRAY,
      NO_JSON,
    ),
    ...disorder.map(([name, title, members]) =>
      refused(`token-${name}`, title, restricted(members), {
        rule: 'recap.order',
        twin: 'one-cell',
        mutation: 'two restrictions in another order than that of their UTF-8 bytes',
        reason: `${ORDER}.`,
        risk: ['parser-differential', 'consent-bypass'],
      }),
    ),
  ]),
];
