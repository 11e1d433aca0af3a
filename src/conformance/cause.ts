import { toldBy } from './class-score.js';
import { type Meaning, type WrongMeaning, wrongMeanings } from './meaning.js';
import type { RunResult } from './runner.js';
import { type Basis, expectationOf, type Vector } from './vector.js';

/** Risks, the worst first: who is taken for somebody, what they may do, for whom and when it was meant, and what fails to work. */
export const risksByWeight: readonly string[] = [
  'forgery',
  'wrong-account',
  'fail-open',
  'widening',
  'consent-bypass',
  'restriction-bypass',
  'type-confusion',
  'wrong-session',
  'wrong-domain',
  'wrong-node',
  'replay',
  'signature-malleability',
  'expiry',
  'key-leak',
  'injection',
  'parser-differential',
  'prototype-pollution',
  'resource-exhaustion',
  'lockout',
];

/** What the basis of wrong answers is called, in the order in which causes are told. */
export const basisNames: Readonly<Record<Basis, string>> = {
  standard: 'standard',
  capsig: 'hardening',
  decision: 'our decision, not scored',
};
const basesByWeight = Object.keys(basisNames);

/** Wrong answers with one cause: what they mean, the rule that the vectors speak for, and what demands their verdicts. */
export interface Cause {
  readonly meaning: WrongMeaning;
  /** The rule that should have refused the input, or the operation of one that should have been accepted. */
  readonly about: string;
  /** What the verdicts of the vectors follow from. */
  readonly basis: Basis;
  /** The worst risk of the vectors; absent where they name none. */
  readonly risk?: string;
  /** The vectors, the one with the smallest input first. */
  readonly vectors: readonly Vector[];
}

const isWrong = (meaning: Meaning): meaning is WrongMeaning => (wrongMeanings as readonly Meaning[]).includes(meaning);

/** The place of a risk among those by weight; what has none comes last. */
export const weightOf = (risk: string | undefined): number => {
  const place = risk === undefined ? -1 : risksByWeight.indexOf(risk);
  return place < 0 ? risksByWeight.length : place;
};

/** The worst risk of vectors; undefined where they name none. */
export function worstRisk(vectors: readonly Pick<Vector, 'risk'>[]): string | undefined {
  return [...new Set(vectors.flatMap(({ risk }) => risk))].sort((a, b) => weightOf(a) - weightOf(b))[0];
}

/** What causes are found in. */
export interface Causes {
  readonly results: readonly Pick<RunResult, 'vector' | 'outcome' | 'given'>[];
  readonly profile: string;
}

/** Lists the wrong answers of a run by their causes: dangerous ones first, then the worst risk, then the most vectors. */
export function causesOf({ results, profile }: Causes): readonly Cause[] {
  const groups = new Map<
    string,
    { readonly meaning: WrongMeaning; readonly about: string; readonly basis: Basis; readonly found: Vector[] }
  >();
  for (const result of results) {
    const meaning = toldBy(result, profile);
    if (!isWrong(meaning)) continue;
    const about = expectationOf(result.vector, profile).rule ?? result.vector.operation;
    const { basis = 'capsig' } = result.vector;
    const key = `${meaning} ${about} ${basis}`;
    const group = groups.get(key) ?? { meaning, about, basis, found: [] };
    groups.set(key, group);
    group.found.push(result.vector);
  }
  const sizes = new Map<Vector, number>();
  const sizeOf = (vector: Vector): number => {
    const size = sizes.get(vector) ?? JSON.stringify(vector.input).length;
    sizes.set(vector, size);
    return size;
  };
  const causes = [...groups.values()].map(({ meaning, about, basis, found }): Cause => {
    const vectors = found.sort((a, b) => sizeOf(a) - sizeOf(b));
    const risk = worstRisk(vectors);
    return { meaning, about, basis, ...(risk === undefined ? {} : { risk }), vectors };
  });
  return causes.sort(
    (a, b) =>
      wrongMeanings.indexOf(a.meaning) - wrongMeanings.indexOf(b.meaning) ||
      basesByWeight.indexOf(a.basis) - basesByWeight.indexOf(b.basis) ||
      weightOf(a.risk) - weightOf(b.risk) ||
      b.vectors.length - a.vectors.length,
  );
}
