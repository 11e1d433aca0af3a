import { answeredNow, assertMembers, assertObject, booleanFrom } from '../internal/answered.js';
import { isPlainObject, quote } from '../internal/json.js';
import { prefixEnd } from './resource.js';
import type { Facts, RestrictionRow } from './restriction.js';

/** Describes the resources of one URI prefix: which ids it has, what can be done with them, what restricts that. */
export interface Namespace {
  /** What stands before `://`, byte for byte. */
  readonly prefix: string;
  /** Whether the prefix alone is the only resource of this namespace, without `://` and an id. */
  readonly bare?: boolean;
  /** Whether `prefix://*` stands for every resource of this prefix, and `*` is an id. */
  readonly wildcard: boolean;
  /** The grammar of an id other than `*`; tried against the whole id. Must match in linear time. Read when it is registered. */
  readonly id: RegExp;
  /** The abilities that clients can ask for: the SDK's name to `Namespace/Name`, one to one. */
  readonly abilities: Readonly<Record<string, string>>;
  /** The restriction keys that this namespace defines; every other key is undecided here. */
  readonly restrictions: Readonly<Record<string, RestrictionRow>>;
}

/** The registered namespaces by prefix. */
export type Namespaces = Readonly<Record<string, Namespace>>;

/** The scheme of a URI. */
export const schemePattern: RegExp = /^[a-zA-Z][a-zA-Z0-9+.-]*$/;

/** An ability without the `*` that ERC-5573 allows: what is asked for is one ability, never a pattern. */
export const abilityPattern: RegExp = /^[a-zA-Z0-9._+-]+\/[a-zA-Z0-9._+-]+$/;

/** The tables that this module made; no other object is one, however alike. */
const tables: WeakSet<object> = new WeakSet();

/** The grammars that are tried. A RegExp can be changed by whoever holds it, even a frozen one, so nobody is handed these. */
const grammars: WeakMap<Namespace, RegExp> = new WeakMap();

const rowMembers = ['prefix', 'bare', 'wildcard', 'id', 'abilities', 'restrictions'] as const;
const restrictionMembers = ['fact', 'expected', 'read', 'narrower', 'met'] as const;

/** Copies a restriction, so that it stays as it was registered and answers with nothing but what its type says. */
function fixed(row: RestrictionRow, name: string): RestrictionRow {
  const { fact, expected } = row;
  const [read, narrower, met] = [row.read.bind(row), row.narrower.bind(row), row.met.bind(row)];
  return Object.freeze({
    fact,
    expected,
    read: (value: unknown) => answeredNow(read(value), `${name}.read`),
    narrower: (child: unknown, parent: unknown) => booleanFrom(narrower(child, parent), `${name}.narrower`),
    met: (value: unknown, given: NonNullable<Facts[keyof Facts]>) => booleanFrom(met(value, given), `${name}.met`),
  });
}

/**
 * Checks that a table of namespaces was made by {@link registerNamespaces} and throws TypeError otherwise: in a table
 * put together by hand the grammar of an id may match a part of it, and a row may stand under the prefix of another.
 */
export function assertNamespaces(namespaces: Namespaces): void {
  if (tables.has(namespaces)) return;
  throw new TypeError(
    'expected namespaces as registerNamespaces returns them, such as registerNamespaces(litNamespaces, [row])',
  );
}

function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, entries));
}

/**
 * Creates a table of namespaces from another one (`{}` for none) and further rows; `base` is left as it is.
 *
 * A row's `id` is tried against the whole id whether or not it is anchored. Throws TypeError for a prefix that is not a
 * URI scheme or is registered already, for an ability that is not a literal `Namespace/Name`, for two names of one
 * ability, because none of them would mean one thing, for a wildcard that is neither true nor false, for a
 * restriction without its functions or with a member that nobody reads, and for a base that was
 * not made here.
 */
