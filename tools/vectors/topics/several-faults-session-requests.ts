// session-sig.verify: the only request on the asked resource has an ability that nobody knows.
import { accepted, lit, OTHER_PKP, PKP, pkpSigning, request, sessions, topic } from '../vocabulary.js';

const { at } = sessions;

const unknown = () => request('lit-pkp', PKP, 'pkp-singing');

export default () => topic({ operation: 'session-sig.verify', folder: 'several-faults', name: 'session-requests', prefix: 'several-session-ability-unknown',
  twin: 'session-standard', faults: ['session.requested-ability', 'session.request-ability'], risk: ['widening', 'type-confusion'],
  why: 'The row of lit-pkp has no such ability, so that nothing is requested that could be the asked operation. The list of requests stands in front of what is in it.',
  since: '3.0.0' }, [
  { id: '', title: 'The asked resource is requested with an unknown ability', change: 'the ability of the request: pkp-singing',
    input: at({ resourceAbilityRequests: [unknown()] }) },
  { id: '-beside', title: 'The asked resource with an unknown ability beside another PKP',
    change: 'two requests: pkp-singing on the PKP, and pkp-signing on another one',
    faults: ['session.requested-ability', 'session.request-ability', 'capability.resource'], profiles: lit(accepted),
    input: at({ resourceAbilityRequests: [unknown(), pkpSigning(OTHER_PKP)] }) },
]);
