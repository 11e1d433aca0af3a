// Malformed values of the keys that a namespace defines, and the well-formed ones at the same bounds.
import { grants, group, type Row, topic } from '../vocabulary.js';

const { AUTH, aliceHex, covering, credit, valued } = grants;

const form: Readonly<Record<grants.Key, string>> = {
  nft_id: 'an array of at most 1,024 strings of 1 to 78 decimal digits',
  delegate_to: 'an array of at most 1,024 addresses, each 40 hex digits with or without 0x',
  uses: 'a string of at most 20 decimal digits below 2^64',
  max_price: 'a string of 1 to 64 hex digits with or without 0x',
  scopes: 'an array of at most 1,024 of the four scopes',
};

const numbers = (length: number) => Array.from({ length }, (_, i) => String(i));

const wellFormed = (row: Row & grants.Valued) => ({ ...valued(row), why: `The value is ${form[row.key]}, and the fact meets it.` });

const accepted = () => group({ rules: ['restriction.value'], from: wellFormed }, [
  { id: 'nft-id-most-items', title: 'nft_id with 1,024 tokens', key: 'nft_id', value: numbers(1024) },
  { id: 'uses', title: 'uses as a decimal string', key: 'uses', value: '5' },
  { id: 'uses-zeros', title: 'uses with leading zeros, twenty digits in all', key: 'uses', value: '5'.padStart(20, '0') },
  { id: 'uses-most', title: 'uses of 2^64 - 1', key: 'uses', value: '18446744073709551615' },
  { id: 'max-price', title: 'max_price as hex', key: 'max_price', value: 'ff' },
  { id: 'max-price-most', title: 'max_price of 64 digits with 0x', key: 'max_price', value: `0x${'f'.repeat(64)}` },
  { id: 'scopes', title: 'scopes with all four', key: 'scopes', value: ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'] },
  { id: 'scopes-repeated', title: 'scopes with one scope twice', key: 'scopes', value: ['pkp_sign', 'pkp_sign'] },
]);

const malformed = (row: Row & grants.Valued & { readonly because: string }) =>
  ({ ...valued(row), why: `${row.key} is ${form[row.key]}: ${row.because}. An alternative with a malformed value does not grant.` });

const CUT = 'an address has 40 digits, and nothing is cut';

const refused = () => group({ rule: 'restriction.value', from: malformed }, [
  { id: 'nft-id-text', title: 'nft_id as one string', key: 'nft_id', value: '7', because: 'a string is no array of strings' },
  { id: 'nft-id-number', title: 'nft_id with a number', key: 'nft_id', value: [7], because: 'a token is a string: a JSON number could not hold every id' },
  { id: 'nft-id-null', title: 'nft_id as null', key: 'nft_id', value: null, because: 'null is no array, and not the same as absent' },
  { id: 'nft-id-second', title: 'nft_id with a token that is malformed after one that is not', key: 'nft_id', value: ['7', 'x'],
    because: 'every item has to be decimal' },
  { id: 'nft-id-empty', title: 'nft_id with an empty string', key: 'nft_id', value: ['7', ''],
    because: 'an id has at least one digit; an empty one is not zero' },
  { id: 'nft-id-hex', title: 'nft_id in hex', key: 'nft_id', value: ['0x7'], because: 'an id is decimal' },
  { id: 'nft-id-space', title: 'nft_id with a space before the digits', key: 'nft_id', value: [' 7'], because: 'nothing is trimmed' },
  { id: 'nft-id-fullwidth', title: 'nft_id with a full-width digit', key: 'nft_id', value: ['\uff17'], because: 'digits are those of ASCII' },
  { id: 'nft-id-long', title: 'nft_id with 79 digits', twin: 'covers-nft-id-longest', risk: ['restriction-bypass', 'resource-exhaustion'],
    key: 'nft_id', value: ['7', '1'.repeat(79)], because: 'an id has at most 78 digits' },
  { id: 'nft-id-many', title: 'nft_id with 1,025 tokens', twin: 'nft-id-most-items', change: 'nft_id: 1025 items',
    risk: ['restriction-bypass', 'resource-exhaustion'], key: 'nft_id', value: numbers(1025), because: 'an array has at most 1,024 items' },
  { id: 'delegate-to-text', title: 'delegate_to as one string', key: 'delegate_to', value: aliceHex(), because: 'a string is no array of addresses' },
  { id: 'delegate-to-long', title: 'delegate_to with 41 digits', key: 'delegate_to', value: [`0${aliceHex()}`], because: CUT },
  { id: 'delegate-to-word', title: 'delegate_to with a 32-byte word', key: 'delegate_to', value: [aliceHex().padStart(64, '0')], because: CUT },
  { id: 'delegate-to-upper-prefix', title: 'delegate_to with 0X', key: 'delegate_to', value: [`0X${aliceHex()}`],
    because: 'the prefix is 0x in lower case' },
  { id: 'delegate-to-name', title: 'delegate_to with an ENS name', key: 'delegate_to', value: [aliceHex(), 'alice.eth'],
    because: 'every item has to be an address; a name is not resolved' },
  { id: 'uses-number', title: 'uses as a number', key: 'uses', value: 5, because: 'the value is a string' },
  { id: 'uses-null', title: 'uses as null', key: 'uses', value: null, because: 'null is no string, and not the same as absent' },
  { id: 'uses-empty', title: 'uses as an empty string', key: 'uses', value: '',
    because: 'at least one digit is needed; the empty text is neither zero nor unlimited' },
  { id: 'uses-negative', title: 'uses of -1', key: 'uses', value: '-1', because: 'the value has digits only: -1 is not unlimited' },
  { id: 'uses-exponent', title: 'uses with an exponent', key: 'uses', value: '1e3', because: 'the value has digits only' },
  { id: 'uses-space', title: 'uses with a space after the digits', key: 'uses', value: '5 ', because: 'nothing is trimmed' },
  { id: 'uses-over', title: 'uses of 2^64', twin: 'uses-most', key: 'uses', value: '18446744073709551616',
    because: 'the value is below 2^64, and 2^64 does not wrap round to 0' },
  { id: 'max-price-number', title: 'max_price as a number', key: 'max_price', value: 255, because: 'the value is a string' },
  { id: 'max-price-empty', title: 'max_price as an empty string', key: 'max_price', value: '', because: 'at least one digit is needed' },
  { id: 'max-price-prefix-only', title: 'max_price of 0x alone', key: 'max_price', value: '0x', because: 'at least one digit is needed after the prefix' },
  { id: 'max-price-upper-prefix', title: 'max_price with 0X', key: 'max_price', value: '0Xff', because: 'the prefix is 0x in lower case' },
  { id: 'max-price-letters', title: 'max_price with a letter that is no hex digit', key: 'max_price', value: 'fg',
    because: 'every character is a hex digit, and nothing is cut' },
  { id: 'max-price-long', title: 'max_price of 65 digits', twin: 'max-price-most', risk: ['restriction-bypass', 'resource-exhaustion'],
    key: 'max_price', value: `0x${'f'.repeat(65)}`, because: 'the value has at most 64 digits' },
  { id: 'scopes-text', title: 'scopes as one string', key: 'scopes', value: 'pkp_sign', because: 'a string is no array of scopes' },
  { id: 'scopes-unknown', title: 'scopes with a name outside the four', key: 'scopes', value: ['pkp_sign', 'everything'],
    because: 'every item has to be one of the four' },
  { id: 'scopes-inherited', title: 'scopes with the name of an inherited member', risk: ['restriction-bypass', 'prototype-pollution'],
    key: 'scopes', value: ['pkp_sign', 'constructor'], because: 'constructor is none of the four' },
  { id: 'scopes-many', title: 'scopes with 1,025 items', twin: 'scopes-repeated', change: 'scopes: 1025 items',
    risk: ['restriction-bypass', 'resource-exhaustion'], key: 'scopes', value: new Array(1025).fill('pkp_sign'),
    because: 'an array has at most 1,024 items, repeated ones included' },
]);

const several = () => group<grants.Covering>({ twin: 'uses', from: covering, resource: credit, ability: AUTH, facts: { uses: '0' } }, [
  { id: 'every-alternative', title: 'Two alternatives, a malformed value in each', change: 'alternatives: uses as a number and as null',
    rule: 'restriction.value', why: 'Neither alternative grants, and there is no third.', alternatives: [{ uses: 5 }, { uses: null }] },
  { id: 'beside-met', title: 'A malformed value beside a key that is met', change: 'a second key nft_id: "7"', rule: 'restriction.value',
    why: 'An alternative in which one value is malformed does not grant, whatever its other keys say.',
    alternatives: [{ nft_id: '7', uses: '5' }], facts: { token: '7', uses: '0' } },
  { id: 'beside-open', title: 'A malformed value in one alternative, the other one open', change: 'alternatives: uses as a number, and a foreign key',
    rule: 'capability.restriction-undecided', rules: ['restriction.value', 'capability.restriction-undecided'],
    why: 'An alternative with a malformed value does not count and hides nothing; the other one is open.', alternatives: [{ uses: 5 }, { region: 'eu' }] },
  { id: 'beside-failed', title: 'A malformed value in one alternative, the other one failed', change: 'alternatives: uses as a number, and uses "0"',
    rule: 'capability.restriction', rules: ['restriction.value', 'capability.restriction'],
    why: 'An alternative with a malformed value does not count; the facts fail the other one.', alternatives: [{ uses: 5 }, { uses: '0' }] },
]);

/** Of what a filter keeps nothing of, the next one says nothing. */
const faults = () => topic({ operation: 'capability.covers', folder: 'several-faults', name: 'covers', prefix: 'several-covers-', since: '3.1.0' },
  group<grants.Covering>({ twin: 'covers-value-uses', from: covering, resource: credit, ability: AUTH, facts: { token: '7', uses: '0' } }, [
    { id: 'value-and-restriction', title: 'A malformed value beside a key that is not met', change: 'a second key nft_id: "7"; uses: "0"',
      faults: ['restriction.value', 'capability.restriction'], why: 'The only alternative has a malformed value and is not kept, so that nothing is left to be met.',
      alternatives: [{ nft_id: '7', uses: '0' }] },
    { id: 'value-and-open', title: 'A malformed value beside a key that no namespace has', change: 'a second key nft_id: "7"; uses becomes the key region',
      faults: ['restriction.value', 'capability.restriction-undecided'],
      why: 'The only alternative has a malformed value and is not kept, so that nothing is left open: it is refused.', alternatives: [{ nft_id: '7', region: 'eu' }] },
  ]));

export default () => [topic({ operation: 'capability.covers', name: 'values', prefix: 'covers-value-' }, accepted(), refused(), several()), faults()];
