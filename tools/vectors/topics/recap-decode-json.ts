// recap.decode: the payload as strict JSON text.
import { base64url, group, hex, only, type Row, recaps, refusedBy, type Shared, topic, utf8 } from '../vocabulary.js';

const { BASE, BASE_TEXT, bytesOf, cellText, cidV0, decoding, details, NO_JSON, READ, restricted, SITE } = recaps;

const ONE_CELL = 'recap-decode-one-cell';

// --- Numbers. ---

/** Rows of a restriction that is a number, as JSON text. */
const max = ({ number, ...row }: Row & { readonly number: string; readonly is?: number }): Shared =>
  decoding({ ...row, members: `"max":${number}`, value: { max: row.is }, change: `"max":9007199254740991 -> "max":${number}` });

const numbers = () =>
  group({ prefix: 'recap-decode-json-number-', rules: ['json.text'], twin: 'largest', from: max },
    [
      { id: 'largest', title: 'The largest number, 2^53-1', number: '9007199254740991', is: 9007199254740991,
        why: 'A magnitude of 2^53-1 is within the limit.' },
      { id: 'smallest', title: 'The smallest number, -(2^53-1)', number: '-9007199254740991', is: -9007199254740991,
        why: 'A magnitude of 2^53-1 is within the limit.' },
      { id: 'rounded-down', title: 'A fraction that rounds to 2^53-1', number: '9007199254740991.4', is: 9007199254740991,
        why: 'The limit is on the binary64 value, and the nearest one is 2^53-1.' },
      { id: 'exponent', title: 'A number with fraction and exponent', number: '1.5E+3', is: 1500,
        why: 'RFC 8259 section 6 allows e and E, and a plus in the exponent.' },
      { id: 'minus-zero', title: 'Minus zero', number: '-0', is: 0, why: '-0 is a JSON number, and as a JSON value it equals 0.' },
      { id: 'underflow', title: 'A number too small for binary64', number: '1e-400', is: 0, why: 'The nearest binary64 value is 0, which is finite.' },
    ],
    group({ rule: 'json.text' }, [
      { id: '2-53', title: 'The number 2^53', number: '9007199254740992', why: 'The magnitude is past 2^53-1.' },
      { id: 'minus-2-53', title: 'The number -2^53', number: '-9007199254740992', why: 'The magnitude is past 2^53-1.' },
      { id: 'rounded-up', title: 'A fraction that rounds to 2^53', number: '9007199254740991.5',
        why: 'The limit is on the binary64 value: halfway between two of them the even one, 2^53, is taken.' },
      { id: 'exponent-2-53', title: 'A power of ten past 2^53', number: '1e16', why: 'The spelling does not matter, the value is past 2^53-1.' },
      { id: 'infinite', title: 'A number past binary64', risk: ['parser-differential', 'resource-exhaustion'], number: '1e400',
        why: 'The nearest binary64 value is infinite.' },
      { id: 'minus-infinite', title: 'A negative number past binary64', risk: ['parser-differential', 'resource-exhaustion'], number: '-1e400',
        why: 'The nearest binary64 value is infinite.' },
    ]),
    group({ rule: 'json.text', profiles: NO_JSON }, [
      { id: 'leading-zero', title: 'A number with a leading zero', number: '05', why: 'RFC 8259 section 6: leading zeros are not allowed; others read octal.' },
      { id: 'plus', title: 'A number with a plus sign', number: '+5', why: 'RFC 8259 section 6: the only sign is a minus.' },
      { id: 'point-first', title: 'A number that begins with its point', number: '.5', why: 'RFC 8259 section 6: a fraction follows an integer.' },
      { id: 'point-last', title: 'A number that ends with its point', number: '5.', why: 'RFC 8259 section 6: a point is followed by digits.' },
      { id: 'exponent-empty', title: 'An exponent without digits', number: '5e', why: 'RFC 8259 section 6: an exponent has digits.' },
      { id: 'hex', title: 'A hexadecimal number', number: '0x5', why: 'RFC 8259 section 6: numbers are decimal.' },
      { id: 'separator', title: 'A number with a digit separator', number: '1_000', why: 'RFC 8259 section 6: digits stand next to each other.' },
      { id: 'full-width', title: 'A full-width digit', number: '\uff15', why: 'RFC 8259 section 6: digits are ASCII, though Unicode has others.' },
      { id: 'nan', title: 'NaN', number: 'NaN', why: 'RFC 8259 section 6: numbers that cannot be written with digits are not permitted.' },
      { id: 'infinity', title: 'Infinity', number: 'Infinity', why: 'RFC 8259 section 6: numbers that cannot be written with digits are not permitted.' },
    ]),
  );

