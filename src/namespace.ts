import { answeredNow, assertMembers, booleanFrom } from './internal/answered.js';
import { isPlainObject, quote } from './internal/json.js';

/**
 * States what the caller knows about one use of a grant, for restrictions to be evaluated on. A fact that is left out
 * leaves every restriction on it undecided. Whoever registers a restriction on another fact adds the fact to this
 * interface by declaration merging.
 */
export interface Facts {
  /** The Ethereum address of the one who uses the grant: 40 hex digits in any case, with or without `0x`. */
  readonly delegatee?: string;
  /** The token id of the capacity credit that is to be used. */
  readonly token?: bigint;
  /** The price of this use, in wei. */
  readonly price?: bigint;
  /** How often the grant has been used before, this use not counted. */
  readonly uses?: bigint;
  /** What the use is for: one of `encryption_sign`, `lit_action`, `pkp_sign`, `sign_session_key`. */
  readonly scope?: string;
}

/**
 * Defines one restriction key of a namespace: how a value is read, ordered and evaluated. `V` is the normal form that
 * `read` returns; `F` names the fact it is evaluated on.
 */
export interface RestrictionRow<V = unknown, F extends keyof Facts = keyof Facts> {
  /** The one fact that decides this restriction. */
  readonly fact: F;
  /** What a well-formed value is, for messages: "an array of ...". */
  readonly expected: string;
  /** Reads a JSON value to its normal form; undefined when it is malformed. Total: it never throws. */
  read(value: unknown): V | undefined;
  /** Says whether whatever meets `child` also meets `parent`. Reflexive and transitive. */
  narrower(child: V, parent: V): boolean;
  /** Says whether the fact meets the restriction. */
  met(value: V, fact: NonNullable<Facts[F]>): boolean;
}

/** Describes the resources of one URI prefix: which ids it has, what can be done with them, what restricts that. */
export interface Namespace {
  /** What stands before `://`, byte for byte. */
  readonly prefix: string;
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

const mostItems = 1024;
const schemePattern = /^[a-zA-Z][a-zA-Z0-9+.-]*$/;
// Without the `*` that ERC-5573 allows: what is asked for is one ability, never a pattern.
const abilityPattern = /^[a-zA-Z0-9._+-]+\/[a-zA-Z0-9._+-]+$/;

/** An ability of a ReCap with a `*` in it. */
const starPattern = /^(?=[^*]*\*)[a-zA-Z0-9.*_+-]+\/[a-zA-Z0-9.*_+-]+$/;

function decimal(value: unknown): bigint | undefined {
  // 78 digits hold every uint256; the bound keeps BigInt from quadratic work.
  return typeof value === 'string' && /^[0-9]{1,78}$/.test(value) ? BigInt(value) : undefined;
}

function hexNumber(value: unknown): bigint | undefined {
  if (typeof value !== 'string' || !/^(?:0x)?[0-9a-fA-F]{1,64}$/.test(value)) return undefined;
  return BigInt(value.startsWith('0x') ? value : `0x${value}`);
}

function address(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(?:0x)?[0-9a-fA-F]{40}$/.test(value)) return undefined;
  return value.slice(-40).toLowerCase();
}

function setOf<T>(value: unknown, read: (item: unknown) => T | undefined): ReadonlySet<T> | undefined {
  if (!Array.isArray(value) || value.length > mostItems) return undefined;
  const set = new Set<T>();
  for (const item of value) {
    const one = read(item);
    if (one === undefined) return undefined;
    set.add(one);
  }
  return set;
}

function within<T>(child: ReadonlySet<T>, parent: ReadonlySet<T>): boolean {
  for (const item of child) if (!parent.has(item)) return false;
  return true;
}

const nftId: RestrictionRow<ReadonlySet<bigint>, 'token'> = {
  fact: 'token',
  expected: 'an array of at most 1024 decimal strings of at most 78 digits',
  read: (value) => setOf(value, decimal),
  narrower: within,
  met: (tokens, token) => tokens.has(token),
};

