// Open alternatives: a fact that was not given, or a key that the namespace of the resource does not define.
import { alice, grants, group, type Input, only, type Row, show, topic } from '../vocabulary.js';

const { AUTH, aliceHex, anyCredit, bobHex, cell, context, covering, credit, payment, pkp, SIGNING } = grants;

const known = (): Input => ({ delegatee: alice().address, token: '7', price: '255', uses: '0', scope: 'pkp_sign' });
const without = (name: string): Input => Object.fromEntries(Object.entries(known()).filter(([fact]) => fact !== name));

/** A key whose fact is given, and the same key without it. */
const needing = ({ id, resource = credit, limits, fact }: { id: string; resource?: string; limits: object; fact: string }) => {
  const [key] = Object.keys(limits);
  const shared = { resource, alternatives: [limits] };
  return [
    { ...shared, id: `fact-${id}`, title: `${key} on ${resource}, every fact given`, rules: ['capability.restriction-undecided', 'capability.restriction'],
      why: `The fact ${fact} is given and meets ${key}; facts that no key asks for do not matter.` },
    { ...shared, id: `no-fact-${id}`, title: `${key} on ${resource}, every fact but ${fact}`, twin: `fact-${id}`, change: `facts without ${fact}`,
      rule: 'capability.restriction-undecided', facts: without(fact),
      why: `${key} is evaluated on ${fact}, which is not given, so the alternative is open: neither met nor failed.` },
  ] as const;
};

const facts = () => [
  ...needing({ id: 'nft-id', limits: { nft_id: ['7'] }, fact: 'token' }),
  ...needing({ id: 'delegate-to', limits: { delegate_to: [aliceHex()] }, fact: 'delegatee' }),
  ...needing({ id: 'uses', limits: { uses: '1' }, fact: 'uses' }),
  ...needing({ id: 'max-price', resource: payment, limits: { max_price: 'ff' }, fact: 'price' }),
  ...needing({ id: 'scopes', resource: payment, limits: { scopes: ['pkp_sign'] }, fact: 'scope' }),
];

const missing = () => group<grants.Covering>({ prefix: 'covers-open-', rule: 'capability.restriction-undecided', facts: { uses: '0' } }, [
  { id: 'no-facts', title: 'uses, no facts at all', twin: 'covers-fact-uses', change: 'no facts', alternatives: [{ uses: '1' }], facts: undefined,
    why: 'No fact was given, and nothing is assumed in its place: not even that there were no uses so far.' },
  { id: 'id-for-token', title: 'nft_id equal to the id of the resource, no token given', twin: 'covers-fact-nft-id', change: 'facts: uses only',
    alternatives: [{ nft_id: ['7'] }], why: 'The id of the resource is not the token that is used.' },
  { id: 'nobody', title: 'An empty delegate_to, no delegatee given', twin: 'covers-fact-delegate-to', change: 'delegate_to: [], facts without delegatee',
    alternatives: [{ delegate_to: [] }],
    why: 'The key needs a fact that was not given, and so the alternative is open; it would be failed once the fact is there.' },
  { id: 'one-of-two', title: 'Two keys, the fact of one missing', twin: 'covers-fact-uses', change: 'a second key nft_id, facts: uses only',
    alternatives: [{ nft_id: ['7'], uses: '1' }], why: 'uses is met, and nft_id needs a token.' },
  { id: 'failed-beside', title: 'One alternative failed, another one open', twin: 'covers-fact-delegate-to',
    change: 'an alternative for somebody else and one for a token that is not given',
    alternatives: [{ delegate_to: [bobHex()] }, { nft_id: ['7'] }], facts: { delegatee: alice().address },
    why: 'No alternative is met and one is open: another fact could still settle it.' },
]);

const free = () => group<grants.Covering>({ rules: ['capability.restriction-undecided'], why: '{} has no key, so nothing is open.' }, [
  { id: 'foreign-none', title: 'A rate limit without restrictions, every fact given' },
  { id: 'foreign-none-pkp', title: 'A PKP without restrictions, every fact given', resource: pkp, ability: SIGNING },
]);

/** An alternative of one key. */
const alternative = (row: Row & grants.Covering & { readonly key: string; readonly value: unknown }) => {
  const limits = only(row.key, row.value);
  return covering({ ...row, alternatives: [limits], change: row.change ?? { alternative: limits } });
};

const FOREIGN = 'so the key is foreign and the alternative open.';
const ORDINARY = 'is a key like any other and nobody registered it, so the alternative is open';

