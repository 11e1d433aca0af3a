import { pippenger } from '@noble/curves/abstract/curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../internal/bytes.js';
import { blsTag } from './backend.js';
import type { SharePoint } from './threshold.js';

/**
 * Finds the shares that agree: values at small numbers of one polynomial of degree t-1, some of them wrong.
 *
 * The parity checks of such values are sums with known factors (a Reed-Solomon code), and so can be made of points as well as
 * of numbers. Leaving out the values at x turns the checks S_0, S_1, ... into S_1 - x*S_0, S_2 - x*S_1, ...: those that are
 * left are zero when the other values agree. Numbers from 1 to 255 make small factors, most of them one addition apart, so
 * that a choice of shares to leave out costs an addition and no pairing.
 */

const { Fr, Fp12 } = bls12_381.fields;
const { G1, G2 } = bls12_381;
const tag = utf8(blsTag);

type GtElement = ReturnType<typeof bls12_381.pairing>;

/** What is needed of a group, written as a sum. */
interface Group<E> {
  readonly zero: E;
  add(a: E, b: E): E;
  negate(a: E): E;
  equal(a: E, b: E): boolean;
}

const points: Group<SharePoint> = {
  zero: G2.Point.ZERO,
  add: (a, b) => a.add(b),
  negate: (a) => a.negate(),
  equal: (a, b) => a.equals(b),
};

/** The target group of the pairing: what is there has order r, so that its conjugate is its inverse. */
const targets: Group<GtElement> = {
  zero: Fp12.ONE,
  add: (a, b) => Fp12.mul(a, b),
  negate: (a) => Fp12.conjugate(a),
  equal: (a, b) => Fp12.eql(a, b),
};

/** How many additions a search may still make. What would cost more is not begun, and leaves the search unfinished. */
export interface Allowance {
  additions: number;
  unfinished: boolean;
}

function afford(allowance: Allowance, cost: number): boolean {
  if (cost > allowance.additions) allowance.unfinished = true;
  else allowance.additions -= cost;
  return !allowance.unfinished;
}

/** Multiplies with a number of either sign by doubling and adding: most are small. */
function times<E>(group: Group<E>, value: E, factor: bigint): E {
  let rest = factor < 0n ? -factor : factor;
  let power = factor < 0n ? group.negate(value) : value;
  let sum = group.zero;
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = group.add(sum, power);
    if (rest > 1n) power = group.add(power, power);
  }
  return sum;
}

