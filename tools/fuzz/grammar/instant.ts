import type { Grammar } from '../mutation.js';
import { mutateCharacters } from './text.js';

const shape = /^(-?\d{1,6})-(\d\d)-(\d\d)([Tt ])(\d\d):(\d\d):(\d\d)(\.\d*)?(.*)$/s;
const two = (number: number): string => String(number).padStart(2, '0');

/** Date-times of RFC 3339: ends of months and years, leap seconds, offsets, fractions of any length. */
export const instant: Grammar = {
  name: 'instant',
  fits: (text) => text.length < 80 && shape.test(text),
  mutate(text, mutation) {
    const { pick, next, once } = mutation;
    const [
      ,
      year = '',
      month = '',
      day = '',
      separator = '',
      hour = '',
      minute = '',
      second = '',
      fraction = '',
      offset = '',
    ] = shape.exec(text) ?? [];
    const fields = [year, month, day, separator, hour, minute, second, fraction, offset];
    const values: readonly (() => string)[] = [
      () =>
        pick(['0000', '0001', '1582', '1900', '1970', '2000', '2024', '2025', '2026', '2100', '9999', '10000', '-001']),
      () => pick(['00', '01', '02', '02', '04', '12', '13', '1']),
      () => pick(['00', '01', '28', '29', '30', '31', '32']),
      () => pick(['T', 't', ' ', '_', '']),
      () => pick(['00', '01', '23', '24', '9']),
      () => pick(['00', '29', '30', '59', '60']),
      () => pick(['00', '59', '60', '61']),
      () =>
        once(4)
          ? `.${'0'.repeat(next(400))}1`
          : pick(['', '.', '.0', '.000', '.999', '.9999999999', '.123456789012', ',5']),
      () =>
        pick([
          'Z',
          'z',
          '',
          '+00:00',
          '-00:00',
          '+14:00',
          '-12:00',
          '+23:59',
          '+24:00',
          '+01',
          '+1:00',
          '+0100',
          '+01:60',
          '+x1:00',
          ' UTC',
        ]),
    ];
    for (let edits = 1 + next(2); edits > 0; edits--) {
      const at = next(fields.length);
      fields[at] = values[at]?.() ?? '';
    }
    const [y = '', mo = '', d = '', t = '', h = '', mi = '', s = '', f = '', o = ''] = fields;
    const written = `${y}-${mo}-${d}${t}${h}:${mi}:${s}${f}${o}`;
    if (once(5)) {
      // A moment before or after, which is what bounds turn on.
      const time = Date.parse(text) + pick([-86_400_000, -1000, -1, 1, 1000, 3_600_000, 86_400_000, 31_536_000_000]);
      if (!Number.isNaN(time) && Math.abs(time) < 8.64e15) {
        const date = new Date(time);
        return once(2)
          ? date.toISOString()
          : `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}T00:00:00Z`;
      }
    }
    return once(10) ? mutateCharacters(written, mutation) : written;
  },
};
