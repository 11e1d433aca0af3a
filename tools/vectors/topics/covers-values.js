// Malformed values of the keys that a namespace defines, and the well-formed ones at the same bounds.
import { AUTH, aliceHex, asking, credit, grantOf, only, payment, show } from '../grants.js';
import { accept, alice, file, reject, undecided } from '../kit.js';

const rule = 'restriction.value';
const resourceOf = { nft_id: credit, delegate_to: credit, uses: credit, max_price: payment, scopes: payment };
const factOf = () => ({
  nft_id: { token: '7' },
  delegate_to: { delegatee: alice().address },
  uses: { uses: '0' },
  max_price: { price: '1' },
  scopes: { scope: 'pkp_sign' },
});
/** The accepted vector that a value is put into. */
const usual = {
  nft_id: 'covers-nft-id',
  delegate_to: 'covers-delegate',
  uses: 'covers-value-uses',
  max_price: 'covers-value-max-price',
  scopes: 'covers-value-scopes',
};
const form = {
  nft_id: 'an array of at most 1,024 strings of 1 to 78 decimal digits',
  delegate_to: 'an array of at most 1,024 addresses, each 40 hex digits with or without 0x',
  uses: 'a string of at most 20 decimal digits below 2^64',
  max_price: 'a string of 1 to 64 hex digits with or without 0x',
  scopes: 'an array of at most 1,024 of the four scopes',
};
const input = (key, ...values) =>
  asking(
    grantOf(resourceOf[key], AUTH, ...values.map((value) => only(key, value))),
    resourceOf[key],
    AUTH,
    factOf()[key],
  );

