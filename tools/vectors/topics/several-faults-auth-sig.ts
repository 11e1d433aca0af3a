// auth-sig.verify: AuthSigs with several faults, of which the first one in the order of issues is expected.
import { asGrant, authSig, bob, grantText, otherSession, topic } from '../vocabulary.js';

const PAST = { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' };

export default () => topic({ operation: 'auth-sig.verify', folder: 'several-faults', name: 'auth-sig.verify', prefix: 'several-auth-sig-', since: '3.0.0',
  twin: 'auth-session' }, [
  { id: 'key-and-expiry', title: 'A grant to another session key that has expired',
    change: 'URI = lit:session: and another key; Issued At and Expiration Time a year ago', faults: ['auth-sig.session-bound', 'auth-sig.expired'],
    risk: ['wrong-session', 'expiry'], why: 'Both rules belong to stage 3. The URI stands in front of the Expiration Time in the message.',
    input: asGrant(authSig(grantText({ to: otherSession(), ...PAST }))) },
  { id: 'expiry-and-signer', title: 'An expired grant that another wallet signed', change: 'Issued At and Expiration Time a year ago; signed by another wallet',
    faults: ['auth-sig.expired', 'auth-sig.signature'], risk: ['expiry', 'forgery'],
    why: 'The expiry is judged in stage 3 and the signature in stage 4. The first stage with an issue ends it.',
    input: asGrant({ ...authSig(grantText(PAST)), sig: authSig(grantText(PAST), bob()).sig }) },
]);
