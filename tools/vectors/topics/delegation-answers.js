// delegation.verify: what a use is charged to.

import { bare as bareHex, CREDIT } from '../auth-sigs.js';
import { chain, credit, did, friend, user } from '../chains.js';
import { delegating, holds, on, using } from '../delegations.js';
import { DELEGATION_URI, file } from '../kit.js';
import { refusedBy } from '../sessions.js';

export const since = '3.0.0';

export default () => [
  file('delegation.verify', 'answers', [
    holds(
      'charge-widest',
      'Two alternatives with three and with five uses',
      using(delegating(on(CREDIT, { uses: '3' }, { uses: '5' })), { uses: '0' }),
      { rules: ['capability.restriction'], reason: 'The limit is that of the widest alternative that the use meets.' },
    ),
    holds(
      'charge-widest-unmet',
      'Five uses for somebody else, three for everybody',
      using(delegating(on(CREDIT, { delegate_to: [bareHex(user())], uses: '5' }, { uses: '3' })), { uses: '0' }),
      { rules: ['capability.restriction'], reason: 'The wider alternative is not met, so that it gives no limit.' },
    ),
    holds(
      'charge-unlimited-beside',
      'Five uses, and any number for the friend',
      using(delegating(on(CREDIT, { uses: '5' }, { delegate_to: [bareHex(friend())] })), { uses: '0' }),
      {
        rules: ['capability.restriction'],
        reason: 'The use meets an alternative without a limit: it is counted for others and not limited.',
      },
    ),
    holds(
      'charge-both-links',
      'A proof with five uses under a delegation with two',
      using(
        chain({ att: credit({ uses: '5' }), to: did(user()) }, { att: credit({ uses: '2' }), to: DELEGATION_URI }),
        { uses: '0' },
      ),
      {
        rules: ['capability.restriction', 'narrower.restriction', 'delegation.owner', 'auth-sig.proofs'],
        reason: 'Every link that has a limit is charged under its own.',
        profiles: { reown: refusedBy('delegation.owner') },
      },
    ),
  ]),
];
