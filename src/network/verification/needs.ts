import { collectEvidence } from '../../collector.js';
import type { ContractCallRequest, Evidence } from '../../evidence.js';
import type { Profile } from '../../profile.js';
import { type Issue, type Result, verdictOf } from '../../rule.js';

/** What a judgement would have to be told from outside. */
export interface Needs {
  readonly contractCalls: readonly ContractCallRequest[];
  /** CIDs as ReCaps write them. */
  readonly proofs: readonly string[];
}

/** Says that nothing from outside would change a judgement. */
export const noNeeds: Needs = { contractCalls: [], proofs: [] };

/**
 * Says whether evidence could change a verdict: what is refused is so whatever a contract says, unless what nobody was asked
 * about is judged in another way.
 */
export function isOpen(result: Result<unknown>, { off }: Profile): boolean {
  return verdictOf(result) !== 'reject' || Object.hasOwn(off, 'auth-sig.kind-undecided');
}

/** Lists what a document needs, as far as can be said with the proofs that are there: what a proof names comes after it. */
export async function needsOf(input: unknown, { proofs = {} }: Evidence, profile: Profile): Promise<Needs> {
  const contractCalls: ContractCallRequest[] = [];
  const cids: string[] = [];
  await collectEvidence(
    input,
    {
      async contractCall(question) {
        contractCalls.push(question);
        return undefined;
      },
      async proof(cid) {
        if (Object.hasOwn(proofs, cid)) return proofs[cid];
        cids.push(cid);
        return undefined;
      },
    },
    { profile },
  );
  return { contractCalls, proofs: cids };
}

/** Says what whoever runs the node can do about a contract wallet that is undecided; undefined for any other issue. */
export function hintFor({ rule, params }: Issue, asks: boolean): string | undefined {
  const chainId = rule === 'auth-sig.kind-undecided' ? params?.chainId : undefined;
  if (typeof chainId !== 'string') return undefined;
  return asks
    ? `no RPC answered for chain ${chainId}: see --rpc ${chainId}=URL`
    : `no RPC: start with --rpc ${chainId}=URL`;
}

/** Adds to issues about contract wallets what whoever runs the node can do about it. */
export function explainOpen(issues: readonly [Issue, ...Issue[]], asks: boolean): readonly [Issue, ...Issue[]] {
  const tell = (issue: Issue): Issue => {
    const hint = hintFor(issue, asks);
    const option = asks ? '' : ', or give createNetwork resolvers';
    const told = hint === undefined ? issue : { ...issue, message: `${issue.message}; ${hint}${option}` };
    return issue.causes ? { ...told, causes: issue.causes.map(tell) } : told;
  };
  const [first, ...rest] = issues;
  return [tell(first), ...rest.map(tell)];
}
