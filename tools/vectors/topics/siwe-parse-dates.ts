// siwe.parse: date-times. Issued At shows the whole grammar, the other two what would let a message live on.
import { contest, group, type Row, type RuleId, siweTexts, topic } from '../vocabulary.js';

const { dated, twinOf } = siweTexts;

const lowerCase = contest('a-lower-case-date', {
  result: 'accept',
  reading: 'RFC 3339 section 5.6 says that T and Z may be lower case, and ERC-4361 does not limit it.',
});
const separator = contest('a-lower-case-date', {
  result: 'accept',
  reading: 'RFC 3339 section 5.6 lets applications separate date and time by a space for readability.',
});

const RANGE = 'time-numoffset has hours 00 to 23 and minutes 00 to 59.';
const YEAR = 'A date-time starts with four digits of the year.';
const MONTH = 'date-month is 01 to 12.';
const OFFSET = 'time-offset is Z or a numeric offset.';
const LEAP = 'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.';
const Z_ENDS = 'Z ends a date-time: nothing follows it.';

const dates = () =>
  group({ rules: ['siwe.issued-at'], from: dated('issuedAt') }, [
    { id: 'utc', title: 'A time in UTC', date: '2026-01-15T10:30:00Z', utc: '2026-01-15T10:30:00Z', why: 'full-date, T, partial-time and Z.' },
    { id: 'offset', title: 'An offset east of UTC', date: '2026-01-15T12:30:00+01:30', utc: '2026-01-15T11:00:00Z',
      why: 'time-numoffset is a sign, hours and minutes.' },
    { id: 'offset-negative', title: 'An offset that names another day than UTC', date: '2026-01-14T18:00:00-17:00', utc: '2026-01-15T11:00:00Z',
      why: 'time-numoffset is a sign, hours and minutes; the value is kept as written.' },
    { id: 'offset-23-59', title: 'The largest offset', date: '2026-01-15T11:00:00+23:59', utc: '2026-01-14T11:01:00Z', why: RANGE },
    { id: 'offset-minus-23-59', title: 'The smallest offset', date: '2026-01-15T11:00:00-23:59', utc: '2026-01-16T10:59:00Z', why: RANGE },
    { id: 'offset-minus-zero', title: 'The offset -00:00', date: '2026-01-15T11:00:00-00:00', utc: '2026-01-15T11:00:00Z',
      why: 'RFC 3339 section 4.3 gives -00:00 a meaning of its own: the time in UTC is known.' },
    { id: 'fraction-one', title: 'A fraction of one digit', date: '2026-01-15T11:00:00.5Z', utc: '2026-01-15T11:00:00.5Z',
      why: 'time-secfrac is a full stop and one or more digits.' },
    { id: 'fraction-three', title: 'A fraction of three zeros', date: '2026-01-15T11:00:00.000Z', utc: '2026-01-15T11:00:00Z',
      why: 'time-secfrac is a full stop and one or more digits; zeros are kept as written.' },
    { id: 'fraction-forty', title: 'A fraction of forty digits', date: `2026-01-15T11:00:00.${'0123456789'.repeat(4)}Z`,
      utc: `2026-01-15T11:00:00.${'0123456789'.repeat(4)}Z`, why: 'time-secfrac has any number of digits, and all of them count.' },
    { id: 'fraction-offset', title: 'A fraction and an offset', date: '2026-01-15T12:00:00.25+01:00', utc: '2026-01-15T11:00:00.25Z',
      why: 'The fraction stands before the offset.' },
    { id: 'first-second', title: 'The first second of a day', date: '2026-01-15T00:00:00Z', utc: '2026-01-15T00:00:00Z',
      why: 'time-hour starts at 00; midnight belongs to the day that begins.' },
    { id: 'last-second', title: 'The last second of a day', date: '2026-01-15T23:59:59Z', utc: '2026-01-15T23:59:59Z',
      why: 'time-hour ends at 23, time-minute at 59.' },
    { id: 'leap-day-2024', title: '29 February in a year divisible by four', date: '2024-02-29T12:00:00Z', utc: '2024-02-29T12:00:00Z',
      why: '2024 is a leap year.' },
    { id: 'leap-day-2000', title: '29 February in a year divisible by 400', date: '2000-02-29T12:00:00Z', utc: '2000-02-29T12:00:00Z',
      why: '2000 is a leap year: RFC 3339 appendix C.' },
    { id: 'leap-day-0000', title: '29 February of the year 0000', date: '0000-02-29T00:00:00Z', utc: '0000-02-29T00:00:00Z',
      why: '0000 is divisible by 400, and date-fullyear starts at 0000.' },
    { id: 'year-9999', title: 'The last second of the year 9999', date: '9999-12-31T23:59:59Z', utc: '9999-12-31T23:59:59Z',
      why: 'date-fullyear is four digits.' },
    { id: 'leap-second-1990', title: 'A leap second in December, of the examples of RFC 3339', date: '1990-12-31T23:59:60Z', utc: '1991-01-01T00:00:00Z',
      why: 'RFC 3339 section 5.8 prints it.' },
    { id: 'leap-second-1990-offset', title: 'The same leap second with an offset, of the examples of RFC 3339', date: '1990-12-31T15:59:60-08:00',
      utc: '1991-01-01T00:00:00Z', why: 'RFC 3339 section 5.8 prints it: in UTC it is 23:59:60 on 31 December.' },
    { id: 'leap-second-june', title: 'A leap second in June', date: '2015-06-30T23:59:60Z', utc: '2015-07-01T00:00:00Z',
      why: 'In UTC it is 23:59:60 on 30 June.' },
    { id: 'leap-second-next-day', title: 'A leap second that has another date at its offset', date: '2017-01-01T08:59:60+09:00', utc: '2017-01-01T00:00:00Z',
      why: 'The offset is applied first: in UTC it is 23:59:60 on 31 December 2016.' },
    { id: 'leap-second-fraction', title: 'A fraction of a leap second', date: '2016-12-31T23:59:60.999Z', utc: '2017-01-01T00:00:00.999Z',
      why: 'time-secfrac follows any second.' },
    { id: 'leap-second-unannounced', title: 'A second of 60 on 30 June of a year without a leap second', date: '2026-06-30T23:59:60Z',
      utc: '2026-07-01T00:00:00Z',
      why: 'Which leap seconds happen cannot be known in advance, so the last second of June or December UTC may be 60 in any year.' },
  ]);

