import { assertMembers } from '../internal/answered.js';
import { canonicalJson, isPlainObject, pointer, quote } from '../internal/json.js';
import type { Finding, Judge, RuleOptions } from '../judge.js';
import {
  assertNamespaces,
  litNamespaces,
  type Namespace,
  type Namespaces,
  namespaceOf,
  parseResource,
  type RestrictionRow,
} from '../namespace.js';
import { isLonger, recapBounds } from '../recap/bounds.js';
import type { Recap, Restrictions } from '../recap.js';
import type { RuleId } from '../rule.js';
import { countValues } from './weight.js';

/** One ability on one resource in a grant, with the alternatives under which it is granted. */
export interface Cell {
  readonly resource: string;
  readonly ability: string;
  /** The restriction objects, any one of which suffices; none of them grants nothing. */
  readonly alternatives: readonly Restrictions[];
  /** A JSON Pointer to the alternatives. */
  readonly path: string;
}

/** Options of the capability functions. */
export interface CapabilityOptions extends RuleOptions {
  /** What is known about resources; {@link litNamespaces} unless given. */
  readonly namespaces?: Namespaces;
}

/** What a call can be told; a backend is for others, and no mistake where one set of options serves all. */
const members = ['profile', 'outcomes', 'namespaces', 'backend'] as const;

/** The namespaces of a call; throws TypeError for a table that nobody registered. */
export function namespacesOf(options: CapabilityOptions | undefined): Namespaces {
  if (options !== undefined) assertMembers(options, members, 'options');
  const namespaces = options?.namespaces ?? litNamespaces;
  assertNamespaces(namespaces);
  return namespaces;
}

/** The most issues about one question: a hostile grant can hold thousands of entries, and nobody reads more. */
export const mostIssues = 32;

/** The alternatives of a cell without any while capability.alternative is off. */
export const unrestricted: readonly Restrictions[] = [{}];

/**
 * Lists the cells of a ReCap in its own order; each path is a pointer inside the ReCap, `/att/<resource>/<ability>`.
 * Throws TypeError for what is not of the type: untrusted text goes through `decodeRecap` first.
 */
export function cellsOf(recap: Recap): readonly Cell[] {
  if (!isPlainObject(recap) || !isPlainObject(recap.att))
    throw new TypeError('expected a ReCap: an object with att and prf');
  const cells: Cell[] = [];
  for (const [resource, abilities] of Object.entries(recap.att)) {
    if (!isPlainObject(abilities)) throw new TypeError(`expected the abilities of ${quote(resource)} as an object`);
    for (const [ability, alternatives] of Object.entries(abilities)) {
      if (!Array.isArray(alternatives) || !alternatives.every(isPlainObject)) {
        throw new TypeError(`expected ${quote(ability)} on ${quote(resource)} to be an array of objects`);
      }
      // A copy: what is remembered about it is remembered by it, and the caller may change the original.
      cells.push({ resource, ability, alternatives: [...alternatives], path: pointer('/att', resource, ability) });
    }
  }
  return cells;
}

/** As much as no question of coverage or narrowing has work for: grants, alternatives, and all values in these. */
const mostPooled = 65_536;

function isList(grant: Recap | readonly Recap[]): grant is readonly Recap[] {
  return Array.isArray(grant);
}

/**
 * Pools the cells of several grants, whose paths then begin with `/0`, `/1`, ... Throws TypeError for a grant that
 * exceeds what `decodeRecap` lets in, which bounds the work of whoever compares cells.
 */
export function poolOf(judge: Judge, grant: Recap | readonly Recap[]): readonly Cell[] {
  let pooled = 0;
  const listed = (recap: Recap): readonly Cell[] => {
    const cells = bounded(cellsOf(recap));
    // Alternatives are counted by the question, but the list of grants ends where the question would not be answered any more.
    pooled++;
    for (const { alternatives } of cells) pooled += 1 + countValues(alternatives, mostPooled - pooled);
    if (pooled > mostPooled) judge.spend('comparisons', pooled);
    return cells;
  };
  if (!isList(grant)) return listed(grant);
  return grant.flatMap((recap, index) => listed(recap).map((cell) => ({ ...cell, path: `/${index}${cell.path}` })));
}

