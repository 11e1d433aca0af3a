// What the vectors of delegation.verify are made of: delegations of a credit and of a balance, uses of them, and whose the credit is.
import { bare, CREDIT, PAYMENT, paymentLimits } from './auth-sigs.js';
import { friend, type Link, type LinkParts, link, owner, refused } from './chains.js';
import { type Accepting, type Account, type Att, accept, DELEGATION_URI, json, NOW, type Refusing } from './kit.js';
import type { Row, Shared } from './row.js';
import { only, refusedBy } from './sessions.js';
import { describe } from './show.js';
import type { GivenVector, Input, ProfileVerdicts, RuleId } from './vector.js';

export const ANY_CREDIT = 'lit-ratelimitincrease://*';
export const on = (resource: string, ...alternatives: readonly unknown[]): Att =>
  only(resource, only('Auth/Auth', alternatives));

/** Who owns a token, as evidence. */
export const ownedBy = (wallet: Account, token: string = '7'): Input => ({ token, owner: wallet.address });
export const OWNED = (): Input => ({ tokenOwners: [ownedBy(owner())] });

/** A delegation by the owner of the credit. */
export const delegating = (att: Att, over: LinkParts = {}): Link =>
  link({ by: owner(), to: DELEGATION_URI, att, ...over });

/** Input of delegation.verify: a use of the credit by the friend, whom everybody knows to be the owner's. */
export const using = (made: Link, use: Input = {}, over: Input = {}): Input => ({
  authSig: json(made.authSig),
  use: { resource: CREDIT, delegatee: friend().address, ...use },
  now: NOW,
  evidence: { ...OWNED(), ...(Object.keys(made.held).length > 0 ? { proofs: made.held } : {}) },
  ...over,
});

/** An input as JSON carries it: facts that are undefined are absent. */
export const present = (input: Input): Input => JSON.parse(JSON.stringify(input));

export const holds = (
  name: string,
  title: string,
  input: Input,
  { rules, reason, ...rest }: Omit<Accepting, 'input'>,
): GivenVector => accept(`delegation-${name}`, title, { rules, reason, input: present(input), ...rest });

export const fails = (
  name: string,
  title: string,
  input: Input,
  { twin, ...rest }: Omit<Refusing, 'input'>,
): GivenVector => refused(`delegation-${name}`, title, { twin: `delegation-${twin}`, input: present(input), ...rest });

/** Rows of delegation.verify: the use of a delegation, whose facts that are undefined are absent. */
export const charging = ({ use }: Row & { readonly use?: Input }): Shared =>
  use === undefined ? {} : { input: present(use) };

export const RULES: readonly RuleId[] = ['capability.restriction', 'restriction.value'];
export const limited = (limits: unknown, use?: Input, resource?: string): Input =>
  using(delegating(on(resource ?? CREDIT, limits)), use);
/** Why a malformed value refuses. */
export const MALFORMED = 'A value of another form does not grant, and nothing else does.';

/** What a payment is for; its price stands beside it. */
export const spending = { resource: PAYMENT, scope: 'pkp_sign' };
export const PRICE = String(0xde0b6b3a7640000n);
export const limits = (over: Input = {}): Input => {
  const all = { ...paymentLimits(), delegate_to: [bare(friend())], ...over };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
export const paying = (over?: Input, use: Input = {}): Input =>
  using(delegating(on(PAYMENT, limits(over))), { ...spending, price: PRICE, ...use }, { evidence: undefined });
export const v8: ProfileVerdicts = { 'lit-v8': refusedBy('lit-v8.payment-restrictions') };

/** What a row about restrictions is made from: those of the one alternative, and what differs in the use. */
export interface Restricted {
  readonly use?: Input;
  readonly limits?: Input;
  readonly facts?: Input;
}

/** Rows about restrictions, which `make` puts into a delegation; what leads to them is told unless the row says it. */
export const restricting =
  (make: (limits: Input, facts: Input) => Input) =>
  ({ limits = {}, facts = {}, use = make(limits, facts), rule, change, ...row }: Row & Restricted): Shared => {
    const told = Object.entries(facts).map(([fact, value]) => [`use.${fact}`, value]);
    return {
      ...charging({ ...row, use }),
      ...(rule === undefined ? {} : { change: change ?? describe({ ...limits, ...Object.fromEntries(told) }) }),
    };
  };
