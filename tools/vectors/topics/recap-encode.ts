// recap.encode: the one text that a ReCap is written as, and what is not written at all.
import { contest, group, only, type Row, recaps, recapUri, type Shared, topic } from '../vocabulary.js';

const {
  BASE, BASE_TEXT, cellOf, cellText, cidV0, cidV1, details, EXTENSION, EXTENSION_URI, PICTURES_BASE32, PICTURES_CID, PICTURES_URI, pictures, READ, restricted,
  SITE,
} = recaps;

/** Rows of recap.encode: a ReCap, and the payload that it is written as; the URI of which is that of the standard where it prints one. */
const writing = ({ recap, payload, uri }: Row & { readonly recap: unknown; readonly payload?: string; readonly uri?: string }): Shared => ({
  input: { recap },
  ...(payload === undefined ? {} : { output: uri ?? recapUri(payload), trace: { payload } }),
});

// --- Examples of the standard, and the members of the details. ---

const closed = contest('a-prf-empty', {
  result: 'reject',
  reading: 'prf needs at least one entry, so the example breaks the schema of its own standard.',
});
const noProofs = contest('a-prf-empty', {
  result: 'accept',
  output: recapUri(`{"att":{"${SITE}":{"${READ}":[{}]}}}`),
  reading: 'If prf is present it has at least one entry, so a ReCap without proofs has no prf.',
});
const converted = contest('a-proof-encoding', {
  result: 'accept',
  output: PICTURES_URI,
  reading: 'The standard expects this object to become a URI in which the CID is Base58, so encoding converts it.',
});
const AS_GIVEN = 'An array is written as it is given: encoding neither sorts nor drops its items.';

const members = () =>
  group({ from: writing }, [
    { id: 'example-extension', title: 'The ReCap of the example message of ERC-5573', rules: ['recap.shape', 'recap.order'], contested: closed,
      why: 'The standard prints this URI, with an empty prf and empty arrays of alternatives.', recap: EXTENSION, payload: JSON.stringify(EXTENSION),
      uri: EXTENSION_URI },
    { id: 'example-pictures', title: 'The ReCap of the example capability of ERC-5573',
      rules: ['recap.prefix', 'recap.encoding', 'recap.shape', 'recap.order', 'recap.proof-cid'],
      why: 'The standard prints this URI; its proof is the CID of the example object in Base58btc.', recap: pictures(PICTURES_CID),
      payload: JSON.stringify(pictures(PICTURES_CID)), uri: PICTURES_URI },
    { id: 'example-pictures-object', title: 'The example details object of ERC-5573 with its CID in base32', twin: 'example-pictures',
      change: `prf[0]: ${JSON.stringify(PICTURES_BASE32)}`, rule: 'recap.proof-cid', risk: ['parser-differential'], contested: converted,
      why: 'A proof is a Base58-encoded CID, and encoding refuses what decoding would refuse.', recap: pictures(PICTURES_BASE32) },
    { id: 'one-cell', title: 'One ability on one resource',
      rules: ['recap.prefix', 'recap.encoding', 'json.text', 'recap.shape', 'recap.order', 'recap.resource', 'recap.ability'],
      why: 'att and prf are written without white space, then base64url without padding behind the prefix.', recap: BASE, payload: BASE_TEXT },
    { id: 'prf-absent', title: 'A ReCap without prf', rules: ['recap.shape'], contested: noProofs,
      why: 'Encoders always write prf, which is empty where there are no proofs.', recap: { att: BASE.att }, payload: BASE_TEXT },
    { id: 'members-swapped', title: 'prf given in front of att', rules: ['recap.order'],
      why: 'The keys of every object are written in byte order, those of the outermost too.', recap: { prf: [cidV1('proof')], att: BASE.att },
      payload: cellText('[{}]', `["${cidV1('proof')}"]`) },
    { id: 'proofs', title: 'Proofs that repeat and are not sorted', rules: ['recap.proof-cid', 'recap.order'],
      why: AS_GIVEN, recap: cellOf([{}], [cidV1('b'), cidV1('a'), cidV1('b')]),
      payload: cellText('[{}]', `["${cidV1('b')}","${cidV1('a')}","${cidV1('b')}"]`) },
    { id: 'proof-version-0', title: 'A proof of version 0', rules: ['recap.proof-cid'],
      why: 'Version 0 is the plain Base58btc text of a SHA-256 multihash, and it is written as it is given.', recap: cellOf([{}], [cidV0('proof')]),
      payload: cellText('[{}]', `["${cidV0('proof')}"]`) },
    { id: 'alternatives', title: 'Alternatives that repeat, an unlimited one among them', rules: ['recap.shape'],
      why: AS_GIVEN, recap: cellOf([{ max: 2 }, {}, { max: 1 }, { max: 2 }]), payload: cellText('[{"max":2},{},{"max":1},{"max":2}]') },
    { id: 'alternatives-none', title: 'An ability without an alternative', rules: ['recap.shape'], risk: ['widening'],
      why: 'An empty array is in the schema and grants nothing; writing [{}] for it would grant everything.', recap: cellOf([]), payload: cellText('[]') },
  ]);

