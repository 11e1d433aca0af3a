// What a delegation may delegate: capacity, and nothing else. Its restrictions are evaluated when the capacity is used.
import { alice, authSigs, bob, type Details, group, type Input, type Row, refusedBy, topic } from '../vocabulary.js';

const { bare, CREDIT, creditDetails, delegating, details, PAYMENT, PKP_URI, paymentLimits } = authSigs;

const credit = (...alternatives: Input[]) => details({ [CREDIT]: { 'Auth/Auth': alternatives } });
const payment = (...alternatives: Input[]) => details({ [PAYMENT]: { 'Auth/Auth': alternatives } });

/** The cells of a grant in words. */
const cells = ({ att }: Details) =>
  Object.entries(att).map(([resource, abilities]) => `${Object.keys(abilities).join(' and ')} on ${resource}`).join('; ');

const delegable = () =>
  group({ rules: ['delegation.capability'], from: ({ granted }: { granted: Details }) => ({ input: delegating({ details: granted }) }) }, [
    { id: 'delegation-every-credit', title: 'A delegation of every credit to anybody', why: 'The wildcard of lit-ratelimitincrease has its prefix.',
      granted: details({ 'lit-ratelimitincrease://*': { 'Auth/Auth': [{}] } }) },
    { id: 'delegation-nobody', title: 'A delegation to nobody', why: 'An empty list delegates to nobody, which is decided when the capacity is used.',
      granted: credit({ delegate_to: [] }) },
    { id: 'delegation-alternatives', title: 'A delegation with an alternative for each of two wallets',
      why: 'Alternatives belong to one cell, and the cell is Auth/Auth on lit-ratelimitincrease.',
      granted: credit({ delegate_to: [bare(alice())], uses: '1' }, { delegate_to: [bare(bob())], uses: '5' }) },
    { id: 'delegation-malformed', title: 'A delegation with a number of uses that is no number',
      why: 'Restrictions are evaluated when the capacity is used, where a malformed one does not grant.', granted: credit({ uses: 'many' }) },
    { id: 'delegation-foreign', title: 'A delegation with a restriction that nobody registered',
      why: 'Restrictions are evaluated when the capacity is used, where a foreign one cannot be decided.', granted: credit({ weekday: 'Monday' }) },
  ]);

const stray = () =>
  group({ twin: 'auth-delegation', rule: 'delegation.capability',
    from: ({ granted, note }: { granted: Details; note: string }) => ({ change: `ReCap: ${cells(granted)}`, input: delegating({ details: granted }),
      why: `${note}: a delegation grants Auth/Auth on lit-ratelimitincrease or lit-paymentdelegation only.` }) }, [
    { id: 'delegation-pkp', title: 'A delegation of signing with a PKP', note: 'A PKP is no capacity',
      granted: details({ [PKP_URI]: { 'Threshold/Signing': [{}] } }) },
    { id: 'delegation-pkp-auth', title: 'A delegation of Auth/Auth on a PKP', note: 'The ability is that of a delegation and the resource is not',
      granted: details({ [PKP_URI]: { 'Auth/Auth': [{}] } }) },
    { id: 'delegation-mixed', title: 'A delegation of a credit and of signing with a PKP', note: 'One of two cells is no capacity',
      granted: details({ [PKP_URI]: { 'Threshold/Signing': [{}] }, ...creditDetails().att }) },
    { id: 'delegation-signing', title: 'A delegation of signing on a credit', note: 'The resource is that of a delegation and the ability is not',
      granted: details({ [CREDIT]: { 'Threshold/Signing': [{}] } }) },
    { id: 'delegation-second-ability', title: 'A delegation of a second ability on a credit', note: 'One of two cells has another ability',
      granted: details({ [CREDIT]: { 'Auth/Auth': [{}], 'Threshold/Execution': [{}] } }) },
    { id: 'delegation-any-ability', title: 'A delegation of every ability on a credit', note: '*/* is more than Auth/Auth',
      granted: details({ [CREDIT]: { '*/*': [{}] } }) },
    { id: 'delegation-lower-ability', title: 'A delegation of auth/auth on payments', note: 'Abilities are compared byte for byte',
      granted: details({ [PAYMENT]: { 'auth/auth': [paymentLimits()] } }) },
    { id: 'delegation-longer-prefix', title: 'A prefix that begins with that of credits', note: 'A common beginning is not equality of prefixes',
      granted: details({ 'lit-ratelimitincreases://7': { 'Auth/Auth': [{}] } }) },
    { id: 'delegation-upper-prefix', title: 'The prefix of credits in upper case', note: 'Prefixes are compared byte for byte',
      granted: details({ 'LIT-RATELIMITINCREASE://7': { 'Auth/Auth': [{}] } }) },
    { id: 'delegation-no-slashes', title: 'The prefix of credits without the slashes', note: 'A resource is a prefix, ://, and an id',
      granted: details({ 'lit-ratelimitincrease:7': { 'Auth/Auth': [{}] } }) },
    { id: 'delegation-scheme-only', title: 'The prefix of payments and a colon',
      note: 'A resource is a prefix, ://, and an id; to cut it at :// that is not there finds nothing',
      granted: details({ 'lit-paymentdelegation:': { 'Auth/Auth': [paymentLimits()] } }) },
  ]);

const v8 = { 'lit-v8': refusedBy('lit-v8.payment-restrictions') };

const payments = () => {
  const { delegate_to, max_price, scopes } = paymentLimits();
  return group({ rules: ['delegation.capability', 'lit-v8.payment-restrictions'], profiles: v8,
    why: 'An absent restriction does not restrict, and the delegation is valid. Nodes of the v8 network demand all three restrictions in each alternative.',
    from: ({ granted }: { granted: Details }) => ({ input: delegating({ details: granted }) }) }, [
    { id: 'payment-no-delegatee', title: 'A payment delegation without delegate_to', granted: payment({ max_price, scopes }) },
    { id: 'payment-no-price', title: 'A payment delegation without max_price', granted: payment({ delegate_to, scopes }) },
    { id: 'payment-no-scopes', title: 'A payment delegation without scopes', granted: payment({ delegate_to, max_price }) },
    { id: 'payment-unrestricted', title: 'A payment delegation without restrictions', granted: payment({}) },
    { id: 'payment-second-loose', title: 'A payment delegation whose second alternative has no restrictions', granted: payment(paymentLimits(), {}) },
  ]);
};

const foreignToPayments = (): Row[] => [
  { id: 'payment-credit-unrestricted', title: 'A delegation of a credit without restrictions beside one of payments',
    rules: ['delegation.capability', 'lit-v8.payment-restrictions'], why: 'The three restrictions are those of payments; a credit needs none of them.',
    input: delegating({ details: details({ ...payment(paymentLimits()).att, ...credit({}).att }) }) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'delegation', prefix: 'auth-' }, delegable(), stray(), payments(), foreignToPayments()),
];
