// recap.decode: the shape of the details object, and the order of its keys.
import { contest, file } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  cellOf,
  cellText,
  cidV1,
  decodes,
  details,
  NO_ALTERNATIVE,
  only,
  RAW,
  READ,
  refused,
  restricted,
  restrictedTo,
  SITE,
} from '../recaps.js';

const rules = ['recap.shape'];
const confused = ['type-confusion'];
/** The profiles that ignore what a schema does not name. */
const IGNORED = { 'lit-v7': { result: 'accept' }, 'lit-v8': { result: 'accept' } };
const proof = cidV1('proof');

const noAlternative = { rules: ['recap.shape', 'reown.alternatives'], profiles: NO_ALTERNATIVE };
const shapes = [
  decodes('prf-absent', 'A ReCap without prf', `{"att":{"${SITE}":{"${READ}":[{}]}}}`, BASE, {
    rules,
    reason: 'prf is conditional: without proofs it may be left out, which equals an empty array.',
  }),
  decodes(
    'prf-empty',
    'A ReCap on another resource with an empty prf',
    `{"att":{"https://example.com":{"${READ}":[{}]}},"prf":[]}`,
    details({ 'https://example.com': only(READ, [{}]) }),
    {
      rules,
      reason: 'An empty array of proofs is accepted and equals none, as the first example of the standard writes it.',
      contested: contest('a-prf-empty', {
        result: 'reject',
        reading: 'If prf is present it has at least one entry: the text and minItems in the schema say so.',
      }),
    },
  ),
  decodes('alternatives-none', 'An ability without an alternative', cellText('[]'), cellOf([]), {
    ...noAlternative,
    reason:
      'An empty array is in the schema, and the text says what it means: no way to use the ability. See spec/ambiguities/a-empty-alternatives.md.',
    risk: ['widening'],
  }),
  decodes(
    'alternatives-one-none',
    'An ability without an alternative beside one with',
    `{"att":{"${SITE}":{"crud/delete":[],"${READ}":[{}]}},"prf":[]}`,
    details(only(SITE, { 'crud/delete': [], [READ]: [{}] })),
    {
      ...noAlternative,
      reason: 'Each ability has its own array, and an empty one takes nothing from the others.',
      risk: ['widening'],
    },
  ),
  decodes(
    'alternatives-several',
    'Several alternatives, an unlimited one among them',
    cellText('[{"max":1},{},{"max":2}]'),
    cellOf([{ max: 1 }, {}, { max: 2 }]),
    {
      rules,
      reason: 'Alternatives are an array of any length, and their order is kept.',
    },
  ),
  decodes(
    'alternatives-equal',
    'Two equal alternatives',
    cellText('[{"max":1},{"max":1}]'),
    cellOf([{ max: 1 }, { max: 1 }]),
    {
      rules,
      reason: 'Decoding drops nothing; only merging keeps one of equal alternatives.',
    },
  ),
  decodes(
    'proofs-repeated',
    'A proof twice, around one that sorts in front of it',
    cellText('[{}]', JSON.stringify([proof, cidV1('proof', RAW), proof])),
    cellOf([{}], [proof, cidV1('proof', RAW), proof]),
    {
      rules: ['recap.shape', 'recap.order', 'recap.proof-cid'],
      reason: 'prf is an array: its order is free and decoding drops nothing.',
    },
  ),
];

