// When an AuthSig is good: each bound on both sides, in every spelling of a time, exact to any number of digits.
import { delegating, granting, lit, login } from '../auth-sigs.js';
import { accept, EXPIRES, file, ISSUED, reject } from '../kit.js';

const shown = (members) =>
  Object.entries(members)
    .map(([name, value]) => (value === undefined ? `${name} left out` : `${name}: ${JSON.stringify(value)}`))
    .join(', ');

/** Accepted logins: [name, title, members, reason, now]. */
const good = (rule, entries) =>
  entries.map(([name, title, fields, why, now]) =>
    accept(`auth-time-${name}`, title, { rules: [rule], reason: `${why}.`, input: login(fields, now && { now }) }),
  );

/** Refused logins: [name, title, members, reason, now, twin]. */
const refused = (rule, entries) =>
  entries.map(([name, title, fields, why, now, twin = 'auth-login']) =>
    reject(`auth-time-${name}`, title, {
      rule,
      risk: rule === 'auth-sig.expired' || rule === 'auth-sig.expiration-required' ? ['expiry', 'replay'] : ['expiry'],
      twin,
      mutation: shown({ ...fields, ...(now ? { now } : {}) }),
      reason: `${why}.`,
      input: login(fields, now && { now }),
    }),
  );

const issued = () => [
  ...good('auth-sig.issued-at', [
    [
      'issued-at-skew',
      'Issued 60 seconds after now',
      { issuedAt: '2026-01-15T12:01:00Z' },
      '60 seconds are within the skew',
    ],
    [
      'issued-at-skew-zeros',
      'Issued 60 seconds after now, with zeros as fraction',
      { issuedAt: '2026-01-15T12:01:00.000Z' },
      'Zeros after the point add nothing to 60 seconds',
    ],
    [
      'issued-at-offset',
      'Issued now, written with an offset',
      { issuedAt: '2026-01-15T14:00:00+02:00' },
      '14:00 at two hours ahead of UTC is 12:00 UTC, which is now',
    ],
    [
      'issued-at-now-offset',
      'Issued now, the time of the verifier written with an offset',
      { issuedAt: '2026-01-15T12:00:00Z' },
      '07:30 at four and a half hours behind UTC is 12:00 UTC',
      '2026-01-15T07:30:00-04:30',
    ],
  ]),
  ...refused('auth-sig.issued-at', [
    [
      'issued-at-past-skew',
      'Issued 61 seconds after now',
      { issuedAt: '2026-01-15T12:01:01Z' },
      '61 seconds are more than the skew',
    ],
    [
      'issued-at-past-skew-fraction',
      'Issued a tenth of a nanosecond more than 60 seconds after now',
      { issuedAt: '2026-01-15T12:01:00.0000000001Z' },
      'All digits of a fraction count',
    ],
    [
      'issued-at-past-skew-behind',
      'Issued in an hour, written with an offset',
      { issuedAt: '2026-01-15T12:00:00-01:00' },
      '12:00 at one hour behind UTC is 13:00 UTC, an hour from now',
    ],
    [
      'issued-at-next-year',
      'Issued in a year',
      { issuedAt: '2027-01-15T12:00:00Z', expirationTime: '2027-01-16T12:00:00Z' },
      'An issued-at in the future carries the longest lifetime along with it',
    ],
  ]),
  reject('auth-time-session-issued-at', 'A grant that was issued 61 seconds after now', {
    rule: 'auth-sig.issued-at',
    risk: ['expiry'],
    twin: 'auth-session',
    mutation: 'issuedAt: "2026-01-15T12:01:01Z"',
    reason: '61 seconds are more than the skew, in a session as in a login.',
    input: granting({ issuedAt: '2026-01-15T12:01:01Z' }),
    profiles: lit('accept'),
  }),
];

