// Foreign keys: nobody knows their order, so the value has to be the same JSON value.
import { AUTH, aliceHex, bobHex, credit, grantOf, only, pkp, SIGNING, show, under } from '../grants.js';
import { accept, file, reject } from '../kit.js';

const rules = ['narrower.restriction'];
const missing = Symbol('missing');
const part = (key, value) => (value === missing ? {} : only(key, value));
const shown = (value) => (value === missing ? 'absent' : show(value));
const abilityOf = (resource) => (resource === pkp ? SIGNING : AUTH);
const input = (resource, key, child, parent) =>
  under(
    grantOf(resource, abilityOf(resource), part(key, child)),
    grantOf(resource, abilityOf(resource), part(key, parent)),
  );

const composed = 'caf\u00e9';
const decomposed = 'cafe\u0301';

/** Equal values: [name, title, resource, key, child, parent, RFC 8785 text of both]. */
const equal = () =>
  [
    ['text', 'A foreign text', credit, 'region', 'eu', 'eu', '"eu"'],
    ['number', 'A foreign number', credit, 'limit', 1, 1, '1'],
    ['null', 'A foreign null', credit, 'region', null, null, 'null'],
    ['array', 'A foreign array of arrays', credit, 'areas', [[1, 2], [3]], [[1, 2], [3]], '[[1,2],[3]]'],
    [
      'key-order',
      'Foreign objects with their keys in another order',
      credit,
      'area',
      { b: [{ d: 1, c: 2 }], a: 'x' },
      { a: 'x', b: [{ c: 2, d: 1 }] },
      '{"a":"x","b":[{"c":2,"d":1}]}',
    ],
    ['proto', 'A key spelled __proto__', credit, '__proto__', { uses: '5' }, { uses: '5' }, '{"uses":"5"}'],
    ['uses-on-pkp', 'uses on a PKP', pkp, 'uses', '3', '3', '"3"'],
    ['max-price-on-credit', 'max_price on a rate limit', credit, 'max_price', 'ff', 'ff', '"ff"'],
  ].map(([name, title, resource, key, child, parent, text]) =>
    accept(`narrower-foreign-${name}`, `${title}, equal on both sides`, {
      rules,
      reason:
        'The namespace of the resource does not define the key, and the RFC 8785 texts of the two values are equal.',
      trace: { canonical: text },
      input: input(resource, key, child, parent),
    }),
  );

/** Values that differ: [name, title, resource, key, child, parent, twin, why]. */
const different = () =>
  [
    ['text-case', 'A foreign text in another case', credit, 'region', 'EU', 'eu', 'text', 'The texts differ'],
    [
      'text-normal-form',
      'A foreign text decomposed in the child',
      credit,
      'region',
      decomposed,
      composed,
      'text',
      'RFC 8785 does not normalise Unicode',
    ],
    [
      'absent',
      'A foreign key that the child does not have',
      credit,
      'region',
      missing,
      'eu',
      'text',
      'A key of the parent has to be in the child, whatever it means',
    ],
    [
      'null-absent',
      'A foreign null that the child does not have',
      credit,
      'region',
      missing,
      null,
      'null',
      'A key with the value null is there, and the child lacks it',
    ],
    [
      'number-text',
      'A foreign number, the same as a text in the child',
      credit,
      'limit',
      '1',
      1,
      'number',
      'A text and a number are two values',
    ],
    [
      'number-true',
      'A foreign number, true in the child',
      credit,
      'limit',
      true,
      1,
      'number',
      'true and 1 are two values',
    ],
    [
      'number-smaller',
      'A foreign number, smaller in the child',
      credit,
      'limit',
      1,
      2,
      'number',
      'Nobody knows whether a smaller value is a narrower one',
    ],
    [
      'array-order',
      'A foreign array, in another order in the child',
      credit,
      'areas',
      [[2, 1], [3]],
      [[1, 2], [3]],
      'array',
      'The order of an array is part of the value, nested or not',
    ],
    [
      'array-subset',
      'A foreign array, one item fewer in the child',
      credit,
      'areas',
      [[1, 2]],
      [[1, 2], [3]],
      'array',
      'Nobody knows whether a part of the array is narrower',
    ],
    [
      'object-member',
      'A foreign object, one member more in the child',
      credit,
      'area',
      { a: 'x', b: 1 },
      { a: 'x' },
      'key-order',
      'Only the keys of an alternative may be more, not the members of a value',
    ],
    [
      'object-array',
      'An empty foreign object, an empty array in the child',
      credit,
      'area',
      [],
      {},
      'key-order',
      'An object and an array are two values',
    ],
    [
      'proto-absent',
      'A key spelled __proto__ that the child does not have',
      credit,
      '__proto__',
      missing,
      { uses: '5' },
      'proto',
      'The key is one of the parent, and the child lacks it',
      'prototype-pollution',
    ],
    [
      'proto-value',
      'A key spelled __proto__, another value in the child',
      credit,
      '__proto__',
      { uses: '6' },
      { uses: '5' },
      'proto',
      'The values differ, and no row orders them',
      'prototype-pollution',
    ],
    [
      'constructor-absent',
      'A key spelled constructor that the child does not have',
      credit,
      'constructor',
      missing,
      'eu',
      'text',
      'The child has no member constructor of its own',
      'prototype-pollution',
    ],
    [
      'to-string-absent',
      'A key spelled toString that the child does not have',
      credit,
      'toString',
      missing,
      null,
      'null',
      'The child has no member toString of its own',
      'prototype-pollution',
    ],
    [
      'uses-less-on-pkp',
      'uses on a PKP, less in the child',
      pkp,
      'uses',
      '2',
      '3',
      'uses-on-pkp',
      'lit-pkp does not define uses, so nothing orders the two',
    ],
    [
      'uses-zeros-on-pkp',
      'uses on a PKP, with a leading zero in the child',
      pkp,
      'uses',
      '03',
      '3',
      'uses-on-pkp',
      'lit-pkp does not define uses, so the texts are compared as they stand',
    ],
    [
      'max-price-less-on-credit',
      'max_price on a rate limit, less in the child',
      credit,
      'max_price',
      'fe',
      'ff',
      'max-price-on-credit',
      'lit-ratelimitincrease does not define max_price, so nothing orders the two',
    ],
    [
      'delegate-on-pkp',
      'delegate_to on a PKP, a subset in the child',
      pkp,
      'delegate_to',
      [aliceHex()],
      [aliceHex(), bobHex()],
      'uses-on-pkp',
      'lit-pkp does not define delegate_to, so the arrays are compared as they stand',
    ],
  ].map(([name, title, resource, key, child, parent, twin, why, risk = 'restriction-bypass']) =>
    reject(`narrower-foreign-${name}`, title, {
      rule: 'narrower.restriction',
      risk: ['widening', risk],
      twin: `narrower-foreign-${twin}`,
      mutation: `child ${key}: ${shown(child)}, parent ${key}: ${shown(parent)}`,
      reason: `${why}; a foreign key needs equal RFC 8785 texts on both sides.`,
      input: input(resource, key, child, parent),
    }),
  );

export default () => [file('capability.narrower', 'foreign', [...equal(), ...different()])];
