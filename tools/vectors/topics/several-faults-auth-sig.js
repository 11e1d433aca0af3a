// auth-sig.verify: AuthSigs with several faults, of which the first one in the order of issues is expected.
import { asGrant, authSig, bob, grantText, otherSession, several, severalFaults } from '../kit.js';

export const since = '3.0.0';

const PAST = { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' };

export default () => [
  severalFaults('auth-sig.verify', [
    several('several-auth-sig-key-and-expiry', 'A grant to another session key that has expired', {
      faults: ['auth-sig.session-bound', 'auth-sig.expired'],
      twin: 'auth-session',
      mutation: 'URI = lit:session: and another key; Issued At and Expiration Time a year ago',
      risk: ['wrong-session', 'expiry'],
      reason: 'Both rules belong to stage 3. The URI stands in front of the Expiration Time in the message.',
      input: asGrant(authSig(grantText({ to: otherSession(), ...PAST }))),
    }),
    several('several-auth-sig-expiry-and-signer', 'An expired grant that another wallet signed', {
      faults: ['auth-sig.expired', 'auth-sig.signature'],
      twin: 'auth-session',
      mutation: 'Issued At and Expiration Time a year ago; signed by another wallet',
      risk: ['expiry', 'forgery'],
      reason: 'The expiry is judged in stage 3 and the signature in stage 4. The first stage with an issue ends it.',
      input: asGrant({ ...authSig(grantText(PAST)), sig: authSig(grantText(PAST), bob()).sig }),
    }),
  ]),
];
