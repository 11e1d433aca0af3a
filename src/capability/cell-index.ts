import type { Cell } from './cell.js';
import { type Namespaces, namespaceOf } from './namespace.js';
import { parseResource } from './resource.js';
import { mostListed } from './wording.js';

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
