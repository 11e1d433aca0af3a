// What is known: the disagreements that published vectors show, and those that were proposed before.
import { type Disagreement, keyOf, opponentOf, sideOf } from './disagreement.js';

/** A published vector, as far as it is read here. */
export interface KnownVector {
  readonly id: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: { readonly result: string; readonly rule?: string };
}

/** What was measured of a peer: `given` is its result. */
export interface Measured {
  readonly name: string;
  readonly results: readonly (readonly [id: string, outcome: string, given?: string | null, ...rest: unknown[]])[];
}

export interface Known {
  /** Whether one vector shows it: with the same rule, the same others say the same, whoever else does there. */
  isShown(disagreement: Disagreement): boolean;
  /** Those of the others whom no vector of this rule shows to say so. */
  unseen(disagreement: Disagreement): readonly string[];
  /** Whether it was proposed; from now on it was. */
  propose(disagreement: Disagreement): boolean;
}

/** Reads the results of peers over all vectors; `proposed` are the keys of proposals that are there. */
export function createKnown(
  vectors: readonly KnownVector[],
  measured: readonly Measured[],
  proposed: Iterable<string> = [],
): Known {
  const byId = new Map(vectors.map((vector) => [vector.id, vector]));
  const against = new Map<string, Set<string>>();
  for (const { name, results } of measured) {
    for (const [id, , given] of results) {
      const vector = byId.get(id);
      if (!vector || typeof given !== 'string' || given === vector.expect.result) continue;
      const said = against.get(id) ?? new Set();
      against.set(id, said.add(opponentOf({ name, how: given })));
    }
  }
  const bySide = new Map<string, ReadonlySet<string>[]>();
  for (const [id, said] of against) {
    const vector = byId.get(id);
    if (!vector) continue;
    const side = sideOf(vector.operation, vector.expect);
    bySide.set(side, [...(bySide.get(side) ?? []), said]);
  }
  const keys = new Set(proposed);
  const shown = ({ operation, own }: Disagreement) => bySide.get(sideOf(operation, own)) ?? [];
  return {
    isShown(disagreement) {
      const wanted = disagreement.opponents.map(opponentOf);
      return shown(disagreement).some((said) => wanted.every((one) => said.has(one)));
    },
    unseen(disagreement) {
      const sets = shown(disagreement);
      return disagreement.opponents.map(opponentOf).filter((one) => !sets.some((said) => said.has(one)));
    },
    propose(disagreement) {
      const key = keyOf(disagreement);
      if (keys.has(key)) return false;
      keys.add(key);
      return true;
    },
  };
}

const piecesOf = (input: unknown): ReadonlySet<string> => {
  const text = JSON.stringify(input).slice(0, 4096);
  return new Set(Array.from({ length: Math.max(text.length - 3, 1) }, (_, at) => text.slice(at, at + 4)));
};

/** The vector of the same operation, and where there is one of the same verdict, that shares most with an input. */
export function nearest(
  operation: string,
  own: { readonly result: string; readonly rule?: string | undefined },
  input: unknown,
  vectors: readonly KnownVector[],
): string | undefined {
  const all = vectors.filter((vector) => vector.operation === operation);
  const alike = all.filter(({ expect }) => expect.result === own.result && expect.rule === own.rule);
  const pieces = piecesOf(input);
  let best: { readonly id: string; readonly share: number } | undefined;
  for (const vector of alike.length > 0 ? alike : all) {
    const theirs = piecesOf(vector.input);
    let common = 0;
    for (const piece of pieces) if (theirs.has(piece)) common++;
    const share = common / (pieces.size + theirs.size - common);
    if (!best || share > best.share) best = { id: vector.id, share };
  }
  return best?.id;
}
