import type { NativeParts } from '../../crypto/native.js';
import type { Verdict } from '../../rule.js';
import type { LineVerdict } from './line-verdict.js';

/** Counts of verdicts and of broken rules. How many rules there can be is how many there are; of lines only numbers are kept. */
export interface Counts {
  readonly verdicts: ReadonlyMap<Verdict, number>;
  count(line: LineVerdict): void;
  /** What `--summary` says. */
  format(parts: NativeParts | undefined): string;
}

const add = <K>(counts: Map<K, number>, name: K): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

/** Writes how many lines there are, and how many of each verdict and of each broken rule. */
export function formatCounts(
  verdicts: ReadonlyMap<string, number>,
  rules: ReadonlyMap<string, number>,
): readonly string[] {
  const total = [...verdicts.values()].reduce((sum, each) => sum + each, 0);
  return [
    `${total} ${total === 1 ? 'line' : 'lines'}`,
    ...sorted(verdicts).map(([verdict, number]) => `  ${number} ${verdict}`),
    ...sorted(rules).map(([rule, number]) => `  ${number} broke ${rule}`),
  ];
}

/** Creates counts of nothing. */
export function createCounts(): Counts {
  const verdicts = new Map<Verdict, number>();
  const rules = new Map<string, number>();
  return {
    verdicts,
    count(line) {
      add(verdicts, line.verdict);
      for (const rule of line.rules) add(rules, rule);
    },
    format(parts) {
      const by = parts ? Object.entries(parts).map(([name, part]) => `${name} by ${part}`) : ['noble'];
      return [...formatCounts(verdicts, rules), `cryptography: ${by.join(', ')}\n`].join('\n');
    },
  };
}
