// recap.merge: recursive concatenation, equal things kept once.
import { accept, contest, file, recapUri, reject } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  cellText,
  cidV0,
  cidV1,
  DAG_PB,
  details,
  mergeExample,
  NO_ALTERNATIVE,
  only,
  PICTURES_CID,
  READ,
  restricted,
  SITE,
} from '../recaps.js';

const uriOf = (payload) => recapUri(typeof payload === 'string' ? payload : JSON.stringify(payload));
const page = 'a-merge';
const rules = ['recap.order'];

/** ReCaps, as payload texts or details in order, that merge into what is written as `merged`. */
const merges = (name, title, given, merged, { plainly, ...rest }) => {
  const payload = typeof merged === 'string' ? merged : JSON.stringify(merged);
  return accept(`recap-merge-${name}`, title, {
    rules,
    ...rest,
    input: { uris: given.map(uriOf) },
    output: recapUri(payload),
    trace: { payload },
    ...(plainly === undefined
      ? {}
      : {
          contested: contest(page, {
            result: 'accept',
            output: uriOf(plainly),
            reading: 'Merging is concatenation and nothing else, so that equal elements stay.',
          }),
        }),
  });
};

const refuses = (name, title, given, { twin, ...rest }) =>
  reject(`recap-merge-${name}`, title, { ...rest, twin: `recap-merge-${twin}`, input: { uris: given.map(uriOf) } });

/** The alternatives of one cell, merged: [name, title, alternatives of each ReCap, merged alternatives, reason, more]. */
const cells = (entries) =>
  entries.map(([name, title, given, merged, reason, more = {}]) =>
    merges(
      name,
      title,
      given.map((value) => cellText(value)),
      cellText(merged),
      { reason: `${reason}.`, ...more },
    ),
  );
const plain = (value) => ({ plainly: cellText(value) });
/** What the third reading makes of a cell. */
const meet = (value) => ({
  contested: contest(page, {
    result: 'accept',
    output: uriOf(cellText(value)),
    reading: 'Alternatives are intersected, so that merging loses no restriction.',
  }),
});

const example = mergeExample(cidV1('bafyexample1'), cidV1('bafyexample2'));
const printed = mergeExample('bafyexample1', 'bafyexample2');
const [a, b] = [cidV1('a'), cidV1('b')];
const onResource = (resource, prf) => details(only(resource, only(READ, [{}])), prf);
const both = (prf) => details({ 'https://a.example/': only(READ, [{}]), 'https://b.example/': only(READ, [{}]) }, prf);
const onSite = (abilities) => details(only(SITE, abilities));

const structure = [
  merges('example', 'The example of ERC-5573 with CIDs in Base58', [example.one, example.other], example.merged, {
    rules: ['recap.order', 'recap.proof-cid'],
    reason: 'The standard prints the two objects and what they combine into; its placeholders are replaced by CIDs.',
  }),
  merges('alone', 'One ReCap alone', [example.merged], example.merged, {
    reason: 'There is nothing to append, so it is written as it is.',
  }),
  merges(
    'resources',
    'Different resources, the later one first',
    [details(only('mailto:a@example.com', only('msg/send', [{}]))), BASE],
    details({ [SITE]: only(READ, [{}]), 'mailto:a@example.com': only('msg/send', [{}]) }),
    {
      reason: 'Keys are written in byte order, whichever ReCap they come from.',
    },
  ),
  merges(
    'abilities',
    'Different abilities of one resource, the later one first',
    [onSite({ 'crud/write': [{ max: 1 }] }), onSite({ 'a-b/x': [{}], [READ]: [{}] }), onSite({ 'a/x': [{}] })],
    onSite({ 'a-b/x': [{}], 'a/x': [{}], [READ]: [{}], 'crud/write': [{ max: 1 }] }),
    {
      reason: 'Abilities of three ReCaps join on their resource, in byte order: - is 2D and the slash is 2F.',
    },
  ),
  merges(
    'three',
    'Three ReCaps that share a cell',
    [restricted('"max":3'), restricted('"max":1'), restricted('"max":2')],
    cellText('[{"max":3},{"max":1},{"max":2}]'),
    {
      reason: 'Alternatives are appended in the order in which the ReCaps are given, and are not sorted.',
    },
  ),
  merges(
    'resources-alike',
    'Resources that only normalisation makes equal',
    [details(only('https://EXAMPLE.com/', only(READ, [{}]))), BASE],
    details({ 'https://EXAMPLE.com/': only(READ, [{}]), [SITE]: only(READ, [{}]) }),
    {
      reason: 'Resources are text: E is 45 and e is 65, so these are two.',
      risk: ['widening'],
    },
  ),
  merges(
    'spelling',
    'A payload with white space and escapes',
    [`{ "att": { "https:\\/\\/example.com\\/": { "crud\\u002fread": [ { "max": 1.0 } ] } }, "prf": [] }`],
    restricted('"max":1'),
    {
      rules: ['recap.order', 'json.text'],
      reason: 'What is merged is written as every ReCap is: no white space, no needless escapes, and 1 for 1.0.',
    },
  ),
];

