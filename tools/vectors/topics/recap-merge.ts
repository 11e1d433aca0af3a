// recap.merge: recursive concatenation, equal things kept once.
import { contest, group, only, type Row, recaps, recapUri, type Shared, topic } from '../vocabulary.js';

const { BASE, BASE_TEXT, cellText, cidV0, cidV1, DAG_PB, details, mergeExample, NO_ALTERNATIVE, PICTURES_CID, READ, restricted, SITE } = recaps;

/** A payload, or details whose keys are in order. */
type Payload = string | recaps.Decoded;
const textOf = (payload: Payload) => (typeof payload === 'string' ? payload : JSON.stringify(payload));

/** What the other readings of the standard make of the same ReCaps. */
const elsewise = (output: Payload, reading: string) => contest('a-merge', { result: 'accept', output: recapUri(textOf(output)), reading });

/** Rows of ReCaps, and what they are merged into; `plainly` is what concatenation alone makes of them. */
const merging = ({ given, merged, plainly }: Row & {
  readonly given: readonly Payload[];
  readonly merged?: Payload;
  readonly plainly?: Payload;
}): Shared => ({
  input: { uris: given.map((each) => recapUri(textOf(each))) },
  ...(merged === undefined ? {} : { output: recapUri(textOf(merged)), trace: { payload: textOf(merged) } }),
  ...(plainly === undefined
    ? {}
    : { contested: elsewise(plainly, 'Merging is concatenation and nothing else, so that equal elements stay.') }),
});

const example = mergeExample(cidV1('bafyexample1'), cidV1('bafyexample2'));
const printed = mergeExample('bafyexample1', 'bafyexample2');
const [a, b] = [cidV1('a'), cidV1('b')];
const onResource = (resource: string, prf: readonly string[]) => details(only(resource, only(READ, [{}])), prf);
const both = (prf: readonly string[]) => details({ 'https://a.example/': only(READ, [{}]), 'https://b.example/': only(READ, [{}]) }, prf);
const onSite = (abilities: Readonly<Record<string, readonly unknown[]>>) => details(only(SITE, abilities));

const structure = () =>
  group({ rules: ['recap.order'], from: merging }, [
    { id: 'example', title: 'The example of ERC-5573 with CIDs in Base58', rules: ['recap.order', 'recap.proof-cid'],
      why: 'The standard prints the two objects and what they combine into; its placeholders are replaced by CIDs.', given: [example.one, example.other],
      merged: example.merged },
    { id: 'alone', title: 'One ReCap alone', why: 'There is nothing to append, so it is written as it is.', given: [example.merged], merged: example.merged },
    { id: 'resources', title: 'Different resources, the later one first',
      why: 'Keys are written in byte order, whichever ReCap they come from.', given: [details(only('mailto:a@example.com', only('msg/send', [{}]))), BASE],
      merged: details({ [SITE]: only(READ, [{}]), 'mailto:a@example.com': only('msg/send', [{}]) }) },
    { id: 'abilities', title: 'Different abilities of one resource, the later one first',
      why: 'Abilities of three ReCaps join on their resource, in byte order: - is 2D and the slash is 2F.',
      given: [onSite({ 'crud/write': [{ max: 1 }] }), onSite({ 'a-b/x': [{}], [READ]: [{}] }), onSite({ 'a/x': [{}] })],
      merged: onSite({ 'a-b/x': [{}], 'a/x': [{}], [READ]: [{}], 'crud/write': [{ max: 1 }] }) },
    { id: 'three', title: 'Three ReCaps that share a cell',
      why: 'Alternatives are appended in the order in which the ReCaps are given, and are not sorted.',
      given: [restricted('"max":3'), restricted('"max":1'), restricted('"max":2')], merged: cellText('[{"max":3},{"max":1},{"max":2}]') },
    { id: 'resources-alike', title: 'Resources that only normalisation makes equal', risk: ['widening'],
      why: 'Resources are text: E is 45 and e is 65, so these are two.', given: [details(only('https://EXAMPLE.com/', only(READ, [{}]))), BASE],
      merged: details({ 'https://EXAMPLE.com/': only(READ, [{}]), [SITE]: only(READ, [{}]) }) },
    { id: 'spelling', title: 'A payload with white space and escapes', rules: ['recap.order', 'json.text'],
      why: 'What is merged is written as every ReCap is: no white space, no needless escapes, and 1 for 1.0.',
      given: [`{ "att": { "https:\\/\\/example.com\\/": { "crud\\u002fread": [ { "max": 1.0 } ] } }, "prf": [] }`], merged: restricted('"max":1') },
  ]);

