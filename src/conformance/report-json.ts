import { isPlainObject } from '../internal/json.js';
import type { Verdict } from '../rule.js';
import { excerpt, type Fault, named } from './fault.js';
import type { Hello } from './protocol.js';
import type { Run, Selection } from './runner.js';
import { type Outcome, outcomes, type Scores } from './score.js';

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
  /** What differs, by the id of the vector; absent for a plain pass. */
  readonly details: Readonly<Record<string, string>>;
  readonly results: readonly ResultRow[];
}

/** Makes the results file of a run. */
export function resultsOf(run: Run, scores: Scores): Results {
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
    ...scores,
    details: Object.fromEntries(
      results.flatMap(({ vector, detail }) => (detail === undefined ? [] : [[vector.id, detail] as const])),
    ),
    results: results.map(({ vector, outcome, given, rule }) => [vector.id, outcome, given ?? null, rule ?? null]),
  };
}

/** Formats a results file: one vector a line, so that a committed one shows what changed. */
export function formatResults(file: Results): string {
  const { results, ...head } = file;
  const rows = results.map((row) => `    ${JSON.stringify(row)}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "results": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

function isRow(value: unknown): value is ResultRow {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [id, outcome, given, rule]: readonly unknown[] = value;
  const isText = (item: unknown): boolean => item === null || typeof item === 'string';
  return (
    typeof id === 'string' &&
    typeof outcome === 'string' &&
    Object.hasOwn(outcomes, outcome) &&
    isText(given) &&
    isText(rule)
  );
}

/** Parses a results file; `name` is what messages call it. */
export function parseResults(text: string, name: string): Results | Fault {
  const fault = (message: string): Fault => ({ fault: `${excerpt(name)}: expected a results file: ${message}` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fault(excerpt((error as Error).message));
  }
  if (!isPlainObject(value)) return fault(`found ${named(value)}`);
  if (value.format !== 1) return fault(`expected format 1, found ${named(value.format)}`);
  const { implementation, set, profile, levels, operations, rules, details, results } = value;
  const heads = [implementation, set, levels, operations, rules, details];
  if (!heads.every(isPlainObject) || typeof profile !== 'string' || !Array.isArray(results)) {
    return fault('a member is missing');
  }
  const wrong = results.findIndex((row) => !isRow(row));
  if (wrong >= 0) return fault(`results: row ${wrong} is none`);
  return value as unknown as Results;
}
