import { assertMembers } from '../internal/answered.js';
import { quote } from '../internal/json.js';
import { litNamespaces } from './lit-namespaces.js';
import {
  abilityPattern,
  assertNamespaces,
  isId,
  type Namespace,
  type Namespaces,
  namespaceOf,
  schemePattern,
} from './namespace.js';
import { address, type Facts, isChain, scopeNames } from './restriction.js';

/** An ability of a ReCap with a `*` in it. */
const starPattern = /^(?=[^*]*\*)[a-zA-Z0-9.*_+-]+\/[a-zA-Z0-9.*_+-]+$/;

const abilitySets: WeakMap<Namespaces, ReadonlySet<string>> = new WeakMap();

/** The abilities of all prefixes of a table, which never changes. */
function abilitiesIn(namespaces: Namespaces): ReadonlySet<string> {
  const before = abilitySets.get(namespaces);
  if (before) return before;
  const made = new Set(Object.values(namespaces).flatMap(({ abilities }) => Object.values(abilities)));
  abilitySets.set(namespaces, made);
  return made;
}

/** Says which ids a prefix has. */
function idsOf({ id, wildcard }: Namespace): string {
  const [, grammar = ''] = /^\^\(\?:(.*)\)\$$/s.exec(id.source) ?? [];
  if (grammar === '(?!)') return '*';
  return `an id of the form ${grammar}${wildcard ? ', or *' : ''}`;
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
  const alone = Object.hasOwn(namespaces, resource) && namespaces[resource]?.bare === true;
  const scheme = alone ? resource : resource.slice(0, Math.max(resource.indexOf(':'), 0));
  const row = Object.hasOwn(namespaces, scheme) ? namespaces[scheme] : undefined;
  const id = resource.startsWith(`${scheme}://`) ? resource.slice(scheme.length + 3) : undefined;
  if (!row && !schemePattern.test(scheme))
    throw new TypeError(`${what}.resource: expected a URI, found ${quote(resource)}`);
  if (row && !alone && (id === undefined || !isId(row, id))) {
    throw new TypeError(`${what}.resource: expected ${scheme}:// and ${idsOf(row)}, found ${quote(resource)}`);
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
  const { delegatee, scope, chain } = facts;
  if (delegatee !== undefined && address(delegatee) === undefined) {
    throw new TypeError(`expected the fact delegatee as 40 hex digits, 0x optional, found ${quote(delegatee)}`);
  }
  if (scope !== undefined && !scopeNames.has(scope)) {
    throw new TypeError(`expected the fact scope as one of ${[...scopeNames].join(', ')}, found ${quote(scope)}`);
  }
  if (chain !== undefined && !isChain(chain)) {
    throw new TypeError(`expected the fact chain as a chain such as eip155:1, found ${quote(String(chain))}`);
  }
}

const litFacts: readonly string[] = factsIn(litNamespaces);

/** Says what somebody wants to do, and what is known about it. */
export interface Ask {
  /** A resource URI, `prefix://id`. `prefix://*` asks for the wildcard itself. */
  readonly resource: string;
  /** A ReCap ability, `Namespace/Name`; `askOf` translates the SDK's names. */
  readonly ability: string;
  /** The facts that restrictions are evaluated on; a restriction on a fact left out is undecided. */
  readonly facts?: Facts;
}
