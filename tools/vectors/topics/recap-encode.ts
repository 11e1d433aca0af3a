// recap.encode: the one text that a ReCap is written as, and what is not written at all.
import { accept, contest, file, recapUri, reject } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  cellOf,
  cidV0,
  cidV1,
  details,
  EXTENSION,
  EXTENSION_URI,
  only,
  PICTURES_BASE32,
  PICTURES_CID,
  PICTURES_URI,
  pictures,
  READ,
  restricted,
  SITE,
} from '../recaps.js';

/** A ReCap that is written as this payload. */
const writes = (name, title, recap, payload, { uri = recapUri(payload), ...rest }) =>
  accept(`recap-encode-${name}`, title, { ...rest, input: { recap }, output: uri, trace: { payload } });

const refuses = (name, title, recap, { twin = 'one-cell', ...rest }) =>
  reject(`recap-encode-${name}`, title, { ...rest, twin: `recap-encode-${twin}`, input: { recap } });

// --- Examples of the standard, and the members of the details. ---

const order = ['recap.order'];
const canonical = ['json.text'];
const noProofs = [
  {
    result: 'accept',
    output: recapUri(`{"att":{"${SITE}":{"${READ}":[{}]}}}`),
    reading: 'If prf is present it has at least one entry, so a ReCap without proofs has no prf.',
  },
];

const members = [
  writes('example-extension', 'The ReCap of the example message of ERC-5573', EXTENSION, JSON.stringify(EXTENSION), {
    uri: EXTENSION_URI,
    rules: ['recap.shape', 'recap.order'],
    reason: 'The standard prints this URI, with an empty prf and empty arrays of alternatives.',
    contested: contest('a-prf-empty', {
      result: 'reject',
      reading: 'prf needs at least one entry, so the example breaks the schema of its own standard.',
    }),
  }),
  writes(
    'example-pictures',
    'The ReCap of the example capability of ERC-5573',
    pictures(PICTURES_CID),
    JSON.stringify(pictures(PICTURES_CID)),
    {
      uri: PICTURES_URI,
      rules: ['recap.prefix', 'recap.encoding', 'recap.shape', 'recap.order', 'recap.proof-cid'],
      reason: 'The standard prints this URI; its proof is the CID of the example object in Base58btc.',
    },
  ),
  refuses(
    'example-pictures-object',
    'The example details object of ERC-5573 with its CID in base32',
    pictures(PICTURES_BASE32),
    {
      rule: 'recap.proof-cid',
      twin: 'example-pictures',
      mutation: `prf[0]: ${JSON.stringify(PICTURES_BASE32)}`,
      reason: 'A proof is a Base58-encoded CID, and encoding refuses what decoding would refuse.',
      risk: ['parser-differential'],
      contested: contest('a-proof-encoding', {
        result: 'accept',
        output: PICTURES_URI,
        reading:
          'The standard expects this object to become a URI in which the CID is Base58, so encoding converts it.',
      }),
    },
  ),
  writes('one-cell', 'One ability on one resource', BASE, BASE_TEXT, {
    rules: [
      'recap.prefix',
      'recap.encoding',
      'json.text',
      'recap.shape',
      'recap.order',
      'recap.resource',
      'recap.ability',
    ],
    reason: 'att and prf are written without white space, then base64url without padding behind the prefix.',
  }),
  writes('prf-absent', 'A ReCap without prf', { att: BASE.att }, BASE_TEXT, {
    rules: ['recap.shape'],
    reason: 'Encoders always write prf, which is empty where there are no proofs.',
    contested: contest('a-prf-empty', ...noProofs),
  }),
  writes(
    'members-swapped',
    'prf given in front of att',
    { prf: [cidV1('proof')], att: BASE.att },
    `{"att":{"${SITE}":{"${READ}":[{}]}},"prf":["${cidV1('proof')}"]}`,
    {
      rules: order,
      reason: 'The keys of every object are written in byte order, those of the outermost too.',
    },
  ),
  writes(
    'proofs',
    'Proofs that repeat and are not sorted',
    cellOf([{}], [cidV1('b'), cidV1('a'), cidV1('b')]),
    `{"att":{"${SITE}":{"${READ}":[{}]}},"prf":["${cidV1('b')}","${cidV1('a')}","${cidV1('b')}"]}`,
    {
      rules: ['recap.proof-cid', 'recap.order'],
      reason: 'An array is written as it is given: encoding neither sorts nor drops its items.',
    },
  ),
  writes(
    'proof-version-0',
    'A proof of version 0',
    cellOf([{}], [cidV0('proof')]),
    `{"att":{"${SITE}":{"${READ}":[{}]}},"prf":["${cidV0('proof')}"]}`,
    {
      rules: ['recap.proof-cid'],
      reason: 'Version 0 is the plain Base58btc text of a SHA-256 multihash, and it is written as it is given.',
    },
  ),
  writes(
    'alternatives',
    'Alternatives that repeat, an unlimited one among them',
    cellOf([{ max: 2 }, {}, { max: 1 }, { max: 2 }]),
    `{"att":{"${SITE}":{"${READ}":[{"max":2},{},{"max":1},{"max":2}]}},"prf":[]}`,
    {
      rules: ['recap.shape'],
      reason: 'An array is written as it is given: encoding neither sorts nor drops its items.',
    },
  ),
  writes(
    'alternatives-none',
    'An ability without an alternative',
    cellOf([]),
    `{"att":{"${SITE}":{"${READ}":[]}},"prf":[]}`,
    {
      rules: ['recap.shape'],
      reason: 'An empty array is in the schema and grants nothing; writing [{}] for it would grant everything.',
      risk: ['widening'],
    },
  ),
];

