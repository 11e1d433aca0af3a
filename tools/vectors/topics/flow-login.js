// flow.run: logins over a ledger of nonces.

import { accepted, flow, login, loginSig, refusedBy, verifies } from '../flows.js';
import { alice, bob, ecdsa, ecdsaHex, eip191, file, NONCE, secp256k1 } from '../kit.js';
import { capability, delegation } from '../sessions.js';

const SECOND = 'Wd5mRz8QcY2p';
const again = refusedBy('auth-sig.nonce-once');
const rules = ['auth-sig.nonce-once'];
const risk = ['replay'];
const first = () => loginSig({ nonce: NONCE });

/** Where nonces are not looked at, the ledger still knows which one can be consumed. */
const unknown = { 'lit-v7': again, 'lit-v8': again, reown: again };

function highS(signature) {
  const { r, s, recovery } = ecdsa(eip191(signature.signedMessage), alice().secretKey);
  return { ...signature, sig: ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }) };
}

const tampered = (signature) => ({ ...signature, signedMessage: signature.signedMessage.replace('Log in', 'Sign in') });

export default () => [
  file('flow.run', 'login', [
    flow('login-replay', 'A login is presented twice', {
      rules,
      risk,
      reason: 'The first acceptance consumes the nonce.',
      nonces: [NONCE],
      steps: [login(first()), login(first(), again), login(first(), again)],
    }),
    flow('login-unknown-nonce', 'A login with a nonce that was not given out', {
      rules: ['auth-sig.nonce', ...rules],
      risk,
      reason: 'Only nonces that were given out are accepted, and presenting another one does not make it known.',
      nonces: [SECOND],
      steps: [
        login(first(), refusedBy('auth-sig.nonce'), unknown),
        login(first(), refusedBy('auth-sig.nonce'), unknown),
      ],
    }),
    flow('login-no-nonces', 'A login where no nonce was given out', {
      rules: ['auth-sig.nonce', ...rules],
      risk,
      reason: 'An empty ledger accepts nothing, and not everything.',
      steps: [login(first(), refusedBy('auth-sig.nonce'), unknown)],
    }),
    flow('login-nonce-case', 'A login with a nonce in another letter case', {
      rules: ['auth-sig.nonce', ...rules],
      risk,
      reason: 'Nonces are compared byte for byte; the login with the nonce that was given out is accepted after it.',
      nonces: [NONCE],
      steps: [login(loginSig({ nonce: NONCE.toUpperCase() }), refusedBy('auth-sig.nonce'), unknown), login(first())],
    }),
    flow('login-two-nonces', 'Two nonces, each used once and again', {
      rules,
      risk,
      reason: 'Consuming one nonce leaves the other as it was.',
      nonces: [NONCE, SECOND],
      steps: [
        login(loginSig({ nonce: SECOND })),
        login(first()),
        login(loginSig({ nonce: SECOND }), again),
        login(first(), again),
      ],
    }),
    flow('login-two-accounts', 'A second wallet logs in with the nonce of the first', {
      rules,
      risk,
      reason: 'A nonce is good for one login, whoever makes it.',
      nonces: [NONCE],
      steps: [login(first()), login(loginSig({ nonce: NONCE, by: bob() }), again)],
    }),
    flow('login-another-text', 'A second login with the same nonce and another text', {
      rules,
      risk,
      reason: 'The nonce is consumed, not the text: a later message with it is refused as well.',
      nonces: [NONCE],
      steps: [login(first()), login(loginSig({ nonce: NONCE, issuedAt: '2026-01-15T11:30:00Z' }), again)],
    }),
    flow('login-wrong-signature-first', 'A login with a wrong signature, then the genuine one', {
      rules: ['auth-sig.signature', ...rules],
      risk: ['replay', 'lockout'],
      reason: 'Nothing is consumed unless everything else holds, so that a stranger cannot spend the nonce.',
      nonces: [NONCE],
      steps: [login(tampered(first()), refusedBy('auth-sig.signature')), login(first()), login(first(), again)],
    }),
    flow('login-wrong-domain-first', 'A login for another site, then the genuine one', {
      rules: ['auth-sig.domain', ...rules],
      risk: ['replay', 'wrong-domain'],
      reason: 'A login that fails consumes nothing.',
      nonces: [NONCE],
      steps: [
        login(loginSig({ nonce: NONCE, domain: 'evil.example' }), refusedBy('auth-sig.domain'), {
          'lit-v7': accepted,
          'lit-v8': accepted,
          reown: accepted,
        }),
        login(first(), accepted, { 'lit-v7': again, 'lit-v8': again, reown: again }),
      ],
    }),
    flow('login-expired-first', 'An expired login, then a current one with the same nonce', {
      rules: ['auth-sig.expired', ...rules],
      risk: ['replay', 'expiry'],
      reason: 'A login that fails consumes nothing, whatever it fails for.',
      nonces: [NONCE],
      steps: [
        login(loginSig({ nonce: NONCE, expirationTime: '2026-01-15T11:30:00Z' }), refusedBy('auth-sig.expired'), {
          reown: accepted,
        }),
        login(first(), accepted, { reown: again }),
      ],
    }),
    flow('login-unreadable-first', 'A text that is no AuthSig, then a login', {
      rules: ['auth-sig.shape', ...rules],
      risk: ['lockout'],
      reason: 'What cannot be read consumes nothing.',
      nonces: [NONCE],
      steps: [login({ nonce: NONCE }, refusedBy('auth-sig.shape')), login(first())],
    }),
    flow('login-malleable', 'A login, and its copy with the high twin of s', {
      rules: ['auth-sig.low-s', ...rules],
      risk: ['replay', 'signature-malleability'],
      reason:
        'The copy is another text of the same signature. Where it passes as a signature, its nonce has been used.',
      nonces: [NONCE],
      steps: [
        login(first()),
        login(highS(first()), refusedBy('auth-sig.low-s'), { 'lit-v7': again, 'lit-v8': again, reown: again }),
      ],
    }),
    flow('login-malleable-first', 'The copy with the high twin of s, then the login', {
      rules: ['auth-sig.low-s', ...rules],
      risk: ['replay', 'signature-malleability'],
      reason: 'The copy is refused and consumes nothing. Where it is accepted, the nonce is used once all the same.',
      nonces: [NONCE],
      steps: [
        login(highS(first()), refusedBy('auth-sig.low-s'), {
          'lit-v7': accepted,
          'lit-v8': accepted,
          reown: accepted,
        }),
        login(first(), accepted, { 'lit-v7': again, 'lit-v8': again, reown: again }),
      ],
    }),
    flow('login-session-first', 'A grant to a session key is presented as a login, then a login with its nonce', {
      rules: ['auth-sig.login-uri', ...rules],
      risk: ['replay', 'wrong-session'],
      reason: 'The AuthSig of a session is no login, and it consumes nothing.',
      nonces: [NONCE],
      steps: [login(capability(), refusedBy('auth-sig.login-uri')), login(first())],
    }),
    flow('login-then-session', 'A login consumes the nonce that the AuthSig of a session has as well', {
      rules: ['auth-sig.nonce-reusable', ...rules],
      risk: ['replay', 'lockout'],
      reason: 'The nonce of a session is judged for freshness only: that a login used it up does not matter.',
      nonces: [NONCE],
      steps: [
        login(first()),
        verifies(capability(), 'session', accepted, {}, { nonce: [NONCE] }),
        verifies(capability(), 'session', accepted, {}, { nonce: [NONCE] }),
        login(first(), again),
      ],
    }),
    flow('login-after-session', 'The AuthSig of a session is verified twice, then a login with its nonce', {
      rules: ['auth-sig.nonce-reusable', ...rules],
      risk: ['lockout'],
      reason: 'Verifying the AuthSig of a session consumes nothing.',
      nonces: [NONCE],
      steps: [
        verifies(capability(), 'session', accepted, {}, { nonce: [NONCE] }),
        verifies(capability(), 'session', accepted, {}, { nonce: [NONCE] }),
        login(first()),
      ],
    }),
    flow('login-after-delegation', 'A delegation is verified twice, then a login with its nonce', {
      rules: ['auth-sig.nonce-reusable', ...rules],
      risk: ['lockout'],
      reason: 'Verifying a delegation consumes nothing.',
      nonces: [NONCE],
      steps: [
        verifies(delegation(), 'delegation', accepted, {}, { nonce: [NONCE] }),
        verifies(delegation(), 'delegation', accepted, {}, { nonce: [NONCE] }),
        login(first()),
      ],
    }),
    flow('login-clock', 'Logins around the end of the skew, the clock steps by one second', {
      rules: ['auth-sig.expired', ...rules],
      risk: ['expiry', 'replay'],
      reason:
        'A login ends once the time has reached its expiration time and 60 seconds; what came too late has consumed nothing.',
      nonces: [NONCE, SECOND],
      steps: [
        login(first(), refusedBy('auth-sig.expired'), { reown: accepted }, { now: '2026-01-15T12:31:00Z' }),
        login(first(), accepted, { reown: again }, { now: '2026-01-15T12:30:59Z' }),
        login(
          loginSig({ nonce: SECOND }),
          refusedBy('auth-sig.expired'),
          { reown: accepted },
          { now: '2026-01-15T12:31:01Z' },
        ),
        login(first(), refusedBy('auth-sig.expired'), { reown: again }, { now: '2026-01-15T12:31:00Z' }),
      ],
    }),
  ]),
];
