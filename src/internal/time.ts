/** A point in time, exact to any number of digits. */
export interface Instant {
  /** Whole seconds since 1970-01-01T00:00:00Z. */
  readonly seconds: number;
  /** The digits after the decimal point, without trailing zeros. */
  readonly fraction: string;
}

/** Tells why a text is no date-time; the offset is in UTF-16 units. */
export interface TimeFault {
  readonly reason: string;
  readonly offset: number;
}

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

// One character for each position; `d` is a digit, every other stands for itself.
const template = 'dddd-dd-ddTdd:dd:dd';
const digitMark = 0x64;
/** The codes of the template. */
const wantedCodes: Uint8Array = Uint8Array.from(template, (letter) => letter.charCodeAt(0));
const daySeconds = 86_400;

const loosePattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)? ?(?:[Zz]|([+-])(\d\d):?(\d\d))?$/;
const zonePattern = /(?:[Zz]|GMT|UTC|[+-]\d\d:?\d\d)$/;

/** Says whether a text was a date-time. */
export function isInstant(parsed: Instant | TimeFault): parsed is Instant {
  return 'seconds' in parsed;
}

/**
 * Parses a date-time of RFC 3339, section 5.6, from the raw text: years 0000 to 9999, real days only, upper-case `T` and
 * `Z`, any number of fraction digits.
 *
 * Second 60 exists at 23:59:60 UTC on 30 June and 31 December only, and means the second after. `Date` is not used: it
 * rolls 30 February over, knows no second 60 and keeps milliseconds only.
 */
