// Restrictions that the facts meet or fail: each key of the table at its bounds, in every spelling of its values.
import {
  AUTH,
  aliceHex,
  anyCredit,
  asking,
  bobHex,
  cell,
  credit,
  grantOf,
  payment,
  pkp,
  recap,
  SIGNING,
} from '../grants.js';
import { accept, alice, bob, file, reject } from '../kit.js';

const rules = ['capability.restriction', 'restriction.value'];
const U64 = '18446744073709551615';
const onCredit = (restrictions, facts) => asking(grantOf(credit, AUTH, restrictions), credit, AUTH, facts);
const onPayment = (restrictions, facts) => asking(grantOf(payment, AUTH, restrictions), payment, AUTH, facts);

/** Alternatives that are met: [id, title, input, reason, trace]. */
const meet = (entries) =>
  entries.map(([id, title, input, reason, trace]) => accept(id, title, { rules, reason: `${reason}.`, input, trace }));

/** Alternatives that fail: [id, title, twin, mutation, input, reason, risk]. */
const fail = (entries) =>
  entries.map(([id, title, twin, mutation, input, reason, risk = []]) =>
    reject(id, title, {
      rule: 'capability.restriction',
      risk: ['restriction-bypass', ...risk],
      twin,
      mutation,
      reason: `${reason}.`,
      input,
    }),
  );

const tokens = (items, token) => onCredit({ nft_id: items }, { token });
const nftIds = () => [
  ...meet([
    ['covers-nft-id', 'One token, the same used', tokens(['7'], '7'), 'The token is in the set'],
    [
      'covers-nft-id-leading-zeros',
      'A token with leading zeros',
      tokens(['007'], '7'),
      'The normal form is a number, so leading zeros do not count',
    ],
    [
      'covers-nft-id-decimal',
      'A token with a leading zero, 10 used',
      tokens(['010'], '10'),
      'A leading zero does not make the number octal',
      { nft_id: ['10'] },
    ],
    [
      'covers-nft-id-beyond-double',
      'A token of 2^53 + 1',
      tokens(['9007199254740993'], '9007199254740993'),
      'Numbers are exact at any size',
    ],
    [
      'covers-nft-id-longest',
      'A token of 78 digits',
      tokens(['9'.repeat(78)], '9'.repeat(78)),
      '78 digits are the most that a token id has',
    ],
    [
      'covers-nft-id-apart-from-resource',
      'A token that is not the id of the resource',
      tokens(['8'], '8'),
      'nft_id is evaluated on the token that is used; the id of the resource is another matter',
    ],
  ]),
  ...fail([
    [
      'covers-nft-id-other',
      'One token, another used',
      'covers-nft-id',
      'facts.token: "8"',
      tokens(['7'], '8'),
      'The token is not in the set',
    ],
    [
      'covers-nft-id-none',
      'No token at all',
      'covers-nft-id',
      'nft_id: []',
      tokens([], '7'),
      'An empty set contains no token; only an absent key does not restrict',
      ['fail-open'],
    ],
    [
      'covers-nft-id-shorter',
      'A used token whose digits begin with the granted one',
      'covers-nft-id',
      'facts.token: "70"',
      tokens(['7'], '70'),
      '70 is another number than 7',
    ],
    [
      'covers-nft-id-octal',
      'A token with a leading zero, 8 used',
      'covers-nft-id-decimal',
      'facts.token: "8"',
      tokens(['010'], '8'),
      '010 is ten in decimal, although it is eight where a leading zero means octal',
    ],
    [
      'covers-nft-id-rounded',
      'A token of 2^53, that of 2^53 + 1 used',
      'covers-nft-id-beyond-double',
      'nft_id: ["9007199254740992"]',
      tokens(['9007199254740992'], '9007199254740993'),
      'The two are different numbers, although binary64 has one value for both',
    ],
  ]),
];

/** The same digits with the case of each letter turned round: a spelling that EIP-55 does not allow. */
const swapped = (address) =>
  `0x${[...address.slice(2)].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')}`;
