import type { Evidence, EvidenceResolvers } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import { compareInstants, type Instant, instantOf } from '../internal/time.js';
import type { Profile } from '../profile.js';
import type { Issue, Result } from '../rule.js';
import { createGatherer } from './gatherer.js';

/** What the signature of a contract wallet breaks when it is judged as that of an account with a key. */
const faults: ReadonlySet<string> = new Set(['auth-sig.signature', 'auth-sig.signature-form', 'auth-sig.low-s']);

/** How a contract is asked, spelt out for whoever has to write it. */
function optionFor(chainId: string): string {
  return `resolvers: jsonRpcResolver({ urls: { '${chainId}': 'https://…' } }), or --rpc ${chainId}=URL on the command line`;
}

/** Adds to issues about a contract wallet which option is missing, or that nobody answered. */
export function explainUndecided(issue: Issue, asks: boolean): Issue {
  const chainId = issue.rule === 'auth-sig.kind-undecided' ? issue.params?.chainId : undefined;
  if (typeof chainId !== 'string') return issue;
  const hint = asks
    ? `the resolvers were asked and gave no answer: is a node of chain ${chainId} among them, and does it answer?`
    : `hand in what asks it, ${optionFor(chainId)}`;
  return { ...issue, message: `${issue.message}; ${hint}` };
}

/** Adds to issues about a signature that it may be that of a contract wallet, which nobody was there to ask. */
function explainUnasked(issue: Issue, chainId: string): Issue {
  if (!faults.has(issue.rule)) return issue;
  return {
    ...issue,
    message: `${issue.message}; where the account is a contract wallet, hand in ${optionFor(chainId)}`,
  };
}

function withIssues(issues: readonly [Issue, ...Issue[]], tell: (issue: Issue) => Issue): Result<never> {
  const [first, ...rest] = issues;
  return { ok: false, issues: [tell(first), ...rest.map(tell)] };
}

/** Finds the time of the latest reply, which tells the time where nothing else does. */
function latestReply({ contractCalls = [] }: Evidence): Instant | undefined {
  return contractCalls
    .map(({ asOf }) => instantOf(asOf))
    .reduce((latest, each) => {
      return latest && each && compareInstants(latest, each) > 0 ? latest : each;
    }, undefined);
}

/** How an answer that may be that of a contract wallet is judged. */
export interface Answered {
  readonly authSig: AuthSig;
  readonly chainId: string;
  readonly resolvers: EvidenceResolvers | undefined;
  readonly profile: Profile | undefined;
  /** Judges it as it stands, or as that of a contract with the evidence; the time is that of the reply, if there is one. */
  judge(authSig: AuthSig, evidence?: Evidence, asOf?: Instant): Result<AuthSig>;
}

/**
 * Judges what a wallet answered: by the account's key, and where it is no signature of that by what its contract says. The
 * kind of the AuthSig follows from which of them held.
 */
export async function judgeAnswered({
  authSig,
  chainId,
  resolvers,
  profile,
  judge,
}: Answered): Promise<Result<AuthSig>> {
  const own = judge(authSig);
  if (own.ok || !own.issues.every(({ rule }) => faults.has(rule)) || !/^0x[0-9a-fA-F]/.test(authSig.sig)) return own;
  const gatherer = createGatherer(resolvers, profile);
  if (!gatherer.asks) return withIssues(own.issues, (issue) => explainUnasked(issue, chainId));
  const asContract: AuthSig = { ...authSig, derivedVia: 'EIP1271' };
  const evidence = await gatherer.gather([asContract]);
  const judged = judge(asContract, evidence, latestReply(evidence));
  return judged.ok ? judged : withIssues(judged.issues, (issue) => explainUndecided(issue, true));
}
