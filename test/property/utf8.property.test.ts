import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtf8, isWellFormed, looseUtf8, utf8 } from '../../src/internal/bytes.js';

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function byThePlatform(bytes: Uint8Array): string | undefined {
  try {
    return fatal.decode(bytes);
  } catch {
    return undefined;
  }
}

function expectSame(bytes: Uint8Array): void {
  expect(fromUtf8(bytes)).toBe(byThePlatform(bytes));
  expect(looseUtf8(bytes)).toBe(lenient.decode(bytes));
}

/** Bytes at which the rules change: bounds of leading and of following bytes. */
const edge = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee],
  ...[0xef, 0xbb, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff],
);

/** Text with lone surrogates among other code units. */
const units = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7fe, max: 0xe001 })), { maxLength: 40 })
  .map((list) => String.fromCharCode(...list));

describe('UTF-8 of our own', () => {
  it('decodes two bytes of any value as the platform does', () => {
    for (let pair = 0; pair < 0x10000; pair++) {
      const bytes = Uint8Array.of(pair >> 8, pair & 0xff);
      if (fromUtf8(bytes) !== byThePlatform(bytes) || looseUtf8(bytes) !== lenient.decode(bytes)) expectSame(bytes);
    }
  });

  it('decodes any bytes as the platform does', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), (list) => expectSame(Uint8Array.from(list))),
      {
        numRuns: 3_000,
      },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), expectSame));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => expectSame(utf8(text))));
  });

  it('encodes any text as the platform does, and knows what is well formed', () => {
    fc.assert(
      fc.property(fc.oneof(units, fc.string({ unit: 'binary' })), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
        expect(isWellFormed(text)).toBe(text.isWellFormed());
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses overlong forms, surrogates and what is beyond U+10FFFF', () => {
    const refused = ['c080', 'c1bf', 'e09fbf', 'eda080', 'edbfbf', 'f08fbfbf', 'f4908080', 'f5808080', 'e282', '80'];
    for (const hex of refused) expect([hex, fromUtf8(Buffer.from(hex, 'hex'))]).toEqual([hex, undefined]);
  });

  it('takes texts of any length', () => {
    for (const length of [8_191, 8_192, 8_193, 200_000]) {
      const text = '\u{1f600}a'.repeat(length).slice(0, length - 1);
      const bytes = utf8(text);
      expect(bytes.length).toBe(bytes.buffer.byteLength);
      expect(looseUtf8(bytes)).toBe(lenient.decode(bytes));
    }
  });
});
