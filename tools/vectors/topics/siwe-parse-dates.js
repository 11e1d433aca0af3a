// siwe.parse: date-times. Issued At shows the whole grammar, the other two what would let a message live on.
import { contest, file } from '../kit.js';
import { PLAIN, parses, refuses, twinOf } from '../siwe.js';

const CASE = contest('a-lower-case-date', {
  result: 'accept',
  reading: 'RFC 3339 section 5.6 says that T and Z may be lower case, and ERC-4361 does not limit it.',
});
const SEPARATOR = contest('a-lower-case-date', {
  result: 'accept',
  reading: 'RFC 3339 section 5.6 lets applications separate date and time by a space for readability.',
});

/** Texts that are date-times, with the instant they name. */
const valid = [
  ['utc', '2026-01-15T10:30:00Z', 'A time in UTC', '2026-01-15T10:30:00Z', 'full-date, T, partial-time and Z.'],
  [
    'offset',
    '2026-01-15T12:30:00+01:30',
    'An offset east of UTC',
    '2026-01-15T11:00:00Z',
    'time-numoffset is a sign, hours and minutes.',
  ],
  [
    'offset-negative',
    '2026-01-14T18:00:00-17:00',
    'An offset that names another day than UTC',
    '2026-01-15T11:00:00Z',
    'time-numoffset is a sign, hours and minutes; the value is kept as written.',
  ],
  [
    'offset-23-59',
    '2026-01-15T11:00:00+23:59',
    'The largest offset',
    '2026-01-14T11:01:00Z',
    'time-numoffset has hours 00 to 23 and minutes 00 to 59.',
  ],
  [
    'offset-minus-23-59',
    '2026-01-15T11:00:00-23:59',
    'The smallest offset',
    '2026-01-16T10:59:00Z',
    'time-numoffset has hours 00 to 23 and minutes 00 to 59.',
  ],
  [
    'offset-minus-zero',
    '2026-01-15T11:00:00-00:00',
    'The offset -00:00',
    '2026-01-15T11:00:00Z',
    'RFC 3339 section 4.3 gives -00:00 a meaning of its own: the time in UTC is known.',
  ],
  [
    'fraction-one',
    '2026-01-15T11:00:00.5Z',
    'A fraction of one digit',
    '2026-01-15T11:00:00.5Z',
    'time-secfrac is a full stop and one or more digits.',
  ],
  [
    'fraction-three',
    '2026-01-15T11:00:00.000Z',
    'A fraction of three zeros',
    '2026-01-15T11:00:00Z',
    'time-secfrac is a full stop and one or more digits; zeros are kept as written.',
  ],
  [
    'fraction-forty',
    `2026-01-15T11:00:00.${'0123456789'.repeat(4)}Z`,
    'A fraction of forty digits',
    `2026-01-15T11:00:00.${'0123456789'.repeat(4)}Z`,
    'time-secfrac has any number of digits, and all of them count.',
  ],
  [
    'fraction-offset',
    '2026-01-15T12:00:00.25+01:00',
    'A fraction and an offset',
    '2026-01-15T11:00:00.25Z',
    'The fraction stands before the offset.',
  ],
  [
    'first-second',
    '2026-01-15T00:00:00Z',
    'The first second of a day',
    '2026-01-15T00:00:00Z',
    'time-hour starts at 00; midnight belongs to the day that begins.',
  ],
  [
    'last-second',
    '2026-01-15T23:59:59Z',
    'The last second of a day',
    '2026-01-15T23:59:59Z',
    'time-hour ends at 23, time-minute at 59.',
  ],
  [
    'leap-day-2024',
    '2024-02-29T12:00:00Z',
    '29 February in a year divisible by four',
    '2024-02-29T12:00:00Z',
    '2024 is a leap year.',
  ],
  [
    'leap-day-2000',
    '2000-02-29T12:00:00Z',
    '29 February in a year divisible by 400',
    '2000-02-29T12:00:00Z',
    '2000 is a leap year: RFC 3339 appendix C.',
  ],
  [
    'leap-day-0000',
    '0000-02-29T00:00:00Z',
    '29 February of the year 0000',
    '0000-02-29T00:00:00Z',
    '0000 is divisible by 400, and date-fullyear starts at 0000.',
  ],
  [
    'year-9999',
    '9999-12-31T23:59:59Z',
    'The last second of the year 9999',
    '9999-12-31T23:59:59Z',
    'date-fullyear is four digits.',
  ],
  [
    'leap-second-1990',
    '1990-12-31T23:59:60Z',
    'A leap second in December, of the examples of RFC 3339',
    '1991-01-01T00:00:00Z',
    'RFC 3339 section 5.8 prints it.',
  ],
  [
    'leap-second-1990-offset',
    '1990-12-31T15:59:60-08:00',
    'The same leap second with an offset, of the examples of RFC 3339',
    '1991-01-01T00:00:00Z',
    'RFC 3339 section 5.8 prints it: in UTC it is 23:59:60 on 31 December.',
  ],
  [
    'leap-second-june',
    '2015-06-30T23:59:60Z',
    'A leap second in June',
    '2015-07-01T00:00:00Z',
    'In UTC it is 23:59:60 on 30 June.',
  ],
  [
    'leap-second-next-day',
    '2017-01-01T08:59:60+09:00',
    'A leap second that has another date at its offset',
    '2017-01-01T00:00:00Z',
    'The offset is applied first: in UTC it is 23:59:60 on 31 December 2016.',
  ],
  [
    'leap-second-fraction',
    '2016-12-31T23:59:60.999Z',
    'A fraction of a leap second',
    '2017-01-01T00:00:00.999Z',
    'time-secfrac follows any second.',
  ],
  [
    'leap-second-unannounced',
    '2026-06-30T23:59:60Z',
    'A second of 60 on 30 June of a year without a leap second',
    '2026-07-01T00:00:00Z',
    'Which leap seconds happen cannot be known in advance, so the last second of June or December UTC may be 60 in any year.',
  ],
];