/** Faults of the shape: [name, title, payload, mutation, reason, risks, more]. */
const faults = [
  ['details-array', 'A payload that is an array', `[${BASE_TEXT}]`, '[payload]', 'The details are an object', confused],
  [
    'details-string',
    'A payload that is a string of JSON',
    JSON.stringify(BASE_TEXT),
    'payload as a JSON string',
    'The details are an object; a string is not read a second time',
    confused,
  ],
  [
    'details-null',
    'A payload that is null',
    'null',
    'payload: null',
    'The details are an object',
    ['type-confusion', 'fail-open'],
  ],
  [
    'details-true',
    'A payload that is true',
    'true',
    'payload: true',
    'The details are an object',
    ['type-confusion', 'fail-open'],
  ],
  [
    'details-empty',
    'Details without members',
    '{}',
    'payload: {}',
    'Without att nothing is granted, and a ReCap that grants nothing is refused',
    ['fail-open'],
    {
      contested: contest('a-missing-att', {
        result: 'accept',
        reading: 'att and prf are conditional, and the schema requires neither.',
      }),
    },
  ],
  [
    'att-absent',
    'Details with prf alone',
    `{"prf":["${proof}"]}`,
    'att is dropped, prf has a proof',
    'Without att nothing is granted, and a ReCap that grants nothing is refused',
    ['fail-open'],
    {
      contested: contest('a-missing-att', {
        result: 'accept',
        reading: 'att is conditional: the text says "If present", and the schema does not require it.',
      }),
    },
  ],
  [
    'att-empty',
    'An att without resources, as clients make it by default',
    '{"att":{},"prf":[]}',
    'att: {}',
    'minProperties of att is 1',
    ['fail-open'],
  ],
  [
    'att-null',
    'An att that is null',
    '{"att":null,"prf":[]}',
    'att: null',
    'att is an object of resources',
    ['type-confusion', 'fail-open'],
  ],
  [
    'att-array',
    'An att that is an array of grants',
    `{"att":[{"can":"${READ}","with":"${SITE}"}],"prf":[]}`,
    'att: [{"can":...,"with":...}]',
    'att is an object by resource; other capability formats list grants',
    confused,
  ],
  [
    'att-string',
    'An att that is a resource',
    `{"att":"${SITE}","prf":[]}`,
    'att: the resource',
    'att is an object of resources',
    confused,
  ],
  [
    'resource-empty',
    'A resource without abilities',
    `{"att":{"${SITE}":{}},"prf":[]}`,
    'att[resource]: {}',
    'minProperties of a resource is 1',
    ['widening', 'fail-open'],
  ],
  [
    'resource-null',
    'A resource whose value is null',
    `{"att":{"${SITE}":null},"prf":[]}`,
    'att[resource]: null',
    'The value of a resource is an object of abilities',
    ['type-confusion', 'fail-open'],
  ],
  [
    'resource-array',
    'A resource with an array of abilities',
    `{"att":{"${SITE}":["${READ}"]},"prf":[]}`,
    'att[resource]: [ability]',
    'The value of a resource is an object of abilities',
    confused,
  ],
  [
    'resource-second-empty',
    'A second resource without abilities',
    `{"att":{"${SITE}":{"${READ}":[{}]},"mailto:a@example.com":{}},"prf":[]}`,
    '"mailto:a@example.com":{} is added',
    'minProperties holds for each resource, not for the first alone',
    ['widening', 'fail-open'],
  ],
  [
    'ability-object',
    'An ability whose value is an object of restrictions',
    cellText('{"max":1}'),
    '[{}] -> {"max":1}',
    'The value of an ability is an array, also where there is one alternative',
    ['type-confusion', 'restriction-bypass'],
  ],
  [
    'ability-empty-object',
    'An ability whose value is an empty object',
    cellText('{}'),
    '[{}] -> {}',
    'The value of an ability is an array',
    ['type-confusion', 'widening'],
  ],
  [
    'ability-array-like',
    'An ability whose value is an object that looks like an array',
    cellText('{"0":{},"length":1}'),
    '[{}] -> {"0":{},"length":1}',
    'The value of an ability is an array, and an object with a length is none',
    confused,
  ],
  [
    'ability-null',
    'An ability whose value is null',
    cellText('null'),
    '[{}] -> null',
    'The value of an ability is an array',
    ['type-confusion', 'widening'],
  ],
  [
    'ability-true',
    'An ability whose value is true',
    cellText('true'),
    '[{}] -> true',
    'The value of an ability is an array',
    ['type-confusion', 'widening'],
  ],
  [
    'ability-string',
    'An ability whose value is a string',
    cellText('"*"'),
    '[{}] -> "*"',
    'The value of an ability is an array',
    ['type-confusion', 'widening'],
  ],
  [
    'alternative-null',
    'An alternative that is null',
    cellText('[null]'),
    '[{}] -> [null]',
    'An alternative is an object',
    ['type-confusion', 'widening'],
  ],
  [
    'alternative-string',
    'An alternative that is a string',
    cellText('["max"]'),
    '[{}] -> ["max"]',
    'An alternative is an object',
    confused,
  ],
  [
    'alternative-number',
    'An alternative that is a number',
    cellText('[0]'),
    '[{}] -> [0]',
    'An alternative is an object',
    confused,
  ],
  [
    'alternative-array',
    'An alternative that is an array',
    cellText('[[]]'),
    '[{}] -> [[]]',
    'An alternative is an object, and an array is none though it has no members to restrict',
    ['type-confusion', 'widening'],
  ],
  [
    'alternative-second',
    'A second alternative that is null',
    cellText('[{},null]'),
    '[{}] -> [{},null]',
    'Every alternative is an object, not the first alone',
    confused,
  ],
  [
    'prf-null',
    'A prf that is null',
    cellText('[{}]', 'null'),
    'prf: null',
    'prf is an array where it is present, and null is not absence',
    ['type-confusion', 'fail-open'],
  ],
  [
    'prf-string',
    'A prf that is one CID',
    cellText('[{}]', `"${proof}"`),
    'prf: a CID',
    'prf is an array, also where there is one proof',
    confused,
  ],
  [
    'prf-object',
    'A prf that is an empty object',
    cellText('[{}]', '{}'),
    'prf: {}',
    'prf is an array of CIDs',
    ['type-confusion', 'fail-open'],
  ],
  ['prf-item-number', 'A proof that is a number', cellText('[{}]', '[1]'), 'prf: [1]', 'A proof is a string', confused],
  [
    'prf-item-null',
    'A proof that is null',
    cellText('[{}]', '[null]'),
    'prf: [null]',
    'A proof is a string',
    ['type-confusion', 'fail-open'],
  ],
  [
    'prf-item-link',
    'A proof in the JSON form of an IPLD link',
    cellText('[{}]', `[{"/":"${proof}"}]`),
    'prf: [{"/":CID}]',
    'A proof is a string',
    confused,
  ],
  [
    'member-proto',
    'A member __proto__ beside att and prf',
    `{"__proto__":{"att":{}},"att":{"${SITE}":{"${READ}":[{}]}},"prf":[]}`,
    '"__proto__":{"att":{}} is added',
    'The details have att and prf and no other member, whatever its name',
    ['prototype-pollution'],
    {
      profiles: IGNORED,
      contested: contest('a-unknown-members', {
        result: 'accept',
        reading: 'The schema does not close the details object, so a further member changes nothing.',
      }),
    },
  ],
  [
    'member-exp',
    'A member exp between att and prf',
    `{"att":{"${SITE}":{"${READ}":[{}]}},"exp":1768560000,"prf":[]}`,
    '"exp":1768560000 is added',
    'The details have att and prf and no other member: a limit that nobody reads is refused',
    ['restriction-bypass', 'parser-differential'],
    {
      profiles: IGNORED,
      contested: contest('a-unknown-members', {
        result: 'accept',
        reading:
          'The schema does not close the details object, and the text says that it can contain additional information.',
      }),
    },
  ],
].map(([name, title, payload, mutation, reason, risk, more = {}]) =>
  refused(`shape-${name}`, title, payload, {
    rule: 'recap.shape',
    twin: 'one-cell',
    mutation,
    reason: `${reason}.`,
    risk,
    ...more,
  }),
);

