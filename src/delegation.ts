import { coveringAbility, coveringResource, indexOf, termsOf } from './capability/cell.js';
import type { Cell, Facts, Namespaces } from './capability.js';
import { readCoverage } from './capability.js';
import type { ChainLink, Root } from './chain.js';
import type { Evidence } from './evidence.js';
import { quote } from './internal/json.js';
import { addSeconds, compareInstants, type Instant, isInstant, parseInstant } from './internal/time.js';
import type { Judge } from './judge.js';
import { assertFacts, namespaceOf, parseResource } from './namespace.js';

/** One use of capacity: which, and what is known about it. */
export interface DelegationUse extends Facts {
  /** `lit-ratelimitincrease://<token id>` or `lit-paymentdelegation://*`; `*` of the former needs a `token` beside it. */
  readonly resource: string;
}

/** One use to be counted. */
export interface UseCharge {
  /** 64 hex digits that name the delegation: those of a {@link ChainLink}. */
  readonly key: string;
  /**
   * How many uses there may be, this one counted, in decimal: text, so that whatever holds it can be written as JSON.
   * Undefined when this use is not limited but counts for others.
   */
  readonly limit: string | undefined;
  /** When the delegation ends, RFC 3339: a ledger may forget it some time after. */
  readonly until: string | undefined;
}

interface Limit extends Omit<UseCharge, 'limit'> {
  readonly limit: bigint | undefined;
}

/** Counts how often delegations were used. */
export interface UseLedger {
  /** Says how often a delegation was used. */
  used(key: string): bigint;
  /**
   * Counts one use of every charge, or of none when one of them has reached its limit: one step that nothing comes in
   * between of. `now` is RFC 3339.
   */
  consume(charges: readonly UseCharge[], now: string): boolean;
}

const credits = 'lit-ratelimitincrease';
const ability = 'Auth/Auth';
/** Far beyond any clock skew: whoever forgets a count too early gives all uses back. */
const remembered = 86_400;

/** Checks a use and throws TypeError when it could mean two things: it comes from the caller. */
export function assertUse(use: DelegationUse): void {
  if (typeof use?.resource !== 'string') throw new TypeError('use: expected { resource: string, ...facts }');
  const { resource, ...facts } = use;
  assertFacts(facts);
  const named = tokenIn(resource);
  if (named !== undefined && use.token !== undefined && named !== use.token) {
    throw new TypeError(`use: the resource names the token ${named}, beside it stands ${use.token}`);
  }
}

function tokenIn(resource: string): bigint | undefined {
  const parsed = parseResource(resource);
  return parsed?.prefix === credits && /^[0-9]{1,78}$/.test(parsed.id) ? BigInt(parsed.id) : undefined;
}

/** Reads the number of a credit; text is decimal. */
function numberOf(token: bigint | string): bigint | undefined {
  if (typeof token === 'bigint') return token;
  return /^[0-9]{1,78}$/.test(token) ? BigInt(token) : undefined;
}

function tokenOf({ resource, token }: DelegationUse): bigint | undefined {
  return parseResource(resource)?.prefix === credits ? (token ?? tokenIn(resource)) : undefined;
}

function factsOf(use: DelegationUse): Facts {
  const { resource: _, ...facts } = use;
  const token = tokenOf(use);
  return token === undefined ? facts : { ...facts, token };
}

/** Reads which cells of a delegation cover a use; issues are those of coverage. */
export function readUse(
  judge: Judge,
  cells: readonly Cell[],
  use: DelegationUse,
  namespaces: Namespaces,
): readonly Cell[] {
  return readCoverage(judge, cells, { resource: use.resource, ability, facts: factsOf(use) }, namespaces);
}

/** Checks that the credit to be used belongs to whoever delegates it; a root that is not known yet owns neither more nor less. */
export function checkOwner(
  judge: Judge,
  root: Root | undefined,
  use: DelegationUse,
  evidence: Evidence | undefined,
): void {
  if (parseResource(use.resource)?.prefix !== credits) return;
  const token = tokenOf(use);
  const at = root ? judge.at(root.path.slice(judge.path.length)) : judge;
  const owners = (evidence?.tokenOwners ?? []).filter((row) => numberOf(row.token) === token).map(({ owner }) => owner);
  at.check('delegation.owner-undecided', owners.length > 0, () => ({
    path: '/signedMessage/address',
    message: token === undefined ? 'no credit was named' : `who owns the credit ${token} was not given`,
    params: { token: token === undefined ? undefined : String(token) },
  }));
  if (owners.length === 0 || !root) return;
  const stranger = owners.find((owner) => owner.toLowerCase() !== root.account.address.toLowerCase());
  at.check('delegation.owner', stranger === undefined, () => ({
    path: '/signedMessage/address',
    message: `expected the owner of the credit ${token}, ${quote(stranger ?? '')}, found ${root.account.address}`,
    params: { token: String(token), owner: stranger, found: root.account.address },
  }));
}