/** Texts that are none: id, text, title, reason, and the reading that would accept. */
const broken = [
  ['empty', '', 'empty text', 'A date-time starts with four digits of the year.'],
  ['word', 'tomorrow', 'a word', 'A date-time starts with four digits of the year.'],
  ['date-only', '2026-01-15', 'a date without a time', 'After full-date stand T and full-time.'],
  ['seconds-missing', '2026-01-15T11:00Z', 'no seconds', 'partial-time has hours, minutes and seconds.'],
  [
    'offset-missing',
    '2026-01-15T11:00:00',
    'no offset',
    'time-offset is Z or a numeric offset; without one nobody knows the instant.',
  ],
  [
    'space-separator',
    '2026-01-15 11:00:00Z',
    'a space instead of T',
    'T is the only separator: section "Dates" of the specification.',
    SEPARATOR,
  ],
  [
    'lower-case-t',
    '2026-01-15t11:00:00Z',
    'a lower-case t',
    'T is upper case: section "Dates" of the specification.',
    CASE,
  ],
  [
    'lower-case-z',
    '2026-01-15T11:00:00z',
    'a lower-case z',
    'Z is upper case: section "Dates" of the specification.',
    CASE,
  ],
  ['basic-format', '20260115T110000Z', 'the basic format of ISO 8601', 'RFC 3339 has hyphens and colons.'],
  ['week-date', '2026-W03-4T11:00:00Z', 'a week date of ISO 8601', 'date-month is two digits.'],
  ['http-date', 'Thu, 15 Jan 2026 11:00:00 GMT', 'an HTTP date', 'A date-time starts with four digits of the year.'],
  ['unix-seconds', '1768474800', 'seconds since 1970', 'After four digits of the year stands a hyphen.'],
  ['one-digit-month', '2026-1-15T11:00:00Z', 'a month of one digit', 'date-month is two digits.'],
  ['five-digit-year', '12026-01-15T11:00:00Z', 'a year of five digits', 'date-fullyear is four digits.'],
  [
    'signed-year',
    '+002026-01-15T11:00:00Z',
    'an expanded year of ECMAScript',
    'date-fullyear is four digits without a sign.',
  ],
  ['month-00', '2026-00-15T11:00:00Z', 'the month 00', 'date-month is 01 to 12.'],
  ['month-13', '2026-13-15T11:00:00Z', 'the month 13', 'date-month is 01 to 12.'],
  ['day-00', '2026-01-00T11:00:00Z', 'the day 00', 'date-mday starts at 01.'],
  ['day-32', '2026-01-32T11:00:00Z', 'the day 32', 'January has 31 days.'],
  ['april-31', '2026-04-31T11:00:00Z', '31 April', 'April has 30 days: RFC 3339 section 5.7.'],
  ['february-29-2026', '2026-02-29T11:00:00Z', '29 February in a common year', '2026 is no leap year.'],
  [
    'february-29-1900',
    '1900-02-29T11:00:00Z',
    '29 February in a century year',
    '1900 is divisible by 100 and not by 400: no leap year.',
  ],
  ['february-30', '2024-02-30T11:00:00Z', '30 February in a leap year', 'February has 29 days at most.'],
  ['hour-24', '2026-01-15T24:00:00Z', 'the hour 24', 'time-hour is 00 to 23; ISO 8601 alone knows 24:00.'],
  ['minute-60', '2026-01-15T11:60:00Z', 'the minute 60', 'time-minute is 00 to 59.'],
  [
    'second-60',
    '2026-01-15T11:00:60Z',
    'the second 60 in the middle of a day',
    'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.',
  ],
  [
    'second-60-other-month',
    '2026-01-31T23:59:60Z',
    'the second 60 at the end of January',
    'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.',
  ],
  [
    'second-60-june-29',
    '2026-06-29T23:59:60Z',
    'the second 60 at the end of 29 June',
    'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.',
  ],
  [
    'second-60-minute-58',
    '2016-12-31T23:58:60Z',
    'the second 60 a minute before midnight',
    'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.',
  ],
  [
    'second-60-local',
    '2016-12-31T23:59:60+01:00',
    'the second 60 at local midnight',
    'The offset is applied first: in UTC it is 22:59:60.',
  ],
  ['second-61', '2016-12-31T23:59:61Z', 'the second 61', 'time-second ends at 60.'],
  ['fraction-empty', '2026-01-15T11:00:00.Z', 'a full stop without digits', 'time-secfrac has one digit or more.'],
  ['fraction-comma', '2026-01-15T11:00:00,5Z', 'a comma before the fraction', 'time-secfrac starts with a full stop.'],
  ['offset-24', '2026-01-15T11:00:00+24:00', 'an offset of 24 hours', 'time-hour of an offset is 00 to 23.'],
  ['offset-minute-60', '2026-01-15T11:00:00+01:60', 'an offset of 60 minutes', 'time-minute of an offset is 00 to 59.'],
  [
    'offset-no-colon',
    '2026-01-15T11:00:00+0100',
    'an offset without a colon',
    'time-numoffset has a colon between hours and minutes.',
  ],
  ['offset-hours-only', '2026-01-15T11:00:00+01', 'an offset of hours alone', 'time-numoffset has hours and minutes.'],
  [
    'offset-minus-sign',
    '2026-01-15T11:00:00\u221201:00',
    'a minus sign U+2212 before the offset',
    'The sign is U+002B or U+002D.',
  ],
  ['offset-name', '2026-01-15T11:00:00 UTC', 'the name of a zone', 'time-offset is Z or a numeric offset.'],
  ['offset-twice', '2026-01-15T11:00:00Z+01:00', 'Z and an offset', 'Z ends a date-time: nothing follows it.'],
  [
    'zone-in-brackets',
    '2026-01-15T11:00:00+01:00[Europe/Berlin]',
    'a zone name of RFC 9557',
    'Nothing follows the offset in RFC 3339.',
  ],
  ['arabic-digits', '\u0662\u0660\u0662\u0666-01-15T11:00:00Z', 'Arabic-Indic digits', 'DIGIT of ABNF is 0 to 9.'],
  [
    'leading-space',
    ' 2026-01-15T11:00:00Z',
    'two spaces after the label',
    'One space belongs to the label, the other is no digit.',
  ],
  ['trailing-space', '2026-01-15T11:00:00Z ', 'a space at the end', 'Z ends a date-time: nothing follows it.'],
];