// --- Strings. ---

/** Rows of a restriction that is a string, as JSON text. */
const to = ({ text, ...row }: Row & { readonly text: string }): Shared =>
  decoding({ ...row, members: `"to":"${text}"`, change: `the string is ${JSON.stringify(text)} as written` });

const LONE = 'RFC 8259 section 8.2: a lone surrogate is no character, and readers disagree on what it becomes.';
const CONTROL = 'RFC 8259 section 7: characters below U+0020 are escaped.';

const strings = () =>
  group({ prefix: 'recap-decode-json-string-', from: decoding },
    group({ rules: ['json.text'] }, [
      { id: 'escapes', title: 'Every escape of JSON', members: '"to":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041"', value: { to: '"\\/\b\f\n\r\tA' },
        why: 'RFC 8259 section 7 lists these escapes.' },
      { id: 'escaped-pair', title: 'An escaped pair of surrogates', members: '"to":"\\ud83d\\uDE00"', value: { to: '\u{1F600}' },
        why: 'RFC 8259 section 7: a character beyond U+FFFF is escaped as a pair, in hex digits of either case.' },
      { id: 'raw-beyond-bmp', title: 'A character beyond U+FFFF as it is', members: '"to":"\u{1F600}"', value: { to: '\u{1F600}' },
        why: 'Its UTF-8 is four bytes, which are well-formed.' },
      { id: 'replacement', title: 'U+FFFD as it is', members: '"to":"\uFFFD"', value: { to: '\uFFFD' },
        why: 'U+FFFD is a character like any other when the bytes spell it.' },
      { id: 'raw-controls', title: 'DEL, U+2028 and a byte order mark inside a string', members: '"to":"\x7f\u2028\uFEFF"', value: { to: '\x7f\u2028\uFEFF' },
        why: 'RFC 8259 section 7 asks for an escape below U+0020 only, and only the beginning of a text is no place for U+FEFF.' },
      { id: 'escaped-null', title: 'An escaped null character', members: '"to":"a\\u0000b"', value: { to: 'a\0b' },
        why: 'An escape may name U+0000, and a string does not end there.' },
      { id: 'empty-key', title: 'An empty key', members: '"":1', value: { '': 1 }, why: 'A key is a string, and a string may be empty.' },
      { id: 'normal-forms', title: 'Two keys that are equal after Unicode normalisation', members: '"e\u0301":1,"\u00e9":2',
        value: { 'e\u0301': 1, '\u00e9': 2 }, why: 'Keys are compared as sequences of code points (RFC 8259 section 8.3); U+0065 sorts before U+00E9.' },
      { id: 'letter-case', title: 'Two keys that differ in letter case', members: '"MAX":1,"max":2', value: { MAX: 1, max: 2 },
        why: 'Keys are compared as sequences of code points; upper case sorts first.' },
    ]),
    group({ rule: 'json.text', twin: 'escapes', from: to },
      [
        { id: 'high-surrogate', title: 'An escaped high surrogate alone', text: '\\ud83d', why: LONE },
        { id: 'low-surrogate', title: 'An escaped low surrogate alone', text: '\\ude00', why: LONE },
        { id: 'reversed-pair', title: 'Escaped surrogates in the wrong order', text: '\\ude00\\ud83d', why: LONE },
        { id: 'two-high', title: 'An escaped high surrogate in front of a pair', text: '\\ud83d\\ud83d\\ude00',
          why: 'The first high surrogate is followed by another one and stays alone.' },
        { id: 'half-raw-pair', title: 'An escaped high surrogate in front of a letter', text: '\\ud83dA', why: LONE },
      ],
      group({ profiles: NO_JSON }, [
        { id: 'line-feed', title: 'A line feed in a string', risk: ['parser-differential', 'injection'], text: 'a\nb', why: CONTROL },
        { id: 'tab', title: 'A tab in a string', text: 'a\tb', why: CONTROL },
        { id: 'null-character', title: 'A null character in a string', text: 'a\0b', why: CONTROL },
        { id: 'hex-escape', title: 'A hexadecimal escape of two digits', text: '\\x41', why: 'RFC 8259 section 7 has no escape of this letter.' },
        { id: 'short-escape', title: 'A Unicode escape of three digits', text: '\\u041', why: 'RFC 8259 section 7: four hex digits follow \\u.' },
        { id: 'quote-escape', title: 'An escaped single quote', text: "\\'", why: 'RFC 8259 section 7 has no escape of this character.' },
      ]),
    ),
    [
      { id: 'key-surrogate', title: 'An escaped lone surrogate in a key', twin: 'empty-key', change: 'the key is \\ud800 as written', rule: 'json.text', why: LONE,
        members: '"\\ud800":1' },
    ],
  );

