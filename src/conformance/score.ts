import { profiles } from '../profile.js';
import type { Level } from '../register.js';
import { type Rule, rules } from '../rule.js';
import { isFailure, type Outcome, outcomes } from './judgement.js';
import { expectationOf, type Vector } from './vector.js';

/** What became of one rule: `passed` when all of its scored vectors that were asked passed, with the reason. */
export type RuleStatus = 'passed' | 'unexplained' | 'failed' | 'unsupported';

/** The rules of one level, counted. */
export type LevelScore = Readonly<Record<RuleStatus | 'total', number>>;

/** Scores by level; a level without rules is absent. */
export type LevelScores = Readonly<Partial<Record<Level, LevelScore>>>;

/** The score of one rule. */
export interface RuleScore {
  readonly level: Level;
  readonly status: RuleStatus;
}

/** How often each outcome came; those that never came are absent. */
export type OutcomeCounts = Readonly<Partial<Record<Outcome, number>>>;

/** The scores of a run. There is no percentage: it would blend what has to be told apart. */
export interface Scores {
  readonly levels: LevelScores;
  /** By operation, over its vectors only. */
  readonly operations: Readonly<Record<string, { readonly outcomes: OutcomeCounts; readonly levels: LevelScores }>>;
  /** By rule, over its vectors of all operations. */
  readonly rules: Readonly<Record<string, RuleScore>>;
}

/** A vector with what became of it. */
export interface Scored {
  readonly vector: Vector;
  readonly outcome: Outcome;
}

/** Says whether a profile holds an implementation to a rule; rules that this version does not know are enforced. */
function enforces(profileName: string, id: string): boolean {
  const profile = profiles[profileName];
  const rule: Rule | undefined = Object.hasOwn(rules, id) ? rules[id as keyof typeof rules] : undefined;
  if (!rule) return true;
  // A profile that builds on another enforces the rules of that one as well.
  const own: readonly string[] = profile?.own ?? [];
  return rule.own === undefined ? !Object.hasOwn(profile?.off ?? {}, id) : own.includes(id);
}

/** A rule is judged by the vectors that were asked; one of which none was asked counts as undeclared. */
function statusOf(found: readonly Outcome[]): RuleStatus {
  if (found.some(isFailure)) return 'failed';
  if (found.every((outcome) => outcome === 'unsupported')) return 'unsupported';
  return found.includes('pass-unexplained') ? 'unexplained' : 'passed';
}

/** The rules that a vector is refused by under a profile, itself or in its steps. */
function refusedBy(vector: Vector, profile: string): readonly string[] {
  const { rule, output } = expectationOf(vector, profile);
  const steps = vector.operation === 'flow.run' && Array.isArray(output) ? output : [];
  return [{ rule }, ...steps].flatMap((each: unknown) => (each as { rule?: string } | null)?.rule ?? []);
}

/**
 * The rules that only contested vectors are refused by. What is scored shows that nothing else was broken, so whoever does not
 * have such a rule at all would be said to have passed: they are not scored.
 */
function contestedRules(scored: readonly Scored[], profile: string): ReadonlySet<string> {
  const rulesOf = (contested: boolean): readonly string[] =>
    scored
      .filter(({ vector }) => (vector.contested !== undefined) === contested)
      .flatMap(({ vector }) => refusedBy(vector, profile));
  const settled = new Set(rulesOf(false));
  return new Set(rulesOf(true).filter((rule) => !settled.has(rule)));
}

const levelNames: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

function scoreRules(
  scored: readonly Scored[],
  profile: string,
  levels: ReadonlyMap<string, Level>,
  left: ReadonlySet<string>,
): Readonly<Record<string, RuleScore>> {
  const found = new Map<string, Outcome[]>();
  for (const { vector, outcome } of scored) {
    if (vector.contested) continue;
    for (const rule of vector.rules) {
      if (left.has(rule) || !enforces(profile, rule)) continue;
      const before = found.get(rule);
      if (before) before.push(outcome);
      else found.set(rule, [outcome]);
    }
  }
  const known = Object.keys(rules);
  const place = (rule: string): number => (known.includes(rule) ? known.indexOf(rule) : known.length);
  const sorted = [...found].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  const rows = sorted.map(([rule, each]) => [rule, { level: levels.get(rule) ?? 'MUST', status: statusOf(each) }]);
  return Object.assign(Object.create(null), Object.fromEntries(rows));
}

function countLevels(scores: Readonly<Record<string, RuleScore>>): LevelScores {
  const counted: Partial<Record<Level, LevelScore>> = {};
  for (const level of levelNames) {
    const rows = Object.values(scores).filter((score) => score.level === level);
    const count = (status: RuleStatus): number => rows.filter((score) => score.status === status).length;
    if (rows.length === 0) continue;
    counted[level] = {
      passed: count('passed'),
      unexplained: count('unexplained'),
      failed: count('failed'),
      unsupported: count('unsupported'),
      total: rows.length,
    };
  }
  return counted;
}

/** Counts outcomes, in the order of reports. */
export function countOutcomes(found: readonly Outcome[]): OutcomeCounts {
  const rows = (Object.keys(outcomes) as Outcome[]).map((outcome): [Outcome, number] => {
    return [outcome, found.filter((each) => each === outcome).length];
  });
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}

/**
 * Scores outcomes: overall, by operation and by rule. A rule stands in the total when any scored vector is about it,
 * whether or not the implementation declared its operation, unless it is refused by contested vectors alone.
 *
 * @param levels the level of each rule; a rule that is not listed is a MUST
 */
export function scoreOf(scored: readonly Scored[], profile: string, levels: ReadonlyMap<string, Level>): Scores {
  const left = contestedRules(scored, profile);
  const all = scoreRules(scored, profile, levels, left);
  const names = [...new Set(scored.map(({ vector }) => vector.operation))];
  const operations = names.map((name) => {
    const own = scored.filter(({ vector }) => vector.operation === name);
    const outcomesOfOwn = countOutcomes(own.map(({ outcome }) => outcome));
    return [name, { outcomes: outcomesOfOwn, levels: countLevels(scoreRules(own, profile, levels, left)) }] as const;
  });
  return { levels: countLevels(all), operations: Object.fromEntries(operations), rules: all };
}
