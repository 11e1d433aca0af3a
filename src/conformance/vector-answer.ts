import { type Issue, type Result, type RuleId, type Verdict, verdictOf } from '../rule.js';
import { decisive } from './answer-output.js';

/** What an implementation answers to one vector. */
export interface Answer {
  readonly result: Verdict;
  /** The first broken rule; that of an issue that decides before one that cannot. */
  readonly rule?: RuleId;
  /** What was built or decoded, or what was proven: see spec/answer.md. */
  readonly output?: unknown;
  readonly [told]?: readonly Issue[];
}

/** Under this symbol an answer has every issue that the caller was told of, of what was ignored too; it is never written. */
export const told: unique symbol = Symbol('told');

export function answer<T>(result: Result<T>, output?: (value: T) => unknown): Answer {
  if (!result.ok) {
    const { rule } = decisive(result.issues) ?? result.issues[0];
    return { result: verdictOf(result), rule, [told]: withCauses(result.issues) };
  }
  const ignored = ignoredIn(result.value);
  return {
    result: 'accept',
    ...(output ? { output: output(result.value) } : {}),
    ...(ignored.length > 0 ? { [told]: withCauses(ignored) } : {}),
  };
}

function withCauses(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => [issue, ...withCauses(issue.causes ?? [])]);
}

/** The issues of what an accepted input had and what played no part in it, in each entry of a map. */
function ignoredIn(value: unknown): readonly Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  const { ignored, entries } = value as {
    readonly ignored?: readonly { readonly issues: readonly Issue[] }[];
    readonly entries?: object;
  };
  const own = Array.isArray(ignored) ? ignored.flatMap(({ issues }) => issues) : [];
  return typeof entries === 'object' ? [...own, ...Object.values(entries).flatMap(ignoredIn)] : own;
}