// --- Bytes. ---

/** Puts bytes in the place of the bar. */
const splice = (text: string, bytes: readonly number[]) => {
  const [before = '', after = ''] = text.split('|');
  return bytesOf(utf8(before), bytes, utf8(after));
};
const wide = (text: string, ...mark: readonly number[]) => bytesOf(mark, Buffer.from(text, 'utf16le'));

/** Rows of a restriction that is a string of these bytes. */
const spelled = ({ bytes, ...row }: Row & { readonly bytes: readonly number[] }): Shared => ({
  ...decoding({ ...row, payload: splice(restricted('"to":"|"'), bytes) }),
  change: `the string is the ${bytes.length === 1 ? 'byte' : 'bytes'} ${bytes.map((byte) => hex(Uint8Array.of(byte)).toUpperCase()).join(' ')}`,
});

const byteFaults = () =>
  group({ prefix: 'recap-decode-json-bytes-', rule: 'json.text', from: decoding },
    group({ twin: 'string-replacement', from: spelled }, [
      { id: 'ff', title: 'A byte that UTF-8 never has', bytes: [0xff], why: 'RFC 8259 section 8.1: JSON text is UTF-8, and FF occurs in none.' },
      { id: 'latin-1', title: 'A letter in Latin-1', bytes: [0xe9], why: 'E9 begins a sequence of three bytes, which does not follow.' },
      { id: 'continuation', title: 'A continuation byte alone', bytes: [0x80], why: '80 continues a sequence that nothing began.' },
      { id: 'truncated', title: 'A sequence that ends early', bytes: [0xf0, 0x9f, 0x98], why: 'F0 begins a sequence of four bytes, and three are there.' },
      { id: 'overlong-null', title: 'A null character in two bytes', bytes: [0xc0, 0x80],
        why: 'An overlong sequence is no UTF-8, though the encoding of Java class files has this one.' },
      { id: 'surrogate', title: 'A surrogate in three bytes', bytes: [0xed, 0xa0, 0x80], why: 'UTF-8 has no surrogates.' },
      { id: 'surrogate-pair', title: 'A pair of surrogates in six bytes', bytes: [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
        why: 'UTF-8 has no surrogates; a pair written so is CESU-8.' },
      { id: 'beyond-unicode', title: 'A sequence past U+10FFFF', bytes: [0xf4, 0x90, 0x80, 0x80], why: 'U+110000 is no code point.' },
    ]),
    group({ twin: ONE_CELL }, [
      { id: 'overlong-slash', title: 'The slash of an ability in two bytes', change: '"/" -> the bytes C0 AF', risk: ['parser-differential', 'widening'],
        profiles: { 'erc-5573': refusedBy('recap.ability') },
        why: 'An overlong sequence is no UTF-8; a reader that decodes it sees an ability that another does not.',
        payload: splice(`{"att":{"${SITE}":{"crud|read":[{}]}},"prf":[]}`, [0xc0, 0xaf]) },
      { id: 'bom', title: 'A byte order mark in front of the text', change: 'U+FEFF + payload',
        why: 'RFC 8259 section 8.1: no byte order mark is added, and readers disagree on whether to skip one.', payload: `\uFEFF${BASE_TEXT}` },
      { id: 'utf-16', title: 'The text in UTF-16', change: 'the payload in UTF-16, little-endian', profiles: NO_JSON,
        why: 'RFC 8259 section 8.1: JSON text is UTF-8; every second byte is a null character here.', payload: wide(BASE_TEXT) },
      { id: 'utf-16-bom', title: 'The text in UTF-16 with its byte order mark', change: 'FF FE + the payload in UTF-16, little-endian', profiles: NO_JSON,
        why: 'RFC 8259 section 8.1: JSON text is UTF-8, whatever a mark says.', payload: wide(BASE_TEXT, 0xff, 0xfe) },
    ]),
  );

// --- Duplicate keys. ---

const NOTHING = 'Strict JSON text has no two equal keys in an object, at any level: one text, two readings.';

const duplicates = () =>
  group({ prefix: 'recap-decode-json-duplicate-', rule: 'json.text', twin: ONE_CELL, why: NOTHING, from: decoding }, [
    { id: 'att', title: 'A second att that grants another resource', change: '"att" is repeated with another resource',
      risk: ['parser-differential', 'consent-bypass', 'widening'], why: 'The statement follows one of the two, the grant the other.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]}},"att":{"https://other.example/":{"${READ}":[{}]}},"prf":[]}` },
    { id: 'att-equal', title: 'A second att with the same content', change: '"att" is repeated as it is',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]}},"att":{"${SITE}":{"${READ}":[{}]}},"prf":[]}` },
    { id: 'att-escaped', title: 'A second att whose name is escaped', change: '"\\u0061tt" is added with another ability',
      risk: ['parser-differential', 'consent-bypass', 'widening'], why: 'Keys are compared after escapes are resolved.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]}},"\\u0061tt":{"${SITE}":{"crud/write":[{}]}},"prf":[]}` },
    { id: 'prf', title: 'A second prf', change: '"prf" is repeated with a proof', risk: ['parser-differential', 'fail-open'],
      why: 'One reader finds a proof to resolve and another none.', payload: cellText('[{}]', `[],"prf":["${cidV0('proof')}"]`) },
    { id: 'resource', title: 'A resource twice', change: 'the resource is repeated with another ability',
      risk: ['parser-differential', 'consent-bypass', 'widening'], payload: `{"att":{"${SITE}":{"${READ}":[{}]},"${SITE}":{"crud/write":[{}]}},"prf":[]}` },
    { id: 'ability', title: 'An ability twice, limited and unlimited', change: 'the ability is repeated without its limit',
      risk: ['parser-differential', 'restriction-bypass'], payload: `{"att":{"${SITE}":{"${READ}":[{"max":1}],"${READ}":[{}]}},"prf":[]}` },
    { id: 'ability-escaped', title: 'An ability twice, its slash escaped once', change: '"crud\\u002fread" is added',
      risk: ['parser-differential', 'restriction-bypass'], why: 'Keys are compared after escapes are resolved.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}],"crud\\u002fread":[{"max":1}]}},"prf":[]}` },
    { id: 'restriction', title: 'A restriction twice', change: '"max" is repeated with another value', risk: ['parser-differential', 'restriction-bypass'],
      payload: restricted('"max":1,"max":1000') },
    { id: 'nested', title: 'A key twice in an object within an array of a restriction', change: 'the innermost key is repeated',
      risk: ['parser-differential', 'restriction-bypass'], payload: restricted('"to":[{"a":1},{"a":1,"a":2}]') },
    { id: 'proto', title: '__proto__ twice', change: '"__proto__" is repeated', risk: ['parser-differential', 'prototype-pollution'],
      why: '__proto__ is a key like any other, and so is its duplicate.', payload: restricted('"__proto__":{},"__proto__":{}') },
  ]);

