// The order of each restriction key, and keys that one side has and the other has not.
import { AUTH, aliceHex, bobHex, credit, grantOf, only, payment, show, under } from '../grants.js';
import { accept, alice, file, reject } from '../kit.js';

const rules = ['narrower.restriction', 'restriction.value'];
const missing = Symbol('missing');
const part = (key, value) => (value === missing ? {} : only(key, value));
const shown = (value) => (value === missing ? 'absent' : show(value));
const alternatives = (resource, child, parent) =>
  under(grantOf(resource, AUTH, child), grantOf(resource, AUTH, parent));

/** One key on both sides: [id, title, value of the child, value of the parent, why]. */
const narrow = (resource, key, entries) =>
  entries.map(([id, title, child, parent, why, trace]) =>
    accept(id, title, {
      rules,
      reason: `${why}. The child is narrower than or equal to the parent.`,
      trace,
      input: alternatives(resource, part(key, child), part(key, parent)),
    }),
  );

/** The same, refused: [id, title, twin, value of the child, value of the parent, why, risk]. */
const wide = (resource, key, entries) =>
  entries.map(([id, title, twin, child, parent, why, risk = 'restriction-bypass']) =>
    reject(id, title, {
      rule: 'narrower.restriction',
      risk: ['widening', risk],
      twin,
      mutation: `child ${key}: ${shown(child)}, parent ${key}: ${shown(parent)}`,
      reason: `${why}. The child is wider than the parent.`,
      input: alternatives(resource, part(key, child), part(key, parent)),
    }),
  );

const nftIds = () => [
  ...narrow(credit, 'nft_id', [
    ['narrower-nft-id-equal', 'nft_id: the same token', ['7'], ['7'], 'Equal sets'],
    ['narrower-nft-id-subset', 'nft_id: one of three tokens', ['8'], ['7', '8', '9'], 'A subset'],
    [
      'narrower-nft-id-zeros',
      'nft_id: a token with leading zeros',
      ['007'],
      ['7'],
      'The normal form is a number, so leading zeros do not count',
    ],
    [
      'narrower-nft-id-order',
      'nft_id: the same tokens in another order, one of them twice',
      ['8', '7', '8'],
      ['7', '8'],
      'The normal form is a set, which has neither order nor repetition',
    ],
    ['narrower-nft-id-none', 'nft_id: no token under one', [], ['7'], 'The empty set is a subset of every set'],
  ]),
  ...wide(credit, 'nft_id', [
    [
      'narrower-nft-id-other',
      'nft_id: another token',
      'narrower-nft-id-equal',
      ['8'],
      ['7'],
      '8 is not in the set of the parent',
    ],
    [
      'narrower-nft-id-superset',
      'nft_id: the token of the parent and another one',
      'narrower-nft-id-subset',
      ['7', '8'],
      ['7'],
      '8 is not in the set of the parent: one common token is not inclusion',
    ],
    [
      'narrower-nft-id-under-none',
      'nft_id: one token under none',
      'narrower-nft-id-none',
      ['7'],
      [],
      'The empty set has no subset but itself; it is not every token',
      'fail-open',
    ],
    [
      'narrower-nft-id-rounded',
      'nft_id: 2^53 + 1 under 2^53',
      'narrower-nft-id-equal',
      ['9007199254740993'],
      ['9007199254740992'],
      'The two are different numbers, although binary64 has one value for both',
    ],
    [
      'narrower-nft-id-absent',
      'nft_id: absent under one token',
      'narrower-nft-id-equal',
      missing,
      ['7'],
      'An absent key does not restrict, so the child allows every token',
    ],
  ]),
];

