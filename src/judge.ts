import { sortIssues } from './issue-order.js';
import { boundedIssue, firstIssues } from './issue-size.js';
import { createBudget, type Work, type WorkBudget } from './judge/budget.js';
import { isEnd } from './judge/end.js';
import { isEnforced } from './judge/enforced.js';
import { note, type Outcomes } from './judge/outcome.js';
import { assertProfile } from './profile/assert.js';
import { type Profile, strict } from './profile.js';
import { type Issue, isUndecided, type Result, type RuleId, rules } from './rule.js';

export type { Work } from './judge/budget.js';
export type { Outcome, Outcomes } from './judge/outcome.js';

/** Options that every judging function takes. */
export interface RuleOptions {
  /** Which rules are enforced and with which parameters; `strict` unless given. */
  readonly profile?: Profile;
  /**
   * Switches collect-all mode on: what is judged is judged again without the rules that it broke, until nothing new is
   * broken, and this map is filled with the outcome of each rule.
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

/**
 * Records what each rule makes of an input.
 *
 * A module asks `check` and then goes on as if the rule held, in the state that the specification defines for a rule
 * that is off. That is what makes a rule one switch: nothing else branches on profiles. Where what comes next rests on
 * what was checked, `endStage` stands between them.
 */
export interface Judge {
  readonly profile: Profile;
  /** Stands for the judgement that this judge belongs to with all that are apart; memory of what was read is kept by it. */
  readonly judgement: object;
  /** The issues so far, in the order found. */
  readonly issues: readonly Issue[];
  /** Whether nothing was broken so far. */
  readonly unbroken: boolean;
  /** Where this judge stands: a JSON Pointer. */
  readonly path: string;
  /** Whether somebody is told what became of each rule, so that none may be left out where its outcome is known beforehand. */
  readonly collects: boolean;
  /** Whether this run goes on without rules that the input broke: what it reads then is less than what was given. */
  readonly again: boolean;
  /** Says whether a rule is enforced by the profile. */
  enforces(rule: RuleId): boolean;
  /** Checks one rule; false when it is enforced and broken. `found` runs only then. */
  check(rule: RuleId, holds: boolean, found: () => Finding): boolean;
  /** Records that a rule held, where nothing is left to compare; always true, as `check` is then. */
  hold(rule: RuleId): true;
  /** Ends what this judge runs if anything was broken: nothing behind this call goes on. */
  endStage(): void;
  /** Ends what this judge runs with the issues of a judgement of its own. */
  fail(issues: readonly [Issue, ...Issue[]]): never;
  /** Runs what can end; undefined when an issue of this judge ended it. */
  attempt<T>(run: () => T): T | undefined;
  /** The same judge, standing deeper in the document. */
  at(path: string): Judge;
  /** A judge of its own at the same place, for what may be broken without breaking the rest; `include` takes its issues over. */
  apart(): Judge;
  /** A judge apart that only is asked whether anything is broken: what was found is not put into words, and not included. */
  trial(): Judge;
  /** Takes over issues that were found apart. */
  include(issues: readonly Issue[]): void;
  /** Judges apart what is reported here whatever else is broken; undefined when it was ended. */
  part<T>(run: (own: Judge) => T): T | undefined;
  /**
   * Counts work before it is done, at `path` from here. What exceeds the budget of this judgement ends it at once: nothing
   * that calls this goes on.
   */
  spend(work: Work, amount: number, path?: string): void;
  /** Judges something with a budget of its own, and includes what was found; undefined when it was ended. */
  budgeted<T>(run: (own: Judge) => T): T | undefined;
  /** The same without including it: for what is only told of where the rest does not suffice. */
  alone<T>(run: (own: Judge) => T): { readonly own: Judge; readonly value: T | undefined };
}

/** What one run needs: what is enforced, what was spent, and where it is noted which rules were reached. */
interface Run {
  readonly profile: Profile;
  readonly budget: WorkBudget;
  readonly outcomes: Outcomes | undefined;
  readonly silent: boolean;
  readonly again: boolean;
}

/** The issues of one judge, wherever it stands; thrown to end what it runs. */
interface Found {
  readonly issues: Issue[];
}

/** A judge at one place. A class, as every step into a document makes one: closures took a tenth of a verification (measured). */
class StandingJudge implements Judge {
  // Declared only: a field that is defined and then assigned is made twice.
  declare readonly profile: Profile;
  declare readonly judgement: object;
  declare readonly issues: readonly Issue[];
  declare readonly path: string;
  declare private readonly run: Run;
  declare private readonly found: Found;

  constructor(run: Run, found: Found, path: string) {
    this.profile = run.profile;
    this.judgement = run.budget;
    this.issues = found.issues;
    this.path = path;
    this.run = run;
    this.found = found;
  }

  get unbroken(): boolean {
    return this.issues.length === 0;
  }

  get collects(): boolean {
    return this.run.outcomes !== undefined;
  }

  get again(): boolean {
    return this.run.again;
  }

  enforces(rule: RuleId): boolean {
    return isEnforced(this.profile, rule);
  }

  check(rule: RuleId, holds: boolean, found: () => Finding): boolean {
    // A Promise is no yes: whoever answers a check with anything but a boolean has not decided it.
    if (typeof holds !== 'boolean') throw new TypeError(`${rule}: expected true or false, found ${typeof holds}`);
    if (holds || !isEnforced(this.profile, rule)) return this.hold(rule);
    const { path } = this;
    const finding = this.run.silent ? { message: '' } : found();
    this.found.issues.push(
      this.run.silent
        ? { rule, path, ...finding }
        : boundedIssue({ rule, ...finding, path: path + (finding.path ?? '') }),
    );
    return false;
  }