/** Rows of one cell: its alternatives in each ReCap and merged, as JSON text; `meet` is what intersection makes of them. */
const cell = ({ given, merged, plainly, meet, ...row }: Row & {
  readonly given: readonly string[];
  readonly merged: string;
  readonly plainly?: string;
  readonly meet?: string;
}): Shared => ({
  ...merging({
    ...row,
    given: given.map((value) => cellText(value)),
    merged: cellText(merged),
    ...(plainly === undefined ? {} : { plainly: cellText(plainly) }),
  }),
  ...(meet === undefined ? {} : { contested: elsewise(cellText(meet), 'Alternatives are intersected, so that merging loses no restriction.') }),
});

const NONE = { profiles: NO_ALTERNATIVE, rules: ['recap.order', 'reown.alternatives'], risk: ['widening'] } as const;

const alternatives = () =>
  group({ rules: ['recap.order'], from: cell }, [
    { id: 'concatenated', title: 'Different alternatives of one ability',
      why: 'Alternatives of one ability are concatenated.', given: ['[{"max":1}]', '[{"to":"a"},{"max":2}]'], merged: '[{"max":1},{"to":"a"},{"max":2}]' },
    { id: 'swapped', title: 'Different alternatives of one ability, the other ReCap first',
      why: 'Alternatives are appended in the order in which the ReCaps are given.', given: ['[{"to":"a"},{"max":2}]', '[{"max":1}]'],
      merged: '[{"to":"a"},{"max":2},{"max":1}]' },
    { id: 'limit-removed', title: 'An unlimited alternative and a limited one', risk: ['restriction-bypass', 'widening'], meet: '[{"max":1}]',
      why: 'Merging adds up: both stay, and the ability is not limited any more.', given: ['[{}]', '[{"max":1}]'], merged: '[{},{"max":1}]' },
    { id: 'limit-first', title: 'A limited alternative and an unlimited one', risk: ['restriction-bypass', 'widening'], meet: '[{"max":1}]',
      why: 'Merging adds up in either order: neither swallows the other.', given: ['[{"max":1}]', '[{}]'], merged: '[{"max":1},{}]' },
    { id: 'nothing-first', title: 'No alternative and one', ...NONE, meet: '[]',
      why: 'An empty array has nothing to append to what follows.', given: ['[]', '[{}]'], merged: '[{}]' },
    { id: 'nothing-last', title: 'A limited alternative and none', ...NONE, meet: '[]',
      why: 'An empty array appends nothing, and takes nothing away.', given: ['[{"max":1}]', '[]'], merged: '[{"max":1}]' },
    { id: 'nothing-twice', title: 'No alternative twice', ...NONE,
      why: 'Two empty arrays make an empty one, and the ability stays.', given: ['[]', '[]'], merged: '[]' },
    { id: 'itself', title: 'A ReCap with itself', plainly: '[{"max":1},{},{"max":1},{}]',
      why: 'Of equal alternatives the first is kept, so a ReCap merged with itself stays the same.', given: ['[{"max":1},{}]', '[{"max":1},{}]'],
      merged: '[{"max":1},{}]' },
    { id: 'equal-within', title: 'Equal alternatives within one ReCap', plainly: '[{"max":1},{},{"max":1}]',
      why: 'Of equal alternatives the first is kept, wherever they come from.', given: ['[{"max":1},{},{"max":1}]'], merged: '[{"max":1},{}]' },
    { id: 'equal-numbers', title: 'Alternatives with one number in four spellings', plainly: '[{"max":100},{"max":100},{"max":100},{"max":100}]',
      why: 'They are equal as RFC 8785 text.', given: ['[{"max":100}]', '[{"max":100.0}]', '[{"max":1e2},{"max":1000E-1}]'], merged: '[{"max":100}]' },
    { id: 'equal-zeros', title: 'Alternatives with zero and minus zero', plainly: '[{"max":0},{"max":0}]',
      why: 'RFC 8785 writes both as 0.', given: ['[{"max":-0}]', '[{"max":0}]'], merged: '[{"max":0}]' },
    { id: 'equal-rounded', title: 'Alternatives with two fractions that are one binary64 value', plainly: '[{"max":0.1},{"max":0.1}]',
      why: 'They are the same binary64 value, which RFC 8785 writes as 0.1.', given: ['[{"max":0.1}]', '[{"max":0.1000000000000000055}]'],
      merged: '[{"max":0.1}]' },
    { id: 'equal-text', title: 'Alternatives with one text in two spellings', plainly: '[{"to":"ab/\u{1F600}"},{"to":"ab/\u{1F600}"}]',
      why: 'They are equal as RFC 8785 text.', given: ['[{"to":"a\\u0062\\/\\ud83d\\ude00"}]', '[{"to":"ab/\u{1F600}"}]'], merged: '[{"to":"ab/\u{1F600}"}]' },
    { id: 'equal-nested', title: 'Equal alternatives with objects in arrays', plainly: '[{"to":[{"a":1,"b":[]}]},{"to":[{"a":1,"b":[]}]}]',
      why: 'Equality is that of the whole value, at every level.', given: ['[{"to":[{"a":1,"b":[]}]}]', '[{ "to": [ { "a": 1.0, "b": [ ] } ] }]'],
      merged: '[{"to":[{"a":1,"b":[]}]}]' },
    { id: 'unequal-types', title: 'Alternatives whose values have one text and several types',
      why: 'A number, a string, a literal and an array are not equal.', given: ['[{"max":1}]', '[{"max":"1"},{"max":true},{"max":null},{"max":[1]}]'],
      merged: '[{"max":1},{"max":"1"},{"max":true},{"max":null},{"max":[1]}]' },
    { id: 'unequal-order', title: 'Alternatives whose arrays have another order',
      why: 'The order of an array is a part of its value.', given: ['[{"to":["a","b"]}]', '[{"to":["b","a"]}]'],
      merged: '[{"to":["a","b"]},{"to":["b","a"]}]' },
    { id: 'unequal-members', title: 'Alternatives of which one has a further member', risk: ['restriction-bypass'],
      why: 'A member with the value null is there.', given: ['[{"max":1}]', '[{"max":1,"to":null}]'], merged: '[{"max":1},{"max":1,"to":null}]' },
    { id: 'unequal-normal-forms', title: 'Alternatives that only Unicode normalisation makes equal',
      why: 'RFC 8785 preserves Unicode data as it is, so these are two.', given: ['[{"to":"\u00e9"}]', '[{"to":"e\u0301"}]'],
      merged: '[{"to":"\u00e9"},{"to":"e\u0301"}]' },
    { id: 'proto', title: 'Alternatives with a restriction __proto__', risk: ['prototype-pollution'],
      plainly: '[{"__proto__":{"max":1}},{"__proto__":{"to":"a"}},{"__proto__":{"max":1}}]',
      why: '__proto__ is a key like any other: it is kept, compared, and pollutes nothing.',
      given: ['[{"__proto__":{"max":1}}]', '[{"__proto__":{"to":"a"}},{"__proto__":{"max":1}}]'],
      merged: '[{"__proto__":{"max":1}},{"__proto__":{"to":"a"}}]' },
    { id: 'proto-or-not', title: 'An alternative with a restriction __proto__ and one without', risk: ['prototype-pollution', 'restriction-bypass'],
      why: 'The one has a member and the other has none, so they are not equal.', given: ['[{"__proto__":{}}]', '[{}]'], merged: '[{"__proto__":{}},{}]' },
  ]);

