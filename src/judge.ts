import { sortIssues } from './issue-order.js';
import { boundedIssue, firstIssues } from './issue-size.js';
import { assertProfile } from './profile/assert.js';
import { type Profile, strict } from './profile.js';
import { type Issue, type Result, type Rule, type RuleId, rules } from './rule.js';

/** What became of one rule: `not-reached` means that nothing in the input called for it, or that an earlier issue ended the run. */
export type Outcome = 'held' | 'broken' | 'off' | 'not-reached';

/** The outcome of each rule of a run in collect-all mode. */
export type Outcomes = Map<RuleId, Outcome>;

/** Options that every judging function takes. */
export interface RuleOptions {
  /** Which rules are enforced and with which parameters; `strict` unless given. */
  readonly profile?: Profile;
  /**
   * Switches collect-all mode on: verification goes past broken rules wherever it still can, and this map is filled
   * with the outcome of each rule.
   */
  readonly outcomes?: Outcomes;
}

/** What a check found when its rule is broken. `path` is relative to where the judge stands. */
export interface Finding {
  readonly path?: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly causes?: readonly Issue[];
}

/** What a judgement works with: comparisons of grants, bytes of documents, checks of signatures. */
export type Work = 'comparisons' | 'bytes' | 'signatures' | 'network-signatures';

/** What one unit costs, in the price of reading a byte, and the rule that is broken where it is too much. */
const prices: Readonly<Record<Work, { readonly rule: RuleId; readonly price: number; readonly unit: string }>> = {
  bytes: { rule: 'work.bytes', price: 1, unit: 'the next document' },
  comparisons: { rule: 'work.comparisons', price: 64, unit: 'the next comparison' },
  signatures: { rule: 'work.signatures', price: 48_000, unit: 'the next signature' },
  'network-signatures': { rule: 'work.signatures', price: 96_000, unit: 'the next signature' },
};

/** The work of one judgement; it is thrown when it is exceeded, so that nothing goes on behind it. */
interface Budget {
  spent: number;
  /** The issue that ended the judgement. */
  exceeded: Issue | undefined;
}

function newBudget(): Budget {
  return { spent: 0, exceeded: undefined };
}

/**
 * Records what each rule makes of an input.
 *
 * A module asks `check` and then goes on as if the rule held, in the state that the specification defines for a rule
 * that is off. That is what makes a rule one switch: nothing else branches on profiles.
 */
export interface Judge {
  readonly profile: Profile;
  /** Stands for the judgement that this judge and all its forks belong to; memory of what was read is kept by it. */
  readonly judgement: object;
  /** Whether broken rules do not end the run. */
  readonly collecting: boolean;
  /** The issues so far, in the order found. */
  readonly issues: readonly Issue[];
  /** Where this judge stands: a JSON Pointer. */
  readonly path: string;
  /** Says whether a rule is enforced by the profile. */
  enforces(rule: RuleId): boolean;
  /** Checks one rule; false when it is enforced and broken. `found` runs only then. */
  check(rule: RuleId, holds: boolean, found: () => Finding): boolean;
  /** Records that a rule held, where nothing is left to compare; always true, as `check` is then. */
  hold(rule: RuleId): true;
  /** Says whether the next stage may start: no issue yet, or collect-all mode. */
  goOn(): boolean;
  /** The same judge, standing deeper in the document. */
  at(path: string): Judge;
  /** A judge of its own at the same place, for one candidate of several; `adopt` takes its findings over. */
  fork(): Judge;
  /** A fork of which only is asked whether anything is broken: what was found is not put into words, and not adopted. */
  trial(): Judge;
  /**
   * Counts work before it is done, at `path` from here. What exceeds the budget that this judge shares with all its forks
   * ends the judgement at once, in collect-all mode too: nothing that calls this goes on.
   */
  spend(work: Work, amount: number, path?: string): void;
  /** Judges something apart, with a budget of its own, and adopts what was found; undefined when the budget was exceeded. */
  apart<T>(run: (own: Judge) => T | undefined): T | undefined;
  /** The same without adopting it: for what is only told of where the rest does not suffice. */
  alone<T>(run: (own: Judge) => T | undefined): { readonly own: Judge; readonly value: T | undefined };
  /** Takes over the issues and the outcomes of a fork. */
  adopt(fork: Judge): void;
  /** Outcomes so far; empty unless collecting. */
  readonly outcomes: ReadonlyMap<RuleId, Outcome>;
}

const rank: Readonly<Record<Outcome, number>> = { 'not-reached': 0, off: 1, held: 2, broken: 3 };

const watched: WeakMap<Profile, Set<RuleId>> = new WeakMap();

/**
 * Notes, in every run under this very profile from here on, each rule whose switch could change what comes out: one that
 * was broken somewhere, or that code asked about. For gates that switch rules off: all others can be spared.
 */
export function watchRules(profile: Profile): ReadonlySet<RuleId> {
  const touched = new Set<RuleId>();
  watched.set(profile, touched);
  return touched;
}

const heard: WeakMap<Profile, Issue[]> = new WeakMap();

/** Collects every issue that is found under this very profile from here on, those of ignored candidates included. */
export function watchIssues(profile: Profile): readonly Issue[] {
  const told: Issue[] = [];
  heard.set(profile, told);
  return told;
}