const lastDigit = (hex) => hex.slice(0, -1) + (Number.parseInt(hex.at(-1), 16) ^ 1).toString(16);
const firstDigit = (hex) => (Number.parseInt(hex[0], 16) ^ 1).toString(16) + hex.slice(1);
const delegates = (items, delegatee) => onCredit({ delegate_to: items }, { delegatee });
const delegatees = () => {
  const { address } = alice();
  const lower = `0x${aliceHex()}`;
  return [
    ...meet([
      [
        'covers-delegate',
        'One address in lower case without 0x',
        delegates([aliceHex()], address),
        'The normal form is lower case without 0x, on both sides',
      ],
      ['covers-delegate-prefixed', 'An address with 0x', delegates([lower], address), '0x is optional in a value'],
      [
        'covers-delegate-checksum',
        'An address in EIP-55 spelling, a delegatee in lower case',
        delegates([address], lower),
        'Addresses are compared without case',
      ],
      [
        'covers-delegate-other-checksum',
        'An address in a mixed case that EIP-55 does not give',
        delegates([swapped(address)], address),
        'A value is 40 hex digits in any case; no checksum is asked for',
      ],
      [
        'covers-delegate-second',
        'Two addresses, the second uses the grant',
        delegates([bobHex(), aliceHex()], address),
        'The delegatee is in the set, wherever it stands',
      ],
      [
        'covers-delegate-anyone',
        'No delegate_to',
        onCredit({}, { delegatee: address }),
        'A key that is absent does not restrict: the delegatee is anyone',
      ],
      [
        'covers-payment-delegate',
        'One address on a payment',
        onPayment({ delegate_to: [aliceHex()] }, { delegatee: address }),
        'lit-paymentdelegation defines delegate_to as well',
      ],
    ]),
    ...fail([
      [
        'covers-delegate-nobody',
        'An empty delegate_to',
        'covers-delegate',
        'delegate_to: []',
        delegates([], address),
        'delegate_to: [] is nobody, unlike an absent one',
        ['fail-open'],
      ],
      [
        'covers-delegate-other',
        'An address, somebody else uses the grant',
        'covers-delegate',
        'facts.delegatee: the address of bob',
        delegates([aliceHex()], bob().address),
        'The delegatee is not in the set',
      ],
      [
        'covers-delegate-first-digit',
        'An address that differs in its first digit',
        'covers-delegate',
        'the first digit of delegate_to[0]',
        delegates([firstDigit(aliceHex())], address),
        'Addresses are compared as a whole',
      ],
      [
        'covers-delegate-last-digit',
        'An address that differs in its last digit',
        'covers-delegate',
        'the last digit of delegate_to[0]',
        delegates([lastDigit(aliceHex())], address),
        'Addresses are compared as a whole',
      ],
    ]),
  ];
};

