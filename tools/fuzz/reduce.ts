// Makes an input smaller as long as what is wrong with it stays the same.

/** Smaller versions of a value, the ones that take most away first. */
function* smaller(value: unknown, depth = 0): Generator<unknown> {
  if (depth > 12) return;
  if (typeof value === 'string') {
    if (value.length > 1 && /^\s*[[{]/.test(value)) {
      let inner: unknown;
      try {
        inner = JSON.parse(value);
      } catch {
        inner = undefined;
      }
      if (inner !== undefined) for (const each of smaller(inner, depth + 1)) yield JSON.stringify(each);
    }
    for (let part = value.length >> 1; part >= 1; part >>= 1) {
      // Not every place of a long text.
      const places = Math.min(16, Math.ceil(value.length / part));
      for (let index = 0; index < places; index++) {
        const at = Math.floor((index * value.length) / places);
        yield value.slice(0, at) + value.slice(at + part);
      }
    }
  } else if (Array.isArray(value)) {
    if (value.length > 3) yield value.slice(0, value.length >> 1);
    if (value.length > 3) yield value.slice(value.length >> 1);
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const each of smaller(item, depth + 1)) yield value.with(index, each);
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    // The members of the sample itself say how it is run.
    if (depth > 0) for (const index of entries.keys()) yield Object.fromEntries(entries.toSpliced(index, 1));
    for (const [index, [key, item]] of entries.entries()) {
      if (depth === 0 && (key === 'profile' || key === 'caller' || key === 'path')) continue;
      for (const each of smaller(item, depth + 1)) yield Object.fromEntries(entries.with(index, [key, each]));
    }
  }
}

/** Reduces an input; `stays` says whether a smaller one still shows the same. At most so many are tried. */
export async function reduce(
  input: unknown,
  stays: (smaller: unknown) => Promise<boolean>,
  most = 600,
): Promise<unknown> {
  let best = input;
  let tries = 0;
  for (let found = true; found && tries < most; ) {
    found = false;
    for (const each of smaller(best)) {
      if (tries++ >= most) break;
      if (JSON.stringify(each).length >= JSON.stringify(best).length || !(await stays(each))) continue;
      best = each;
      found = true;
      break;
    }
  }
  return best;
}