const delegateTo: RestrictionRow<ReadonlySet<string>, 'delegatee'> = {
  fact: 'delegatee',
  expected: 'an array of at most 1024 Ethereum addresses in hex',
  read: (value) => setOf(value, address),
  narrower: within,
  met: (addresses, delegatee) => addresses.has(address(delegatee) ?? ''),
};

const uses: RestrictionRow<bigint, 'uses'> = {
  fact: 'uses',
  expected: 'a decimal string of at most 20 digits below 2^64',
  read(value) {
    const limit = typeof value === 'string' && value.length <= 20 ? decimal(value) : undefined;
    return limit !== undefined && limit < 1n << 64n ? limit : undefined;
  },
  narrower: (child, parent) => child <= parent,
  met: (limit, before) => before < limit,
};

const maxPrice: RestrictionRow<bigint, 'price'> = {
  fact: 'price',
  expected: 'a hex string of 1 to 64 digits',
  read: hexNumber,
  narrower: (child, parent) => child <= parent,
  met: (limit, price) => price <= limit,
};

const scopeNames: ReadonlySet<unknown> = new Set(['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key']);

const scopes: RestrictionRow<ReadonlySet<string>, 'scope'> = {
  fact: 'scope',
  expected: 'an array of encryption_sign, lit_action, pkp_sign, sign_session_key',
  read: (value) => setOf(value, (item) => (scopeNames.has(item) ? (item as string) : undefined)),
  narrower: within,
  met: (names, scope) => names.has(scope),
};

/** The tables that this module made; no other object is one, however alike. */
const tables: WeakSet<object> = new WeakSet();

/** The grammars that are tried. A RegExp can be changed by whoever holds it, even a frozen one, so nobody is handed these. */
const grammars: WeakMap<Namespace, RegExp> = new WeakMap();

const rowMembers = ['prefix', 'wildcard', 'id', 'abilities', 'restrictions'] as const;
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
    const { prefix, wildcard, id, abilities, restrictions } = row;
    if (typeof prefix !== 'string' || !schemePattern.test(prefix)) {
      throw new TypeError(`expected a URI scheme as prefix of a namespace, found ${JSON.stringify(prefix)}`);
    }
    if (Object.hasOwn(registered, prefix)) throw new TypeError(`the namespace ${prefix} is registered already`);
    if (typeof wildcard !== 'boolean') throw new TypeError(`expected true or false as wildcard of ${prefix}`);
    if (!(id instanceof RegExp)) throw new TypeError(`expected a RegExp as id of the namespace ${prefix}`);
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
  return typeof base === 'object' && base !== null && Object.keys(base).length === 0;
}

function isRow(row: RestrictionRow | undefined): boolean {
  const { fact, read, narrower, met } = row ?? {};
  return typeof fact === 'string' && [read, narrower, met].every((each) => typeof each === 'function');
}

const none = /(?!)/;

/**
 * Lists the six namespaces of Lit Protocol, all of them wildcard-capable.
 *
 * `lit-paymentdelegation` and `lit-resolvedauthcontext` have no id but `*`. The latter is written by nodes, as
 * `Auth/Auth` with an `auth_context` that stays uninterpreted, so no client ability leads to it.
 */
export const litNamespaces: Namespaces = registerNamespaces({}, [
  {
    prefix: 'lit-accesscontrolcondition',
    wildcard: true,
    // SHA-256 of the conditions, for decryption followed by that of the encrypted data.
    id: /[0-9a-f]{64}(?:\/[0-9a-f]{64})?/,
    abilities: {
      'access-control-condition-decryption': 'Threshold/Decryption',
      'access-control-condition-signing': 'Threshold/Signing',
    },
    restrictions: {},
  },
  {
    prefix: 'lit-pkp',
    wildcard: true,
    // Keccak-256 of the uncompressed public key.
    id: /[0-9a-f]{64}/,
    abilities: { 'pkp-signing': 'Threshold/Signing' },
    restrictions: {},
  },
  {
    prefix: 'lit-ratelimitincrease',
    wildcard: true,
    id: /0|[1-9][0-9]{0,77}/,
    abilities: { 'rate-limit-increase-auth': 'Auth/Auth' },
    restrictions: { nft_id: nftId, delegate_to: delegateTo, uses },
  },
  {
    prefix: 'lit-litaction',
    wildcard: true,
    // CIDv0: base58btc of a SHA-256 multihash, which always begins with Qm and has 46 characters.
    id: /Qm[1-9A-HJ-NP-Za-km-z]{44}/,
    abilities: { 'lit-action-execution': 'Threshold/Execution' },
    restrictions: {},
  },
  {
    prefix: 'lit-paymentdelegation',
    wildcard: true,
    id: none,
    abilities: { 'lit-payment-delegation': 'Auth/Auth' },
    restrictions: { delegate_to: delegateTo, max_price: maxPrice, scopes },
  },
  { prefix: 'lit-resolvedauthcontext', wildcard: true, id: none, abilities: {}, restrictions: {} },
]);

