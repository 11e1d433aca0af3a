import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodesToPoint, isCanonical, isSmallOrder } from '../../src/crypto/ed25519-form.js';

const { Point } = ed25519;
const p = 2n ** 255n - 19n;

const encode = (number: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn));

const decode = (bytes: Uint8Array, lenient: boolean) => {
  try {
    return Point.fromBytes(bytes, lenient);
  } catch {
    return undefined;
  }
};

/** What the bytes say, and what decoding them says. */
function check(bytes: Uint8Array): void {
  const [lenient, strict] = [decode(bytes, true), decode(bytes, false)];
  expect(decodesToPoint(bytes)).toBe(lenient !== undefined);
  if (lenient === undefined) return;
  expect(isCanonical(bytes)).toBe(strict !== undefined);
  // Of another encoding nobody asks.
  if (strict) expect(isSmallOrder(bytes)).toBe(strict.isSmallOrder());
}

it('says of the numbers around 0 and p, with and without a sign, what decoding says', () => {
  for (let near = -40n; near < 40n; near++) {
    for (const sign of [0n, 2n ** 255n]) {
      if (near >= 0n) check(encode(near + sign));
      if (p + near < 2n ** 255n) check(encode(p + near + sign));
    }
  }
});

it('knows all points of small order, and no others in canonical encoding', () => {
  const eighth = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const found = new Set<string>();
  for (let [index, point] = [0, Point.ZERO]; index < 8; index++, point = point.add(eighth)) {
    const bytes = point.toBytes();
    check(bytes);
    expect([isSmallOrder(bytes), isCanonical(bytes)]).toEqual([true, true]);
    found.add(point.toHex());
    // What the other sign makes of it is another point of small order, or no canonical encoding.
    check(Uint8Array.from(bytes, (byte, at) => (at === 31 ? byte ^ 0x80 : byte)));
  }
  expect(found.size).toBe(8);
});

it('says of any 32 bytes what decoding says, wherever they stand in a buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(7), (bytes, offset) => {
      const buffer = new Uint8Array(40);
      buffer.set(bytes, offset);
      check(buffer.subarray(offset, offset + 32));
    }),
    { numRuns: 300 },
  );
});

it('leaves a Buffer as it is, whose slices are no copies', () => {
  const key = Buffer.from(encode(2n ** 255n + 5n));
  const before = key.toString('hex');
  isCanonical(key);
  isSmallOrder(key);
  decodesToPoint(key);
  expect(key.toString('hex')).toBe(before);
});