const alternatives = cells([
  [
    'concatenated',
    'Different alternatives of one ability',
    ['[{"max":1}]', '[{"to":"a"},{"max":2}]'],
    '[{"max":1},{"to":"a"},{"max":2}]',
    'Alternatives of one ability are concatenated',
  ],
  [
    'swapped',
    'Different alternatives of one ability, the other ReCap first',
    ['[{"to":"a"},{"max":2}]', '[{"max":1}]'],
    '[{"to":"a"},{"max":2},{"max":1}]',
    'Alternatives are appended in the order in which the ReCaps are given',
  ],
  [
    'limit-removed',
    'An unlimited alternative and a limited one',
    ['[{}]', '[{"max":1}]'],
    '[{},{"max":1}]',
    'Merging adds up: both stay, and the ability is not limited any more',
    { risk: ['restriction-bypass', 'widening'], ...meet('[{"max":1}]') },
  ],
  [
    'limit-first',
    'A limited alternative and an unlimited one',
    ['[{"max":1}]', '[{}]'],
    '[{"max":1},{}]',
    'Merging adds up in either order: neither swallows the other',
    { risk: ['restriction-bypass', 'widening'], ...meet('[{"max":1}]') },
  ],
  [
    'nothing-first',
    'No alternative and one',
    ['[]', '[{}]'],
    '[{}]',
    'An empty array has nothing to append to what follows',
    { profiles: NO_ALTERNATIVE, rules: ['recap.order', 'reown.alternatives'], risk: ['widening'], ...meet('[]') },
  ],
  [
    'nothing-last',
    'A limited alternative and none',
    ['[{"max":1}]', '[]'],
    '[{"max":1}]',
    'An empty array appends nothing, and takes nothing away',
    { profiles: NO_ALTERNATIVE, rules: ['recap.order', 'reown.alternatives'], risk: ['widening'], ...meet('[]') },
  ],
  [
    'nothing-twice',
    'No alternative twice',
    ['[]', '[]'],
    '[]',
    'Two empty arrays make an empty one, and the ability stays',
    { profiles: NO_ALTERNATIVE, rules: ['recap.order', 'reown.alternatives'], risk: ['widening'] },
  ],
  [
    'itself',
    'A ReCap with itself',
    ['[{"max":1},{}]', '[{"max":1},{}]'],
    '[{"max":1},{}]',
    'Of equal alternatives the first is kept, so a ReCap merged with itself stays the same',
    plain('[{"max":1},{},{"max":1},{}]'),
  ],
  [
    'equal-within',
    'Equal alternatives within one ReCap',
    ['[{"max":1},{},{"max":1}]'],
    '[{"max":1},{}]',
    'Of equal alternatives the first is kept, wherever they come from',
    plain('[{"max":1},{},{"max":1}]'),
  ],
  [
    'equal-numbers',
    'Alternatives with one number in four spellings',
    ['[{"max":100}]', '[{"max":100.0}]', '[{"max":1e2},{"max":1000E-1}]'],
    '[{"max":100}]',
    'They are equal as RFC 8785 text',
    plain('[{"max":100},{"max":100},{"max":100},{"max":100}]'),
  ],
  [
    'equal-zeros',
    'Alternatives with zero and minus zero',
    ['[{"max":-0}]', '[{"max":0}]'],
    '[{"max":0}]',
    'RFC 8785 writes both as 0',
    plain('[{"max":0},{"max":0}]'),
  ],
  [
    'equal-rounded',
    'Alternatives with two fractions that are one binary64 value',
    ['[{"max":0.1}]', '[{"max":0.1000000000000000055}]'],
    '[{"max":0.1}]',
    'They are the same binary64 value, which RFC 8785 writes as 0.1',
    plain('[{"max":0.1},{"max":0.1}]'),
  ],
  [
    'equal-text',
    'Alternatives with one text in two spellings',
    ['[{"to":"a\\u0062\\/\\ud83d\\ude00"}]', '[{"to":"ab/\u{1F600}"}]'],
    '[{"to":"ab/\u{1F600}"}]',
    'They are equal as RFC 8785 text',
    plain('[{"to":"ab/\u{1F600}"},{"to":"ab/\u{1F600}"}]'),
  ],
  [
    'equal-nested',
    'Equal alternatives with objects in arrays',
    ['[{"to":[{"a":1,"b":[]}]}]', '[{ "to": [ { "a": 1.0, "b": [ ] } ] }]'],
    '[{"to":[{"a":1,"b":[]}]}]',
    'Equality is that of the whole value, at every level',
    plain('[{"to":[{"a":1,"b":[]}]},{"to":[{"a":1,"b":[]}]}]'),
  ],
  [
    'unequal-types',
    'Alternatives whose values have one text and several types',
    ['[{"max":1}]', '[{"max":"1"},{"max":true},{"max":null},{"max":[1]}]'],
    '[{"max":1},{"max":"1"},{"max":true},{"max":null},{"max":[1]}]',
    'A number, a string, a literal and an array are not equal',
  ],
  [
    'unequal-order',
    'Alternatives whose arrays have another order',
    ['[{"to":["a","b"]}]', '[{"to":["b","a"]}]'],
    '[{"to":["a","b"]},{"to":["b","a"]}]',
    'The order of an array is a part of its value',
  ],
  [
    'unequal-members',
    'Alternatives of which one has a further member',
    ['[{"max":1}]', '[{"max":1,"to":null}]'],
    '[{"max":1},{"max":1,"to":null}]',
    'A member with the value null is there',
    { risk: ['restriction-bypass'] },
  ],
  [
    'unequal-normal-forms',
    'Alternatives that only Unicode normalisation makes equal',
    ['[{"to":"\u00e9"}]', '[{"to":"e\u0301"}]'],
    '[{"to":"\u00e9"},{"to":"e\u0301"}]',
    'RFC 8785 preserves Unicode data as it is, so these are two',
  ],
  [
    'proto',
    'Alternatives with a restriction __proto__',
    ['[{"__proto__":{"max":1}}]', '[{"__proto__":{"to":"a"}},{"__proto__":{"max":1}}]'],
    '[{"__proto__":{"max":1}},{"__proto__":{"to":"a"}}]',
    '__proto__ is a key like any other: it is kept, compared, and pollutes nothing',
    {
      risk: ['prototype-pollution'],
      ...plain('[{"__proto__":{"max":1}},{"__proto__":{"to":"a"}},{"__proto__":{"max":1}}]'),
    },
  ],
  [
    'proto-or-not',
    'An alternative with a restriction __proto__ and one without',
    ['[{"__proto__":{}}]', '[{}]'],
    '[{"__proto__":{}},{}]',
    'The one has a member and the other has none, so they are not equal',
    { risk: ['prototype-pollution', 'restriction-bypass'] },
  ],
]);