/** The limits of the alternatives of a link that a use meets, its number aside; undefined where uses are not limited. */
function limitsOf({ grants }: ChainLink, use: DelegationUse, namespaces: Namespaces): readonly (bigint | undefined)[] {
  const facts = factsOf(use);
  const index = indexOf(grants);
  const covering = coveringAbility(index, coveringResource(index, use.resource, namespaces), ability);
  const namespace = namespaceOf(use.resource, namespaces);
  return covering.flatMap((cell) =>
    [...cell.alternatives.keys()].flatMap((each) => {
      const { defined, foreign } = termsOf(cell, each, namespace);
      let limit: bigint | undefined;
      for (const { row, value } of defined.values()) {
        if (row.fact === 'uses') limit = value as bigint;
        else {
          const fact = facts[row.fact];
          if (fact === undefined || !row.met(value, fact)) return [];
        }
      }
      return foreign.length > 0 ? [] : [limit];
    }),
  );
}

/** Says whether a link limits its uses anywhere. */
function counts({ grants }: ChainLink): boolean {
  return grants.some(({ alternatives }) => alternatives.some((each) => Object.hasOwn(each, 'uses')));
}

/**
 * Lists what a use is to be charged to: every link that covers it and limits its uses. The limit of a link is that of its
 * widest alternative that the use meets.
 */
export function chargesOf(
  links: readonly ChainLink[],
  use: DelegationUse,
  namespaces: Namespaces,
): readonly UseCharge[] {
  return links.flatMap((link) => {
    const limits = limitsOf(link, use, namespaces);
    if (limits.length === 0 || !counts(link)) return [];
    const [widest] = limits.includes(undefined)
      ? [undefined]
      : [...limits].sort((a = 0n, b = 0n) => (a < b ? 1 : a > b ? -1 : 0));
    return [{ key: link.key, limit: widest?.toString(), until: link.expiration }];
  });
}

/**
 * Creates a ledger in memory. It forgets a delegation a day after its end, when room is needed; while it is full of
 * others it refuses delegations that it does not know, because to forget a count would give all uses back.
 *
 * Servers that share delegations need a ledger over a store with a transaction instead.
 *
 * @param capacity how many delegations to remember; 100,000 unless given
 */
export function createUseLedger(capacity: number = 100_000): UseLedger {
  if (!Number.isSafeInteger(capacity) || capacity < 1)
    throw new TypeError('capacity: expected a positive whole number');
  const counted = new Map<string, { used: bigint; readonly until: Instant | undefined }>();
  const forget = (now: string): void => {
    const time = parseInstant(now);
    if (!isInstant(time)) return;
    for (const [key, { until }] of counted) {
      if (until && compareInstants(addSeconds(until, remembered), time) < 0) counted.delete(key);
    }
  };
  return {
    used: (key) => counted.get(key)?.used ?? 0n,
    consume(charges, now) {
      const limits = new Map<string, Limit>();
      for (const { key, until, limit: text } of charges) {
        const charge: Limit = { key, until, limit: text === undefined ? undefined : BigInt(text) };
        const { limit } = charge;
        const before = limits.get(key);
        // One delegation can come in several blocks: it is used once, under the narrowest limit.
        if (!before || (limit !== undefined && (before.limit === undefined || limit < before.limit))) {
          limits.set(charge.key, charge);
        }
      }
      const strange = [...limits.keys()].filter((key) => !counted.has(key)).length;
      if (counted.size + strange > capacity) forget(now);
      if (counted.size + [...limits.keys()].filter((key) => !counted.has(key)).length > capacity) return false;
      for (const { key, limit } of limits.values()) {
        if (limit !== undefined && (counted.get(key)?.used ?? 0n) >= limit) return false;
      }
      for (const { key, until } of limits.values()) {
        const entry = counted.get(key);
        const end = until === undefined ? undefined : parseInstant(until);
        if (entry) entry.used += 1n;
        else counted.set(key, { used: 1n, until: end && isInstant(end) ? end : undefined });
      }
      return true;
    },
  };
}
