import { isFault } from '../conformance/fault.js';
import { loadVectors, type Vector, type VectorSet } from '../conformance/vector.js';
import type { RuleId } from '../rule.js';

/** A vector about a rule, and the file that holds it, below the root of the repository. */
export interface ProvingVector {
  readonly vector: Vector;
  readonly file: string;
}

let read: VectorSet | undefined;

function readSet(): VectorSet | undefined {
  if (read) return read;
  const set = loadVectors();
  if (isFault(set)) return undefined;
  read = set;
  return read;
}

/** Finds a vector by its id; undefined when there is none, or no vectors that can be read. */
export function vectorNamed(id: string): ProvingVector | undefined {
  const set = readSet();
  const vector = set?.vectors.find((each) => each.id === id);
  return vector && { vector, file: `vectors/${set?.files?.get(id) ?? ''}` };
}

/** Finds the vectors about a rule, those that it refuses first; undefined when there are no vectors that can be read. */
export function vectorsAbout(rule: RuleId): readonly ProvingVector[] | undefined {
  const set = readSet();
  if (!set) return undefined;
  const { vectors, files } = set;
  const about = vectors.filter(({ rules }) => rules.includes(rule));
  const refused = about.filter(({ expect }) => expect.rule === rule);
  const others = about.filter(({ expect }) => expect.rule !== rule);
  return [...refused, ...others].map((vector) => ({ vector, file: `vectors/${files?.get(vector.id) ?? ''}` }));
}