// --- Order: objects are given in another order than they are written. ---

const ordered = [
  writes(
    'order-resources',
    'Resources given out of order',
    details({
      'mailto:a@example.com': only(READ, [{}]),
      'https://example.com/': only(READ, [{}]),
      'https://example.com': only(READ, [{}]),
    }),
    `{"att":{"https://example.com":{"${READ}":[{}]},"https://example.com/":{"${READ}":[{}]},"mailto:a@example.com":{"${READ}":[{}]}},"prf":[]}`,
    {
      rules: order,
      reason: 'Resources are in byte order, and of two that begin alike the shorter one comes first.',
    },
  ),
  writes(
    'order-abilities',
    'Abilities given by namespace',
    details(only(SITE, { 'a/y': [{}], 'a/x': [{}], 'a-b/x': [{}], 'a0/x': [{}], 'A/x': [{}] })),
    `{"att":{"${SITE}":{"A/x":[{}],"a-b/x":[{}],"a/x":[{}],"a/y":[{}],"a0/x":[{}]}},"prf":[]}`,
    {
      rules: order,
      reason:
        'Abilities are compared as a whole: A 41 comes in front of a 61, and - 2D in front of the slash 2F, which is in front of 0 30.',
    },
  ),
  writes(
    'order-nested',
    'Nested objects given out of order',
    cellOf([{ b: [{ d: 1, c: [{ f: 1, e: 2 }] }, 'z', 'a'], a: { d: 1, c: 2 } }]),
    restricted('"a":{"c":2,"d":1},"b":[{"c":[{"e":2,"f":1}],"d":1},"z","a"]'),
    {
      rules: order,
      reason: 'Objects are in order at every level, within arrays too; items of arrays stay where they are.',
    },
  ),
  writes(
    'order-digits',
    'Restrictions whose names are integers',
    cellOf([{ 2: 'b', 10: 'a', 1: 'c' }]),
    restricted('"1":"c","10":"a","2":"b"'),
    {
      rules: order,
      reason:
        'Names are compared as bytes, so "10" comes in front of "2"; an engine that keeps integers in numeric order has to be told.',
    },
  ),
  writes(
    'order-utf8',
    'Restrictions beyond U+FFFF',
    cellOf([{ '\u{1F600}': 2, '\uff5e': 1 }]),
    restricted('"\uff5e":1,"\u{1F600}":2'),
    {
      rules: order,
      reason: 'In UTF-8 U+FF5E begins with EF and U+1F600 with F0.',
      contested: contest('a-key-order', {
        result: 'accept',
        output: recapUri(restricted('"\u{1F600}":2,"\uff5e":1')),
        reading: 'The standard calls the order that of Array.sort() in JavaScript, which compares UTF-16 units.',
      }),
    },
  ),
  writes(
    'order-accents',
    'Restrictions with accented letters',
    cellOf([{ '\u00e9': 1, f: 2, e: 3 }]),
    restricted('"e":3,"f":2,"\u00e9":1'),
    {
      rules: order,
      reason: 'U+00E9 begins with C3, behind every letter of ASCII; a locale would put it between e and f.',
    },
  ),
];

