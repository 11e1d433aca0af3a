// The verdict over time: where it changes, to the second.
import type { Verdict } from '../src/rule.js';
import type { Stretch } from './view.js';

/** A verdict at a time. */
export interface At {
  readonly verdict: Verdict;
  readonly rule: string | undefined;
}

/** The most judgements of one sweep. */
export const mostRuns = 400;

const keyOf = ({ verdict, rule }: At): string => `${verdict} ${rule}`;

/**
 * Finds the stretches between two times. `points` are times at which it may change: it is looked at there and in between, and
 * where two neighbours differ, the change is looked for. Undefined as soon as `judge` is: something newer has to be done.
 */
export async function sweep(
  from: number,
  to: number,
  points: readonly number[],
  judge: (seconds: number) => Promise<At | undefined>,
): Promise<{ readonly stretches: readonly Stretch[]; readonly whole: boolean } | undefined> {
  let runs = 0;
  let whole = true;
  const known = new Map<number, At>();
  const at = async (seconds: number): Promise<At | undefined> => {
    const before = known.get(seconds);
    if (before) return before;
    runs++;
    const found = await judge(seconds);
    if (found) known.set(seconds, found);
    return found;
  };
  const inside = [...new Set(points)].filter((point) => point > from && point < to).sort((a, b) => a - b);
  const stops = [from, ...inside, to];
  const looked = stops.flatMap((stop, index) => {
    const next = stops[index + 1];
    return next === undefined ? [stop] : [stop, Math.floor((stop + next) / 2)];
  });
  const times = [...new Set(looked)];
  /** Goes down to the second after which it differs; false when there is something newer to do. */
  const split = async (low: number, high: number): Promise<boolean> => {
    const [first, last] = [await at(low), await at(high)];
    if (!first || !last) return false;
    if (keyOf(first) === keyOf(last) || high - low <= 1) return true;
    if (runs >= mostRuns) {
      whole = false;
      return true;
    }
    const middle = Math.floor((low + high) / 2);
    return (await split(low, middle)) && (await split(middle, high));
  };
  for (let index = 0; index + 1 < times.length; index++) {
    if (!(await split(times[index] as number, times[index + 1] as number))) return undefined;
  }
  if (!(await at(from))) return undefined;
  const stretches: { from: number; to: number; verdict: Verdict; rule: string | undefined }[] = [];
  for (const [seconds, found] of [...known].sort(([a], [b]) => a - b)) {
    const last = stretches.at(-1);
    if (last && keyOf(last) === keyOf(found)) last.to = seconds;
    else {
      if (last) last.to = seconds;
      stretches.push({ from: seconds, to: seconds, ...found });
    }
  }
  return { stretches, whole };
}
