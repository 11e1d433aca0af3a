import { toldBy } from './class-score.js';
import { type Meaning, wrongMeanings } from './meaning.js';
import type { Run, RunResult } from './runner.js';
import { expectationOf, type Vector } from './vector.js';

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

/** Wrong answers with one cause: what they mean, and the rule that the vectors speak for. */
export interface Cause {
  readonly meaning: Meaning;
  /** The rule that should have refused the input, or the operation of one that should have been accepted. */
  readonly about: string;
  /** Whether a published standard demands it, in any of the vectors. */
  readonly standard: boolean;
  /** The worst risk of the vectors; absent where they name none. */
  readonly risk?: string;
  /** The vectors, the one with the smallest input first. */
  readonly vectors: readonly Vector[];
}

const weightOf = (risk: string | undefined): number => {
  const place = risk === undefined ? -1 : risksByWeight.indexOf(risk);
  return place < 0 ? risksByWeight.length : place;
};

function worst(vectors: readonly Vector[]): string | undefined {
  return [...new Set(vectors.flatMap(({ risk }) => risk))].sort((a, b) => weightOf(a) - weightOf(b))[0];
}

/** Lists the wrong answers of a run by their causes: dangerous ones first, then the worst risk, then the most vectors. */
export function causesOf({ results, profile }: Pick<Run, 'results' | 'profile'>): readonly Cause[] {
  const groups = new Map<string, { readonly meaning: Meaning; readonly about: string; readonly found: RunResult[] }>();
  for (const result of results) {
    const meaning = toldBy(result, profile);
    if (!wrongMeanings.includes(meaning)) continue;
    const about = expectationOf(result.vector, profile).rule ?? result.vector.operation;
    const key = `${meaning} ${about}`;
    const group = groups.get(key) ?? { meaning, about, found: [] };
    groups.set(key, group);
    group.found.push(result);
  }
  const sizes = new Map<Vector, number>();
  const sizeOf = (vector: Vector): number => {
    const size = sizes.get(vector) ?? JSON.stringify(vector.input).length;
    sizes.set(vector, size);
    return size;
  };
  const causes = [...groups.values()].map(({ meaning, about, found }): Cause => {
    const vectors = found.map(({ vector }) => vector).sort((a, b) => sizeOf(a) - sizeOf(b));
    const risk = worst(vectors);
    const standard = vectors.some(({ basis }) => basis === 'standard');
    return { meaning, about, standard, ...(risk === undefined ? {} : { risk }), vectors };
  });
  return causes.sort(
    (a, b) =>
      wrongMeanings.indexOf(a.meaning) - wrongMeanings.indexOf(b.meaning) ||
      Number(b.standard) - Number(a.standard) ||
      weightOf(a.risk) - weightOf(b.risk) ||
      b.vectors.length - a.vectors.length,
  );
}
