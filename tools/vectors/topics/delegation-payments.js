// Payments from a balance: what each restriction admits, absent, empty, listed and malformed.
import { CREDIT, PAYMENT } from '../auth-sigs.js';
import { brought } from '../chains.js';
import { delegating, fails, holds, MALFORMED, on, PRICE, paying, RULES, using, v8 } from '../delegations.js';
import { file } from '../kit.js';

const paymentAccepts = () => [
  holds('payment', 'A payment within all three restrictions', paying(), {
    rules: ['capability.resource', 'delegation.owner', 'lit-v8.payment-restrictions', ...RULES],
    reason:
      'The delegatee, the price and the scope are within the restrictions; a balance has no owner to be looked up.',
  }),
  holds('payment-price-less', 'A price below max_price', paying({}, { price: '1' }), {
    rules: RULES,
    reason: 'One wei is at most the maximum.',
  }),
  holds(
    'payment-price-spelled',
    'max_price with 0x, zeros and upper case',
    paying({ max_price: '0x00FF' }, { price: '255' }),
    {
      rules: RULES,
      reason: 'The value is hexadecimal: 255 is at most 255.',
    },
  ),
  holds(
    'payment-price-zero',
    'A price of zero where nothing may be spent',
    paying({ max_price: '0' }, { price: '0' }),
    {
      rules: RULES,
      reason: 'Zero is at most zero.',
    },
  ),
  holds('payment-scopes', 'Two scopes, one of them used', paying({ scopes: ['lit_action', 'pkp_sign'] }), {
    rules: RULES,
    reason: 'The scope is in the set.',
  }),
  holds(
    'payment-scopes-all',
    'Every scope there is',
    paying(
      { scopes: ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'] },
      { scope: 'sign_session_key' },
    ),
    {
      rules: RULES,
      reason: 'The scope is in the set.',
    },
  ),
  ...[
    ['delegate', 'delegate_to', { delegatee: undefined }, 'anyone may pay from the balance'],
    ['price', 'max_price', { price: undefined }, 'any price may be paid'],
    ['scopes', 'scopes', { scope: undefined }, 'every operation may be paid for'],
  ].map(([name, key, use, means]) =>
    holds(
      `payment-no-${name}`,
      `A payment delegation without ${key}, and without its fact`,
      paying({ [key]: undefined }, use),
      {
        rules: [...RULES, 'lit-v8.payment-restrictions'],
        reason: `Where ${key} is absent ${means}, and the fact is not needed. Nodes of the v8 network demand all three restrictions.`,
        profiles: v8,
      },
    ),
  ),
];

const paymentRejects = () => [
  fails(
    'payment-price-more',
    'A price of one wei more than max_price',
    paying({}, { price: String(BigInt(PRICE) + 1n) }),
    {
      rule: 'capability.restriction',
      twin: 'payment',
      mutation: 'use.price: one more',
      reason: 'The price is more than the maximum; the two are equal in binary64.',
    },
  ),
  fails('payment-price-unstated', 'max_price without a stated price', paying({}, { price: undefined }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'use.price left out',
    reason: 'The restriction needs a fact that was not stated.',
  }),
  fails('payment-price-number', 'max_price is a number', paying({ max_price: 255 }, { price: '1' }), {
    rule: 'restriction.value',
    twin: 'payment-price-spelled',
    mutation: 'max_price: 255, use.price: "1"',
    reason: `max_price is text of hex digits. ${MALFORMED}`,
  }),
  fails('payment-price-empty', 'max_price is 0x alone', paying({ max_price: '0x' }, { price: '0' }), {
    rule: 'restriction.value',
    twin: 'payment-price-zero',
    mutation: 'max_price: "0x"',
    reason: `max_price has at least one digit. ${MALFORMED}`,
  }),
  fails('payment-price-long', 'max_price of 65 digits', paying({ max_price: `0${'f'.repeat(64)}` }), {
    rule: 'restriction.value',
    twin: 'payment',
    mutation: 'max_price: 65 digits',
    reason: `max_price has at most 64 digits. ${MALFORMED}`,
  }),
  fails('payment-scopes-empty', 'scopes is empty', paying({ scopes: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'payment',
    mutation: 'scopes: []',
    reason: 'The empty set is no operation, and not every operation.',
  }),
  fails('payment-scopes-other', 'scopes lists another operation', paying({ scopes: ['lit_action'] }), {
    rule: 'capability.restriction',
    twin: 'payment',
    mutation: 'scopes: ["lit_action"]',
    reason: 'Signing with a PKP is not in the set.',
  }),
  fails('payment-scopes-unstated', 'scopes without a stated scope', paying({}, { scope: undefined }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'use.scope left out',
    reason: 'The restriction needs a fact that was not stated.',
  }),
  fails(
    'payment-scopes-unknown',
    'scopes lists an operation that nobody defined beside the one that is used',
    paying({ scopes: ['pkp_sign', 'everything'] }),
    {
      rule: 'restriction.value',
      twin: 'payment',
      mutation: 'scopes += "everything"',
      reason: `Each item is one of four. ${MALFORMED}`,
    },
  ),
  fails('payment-scopes-text', 'scopes is one text', paying({ scopes: 'pkp_sign' }), {
    rule: 'restriction.value',
    twin: 'payment',
    mutation: 'scopes: "pkp_sign"',
    reason: `scopes is an array. ${MALFORMED}`,
  }),
  fails('payment-delegate-empty', 'delegate_to of a payment delegation is empty', paying({ delegate_to: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'payment',
    mutation: 'delegate_to: []',
    reason: 'The empty set is nobody, and not anyone.',
  }),
  fails('payment-uses', 'uses on a payment delegation', paying({ uses: '3' }, { uses: '0' }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'uses: "3", use.uses: "0"',
    reason: 'uses has its meaning for credits; on a payment delegation it is foreign.',
  }),
  fails(
    'payment-on-credit',
    'A payment under a delegation of a credit',
    using(delegating(on(CREDIT, {})), spendingFact()),
    {
      rule: 'capability.resource',
      twin: 'plain',
      mutation: 'use.resource: lit-paymentdelegation://*',
      reason: 'A credit is no balance.',
    },
  ),
];

function spendingFact() {
  return { resource: PAYMENT, price: '1', scope: 'pkp_sign' };
}

export default () => [file('delegation.verify', 'payments', brought([...paymentAccepts(), ...paymentRejects()]))];
