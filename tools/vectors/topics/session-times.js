// session-sig.verify: the two times of a session message, how they are written and where their bounds lie.
import { accept, contest, file, reject } from '../kit.js';
import { at, capability } from '../sessions.js';

const day = '2026-01-15T';

/** The standard session with its own issuedAt, expiration and now, where given. */
const during = ({ issuedAt, expiration, now, ...over }) =>
  at(
    { ...(issuedAt === undefined ? {} : { issuedAt }), ...(expiration === undefined ? {} : { expiration }), ...over },
    now === undefined ? {} : { now },
  );

const inside = (id, title, rules, times, reason) =>
  accept(`session-time-${id}`, title, { rules, reason, input: during(times) });

const outside = (id, title, rule, twin, mutation, times, reason) =>
  reject(`session-time-${id}`, title, {
    rule,
    twin: twin.startsWith('session-') ? twin : `session-time-${twin}`,
    mutation,
    reason,
    risk: ['expiry'],
    input: during(times),
  });

const issued = () => {
  const rule = 'session.issued-at';
  return [
    inside(
      'issued-60',
      'Issued 60 seconds in the future',
      [rule],
      { issuedAt: `${day}12:01:00Z` },
      'The skew is 60 seconds, and issuedAt is not more than that in the future.',
    ),
    outside(
      'issued-61',
      'Issued 61 seconds in the future',
      rule,
      'issued-60',
      'issuedAt one second later',
      { issuedAt: `${day}12:01:01Z` },
      'issuedAt is more than 60 seconds in the future.',
    ),
    outside(
      'issued-60-nano',
      'Issued 60 seconds and a nanosecond in the future',
      rule,
      'issued-60',
      'issuedAt a nanosecond later',
      { issuedAt: `${day}12:01:00.000000001Z` },
      'Comparison is exact on the written digits, beyond milliseconds as well.',
    ),
    inside(
      'issued-fraction',
      'Issued 60 seconds in the future of a time with a fraction',
      [rule],
      { issuedAt: `${day}12:01:00.123456789012345678Z`, now: `${day}12:00:00.123456789012345678Z` },
      'The fractions are equal, and 60 seconds are allowed.',
    ),
    outside(
      'issued-fraction-digit',
      'Issued 60 seconds and an attosecond in the future',
      rule,
      'issued-fraction',
      'the last digit of issuedAt one higher',
      { issuedAt: `${day}12:01:00.123456789012345679Z`, now: `${day}12:00:00.123456789012345678Z` },
      'All digits of a fraction count; as binary64 the two would be equal.',
    ),
    inside(
      'issued-offset',
      'Issued 60 seconds in the future, with an offset',
      [rule],
      { issuedAt: `${day}13:01:00+01:00` },
      '13:01 at +01:00 is 12:01 UTC.',
    ),
    outside(
      'issued-offset-61',
      'Issued 61 seconds in the future, with an offset',
      rule,
      'issued-offset',
      'issuedAt one second later',
      { issuedAt: `${day}13:01:01+01:00` },
      '13:01:01 at +01:00 is 12:01:01 UTC.',
    ),
    outside(
      'issued-offset-west',
      'Issued at an hour that is past in words and future in UTC',
      rule,
      'issued-offset',
      `issuedAt: ${day}11:30:00-01:00`,
      { issuedAt: `${day}11:30:00-01:00`, expiration: `${day}13:30:00Z` },
      '11:30 at -01:00 is 12:30 UTC: the offset counts.',
    ),
  ];
};

const order = () => {
  const rule = 'session.expiration-order';
  return [
    inside(
      'order-nano',
      'An expiration one nanosecond after issuedAt',
      [rule],
      { issuedAt: `${day}12:00:00Z`, expiration: `${day}12:00:00.000000001Z` },
      'The expiration is after issuedAt, and the skew keeps it from having passed.',
    ),
    outside(
      'order-equal',
      'An expiration equal to issuedAt',
      rule,
      'order-nano',
      'expiration: issuedAt',
      { issuedAt: `${day}12:00:00Z`, expiration: `${day}12:00:00Z` },
      'The expiration has to be after issuedAt.',
    ),
    outside(
      'order-equal-offset',
      'An expiration that is issuedAt with another offset',
      rule,
      'order-nano',
      'expiration: the same instant at -01:00',
      { issuedAt: `${day}12:00:00Z`, expiration: `${day}11:00:00-01:00` },
      'The two texts name one instant.',
    ),
    outside(
      'order-equal-zeros',
      'An expiration that is issuedAt with another zero',
      rule,
      'order-nano',
      'issuedAt and expiration with the fractions .5 and .50',
      { issuedAt: `${day}12:00:00.5Z`, expiration: `${day}12:00:00.50Z` },
      'The two texts name one instant.',
    ),
    outside(
      'order-swapped',
      'An expiration before issuedAt, both within the skew',
      rule,
      'order-nano',
      'issuedAt 30 seconds after the expiration',
      { issuedAt: `${day}12:00:30Z`, expiration: `${day}12:00:00Z` },
      'Each time is within the skew of the clock, and their order is wrong.',
    ),
  ];
};

