// When an AuthSig is good: each bound on both sides, in every spelling of a time, exact to any number of digits.
import { accepted, authSigs, EXPIRES, group, ISSUED, lit, type Row, refusedBy, topic } from '../vocabulary.js';

const { delegating, granting, login } = authSigs;

/** A login by its members, at a time. */
const timed = ({ fields, now }: { fields: authSigs.Login; now?: string }) => {
  const at = now === undefined ? {} : { now };
  return { change: { ...fields, ...at }, input: login(fields, at) };
};

const issued = (): Row[] => [
  ...group({ rules: ['auth-sig.issued-at'], from: timed }, [
    { id: 'time-issued-at-skew', title: 'Issued 60 seconds after now', why: '60 seconds are within the skew.', fields: { issuedAt: '2026-01-15T12:01:00Z' } },
    { id: 'time-issued-at-skew-zeros', title: 'Issued 60 seconds after now, with zeros as fraction', why: 'Zeros after the point add nothing to 60 seconds.',
      fields: { issuedAt: '2026-01-15T12:01:00.000Z' } },
    { id: 'time-issued-at-offset', title: 'Issued now, written with an offset', why: '14:00 at two hours ahead of UTC is 12:00 UTC, which is now.',
      fields: { issuedAt: '2026-01-15T14:00:00+02:00' } },
    { id: 'time-issued-at-now-offset', title: 'Issued now, the time of the verifier written with an offset',
      why: '07:30 at four and a half hours behind UTC is 12:00 UTC.', fields: { issuedAt: '2026-01-15T12:00:00Z' }, now: '2026-01-15T07:30:00-04:30' },
  ]),
  ...group({ twin: 'auth-login', rule: 'auth-sig.issued-at', from: timed }, [
    { id: 'time-issued-at-past-skew', title: 'Issued 61 seconds after now', why: '61 seconds are more than the skew.',
      fields: { issuedAt: '2026-01-15T12:01:01Z' } },
    { id: 'time-issued-at-past-skew-fraction', title: 'Issued a tenth of a nanosecond more than 60 seconds after now', why: 'All digits of a fraction count.',
      fields: { issuedAt: '2026-01-15T12:01:00.0000000001Z' } },
    { id: 'time-issued-at-past-skew-behind', title: 'Issued in an hour, written with an offset',
      why: '12:00 at one hour behind UTC is 13:00 UTC, an hour from now.', fields: { issuedAt: '2026-01-15T12:00:00-01:00' } },
    { id: 'time-issued-at-next-year', title: 'Issued in a year', why: 'An issued-at in the future carries the longest lifetime along with it.',
      fields: { issuedAt: '2027-01-15T12:00:00Z', expirationTime: '2027-01-16T12:00:00Z' } },
  ]),
  { id: 'time-session-issued-at', title: 'A grant that was issued 61 seconds after now', twin: 'auth-session', change: 'issuedAt: "2026-01-15T12:01:01Z"',
    rule: 'auth-sig.issued-at', profiles: lit(accepted), why: '61 seconds are more than the skew, in a session as in a login.',
    input: granting({ issuedAt: '2026-01-15T12:01:01Z' }) },
];

const starts = (): Row[] => [
  ...group({ rules: ['auth-sig.not-before'], from: timed }, [
    { id: 'time-not-before-past', title: 'A not-before in the past', why: 'The message became valid an hour ago.', fields: { notBefore: ISSUED } },
    { id: 'time-not-before-skew', title: 'A not-before 60 seconds after now', why: 'notBefore - skew <= now holds with equality.',
      fields: { notBefore: '2026-01-15T12:01:00Z' } },
  ]),
  ...group({ twin: 'auth-login', rule: 'auth-sig.not-before', from: timed }, [
    { id: 'time-not-before-past-skew', title: 'A not-before 61 seconds after now', twin: 'time-not-before-skew', why: '61 seconds are more than the skew.',
      fields: { notBefore: '2026-01-15T12:01:01Z' } },
    { id: 'time-not-before-past-skew-fraction', title: 'A not-before a microsecond more than 60 seconds after now', twin: 'time-not-before-skew',
      why: 'All digits of a fraction count.', fields: { notBefore: '2026-01-15T12:01:00.000001Z' } },
    { id: 'time-not-before-now-fraction', title: 'A not-before 60 seconds after now, the time of the verifier a millisecond earlier',
      twin: 'time-not-before-skew', why: 'The digits of now count as well.', fields: { notBefore: '2026-01-15T12:01:00Z' }, now: '2026-01-15T11:59:59.999Z' },
    { id: 'time-not-before-tomorrow', title: 'A not-before tomorrow', twin: 'time-not-before-past',
      why: 'The message becomes valid tomorrow, an hour before it ends.', fields: { notBefore: '2026-01-16T10:00:00Z' } },
  ]),
  { id: 'time-session-not-before-now', title: 'A grant with a not-before of now', rules: ['auth-sig.not-before'],
    why: 'At the instant of not-before the message is valid, whatever the skew.', input: granting({ notBefore: '2026-01-15T12:00:00Z' }) },
  { id: 'time-session-not-before-skew', title: 'A grant with a not-before 60 seconds after now', rules: ['auth-sig.not-before'],
    profiles: lit(refusedBy('auth-sig.not-before')),
    why: 'The skew of 60 seconds counts inside a session too. In the profiles of Lit the parameter skew.inner is 0.',
    input: granting({ notBefore: '2026-01-15T12:01:00Z' }) },
  { id: 'time-session-not-before-past-skew', title: 'A grant with a not-before 61 seconds after now', twin: 'time-session-not-before-skew',
    change: 'notBefore: "2026-01-15T12:01:01Z"', rule: 'auth-sig.not-before', why: '61 seconds are more than the skew.',
    input: granting({ notBefore: '2026-01-15T12:01:01Z' }) },
];

