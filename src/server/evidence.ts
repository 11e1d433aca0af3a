import { assertAccount } from '../chain.js';
import { collectEvidence } from '../collector.js';
import type { Evidence, EvidenceResolvers } from '../evidence.js';
import type { Profile } from '../profile.js';
import { isUndecided, type Result, verdictOf } from '../rule.js';
import type { IgnoredCapability } from '../verify/options.js';

/** Says whether evidence could change a verdict, or what an acceptance tells of capabilities that played no part. */
export function isOpen<T>(
  result: Result<T>,
  { off }: Profile,
  ignoredOf: (value: T) => readonly IgnoredCapability[],
): boolean {
  // What nobody was asked about is judged in another way there: every answer counts.
  if (off['auth-sig.kind-undecided'] !== undefined) return true;
  if (!result.ok) return verdictOf(result) !== 'reject';
  return ignoredOf(result.value).some(({ issues }) => issues.every(({ rule }) => isUndecided(rule)));
}

/** What evidence is gathered for, and how long. */
export interface Gathering {
  readonly profile: Profile;
  readonly signal: AbortSignal;
  /** How long it may take at most, in milliseconds. */
  readonly deadline: number;
  /** The credit whose owner has to be known. */
  readonly credit: bigint | undefined;
}

async function ownerOf(
  credit: bigint,
  { tokenOwner }: EvidenceResolvers,
  signal: AbortSignal,
): Promise<string | undefined> {
  const ended = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  let owner: string | undefined;
  try {
    owner = await Promise.race([tokenOwner?.(credit, signal), ended]);
  } catch {
    return undefined;
  }
  if (owner !== undefined) assertAccount(owner, 'resolvers.tokenOwner');
  return owner;
}

/** Gathers evidence about an input, and about the credit that is to be used: of that one alone, as its owner is all that counts. */
export async function gather(
  input: unknown,
  resolvers: EvidenceResolvers,
  { profile, signal, deadline, credit }: Gathering,
): Promise<Evidence> {
  const asked: EvidenceResolvers = {
    contractCall: async (request, own) => resolvers.contractCall?.(request, own),
    proof: async (cid, own) => resolvers.proof?.(cid, own),
  };
  const [evidence, owner] = await Promise.all([
    input === undefined ? {} : collectEvidence(input, asked, { profile, signal, deadline }),
    credit === undefined ? undefined : ownerOf(credit, resolvers, signal),
  ]);
  return owner === undefined ? evidence : { ...evidence, tokenOwners: [{ token: String(credit), owner }] };
}
