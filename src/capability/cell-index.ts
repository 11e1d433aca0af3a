import type { Cell } from './cell.js';
import { type Namespaces, namespaceOf } from './namespace.js';
import { mostListed } from './wording.js';

/** Finds what belongs to a name. */
interface Lookup<T> {
  get(name: string): T | undefined;
}

/** Cells by ability: those of one resource, or all of them. */
export interface Group {
  readonly cells: readonly Cell[];
  readonly byAbility: Lookup<readonly Cell[]>;
}

/** Cells in their order, to be found without looking at each of them. */
export interface CellIndex {
  readonly all: Group;
  readonly byResource: Lookup<Group>;
  /** Puts lists of cells together in the order of all of them. */
  join(lists: readonly (readonly Cell[])[]): readonly Cell[];
}

// Keyed by what is made anew for each question: a ReCap is the caller's, who may change it between two of them.
const indexes: WeakMap<readonly Cell[], CellIndex> = new WeakMap();

/** So few are found sooner by a look at each of them. */
const fewCells = 4;

/** Indexes cells, once for each list. */
export function indexOf(cells: readonly Cell[]): CellIndex {
  if (cells.length <= fewCells) return indexOfFew(cells);
  const known = indexes.get(cells);
  if (known) return known;
  const positions = new Map(cells.map((cell, position) => [cell, position]));
  const resources = groupBy(cells, ({ resource }) => resource);
  const index: CellIndex = {
    all: groupOf(cells),
    byResource: new Map([...resources].map(([resource, own]) => [resource, groupOf(own)])),
    join: (lists) => joined(lists, (cell) => positions.get(cell) ?? 0),
  };
  indexes.set(cells, index);
  return index;
}

function joined(lists: readonly (readonly Cell[])[], positionOf: (cell: Cell) => number): readonly Cell[] {
  if (lists.length < 2) return lists[0] ?? [];
  return lists.flat().sort((a, b) => positionOf(a) - positionOf(b));
}

function someOf(cells: readonly Cell[]): readonly Cell[] | undefined {
  return cells.length > 0 ? cells : undefined;
}

function fewOf(cells: readonly Cell[]): Group {
  return { cells, byAbility: { get: (ability) => someOf(cells.filter((cell) => cell.ability === ability)) } };
}

/** An index of few cells, which looks for nothing before it is asked. */
function indexOfFew(cells: readonly Cell[]): CellIndex {
  const named = (resource: string): Group | undefined => {
    const own = someOf(cells.filter((cell) => cell.resource === resource));
    return own && fewOf(own);
  };
  return {
    all: fewOf(cells),
    byResource: { get: named },
    join: (lists) => joined(lists, (cell) => cells.lastIndexOf(cell)),
  };
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
  const namespace = namespaceOf(resource, namespaces);
  return namespace?.wildcard ? `${namespace.prefix}://*` : undefined;
}

/** Finds what belongs to a name, and to the other that covers it. */
function found<T>(lookup: Lookup<T>, name: string, covering: string | undefined): readonly T[] {
  const all: T[] = [];
  const own = lookup.get(name);
  if (own !== undefined) all.push(own);
  const over = covering === undefined || covering === name ? undefined : lookup.get(covering);
  if (over !== undefined) all.push(over);
  return all;
}

/** Finds the cells whose resource covers an asked one: equal bytes, or the registered wildcard over it. */
export function coveringResource({ byResource }: CellIndex, asked: string, namespaces: Namespaces): readonly Group[] {
  return found(byResource, asked, wildcardOver(asked, namespaces));
}

/** Finds the cells among groups whose ability covers an asked one: equal bytes, or the wildcard of everything. */
export function coveringAbility(index: CellIndex, groups: readonly Group[], asked: string): readonly Cell[] {
  const [only] = groups;
  if (only && groups.length === 1) return index.join(found(only.byAbility, asked, '*/*'));
  return index.join(groups.flatMap(({ byAbility }) => found(byAbility, asked, '*/*')));
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
