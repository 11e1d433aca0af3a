// Foreign keys: nobody knows their order, so the value has to be the same JSON value.
import { grants, group, type Risk, type Row, topic } from '../vocabulary.js';

const { aliceHex, bobHex, held, pkp } = grants;

/** Equal values: `canonical` is the RFC 8785 text of both, `parent` that of the child unless given. */
const equally = (row: Row & grants.Held & { readonly canonical: string }) => {
  const { canonical, parent = row.child } = row;
  return { ...held({ ...row, parent }), trace: { canonical } };
};

const equal = () => group({ rules: ['narrower.restriction'], from: equally,
  why: 'The namespace of the resource does not define the key, and the RFC 8785 texts of the two values are equal.' }, [
  { id: 'text', title: 'A foreign text, equal on both sides', key: 'region', child: 'eu', canonical: '"eu"' },
  { id: 'number', title: 'A foreign number, equal on both sides', key: 'limit', child: 1, canonical: '1' },
  { id: 'null', title: 'A foreign null, equal on both sides', key: 'region', child: null, canonical: 'null' },
  { id: 'array', title: 'A foreign array of arrays, equal on both sides', key: 'areas', child: [[1, 2], [3]], canonical: '[[1,2],[3]]' },
  { id: 'key-order', title: 'Foreign objects with their keys in another order, equal on both sides', key: 'area',
    child: { b: [{ d: 1, c: 2 }], a: 'x' }, parent: { a: 'x', b: [{ c: 2, d: 1 }] }, canonical: '{"a":"x","b":[{"c":2,"d":1}]}' },
  { id: 'proto', title: 'A key spelled __proto__, equal on both sides', key: '__proto__', child: { uses: '5' }, canonical: '{"uses":"5"}' },
  { id: 'uses-on-pkp', title: 'uses on a PKP, equal on both sides', on: pkp, key: 'uses', child: '3', canonical: '"3"' },
  { id: 'max-price-on-credit', title: 'max_price on a rate limit, equal on both sides', key: 'max_price', child: 'ff', canonical: '"ff"' },
]);

const POLLUTION: readonly Risk[] = ['widening', 'prototype-pollution'];
const TEXTS = 'a foreign key needs equal RFC 8785 texts on both sides.';

const different = () => group({ rule: 'narrower.restriction', from: held }, [
  { id: 'text-case', title: 'A foreign text in another case', twin: 'text', key: 'region', child: 'EU', parent: 'eu', why: `The texts differ; ${TEXTS}` },
  { id: 'text-normal-form', title: 'A foreign text decomposed in the child', twin: 'text', key: 'region', child: 'cafe\u0301', parent: 'caf\u00e9',
    why: `RFC 8785 does not normalise Unicode; ${TEXTS}` },
  { id: 'absent', title: 'A foreign key that the child does not have', twin: 'text', key: 'region', parent: 'eu',
    why: `A key of the parent has to be in the child, whatever it means; ${TEXTS}` },
  { id: 'null-absent', title: 'A foreign null that the child does not have', twin: 'null', key: 'region', parent: null,
    why: `A key with the value null is there, and the child lacks it; ${TEXTS}` },
  { id: 'number-text', title: 'A foreign number, the same as a text in the child', twin: 'number', key: 'limit', child: '1', parent: 1,
    why: `A text and a number are two values; ${TEXTS}` },
  { id: 'number-true', title: 'A foreign number, true in the child', twin: 'number', key: 'limit', child: true, parent: 1,
    why: `true and 1 are two values; ${TEXTS}` },
  { id: 'number-smaller', title: 'A foreign number, smaller in the child', twin: 'number', key: 'limit', child: 1, parent: 2,
    why: `Nobody knows whether a smaller value is a narrower one; ${TEXTS}` },
  { id: 'array-order', title: 'A foreign array, in another order in the child', twin: 'array', key: 'areas', child: [[2, 1], [3]], parent: [[1, 2], [3]],
    why: `The order of an array is part of the value, nested or not; ${TEXTS}` },
  { id: 'array-subset', title: 'A foreign array, one item fewer in the child', twin: 'array', key: 'areas', child: [[1, 2]], parent: [[1, 2], [3]],
    why: `Nobody knows whether a part of the array is narrower; ${TEXTS}` },
  { id: 'object-member', title: 'A foreign object, one member more in the child', twin: 'key-order', key: 'area', child: { a: 'x', b: 1 }, parent: { a: 'x' },
    why: `Only the keys of an alternative may be more, not the members of a value; ${TEXTS}` },
  { id: 'object-array', title: 'An empty foreign object, an empty array in the child', twin: 'key-order', key: 'area', child: [], parent: {},
    why: `An object and an array are two values; ${TEXTS}` },
  { id: 'proto-absent', title: 'A key spelled __proto__ that the child does not have', twin: 'proto', risk: POLLUTION,
    key: '__proto__', parent: { uses: '5' }, why: `The key is one of the parent, and the child lacks it; ${TEXTS}` },
  { id: 'proto-value', title: 'A key spelled __proto__, another value in the child', twin: 'proto', risk: POLLUTION,
    key: '__proto__', child: { uses: '6' }, parent: { uses: '5' }, why: `The values differ, and no row orders them; ${TEXTS}` },
  { id: 'constructor-absent', title: 'A key spelled constructor that the child does not have', twin: 'text', risk: POLLUTION,
    key: 'constructor', parent: 'eu', why: `The child has no member constructor of its own; ${TEXTS}` },
  { id: 'to-string-absent', title: 'A key spelled toString that the child does not have', twin: 'null', risk: POLLUTION,
    key: 'toString', parent: null, why: `The child has no member toString of its own; ${TEXTS}` },
  { id: 'uses-less-on-pkp', title: 'uses on a PKP, less in the child', twin: 'uses-on-pkp', on: pkp, key: 'uses', child: '2', parent: '3',
    why: `lit-pkp does not define uses, so nothing orders the two; ${TEXTS}` },
  { id: 'uses-zeros-on-pkp', title: 'uses on a PKP, with a leading zero in the child', twin: 'uses-on-pkp', on: pkp, key: 'uses', child: '03', parent: '3',
    why: `lit-pkp does not define uses, so the texts are compared as they stand; ${TEXTS}` },
  { id: 'max-price-less-on-credit', title: 'max_price on a rate limit, less in the child', twin: 'max-price-on-credit', key: 'max_price', child: 'fe', parent: 'ff',
    why: `lit-ratelimitincrease does not define max_price, so nothing orders the two; ${TEXTS}` },
  { id: 'delegate-on-pkp', title: 'delegate_to on a PKP, a subset in the child', twin: 'uses-on-pkp', on: pkp, key: 'delegate_to',
    child: [aliceHex()], parent: [aliceHex(), bobHex()], why: `lit-pkp does not define delegate_to, so the arrays are compared as they stand; ${TEXTS}` },
]);

export default () => topic({ operation: 'capability.narrower', name: 'foreign', prefix: 'narrower-foreign-' }, equal(), different());
