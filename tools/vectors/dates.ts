// Date-times place by place, for every member that is one: every character of an offset, the length of every month, and where a
// second is 60.

const MONTH = 'A month has the days of RFC 3339 section 5.7.';
const OFFSET = 'time-numoffset is a sign, two digits, a colon and two digits.';
const LEAP = 'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.';
const NEXT = 'The second 60 is the first of the next day, and the fraction counts within it.';

/** Texts that are date-times: id, text, title, instant in UTC, reason. */
export const dates: readonly (readonly [id: string, text: string, title: string, instant: string, why: string])[] = [
  ['january-31', '2026-01-31T11:00:00Z', 'The last day of January', '2026-01-31T11:00:00Z', MONTH],
  ['february-28', '2026-02-28T11:00:00Z', 'The last day of February', '2026-02-28T11:00:00Z', MONTH],
  ['march-31', '2026-03-31T11:00:00Z', 'The last day of March', '2026-03-31T11:00:00Z', MONTH],
  ['april-30', '2026-04-30T11:00:00Z', 'The last day of April', '2026-04-30T11:00:00Z', MONTH],
  ['may-31', '2026-05-31T11:00:00Z', 'The last day of May', '2026-05-31T11:00:00Z', MONTH],
  ['june-30', '2026-06-30T11:00:00Z', 'The last day of June', '2026-06-30T11:00:00Z', MONTH],
  ['july-31', '2026-07-31T11:00:00Z', 'The last day of July', '2026-07-31T11:00:00Z', MONTH],
  ['august-31', '2026-08-31T11:00:00Z', 'The last day of August', '2026-08-31T11:00:00Z', MONTH],
  ['september-30', '2026-09-30T11:00:00Z', 'The last day of September', '2026-09-30T11:00:00Z', MONTH],
  ['october-31', '2026-10-31T11:00:00Z', 'The last day of October', '2026-10-31T11:00:00Z', MONTH],
  ['november-30', '2026-11-30T11:00:00Z', 'The last day of November', '2026-11-30T11:00:00Z', MONTH],
  ['december-31', '2026-12-31T11:00:00Z', 'The last day of December', '2026-12-31T11:00:00Z', MONTH],
  ['offset-last-digits', '2026-01-15T11:00:00+19:09', 'An offset of 19:09', '2026-01-14T15:51:00Z', OFFSET],
  ['offset-plus-zero', '2026-01-15T11:00:00+00:00', 'The offset +00:00', '2026-01-15T11:00:00Z', OFFSET],
  ['offset-minute', '2026-01-15T11:00:00-00:01', 'An offset of one minute', '2026-01-15T11:01:00Z', OFFSET],
  ['leap-half', '2016-12-31T23:59:60.5Z', 'Half of a leap second', '2017-01-01T00:00:00.5Z', NEXT],
  ['leap-zero', '2016-12-31T23:59:60.000Z', 'A leap second with zeros', '2017-01-01T00:00:00Z', NEXT],
  ['leap-june-offset', '2026-07-01T05:29:60+05:30', 'A leap second of June at an offset', '2026-07-01T00:00:00Z', LEAP],
  [
    'leap-early-offset',
    '2026-12-31T00:00:60-23:59',
    'A leap second whose day ends at an offset',
    '2027-01-01T00:00:00Z',
    LEAP,
  ],
];

