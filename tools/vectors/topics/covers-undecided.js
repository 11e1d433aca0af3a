// Open alternatives: a fact that was not given, or a key that the namespace of the resource does not define.
import {
  AUTH,
  aliceHex,
  anyCredit,
  asking,
  bobHex,
  cell,
  context,
  credit,
  grantOf,
  only,
  payment,
  pkp,
  recap,
  SIGNING,
  show,
} from '../grants.js';
import { accept, alice, file, undecided } from '../kit.js';

const rule = 'capability.restriction-undecided';
const photos = 'https://example.com/photos';
const known = () => ({ delegatee: alice().address, token: '7', price: '255', uses: '0', scope: 'pkp_sign' });
const without = (name) => Object.fromEntries(Object.entries(known()).filter(([fact]) => fact !== name));

/** Keys whose fact is missing, each with its accepted twin: [name, resource, key, value, fact]. */
const facts = () =>
  [
    ['nft-id', credit, 'nft_id', ['7'], 'token'],
    ['delegate-to', credit, 'delegate_to', [aliceHex()], 'delegatee'],
    ['uses', credit, 'uses', '1', 'uses'],
    ['max-price', payment, 'max_price', 'ff', 'price'],
    ['scopes', payment, 'scopes', ['pkp_sign'], 'scope'],
  ].flatMap(([name, resource, key, value, fact]) => {
    const grant = grantOf(resource, AUTH, only(key, value));
    return [
      accept(`covers-fact-${name}`, `${key} on ${resource}, every fact given`, {
        rules: [rule, 'capability.restriction'],
        reason: `The fact ${fact} is given and meets ${key}; facts that no key asks for do not matter.`,
        input: asking(grant, resource, AUTH, known()),
      }),
      undecided(`covers-no-fact-${name}`, `${key} on ${resource}, every fact but ${fact}`, {
        rule,
        risk: ['restriction-bypass', 'fail-open'],
        twin: `covers-fact-${name}`,
        mutation: `facts without ${fact}`,
        reason: `${key} is evaluated on ${fact}, which is not given, so the alternative is open: neither met nor failed.`,
        input: asking(grant, resource, AUTH, without(fact)),
      }),
    ];
  });

const missing = () =>
  [
    [
      'no-facts',
      'uses, no facts at all',
      grantOf(credit, AUTH, { uses: '1' }),
      undefined,
      'covers-fact-uses',
      'no facts',
      'No fact was given, and nothing is assumed in its place: not even that there were no uses so far',
    ],
    [
      'id-for-token',
      'nft_id equal to the id of the resource, no token given',
      grantOf(credit, AUTH, { nft_id: ['7'] }),
      { uses: '0' },
      'covers-fact-nft-id',
      'facts: uses only',
      'The id of the resource is not the token that is used',
    ],
    [
      'nobody',
      'An empty delegate_to, no delegatee given',
      grantOf(credit, AUTH, { delegate_to: [] }),
      { uses: '0' },
      'covers-fact-delegate-to',
      'delegate_to: [], facts without delegatee',
      'The key needs a fact that was not given, and so the alternative is open; it would be failed once the fact is there',
    ],
    [
      'one-of-two',
      'Two keys, the fact of one missing',
      grantOf(credit, AUTH, { nft_id: ['7'], uses: '1' }),
      { uses: '0' },
      'covers-fact-uses',
      'a second key nft_id, facts: uses only',
      'uses is met, and nft_id needs a token',
    ],
    [
      'failed-beside',
      'One alternative failed, another one open',
      grantOf(credit, AUTH, { delegate_to: [bobHex()] }, { nft_id: ['7'] }),
      { delegatee: alice().address },
      'covers-fact-delegate-to',
      'an alternative for somebody else and one for a token that is not given',
      'No alternative is met and one is open: another fact could still settle it',
    ],
  ].map(([name, title, grant, given, twin, mutation, why]) =>
    undecided(`covers-open-${name}`, title, {
      rule,
      risk: ['restriction-bypass', 'fail-open'],
      twin,
      mutation,
      reason: `${why}.`,
      input: asking(grant, credit, AUTH, given),
    }),
  );

const free = () => [
  accept('covers-foreign-none', 'A rate limit without restrictions, every fact given', {
    rules: [rule],
    reason: '{} has no key, so nothing is open.',
    input: asking(grantOf(credit, AUTH, {}), credit, AUTH, known()),
  }),
  accept('covers-foreign-none-pkp', 'A PKP without restrictions, every fact given', {
    rules: [rule],
    reason: '{} has no key, so nothing is open.',
    input: asking(grantOf(pkp, SIGNING, {}), pkp, SIGNING, known()),
  }),
];