const limited = (limit, before) => onCredit({ uses: limit }, { uses: before });
const uses = () => [
  ...meet([
    ['covers-uses-first', 'One use, none so far', limited('1', '0'), '0 uses before this one are fewer than 1'],
    ['covers-uses-last', 'Five uses, four so far', limited('5', '4'), '4 uses before this one are fewer than 5'],
    [
      'covers-uses-leading-zero',
      'Ten uses with a leading zero, nine so far',
      limited('010', '9'),
      '010 is ten in decimal',
      { uses: '10' },
    ],
    [
      'covers-uses-beyond-double',
      '2^53 + 1 uses, 2^53 so far',
      limited('9007199254740993', '9007199254740992'),
      'The two are different numbers, although binary64 has one value for both',
    ],
    [
      'covers-uses-most',
      'As many uses as 64 bits hold, all but one so far',
      limited(U64, '18446744073709551614'),
      '2^64 - 2 uses are fewer than 2^64 - 1',
    ],
  ]),
  ...fail([
    [
      'covers-uses-none',
      'No uses',
      'covers-uses-first',
      'uses: "0"',
      limited('0', '0'),
      '0 uses before this one are not fewer than 0; zero is not unlimited',
      ['fail-open'],
    ],
    [
      'covers-uses-spent',
      'Five uses, five so far',
      'covers-uses-last',
      'facts.uses: "5"',
      limited('5', '5'),
      '5 uses before this one are not fewer than 5',
      ['replay'],
    ],
    [
      'covers-uses-text-order',
      'Nine uses, ten so far',
      'covers-uses-last',
      'uses: "9", facts.uses: "10"',
      limited('9', '10'),
      'Numbers are compared as numbers: 10 is not fewer than 9, although the text "10" stands before "9"',
    ],
    [
      'covers-uses-rounded',
      '2^53 uses, 2^53 so far',
      'covers-uses-beyond-double',
      'uses: "9007199254740992"',
      limited('9007199254740992', '9007199254740992'),
      '2^53 uses before this one are not fewer than 2^53',
    ],
    [
      'covers-uses-beyond-most',
      'As many uses as 64 bits hold, one more so far',
      'covers-uses-most',
      'facts.uses: "18446744073709551616"',
      limited(U64, '18446744073709551616'),
      '2^64 uses do not wrap round to 0',
    ],
  ]),
];

const priced = (limit, price) => onPayment({ max_price: limit }, { price });
const HIGHEST = (2n ** 256n - 1n).toString();
const prices = () => [
  ...meet([
    [
      'covers-price-at',
      'A price at the limit',
      priced('ff', '255'),
      '255 is at most 255: the limit itself is still allowed',
    ],
    ['covers-price-prefixed', 'A limit with 0x', priced('0xff', '255'), '0x is optional in a value'],
    ['covers-price-upper-case', 'A limit in upper case', priced('FF', '255'), 'Hex digits have no case'],
    [
      'covers-price-hex',
      'The limit 100, a price of 256',
      priced('100', '256'),
      'The limit is hexadecimal without 0x too: 100 is 256',
      { max_price: '256' },
    ],
    [
      'covers-price-exponent',
      'The limit 1e3, a price of 483',
      priced('1e3', '483'),
      'The limit is hexadecimal: 1e3 is 483 and not a thousand',
      { max_price: '483' },
    ],
    ['covers-price-free', 'The limit 0, a price of 0', priced('0', '0'), 'The price 0 is at most the limit 0'],
    [
      'covers-price-highest',
      'The highest limit of 256 bits, a price of the same',
      priced('f'.repeat(64), HIGHEST),
      '64 digits are the most that a limit has, and the price equals it',
    ],
  ]),
  ...fail([
    [
      'covers-price-over',
      'A price one above the limit',
      'covers-price-at',
      'facts.price: "256"',
      priced('ff', '256'),
      '256 is more than 255',
    ],
    [
      'covers-price-hex-over',
      'The limit 100, a price of 257',
      'covers-price-hex',
      'facts.price: "257"',
      priced('100', '257'),
      '257 is more than 256',
    ],
    [
      'covers-price-exponent-over',
      'The limit 1e3, a price of 484',
      'covers-price-exponent',
      'facts.price: "484"',
      priced('1e3', '484'),
      '484 is more than 483: an exponent would have allowed 1000',
    ],
    [
      'covers-price-zero',
      'The limit 0, a price of 1',
      'covers-price-free',
      'facts.price: "1"',
      priced('0', '1'),
      '1 is more than 0; zero is not unlimited',
      ['fail-open'],
    ],
    [
      'covers-price-rounded',
      'The limit 2^53, a price of 2^53 + 1',
      'covers-price-highest',
      'max_price: "20000000000000", facts.price: "9007199254740993"',
      priced('20000000000000', '9007199254740993'),
      'The two are different numbers, although binary64 has one value for both',
    ],
  ]),
];

