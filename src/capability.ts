import {
  alternativesIn,
  type CapabilityOptions,
  type Cell,
  cellsIn,
  coveringAbility,
  coveringResource,
  firstIn,
  indexOf,
  kept,
  listOf,
  malformedValue,
  mostIssues,
  nameOf,
  poolOf,
  termsOf,
  unrestricted,
  wildcardOver,
} from './capability/cell.js';
import { quote } from './internal/json.js';
import { decide, type Judge } from './judge.js';
import {
  assertFacts,
  assertNamespaces,
  type Facts,
  litNamespaces,
  type Namespace,
  type Namespaces,
  namespaceOf,
} from './namespace.js';
import type { Recap } from './recap.js';
import type { Result, RuleId } from './rule.js';

export { type CapabilityOptions, type Cell, cellsOf } from './capability/cell.js';
export { isNarrower, readNarrowing } from './capability/narrower.js';
export type { AbilityRequest, Facts, Namespace, Namespaces, Resource, RestrictionRow } from './namespace.js';
export {
  askOf,
  assertNamespaces,
  isResource,
  litNamespaces,
  parseResource,
  registerNamespaces,
  sdkAbility,
} from './namespace.js';

/** Says what somebody wants to do, and what is known about it. */
export interface Ask {
  /** A resource URI, `prefix://id`. `prefix://*` asks for the wildcard itself. */
  readonly resource: string;
  /** A ReCap ability, `Namespace/Name`; {@link askOf} translates the SDK's names. */
  readonly ability: string;
  /** The facts that restrictions are evaluated on; a restriction on a fact left out is undecided. */
  readonly facts?: Facts;
}

type Standing = 'met' | 'undecided' | 'unmet';

