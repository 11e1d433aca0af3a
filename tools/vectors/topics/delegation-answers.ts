// delegation.verify: what a use is charged to.
import { authSigs, chains, DELEGATION_URI, delegations, refusedBy, topic } from '../vocabulary.js';

const { bare, CREDIT } = authSigs;
const { chain, credit, did, friend, user } = chains;
const { charging, delegating, on, using } = delegations;

const unused = { uses: '0' };

export default () =>
  topic({ operation: 'delegation.verify', name: 'answers', prefix: 'delegation-charge-', since: '3.0.0', rules: ['capability.restriction'], from: charging }, [
    { id: 'widest', title: 'Two alternatives with three and with five uses',
      why: 'The limit is that of the widest alternative that the use meets.', use: using(delegating(on(CREDIT, { uses: '3' }, { uses: '5' })), unused) },
    { id: 'widest-unmet', title: 'Five uses for somebody else, three for everybody', why: 'The wider alternative is not met, so that it gives no limit.',
      use: using(delegating(on(CREDIT, { delegate_to: [bare(user())], uses: '5' }, { uses: '3' })), unused) },
    { id: 'unlimited-beside', title: 'Five uses, and any number for the friend',
      why: 'The use meets an alternative without a limit: it is counted for others and not limited.',
      use: using(delegating(on(CREDIT, { uses: '5' }, { delegate_to: [bare(friend())] })), unused) },
    { id: 'both-links', title: 'A proof with five uses under a delegation with two',
      rules: ['capability.restriction', 'narrower.restriction', 'delegation.owner', 'auth-sig.proofs'], profiles: { reown: refusedBy('delegation.owner') },
      why: 'Every link that has a limit is charged under its own.',
      use: using(chain({ att: credit({ uses: '5' }), to: did(user()) }, { att: credit({ uses: '2' }), to: DELEGATION_URI }), unused) },
  ]);