// --- Order: objects are given in another order than they are written. ---

const utf16 = contest('a-key-order', {
  result: 'accept',
  output: recapUri(restricted('"\u{1F600}":2,"\uff5e":1')),
  reading: 'The standard calls the order that of Array.sort() in JavaScript, which compares UTF-16 units.',
});

const ordered = () =>
  group({ rules: ['recap.order'], from: writing }, [
    { id: 'order-resources', title: 'Resources given out of order',
      why: 'Resources are in byte order, and of two that begin alike the shorter one comes first.',
      recap: details({ 'mailto:a@example.com': only(READ, [{}]), 'https://example.com/': only(READ, [{}]), 'https://example.com': only(READ, [{}]) }),
      payload: `{"att":{"https://example.com":{"${READ}":[{}]},"https://example.com/":{"${READ}":[{}]},"mailto:a@example.com":{"${READ}":[{}]}},"prf":[]}` },
    { id: 'order-abilities', title: 'Abilities given by namespace',
      why: 'Abilities are compared as a whole: A 41 comes in front of a 61, and - 2D in front of the slash 2F, which is in front of 0 30.',
      recap: details(only(SITE, { 'a/y': [{}], 'a/x': [{}], 'a-b/x': [{}], 'a0/x': [{}], 'A/x': [{}] })),
      payload: `{"att":{"${SITE}":{"A/x":[{}],"a-b/x":[{}],"a/x":[{}],"a/y":[{}],"a0/x":[{}]}},"prf":[]}` },
    { id: 'order-nested', title: 'Nested objects given out of order',
      why: 'Objects are in order at every level, within arrays too; items of arrays stay where they are.',
      recap: cellOf([{ b: [{ d: 1, c: [{ f: 1, e: 2 }] }, 'z', 'a'], a: { d: 1, c: 2 } }]),
      payload: restricted('"a":{"c":2,"d":1},"b":[{"c":[{"e":2,"f":1}],"d":1},"z","a"]') },
    { id: 'order-digits', title: 'Restrictions whose names are integers',
      why: 'Names are compared as bytes, so "10" comes in front of "2"; an engine that keeps integers in numeric order has to be told.',
      recap: cellOf([{ 2: 'b', 10: 'a', 1: 'c' }]), payload: restricted('"1":"c","10":"a","2":"b"') },
    { id: 'order-utf8', title: 'Restrictions beyond U+FFFF', contested: utf16,
      why: 'In UTF-8 U+FF5E begins with EF and U+1F600 with F0.', recap: cellOf([{ '\u{1F600}': 2, '\uff5e': 1 }]),
      payload: restricted('"\uff5e":1,"\u{1F600}":2') },
    { id: 'order-accents', title: 'Restrictions with accented letters',
      why: 'U+00E9 begins with C3, behind every letter of ASCII; a locale would put it between e and f.', recap: cellOf([{ '\u00e9': 1, f: 2, e: 3 }]),
      payload: restricted('"e":3,"f":2,"\u00e9":1') },
  ]);

// --- Values, as RFC 8785 writes them. ---

/** Rows of the restrictions of one cell, and the text of these members. */
const restricting = ({ restrictions, members, ...row }: Row & { readonly restrictions: unknown; readonly members: string }): Shared =>
  writing({ ...row, recap: cellOf([restrictions]), payload: restricted(members) });

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