const lifetime = () => {
  const rule = 'session.lifetime';
  return [
    inside(
      'life-30-days',
      'A lifetime of 30 days',
      [rule],
      { expiration: '2026-02-14T11:30:00Z' },
      'From 11:30 on 15 January to 11:30 on 14 February are 2,592,000 seconds.',
    ),
    outside(
      'life-30-days-second',
      'A lifetime of 30 days and a second',
      rule,
      'life-30-days',
      'expiration one second later',
      { expiration: '2026-02-14T11:30:01Z' },
      'The lifetime is more than 2,592,000 seconds.',
    ),
    outside(
      'life-30-days-nano',
      'A lifetime of 30 days and a nanosecond',
      rule,
      'life-30-days',
      'expiration a nanosecond later',
      { expiration: '2026-02-14T11:30:00.000000001Z' },
      'The lifetime is more than 2,592,000 seconds; comparison is exact.',
    ),
    inside(
      'life-offset',
      'A lifetime of 30 days, with an offset',
      [rule],
      { expiration: '2026-02-14T12:30:00+01:00' },
      '12:30 at +01:00 is 11:30 UTC.',
    ),
    outside(
      'life-offset-west',
      'A lifetime of 30 days in words and 30 days and an hour in UTC',
      rule,
      'life-30-days',
      'expiration with -01:00',
      { expiration: '2026-02-14T11:30:00-01:00' },
      '11:30 at -01:00 is 12:30 UTC.',
    ),
    outside(
      'life-from-issue',
      'An expiration in 29 days, issued a day and an hour ago',
      rule,
      'life-30-days',
      'issuedAt a day earlier, expiration 29 days from now',
      { issuedAt: '2026-01-14T11:00:00Z', expiration: '2026-02-13T12:00:00Z' },
      'The lifetime counts from issuedAt and not from the time of verification.',
    ),
    outside(
      'life-9999',
      'An expiration in the year 9999',
      rule,
      'life-30-days',
      'expiration: 9999-12-31T23:59:59Z',
      { expiration: '9999-12-31T23:59:59Z' },
      'The lifetime is more than 30 days.',
    ),
  ];
};

/** A session in 2016, whose last day had a leap second, with a grant of that time. */
const in2016 = (expiration, now) => ({
  issuedAt: '2016-12-31T23:30:00Z',
  expiration,
  now,
  capabilities: [capability({ issuedAt: '2016-12-31T20:00:00Z', expirationTime: '2017-01-01T20:00:00Z' })],
});

