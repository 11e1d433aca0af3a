import { describe, expect, it } from 'vitest';
import {
  addSeconds,
  compareInstants,
  formatInstant,
  type Instant,
  isInstant,
  looseInstant,
  parseInstant,
} from '../../src/internal/time.js';

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (!isInstant(parsed)) throw new Error(`${text}: ${parsed.reason}`);
  return parsed;
}

/** Takes the mark out of a text and returns where it stood. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  return { text: text.replace('‸', ''), offset: text.indexOf('‸') };
}

describe('parseInstant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0, ''],
    ['1969-12-31T23:59:59.25Z', -1, '25'],
    ['0000-01-01T00:00:00Z', -62_167_219_200, ''],
    ['0000-02-29T00:00:00Z', -62_167_219_200 + 59 * 86_400, ''],
    ['0099-12-31T00:00:00Z', -59_011_545_600, ''],
    ['9999-12-31T23:59:59Z', 253_402_300_799, ''],
    ['2000-02-29T12:00:00Z', 951_825_600, ''],
    ['1985-04-12T23:20:50.52Z', 482_196_050, '52'],
    ['1996-12-19T16:39:57-08:00', 851_042_397, ''],
    ['1937-01-01T12:00:27.87+00:20', -1_041_337_173, '87'],
    ['1970-01-01T00:00:00-00:00', 0, ''],
    ['1970-01-01T00:00:00+23:59', -86_340, ''],
    ['1970-01-01T00:00:00.000Z', 0, ''],
    ['1970-01-01T00:00:00.1000000000000000000000000000010Z', 0, '100000000000000000000000000001'],
  ])('reads %s', (text, seconds, fraction) => {
    expect(parseInstant(text)).toEqual({ seconds, fraction });
  });

  it.each([
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['2015-06-30T23:59:60.5Z', '2015-07-01T00:00:00.5Z'],
    ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00Z'],
    ['2017-01-01T00:59:60+01:00', '2017-01-01T00:00:00Z'],
    ['1969-12-31T23:59:60Z', '1970-01-01T00:00:00Z'],
    ['1950-06-30T23:59:60Z', '1950-07-01T00:00:00Z'],
  ])('takes the leap second %s for the next second', (text, next) => {
    expect(instant(text)).toEqual(instant(next));
  });

  it.each([
    '‸',
    '‸ 2021-09-30T16:25:24Z',
    '‸+002021-09-30T16:25:24Z',
    '2021‸0930T162524Z',
    '2021-9‸-30T16:25:24Z',
    '2021-09-30‸t16:25:24Z',
    '2021-09-30‸ 16:25:24Z',
    '2021-09-30‸',
    '2021-09-30T16:25‸Z',
    '2021-09-30T16:25:24‸z',
    '2021-09-30T16:25:24‸',
    '2021-09-30T16:25:24‸ Z',
    '2021-09-30T16:25:24Z‸\r',
    '2021-09-30T16:25:24Z‸ and more',
    '2021-09-30T16:25:24.‸Z',
    '2021-09-30T16:25:24‸,5Z',
    '2021-09-30T16:25:24+01‸00',
    '2021-09-30T16:25:24+01‸',
    '2021-09-30T16:25:24+1‸:00',
    '2021-09-30T16:25:24+‸24:00',
    '2021-09-30T16:25:24+23:‸60',
    '2021-09-30T16:25:24+01:00‸Z',
    '2021-09-30T16:25:24‸\u221201:00',
    '2021-09-30T16:25:2‸\u0664Z',
    '2021-‸00-30T16:25:24Z',
    '2021-‸13-30T16:25:24Z',
    '2021-09-‸00T16:25:24Z',
    '2021-09-‸31T16:25:24Z',
    '2021-02-‸29T16:25:24Z',
    '2024-02-‸30T16:25:24Z',
    '1900-02-‸29T16:25:24Z',
    '2021-09-30T‸24:00:00Z',
    '2021-09-30T16:‸60:24Z',
    '2021-09-30T16:25:‸61Z',
    '2021-09-30T16:25:‸60Z',
    '2021-09-30T23:59:‸60Z',
    '2016-12-30T23:59:‸60Z',
    '2016-12-31T23:58:‸60Z',
    '2017-01-01T00:00:‸60Z',
    '2016-12-31T23:59:‸60+01:00',
    '2016-12-31T23:59:‸60-08:00',
    '2016-03-31T23:59:‸60Z',
  ])('refuses %j', (withMark) => {
    const { text, offset } = marked(withMark);
    expect(parseInstant(text)).toEqual({ offset, reason: expect.stringContaining('expected') });
  });

  it('agrees with Date on every day that Date can write, and writes it back', () => {
    let checked = 0;
    for (let day = -719_528; day <= 2_932_896; day += 97) {
      const iso = new Date(day * 86_400_000 + 45_296_000).toISOString().replace('.000', '');
      expect(parseInstant(iso)).toEqual({ seconds: day * 86_400 + 45_296, fraction: '' });
      expect(formatInstant(instant(iso))).toBe(iso);
      checked++;
    }
    expect(checked).toBeGreaterThan(30_000);
  });

  it('takes linear time for a long fraction', () => {
    const digits = `${'1'.repeat(500_000)}${'0'.repeat(500_000)}`;
    expect(instant(`2021-09-30T16:25:24.${digits}Z`).fraction).toHaveLength(500_000);
  });
});

describe('compareInstants', () => {
  const ascending = [
    '0000-01-01T00:00:00+23:59',
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '1969-12-31T23:59:59.999999999999999999999999Z',
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00.0000000000000000000000000001Z',
    '1970-01-01T00:00:00.09Z',
    '1970-01-01T00:00:00.1Z',
    '1970-01-01T00:00:00.10000000000000000000000000001Z',
    '1970-01-01T00:00:00.9Z',
    '1970-01-01T00:00:01Z',
    '9999-12-31T23:59:59.9Z',
  ];

  it('orders exactly', () => {
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries()) {
        expect(Math.sign(compareInstants(instant(a), instant(b))), `${a} and ${b}`).toBe(Math.sign(i - j));
      }
    }
  });

  it('sees one instant in two spellings', () => {
    expect(compareInstants(instant('2021-09-30T16:25:24.50Z'), instant('2021-09-30T18:25:24.5000+02:00'))).toBe(0);
  });
});

describe('addSeconds', () => {
  it('keeps the fraction, in both directions', () => {
    expect(addSeconds(instant('1970-01-01T00:00:00.5Z'), 60)).toEqual(instant('1970-01-01T00:01:00.5Z'));
    expect(addSeconds(instant('1970-01-01T00:00:00.5Z'), -1)).toEqual(instant('1969-12-31T23:59:59.5Z'));
  });

  it.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY])('throws for %s', (seconds) => {
    expect(() => addSeconds(instant('1970-01-01T00:00:00Z'), seconds)).toThrow(TypeError);
  });
});

describe('formatInstant', () => {
  it.each([
    ['2021-09-30T18:25:24.500+02:00', '2021-09-30T16:25:24.5Z'],
    ['0000-02-29T00:00:00Z', '0000-02-29T00:00:00Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('writes %s as %s', (text, written) => {
    expect(formatInstant(instant(text))).toBe(written);
  });

  it('expands a year that RFC 3339 cannot write', () => {
    expect(formatInstant(instant('9999-12-31T23:59:59-00:01'))).toBe('+010000-01-01T00:00:59Z');
    expect(formatInstant(instant('0000-01-01T00:00:00+00:01'))).toBe('-000001-12-31T23:59:00Z');
  });
});

describe('looseInstant', () => {
  it.each([
    ['2021-02-30T00:00:00Z', '2021-03-02T00:00:00Z'],
    ['2021-09-31T00:00:00Z', '2021-10-01T00:00:00Z'],
    ['2021-09-30T24:00:00Z', '2021-10-01T00:00:00Z'],
    ['2021-09-30T16:25:60Z', '2021-09-30T16:26:00Z'],
    ['2021-09-30t16:25:24z', '2021-09-30T16:25:24Z'],
    ['2021-09-30 16:25:24.250Z', '2021-09-30T16:25:24.25Z'],
    ['2021-09-30T16:25:24-0130', '2021-09-30T17:55:24Z'],
    ['2021-09-30T16:25:24', '2021-09-30T16:25:24Z'],
    ['2021-09-30T16:25Z', '2021-09-30T16:25:00Z'],
    ['2021-09-30', '2021-09-30T00:00:00Z'],
    ['Thu, 30 Sep 2021 16:25:24 GMT', '2021-09-30T16:25:24Z'],
    ['1969-12-31T23:59:59.123456789Z', '1969-12-31T23:59:59.123456789Z'],
  ])('reads %s', (text, same) => {
    expect(looseInstant(text)).toEqual(instant(same));
  });

  it.each(['', 'tomorrow', '2021-13-01T00:00:00Z', '2021-09-32T00:00:00Z', '2021-09-30T16:61:00Z', '\ud800Z'])(
    'makes nothing of %j',
    (text) => {
      expect(looseInstant(text)).toBeUndefined();
    },
  );

  it('does not read the zone of the machine', () => {
    expect(looseInstant('Thu, 30 Sep 2021 16:25:24')).toBeUndefined();
  });
});
