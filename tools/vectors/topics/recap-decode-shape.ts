// recap.decode: the shape of the details object, and the order of its keys.
import { accepted, contest, group, lit, only, type Row, recaps, type Shared, topic } from '../vocabulary.js';

const { BASE, BASE_TEXT, cellOf, cellText, cidV1, decoding, details, NO_ALTERNATIVE, RAW, READ, SITE } = recaps;

const ONE_CELL = 'recap-decode-one-cell';
const proof = cidV1('proof');

const minItems = contest('a-prf-empty', {
  result: 'reject',
  reading: 'If prf is present it has at least one entry: the text and minItems in the schema say so.',
});
const EMPTY = { rules: ['recap.shape', 'reown.alternatives'], profiles: NO_ALTERNATIVE } as const;

const shapes = () =>
  group({ rules: ['recap.shape'], from: decoding }, [
    { id: 'prf-absent', title: 'A ReCap without prf',
      why: 'prf is conditional: without proofs it may be left out, which equals an empty array.', payload: `{"att":{"${SITE}":{"${READ}":[{}]}}}`,
      output: BASE },
    { id: 'prf-empty', title: 'A ReCap on another resource with an empty prf', contested: minItems,
      why: 'An empty array of proofs is accepted and equals none, as the first example of the standard writes it.',
      payload: `{"att":{"https://example.com":{"${READ}":[{}]}},"prf":[]}`, output: details({ 'https://example.com': only(READ, [{}]) }) },
    { id: 'alternatives-none', title: 'An ability without an alternative', ...EMPTY, risk: ['widening'],
      why: 'An empty array is in the schema, and the text says what it means: no way to use the ability. See spec/ambiguities/a-empty-alternatives.md.',
      cell: '[]', value: [] },
    { id: 'alternatives-one-none', title: 'An ability without an alternative beside one with', ...EMPTY, risk: ['widening'],
      why: 'Each ability has its own array, and an empty one takes nothing from the others.',
      payload: `{"att":{"${SITE}":{"crud/delete":[],"${READ}":[{}]}},"prf":[]}`, output: details(only(SITE, { 'crud/delete': [], [READ]: [{}] })) },
    { id: 'alternatives-several', title: 'Several alternatives, an unlimited one among them',
      why: 'Alternatives are an array of any length, and their order is kept.', cell: '[{"max":1},{},{"max":2}]', value: [{ max: 1 }, {}, { max: 2 }] },
    { id: 'alternatives-equal', title: 'Two equal alternatives',
      why: 'Decoding drops nothing; only merging keeps one of equal alternatives.', cell: '[{"max":1},{"max":1}]', value: [{ max: 1 }, { max: 1 }] },
    { id: 'proofs-repeated', title: 'A proof twice, around one that sorts in front of it', rules: ['recap.shape', 'recap.order', 'recap.proof-cid'],
      why: 'prf is an array: its order is free and decoding drops nothing.', payload: cellText('[{}]', JSON.stringify([proof, cidV1('proof', RAW), proof])),
      output: cellOf([{}], [proof, cidV1('proof', RAW), proof]) },
  ]);

const missing = (reading: string) => contest('a-missing-att', { result: 'accept', reading });
const unknown = (reading: string) => contest('a-unknown-members', { result: 'accept', reading });
const GRANTS_NOTHING = 'Without att nothing is granted, and a ReCap that grants nothing is refused.';

