import { countingOf, type Reading, readingsOf } from './capability/alternative.js';
import { type Ask, assertAsk } from './capability/ask.js';
import { alternativesIn, type Cell, kept, mostIssues, poolOf } from './capability/cell.js';
import { cellsIn, coveringAbility, coveringResource, firstIn, indexOf, wildcardOver } from './capability/cell-index.js';
import { type Namespaces, namespaceOf } from './capability/namespace.js';
import { type CapabilityOptions, namespacesOf } from './capability/options.js';
import type { Facts } from './capability/restriction.js';
import { malformedValue } from './capability/terms.js';
import { listOf, nameOf } from './capability/wording.js';
import { quote } from './internal/json.js';
import { decide, type Judge } from './judge.js';
import type { Recap } from './recap.js';
import type { Result } from './rule.js';

export type { AbilityRequest } from './capability/ask.js';
export { askOf, assertAsk, sdkAbility } from './capability/ask.js';
export { type Cell, cellsOf } from './capability/cell.js';
export { isResource, litNamespaces } from './capability/lit-namespaces.js';
export type { Namespace, Namespaces } from './capability/namespace.js';
export { assertNamespaces, registerNamespaces } from './capability/namespace.js';
export { checkNarrowing, judgeNarrowing } from './capability/narrower.js';
export type { CapabilityOptions } from './capability/options.js';
export type { Resource } from './capability/resource.js';
export { parseResource } from './capability/resource.js';
export type { Facts, RestrictionRow } from './capability/restriction.js';

// Each subject has a module of capability/: a new kind of restriction is a row of capability/restriction.ts.

/** What an ask is granted by. */
interface Coverage {
  readonly cells: readonly Cell[];
  /** Their alternatives that count. */
  readonly counted: readonly Reading[];
}

const nothing: Coverage = { cells: [], counted: [] };

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
 * Judges which of `cells` grant `ask`; the same objects, in their order. Empty when an issue was reported.
 *
 * The judge stands where the ask does, so issues of capability.* have its path and name the cell in `params.cell`. A
 * restriction.value issue points at the value when that lies below the judge. Cells come with absolute paths.
 *
 * restriction.value is broken only when every alternative has a malformed value: one of them neither grants nor hides
 * another.
 */
export function judgeCoverage(judge: Judge, cells: readonly Cell[], ask: Ask, namespaces: Namespaces): readonly Cell[] {
  return judgeGrants(judge, cells, ask, namespaces).cells;
}

/**
 * Finds the alternatives by which `cells` grant `ask`, restrictions on the fact `aside` apart; none when they do not.
 * Reports nothing.
 */
export function countingAlternatives(
  judge: Judge,
  cells: readonly Cell[],
  ask: Ask,
  namespaces: Namespaces,
  aside: keyof Facts,
): readonly Reading[] {
  return judgeGrants(judge.trial(), cells, ask, namespaces, aside).counted;
}

