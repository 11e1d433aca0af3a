// Restrictions that the facts meet or fail: each key of the table at its bounds, in every spelling of its values.
import { alice, bob, grants, group, lastDigit, type Row, swapCase, topic } from '../vocabulary.js';

const { AUTH, aliceHex, anyCredit, bobHex, cell, covering, credit, payment, pkp, SIGNING } = grants;

const DOUBLE = '9007199254740992';
const BEYOND_DOUBLE = '9007199254740993';
const U64 = '18446744073709551615';
const BINARY64 = 'The two are different numbers, although binary64 has one value for both.';

interface Used extends grants.Covering {
  /** The restrictions of the one alternative. */
  readonly limits?: object;
}

const used = (row: Row & Used) => covering({ ...row, alternatives: [row.limits] });

const nftIds = () => group<Used>({ twin: 'nft-id' }, [
  { id: 'nft-id', title: 'One token, the same used', why: 'The token is in the set.', limits: { nft_id: ['7'] }, facts: { token: '7' } },
  { id: 'nft-id-leading-zeros', title: 'A token with leading zeros', why: 'The normal form is a number, so leading zeros do not count.',
    limits: { nft_id: ['007'] }, facts: { token: '7' } },
  { id: 'nft-id-decimal', title: 'A token with a leading zero, 10 used', why: 'A leading zero does not make the number octal.',
    trace: { nft_id: ['10'] }, limits: { nft_id: ['010'] }, facts: { token: '10' } },
  { id: 'nft-id-beyond-double', title: 'A token of 2^53 + 1', why: 'Numbers are exact at any size.',
    limits: { nft_id: [BEYOND_DOUBLE] }, facts: { token: BEYOND_DOUBLE } },
  { id: 'nft-id-longest', title: 'A token of 78 digits', why: '78 digits are the most that a token id has.',
    limits: { nft_id: ['9'.repeat(78)] }, facts: { token: '9'.repeat(78) } },
  { id: 'nft-id-apart-from-resource', title: 'A token that is not the id of the resource',
    why: 'nft_id is evaluated on the token that is used; the id of the resource is another matter.', limits: { nft_id: ['8'] }, facts: { token: '8' } },
  { id: 'nft-id-other', title: 'One token, another used', change: { 'facts.token': '8' }, rule: 'capability.restriction',
    why: 'The token is not in the set.', limits: { nft_id: ['7'] }, facts: { token: '8' } },
  { id: 'nft-id-none', title: 'No token at all', change: { nft_id: [] }, rule: 'capability.restriction', risk: ['restriction-bypass', 'fail-open'],
    why: 'An empty set contains no token; only an absent key does not restrict.', limits: { nft_id: [] }, facts: { token: '7' } },
  { id: 'nft-id-shorter', title: 'A used token whose digits begin with the granted one', change: { 'facts.token': '70' }, rule: 'capability.restriction',
    why: '70 is another number than 7.', limits: { nft_id: ['7'] }, facts: { token: '70' } },
  { id: 'nft-id-octal', title: 'A token with a leading zero, 8 used', twin: 'nft-id-decimal', change: { 'facts.token': '8' },
    rule: 'capability.restriction', why: '010 is ten in decimal, although it is eight where a leading zero means octal.',
    limits: { nft_id: ['010'] }, facts: { token: '8' } },
  { id: 'nft-id-rounded', title: 'A token of 2^53, that of 2^53 + 1 used', twin: 'nft-id-beyond-double', change: { nft_id: [DOUBLE] },
    rule: 'capability.restriction', why: BINARY64, limits: { nft_id: [DOUBLE] }, facts: { token: BEYOND_DOUBLE } },
]);

const firstDigit = (hex: string): string => (Number.parseInt(hex.charAt(0), 16) ^ 1).toString(16) + hex.slice(1);