// --- Structure. ---

const WHITE = 'RFC 8259 section 2: white space is space, tab, line feed and carriage return.';

const structure = () =>
  group({ prefix: 'recap-decode-json-text-', rule: 'json.text', twin: ONE_CELL, profiles: NO_JSON, from: decoding }, [
    { id: 'empty', title: 'An empty payload', change: 'the payload is dropped', risk: ['fail-open'], why: 'No text is no JSON value.', payload: '' },
    { id: 'blank', title: 'A payload of white space', change: 'the payload is white space', risk: ['fail-open'],
      why: 'White space alone is no JSON value.', payload: ' \n' },
    { id: 'cut', title: 'A text without its last brace', change: 'the last "}" is dropped',
      why: 'An object ends with a brace.', payload: BASE_TEXT.slice(0, -1) },
    { id: 'second-value', title: 'Two texts, one after the other', change: 'payload + U+000A + another payload', risk: ['parser-differential', 'widening'],
      why: 'Nothing follows the value but white space; a reader of lines takes the first or the last.', payload: `${BASE_TEXT}\n${cellText(`[{"max":1}]`)}` },
    { id: 'null-after', title: 'A null character after the text', change: 'payload + U+0000',
      why: 'U+0000 is no white space of JSON.', payload: `${BASE_TEXT}\0` },
    { id: 'no-break-space', title: 'A no-break space after the text', change: 'payload + U+00A0', why: WHITE, payload: `${BASE_TEXT}\u00a0` },
    { id: 'form-feed', title: 'A form feed between two tokens', change: 'U+000C in front of the alternative', why: WHITE, cell: '[\f{}]' },
    { id: 'line-separator', title: 'A line separator between two tokens', change: 'U+2028 in front of the alternative', why: WHITE, cell: '[\u2028{}]' },
    { id: 'comma-object', title: 'A trailing comma in an object', why: 'RFC 8259 section 4: a comma stands between members.', members: '"max":1,' },
    { id: 'comma-array', title: 'A trailing comma in an array', why: 'RFC 8259 section 5: a comma stands between values.', cell: '[{},]' },
    { id: 'comma-missing', title: 'Two values without a comma', why: 'RFC 8259 section 5: a comma stands between values.', cell: '[{}{}]' },
    { id: 'single-quotes', title: 'A key in single quotes', why: 'RFC 8259 section 7: strings stand in quotation marks.', members: "'max':1" },
    { id: 'bare-key', title: 'A key without quotation marks', why: 'RFC 8259 section 4: a name is a string.', members: 'max:1' },
    { id: 'comment', title: 'A comment', risk: ['parser-differential', 'injection'], why: 'JSON has no comments.', cell: '[{}/* all */]' },
    { id: 'line-comment', title: 'A comment to the end of the line', change: 'payload + " // all"', risk: ['parser-differential', 'injection'],
      why: 'JSON has no comments.', payload: `${BASE_TEXT} // all` },
    { id: 'literal-case', title: 'A literal in upper case', why: 'RFC 8259 section 3: literals are lower case.', members: '"all":True' },
    { id: 'undefined', title: 'A value that is undefined',
      why: 'RFC 8259 section 3: there are three literals, and undefined is none.', members: '"max":undefined' },
    { id: 'hex', title: 'The payload in hex before base64url', change: 'the payload in hex', risk: ['type-confusion'],
      why: 'Hex digits are no JSON value.', payload: hex(utf8(BASE_TEXT)) },
    { id: 'twice', title: 'The payload in base64url twice', change: 'the payload in base64url', risk: ['type-confusion', 'parser-differential'],
      why: 'What the payload decodes to is base64url and no JSON value.', payload: base64url(BASE_TEXT) },
  ]);

