// recap.decode: the payload as strict JSON text.
import { base64url, file, hex, utf8 } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  bytesOf,
  cellText,
  cidV0,
  decodes,
  details,
  NO_JSON,
  only,
  READ,
  refused,
  restricted,
  restrictedTo,
  SITE,
} from '../recaps.js';

const rule = 'json.text';
const rules = [rule];
const differential = ['parser-differential'];

/** Refused payloads of one family: [name, title, payload, mutation, reason, risks, profiles]. */
const refuseAll = (family, twin, entries) =>
  entries.map(([name, title, payload, mutation, reason, risk = differential, profiles = undefined]) =>
    refused(`json-${family}-${name}`, title, payload, {
      rule,
      twin,
      mutation,
      reason: `${reason}.`,
      risk,
      ...(profiles ? { profiles } : {}),
    }),
  );

// --- Numbers. ---

const numbers = [
  [
    'largest',
    'The largest number, 2^53-1',
    '9007199254740991',
    9007199254740991,
    'A magnitude of 2^53-1 is within the limit',
  ],
  [
    'smallest',
    'The smallest number, -(2^53-1)',
    '-9007199254740991',
    -9007199254740991,
    'A magnitude of 2^53-1 is within the limit',
  ],
  [
    'rounded-down',
    'A fraction that rounds to 2^53-1',
    '9007199254740991.4',
    9007199254740991,
    'The limit is on the binary64 value, and the nearest one is 2^53-1',
  ],
  [
    'exponent',
    'A number with fraction and exponent',
    '1.5E+3',
    1500,
    'RFC 8259 section 6 allows e and E, and a plus in the exponent',
  ],
  ['minus-zero', 'Minus zero', '-0', 0, '-0 is a JSON number, and as a JSON value it equals 0'],
  ['underflow', 'A number too small for binary64', '1e-400', 0, 'The nearest binary64 value is 0, which is finite'],
].map(([name, title, text, value, reason]) =>
  decodes(`json-number-${name}`, title, restricted(`"max":${text}`), restrictedTo({ max: value }), {
    rules,
    reason: `${reason}.`,
  }),
);

const numberFaults = refuseAll(
  'number',
  'json-number-largest',
  [
    ['2-53', 'The number 2^53', '9007199254740992', 'The magnitude is past 2^53-1'],
    ['minus-2-53', 'The number -2^53', '-9007199254740992', 'The magnitude is past 2^53-1'],
    [
      'rounded-up',
      'A fraction that rounds to 2^53',
      '9007199254740991.5',
      'The limit is on the binary64 value: halfway between two of them the even one, 2^53, is taken',
    ],
    ['exponent-2-53', 'A power of ten past 2^53', '1e16', 'The spelling does not matter, the value is past 2^53-1'],
    [
      'infinite',
      'A number past binary64',
      '1e400',
      'The nearest binary64 value is infinite',
      ['parser-differential', 'resource-exhaustion'],
    ],
    [
      'minus-infinite',
      'A negative number past binary64',
      '-1e400',
      'The nearest binary64 value is infinite',
      ['parser-differential', 'resource-exhaustion'],
    ],
    [
      'leading-zero',
      'A number with a leading zero',
      '05',
      'RFC 8259 section 6: leading zeros are not allowed; others read octal',
      differential,
      NO_JSON,
    ],
    ['plus', 'A number with a plus sign', '+5', 'RFC 8259 section 6: the only sign is a minus', differential, NO_JSON],
    [
      'point-first',
      'A number that begins with its point',
      '.5',
      'RFC 8259 section 6: a fraction follows an integer',
      differential,
      NO_JSON,
    ],
    [
      'point-last',
      'A number that ends with its point',
      '5.',
      'RFC 8259 section 6: a point is followed by digits',
      differential,
      NO_JSON,
    ],
    [
      'exponent-empty',
      'An exponent without digits',
      '5e',
      'RFC 8259 section 6: an exponent has digits',
      differential,
      NO_JSON,
    ],
    ['hex', 'A hexadecimal number', '0x5', 'RFC 8259 section 6: numbers are decimal', differential, NO_JSON],
    [
      'separator',
      'A number with a digit separator',
      '1_000',
      'RFC 8259 section 6: digits stand next to each other',
      differential,
      NO_JSON,
    ],
    [
      'full-width',
      'A full-width digit',
      '\uff15',
      'RFC 8259 section 6: digits are ASCII, though Unicode has others',
      differential,
      NO_JSON,
    ],
    [
      'nan',
      'NaN',
      'NaN',
      'RFC 8259 section 6: numbers that cannot be written with digits are not permitted',
      differential,
      NO_JSON,
    ],
    [
      'infinity',
      'Infinity',
      'Infinity',
      'RFC 8259 section 6: numbers that cannot be written with digits are not permitted',
      differential,
      NO_JSON,
    ],
  ].map(([name, title, text, ...rest]) => [
    name,
    title,
    restricted(`"max":${text}`),
    `"max":9007199254740991 -> "max":${text}`,
    ...rest,
  ]),
);

