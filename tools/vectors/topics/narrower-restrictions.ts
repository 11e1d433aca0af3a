// The order of each restriction key, and keys that one side has and the other has not.
import { alice, grants, group, type Risk, type Row, topic } from '../vocabulary.js';

const { AUTH, aliceHex, bobHex, credit, grantOf, held, payment, under } = grants;

type Value = Row & grants.Held & { readonly because: string };

const judged = (row: Value) => ({ ...held(row),
  why: `${row.because}. The child is ${row.rule === undefined ? 'narrower than or equal to' : 'wider than'} the parent.` });

/** One key on both sides: values that are narrower or equal, and wider ones. */
const about = (key: grants.Key, on: string, narrower: readonly Value[], wider: readonly Value[]): Value[] => [
  ...group<Value>({ rules: ['narrower.restriction', 'restriction.value'], on, key }, narrower),
  ...group<Value>({ rule: 'narrower.restriction', on, key }, wider),
];

const BINARY64 = 'although binary64 has one value for both';
const FAIL_OPEN: readonly Risk[] = ['widening', 'fail-open'];

const nftIds = () => about('nft_id', credit, [
  { id: 'nft-id-equal', title: 'nft_id: the same token', child: ['7'], parent: ['7'], because: 'Equal sets' },
  { id: 'nft-id-subset', title: 'nft_id: one of three tokens', child: ['8'], parent: ['7', '8', '9'], because: 'A subset' },
  { id: 'nft-id-zeros', title: 'nft_id: a token with leading zeros', child: ['007'], parent: ['7'],
    because: 'The normal form is a number, so leading zeros do not count' },
  { id: 'nft-id-order', title: 'nft_id: the same tokens in another order, one of them twice', child: ['8', '7', '8'], parent: ['7', '8'],
    because: 'The normal form is a set, which has neither order nor repetition' },
  { id: 'nft-id-none', title: 'nft_id: no token under one', child: [], parent: ['7'], because: 'The empty set is a subset of every set' },
], [
  { id: 'nft-id-other', title: 'nft_id: another token', twin: 'nft-id-equal', child: ['8'], parent: ['7'], because: '8 is not in the set of the parent' },
  { id: 'nft-id-superset', title: 'nft_id: the token of the parent and another one', twin: 'nft-id-subset', child: ['7', '8'], parent: ['7'],
    because: '8 is not in the set of the parent: one common token is not inclusion' },
  { id: 'nft-id-under-none', title: 'nft_id: one token under none', twin: 'nft-id-none', risk: FAIL_OPEN, child: ['7'], parent: [],
    because: 'The empty set has no subset but itself; it is not every token' },
  { id: 'nft-id-rounded', title: 'nft_id: 2^53 + 1 under 2^53', twin: 'nft-id-equal', child: ['9007199254740993'], parent: ['9007199254740992'],
    because: `The two are different numbers, ${BINARY64}` },
  { id: 'nft-id-absent', title: 'nft_id: absent under one token', twin: 'nft-id-equal', parent: ['7'],
    because: 'An absent key does not restrict, so the child allows every token' },
]);

const delegates = () => about('delegate_to', credit, [
  { id: 'delegate-equal', title: 'delegate_to: the same address', child: [aliceHex()], parent: [aliceHex()], because: 'Equal sets' },
  { id: 'delegate-spelling', title: 'delegate_to: an address with 0x and in EIP-55 spelling', child: [alice().address], parent: [aliceHex()],
    because: 'Addresses are compared without case and 0x' },
  { id: 'delegate-subset', title: 'delegate_to: one of two addresses', child: [bobHex()], parent: [aliceHex(), bobHex()], because: 'A subset' },
  { id: 'delegate-nobody', title: 'delegate_to: nobody under one address', child: [], parent: [aliceHex()],
    because: 'The empty set is a subset of every set' },
  { id: 'delegate-nobody-under-anyone', title: 'delegate_to: nobody under anyone', child: [],
    because: 'A key that the parent does not have restricts the child only' },
], [
  { id: 'delegate-other', title: 'delegate_to: another address', twin: 'delegate-equal', child: [bobHex()], parent: [aliceHex()],
    because: 'The address is not in the set of the parent' },
  { id: 'delegate-superset', title: 'delegate_to: both addresses under one', twin: 'delegate-subset', child: [aliceHex(), bobHex()], parent: [aliceHex()],
    because: 'The second address is not in the set of the parent' },
  { id: 'delegate-under-nobody', title: 'delegate_to: one address under nobody', twin: 'delegate-nobody', risk: FAIL_OPEN, child: [aliceHex()], parent: [],
    because: 'delegate_to: [] is nobody, and the child names somebody' },
  { id: 'delegate-anyone-under-nobody', title: 'delegate_to: absent under nobody', twin: 'delegate-nobody-under-anyone', risk: FAIL_OPEN, parent: [],
    because: 'No delegate_to is anyone, [] is nobody' },
  { id: 'delegate-anyone', title: 'delegate_to: absent under one address', twin: 'delegate-equal', parent: [aliceHex()],
    because: 'An absent key does not restrict, so the child allows anyone' },
]);