const accepted = () =>
  [
    ['nft-id-most-items', 'nft_id with 1,024 tokens', 'nft_id', Array.from({ length: 1024 }, (_, i) => String(i))],
    ['uses', 'uses as a decimal string', 'uses', '5'],
    ['uses-zeros', 'uses with leading zeros, twenty digits in all', 'uses', '5'.padStart(20, '0')],
    ['uses-most', 'uses of 2^64 - 1', 'uses', '18446744073709551615'],
    ['max-price', 'max_price as hex', 'max_price', 'ff'],
    ['max-price-most', 'max_price of 64 digits with 0x', 'max_price', `0x${'f'.repeat(64)}`],
    ['scopes', 'scopes with all four', 'scopes', ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key']],
    ['scopes-repeated', 'scopes with one scope twice', 'scopes', ['pkp_sign', 'pkp_sign']],
  ].map(([name, title, key, value]) =>
    accept(`covers-value-${name}`, title, {
      rules: [rule],
      reason: `The value is ${form[key]}, and the fact meets it.`,
      input: input(key, value),
    }),
  );

/** Malformed values: [name, title, key, value, why]. */
const malformed = () =>
  [
    ['nft-id-text', 'nft_id as one string', 'nft_id', '7', 'a string is no array of strings'],
    [
      'nft-id-number',
      'nft_id with a number',
      'nft_id',
      [7],
      'a token is a string: a JSON number could not hold every id',
    ],
    ['nft-id-null', 'nft_id as null', 'nft_id', null, 'null is no array, and not the same as absent'],
    [
      'nft-id-second',
      'nft_id with a token that is malformed after one that is not',
      'nft_id',
      ['7', 'x'],
      'every item has to be decimal',
    ],
    [
      'nft-id-empty',
      'nft_id with an empty string',
      'nft_id',
      ['7', ''],
      'an id has at least one digit; an empty one is not zero',
    ],
    ['nft-id-hex', 'nft_id in hex', 'nft_id', ['0x7'], 'an id is decimal'],
    ['nft-id-space', 'nft_id with a space before the digits', 'nft_id', [' 7'], 'nothing is trimmed'],
    ['nft-id-fullwidth', 'nft_id with a full-width digit', 'nft_id', ['\uff17'], 'digits are those of ASCII'],
    [
      'nft-id-long',
      'nft_id with 79 digits',
      'nft_id',
      ['7', '1'.repeat(79)],
      'an id has at most 78 digits',
      'covers-nft-id-longest',
      'resource-exhaustion',
    ],
    [
      'nft-id-many',
      'nft_id with 1,025 tokens',
      'nft_id',
      Array.from({ length: 1025 }, (_, i) => String(i)),
      'an array has at most 1,024 items',
      'covers-value-nft-id-most-items',
      'resource-exhaustion',
    ],
    ['delegate-to-text', 'delegate_to as one string', 'delegate_to', aliceHex(), 'a string is no array of addresses'],
    [
      'delegate-to-long',
      'delegate_to with 41 digits',
      'delegate_to',
      [`0${aliceHex()}`],
      'an address has 40 digits, and nothing is cut',
    ],
    [
      'delegate-to-word',
      'delegate_to with a 32-byte word',
      'delegate_to',
      [aliceHex().padStart(64, '0')],
      'an address has 40 digits, and nothing is cut',
    ],
    [
      'delegate-to-upper-prefix',
      'delegate_to with 0X',
      'delegate_to',
      [`0X${aliceHex()}`],
      'the prefix is 0x in lower case',
    ],
    [
      'delegate-to-name',
      'delegate_to with an ENS name',
      'delegate_to',
      [aliceHex(), 'alice.eth'],
      'every item has to be an address; a name is not resolved',
    ],
    ['uses-number', 'uses as a number', 'uses', 5, 'the value is a string'],
    ['uses-null', 'uses as null', 'uses', null, 'null is no string, and not the same as absent'],
    [
      'uses-empty',
      'uses as an empty string',
      'uses',
      '',
      'at least one digit is needed; the empty text is neither zero nor unlimited',
    ],
    ['uses-negative', 'uses of -1', 'uses', '-1', 'the value has digits only: -1 is not unlimited'],
    ['uses-exponent', 'uses with an exponent', 'uses', '1e3', 'the value has digits only'],
    ['uses-space', 'uses with a space after the digits', 'uses', '5 ', 'nothing is trimmed'],
    [
      'uses-over',
      'uses of 2^64',
      'uses',
      '18446744073709551616',
      'the value is below 2^64, and 2^64 does not wrap round to 0',
      'covers-value-uses-most',
    ],
    ['max-price-number', 'max_price as a number', 'max_price', 255, 'the value is a string'],
    ['max-price-empty', 'max_price as an empty string', 'max_price', '', 'at least one digit is needed'],
    [
      'max-price-prefix-only',
      'max_price of 0x alone',
      'max_price',
      '0x',
      'at least one digit is needed after the prefix',
    ],
    ['max-price-upper-prefix', 'max_price with 0X', 'max_price', '0Xff', 'the prefix is 0x in lower case'],
    [
      'max-price-letters',
      'max_price with a letter that is no hex digit',
      'max_price',
      'fg',
      'every character is a hex digit, and nothing is cut',
    ],
    [
      'max-price-long',
      'max_price of 65 digits',
      'max_price',
      `0x${'f'.repeat(65)}`,
      'the value has at most 64 digits',
      'covers-value-max-price-most',
      'resource-exhaustion',
    ],
    ['scopes-text', 'scopes as one string', 'scopes', 'pkp_sign', 'a string is no array of scopes'],
    [
      'scopes-unknown',
      'scopes with a name outside the four',
      'scopes',
      ['pkp_sign', 'everything'],
      'every item has to be one of the four',
    ],
    [
      'scopes-inherited',
      'scopes with the name of an inherited member',
      'scopes',
      ['pkp_sign', 'constructor'],
      'constructor is none of the four',
      'covers-value-scopes',
      'prototype-pollution',
    ],
    [
      'scopes-many',
      'scopes with 1,025 items',
      'scopes',
      new Array(1025).fill('pkp_sign'),
      'an array has at most 1,024 items, repeated ones included',
      'covers-value-scopes-repeated',
      'resource-exhaustion',
    ],
  ].map(([name, title, key, value, why, twin = usual[key], risk = 'restriction-bypass']) => {
    const text = show(value);
    const shown = text.length > 120 ? `${value.length} items` : text;
    return reject(`covers-value-${name}`, title, {
      rule,
      risk: [...new Set(['restriction-bypass', risk])],
      twin,
      mutation: `${key}: ${shown}`,
      reason: `${key} is ${form[key]}: ${why}. An alternative with a malformed value does not grant.`,
      input: input(key, value),
    });
  });

const several = () => [
  reject('covers-value-every-alternative', 'Two alternatives, a malformed value in each', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'covers-value-uses',
    mutation: 'alternatives: uses as a number and as null',
    reason: 'Neither alternative grants, and there is no third.',
    input: input('uses', 5, null),
  }),
  reject('covers-value-beside-met', 'A malformed value beside a key that is met', {
    rule,
    risk: ['restriction-bypass'],
    twin: 'covers-value-uses',
    mutation: 'a second key nft_id: "7"',
    reason: 'An alternative in which one value is malformed does not grant, whatever its other keys say.',
    input: asking(grantOf(credit, AUTH, { nft_id: '7', uses: '5' }), credit, AUTH, { token: '7', uses: '0' }),
  }),
  undecided('covers-value-beside-open', 'A malformed value in one alternative, the other one open', {
    rule: 'capability.restriction-undecided',
    rules: [rule, 'capability.restriction-undecided'],
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'covers-value-uses',
    mutation: 'alternatives: uses as a number, and a foreign key',
    reason: 'An alternative with a malformed value does not count and hides nothing; the other one is open.',
    input: asking(grantOf(credit, AUTH, { uses: 5 }, { region: 'eu' }), credit, AUTH, { uses: '0' }),
  }),
  reject('covers-value-beside-failed', 'A malformed value in one alternative, the other one failed', {
    rule: 'capability.restriction',
    rules: [rule, 'capability.restriction'],
    risk: ['restriction-bypass'],
    twin: 'covers-value-uses',
    mutation: 'alternatives: uses as a number, and uses "0"',
    reason: 'An alternative with a malformed value does not count; the facts fail the other one.',
    input: input('uses', 5, '0'),
  }),
];

export default () => [file('capability.covers', 'values', [...accepted(), ...malformed(), ...several()])];