// --- Strings. ---

const strings = [
  [
    'escapes',
    'Every escape of JSON',
    '"to":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041"',
    { to: '"\\/\b\f\n\r\tA' },
    'RFC 8259 section 7 lists these escapes',
  ],
  [
    'escaped-pair',
    'An escaped pair of surrogates',
    '"to":"\\ud83d\\uDE00"',
    { to: '\u{1F600}' },
    'RFC 8259 section 7: a character beyond U+FFFF is escaped as a pair, in hex digits of either case',
  ],
  [
    'raw-beyond-bmp',
    'A character beyond U+FFFF as it is',
    '"to":"\u{1F600}"',
    { to: '\u{1F600}' },
    'Its UTF-8 is four bytes, which are well-formed',
  ],
  [
    'replacement',
    'U+FFFD as it is',
    '"to":"\uFFFD"',
    { to: '\uFFFD' },
    'U+FFFD is a character like any other when the bytes spell it',
  ],
  [
    'raw-controls',
    'DEL, U+2028 and a byte order mark inside a string',
    '"to":"\x7f\u2028\uFEFF"',
    { to: '\x7f\u2028\uFEFF' },
    'RFC 8259 section 7 asks for an escape below U+0020 only, and only the beginning of a text is no place for U+FEFF',
  ],
  [
    'escaped-null',
    'An escaped null character',
    '"to":"a\\u0000b"',
    { to: 'a\0b' },
    'An escape may name U+0000, and a string does not end there',
  ],
  ['empty-key', 'An empty key', '"":1', { '': 1 }, 'A key is a string, and a string may be empty'],
  [
    'normal-forms',
    'Two keys that are equal after Unicode normalisation',
    '"e\u0301":1,"\u00e9":2',
    { 'e\u0301': 1, '\u00e9': 2 },
    'Keys are compared as sequences of code points (RFC 8259 section 8.3); U+0065 sorts before U+00E9',
  ],
  [
    'letter-case',
    'Two keys that differ in letter case',
    '"MAX":1,"max":2',
    { MAX: 1, max: 2 },
    'Keys are compared as sequences of code points; upper case sorts first',
  ],
].map(([name, title, members, value, reason]) =>
  decodes(`json-string-${name}`, title, restricted(members), restrictedTo(value), { rules, reason: `${reason}.` }),
);