const delegates = () => [
  ...narrow(credit, 'delegate_to', [
    ['narrower-delegate-equal', 'delegate_to: the same address', [aliceHex()], [aliceHex()], 'Equal sets'],
    [
      'narrower-delegate-spelling',
      'delegate_to: an address with 0x and in EIP-55 spelling',
      [alice().address],
      [aliceHex()],
      'Addresses are compared without case and 0x',
    ],
    ['narrower-delegate-subset', 'delegate_to: one of two addresses', [bobHex()], [aliceHex(), bobHex()], 'A subset'],
    [
      'narrower-delegate-nobody',
      'delegate_to: nobody under one address',
      [],
      [aliceHex()],
      'The empty set is a subset of every set',
    ],
    [
      'narrower-delegate-nobody-under-anyone',
      'delegate_to: nobody under anyone',
      [],
      missing,
      'A key that the parent does not have restricts the child only',
    ],
  ]),
  ...wide(credit, 'delegate_to', [
    [
      'narrower-delegate-other',
      'delegate_to: another address',
      'narrower-delegate-equal',
      [bobHex()],
      [aliceHex()],
      'The address is not in the set of the parent',
    ],
    [
      'narrower-delegate-superset',
      'delegate_to: both addresses under one',
      'narrower-delegate-subset',
      [aliceHex(), bobHex()],
      [aliceHex()],
      'The second address is not in the set of the parent',
    ],
    [
      'narrower-delegate-under-nobody',
      'delegate_to: one address under nobody',
      'narrower-delegate-nobody',
      [aliceHex()],
      [],
      'delegate_to: [] is nobody, and the child names somebody',
      'fail-open',
    ],
    [
      'narrower-delegate-anyone-under-nobody',
      'delegate_to: absent under nobody',
      'narrower-delegate-nobody-under-anyone',
      missing,
      [],
      'No delegate_to is anyone, [] is nobody',
      'fail-open',
    ],
    [
      'narrower-delegate-anyone',
      'delegate_to: absent under one address',
      'narrower-delegate-equal',
      missing,
      [aliceHex()],
      'An absent key does not restrict, so the child allows anyone',
    ],
  ]),
];

const uses = () => [
  ...narrow(credit, 'uses', [
    ['narrower-uses-equal', 'uses: the same number', '5', '5', '5 is at most 5'],
    ['narrower-uses-less', 'uses: one less', '4', '5', '4 is at most 5'],
    [
      'narrower-uses-digits',
      'uses: 9 under 10',
      '9',
      '10',
      'Numbers are compared as numbers: 9 is at most 10, although the text "9" stands behind "10"',
    ],
    ['narrower-uses-zeros', 'uses: 10 under 010', '10', '010', '010 is ten in decimal, and 10 is at most that'],
    ['narrower-uses-none', 'uses: 0 under 0', '0', '0', '0 is at most 0'],
  ]),
  ...wide(credit, 'uses', [
    ['narrower-uses-more', 'uses: one more', 'narrower-uses-equal', '6', '5', '6 is more than 5'],
    [
      'narrower-uses-more-digits',
      'uses: 10 under 9',
      'narrower-uses-digits',
      '10',
      '9',
      '10 is more than 9, although the text "10" stands before "9"',
    ],
    [
      'narrower-uses-rounded',
      'uses: 2^53 + 1 under 2^53',
      'narrower-uses-equal',
      '9007199254740993',
      '9007199254740992',
      'The first number is greater by one, although binary64 has one value for both',
    ],
    [
      'narrower-uses-most',
      'uses: 2^64 - 1 under 2^64 - 2',
      'narrower-uses-equal',
      '18446744073709551615',
      '18446744073709551614',
      'The first number is greater by one; as a signed 64-bit number it would be negative',
    ],
    [
      'narrower-uses-under-none',
      'uses: 1 under 0',
      'narrower-uses-none',
      '1',
      '0',
      '1 is more than 0; zero is not unlimited',
      'fail-open',
    ],
    [
      'narrower-uses-absent',
      'uses: absent under a number',
      'narrower-uses-equal',
      missing,
      '5',
      'An absent key does not restrict, so the child may be used without end',
    ],
  ]),
];

const prices = () => [
  ...narrow(payment, 'max_price', [
    ['narrower-price-equal', 'max_price: the same number', 'ff', 'ff', '255 is at most 255'],
    [
      'narrower-price-spelling',
      'max_price: the same number in two spellings',
      '0x00FF',
      'ff',
      'Both are 255: 0x, case and leading zeros do not count',
      { child: '255', parent: '255' },
    ],
    [
      'narrower-price-digits',
      'max_price: f under 10',
      'f',
      '10',
      'The values are hexadecimal: 15 is at most 16',
      { child: '15', parent: '16' },
    ],
  ]),
  ...wide(payment, 'max_price', [
    ['narrower-price-more', 'max_price: one more', 'narrower-price-equal', '100', 'ff', '256 is more than 255'],
    [
      'narrower-price-more-digits',
      'max_price: 10 under f',
      'narrower-price-digits',
      '10',
      'f',
      '16 is more than 15, although the text "10" stands before "f"',
    ],
    [
      'narrower-price-absent',
      'max_price: absent under a number',
      'narrower-price-equal',
      missing,
      'ff',
      'An absent key does not restrict, so the child may cost anything',
    ],
  ]),
];