export function parseInstant(text: string): Instant | TimeFault {
  for (let i = 0; i < wantedCodes.length; i++) {
    const wanted = wantedCodes[i];
    if (wanted === digitMark ? isDigit(text, i) : text.charCodeAt(i) === wanted) continue;
    return { offset: i, reason: wanted === digitMark ? 'expected a digit' : `expected "${template[i]}"` };
  }
  const two = (at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const fields: Fields = {
    year: two(0) * 100 + two(2),
    month: two(5),
    day: two(8),
    hour: two(11),
    minute: two(14),
    second: two(17),
  };
  if (fields.month < 1 || fields.month > 12) return { offset: 5, reason: 'expected a month from 01 to 12' };
  const days = daysInMonth(fields.year, fields.month);
  if (fields.day < 1 || fields.day > days) return { offset: 8, reason: `expected a day from 01 to ${days}` };
  if (fields.hour > 23) return { offset: 11, reason: 'expected an hour from 00 to 23' };
  if (fields.minute > 59) return { offset: 14, reason: 'expected a minute from 00 to 59' };
  if (fields.second > 60) return { offset: 17, reason: 'expected a second from 00 to 59, or a leap second' };

  let at = wantedCodes.length;
  let fraction = '';
  if (text[at] === '.') {
    const start = ++at;
    while (isDigit(text, at)) at++;
    if (at === start) return { offset: at, reason: 'expected a digit after the decimal point' };
    fraction = text.slice(start, at);
  }
  const zone = zoneAt(text, at);
  if ('reason' in zone) return zone;
  if (zone.end < text.length) return { offset: zone.end, reason: 'expected nothing after the zone' };
  const seconds = secondsOf(fields) - zone.seconds;
  if (fields.second === 60 && !followsLeapSecond(seconds)) {
    return { offset: 17, reason: 'expected second 60 at 23:59:60 UTC on 30 June or 31 December only' };
  }
  return { seconds, fraction: withoutTrailingZeros(fraction) };
}

/**
 * Reads a time the way lenient parsers do, which is the off-state of the rules on times: days roll over, second 60 is the
 * next one anywhere, case, separator and zone are free (none means UTC), and what is left goes to `Date.parse` if it names
 * its zone.
 */
export function looseInstant(text: string): Instant | undefined {
  const strict = parseInstant(text);
  if (isInstant(strict)) return strict;
  const match = loosePattern.exec(text);
  if (!match) return zonePattern.test(text) ? fromMilliseconds(Date.parse(text)) : undefined;
  const number = (group: number): number => Number(match[group] ?? 0);
  const fields: Fields = {
    year: number(1),
    month: number(2),
    day: number(3),
    hour: number(4),
    minute: number(5),
    second: number(6),
  };
  const calendar = fields.month >= 1 && fields.month <= 12 && fields.day >= 1 && fields.day <= 31;
  if (!calendar || fields.hour > 24 || fields.minute > 59 || fields.second > 60) return undefined;
  const zone = (number(9) * 60 + number(10)) * (match[8] === '-' ? -60 : 60);
  return { seconds: secondsOf(fields) - zone, fraction: withoutTrailingZeros(match[7] ?? '') };
}

/** Compares two instants exactly: negative when `a` is earlier, 0 when they are the same. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  // Without trailing zeros the digits order as text, a prefix first.
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** Adds whole seconds, negative ones too; the fraction stays. */
export function addSeconds(a: Instant, seconds: number): Instant {
  if (!Number.isSafeInteger(seconds)) throw new TypeError(`expected whole seconds, found ${String(seconds)}`);
  return { seconds: a.seconds + seconds, fraction: a.fraction };
}

/**
 * Formats an instant in UTC with `Z`, with a fraction only if there is one.
 *
 * An offset can carry the first or the last day of RFC 3339 into a year that it cannot write; that one comes in the
 * expanded form of ISO 8601, a sign and six digits.
 */
export function formatInstant(a: Instant): string {
  const days = Math.floor(a.seconds / daySeconds);
  const rest = a.seconds - days * daySeconds;
  const { year, month, day } = civilOf(days);
  const written =
    year >= 0 && year <= 9999 ? pad(year, 4) : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${written}-${two(month)}-${two(day)}T${time}${a.fraction === '' ? '' : `.${a.fraction}`}Z`;
}

function zoneAt(text: string, at: number): { readonly seconds: number; readonly end: number } | TimeFault {
  const sign = text[at];
  if (sign === 'Z') return { seconds: 0, end: at + 1 };
  if (sign !== '+' && sign !== '-') return { offset: at, reason: 'expected "Z" or an offset such as +01:00' };
  for (const i of [at + 1, at + 2, at + 4, at + 5]) {
    if (i === at + 4 && text[at + 3] !== ':') return { offset: at + 3, reason: 'expected ":" in the offset' };
    if (!isDigit(text, i)) return { offset: i, reason: 'expected a digit of the offset' };
  }
  const hours = Number(text.slice(at + 1, at + 3));
  const minutes = Number(text.slice(at + 4, at + 6));
  if (hours > 23) return { offset: at + 1, reason: 'expected offset hours from 00 to 23' };
  if (minutes > 59) return { offset: at + 4, reason: 'expected offset minutes from 00 to 59' };
  return { seconds: (sign === '-' ? -60 : 60) * (hours * 60 + minutes), end: at + 6 };
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Counts the days from 1970-01-01 in the proleptic Gregorian calendar; a day past the end of its month rolls over. */
function daysOf(year: number, month: number, day: number): number {
  // Counted from 1 March, so that the leap day is the last of its year.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Undoes {@link daysOf}. */
function civilOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

function secondsOf({ year, month, day, hour, minute, second }: Fields): number {
  return daysOf(year, month, day) * daySeconds + hour * 3600 + minute * 60 + second;
}

/** Says whether an instant is the midnight UTC that begins 1 July or 1 January. */
function followsLeapSecond(seconds: number): boolean {
  if (seconds % daySeconds !== 0) return false;
  const { month, day } = civilOf(seconds / daySeconds);
  return day === 1 && (month === 7 || month === 1);
}

function fromMilliseconds(milliseconds: number): Instant | undefined {
  if (Number.isNaN(milliseconds)) return undefined;
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, fraction: withoutTrailingZeros(pad(milliseconds - seconds * 1000, 3)) };
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Reads an RFC 3339 text that was judged before; undefined for an absent or hopeless one. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  return isInstant(instant) ? instant : looseInstant(text);
}

/** Says whether `a` is before `b`; an instant that is not there is never early or late. */
export function isBefore(a: Instant | undefined, b: Instant | undefined): boolean {
  return a !== undefined && b !== undefined && compareInstants(a, b) < 0;
}