const names = () =>
  group({ rules: ['recap.order'], from: merging }, [
    { id: 'proto-ability', title: 'The ability __proto__/constructor in two ReCaps', risk: ['prototype-pollution'],
      why: 'Abilities are names like any other, and their alternatives are concatenated.',
      given: [onSite({ '__proto__/constructor': [{ max: 1 }] }), onSite({ '__proto__/constructor': [{ max: 2 }], 'constructor/prototype': [{}] })],
      merged: onSite({ '__proto__/constructor': [{ max: 1 }, { max: 2 }], 'constructor/prototype': [{}] }) },
    { id: 'equal-apart', title: 'Equal alternatives of different abilities',
      why: 'Alternatives are compared within one ability only.', given: [onSite({ [READ]: [{ max: 1 }] }), onSite({ 'crud/write': [{ max: 1 }] })],
      merged: onSite({ [READ]: [{ max: 1 }], 'crud/write': [{ max: 1 }] }) },
  ]);

const proofs = () =>
  group({ rules: ['recap.proof-cid'], from: merging }, [
    { id: 'proofs', title: 'Different proofs', rules: ['recap.proof-cid', 'recap.order'],
      why: 'Proofs are appended in the order in which the ReCaps are given, and are not sorted.',
      given: [onResource('https://a.example/', [b]), onResource('https://b.example/', [a])], merged: both([b, a]) },
    { id: 'proofs-union', title: 'Proofs of which some are equal', plainly: both([a, b, b, PICTURES_CID, a]),
      why: 'Of equal proofs the first is kept.', given: [onResource('https://a.example/', [a, b]), onResource('https://b.example/', [b, PICTURES_CID, a])],
      merged: both([a, b, PICTURES_CID]) },
    { id: 'proofs-absent', title: 'An absent prf and one proof', rules: ['recap.proof-cid', 'recap.shape'], risk: ['fail-open'],
      why: 'An absent prf equals an empty one and appends nothing.',
      given: [JSON.stringify({ att: only('https://a.example/', only(READ, [{}])) }), onResource('https://b.example/', [a])], merged: both([a]) },
    { id: 'proofs-versions', title: 'Proofs that name one block in both versions',
      why: 'Proofs are compared as text, so these are two.',
      given: [onResource('https://a.example/', [cidV0('proof')]), onResource('https://b.example/', [cidV1('proof', DAG_PB)])],
      merged: both([cidV0('proof'), cidV1('proof', DAG_PB)]) },
  ]);