const values = () =>
  group({ rules: ['json.text', 'recap.encoding'], from: restricting }, [
    { id: 'numbers', title: 'Numbers of every magnitude',
      why: 'RFC 8785 section 3.2.2.3 writes numbers as ECMAScript: exponents below 1e-6 and without leading zeros.',
      restrictions: { n: [0, 0.1, 1e-6, 1e-7, 5e-324, 333333333.3333333, 1e15, 9007199254740991, -9007199254740991] },
      members: '"n":[0,0.1,0.000001,1e-7,5e-324,333333333.3333333,1000000000000000,9007199254740991,-9007199254740991]' },
    { id: 'literals', title: 'Literals and empty values',
      why: 'Each is written in the one way that JSON has.', restrictions: { a: null, b: true, c: false, d: '', e: [], f: {} },
      members: '"a":null,"b":true,"c":false,"d":"","e":[],"f":{}' },
    { id: 'escapes', title: 'Characters that are escaped',
      why: 'RFC 8785 section 3.2.2.2: short escapes where JSON has them, and lower-case hex for other control characters.',
      restrictions: { s: '"\\\b\f\n\r\t\u0000\u000f\u001f' }, members: '"s":"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u000f\\u001f"' },
    { id: 'raw', title: 'Characters that other encoders escape',
      why: 'RFC 8785 section 3.2.2.2: everything else is written as it is, in UTF-8.', restrictions: { s: "/<>&'+\x7f\u2028\u2029\u00e9\uFEFF\u{1F600}" },
      members: '"s":"/<>&\'+\x7f\u2028\u2029\u00e9\uFEFF\u{1F600}"' },
    { id: 'normal-forms', title: 'Text that is not normalised',
      why: 'RFC 8785 section 3.1: Unicode data is preserved as it is.', restrictions: { s: 'e\u0301\u212b' }, members: '"s":"e\u0301\u212b"' },
    { id: 'proto', title: 'A restriction named __proto__', risk: ['prototype-pollution'],
      why: 'It is a key like any other and is written.', restrictions: only('__proto__', { polluted: true }), members: '"__proto__":{"polluted":true}' },
    { id: 'constructor', title: 'Restrictions named as members of every object', risk: ['prototype-pollution'],
      why: 'They are keys like any other and are written in order.', restrictions: { valueOf: 3, constructor: { prototype: 1 }, toString: 2, toJSON: 4 },
      members: '"constructor":{"prototype":1},"toJSON":4,"toString":2,"valueOf":3' },
    { id: 'url-safe', title: 'A payload with both characters that only base64url has',
      why: '> and ? in the last byte of a group give the values 62 and 63, which are - and _.', restrictions: { to: '>>>???' }, members: '"to":">>>???"' },
    { id: 'padding-1', title: 'A payload with one byte in its last group of base64',
      why: 'One byte is two characters, and no padding follows.', restrictions: { a: 123 }, members: '"a":123' },
    { id: 'padding-2', title: 'A payload with two bytes in its last group of base64',
      why: 'Two bytes are three characters, and no padding follows.', restrictions: { a: 1234 }, members: '"a":1234' },
    { id: 'depth-32', title: 'Arrays down to level 32',
      why: 'Five levels of the ReCap and 27 arrays are 32, the limit.', restrictions: { x: JSON.parse(nested(27)) }, members: `"x":${nested(27)}` },
  ]);

// --- What is not written. ---

const SAME = 'encoding refuses what decoding would refuse.';
const on = (resource: string) => details(only(resource, only(READ, [{}])));
const can = (ability: string) => details(only(SITE, only(ability, [{}])));
const missingAtt = (payload: string, reading: string) =>
  contest('a-missing-att', { result: 'accept', output: recapUri(payload), reading });

