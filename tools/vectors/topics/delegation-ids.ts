// delegation.verify: the id of a credit, character by character, and limits of several digits.
import { chains, delegations, group, type Row, type Shared, topic } from '../vocabulary.js';

const { friend, owner } = chains;
const { charging, delegating, on, ownedBy, using } = delegations;

/** Rows of a credit that the resource alone names, and whose token is whose: the credit is the owner's unless given. */
const named = ({ credit, known = ownedBy(owner(), credit), ...row }: Row & { readonly credit: string; readonly known?: object }): Shared => {
  const resource = `lit-ratelimitincrease://${credit}`;
  return charging({ ...row, use: using(delegating(on(resource, {})), { resource }, { evidence: { tokenOwners: [known] } }) });
};

export default () =>
  topic({ operation: 'delegation.verify', name: 'ids', prefix: 'delegation-id-', since: '3.0.0', from: named,
    why: 'The id of a credit is 1 to 78 decimal digits; the use names the credit by its resource alone.' },
    group({ rules: ['delegation.owner', 'delegation.owner-undecided'] }, [
      { id: 'two', title: 'A credit of two digits', credit: '42' },
      { id: 'four', title: 'A credit of four digits', credit: '1234' },
      { id: '78', title: 'A credit of 78 digits', credit: `9${'0'.repeat(77)}` },
    ]),
    group({ twin: 'four' }, [
      { id: 'other-owner', title: 'A credit of four digits that somebody else owns', change: 'evidence: the owner of 1234 is the friend',
        rule: 'delegation.owner', credit: '1234', known: ownedBy(friend(), '1234') },
      { id: 'other-evidence', title: 'A credit of four digits, and the owner of its last digit', change: 'evidence: the owner of 4 in place of 1234',
        rule: 'delegation.owner-undecided', credit: '1234', known: ownedBy(owner(), '4') },
    ]),
  );