const scopes = () => [
  ...narrow(payment, 'scopes', [
    [
      'narrower-scopes-order',
      'scopes: the same two in another order',
      ['pkp_sign', 'lit_action'],
      ['lit_action', 'pkp_sign'],
      'The normal form is a set, which has no order',
    ],
    ['narrower-scopes-subset', 'scopes: one of two', ['pkp_sign'], ['lit_action', 'pkp_sign'], 'A subset'],
  ]),
  ...wide(payment, 'scopes', [
    [
      'narrower-scopes-other',
      'scopes: another one',
      'narrower-scopes-subset',
      ['encryption_sign'],
      ['lit_action', 'pkp_sign'],
      'encryption_sign is not in the set of the parent',
    ],
    [
      'narrower-scopes-superset',
      'scopes: one more',
      'narrower-scopes-order',
      ['lit_action', 'pkp_sign'],
      ['pkp_sign'],
      'lit_action is not in the set of the parent',
    ],
    [
      'narrower-scopes-absent',
      'scopes: absent under one',
      'narrower-scopes-subset',
      missing,
      ['pkp_sign'],
      'An absent key does not restrict, so the child allows every scope',
    ],
  ]),
];

const keys = () => {
  const parent = { delegate_to: [aliceHex()], uses: '5' };
  return [
    ...[
      ['narrower-free', '{} under {}', {}, {}, 'The parent has no key to be met'],
      [
        'narrower-restricted-under-free',
        'A restriction under {}',
        { uses: '1' },
        {},
        'The parent has no key to be met, and the child may have more',
      ],
      [
        'narrower-foreign-under-free',
        'A foreign key under {}',
        { region: 'eu' },
        {},
        'The parent has no key to be met; whatever region demands, it only restricts',
      ],
      [
        'narrower-extra-key',
        'The keys of the parent and one more',
        { ...parent, nft_id: ['7'] },
        parent,
        'Every key of the parent is in the child with an equal value, and a further key only restricts',
      ],
      [
        'narrower-two-keys',
        'Two keys, one equal and one narrower',
        { ...parent, uses: '4' },
        parent,
        'Every key of the parent is in the child with a value that is narrower or equal',
      ],
      [
        'narrower-key-order',
        'The same keys in another order',
        { uses: '5', delegate_to: [aliceHex()] },
        parent,
        'An object has no order of keys',
      ],
    ].map(([id, title, child, over, why]) =>
      accept(id, title, {
        rules: ['narrower.restriction'],
        reason: `${why}.`,
        input: alternatives(credit, child, over),
      }),
    ),
    ...[
      [
        'narrower-one-key-wider',
        'Two keys, one narrower and one wider',
        'narrower-two-keys',
        'child delegate_to: nobody, uses: "6"',
        { delegate_to: [], uses: '6' },
        'uses is wider; that another key is narrower does not make up for it',
      ],
      [
        'narrower-one-key-absent',
        'One of two keys of the parent',
        'narrower-two-keys',
        'child without delegate_to',
        { uses: '4' },
        'Every key of the parent has to be in the child, and delegate_to is not',
      ],
      [
        'narrower-other-key',
        'Another key in place of that of the parent',
        'narrower-extra-key',
        'child: nft_id and uses, without delegate_to',
        { nft_id: ['7'], uses: '5' },
        'A restriction of another kind does not stand for delegate_to',
      ],
      [
        'narrower-key-case',
        'A key of the parent in another case',
        'narrower-two-keys',
        'child key: "Uses"',
        { delegate_to: [aliceHex()], Uses: '5' },
        'Keys are compared byte for byte, so uses is not in the child',
      ],
      [
        'narrower-keys-dropped',
        'Both restrictions dropped',
        'narrower-two-keys',
        'child: {}',
        {},
        '{} allows everything, and the parent does not',
      ],
    ].map(([id, title, twin, mutation, child, why]) =>
      reject(id, title, {
        rule: 'narrower.restriction',
        risk: ['widening', 'restriction-bypass'],
        twin,
        mutation,
        reason: `${why}.`,
        input: alternatives(credit, child, parent),
      }),
    ),
  ];
};

export default () => [
  file('capability.narrower', 'restrictions', [
    ...nftIds(),
    ...delegates(),
    ...uses(),
    ...prices(),
    ...scopes(),
    ...keys(),
  ]),
];