const names = [
  merges(
    'proto-ability',
    'The ability __proto__/constructor in two ReCaps',
    [
      onSite({ '__proto__/constructor': [{ max: 1 }] }),
      onSite({ '__proto__/constructor': [{ max: 2 }], 'constructor/prototype': [{}] }),
    ],
    onSite({ '__proto__/constructor': [{ max: 1 }, { max: 2 }], 'constructor/prototype': [{}] }),
    {
      reason: 'Abilities are names like any other, and their alternatives are concatenated.',
      risk: ['prototype-pollution'],
    },
  ),
  merges(
    'equal-apart',
    'Equal alternatives of different abilities',
    [onSite({ [READ]: [{ max: 1 }] }), onSite({ 'crud/write': [{ max: 1 }] })],
    onSite({ [READ]: [{ max: 1 }], 'crud/write': [{ max: 1 }] }),
    {
      reason: 'Alternatives are compared within one ability only.',
    },
  ),
];

const proofs = [
  merges(
    'proofs',
    'Different proofs',
    [onResource('https://a.example/', [b]), onResource('https://b.example/', [a])],
    both([b, a]),
    {
      rules: ['recap.proof-cid', 'recap.order'],
      reason: 'Proofs are appended in the order in which the ReCaps are given, and are not sorted.',
    },
  ),
  merges(
    'proofs-union',
    'Proofs of which some are equal',
    [onResource('https://a.example/', [a, b]), onResource('https://b.example/', [b, PICTURES_CID, a])],
    both([a, b, PICTURES_CID]),
    {
      rules: ['recap.proof-cid'],
      reason: 'Of equal proofs the first is kept.',
      plainly: both([a, b, b, PICTURES_CID, a]),
    },
  ),
  merges(
    'proofs-absent',
    'An absent prf and one proof',
    [JSON.stringify({ att: only('https://a.example/', only(READ, [{}])) }), onResource('https://b.example/', [a])],
    both([a]),
    {
      rules: ['recap.proof-cid', 'recap.shape'],
      reason: 'An absent prf equals an empty one and appends nothing.',
      risk: ['fail-open'],
    },
  ),
  merges(
    'proofs-versions',
    'Proofs that name one block in both versions',
    [onResource('https://a.example/', [cidV0('proof')]), onResource('https://b.example/', [cidV1('proof', DAG_PB)])],
    both([cidV0('proof'), cidV1('proof', DAG_PB)]),
    {
      rules: ['recap.proof-cid'],
      reason: 'Proofs are compared as text, so these are two.',
    },
  ),
];