const delegatees = () => group<Used>({ twin: 'delegate', facts: { delegatee: alice().address } }, [
  { id: 'delegate', title: 'One address in lower case without 0x', why: 'The normal form is lower case without 0x, on both sides.',
    limits: { delegate_to: [aliceHex()] } },
  { id: 'delegate-prefixed', title: 'An address with 0x', why: '0x is optional in a value.', limits: { delegate_to: [`0x${aliceHex()}`] } },
  { id: 'delegate-checksum', title: 'An address in EIP-55 spelling, a delegatee in lower case', why: 'Addresses are compared without case.',
    limits: { delegate_to: [alice().address] }, facts: { delegatee: `0x${aliceHex()}` } },
  // The case of each letter is turned round: a spelling that EIP-55 does not allow.
  { id: 'delegate-other-checksum', title: 'An address in a mixed case that EIP-55 does not give',
    why: 'A value is 40 hex digits in any case; no checksum is asked for.', limits: { delegate_to: [swapCase(alice().address)] } },
  { id: 'delegate-second', title: 'Two addresses, the second uses the grant', why: 'The delegatee is in the set, wherever it stands.',
    limits: { delegate_to: [bobHex(), aliceHex()] } },
  { id: 'delegate-anyone', title: 'No delegate_to', why: 'A key that is absent does not restrict: the delegatee is anyone.', limits: {} },
  { id: 'payment-delegate', title: 'One address on a payment', why: 'lit-paymentdelegation defines delegate_to as well.',
    resource: payment, limits: { delegate_to: [aliceHex()] } },
  { id: 'delegate-nobody', title: 'An empty delegate_to', change: { delegate_to: [] }, rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'], why: 'delegate_to: [] is nobody, unlike an absent one.', limits: { delegate_to: [] } },
  { id: 'delegate-other', title: 'An address, somebody else uses the grant', change: 'facts.delegatee: the address of bob',
    rule: 'capability.restriction', why: 'The delegatee is not in the set.', limits: { delegate_to: [aliceHex()] }, facts: { delegatee: bob().address } },
  { id: 'delegate-first-digit', title: 'An address that differs in its first digit', change: 'the first digit of delegate_to[0]',
    rule: 'capability.restriction', why: 'Addresses are compared as a whole.', limits: { delegate_to: [firstDigit(aliceHex())] } },
  { id: 'delegate-last-digit', title: 'An address that differs in its last digit', change: 'the last digit of delegate_to[0]',
    rule: 'capability.restriction', why: 'Addresses are compared as a whole.', limits: { delegate_to: [lastDigit(aliceHex())] } },
]);

const uses = () => group<Used>({}, [
  { id: 'uses-first', title: 'One use, none so far', why: '0 uses before this one are fewer than 1.', limits: { uses: '1' }, facts: { uses: '0' } },
  { id: 'uses-last', title: 'Five uses, four so far', why: '4 uses before this one are fewer than 5.', limits: { uses: '5' }, facts: { uses: '4' } },
  { id: 'uses-leading-zero', title: 'Ten uses with a leading zero, nine so far', why: '010 is ten in decimal.', trace: { uses: '10' },
    limits: { uses: '010' }, facts: { uses: '9' } },
  { id: 'uses-beyond-double', title: '2^53 + 1 uses, 2^53 so far', why: BINARY64, limits: { uses: BEYOND_DOUBLE }, facts: { uses: DOUBLE } },
  { id: 'uses-most', title: 'As many uses as 64 bits hold, all but one so far', why: '2^64 - 2 uses are fewer than 2^64 - 1.',
    limits: { uses: U64 }, facts: { uses: '18446744073709551614' } },
  { id: 'uses-none', title: 'No uses', twin: 'uses-first', change: { uses: '0' }, rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'], why: '0 uses before this one are not fewer than 0; zero is not unlimited.',
    limits: { uses: '0' }, facts: { uses: '0' } },
  { id: 'uses-spent', title: 'Five uses, five so far', twin: 'uses-last', change: { 'facts.uses': '5' }, rule: 'capability.restriction',
    risk: ['restriction-bypass', 'replay'], why: '5 uses before this one are not fewer than 5.', limits: { uses: '5' }, facts: { uses: '5' } },
  { id: 'uses-text-order', title: 'Nine uses, ten so far', twin: 'uses-last', change: { uses: '9', 'facts.uses': '10' }, rule: 'capability.restriction',
    why: 'Numbers are compared as numbers: 10 is not fewer than 9, although the text "10" stands before "9".', limits: { uses: '9' }, facts: { uses: '10' } },
  { id: 'uses-rounded', title: '2^53 uses, 2^53 so far', twin: 'uses-beyond-double', change: { uses: DOUBLE }, rule: 'capability.restriction',
    why: '2^53 uses before this one are not fewer than 2^53.', limits: { uses: DOUBLE }, facts: { uses: DOUBLE } },
  { id: 'uses-beyond-most', title: 'As many uses as 64 bits hold, one more so far', twin: 'uses-most', change: { 'facts.uses': '18446744073709551616' },
    rule: 'capability.restriction', why: '2^64 uses do not wrap round to 0.', limits: { uses: U64 }, facts: { uses: '18446744073709551616' } },
]);

const prices = () => group<Used>({ resource: payment }, [
  { id: 'price-at', title: 'A price at the limit', why: '255 is at most 255: the limit itself is still allowed.',
    limits: { max_price: 'ff' }, facts: { price: '255' } },
  { id: 'price-prefixed', title: 'A limit with 0x', why: '0x is optional in a value.', limits: { max_price: '0xff' }, facts: { price: '255' } },
  { id: 'price-upper-case', title: 'A limit in upper case', why: 'Hex digits have no case.', limits: { max_price: 'FF' }, facts: { price: '255' } },
  { id: 'price-hex', title: 'The limit 100, a price of 256', why: 'The limit is hexadecimal without 0x too: 100 is 256.',
    trace: { max_price: '256' }, limits: { max_price: '100' }, facts: { price: '256' } },
  { id: 'price-exponent', title: 'The limit 1e3, a price of 483', why: 'The limit is hexadecimal: 1e3 is 483 and not a thousand.',
    trace: { max_price: '483' }, limits: { max_price: '1e3' }, facts: { price: '483' } },
  { id: 'price-free', title: 'The limit 0, a price of 0', why: 'The price 0 is at most the limit 0.', limits: { max_price: '0' }, facts: { price: '0' } },
  { id: 'price-highest', title: 'The highest limit of 256 bits, a price of the same',
    why: '64 digits are the most that a limit has, and the price equals it.',
    limits: { max_price: 'f'.repeat(64) }, facts: { price: (2n ** 256n - 1n).toString() } },
  { id: 'price-over', title: 'A price one above the limit', twin: 'price-at', change: { 'facts.price': '256' }, rule: 'capability.restriction',
    why: '256 is more than 255.', limits: { max_price: 'ff' }, facts: { price: '256' } },
  { id: 'price-hex-over', title: 'The limit 100, a price of 257', twin: 'price-hex', change: { 'facts.price': '257' }, rule: 'capability.restriction',
    why: '257 is more than 256.', limits: { max_price: '100' }, facts: { price: '257' } },
  { id: 'price-exponent-over', title: 'The limit 1e3, a price of 484', twin: 'price-exponent', change: { 'facts.price': '484' },
    rule: 'capability.restriction', why: '484 is more than 483: an exponent would have allowed 1000.', limits: { max_price: '1e3' }, facts: { price: '484' } },
  { id: 'price-zero', title: 'The limit 0, a price of 1', twin: 'price-free', change: { 'facts.price': '1' }, rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'], why: '1 is more than 0; zero is not unlimited.', limits: { max_price: '0' }, facts: { price: '1' } },
  { id: 'price-rounded', title: 'The limit 2^53, a price of 2^53 + 1', twin: 'price-highest',
    change: { max_price: '20000000000000', 'facts.price': BEYOND_DOUBLE }, rule: 'capability.restriction', why: BINARY64,
    limits: { max_price: '20000000000000' }, facts: { price: BEYOND_DOUBLE } },
]);

const scopes = () => group<Used>({ resource: payment, twin: 'scope-pkp-sign', refused: { facts: { scope: 'pkp_sign' } } },
  ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'].map((name) => (
    { id: `scope-${name.replaceAll('_', '-')}`, title: `The scope ${name} alone`, why: 'The scope is in the set.',
      limits: { scopes: [name] }, facts: { scope: name } })), [
    { id: 'scope-other', title: 'A scope, another used', change: { scopes: ['lit_action'] }, rule: 'capability.restriction',
      why: 'The scope is not in the set.', limits: { scopes: ['lit_action'] } },
    { id: 'scope-none', title: 'No scope', change: { scopes: [] }, rule: 'capability.restriction', risk: ['restriction-bypass', 'fail-open'],
      why: 'An empty set contains no scope; only an absent key does not restrict.', limits: { scopes: [] } },
  ]);

