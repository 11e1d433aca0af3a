import type { ConformanceResults } from '../generated/types.js';
import { type ConformanceClass, classes, isOfClass } from './classes.js';
import { type Meaning, meaningOf } from './meaning.js';
import type { Hello } from './protocol.js';
import type { Run, RunResult } from './runner.js';
import { expectationOf, type Vector } from './vector.js';

/** Scores by the id of the class, as `results.schema.json` has them; classes that are not claimed are absent. */
export type ClassScores = NonNullable<ConformanceResults['classes']>;

/** The score of a class: what a published standard demands, and what this specification adds. They are never added up. */
export type ClassScore = ClassScores[string];

/** What a class is scored by: its rules by how many of their vectors have the right verdict, its vectors by what their outcomes mean. */
export type Figure = ClassScore['standard'];

interface Told {
  readonly vector: Vector;
  readonly meaning: Meaning;
}

/** What an outcome of a run means. */
export function toldBy(
  { vector, outcome, given }: Pick<RunResult, 'vector' | 'outcome' | 'given'>,
  profile: string,
): Meaning {
  return meaningOf(outcome, expectationOf(vector, profile).result, given);
}

const isRight = (meaning: Meaning): boolean => meaning === 'right' || meaning === 'unexplained';

/** The rules that a vector speaks for: the one that refuses it, or those that an accepted one is about. */
function rulesOf(vector: Vector, profile: string): readonly string[] {
  const { rule } = expectationOf(vector, profile);
  return rule === undefined ? vector.rules : [rule];
}

function figureOf(told: readonly Told[], profile: string): Figure {
  const count = (meaning: Meaning): number => told.filter((each) => each.meaning === meaning).length;
  const byRule = new Map<string, Meaning[]>();
  for (const { vector, meaning } of told) {
    for (const rule of rulesOf(vector, profile)) {
      const before = byRule.get(rule);
      if (before) before.push(meaning);
      else byRule.set(rule, [meaning]);
    }
  }
  const depths = [...byRule.values()].map((found): keyof Figure['rules'] => {
    const asked = found.filter((meaning) => meaning !== 'unasked');
    if (asked.length === 0) return 'unasked';
    const share = asked.filter(isRight).length / asked.length;
    if (share === 1) return 'all';
    return share >= 0.5 ? 'most' : share > 0 ? 'some' : 'none';
  });
  const rules = (depth: keyof Figure['rules']): number => depths.filter((each) => each === depth).length;
  return {
    rules: {
      all: rules('all'),
      most: rules('most'),
      some: rules('some'),
      none: rules('none'),
      unasked: rules('unasked'),
      total: byRule.size,
    },
    vectors: {
      right: count('right'),
      unexplained: count('unexplained'),
      accepts: count('accepts'),
      refuses: count('refuses'),
      output: count('output'),
      reason: count('reason'),
      broken: count('broken'),
      unasked: count('unasked'),
      total: told.length,
    },
  };
}

/** Scores one class over the vectors of a run that count in it. */
export function scoreClass(of: ConformanceClass, { results, profile }: Pick<Run, 'results' | 'profile'>): ClassScore {
  const told = results
    .filter(({ vector }) => vector.contested === undefined && vector.basis !== 'decision' && isOfClass(vector, of))
    .map((result) => ({ vector: result.vector, meaning: toldBy(result, profile) }));
  return {
    standard: figureOf(
      told.filter(({ vector }) => vector.basis === 'standard'),
      profile,
    ),
    hardening: figureOf(
      told.filter(({ vector }) => vector.basis !== 'standard'),
      profile,
    ),
  };
}

/** The classes that an adapter claims: those that it declares, else those of which it declares an operation and what makes them. */
export function claimedBy({ classes: declared, operations, features }: Hello): readonly ConformanceClass[] {
  if (declared !== undefined) return classes.filter(({ id }) => declared.includes(id));
  return classes.filter(({ operations: needed, extends: own }) => {
    if (!needed.some((operation) => operations.includes(operation))) return false;
    return own === undefined || own.some((each) => features.includes(each) || operations.includes(each));
  });
}

/** Scores the classes that an implementation claims. */
export function scoreClasses(run: Run): ClassScores {
  return Object.fromEntries(claimedBy(run.hello).map((of) => [of.id, scoreClass(of, run)]));
}

/** Phrases a figure: `17/18 rules, 412/415 vectors`, and how many of them were not asked. */
export function formatFigure({ rules, vectors }: Figure): string {
  if (vectors.total === 0) return 'no vectors';
  const right = vectors.right + vectors.unexplained;
  const unasked = vectors.unasked > 0 ? `, ${vectors.unasked} not asked` : '';
  return `${rules.all}/${rules.total} rules, ${right}/${vectors.total} vectors${unasked}`;
}
