import { sortUtf8 } from '../internal/bytes.js';
import { canonicalJson, quote } from '../internal/json.js';
import { decide, type Judge } from '../judge.js';
import type { Recap, Restrictions } from '../recap.js';
import type { Result } from '../rule.js';
import { alternativesIn, type Cell, kept, mostIssues, poolOf, unrestricted } from './cell.js';
import { cellsIn, coveringAbility, coveringResource, firstIn, groupBy, indexOf } from './cell-index.js';
import { type Namespace, type Namespaces, namespaceOf } from './namespace.js';
import { type CapabilityOptions, namespacesOf } from './options.js';
import { malformedValue, type Terms, termsOf } from './terms.js';
import { listOf, nameOf, relative } from './wording.js';

/** The restrictions of one alternative, ready to be compared. */
interface Comparable extends Terms {
  /** The canonical JSON of each foreign value. */
  readonly exact: ReadonlyMap<string, string>;
  /** The foreign keys with their values, each as one text: made once, because every list of bounds is asked for them. */
  readonly written: readonly string[];
  /** One text for all that says the same; undefined for what has none, or needs none. */
  readonly text: string | undefined;
}

function comparable(cell: Cell, index: number, namespace: Namespace | undefined): Comparable {
  const restrictions = cell.alternatives[index] ?? {};
  const terms = termsOf(cell, index, namespace);
  const exact = new Map(terms.foreign.map((key) => [key, canonicalJson(restrictions[key])]));
  const written = [...exact].map(termOf);
  // Without foreign keys there is nothing that comparing would not find; a malformed value may be no JSON value at all.
  if (terms.malformed.length > 0 || exact.size === 0) return { ...terms, exact, written, text: undefined };
  const defined = [...terms.defined.keys()].map((key) => termOf([key, canonicalJson(restrictions[key])]));
  return { ...terms, exact, written, text: sortUtf8([...written, ...defined]).join() };
}

/** The alternatives of a parent cell, to be found without looking at each of them. */
interface Bounds {
  readonly all: readonly Comparable[];
  readonly texts: ReadonlySet<string | undefined>;
  /** Those without a foreign key. */
  readonly plain: readonly Comparable[];
  /** The others, each by that of its foreign terms which the fewest have: without it nothing is narrower. */
  readonly byTerm: ReadonlyMap<string, readonly Comparable[]>;
}

function termOf([key, json]: readonly [string, string]): string {
  return `${JSON.stringify(key)}:${json}`;
}

function boundsOf(all: readonly Comparable[]): Bounds {
  const counts = new Map<string, number>();
  const count = (term: string): number => counts.get(term) ?? 0;
  for (const { written } of all) for (const term of written) counts.set(term, count(term) + 1);
  const rarest = ({ written }: Comparable): string =>
    written.reduce((best, term) => (count(term) < count(best) ? term : best));
  return {
    all,
    texts: new Set(all.flatMap(({ text }) => text ?? [])),
    plain: all.filter(({ exact }) => exact.size === 0),
    byTerm: groupBy(
      all.filter(({ exact }) => exact.size > 0),
      rarest,
    ),
  };
}

const read: WeakMap<readonly Restrictions[], Map<Namespace | undefined, Bounds>> = new WeakMap();

/** Reads the alternatives of a cell by the rows of a namespace, once for each list of alternatives. */
function boundsIn(cell: Cell, namespace: Namespace | undefined): Bounds {
  const known = read.get(cell.alternatives) ?? new Map<Namespace | undefined, Bounds>();
  read.set(cell.alternatives, known);
  const bounds =
    known.get(namespace) ?? boundsOf(cell.alternatives.map((_, each) => comparable(cell, each, namespace)));
  known.set(namespace, bounds);
  return bounds;
}

/** Says whether one of the bounds is as wide; equal ones are found by their text, because the order is reflexive. */
function isWithin(own: Comparable, { texts, plain, byTerm }: Bounds): boolean {
  if (own.text !== undefined && texts.has(own.text)) return true;
  const wider = (bound: Comparable): boolean => widened(own, bound) === undefined;
  return plain.some(wider) || own.written.some((term) => byTerm.get(term)?.some(wider));
}

/** Alternatives as the profile counts them: a verifier that takes `[]` for a grant must not find it narrower than anything. */
function alternativesOf(judge: Judge, cell: Cell): readonly Restrictions[] {
  return cell.alternatives.length === 0 && !judge.enforces('capability.alternative') ? unrestricted : cell.alternatives;
}