const scoped = (names, scope) => onPayment({ scopes: names }, { scope });
const scopes = () => [
  ...meet([
    ...['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'].map((name) => [
      `covers-scope-${name.replaceAll('_', '-')}`,
      `The scope ${name} alone`,
      scoped([name], name),
      'The scope is in the set',
    ]),
  ]),
  ...fail([
    [
      'covers-scope-other',
      'A scope, another used',
      'covers-scope-pkp-sign',
      'scopes: ["lit_action"]',
      scoped(['lit_action'], 'pkp_sign'),
      'The scope is not in the set',
    ],
    [
      'covers-scope-none',
      'No scope',
      'covers-scope-pkp-sign',
      'scopes: []',
      scoped([], 'pkp_sign'),
      'An empty set contains no scope; only an absent key does not restrict',
      ['fail-open'],
    ],
  ]),
];

const together = () => {
  const all = () => ({ delegate_to: [aliceHex()], nft_id: ['7'], uses: '5' });
  const facts = (over = {}) => ({ delegatee: alice().address, token: '7', uses: '4', ...over });
  const paying = () => ({ delegate_to: [aliceHex()], max_price: '0xff', scopes: ['pkp_sign'] });
  const spent = (over = {}) => ({ delegatee: alice().address, price: '255', scope: 'pkp_sign', ...over });
  return [
    ...meet([
      ['covers-three-keys', 'Every key of a rate limit at once', onCredit(all(), facts()), 'The facts meet each key'],
      [
        'covers-three-payment-keys',
        'Every key of a payment at once',
        onPayment(paying(), spent()),
        'The facts meet each key',
      ],
      [
        'covers-facts-unused',
        'Facts for which there is no restriction',
        asking(grantOf(pkp, SIGNING, {}), pkp, SIGNING, facts()),
        'No key asks for a fact; facts alone restrict nothing',
      ],
      [
        'covers-key-on-any-ability',
        'A restriction on every ability of a rate limit',
        asking(grantOf(credit, '*/*', { uses: '5' }), credit, AUTH, { uses: '4' }),
        'A key has its meaning in the namespace of the resource, whatever the ability',
      ],
    ]),
    ...fail([
      [
        'covers-three-keys-delegatee',
        'Every key of a rate limit, the delegatee another',
        'covers-three-keys',
        'facts.delegatee: the address of bob',
        onCredit(all(), facts({ delegatee: bob().address })),
        'One key that fails is enough',
      ],
      [
        'covers-key-on-any-ability-spent',
        'A restriction on every ability of a rate limit, the uses spent',
        'covers-key-on-any-ability',
        'facts.uses: "5"',
        asking(grantOf(credit, '*/*', { uses: '5' }), credit, AUTH, { uses: '5' }),
        'The wildcard of abilities lifts no restriction',
      ],
      [
        'covers-failed-beside-foreign',
        'A key that fails and a foreign key in one alternative',
        'covers-uses-last',
        'uses: "0", and a foreign key region',
        onCredit({ region: 'eu', uses: '0' }, { uses: '4' }),
        'Facts fail an alternative when they fail one key; whatever the foreign key demands, it cannot be met any more',
      ],
      [
        'covers-failed-beside-missing',
        'A key that fails and a key whose fact is missing in one alternative',
        'covers-three-keys',
        'uses: "0", and no fact but uses',
        onCredit({ ...all(), uses: '0' }, { uses: '4' }),
        'Facts fail an alternative when they fail one key; no other fact could mend it',
      ],
      [
        'covers-failed-in-both-cells',
        'A wildcard cell and an exact one, the facts fail both',
        'covers-uses-last',
        'uses: "4", and a wildcard cell with uses "3"',
        asking(recap({ ...cell(anyCredit, AUTH, { uses: '3' }), ...cell(credit, AUTH, { uses: '4' }) }), credit, AUTH, {
          uses: '4',
        }),
        'Limits of several cells are not added up: each alternative fails by itself',
      ],
    ]),
  ];
};

export default () => [
  file('capability.covers', 'restrictions', [
    ...nftIds(),
    ...delegatees(),
    ...uses(),
    ...prices(),
    ...scopes(),
    ...together(),
  ]),
];