export function registerNamespaces(base: Namespaces, rows: readonly Namespace[]): Namespaces {
  if (!isEmpty(base)) assertNamespaces(base);
  const registered = Object.assign(Object.create(null) as Record<string, Namespace>, base);
  for (const row of rows) {
    assertMembers(row, rowMembers, 'namespace');
    const { prefix, bare = false, wildcard, id, abilities, restrictions } = row;
    if (typeof prefix !== 'string' || !schemePattern.test(prefix)) {
      throw new TypeError(`expected a URI scheme as prefix of a namespace, found ${JSON.stringify(prefix)}`);
    }
    if (Object.hasOwn(registered, prefix)) throw new TypeError(`the namespace ${prefix} is registered already`);
    if (typeof wildcard !== 'boolean') throw new TypeError(`expected true or false as wildcard of ${prefix}`);
    if (typeof bare !== 'boolean') throw new TypeError(`expected true or false as bare of ${prefix}`);
    if (bare && wildcard) throw new TypeError(`the namespace ${prefix} has one resource, and so no wildcard`);
    if (!(id instanceof RegExp)) throw new TypeError(`expected a RegExp as id of the namespace ${prefix}`);
    assertObject(abilities, `abilities of ${prefix}`);
    assertObject(restrictions, `restrictions of ${prefix}`);
    const names = Object.values(abilities);
    // A list of one ability would pass for it as text, and never equal it.
    const odd = names.find((name) => typeof name !== 'string' || !abilityPattern.test(name));
    if (odd !== undefined) throw new TypeError(`expected Namespace/Name, found ${JSON.stringify(odd)} in ${prefix}`);
    if (new Set(names).size < names.length) throw new TypeError(`an ability of ${prefix} has two names`);
    const partial = Object.keys(restrictions).find((key) => !isRow(restrictions[key]));
    if (partial !== undefined) {
      throw new TypeError(`expected fact, read, narrower and met of ${JSON.stringify(partial)} in ${prefix}`);
    }
    for (const [key, each] of Object.entries(restrictions)) {
      if (isPlainObject(each)) assertMembers(each, restrictionMembers, `the restriction ${quote(key)} of ${prefix}`);
    }
    // Stateful flags would make the answer depend on the last question; `m` would let `$` match before a line feed.
    const [source, flags] = [`^(?:${id.source})$`, id.flags.replace(/[dgmy]/g, '')];
    const rows = Object.entries(restrictions).map(([key, each]) => [key, fixed(each, `${prefix} ${key}`)] as const);
    const namespace: Namespace = Object.freeze({
      prefix,
      ...(bare ? { bare } : {}),
      wildcard,
      id: new RegExp(source, flags),
      abilities: table(abilities),
      restrictions: table(Object.fromEntries(rows)),
    });
    grammars.set(namespace, new RegExp(source, flags));
    registered[prefix] = namespace;
  }
  tables.add(registered);
  return Object.freeze(registered);
}

function isEmpty(base: unknown): boolean {
  // A Map or a list of rows has no keys of its own either.
  return isPlainObject(base) && Object.keys(base).length === 0;
}

function isRow(row: RestrictionRow | undefined): boolean {
  const { fact, read, narrower, met } = row ?? {};
  return typeof fact === 'string' && [read, narrower, met].every((each) => typeof each === 'function');
}

/** Finds the namespace of a resource URI by its whole prefix; undefined when nobody registered it. */
export function namespaceOf(uri: string, namespaces: Namespaces): Namespace | undefined {
  const end = prefixEnd(uri);
  const prefix = uri.slice(0, end);
  const row = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
  return row && (row.bare === true) === (end === undefined) ? row : undefined;
}

/** Says whether a text is an id of a registered namespace: one of its grammar, or `*` where that is one. */
export function isId(namespace: Namespace, id: string): boolean {
  return id === '*' ? namespace.wildcard : grammars.get(namespace)?.test(id) === true;
}