// --- Values, as RFC 8785 writes them. ---

const values = [
  [
    'numbers',
    'Numbers of every magnitude',
    { n: [0, 0.1, 1e-6, 1e-7, 5e-324, 333333333.3333333, 1e15, 9007199254740991, -9007199254740991] },
    '"n":[0,0.1,0.000001,1e-7,5e-324,333333333.3333333,1000000000000000,9007199254740991,-9007199254740991]',
    'RFC 8785 section 3.2.2.3 writes numbers as ECMAScript: exponents below 1e-6 and without leading zeros',
  ],
  [
    'literals',
    'Literals and empty values',
    { a: null, b: true, c: false, d: '', e: [], f: {} },
    '"a":null,"b":true,"c":false,"d":"","e":[],"f":{}',
    'Each is written in the one way that JSON has',
  ],
  [
    'escapes',
    'Characters that are escaped',
    { s: '"\\\b\f\n\r\t\u0000\u000f\u001f' },
    '"s":"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u000f\\u001f"',
    'RFC 8785 section 3.2.2.2: short escapes where JSON has them, and lower-case hex for other control characters',
  ],
  [
    'raw',
    'Characters that other encoders escape',
    { s: "/<>&'+\x7f\u2028\u2029\u00e9\uFEFF\u{1F600}" },
    '"s":"/<>&\'+\x7f\u2028\u2029\u00e9\uFEFF\u{1F600}"',
    'RFC 8785 section 3.2.2.2: everything else is written as it is, in UTF-8',
  ],
  [
    'normal-forms',
    'Text that is not normalised',
    { s: 'e\u0301\u212b' },
    '"s":"e\u0301\u212b"',
    'RFC 8785 section 3.1: Unicode data is preserved as it is',
  ],
  [
    'proto',
    'A restriction named __proto__',
    only('__proto__', { polluted: true }),
    '"__proto__":{"polluted":true}',
    'It is a key like any other and is written',
  ],
  [
    'constructor',
    'Restrictions named as members of every object',
    { valueOf: 3, constructor: { prototype: 1 }, toString: 2, toJSON: 4 },
    '"constructor":{"prototype":1},"toJSON":4,"toString":2,"valueOf":3',
    'They are keys like any other and are written in order',
  ],
  [
    'url-safe',
    'A payload with both characters that only base64url has',
    { to: '>>>???' },
    '"to":">>>???"',
    '> and ? in the last byte of a group give the values 62 and 63, which are - and _',
  ],
  [
    'padding-1',
    'A payload with one byte in its last group of base64',
    { a: 123 },
    '"a":123',
    'One byte is two characters, and no padding follows',
  ],
  [
    'padding-2',
    'A payload with two bytes in its last group of base64',
    { a: 1234 },
    '"a":1234',
    'Two bytes are three characters, and no padding follows',
  ],
  [
    'depth-32',
    'Arrays down to level 32',
    { x: JSON.parse('['.repeat(27) + ']'.repeat(27)) },
    `"x":${'['.repeat(27)}${']'.repeat(27)}`,
    'Five levels of the ReCap and 27 arrays are 32, the limit',
  ],
].map(([name, title, restrictions, text, reason]) =>
  writes(name, title, cellOf([restrictions]), restricted(text), {
    rules: [...canonical, 'recap.encoding'],
    reason: `${reason}.`,
    ...(/^(?:proto|constructor)$/.test(name) ? { risk: ['prototype-pollution'] } : {}),
  }),
);

// --- What is not written. ---

