// session-sig.verify: the two times of a session message, how they are written and where their bounds lie.
import { contest, group, type Input, type Row, sessions, topic } from '../vocabulary.js';

const { at, capability } = sessions;

const day = '2026-01-15T';

/** What differs in the message, and the time of the verifier. */
interface Timed {
  readonly times: Input;
}

const during = ({ times: { now, ...over } }: Row & Timed) => ({ input: at(over, now === undefined ? {} : { now }) });

const issued = () => group<Timed>({ accepted: { rules: ['session.issued-at'] } },
  [
    { id: 'issued-60', title: 'Issued 60 seconds in the future',
      why: 'The skew is 60 seconds, and issuedAt is not more than that in the future.', times: { issuedAt: `${day}12:01:00Z` } },
  ],
  group({ twin: 'issued-60', rule: 'session.issued-at' }, [
    { id: 'issued-61', title: 'Issued 61 seconds in the future', change: 'issuedAt one second later',
      why: 'issuedAt is more than 60 seconds in the future.', times: { issuedAt: `${day}12:01:01Z` } },
    { id: 'issued-60-nano', title: 'Issued 60 seconds and a nanosecond in the future', change: 'issuedAt a nanosecond later',
      why: 'Comparison is exact on the written digits, beyond milliseconds as well.', times: { issuedAt: `${day}12:01:00.000000001Z` } },
  ]),
  [
    { id: 'issued-fraction', title: 'Issued 60 seconds in the future of a time with a fraction',
      why: 'The fractions are equal, and 60 seconds are allowed.',
      times: { issuedAt: `${day}12:01:00.123456789012345678Z`, now: `${day}12:00:00.123456789012345678Z` } },
    { id: 'issued-fraction-digit', title: 'Issued 60 seconds and an attosecond in the future', twin: 'issued-fraction',
      change: 'the last digit of issuedAt one higher', rule: 'session.issued-at', why: 'All digits of a fraction count; as binary64 the two would be equal.',
      times: { issuedAt: `${day}12:01:00.123456789012345679Z`, now: `${day}12:00:00.123456789012345678Z` } },
    { id: 'issued-offset', title: 'Issued 60 seconds in the future, with an offset',
      why: '13:01 at +01:00 is 12:01 UTC.', times: { issuedAt: `${day}13:01:00+01:00` } },
  ],
  group({ twin: 'issued-offset', rule: 'session.issued-at' }, [
    { id: 'issued-offset-61', title: 'Issued 61 seconds in the future, with an offset', change: 'issuedAt one second later',
      why: '13:01:01 at +01:00 is 12:01:01 UTC.', times: { issuedAt: `${day}13:01:01+01:00` } },
    { id: 'issued-offset-west', title: 'Issued at an hour that is past in words and future in UTC', change: `issuedAt: ${day}11:30:00-01:00`,
      why: '11:30 at -01:00 is 12:30 UTC: the offset counts.', times: { issuedAt: `${day}11:30:00-01:00`, expiration: `${day}13:30:00Z` } },
  ]),
);

const order = () => group<Timed>({ accepted: { rules: ['session.expiration-order'] } },
  [
    { id: 'order-nano', title: 'An expiration one nanosecond after issuedAt',
      why: 'The expiration is after issuedAt, and the skew keeps it from having passed.',
      times: { issuedAt: `${day}12:00:00Z`, expiration: `${day}12:00:00.000000001Z` } },
  ],
  group({ twin: 'order-nano', rule: 'session.expiration-order' }, [
    { id: 'order-equal', title: 'An expiration equal to issuedAt', change: 'expiration: issuedAt',
      why: 'The expiration has to be after issuedAt.', times: { issuedAt: `${day}12:00:00Z`, expiration: `${day}12:00:00Z` } },
    { id: 'order-equal-offset', title: 'An expiration that is issuedAt with another offset', change: 'expiration: the same instant at -01:00',
      why: 'The two texts name one instant.', times: { issuedAt: `${day}12:00:00Z`, expiration: `${day}11:00:00-01:00` } },
    { id: 'order-equal-zeros', title: 'An expiration that is issuedAt with another zero', change: 'issuedAt and expiration with the fractions .5 and .50',
      why: 'The two texts name one instant.', times: { issuedAt: `${day}12:00:00.5Z`, expiration: `${day}12:00:00.50Z` } },
    { id: 'order-swapped', title: 'An expiration before issuedAt, both within the skew', change: 'issuedAt 30 seconds after the expiration',
      why: 'Each time is within the skew of the clock, and their order is wrong.', times: { issuedAt: `${day}12:00:30Z`, expiration: `${day}12:00:00Z` } },
  ]),
);