const faults = () =>
  group({ prefix: 'recap-decode-shape-', rule: 'recap.shape', twin: ONE_CELL, from: decoding }, [
    { id: 'details-array', title: 'A payload that is an array', change: '[payload]', why: 'The details are an object.', payload: `[${BASE_TEXT}]` },
    { id: 'details-string', title: 'A payload that is a string of JSON', change: 'payload as a JSON string',
      why: 'The details are an object; a string is not read a second time.', payload: JSON.stringify(BASE_TEXT) },
    { id: 'details-null', title: 'A payload that is null', change: 'payload: null', risk: ['type-confusion', 'fail-open'],
      why: 'The details are an object.', payload: 'null' },
    { id: 'details-true', title: 'A payload that is true', change: 'payload: true', risk: ['type-confusion', 'fail-open'],
      why: 'The details are an object.', payload: 'true' },
    { id: 'details-empty', title: 'Details without members', change: 'payload: {}', risk: ['fail-open'],
      contested: missing('att and prf are conditional, and the schema requires neither.'), why: GRANTS_NOTHING, payload: '{}' },
    { id: 'att-absent', title: 'Details with prf alone', change: 'att is dropped, prf has a proof', risk: ['fail-open'],
      contested: missing('att is conditional: the text says "If present", and the schema does not require it.'), why: GRANTS_NOTHING,
      payload: `{"prf":["${proof}"]}` },
    { id: 'att-empty', title: 'An att without resources, as clients make it by default', change: 'att: {}', risk: ['fail-open'],
      why: 'minProperties of att is 1.', payload: '{"att":{},"prf":[]}' },
    { id: 'att-null', title: 'An att that is null', change: 'att: null', risk: ['type-confusion', 'fail-open'],
      why: 'att is an object of resources.', payload: '{"att":null,"prf":[]}' },
    { id: 'att-array', title: 'An att that is an array of grants', change: 'att: [{"can":...,"with":...}]',
      why: 'att is an object by resource; other capability formats list grants.', payload: `{"att":[{"can":"${READ}","with":"${SITE}"}],"prf":[]}` },
    { id: 'att-string', title: 'An att that is a resource', change: 'att: the resource',
      why: 'att is an object of resources.', payload: `{"att":"${SITE}","prf":[]}` },
    { id: 'resource-empty', title: 'A resource without abilities', change: 'att[resource]: {}', risk: ['widening', 'fail-open'],
      why: 'minProperties of a resource is 1.', payload: `{"att":{"${SITE}":{}},"prf":[]}` },
    { id: 'resource-null', title: 'A resource whose value is null', change: 'att[resource]: null', risk: ['type-confusion', 'fail-open'],
      why: 'The value of a resource is an object of abilities.', payload: `{"att":{"${SITE}":null},"prf":[]}` },
    { id: 'resource-array', title: 'A resource with an array of abilities', change: 'att[resource]: [ability]',
      why: 'The value of a resource is an object of abilities.', payload: `{"att":{"${SITE}":["${READ}"]},"prf":[]}` },
    { id: 'resource-second-empty', title: 'A second resource without abilities', change: '"mailto:a@example.com":{} is added', risk: ['widening', 'fail-open'],
      why: 'minProperties holds for each resource, not for the first alone.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]},"mailto:a@example.com":{}},"prf":[]}` },
    { id: 'ability-object', title: 'An ability whose value is an object of restrictions', risk: ['type-confusion', 'restriction-bypass'],
      why: 'The value of an ability is an array, also where there is one alternative.', cell: '{"max":1}' },
    { id: 'ability-empty-object', title: 'An ability whose value is an empty object', risk: ['type-confusion', 'widening'],
      why: 'The value of an ability is an array.', cell: '{}' },
    { id: 'ability-array-like', title: 'An ability whose value is an object that looks like an array',
      why: 'The value of an ability is an array, and an object with a length is none.', cell: '{"0":{},"length":1}' },
    { id: 'ability-null', title: 'An ability whose value is null', risk: ['type-confusion', 'widening'],
      why: 'The value of an ability is an array.', cell: 'null' },
    { id: 'ability-true', title: 'An ability whose value is true', risk: ['type-confusion', 'widening'],
      why: 'The value of an ability is an array.', cell: 'true' },
    { id: 'ability-string', title: 'An ability whose value is a string', risk: ['type-confusion', 'widening'],
      why: 'The value of an ability is an array.', cell: '"*"' },
    { id: 'alternative-null', title: 'An alternative that is null', risk: ['type-confusion', 'widening'], why: 'An alternative is an object.', cell: '[null]' },
    { id: 'alternative-string', title: 'An alternative that is a string', why: 'An alternative is an object.', cell: '["max"]' },
    { id: 'alternative-number', title: 'An alternative that is a number', why: 'An alternative is an object.', cell: '[0]' },
    { id: 'alternative-array', title: 'An alternative that is an array', risk: ['type-confusion', 'widening'],
      why: 'An alternative is an object, and an array is none though it has no members to restrict.', cell: '[[]]' },
    { id: 'alternative-second', title: 'A second alternative that is null', why: 'Every alternative is an object, not the first alone.', cell: '[{},null]' },
    { id: 'prf-null', title: 'A prf that is null', change: 'prf: null', risk: ['type-confusion', 'fail-open'],
      why: 'prf is an array where it is present, and null is not absence.', payload: cellText('[{}]', 'null') },
    { id: 'prf-string', title: 'A prf that is one CID', change: 'prf: a CID',
      why: 'prf is an array, also where there is one proof.', payload: cellText('[{}]', `"${proof}"`) },
    { id: 'prf-object', title: 'A prf that is an empty object', change: 'prf: {}', risk: ['type-confusion', 'fail-open'],
      why: 'prf is an array of CIDs.', payload: cellText('[{}]', '{}') },
    { id: 'prf-item-number', title: 'A proof that is a number', change: 'prf: [1]', why: 'A proof is a string.', payload: cellText('[{}]', '[1]') },
    { id: 'prf-item-null', title: 'A proof that is null', change: 'prf: [null]', risk: ['type-confusion', 'fail-open'],
      why: 'A proof is a string.', payload: cellText('[{}]', '[null]') },
    { id: 'prf-item-link', title: 'A proof in the JSON form of an IPLD link', change: 'prf: [{"/":CID}]',
      why: 'A proof is a string.', payload: cellText('[{}]', `[{"/":"${proof}"}]`) },
    { id: 'member-proto', title: 'A member __proto__ beside att and prf', change: '"__proto__":{"att":{}} is added', risk: ['prototype-pollution'],
      profiles: lit(accepted), contested: unknown('The schema does not close the details object, so a further member changes nothing.'),
      why: 'The details have att and prf and no other member, whatever its name.',
      payload: `{"__proto__":{"att":{}},"att":{"${SITE}":{"${READ}":[{}]}},"prf":[]}` },
    { id: 'member-exp', title: 'A member exp between att and prf', change: '"exp":1768560000 is added', risk: ['restriction-bypass', 'parser-differential'],
      profiles: lit(accepted),
      contested: unknown('The schema does not close the details object, and the text says that it can contain additional information.'),
      why: 'The details have att and prf and no other member: a limit that nobody reads is refused.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]}},"exp":1768560000,"prf":[]}` },
  ]);

// --- Bounds: spec/limits.md. A ReCap at each of them, and the same with one more. ---

/** Names n/0000, n/0001, ... of a number of abilities, which sort as they count. */
const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`n/${String(i).padStart(4, '0')}`, [{}]]));

