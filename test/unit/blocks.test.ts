import { describe, expect, it } from 'vitest';
import { createChain } from '../../src/network/blocks.js';

const seed = new Uint8Array(32).fill(7);
const genesis = new Date('2026-01-01T00:00:00Z');
const chain = createChain({ seed, genesis });
const at = (seconds: number): Date => new Date(genesis.getTime() + seconds * 1_000);

describe('the latest block', () => {
  it('comes every 12 seconds, at genesis + 12 s * n', () => {
    const seen = [0, 11.999, 12, 3_600].map((seconds) => chain.latest(at(seconds)));
    expect(seen.map(({ number }) => number)).toEqual([0, 0, 1, 300]);
    expect(seen.map(({ timestamp }) => timestamp)).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:12Z',
      '2026-01-01T01:00:00Z',
    ]);
  });

  it('has a hash of its own that derives from the seed', () => {
    const hashes = Array.from({ length: 500 }, (_, n) => chain.latest(at(12 * n)).hash);
    expect(new Set(hashes).size).toBe(500);
    for (const hash of hashes) expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
    expect(createChain({ seed, genesis }).latest(genesis)).toEqual(chain.latest(genesis));
    const other = createChain({ seed: new Uint8Array(32).fill(8), genesis });
    expect(other.latest(genesis).hash).not.toBe(chain.latest(genesis).hash);
  });

  it('is there at any time after 1970 unless a genesis is given', () => {
    const old = createChain({ seed });
    expect(old.latest(new Date('2026-11-21T00:00:00Z')).timestamp).toBe('2026-11-21T00:00:00Z');
    expect(() => chain.latest(at(-1))).toThrow(/now: expected a valid Date not before 2026-01-01/);
    expect(() => chain.latest(new Date(Number.NaN))).toThrow(TypeError);
  });
});

describe('recent blocks', () => {
  it('are those of the last hour, newest first, each with its time', () => {
    const now = at(7_200);
    const recent = [...chain.recent(now)];
    expect(recent).toHaveLength(301);
    expect(recent[0]).toEqual([chain.latest(now).hash, '2026-01-01T02:00:00Z']);
    expect(recent.at(-1)).toEqual([chain.latest(at(3_600)).hash, '2026-01-01T01:00:00Z']);
  });

  it('lose a block as soon as it is older than the age', () => {
    const { hash } = chain.latest(at(3_600));
    expect(chain.recent(at(7_200)).has(hash)).toBe(true);
    expect(chain.recent(at(7_200.001)).has(hash)).toBe(false);
    expect(chain.recent(at(7_200)).has(hash)).toBe(true);
  });

  it('are bounded in number, and by the genesis', () => {
    const small = createChain({ seed, genesis, mostBlocks: 3, maxAge: 100 });
    expect([...small.recent(at(7_200)).values()]).toEqual([
      '2026-01-01T02:00:00Z',
      '2026-01-01T01:59:48Z',
      '2026-01-01T01:59:36Z',
    ]);
    expect(small.recent(at(13)).size).toBe(2);
  });
});

describe('finding a block', () => {
  it('finds one of any age and none of the future', () => {
    const block = chain.latest(at(12 * 12_345));
    expect(chain.find(block.hash, at(12 * 200_000))).toEqual(block);
    expect(chain.find(block.hash, at(12 * 12_345))).toEqual(block);
    expect(chain.find(block.hash, at(12 * 12_345 - 1))).toBeUndefined();
  });

  it('finds nothing for what is no hash of this chain', () => {
    const { hash } = chain.latest(at(24));
    const flipped = hash.endsWith('0') ? `${hash.slice(0, -1)}1` : `${hash.slice(0, -1)}0`;
    const other = createChain({ seed: new Uint8Array(32).fill(8), genesis }).latest(at(24)).hash;
    for (const text of [flipped, other, hash.toUpperCase(), hash.slice(2), `${hash}00`, '', `0x${'0'.repeat(64)}`]) {
      expect(chain.find(text, at(7_200)), text).toBeUndefined();
    }
  });
});

it('refuses a bad call', () => {
  expect(() => createChain({ seed: new Uint8Array(8) })).toThrow(/seed: expected at least 16 bytes/);
  expect(() => createChain({ seed, maxAge: 0 })).toThrow(/maxAge/);
  expect(() => createChain({ seed, mostBlocks: 1.5 })).toThrow(/mostBlocks/);
  expect(() => createChain({ seed, genesis: new Date('2026-01-01T00:00:00.5Z') })).toThrow(/genesis/);
});