const uses = () => about('uses', credit, [
  { id: 'uses-equal', title: 'uses: the same number', child: '5', parent: '5', because: '5 is at most 5' },
  { id: 'uses-less', title: 'uses: one less', child: '4', parent: '5', because: '4 is at most 5' },
  { id: 'uses-digits', title: 'uses: 9 under 10', child: '9', parent: '10',
    because: 'Numbers are compared as numbers: 9 is at most 10, although the text "9" stands behind "10"' },
  { id: 'uses-zeros', title: 'uses: 10 under 010', child: '10', parent: '010', because: '010 is ten in decimal, and 10 is at most that' },
  { id: 'uses-none', title: 'uses: 0 under 0', child: '0', parent: '0', because: '0 is at most 0' },
], [
  { id: 'uses-more', title: 'uses: one more', twin: 'uses-equal', child: '6', parent: '5', because: '6 is more than 5' },
  { id: 'uses-more-digits', title: 'uses: 10 under 9', twin: 'uses-digits', child: '10', parent: '9',
    because: '10 is more than 9, although the text "10" stands before "9"' },
  { id: 'uses-rounded', title: 'uses: 2^53 + 1 under 2^53', twin: 'uses-equal', child: '9007199254740993', parent: '9007199254740992',
    because: `The first number is greater by one, ${BINARY64}` },
  { id: 'uses-most', title: 'uses: 2^64 - 1 under 2^64 - 2', twin: 'uses-equal', child: '18446744073709551615', parent: '18446744073709551614',
    because: 'The first number is greater by one; as a signed 64-bit number it would be negative' },
  { id: 'uses-under-none', title: 'uses: 1 under 0', twin: 'uses-none', risk: FAIL_OPEN, child: '1', parent: '0',
    because: '1 is more than 0; zero is not unlimited' },
  { id: 'uses-absent', title: 'uses: absent under a number', twin: 'uses-equal', parent: '5',
    because: 'An absent key does not restrict, so the child may be used without end' },
]);

const prices = () => about('max_price', payment, [
  { id: 'price-equal', title: 'max_price: the same number', child: 'ff', parent: 'ff', because: '255 is at most 255' },
  { id: 'price-spelling', title: 'max_price: the same number in two spellings', child: '0x00FF', parent: 'ff', trace: { child: '255', parent: '255' },
    because: 'Both are 255: 0x, case and leading zeros do not count' },
  { id: 'price-digits', title: 'max_price: f under 10', child: 'f', parent: '10', trace: { child: '15', parent: '16' },
    because: 'The values are hexadecimal: 15 is at most 16' },
], [
  { id: 'price-more', title: 'max_price: one more', twin: 'price-equal', child: '100', parent: 'ff', because: '256 is more than 255' },
  { id: 'price-more-digits', title: 'max_price: 10 under f', twin: 'price-digits', child: '10', parent: 'f',
    because: '16 is more than 15, although the text "10" stands before "f"' },
  { id: 'price-absent', title: 'max_price: absent under a number', twin: 'price-equal', parent: 'ff',
    because: 'An absent key does not restrict, so the child may cost anything' },
]);

