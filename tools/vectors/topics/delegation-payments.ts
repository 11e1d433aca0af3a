// Payments from a balance: what each restriction admits, absent, empty, listed and malformed.
import { authSigs, delegations, group, kinds, topic } from '../vocabulary.js';

const { CREDIT, PAYMENT } = authSigs;
const { delegating, MALFORMED, on, PRICE, paying, RULES, restricting, using, v8 } = delegations;

/** Rows of a payment under three restrictions, of which some are others. */
const paid = restricting(paying);

const accepted = () =>
  group({ rules: RULES, from: paid }, [
    { id: 'payment', title: 'A payment within all three restrictions',
      rules: ['capability.resource', 'delegation.owner', 'lit-v8.payment-restrictions', ...RULES],
      why: 'The delegatee, the price and the scope are within the restrictions; a balance has no owner to be looked up.' },
    { id: 'payment-price-less', title: 'A price below max_price', why: 'One wei is at most the maximum.', facts: { price: '1' } },
    { id: 'payment-price-spelled', title: 'max_price with 0x, zeros and upper case',
      why: 'The value is hexadecimal: 255 is at most 255.', limits: { max_price: '0x00FF' }, facts: { price: '255' } },
    { id: 'payment-price-zero', title: 'A price of zero where nothing may be spent',
      why: 'Zero is at most zero.', limits: { max_price: '0' }, facts: { price: '0' } },
    { id: 'payment-scopes', title: 'Two scopes, one of them used', why: 'The scope is in the set.', limits: { scopes: ['lit_action', 'pkp_sign'] } },
    { id: 'payment-scopes-all', title: 'Every scope there is',
      why: 'The scope is in the set.', limits: { scopes: ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'] },
      facts: { scope: 'sign_session_key' } },
  ]);

/** Without one of the restrictions, and without its fact. */
const absent = () =>
  [
    { id: 'payment-no-delegate', key: 'delegate_to', facts: { delegatee: undefined }, means: 'anyone may pay from the balance' },
    { id: 'payment-no-price', key: 'max_price', facts: { price: undefined }, means: 'any price may be paid' },
    { id: 'payment-no-scopes', key: 'scopes', facts: { scope: undefined }, means: 'every operation may be paid for' },
  ].flatMap(({ key, means, ...row }) =>
    group({ rules: [...RULES, 'lit-v8.payment-restrictions'], profiles: v8, from: paid }, [
      { ...row, title: `A payment delegation without ${key}, and without its fact`, limits: { [key]: undefined },
        why: `Where ${key} is absent ${means}, and the fact is not needed. Nodes of the v8 network demand all three restrictions.` },
    ]),
  );

const refused = () =>
  group({ twin: 'payment', from: paid }, [
    { id: 'payment-price-more', title: 'A price of one wei more than max_price', change: 'use.price: one more', rule: 'capability.restriction',
      why: 'The price is more than the maximum; the two are equal in binary64.', facts: { price: String(BigInt(PRICE) + 1n) } },
    { id: 'payment-price-unstated', title: 'max_price without a stated price', rule: 'capability.restriction-undecided',
      why: 'The restriction needs a fact that was not stated.', facts: { price: undefined } },
    { id: 'payment-price-number', title: 'max_price is a number', twin: 'payment-price-spelled', rule: 'restriction.value',
      why: `max_price is text of hex digits. ${MALFORMED}`, limits: { max_price: 255 }, facts: { price: '1' } },
    { id: 'payment-price-empty', title: 'max_price is 0x alone', twin: 'payment-price-zero', change: 'max_price: "0x"', rule: 'restriction.value',
      why: `max_price has at least one digit. ${MALFORMED}`, limits: { max_price: '0x' }, facts: { price: '0' } },
    { id: 'payment-price-long', title: 'max_price of 65 digits', change: 'max_price: 65 digits', rule: 'restriction.value',
      why: `max_price has at most 64 digits. ${MALFORMED}`, limits: { max_price: `0${'f'.repeat(64)}` } },
    { id: 'payment-scopes-empty', title: 'scopes is empty', rule: 'capability.restriction', risk: ['restriction-bypass', 'fail-open'],
      why: 'The empty set is no operation, and not every operation.', limits: { scopes: [] } },
    { id: 'payment-scopes-other', title: 'scopes lists another operation', rule: 'capability.restriction',
      why: 'Signing with a PKP is not in the set.', limits: { scopes: ['lit_action'] } },
    { id: 'payment-scopes-unstated', title: 'scopes without a stated scope', rule: 'capability.restriction-undecided',
      why: 'The restriction needs a fact that was not stated.', facts: { scope: undefined } },
    { id: 'payment-scopes-unknown', title: 'scopes lists an operation that nobody defined beside the one that is used', change: 'scopes += "everything"',
      rule: 'restriction.value', why: `Each item is one of four. ${MALFORMED}`, limits: { scopes: ['pkp_sign', 'everything'] } },
    { id: 'payment-scopes-text', title: 'scopes is one text', rule: 'restriction.value',
      why: `scopes is an array. ${MALFORMED}`, limits: { scopes: 'pkp_sign' } },
    { id: 'payment-delegate-empty', title: 'delegate_to of a payment delegation is empty', rule: 'capability.restriction',
      risk: ['restriction-bypass', 'fail-open'], why: 'The empty set is nobody, and not anyone.', limits: { delegate_to: [] } },
    { id: 'payment-uses', title: 'uses on a payment delegation', rule: 'capability.restriction-undecided',
      why: 'uses has its meaning for credits; on a payment delegation it is foreign.', limits: { uses: '3' }, facts: { uses: '0' } },
    { id: 'payment-on-credit', title: 'A payment under a delegation of a credit', twin: 'delegation-plain', change: 'use.resource: lit-paymentdelegation://*',
      rule: 'capability.resource', why: 'A credit is no balance.',
      use: using(delegating(on(CREDIT, {})), { resource: PAYMENT, price: '1', scope: 'pkp_sign' }) },
  ]);

export default () =>
  topic({ operation: 'delegation.verify', name: 'payments', prefix: 'delegation-', since: kinds.SINCE }, accepted(), absent(), refused());
