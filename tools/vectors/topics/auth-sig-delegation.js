// What a delegation may delegate: capacity, and nothing else. Its restrictions are evaluated when the capacity is used.
import { bare, CREDIT, creditDetails, delegating, details, PAYMENT, PKP_URI, paymentLimits } from '../auth-sigs.js';
import { accept, alice, bob, file, reject } from '../kit.js';

const credit = (...alternatives) => details({ [CREDIT]: { 'Auth/Auth': alternatives } });
const payment = (...alternatives) => details({ [PAYMENT]: { 'Auth/Auth': alternatives } });

const delegable = () =>
  [
    [
      'every-credit',
      'A delegation of every credit to anybody',
      details({ 'lit-ratelimitincrease://*': { 'Auth/Auth': [{}] } }),
      'The wildcard of lit-ratelimitincrease has its prefix',
    ],
    [
      'nobody',
      'A delegation to nobody',
      credit({ delegate_to: [] }),
      'An empty list delegates to nobody, which is decided when the capacity is used',
    ],
    [
      'alternatives',
      'A delegation with an alternative for each of two wallets',
      credit({ delegate_to: [bare(alice())], uses: '1' }, { delegate_to: [bare(bob())], uses: '5' }),
      'Alternatives belong to one cell, and the cell is Auth/Auth on lit-ratelimitincrease',
    ],
    [
      'malformed',
      'A delegation with a number of uses that is no number',
      credit({ uses: 'many' }),
      'Restrictions are evaluated when the capacity is used, where a malformed one does not grant',
    ],
    [
      'foreign',
      'A delegation with a restriction that nobody registered',
      credit({ weekday: 'Monday' }),
      'Restrictions are evaluated when the capacity is used, where a foreign one cannot be decided',
    ],
  ].map(([name, title, granted, why]) =>
    accept(`auth-delegation-${name}`, title, {
      rules: ['delegation.capability'],
      reason: `${why}.`,
      input: delegating({ details: granted }),
    }),
  );

const stray = () =>
  [
    [
      'pkp',
      'A delegation of signing with a PKP',
      details({ [PKP_URI]: { 'Threshold/Signing': [{}] } }),
      'A PKP is no capacity',
    ],
    [
      'pkp-auth',
      'A delegation of Auth/Auth on a PKP',
      details({ [PKP_URI]: { 'Auth/Auth': [{}] } }),
      'The ability is that of a delegation and the resource is not',
    ],
    [
      'mixed',
      'A delegation of a credit and of signing with a PKP',
      details({ [PKP_URI]: { 'Threshold/Signing': [{}] }, ...creditDetails().att }),
      'One of two cells is no capacity',
    ],
    [
      'signing',
      'A delegation of signing on a credit',
      details({ [CREDIT]: { 'Threshold/Signing': [{}] } }),
      'The resource is that of a delegation and the ability is not',
    ],
    [
      'second-ability',
      'A delegation of a second ability on a credit',
      details({ [CREDIT]: { 'Auth/Auth': [{}], 'Threshold/Execution': [{}] } }),
      'One of two cells has another ability',
    ],
    [
      'any-ability',
      'A delegation of every ability on a credit',
      details({ [CREDIT]: { '*/*': [{}] } }),
      '*/* is more than Auth/Auth',
    ],
    [
      'lower-ability',
      'A delegation of auth/auth on payments',
      details({ [PAYMENT]: { 'auth/auth': [paymentLimits()] } }),
      'Abilities are compared byte for byte',
    ],
    [
      'longer-prefix',
      'A prefix that begins with that of credits',
      details({ 'lit-ratelimitincreases://7': { 'Auth/Auth': [{}] } }),
      'A common beginning is not equality of prefixes',
    ],
    [
      'upper-prefix',
      'The prefix of credits in upper case',
      details({ 'LIT-RATELIMITINCREASE://7': { 'Auth/Auth': [{}] } }),
      'Prefixes are compared byte for byte',
    ],
    [
      'no-slashes',
      'The prefix of credits without the slashes',
      details({ 'lit-ratelimitincrease:7': { 'Auth/Auth': [{}] } }),
      'A resource is a prefix, ://, and an id',
    ],
    [
      'scheme-only',
      'The prefix of payments and a colon',
      details({ 'lit-paymentdelegation:': { 'Auth/Auth': [paymentLimits()] } }),
      'A resource is a prefix, ://, and an id; to cut it at :// that is not there finds nothing',
    ],
  ].map(([name, title, granted, why]) =>
    reject(`auth-delegation-${name}`, title, {
      rule: 'delegation.capability',
      risk: ['widening'],
      twin: 'auth-delegation',
      mutation: `ReCap: ${Object.entries(granted.att)
        .map(([resource, abilities]) => `${Object.keys(abilities).join(' and ')} on ${resource}`)
        .join('; ')}`,
      reason: `${why}: a delegation grants Auth/Auth on lit-ratelimitincrease or lit-paymentdelegation only.`,
      input: delegating({ details: granted }),
    }),
  );

const v8 = { 'lit-v8': { result: 'reject', rule: 'lit-v8.payment-restrictions' } };

const payments = () => {
  const { delegate_to, max_price, scopes } = paymentLimits();
  return [
    ['no-delegatee', 'A payment delegation without delegate_to', payment({ max_price, scopes })],
    ['no-price', 'A payment delegation without max_price', payment({ delegate_to, scopes })],
    ['no-scopes', 'A payment delegation without scopes', payment({ delegate_to, max_price })],
    ['unrestricted', 'A payment delegation without restrictions', payment({})],
    ['second-loose', 'A payment delegation whose second alternative has no restrictions', payment(paymentLimits(), {})],
  ].map(([name, title, granted]) =>
    accept(`auth-payment-${name}`, title, {
      rules: ['delegation.capability', 'lit-v8.payment-restrictions'],
      reason:
        'An absent restriction does not restrict, and the delegation is valid. Nodes of the v8 network demand all three restrictions in each alternative.',
      input: delegating({ details: granted }),
      profiles: v8,
    }),
  );
};

const foreignToPayments = () => [
  accept('auth-payment-credit-unrestricted', 'A delegation of a credit without restrictions beside one of payments', {
    rules: ['delegation.capability', 'lit-v8.payment-restrictions'],
    reason: 'The three restrictions are those of payments; a credit needs none of them.',
    input: delegating({ details: details({ ...payment(paymentLimits()).att, ...credit({}).att }) }),
  }),
];

export default () => [
  file('auth-sig.verify', 'delegation', [...delegable(), ...stray(), ...payments(), ...foreignToPayments()]),
];