/** A ReCap with the most that there may be of something, and one with one more. */
function atBound({ id, what, most, make, added, why }: {
  readonly id: string;
  readonly what: string;
  readonly most: number;
  readonly make: (count: number) => recaps.Decoded;
  readonly added: string;
  readonly why: string;
}) {
  const row = (count: number) => ({ title: `A ReCap of ${count.toLocaleString('en-US')} ${what}`, payload: JSON.stringify(make(count)) });
  const shared = { why: `${why}; ${most.toLocaleString('en-US')} is the most.`, from: decoding };
  return [
    ...group({ ...shared, rules: ['recap.shape'] }, [{ id, ...row(most), output: make(most) }]),
    ...group({ ...shared, rule: 'recap.shape', risk: ['resource-exhaustion'] }, [{ id: `${id}-past`, ...row(most + 1), twin: id, change: added }]),
  ];
}

const bounds = () => [
  ...atBound({ id: 'alternatives', what: 'alternatives of an ability', most: 256, added: 'an alternative {} is added',
    make: (count) => cellOf(new Array(count).fill({})), why: 'Alternatives are counted as they stand, equal ones included' }),
  ...atBound({ id: 'abilities', what: 'abilities on two resources', most: 1024, added: 'an ability is added to the second resource',
    make: (count) => details({ 'https://a.example/': numbered(512), 'https://b.example/': numbered(count - 512) }),
    why: 'The abilities of all resources are counted together, not those of each' }),
  ...atBound({ id: 'resource-length', what: 'characters in a resource', most: 2179, added: 'a character is added to the resource',
    make: (count) => details(only(SITE.padEnd(count, 'a'), only(READ, [{}]))), why: 'Every issue about a cell repeats its resource, so its length is bounded' }),
  ...atBound({ id: 'ability-length', what: 'characters in an ability', most: 256, added: 'a character is added to the ability',
    make: (count) => details(only(SITE, only('crud/'.padEnd(count, 'a'), [{}]))), why: 'The length of an ability counts namespace, slash and name' }),
];

// --- Order. ---

