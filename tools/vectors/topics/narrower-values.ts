// Malformed values in narrowing: on either side, wherever they stand.
import { grants, group, only, type Row, show, topic } from '../vocabulary.js';

const { AUTH, aliceHex, anyCredit, cell, credit, grantOf, narrowing, recap, restrictions, under } = grants;

/** A well-formed value of each key. */
const sound = (): Readonly<Record<grants.Key, unknown>> =>
  ({ nft_id: ['7'], delegate_to: [aliceHex()], uses: '5', max_price: 'ff', scopes: ['pkp_sign'] });

const named = (key: string) => key.replaceAll('_', '-');
const one = (key: grants.Key, limits: object) => grantOf(restrictions()[key].resource, AUTH, limits);
const usesIn = (...values: readonly unknown[]) => grantOf(credit, AUTH, ...values.map((uses) => ({ uses })));
const twoCredits = (first: unknown, second: unknown) =>
  recap({ ...cell(credit, AUTH, { uses: first }), ...cell(`${credit}0`, AUTH, { uses: second }) });

const accepted = () => group({ rules: ['restriction.value'], from: narrowing },
  (Object.entries(sound()) as [grants.Key, unknown][]).map(([key, value]) => (
    { id: named(key), title: `A well-formed ${key} in the child, {} in the parent`, child: one(key, only(key, value)), parent: one(key, {}),
      why: 'The value has the form of the table, and a key that the parent does not have only restricts.' })), [
    { id: 'two-alternatives', title: 'Two well-formed alternatives in the parent, the child under the second',
      child: usesIn('3'), parent: usesIn('1', '3'), why: 'Every value has the form of the table, and the child equals the second alternative.' },
    { id: 'elsewhere', title: 'A number under a key that is foreign there',
      child: grantOf(credit, AUTH, { max_price: 255 }), parent: grantOf(credit, AUTH, { max_price: 255 }),
      why: 'lit-ratelimitincrease does not define max_price, so its value has no form to be malformed in; the two are equal.' },
    { id: 'other-cell', title: 'Two cells in the parent, the child under one of them', child: usesIn('3'), parent: twoCredits('3', '1'),
      why: 'Every value has the form of the table; the cell on the other credit does not matter.' },
  ]);

/** A malformed value of a key in the child, or in the parent of a child with a well-formed one: there unless given. */
const malformed = (row: Row & grants.Valued & { readonly side?: 'child' }) => {
  const { key, value, side = 'parent' } = row;
  const bad = one(key, only(key, value));
  return { twin: named(key), change: `${side} ${key}: ${show(value)}`,
    input: side === 'child' ? under(bad, one(key, {})) : under(one(key, only(key, sound()[key])), bad) };
};

const EITHER = 'Any malformed value on either side breaks the rule';
const UNBOUNDED = 'A parent whose limit cannot be read bounds nothing, so it is refused and not ignored.';

const refused = () => group({ rule: 'restriction.value', from: malformed }, [
  { id: 'nft-id-child', title: 'nft_id as one string in the child', side: 'child', key: 'nft_id', value: '7',
    why: `A string is no array of strings. ${EITHER}.` },
  { id: 'delegate-to-child', title: 'delegate_to with an ENS name in the child', side: 'child', key: 'delegate_to', value: ['alice.eth'],
    why: `An address is 40 hex digits. ${EITHER}.` },
  { id: 'uses-child', title: 'uses of -1 in the child', side: 'child', key: 'uses', value: '-1',
    why: `The value has digits only; -1 is not at most everything. ${EITHER}.` },
  { id: 'max-price-child', title: 'max_price as an empty string in the child', side: 'child', key: 'max_price', value: '',
    why: `At least one digit is needed. ${EITHER}.` },
  { id: 'scopes-child', title: 'scopes with an asterisk in the child', side: 'child', key: 'scopes', value: ['*'],
    why: `No wildcard is among the four. ${EITHER}.` },
], group<grants.Valued>({ risk: ['restriction-bypass', 'widening'] }, [
  { id: 'nft-id-parent', title: 'nft_id with a number in the parent', key: 'nft_id', value: [7], why: `An item is a string. ${UNBOUNDED}` },
  { id: 'delegate-to-parent', title: 'delegate_to as null in the parent', key: 'delegate_to', value: null,
    why: `Null is no array, and not the same as absent. ${UNBOUNDED}` },
  { id: 'uses-parent', title: 'uses as a number in the parent', key: 'uses', value: 3, why: `The value is a string. ${UNBOUNDED}` },
  { id: 'max-price-parent', title: 'max_price as a number in the parent', key: 'max_price', value: 255, why: `The value is a string. ${UNBOUNDED}` },
  { id: 'scopes-parent', title: 'scopes as one string in the parent', key: 'scopes', value: 'pkp_sign',
    why: `A string is no array of scopes. ${UNBOUNDED}` },
]));

const several = () => group({ rule: 'restriction.value', from: narrowing }, [
  { id: 'both', title: 'The same malformed value on both sides', twin: 'uses', change: 'child and parent uses: 3', child: usesIn(3), parent: usesIn(3),
    why: 'The relation is reflexive for well-formed values only; equal texts do not stand in for a value that cannot be read.' },
  { id: 'other-alternative', title: 'A malformed value in an alternative of the parent that is not needed', twin: 'two-alternatives',
    change: 'the first alternative of the parent: uses as a number', child: usesIn('3'), parent: usesIn(1, '3'),
    why: `${EITHER}, also where another alternative would do, because the relation would not be transitive otherwise.` },
  { id: 'unrelated-cell', title: 'A malformed value in a parent cell on another credit', twin: 'other-cell',
    change: 'the cell on the other credit: uses as a number', child: usesIn('3'), parent: twoCredits('3', 1),
    why: `${EITHER}, whether its cell is needed or not.` },
  { id: 'second-parent', title: 'A malformed value in the second of two parents', twin: 'two-alternatives',
    change: 'two parents, the second with uses as a number', child: usesIn('3'), parent: [usesIn('3'), grantOf(anyCredit, AUTH, { uses: 1 })],
    why: 'Several parents are pooled, and any malformed value on either side breaks the rule.' },
  { id: 'over', title: 'uses of 2^64 in the child', twin: 'uses', change: { 'child uses': '18446744073709551616' },
    child: usesIn('18446744073709551616'), parent: grantOf(credit, AUTH, {}), why: 'The value is below 2^64, and 2^64 does not wrap round to 0.' },
]);

export default () => topic({ operation: 'capability.narrower', name: 'values', prefix: 'narrower-value-' }, accepted(), refused(), several());