// --- What is refused: a ReCap, and a second one whose text is given. ---

const OTHER = 'https://other.example/';
const other = (abilities: string, resource = OTHER) => `{"att":{"${resource}":{${abilities}}},"prf":[]}`;
const pair = other('"crud/read":[{}],"crud/write":[{"max":1}]');
const EACH = 'each ReCap that is merged has to decode.';
const emptyAtt = (payload: string) =>
  contest('a-missing-att', { result: 'accept', output: recapUri(payload), reading: 'A ReCap without resources is valid and grants nothing.' });

const refused = () =>
  group({ from: merging }, [
    { id: 'pair', title: 'Two ReCaps on two resources', rules: ['recap.order'], why: 'Each decodes, and their resources join in byte order.',
      given: [BASE_TEXT, pair], merged: details({ [SITE]: only(READ, [{}]), [OTHER]: { 'crud/read': [{}], 'crud/write': [{ max: 1 }] } }) },
    { id: 'example-printed', title: 'The example of ERC-5573 with its CIDs as printed', twin: 'recap-merge-example',
      change: 'prf: ["bafyexample1"] and ["bafyexample2"]', rule: 'recap.proof-cid', risk: ['parser-differential'],
      contested: contest('a-proof-encoding', {
        result: 'accept',
        output: recapUri(textOf(printed.merged)),
        reading: 'The standard prints what these two objects combine into, so proofs are any text.',
      }),
      why: 'A proof is a CID in Base58btc; these are placeholders that are no CID in any base.', given: [printed.one, printed.other] },
    { id: 'of-none', title: 'No ReCap at all', twin: 'pair', change: 'uris: []', rule: 'recap.shape', risk: ['fail-open'],
      contested: emptyAtt('{"att":{},"prf":[]}'), why: 'Nothing merged is an att without resources, which is no ReCap.', given: [] },
    { id: 'of-order', title: 'A second ReCap out of order', twin: 'pair', change: 'abilities of the second ReCap swapped', rule: 'recap.order',
      risk: ['consent-bypass', 'parser-differential'], why: `Sorting after the merge would hide the fault: ${EACH}`,
      given: [BASE_TEXT, other('"crud/write":[{"max":1}],"crud/read":[{}]')] },
    { id: 'of-duplicate', title: 'A second ReCap with an ability twice', twin: 'pair', change: 'crud/write -> crud/read in the second ReCap',
      rule: 'json.text', risk: ['parser-differential', 'restriction-bypass'], why: `Alternatives of a repeated key are not joined: ${EACH}`,
      given: [BASE_TEXT, other('"crud/read":[{}],"crud/read":[{"max":1}]')] },
    { id: 'of-object', title: 'A second ReCap whose ability has an object', twin: 'pair', change: '[{"max":1}] -> {"max":1} in the second ReCap',
      rule: 'recap.shape', risk: ['type-confusion', 'restriction-bypass'], why: `The value of an ability is an array: ${EACH}`,
      given: [BASE_TEXT, other('"crud/read":[{}],"crud/write":{"max":1}')] },
    { id: 'of-empty', title: 'A second ReCap without resources', twin: 'pair', change: 'att of the second ReCap: {}', rule: 'recap.shape', risk: ['fail-open'],
      contested: emptyAtt(BASE_TEXT), why: `It adds nothing and is no ReCap: ${EACH}`, given: [BASE_TEXT, '{"att":{},"prf":[]}'] },
    { id: 'of-proto', title: 'A second ReCap with the resource __proto__', twin: 'pair', change: 'resource of the second ReCap: "__proto__"',
      rule: 'recap.resource', risk: ['prototype-pollution'], why: `A resource is a URI: ${EACH}`,
      given: [BASE_TEXT, other('"crud/read":[{}],"crud/write":[{"max":1}]', '__proto__')] },
    { id: 'of-ability-proto', title: 'A second ReCap with the ability __proto__', twin: 'pair', change: 'abilities of the second ReCap: __proto__ alone',
      rule: 'recap.ability', risk: ['prototype-pollution'], why: `An ability is two parts and a slash: ${EACH}`,
      given: [BASE_TEXT, other('"__proto__":[{"polluted":true}]')] },
    { id: 'of-prefix', title: 'A second ReCap that is an empty text', since: '3.1.0', twin: 'pair', change: 'second URI: ""', rule: 'recap.prefix', risk: ['fail-open'],
      why: `A ReCap begins with urn:recap:, and no text is no ReCap: ${EACH}`, given: [], input: { uris: [recapUri(BASE_TEXT), ''] } },
    { id: 'of-proof', title: 'A second ReCap with a line separator in a proof', since: '3.1.0', twin: 'pair', change: 'prf of the second ReCap: a CID with U+2028 within', rule: 'recap.proof-cid',
      risk: ['parser-differential'], why: `Base58btc has no such character: ${EACH}`, given: [BASE_TEXT, onResource(OTHER, [`${a.slice(0, 9)}\u2028${a.slice(9)}`])] },
    { id: 'of-ability-accent', title: 'A second ReCap with a letter beyond ASCII in an ability', since: '3.1.0', twin: 'pair', change: 'ability of the second ReCap: "crud/read\u00e9"', rule: 'recap.ability',
      risk: ['parser-differential'], why: `Letters of an ability are those of ASCII: ${EACH}`, given: [BASE_TEXT, other('"crud/read\u00e9":[{}]')] },
    { id: 'of-padded', title: 'A second ReCap with padding', twin: 'pair', change: 'second URI + "="', rule: 'recap.encoding',
      why: `The payload is unpadded: ${EACH}`, given: [], input: { uris: [recapUri(BASE_TEXT), `${recapUri(pair)}=`] } },
  ]);

// --- Bounds: each part keeps them, and all together have to. ---

const counting = (from: number, count: number) =>
  cellText(JSON.stringify(Array.from({ length: count }, (_, i) => ({ max: from + i }))));

const bounded = () =>
  group({ from: merging }, [
    { id: 'limit-alternatives', title: 'Alternatives that make 256 together', rules: ['recap.shape'],
      why: '200 and 56 different alternatives of one ability make 256, which is the most.',
      given: [counting(0, 200), counting(200, 56)], merged: counting(0, 256) },
    { id: 'limit-alternatives-past', title: 'Alternatives that make 257 together', twin: 'limit-alternatives',
      change: 'an alternative is added to the second ReCap', rule: 'recap.shape', risk: ['resource-exhaustion'],
      why: 'What is merged is a ReCap, and one of 257 alternatives of an ability does not decode.',
      given: [counting(0, 200), counting(200, 57)] },
  ]);

const shared = { operation: 'recap.merge', prefix: 'recap-merge-' } as const;

export default () => [
  topic({ ...shared, name: 'merged' }, structure(), alternatives(), names(), proofs()),
  topic({ ...shared, name: 'refused' }, refused()),
  topic({ ...shared, name: 'limits' }, bounded()),
];
