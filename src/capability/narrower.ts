import { canonicalJson, quote } from '../internal/json.js';
import { decide, type Judge } from '../judge.js';
import { litNamespaces, type Namespace, type Namespaces, namespaceOf } from '../namespace.js';
import type { Recap, Restrictions } from '../recap.js';
import type { Result } from '../rule.js';
import {
  type CapabilityOptions,
  type Cell,
  coversAbility,
  coversResource,
  kept,
  listOf,
  malformedValue,
  mostIssues,
  nameOf,
  poolOf,
  readTerms,
  relative,
  type Terms,
  unrestricted,
} from './cell.js';

/** The restrictions of one alternative, ready to be compared. */
interface Comparable extends Terms {
  /** The canonical JSON of each foreign value. */
  readonly exact: ReadonlyMap<string, string>;
}

function comparable(restrictions: Restrictions, namespace: Namespace | undefined): Comparable {
  const terms = readTerms(restrictions, namespace);
  return { ...terms, exact: new Map(terms.foreign.map((key) => [key, canonicalJson(restrictions[key])])) };
}

/** Alternatives as the profile counts them: a verifier that takes `[]` for a grant must not find it narrower than anything. */
function alternativesOf(judge: Judge, cell: Cell): readonly Restrictions[] {
  return cell.alternatives.length === 0 && !judge.enforces('capability.alternative') ? unrestricted : cell.alternatives;
}

/** The first key of the parent that the child does not narrow; undefined when it narrows them all. */
function widened(child: Comparable, parent: Comparable): string | undefined {
  for (const [key, { row, value }] of parent.defined) {
    const own = child.defined.get(key);
    if (!own || !row.narrower(own.value, value)) return key;
  }
  for (const [key, json] of parent.exact) if (child.exact.get(key) !== json) return key;
  return undefined;
}

/**
 * Reads whether every cell of `child` is narrower than or equal to a cell of `parent`; false when an issue was reported.
 *
 * Issues of narrower.* point at the child's cell, or at its alternative, when that lies below the judge; `params.cell`
 * always does. restriction.value is judged on the whole of both sides, which is what keeps the relation transitive;
 * `params.side` says whose value it is.
 */
export function readNarrowing(
  judge: Judge,
  child: readonly Cell[],
  parent: readonly Cell[],
  namespaces: Namespaces,
): boolean {
  const before = judge.issues.length;
  const full = (): boolean => judge.issues.length - before >= mostIssues;
  checkValues(judge, child, 'child', namespaces, full);
  checkValues(judge, parent, 'parent', namespaces, full);

  // A parent is read by the rows of the child's namespace; apart from the off-state of narrower.resource they are its own.
  const read = new Map<Namespace | undefined, Map<Cell, readonly Comparable[]>>();
  const parentTerms = (cell: Cell, namespace: Namespace | undefined): readonly Comparable[] => {
    const known = read.get(namespace) ?? new Map<Cell, readonly Comparable[]>();
    read.set(namespace, known);
    const terms = known.get(cell) ?? alternativesOf(judge, cell).map((one) => comparable(one, namespace));
    known.set(cell, terms);
    return terms;
  };

  for (const cell of child) {
    if (full()) break;
    const alternatives = alternativesOf(judge, cell);
    // What grants nothing is narrower than anything.
    if (alternatives.length === 0) continue;
    const params = { cell: cell.path, resource: cell.resource, ability: cell.ability };
    const ended = (held: boolean): boolean => !held && (!judge.collecting || parent.length === 0);

    const naming = parent.filter((one) => coversResource(one.resource, cell.resource, namespaces));
    const named = judge.check('narrower.resource', naming.length > 0, () => ({
      path: relative(judge, cell.path),
      message: `expected a parent that grants ${quote(cell.resource)}, found ${listOf(parent, (one) => quote(one.resource))}`,
      params,
    }));
    if (ended(named)) continue;
    const candidates = kept(judge, 'narrower.resource', naming, parent);

    const fitting = candidates.filter((one) => coversAbility(one.ability, cell.ability));
    const fits = judge.check('narrower.ability', fitting.length > 0, () => ({
      path: relative(judge, cell.path),
      message: `expected a parent that grants ${nameOf(cell)}, found ${listOf(candidates, nameOf)}`,
      params,
    }));
    if (ended(fits)) continue;
    const able = kept(judge, 'narrower.ability', fitting, candidates);

    const namespace = namespaceOf(cell.resource, namespaces);
    const bounds = able.flatMap((one) => parentTerms(one, namespace));
    alternatives.forEach((restrictions, index) => {
      if (full()) return;
      const own = comparable(restrictions, namespace);
      const held = bounds.some((bound) => widened(own, bound) === undefined);
      judge.check('narrower.restriction', held, () => {
        const keys = [...new Set(bounds.flatMap((bound) => widened(own, bound) ?? []))].slice(0, 8);
        const why = keys.length > 0 ? `wider in ${keys.map(quote).join(', ')}` : 'a parent without alternatives';
        return {
          path: relative(judge, `${cell.path}/${index}`),
          message: `expected alternative ${index} of ${nameOf(cell)} to be narrower than one of the parent, found ${why}`,
          params: { ...params, alternative: index, keys },
        };
      });
    });
  }
  return judge.issues.length === before;
}

function checkValues(
  judge: Judge,
  cells: readonly Cell[],
  side: 'child' | 'parent',
  namespaces: Namespaces,
  full: () => boolean,
): void {
  let sound = true;
  for (const cell of cells) {
    const namespace = namespaceOf(cell.resource, namespaces);
    cell.alternatives.forEach((restrictions, index) => {
      for (const key of readTerms(restrictions, namespace).malformed) {
        sound = false;
        if (full()) return;
        judge.check('restriction.value', false, () => {
          const { path, message, params } = malformedValue(judge, cell, index, key, namespaces);
          return { path, message: `${message} (of the ${side})`, params: { ...params, side } };
        });
      }
    });
  }
  if (sound) judge.check('restriction.value', true, () => ({ message: '' }));
}

/**
 * Checks that a grant is narrower than or equal to another: whatever `child` covers, `parent` covers for the same facts.
 *
 * Every alternative of every child cell has to be narrower than one alternative of one parent cell whose resource and
 * ability cover the child's; it may not be split over several. One alternative is narrower than another when it has
 * every key of the other with a value that is not wider: by the order of the key's row in the child's namespace, and
 * for keys without a row by equality of their canonical JSON (RFC 8785). `[]` grants nothing and needs no parent.
 * Lists of grants are pooled, and paths into them begin with `/0`, `/1`, ...
 *
 * Issues: narrower.resource and narrower.ability at the child's cell, narrower.restriction at its alternative,
 * restriction.value at a malformed value of either side, which `params.side` names.
 */
export function isNarrower(
  child: Recap | readonly Recap[],
  parent: Recap | readonly Recap[],
  options?: CapabilityOptions,
): Result<true> {
  const [narrow, wide] = [poolOf(child), poolOf(parent)];
  return decide(options, (judge) => {
    readNarrowing(judge, narrow, wide, options?.namespaces ?? litNamespaces);
    return true as const;
  });
}
