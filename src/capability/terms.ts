import { canonicalJson, pointer, quote } from '../internal/json.js';
import type { Finding, Judge } from '../judge.js';
import type { Restrictions } from '../recap.js';
import type { Cell } from './cell.js';
import { type Namespace, type Namespaces, namespaceOf } from './namespace.js';
import type { RestrictionRow } from './restriction.js';
import { nameOf, relative } from './wording.js';

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

const none: Terms = Object.freeze({ defined: new Map(), foreign: [], malformed: [] });

/** Reads the restrictions of one alternative of a cell by the rows of a namespace, once for each cell. Total. */
export function termsOf(cell: Cell, index: number, namespace: Namespace | undefined): Terms {
  // Most grants restrict nothing, and to remember that would cost more than to see it (measured: what is kept by weak keys
  // is copied by the collector of garbage).
  if (Object.keys(cell.alternatives[index] ?? {}).length === 0) return none;
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
