import { bls12_381 } from '@noble/curves/bls12-381.js';
import { describe, expect, it, vi } from 'vitest';
import { findAgreements, findByPairing } from '../../src/crypto/agreement.js';
import { blsPublicKey } from '../../src/crypto/bls.js';
import {
  encodeShare,
  interpolate,
  readShare,
  type SharePoint,
  signShare,
  splitSecret,
} from '../../src/crypto/threshold.js';
import { findSignature, type SharedPoint, type SignatureCheck } from '../../src/sign-session-key/share-search.js';

vi.setConfig({ testTimeout: 300_000 });

const message = new Uint8Array(32).fill(7);
const secretOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const networkKey = blsPublicKey(secretOf(5));

const points = new Map<string, SharedPoint>();

/** A share as a node sends it, read again; those that several tests have are signed once. */
function pointOf(share: Parameters<typeof signShare>[0]): SharedPoint {
  const key = JSON.stringify([share.identifier, Array.from(share.secret)]);
  const known = points.get(key);
  if (known) return known;
  const read = readShare(encodeShare(signShare(share, message)));
  if ('reason' in read) throw new Error(read.reason);
  const point = { identifier: read.identifier, point: read.point };
  points.set(key, point);
  return point;
}

/** The shares of nodes, of which the first few lie: each for itself, or together on another polynomial. */
function sharesOf(count: number, threshold: number, liars: number, together = false): readonly SharedPoint[] {
  const honest = splitSecret(secretOf(5), threshold, count, secretOf(1));
  const colluding = splitSecret(secretOf(9), threshold, count, secretOf(2));
  return honest.map((share, index) => {
    const alone = { identifier: share.identifier, secret: secretOf(20 + index) };
    return pointOf(index >= liars ? share : together ? (colluding[index] as typeof share) : alone);
  });
}

const mapOf = (shares: readonly SharedPoint[]): ReadonlyMap<number, SharePoint> =>
  new Map(shares.map(({ identifier, point }) => [identifier, point]));
const allowance = (additions = 20_000): { additions: number; unfinished: boolean } => ({
  additions,
  unfinished: false,
});

/** Counts what is verified, with the expected signature in place of a pairing. */
function checked(signature: SharePoint): { readonly check: SignatureCheck; readonly verified: () => number } {
  let verified = 0;
  return {
    verified: () => verified,
    check: {
      verify: (_, found) => {
        verified++;
        return found.equals(signature);
      },
      findByPairing: (_, shares, threshold, allowed) => findByPairing(shares, threshold, allowed, networkKey, message),
    },
  };
}

const ids = (shares: readonly SharedPoint[]): readonly number[] => shares.map(({ identifier }) => identifier);

