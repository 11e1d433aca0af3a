// flow.run: a ledger of uses that has no room left, for one root and not for another.
import { credit, link, owner, stranger } from '../chains.js';
import { flow, step } from '../flows.js';
import { DELEGATION_URI, file, json, NOW } from '../kit.js';
import { accepted, lit, refusedBy } from '../sessions.js';

export const since = '3.0.0';

const full = { result: 'undecided', rule: 'delegation.ledger-full' };

const delegating = (by, nonce, att) => link({ by, to: DELEGATION_URI, att, nonce });

/** One use of the credit of whoever signed, counted. */
const uses = (made, verdict = accepted, profiles = {}) => {
  const [resource] = Object.keys(made.att);
  const token = resource.split('//')[1];
  const input = {
    authSig: json(made.authSig),
    use: { resource, delegatee: stranger().address },
    ledger: true,
    now: NOW,
    evidence: { tokenOwners: [{ token, owner: made.by.address }] },
  };
  return step('delegation.verify', input, verdict, profiles);
};

const rooms = () => {
  const first = { ...delegating(owner(), 'FirstNonce01', credit({ uses: '2' })), att: credit({}) };
  const second = { ...delegating(owner(), 'SecondNonce1', credit({ uses: '2' })), att: credit({}) };
  const theirs = { 'lit-ratelimitincrease://8': { 'Auth/Auth': [{ uses: '1' }] } };
  const other = { ...delegating(stranger(), 'OtherNonce01', theirs), att: theirs };
  const unlimited = { ...delegating(owner(), 'ThirdNonce01', credit({})), att: credit({}) };
  const made = flow('delegation-room', 'A ledger with room for one delegation of each root', {
    rules: ['delegation.ledger-full', 'delegation.uses'],
    risk: ['lockout', 'fail-open'],
    reason:
      'The second delegation of the owner cannot be counted, so it is neither valid nor spent. What is known is counted on, what has no limit needs no room, and another root has room of its own.',
    steps: [
      uses(first),
      uses(second, full, lit(accepted)),
      uses(unlimited),
      uses(other),
      uses(other, refusedBy('delegation.uses'), lit(accepted)),
      uses(first),
      uses(first, refusedBy('delegation.uses'), lit(accepted)),
      uses(second, full, lit(accepted)),
    ],
  });
  return [{ ...made, input: { room: 1, ...made.input } }];
};

export default () => [file('flow.run', 'room', rooms())];
