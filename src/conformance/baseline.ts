import { isPlainObject } from '../internal/json.js';
import { excerpt, type Fault, named } from './fault.js';
import { isFailure, type Outcome, outcomes } from './judgement.js';

/** The failures that an implementer knows of: each vector with its outcome. */
export interface Baseline {
  readonly format: 1;
  readonly profile: string;
  readonly known: Readonly<Record<string, Outcome>>;
}

/** One vector with its outcome. */
export interface Found {
  readonly id: string;
  readonly outcome: Outcome;
}

/** What a baseline makes of a run. */
export interface Comparison {
  /** Failures that are not known, or were known as something else. */
  readonly regressions: readonly (Found & { readonly known?: Outcome })[];
  /** Known failures that are none any more, or name no vector. */
  readonly stale: readonly { readonly id: string; readonly known: Outcome; readonly outcome?: Outcome }[];
  /** How many failures are as known. */
  readonly known: number;
}

/** Parses a baseline; `name` is what messages call it. */
export function parseBaseline(text: string, name: string): Baseline | Fault {
  const fault = (message: string): Fault => ({ fault: `${excerpt(name)}: expected a baseline: ${message}` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fault(excerpt((error as Error).message));
  }
  if (!isPlainObject(value)) return fault(`found ${named(value)}`);
  const { format, profile, known } = value;
  if (format !== 1) return fault(`expected format 1, found ${named(format)}`);
  if (typeof profile !== 'string') return fault(`profile: expected a name, found ${named(profile)}`);
  if (!isPlainObject(known)) return fault(`known: expected vector ids with outcomes, found ${named(known)}`);
  for (const [id, outcome] of Object.entries(known)) {
    if (typeof outcome === 'string' && Object.hasOwn(outcomes, outcome) && isFailure(outcome as Outcome)) continue;
    const failures = (Object.keys(outcomes) as Outcome[]).filter(isFailure);
    return fault(`${excerpt(id)}: expected ${failures.join(', ')}, found ${named(outcome)}`);
  }
  return { format: 1, profile, known: known as Baseline['known'] };
}

/** Formats the failures of a run as a baseline. */
export function formatBaseline(found: readonly Found[], profile: string): string {
  const rows = found.filter(({ outcome }) => isFailure(outcome)).map(({ id, outcome }) => [id, outcome] as const);
  const known = Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: 1, profile, known }, null, 2)}\n`;
}

/**
 * Compares a run with what is known of it.
 *
 * @param found the vectors that were selected
 * @param existing says whether a vector exists at all: one that was not selected says nothing about its baseline
 */
export function compareBaseline(
  found: readonly Found[],
  { known }: Baseline,
  existing: (id: string) => boolean,
): Comparison {
  const now = new Map(found.map(({ id, outcome }) => [id, outcome]));
  const failing = found.filter(({ outcome }) => isFailure(outcome));
  const knownAs = (id: string): Outcome | undefined => (Object.hasOwn(known, id) ? known[id] : undefined);
  const regressions = failing.flatMap(({ id, outcome }) => {
    const before = knownAs(id);
    return before === outcome ? [] : [{ id, outcome, ...(before === undefined ? {} : { known: before }) }];
  });
  const stale = Object.entries(known).flatMap(([id, before]) => {
    const outcome = now.get(id);
    if (outcome === undefined) return existing(id) ? [] : [{ id, known: before }];
    return isFailure(outcome) ? [] : [{ id, known: before, outcome }];
  });
  return { regressions, stale, known: failing.length - regressions.length };
}