const faults = () => group({ rule: 'recap.shape', twin: 'recap-encode-one-cell', from: writing }, [
  { id: 'att-absent', title: 'A ReCap without att', change: 'att is dropped', risk: ['fail-open'],
    contested: missingAtt('{"prf":[]}', 'att is conditional: the text says "If present", and the schema does not require it.'),
    why: `Without att nothing is granted: ${SAME}`, recap: { prf: [] } },
  { id: 'att-empty', title: 'A ReCap without resources', change: 'att: {}', risk: ['fail-open'],
    contested: missingAtt('{"att":{},"prf":[]}', 'The text asks for an object only, and clients make an empty one by default.'),
    why: `minProperties of att is 1: ${SAME}`, recap: details({}) },
  { id: 'att-array', title: 'An att that is an array', change: 'att: [...]',
    why: `att is an object by resource: ${SAME}`, recap: { att: [only(READ, [{}])], prf: [] } },
  { id: 'resource-empty', title: 'A resource without abilities', change: 'att[resource]: {}', risk: ['fail-open'],
    why: `minProperties of a resource is 1: ${SAME}`, recap: details(only(SITE, {})) },
  { id: 'ability-object', title: 'An ability whose value is an object of restrictions', change: '[{}] -> {"max":1}',
    risk: ['type-confusion', 'restriction-bypass'], why: `The value of an ability is an array: ${SAME}`, recap: cellOf({ max: 1 }) },
  { id: 'alternative-null', title: 'An alternative that is null', change: '[{}] -> [null]', risk: ['type-confusion', 'widening'],
    why: `An alternative is an object: ${SAME}`, recap: cellOf([null]) },
  { id: 'alternative-array', title: 'An alternative that is an array', change: '[{}] -> [[]]', risk: ['type-confusion', 'widening'],
    why: `An alternative is an object: ${SAME}`, recap: cellOf([[]]) },
  { id: 'alternatives-257', title: 'An ability with 257 alternatives', change: '[{}] -> [{},{},...]', risk: ['resource-exhaustion'],
    why: `An ability has at most 256 alternatives: ${SAME}`, recap: cellOf(new Array(257).fill({})) },
  { id: 'prf-null', title: 'A prf that is null', change: 'prf: null', risk: ['type-confusion', 'fail-open'],
    why: `prf is an array where it is present: ${SAME}`, recap: { att: BASE.att, prf: null } },
  { id: 'prf-string', title: 'A prf that is one CID', change: 'prf: a CID', why: `prf is an array: ${SAME}`, recap: { att: BASE.att, prf: cidV1('proof') } },
  { id: 'resource-word', title: 'A resource without scheme', change: 'resource: "eip155"', rule: 'recap.resource',
    why: `A resource is a URI: ${SAME}`, recap: on('eip155') },
  { id: 'resource-space', title: 'A resource with a space', change: 'resource: "https://example.com/ for"', rule: 'recap.resource', risk: ['consent-bypass'],
    why: `A space is no character of a URI: ${SAME}`, recap: on('https://example.com/ for') },
  { id: 'resource-proto', title: 'A resource named __proto__', change: 'resource: "__proto__"', rule: 'recap.resource', risk: ['prototype-pollution'],
    why: `A resource is a URI, and no member is lost on the way: ${SAME}`, recap: on('__proto__') },
  { id: 'ability-word', title: 'An ability without slash', change: 'ability: "pkp-signing"', rule: 'recap.ability', risk: ['widening'],
    why: `An ability is two parts and a slash: ${SAME}`, recap: can('pkp-signing') },
  { id: 'ability-accent', title: 'An ability with a letter beyond ASCII', since: '3.1.0', change: 'ability: "crud/read\u00e9"', rule: 'recap.ability', risk: ['parser-differential'],
    why: `Letters are those of ASCII: ${SAME}`, recap: can('crud/read\u00e9') },
  { id: 'ability-quote', title: 'An ability with quotation marks', change: 'ability: "crud/read\',\'delete"', rule: 'recap.ability', risk: ['consent-bypass'],
    why: `A name is letters, digits, and . * _ + -: ${SAME}`, recap: can("crud/read','delete") },
  { id: 'proof-word', title: 'A proof that is no CID', change: 'prf: ["proof"]', rule: 'recap.proof-cid', risk: ['type-confusion'],
    why: `A proof is a CID in Base58btc: ${SAME}`, recap: cellOf([{}], ['proof']) },
  { id: 'number-2-53', title: 'The number 2^53', change: 'max: 2^53', rule: 'json.text',
    why: `Strict JSON text has no magnitude past 2^53-1: ${SAME}`, recap: cellOf([{ max: 9007199254740992 }]) },
  { id: 'depth-33', title: 'Arrays down to level 33', twin: 'recap-encode-depth-32', change: 'one more array', rule: 'json.text',
    risk: ['resource-exhaustion'], why: `Strict JSON text has at most 32 levels: ${SAME}`, recap: cellOf([{ x: JSON.parse(nested(28)) }]) },
]);

const shared = { operation: 'recap.encode', prefix: 'recap-encode-' } as const;

export default () => [
  topic({ ...shared, name: 'written' }, members(), ordered(), values()),
  topic({ ...shared, name: 'refused' }, faults()),
];
