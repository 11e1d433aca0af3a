import type { Recap, Restrictions } from '../recap.js';

export type Cells = Map<string, Map<string, Restrictions[]>>;

export function cellOf(cells: Cells, resource: string, ability: string): Restrictions[] {
  const row = cells.get(resource) ?? new Map<string, Restrictions[]>();
  cells.set(resource, row);
  const alternatives = row.get(ability) ?? [];
  row.set(ability, alternatives);
  return alternatives;
}

export function attOf(cells: Cells): Recap['att'] {
  const att: Record<string, Recap['att'][string]> = Object.create(null);
  for (const [resource, row] of cells) {
    const abilities: Record<string, readonly Restrictions[]> = Object.create(null);
    for (const [ability, alternatives] of row) abilities[ability] = [...alternatives];
    att[resource] = abilities;
  }
  return att;
}

/** Merges ReCaps as deployed clients do: alternatives that restrict nothing give way to those that come after them. */
export function mergeAsDeployed(recaps: readonly Recap[]): Recap {
  const cells: Cells = new Map();
  for (const { att } of recaps) {
    for (const [resource, abilities] of Object.entries(att)) {
      for (const [ability, alternatives] of Object.entries(abilities)) {
        const known = cellOf(cells, resource, ability);
        if (known.every((restrictions) => Object.keys(restrictions).length === 0)) known.length = 0;
        known.push(...alternatives);
      }
    }
  }
  return { att: attOf(cells), prf: [...new Set(recaps.flatMap(({ prf }) => prf))] };
}