const lifetime = () => group<Timed>({ accepted: { rules: ['session.lifetime'] } },
  [
    { id: 'life-30-days', title: 'A lifetime of 30 days',
      why: 'From 11:30 on 15 January to 11:30 on 14 February are 2,592,000 seconds.', times: { expiration: '2026-02-14T11:30:00Z' } },
  ],
  group({ twin: 'life-30-days', rule: 'session.lifetime' }, [
    { id: 'life-30-days-second', title: 'A lifetime of 30 days and a second', change: 'expiration one second later',
      why: 'The lifetime is more than 2,592,000 seconds.', times: { expiration: '2026-02-14T11:30:01Z' } },
    { id: 'life-30-days-nano', title: 'A lifetime of 30 days and a nanosecond', change: 'expiration a nanosecond later',
      why: 'The lifetime is more than 2,592,000 seconds; comparison is exact.', times: { expiration: '2026-02-14T11:30:00.000000001Z' } },
  ]),
  [
    { id: 'life-offset', title: 'A lifetime of 30 days, with an offset',
      why: '12:30 at +01:00 is 11:30 UTC.', times: { expiration: '2026-02-14T12:30:00+01:00' } },
  ],
  group({ twin: 'life-30-days', rule: 'session.lifetime' }, [
    { id: 'life-offset-west', title: 'A lifetime of 30 days in words and 30 days and an hour in UTC', change: 'expiration with -01:00',
      why: '11:30 at -01:00 is 12:30 UTC.', times: { expiration: '2026-02-14T11:30:00-01:00' } },
    { id: 'life-from-issue', title: 'An expiration in 29 days, issued a day and an hour ago', change: 'issuedAt a day earlier, expiration 29 days from now',
      why: 'The lifetime counts from issuedAt and not from the time of verification.',
      times: { issuedAt: '2026-01-14T11:00:00Z', expiration: '2026-02-13T12:00:00Z' } },
    { id: 'life-9999', title: 'An expiration in the year 9999', change: 'expiration: 9999-12-31T23:59:59Z',
      why: 'The lifetime is more than 30 days.', times: { expiration: '9999-12-31T23:59:59Z' } },
  ]),
);

/** A session in 2016, whose last day had a leap second, with a grant of that time. */
const in2016 = (expiration: string, now: string) => ({
  issuedAt: '2016-12-31T23:30:00Z', expiration, now, capabilities: [capability({ issuedAt: '2016-12-31T20:00:00Z', expirationTime: '2017-01-01T20:00:00Z' })],
});

const expired = () => group<Timed>({ accepted: { rules: ['session.expired'] } },
  group({ why: 'Now is before the expiration and the skew of 60 seconds.' }, [
    { id: 'end-59', title: '59 seconds after the expiration', times: { now: `${day}12:30:59Z` } },
    { id: 'end-60-less-nano', title: 'A nanosecond before the skew has run out', times: { now: `${day}12:30:59.999999999Z` } },
  ]),
  group({ twin: 'end-59', rule: 'session.expired' }, [
    { id: 'end-60', title: '60 seconds after the expiration', change: 'now one second later',
      why: 'Once the time has reached the expiration and the skew, the session is over: the bound is exclusive.', times: { now: `${day}12:31:00Z` } },
    { id: 'end-day', title: 'A day after the expiration', change: 'now a day later; the grant ends later',
      why: 'The AuthSig is still valid; the session signature is not.', times: { now: '2026-01-16T10:30:00Z' } },
  ]),
  [
    { id: 'end-fraction', title: 'A fraction of the expiration away from the end of the skew',
      why: 'Fractions count on both sides.', times: { expiration: `${day}12:30:00.25Z`, now: `${day}12:31:00.249999Z` } },
    { id: 'end-fraction-reached', title: 'The end of the skew with a fraction is reached', twin: 'end-fraction', change: 'now a microsecond later',
      rule: 'session.expired', why: 'Now is the expiration and 60 seconds.', times: { expiration: `${day}12:30:00.25Z`, now: `${day}12:31:00.25Z` } },
    { id: 'end-offset-west', title: 'An expiration that is past in words and future in UTC',
      why: '06:30 at -06:00 is 12:30 UTC.', times: { expiration: `${day}06:30:00-06:00` } },
    { id: 'end-offset-east', title: 'An expiration that is future in words and past in UTC', twin: 'end-offset-west',
      change: `expiration: 2026-01-16T01:58:00+14:00`, rule: 'session.expired', why: '01:58 on the next day at +14:00 is 11:58 UTC, two minutes ago.',
      times: { expiration: '2026-01-16T01:58:00+14:00' } },
    { id: 'leap', title: 'An expiration in the leap second of 2016, 59 seconds later', rules: ['session.expired', 'session.timestamps'],
      why: 'The second 60 is the first instant of the next day.', times: in2016('2016-12-31T23:59:60Z', '2017-01-01T00:00:59Z') },
    { id: 'leap-60', title: 'An expiration in the leap second of 2016, 60 seconds later', twin: 'leap', change: 'now one second later', rule: 'session.expired',
      why: 'The second 60 is the first instant of the next day: it is no expiration that never comes.',
      times: in2016('2016-12-31T23:59:60Z', '2017-01-01T00:01:00Z') },
    { id: 'leap-offset', title: 'The leap second of 2016 as India wrote it', rules: ['session.timestamps'],
      why: '05:29:60 at +05:30 is 23:59:60 UTC on 31 December.', times: in2016('2017-01-01T05:29:60+05:30', '2017-01-01T00:00:59Z') },
  ],
);

