import type { RuleId } from '../rule.js';

/** What became of one rule: `not-reached` means that nothing in the input called for it, or that an earlier issue ended the run. */
export type Outcome = 'held' | 'broken' | 'off' | 'not-reached';

/** The outcome of each rule of a run in collect-all mode. */
export type Outcomes = Map<RuleId, Outcome>;

const rank: Readonly<Record<Outcome, number>> = { 'not-reached': 0, off: 1, held: 2, broken: 3 };

/** Notes what became of a rule: of several places the one that says most. */
export function note(outcomes: Outcomes, rule: RuleId, outcome: Outcome): void {
  const before = outcomes.get(rule);
  if (before === undefined || rank[before] < rank[outcome]) outcomes.set(rule, outcome);
}
