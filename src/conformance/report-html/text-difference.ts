// These functions also run in the page, which src/generated/report-page.ts has as one script.

/** A run of items that two lists have in common, or that only one has. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly items: readonly string[];
}

/** A part of a line; `changed` when the other line lacks it. */
export interface Part {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of a difference; `gap` stands for equal lines that are left out. */
export interface Line {
  readonly kind: 'same' | 'removed' | 'added' | 'gap';
  readonly parts: readonly Part[];
}

/** Aligns what two lists have in common; the whole middle counts as replaced when aligning it would take too long. */
export function alignMiddle(a: readonly string[], b: readonly string[]): readonly Run[] {
  if (a.length * b.length > 400_000) {
    return [
      { kind: 'removed', items: a },
      { kind: 'added', items: b },
    ];
  }
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
      lengths[i * width + j] =
        a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : down > right ? down : right;
    }
  }
  const runs: Run[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const same = i < a.length && j < b.length && a[i] === b[j];
    const down =
      i < a.length && (j === b.length || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0));
    runs.push({ kind: same ? 'same' : down ? 'removed' : 'added', items: [(same || down ? a[i] : b[j]) ?? ''] });
    if (same || down) i++;
    if (same || !down) j++;
  }
  return runs;
}

/** Finds a shortest way from one list to another; removed items come before added ones. */
export function differenceOfLists(a: readonly string[], b: readonly string[]): readonly Run[] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const runs = [
    { kind: 'same', items: a.slice(0, start) } as const,
    ...alignMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: 'same', items: a.slice(a.length - end) } as const,
  ];
  const joined: Run[] = [];
  for (const run of runs) {
    if (run.items.length === 0) continue;
    const last = joined.at(-1);
    if (last?.kind === run.kind) joined[joined.length - 1] = { kind: run.kind, items: [...last.items, ...run.items] };
    else joined.push(run);
  }
  return joined;
}

/** Marks what differs within two lines that stand for each other: nothing when they have too little in common. */
export function partsOfPair(a: string, b: string): readonly [readonly Part[], readonly Part[]] {
  const whole = [[{ text: a, changed: true }], [{ text: b, changed: true }]] as const;
  const characters = (text: string): readonly string[] => [...text];
  const [left, right] = [characters(a), characters(b)];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start++;
  let end = 0;
  while (end < most - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  // Words are compared as words: single letters that happen to agree tell nobody what was changed.
  const words = (items: readonly string[]): readonly string[] =>
    items
      .slice(start, items.length - end)
      .join('')
      .match(/[A-Za-z0-9]+|[^A-Za-z0-9]/gu) ?? [];
  const runs: readonly Run[] = [
    { kind: 'same', items: left.slice(0, start) },
    ...differenceOfLists(words(left), words(right)),
    { kind: 'same', items: left.slice(left.length - end) },
  ];
  const common = runs
    .filter(({ kind }) => kind === 'same')
    .flatMap(({ items }) => items)
    .join('').length;
  if (common * 3 < Math.max(a.length, b.length)) return whole;
  const side = (without: string): readonly Part[] =>
    runs
      .filter(({ kind, items }) => kind !== without && items.length > 0)
      .map(({ kind, items }) => ({ text: items.join(''), changed: kind !== 'same' }));
  return [side('added'), side('removed')];
}

/** Compares two texts line by line, and within the lines that were changed; keeps three equal lines around a change. */
export function differenceOfTexts(a: string, b: string): readonly Line[] {
  const lines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const runs = differenceOfLists(lines(a), lines(b));
  const found: Line[] = [];
  const whole = (kind: Line['kind'], text: string, changed: boolean): Line => ({ kind, parts: [{ text, changed }] });
  for (let index = 0; index < runs.length; index++) {
    const { kind, items } = runs[index] as Run;
    if (kind === 'same') {
      const [before, after] = [index === 0 ? 0 : 3, index === runs.length - 1 ? 0 : 3];
      const left = items.length - before - after;
      const kept = left > 1 ? [items.slice(0, before), items.slice(items.length - after)] : [items, []];
      found.push(...(kept[0] ?? []).map((text) => whole('same', text, false)));
      if (left > 1) found.push(whole('gap', `${left} equal lines`, false));
      found.push(...(kept[1] ?? []).map((text) => whole('same', text, false)));
      continue;
    }
    const next = runs[index + 1];
    if (kind === 'removed' && next?.kind === 'added') {
      const pairs = items.map((text, at) => {
        const other = next.items[at];
        return other === undefined ? undefined : partsOfPair(text, other);
      });
      items.forEach((text, at) => {
        found.push({ kind: 'removed', parts: pairs[at]?.[0] ?? [{ text, changed: true }] });
      });
      next.items.forEach((text, at) => {
        found.push({ kind: 'added', parts: pairs[at]?.[1] ?? [{ text, changed: true }] });
      });
      index++;
      continue;
    }
    found.push(...items.map((text) => whole(kind, text, true)));
  }
  return found;
}
