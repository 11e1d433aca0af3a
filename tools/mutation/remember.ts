// Primitives that remember what they answered, on disk: a run asks them for the same few thousand answers again for every mutant. What
// they did not answer before is computed as ever. Their own code is the business of other tests: see modules.ts.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { bls12_381 as Bls } from '@noble/curves/bls12-381.js';
import { noble } from '../../src/crypto/noble.js';

type Part = Uint8Array | number | string | bigint;

/** What a primitive answers: bytes and points as text. */
type Stored = string | boolean | null;

/** The answers by the hash of what was asked. */
export interface Memory {
  /** Answers from memory, or computes and keeps. */
  once(name: string, parts: readonly Part[], compute: () => Stored): Stored;
  /** Writes what is new, in the place of what was there. */
  save(): void;
}

/** Opens a memory; a file that cannot be read is an empty one. */
export function openMemory(path: string): Memory {
  let known = new Map<string, Stored>();
  let fresh = 0;
  try {
    if (existsSync(path)) known = new Map(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    known = new Map();
  }
  return {
    once(name, parts, compute) {
      const hash = createHash('sha256').update(name);
      // The length tells where a part ends.
      for (const part of parts) {
        const bytes = part instanceof Uint8Array ? part : Buffer.from(String(part));
        hash.update(`|${bytes.length}|`).update(bytes);
      }
      const key = hash.digest('base64').slice(0, 24);
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = compute();
      known.set(key, found);
      fresh++;
      return found;
    },
    save() {
      if (fresh === 0) return;
      writeFileSync(`${path}.new`, JSON.stringify([...known]));
      renameSync(`${path}.new`, path);
      fresh = 0;
    },
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'));

/** The backend of the vectors. */
export function rememberingBackend({ once }: Memory): typeof noble {
  return {
    ...noble,
    name: 'remembering',
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    ed25519Verify: (...args) => once('ed25519', args, () => noble.ed25519Verify(...args)) as boolean,
    blsVerify: (...args) => once('bls', args, () => noble.blsVerify(...args)) as boolean,
    secp256k1Recover(...args) {
      const key = once('secp256k1', args, () => {
        const found = noble.secp256k1Recover(...args);
        return found === undefined ? null : hex(found);
      });
      return typeof key === 'string' ? bytesOf(key) : undefined;
    },
  };
}

type Point = ReturnType<typeof Bls.G2.Point.fromBytes>;

/**
 * The curve of the network with the operations that take milliseconds remembered: decoding, hashing to the curve, multiplying, and
 * adding up many. Points are kept as they are, in projective coordinates.
 */
export function rememberingCurve({ once }: Memory, bls: typeof Bls): typeof Bls {
  const { Point } = bls.G2;
  const coordinates = ({ X, Y, Z }: Point): readonly bigint[] => [X.c0, X.c1, Y.c0, Y.c1, Z.c0, Z.c1];
  const write = (point: Point): string =>
    coordinates(point)
      .map((each) => each.toString(36))
      .join(' ');
  const digits = (text: string): bigint => {
    let value = 0n;
    for (let at = 0; at < text.length; at += 8) {
      const part = text.slice(at, at + 8);
      value = value * 36n ** BigInt(part.length) + BigInt(Number.parseInt(part, 36));
    }
    return value;
  };
  const points = new Map<string, Point>();
  const read = (text: string): Point => {
    const before = points.get(text);
    if (before !== undefined) return before;
    const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = text.split(' ').map(digits);
    const point = new Remembering({ c0: a, c1: b }, { c0: c, c1: d }, { c0: e, c1: f });
    points.set(text, point);
    return point;
  };
  /** A point, or undefined where it cannot be had: whoever asked computes again, to throw what is thrown. */
  const pointOf = (name: string, parts: readonly Part[], compute: () => Point): Point => {
    const stored = once(name, parts, () => {
      try {
        return write(compute());
      } catch {
        return null;
      }
    });
    return typeof stored === 'string' ? read(stored) : wrap(compute());
  };
  // What the library makes cannot be changed, so a point of ours stands before it, with the same coordinates.
  class Remembering extends Point {
    override multiplyUnsafe(scalar: bigint): Point {
      return pointOf('multiply', [write(this), scalar], () => super.multiplyUnsafe(scalar));
    }
    override toBytes(isCompressed?: boolean): ReturnType<Point['toBytes']> {
      const parts = [write(this), String(isCompressed)];
      return bytesOf(String(once('bytes', parts, () => hex(super.toBytes(isCompressed)))));
    }
    override add(other: Point): Point {
      return wrap(super.add(other));
    }
    override negate(): Point {
      return wrap(super.negate());
    }
  }
  const wrap = ({ X, Y, Z }: Point): Point => new Remembering(X, Y, Z);
  Object.defineProperty(Remembering, 'ZERO', { value: wrap(Point.ZERO) });
  const scheme = bls.longSignatures;
  const { Signature } = scheme;
  const remembering: typeof scheme = {
    ...scheme,
    hash: (message, tag) =>
      pointOf('hash', [message, String(tag)], () => scheme.hash(message, tag) as Point) as ReturnType<
        typeof scheme.hash
      >,
    sign: (message, secret) =>
      pointOf('sign', [write(message as Point), secret], () => scheme.sign(message, secret) as Point) as ReturnType<
        typeof scheme.sign
      >,
    Signature: {
      ...Signature,
      fromBytes: (bytes) => pointOf('decode', [bytes], () => Signature.fromBytes(bytes)),
    },
  };
  return { ...bls, G2: { ...bls.G2, Point: Remembering }, longSignatures: remembering };
}
