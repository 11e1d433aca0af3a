// Which code an input reaches: block coverage of V8, read in this process. In binary mode V8 tells what ran since it was asked
// last and not yet what ran before, so that asking costs about a millisecond whatever the size of the library.
import { type Profiler, Session } from 'node:inspector';

/** What of the library ran so far. */
export interface Coverage {
  /** Counts the characters of code that ran since it was asked last, and never before. `keep` says whether they count from now on. */
  take(keep: boolean): number;
  /** Begins anew: nothing ran so far. What ran before still counts in the summary. */
  reset(): void;
  /** Characters of code that ran, of those of the scripts that were loaded, and the functions that ran. */
  summary(): { readonly covered: number; readonly known: number; readonly functions: number };
  close(): void;
}

/** The characters of one function that ran: a 1 for each. */
type Painted = Map<string, { readonly start: number; readonly bytes: Uint8Array }>;

/** The parts of a function that ran. Ranges come outer before inner, and an inner one says better what became of its part. */
export function ranIn(ranges: readonly Profiler.CoverageRange[]): [start: number, end: number][] {
  const ran: [number, number][] = [];
  const open: Profiler.CoverageRange[] = [];
  let at = 0;
  const upTo = (end: number) => {
    const top = open.at(-1);
    if (top && top.count > 0 && end > at) ran.push([at, end]);
    at = Math.max(at, end);
  };
  for (const range of ranges) {
    for (let top = open.at(-1); top && top.endOffset <= range.startOffset; top = open.at(-1)) {
      upTo(top.endOffset);
      open.pop();
    }
    upTo(range.startOffset);
    at = range.startOffset;
    open.push(range);
  }
  for (let top = open.pop(); top; top = open.pop()) {
    if (top.count > 0 && top.endOffset > at) ran.push([at, top.endOffset]);
    at = Math.max(at, top.endOffset);
  }
  return ran;
}

/** Starts to look at the scripts below a folder; those that were compiled before are seen by function only. */
export function startCoverage(base: string): Coverage {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): unknown => {
    let answer: unknown;
    // Of a session in the same thread the answer is there before `post` returns.
    session.post(method, params, (error, result) => {
      if (error) throw new Error(error.message);
      answer = result;
    });
    return answer;
  };
  post('Profiler.enable');
  const start = () => void post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  start();
  let scripts = new Map<string, Painted>();
  const ever = new Map<string, Painted>();

  /** What is known of a function, in one of the two memories. */
  const partOf = (memory: Map<string, Painted>, url: string, from: number, to: number) => {
    const painted: Painted = memory.get(url) ?? new Map();
    memory.set(url, painted);
    const key = `${from}-${to}`;
    const known = painted.get(key) ?? { start: from, bytes: new Uint8Array(to - from) };
    painted.set(key, known);
    return known.bytes;
  };

  return {
    take(keep) {
      const { result } = post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
      let fresh = 0;
      for (const { url, functions } of result) {
        if (!url.startsWith(base)) continue;
        for (const { ranges } of functions) {
          const [{ startOffset: first, endOffset: last } = { startOffset: 0, endOffset: 0 }] = ranges;
          const known = partOf(scripts, url, first, last);
          const always = partOf(ever, url, first, last);
          for (const [from, to] of ranIn(ranges)) {
            always.fill(1, from - first, to - first);
            const gap = known.indexOf(0, from - first);
            if (gap < 0 || gap >= to - first) continue;
            for (let at = gap; at < to - first; at++) fresh += 1 - (known[at] ?? 1);
            if (keep) known.fill(1, from - first, to - first);
          }
        }
      }
      return fresh;
    },
    reset() {
      scripts = new Map();
      // To start again is to be told of every function again.
      start();
    },
    summary() {
      let [covered, known, functions] = [0, 0, 0];
      for (const painted of ever.values()) {
        // Outer functions first: what an inner one says of its part stands.
        const all = [...painted.values()].sort((a, b) => b.bytes.length - a.bytes.length);
        const length = Math.max(0, ...all.map(({ start, bytes }) => start + bytes.length));
        const whole = new Uint8Array(length);
        for (const { start, bytes } of all) whole.set(bytes, start);
        covered += whole.reduce((sum, each) => sum + each, 0);
        known += length;
        functions += all.filter(({ bytes }) => bytes.includes(1)).length;
      }
      return { covered, known, functions };
    },
    close: () => session.disconnect(),
  };
}