function bounded(cells: readonly Cell[]): readonly Cell[] {
  const large = cells.find(
    ({ resource, ability, alternatives }) =>
      alternatives.length > recapBounds.alternatives ||
      isLonger(resource, recapBounds.resource) ||
      isLonger(ability, recapBounds.ability),
  );
  if (large || cells.length > recapBounds.cells) {
    const found = large ? `${large.alternatives.length} alternatives of ${nameOf(large)}` : `${cells.length} abilities`;
    throw new TypeError(
      `expected a ReCap of at most ${recapBounds.cells} abilities of at most ${recapBounds.ability} characters, with at most ` +
        `${recapBounds.alternatives} alternatives each, on resources of at most ${recapBounds.resource} characters, found ${found}`,
    );
  }
  return cells;
}

/** Cells by ability: those of one resource, or all of them. */
export interface Group {
  readonly cells: readonly Cell[];
  readonly byAbility: ReadonlyMap<string, readonly Cell[]>;
}

/** Cells in their order, to be found without looking at each of them. */
export interface CellIndex {
  readonly all: Group;
  readonly byResource: ReadonlyMap<string, Group>;
  /** Puts lists of cells together in the order of all of them. */
  join(lists: readonly (readonly Cell[])[]): readonly Cell[];
}

// Keyed by what is made anew for each question: a ReCap is the caller's, who may change it between two of them.
const indexes: WeakMap<readonly Cell[], CellIndex> = new WeakMap();

/** Indexes cells, once for each list. */
export function indexOf(cells: readonly Cell[]): CellIndex {
  const known = indexes.get(cells);
  if (known) return known;
  const positions = new Map(cells.map((cell, position) => [cell, position]));
  const resources = groupBy(cells, ({ resource }) => resource);
  const index: CellIndex = {
    all: groupOf(cells),
    byResource: new Map([...resources].map(([resource, own]) => [resource, groupOf(own)])),
    join(lists) {
      if (lists.length < 2) return lists[0] ?? [];
      return lists.flat().sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
    },
  };
  indexes.set(cells, index);
  return index;
}

/** Groups items by a key, each group in their order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function groupOf(cells: readonly Cell[]): Group {
  return { cells, byAbility: groupBy(cells, ({ ability }) => ability) };
}

/** Finds the registered wildcard over a resource; undefined when its namespace has none. */
export function wildcardOver(resource: string, namespaces: Namespaces): string | undefined {
  return namespaceOf(resource, namespaces)?.wildcard ? `${parseResource(resource)?.prefix}://*` : undefined;
}

/** Finds the cells whose resource covers an asked one: equal bytes, or the registered wildcard over it. */
export function coveringResource({ byResource }: CellIndex, asked: string, namespaces: Namespaces): readonly Group[] {
  const resources = new Set([asked, wildcardOver(asked, namespaces) ?? asked]);
  return [...resources].flatMap((resource) => byResource.get(resource) ?? []);
}

/** Finds the cells among groups whose ability covers an asked one: equal bytes, or the wildcard of everything. */
export function coveringAbility(index: CellIndex, groups: readonly Group[], asked: string): readonly Cell[] {
  const abilities = [...new Set([asked, '*/*'])];
  const lists = groups.flatMap(({ byAbility }) => abilities.map((ability) => byAbility.get(ability) ?? []));
  return index.join(lists.filter((list) => list.length > 0));
}

/** Counts the alternatives of cells, for work: what has none counts as one. */
export function alternativesIn(cells: readonly Cell[]): number {
  return cells.reduce((count, { alternatives }) => count + Math.max(alternatives.length, 1), 0);
}

/** Says how many cells groups have together, and which the first ones are, in the order of all cells. */
export function firstIn(
  index: CellIndex,
  groups: readonly Group[],
): { readonly count: number; readonly cells: readonly Cell[] } {
  const count = groups.reduce((sum, { cells }) => sum + cells.length, 0);
  return { count, cells: index.join(groups.map(({ cells }) => cells.slice(0, mostListed))) };
}

/** Lists the cells of groups in the order of all cells. */
export function cellsIn(index: CellIndex, groups: readonly Group[]): readonly Cell[] {
  return index.join(groups.map(({ cells }) => cells));
}

