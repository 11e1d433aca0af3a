// Encodings that look like points of G2 and are none.
import { bls12_381 } from './kit.js';

const { Fp2 } = bls12_381.fields;
const G2 = bls12_381.G2.Point;

const encoded = (c: bigint): string => `80${'0'.repeat(94)}${c.toString(16).padStart(96, '0')}`;

/** The y of an x of G2 whose second coordinate is `c`, the first being zero; undefined when there is no point with this x. */
function rootAt(c: bigint) {
  const x = Fp2.fromBigTuple([c, 0n]);
  try {
    return { x, y: Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), Fp2.fromBigTuple([4n, 4n]))) };
  } catch {
    return undefined;
  }
}

/** The smallest number from 1 that satisfies a condition. */
function smallest(holds: (c: bigint) => boolean): bigint {
  for (let c = 1n; ; c++) if (holds(c)) return c;
}

/** A point on the curve and outside the subgroup: 192 hex digits. */
export const outside = (): string =>
  encoded(
    smallest((c) => {
      const point = rootAt(c);
      return point !== undefined && !G2.fromAffine(point).isTorsionFree();
    }),
  );

/** An x that is the x of no point: 192 hex digits. */
export const nowhere = (): string => encoded(smallest((c) => rootAt(c) === undefined));

/** The identity: 192 hex digits. */
export const identity = (): string => `c0${'0'.repeat(190)}`;