/** Texts that are none. */
const faults: readonly (Row & siweTexts.Dated)[] = [
  { id: 'empty', title: 'empty text', date: '', why: YEAR },
  { id: 'word', title: 'a word', date: 'tomorrow', why: YEAR },
  { id: 'date-only', title: 'a date without a time', date: '2026-01-15', why: 'After full-date stand T and full-time.' },
  { id: 'seconds-missing', title: 'no seconds', date: '2026-01-15T11:00Z', why: 'partial-time has hours, minutes and seconds.' },
  { id: 'offset-missing', title: 'no offset', date: '2026-01-15T11:00:00', why: 'time-offset is Z or a numeric offset; without one nobody knows the instant.' },
  { id: 'space-separator', title: 'a space instead of T', contested: separator, date: '2026-01-15 11:00:00Z',
    why: 'T is the only separator: section "Dates" of the specification.' },
  { id: 'lower-case-t', title: 'a lower-case t', contested: lowerCase, date: '2026-01-15t11:00:00Z',
    why: 'T is upper case: section "Dates" of the specification.' },
  { id: 'lower-case-z', title: 'a lower-case z', contested: lowerCase, date: '2026-01-15T11:00:00z',
    why: 'Z is upper case: section "Dates" of the specification.' },
  { id: 'basic-format', title: 'the basic format of ISO 8601', date: '20260115T110000Z', why: 'RFC 3339 has hyphens and colons.' },
  { id: 'week-date', title: 'a week date of ISO 8601', date: '2026-W03-4T11:00:00Z', why: 'date-month is two digits.' },
  { id: 'http-date', title: 'an HTTP date', date: 'Thu, 15 Jan 2026 11:00:00 GMT', why: YEAR },
  { id: 'unix-seconds', title: 'seconds since 1970', date: '1768474800', why: 'After four digits of the year stands a hyphen.' },
  { id: 'one-digit-month', title: 'a month of one digit', date: '2026-1-15T11:00:00Z', why: 'date-month is two digits.' },
  { id: 'five-digit-year', title: 'a year of five digits', date: '12026-01-15T11:00:00Z', why: 'date-fullyear is four digits.' },
  { id: 'signed-year', title: 'an expanded year of ECMAScript', date: '+002026-01-15T11:00:00Z', why: 'date-fullyear is four digits without a sign.' },
  { id: 'month-00', title: 'the month 00', date: '2026-00-15T11:00:00Z', why: MONTH },
  { id: 'month-13', title: 'the month 13', date: '2026-13-15T11:00:00Z', why: MONTH },
  { id: 'day-00', title: 'the day 00', date: '2026-01-00T11:00:00Z', why: 'date-mday starts at 01.' },
  { id: 'day-32', title: 'the day 32', date: '2026-01-32T11:00:00Z', why: 'January has 31 days.' },
  { id: 'april-31', title: '31 April', date: '2026-04-31T11:00:00Z', why: 'April has 30 days: RFC 3339 section 5.7.' },
  { id: 'february-29-2026', title: '29 February in a common year', date: '2026-02-29T11:00:00Z', why: '2026 is no leap year.' },
  { id: 'february-29-1900', title: '29 February in a century year', date: '1900-02-29T11:00:00Z',
    why: '1900 is divisible by 100 and not by 400: no leap year.' },
  { id: 'february-30', title: '30 February in a leap year', date: '2024-02-30T11:00:00Z', why: 'February has 29 days at most.' },
  { id: 'hour-24', title: 'the hour 24', date: '2026-01-15T24:00:00Z', why: 'time-hour is 00 to 23; ISO 8601 alone knows 24:00.' },
  { id: 'minute-60', title: 'the minute 60', date: '2026-01-15T11:60:00Z', why: 'time-minute is 00 to 59.' },
  { id: 'second-60', title: 'the second 60 in the middle of a day', date: '2026-01-15T11:00:60Z', why: LEAP },
  { id: 'second-60-other-month', title: 'the second 60 at the end of January', date: '2026-01-31T23:59:60Z', why: LEAP },
  { id: 'second-60-june-29', title: 'the second 60 at the end of 29 June', date: '2026-06-29T23:59:60Z', why: LEAP },
  { id: 'second-60-minute-58', title: 'the second 60 a minute before midnight', date: '2016-12-31T23:58:60Z', why: LEAP },
  { id: 'second-60-local', title: 'the second 60 at local midnight', date: '2016-12-31T23:59:60+01:00',
    why: 'The offset is applied first: in UTC it is 22:59:60.' },
  { id: 'second-61', title: 'the second 61', date: '2016-12-31T23:59:61Z', why: 'time-second ends at 60.' },
  { id: 'fraction-empty', title: 'a full stop without digits', date: '2026-01-15T11:00:00.Z', why: 'time-secfrac has one digit or more.' },
  { id: 'fraction-comma', title: 'a comma before the fraction', date: '2026-01-15T11:00:00,5Z', why: 'time-secfrac starts with a full stop.' },
  { id: 'offset-24', title: 'an offset of 24 hours', date: '2026-01-15T11:00:00+24:00', why: 'time-hour of an offset is 00 to 23.' },
  { id: 'offset-minute-60', title: 'an offset of 60 minutes', date: '2026-01-15T11:00:00+01:60', why: 'time-minute of an offset is 00 to 59.' },
  { id: 'offset-no-colon', title: 'an offset without a colon', date: '2026-01-15T11:00:00+0100', why: 'time-numoffset has a colon between hours and minutes.' },
  { id: 'offset-hours-only', title: 'an offset of hours alone', date: '2026-01-15T11:00:00+01', why: 'time-numoffset has hours and minutes.' },
  { id: 'offset-minus-sign', title: 'a minus sign U+2212 before the offset', date: '2026-01-15T11:00:00\u221201:00', why: 'The sign is U+002B or U+002D.' },
  { id: 'offset-name', title: 'the name of a zone', date: '2026-01-15T11:00:00 UTC', why: OFFSET },
  { id: 'offset-twice', title: 'Z and an offset', date: '2026-01-15T11:00:00Z+01:00', why: Z_ENDS },
  { id: 'zone-in-brackets', title: 'a zone name of RFC 9557', date: '2026-01-15T11:00:00+01:00[Europe/Berlin]',
    why: 'Nothing follows the offset in RFC 3339.' },
  { id: 'arabic-digits', title: 'Arabic-Indic digits', date: '\u0662\u0660\u0662\u0666-01-15T11:00:00Z', why: 'DIGIT of ABNF is 0 to 9.' },
  { id: 'leading-space', title: 'two spaces after the label', date: ' 2026-01-15T11:00:00Z', why: 'One space belongs to the label, the other is no digit.' },
  { id: 'trailing-space', title: 'a space at the end', date: '2026-01-15T11:00:00Z ', why: Z_ENDS },
];

