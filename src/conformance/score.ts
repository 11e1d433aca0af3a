import { isPlainObject } from '../internal/json.js';
import { profiles } from '../profile.js';
import { type Rule, rules, type Verdict } from '../rule.js';
import { excerpt, named } from './fault.js';
import type { AdapterAnswer, Reply } from './protocol.js';
import { type Expectation, expectationOf, type Vector } from './vector.js';

/** What became of one vector. */
export type Outcome =
  | 'pass'
  | 'pass-unexplained'
  | 'wrong-reason'
  | 'fail'
  | 'void'
  | 'unsupported'
  | 'contested'
  | 'crash'
  | 'timeout'
  | 'protocol';

/** Every outcome, with what it means, in the order of reports. */
export const outcomes: Readonly<Record<Outcome, string>> = {
  pass: 'the verdict, the rule and the output are right',
  'pass-unexplained': 'the verdict is right, the rule or the output was not given, or not all of it',
  'wrong-reason': 'the verdict is right, the rule is another one',
  fail: 'the verdict or the output is wrong',
  void: 'the verdict is right, but the accepted twin was not accepted either, so it proves nothing',
  unsupported: 'not asked: the operation or a feature is not declared',
  contested: 'the standard contradicts itself here: shown, never scored',
  crash: 'the adapter ended before it answered',
  timeout: 'the adapter did not answer in time',
  protocol: 'the answer broke the protocol',
};

const failures: ReadonlySet<Outcome> = new Set(['fail', 'wrong-reason', 'void', 'crash', 'timeout', 'protocol']);

/** Says whether an outcome is a failure. */
export function isFailure(outcome: Outcome): boolean {
  return failures.has(outcome);
}

/** Leads from the codes of native errors to rules. */
export type Mapping = Readonly<Record<string, string>>;

/** The outcome of one vector and the answer that led to it. */
export interface Judgement {
  readonly outcome: Outcome;
  /** The verdict that was given, if one was. */
  readonly given?: Verdict;
  /** The rule that was given, or that a mapping made of a native error. */
  readonly rule?: string;
  /** For people: what differs, for everything but a plain pass. */
  readonly detail?: string;
}