/** Foreign keys: [name, title, key, value, why]. */
const keys = () =>
  [
    ['unknown', 'A key that no namespace defines', 'region', 'eu', 'Nobody registered region'],
    [
      'unknown-null',
      'A key that no namespace defines, with the value null',
      'region',
      null,
      'A key is foreign by its name, whatever its value: null is not absence',
    ],
    ['upper-case', 'uses spelled with a capital', 'Uses', '1', 'Keys are compared byte for byte, and Uses is not uses'],
    [
      'max-price',
      'max_price on a rate limit',
      'max_price',
      'ff',
      'lit-paymentdelegation defines max_price, lit-ratelimitincrease does not',
    ],
    [
      'scopes',
      'scopes on a rate limit',
      'scopes',
      ['pkp_sign'],
      'lit-paymentdelegation defines scopes, lit-ratelimitincrease does not',
    ],
  ].map(([name, title, key, value, why]) =>
    undecided(`covers-foreign-${name}`, title, {
      rule,
      risk: ['restriction-bypass', 'fail-open'],
      twin: 'covers-foreign-none',
      mutation: `alternative: ${show(only(key, value))}`,
      reason: `${why}, so the key is foreign and the alternative open.`,
      input: asking(grantOf(credit, AUTH, only(key, value)), credit, AUTH, known()),
    }),
  );

/** Keys with the names of members that every JavaScript object inherits. */
const inherited = () =>
  [
    ['proto', '__proto__', { uses: '9' }, 'an assignment under this name would lose the key'],
    ['constructor', 'constructor', 'eu', 'a table of restrictions has no member constructor of its own'],
  ].map(([name, key, value, why]) =>
    undecided(`covers-foreign-${name}`, `A key spelled ${key}`, {
      rule,
      risk: ['prototype-pollution', 'restriction-bypass'],
      twin: 'covers-foreign-none',
      mutation: `alternative: ${show(only(key, value))}`,
      reason: `${key} is a key like any other and nobody registered it, so the alternative is open; ${why}.`,
      input: asking(grantOf(credit, AUTH, only(key, value)), credit, AUTH, known()),
    }),
  );

/** Keys where their namespace does not reach: [name, title, resource, ability, restrictions, twin, why]. */
const elsewhere = () =>
  [
    [
      'uses-on-pkp',
      'uses on a PKP',
      pkp,
      SIGNING,
      { uses: '1' },
      'covers-foreign-none-pkp',
      'lit-pkp defines no restriction',
    ],
    [
      'nft-id-on-payment',
      'nft_id on a payment',
      payment,
      AUTH,
      { nft_id: ['7'] },
      'covers-payment-wildcard',
      'lit-ratelimitincrease defines nft_id, lit-paymentdelegation does not',
    ],
    [
      'uses-on-payment',
      'uses on a payment',
      payment,
      AUTH,
      { uses: '1' },
      'covers-payment-wildcard',
      'lit-ratelimitincrease defines uses, lit-paymentdelegation does not',
    ],
    [
      'auth-context-on-context',
      'auth_context on a resolved auth context',
      context,
      AUTH,
      { auth_context: { resources: [] } },
      'covers-context-wildcard',
      'lit-resolvedauthcontext defines no restriction, and its content stays uninterpreted',
    ],
    [
      'uses-unregistered',
      'uses on a resource of an unregistered scheme',
      photos,
      'crud/read',
      { uses: '1' },
      'covers-unregistered-exact',
      'A scheme that nobody registered defines no restriction',
    ],
  ].map(([name, title, resource, ability, restrictions, twin, why]) =>
    undecided(`covers-elsewhere-${name}`, title, {
      rule,
      risk: ['restriction-bypass', 'fail-open'],
      twin,
      mutation: `alternative: ${show(restrictions)}, every fact given`,
      reason: `${why}, so the key is foreign there although its fact is given.`,
      input: asking(grantOf(resource, ability, restrictions), resource, ability, known()),
    }),
  );

const mixed = () => [
  undecided('covers-foreign-beside-met', 'A key that is met and a foreign one', {
    rule,
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'covers-fact-uses',
    mutation: 'a second key region',
    reason: 'Facts meet an alternative when they meet each of its keys, and nobody knows what region demands.',
    input: asking(grantOf(credit, AUTH, { region: 'eu', uses: '1' }), credit, AUTH, known()),
  }),
  undecided('covers-foreign-beside-empty', 'A foreign key in the wildcard cell, [] in the exact one', {
    rule,
    rules: [rule, 'capability.alternative'],
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'covers-foreign-none',
    mutation: '[] in the cell, and a wildcard cell with a foreign key',
    reason: 'The cell with [] drops out first; of what is left one alternative is open and none is met.',
    input: asking(recap({ ...cell(anyCredit, AUTH, { region: 'eu' }), ...cell(credit, AUTH) }), credit, AUTH, known()),
  }),
];

export default () => [
  file('capability.covers', 'undecided', [
    ...facts(),
    ...missing(),
    ...free(),
    ...keys(),
    ...inherited(),
    ...elsewhere(),
    ...mixed(),
  ]),
];
