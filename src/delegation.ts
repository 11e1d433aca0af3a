import { assertAsk } from './capability/ask.js';
import { namespaceOf } from './capability/namespace.js';
import { namespacesOf } from './capability/options.js';
import { parseResource } from './capability/resource.js';
import { termsOf } from './capability/terms.js';
import type { CapabilityOptions, Cell, Facts, Namespaces } from './capability.js';
import { countingAlternatives, readCoverage } from './capability.js';
import { type Chain, type ChainLink, identityOf, isNamed, type Root } from './chain.js';
import type { Evidence } from './evidence.js';
import { quote } from './internal/json.js';
import { addSeconds, compareInstants, type Instant, isInstant, parseInstant } from './internal/time.js';
import { decide, type Judge } from './judge.js';
import { unwrap } from './rule.js';

/** One use of capacity: which, and what is known about it. */
export interface DelegationUse extends Facts {
  /** `lit-ratelimitincrease://<token id>` or `lit-paymentdelegation://*`; `*` of the former needs a `token` beside it. */
  readonly resource: string;
}

/** One use to be counted. */
export interface UseCharge {
  /** 64 hex digits that name the delegation: those of a {@link ChainLink}. */
  readonly key: string;
  /** On whose authority it is used, as text: one text for one account. A ledger keeps room for each. */
  readonly root: string;
  /**
   * How many uses there may be, this one counted, in decimal: text, so that whatever holds it can be written as JSON.
   * Undefined when this use is not limited but counts for others.
   */
  readonly limit: string | undefined;
  /** When the delegation ends, RFC 3339: a ledger may forget it some time after. */
  readonly until: string | undefined;
}

/** Counts how often delegations were used. */
export interface UseLedger {
  /** Says how often a delegation was used. */
  used(key: string): bigint;
  /**
   * Counts one use of every charge and answers true; or counts none, and answers false when one of them has reached its
   * limit, and `full` when there is no room to remember one. One step that nothing comes in between of. `now` is RFC
   * 3339. Any other answer, a Promise among them, is a mistake.
   */
  consume(charges: readonly UseCharge[], now: string): boolean | 'full';
}

const credits = 'lit-ratelimitincrease';
const ability = 'Auth/Auth';
/** Far beyond any clock skew: whoever forgets a count too early gives all uses back. */
const remembered = 86_400;