function judgeGrants(
  judge: Judge,
  cells: readonly Cell[],
  ask: Ask,
  namespaces: Namespaces,
  aside?: keyof Facts,
): Coverage {
  const before = judge.issues.length;
  const params = { resource: ask.resource, ability: ask.ability };
  const asked = (): string => `${quote(ask.ability)} on ${quote(ask.resource)}`;
  // Each of the first three steps chooses what the next one looks at, so the first broken one ends it.

  const index = indexOf(cells);
  const naming = coveringResource(index, ask.resource, namespaces);
  const named = judge.check('capability.resource', naming.length > 0, () => ({
    message: `expected a grant on ${quote(ask.resource)}, found ${listOf(cells, (cell) => quote(cell.resource))}`,
    params,
  }));
  if (!named) return nothing;
  const candidates = kept(judge, 'capability.resource', naming, [index.all]);

  const fitting = coveringAbility(index, candidates, ask.ability);
  const fits = judge.check('capability.ability', fitting.length > 0, () => {
    const { cells: among, count } = firstIn(index, candidates);
    return {
      message: `expected a grant of ${asked()}, found ${listOf(among, nameOf, count)}${hint(ask, namespaces)}`,
      params: { ...params, cell: among[0]?.path },
    };
  });
  if (!fits) return nothing;
  const able = judge.enforces('capability.ability') && fitting.length > 0 ? fitting : cellsIn(index, candidates);

  const filled = able.filter((cell) => cell.alternatives.length > 0);
  const grants = judge.check('capability.alternative', filled.length > 0, () => ({
    message: `expected at least one alternative in ${listOf(able, nameOf)}, found [], which grants nothing`,
    params: { ...params, cell: able[0]?.path },
  }));
  if (!grants) return nothing;
  const offered = kept(judge, 'capability.alternative', filled, able);

  judge.spend('comparisons', alternativesIn(offered));
  const readings = offered.flatMap((cell) => readingsOf(cell, ask.facts ?? {}, namespaces, aside !== undefined, aside));
  const { sound, malformed, best, counted } = countingOf(judge, readings);
  if (!malformed) judge.hold('restriction.value');
  else {
    for (const { cell, index, malformed: keys } of readings.slice(0, mostIssues)) {
      const key = keys[0] as string;
      judge.check('restriction.value', false, () => malformedValue(judge, cell, index, key, namespaces));
    }
  }
  // Of what the filter before kept nothing of, this one says nothing. Without any cell it is the first that can say no: the
  // filters that would have may be off.
  const told = malformed && readings.length > 0;
  judge.check('capability.restriction', told || best !== 'unmet', () => ({
    message: `expected facts that meet the restrictions on ${asked()}, found ${listOf(sound, sayUnmet)}`,
    params: { ...params, ...at(sound[0]) },
  }));
  const open = sound.filter(({ standing }) => standing === 'undecided');
  judge.check('capability.restriction-undecided', told || best !== 'undecided', () => ({
    message: `cannot decide the restrictions on ${asked()}: ${listOf(open, sayOpen)}`,
    params: { ...params, ...at(open[0]), missing: [...new Set(open.flatMap(({ missing }) => missing))] },
  }));

  const granting = new Set(counted.map(({ cell }) => cell));
  const covering = offered.filter((cell) => granting.has(cell));

  const firstOnly = judge.enforces('lit-v7.first-entry-only');
  const examined = firstOnly ? notHidden(cells, covering, ask, namespaces) : covering;
  judge.check('lit-v7.first-entry-only', covering.length === 0 || examined.length > 0, () => ({
    message: `expected the wildcard entry to grant ${asked()}, found that only ${listOf(covering, nameOf)} does, which it hides`,
    params: { ...params, cell: covering[0]?.path },
  }));
  if (judge.issues.length > before) return nothing;
  const grantingCells = new Set(examined);
  return { cells: examined, counted: counted.filter(({ cell }) => grantingCells.has(cell)) };
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
 * Throws TypeError for a grant that exceeds what `decodeRecap` lets in, for `namespaces` that {@link registerNamespaces}
 * did not make, and for an ask that nobody can have granted: an id or an ability that the prefix does not have, the SDK's
 * name of an ability among them.
 *
 * @example Ask whether a grant covers an operation
 * ```ts
 * import { checkCoverage } from 'capsig/capability';
 *
 * const resource = `lit-pkp://${'7f'.repeat(32)}`;
 * const grant = { att: { [resource]: { 'Threshold/Signing': [{}] } }, prf: [] };
 * const covers = checkCoverage(grant, { resource, ability: 'Threshold/Signing' });
 * // `if (covers)` would always be true: a result is an object.
 * console.log(covers.ok ? covers.value.length : covers.issues[0].rule);
 * ```
 */
export function checkCoverage(
  grant: Recap | readonly Recap[],
  ask: Ask,
  options?: CapabilityOptions,
): Result<readonly Cell[]> {
  const namespaces = namespacesOf(options);
  assertAsk(ask, namespaces, 'ask');
  return decide(options, (judge) => {
    const cells = poolOf(judge, grant);
    judge.spend('comparisons', alternativesIn(cells));
    return judgeCoverage(judge, cells, ask, namespaces);
  });
}
