import type { Grammar } from '../mutation.js';

/** Decimal digits: edges of the widths that numbers are kept in, and other spellings. */
export const number: Grammar = {
  name: 'number',
  fits: (text) => /^[0-9]{1,80}$/.test(text),
  mutate(text, { pick }) {
    const value = BigInt(text);
    return pick([
      ...[String(value + 1n), value > 0n ? String(value - 1n) : '0', String(value * 10n), '0', '1', '255', '256'],
      ...[
        String(2n ** 53n),
        String(2n ** 64n),
        String(2n ** 256n - 1n),
        String(2n ** 256n),
        '9'.repeat(78),
        '9'.repeat(79),
      ],
      ...[
        `0${text}`,
        `+${text}`,
        `-${text}`,
        ` ${text}`,
        `${text}.0`,
        `${text}n`,
        `0x${value.toString(16)}`,
        `${text}e1`,
        '',
        '٣',
      ],
    ]);
  },
};