const scopes = () => about('scopes', payment, [
  { id: 'scopes-order', title: 'scopes: the same two in another order', child: ['pkp_sign', 'lit_action'], parent: ['lit_action', 'pkp_sign'],
    because: 'The normal form is a set, which has no order' },
  { id: 'scopes-subset', title: 'scopes: one of two', child: ['pkp_sign'], parent: ['lit_action', 'pkp_sign'], because: 'A subset' },
], [
  { id: 'scopes-other', title: 'scopes: another one', twin: 'scopes-subset', child: ['encryption_sign'], parent: ['lit_action', 'pkp_sign'],
    because: 'encryption_sign is not in the set of the parent' },
  { id: 'scopes-superset', title: 'scopes: one more', twin: 'scopes-order', child: ['lit_action', 'pkp_sign'], parent: ['pkp_sign'],
    because: 'lit_action is not in the set of the parent' },
  { id: 'scopes-absent', title: 'scopes: absent under one', twin: 'scopes-subset', parent: ['pkp_sign'],
    because: 'An absent key does not restrict, so the child allows every scope' },
]);

/** Alternatives of one rate limit with several keys. */
const several = ({ child, parent }: { readonly child?: object; readonly parent?: object }) =>
  ({ input: under(grantOf(credit, AUTH, child), grantOf(credit, AUTH, parent)) });

const keys = () => {
  const parent = { delegate_to: [aliceHex()], uses: '5' };
  return group({ from: several }, [
    { id: 'free', title: '{} under {}', why: 'The parent has no key to be met.', child: {}, parent: {} },
    { id: 'restricted-under-free', title: 'A restriction under {}', why: 'The parent has no key to be met, and the child may have more.',
      child: { uses: '1' }, parent: {} },
    { id: 'foreign-under-free', title: 'A foreign key under {}', why: 'The parent has no key to be met; whatever region demands, it only restricts.',
      child: { region: 'eu' }, parent: {} },
    { id: 'extra-key', title: 'The keys of the parent and one more', child: { ...parent, nft_id: ['7'] }, parent,
      why: 'Every key of the parent is in the child with an equal value, and a further key only restricts.' },
    { id: 'two-keys', title: 'Two keys, one equal and one narrower', child: { ...parent, uses: '4' }, parent,
      why: 'Every key of the parent is in the child with a value that is narrower or equal.' },
    { id: 'key-order', title: 'The same keys in another order', child: { uses: '5', delegate_to: [aliceHex()] }, parent,
      why: 'An object has no order of keys.' },
    { id: 'one-key-wider', title: 'Two keys, one narrower and one wider', twin: 'two-keys', change: 'child delegate_to: nobody, uses: "6"',
      rule: 'narrower.restriction', why: 'uses is wider; that another key is narrower does not make up for it.', child: { delegate_to: [], uses: '6' }, parent },
    { id: 'one-key-absent', title: 'One of two keys of the parent', twin: 'two-keys', change: 'child without delegate_to', rule: 'narrower.restriction',
      why: 'Every key of the parent has to be in the child, and delegate_to is not.', child: { uses: '4' }, parent },
    { id: 'other-key', title: 'Another key in place of that of the parent', twin: 'extra-key', change: 'child: nft_id and uses, without delegate_to',
      rule: 'narrower.restriction', why: 'A restriction of another kind does not stand for delegate_to.', child: { nft_id: ['7'], uses: '5' }, parent },
    { id: 'key-case', title: 'A key of the parent in another case', twin: 'two-keys', change: 'child key: "Uses"', rule: 'narrower.restriction',
      why: 'Keys are compared byte for byte, so uses is not in the child.', child: { delegate_to: [aliceHex()], Uses: '5' }, parent },
    { id: 'keys-dropped', title: 'Both restrictions dropped', twin: 'two-keys', change: 'child: {}', rule: 'narrower.restriction',
      why: '{} allows everything, and the parent does not.', child: {}, parent },
  ]);
};

export default () => topic<object>({ operation: 'capability.narrower', name: 'restrictions', prefix: 'narrower-',
  accepted: { rules: ['narrower.restriction'] } },
  group({ from: judged }, nftIds(), delegates(), uses(), prices(), scopes()), keys());