/** A resource URI taken apart. */
export interface Resource {
  readonly prefix: string;
  readonly id: string;
}

/** Parses a resource URI at its first `://`; undefined when it has none or nothing before it. Judges neither part. */
export function parseResource(uri: string): Resource | undefined {
  const end = uri.indexOf('://');
  return end < 1 ? undefined : { prefix: uri.slice(0, end), id: uri.slice(end + 3) };
}

/** Finds the namespace of a resource URI by its whole prefix; undefined when nobody registered it. */
export function namespaceOf(uri: string, namespaces: Namespaces): Namespace | undefined {
  const prefix = parseResource(uri)?.prefix;
  return prefix !== undefined && Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
}

/** Says whether a URI names a resource of a registered namespace: an id of its grammar, or `*` where that is one. */
export function isResource(uri: string, namespaces: Namespaces = litNamespaces): boolean {
  assertNamespaces(namespaces);
  const namespace = namespaceOf(uri, namespaces);
  const id = parseResource(uri)?.id;
  if (!namespace || id === undefined) return false;
  return isId(namespace, id);
}

/** Says whether a text is an id of a registered namespace: one of its grammar, or `*` where that is one. */
export function isId(namespace: Namespace, id: string): boolean {
  return id === '*' ? namespace.wildcard : grammars.get(namespace)?.test(id) === true;
}

/** The abilities of all prefixes of a table. */
function abilitiesIn(namespaces: Namespaces): ReadonlySet<string> {
  return new Set(Object.values(namespaces).flatMap(({ abilities }) => Object.values(abilities)));
}

/**
 * Checks an ask that comes from the caller and throws TypeError for one that nobody can have granted: a resource that is
 * no URI, an id that a registered prefix does not have, an ability that none of them has (the SDK's name of one
 * among them), and what is no `Namespace/Name`. A prefix that nobody registered has any id and any ability.
 */
export function assertAsk(
  ask: { readonly resource: string; readonly ability: string; readonly facts?: Facts },
  namespaces: Namespaces,
  what: string,
): void {
  assertMembers(ask, ['resource', 'ability', 'facts'], what);
  const { resource, ability, facts } = ask;
  if (typeof resource !== 'string' || typeof ability !== 'string') {
    throw new TypeError(`${what}: expected { resource: string, ability: string, facts?: object }`);
  }
  const scheme = resource.slice(0, Math.max(resource.indexOf(':'), 0));
  const row = Object.hasOwn(namespaces, scheme) ? namespaces[scheme] : undefined;
  const id = resource.startsWith(`${scheme}://`) ? resource.slice(scheme.length + 3) : undefined;
  if (!schemePattern.test(scheme)) throw new TypeError(`${what}.resource: expected a URI, found ${quote(resource)}`);
  if (row && (id === undefined || !isId(row, id))) {
    throw new TypeError(`${what}.resource: expected ${scheme}:// and an id, found ${quote(resource)}`);
  }
  // A prefix without abilities of clients is written by others, in any ability.
  const closed = row !== undefined && Object.keys(row.abilities).length > 0;
  const known = closed ? abilitiesIn(namespaces).has(ability) : abilityPattern.test(ability);
  // What has a `*` asks for that very text, as a grant may hold it.
  if (!known && !starPattern.test(ability)) {
    const named = row && Object.hasOwn(row.abilities, ability) ? row.abilities[ability] : undefined;
    const expected = named ?? (closed ? 'a registered Namespace/Name' : 'Namespace/Name');
    throw new TypeError(`${what}.ability: expected ${expected}, found ${quote(ability)}`);
  }
  assertFacts(facts, namespaces);
}

