// The published vectors as tests: one for each vector. Nothing here imports src/, which is what is mutated.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a vector expects. */
export interface Expectation {
  readonly result: string;
  readonly rule?: string;
  readonly output?: unknown;
}

/** A vector as it is published, as far as it is judged. */
export interface Vector {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
  readonly profiles?: Readonly<Record<string, Expectation>>;
}

/** A vector as a test. */
export interface VectorTest extends Vector {
  readonly operation: string;
  /** Where it stands below vectors/. */
  readonly file: string;
  /** The name of the test: the id and what the vector says, so that a vector that changes is another test. */
  readonly name: string;
}

/** What an implementation answers. A throw is an answer too: no vector expects it. */
export interface Answer {
  readonly result: string;
  readonly rule?: string;
  readonly output?: unknown;
}

/** Reads every published vector. */
export function readTests(folder: string): readonly VectorTest[] {
  const found: VectorTest[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of readdirSync(join(folder, entry.name)).sort()) {
      if (!name.endsWith('.json')) continue;
      const { operation, vectors }: { operation?: string; vectors?: readonly Vector[] } = JSON.parse(
        readFileSync(join(folder, entry.name, name), 'utf8'),
      );
      if (operation === undefined || vectors === undefined) continue;
      for (const vector of vectors) {
        const { id, input, expect, profiles } = vector;
        const hash = createHash('sha256')
          .update(JSON.stringify([input, expect, profiles]))
          .digest('hex');
        found.push({ ...vector, operation, file: `${entry.name}/${name}`, name: `${id} ${hash.slice(0, 12)}` });
      }
    }
  }
  return found;
}

/** Picks the expectation of a vector under a profile. */
export function expectationOf({ expect, profiles }: Vector, profile: string): Expectation {
  return (profiles && Object.hasOwn(profiles, profile) ? profiles[profile] : undefined) ?? expect;
}

/** Compares as JSON values: a member that is undefined is absent, and the order of keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(one).filter((key) => one[key] !== undefined);
  if (keys.length !== Object.keys(other).filter((key) => other[key] !== undefined).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]));
}

/** Says whether an answer is what a vector expects: the verdict, the rule, and the output where one is stated. */
export function meets(answer: Answer, { result, rule, output }: Expectation): boolean {
  if (answer.result !== result) return false;
  if (rule !== undefined && answer.rule !== rule) return false;
  return output === undefined || sameJson(answer.output, output);
}