const issuedAt = () =>
  topic({ operation: 'siwe.parse', name: 'issued-at', prefix: 'siwe-issued-at-' },
    dates(),
    group({ rule: 'siwe.issued-at', from: dated('issuedAt') }, faults.map((row) => ({ ...row, title: `Issued At: ${row.title}` }))),
  );

/** What both bounds of validity are tried with, and what their end is besides: parsers read it as another time, or as none. */
const BOTH = ['empty', 'word', 'offset-missing', 'lower-case-z', 'february-30', 'second-60'];
const END = [...BOTH, 'space-separator', 'unix-seconds', 'five-digit-year', 'month-13', 'hour-24', 'offset-24', 'trailing-space'];

/** The file of a bound: its member, what it is called, the faults that it is tried with, and what follows from each. */
const bound = ({ member, name, label, rule, utc, tried, because }: {
  readonly member: 'expirationTime' | 'notBefore';
  readonly name: string;
  readonly label: string;
  readonly rule: RuleId;
  readonly utc: string;
  readonly tried: readonly string[];
  readonly because: string;
}) =>
  topic({ operation: 'siwe.parse', name, prefix: `siwe-${name}-`, from: dated(member) },
    group({ rules: [rule] }, [
      { id: 'utc', title: `${label}: a time in UTC`, rules: [rule, 'siwe.layout'], date: utc,
        why: 'The value is a date-time, and the line stands in its slot.' },
      { id: 'leap-second', title: `${label}: a leap second with an offset`, date: '2027-01-01T00:59:60+01:00', utc: '2027-01-01T00:00:00Z',
        why: 'The offset is applied first: in UTC it is 23:59:60 on 31 December 2026.' },
      { id: 'fraction', title: `${label}: a fraction of thirty digits`, date: `2026-01-16T11:00:00.${'9'.repeat(30)}Z`,
        why: 'time-secfrac has any number of digits, and all of them are kept.' },
    ]),
    group({ rule, of: twinOf(`siwe-${name}-utc`, { [member]: utc }) },
      faults.filter(({ id }) => tried.includes(id)).map((row) => ({ ...row, title: `${label}: ${row.title}`, why: `${row.why} ${because}` }))),
  );

export default () => [
  issuedAt(),
  bound({ member: 'expirationTime', name: 'expiration-time', label: 'Expiration Time', rule: 'siwe.expiration-time', utc: '2026-01-16T10:00:00Z', tried: END,
    because: 'What cannot be read must not become a bound that never comes.' }),
  bound({ member: 'notBefore', name: 'not-before', label: 'Not Before', rule: 'siwe.not-before', utc: '2026-01-15T10:00:00Z', tried: BOTH,
    because: 'What cannot be read must not become a bound that is always past.' }),
];