/** A resource and an ability as SDKs write them into `resourceAbilityRequests`. */
export interface AbilityRequest {
  readonly resource: { readonly resource: string; readonly resourcePrefix: string };
  /** The SDK's name of the ability, such as `pkp-signing`. */
  readonly ability: string;
}

/**
 * Translates a wire request to the resource URI and the `Namespace/Name` that a ReCap grants.
 *
 * Undefined when the row of the prefix has no ability of that name. A prefix that nobody registered has no names to
 * translate, so its ability has to be a `Namespace/Name` already. The id is not judged: {@link isResource} does that.
 */
export function askOf(
  request: AbilityRequest,
  namespaces: Namespaces = litNamespaces,
): { readonly resource: string; readonly ability: string } | undefined {
  assertNamespaces(namespaces);
  const { ability, resource: wire } = request;
  const row = Object.hasOwn(namespaces, wire.resourcePrefix) ? namespaces[wire.resourcePrefix] : undefined;
  const resource = `${wire.resourcePrefix}://${wire.resource}`;
  if (row) {
    const name = Object.hasOwn(row.abilities, ability) ? row.abilities[ability] : undefined;
    return name === undefined ? undefined : { resource, ability: name };
  }
  // Without the scheme test a prefix like `lit-pkp://x` would make a URI of the namespace lit-pkp.
  return schemePattern.test(wire.resourcePrefix) && abilityPattern.test(ability) ? { resource, ability } : undefined;
}

/** Translates a ReCap ability on a resource URI back to the SDK's name; undefined when its row has none for it. */
export function sdkAbility(
  resource: string,
  ability: string,
  namespaces: Namespaces = litNamespaces,
): string | undefined {
  assertNamespaces(namespaces);
  const abilities: Readonly<Record<string, string>> = namespaceOf(resource, namespaces)?.abilities ?? {};
  return Object.keys(abilities).find((name) => abilities[name] === ability);
}

const factTypes: readonly (readonly [keyof Facts, 'string' | 'bigint'])[] = [
  ['delegatee', 'string'],
  ['token', 'bigint'],
  ['price', 'bigint'],
  ['uses', 'bigint'],
  ['scope', 'string'],
];

/** The facts that some restriction of a table is evaluated on, and those that are known without. */
function factsIn(namespaces: Namespaces): readonly string[] {
  const rows = Object.values(namespaces).flatMap(({ restrictions }) => Object.values(restrictions));
  return [...new Set([...factTypes.map(([name]) => name), ...rows.map(({ fact }) => fact)])];
}

/**
 * Checks facts and throws TypeError for one that no restriction asks for, one of a wrong type, a negative number, and a
 * delegatee or a scope that is none: they come from the caller.
 */
export function assertFacts(facts: Facts | undefined, namespaces: Namespaces = litNamespaces): void {
  if (facts === undefined) return;
  assertMembers(facts, namespaces === litNamespaces ? litFacts : factsIn(namespaces), 'facts');
  for (const [name, type] of factTypes) {
    const fact = facts[name];
    if (fact === undefined) continue;
    if (typeof fact !== type) throw new TypeError(`expected the fact ${name} as ${type}, found ${typeof fact}`);
    if (typeof fact === 'bigint' && fact < 0n) throw new TypeError(`expected the fact ${name} not to be negative`);
  }
  const { delegatee, scope } = facts;
  if (delegatee !== undefined && address(delegatee) === undefined) {
    throw new TypeError(`expected the fact delegatee as 40 hex digits, 0x optional, found ${quote(delegatee)}`);
  }
  if (scope !== undefined && !scopeNames.has(scope)) {
    throw new TypeError(`expected the fact scope as one of ${[...scopeNames].join(', ')}, found ${quote(scope)}`);
  }
}

const litFacts: readonly string[] = factsIn(litNamespaces);