const lone = 'RFC 8259 section 8.2: a lone surrogate is no character, and readers disagree on what it becomes';
const stringFaults = refuseAll(
  'string',
  'json-string-escapes',
  [
    ['high-surrogate', 'An escaped high surrogate alone', '\\ud83d', lone],
    ['low-surrogate', 'An escaped low surrogate alone', '\\ude00', lone],
    ['reversed-pair', 'Escaped surrogates in the wrong order', '\\ude00\\ud83d', lone],
    [
      'two-high',
      'An escaped high surrogate in front of a pair',
      '\\ud83d\\ud83d\\ude00',
      'The first high surrogate is followed by another one and stays alone',
    ],
    ['half-raw-pair', 'An escaped high surrogate in front of a letter', '\\ud83dA', lone],
    [
      'line-feed',
      'A line feed in a string',
      'a\nb',
      'RFC 8259 section 7: characters below U+0020 are escaped',
      ['parser-differential', 'injection'],
      NO_JSON,
    ],
    [
      'tab',
      'A tab in a string',
      'a\tb',
      'RFC 8259 section 7: characters below U+0020 are escaped',
      differential,
      NO_JSON,
    ],
    [
      'null-character',
      'A null character in a string',
      'a\0b',
      'RFC 8259 section 7: characters below U+0020 are escaped',
      differential,
      NO_JSON,
    ],
    [
      'hex-escape',
      'A hexadecimal escape of two digits',
      '\\x41',
      'RFC 8259 section 7 has no escape of this letter',
      differential,
      NO_JSON,
    ],
    [
      'short-escape',
      'A Unicode escape of three digits',
      '\\u041',
      'RFC 8259 section 7: four hex digits follow \\u',
      differential,
      NO_JSON,
    ],
    [
      'quote-escape',
      'An escaped single quote',
      "\\'",
      'RFC 8259 section 7 has no escape of this character',
      differential,
      NO_JSON,
    ],
  ].map(([name, title, text, ...rest]) => [
    name,
    title,
    restricted(`"to":"${text}"`),
    `the string is ${JSON.stringify(text)} as written`,
    ...rest,
  ]),
);
const keyFaults = refuseAll('string', 'json-string-empty-key', [
  [
    'key-surrogate',
    'An escaped lone surrogate in a key',
    restricted('"\\ud800":1'),
    'the key is \\ud800 as written',
    lone,
  ],
]);

// --- Bytes. ---

/** Puts bytes in the place of the bar. */
const splice = (text, bytes) => {
  const [before, after] = text.split('|');
  return bytesOf(utf8(before), bytes, utf8(after));
};
const around = (...bytes) => splice(restricted('"to":"|"'), bytes);
const abilityWith = (...bytes) => splice(`{"att":{"${SITE}":{"crud|read":[{}]}},"prf":[]}`, bytes);
const wide = (text, ...mark) => bytesOf(mark, Buffer.from(text, 'utf16le'));