const starts = () => [
  ...good('auth-sig.not-before', [
    ['not-before-past', 'A not-before in the past', { notBefore: ISSUED }, 'The message became valid an hour ago'],
    [
      'not-before-skew',
      'A not-before 60 seconds after now',
      { notBefore: '2026-01-15T12:01:00Z' },
      'notBefore - skew <= now holds with equality',
    ],
  ]),
  ...refused('auth-sig.not-before', [
    [
      'not-before-past-skew',
      'A not-before 61 seconds after now',
      { notBefore: '2026-01-15T12:01:01Z' },
      '61 seconds are more than the skew',
      undefined,
      'auth-time-not-before-skew',
    ],
    [
      'not-before-past-skew-fraction',
      'A not-before a microsecond more than 60 seconds after now',
      { notBefore: '2026-01-15T12:01:00.000001Z' },
      'All digits of a fraction count',
      undefined,
      'auth-time-not-before-skew',
    ],
    [
      'not-before-now-fraction',
      'A not-before 60 seconds after now, the time of the verifier a millisecond earlier',
      { notBefore: '2026-01-15T12:01:00Z' },
      'The digits of now count as well',
      '2026-01-15T11:59:59.999Z',
      'auth-time-not-before-skew',
    ],
    [
      'not-before-tomorrow',
      'A not-before tomorrow',
      { notBefore: '2026-01-16T10:00:00Z' },
      'The message becomes valid tomorrow, an hour before it ends',
      undefined,
      'auth-time-not-before-past',
    ],
  ]),
  accept('auth-time-session-not-before-now', 'A grant with a not-before of now', {
    rules: ['auth-sig.not-before'],
    reason: 'At the instant of not-before the message is valid, whatever the skew.',
    input: granting({ notBefore: '2026-01-15T12:00:00Z' }),
  }),
  accept('auth-time-session-not-before-skew', 'A grant with a not-before 60 seconds after now', {
    rules: ['auth-sig.not-before'],
    reason: 'The skew of 60 seconds counts inside a session too. In the profiles of Lit the parameter skew.inner is 0.',
    input: granting({ notBefore: '2026-01-15T12:01:00Z' }),
    profiles: lit('reject', 'auth-sig.not-before'),
  }),
  reject('auth-time-session-not-before-past-skew', 'A grant with a not-before 61 seconds after now', {
    rule: 'auth-sig.not-before',
    risk: ['expiry'],
    twin: 'auth-time-session-not-before-skew',
    mutation: 'notBefore: "2026-01-15T12:01:01Z"',
    reason: '61 seconds are more than the skew.',
    input: granting({ notBefore: '2026-01-15T12:01:01Z' }),
  }),
];

const NOON = '2026-01-15T12:00:00Z';
const LEAP = { issuedAt: '2016-12-31T12:00:00Z', expirationTime: '2016-12-31T23:59:60Z' };