  hold(rule: RuleId): true {
    // What holds does so whether or not it is enforced: only who wants to know is told the difference.
    const { outcomes } = this.run;
    if (outcomes) note(outcomes, rule, isEnforced(this.profile, rule) ? 'held' : 'off');
    return true;
  }

  endStage(): void {
    if (this.issues.length > 0) throw this.found;
  }

  fail(found: readonly [Issue, ...Issue[]]): never {
    this.found.issues.push(...found);
    throw this.found;
  }

  attempt<T>(stage: () => T): T | undefined {
    return until(this.found, stage);
  }

  at(deeper: string): Judge {
    return new StandingJudge(this.run, this.found, this.path + deeper);
  }

  apart(): Judge {
    return open(this.run, this.path);
  }

  trial(): Judge {
    return open({ ...this.run, silent: true }, this.path);
  }

  include(found: readonly Issue[]): void {
    this.found.issues.push(...found);
  }

  part<T>(judged: (own: Judge) => T): T | undefined {
    const own = this.apart();
    const value = own.attempt(() => judged(own));
    this.include(own.issues);
    return value;
  }

  spend(work: Work, amount: number, deeper = ''): void {
    this.hold(this.run.budget.spend(work, amount, this.path + deeper, this.profile));
  }

  budgeted<T>(judged: (own: Judge) => T): T | undefined {
    const { own, value } = this.alone(judged);
    this.include(own.issues);
    return value;
  }

  alone<T>(judged: (own: Judge) => T): { readonly own: Judge; readonly value: T | undefined } {
    const fresh = this.run.budget.another();
    const own = open({ ...this.run, budget: fresh, silent: false }, this.path);
    const done = until(fresh, () => ({ value: own.attempt(() => judged(own)) }));
    // Alone, as what ended it: how far the rest had come depends on the order of the work.
    if (!done && fresh.exceeded) (own.issues as Issue[]).splice(0, own.issues.length, fresh.exceeded);
    return { own, value: done?.value };
  }
}

function open(run: Run, start = ''): Judge {
  return new StandingJudge(run, { issues: [] }, start);
}

/** Runs what may be ended by one thing that is thrown; undefined when it was. */
function until<T>(end: object, run: () => T): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (thrown === end) return undefined;
    throw thrown;
  }
}

/** What one run came to. */
interface Judged<T> {
  readonly result: Result<T>;
  readonly budget: WorkBudget;
}

function judgeOnce<T>(
  profile: Profile,
  outcomes: Outcomes | undefined,
  run: (judge: Judge) => T,
  again = false,
): Judged<T> {
  const budget = createBudget();
  const judge = open({ profile, budget, outcomes, silent: false, again });
  const done = until(budget, () => ({ value: judge.attempt(() => ({ value: run(judge) })) }));
  if (done?.value && judge.unbroken) return { result: { ok: true, value: done.value.value }, budget };
  // Alone, as what ended it: how far the rest had come depends on the order of the work.
  const [first, ...rest] = !done && budget.exceeded ? [budget.exceeded] : sortIssues(judge.issues);
  if (first) return { result: { ok: false, issues: [first, ...rest] }, budget };
  // Never an answer: whoever reads only `ok` would take it for a yes.
  throw new Error('a judgement ended without a value and without an issue');
}

/** The most runs of one input: an input can be made to break one rule after the other. */
const mostRuns = 10;

/**
 * Judges once, and as often again without the rules that were broken, until nothing new is broken. A rule that bounds what
 * is read stays on, so that no run costs more than the first may; and all of them end where together they did the work of
 * one judgement.
 */
function collectAll<T>(profile: Profile, outcomes: Outcomes, run: (judge: Judge) => T): Result<T> {
  const first = judgeOnce(profile, outcomes, run);
  let { result } = first;
  let { spentByAll: spent } = first.budget;
  const found: Issue[] = [];
  const off: Partial<Record<RuleId, string>> = {};
  for (let runs = 1; !result.ok; runs++) {
    found.push(...result.issues);
    for (const { rule } of result.issues) {
      note(outcomes, rule, 'broken');
      off[rule] = 'broken before';
    }
    const ended = runs >= mostRuns || spent >= profile.parameters.limits.work;
    if (ended || result.issues.some(({ rule }) => isEnd(rule))) break;
    const next = judgeOnce({ ...profile, off: { ...profile.off, ...off } }, outcomes, run, true);
    spent += next.budget.spentByAll;
    // Work that only a rule that is off made is none of the input.
    if (next.budget.exceeded) break;
    // What could not be decided is not refused for what is read where nobody asks for the evidence.
    if (found.every(({ rule }) => isUndecided(rule)) && isRefused(next.result)) break;
    result = next.result;
  }
  const [issue, ...rest] = sortIssues(found);
  return issue ? { ok: false, issues: [issue, ...rest] } : result;
}

function isRefused(result: Result<unknown>): boolean {
  return !result.ok && result.issues.some(({ rule }) => !isUndecided(rule));
}

const ids = Object.keys(rules) as readonly RuleId[];

/** Runs a judgement: the value it returns, or the issues it reported. */
export function decide<T>(options: RuleOptions | undefined, run: (judge: Judge) => T): Result<T> {
  const { outcomes, profile = strict } = options ?? {};
  assertProfile(profile);
  const result = outcomes ? collectAll(profile, outcomes, run) : judgeOnce(profile, undefined, run).result;
  if (outcomes) for (const rule of ids) if (!outcomes.has(rule)) outcomes.set(rule, 'not-reached');
  if (result.ok) return result;
  return { ok: false, issues: firstIssues(result.issues) as readonly [Issue, ...Issue[]] };
}