const same = 'encoding refuses what decoding would refuse';
const on = (resource) => details(only(resource, only(READ, [{}])));
const can = (ability) => details(only(SITE, only(ability, [{}])));
const missingAtt = (payload, reading) => ({
  contested: contest('a-missing-att', { result: 'accept', output: recapUri(payload), reading }),
});
const faults = [
  [
    'att-absent',
    'A ReCap without att',
    { prf: [] },
    'recap.shape',
    'att is dropped',
    'Without att nothing is granted',
    ['fail-open'],
    missingAtt('{"prf":[]}', 'att is conditional: the text says "If present", and the schema does not require it.'),
  ],
  [
    'att-empty',
    'A ReCap without resources',
    details({}),
    'recap.shape',
    'att: {}',
    'minProperties of att is 1',
    ['fail-open'],
    missingAtt('{"att":{},"prf":[]}', 'The text asks for an object only, and clients make an empty one by default.'),
  ],
  [
    'att-array',
    'An att that is an array',
    details([only(READ, [{}])]),
    'recap.shape',
    'att: [...]',
    'att is an object by resource',
    ['type-confusion'],
  ],
  [
    'resource-empty',
    'A resource without abilities',
    details(only(SITE, {})),
    'recap.shape',
    'att[resource]: {}',
    'minProperties of a resource is 1',
    ['fail-open'],
  ],
  [
    'ability-object',
    'An ability whose value is an object of restrictions',
    cellOf({ max: 1 }),
    'recap.shape',
    '[{}] -> {"max":1}',
    'The value of an ability is an array',
    ['type-confusion', 'restriction-bypass'],
  ],
  [
    'alternative-null',
    'An alternative that is null',
    cellOf([null]),
    'recap.shape',
    '[{}] -> [null]',
    'An alternative is an object',
    ['type-confusion', 'widening'],
  ],
  [
    'alternative-array',
    'An alternative that is an array',
    cellOf([[]]),
    'recap.shape',
    '[{}] -> [[]]',
    'An alternative is an object',
    ['type-confusion', 'widening'],
  ],
  [
    'alternatives-257',
    'An ability with 257 alternatives',
    cellOf(new Array(257).fill({})),
    'recap.shape',
    '[{}] -> [{},{},...]',
    'An ability has at most 256 alternatives',
    ['resource-exhaustion'],
  ],
  [
    'prf-null',
    'A prf that is null',
    cellOf([{}], null),
    'recap.shape',
    'prf: null',
    'prf is an array where it is present',
    ['type-confusion', 'fail-open'],
  ],
  [
    'prf-string',
    'A prf that is one CID',
    cellOf([{}], cidV1('proof')),
    'recap.shape',
    'prf: a CID',
    'prf is an array',
    ['type-confusion'],
  ],
  [
    'resource-word',
    'A resource without scheme',
    on('eip155'),
    'recap.resource',
    'resource: "eip155"',
    'A resource is a URI',
    ['widening'],
  ],
  [
    'resource-space',
    'A resource with a space',
    on('https://example.com/ for'),
    'recap.resource',
    'resource: "https://example.com/ for"',
    'A space is no character of a URI',
    ['consent-bypass'],
  ],
  [
    'resource-proto',
    'A resource named __proto__',
    on('__proto__'),
    'recap.resource',
    'resource: "__proto__"',
    'A resource is a URI, and no member is lost on the way',
    ['prototype-pollution'],
  ],
  [
    'ability-word',
    'An ability without slash',
    can('pkp-signing'),
    'recap.ability',
    'ability: "pkp-signing"',
    'An ability is two parts and a slash',
    ['widening'],
  ],
  [
    'ability-quote',
    'An ability with quotation marks',
    can("crud/read','delete"),
    'recap.ability',
    'ability: "crud/read\',\'delete"',
    'A name is letters, digits, and . * _ + -',
    ['consent-bypass'],
  ],
  [
    'proof-word',
    'A proof that is no CID',
    cellOf([{}], ['proof']),
    'recap.proof-cid',
    'prf: ["proof"]',
    'A proof is a CID in Base58btc',
    ['type-confusion'],
  ],
  [
    'number-2-53',
    'The number 2^53',
    cellOf([{ max: 9007199254740992 }]),
    'json.text',
    'max: 2^53',
    'Strict JSON text has no magnitude past 2^53-1',
    ['parser-differential'],
  ],
  [
    'depth-33',
    'Arrays down to level 33',
    cellOf([{ x: JSON.parse('['.repeat(28) + ']'.repeat(28)) }]),
    'json.text',
    'one more array',
    'Strict JSON text has at most 32 levels',
    ['resource-exhaustion'],
    { twin: 'depth-32' },
  ],
].map(([name, title, recap, rule, mutation, reason, risk, more = {}]) =>
  refuses(name, title, recap, { rule, mutation, reason: `${reason}: ${same}.`, risk, ...more }),
);

export default () => [
  file('recap.encode', 'written', [...members, ...ordered, ...values]),
  file('recap.encode', 'refused', faults),
];
