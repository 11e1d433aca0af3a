// flow.run: logins over a ledger of nonces.
import { type AuthSig, accepted, bob, deployed, flows, highS, NONCE, type ProfileVerdicts, refusedBy, sessions, standards, topic } from '../vocabulary.js';

const { login, loginSig, verifies } = flows;
const { capability, delegation } = sessions;

const SECOND = 'Wd5mRz8QcY2p';
const again = refusedBy('auth-sig.nonce-once');
const first = () => loginSig({ nonce: NONCE });

/** A login that is presented once more. */
const repeated = (signature: AuthSig) => login(signature, again);

/** A nonce that was not given out: where nonces are not looked at, the ledger still knows which one can be consumed. */
const unknown = (signature: AuthSig) => login(signature, refusedBy('auth-sig.nonce'), deployed(again));

/** The first login, after another one that deployed systems accept. */
const late = (others: ProfileVerdicts = {}) => login(first(), accepted, { ...deployed(again), ...others });

const reworded = (signature: AuthSig) => ({ ...signature, signedMessage: signature.signedMessage.replace('Log in', 'Sign in') });

const grants = () => verifies(capability(), 'session', accepted, {}, { nonce: [NONCE] });
const delegates = () => verifies(delegation(), 'delegation', accepted, {}, { nonce: [NONCE] });

const ended = refusedBy('auth-sig.expired');

export default () => topic({ operation: 'flow.run', name: 'login', prefix: 'flow-login-', from: flows.flowing, also: ['auth-sig.nonce-once'], risk: ['replay'],
  nonces: [NONCE] }, [
  { id: 'replay', title: 'A login is presented twice', why: 'The first acceptance consumes the nonce.',
    steps: [login(first()), repeated(first()), repeated(first())] },
  { id: 'unknown-nonce', title: 'A login with a nonce that was not given out', rules: ['auth-sig.nonce'],
    why: 'Only nonces that were given out are accepted, and presenting another one does not make it known.',
    nonces: [SECOND], steps: [unknown(first()), unknown(first())] },
  { id: 'no-nonces', title: 'A login where no nonce was given out', rules: ['auth-sig.nonce'], why: 'An empty ledger accepts nothing, and not everything.',
    nonces: undefined, steps: [unknown(first())] },
  { id: 'nonce-case', title: 'A login with a nonce in another letter case', rules: ['auth-sig.nonce'],
    why: 'Nonces are compared byte for byte; the login with the nonce that was given out is accepted after it.',
    steps: [unknown(loginSig({ nonce: NONCE.toUpperCase() })), login(first())] },
  { id: 'two-nonces', title: 'Two nonces, each used once and again', why: 'Consuming one nonce leaves the other as it was.', nonces: [NONCE, SECOND],
    steps: [login(loginSig({ nonce: SECOND })), login(first()), repeated(loginSig({ nonce: SECOND })), repeated(first())] },
  { id: 'two-accounts', title: 'A second wallet logs in with the nonce of the first', why: 'A nonce is good for one login, whoever makes it.',
    steps: [login(first()), repeated(loginSig({ nonce: NONCE, by: bob() }))] },
  { id: 'another-text', title: 'A second login with the same nonce and another text',
    why: 'The nonce is consumed, not the text: a later message with it is refused as well.',
    steps: [login(first()), repeated(loginSig({ nonce: NONCE, issuedAt: '2026-01-15T11:30:00Z' }))] },
  { id: 'wrong-signature-first', title: 'A login with a wrong signature, then the genuine one', rules: ['auth-sig.signature'], risk: ['replay', 'lockout'],
    why: 'Nothing is consumed unless everything else holds, so that a stranger cannot spend the nonce.',
    steps: [login(reworded(first()), refusedBy('auth-sig.signature')), login(first()), repeated(first())] },
  { id: 'wrong-domain-first', title: 'A login for another site, then the genuine one', rules: ['auth-sig.domain'], risk: ['replay', 'wrong-domain'],
    why: 'A login that fails consumes nothing.',
    steps: [login(loginSig({ nonce: NONCE, domain: 'evil.example' }), refusedBy('auth-sig.domain'), deployed(accepted)), late()] },
  { id: 'expired-first', title: 'An expired login, then a current one with the same nonce', rules: ['auth-sig.expired'], risk: ['replay', 'expiry'],
    why: 'A login that fails consumes nothing, whatever it fails for.',
    steps: [
      login(loginSig({ nonce: NONCE, expirationTime: '2026-01-15T11:30:00Z' }), ended, { reown: accepted }),
      login(first(), accepted, { reown: again }),
    ] },
  { id: 'unreadable-first', title: 'A text that is no AuthSig, then a login', rules: ['auth-sig.shape'], risk: ['lockout'],
    why: 'What cannot be read consumes nothing.', steps: [login({ nonce: NONCE }, refusedBy('auth-sig.shape')), login(first())] },
  { id: 'malleable', title: 'A login, and its copy with the high twin of s', rules: ['auth-sig.low-s'], risk: ['replay', 'signature-malleability'],
    why: 'The copy is another text of the same signature. Where it passes as a signature, its nonce has been used.',
    steps: [login(first()), login(highS(first()), refusedBy('auth-sig.low-s'), { ...deployed(again), ...standards(again) })] },
  { id: 'malleable-first', title: 'The copy with the high twin of s, then the login', rules: ['auth-sig.low-s'], risk: ['replay', 'signature-malleability'],
    why: 'The copy is refused and consumes nothing. Where it is accepted, the nonce is used once all the same.',
    steps: [login(highS(first()), refusedBy('auth-sig.low-s'), { ...deployed(accepted), ...standards(accepted) }), late(standards(again))] },
  { id: 'session-first', title: 'A grant to a session key is presented as a login, then a login with its nonce', rules: ['auth-sig.login-uri'],
    risk: ['replay', 'wrong-session'], why: 'The AuthSig of a session is no login, and it consumes nothing.',
    steps: [login(capability(), refusedBy('auth-sig.login-uri')), login(first())] },
  { id: 'then-session', title: 'A login consumes the nonce that the AuthSig of a session has as well', rules: ['auth-sig.nonce-reusable'],
    risk: ['replay', 'lockout'], why: 'The nonce of a session is judged for freshness only: that a login used it up does not matter.',
    steps: [login(first()), grants(), grants(), repeated(first())] },
  { id: 'after-session', title: 'The AuthSig of a session is verified twice, then a login with its nonce', rules: ['auth-sig.nonce-reusable'],
    risk: ['lockout'], why: 'Verifying the AuthSig of a session consumes nothing.', steps: [grants(), grants(), login(first())] },
  { id: 'after-delegation', title: 'A delegation is verified twice, then a login with its nonce', rules: ['auth-sig.nonce-reusable'],
    risk: ['lockout'], why: 'Verifying a delegation consumes nothing.', steps: [delegates(), delegates(), login(first())] },
  { id: 'clock', title: 'Logins around the end of the skew, the clock steps by one second', rules: ['auth-sig.expired'], risk: ['expiry', 'replay'],
    why: 'A login ends once the time has reached its expiration time and 60 seconds; what came too late has consumed nothing.', nonces: [NONCE, SECOND],
    steps: [
      login(first(), ended, { reown: accepted }, { now: '2026-01-15T12:31:00Z' }),
      login(first(), accepted, { reown: again }, { now: '2026-01-15T12:30:59Z' }),
      login(loginSig({ nonce: SECOND }), ended, { reown: accepted }, { now: '2026-01-15T12:31:01Z' }),
      login(first(), ended, { reown: again }, { now: '2026-01-15T12:31:00Z' }),
    ] },
]);
