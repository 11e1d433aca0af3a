// session-sig.verify: the only request on the asked resource has an ability that nobody knows.
import { OTHER_PKP, PKP, pkpSigning, request, several, severalFaults } from '../kit.js';
import { accepted, at, lit } from '../sessions.js';

export const since = '3.0.0';

const faults = ['session.requested-ability', 'session.request-ability'];
const row = {
  faults,
  twin: 'session-standard',
  risk: ['widening', 'type-confusion'],
  reason:
    'The row of lit-pkp has no such ability, so that nothing is requested that could be the asked operation. The list of requests stands in front of what is in it.',
};

export default () => [
  {
    ...severalFaults('session-sig.verify', [
      several('several-session-ability-unknown', 'The asked resource is requested with an unknown ability', {
        ...row,
        mutation: 'the ability of the request: pkp-singing',
        input: at({ resourceAbilityRequests: [request('lit-pkp', PKP, 'pkp-singing')] }),
      }),
      several(
        'several-session-ability-unknown-beside',
        'The asked resource with an unknown ability beside another PKP',
        {
          ...row,
          faults: [...faults, 'capability.resource'],
          profiles: lit(accepted),
          mutation: 'two requests: pkp-singing on the PKP, and pkp-signing on another one',
          input: at({ resourceAbilityRequests: [request('lit-pkp', PKP, 'pkp-singing'), pkpSigning(OTHER_PKP)] }),
        },
      ),
    ]),
    topic: 'session-requests',
  },
];
