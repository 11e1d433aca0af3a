// flow.run: what stands beside a limited use and does not limit it: another credit, an alternative for somebody else, one that
// nobody can decide.
import { bare, CREDIT } from '../auth-sigs.js';
import { credit, friend, link, owner, user } from '../chains.js';
import { flow, step } from '../flows.js';
import { DELEGATION_URI, file, json, NOW } from '../kit.js';
import { accepted, lit, only, refusedBy } from '../sessions.js';

export const since = '3.0.0';

const OTHER = 'lit-ratelimitincrease://8';
const delegating = (att) => link({ by: owner(), to: DELEGATION_URI, att });

const use = (made, verdict = accepted, profiles = {}, over = {}) =>
  step(
    'delegation.verify',
    {
      authSig: json(made.authSig),
      use: { resource: CREDIT, delegatee: friend().address, ...over },
      ledger: true,
      now: NOW,
      evidence: { tokenOwners: ['7', '8'].map((token) => ({ token, owner: owner().address })) },
    },
    verdict,
    profiles,
  );
const spent = (made, over) => use(made, refusedBy('delegation.uses'), lit(accepted), over);

/** Delegations for one use: id, title, what the credit has, reason. */
const once = () => [
  [
    'other-credit',
    'A second credit whose uses are not limited',
    { ...credit({ uses: '1' }), ...only(OTHER, only('Auth/Auth', [{}])) },
    'The credit that is used has a limit, whatever another has.',
  ],
  [
    'other-credit-first',
    'A first credit whose uses are not limited',
    { ...only('lit-ratelimitincrease://6', only('Auth/Auth', [{}])), ...credit({ uses: '1' }) },
    'The credit that is used has a limit, whatever another has.',
  ],
  [
    'unmet',
    'An alternative without uses for somebody else',
    credit({ uses: '1' }, { delegate_to: [bare(user())] }),
    'An alternative that the use does not meet does not grant it, and so does not widen its limit.',
  ],
  [
    'unmet-first',
    'An alternative with more uses for somebody else in front',
    credit({ delegate_to: [bare(user())], uses: '9' }, { uses: '1' }),
    'An alternative that the use does not meet does not grant it, and so does not widen its limit.',
  ],
  [
    'foreign',
    'An alternative that nobody can decide',
    credit({ uses: '1' }, { region: 'eu' }),
    'An alternative with a key that nobody registered does not grant, and so does not widen the limit.',
  ],
  [
    'foreign-uses',
    'An alternative with more uses that nobody can decide',
    credit({ region: 'eu', uses: '9' }, { uses: '1' }),
    'An alternative with a key that nobody registered does not grant, and so does not widen the limit.',
  ],
  [
    'equal',
    'Two alternatives with one use each',
    credit({ uses: '1' }, { delegate_to: [bare(friend())], uses: '1' }),
    'The limit is that of the widest alternative, and limits are not added up.',
  ],
];

export default () => [
  file('flow.run', 'uses-beside', [
    ...once().map(([id, title, att, reason]) =>
      flow(`uses-beside-${id}`, title, {
        rules: ['delegation.uses', 'capability.resource', 'capability.restriction', 'capability.restriction-undecided'],
        risk: ['restriction-bypass', 'replay'],
        reason: `${reason} The first use is accepted, and the second one is refused.`,
        steps: [use(delegating(att)), spent(delegating(att)), spent(delegating(att), { delegatee: owner().address })],
      }),
    ),
    flow('uses-beside-two-credits', 'Two credits of which one has a limit', {
      rules: ['delegation.uses', 'capability.resource'],
      risk: ['restriction-bypass', 'lockout'],
      reason:
        'The credit with a limit of one is used once. The other has no limit, and its uses are counted for the delegation.',
      steps: (() => {
        const made = delegating({ ...credit({ uses: '1' }), ...only(OTHER, only('Auth/Auth', [{}])) });
        return [
          use(made),
          use(made, accepted, {}, { resource: OTHER }),
          spent(made),
          use(made, accepted, {}, { resource: OTHER }),
        ];
      })(),
    }),
  ]),
];
