import { describe, expect, it } from 'vitest';
import { gatherBytes } from '../../src/internal/gathered.js';

describe('gathering bytes', () => {
  it('joins pieces of any size in their order', () => {
    const gathered = gatherBytes(100_000);
    const pieces = [0, 1, 4_095, 1, 0, 20_000, 75_903].map((size, index) => new Uint8Array(size).fill(index));
    for (const piece of pieces) expect(gathered.add(piece)).toBe(true);
    expect(gathered.bytes()).toEqual(Uint8Array.from(pieces.flatMap((piece) => [...piece])));
  });

  it('takes nothing of a piece that exceeds the bound', () => {
    const gathered = gatherBytes(3);
    expect(gathered.add(Uint8Array.of(1, 2))).toBe(true);
    expect(gathered.add(Uint8Array.of(3, 4))).toBe(false);
    expect(gathered.bytes()).toEqual(Uint8Array.of(1, 2));
    expect(gathered.add(Uint8Array.of(5))).toBe(true);
    expect(gathered.add(Uint8Array.of(6))).toBe(false);
    expect(gathered.bytes()).toEqual(Uint8Array.of(1, 2, 5));
  });

  it('keeps what it gave away from what comes later', () => {
    const gathered = gatherBytes(8);
    gathered.add(Uint8Array.of(1));
    const before = gathered.bytes();
    before[0] = 9;
    gathered.add(Uint8Array.of(2));
    expect(gathered.bytes()).toEqual(Uint8Array.of(1, 2));
  });
});
