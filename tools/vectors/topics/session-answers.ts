// session-sig.verify: what an accepted session proves where several candidates play a part.
import { type AuthSig, alice, bob, grant, type Input, OTHER_PKP, OTHER_PKP_URI, pkpSigning, sessions, statement, topic } from '../vocabulary.js';

const { at, capability, cell, delegation, thirdSession } = sessions;

const EARLY = '2026-01-15T12:10:00.250Z';
const both = [pkpSigning(), pkpSigning(OTHER_PKP)];
const says = (text: string, details = grant()) => `${text} ${statement(details)}`;
const otherGrant = () => ({ att: cell(OTHER_PKP_URI), prf: [] });

const through = (capabilities: readonly AuthSig[], input: Input = {}) => at({ resourceAbilityRequests: both, capabilities }, input);

const unasked = { request: undefined };

export default () => topic({ operation: 'session-sig.verify', name: 'answers', prefix: 'session-answer-', since: '3.0.0' }, [
  { id: 'holder-carries', title: 'The grant of the other request ends earlier than that of the operation', rules: ['session.account', 'capability.resource'],
    why: 'Both candidates are valid, for each grants a request that the other does not. The operation is granted by the first alone, which carries the session: its end counts, and that of the other does not.',
    input: through([capability(), capability({ att: cell(OTHER_PKP_URI), expirationTime: EARLY })]) },
  { id: 'wider-first', title: 'A grant of both requests behind one of the operation that ends earlier', rules: ['session.account', 'capability.resource'],
    why: 'The first candidate grants the operation, and the second both requests. The first is the holder, with its end and the text in front of its statement.',
    input: through([
      capability({ says: says('For ten minutes.'), expirationTime: EARLY }),
      capability({ att: { ...grant().att, ...cell(OTHER_PKP_URI) }, expirationTime: '2026-01-15T12:20:00Z' }),
    ]) },
  { id: 'all-carry', title: 'No operation is asked for, and the second of two grants ends first', rules: ['session.account', 'capability.resource'],
    why: 'With nothing asked every valid candidate that grants a request carries the session, so the earliest end counts. The first is the holder.',
    input: through(
      [capability({ says: says('First.') }), capability({ says: says('Second.', otherGrant()), att: cell(OTHER_PKP_URI), expirationTime: EARLY })], unasked
    ) },
  { id: 'spare', title: 'A second grant of the operation that ends earlier', rules: ['session.account'],
    why: 'Nothing depends on the second candidate: its signature is not judged, it does not carry the session, and its end does not count.',
    input: at({ capabilities: [capability(), capability({ says: says('Again.'), expirationTime: EARLY })] }) },
  { id: 'mixed', title: 'A grant behind one to another key, an expired delegation and a valid one',
    rules: ['session.delegation-not-grant', 'auth-sig.session-bound', 'auth-sig.expired'],
    why: 'The capability for another session key and the expired delegation are ignored, each with its rule; the two delegations are listed with their accounts and ends; the account is that of the grant.',
    input: at({
      capabilities: [
        delegation({ by: bob() }), capability({ by: bob(), to: thirdSession() }), delegation({ expirationTime: '2026-01-15T11:40:00Z' }), capability(),
        delegation({ by: alice(), expirationTime: EARLY }),
      ],
    }),
    ignored: { 2: 'auth-sig.expired' } },
  { id: 'fraction', title: 'An end with a fraction and an offset', rules: ['auth-sig.expired'],
    why: 'The end is given in UTC with all its digits but the zeros behind the last.',
    input: at({ capabilities: [capability({ expirationTime: '2026-01-15T13:05:00.12345678900+01:00' })] }) },
]);
