// flow.run: what stands beside a limited use and does not limit it: another credit, an alternative for somebody else, one that
// nobody can decide.
import { type Att, accepted, authSigs, chains, delegations, flows, group, type Input, lit, type Row, refusedBy, topic, type Verdict } from '../vocabulary.js';

const { credit, friend, owner, user } = chains;
const { on, ownedBy } = delegations;
const { bare } = authSigs;

const OTHER = 'lit-ratelimitincrease://8';

const uses = (att: Att, use: Input = {}, verdict: Verdict = accepted) =>
  flows.counts(delegations.delegating(att), { use, evidence: { tokenOwners: ['7', '8'].map((token) => ownedBy(owner(), token)) } }, verdict,
    verdict === accepted ? {} : lit(accepted));
const spent = (att: Att, use?: Input) => uses(att, use, refusedBy('delegation.uses'));

/** A delegation for one use. */
const once = ({ att, because }: Row & { readonly att: Att; readonly because: string }) => ({
  why: `${because} The first use is accepted, and the second one is refused.`,
  ...flows.flowing({ steps: [uses(att), spent(att), spent(att, { delegatee: owner().address })] }),
});

const LIMITED = 'The credit that is used has a limit, whatever another has.';
const UNMET = 'An alternative that the use does not meet does not grant it, and so does not widen its limit.';
const FOREIGN = 'An alternative with a key that nobody registered does not grant, and so does not widen the limit.';

const two = () => ({ ...credit({ uses: '1' }), ...on(OTHER, {}) });

export default () => topic({ operation: 'flow.run', name: 'uses-beside', prefix: 'flow-uses-beside-', since: '3.0.0' },
  group({ rules: ['delegation.uses', 'capability.resource', 'capability.restriction', 'capability.restriction-undecided'],
    risk: ['restriction-bypass', 'replay'], from: once }, [
    { id: 'other-credit', title: 'A second credit whose uses are not limited', att: two(), because: LIMITED },
    { id: 'other-credit-first', title: 'A first credit whose uses are not limited', att: { ...on('lit-ratelimitincrease://6', {}), ...credit({ uses: '1' }) },
      because: LIMITED },
    { id: 'unmet', title: 'An alternative without uses for somebody else', att: credit({ uses: '1' }, { delegate_to: [bare(user())] }), because: UNMET },
    { id: 'unmet-first', title: 'An alternative with more uses for somebody else in front',
      att: credit({ delegate_to: [bare(user())], uses: '9' }, { uses: '1' }), because: UNMET },
    { id: 'foreign', title: 'An alternative that nobody can decide', att: credit({ uses: '1' }, { region: 'eu' }), because: FOREIGN },
    { id: 'foreign-uses', title: 'An alternative with more uses that nobody can decide', att: credit({ region: 'eu', uses: '9' }, { uses: '1' }),
      because: FOREIGN },
    { id: 'equal', title: 'Two alternatives with one use each', att: credit({ uses: '1' }, { delegate_to: [bare(friend())], uses: '1' }),
      because: 'The limit is that of the widest alternative, and limits are not added up.' },
  ]),
  group({ from: flows.flowing }, [
    { id: 'two-credits', title: 'Two credits of which one has a limit', rules: ['delegation.uses', 'capability.resource'],
      risk: ['restriction-bypass', 'lockout'],
      why: 'The credit with a limit of one is used once. The other has no limit, and its uses are counted for the delegation.',
      steps: [uses(two()), uses(two(), { resource: OTHER }), spent(two()), uses(two(), { resource: OTHER })] },
  ]));