/** Checks a use and throws TypeError when it could mean two things: it comes from the caller. */
export function assertUse(use: DelegationUse, namespaces: Namespaces): void {
  if (typeof use?.resource !== 'string') throw new TypeError('use: expected { resource: string, ...facts }');
  const { resource, ...facts } = use;
  assertAsk({ resource, ability, facts }, namespaces, 'use');
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

/** Whoever stands at the end of the proofs of a delegation. */
export interface Lender extends Pick<Root, 'account' | 'path'> {
  /** Says whether a text names this account. */
  isNamed(text: string): boolean;
}

/** Tells of a root what its owner is compared with. */
export function lenderOf(root: Root | undefined): Lender | undefined {
  return root && { account: root.account, path: root.path, isNamed: (text) => isNamed(root.read, text) };
}

/** Checks that the credit to be used belongs to whoever delegates it; a root that is not known yet owns neither more nor less. */
export function checkOwner(
  judge: Judge,
  root: Lender | undefined,
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
  const stranger = owners.find((owner) => !root.isNamed(owner));
  at.check('delegation.owner', stranger === undefined, () => ({
    path: '/signedMessage/address',
    message: `expected the owner of the credit ${token}, ${quote(stranger ?? '')}, found ${root.account.address}`,
    params: { token: String(token), owner: stranger, found: root.account.address },
  }));
}

/** The limit that one alternative sets to the number of uses; undefined when it sets none or is malformed. */
function limitOf(cell: Cell, index: number, namespaces: Namespaces): bigint | undefined {
  const { defined } = termsOf(cell, index, namespaceOf(cell.resource, namespaces));
  const limits = [...defined.values()].flatMap(({ row, value }) => (row.fact === 'uses' ? [value as bigint] : []));
  return limits.reduce<bigint | undefined>(
    (least, each) => (least === undefined || each < least ? each : least),
    undefined,
  );
}

/** Says whether a link limits its uses anywhere, in an alternative that can count for something. */
function limitsUses(judge: Judge, { grants }: ChainLink, namespaces: Namespaces): boolean {
  const strictly = judge.enforces('restriction.value');
  return grants.some((cell) => {
    const namespace = namespaceOf(cell.resource, namespaces);
    return [...cell.alternatives.keys()].some((index) => {
      if (strictly && termsOf(cell, index, namespace).malformed.length > 0) return false;
      return limitOf(cell, index, namespaces) !== undefined;
    });
  });
}

/**
 * Lists what a use is to be charged to: every link that covers it and limits its uses. The limit of a link is that of the
 * widest alternative among those that count for the use, its number aside.
 */
export function readCharges(
  judge: Judge,
  { root, links }: Chain,
  use: DelegationUse,
  namespaces: Namespaces,
): readonly UseCharge[] {
  const ask = { resource: use.resource, ability, facts: factsOf(use) };
  // Two blocks with two spellings of one signature are one delegation, whose use counts once.
  const distinct = [...new Map(links.map((link) => [link.key, link])).values()];
  return distinct.flatMap((link) => {
    const counting = countingAlternatives(judge, link.grants, ask, namespaces, 'uses');
    if (counting.length === 0 || !limitsUses(judge, link, namespaces)) return [];
    const limits = counting.map(({ cell, index }) => limitOf(cell, index, namespaces));
    const limit = limits.reduce((most, each) => {
      if (most === undefined || each === undefined) return undefined;
      return each > most ? each : most;
    });
    return [{ key: link.key, root: identityOf(root), limit: limit?.toString(), until: link.expiration }];
  });
}

/**
 * Lists what a use of a verified delegation is to be charged to, for those who count on their own: every link that covers
 * it and limits its uses.
 */
export function chargesOf(chain: Chain, use: DelegationUse, options?: CapabilityOptions): readonly UseCharge[] {
  const namespaces = namespacesOf(options);
  assertUse(use, namespaces);
  return unwrap(decide(options, (judge) => readCharges(judge, chain, use, namespaces)));
}

/** What a ledger keeps of one delegation. */
interface Counted {
  used: bigint;
  readonly root: string;
  readonly until: Instant | undefined;
}

/** A charge with its limit as a number. */
interface Limited extends Omit<UseCharge, 'limit'> {
  readonly limit: bigint | undefined;
}

/** Puts the charges of one use together: one delegation can come in several blocks, and is used once, under the narrowest limit. */
function together(charges: readonly UseCharge[]): readonly Limited[] {
  const byKey = new Map<string, Limited>();
  for (const { limit: text, ...rest } of charges) {
    const limit = text === undefined ? undefined : BigInt(text);
    const charge: Limited = { ...rest, limit };
    const before = byKey.get(charge.key);
    if (!before || (limit !== undefined && (before.limit === undefined || limit < before.limit))) {
      byKey.set(charge.key, charge);
    }
  }
  return [...byKey.values()];
}

function instantIn(text: string | undefined): Instant | undefined {
  const instant = text === undefined ? undefined : parseInstant(text);
  return instant && isInstant(instant) ? instant : undefined;
}

/**
 * Creates a ledger in memory.
 *
 * It forgets a delegation a day after its end, when room is needed, and never else: to forget a count gives all uses back.
 * While there is no room it answers `full` for delegations that it does not know. Each root has room of its own, so that
 * whoever was lent something cannot use up that of others. What ended no later than something that was forgotten is not
 * taken for new: when a clock that ran ahead is set right, it would be counted from the start.
 *
 * A server of several processes has one ledger in one of them: this interface cannot wait for a store.
 *
 * @param capacity how many delegations of one root to remember; 10,000 unless given
 * @param total how many of all roots; 100 times as many unless given
 */
export function createUseLedger(capacity: number = 10_000, total: number = capacity * 100): UseLedger {
  for (const [name, value] of Object.entries({ capacity, total })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a positive whole number`);
  }
  const counted = new Map<string, Counted>();
  const ofRoot = new Map<string, number>();
  /** The latest end of anything that was forgotten. */
  let forgotten: Instant | undefined;
  /** The earliest end of what is remembered: before it there is nothing to look for. */
  let soonest: Instant | undefined;

  const isOver = (end: Instant, time: Instant): boolean => compareInstants(addSeconds(end, remembered), time) < 0;
  const forget = (now: string): void => {
    const time = instantIn(now);
    if (!time || !soonest || !isOver(soonest, time)) return;
    soonest = undefined;
    for (const [key, { root, until }] of counted) {
      if (!until) continue;
      if (isOver(until, time)) {
        counted.delete(key);
        const left = (ofRoot.get(root) ?? 0) - 1;
        if (left > 0) ofRoot.set(root, left);
        else ofRoot.delete(root);
        if (!forgotten || compareInstants(forgotten, until) < 0) forgotten = until;
      } else if (!soonest || compareInstants(until, soonest) < 0) soonest = until;
    }
  };
  /** Says whether there is room for delegations that are not known. */
  const holds = (strange: readonly Limited[]): boolean => {
    const added = new Map<string, number>();
    for (const { root } of strange) added.set(root, (added.get(root) ?? 0) + 1);
    return (
      counted.size + strange.length <= total &&
      [...added].every(([root, more]) => (ofRoot.get(root) ?? 0) + more <= capacity)
    );
  };
  const mayBeForgotten = ({ until }: Limited): boolean => {
    const end = instantIn(until);
    return forgotten !== undefined && end !== undefined && compareInstants(end, forgotten) <= 0;
  };

  return {
    used: (key) => counted.get(key)?.used ?? 0n,
    consume(charges, now) {
      const each = together(charges);
      if (each.some(({ key, limit }) => limit !== undefined && (counted.get(key)?.used ?? 0n) >= limit)) return false;
      const strange = each.filter(({ key }) => !counted.has(key));
      if (!holds(strange)) forget(now);
      const fresh = each.filter(({ key }) => !counted.has(key));
      if (fresh.some(mayBeForgotten) || !holds(fresh)) return 'full';
      for (const { key, root, until } of each) {
        const entry = counted.get(key);
        if (entry) {
          entry.used += 1n;
          continue;
        }
        const end = instantIn(until);
        counted.set(key, { used: 1n, root, until: end });
        ofRoot.set(root, (ofRoot.get(root) ?? 0) + 1);
        if (end && (!soonest || compareInstants(end, soonest) < 0)) soonest = end;
      }
      return true;
    },
  };
}
