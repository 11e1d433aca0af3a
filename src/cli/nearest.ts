/** Counts the insertions, deletions and replacements between two texts. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Finds the names that a misspelt one may have meant, the likeliest first; none when nothing is near. */
export function nearest(name: string, names: readonly string[], most: number = 3): readonly string[] {
  // The cost grows with the product of the lengths, and no name is longer.
  const wanted = name.slice(0, 64).toLowerCase();
  if (wanted === '') return [];
  const scored = names.map((candidate) => {
    const contains = wanted.length > 2 && candidate.includes(wanted);
    return { candidate, score: contains ? 0 : distance(wanted, candidate) };
  });
  const bound = Math.max(2, Math.floor(wanted.length / 3));
  const near = scored.filter(({ score }) => score <= bound).sort((a, b) => a.score - b.score);
  return near.slice(0, most).map(({ candidate }) => candidate);
}

/** Phrases a suggestion: `; did you mean a or b?`, or nothing. */
export function suggestion(name: string, names: readonly string[], prefix: string = ''): string {
  const found = nearest(name, names).map((candidate) => prefix + candidate);
  return found.length === 0 ? '' : `; did you mean ${found.join(' or ')}?`;
}