/** Finds where two JSON values differ: a JSON Pointer with what was expected and found; undefined when they do not. */
export function differenceOf(expected: unknown, found: unknown, path: string = ''): string | undefined {
  const differ = `at ${path === '' ? 'the top' : excerpt(path)}: expected ${named(expected)}, found ${named(found)}`;
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return differ;
    for (const [index, item] of expected.entries()) {
      const difference = differenceOf(item, found[index], `${path}/${index}`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (!isPlainObject(expected)) return expected === found ? undefined : differ;
  if (!isPlainObject(found)) return differ;
  const extra = Object.keys(found).find((key) => !Object.hasOwn(expected, key));
  for (const key of [...Object.keys(expected), ...(extra === undefined ? [] : [extra])]) {
    const difference = differenceOf(
      Object.hasOwn(expected, key) ? expected[key] : undefined,
      Object.hasOwn(found, key) ? found[key] : undefined,
      `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    );
    if (difference !== undefined) return difference;
    if (Object.hasOwn(expected, key) !== Object.hasOwn(found, key)) return differ;
  }
  return undefined;
}

function ruleOf({ rule, native }: Pick<AdapterAnswer, 'rule' | 'native'>, mapping: Mapping): string | undefined {
  // A step of a flow has not been parsed: its members may be null or empty.
  if (typeof rule === 'string' && rule !== '') return rule;
  const code = native?.code;
  return typeof code === 'string' && Object.hasOwn(mapping, code) ? mapping[code] : undefined;
}

const spoken = ({ result, rule }: { readonly result: string; readonly rule?: string | undefined }): string =>
  rule === undefined ? result : `${result} (${excerpt(rule, 80)})`;

/** Judges the steps of a flow, each a verdict with a reason of its own. */
function judgeSteps(expected: readonly unknown[], found: unknown, mapping: Mapping): Judgement {
  const given = 'accept';
  if (!Array.isArray(found) || found.length !== expected.length) {
    return { outcome: 'fail', given, detail: `expected ${expected.length} steps, found ${named(found)}` };
  }
  let worst: Judgement = { outcome: 'pass', given };
  for (const [index, step] of expected.entries()) {
    const [wanted, answer]: readonly unknown[] = [step, found[index]];
    if (!isPlainObject(wanted) || !isPlainObject(answer)) {
      return { outcome: 'fail', given, detail: `step ${index}: expected a verdict, found ${named(answer)}` };
    }
    const rule = ruleOf(answer, mapping);
    const wantedText = spoken({ result: named(wanted.result), rule: ruleOf(wanted, mapping) });
    const told = `step ${index}: expected ${wantedText}, found ${spoken({ result: named(answer.result), rule })}`;
    if (answer.result !== wanted.result) return { outcome: 'fail', given, detail: told };
    if (wanted.rule === undefined || rule === wanted.rule) continue;
    if (rule !== undefined) worst = { outcome: 'wrong-reason', given, rule, detail: told };
    else if (worst.outcome === 'pass') worst = { outcome: 'pass-unexplained', given, detail: told };
  }
  return worst;
}

/** The operations that say what an accepted document proves: an implementation may tell a part of it. */
const proving: ReadonlySet<string> = new Set([
  'capability.covers',
  'auth-sig.verify',
  'delegation.verify',
  'session-sig.verify',
  'session-sigs.verify',
]);

/** Puts what is expected where nothing is told, so that the rest can be compared. A member that is null was not told. */
function completed(expected: unknown, found: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(found)) {
    return found.map((item, index) => completed(expected[index], item));
  }
  if (!isPlainObject(expected) || !isPlainObject(found)) return found;
  const told = Object.entries(found).filter(([, value]) => value !== null);
  return Object.fromEntries([
    ...Object.entries(expected),
    ...told.map(([key, value]) => [key, completed(Object.hasOwn(expected, key) ? expected[key] : undefined, value)]),
  ]);
}

/** Judges what an implementation says was proven: whatever it tells has to be right. */
function judgeAnswer(expected: unknown, found: unknown): Judgement {
  const given = 'accept';
  const silent = (detail: string): Judgement => ({ outcome: 'pass-unexplained', given, detail });
  if (found === undefined) return silent('what was proven is not told');
  const difference = differenceOf(expected, completed(expected, found));
  if (difference !== undefined) return { outcome: 'fail', given, detail: `what was proven differs ${difference}` };
  const untold = differenceOf(expected, found);
  return untold === undefined ? { outcome: 'pass', given } : silent(`what was proven is not told ${untold}`);
}

function judgeOutput(
  vector: Vector,
  { output }: Expectation,
  answer: AdapterAnswer,
  verdictsOnly: boolean,
  mapping: Mapping,
): Judgement {
  const given = 'accept';
  if (output === undefined) return { outcome: 'pass', given };
  if (proving.has(vector.operation)) return judgeAnswer(output, answer.output);
  if (answer.output === undefined) {
    return { outcome: verdictsOnly ? 'pass-unexplained' : 'fail', given, detail: 'the output is missing' };
  }
  if (vector.operation === 'flow.run' && Array.isArray(output)) return judgeSteps(output, answer.output, mapping);
  const difference = differenceOf(output, answer.output);
  return difference === undefined
    ? { outcome: 'pass', given }
    : { outcome: 'fail', given, detail: `the output differs ${difference}` };
}

/** What has to be known beside the reply. */
export interface JudgeOptions {
  readonly expectation: Expectation;
  /** The accepted vector that this one was made from, and whether the implementation accepted it. */
  readonly twin?: { readonly id: string; readonly accepted: boolean } | undefined;
  /** Whether the implementation gives verdicts only. */
  readonly verdictsOnly: boolean;
  readonly mapping: Mapping;
}

/** Judges the reply to one vector. */
export function judge(vector: Vector, reply: Reply, options: JudgeOptions): Judgement {
  const { expectation, twin, verdictsOnly, mapping } = options;
  if (reply.kind !== 'answer') return { outcome: reply.kind, detail: excerpt(reply.detail, 300) };
  const { answer } = reply;
  if (answer.result === 'unsupported') {
    return { outcome: 'protocol', detail: `hello declared ${vector.operation}, but the answer was unsupported` };
  }
  const given = answer.result;
  const rule = ruleOf(answer, mapping);
  const told = { given, ...(rule === undefined ? {} : { rule }) };
  const detail = `expected ${spoken(expectation)}, found ${spoken({ result: given, rule })}`;
  if (vector.contested) {
    const same = given === expectation.result && rule === expectation.rule;
    return { outcome: 'contested', ...told, ...(same ? {} : { detail }) };
  }
  if (given !== expectation.result) return { outcome: 'fail', ...told, detail };
  if (given === 'accept') return judgeOutput(vector, expectation, answer, verdictsOnly, mapping);
  if (twin && !twin.accepted) return { outcome: 'void', ...told, detail: `the twin ${twin.id} was not accepted` };
  if (expectation.rule === undefined || rule === expectation.rule) return { outcome: 'pass', ...told };
  // Which of several faults comes first is no standard's business: the refusal counts, and any of them explains it.
  if (vector.faults && (rule === undefined || vector.faults.includes(rule))) return { outcome: 'pass', ...told };
  return { outcome: rule === undefined ? 'pass-unexplained' : 'wrong-reason', ...told, detail };
}

/** How strongly the specification demands a rule. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

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