/** The nearer of a number modulo the order and its negative. */
function centred(value: bigint): bigint {
  const reduced = Fr.create(value);
  return reduced > Fr.ORDER / 2n ? reduced - Fr.ORDER : reduced;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Whole numbers in the ratio of 1/prod(x-k) over the other places k, for each place x. */
function parityFactors(places: readonly number[]): readonly bigint[] {
  const products = places.map((x) =>
    places.reduce((product, other) => (other === x ? product : product * BigInt(x - other)), 1n),
  );
  const common = products.reduce(
    (all, each) => (all / greatestCommonDivisor(all, each)) * (each < 0n ? -each : each),
    1n,
  );
  return products.map((product) => centred(common / product));
}

/** Computes parity checks one by one: the sums of factor * x^j * value, for j from 0. */
function* paritySums(
  places: readonly number[],
  factors: readonly bigint[],
  values: readonly SharePoint[],
): Generator<SharePoint, never> {
  let scaled = values.map((value, index) => times(points, value, factors[index] as bigint));
  for (;;) {
    yield scaled.reduce((sum, value) => points.add(sum, value), points.zero);
    scaled = scaled.map((value, index) => times(points, value, BigInt(places[index] as number)));
  }
}

/**
 * Says whether values agree, by one sum in place of all parity checks: they are added up with factors that hash all values,
 * so that nobody can make wrong ones which cancel out.
 */
function agree(places: readonly number[], values: readonly SharePoint[], threshold: number): boolean {
  const count = places.length - threshold;
  if (count < 1) return true;
  const seed = sha256(concat(...values.map((value) => value.toBytes(true))));
  const mixed = Array.from({ length: count }, (_, power) =>
    bytesToNumberBE(sha256(concat(seed, Uint8Array.of(power)))),
  );
  const weights = parityFactors(places).map((factor, index) => {
    const place = BigInt(places[index] as number);
    return Fr.mul(
      Fr.create(factor),
      mixed.reduceRight((sum, each) => Fr.create(sum * place + each), 0n),
    );
  });
  return pippenger(G2.Point, [...values], weights).is0();
}

/** About how many additions all choices of a size take; stops counting beyond the bound. */
function costOf(places: number, size: number): number {
  let choices = 1;
  let cost = 0;
  for (let chosen = 1; chosen <= size; chosen++) {
    choices = (choices * (places - chosen + 1)) / chosen;
    cost += chosen === size ? choices : choices * 2 * (size - chosen + 1);
  }
  return cost;
}

/**
 * Lists the choices of `size` places, one or more, that leave the first parity checks zero, in order.
 *
 * @param sums one check more than `size`
 */
function* choicesThatAgree<E>(
  group: Group<E>,
  places: readonly number[],
  sums: readonly E[],
  size: number,
): Generator<readonly number[]> {
  function* descend(first: number, checks: readonly E[], chosen: readonly number[]): Generator<readonly number[]> {
    const wanted = size - chosen.length;
    // The multiples of the checks with the place, which grow by one addition from place to place.
    const multiples = checks.slice(0, wanted).map(() => group.zero);
    let reached = 0;
    for (let index = first; index <= places.length - wanted; index++) {
      const place = places[index] as number;
      for (const [at, check] of checks.slice(0, wanted).entries()) {
        const step = times(group, check, BigInt(place - reached));
        multiples[at] = reached === 0 ? step : group.add(multiples[at] as E, step);
      }
      reached = place;
      if (wanted === 1) {
        if (group.equal(checks[1] as E, multiples[0] as E)) yield [...chosen, place];
        continue;
      }
      const left = multiples.map((multiple, at) => group.add(checks[at + 1] as E, group.negate(multiple)));
      yield* descend(index + 1, left, [...chosen, place]);
    }
  }
  yield* descend(0, sums, []);
}

function sorted(shares: ReadonlyMap<number, SharePoint>): readonly (readonly [number, SharePoint])[] {
  return [...shares].sort(([a], [b]) => a - b);
}

/**
 * Lists which shares to leave out so that the others agree: no share, then one, and so on, as long as one more share than the
 * threshold is left, without which nothing can disagree.
 *
 * @param secret the value at 0, when it is known
 */
export function* findAgreements(
  shares: ReadonlyMap<number, SharePoint>,
  threshold: number,
  allowance: Allowance,
  secret?: SharePoint,
): Generator<readonly number[]> {
  const order = sorted(shares);
  const places = [...(secret ? [0] : []), ...order.map(([place]) => place)];
  const values = [...(secret ? [secret] : []), ...order.map(([, value]) => value)];
  const count = places.length - threshold;
  if (count < 1) return;
  if (agree(places, values, threshold)) yield [];
  const shared = order.map(([place]) => place);
  const checks = paritySums(places, parityFactors(places), values);
  const sums: SharePoint[] = [checks.next().value];
  for (let size = 1; size < count && afford(allowance, costOf(shared.length, size)); size++) {
    sums.push(checks.next().value);
    for (const without of choicesThatAgree(points, shared, sums, size)) {
      const left = places.map((place, index) => ({ place, value: values[index] as SharePoint }));
      const kept = left.filter(({ place }) => !without.includes(place));
      const held = agree(
        kept.map(({ place }) => place),
        kept.map(({ value }) => value),
        threshold,
      );
      if (held) yield without;
    }
  }
}

/**
 * Lists which shares to leave out so that exactly as many as the threshold are left, and what they make is a signature of the
 * network: its key is one more value of the polynomial, at 0, once everything is taken through the pairing.
 *
 * It costs two pairings more than there are shares to leave out, however many choices there are.
 */
export function* findByPairing(
  shares: ReadonlyMap<number, SharePoint>,
  threshold: number,
  allowance: Allowance,
  networkKey: Uint8Array,
  message: Uint8Array,
): Generator<readonly number[]> {
  const order = sorted(shares);
  const size = order.length - threshold;
  if (size < 1 || !afford(allowance, costOf(order.length, size))) return;
  const shared = order.map(([place]) => place);
  const places = [0, ...shared];
  const [own = 0n, ...factors] = parityFactors(places);
  const values = order.map(([, value]) => value);
  const pair = (left: typeof G1.Point.BASE, right: SharePoint): GtElement =>
    right.is0() ? targets.zero : bls12_381.pairing(left, right);
  const inGroup = paritySums(shared, factors, values);
  const sums = Array.from({ length: size + 1 }, () => pair(G1.Point.BASE, inGroup.next().value));
  const key = G1.Point.fromBytes(networkKey);
  const hash = bls12_381.longSignatures.hash(message, tag) as SharePoint;
  const secret = pair(key, times(points, hash, own));
  const checks = sums.map((sum, power) => (power === 0 ? targets.add(sum, secret) : sum));
  yield* choicesThatAgree(targets, shared, checks, size);
}