/** What the refusals are made of: a ReCap, and a second one whose text is given. */
const pair = (payload) => [BASE_TEXT, payload];
const OTHER = 'https://other.example/';
const other = (abilities, resource = OTHER) => `{"att":{"${resource}":{${abilities}}},"prf":[]}`;
const joined = merges(
  'pair',
  'Two ReCaps on two resources',
  pair(other('"crud/read":[{}],"crud/write":[{"max":1}]')),
  details({ [SITE]: only(READ, [{}]), [OTHER]: { 'crud/read': [{}], 'crud/write': [{ max: 1 }] } }),
  {
    reason: 'Each decodes, and their resources join in byte order.',
  },
);
const second = 'each ReCap that is merged has to decode';
const emptyAtt = (payload) => ({
  contested: contest('a-missing-att', {
    result: 'accept',
    output: recapUri(payload),
    reading: 'A ReCap without resources is valid and grants nothing.',
  }),
});
const faults = [
  [
    'none',
    'No ReCap at all',
    [],
    'recap.shape',
    'uris: []',
    'Nothing merged is an att without resources, which is no ReCap',
    ['fail-open'],
    emptyAtt('{"att":{},"prf":[]}'),
  ],
  [
    'order',
    'A second ReCap out of order',
    pair(other('"crud/write":[{"max":1}],"crud/read":[{}]')),
    'recap.order',
    'abilities of the second ReCap swapped',
    `Sorting after the merge would hide the fault: ${second}`,
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'duplicate',
    'A second ReCap with an ability twice',
    pair(other('"crud/read":[{}],"crud/read":[{"max":1}]')),
    'json.text',
    'crud/write -> crud/read in the second ReCap',
    `Alternatives of a repeated key are not joined: ${second}`,
    ['parser-differential', 'restriction-bypass'],
  ],
  [
    'object',
    'A second ReCap whose ability has an object',
    pair(other('"crud/read":[{}],"crud/write":{"max":1}')),
    'recap.shape',
    '[{"max":1}] -> {"max":1} in the second ReCap',
    `The value of an ability is an array: ${second}`,
    ['type-confusion', 'restriction-bypass'],
  ],
  [
    'empty',
    'A second ReCap without resources',
    pair('{"att":{},"prf":[]}'),
    'recap.shape',
    'att of the second ReCap: {}',
    `It adds nothing and is no ReCap: ${second}`,
    ['fail-open'],
    emptyAtt(BASE_TEXT),
  ],
  [
    'proto',
    'A second ReCap with the resource __proto__',
    pair(other('"crud/read":[{}],"crud/write":[{"max":1}]', '__proto__')),
    'recap.resource',
    'resource of the second ReCap: "__proto__"',
    `A resource is a URI: ${second}`,
    ['prototype-pollution'],
  ],
  [
    'ability-proto',
    'A second ReCap with the ability __proto__',
    pair(other('"__proto__":[{"polluted":true}]')),
    'recap.ability',
    'abilities of the second ReCap: __proto__ alone',
    `An ability is two parts and a slash: ${second}`,
    ['prototype-pollution'],
  ],
];
const refused = [
  refuses('example-printed', 'The example of ERC-5573 with its CIDs as printed', [printed.one, printed.other], {
    rule: 'recap.proof-cid',
    twin: 'example',
    mutation: 'prf: ["bafyexample1"] and ["bafyexample2"]',
    reason: 'A proof is a CID in Base58btc; these are placeholders that are no CID in any base.',
    risk: ['parser-differential'],
    contested: contest('a-proof-encoding', {
      result: 'accept',
      output: uriOf(printed.merged),
      reading: 'The standard prints what these two objects combine into, so proofs are any text.',
    }),
  }),
  ...faults.map(([name, title, given, rule, mutation, reason, risk, more = {}]) =>
    refuses(`of-${name}`, title, given, { rule, twin: 'pair', mutation, reason: `${reason}.`, risk, ...more }),
  ),
  reject('recap-merge-of-padded', 'A second ReCap with padding', {
    rule: 'recap.encoding',
    twin: 'recap-merge-pair',
    mutation: 'second URI + "="',
    reason: `The payload is unpadded: ${second}.`,
    risk: ['parser-differential'],
    input: { uris: joined.input.uris.map((uri, i) => (i === 0 ? uri : `${uri}=`)) },
  }),
];

// --- Bounds: each part keeps them, and all together have to. ---

const counting = (from, count) =>
  cellText(JSON.stringify(Array.from({ length: count }, (_, i) => ({ max: from + i }))));
const bounded = [
  merges(
    'limit-alternatives',
    'Alternatives that make 256 together',
    [counting(0, 200), counting(200, 56)],
    counting(0, 256),
    {
      rules: ['recap.shape'],
      reason: '200 and 56 different alternatives of one ability make 256, which is the most.',
    },
  ),
  refuses('limit-alternatives-past', 'Alternatives that make 257 together', [counting(0, 200), counting(200, 57)], {
    rule: 'recap.shape',
    twin: 'limit-alternatives',
    mutation: 'an alternative is added to the second ReCap',
    reason: 'What is merged is a ReCap, and one of 257 alternatives of an ability does not decode.',
    risk: ['resource-exhaustion'],
  }),
];

export default () => [
  file('recap.merge', 'merged', [...structure, ...alternatives, ...names, ...proofs]),
  file('recap.merge', 'refused', [joined, ...refused]),
  file('recap.merge', 'limits', bounded),
];