/** Texts that are none: id, text, title, reason. */
export const noDates: readonly (readonly [id: string, text: string, title: string, why: string])[] = [
  ['february-29-2100', '2100-02-29T11:00:00Z', '29 February 2100', '2100 is divisible by 100 and not by 400.'],
  ['february-31', '2026-02-31T11:00:00Z', '31 February', MONTH],
  ['june-31', '2026-06-31T11:00:00Z', '31 June', MONTH],
  ['september-31', '2026-09-31T11:00:00Z', '31 September', MONTH],
  ['november-31', '2026-11-31T11:00:00Z', '31 November', MONTH],
  ['december-32', '2026-12-32T11:00:00Z', '32 December', MONTH],
  ['offset-letter-first', '2026-01-15T11:00:00+x1:00', 'a letter as the first digit of an offset', OFFSET],
  ['offset-letter-second', '2026-01-15T11:00:00+0x:00', 'a letter as the second digit of an offset', OFFSET],
  ['offset-letter-colon', '2026-01-15T11:00:00+01x00', 'a letter for the colon of an offset', OFFSET],
  ['offset-letter-minute', '2026-01-15T11:00:00+01:x0', 'a letter as the first digit of minutes', OFFSET],
  ['offset-letter-last', '2026-01-15T11:00:00+01:0x', 'a letter as the last digit of an offset', OFFSET],
  ['offset-space-first', '2026-01-15T11:00:00+ 1:00', 'a space as the first digit of an offset', OFFSET],
  ['offset-space-minute', '2026-01-15T11:00:00+01: 0', 'a space as the first digit of minutes', OFFSET],
  ['offset-full-stop', '2026-01-15T11:00:00+01.00', 'a full stop for the colon of an offset', OFFSET],
  ['offset-hyphen', '2026-01-15T11:00:00+01-00', 'a hyphen for the colon of an offset', OFFSET],
  ['offset-digit-colon', '2026-01-15T11:00:00+01000', 'a digit for the colon of an offset', OFFSET],
  ['offset-sign-inside', '2026-01-15T11:00:00+-1:00', 'two signs', OFFSET],
  ['offset-one-digit', '2026-01-15T11:00:00+1:00', 'an offset with one digit of hours', OFFSET],
  ['offset-one-minute', '2026-01-15T11:00:00+01:0', 'an offset with one digit of minutes', OFFSET],
  ['offset-colon-end', '2026-01-15T11:00:00+01:', 'an offset that ends at its colon', OFFSET],
  ['offset-sign-alone', '2026-01-15T11:00:00+', 'a sign alone', OFFSET],
  ['offset-three-minutes', '2026-01-15T11:00:00+01:000', 'an offset with three digits of minutes', OFFSET],
  ['offset-seconds', '2026-01-15T11:00:00+01:00:00', 'an offset with seconds', OFFSET],
  ['offset-minute-99', '2026-01-15T11:00:00+01:99', 'an offset of 99 minutes', 'time-minute of an offset is 00 to 59.'],
  ['offset-hour-99', '2026-01-15T11:00:00-99:00', 'an offset of 99 hours', 'time-hour of an offset is 00 to 23.'],
  ['offset-z-lower', '2026-01-15T11:00:00+01:00z', 'an offset and a lower-case z', 'Nothing follows the offset.'],
  ['leap-ordinary-day', '2026-01-14T23:59:60Z', 'the second 60 in the middle of January', LEAP],
  ['leap-first-of-month', '2026-02-01T23:59:60Z', 'the second 60 at the end of 1 February', LEAP],
  ['leap-july-14', '2026-07-14T23:59:60Z', 'the second 60 in the middle of July', LEAP],
  ['leap-march', '2026-03-31T23:59:60Z', 'the second 60 at the end of March', LEAP],
  ['leap-september', '2026-09-30T23:59:60Z', 'the second 60 at the end of September', LEAP],
  ['leap-december-30', '2026-12-30T23:59:60Z', 'the second 60 at the end of 30 December', LEAP],
  ['leap-hour-22', '2026-06-30T22:59:60Z', 'the second 60 an hour before midnight', LEAP],
  ['leap-offset-other', '2026-07-01T05:30:60+05:30', 'the second 60 a minute after midnight UTC', LEAP],
  ['leap-fraction-ordinary', '2026-01-15T11:00:60.5Z', 'a fraction of the second 60 at noon', LEAP],
  ['fraction-letter', '2026-01-15T11:00:00.5xZ', 'a letter in the fraction', 'time-secfrac is a full stop and digits.'],
  ['fraction-twice', '2026-01-15T11:00:00.5.5Z', 'two fractions', 'time-secfrac is a full stop and digits.'],
  ['fraction-sign', '2026-01-15T11:00:00.-5Z', 'a sign in the fraction', 'time-secfrac is a full stop and digits.'],
  ['fraction-no-zone', '2026-01-15T11:00:00.5', 'a fraction without a zone', 'time-offset is Z or a numeric offset.'],
];
