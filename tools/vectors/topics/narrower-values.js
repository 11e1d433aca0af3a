// Malformed values in narrowing: on either side, wherever they stand.
import { AUTH, aliceHex, anyCredit, cell, credit, grantOf, only, payment, recap, show, under } from '../grants.js';
import { accept, file, reject } from '../kit.js';

const rule = 'restriction.value';
const resourceOf = { nft_id: credit, delegate_to: credit, uses: credit, max_price: payment, scopes: payment };
const sound = () => ({ nft_id: ['7'], delegate_to: [aliceHex()], uses: '5', max_price: 'ff', scopes: ['pkp_sign'] });
const on = (key, value) => grantOf(resourceOf[key], AUTH, only(key, value));
const free = (key) => grantOf(resourceOf[key], AUTH, {});
const idOf = (key) => `narrower-value-${key.replaceAll('_', '-')}`;
const usesIn = (...values) => grantOf(credit, AUTH, ...values.map((value) => ({ uses: value })));

const accepted = () => [
  ...Object.entries(sound()).map(([key, value]) =>
    accept(idOf(key), `A well-formed ${key} in the child, {} in the parent`, {
      rules: [rule],
      reason: 'The value has the form of the table, and a key that the parent does not have only restricts.',
      input: under(on(key, value), free(key)),
    }),
  ),
  accept('narrower-value-two-alternatives', 'Two well-formed alternatives in the parent, the child under the second', {
    rules: [rule],
    reason: 'Every value has the form of the table, and the child equals the second alternative.',
    input: under(usesIn('3'), usesIn('1', '3')),
  }),
  accept('narrower-value-elsewhere', 'A number under a key that is foreign there', {
    rules: [rule],
    reason:
      'lit-ratelimitincrease does not define max_price, so its value has no form to be malformed in; the two are equal.',
    input: under(grantOf(credit, AUTH, { max_price: 255 }), grantOf(credit, AUTH, { max_price: 255 })),
  }),
  accept('narrower-value-other-cell', 'Two cells in the parent, the child under one of them', {
    rules: [rule],
    reason: 'Every value has the form of the table; the cell on the other credit does not matter.',
    input: under(
      usesIn('3'),
      recap({ ...cell(credit, AUTH, { uses: '3' }), ...cell(`${credit}0`, AUTH, { uses: '1' }) }),
    ),
  }),
];

/** A malformed value of each key in the child: [key, value, title, why]. */
const inChild = () =>
  [
    ['nft_id', '7', 'nft_id as one string in the child', 'a string is no array of strings'],
    ['delegate_to', ['alice.eth'], 'delegate_to with an ENS name in the child', 'an address is 40 hex digits'],
    ['uses', '-1', 'uses of -1 in the child', 'the value has digits only; -1 is not at most everything'],
    ['max_price', '', 'max_price as an empty string in the child', 'at least one digit is needed'],
    ['scopes', ['*'], 'scopes with an asterisk in the child', 'no wildcard is among the four'],
  ].map(([key, value, title, why]) =>
    reject(`${idOf(key)}-child`, title, {
      rule,
      risk: ['restriction-bypass'],
      twin: idOf(key),
      mutation: `child ${key}: ${show(value)}`,
      reason: `${why[0].toUpperCase()}${why.slice(1)}. Any malformed value on either side breaks the rule.`,
      input: under(on(key, value), free(key)),
    }),
  );

/** A malformed value of each key in the parent. */
const inParent = () =>
  [
    ['nft_id', [7], 'nft_id with a number in the parent', 'an item is a string'],
    ['delegate_to', null, 'delegate_to as null in the parent', 'null is no array, and not the same as absent'],
    ['uses', 3, 'uses as a number in the parent', 'the value is a string'],
    ['max_price', 255, 'max_price as a number in the parent', 'the value is a string'],
    ['scopes', 'pkp_sign', 'scopes as one string in the parent', 'a string is no array of scopes'],
  ].map(([key, value, title, why]) =>
    reject(`${idOf(key)}-parent`, title, {
      rule,
      risk: ['restriction-bypass', 'widening'],
      twin: idOf(key),
      mutation: `parent ${key}: ${show(value)}`,
      reason: `${why[0].toUpperCase()}${why.slice(1)}. A parent whose limit cannot be read bounds nothing, so it is refused and not ignored.`,
      input: under(on(key, sound()[key]), on(key, value)),
    }),
  );

const several = () => [
  reject('narrower-value-both', 'The same malformed value on both sides', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'narrower-value-uses',
    mutation: 'child and parent uses: 3',
    reason:
      'The relation is reflexive for well-formed values only; equal texts do not stand in for a value that cannot be read.',
    input: under(usesIn(3), usesIn(3)),
  }),
  reject('narrower-value-other-alternative', 'A malformed value in an alternative of the parent that is not needed', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'narrower-value-two-alternatives',
    mutation: 'the first alternative of the parent: uses as a number',
    reason:
      'Any malformed value on either side breaks the rule, also where another alternative would do, because the relation would not be transitive otherwise.',
    input: under(usesIn('3'), usesIn(1, '3')),
  }),
  reject('narrower-value-unrelated-cell', 'A malformed value in a parent cell on another credit', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'narrower-value-other-cell',
    mutation: 'the cell on the other credit: uses as a number',
    reason: 'Any malformed value on either side breaks the rule, whether its cell is needed or not.',
    input: under(
      usesIn('3'),
      recap({ ...cell(credit, AUTH, { uses: '3' }), ...cell(`${credit}0`, AUTH, { uses: 1 }) }),
    ),
  }),
  reject('narrower-value-second-parent', 'A malformed value in the second of two parents', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'narrower-value-two-alternatives',
    mutation: 'two parents, the second with uses as a number',
    reason: 'Several parents are pooled, and any malformed value on either side breaks the rule.',
    input: under(usesIn('3'), [usesIn('3'), grantOf(anyCredit, AUTH, { uses: 1 })]),
  }),
  reject('narrower-value-over', 'uses of 2^64 in the child', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'narrower-value-uses',
    mutation: 'child uses: "18446744073709551616"',
    reason: 'The value is below 2^64, and 2^64 does not wrap round to 0.',
    input: under(usesIn('18446744073709551616'), free('uses')),
  }),
];

export default () => [
  file('capability.narrower', 'values', [...accepted(), ...inChild(), ...inParent(), ...several()]),
];
