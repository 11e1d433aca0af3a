// session-sig.verify: a grant of somebody else that covers the request in name only, beside one that grants.
import { accept, alice, bob, file, reject } from '../kit.js';
import { AUTH, at, capability, cell, only } from '../sessions.js';

export const since = '3.0.0';

const CREDIT = 'lit-ratelimitincrease://7';
const asking = (facts) => ({ request: { resource: CREDIT, ability: AUTH, ...(facts ? { facts } : {}) } });
const REQUEST = [
  { resource: { resource: '7', resourcePrefix: 'lit-ratelimitincrease' }, ability: 'rate-limit-increase-auth' },
];
const DELEGATEE = { delegatee: alice().address };

/** A session over two grants of the credit: Alice's has no restriction, Bob's has these alternatives. */
const two = (alternatives, over = {}, turned = false) => {
  const hers = capability({ att: cell(CREDIT, AUTH) });
  const his = capability({ by: bob(), att: only(CREDIT, only(AUTH, alternatives)) });
  return at(
    { resourceAbilityRequests: REQUEST, capabilities: turned ? [his, hers] : [hers, his] },
    { ...asking(DELEGATEE), ...over },
  );
};

/** What does not grant: name, title, alternatives, reason. */
const idle = [
  ['malformed', 'of a malformed value', [{ delegate_to: 'everyone' }], 'A value of another form does not grant.'],
  [
    'unmet',
    'whose restriction is not met',
    [{ delegate_to: [bob().address.slice(2).toLowerCase()] }],
    'What is not met does not grant.',
  ],
  [
    'malformed-both',
    'of two malformed values',
    [{ nft_id: 7 }, { delegate_to: [7] }],
    'A value of another form does not grant.',
  ],
];

export default () => [
  file('session-sig.verify', 'offers', [
    ...idle.flatMap(([name, words, alternatives, reason]) =>
      [false, true].map((turned) =>
        accept(
          `session-offer-${name}${turned ? '-first' : ''}`,
          `A grant of Bob ${words}${turned ? ' in front of' : ' behind'} one of Alice`,
          {
            rules: ['session.account', 'capability.restriction', 'restriction.value'],
            reason: `${reason} So one account grants, and it is Alice's.`,
            input: two(alternatives, {}, turned),
          },
        ),
      ),
    ),
    ...idle.map(([name, words, alternatives, reason]) =>
      reject(`session-offer-${name}-named`, `A grant of Bob ${words} beside one of Alice, where Bob is named`, {
        rule: 'session.account',
        rules: ['session.account', 'capability.restriction', 'restriction.value'],
        twin: `session-offer-${name}`,
        mutation: 'account: Bob',
        reason: `${reason} So it is Alice who grants, and Bob is named.`,
        risk: ['wrong-account'],
        input: two(alternatives, { account: bob().address }),
      }),
    ),
  ]),
];