/** Rows of cells in an order: several abilities of one resource, or one ability of several resources. */
const granting = (row: Row & recaps.Carried & { readonly abilities?: readonly string[]; readonly resources?: readonly string[] }): Shared => {
  const { abilities, resources } = row;
  const cells = (resource: string, names: readonly string[]) => `"${resource}":{${names.map((name) => `"${name}":[{}]`).join()}}`;
  const free = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [{}]]));
  if (abilities !== undefined) {
    return {
      ...decoding({ ...row, payload: `{"att":{${cells(SITE, abilities)}},"prf":[]}` }),
      ...(row.rule === undefined ? { output: details(only(SITE, free(abilities))) } : {}),
    };
  }
  if (resources !== undefined) {
    return {
      ...decoding({ ...row, payload: `{"att":{${resources.map((resource) => cells(resource, [READ])).join()}},"prf":[]}` }),
      ...(row.rule === undefined ? { output: details(Object.fromEntries(resources.map((resource) => [resource, free([READ])]))) } : {}),
    };
  }
  return decoding(row);
};

const utf16 = (result: 'accept' | 'reject') =>
  contest('a-key-order', { result, reading: 'The standard calls the order that of Array.sort() in JavaScript, which compares UTF-16 units.' });

const ordered = () =>
  group({ rules: ['recap.order'], from: granting }, [
    { id: 'order-prefix-first', title: 'An ability in front of the longer one that begins with it',
      why: 'If a string starts with another, the shorter one comes first; the standard names these two.', abilities: ['msg/send', 'msg/send-to'] },
    { id: 'order-namespaces', title: 'Namespaces that begin alike, in the order of whole abilities',
      why: 'Keys are compared as a whole: + - . are 2B 2D 2E, in front of the slash 2F; 0 B _ are 30 42 5F, behind it.',
      abilities: ['a+b/x', 'a-b/x', 'a.b/x', 'a/x', 'a0/x', 'aB/x', 'a_/x'] },
    { id: 'order-letter-case', title: 'Upper case in front of lower case',
      why: 'Z is 5A and a is 61; a locale would have them the other way round.', abilities: ['crud/Z', 'crud/a'] },
    { id: 'order-resources', title: 'Resources of which one begins the next',
      why: 'The shorter one comes first, and the slash 2F comes in front of the colon 3A.',
      resources: ['https://example.com', 'https://example.com/', 'https://example.com/a', 'https://example.com:8443'] },
    { id: 'order-restrictions', title: 'Restrictions in order at every level',
      why: 'Nested objects have their keys in order as well.', members: '"a":{"a":1,"b":[{"a":1,"b":2}]},"b":1',
      value: { a: { a: 1, b: [{ a: 1, b: 2 }] }, b: 1 } },
    { id: 'order-digits', title: 'Restrictions whose names are integers, in byte order',
      why: '1 is 31 and 2 is 32, so "10" comes in front of "2", whatever order an engine gives to such keys.', members: '"10":1,"2":2',
      value: { 10: 1, 2: 2 } },
    { id: 'order-utf8', title: 'U+FF5E in front of U+1F600', contested: utf16('reject'),
      why: 'In UTF-8 U+FF5E begins with EF and U+1F600 with F0.', members: '"\uff5e":1,"\u{1F600}":2', value: { '\uff5e': 1, '\u{1F600}': 2 } },
    { id: 'order-accents', title: 'An accented letter behind z',
      why: 'z is 7A and U+00E9 begins with C3; a locale would have them the other way round.', members: '"z":1,"\u00e9":2', value: { z: 1, '\u00e9': 2 } },
    { id: 'order-escaped', title: 'A key whose escape would sort in front of the key before it',
      why: 'Keys are compared after escapes are resolved: b comes after a, though a backslash comes before it.', members: '"a":1,"\\u0062":2',
      value: { a: 1, b: 2 } },
    { id: 'order-array-items', title: 'An array of restrictions out of order',
      why: 'Only keys have an order; the items of an array stand as they were put.', members: '"to":["b","a",{"z":1},{"a":1}]',
      value: { to: ['b', 'a', { z: 1 }, { a: 1 }] } },
  ]);

/** The statement that a person signs follows the order. */
const CONSENT = ['parser-differential', 'consent-bypass'] as const;
const NESTED = 'Nested objects have their keys in order as well.';