// --- Bounds: spec/limits.md. A ReCap at each of them, and the same with one more. ---

/** Names n/0000, n/0001, ... of a number of abilities, which sort as they count. */
const numbered = (count) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`n/${String(i).padStart(4, '0')}`, [{}]]));
const longSite = (length) => SITE.padEnd(length, 'a');
const longAbility = (length) => 'crud/'.padEnd(length, 'a');
/** [name, what there are at most so many of, the bound, details with that many, what is added, reason]. */
const bounds = [
  [
    'alternatives',
    'alternatives of an ability',
    256,
    (count) => cellOf(new Array(count).fill({})),
    'an alternative {} is added',
    'Alternatives are counted as they stand, equal ones included',
  ],
  [
    'abilities',
    'abilities on two resources',
    1024,
    (count) => details({ 'https://a.example/': numbered(512), 'https://b.example/': numbered(count - 512) }),
    'an ability is added to the second resource',
    'The abilities of all resources are counted together, not those of each',
  ],
  [
    'resource-length',
    'characters in a resource',
    2179,
    (count) => details(only(longSite(count), only(READ, [{}]))),
    'a character is added to the resource',
    'Every issue about a cell repeats its resource, so its length is bounded',
  ],
  [
    'ability-length',
    'characters in an ability',
    256,
    (count) => details(only(SITE, only(longAbility(count), [{}]))),
    'a character is added to the ability',
    'The length of an ability counts namespace, slash and name',
  ],
].map(([name, what, most, make, mutation, reason]) => {
  const shown = most.toLocaleString('en-US');
  const past = (most + 1).toLocaleString('en-US');
  return [
    decodes(`limit-${name}`, `A ReCap of ${shown} ${what}`, JSON.stringify(make(most)), make(most), {
      rules,
      reason: `${reason}; ${shown} is the most.`,
    }),
    refused(`limit-${name}-past`, `A ReCap of ${past} ${what}`, JSON.stringify(make(most + 1)), {
      rule: 'recap.shape',
      twin: `limit-${name}`,
      mutation,
      reason: `${reason}; ${shown} is the most.`,
      risk: ['resource-exhaustion'],
    }),
  ];
});

