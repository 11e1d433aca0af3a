import type { Profile } from '../profile.js';
import type { Issue, RuleId } from '../rule.js';
import { isEnforced } from './enforced.js';

/** What a judgement works with: comparisons of grants, bytes of documents, checks of signatures. */
export type Work = 'comparisons' | 'bytes' | 'signatures' | 'ed25519-signatures' | 'network-signatures';

/** What one unit costs, in the price of reading a byte, and the rule that is broken where it is too much. */
const prices: Readonly<Record<Work, { readonly rule: RuleId; readonly price: number; readonly unit: string }>> = {
  bytes: { rule: 'work.bytes', price: 1, unit: 'the next document' },
  comparisons: { rule: 'work.comparisons', price: 64, unit: 'the next comparison' },
  signatures: { rule: 'work.signatures', price: 52_000, unit: 'the next signature' },
  'ed25519-signatures': { rule: 'work.signatures', price: 36_000, unit: 'the next signature' },
  'network-signatures': { rule: 'work.signatures', price: 84_000, unit: 'the next signature' },
};

/** The work of one judgement; it is thrown when it is exceeded, so that nothing goes on behind it. */
export interface WorkBudget {
  /** The issue that ended the judgement. */
  readonly exceeded: Issue | undefined;
  /** What was spent, and what of all budgets that were made out of the first one. */
  readonly spentByAll: number;
  /** Counts work before it is done, or throws this budget where it is more than `most`. Returns the rule that it is held to. */
  spend(work: Work, amount: number, path: string, profile: Profile): RuleId;
  /** A budget for something that is judged beside. */
  another(): WorkBudget;
}

/** What was spent under a rule. */
interface Account {
  readonly rule: RuleId;
  cost: number;
}

class Budget implements WorkBudget {
  exceeded: Issue | undefined;
  private readonly all: { spent: number };
  private readonly accounts: Account[] = [];
  private total = 0;

  constructor(all: { spent: number }) {
    this.all = all;
  }

  get spentByAll(): number {
    return this.all.spent;
  }

  spend(work: Work, amount: number, path: string, profile: Profile): RuleId {
    const { rule, price, unit } = prices[work];
    const cost = amount * price;
    const most = profile.parameters.limits.work;
    if (this.total + cost > most) {
      // What is not bounded leaves the others what they have.
      if (!isEnforced(profile, rule)) return rule;
      const bounded = this.accounts.filter((account) => isEnforced(profile, account.rule));
      if (bounded.reduce((sum, account) => sum + account.cost, cost) > most) {
        const message = `expected work of at most ${most} for one judgement, found more with ${unit}`;
        this.exceeded = { rule, path, message, params: { limit: most } };
        throw this;
      }
    }
    const account = this.accounts.find((each) => each.rule === rule);
    if (account) account.cost += cost;
    else this.accounts.push({ rule, cost });
    this.total += cost;
    this.all.spent += cost;
    return rule;
  }

  another(): WorkBudget {
    return new Budget(this.all);
  }
}

/** Creates the budget of a judgement. */
export function createBudget(): WorkBudget {
  return new Budget({ spent: 0 });
}