const NOON = '2026-01-15T12:00:00Z';
const LEAP = { issuedAt: '2016-12-31T12:00:00Z', expirationTime: '2016-12-31T23:59:60Z' };

const ends = (): Row[] => [
  ...group({ rules: ['auth-sig.expired'], from: timed }, [
    { id: 'time-expired-now', title: 'An expiry of now', why: 'now < expiry + skew: 60 seconds are left.', fields: { expirationTime: NOON } },
    { id: 'time-expired-skew-fraction', title: 'An expiry 59.9999999999 seconds ago', why: 'now < expiry + skew: a tenth of a nanosecond is left.',
      fields: { expirationTime: NOON }, now: '2026-01-15T12:00:59.9999999999Z' },
    { id: 'time-expired-fraction-left', title: 'An expiry with a fraction, 60 seconds before the whole second of now',
      why: 'now is earlier than expiry and skew by the eleventh digit.', fields: { expirationTime: '2026-01-15T11:59:00.00000000011Z' },
      now: '2026-01-15T12:00:00.0000000001Z' },
    { id: 'time-expired-offset', title: 'An expiry in half an hour, written with an offset',
      why: '07:30 at five hours behind UTC is 12:30 UTC; the text alone looks earlier than that of now.',
      fields: { expirationTime: '2026-01-15T07:30:00-05:00' } },
    { id: 'time-expired-unknown-offset', title: 'An expiry with an offset of -00:00',
      why: 'An unknown local offset is valid in RFC 3339, and the time is in UTC.', fields: { expirationTime: '2026-01-15T12:30:00-00:00' } },
    { id: 'time-expired-leap', title: 'An expiry in a leap second, 59.999 seconds into the new year',
      why: 'The second 60 of 31 December means the first instant of 1 January.', fields: LEAP, now: '2017-01-01T00:00:59.999Z' },
    { id: 'time-expired-leap-offset', title: 'An expiry in a leap second, written with an offset',
      why: 'The offset is applied first: it is 23:59:60 UTC on 31 December.', fields: { ...LEAP, expirationTime: '2016-12-31T15:59:60-08:00' },
      now: '2017-01-01T00:00:59Z' },
    { id: 'time-expired-leap-day', title: 'An expiry on 29 February', why: '2028 has a 29 February, and an hour is left.',
      fields: { issuedAt: '2028-02-28T12:00:00Z', expirationTime: '2028-02-29T12:00:00Z' }, now: '2028-02-29T11:00:00Z' },
  ]),
  ...group({ twin: 'auth-login', rule: 'auth-sig.expired', from: timed }, [
    { id: 'time-expired-skew', title: 'An expiry 60 seconds ago', twin: 'time-expired-now', why: 'now < expiry + skew does not hold with equality.',
      fields: { expirationTime: NOON }, now: '2026-01-15T12:01:00Z' },
    { id: 'time-expired-past-skew', title: 'An expiry 61 seconds ago', twin: 'time-expired-now', why: '61 seconds are more than the skew.',
      fields: { expirationTime: NOON }, now: '2026-01-15T12:01:01Z' },
    { id: 'time-expired-fraction', title: 'An expiry with a fraction, 60 seconds ago to the last digit', twin: 'time-expired-fraction-left',
      why: 'now < expiry + skew does not hold with equality, in the tenth digit either.', fields: { expirationTime: '2026-01-15T11:59:00.0000000001Z' },
      now: '2026-01-15T12:00:00.0000000001Z' },
    { id: 'time-expired-long-ago', title: 'An expiry a year ago', why: 'The message ended a year ago.',
      fields: { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' } },
    { id: 'time-expired-offset-ahead', title: 'An expiry half an hour ago, written with an offset', twin: 'time-expired-offset',
      why: '12:30 at one hour ahead of UTC is 11:30 UTC; the text alone looks later than that of now.',
      fields: { expirationTime: '2026-01-15T12:30:00+01:00' } },
    { id: 'time-expired-offset-next-day', title: 'An expiry an hour ago that is tomorrow where it was written', twin: 'time-expired-offset',
      why: '01:00 on 16 January at fourteen hours ahead of UTC is 11:00 UTC on 15 January.',
      fields: { issuedAt: '2026-01-15T09:00:00Z', expirationTime: '2026-01-16T01:00:00+14:00' }, now: NOON },
    { id: 'time-expired-leap-skew', title: 'An expiry in a leap second, 60 seconds into the new year', twin: 'time-expired-leap',
      why: 'The second 60 of 31 December means the first instant of 1 January, and the skew is over; a reader that gets no date from it never ends the message.',
      fields: LEAP, now: '2017-01-01T00:01:00Z' },
  ]),
  { id: 'time-session-expired-before', title: 'A grant that ends in a millisecond', rules: ['auth-sig.expired'],
    why: 'The expiry lies after now, whatever the skew.', input: granting({ expirationTime: NOON }, { now: '2026-01-15T11:59:59.999Z' }) },
  { id: 'time-session-expired-now', title: 'A grant that ends now', rules: ['auth-sig.expired'], profiles: lit(refusedBy('auth-sig.expired')),
    why: 'The skew of 60 seconds counts inside a session too. In the profiles of Lit the parameter skew.inner is 0.',
    input: granting({ expirationTime: NOON }) },
  { id: 'time-session-expired-skew', title: 'A grant that ended 60 seconds ago', twin: 'time-session-expired-now', change: 'now: "2026-01-15T12:01:00Z"',
    rule: 'auth-sig.expired', why: 'now < expiry + skew does not hold with equality.',
    input: granting({ expirationTime: NOON }, { now: '2026-01-15T12:01:00Z' }) },
  { id: 'time-delegation-expired-skew', title: 'A delegation that ended 59 seconds ago', rules: ['auth-sig.expired'],
    profiles: lit(refusedBy('auth-sig.expired')),
    why: 'The skew of 60 seconds counts in a delegation too. In the profiles of Lit the parameter skew.inner is 0.',
    input: delegating({ expirationTime: NOON }, { now: '2026-01-15T12:00:59Z' }) },
  { id: 'time-delegation-expired', title: 'A delegation that ended 60 seconds ago', twin: 'time-delegation-expired-skew', change: 'now: "2026-01-15T12:01:00Z"',
    rule: 'auth-sig.expired', why: 'now < expiry + skew does not hold with equality.',
    input: delegating({ expirationTime: NOON }, { now: '2026-01-15T12:01:00Z' }) },
];

const required = (): Row[] => [
  ...group({ twin: 'auth-login', rule: 'auth-sig.expiration-required', from: timed }, [
    { id: 'time-no-expiry', title: 'A login without an expiration time', why: 'The login would never end.', fields: { expirationTime: undefined } },
    { id: 'time-no-expiry-not-before', title: 'A login with a not-before and without an expiration time', twin: 'auth-time-not-before-past',
      why: 'A not-before says when it begins and not when it ends.', fields: { expirationTime: undefined, notBefore: ISSUED } },
    { id: 'time-no-expiry-in-statement', title: 'A login whose statement looks like an expiration time',
      why: 'The line stands in the place of the statement; only the line after Issued At is the expiration time.',
      fields: { expirationTime: undefined, statement: `Expiration Time: ${EXPIRES}` } },
    { id: 'time-no-expiry-in-request-id', title: 'A login whose request id looks like a time', why: 'A request id is no expiration time.',
      fields: { expirationTime: undefined, requestId: EXPIRES } },
  ]),
  ...group({ change: 'expirationTime left out', rule: 'auth-sig.expiration-required', profiles: lit(accepted),
    why: 'Whoever gets hold of it could use it for ever.', from: ({ build }: { build: typeof granting }) => ({ input: build({ expirationTime: undefined }) }) }, [
    { id: 'time-session-no-expiry', title: 'A grant without an expiration time', twin: 'auth-session', build: granting },
    { id: 'time-delegation-no-expiry', title: 'A delegation without an expiration time', twin: 'auth-delegation', build: delegating },
  ]),
];

const order = (): Row[] => [
  ...group({ rules: ['auth-sig.expiration-order'], from: timed }, [
    { id: 'time-order-after', title: 'An expiry a nanosecond after issued-at', why: 'The expiry is after issued-at, by the ninth digit.',
      fields: { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30.000000001Z' } },
  ]),
  ...group({ twin: 'auth-login', rule: 'auth-sig.expiration-order', from: timed }, [
    { id: 'time-order-equal', title: 'An expiry at issued-at', twin: 'time-order-after', why: 'The expiry is not after issued-at: the lifetime is zero.',
      fields: { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30Z' } },
    { id: 'time-order-equal-zeros', title: 'An expiry at issued-at, with zeros as fraction', twin: 'time-order-after',
      why: 'Zeros after the point add nothing: the lifetime is zero.',
      fields: { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30.000Z' } },
    { id: 'time-order-equal-offset', title: 'An expiry at issued-at, with another offset', twin: 'time-order-after',
      why: 'The two texts are one instant: the lifetime is zero.', fields: { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T13:00:30+01:00' } },
    { id: 'time-order-before', title: 'An expiry 30 seconds before issued-at', twin: 'time-order-after',
      why: 'The expiry is before issued-at, although the skew reaches both.',
      fields: { issuedAt: '2026-01-15T12:00:40Z', expirationTime: '2026-01-15T12:00:10Z' } },
  ]),
  { id: 'time-session-order-before', title: 'A grant with an expiry 30 seconds before issued-at', twin: 'auth-session',
    change: 'issuedAt: "2026-01-15T12:00:40Z", expirationTime: "2026-01-15T12:00:10Z"', rule: 'auth-sig.expiration-order', profiles: lit(accepted),
    why: 'The expiry is before issued-at, in a session as in a login.',
    input: granting({ issuedAt: '2026-01-15T12:00:40Z', expirationTime: '2026-01-15T12:00:10Z' }) },
];

const lifetimes = (): Row[] => [
  ...group({ rules: ['auth-sig.lifetime'], from: timed }, [
    { id: 'time-lifetime-longest', title: 'A lifetime of 30 days', why: '30 days are 2,592,000 seconds, the longest lifetime.',
      fields: { expirationTime: '2026-02-14T11:00:00Z' } },
    { id: 'time-lifetime-longest-offset', title: 'A lifetime of 30 days, the expiry written with an offset',
      why: 'Midnight at 13 hours ahead of UTC is 11:00 UTC on the day before, 30 days after issued-at.',
      fields: { expirationTime: '2026-02-15T00:00:00+13:00' } },
  ]),
  ...group({ twin: 'auth-login', rule: 'auth-sig.lifetime', from: timed }, [
    { id: 'time-lifetime-second', title: 'A lifetime of 30 days and a second', twin: 'time-lifetime-longest', why: 'A second more than the longest lifetime.',
      fields: { expirationTime: '2026-02-14T11:00:01Z' } },
    { id: 'time-lifetime-fraction', title: 'A lifetime of 30 days and a picosecond', twin: 'time-lifetime-longest', why: 'All digits of a fraction count.',
      fields: { expirationTime: '2026-02-14T11:00:00.000000000001Z' } },
    { id: 'time-lifetime-month', title: 'A lifetime of January', twin: 'time-lifetime-longest', why: 'A month of 31 days is longer than 30 days.',
      fields: { expirationTime: '2026-02-15T11:00:00Z' } },
    { id: 'time-lifetime-no-skew', title: 'A lifetime of 30 days and the skew', twin: 'time-lifetime-longest',
      why: 'The skew is for clocks; the two times of one message come from one clock.', fields: { expirationTime: '2026-02-14T11:01:00Z' } },
    { id: 'time-lifetime-far', title: 'An expiry in the year 9999', twin: 'time-lifetime-longest', why: 'An expiry far in the future is none.',
      fields: { expirationTime: '9999-12-31T23:59:59Z' } },
    { id: 'time-lifetime-old', title: 'Issued 31 days ago, with an hour left', twin: 'time-lifetime-longest',
      why: 'The lifetime counts from issued-at and not from now.', fields: { issuedAt: '2025-12-15T12:00:00Z', expirationTime: '2026-01-15T13:00:00Z' } },
  ]),
  { id: 'time-session-lifetime', title: 'A grant with a lifetime of 30 days and a second', twin: 'auth-session',
    change: 'expirationTime: "2026-02-14T11:00:01Z"', rule: 'auth-sig.lifetime', profiles: lit(accepted),
    why: 'A second more than the longest lifetime, in a session as in a login.', input: granting({ expirationTime: '2026-02-14T11:00:01Z' }) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'times', prefix: 'auth-' }, issued(), starts(), ends()),
  topic({ operation: 'auth-sig.verify', name: 'lifetime', prefix: 'auth-' }, required(), order(), lifetimes()),
];
