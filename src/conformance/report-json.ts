import { results as validateResults } from '../generated/report-validators.js';
import { parseJson } from '../internal/json-text.js';
import { shapeFaults } from '../internal/shape.js';
import type { Verdict } from '../rule.js';
import type { ClassScores } from './class-score.js';
import { excerpt, type Fault } from './fault.js';
import type { Outcome } from './judgement.js';
import type { Native } from './native.js';
import type { Hello } from './protocol.js';
import type { Run, Selection } from './runner.js';
import type { Scores } from './score.js';

/** One vector of a results file: its id, the outcome, the verdict and the rule that were given. */
export type ResultRow = readonly [id: string, outcome: Outcome, given: Verdict | null, rule: string | null];

/** A results file, `results.json`: what one run measured, without the inputs. See `schemas/results.schema.json`. */
export interface Results extends Scores {
  readonly format: 1;
  readonly implementation: Hello;
  readonly set: { readonly version: string; readonly count: number; readonly reseed?: string };
  readonly profile: string;
  readonly seed: string;
  /** Present when not all vectors were selected; the scores are then over those that were. */
  readonly selection?: Selection;
  /** The scores of the classes that it claims; absent in files of older sets. */
  readonly classes?: ClassScores;
  /** What differs, by the id of the vector; absent for a plain pass. */
  readonly details: Readonly<Record<string, string>>;
  /** What the implementation said in its own words, by the id of the vector. */
  readonly native?: Readonly<Record<string, Native>>;
  readonly results: readonly ResultRow[];
}

/** Makes the results file of a run. */
export function resultsOf(run: Run, scores: Scores, classes: ClassScores): Results {
  const { hello, profile, seed, set, selection, results } = run;
  return {
    format: 1,
    implementation: hello,
    set: {
      version: set.version,
      count: set.vectors.length,
      ...(set.reseed === undefined ? {} : { reseed: set.reseed }),
    },
    profile,
    seed,
    ...(selection ? { selection } : {}),
    classes,
    ...scores,
    details: Object.fromEntries(
      results.flatMap(({ vector, detail }) => (detail === undefined ? [] : [[vector.id, detail] as const])),
    ),
    native: Object.fromEntries(results.flatMap(({ vector, native }) => (native ? [[vector.id, native] as const] : []))),
    results: results.map(({ vector, outcome, given, rule }) => [vector.id, outcome, given ?? null, rule ?? null]),
  };
}

/** Formats a results file: one vector a line, so that a committed one shows what changed. */
export function formatResults(file: Results): string {
  const { results, ...head } = file;
  const rows = results.map((row) => `    ${JSON.stringify(row)}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "results": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

const limits = { bytes: Number.POSITIVE_INFINITY, depth: 16 };

/**
 * Parses a results file and holds it to its schema: whoever wrote it, nothing of another type goes any further. `name` is
 * what messages call it.
 */
export function parseResults(text: string | Uint8Array, name: string): Results | Fault {
  const fault = (message: string): Fault => ({ fault: `${excerpt(name)}: expected a results file: ${message}` });
  const json = parseJson(text, limits);
  if (!json.ok) return fault(`${json.reason} at offset ${json.offset}`);
  const [wrong] = shapeFaults(validateResults, json.value, 'refuse');
  if (wrong) return fault(`${wrong.path === '' ? '' : `${excerpt(wrong.path)}: `}${excerpt(wrong.message, 200)}`);
  return json.value as Results;
}
