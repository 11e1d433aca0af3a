import { canonicalJson, isPlainObject, pointer, quote } from '../internal/json.js';
import type { Finding, Judge, RuleOptions } from '../judge.js';
import { type Namespace, type Namespaces, namespaceOf, parseResource, type RestrictionRow } from '../namespace.js';
import type { Recap, Restrictions } from '../recap.js';
import type { RuleId } from '../rule.js';

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
      cells.push({ resource, ability, alternatives, path: pointer('/att', resource, ability) });
    }
  }
  return cells;
}

function isList(grant: Recap | readonly Recap[]): grant is readonly Recap[] {
  return Array.isArray(grant);
}

/** Pools the cells of several grants, whose paths then begin with `/0`, `/1`, ... */
export function poolOf(grant: Recap | readonly Recap[]): readonly Cell[] {
  if (!isList(grant)) return cellsOf(grant);
  return grant.flatMap((recap, index) => cellsOf(recap).map((cell) => ({ ...cell, path: `/${index}${cell.path}` })));
}

/** Says whether a granted resource covers an asked one: equal bytes, or a registered wildcard over it. */
export function coversResource(granted: string, asked: string, namespaces: Namespaces): boolean {
  if (granted === asked) return true;
  const namespace = namespaceOf(granted, namespaces);
  if (!namespace?.wildcard || parseResource(granted)?.id !== '*') return false;
  return asked.startsWith(`${namespace.prefix}://`);
}

/** Says whether a granted ability covers an asked one: equal bytes, or the wildcard of everything. */
export function coversAbility(granted: string, asked: string): boolean {
  return granted === asked || granted === '*/*';
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

/** Reads the restrictions of one alternative by the rows of a namespace. Total. */
export function readTerms(restrictions: Restrictions, namespace: Namespace | undefined): Terms {
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

/** Describes a malformed value for restriction.value. */
export function malformedValue(
  judge: Judge,
  cell: Cell,
  index: number,
  key: string,
  namespaces: Namespaces,
): Required<Pick<Finding, 'path' | 'message' | 'params'>> {
  const expected = namespaceOf(cell.resource, namespaces)?.restrictions[key]?.expected;
  const value = cell.alternatives[index]?.[key];
  const found = typeof value === 'object' ? quote(canonicalJson(value)) : quoteScalar(value);
  return {
    path: relative(judge, pointer(cell.path, index, key)),
    message: `expected ${quote(key)} in alternative ${index} of ${nameOf(cell)} as ${expected}, found ${found}`,
    params: { cell: cell.path, resource: cell.resource, ability: cell.ability, alternative: index, key },
  };
}

function quoteScalar(value: unknown): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

/** Narrows candidates by one rule: in the off-state, and past a broken rule, all of them stay. */
export function kept(judge: Judge, rule: RuleId, passing: readonly Cell[], all: readonly Cell[]): readonly Cell[] {
  return judge.enforces(rule) && passing.length > 0 ? passing : all;
}

/** Lists at most three items in a message. */
export function listOf<T>(items: readonly T[], say: (item: T) => string): string {
  if (items.length === 0) return 'nothing';
  const said = items.slice(0, 3).map(say).join('; ');
  return items.length > 3 ? `${said} and ${items.length - 3} more` : said;
}

/** Names a cell in a message. */
export function nameOf(cell: Cell): string {
  return `${quote(cell.ability)} on ${quote(cell.resource)}`;
}