const SPELLING = 'No canonical text of the payload is demanded: see spec/ambiguities/a-payload-json.md.';

const texts = () =>
  group({ rules: ['json.text'], from: decoding }, [
    { id: 'white-space', title: 'White space of all four kinds between tokens',
      why: `RFC 8259 section 2 allows it around every structural character. ${SPELLING}`,
      payload: ` {\n\t"att" : { "${SITE}" : { "${READ}" : [ { } ] } } ,\r\n "prf" : [ ] } `, output: BASE },
    { id: 'escaped-names', title: 'Escapes in member names, resource and ability',
      why: `Names are what they are once escapes are resolved. ${SPELLING}`,
      payload: `{"\\u0061tt":{"https:\\/\\/example.com\\/":{"crud\\u002fread":[{}]}},"prf":[]}`, output: BASE },
    { id: 'every-value', title: 'Restrictions of every JSON type', rules: ['json.text', 'recap.shape'],
      why: 'An alternative is an object, and its members may have any value.',
      members: '"a":null,"b":true,"c":false,"d":"","e":[],"f":{},"g":[null,[1,{"h":2}]]',
      value: { a: null, b: true, c: false, d: '', e: [], f: {}, g: [null, [1, { h: 2 }]] } },
  ]);

/** Names of object members that mean something to a programming language. */
const special = () =>
  group({ prefix: 'recap-decode-json-key-', rules: ['json.text', 'recap.shape'], risk: ['prototype-pollution'], from: decoding,
    why: 'Such a name is a key like any other: it is there in what is decoded, and nothing else changes.' }, [
    { id: 'proto', title: 'Restrictions named __proto__', members: '"__proto__":{"polluted":true}', value: only('__proto__', { polluted: true }) },
    { id: 'proto-null', title: 'Restrictions named __proto__ with the value null', members: '"__proto__":null', value: only('__proto__', null) },
    { id: 'constructor', title: 'Restrictions named constructor', members: '"constructor":{"prototype":{"polluted":true}}',
      value: { constructor: { prototype: { polluted: true } } } },
    { id: 'to-string', title: 'Restrictions named hasOwnProperty, toJSON, toString and valueOf',
      members: '"hasOwnProperty":1,"toJSON":2,"toString":3,"valueOf":4', value: { hasOwnProperty: 1, toJSON: 2, toString: 3, valueOf: 4 } },
  ]);

