import fc from 'fast-check';
import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { describe, expect, it } from 'vitest';
import { isProof } from '../../src/recap/proof-cid.js';

const text = (...bytes: readonly number[]): string => base58btc.encode(Uint8Array.from(bytes));
const filled = (count: number): number[] => new Array<number>(count).fill(0xff);

describe('CIDs of proofs', () => {
  it.each([
    ['an empty digest', [1, 0x55, 0, 0], true],
    ['a digest of one byte', [1, 0x55, 0, 1, 9], true],
    ['a length in two bytes', [1, 0x55, 0, 0x80, 1, ...filled(128)], true],
    ['a codec of nine bytes', [1, ...filled(8), 0x7f, 0, 0], true],
    ['a codec of ten bytes', [1, ...filled(9), 1, 0, 0], false],
    ['a codec with a byte too many', [1, 0xd5, 0, 0, 0], false],
    ['a length with a byte too many', [1, 0x55, 0, 0x81, 0, 9], false],
    ['a length of three bytes', [1, 0x55, 0, 0x80, 0x80, 1, ...filled(128)], false],
    ['a digest that is cut', [1, 0x55, 0, 2, 9], false],
    ['bytes behind the digest', [1, 0x55, 0, 1, 9, 9], false],
    ['no length', [1, 0x55, 0], false],
    ['version 2', [2, 0x55, 0, 0], false],
    ['nothing', [], false],
  ] as const)('%s', (_, bytes, holds) => {
    expect(isProof(text(...bytes))).toBe(holds);
  });

  it('are those that the library reads and writes again, of codes that fit into a number', () => {
    const read = (spelled: string): boolean => {
      try {
        const { bytes, version } = CID.parse(spelled, base58btc);
        return version === 1 && base58btc.encode(bytes) === spelled;
      } catch {
        return false;
      }
    };
    const near = fc.constantFrom(0, 1, 2, 0x12, 0x20, 0x55, 0x71, 0x7f, 0x80, 0x81, 0xff);
    fc.assert(
      fc.property(fc.array(near, { maxLength: 10 }), (bytes) => {
        expect(isProof(text(1, ...bytes))).toBe(read(text(1, ...bytes)));
      }),
      { numRuns: 2_000, seed: 5573 },
    );
  });
});