// --- Order. ---

const onSite = (abilities) =>
  `{"att":{"${SITE}":{${abilities.map((ability) => `"${ability}":[{}]`).join()}}},"prf":[]}`;
const granting = (abilities) => details(only(SITE, Object.fromEntries(abilities.map((ability) => [ability, [{}]]))));
const onResources = (resources) =>
  `{"att":{${resources.map((resource) => `"${resource}":{"${READ}":[{}]}`).join()}},"prf":[]}`;
const grantedOn = (resources) => details(Object.fromEntries(resources.map((resource) => [resource, { [READ]: [{}] }])));
const utf16 = {
  reading: 'The standard calls the order that of Array.sort() in JavaScript, which compares UTF-16 units.',
};

const ordered = [
  decodes(
    'order-prefix-first',
    'An ability in front of the longer one that begins with it',
    onSite(['msg/send', 'msg/send-to']),
    granting(['msg/send', 'msg/send-to']),
    {
      reason: 'If a string starts with another, the shorter one comes first; the standard names these two.',
    },
  ),
  decodes(
    'order-namespaces',
    'Namespaces that begin alike, in the order of whole abilities',
    onSite(['a+b/x', 'a-b/x', 'a.b/x', 'a/x', 'a0/x', 'aB/x', 'a_/x']),
    granting(['a+b/x', 'a-b/x', 'a.b/x', 'a/x', 'a0/x', 'aB/x', 'a_/x']),
    {
      reason:
        'Keys are compared as a whole: + - . are 2B 2D 2E, in front of the slash 2F; 0 B _ are 30 42 5F, behind it.',
    },
  ),
  decodes(
    'order-letter-case',
    'Upper case in front of lower case',
    onSite(['crud/Z', 'crud/a']),
    granting(['crud/Z', 'crud/a']),
    {
      reason: 'Z is 5A and a is 61; a locale would have them the other way round.',
    },
  ),
  decodes(
    'order-resources',
    'Resources of which one begins the next',
    onResources(['https://example.com', 'https://example.com/', 'https://example.com/a', 'https://example.com:8443']),
    grantedOn(['https://example.com', 'https://example.com/', 'https://example.com/a', 'https://example.com:8443']),
    {
      reason: 'The shorter one comes first, and the slash 2F comes in front of the colon 3A.',
    },
  ),
  decodes(
    'order-restrictions',
    'Restrictions in order at every level',
    restricted('"a":{"a":1,"b":[{"a":1,"b":2}]},"b":1'),
    restrictedTo({ a: { a: 1, b: [{ a: 1, b: 2 }] }, b: 1 }),
    {
      reason: 'Nested objects have their keys in order as well.',
    },
  ),
  decodes(
    'order-digits',
    'Restrictions whose names are integers, in byte order',
    restricted('"10":1,"2":2'),
    restrictedTo({ 10: 1, 2: 2 }),
    {
      reason: '1 is 31 and 2 is 32, so "10" comes in front of "2", whatever order an engine gives to such keys.',
    },
  ),
  decodes(
    'order-utf8',
    'U+FF5E in front of U+1F600',
    restricted('"\uff5e":1,"\u{1F600}":2'),
    restrictedTo({ '\uff5e': 1, '\u{1F600}': 2 }),
    {
      reason: 'In UTF-8 U+FF5E begins with EF and U+1F600 with F0.',
      contested: contest('a-key-order', { result: 'reject', ...utf16 }),
    },
  ),
  decodes(
    'order-accents',
    'An accented letter behind z',
    restricted('"z":1,"\u00e9":2'),
    restrictedTo({ z: 1, '\u00e9': 2 }),
    {
      reason: 'z is 7A and U+00E9 begins with C3; a locale would have them the other way round.',
    },
  ),
  decodes(
    'order-escaped',
    'A key whose escape would sort in front of the key before it',
    restricted('"a":1,"\\u0062":2'),
    restrictedTo({ a: 1, b: 2 }),
    {
      reason: 'Keys are compared after escapes are resolved: b comes after a, though a backslash comes before it.',
    },
  ),
  decodes(
    'order-array-items',
    'An array of restrictions out of order',
    restricted('"to":["b","a",{"z":1},{"a":1}]'),
    restrictedTo({ to: ['b', 'a', { z: 1 }, { a: 1 }] }),
    {
      reason: 'Only keys have an order; the items of an array stand as they were put.',
    },
  ),
].map((vector) => ({ ...vector, rules: ['recap.order'] }));