const apart = () =>
  group({ rules: ['json.text'], from: decoding }, [
    { id: 'equal-keys-apart', title: 'Equal keys in different objects',
      why: 'Keys are duplicates within one object only; equal alternatives of one ability are no keys at all.',
      payload: `{"att":{"https://a.example/":{"${READ}":[{"max":1},{"max":1}]},"https://b.example/":{"${READ}":[{"max":{"max":1}}]}},"prf":[]}`,
      output: details({ 'https://a.example/': only(READ, [{ max: 1 }, { max: 1 }]), 'https://b.example/': only(READ, [{ max: { max: 1 } }]) }) },
  ]);

// --- Depth and size. The details, att, the resource, the ability and the alternative are five levels. ---

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const objects = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

/** Rows of a restriction that is this JSON text. */
const deep = ({ x, ...row }: Row & { readonly x: string }): Shared =>
  decoding({ ...row, members: `"x":${x}`, ...(row.rule === undefined ? { value: { x: JSON.parse(x) } } : {}) });

const depth = () =>
  group({ prefix: 'recap-decode-json-depth-', from: deep },
    group({ rules: ['json.text'] }, [
      { id: 'arrays', title: 'Arrays down to level 32', x: nested(27), why: 'Five levels of the ReCap and 27 arrays are 32, the limit.' },
      { id: 'objects', title: 'Objects down to level 32', x: objects(27), why: 'Five levels of the ReCap and 27 objects are 32, the limit.' },
    ]),
    group({ rule: 'json.text', risk: ['resource-exhaustion'] }, [
      { id: 'arrays-33', title: 'Arrays down to level 33', twin: 'arrays', change: 'one more array', x: nested(28),
        why: 'Five levels of the ReCap and 28 arrays are 33, one past the limit.' },
      { id: 'arrays-10000', title: 'Ten thousand arrays', twin: 'arrays', change: '10,000 arrays', profiles: NO_JSON, x: nested(10_000),
        why: 'The limit bounds the depth before a recursive reader runs out of stack.' },
      { id: 'objects-33', title: 'Objects down to level 33', twin: 'objects', change: 'one more object', x: objects(28),
        why: 'Five levels of the ReCap and 28 objects are 33, one past the limit.' },
    ]),
  );

const LIMIT = 917_504;
const padded = (bytes: number) => `${BASE_TEXT}${' '.repeat(bytes - BASE_TEXT.length)}`;

const shared = { operation: 'recap.decode', prefix: 'recap-decode-json-', from: decoding } as const;

export default () => [
  topic({ ...shared, name: 'json' }, texts(), special(), apart(), duplicates(), structure(), depth()),
  topic({ ...shared, name: 'json-scalars' }, numbers(), strings(), byteFaults()),
  // Two texts of 1 MiB each, so that each file stays readable.
  topic({ ...shared, name: 'json-size-limit' }, [
    { id: 'size-limit', title: 'A payload of 917,504 bytes', rules: ['json.text', 'work.bytes'],
      why: 'The size of the payload is the limit, most of it white space.', payload: padded(LIMIT), output: BASE },
  ]),
  topic({ ...shared, name: 'json-size-past-limit' }, [
    { id: 'size-past', title: 'A payload of 917,505 bytes', twin: 'recap-decode-json-size-limit', change: 'one more space', rule: 'json.text',
      risk: ['resource-exhaustion'], profiles: { reown: refusedBy('work.bytes') },
      why: 'The payload is one byte past the limit.', payload: padded(LIMIT + 1) },
  ]),
];
