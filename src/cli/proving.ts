import { isFault } from '../conformance/fault.js';
import { loadVectors, type Vector, type VectorSet } from '../conformance/vector.js';
import type { RuleId } from '../rule.js';

/** A vector about a rule, and the file that holds it, below the root of the repository. */
export interface ProvingVector {
  readonly vector: Vector;
  readonly file: string;
}

let read: VectorSet | undefined;

/** Finds the vectors about a rule, those that it refuses first; undefined when there are no vectors that can be read. */
export function vectorsAbout(rule: RuleId): readonly ProvingVector[] | undefined {
  if (!read) {
    const set = loadVectors();
    if (isFault(set)) return undefined;
    read = set;
  }
  const { vectors, files } = read;
  const about = vectors.filter(({ rules }) => rules.includes(rule));
  const refused = about.filter(({ expect }) => expect.rule === rule);
  const others = about.filter(({ expect }) => expect.rule !== rule);
  return [...refused, ...others].map((vector) => ({ vector, file: `vectors/${files?.get(vector.id) ?? ''}` }));
}
