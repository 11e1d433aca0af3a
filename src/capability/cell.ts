import { isPlainObject, pointer, quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import { isLonger, recapBounds } from '../recap/bounds.js';
import type { Recap, Restrictions } from '../recap.js';
import type { RuleId } from '../rule.js';
import { countValues } from './weight.js';
import { nameOf } from './wording.js';

/** One ability on one resource in a grant, with the alternatives under which it is granted. */
export interface Cell {
  readonly resource: string;
  readonly ability: string;
  /** The restriction objects, any one of which suffices; none of them grants nothing. */
  readonly alternatives: readonly Restrictions[];
  /** A JSON Pointer to the alternatives. */
  readonly path: string;
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
  return cellsAt('', recap);
}

/** Lists the cells of a ReCap that stands at a path, which theirs begin with. */
export function cellsAt(at: string, recap: Recap): readonly Cell[] {
  if (!isPlainObject(recap) || !isPlainObject(recap.att))
    throw new TypeError('expected a ReCap: an object with att and prf');
  const cells: Cell[] = [];
  const start = `${at}/att`;
  for (const [resource, abilities] of Object.entries(recap.att)) {
    if (!isPlainObject(abilities)) throw new TypeError(`expected the abilities of ${quote(resource)} as an object`);
    for (const [ability, alternatives] of Object.entries(abilities)) {
      if (!Array.isArray(alternatives) || !alternatives.every(isPlainObject)) {
        throw new TypeError(`expected ${quote(ability)} on ${quote(resource)} to be an array of objects`);
      }
      // A copy: what is remembered about it is remembered by it, and the caller may change the original.
      cells.push({ resource, ability, alternatives: [...alternatives], path: pointer(start, resource, ability) });
    }
  }
  return cells;
}

/** As much as no question of coverage or narrowing has work for: grants, alternatives, and all values in these. */
const mostPooled = 36_864;

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

/** Counts the alternatives of cells, for work: what has none counts as one. */
export function alternativesIn(cells: readonly Cell[]): number {
  return cells.reduce((count, { alternatives }) => count + Math.max(alternatives.length, 1), 0);
}

/** Narrows candidates by one rule: in the off-state, and past a broken rule, all of them stay. */
export function kept<T>(judge: Judge, rule: RuleId, passing: readonly T[], all: readonly T[]): readonly T[] {
  return judge.enforces(rule) && passing.length > 0 ? passing : all;
}
