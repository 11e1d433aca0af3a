import { isPlainObject } from '../internal/json.js';
import type { Verdict } from '../rule.js';
import { excerpt, named } from './fault.js';
import { type Mapping, ruleOfCode } from './mapping.js';
import { codeOf, type Native, nativeOf } from './native.js';
import type { AdapterAnswer, Reply } from './protocol.js';
import type { Expectation, Vector } from './vector.js';

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

/** The outcome of one vector and the answer that led to it. */
export interface Judgement {
  readonly outcome: Outcome;
  /** The verdict that was given, if one was. */
  readonly given?: Verdict;
  /** The rule that was given, or that a mapping made of a native error. */
  readonly rule?: string;
  /** For people: what differs, for everything but a plain pass. */
  readonly detail?: string;
  /** What the implementation said in its own words. */
  readonly native?: Native;
  /** Native codes that led to no rule where one was expected, each with that rule. */
  readonly unmapped?: readonly (readonly [code: string, rule: string])[];
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
  return ruleOfCode(mapping, codeOf(native));
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
  const unmapped: (readonly [string, string])[] = [];
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
    else {
      if (worst.outcome === 'pass') worst = { outcome: 'pass-unexplained', given, detail: told };
      const code = codeOf(answer.native);
      if (code !== undefined) unmapped.push([code, String(wanted.rule)]);
    }
  }
  return unmapped.length === 0 ? worst : { ...worst, unmapped };
}

/** The operations that say what an accepted document proves: an implementation may tell a part of it. */
const proving: ReadonlySet<string> = new Set([
  'capability.covers',
  'auth-sig.verify',
  'delegation.verify',
  'session-sig.verify',
  'session-sigs.verify',
  'session.verify',
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
  if (reply.kind !== 'answer') return { outcome: reply.kind, detail: excerpt(reply.detail, 300) };
  const native = nativeOf(reply.answer, vector.operation);
  const judged = judgeAnswered(vector, reply.answer, options);
  return native === undefined ? judged : { ...judged, native };
}

function judgeAnswered(vector: Vector, answer: AdapterAnswer, options: JudgeOptions): Judgement {
  const { expectation, twin, verdictsOnly, mapping } = options;
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
  if (rule !== undefined) return { outcome: 'wrong-reason', ...told, detail };
  const code = codeOf(answer.native);
  const unmapped = code === undefined ? {} : { unmapped: [[code, expectation.rule] as const] };
  return { outcome: 'pass-unexplained', ...told, detail, ...unmapped };
}