const byteFaults = refuseAll('bytes', 'json-string-replacement', [
  [
    'ff',
    'A byte that UTF-8 never has',
    around(0xff),
    'the string is the byte FF',
    'RFC 8259 section 8.1: JSON text is UTF-8, and FF occurs in none',
  ],
  [
    'latin-1',
    'A letter in Latin-1',
    around(0xe9),
    'the string is the byte E9',
    'E9 begins a sequence of three bytes, which does not follow',
  ],
  [
    'continuation',
    'A continuation byte alone',
    around(0x80),
    'the string is the byte 80',
    '80 continues a sequence that nothing began',
  ],
  [
    'truncated',
    'A sequence that ends early',
    around(0xf0, 0x9f, 0x98),
    'the string is the bytes F0 9F 98',
    'F0 begins a sequence of four bytes, and three are there',
  ],
  [
    'overlong-null',
    'A null character in two bytes',
    around(0xc0, 0x80),
    'the string is the bytes C0 80',
    'An overlong sequence is no UTF-8, though the encoding of Java class files has this one',
  ],
  [
    'surrogate',
    'A surrogate in three bytes',
    around(0xed, 0xa0, 0x80),
    'the string is the bytes ED A0 80',
    'UTF-8 has no surrogates',
  ],
  [
    'surrogate-pair',
    'A pair of surrogates in six bytes',
    around(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
    'the string is the bytes ED A0 BD ED B8 80',
    'UTF-8 has no surrogates; a pair written so is CESU-8',
  ],
  [
    'beyond-unicode',
    'A sequence past U+10FFFF',
    around(0xf4, 0x90, 0x80, 0x80),
    'the string is the bytes F4 90 80 80',
    'U+110000 is no code point',
  ],
]);
const byteFaultsElsewhere = refuseAll('bytes', 'one-cell', [
  [
    'overlong-slash',
    'The slash of an ability in two bytes',
    abilityWith(0xc0, 0xaf),
    '"/" -> the bytes C0 AF',
    'An overlong sequence is no UTF-8; a reader that decodes it sees an ability that another does not',
    ['parser-differential', 'widening'],
  ],
  [
    'bom',
    'A byte order mark in front of the text',
    `\uFEFF${BASE_TEXT}`,
    'U+FEFF + payload',
    'RFC 8259 section 8.1: no byte order mark is added, and readers disagree on whether to skip one',
  ],
  [
    'utf-16',
    'The text in UTF-16',
    wide(BASE_TEXT),
    'the payload in UTF-16, little-endian',
    'RFC 8259 section 8.1: JSON text is UTF-8; every second byte is a null character here',
    differential,
    NO_JSON,
  ],
  [
    'utf-16-bom',
    'The text in UTF-16 with its byte order mark',
    wide(BASE_TEXT, 0xff, 0xfe),
    'FF FE + the payload in UTF-16, little-endian',
    'RFC 8259 section 8.1: JSON text is UTF-8, whatever a mark says',
    differential,
    NO_JSON,
  ],
]);

// --- Duplicate keys. ---

const one = '"max":1';
const nothing = 'Strict JSON text has no two equal keys in an object, at any level: one text, two readings';
const duplicates = refuseAll('duplicate', 'one-cell', [
  [
    'att',
    'A second att that grants another resource',
    `{"att":{"${SITE}":{"${READ}":[{}]}},"att":{"https://other.example/":{"${READ}":[{}]}},"prf":[]}`,
    '"att" is repeated with another resource',
    'The statement follows one of the two, the grant the other',
    ['parser-differential', 'consent-bypass', 'widening'],
  ],
  [
    'att-equal',
    'A second att with the same content',
    `{"att":{"${SITE}":{"${READ}":[{}]}},"att":{"${SITE}":{"${READ}":[{}]}},"prf":[]}`,
    '"att" is repeated as it is',
    nothing,
  ],
  [
    'att-escaped',
    'A second att whose name is escaped',
    `{"att":{"${SITE}":{"${READ}":[{}]}},"\\u0061tt":{"${SITE}":{"crud/write":[{}]}},"prf":[]}`,
    '"\\u0061tt" is added with another ability',
    'Keys are compared after escapes are resolved',
    ['parser-differential', 'consent-bypass', 'widening'],
  ],
  [
    'prf',
    'A second prf',
    cellText('[{}]', `[],"prf":["${cidV0('proof')}"]`),
    '"prf" is repeated with a proof',
    'One reader finds a proof to resolve and another none',
    ['parser-differential', 'fail-open'],
  ],
  [
    'resource',
    'A resource twice',
    `{"att":{"${SITE}":{"${READ}":[{}]},"${SITE}":{"crud/write":[{}]}},"prf":[]}`,
    'the resource is repeated with another ability',
    nothing,
    ['parser-differential', 'consent-bypass', 'widening'],
  ],
  [
    'ability',
    'An ability twice, limited and unlimited',
    `{"att":{"${SITE}":{"${READ}":[{${one}}],"${READ}":[{}]}},"prf":[]}`,
    'the ability is repeated without its limit',
    nothing,
    ['parser-differential', 'restriction-bypass'],
  ],
  [
    'ability-escaped',
    'An ability twice, its slash escaped once',
    `{"att":{"${SITE}":{"${READ}":[{}],"crud\\u002fread":[{${one}}]}},"prf":[]}`,
    '"crud\\u002fread" is added',
    'Keys are compared after escapes are resolved',
    ['parser-differential', 'restriction-bypass'],
  ],
  [
    'restriction',
    'A restriction twice',
    restricted('"max":1,"max":1000'),
    '"max" is repeated with another value',
    nothing,
    ['parser-differential', 'restriction-bypass'],
  ],
  [
    'nested',
    'A key twice in an object within an array of a restriction',
    restricted('"to":[{"a":1},{"a":1,"a":2}]'),
    'the innermost key is repeated',
    nothing,
    ['parser-differential', 'restriction-bypass'],
  ],
  [
    'proto',
    '__proto__ twice',
    restricted('"__proto__":{},"__proto__":{}'),
    '"__proto__" is repeated',
    '__proto__ is a key like any other, and so is its duplicate',
    ['parser-differential', 'prototype-pollution'],
  ],
]);
const sameKeys = [
  decodes(
    'json-equal-keys-apart',
    'Equal keys in different objects',
    `{"att":{"https://a.example/":{"${READ}":[{${one}},{${one}}]},"https://b.example/":{"${READ}":[{"max":{"max":1}}]}},"prf":[]}`,
    details({
      'https://a.example/': only(READ, [{ max: 1 }, { max: 1 }]),
      'https://b.example/': only(READ, [{ max: { max: 1 } }]),
    }),
    {
      rules,
      reason: 'Keys are duplicates within one object only; equal alternatives of one ability are no keys at all.',
    },
  ),
];

// --- Structure. ---

const structure = refuseAll('text', 'one-cell', [
  ['empty', 'An empty payload', '', 'the payload is dropped', 'No text is no JSON value', ['fail-open'], NO_JSON],
  [
    'blank',
    'A payload of white space',
    ' \n',
    'the payload is white space',
    'White space alone is no JSON value',
    ['fail-open'],
    NO_JSON,
  ],
  [
    'cut',
    'A text without its last brace',
    BASE_TEXT.slice(0, -1),
    'the last "}" is dropped',
    'An object ends with a brace',
    differential,
    NO_JSON,
  ],
  [
    'second-value',
    'Two texts, one after the other',
    `${BASE_TEXT}\n${cellText(`[{${one}}]`)}`,
    'payload + U+000A + another payload',
    'Nothing follows the value but white space; a reader of lines takes the first or the last',
    ['parser-differential', 'widening'],
    NO_JSON,
  ],
  [
    'null-after',
    'A null character after the text',
    `${BASE_TEXT}\0`,
    'payload + U+0000',
    'U+0000 is no white space of JSON',
    differential,
    NO_JSON,
  ],
  [
    'no-break-space',
    'A no-break space after the text',
    `${BASE_TEXT}\u00a0`,
    'payload + U+00A0',
    'RFC 8259 section 2: white space is space, tab, line feed and carriage return',
    differential,
    NO_JSON,
  ],
  [
    'form-feed',
    'A form feed between two tokens',
    cellText('[\f{}]'),
    'U+000C in front of the alternative',
    'RFC 8259 section 2: white space is space, tab, line feed and carriage return',
    differential,
    NO_JSON,
  ],
  [
    'line-separator',
    'A line separator between two tokens',
    cellText('[\u2028{}]'),
    'U+2028 in front of the alternative',
    'RFC 8259 section 2: white space is space, tab, line feed and carriage return',
    differential,
    NO_JSON,
  ],
  [
    'comma-object',
    'A trailing comma in an object',
    restricted('"max":1,'),
    '[{}] -> [{"max":1,}]',
    'RFC 8259 section 4: a comma stands between members',
    differential,
    NO_JSON,
  ],
  [
    'comma-array',
    'A trailing comma in an array',
    cellText('[{},]'),
    '[{}] -> [{},]',
    'RFC 8259 section 5: a comma stands between values',
    differential,
    NO_JSON,
  ],
  [
    'comma-missing',
    'Two values without a comma',
    cellText('[{}{}]'),
    '[{}] -> [{}{}]',
    'RFC 8259 section 5: a comma stands between values',
    differential,
    NO_JSON,
  ],
  [
    'single-quotes',
    'A key in single quotes',
    restricted("'max':1"),
    "[{}] -> [{'max':1}]",
    'RFC 8259 section 7: strings stand in quotation marks',
    differential,
    NO_JSON,
  ],
  [
    'bare-key',
    'A key without quotation marks',
    restricted('max:1'),
    '[{}] -> [{max:1}]',
    'RFC 8259 section 4: a name is a string',
    differential,
    NO_JSON,
  ],
  [
    'comment',
    'A comment',
    cellText('[{}/* all */]'),
    '[{}] -> [{}/* all */]',
    'JSON has no comments',
    ['parser-differential', 'injection'],
    NO_JSON,
  ],
  [
    'line-comment',
    'A comment to the end of the line',
    `${BASE_TEXT} // all`,
    'payload + " // all"',
    'JSON has no comments',
    ['parser-differential', 'injection'],
    NO_JSON,
  ],
  [
    'literal-case',
    'A literal in upper case',
    restricted('"all":True'),
    '[{}] -> [{"all":True}]',
    'RFC 8259 section 3: literals are lower case',
    differential,
    NO_JSON,
  ],
  [
    'undefined',
    'A value that is undefined',
    restricted('"max":undefined'),
    '[{}] -> [{"max":undefined}]',
    'RFC 8259 section 3: there are three literals, and undefined is none',
    differential,
    NO_JSON,
  ],
  [
    'hex',
    'The payload in hex before base64url',
    hex(utf8(BASE_TEXT)),
    'the payload in hex',
    'Hex digits are no JSON value',
    ['type-confusion'],
    NO_JSON,
  ],
  [
    'twice',
    'The payload in base64url twice',
    base64url(BASE_TEXT),
    'the payload in base64url',
    'What the payload decodes to is base64url and no JSON value',
    ['type-confusion', 'parser-differential'],
    NO_JSON,
  ],
]);

const spaced = ` {\n\t"att" : { "${SITE}" : { "${READ}" : [ { } ] } } ,\r\n "prf" : [ ] } `;
const texts = [
  decodes('json-white-space', 'White space of all four kinds between tokens', spaced, BASE, {
    rules,
    reason:
      'RFC 8259 section 2 allows it around every structural character. No canonical text of the payload is demanded: see spec/ambiguities/a-payload-json.md.',
  }),
  decodes(
    'json-escaped-names',
    'Escapes in member names, resource and ability',
    `{"\\u0061tt":{"https:\\/\\/example.com\\/":{"crud\\u002fread":[{}]}},"prf":[]}`,
    BASE,
    {
      rules,
      reason:
        'Names are what they are once escapes are resolved. No canonical text of the payload is demanded: see spec/ambiguities/a-payload-json.md.',
    },
  ),
  decodes(
    'json-every-value',
    'Restrictions of every JSON type',
    restricted('"a":null,"b":true,"c":false,"d":"","e":[],"f":{},"g":[null,[1,{"h":2}]]'),
    restrictedTo({ a: null, b: true, c: false, d: '', e: [], f: {}, g: [null, [1, { h: 2 }]] }),
    { rules: ['json.text', 'recap.shape'], reason: 'An alternative is an object, and its members may have any value.' },
  ),
];

// --- Names of object members that mean something to a programming language. ---

const special = [
  ['proto', '"__proto__":{"polluted":true}', only('__proto__', { polluted: true }), '__proto__'],
  ['proto-null', '"__proto__":null', only('__proto__', null), '__proto__ with the value null'],
  [
    'constructor',
    '"constructor":{"prototype":{"polluted":true}}',
    { constructor: { prototype: { polluted: true } } },
    'constructor',
  ],
  [
    'to-string',
    '"hasOwnProperty":1,"toJSON":2,"toString":3,"valueOf":4',
    { hasOwnProperty: 1, toJSON: 2, toString: 3, valueOf: 4 },
    'hasOwnProperty, toJSON, toString and valueOf',
  ],
].map(([name, members, value, words]) =>
  decodes(`json-key-${name}`, `Restrictions named ${words}`, restricted(members), restrictedTo(value), {
    rules: ['json.text', 'recap.shape'],
    reason: 'Such a name is a key like any other: it is there in what is decoded, and nothing else changes.',
    risk: ['prototype-pollution'],
  }),
);

// --- Depth and size. The details, att, the resource, the ability and the alternative are five levels. ---

const nested = (levels) => '['.repeat(levels) + ']'.repeat(levels);
const objects = (levels) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
const deep = [
  decodes(
    'json-depth-arrays',
    'Arrays down to level 32',
    restricted(`"x":${nested(27)}`),
    restrictedTo({ x: JSON.parse(nested(27)) }),
    {
      rules,
      reason: 'Five levels of the ReCap and 27 arrays are 32, the limit.',
    },
  ),
  decodes(
    'json-depth-objects',
    'Objects down to level 32',
    restricted(`"x":${objects(27)}`),
    restrictedTo({ x: JSON.parse(objects(27)) }),
    {
      rules,
      reason: 'Five levels of the ReCap and 27 objects are 32, the limit.',
    },
  ),
];
const past = ['resource-exhaustion'];
const deepFaults = [
  ...refuseAll('depth', 'json-depth-arrays', [
    [
      'arrays-33',
      'Arrays down to level 33',
      restricted(`"x":${nested(28)}`),
      'one more array',
      'Five levels of the ReCap and 28 arrays are 33, one past the limit',
      past,
    ],
    [
      'arrays-10000',
      'Ten thousand arrays',
      restricted(`"x":${nested(10_000)}`),
      '10,000 arrays',
      'The limit bounds the depth before a recursive reader runs out of stack',
      past,
      NO_JSON,
    ],
  ]),
  ...refuseAll('depth', 'json-depth-objects', [
    [
      'objects-33',
      'Objects down to level 33',
      restricted(`"x":${objects(28)}`),
      'one more object',
      'Five levels of the ReCap and 28 objects are 33, one past the limit',
      past,
    ],
  ]),
];

const limit = 917_504;
const padded = (bytes) => `${BASE_TEXT}${' '.repeat(bytes - BASE_TEXT.length)}`;
const size = [
  decodes('json-size-limit', 'A payload of 917,504 bytes', padded(limit), BASE, {
    rules: [...rules, 'work.bytes'],
    reason: 'The size of the payload is the limit, most of it white space.',
  }),
];
const sizeFaults = refuseAll('size', 'json-size-limit', [
  [
    'past',
    'A payload of 917,505 bytes',
    padded(limit + 1),
    'one more space',
    'The payload is one byte past the limit',
    past,
    { reown: { result: 'reject', rule: 'work.bytes' } },
  ],
]);

export default () => [
  file('recap.decode', 'json', [
    ...texts,
    ...special,
    ...sameKeys,
    ...duplicates,
    ...structure,
    ...deep,
    ...deepFaults,
  ]),
  file('recap.decode', 'json-scalars', [
    ...numbers,
    ...numberFaults,
    ...strings,
    ...stringFaults,
    ...keyFaults,
    ...byteFaults,
    ...byteFaultsElsewhere,
  ]),
  // Two texts of 1 MiB each, so that each file stays readable.
  file('recap.decode', 'json-size-limit', size),
  file('recap.decode', 'json-size-past-limit', sizeFaults),
];
