// flow.run: a ledger of uses that has no room left, for one root and not for another.
import { accepted, chains, delegations, flows, lit, type Row, refusedBy, topic } from '../vocabulary.js';

const { credit, stranger } = chains;
const { on, ownedBy } = delegations;

const spent = refusedBy('delegation.uses');
const full = refusedBy('delegation.ledger-full');

/** One use of the credit of whoever signed, counted. */
const uses = (made: chains.Link, verdict = accepted, token = '7') =>
  flows.counts(made,
    { use: { resource: `lit-ratelimitincrease://${token}`, delegatee: stranger().address }, evidence: { tokenOwners: [ownedBy(made.by, token)] } },
    verdict, verdict === accepted ? {} : lit(accepted));

const first = () => delegations.delegating(credit({ uses: '2' }), { nonce: 'FirstNonce01' });
const second = () => delegations.delegating(credit({ uses: '2' }), { nonce: 'SecondNonce1' });
const unlimited = () => delegations.delegating(credit({}), { nonce: 'ThirdNonce01' });
const other = () => delegations.delegating(on('lit-ratelimitincrease://8', { uses: '1' }), { by: stranger(), nonce: 'OtherNonce01' });

/** A flow over a ledger that has room for one delegation of each root. */
const small = (row: Row & flows.Flow) => {
  const { input, ...rest } = flows.flowing(row);
  return { ...rest, input: { room: 1, ...input } };
};

export default () => topic({ operation: 'flow.run', name: 'room', prefix: 'flow-', since: '3.0.0', from: small }, [
  { id: 'delegation-room', title: 'A ledger with room for one delegation of each root', rules: ['delegation.ledger-full', 'delegation.uses'],
    risk: ['lockout', 'fail-open'],
    why: 'The second delegation of the owner cannot be counted, so it is neither valid nor spent. What is known is counted on, what has no limit needs no room, and another root has room of its own.',
    steps: [
      uses(first()), uses(second(), full), uses(unlimited()),
      uses(other(), accepted, '8'), uses(other(), spent, '8'),
      uses(first()), uses(first(), spent), uses(second(), full),
    ] },
]);