describe('shares of which some are wrong', () => {
  const whole = (count: number, threshold: number): SharePoint =>
    interpolate(mapOf(sharesOf(count, threshold, 0).slice(0, threshold)), 0);

  it.each([
    [3, 2, 1, false],
    [5, 3, 2, true],
    [7, 5, 2, false],
    [10, 7, 3, false],
    [10, 7, 3, true],
    [15, 10, 3, false],
    [15, 10, 3, true],
    [15, 10, 5, true],
    [30, 20, 3, false],
  ])('of %i nodes with the threshold %i: %i liars (together: %s) are found', (count, threshold, liars, together) => {
    const shares = sharesOf(count, threshold, liars, together);
    const { check, verified } = checked(whole(count, threshold));
    const found = findSignature([{ text: 'x', shares }], threshold, check);
    expect('good' in found && ids(found.good)).toEqual(ids(shares.slice(liars)));
    // All together, and then the ones that agree.
    expect(verified()).toBe(2);
  });

  it.each([false, true])(
    'of 30 nodes with the threshold 20: nine liars (together: %s) are too many to tell',
    (together) => {
      const shares = sharesOf(30, 20, 9, together);
      const { check, verified } = checked(whole(30, 20));
      const found = findSignature([{ text: 'x', shares }], 20, check);
      expect(found).toEqual({ reason: expect.stringContaining('too many are wrong to tell which') });
      expect(verified()).toBe(1);
    },
  );

  it('agree on the polynomial of another network', () => {
    const { check, verified } = checked(whole(15, 10));
    const found = findSignature([{ text: 'x', shares: sharesOf(15, 10, 15, true) }], 10, check);
    expect(found).toEqual({ reason: expect.stringContaining('15 of 15 shares lie on one polynomial') });
    expect(verified()).toBe(1);
  });

  it('are told apart when one identifier has a share of another node too', () => {
    const honest = sharesOf(7, 5, 0);
    const [first] = sharesOf(7, 5, 1);
    const copied = { identifier: 3, point: (first as SharedPoint).point };
    const { check } = checked(whole(7, 5));
    const found = findSignature([{ text: 'x', shares: [copied, ...honest] }], 5, check);
    expect('good' in found && found.good).toEqual(honest);
  });

  it('are found without those of identifiers that are claimed twice, where there are enough others', () => {
    const honest = sharesOf(30, 10, 0);
    const wrong = sharesOf(30, 10, 9).slice(0, 9);
    const { check, verified } = checked(whole(30, 10));
    const found = findSignature([{ text: 'x', shares: [...wrong, ...honest.slice(0, 21)] }], 10, check);
    expect('good' in found && found.good).toEqual(honest.slice(0, 21));
    expect(verified()).toBe(1);
  });

  it('have one bound on the search, however many identifiers are claimed twice', () => {
    const honest = sharesOf(9, 5, 0);
    const wrong = sharesOf(9, 5, 6).slice(0, 6);
    const allowed: number[] = [];
    const { check, verified } = checked(whole(9, 5));
    const watched: SignatureCheck = {
      ...check,
      *findByPairing(_text, _shares, _threshold, { additions }) {
        allowed.push(additions);
        yield* [];
      },
    };
    const found = findSignature([{ text: 'x', shares: [...wrong, ...honest.slice(0, 7)] }], 5, watched);
    expect(found).toEqual({ reason: expect.any(String) });
    expect(verified()).toBeLessThanOrEqual(16);
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(20_000);
  });

  it('that cancel out at 0 are found although the signature is genuine', () => {
    const honest = sharesOf(7, 4, 0);
    const weights = [1, 2].map((place) => {
      const others = honest.filter(({ identifier }) => identifier !== place);
      const zero = bls12_381.G2.Point.ZERO;
      return interpolate(new Map([...others.map(({ identifier }) => [identifier, zero] as const), [place, base]]), 0);
    });
    // What the one adds is taken away by the other: both times the weight of the other.
    const [one, two] = weights.map((weight) => ratio.get(weight.toHex())) as [bigint, bigint];
    const shift = (share: SharedPoint, by: SharePoint): SharedPoint => ({ ...share, point: share.point.add(by) });
    const [a, b, ...rest] = honest as [SharedPoint, SharedPoint, ...SharedPoint[]];
    const wrong = [shift(a, base.multiplyUnsafe(two)), shift(b, base.multiplyUnsafe(one).negate()), ...rest];
    const { check, verified } = checked(whole(7, 4));
    const found = findSignature([{ text: 'x', shares: wrong }], 4, check);
    expect('good' in found && ids(found.good)).toEqual(ids(rest));
    expect(verified()).toBe(1);
  });
});

const base = bls12_381.G2.Point.BASE;
/** The weights of the first two of seven shares at 0 are 7 and -21. */
const ratio = new Map([
  [base.multiplyUnsafe(7n).toHex(), 7n],
  [base.multiplyUnsafe(21n).negate().toHex(), bls12_381.fields.Fr.ORDER - 21n],
]);

describe('findAgreements', () => {
  it('leaves nothing out of shares that agree, and begins nothing that it cannot afford', () => {
    const shares = mapOf(sharesOf(6, 3, 0));
    expect([...findAgreements(shares, 3, allowance())][0]).toEqual([]);
    expect([...findAgreements(shares, 6, allowance())]).toEqual([]);
    const poor = allowance(3);
    expect([...findAgreements(mapOf(sharesOf(6, 3, 1)), 3, poor)]).toEqual([]);
    expect(poor.unfinished).toBe(true);
    const paired = allowance(3);
    expect([...findByPairing(mapOf(sharesOf(6, 3, 1)), 3, paired, networkKey, message)]).toEqual([]);
    expect(paired.unfinished).toBe(true);
  });
});
