// Logins by SIWE without an expiration time, where the caller states the longest age.
import {
  accepted, authSig, authSigs, EXPIRES, grantText, group, kinds, lit, NOW, type Row, refusedBy, topic,
} from '../vocabulary.js';

const { asLogin, delegating, granting, LOGIN_URI, login, loginText } = authSigs;
const { calls, contractWallet, MAX_AGE, replyTo, vault } = kinds;

const endless = lit(refusedBy('auth-sig.expiration-required'));

/** A login without an expiration time at a longest age, by its members. */
const aged = ({ fields, maxAge = MAX_AGE }: { fields: authSigs.Login; maxAge?: number }) => ({
  change: { expirationTime: undefined, ...fields, maxAge },
  input: login({ expirationTime: undefined, ...fields }, { maxAge }),
});

const within = (): Row[] => [
  ...group({ rules: ['auth-sig.expiration-required', 'auth-sig.age'], profiles: endless, from: aged }, [
    { id: 'hour', title: 'A login without an expiration time that was issued an hour ago', why: 'The caller admits 3,600 s, and now is before these and the skew.',
      fields: {} },
    { id: 'now', title: 'A login without an expiration time that was issued now', why: 'Its age is zero, which is below every longest age.', fields: { issuedAt: NOW } },
    { id: 'last', title: 'A login without an expiration time that is one second within the longest age and the skew',
      why: 'now is before issued-at and 3,600 s and the skew of 60 s.', fields: { issuedAt: '2026-01-15T10:59:01Z' } },
    { id: 'last-fraction', title: 'A login without an expiration time that is a thousandth within the longest age and the skew',
      why: 'now is before issued-at and 3,600 s and the skew of 60 s, by a thousandth.', fields: { issuedAt: '2026-01-15T10:59:00.001Z' } },
    { id: 'offset', title: 'A login without an expiration time, its issued-at written with an offset',
      why: '12:59:01 at two hours ahead of UTC is 10:59:01 UTC.', fields: { issuedAt: '2026-01-15T12:59:01+02:00' } },
    { id: 'zero', title: 'A login without an expiration time of 59 seconds ago where the longest age is 0',
      why: 'A longest age of 0 leaves the skew of 60 s, and is not the same as none.', fields: { issuedAt: '2026-01-15T11:59:01Z' }, maxAge: 0 },
    { id: 'year', title: 'A login without an expiration time of a month ago where the longest age is a year', rules: ['auth-sig.lifetime', 'auth-sig.age'],
      why: 'The caller says how old it may be; the longest lifetime is for what has an expiration time.', fields: { issuedAt: '2025-12-01T12:00:00Z' },
      maxAge: 31_536_000 },
    { id: 'not-before', title: 'A login with a not-before, a longest age and no expiration time', rules: ['auth-sig.not-before', 'auth-sig.age'],
      why: 'The age is counted from issued-at, and a not-before bounds it on the other side.', fields: { notBefore: NOW } },
  ]),
  { id: 'contract', title: 'A login of a contract wallet without an expiration time', rules: ['auth-sig.expiration-required', 'auth-sig.age'], profiles: endless,
    why: 'The longest age is for a login by SIWE of any kind.',
    input: asLogin(wallet().authSig, { maxAge: MAX_AGE, ...calls(replyTo(wallet())) }) },
  { id: 'recap', title: 'A login with a ReCap and without an expiration time', rules: ['auth-sig.expiration-required', 'auth-sig.age'], profiles: endless,
    why: 'What a login says beside that is not asked for, and it ends as any other does.',
    input: asLogin(authSig(grantText({ uri: LOGIN_URI, expirationTime: undefined })), { maxAge: MAX_AGE }) },
  { id: 'expiry', title: 'A login with an expiration time that is older than the longest age', rules: ['auth-sig.age', 'auth-sig.expired'],
    why: `It ends at ${EXPIRES}, as it says: the longest age is for what does not say so.`, input: login({}, { maxAge: 60 }) },
];

const wallet = () => contractWallet({ text: loginText({ by: vault(), expirationTime: undefined }) });

const outside = (): Row[] => [
  ...group({ rule: 'auth-sig.age', profiles: endless, from: aged }, [
    { id: 'end', title: 'A login without an expiration time that is as old as the longest age and the skew', twin: 'last',
      why: 'now is issued-at and 3,600 s and the skew of 60 s, where the age has ended.', fields: { issuedAt: '2026-01-15T10:59:00Z' } },
    { id: 'past-end', title: 'A login without an expiration time that is a second older than the longest age and the skew', twin: 'last',
      why: 'now is behind issued-at and 3,600 s and the skew of 60 s.', fields: { issuedAt: '2026-01-15T10:58:59Z' } },
    { id: 'end-offset', title: 'A login without an expiration time that is late by its offset', twin: 'offset',
      why: '12:59:00 at two hours ahead of UTC is 10:59:00 UTC, where the age has ended.', fields: { issuedAt: '2026-01-15T12:59:00+02:00' } },
    { id: 'zero-end', title: 'A login without an expiration time of 60 seconds ago where the longest age is 0', twin: 'zero',
      why: 'A longest age of 0 leaves the skew of 60 s, which have gone.', fields: { issuedAt: '2026-01-15T11:59:00Z' }, maxAge: 0 },
    { id: 'years', title: 'A login without an expiration time of years ago', twin: 'hour', why: 'Whoever saw it once could log in for ever.',
      fields: { issuedAt: '2021-06-01T00:00:00Z' } },
    { id: 'not-before-late', title: 'A login without an expiration time whose not-before is within the longest age and its issued-at is not', twin: 'not-before',
      why: 'It was signed at its issued-at, and a not-before makes it no younger.', fields: { issuedAt: '2026-01-15T10:00:00Z', notBefore: NOW } },
  ]),
  { id: 'future', title: 'A login without an expiration time that was issued 61 seconds after now', twin: 'now', change: 'issuedAt: "2026-01-15T12:01:01Z"',
    rule: 'auth-sig.issued-at', profiles: endless, why: 'More than the skew ahead, it would be admitted for longer than the longest age.',
    input: login({ expirationTime: undefined, issuedAt: '2026-01-15T12:01:01Z' }, { maxAge: MAX_AGE }) },
  ...group({ change: 'expirationTime left out, the longest age stated', rule: 'auth-sig.expiration-required', profiles: lit(accepted),
    why: 'It is handed on to others, who were not told the age and would never see it end.',
    from: ({ build }: { build: typeof granting }) => ({ input: build({ expirationTime: undefined }, { maxAge: MAX_AGE }) }) }, [
    { id: 'session', title: 'A grant without an expiration time where a longest age is stated', twin: 'auth-session', build: granting },
    { id: 'delegation', title: 'A delegation without an expiration time where a longest age is stated', twin: 'auth-delegation', build: delegating },
  ]),
];

export default () =>
  topic({ operation: 'auth-sig.verify', name: 'login-age', prefix: 'auth-login-age-', since: '3.1.0' }, within(), outside());
