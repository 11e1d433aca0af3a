import type { Judge } from '../judge.js';

interface Remembered {
  readonly own: Judge;
  /** Undefined where an issue ended it. */
  readonly value: unknown;
}

const memories: WeakMap<object, Map<string, Remembered>> = new WeakMap();

/**
 * Runs something once in a judgement, whatever the number of places that need it, and reports what it found at each of
 * them; undefined where an issue ended it. `place` makes the value of another place out of the first one.
 *
 * A block that 16 capabilities name would be decoded, parsed, hashed and verified 16 times.
 */
export function remembered<T>(
  at: Judge,
  key: string,
  run: (own: Judge) => T,
  place: (value: T, from: string, to: string) => T = (value) => value,
): T | undefined {
  const memory = memories.get(at.judgement) ?? new Map<string, Remembered>();
  memories.set(at.judgement, memory);
  const before = memory.get(key);
  if (!before) {
    const own = at.apart();
    const value = own.attempt(() => run(own));
    at.include(own.issues);
    memory.set(key, { own, value });
    return value;
  }
  const { own, value } = before;
  for (const { rule, path, ...rest } of own.issues) {
    at.check(rule, false, () => ({ ...rest, path: path.slice(own.path.length) }));
  }
  return value === undefined ? undefined : place(value as T, own.path, at.path);
}
