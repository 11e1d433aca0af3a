import { type Allowance, findAgreements } from '../crypto/agreement.js';
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

/** A signature that verifies, with the shares that lie on its polynomial. */
export interface Found<T extends SharedPoint> {
  readonly pool: Pool<T>;
  readonly signature: SharePoint;
  readonly good: readonly T[];
}

/** What could be found out about shares that make no signature: a sentence. */
export interface NotFound {
  readonly reason: string;
}

/** How signatures over a text are judged. */
export interface SignatureCheck {
  verify(text: string, signature: SharePoint): boolean;
  /** Lists which shares to leave out so that as many as the threshold make a signature of the network. */
  findByPairing(
    text: string,
    shares: ReadonlyMap<number, SharePoint>,
    threshold: number,
    allowance: Allowance,
  ): Iterable<readonly number[]>;
}

/**
 * The most additions of a search, in G2 and again after the pairing, and the most signatures that are verified. Answers come
 * from whoever calls himself a node, and their subsets are exponentially many.
 */
export const searchBounds = { additions: 20_000, signatures: 16, choices: 16 } as const;

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

function versionsOf<T extends SharedPoint>(shares: readonly T[]): readonly (readonly T[])[] {
  const versions = new Map<number, T[]>();
  for (const share of shares) versions.set(share.identifier, [...(versions.get(share.identifier) ?? []), share]);
  return [...versions.values()];
}

/** In how many ways one share of each identifier can be chosen. */
function waysOf(shares: readonly SharedPoint[]): number {
  return versionsOf(shares).reduce((product, list) => product * list.length, 1);
}

/**
 * Chooses one share of each identifier: first of those only that nobody else claims, if they are enough, since whoever takes
 * the identifier of another makes two of it; then in every way: wrong ones are found as such, so few choices are enough.
 */
function* oneOfEach<T extends SharedPoint>(shares: readonly T[], threshold: number): Generator<ReadonlyMap<number, T>> {
  const lists = versionsOf(shares);
  const alone = lists.flatMap((list) => (list.length === 1 ? list : []));
  if (alone.length >= threshold && alone.length < lists.length) {
    yield new Map(alone.map((share) => [share.identifier, share]));
  }
  const total = Math.min(searchBounds.choices, waysOf(shares));
  for (let number = 0; number < total; number++) {
    let rest = number;
    const chosen = lists.map((list): [number, T] => {
      const share = list[rest % list.length] as T;
      rest = Math.floor(rest / list.length);
      return [share.identifier, share];
    });
    yield new Map(chosen);
  }
}

function pointsOf<T extends SharedPoint>(
  chosen: ReadonlyMap<number, T>,
  without: readonly number[] = [],
): ReadonlyMap<number, SharePoint> {
  const left = [...chosen].filter(([identifier]) => !without.includes(identifier));
  return new Map(left.map(([identifier, { point }]) => [identifier, point]));
}

/** Keeps the shares of a text that lie on the polynomial of some of them. */
function onPolynomial<T extends SharedPoint>(
  shares: readonly T[],
  agreeing: ReadonlyMap<number, SharePoint>,
  threshold: number,
): readonly T[] {
  const polynomial = new Map([...agreeing].slice(0, threshold));
  // Of identifiers that were left out another share may be right, which only several of one identifier leave open.
  const several = new Set(shares.map(({ identifier }) => identifier)).size < shares.length;
  return shares.filter(({ identifier, point }) => {
    const known = agreeing.get(identifier);
    if (known) return known.equals(point);
    return several && interpolate(polynomial, identifier).equals(point);
  });
}

/** The state of one search: signatures are verified within one bound, whichever text they are of. */
interface Search extends SignatureCheck {
  readonly threshold: number;
  readonly spent: { signatures: number; exhausted: boolean };
  /** The part of the additions that one choice of shares may make. */
  readonly additions: number;
  /** The most shares of a text that agree without making a signature of the network. */
  agreeing: number;
}

function tryVerify(search: Search, text: string, signature: SharePoint): boolean {
  if (search.spent.signatures >= searchBounds.signatures) {
    search.spent.exhausted = true;
    return false;
  }
  search.spent.signatures += 1;
  return search.verify(text, signature);
}

