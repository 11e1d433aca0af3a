import type { Restrictions } from '../recap.js';

/** Counts the values in alternatives, at all levels and these included, up to one more than `most`: none of them is read further. */
export function countValues(alternatives: readonly Restrictions[], most: number): number {
  const open: unknown[] = [...alternatives];
  let count = open.length;
  while (open.length > 0 && count <= most) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    count += inner.length;
    for (const each of inner) if (typeof each === 'object') open.push(each);
  }
  return count;
}