/** Counts what one comparison with an alternative looks at: itself, its members, and the items of those that are lists. */
function weightOf(restrictions: Restrictions): number {
  const values = Object.values(restrictions);
  return 1 + values.length + sum(values.map((value) => (Array.isArray(value) ? value.length : 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
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
 * Judges whether every cell of `child` is narrower than or equal to a cell of `parent`; false when an issue was reported.
 *
 * Issues of narrower.* point at the child's cell, or at its alternative, when that lies below the judge; `params.cell`
 * always does. restriction.value is judged on the whole of both sides, which is what keeps the relation transitive;
 * `params.side` says whose value it is.
 */
export function judgeNarrowing(
  judge: Judge,
  child: readonly Cell[],
  parent: readonly Cell[],
  namespaces: Namespaces,
): boolean {
  const before = judge.issues.length;
  const full = (): boolean => judge.issues.length - before >= mostIssues;
  judge.spend('comparisons', alternativesIn(child) + alternativesIn(parent));
  checkValues(judge, child, 'child', namespaces, full);
  checkValues(judge, parent, 'parent', namespaces, full);

  const index = indexOf(parent);

  for (const cell of child) {
    if (full()) break;
    const alternatives = alternativesOf(judge, cell);
    // What grants nothing is narrower than anything.
    if (alternatives.length === 0) continue;
    const params = { cell: cell.path, resource: cell.resource, ability: cell.ability };

    const naming = coveringResource(index, cell.resource, namespaces);
    const named = judge.check('narrower.resource', naming.length > 0, () => ({
      path: relative(judge, cell.path),
      message: `expected a parent that grants ${quote(cell.resource)}, found ${listOf(parent, (one) => quote(one.resource))}`,
      params,
    }));
    if (!named) continue;
    const candidates = kept(judge, 'narrower.resource', naming, [index.all]);

    const fitting = coveringAbility(index, candidates, cell.ability);
    const fits = judge.check('narrower.ability', fitting.length > 0, () => {
      const { cells, count } = firstIn(index, candidates);
      return {
        path: relative(judge, cell.path),
        message: `expected a parent that grants ${nameOf(cell)}, found ${listOf(cells, nameOf, count)}`,
        params,
      };
    });
    if (!fits) continue;
    const keeps = judge.enforces('narrower.ability') && fitting.length > 0;
    const able = keeps ? fitting : cellsIn(index, candidates);

    const namespace = namespaceOf(cell.resource, namespaces);
    const wide = sum(able.map((one) => alternativesOf(judge, one).length));
    judge.spend('comparisons', wide * sum(alternatives.map(weightOf)), relative(judge, cell.path));
    // A parent is read by the rows of the child's namespace; apart from the off-state of narrower.resource they are its own.
    const bounds = able.map((one) => boundsIn({ ...one, alternatives: alternativesOf(judge, one) }, namespace));
    const owns = boundsIn({ ...cell, alternatives }, namespace).all;
    const compared = new Map<string, boolean>();
    for (const at of alternatives.keys()) {
      if (full()) break;
      const own = owns[at] as Comparable;
      const held =
        (own.text === undefined ? undefined : compared.get(own.text)) ?? bounds.some((each) => isWithin(own, each));
      if (own.text !== undefined) compared.set(own.text, held);
      judge.check('narrower.restriction', held, () => {
        const all = bounds.flatMap((each) => each.all);
        const keys = [...new Set(all.flatMap((bound) => widened(own, bound) ?? []))].slice(0, 8);
        const why = keys.length > 0 ? `wider in ${keys.map(quote).join(', ')}` : 'a parent without alternatives';
        return {
          path: relative(judge, `${cell.path}/${at}`),
          message: `expected alternative ${at} of ${nameOf(cell)} to be narrower than one of the parent, found ${why}`,
          params: { ...params, alternative: at, keys },
        };
      });
    }
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
    cell.alternatives.forEach((_, index) => {
      for (const key of termsOf(cell, index, namespace).malformed) {
        sound = false;
        if (full()) return;
        judge.check('restriction.value', false, () => {
          const { path, message, params } = malformedValue(judge, cell, index, key, namespaces);
          return { path, message: `${message} (of the ${side})`, params: { ...params, side } };
        });
      }
    });
  }
  if (sound) judge.hold('restriction.value');
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
 *
 * Throws TypeError for a grant that exceeds what `decodeRecap` lets in, and for `namespaces` that `registerNamespaces`
 * did not make.
 *
 * @example Ask whether a grant may be lent on
 * ```ts
 * import { checkNarrowing } from 'capsig/capability';
 *
 * const lent = { att: { 'lit-pkp://7f7f': { 'Threshold/Signing': [{}] } }, prf: [] };
 * const wider = { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] };
 * // `if (checkNarrowing(...))` would always be true: a result is an object.
 * console.log(checkNarrowing(lent, wider).ok, checkNarrowing(wider, lent).ok); // true false
 * ```
 */
export function checkNarrowing(
  child: Recap | readonly Recap[],
  parent: Recap | readonly Recap[],
  options?: CapabilityOptions,
): Result<true> {
  const namespaces = namespacesOf(options);
  return decide(options, (judge) => {
    judgeNarrowing(judge, poolOf(judge, child), poolOf(judge, parent), namespaces);
    return true as const;
  });
}