/** Shares that were made to cancel out at 0 make a genuine signature, and agree with no others: those that do are kept. */
function settle<T extends SharedPoint>(
  pool: Pool<T>,
  chosen: ReadonlyMap<number, T>,
  signature: SharePoint,
  { threshold }: Search,
): Found<T> {
  const all = pointsOf(chosen);
  const allowance = { additions: searchBounds.additions, unfinished: false };
  const [without = []] = findAgreements(all, threshold, allowance, signature);
  // None: the threshold was named too low, and what made the signature is all that is known of the polynomial.
  return { pool, signature, good: onPolynomial(pool.shares, pointsOf(chosen, without), threshold) };
}

function searchShares<T extends SharedPoint>(
  pool: Pool<T>,
  chosen: ReadonlyMap<number, T>,
  search: Search,
): Found<T> | undefined {
  const { threshold } = search;
  const all = pointsOf(chosen);
  const whole = interpolate(all, 0);
  if (tryVerify(search, pool.text, whole)) return settle(pool, chosen, whole, search);
  const failed: (readonly number[])[] = [];
  const tryWithout = (without: readonly number[]): Found<T> | undefined => {
    // With more left out, the same polynomial makes the same signature.
    if (failed.some((before) => before.every((each) => without.includes(each)))) return undefined;
    const agreeing = pointsOf(chosen, without);
    const signature = interpolate(new Map([...agreeing].slice(0, threshold)), 0);
    if (tryVerify(search, pool.text, signature)) {
      return { pool, signature, good: onPolynomial(pool.shares, agreeing, threshold) };
    }
    failed.push(without);
    if (agreeing.size > threshold) search.agreeing = Math.max(search.agreeing, agreeing.size);
    return undefined;
  };
  const inGroup = { additions: search.additions, unfinished: false };
  for (const without of findAgreements(all, threshold, inGroup)) {
    if (without.length === 0) {
      // All of them agree, so that any of them make the same again.
      search.agreeing = Math.max(search.agreeing, all.size);
      return undefined;
    }
    const found = tryWithout(without);
    if (found) return found;
  }
  const paired = { additions: search.additions, unfinished: false };
  if (!inGroup.unfinished) {
    for (const without of search.findByPairing(pool.text, all, threshold, paired)) {
      const found = tryWithout(without);
      if (found) return found;
    }
  }
  if (inGroup.unfinished || paired.unfinished) search.spent.exhausted = true;
  return undefined;
}

/**
 * Finds shares of one text whose combination is a signature of the network: over the texts with the most shares first, all of
 * a text, then the fewest left out so that the others agree, and last as many as the threshold.
 */
export function findSignature<T extends SharedPoint>(
  pools: readonly Pool<T>[],
  threshold: number,
  check: SignatureCheck,
): Found<T> | NotFound {
  const ready = pools
    .map(({ text, shares }) => ({ text, shares: distinctShares(shares) }))
    .filter(({ shares }) => countIdentifiers(shares) >= threshold)
    .sort((a, b) => b.shares.length - a.shares.length);
  const choices = ready.flatMap((pool) => [...oneOfEach(pool.shares, threshold)].map((chosen) => ({ pool, chosen })));
  // Each choice verifies one signature at least, so no more than these are looked at.
  const tried = choices.slice(0, searchBounds.signatures);
  const additions = Math.floor(searchBounds.additions / Math.max(1, tried.length));
  const left = choices.length > tried.length || ready.some(({ shares }) => waysOf(shares) > searchBounds.choices);
  const spent = { signatures: 0, exhausted: left };
  const search: Search = { ...check, threshold, spent, additions, agreeing: 0 };
  for (const { pool, chosen } of tried) {
    if (spent.signatures >= searchBounds.signatures) {
      spent.exhausted = true;
      break;
    }
    const found = searchShares(pool, chosen, search);
    if (found) return found;
  }
  const most = ready[0] ? countIdentifiers(ready[0].shares) : 0;
  if (search.agreeing > 0) {
    return {
      reason: `${search.agreeing} of ${most} shares lie on one polynomial, and what they make is not a signature of the network key`,
    };
  }
  return {
    reason: search.spent.exhausted
      ? `of ${most} shares too many are wrong to tell which, within the bounds of the search`
      : `no ${threshold} of ${most} shares make a signature of the network key`,
  };
}
