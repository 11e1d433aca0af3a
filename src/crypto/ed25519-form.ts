/**
 * What the bytes of a point of edwards25519 say before anybody computes with it. Every request asks this twice, so nothing is
 * decoded: a square root takes as long as a tenth of a verification, and whether there is one takes a sixth of that (measured).
 */

const p = 2n ** 255n - 19n;
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** Numbers of 32 bytes, little-endian. */
const fieldOrder: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) =>
  index === 0 ? 0xed : index === 31 ? 0x7f : 0xff,
);
/** The order of the base point, L. */
export const order: Uint8Array = littleEndian(2n ** 252n + 27742317777372353535851937790883648493n);

/** The y of all points of small order: those of order 1, 2 and 4, and of both pairs of order 8. */
const smallOrder: readonly Uint8Array[] = [
  1n,
  p - 1n,
  0n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  p - 2707385501144840649318225287225658788936804267575313519463743609750303402022n,
].map(littleEndian);

function littleEndian(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn));
}

/** Compares 32 bytes, little-endian, with a number; the top bit is that of another number where `top` says so. */
export function isBelow(bytes: Uint8Array, most: Uint8Array, top = 0xff): boolean {
  for (let i = 31; i >= 0; i--) {
    const [byte, bound] = [(bytes[i] as number) & (i === 31 ? top : 0xff), most[i] as number];
    if (byte !== bound) return byte < bound;
  }
  return false;
}

/** Says whether the y of an encoding, without the sign of x, is a number. */
function hasY(bytes: Uint8Array, y: Uint8Array): boolean {
  for (let i = 0; i < 31; i++) if (bytes[i] !== y[i]) return false;
  return ((bytes[31] as number) & 0x7f) === y[31];
}

/** Says whether an encoding is one of a point of small order, whatever the sign of its x. */
export function isSmallOrder(bytes: Uint8Array): boolean {
  return smallOrder.some((y) => hasY(bytes, y));
}

/** Says whether y is below p, and no sign stands where x is 0, as it is where y is 1 or -1. Nothing is copied: `slice` of a Buffer is no copy. */
export function isCanonical(bytes: Uint8Array): boolean {
  if (!isBelow(bytes, fieldOrder, 0x7f)) return false;
  return (bytes[31] as number) < 0x80 || !smallOrder.slice(0, 2).some((y) => hasY(bytes, y));
}

/**
 * Says whether 32 bytes decode to a point as leniently as the field does: y modulo p, and the sign of x = 0 ignored. x^2 is
 * (y^2-1)/(d*y^2+1), and the divisor is never 0, so that the quotient is a square where the product is one.
 */
export function decodesToPoint(bytes: Uint8Array): boolean {
  const words = new DataView(bytes.buffer, bytes.byteOffset, 32);
  let y = words.getBigUint64(24, true) & 0x7fff_ffff_ffff_ffffn;
  for (const at of [16, 8, 0]) y = (y << 64n) | words.getBigUint64(at, true);
  const square = (y * y) % p;
  return isSquare(((square - 1n + p) * (d * square + 1n)) % p);
}

/** The Jacobi symbol by the law of reciprocity: what is no square modulo p has the symbol -1. */
function isSquare(number: bigint): boolean {
  let [a, n] = [number, p];
  let odd = 0;
  while (a !== 0n) {
    let low = Number(BigInt.asUintN(30, a));
    for (; low === 0; low = Number(BigInt.asUintN(30, a))) a >>= 30n;
    const zeros = 31 - Math.clz32(low & -low);
    if (zeros > 0) a >>= BigInt(zeros);
    const rest = Number(BigInt.asUintN(3, n));
    // Two is a square modulo 1 and 7 only, of eight; whole steps of 30 are even.
    if (rest === 3 || rest === 5) odd ^= zeros;
    if ((rest & 3) === 3 && (Number(BigInt.asUintN(2, a)) & 3) === 3) odd ^= 1;
    [a, n] = [n % a, a];
  }
  return (odd & 1) === 0;
}