/** One alternative of one cell, evaluated on facts. */
interface Reading {
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

function evaluate(cell: Cell, index: number, namespace: Namespace | undefined, facts: Facts): Reading {
  const { defined, foreign, malformed } = termsOf(cell, index, namespace);
  const unmet: string[] = [];
  const open: string[] = foreign.slice(0, mostKeys);
  const missing: string[] = [];
  for (const [key, { row, value }] of defined) {
    const fact = facts[row.fact];
    if (fact === undefined) {
      open.push(key);
      missing.push(row.fact);
    } else if (!row.met(value, fact)) unmet.push(key);
  }
  const standing = unmet.length > 0 ? 'unmet' : open.length > 0 ? 'undecided' : 'met';
  return { cell, index, standing, keys: (unmet.length > 0 ? unmet : open).slice(0, mostKeys), missing, malformed };
}

/** Evaluates the alternatives of a cell, up to one that grants whatever the others say. */
function readingsOf(cell: Cell, facts: Facts, namespaces: Namespaces): readonly Reading[] {
  const namespace = namespaceOf(cell.resource, namespaces);
  const alternatives = cell.alternatives.length > 0 ? cell.alternatives : unrestricted;
  const readings: Reading[] = [];
  for (const index of alternatives.keys()) {
    const reading = evaluate(cell, index, namespace, facts);
    readings.push(reading);
    if (reading.standing === 'met' && reading.malformed.length === 0) break;
  }
  return readings;
}

/** The rule that keeps alternatives of a standing from counting. What is met counts whatever is enforced. */
const ruleOf: Readonly<Record<Exclude<Standing, 'met'>, RuleId>> = {
  undecided: 'capability.restriction-undecided',
  unmet: 'capability.restriction',
};

/** The cells that no wildcard entry of the same ReCap hides from whoever looks at the first entry only. */
function notHidden(cells: readonly Cell[], covering: readonly Cell[], ask: Ask, namespaces: Namespaces): Cell[] {
  const wildcard = wildcardOver(ask.resource, namespaces);
  const entries = wildcard === undefined ? undefined : indexOf(cells).byResource.get(wildcard)?.cells;
  if (!entries) return [...covering];
  // A cell's path ends in /att/<resource>/<ability>; what stands before is its ReCap.
  const recapOf = (cell: Cell): string => cell.path.split('/').slice(0, -3).join('/');
  const shadowed = new Set(entries.map(recapOf));
  return covering.filter((cell) => cell.resource === wildcard || !shadowed.has(recapOf(cell)));
}

/**
 * Reads which of `cells` grant `ask`; the same objects, in their order. Empty when an issue was reported.
 *
 * The judge stands where the ask does, so issues of capability.* have its path and name the cell in `params.cell`. A
 * restriction.value issue points at the value when that lies below the judge. Cells come with absolute paths.
 *
 * restriction.value is broken only when no grant rests on well-formed values alone, because no cell hides another.
 * Throws TypeError for facts of a wrong type.
 */
export function readCoverage(judge: Judge, cells: readonly Cell[], ask: Ask, namespaces: Namespaces): readonly Cell[] {
  assertFacts(ask.facts);
  const before = judge.issues.length;
  const params = { resource: ask.resource, ability: ask.ability };
  const asked = (): string => `${quote(ask.ability)} on ${quote(ask.resource)}`;
  // Each of the first three steps chooses what the next one looks at, so on the request path the first broken one ends it.
  const ended = (held: boolean): boolean => !held && (!judge.collecting || cells.length === 0);

  const index = indexOf(cells);
  const naming = coveringResource(index, ask.resource, namespaces);
  const named = judge.check('capability.resource', naming.length > 0, () => ({
    message: `expected a grant on ${quote(ask.resource)}, found ${listOf(cells, (cell) => quote(cell.resource))}`,
    params,
  }));
  if (ended(named)) return [];
  const candidates = kept(judge, 'capability.resource', naming, [index.all]);

  const fitting = coveringAbility(index, candidates, ask.ability);
  const fits = judge.check('capability.ability', fitting.length > 0, () => {
    const { cells: among, count } = firstIn(index, candidates);
    return {
      message: `expected a grant of ${asked()}, found ${listOf(among, nameOf, count)}${hint(ask, namespaces)}`,
      params: { ...params, cell: among[0]?.path },
    };
  });
  if (ended(fits)) return [];
  const able = judge.enforces('capability.ability') && fitting.length > 0 ? fitting : cellsIn(index, candidates);

  const filled = able.filter((cell) => cell.alternatives.length > 0);
  const grants = judge.check('capability.alternative', filled.length > 0, () => ({
    message: `expected at least one alternative in ${listOf(able, nameOf)}, found [], which grants nothing`,
    params: { ...params, cell: able[0]?.path },
  }));
  if (ended(grants)) return [];
  const offered = kept(judge, 'capability.alternative', filled, able);

  judge.spend('comparisons', alternativesIn(offered));
  const readings = offered.flatMap((cell) => readingsOf(cell, ask.facts ?? {}, namespaces));
  const standings = new Set(readings.map(({ standing }) => standing));
  const best: Standing = standings.has('met') ? 'met' : standings.has('undecided') ? 'undecided' : 'unmet';
  judge.check('capability.restriction', best !== 'unmet', () => ({
    message: `expected facts that meet the restrictions on ${asked()}, found ${listOf(readings, sayUnmet)}`,
    params: { ...params, ...at(readings[0]) },
  }));
  const open = readings.filter(({ standing }) => standing === 'undecided');
  judge.check('capability.restriction-undecided', best !== 'undecided', () => ({
    message: `cannot decide the restrictions on ${asked()}: ${listOf(open, sayOpen)}`,
    params: { ...params, ...at(open[0]), missing: [...new Set(open.flatMap(({ missing }) => missing))] },
  }));
  const used = readings.filter(
    ({ standing }) => standing === best || standing === 'met' || !judge.enforces(ruleOf[standing]),
  );

  const sound = used.filter(({ malformed }) => malformed.length === 0);
  if (sound.length > 0 || used.length === 0) judge.hold('restriction.value');
  else {
    for (const { cell, index, malformed } of used.slice(0, mostIssues)) {
      const key = malformed[0] as string;
      judge.check('restriction.value', false, () => malformedValue(judge, cell, index, key, namespaces));
    }
  }
  const counted = judge.enforces('restriction.value') && sound.length > 0 ? sound : used;
  const granting = new Set(counted.map(({ cell }) => cell));
  const covering = offered.filter((cell) => granting.has(cell));

  const firstOnly = judge.enforces('lit-v7.first-entry-only');
  const examined = firstOnly ? notHidden(cells, covering, ask, namespaces) : covering;
  judge.check('lit-v7.first-entry-only', covering.length === 0 || examined.length > 0, () => ({
    message: `expected the wildcard entry to grant ${asked()}, found that only ${listOf(covering, nameOf)} does, which it hides`,
    params: { ...params, cell: covering[0]?.path },
  }));
  if (judge.issues.length > before) return [];
  return examined;
}

function at(reading: Reading | undefined): Readonly<Record<string, unknown>> {
  return reading ? { cell: reading.cell.path, alternative: reading.index, keys: reading.keys } : {};
}

function sayUnmet({ cell, index, keys }: Reading): string {
  return `${keys.map(quote).join(', ')} of alternative ${index} of ${nameOf(cell)} not met`;
}

function sayOpen({ cell, index, keys, missing }: Reading): string {
  const why = missing.length > 0 ? ` needs the facts ${missing.join(', ')}` : ' has a key that nobody registered';
  return `alternative ${index} of ${nameOf(cell)}${why} (${keys.map(quote).join(', ')})`;
}

/** The SDK's names look like abilities to whoever asks for the first time. */
function hint(ask: Ask, namespaces: Namespaces): string {
  const abilities = namespaceOf(ask.resource, namespaces)?.abilities;
  if (!abilities || !Object.hasOwn(abilities, ask.ability)) return '';
  return ` (${quote(ask.ability)} is the SDK's name of ${quote(abilities[ask.ability] ?? '')})`;
}

/**
 * Checks that a grant covers what is asked and returns the cells that do, each with its path in the grant; paths into a
 * list of grants, which are pooled, begin with `/0`, `/1`, ...
 *
 * A cell grants when its resource is the asked one or a registered wildcard over it, its ability is the asked one or
 * `*\/*`, and the facts meet every key of one of its alternatives. Issues: capability.resource, capability.ability,
 * capability.alternative, capability.restriction, capability.restriction-undecided (a fact was not given, or nobody
 * registered the key) at the path of the ask, which is empty, and restriction.value at the value.
 *
 * Throws TypeError for a grant that exceeds what `decodeRecap` lets in, and for `namespaces` that
 * {@link registerNamespaces} did not make.
 */
export function covers(
  grant: Recap | readonly Recap[],
  ask: Ask,
  options?: CapabilityOptions,
): Result<readonly Cell[]> {
  if (typeof ask?.resource !== 'string' || typeof ask.ability !== 'string') {
    throw new TypeError('expected the ask as { resource: string, ability: string, facts?: object }');
  }
  const namespaces = options?.namespaces ?? litNamespaces;
  assertNamespaces(namespaces);
  return decide(options, (judge) => {
    const cells = poolOf(judge, grant);
    judge.spend('comparisons', alternativesIn(cells));
    return readCoverage(judge, cells, ask, namespaces);
  });
}