/** In words: the first member that differs. */
const changeOf = ({ times }: Timed) => Object.entries(times).slice(0, 1).map(([member, value]) => `${member}: ${JSON.stringify(value)}`).join();

const LOWER = 'RFC 3339 section 5.6 lets T and Z be written in lower case.';
const DIFFER = 'Date parsers differ about the rest.';

const written = () => group({},
  group<Timed>({ rules: ['session.timestamps'], from: during }, [
    { id: 'unknown-offset', title: 'An expiration with the offset -00:00',
      why: 'RFC 3339 section 4.3 writes UTC so where the local offset is unknown.', times: { expiration: `${day}12:30:00-00:00` } },
    { id: 'zeros', title: 'An expiration with a fraction of zeros',
      why: 'A fraction has one or more digits, zeros as well; the SDK writes three.', times: { expiration: `${day}12:30:00.000Z` } },
  ]),
  group({ twin: 'session-standard', rule: 'session.timestamps', risk: ['expiry'],
    from: (row: Row & Timed) => ({ ...during(row), change: changeOf(row) }) }, [
    { id: 'word', title: 'An expiration that says never',
      why: 'A word is no date-time, and no date parser makes a bound of it.', times: { expiration: 'never' } },
    { id: 'empty', title: 'An empty expiration', why: 'The empty text is no date-time.', times: { expiration: '' } },
    { id: 'unix', title: 'An expiration in seconds since 1970', why: 'A count of seconds is no date-time.', times: { expiration: '1768480200' } },
    { id: 'rfc-2822', title: 'An expiration in the form of e-mail', why: 'RFC 3339 has no such form.', times: { expiration: 'Thu, 15 Jan 2026 12:30:00 GMT' } },
    { id: 'date', title: 'An expiration without a time', why: 'A date-time has a time.', times: { expiration: '2026-01-16' } },
    { id: 'minutes', title: 'An expiration without seconds', why: 'A time of RFC 3339 has seconds.', times: { expiration: `${day}12:30Z` } },
    { id: 'local', title: 'An expiration without an offset',
      why: 'Without an offset the time is that of nobody knows where.', times: { expiration: `${day}12:30:00` } },
    { id: 'basic', title: 'An expiration without separators',
      why: 'RFC 3339 has the extended form of ISO 8601 only.', times: { expiration: '20260115T123000Z' } },
    { id: 'week', title: 'An expiration with the week of the year', why: 'RFC 3339 has no weeks.', times: { expiration: '2026-W03-4T12:30:00Z' } },
    { id: 'february-30', title: 'An expiration on 30 February',
      why: 'The day does not exist; some parsers roll it over to March.',
      times: {
        expiration: '2026-02-30T12:00:00Z', issuedAt: '2026-02-01T12:00:00Z', now: '2026-02-01T12:00:00Z',
        capabilities: [capability({ issuedAt: '2026-02-01T11:00:00Z', expirationTime: '2026-02-02T11:00:00Z' })],
      } },
    { id: 'february-29', title: 'An issuedAt on 29 February of a common year', why: '2026 is no leap year.', times: { issuedAt: '2026-02-29T11:30:00Z' } },
    { id: 'month-13', title: 'An issuedAt in month 13', why: 'There are twelve months.', times: { issuedAt: '2025-13-15T11:30:00Z' } },
    { id: 'day-0', title: 'An issuedAt on day 0', why: 'The days of a month begin with 1.', times: { issuedAt: '2026-01-00T11:30:00Z' } },
    { id: 'hour-24', title: 'An expiration at 24:00', why: 'RFC 3339 section 5.6 has hours up to 23.', times: { expiration: `${day}24:00:00Z` } },
    { id: 'minute-60', title: 'An expiration at minute 60', why: 'There are minutes up to 59.', times: { expiration: `${day}12:60:00Z` } },
    { id: 'second-60', title: 'An expiration at second 60 of a minute without leap second',
      why: 'The second 60 is at 23:59:60 UTC on 30 June or 31 December only.', times: { expiration: `${day}12:29:60Z` } },
    { id: 'second-60-month', title: 'An expiration at 23:59:60 at the end of January',
      why: 'The second 60 is on 30 June or 31 December only.', times: { expiration: '2026-01-31T23:59:60Z' } },
    { id: 'second-61', title: 'An expiration at second 61', why: 'There is no second 61.', times: { expiration: `${day}12:30:61Z` } },
    { id: 'point', title: 'An expiration with a point and no digits', why: 'A fraction has one or more digits.', times: { expiration: `${day}12:30:00.Z` } },
    { id: 'comma', title: 'An expiration with a comma in front of the fraction',
      why: 'RFC 3339 has the full stop only.', times: { expiration: `${day}12:30:00,5Z` } },
    { id: 'offset-no-colon', title: 'An expiration with the offset +0100', why: 'An offset has a colon.', times: { expiration: `${day}13:30:00+0100` } },
    { id: 'offset-hours', title: 'An expiration with the offset +01', why: 'An offset has minutes.', times: { expiration: `${day}13:30:00+01` } },
    { id: 'offset-24', title: 'An expiration with the offset +24:00',
      why: 'The hours of an offset go up to 23.', times: { expiration: '2026-01-16T12:30:00+24:00' } },
    { id: 'offset-minus-sign', title: 'An issuedAt whose offset has U+2212 for its sign',
      why: 'The sign is the hyphen-minus of ASCII.', times: { issuedAt: `${day}10:30:00\u221201:00` } },
    { id: 'year-expanded', title: 'An expiration with a signed year of six digits',
      why: 'A year has four digits.', times: { expiration: '+002026-01-15T12:30:00Z' } },
    { id: 'space-before', title: 'An issuedAt with a space in front', why: 'Nothing stands in front of the year.', times: { issuedAt: ` ${day}11:30:00Z` } },
    { id: 'line-feed', title: 'An expiration with a line feed behind it', why: 'Nothing follows the zone.', times: { expiration: `${day}12:30:00Z\n` } },
    { id: 'digits', title: 'An issuedAt in Arabic digits', why: 'Digits are those of ASCII.', times: { issuedAt: '٢٠٢٦-٠١-١٥T١١:٣٠:٠٠Z' } },
  ]),
  group({ twin: 'session-standard', rule: 'session.timestamps', risk: ['expiry'], from: ({ reading, ...row }: Row & Timed & { readonly reading: string }) =>
    ({ ...during(row), change: changeOf(row), contested: contest('a-lower-case-date', { result: 'accept', reading }) }) }, [
    { id: 'lower-t', title: 'An expiration with a lower-case t',
      why: `T is upper case. ${DIFFER}`, times: { expiration: `${day.toLowerCase()}12:30:00Z` }, reading: LOWER },
    { id: 'lower-z', title: 'An expiration with a lower-case z', why: `Z is upper case. ${DIFFER}`, times: { expiration: `${day}12:30:00z` }, reading: LOWER },
    { id: 'space', title: 'An expiration with a space for T',
      why: `T is the only separator. ${DIFFER}`, times: { expiration: '2026-01-15 12:30:00Z' },
      reading: 'RFC 3339 section 5.6 lets applications separate date and time by a space.' },
  ]),
);

export default () => [
  topic({ operation: 'session-sig.verify', name: 'times', prefix: 'session-time-', from: during }, issued(), order(), lifetime(), expired()),
  topic<object>({ operation: 'session-sig.verify', name: 'timestamps', prefix: 'session-time-form-' }, written()),
];