const expired = () => {
  const rule = 'session.expired';
  return [
    inside(
      'end-59',
      '59 seconds after the expiration',
      [rule],
      { now: `${day}12:30:59Z` },
      'Now is before the expiration and the skew of 60 seconds.',
    ),
    inside(
      'end-60-less-nano',
      'A nanosecond before the skew has run out',
      [rule],
      { now: `${day}12:30:59.999999999Z` },
      'Now is before the expiration and the skew of 60 seconds.',
    ),
    outside(
      'end-60',
      '60 seconds after the expiration',
      rule,
      'end-59',
      'now one second later',
      { now: `${day}12:31:00Z` },
      'Once the time has reached the expiration and the skew, the session is over: the bound is exclusive.',
    ),
    outside(
      'end-day',
      'A day after the expiration',
      rule,
      'end-59',
      'now a day later; the grant ends later',
      { now: '2026-01-16T10:30:00Z' },
      'The AuthSig is still valid; the session signature is not.',
    ),
    inside(
      'end-fraction',
      'A fraction of the expiration away from the end of the skew',
      [rule],
      { expiration: `${day}12:30:00.25Z`, now: `${day}12:31:00.249999Z` },
      'Fractions count on both sides.',
    ),
    outside(
      'end-fraction-reached',
      'The end of the skew with a fraction is reached',
      rule,
      'end-fraction',
      'now a microsecond later',
      { expiration: `${day}12:30:00.25Z`, now: `${day}12:31:00.25Z` },
      'Now is the expiration and 60 seconds.',
    ),
    inside(
      'end-offset-west',
      'An expiration that is past in words and future in UTC',
      [rule],
      { expiration: `${day}06:30:00-06:00` },
      '06:30 at -06:00 is 12:30 UTC.',
    ),
    outside(
      'end-offset-east',
      'An expiration that is future in words and past in UTC',
      rule,
      'end-offset-west',
      `expiration: 2026-01-16T01:58:00+14:00`,
      { expiration: '2026-01-16T01:58:00+14:00' },
      '01:58 on the next day at +14:00 is 11:58 UTC, two minutes ago.',
    ),
    inside(
      'leap',
      'An expiration in the leap second of 2016, 59 seconds later',
      [rule, 'session.timestamps'],
      in2016('2016-12-31T23:59:60Z', '2017-01-01T00:00:59Z'),
      'The second 60 is the first instant of the next day.',
    ),
    outside(
      'leap-60',
      'An expiration in the leap second of 2016, 60 seconds later',
      rule,
      'leap',
      'now one second later',
      in2016('2016-12-31T23:59:60Z', '2017-01-01T00:01:00Z'),
      'The second 60 is the first instant of the next day: it is no expiration that never comes.',
    ),
    inside(
      'leap-offset',
      'The leap second of 2016 as India wrote it',
      ['session.timestamps'],
      in2016('2017-01-01T05:29:60+05:30', '2017-01-01T00:00:59Z'),
      '05:29:60 at +05:30 is 23:59:60 UTC on 31 December.',
    ),
  ];
};

