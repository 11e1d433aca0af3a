import type { Issue } from './rule.js';

/** Bounds of what is reported, in UTF-16 units: a report that outgrows its request is a lever. */
const longestPath = 4_096;
const longestMessage = 2_048;
const longestParam = 4_096;
const mostParams = 64;
/** All issues of a judgement together, as JSON text. */
const mostReported = 65_536;

/** Cuts a JSON Pointer back to the nearest place above that fits. */
function shortPath(path: string): string {
  return path.length <= longestPath ? path : path.slice(0, path.lastIndexOf('/', longestPath));
}

function shortText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

function shortParam(value: unknown): unknown {
  if (typeof value === 'string') return shortText(value, longestParam);
  return Array.isArray(value) ? value.slice(0, mostParams).map(shortParam) : value;
}

/** Bounds one issue: path, message, parameters, causes. What fits stays as it is. */
export function boundedIssue({ path, message, params, causes, ...rest }: Issue): Issue {
  return {
    ...rest,
    path: shortPath(path),
    message: shortText(message, longestMessage),
    ...(params && {
      params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, shortParam(value)])),
    }),
    ...(causes && { causes: firstIssues(causes, mostReported / 2) }),
  };
}

function sizeOf(issue: Issue): number {
  return JSON.stringify(issue, (_, value) => (typeof value === 'bigint' ? String(value) : value)).length;
}

/** The first issues that fit into a report: one at least, in their order. */
export function firstIssues(issues: readonly Issue[], most: number = mostReported): readonly Issue[] {
  let size = 0;
  const end = issues.findIndex((issue, index) => {
    size += sizeOf(issue);
    return index > 0 && size > most;
  });
  return end < 0 ? issues : issues.slice(0, end);
}
