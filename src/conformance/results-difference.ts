import { isFailure, type Outcome } from './judgement.js';
import type { ResultRow, Results } from './report-json.js';

/** How a vector changed between two runs. */
export type Change = 'regression' | 'better' | 'changed' | 'new' | 'gone';

/** One vector that is not as it was. */
export interface DifferenceRow {
  readonly id: string;
  readonly change: Change;
  readonly before?: ResultRow;
  readonly after?: ResultRow;
}

/** How much an outcome is worth: a change to less is a regression. */
function worth(outcome: Outcome): number {
  if (isFailure(outcome)) return 0;
  if (outcome === 'unsupported') return 1;
  return outcome === 'pass-unexplained' ? 2 : 3;
}

function changeOf(before: ResultRow | undefined, after: ResultRow | undefined): Change | undefined {
  if (!before) return 'new';
  if (!after) return 'gone';
  const [, was, gave, named] = before;
  const [, is, gives, names] = after;
  if (was === is && gave === gives && named === names) return undefined;
  if (was === 'contested' || is === 'contested') return 'changed';
  const [old, now] = [worth(was), worth(is)];
  return now < old ? 'regression' : now > old ? 'better' : 'changed';
}

const order: readonly Change[] = ['regression', 'changed', 'better', 'new', 'gone'];

/** Lists what changed from one run to another, regressions first. */
export function differencesOf(old: Results, now: Results): readonly DifferenceRow[] {
  const before = new Map(old.results.map((row) => [row[0], row]));
  const after = new Map(now.results.map((row) => [row[0], row]));
  const rows = [...new Set([...after.keys(), ...before.keys()])].flatMap((id): readonly DifferenceRow[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const change = changeOf(was, is);
    return change === undefined ? [] : [{ id, change, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
  return order.flatMap((change) => rows.filter((row) => row.change === change));
}
