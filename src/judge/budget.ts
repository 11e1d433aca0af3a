import type { Issue, RuleId } from '../rule.js';

/** What a judgement works with: comparisons of grants, bytes of documents, checks of signatures. */
export type Work = 'comparisons' | 'bytes' | 'signatures' | 'ed25519-signatures' | 'network-signatures';

/** What one unit costs, in the price of reading a byte, and the rule that is broken where it is too much. */
const prices: Readonly<Record<Work, { readonly rule: RuleId; readonly price: number; readonly unit: string }>> = {
  bytes: { rule: 'work.bytes', price: 1, unit: 'the next document' },
  comparisons: { rule: 'work.comparisons', price: 64, unit: 'the next comparison' },
  signatures: { rule: 'work.signatures', price: 48_000, unit: 'the next signature' },
  'ed25519-signatures': { rule: 'work.signatures', price: 40_000, unit: 'the next signature' },
  'network-signatures': { rule: 'work.signatures', price: 84_000, unit: 'the next signature' },
};

/** The work of one judgement; it is thrown when it is exceeded, so that nothing goes on behind it. */
export interface WorkBudget {
  /** The issue that ended the judgement. */
  readonly exceeded: Issue | undefined;
  /** What was spent, and what of all budgets that were made out of the first one. */
  readonly spentByAll: number;
  /** Counts work before it is done, or throws this budget where it is more than `most`. Returns the rule that it is held to. */
  spend(work: Work, amount: number, path: string, most: number, enforces: (rule: RuleId) => boolean): RuleId;
  /** A budget for something that is judged beside. */
  another(): WorkBudget;
}

/** Creates the budget of a judgement. */
export function createBudget(all: { spent: number } = { spent: 0 }): WorkBudget {
  const spent = new Map<RuleId, number>();
  let exceeded: Issue | undefined;
  const sum = (counts: (rule: RuleId) => boolean): number =>
    [...spent].reduce((total, [rule, cost]) => (counts(rule) ? total + cost : total), 0);
  const budget: WorkBudget = {
    get exceeded() {
      return exceeded;
    },
    get spentByAll() {
      return all.spent;
    },
    spend(work, amount, path, most, enforces) {
      const { rule, price, unit } = prices[work];
      const cost = amount * price;
      if (sum(() => true) + cost > most) {
        // What is not bounded leaves the others what they have.
        if (!enforces(rule)) return rule;
        if (sum(enforces) + cost > most) {
          const message = `expected work of at most ${most} for one judgement, found more with ${unit}`;
          exceeded = { rule, path, message, params: { limit: most } };
          throw budget;
        }
      }
      spent.set(rule, (spent.get(rule) ?? 0) + cost);
      all.spent += cost;
      return rule;
    },
    another: () => createBudget(all),
  };
  return budget;
}
