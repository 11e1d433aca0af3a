// Broken rules as the page shows them.
import { type Issue, isUndecided } from '../src/rule.js';
import type { IssueView } from './view.js';

/** The most of everything: nobody reads more, and the input may be hostile. */
const most = { message: 2_000, issues: 50, causes: 20 };

/** Cuts a text, and says how much is missing. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text;
  return `${text.slice(0, length)} (${text.length - length} more characters)`;
};

/** Shows one issue with its causes. */
export function issueView({ rule, path, message, causes = [] }: Omit<Issue, 'params'>, depth: number = 0): IssueView {
  return {
    rule,
    path: cut(path, most.message),
    message: cut(message, most.message),
    undecided: isUndecided(rule),
    causes: depth < 6 ? causes.slice(0, most.causes).map((cause) => issueView(cause, depth + 1)) : [],
  };
}

/** Shows issues, what decides first. */
export function issueViews(issues: readonly Issue[]): readonly IssueView[] {
  const ordered = [...issues].sort((a, b) => Number(isUndecided(a.rule)) - Number(isUndecided(b.rule)));
  return ordered.slice(0, most.issues).map((issue) => issueView(issue));
}