const together = () => {
  const all = { delegate_to: [aliceHex()], nft_id: ['7'], uses: '5' };
  const facts = { delegatee: alice().address, token: '7', uses: '4' };
  return group<Used>({}, [
    { id: 'three-keys', title: 'Every key of a rate limit at once', why: 'The facts meet each key.', limits: all, facts },
    { id: 'three-payment-keys', title: 'Every key of a payment at once', why: 'The facts meet each key.', resource: payment,
      limits: { delegate_to: [aliceHex()], max_price: '0xff', scopes: ['pkp_sign'] },
      facts: { delegatee: alice().address, price: '255', scope: 'pkp_sign' } },
    { id: 'facts-unused', title: 'Facts for which there is no restriction', why: 'No key asks for a fact; facts alone restrict nothing.',
      resource: pkp, ability: SIGNING, limits: {}, facts },
    { id: 'key-on-any-ability', title: 'A restriction on every ability of a rate limit',
      why: 'A key has its meaning in the namespace of the resource, whatever the ability.',
      granted: { ability: '*/*' }, limits: { uses: '5' }, facts: { uses: '4' } },
    { id: 'three-keys-delegatee', title: 'Every key of a rate limit, the delegatee another', twin: 'three-keys',
      change: 'facts.delegatee: the address of bob', rule: 'capability.restriction', why: 'One key that fails is enough.',
      limits: all, facts: { ...facts, delegatee: bob().address } },
    { id: 'key-on-any-ability-spent', title: 'A restriction on every ability of a rate limit, the uses spent', twin: 'key-on-any-ability',
      change: { 'facts.uses': '5' }, rule: 'capability.restriction', why: 'The wildcard of abilities lifts no restriction.',
      granted: { ability: '*/*' }, limits: { uses: '5' }, facts: { uses: '5' } },
    { id: 'failed-beside-foreign', title: 'A key that fails and a foreign key in one alternative', twin: 'uses-last',
      change: 'uses: "0", and a foreign key region', rule: 'capability.restriction',
      why: 'Facts fail an alternative when they fail one key; whatever the foreign key demands, it cannot be met any more.',
      limits: { region: 'eu', uses: '0' }, facts: { uses: '4' } },
    { id: 'failed-beside-missing', title: 'A key that fails and a key whose fact is missing in one alternative', twin: 'three-keys',
      change: 'uses: "0", and no fact but uses', rule: 'capability.restriction',
      why: 'Facts fail an alternative when they fail one key; no other fact could mend it.', limits: { ...all, uses: '0' }, facts: { uses: '4' } },
    { id: 'failed-in-both-cells', title: 'A wildcard cell and an exact one, the facts fail both', twin: 'uses-last',
      change: 'uses: "4", and a wildcard cell with uses "3"', rule: 'capability.restriction',
      why: 'Limits of several cells are not added up: each alternative fails by itself.',
      att: { ...cell(anyCredit, AUTH, { uses: '3' }), ...cell(credit, AUTH, { uses: '4' }) }, facts: { uses: '4' } },
  ]);
};

export default () => topic({ operation: 'capability.covers', name: 'restrictions', prefix: 'covers-', from: used,
  accepted: { rules: ['capability.restriction', 'restriction.value'] }, resource: credit, ability: AUTH },
  nftIds(), delegatees(), uses(), prices(), scopes(), together());