const disorder = () =>
  group({ rule: 'recap.order', prefix: 'recap-decode-disorder-', from: granting }, [
    { id: 'members', title: 'prf in front of att', twin: ONE_CELL, change: 'att and prf swapped',
      contested: contest('a-key-order', { result: 'accept', reading: 'The order binds objects in att, and the outermost object is not one of them.' }),
      why: 'The keys of every object are in order, those of the outermost too.', payload: `{"prf":[],"att":{"${SITE}":{"${READ}":[{}]}}}` },
    { id: 'prefix-last', title: 'An ability behind the longer one that begins with it', twin: 'order-prefix-first', change: 'the abilities swapped',
      risk: CONSENT, why: 'If a string starts with another, the shorter one comes first.', abilities: ['msg/send-to', 'msg/send'] },
    { id: 'namespaces', title: 'Abilities sorted by namespace and then by name', twin: 'order-namespaces', change: 'a/x in front of a-b/x', risk: CONSENT,
      why: 'Keys are compared as a whole: the slash 2F comes after - 2D.', abilities: ['a/x', 'a-b/x'] },
    { id: 'letter-case', title: 'Lower case in front of upper case', twin: 'order-letter-case', change: 'the abilities swapped', risk: CONSENT,
      why: 'Z is 5A and a is 61; only a locale has a first.', abilities: ['crud/a', 'crud/Z'] },
    { id: 'resources', title: 'Resources out of order', twin: 'order-resources', change: 'the longer resource first', risk: CONSENT,
      why: 'If a string starts with another, the shorter one comes first.', resources: ['https://example.com/', 'https://example.com'] },
    { id: 'ability-second-resource', title: 'Abilities of the second resource out of order', twin: 'order-resources',
      change: 'abilities of the second resource swapped', risk: CONSENT, why: 'The keys of every object are in order, not of the first alone.',
      payload: `{"att":{"${SITE}":{"${READ}":[{}]},"https://example.com/b":{"crud/write":[{}],"${READ}":[{}]}},"prf":[]}` },
    { id: 'restrictions', title: 'Restrictions out of order', twin: 'order-restrictions', change: 'the restrictions swapped',
      why: NESTED, members: '"b":1,"a":2' },
    { id: 'nested', title: 'Keys of an object in a restriction out of order', twin: 'order-restrictions', change: 'the inner keys swapped',
      why: NESTED, members: '"a":{"b":1,"a":2}' },
    { id: 'nested-in-array', title: 'Keys of an object in arrays of a restriction out of order', twin: 'order-restrictions',
      change: 'the innermost keys swapped', why: 'Nested objects have their keys in order, those in arrays too.', members: '"a":[1,[{"b":1,"a":2}]]' },
    { id: 'second-alternative', title: 'Restrictions of the second alternative out of order', twin: 'order-restrictions',
      change: 'the restrictions of a second alternative swapped', why: 'The keys of every object are in order.', cell: '[{},{"b":1,"a":2}]' },
    { id: 'digits', title: 'Restrictions whose names are integers, in numeric order', twin: 'order-digits', change: 'the restrictions swapped',
      why: '"10" comes in front of "2" in byte order; JavaScript engines write them the other way round.', members: '"2":2,"10":1' },
    { id: 'utf16', title: 'U+1F600 in front of U+FF5E', twin: 'order-utf8', change: 'the restrictions swapped', contested: utf16('accept'),
      why: 'In UTF-8 U+1F600 begins with F0, behind EF; only in UTF-16 does it come first.', members: '"\u{1F600}":2,"\uff5e":1' },
    { id: 'accents', title: 'An accented letter in front of z', twin: 'order-accents', change: 'the restrictions swapped',
      why: 'U+00E9 begins with C3, behind z, which is 7A.', members: '"\u00e9":2,"z":1' },
    { id: 'escaped', title: 'A key in order only as it is escaped', twin: 'order-escaped', change: 'the escape moved to the first key',
      why: 'Keys are compared after escapes are resolved: b comes after a.', members: '"\\u0062":1,"a":2' },
    { id: 'last', title: 'The last of three keys out of order', twin: 'order-restrictions', change: 'three keys, the last of which belongs first',
      why: 'Each key comes after all before it; the last pair alone tells here.', members: '"b":1,"c":2,"a":3' },
  ]);

const shared = { operation: 'recap.decode', prefix: 'recap-decode-' } as const;

export default () => [
  topic({ ...shared, name: 'shape' }, shapes(), faults()),
  topic({ ...shared, name: 'shape-limits', prefix: 'recap-decode-limit-' }, bounds()),
  topic({ ...shared, name: 'order' }, ordered(), disorder()),
];
