import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { type Cell, unrestricted } from './cell.js';
import { type Namespace, type Namespaces, namespaceOf } from './namespace.js';
import type { Facts } from './restriction.js';
import { termsOf } from './terms.js';

type Standing = 'met' | 'undecided' | 'unmet';

/** One alternative of one cell, evaluated on facts. */
export interface Reading {
  readonly cell: Cell;
  readonly index: number;
  readonly standing: Standing;
  /** The first keys that make the standing. */
  readonly keys: readonly string[];
  /** Facts that would have been needed. */
  readonly missing: readonly string[];
  readonly malformed: readonly string[];
}

/** The keys of one alternative that a message names. */
const mostKeys = 8;

/** Evaluates one alternative on facts. A restriction on the fact `aside` counts as met. */
function evaluate(
  cell: Cell,
  index: number,
  namespace: Namespace | undefined,
  facts: Facts,
  aside: keyof Facts | undefined,
): Reading {
  const { defined, foreign, malformed } = termsOf(cell, index, namespace);
  const unmet: string[] = [];
  const open: string[] = foreign.slice(0, mostKeys);
  const missing: string[] = [];
  for (const [key, { row, value }] of defined) {
    if (row.fact === aside) continue;
    const fact = facts[row.fact];
    if (fact === undefined) {
      open.push(key);
      missing.push(row.fact);
    } else if (!row.met(value, fact)) unmet.push(key);
  }
  const standing = unmet.length > 0 ? 'unmet' : open.length > 0 ? 'undecided' : 'met';
  return { cell, index, standing, keys: (unmet.length > 0 ? unmet : open).slice(0, mostKeys), missing, malformed };
}

/** Evaluates the alternatives of a cell; all of them, or up to one that grants whatever the others say. */
export function readingsOf(
  cell: Cell,
  facts: Facts,
  namespaces: Namespaces,
  all: boolean,
  aside: keyof Facts | undefined,
): readonly Reading[] {
  const namespace = namespaceOf(cell.resource, namespaces);
  const alternatives = cell.alternatives.length > 0 ? cell.alternatives : unrestricted;
  const readings: Reading[] = [];
  for (const index of alternatives.keys()) {
    const reading = evaluate(cell, index, namespace, facts, aside);
    readings.push(reading);
    if (!all && reading.standing === 'met' && reading.malformed.length === 0) break;
  }
  return readings;
}

/** The rule that keeps alternatives of a standing from counting. What is met counts whatever is enforced. */
const ruleOf: Readonly<Record<Exclude<Standing, 'met'>, RuleId>> = {
  undecided: 'capability.restriction-undecided',
  unmet: 'capability.restriction',
};

/** Which alternatives of the cells that fit an ask count, and why the others do not. */
interface Counting {
  /** Without a malformed value, or all of them where there is no other or nobody minds. */
  readonly sound: readonly Reading[];
  readonly malformed: boolean;
  readonly best: Standing;
  /** Those that grant. */
  readonly counted: readonly Reading[];
}

/**
 * Decides which alternatives count: the one answer for coverage, for limits and for charging. What is malformed does not
 * grant, so it counts for nothing, neither as met nor beside others; then the best standing counts.
 */
export function countingOf(judge: Judge, readings: readonly Reading[]): Counting {
  const well = readings.filter(({ malformed }) => malformed.length === 0);
  const strictly = judge.enforces('restriction.value');
  const sound = strictly && well.length > 0 ? well : readings;
  const has = (wanted: Standing): boolean => sound.some(({ standing }) => standing === wanted);
  const best: Standing = has('met') ? 'met' : has('undecided') ? 'undecided' : 'unmet';
  const counted = sound.filter(
    ({ standing }) => standing === best || standing === 'met' || !judge.enforces(ruleOf[standing]),
  );
  return { sound, malformed: strictly && well.length === 0, best, counted };
}
