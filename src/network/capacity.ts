import { anyDomain, anyNonce } from '../auth-sig.js';
import type { Profile } from '../profile.js';
import { type Issue, isUndecided, type RuleId } from '../rule.js';
import type { SharedUseLedger } from '../server/ledger.js';
import { createVerifier } from '../server/verifier.js';
import type { SeenDelegation } from '../verify.js';
import type { NodeResolvers } from './asking.js';

/** The capacity that an accepted session brings along, as data. */
export interface Lent {
  /** Who uses it: the account of the session. */
  readonly delegatee: string;
  readonly delegations: readonly SeenDelegation[];
}

/** Counts the capacity that sessions bring along. */
export interface Capacity {
  /**
   * Counts one use of the first delegation that covers it and is not spent. Resolves to the issues of those that cover it and are, where
   * none is left, and to what could not be decided; to nothing where a use was counted, or none had to be.
   *
   * @param source the connection, as connections take turns
   */
  count(lent: Lent, source: object | undefined): Promise<readonly [Issue, ...Issue[]] | undefined>;
}

/** What counting needs to know. */
export interface CapacityOptions {
  readonly url: string;
  readonly uses: SharedUseLedger;
  readonly resolvers: NodeResolvers | undefined;
  readonly now: () => Date;
  /** How long it may take, in milliseconds. */
  readonly timeout: number;
  readonly profile: Profile;
}

const prefix = 'lit-ratelimitincrease://';

/** The most credits that one request makes a node look up. */
const mostCredits = 16;

/** Lists the credits that a delegation names. One of every credit of its signer names none, so whose it is cannot be looked up. */
function creditsOf({ grants }: SeenDelegation): readonly string[] {
  const named = grants.flatMap(({ resource }) => (resource.startsWith(prefix) ? [resource.slice(prefix.length)] : []));
  return [...new Set(named)].filter((id) => /^[0-9]{1,78}$/.test(id));
}

/** Where a delegation covers a use that cannot be counted. Any other issue says that it does not cover it, and plays no part. */
const counting: ReadonlySet<RuleId> = new Set<RuleId>(['delegation.uses', 'delegation.ledger-full']);
const undecided: ReadonlySet<RuleId> = new Set<RuleId>(['ledger.unavailable', 'server.busy', 'server.deadline']);

/** Creates what counts the capacity of sessions at one node. Without somebody who knows the owners of credits none is known to be lent. */
export function createCapacity({ url, uses, resolvers, now, timeout, profile }: CapacityOptions): Capacity {
  const tokenOwner = resolvers?.tokenOwner;
  if (!tokenOwner) return { count: async () => undefined };
  const verifier = createVerifier({
    ...{ nodeAddress: url, domain: anyDomain, nonce: anyNonce, nonces: anyNonce, uses, profile, clock: now },
    resolvers: { tokenOwner: async (token, signal) => tokenOwner.call(resolvers, token, signal) },
    deadline: Math.max(1, Math.floor(timeout)),
  });
  return {
    async count({ delegatee, delegations }, source) {
      const found: Issue[] = [];
      const each = delegations.flatMap((delegation) => creditsOf(delegation).map((id) => ({ delegation, id })));
      for (const { delegation, id } of each.slice(0, mostCredits)) {
        const use = { resource: `${prefix}${id}`, delegatee };
        const result = await verifier.spend(delegation, use, source ? { source } : {});
        if (result.ok) return undefined;
        // It may have been counted: to go on with the next one could count twice.
        if (result.issues.some(({ rule }) => undecided.has(rule))) return result.issues;
        if (result.issues.every(({ rule }) => counting.has(rule))) found.push(...result.issues);
      }
      // What has no room is not known to be spent.
      const open = found.filter(({ rule }) => isUndecided(rule));
      const [first, ...rest] = open.length > 0 ? open : found;
      return first && [first, ...rest];
    },
  };
}