function open(profile: Profile, outcomes: Outcomes | undefined, budget: Budget, silent = false): Judge {
  const touched = watched.get(profile);
  const told = heard.get(profile);
  const issues: Issue[] = [];
  const note = (rule: RuleId, outcome: Outcome): void => {
    const before = outcomes?.get(rule);
    if (before === undefined || rank[before] < rank[outcome]) outcomes?.set(rule, outcome);
  };
  const enforces = (rule: RuleId): boolean => {
    // A reason that is undefined switches nothing off: `off` is often built with conditions.
    if (Object.hasOwn(profile.off, rule) && profile.off[rule] !== undefined) return false;
    return (rules[rule] as Rule).own === undefined || profile.own.includes(rule);
  };
  const standing = (path: string): Judge => ({
    profile,
    judgement: budget,
    collecting: outcomes !== undefined,
    issues,
    path,
    enforces(rule) {
      touched?.add(rule);
      return enforces(rule);
    },
    check(rule, holds, found) {
      // A Promise is no yes: whoever answers a check with anything but a boolean has not decided it.
      if (typeof holds !== 'boolean') throw new TypeError(`${rule}: expected true or false, found ${typeof holds}`);
      if (!enforces(rule)) {
        note(rule, 'off');
        return true;
      }
      note(rule, holds ? 'held' : 'broken');
      if (holds) return true;
      touched?.add(rule);
      if (silent) {
        issues.push({ rule, path, message: '' });
        return false;
      }
      const finding = found();
      const issue = boundedIssue({ rule, ...finding, path: path + (finding.path ?? '') });
      issues.push(issue);
      told?.push(issue);
      return false;
    },
    hold(rule) {
      note(rule, enforces(rule) ? 'held' : 'off');
      return true;
    },
    goOn: () => issues.length === 0 || outcomes !== undefined,
    at: (deeper) => standing(path + deeper),
    fork: () => open(profile, outcomes === undefined ? undefined : new Map(), budget, silent).at(path),
    trial: () => open(profile, outcomes === undefined ? undefined : new Map(), budget, true).at(path),
    spend(work, amount, deeper = '') {
      const { rule, price, unit } = prices[work];
      const most = profile.parameters.limits.work;
      const cost = amount * price;
      if (budget.spent + cost <= most || !enforces(rule)) {
        // What is not bounded leaves the others what they have.
        if (enforces(rule)) budget.spent += cost;
        note(rule, enforces(rule) ? 'held' : 'off');
        return;
      }
      touched?.add(rule);
      const message = `expected work of at most ${most} for one judgement, found more with ${unit}`;
      budget.exceeded = { rule, path: path + deeper, message, params: { limit: most } };
      told?.push(budget.exceeded);
      throw budget;
    },
    apart(run) {
      const { own, value } = standing(path).alone(run);
      issues.push(...own.issues);
      for (const [rule, outcome] of own.outcomes) note(rule, outcome);
      return value;
    },
    alone(run) {
      const fresh = newBudget();
      const found: Outcomes | undefined = outcomes === undefined ? undefined : new Map();
      const whole = open(profile, found, fresh).at(path);
      const value = within(fresh, () => run(whole));
      if (!fresh.exceeded) return { own: whole, value };
      // Alone, as what ended it: how far the rest had come depends on the order of the work.
      const told = [...(outcomes ? whole.issues : []), fresh.exceeded];
      found?.set(fresh.exceeded.rule, 'broken');
      return { own: { ...whole, issues: told, goOn: () => outcomes !== undefined }, value };
    },
    adopt(fork) {
      issues.push(...fork.issues);
      for (const [rule, outcome] of fork.outcomes) note(rule, outcome);
    },
    outcomes: outcomes ?? new Map(),
  });
  return standing('');
}

const ids = Object.keys(rules) as readonly RuleId[];

/** Runs what a budget bounds; undefined when the budget ended it. */
function within<T>(budget: Budget, run: () => T | undefined): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (thrown === budget) return undefined;
    throw thrown;
  }
}

/** Runs a judgement: the value it returns, or the issues it reported. */
export function decide<T>(options: RuleOptions | undefined, run: (judge: Judge) => T | undefined): Result<T> {
  const { outcomes, profile = strict } = options ?? {};
  assertProfile(profile);
  const budget = newBudget();
  const judge = open(profile, outcomes, budget);
  const value = within(budget, () => run(judge));
  const { exceeded } = budget;
  if (exceeded) outcomes?.set(exceeded.rule, 'broken');
  if (outcomes) {
    for (const rule of ids) if (!outcomes.has(rule)) outcomes.set(rule, 'not-reached');
  }
  // Alone, as what ended it: how far the rest had come depends on the order of the work.
  if (exceeded && !outcomes) return { ok: false, issues: [exceeded] };
  const [first, ...rest] = sortIssues([...judge.issues, ...(exceeded ? [exceeded] : [])]);
  if (first) return { ok: false, issues: firstIssues([first, ...rest]) as readonly [Issue, ...Issue[]] };
  if (value === undefined) throw new Error('a judgement ended without a value and without an issue');
  return { ok: true, value };
}
