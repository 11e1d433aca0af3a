// delegation.verify: the id of a credit, character by character, and limits of several digits.
import { friend, owner } from '../chains.js';
import { delegating, fails, holds, on, ownedBy, using } from '../delegations.js';
import { file } from '../kit.js';

export const since = '3.0.0';

const ID = 'The id of a credit is 1 to 78 decimal digits; the use names the credit by its resource alone.';

/** A credit that the resource alone names. */
const named = (id, over = {}) =>
  using(
    delegating(on(`lit-ratelimitincrease://${id}`, {})),
    { resource: `lit-ratelimitincrease://${id}` },
    { evidence: { tokenOwners: [ownedBy(owner(), id)] }, ...over },
  );

const good = [
  ['two', 'A credit of two digits', '42'],
  ['four', 'A credit of four digits', '1234'],
  ['78', 'A credit of 78 digits', `9${'0'.repeat(77)}`],
];

export default () => [
  file('delegation.verify', 'ids', [
    ...good.map(([name, title, id]) =>
      holds(`id-${name}`, title, named(id), { rules: ['delegation.owner', 'delegation.owner-undecided'], reason: ID }),
    ),
    fails(
      'id-other-owner',
      'A credit of four digits that somebody else owns',
      named('1234', { evidence: { tokenOwners: [ownedBy(friend(), '1234')] } }),
      {
        rule: 'delegation.owner',
        twin: 'id-four',
        mutation: 'evidence: the owner of 1234 is the friend',
        reason: ID,
      },
    ),
    fails(
      'id-other-evidence',
      'A credit of four digits, and the owner of its last digit',
      named('1234', { evidence: { tokenOwners: [ownedBy(owner(), '4')] } }),
      {
        rule: 'delegation.owner-undecided',
        twin: 'id-four',
        mutation: 'evidence: the owner of 4 in place of 1234',
        reason: ID,
      },
    ),
  ]),
];