/** What the bounds of validity are tried with: parsers read it as another time, or as none. */
const dangerous = new Set([
  'empty',
  'word',
  'offset-missing',
  'space-separator',
  'lower-case-z',
  'unix-seconds',
  'five-digit-year',
  'month-13',
  'february-30',
  'hour-24',
  'second-60',
  'offset-24',
  'trailing-space',
]);
const dangerousBefore = new Set(['empty', 'word', 'offset-missing', 'lower-case-z', 'february-30', 'second-60']);

const BOUNDED = {
  expirationTime: twinOf('siwe-expiration-time-utc', { expirationTime: '2026-01-16T10:00:00Z' }),
  notBefore: twinOf('siwe-not-before-utc', { notBefore: '2026-01-15T10:00:00Z' }),
};

const bound = (member, id, label, rule, chosen, consequence) => [
  parses(`siwe-${id}-utc`, `${label}: a time in UTC`, BOUNDED[member].members(), {
    rules: [rule, 'siwe.layout'],
    reason: 'The value is a date-time, and the line stands in its slot.',
  }),
  parses(
    `siwe-${id}-leap-second`,
    `${label}: a leap second with an offset`,
    { [member]: '2027-01-01T00:59:60+01:00' },
    {
      rules: [rule],
      reason: 'The offset is applied first: in UTC it is 23:59:60 on 31 December 2026.',
      trace: { utc: '2027-01-01T00:00:00Z' },
    },
  ),
  parses(
    `siwe-${id}-fraction`,
    `${label}: a fraction of thirty digits`,
    { [member]: `2026-01-16T11:00:00.${'9'.repeat(30)}Z` },
    {
      rules: [rule],
      reason: 'time-secfrac has any number of digits, and all of them are kept.',
    },
  ),
  ...broken
    .filter(([name]) => chosen.has(name))
    .map(([name, text, title, reason, contested]) =>
      refuses(BOUNDED[member], `siwe-${id}-${name}`, `${label}: ${title}`, {
        rule,
        change: { [member]: text },
        reason: `${reason} ${consequence}`,
        risk: ['expiry', 'parser-differential'],
        ...(contested ? { contested } : {}),
      }),
    ),
];

export default () => [
  file('siwe.parse', 'issued-at', [
    ...valid.map(([id, issuedAt, title, utc, reason]) =>
      parses(`siwe-issued-at-${id}`, title, { issuedAt }, { rules: ['siwe.issued-at'], reason, trace: { utc } }),
    ),
    ...broken.map(([id, issuedAt, title, reason, contested]) =>
      refuses(PLAIN, `siwe-issued-at-${id}`, `Issued At: ${title}`, {
        rule: 'siwe.issued-at',
        change: { issuedAt },
        reason,
        risk: ['expiry', 'parser-differential'],
        ...(contested ? { contested } : {}),
      }),
    ),
  ]),
  file(
    'siwe.parse',
    'expiration-time',
    bound(
      'expirationTime',
      'expiration-time',
      'Expiration Time',
      'siwe.expiration-time',
      dangerous,
      'What cannot be read must not become a bound that never comes.',
    ),
  ),
  file(
    'siwe.parse',
    'not-before',
    bound(
      'notBefore',
      'not-before',
      'Not Before',
      'siwe.not-before',
      dangerousBefore,
      'What cannot be read must not become a bound that is always past.',
    ),
  ),
];