const keys = () => group({ prefix: 'covers-foreign-', rule: 'capability.restriction-undecided', twin: 'none', from: alternative }, [
  { id: 'unknown', title: 'A key that no namespace defines', key: 'region', value: 'eu', why: `Nobody registered region, ${FOREIGN}` },
  { id: 'unknown-null', title: 'A key that no namespace defines, with the value null', key: 'region', value: null,
    why: `A key is foreign by its name, whatever its value: null is not absence, ${FOREIGN}` },
  { id: 'upper-case', title: 'uses spelled with a capital', key: 'Uses', value: '1', why: `Keys are compared byte for byte, and Uses is not uses, ${FOREIGN}` },
  { id: 'max-price', title: 'max_price on a rate limit', key: 'max_price', value: 'ff',
    why: `lit-paymentdelegation defines max_price, lit-ratelimitincrease does not, ${FOREIGN}` },
  { id: 'scopes', title: 'scopes on a rate limit', key: 'scopes', value: ['pkp_sign'],
    why: `lit-paymentdelegation defines scopes, lit-ratelimitincrease does not, ${FOREIGN}` },
  // The names of members that every JavaScript object inherits.
  { id: 'proto', title: 'A key spelled __proto__', risk: ['prototype-pollution', 'restriction-bypass'], key: '__proto__', value: { uses: '9' },
    why: `__proto__ ${ORDINARY}; an assignment under this name would lose the key.` },
  { id: 'constructor', title: 'A key spelled constructor', risk: ['prototype-pollution', 'restriction-bypass'], key: 'constructor', value: 'eu',
    why: `constructor ${ORDINARY}; a table of restrictions has no member constructor of its own.` },
]);

const ELSEWHERE = 'so the key is foreign there although its fact is given.';

const elsewhereOn = (row: Row & grants.Covering & { readonly limits: object }) =>
  covering({ ...row, alternatives: [row.limits], change: `alternative: ${show(row.limits)}, every fact given` });

/** Keys where their namespace does not reach. */
const elsewhere = () => group({ prefix: 'covers-elsewhere-', rule: 'capability.restriction-undecided', from: elsewhereOn }, [
  { id: 'uses-on-pkp', title: 'uses on a PKP', twin: 'covers-foreign-none-pkp', resource: pkp, ability: SIGNING, limits: { uses: '1' },
    why: `lit-pkp defines no restriction, ${ELSEWHERE}` },
  { id: 'nft-id-on-payment', title: 'nft_id on a payment', twin: 'covers-payment-wildcard', resource: payment, limits: { nft_id: ['7'] },
    why: `lit-ratelimitincrease defines nft_id, lit-paymentdelegation does not, ${ELSEWHERE}` },
  { id: 'uses-on-payment', title: 'uses on a payment', twin: 'covers-payment-wildcard', resource: payment, limits: { uses: '1' },
    why: `lit-ratelimitincrease defines uses, lit-paymentdelegation does not, ${ELSEWHERE}` },
  { id: 'auth-context-on-context', title: 'auth_context on a resolved auth context', twin: 'covers-context-wildcard',
    resource: context, limits: { auth_context: { resources: [] } },
    why: `lit-resolvedauthcontext defines no restriction, and its content stays uninterpreted, ${ELSEWHERE}` },
  { id: 'uses-unregistered', title: 'uses on a resource of an unregistered scheme', twin: 'covers-unregistered-exact',
    resource: 'https://example.com/photos', ability: 'crud/read', limits: { uses: '1' },
    why: `A scheme that nobody registered defines no restriction, ${ELSEWHERE}` },
]);

const mixed = () => group<grants.Covering>({ rule: 'capability.restriction-undecided' }, [
  { id: 'foreign-beside-met', title: 'A key that is met and a foreign one', twin: 'fact-uses', change: 'a second key region',
    alternatives: [{ region: 'eu', uses: '1' }],
    why: 'Facts meet an alternative when they meet each of its keys, and nobody knows what region demands.' },
  { id: 'foreign-beside-empty', title: 'A foreign key in the wildcard cell, [] in the exact one', twin: 'foreign-none',
    change: '[] in the cell, and a wildcard cell with a foreign key', rules: ['capability.alternative'],
    att: { ...cell(anyCredit, AUTH, { region: 'eu' }), ...cell(credit, AUTH) },
    why: 'The cell with [] drops out first; of what is left one alternative is open and none is met.' },
]);

export default () => topic({ operation: 'capability.covers', name: 'undecided', prefix: 'covers-', from: covering,
  resource: credit, ability: AUTH, facts: known() }, facts(), missing(), free(), keys(), elsewhere(), mixed());
