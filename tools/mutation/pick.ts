// Which tests run against a mutant. Thousands of vectors reach the same few lines in the same way: one of them is as good as the others
// to notice a mutant there. Whoever runs fewer can only find too few kills, never too many.
import type { Hits } from './stryker.js';

/** A test, as far as it is told from others. */
interface Test {
  readonly id: string;
  readonly operation: string;
  readonly expect: { readonly result: string; readonly rule?: string };
}

/** What is known of tests. */
interface Known {
  /** What each takes. */
  readonly costs: Readonly<Record<string, number>>;
  /** How often each reaches which mutants. */
  readonly perTest: Readonly<Record<string, Hits>>;
  /** The mutants of the module. */
  readonly within: ReadonlySet<string>;
  /** How many run of those that are alike; all unless given. */
  readonly alike?: number;
}

/** Once, twice or more often: how often a loop went round is not what tells tests apart. */
const often = (count: number): number => Math.min(count, 3);

/** Picks the tests that run first, and those that follow while there is time, the cheapest first. */
export function pickTests<T extends Test>(
  tests: readonly T[],
  { costs, perTest, within, alike }: Known,
): { readonly first: readonly T[]; readonly rest: readonly T[] } {
  const sorted = [...tests].sort((a, b) => (costs[a.id] ?? 0) - (costs[b.id] ?? 0));
  if (alike === undefined) return { first: sorted, rest: [] };
  const groups = new Map<string, number>();
  const first: T[] = [];
  const rest: T[] = [];
  for (const test of sorted) {
    const {
      id,
      operation,
      expect: { result, rule },
    } = test;
    const reached = Object.entries(perTest[id] ?? {}).filter(([mutant]) => within.has(mutant));
    const key = `${operation} ${result} ${rule} ${reached.map(([mutant, count]) => `${mutant}:${often(count)}`).join(' ')}`;
    const before = groups.get(key) ?? 0;
    groups.set(key, before + 1);
    (before < alike ? first : rest).push(test);
  }
  return { first, rest };
}
