import { interpolate, type SharePoint } from '../crypto/threshold.js';

/** One share of a text, decoded. */
export interface SharedPoint {
  readonly identifier: number;
  readonly point: SharePoint;
}

/** The shares that were given over one text. */
export interface Pool<T extends SharedPoint> {
  readonly text: string;
  readonly shares: readonly T[];
}

/** A signature that verifies, with the points that make it. */
export interface Found<T extends SharedPoint> {
  readonly pool: Pool<T>;
  readonly signature: SharePoint;
  /** As many points as the threshold: every other share can be held against them. */
  readonly polynomial: ReadonlyMap<number, SharePoint>;
}

/**
 * The most combinations that are verified, each at the cost of a pairing. Answers come from whoever calls himself a node,
 * and their subsets are exponentially many.
 */
export const mostTries = 256;

/** Lists the ways to take `size` of the numbers below `count`, in order. */
function* choices(count: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, index) => index);
  while (size <= count) {
    yield [...chosen];
    let last = size - 1;
    while (last >= 0 && chosen[last] === count - size + last) last--;
    if (last < 0) return;
    chosen[last] = (chosen[last] as number) + 1;
    for (let next = last + 1; next < size; next++) chosen[next] = (chosen[next - 1] as number) + 1;
  }
}

/** The points of some shares by identifier; undefined when two have one. */
function pointsOf(shares: readonly SharedPoint[]): ReadonlyMap<number, SharePoint> | undefined {
  const points = new Map(shares.map(({ identifier, point }) => [identifier, point]));
  return points.size === shares.length ? points : undefined;
}

/** Drops shares that are given twice, point for point. */
export function distinctShares<T extends SharedPoint>(shares: readonly T[]): readonly T[] {
  return shares.filter(
    (share, index) =>
      !shares.slice(0, index).some((one) => one.identifier === share.identifier && one.point.equals(share.point)),
  );
}

/** Counts the identifiers of shares. */
export function countIdentifiers(shares: readonly SharedPoint[]): number {
  return new Set(shares.map(({ identifier }) => identifier)).size;
}

/** Says whether a share is what a polynomial makes of its identifier. */
export function liesOn(polynomial: ReadonlyMap<number, SharePoint>, { identifier, point }: SharedPoint): boolean {
  // The points that make the polynomial need no arithmetic.
  return (polynomial.get(identifier) ?? interpolate(polynomial, identifier)).equals(point);
}

/**
 * Finds shares of one text whose combination verifies: all of a text, then all but one, and so on, over the texts with
 * the most shares first. Undefined after {@link mostTries}.
 */
export function findSignature<T extends SharedPoint>(
  pools: readonly Pool<T>[],
  threshold: number,
  verify: (text: string, signature: SharePoint) => boolean,
): Found<T> | undefined {
  const ready = pools
    .map(({ text, shares }) => ({ text, shares: distinctShares(shares) }))
    .filter(({ shares }) => countIdentifiers(shares) >= threshold)
    .sort((a, b) => b.shares.length - a.shares.length);
  let tries = 0;
  const most = Math.max(0, ...ready.map(({ shares }) => shares.length - threshold));
  for (let left = 0; left <= most; left++) {
    for (const pool of ready) {
      const size = pool.shares.length - left;
      if (size < threshold) continue;
      // Those that are left out are counted from the last share, so that the first answers are tried longest.
      for (const chosen of choices(pool.shares.length, size)) {
        const points = pointsOf(chosen.map((index) => pool.shares[index] as T));
        // Looking for a choice without two of one identifier is bounded as well: it counts as a try.
        if (tries++ >= mostTries) return undefined;
        if (!points) continue;
        const signature = interpolate(points, 0);
        if (verify(pool.text, signature)) {
          return { pool, signature, polynomial: settle(pool, points, threshold, signature) };
        }
      }
    }
  }
  return undefined;
}

/**
 * Chooses the polynomial of a signature: of the points that make it, or else of all, those on whose polynomial the most
 * shares lie. Wrong shares can be made to cancel out at 0, where the signature lies, and nowhere else.
 */
function settle(
  { shares }: Pool<SharedPoint>,
  points: ReadonlyMap<number, SharePoint>,
  threshold: number,
  signature: SharePoint,
): ReadonlyMap<number, SharePoint> {
  const first = new Map([...points].slice(0, threshold));
  if ([...points].every(([identifier, point]) => liesOn(first, { identifier, point }))) return first;
  let best: { readonly polynomial: ReadonlyMap<number, SharePoint>; readonly support: number } | undefined;
  let tries = 0;
  for (const chosen of choices(shares.length, threshold)) {
    if (tries++ >= mostTries) break;
    const polynomial = pointsOf(chosen.map((index) => shares[index] as SharedPoint));
    if (!polynomial || !interpolate(polynomial, 0).equals(signature)) continue;
    const support = shares.filter((share) => liesOn(polynomial, share)).length;
    if (best === undefined || support > best.support) best = { polynomial, support };
  }
  // None: the threshold was named too low, and what made the signature is all that is known of the polynomial.
  return best?.polynomial ?? points;
}
