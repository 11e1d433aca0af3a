// The loop: an input that was worth keeping is changed and run; what reaches code that nothing reached before is worth keeping.
import type { Coverage } from './coverage.js';
import { createMutation, type Stock, stockUp } from './mutation.js';
import { type Break, breakOf } from './oracle.js';
import { reduce } from './reduce.js';
import { know } from './signing.js';
import type { Sample, Target } from './target.js';
import type { Watchdog } from './watchdog.js';

/** How far a target is tried, and with what. */
export interface Plan {
  readonly seed: number;
  /** When to end, in milliseconds of the clock. */
  readonly until: number;
  /** How many changed inputs at most. */
  readonly executions: number;
  readonly coverage: Coverage;
  readonly watchdog: Watchdog;
  /** What is asked beside, as a second implementation: what it finds wrong is a break. */
  /** Ends at the first finding, and does not make it smaller. */
  readonly first?: true;
  readonly beside?: (target: string, sample: Sample, seen: unknown) => Promise<Break | undefined>;
}

/** A break, with the input that shows it: the least that was found. */
export interface Finding extends Break {
  readonly target: string;
  readonly seed: number;
  /** How many changed inputs were run until then. */
  readonly execution: number;
  readonly input: Sample;
}

/** What became of a target. */
export interface Outcome {
  readonly executions: number;
  readonly milliseconds: number;
  /** The inputs that are worth keeping. */
  readonly corpus: readonly Sample[];
  readonly findings: readonly Finding[];
}

/** How many inputs are run between two looks at the coverage: to look costs as much as a dozen of them. */
const batch = 24;
/** One in so many is tried with the oracles that are slow. */
const thorough = 4;

/** Tries one target, from inputs that are at hand. */
export async function fuzz(target: Target, begin: readonly Sample[], plan: Plan): Promise<Outcome> {
  const { coverage, watchdog, seed } = plan;
  const stock: Stock = { texts: [], values: [] };
  const sizeOf = (sample: Sample): number => (JSON.stringify(sample) ?? '').length;
  const first = [...begin].sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const sample of first) {
    stockUp(stock, sample);
    know(sample);
  }
  const mutation = createMutation(seed, stock);
  const findings: Finding[] = [];
  const mostFindings = plan.first ? 1 : 3;
  const corpus: Sample[] = [];
  const start = performance.now();
  let executions = 0;

  const once = async (sample: Sample, slow: boolean): Promise<unknown> => {
    watchdog.watch(target.name, sample);
    try {
      return await target.run(sample, slow);
    } finally {
      watchdog.rest();
    }
  };

  async function note(found: Break, sample: Sample): Promise<void> {
    if (findings.some(({ kind }) => kind === found.kind)) return;
    const shows = async (smaller: Sample): Promise<boolean> => {
      try {
        const seen = await once(smaller, true);
        if (found.kind === 'not the same again') return seen !== (await once(smaller, true));
        return plan.beside !== undefined && (await plan.beside(target.name, smaller, seen))?.kind === found.kind;
      } catch (error) {
        return breakOf(error).kind === found.kind;
      }
    };
    const input = plan.first ? sample : await reduce(sample, shows);
    findings.push({ ...found, target: target.name, seed, execution: executions, input });
  }

  /** Runs an input; what does not hold is noted. `expected` is what was answered before. */
  async function attempt(sample: Sample, slow: boolean, expected?: unknown): Promise<unknown> {
    try {
      const seen = await once(sample, slow);
      if (expected !== undefined && seen !== expected) {
        await note(
          {
            kind: 'not the same again',
            detail: `${String(expected).slice(0, 400)} becomes ${String(seen).slice(0, 400)}`,
          },
          sample,
        );
      }
      const found = await plan.beside?.(target.name, sample, seen);
      if (found) await note(found, sample);
      return seen;
    } catch (error) {
      await note(breakOf(error), sample);
      return undefined;
    }
  }

  coverage.reset();
  for (const [index, sample] of first.entries()) {
    if (findings.length >= mostFindings) break;
    await attempt(sample, index % thorough === 0);
    if (coverage.take(true) > 0) corpus.push(sample);
  }
  if (corpus.length === 0) corpus.push(...first);
  const pick = (): Sample => mutation.pick(mutation.once(2) ? corpus.slice(-24) : corpus);
  const change = (sample: Sample): Sample => (target.mutate ? target.mutate(sample, mutation) : mutation.value(sample));

  while (
    corpus.length > 0 &&
    executions < plan.executions &&
    Date.now() < plan.until &&
    findings.length < mostFindings
  ) {
    const tried: (readonly [Sample, unknown])[] = [];
    for (let index = 0; index < batch && executions < plan.executions; index++) {
      let sample = change(pick());
      for (let more = mutation.once(3) ? mutation.next(4) : 0; more > 0; more--) sample = change(sample);
      executions++;
      tried.push([sample, await attempt(sample, mutation.once(thorough))]);
      if (findings.length >= mostFindings) break;
    }
    if (coverage.take(false) === 0) {
      // One of a batch is asked again: the same question has the same answer, whatever was asked between.
      const [sample, seen] = mutation.pick(tried);
      if (seen !== undefined) await attempt(sample, false, seen);
      continue;
    }
    for (const [sample, seen] of tried) {
      await attempt(sample, false, seen);
      if (coverage.take(true) === 0) continue;
      corpus.push(sample);
      stockUp(stock, sample);
    }
    // Timers of the library have to run as well.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { executions, milliseconds: performance.now() - start, corpus, findings };
}