const ends = () => [
  ...good('auth-sig.expired', [
    ['expired-now', 'An expiry of now', { expirationTime: NOON }, 'now < expiry + skew: 60 seconds are left'],
    [
      'expired-skew-fraction',
      'An expiry 59.9999999999 seconds ago',
      { expirationTime: NOON },
      'now < expiry + skew: a tenth of a nanosecond is left',
      '2026-01-15T12:00:59.9999999999Z',
    ],
    [
      'expired-fraction-left',
      'An expiry with a fraction, 60 seconds before the whole second of now',
      { expirationTime: '2026-01-15T11:59:00.00000000011Z' },
      'now is earlier than expiry and skew by the eleventh digit',
      '2026-01-15T12:00:00.0000000001Z',
    ],
    [
      'expired-offset',
      'An expiry in half an hour, written with an offset',
      { expirationTime: '2026-01-15T07:30:00-05:00' },
      '07:30 at five hours behind UTC is 12:30 UTC; the text alone looks earlier than that of now',
    ],
    [
      'expired-unknown-offset',
      'An expiry with an offset of -00:00',
      { expirationTime: '2026-01-15T12:30:00-00:00' },
      'An unknown local offset is valid in RFC 3339, and the time is in UTC',
    ],
    [
      'expired-leap',
      'An expiry in a leap second, 59.999 seconds into the new year',
      LEAP,
      'The second 60 of 31 December means the first instant of 1 January',
      '2017-01-01T00:00:59.999Z',
    ],
    [
      'expired-leap-offset',
      'An expiry in a leap second, written with an offset',
      { ...LEAP, expirationTime: '2016-12-31T15:59:60-08:00' },
      'The offset is applied first: it is 23:59:60 UTC on 31 December',
      '2017-01-01T00:00:59Z',
    ],
    [
      'expired-leap-day',
      'An expiry on 29 February',
      { issuedAt: '2028-02-28T12:00:00Z', expirationTime: '2028-02-29T12:00:00Z' },
      '2028 has a 29 February, and an hour is left',
      '2028-02-29T11:00:00Z',
    ],
  ]),
  ...refused('auth-sig.expired', [
    [
      'expired-skew',
      'An expiry 60 seconds ago',
      { expirationTime: NOON },
      'now < expiry + skew does not hold with equality',
      '2026-01-15T12:01:00Z',
      'auth-time-expired-now',
    ],
    [
      'expired-past-skew',
      'An expiry 61 seconds ago',
      { expirationTime: NOON },
      '61 seconds are more than the skew',
      '2026-01-15T12:01:01Z',
      'auth-time-expired-now',
    ],
    [
      'expired-fraction',
      'An expiry with a fraction, 60 seconds ago to the last digit',
      { expirationTime: '2026-01-15T11:59:00.0000000001Z' },
      'now < expiry + skew does not hold with equality, in the tenth digit either',
      '2026-01-15T12:00:00.0000000001Z',
      'auth-time-expired-fraction-left',
    ],
    [
      'expired-long-ago',
      'An expiry a year ago',
      { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' },
      'The message ended a year ago',
    ],
    [
      'expired-offset-ahead',
      'An expiry half an hour ago, written with an offset',
      { expirationTime: '2026-01-15T12:30:00+01:00' },
      '12:30 at one hour ahead of UTC is 11:30 UTC; the text alone looks later than that of now',
      undefined,
      'auth-time-expired-offset',
    ],
    [
      'expired-offset-next-day',
      'An expiry an hour ago that is tomorrow where it was written',
      { issuedAt: '2026-01-15T09:00:00Z', expirationTime: '2026-01-16T01:00:00+14:00' },
      '01:00 on 16 January at fourteen hours ahead of UTC is 11:00 UTC on 15 January',
      NOON,
      'auth-time-expired-offset',
    ],
    [
      'expired-leap-skew',
      'An expiry in a leap second, 60 seconds into the new year',
      LEAP,
      'The second 60 of 31 December means the first instant of 1 January, and the skew is over; a reader that gets no date from it never ends the message',
      '2017-01-01T00:01:00Z',
      'auth-time-expired-leap',
    ],
  ]),
  accept('auth-time-session-expired-before', 'A grant that ends in a millisecond', {
    rules: ['auth-sig.expired'],
    reason: 'The expiry lies after now, whatever the skew.',
    input: granting({ expirationTime: NOON }, { now: '2026-01-15T11:59:59.999Z' }),
  }),
  accept('auth-time-session-expired-now', 'A grant that ends now', {
    rules: ['auth-sig.expired'],
    reason: 'The skew of 60 seconds counts inside a session too. In the profiles of Lit the parameter skew.inner is 0.',
    input: granting({ expirationTime: NOON }),
    profiles: lit('reject', 'auth-sig.expired'),
  }),
  reject('auth-time-session-expired-skew', 'A grant that ended 60 seconds ago', {
    rule: 'auth-sig.expired',
    risk: ['expiry', 'replay'],
    twin: 'auth-time-session-expired-now',
    mutation: 'now: "2026-01-15T12:01:00Z"',
    reason: 'now < expiry + skew does not hold with equality.',
    input: granting({ expirationTime: NOON }, { now: '2026-01-15T12:01:00Z' }),
  }),
  accept('auth-time-delegation-expired-skew', 'A delegation that ended 59 seconds ago', {
    rules: ['auth-sig.expired'],
    reason: 'The skew of 60 seconds counts in a delegation too. In the profiles of Lit the parameter skew.inner is 0.',
    input: delegating({ expirationTime: NOON }, { now: '2026-01-15T12:00:59Z' }),
    profiles: lit('reject', 'auth-sig.expired'),
  }),
  reject('auth-time-delegation-expired', 'A delegation that ended 60 seconds ago', {
    rule: 'auth-sig.expired',
    risk: ['expiry', 'replay'],
    twin: 'auth-time-delegation-expired-skew',
    mutation: 'now: "2026-01-15T12:01:00Z"',
    reason: 'now < expiry + skew does not hold with equality.',
    input: delegating({ expirationTime: NOON }, { now: '2026-01-15T12:01:00Z' }),
  }),
];

const required = () => [
  ...refused('auth-sig.expiration-required', [
    ['no-expiry', 'A login without an expiration time', { expirationTime: undefined }, 'The login would never end'],
    [
      'no-expiry-not-before',
      'A login with a not-before and without an expiration time',
      { expirationTime: undefined, notBefore: ISSUED },
      'A not-before says when it begins and not when it ends',
      undefined,
      'auth-time-not-before-past',
    ],
    [
      'no-expiry-in-statement',
      'A login whose statement looks like an expiration time',
      { expirationTime: undefined, statement: `Expiration Time: ${EXPIRES}` },
      'The line stands in the place of the statement; only the line after Issued At is the expiration time',
    ],
    [
      'no-expiry-in-request-id',
      'A login whose request id looks like a time',
      { expirationTime: undefined, requestId: EXPIRES },
      'A request id is no expiration time',
    ],
  ]),
  ...[
    ['session', 'A grant', granting, 'auth-session'],
    ['delegation', 'A delegation', delegating, 'auth-delegation'],
  ].map(([name, what, build, twin]) =>
    reject(`auth-time-${name}-no-expiry`, `${what} without an expiration time`, {
      rule: 'auth-sig.expiration-required',
      risk: ['expiry', 'replay'],
      twin,
      mutation: 'expirationTime left out',
      reason: 'Whoever gets hold of it could use it for ever.',
      input: build({ expirationTime: undefined }),
      profiles: lit('accept'),
    }),
  ),
];

const order = () => [
  ...good('auth-sig.expiration-order', [
    [
      'order-after',
      'An expiry a nanosecond after issued-at',
      { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30.000000001Z' },
      'The expiry is after issued-at, by the ninth digit',
    ],
  ]),
  ...refused('auth-sig.expiration-order', [
    [
      'order-equal',
      'An expiry at issued-at',
      { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30Z' },
      'The expiry is not after issued-at: the lifetime is zero',
      undefined,
      'auth-time-order-after',
    ],
    [
      'order-equal-zeros',
      'An expiry at issued-at, with zeros as fraction',
      { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30.000Z' },
      'Zeros after the point add nothing: the lifetime is zero',
      undefined,
      'auth-time-order-after',
    ],
    [
      'order-equal-offset',
      'An expiry at issued-at, with another offset',
      { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T13:00:30+01:00' },
      'The two texts are one instant: the lifetime is zero',
      undefined,
      'auth-time-order-after',
    ],
    [
      'order-before',
      'An expiry 30 seconds before issued-at',
      { issuedAt: '2026-01-15T12:00:40Z', expirationTime: '2026-01-15T12:00:10Z' },
      'The expiry is before issued-at, although the skew reaches both',
      undefined,
      'auth-time-order-after',
    ],
  ]),
  reject('auth-time-session-order-before', 'A grant with an expiry 30 seconds before issued-at', {
    rule: 'auth-sig.expiration-order',
    risk: ['expiry'],
    twin: 'auth-session',
    mutation: 'issuedAt: "2026-01-15T12:00:40Z", expirationTime: "2026-01-15T12:00:10Z"',
    reason: 'The expiry is before issued-at, in a session as in a login.',
    input: granting({ issuedAt: '2026-01-15T12:00:40Z', expirationTime: '2026-01-15T12:00:10Z' }),
    profiles: lit('accept'),
  }),
];

const lifetimes = () => [
  ...good('auth-sig.lifetime', [
    [
      'lifetime-longest',
      'A lifetime of 30 days',
      { expirationTime: '2026-02-14T11:00:00Z' },
      '30 days are 2,592,000 seconds, the longest lifetime',
    ],
    [
      'lifetime-longest-offset',
      'A lifetime of 30 days, the expiry written with an offset',
      { expirationTime: '2026-02-15T00:00:00+13:00' },
      'Midnight at 13 hours ahead of UTC is 11:00 UTC on the day before, 30 days after issued-at',
    ],
  ]),
  ...refused('auth-sig.lifetime', [
    [
      'lifetime-second',
      'A lifetime of 30 days and a second',
      { expirationTime: '2026-02-14T11:00:01Z' },
      'A second more than the longest lifetime',
      undefined,
      'auth-time-lifetime-longest',
    ],
    [
      'lifetime-fraction',
      'A lifetime of 30 days and a picosecond',
      { expirationTime: '2026-02-14T11:00:00.000000000001Z' },
      'All digits of a fraction count',
      undefined,
      'auth-time-lifetime-longest',
    ],
    [
      'lifetime-month',
      'A lifetime of January',
      { expirationTime: '2026-02-15T11:00:00Z' },
      'A month of 31 days is longer than 30 days',
      undefined,
      'auth-time-lifetime-longest',
    ],
    [
      'lifetime-no-skew',
      'A lifetime of 30 days and the skew',
      { expirationTime: '2026-02-14T11:01:00Z' },
      'The skew is for clocks; the two times of one message come from one clock',
      undefined,
      'auth-time-lifetime-longest',
    ],
    [
      'lifetime-far',
      'An expiry in the year 9999',
      { expirationTime: '9999-12-31T23:59:59Z' },
      'An expiry far in the future is none',
      undefined,
      'auth-time-lifetime-longest',
    ],
    [
      'lifetime-old',
      'Issued 31 days ago, with an hour left',
      { issuedAt: '2025-12-15T12:00:00Z', expirationTime: '2026-01-15T13:00:00Z' },
      'The lifetime counts from issued-at and not from now',
      undefined,
      'auth-time-lifetime-longest',
    ],
  ]),
  reject('auth-time-session-lifetime', 'A grant with a lifetime of 30 days and a second', {
    rule: 'auth-sig.lifetime',
    risk: ['expiry'],
    twin: 'auth-session',
    mutation: 'expirationTime: "2026-02-14T11:00:01Z"',
    reason: 'A second more than the longest lifetime, in a session as in a login.',
    input: granting({ expirationTime: '2026-02-14T11:00:01Z' }),
    profiles: lit('accept'),
  }),
];

export default () => [
  file('auth-sig.verify', 'times', [...issued(), ...starts(), ...ends()]),
  file('auth-sig.verify', 'lifetime', [...required(), ...order(), ...lifetimes()]),
];
