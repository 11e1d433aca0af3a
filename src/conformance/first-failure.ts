import { causesOf, weightOf, worstRisk } from './cause.js';
import { isFailure, judge } from './judgement.js';
import type { Reply } from './protocol.js';
import type { Run, RunOptions, RunResult } from './runner.js';
import { expectationOf, type Vector } from './vector.js';

/** The failures that are known and looked past. */
export type IsKnown = (result: Pick<RunResult, 'vector' | 'outcome'>) => boolean;

/**
 * How a run goes that ends at its first failure: what must be refused is asked first, the worst risk and what a standard
 * demands on top, so that the most dangerous answer is the one that ends it.
 */
export function firstFailureOptions(profile: string, isKnown: IsKnown): Required<Pick<RunOptions, 'order' | 'isLast'>> {
  const rankOf = (vector: Vector): readonly number[] => [
    expectationOf(vector, profile).result === 'accept' ? 1 : 0,
    vector.basis === 'standard' ? 0 : 1,
    weightOf(worstRisk([vector])),
    JSON.stringify(vector.input).length,
  ];
  const ranks = new Map<Vector, readonly number[]>();
  const rank = (vector: Vector): readonly number[] => {
    const found = ranks.get(vector) ?? rankOf(vector);
    ranks.set(vector, found);
    return found;
  };
  return {
    order(a, b) {
      const [left, right] = [rank(a), rank(b)];
      const at = left.findIndex((each, index) => each !== right[index]);
      return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
    },
    isLast(vector: Vector, reply: Reply) {
      const expectation = expectationOf(vector, profile);
      const { outcome, given } = judge(vector, reply, { expectation, verdictsOnly: false, mapping: {} });
      if (!isFailure(outcome) || isKnown({ vector, outcome })) return false;
      // A reason that is another one can wait until nothing is accepted that must be refused.
      return reply.kind !== 'answer' || expectation.result === 'accept' || given === 'accept';
    },
  };
}

/** Picks the first failure of a run, the most dangerous one. */
export function firstFailureOf(run: Run, isKnown: IsKnown): RunResult | undefined {
  const results = run.results.filter((result) => !isKnown(result));
  const [cause] = causesOf({ results, profile: run.profile });
  return results.find(({ vector }) => vector === cause?.vectors[0]);
}
