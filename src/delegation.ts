import { assertAsk } from './capability/ask.js';
import { namespaceOf } from './capability/namespace.js';
import { namespacesOf } from './capability/options.js';
import { parseResource } from './capability/resource.js';
import { termsOf } from './capability/terms.js';
import type { CapabilityOptions, Cell, Facts, Namespaces } from './capability.js';
import { countingAlternatives, judgeCoverage } from './capability.js';
import { type Chain, type ChainLink, identityOf, isNamed, type Root } from './chain.js';
import type { Evidence } from './evidence.js';
import { quote } from './internal/json.js';
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
   * Whom the root lent it to, as text; undefined of what the root signed itself. A ledger keeps room for each, because whoever was
   * lent something can sign as many delegations of it as they like.
   */
  readonly holder?: string;
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

/** The credit that a use is of; undefined where it is of none, or names none. */
export function tokenOf({ resource, token }: DelegationUse): bigint | undefined {
  return parseResource(resource)?.prefix === credits ? (token ?? tokenIn(resource)) : undefined;
}

function factsOf(use: DelegationUse): Facts {
  const { resource: _, ...facts } = use;
  const token = tokenOf(use);
  return token === undefined ? facts : { ...facts, token };
}

/** Judges which cells of a delegation cover a use; issues are those of coverage. */
export function judgeUse(
  judge: Judge,
  cells: readonly Cell[],
  use: DelegationUse,
  namespaces: Namespaces,
): readonly Cell[] {
  return judgeCoverage(judge, cells, { resource: use.resource, ability, facts: factsOf(use) }, namespaces);
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
    message:
      token === undefined
        ? 'expected a use that names its credit, found none'
        : `expected the owner of the credit ${token}, which evidence names (tokenOwners) or a resolver finds (tokenOwner), found none`,
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

/** The account that a root lent a link to, at the end of its first way down; undefined of a root. */
function holderOf(link: ChainLink, byCid: ReadonlyMap<string, ChainLink>): string | undefined {
  let holder: ChainLink | undefined;
  for (let next: ChainLink | undefined = link, steps = 0; next && steps <= byCid.size; steps++) {
    const below: ChainLink | undefined = byCid.get(next.proofs.find((cid) => byCid.has(cid)) ?? '');
    if (below) holder = next;
    next = below;
  }
  return holder && identityOf(holder.account);
}

/**
 * Lists what a use is to be charged to: every link that covers it and limits its uses. The limit of a link is that of the
 * widest alternative among those that count for the use, its number aside.
 */
export function listCharges(
  judge: Judge,
  { root, links }: Chain,
  use: DelegationUse,
  namespaces: Namespaces,
): readonly UseCharge[] {
  const ask = { resource: use.resource, ability, facts: factsOf(use) };
  // Two blocks with two spellings of one signature are one delegation, whose use counts once.
  const distinct = [...new Map(links.map((link) => [link.key, link])).values()];
  const byCid = new Map(links.flatMap((link) => (link.cid === undefined ? [] : [[link.cid, link] as const])));
  return distinct.flatMap((link) => {
    const counting = countingAlternatives(judge, link.grants, ask, namespaces, 'uses');
    if (counting.length === 0 || !limitsUses(judge, link, namespaces)) return [];
    const limits = counting.map(({ cell, index }) => limitOf(cell, index, namespaces));
    const limit = limits.reduce((most, each) => {
      if (most === undefined || each === undefined) return undefined;
      return each > most ? each : most;
    });
    const holder = holderOf(link, byCid);
    return [
      {
        ...{ key: link.key, root: identityOf(root), limit: limit?.toString(), until: link.expiration },
        ...(holder !== undefined && { holder }),
      },
    ];
  });
}

/**
 * Lists what a use of a verified delegation is to be charged to, for those who count on their own: every link that covers
 * it and limits its uses.
 */
export function chargesOf(chain: Chain, use: DelegationUse, options?: CapabilityOptions): readonly UseCharge[] {
  const namespaces = namespacesOf(options);
  assertUse(use, namespaces);
  return unwrap(decide(options, (judge) => listCharges(judge, chain, use, namespaces)));
}