const written = () => [
  ...[
    [
      'unknown-offset',
      'An expiration with the offset -00:00',
      `${day}12:30:00-00:00`,
      'RFC 3339 section 4.3 writes UTC so where the local offset is unknown.',
    ],
    [
      'zeros',
      'An expiration with a fraction of zeros',
      `${day}12:30:00.000Z`,
      'A fraction has one or more digits, zeros as well; the SDK writes three.',
    ],
  ].map(([id, title, expiration, reason]) =>
    inside(`form-${id}`, title, ['session.timestamps'], { expiration }, reason),
  ),
  ...[
    [
      'word',
      'An expiration that says never',
      { expiration: 'never' },
      'A word is no date-time, and no date parser makes a bound of it.',
    ],
    ['empty', 'An empty expiration', { expiration: '' }, 'The empty text is no date-time.'],
    [
      'unix',
      'An expiration in seconds since 1970',
      { expiration: '1768480200' },
      'A count of seconds is no date-time.',
    ],
    [
      'rfc-2822',
      'An expiration in the form of e-mail',
      { expiration: 'Thu, 15 Jan 2026 12:30:00 GMT' },
      'RFC 3339 has no such form.',
    ],
    ['date', 'An expiration without a time', { expiration: '2026-01-16' }, 'A date-time has a time.'],
    ['minutes', 'An expiration without seconds', { expiration: `${day}12:30Z` }, 'A time of RFC 3339 has seconds.'],
    [
      'local',
      'An expiration without an offset',
      { expiration: `${day}12:30:00` },
      'Without an offset the time is that of nobody knows where.',
    ],
    [
      'basic',
      'An expiration without separators',
      { expiration: '20260115T123000Z' },
      'RFC 3339 has the extended form of ISO 8601 only.',
    ],
    [
      'week',
      'An expiration with the week of the year',
      { expiration: '2026-W03-4T12:30:00Z' },
      'RFC 3339 has no weeks.',
    ],
    [
      'february-30',
      'An expiration on 30 February',
      {
        expiration: '2026-02-30T12:00:00Z',
        issuedAt: '2026-02-01T12:00:00Z',
        now: '2026-02-01T12:00:00Z',
        capabilities: [capability({ issuedAt: '2026-02-01T11:00:00Z', expirationTime: '2026-02-02T11:00:00Z' })],
      },
      'The day does not exist; some parsers roll it over to March.',
    ],
    [
      'february-29',
      'An issuedAt on 29 February of a common year',
      { issuedAt: '2026-02-29T11:30:00Z' },
      '2026 is no leap year.',
    ],
    ['month-13', 'An issuedAt in month 13', { issuedAt: '2025-13-15T11:30:00Z' }, 'There are twelve months.'],
    ['day-0', 'An issuedAt on day 0', { issuedAt: '2026-01-00T11:30:00Z' }, 'The days of a month begin with 1.'],
    [
      'hour-24',
      'An expiration at 24:00',
      { expiration: `${day}24:00:00Z` },
      'RFC 3339 section 5.6 has hours up to 23.',
    ],
    ['minute-60', 'An expiration at minute 60', { expiration: `${day}12:60:00Z` }, 'There are minutes up to 59.'],
    [
      'second-60',
      'An expiration at second 60 of a minute without leap second',
      { expiration: `${day}12:29:60Z` },
      'The second 60 is at 23:59:60 UTC on 30 June or 31 December only.',
    ],
    [
      'second-60-month',
      'An expiration at 23:59:60 at the end of January',
      { expiration: '2026-01-31T23:59:60Z' },
      'The second 60 is on 30 June or 31 December only.',
    ],
    ['second-61', 'An expiration at second 61', { expiration: `${day}12:30:61Z` }, 'There is no second 61.'],
    [
      'point',
      'An expiration with a point and no digits',
      { expiration: `${day}12:30:00.Z` },
      'A fraction has one or more digits.',
    ],
    [
      'comma',
      'An expiration with a comma in front of the fraction',
      { expiration: `${day}12:30:00,5Z` },
      'RFC 3339 has the full stop only.',
    ],
    [
      'offset-no-colon',
      'An expiration with the offset +0100',
      { expiration: `${day}13:30:00+0100` },
      'An offset has a colon.',
    ],
    [
      'offset-hours',
      'An expiration with the offset +01',
      { expiration: `${day}13:30:00+01` },
      'An offset has minutes.',
    ],
    [
      'offset-24',
      'An expiration with the offset +24:00',
      { expiration: '2026-01-16T12:30:00+24:00' },
      'The hours of an offset go up to 23.',
    ],
    [
      'offset-minus-sign',
      'An issuedAt whose offset has U+2212 for its sign',
      { issuedAt: `${day}10:30:00\u221201:00` },
      'The sign is the hyphen-minus of ASCII.',
    ],
    [
      'year-expanded',
      'An expiration with a signed year of six digits',
      { expiration: '+002026-01-15T12:30:00Z' },
      'A year has four digits.',
    ],
    [
      'space-before',
      'An issuedAt with a space in front',
      { issuedAt: ` ${day}11:30:00Z` },
      'Nothing stands in front of the year.',
    ],
    [
      'line-feed',
      'An expiration with a line feed behind it',
      { expiration: `${day}12:30:00Z\n` },
      'Nothing follows the zone.',
    ],
    ['digits', 'An issuedAt in Arabic digits', { issuedAt: '٢٠٢٦-٠١-١٥T١١:٣٠:٠٠Z' }, 'Digits are those of ASCII.'],
  ].map(([id, title, times, reason]) =>
    outside(
      `form-${id}`,
      title,
      'session.timestamps',
      'session-standard',
      `${Object.keys(times)[0]}: ${JSON.stringify(Object.values(times)[0])}`,
      times,
      reason,
    ),
  ),
  ...[
    [
      'lower-t',
      'An expiration with a lower-case t',
      `${day.toLowerCase()}12:30:00Z`,
      'T is upper case.',
      'RFC 3339 section 5.6 lets T and Z be written in lower case.',
    ],
    [
      'lower-z',
      'An expiration with a lower-case z',
      `${day}12:30:00z`,
      'Z is upper case.',
      'RFC 3339 section 5.6 lets T and Z be written in lower case.',
    ],
    [
      'space',
      'An expiration with a space for T',
      '2026-01-15 12:30:00Z',
      'T is the only separator.',
      'RFC 3339 section 5.6 lets applications separate date and time by a space.',
    ],
  ].map(([id, title, expiration, why, reading]) => ({
    ...outside(
      `form-${id}`,
      title,
      'session.timestamps',
      'session-standard',
      `expiration: ${JSON.stringify(expiration)}`,
      { expiration },
      `${why} Date parsers differ about the rest.`,
    ),
    contested: contest('a-lower-case-date', { result: 'accept', reading }),
  })),
];

export default () => [
  file('session-sig.verify', 'times', [...issued(), ...order(), ...lifetime(), ...expired()]),
  file('session-sig.verify', 'timestamps', written()),
];