/** Finds the pointer to `path` from where the judge stands; '' when that lies in another part of the input. */
export function relative(judge: Judge, path: string): string {
  return path.startsWith(`${judge.path}/`) ? path.slice(judge.path.length) : '';
}

/** Holds the restrictions of one alternative as its namespace understands them. */
export interface Terms {
  readonly defined: ReadonlyMap<string, { readonly row: RestrictionRow; readonly value: unknown }>;
  /** The keys that the namespace does not define. */
  readonly foreign: readonly string[];
  /** The defined keys whose values cannot be read: they restrict nothing, which is the off-state of restriction.value. */
  readonly malformed: readonly string[];
}

// Keyed by the list of alternatives, which a cell keeps that is met again at another place.
const known: WeakMap<readonly Restrictions[], Map<Namespace | undefined, Terms[]>> = new WeakMap();

/** Reads the restrictions of one alternative of a cell by the rows of a namespace, once for each cell. Total. */
export function termsOf(cell: Cell, index: number, namespace: Namespace | undefined): Terms {
  const byNamespace = known.get(cell.alternatives) ?? new Map<Namespace | undefined, Terms[]>();
  known.set(cell.alternatives, byNamespace);
  const read = byNamespace.get(namespace) ?? [];
  byNamespace.set(namespace, read);
  const terms = read[index] ?? readTerms(cell.alternatives[index] ?? {}, namespace);
  read[index] = terms;
  return terms;
}

function readTerms(restrictions: Restrictions, namespace: Namespace | undefined): Terms {
  const defined = new Map<string, { row: RestrictionRow; value: unknown }>();
  const foreign: string[] = [];
  const malformed: string[] = [];
  for (const [key, given] of Object.entries(restrictions)) {
    const row = namespace && Object.hasOwn(namespace.restrictions, key) ? namespace.restrictions[key] : undefined;
    const value = row?.read(given);
    if (!row) foreign.push(key);
    else if (value === undefined) malformed.push(key);
    else defined.set(key, { row, value });
  }
  return { defined, foreign, malformed };
}

const quoted: WeakMap<readonly Restrictions[], Map<string, string>> = new WeakMap();

/** Quotes the value of a key of an alternative, once for each list: every question that meets it tells of it, and it can be long. */
function quoteValue({ alternatives }: Cell, index: number, key: string): string {
  const value = alternatives[index]?.[key];
  if (typeof value !== 'object') return typeof value === 'string' ? quote(value) : String(value);
  const texts = quoted.get(alternatives) ?? new Map<string, string>();
  quoted.set(alternatives, texts);
  const place = `${index} ${key}`;
  const text = texts.get(place) ?? quote(canonicalJson(value));
  texts.set(place, text);
  return text;
}

/** Describes a malformed value for restriction.value. */
export function malformedValue(
  judge: Judge,
  cell: Cell,
  index: number,
  key: string,
  namespaces: Namespaces,
): Required<Pick<Finding, 'path' | 'message' | 'params'>> {
  const expected = namespaceOf(cell.resource, namespaces)?.restrictions[key]?.expected;
  return {
    path: relative(judge, pointer(cell.path, index, key)),
    message: `expected ${quote(key)} in alternative ${index} of ${nameOf(cell)} as ${expected}, found ${quoteValue(cell, index, key)}`,
    params: { cell: cell.path, resource: cell.resource, ability: cell.ability, alternative: index, key },
  };
}

/** Narrows candidates by one rule: in the off-state, and past a broken rule, all of them stay. */
export function kept<T>(judge: Judge, rule: RuleId, passing: readonly T[], all: readonly T[]): readonly T[] {
  return judge.enforces(rule) && passing.length > 0 ? passing : all;
}

/** The items that a message lists. */
const mostListed = 3;

/** Lists at most three items in a message; `count` says how many there are where only the first are given. */
export function listOf<T>(items: readonly T[], say: (item: T) => string, count: number = items.length): string {
  if (count === 0) return 'nothing';
  const said = items.slice(0, mostListed).map(say).join('; ');
  return count > mostListed ? `${said} and ${count - mostListed} more` : said;
}

/** Names a cell in a message. */
export function nameOf(cell: Cell): string {
  return `${quote(cell.ability)} on ${quote(cell.resource)}`;
}