const swapped = ['parser-differential', 'consent-bypass'];
/** Faults of the order: [name, title, payload, twin, mutation, reason, risks, more]. */
const disorder = [
  [
    'members',
    'prf in front of att',
    `{"prf":[],"att":{"${SITE}":{"${READ}":[{}]}}}`,
    'one-cell',
    'att and prf swapped',
    'The keys of every object are in order, those of the outermost too',
    ['parser-differential'],
    {
      contested: contest('a-key-order', {
        result: 'accept',
        reading: 'The order binds objects in att, and the outermost object is not one of them.',
      }),
    },
  ],
  [
    'prefix-last',
    'An ability behind the longer one that begins with it',
    onSite(['msg/send-to', 'msg/send']),
    'order-prefix-first',
    'the abilities swapped',
    'If a string starts with another, the shorter one comes first',
    swapped,
  ],
  [
    'namespaces',
    'Abilities sorted by namespace and then by name',
    onSite(['a/x', 'a-b/x']),
    'order-namespaces',
    'a/x in front of a-b/x',
    'Keys are compared as a whole: the slash 2F comes after - 2D',
    swapped,
  ],
  [
    'letter-case',
    'Lower case in front of upper case',
    onSite(['crud/a', 'crud/Z']),
    'order-letter-case',
    'the abilities swapped',
    'Z is 5A and a is 61; only a locale has a first',
    swapped,
  ],
  [
    'resources',
    'Resources out of order',
    onResources(['https://example.com/', 'https://example.com']),
    'order-resources',
    'the longer resource first',
    'If a string starts with another, the shorter one comes first',
    swapped,
  ],
  [
    'ability-second-resource',
    'Abilities of the second resource out of order',
    `{"att":{"${SITE}":{"${READ}":[{}]},"https://example.com/b":{"crud/write":[{}],"${READ}":[{}]}},"prf":[]}`,
    'order-resources',
    'abilities of the second resource swapped',
    'The keys of every object are in order, not of the first alone',
    swapped,
  ],
  [
    'restrictions',
    'Restrictions out of order',
    restricted('"b":1,"a":2'),
    'order-restrictions',
    'the restrictions swapped',
    'Nested objects have their keys in order as well',
    ['parser-differential'],
  ],
  [
    'nested',
    'Keys of an object in a restriction out of order',
    restricted('"a":{"b":1,"a":2}'),
    'order-restrictions',
    'the inner keys swapped',
    'Nested objects have their keys in order as well',
    ['parser-differential'],
  ],
  [
    'nested-in-array',
    'Keys of an object in arrays of a restriction out of order',
    restricted('"a":[1,[{"b":1,"a":2}]]'),
    'order-restrictions',
    'the innermost keys swapped',
    'Nested objects have their keys in order, those in arrays too',
    ['parser-differential'],
  ],
  [
    'second-alternative',
    'Restrictions of the second alternative out of order',
    cellText('[{},{"b":1,"a":2}]'),
    'order-restrictions',
    'the restrictions of a second alternative swapped',
    'The keys of every object are in order',
    ['parser-differential'],
  ],
  [
    'digits',
    'Restrictions whose names are integers, in numeric order',
    restricted('"2":2,"10":1'),
    'order-digits',
    'the restrictions swapped',
    '"10" comes in front of "2" in byte order; JavaScript engines write them the other way round',
    ['parser-differential'],
  ],
  [
    'utf16',
    'U+1F600 in front of U+FF5E',
    restricted('"\u{1F600}":2,"\uff5e":1'),
    'order-utf8',
    'the restrictions swapped',
    'In UTF-8 U+1F600 begins with F0, behind EF; only in UTF-16 does it come first',
    ['parser-differential'],
    {
      contested: contest('a-key-order', { result: 'accept', ...utf16 }),
    },
  ],
  [
    'accents',
    'An accented letter in front of z',
    restricted('"\u00e9":2,"z":1'),
    'order-accents',
    'the restrictions swapped',
    'U+00E9 begins with C3, behind z, which is 7A',
    ['parser-differential'],
  ],
  [
    'escaped',
    'A key in order only as it is escaped',
    restricted('"\\u0062":1,"a":2'),
    'order-escaped',
    'the escape moved to the first key',
    'Keys are compared after escapes are resolved: b comes after a',
    ['parser-differential'],
  ],
  [
    'last',
    'The last of three keys out of order',
    restricted('"b":1,"c":2,"a":3'),
    'order-restrictions',
    'three keys, the last of which belongs first',
    'Each key comes after all before it; the last pair alone tells here',
    ['parser-differential'],
  ],
].map(([name, title, payload, twin, mutation, reason, risk, more = {}]) =>
  refused(`disorder-${name}`, title, payload, {
    rule: 'recap.order',
    twin,
    mutation,
    reason: `${reason}.`,
    risk,
    ...more,
  }),
);

export default () => [
  file('recap.decode', 'shape', [...shapes, ...faults]),
  file('recap.decode', 'shape-limits', bounds.flat()),
  file('recap.decode', 'order', [...ordered, ...disorder]),
];
