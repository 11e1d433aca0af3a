// session-sig.verify: a grant of somebody else that covers the request in name only, beside one that grants.
import { type Att, alice, bob, type Input, only, type Row, type RuleId, request, sessions, topic } from '../vocabulary.js';

const { AUTH, at, capability, cell } = sessions;

const CREDIT = 'lit-ratelimitincrease://7';

/** A session over two grants of the credit: Alice's has no restriction, Bob's has these alternatives. */
interface Offered {
  readonly his: readonly unknown[];
  /** Whether Bob's stands in front. */
  readonly first?: true;
  readonly account?: string;
}

const offering = ({ his, first, account }: Row & Offered): { readonly input: Input } => {
  const granted = (att: Att, by = alice()) => capability({ by, att });
  const both = [granted(cell(CREDIT, AUTH)), granted(only(CREDIT, only(AUTH, his)), bob())];
  return {
    input: at({
      resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')], capabilities: first ? both.toReversed() : both,
    }, { request: { resource: CREDIT, ability: AUTH, facts: { delegatee: alice().address } }, account }),
  };
};

const malformed = [{ delegate_to: 'everyone' }];
const unmet = () => [{ delegate_to: [bob().address.slice(2).toLowerCase()] }];
const both = [{ nft_id: 7 }, { delegate_to: [7] }];

const FORM = 'A value of another form does not grant.';
const UNMET = 'What is not met does not grant.';
const ALICE = "So one account grants, and it is Alice's.";
const NAMED = 'So it is Alice who grants, and Bob is named.';
const RESTRICTED: readonly RuleId[] = ['capability.restriction', 'restriction.value'];

export default () => topic({ operation: 'session-sig.verify', name: 'offers', prefix: 'session-offer-', since: '3.0.0', from: offering,
  accepted: { rules: ['session.account'] }, refused: { change: 'account: Bob' }, also: RESTRICTED }, [
  { id: 'malformed', title: 'A grant of Bob of a malformed value behind one of Alice', why: `${FORM} ${ALICE}`, his: malformed },
  { id: 'malformed-first', title: 'A grant of Bob of a malformed value in front of one of Alice', why: `${FORM} ${ALICE}`, his: malformed, first: true },
  { id: 'unmet', title: 'A grant of Bob whose restriction is not met behind one of Alice', why: `${UNMET} ${ALICE}`, his: unmet() },
  { id: 'unmet-first', title: 'A grant of Bob whose restriction is not met in front of one of Alice', why: `${UNMET} ${ALICE}`, his: unmet(), first: true },
  { id: 'malformed-both', title: 'A grant of Bob of two malformed values behind one of Alice', why: `${FORM} ${ALICE}`, his: both },
  { id: 'malformed-both-first', title: 'A grant of Bob of two malformed values in front of one of Alice', why: `${FORM} ${ALICE}`, his: both, first: true },
  { id: 'malformed-named', title: 'A grant of Bob of a malformed value beside one of Alice, where Bob is named', twin: 'malformed', rule: 'session.account',
    why: `${FORM} ${NAMED}`, his: malformed, account: bob().address },
  { id: 'unmet-named', title: 'A grant of Bob whose restriction is not met beside one of Alice, where Bob is named', twin: 'unmet', rule: 'session.account',
    why: `${UNMET} ${NAMED}`, his: unmet(), account: bob().address },
  { id: 'malformed-both-named', title: 'A grant of Bob of two malformed values beside one of Alice, where Bob is named', twin: 'malformed-both',
    rule: 'session.account', why: `${FORM} ${NAMED}`, his: both, account: bob().address },
]);
