// What the vectors of delegation.verify are made of: delegations of a credit and of a balance, uses of them, and whose the credit is.
import { bare, CREDIT, PAYMENT, paymentLimits } from './auth-sigs.js';
import { friend, link, owner, refused } from './chains.js';
import { accept, DELEGATION_URI, json, NOW } from './kit.js';
import { only, refusedBy } from './sessions.js';

export const ANY_CREDIT = 'lit-ratelimitincrease://*';
export const on = (resource, ...alternatives) => only(resource, only('Auth/Auth', alternatives));

/** Who owns a token, as evidence. */
export const ownedBy = (wallet, token = '7') => ({ token, owner: wallet.address });
export const OWNED = () => ({ tokenOwners: [ownedBy(owner())] });

/** A delegation by the owner of the credit. */
export const delegating = (att, over = {}) => link({ by: owner(), to: DELEGATION_URI, att, ...over });

/** Input of delegation.verify: a use of the credit by the friend, whom everybody knows to be the owner's. */
export const using = (made, use = {}, over = {}) => ({
  authSig: json(made.authSig),
  use: { resource: CREDIT, delegatee: friend().address, ...use },
  now: NOW,
  evidence: { ...OWNED(), ...(Object.keys(made.held).length > 0 ? { proofs: made.held } : {}) },
  ...over,
});

/** An input as JSON carries it: facts that are undefined are absent. */
export const present = (input) => JSON.parse(JSON.stringify(input));

export const holds = (name, title, input, { rules, reason, ...rest }) =>
  accept(`delegation-${name}`, title, { rules, reason, input: present(input), ...rest });

export const fails = (name, title, input, { twin, ...rest }) =>
  refused(`delegation-${name}`, title, { twin: `delegation-${twin}`, input: present(input), ...rest });

export const RULES = ['capability.restriction', 'restriction.value'];
export const limited = (limits, use, resource) => using(delegating(on(resource ?? CREDIT, limits)), use);
/** Why a malformed value refuses. */
export const MALFORMED = 'A value of another form does not grant, and nothing else does.';

/** What a payment is for; its price stands beside it. */
export const spending = { resource: PAYMENT, scope: 'pkp_sign' };
export const PRICE = String(0xde0b6b3a7640000n);
export const limits = (over = {}) => {
  const all = { ...paymentLimits(), delegate_to: [bare(friend())], ...over };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
export const paying = (over, use = {}) =>
  using(delegating(on(PAYMENT, limits(over))), { ...spending, price: PRICE, ...use }, { evidence: undefined });
export const v8 = { 'lit-v8': refusedBy('lit-v8.payment-restrictions') };
