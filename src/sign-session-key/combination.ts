import { checkAuthSigSignature } from '../auth-sig.js';
import { findByPairing } from '../crypto/agreement.js';
import { encodeBlsSignature, networkMessage } from '../crypto/bls.js';
import { interpolate, mostShares, type SharePoint } from '../crypto/threshold.js';
import { assertMembers } from '../internal/answered.js';
import { decide, type Judge } from '../judge.js';
import type { Issue, Result } from '../rule.js';
import { type JudgedAnswer, judgeAnswer } from './answer.js';
import type { CombinedAuthSig, CombineOptions, NodeAnswer } from './options.js';
import { type Requested, readRequested } from './requested.js';
import { countIdentifiers, findSignature, type Pool, type SignatureCheck } from './share-search.js';

/** An answer with the judge of its own, whether or not it could be read. */
interface Candidate {
  readonly node: string;
  readonly judge: Judge;
  readonly answer: JudgedAnswer | undefined;
}

/** What was combined. */
interface Combination {
  readonly signature: SharePoint | undefined;
  readonly used: readonly JudgedAnswer[];
}

/** Puts answers together that return one text. */
function poolsOf(answers: readonly JudgedAnswer[]): readonly Pool<JudgedAnswer>[] {
  const pools = new Map<string, JudgedAnswer[]>();
  for (const answer of answers) {
    const text = answer.read.authSig.signedMessage;
    pools.set(text, [...(pools.get(text) ?? []), answer]);
  }
  return [...pools].map(([text, shares]) => ({ text, shares }));
}

/** Keeps the first share of each identifier. */
function firstsOf(answers: readonly JudgedAnswer[]): readonly JudgedAnswer[] {
  const seen = new Set<number>();
  return answers.filter(({ identifier }) => !seen.has(identifier) && seen.add(identifier));
}

function checkIndex({ judge, identifier }: JudgedAnswer, once: boolean): void {
  judge.check('sign-response.share-index', once, () => ({
    path: '/shareIndex',
    message: `expected a share index that no other node uses, found ${identifier - 1} again`,
    params: { shareIndex: identifier - 1 },
  }));
}

/** How many shares the text has that the most nodes return. */
function mostOf(pools: readonly Pool<JudgedAnswer>[]): number {
  return Math.max(0, ...pools.map(({ shares }) => countIdentifiers(shares)));
}

/** Combines shares without asking whether the result verifies. */
function combineBlindly(pools: readonly Pool<JudgedAnswer>[]): Combination {
  const [largest] = [...pools].sort((a, b) => countIdentifiers(b.shares) - countIdentifiers(a.shares));
  const used = firstsOf(largest?.shares ?? []);
  if (used.length === 0) return { signature: undefined, used };
  return { signature: interpolate(new Map(used.map(({ identifier, point }) => [identifier, point])), 0), used };
}

/** Why nothing was combined: a rule that is about all answers together, and what was found out. */
interface Failure {
  readonly rule: 'sign-response.share' | 'sign-response.threshold';
  readonly reason: string;
}

function isSame(a: JudgedAnswer, b: JudgedAnswer): boolean {
  return a.identifier === b.identifier && a.point.equals(b.point);
}

/**
 * Combines answers. What is wrong with one share is told to its own judge; what is wrong with all of them together is
 * returned as the rule that `judge` is to be asked about.
 */
function combine(
  answers: readonly JudgedAnswer[],
  { context }: Requested,
  judge: Judge,
  threshold: number,
): Combination | Failure {
  const pools = poolsOf(answers);
  const checkIndices = (): void => {
    for (const { shares } of pools) for (const share of shares) checkIndex(share, firstsOf(shares).includes(share));
  };
  const most = mostOf(pools);
  if (most < threshold && judge.enforces('sign-response.threshold')) {
    checkIndices();
    return { rule: 'sign-response.threshold', reason: '' };
  }
  if (!judge.enforces('sign-response.share')) {
    checkIndices();
    return combineBlindly(pools);
  }
  const { backend, networkKey = new Uint8Array() } = context;
  const found = findSignature(pools, Math.max(1, Math.min(threshold, most)), {
    verify: (text, signature) => backend.blsVerify(networkKey, networkMessage(text, backend), signature.toBytes(true)),
    findByPairing: (text, shares, needed, allowance) =>
      findByPairing(shares, needed, allowance, networkKey, networkMessage(text, backend)),
  } satisfies SignatureCheck);
  if ('reason' in found) {
    checkIndices();
    return { rule: 'sign-response.share', reason: found.reason };
  }
  const { pool, good, signature } = found;
  const used = firstsOf(
    poolsOf(answers)
      .filter(({ text }) => text === pool.text)
      .flatMap(({ shares }) => shares.filter((share) => good.some((one) => isSame(one, share)))),
  );
  const taken = new Set(used.map(({ identifier }) => identifier));
  for (const answer of answers) {
    const sound = used.includes(answer);
    const together = answer.read.authSig.signedMessage === pool.text;
    // A node that takes the index of another one is told so, whatever its share is worth.
    const double = !sound && together && taken.has(answer.identifier);
    checkIndex(answer, !double);
    if (double && judge.enforces('sign-response.share-index')) continue;
    answer.judge.check('sign-response.share', sound || double, () => ({
      path: '/signatureShare/ProofOfPossession',
      message: together
        ? 'expected a share on the polynomial of the others, found another point'
        : 'expected a share of the text that the other nodes signed, found one of another text',
    }));
  }
  return { signature, used };
}

/** The identity, which is the sum of no shares. */
const nothing: Uint8Array = new Uint8Array(96).fill(0xc0, 0, 1);

function authSigOf(
  { signature, used }: Combination,
  options: CombineOptions,
  { message }: Requested,
): CombinedAuthSig['authSig'] {
  const { signedMessage, address } = used[0]?.read.authSig ?? { signedMessage: options.siweMessage, address: '' };
  return {
    sig: encodeBlsSignature(signature?.toBytes(true) ?? nothing),
    derivedVia: 'lit.bls',
    signedMessage,
    address: used[0]?.read.message.address ?? (address || message.address),
    algo: 'LIT_BLS',
  };
}

/** The issues of an answer, each with the node that it is about. */
function issuesOf({ node, judge }: Candidate): readonly Issue[] {
  return judge.issues.map((issue) => ({ ...issue, params: { ...issue.params, node } }));
}

/** Combines the answers of nodes: see `combineSignResponses`. */
export function combineAnswers(answers: readonly NodeAnswer[], options: CombineOptions): Result<CombinedAuthSig> {
  if (!Array.isArray(answers) || answers.length > mostShares) {
    throw new TypeError(`answers: expected an array of at most ${mostShares}`);
  }
  for (const answer of answers) assertMembers(answer, ['node', 'response'], 'answers');
  const requested = readRequested(options);
  return decide(options, (judge) => {
    const candidates = answers.map((answer, index): Candidate => {
      // What one node answers uses up nothing that the answers of the others need.
      const at = judge.at(`/answers/${index}/response`);
      const { own, value } = at.alone((answering) => judgeAnswer(answering, answer, requested));
      return { node: answer.node, judge: own, answer: value };
    });
    const combination = decideCombination(judge, candidates, requested, options.threshold);
    const [first] = combination.used;
    const authSig = authSigOf(combination, options, requested);
    if (first && judge.enforces('sign-response.share')) {
      checkAuthSigSignature(judge.at('/authSig'), { ...first.read, authSig }, requested.context);
    }
    const nodes = combination.used.map(({ node }) => node);
    const bad = candidates.filter((candidate) => candidate.judge.issues.length > 0);
    return {
      authSig,
      nodes,
      ignored: bad.map((candidate) => ({ node: candidate.node, issues: issuesOf(candidate) })),
    };
  });
}

/** Combines the good answers, or reports why there are too few of them. */
function decideCombination(
  judge: Judge,
  candidates: readonly Candidate[],
  requested: Requested,
  threshold: number,
): Combination {
  const good = candidates.filter((candidate) => candidate.judge.issues.length === 0);
  const readable = (each: readonly Candidate[]): readonly JudgedAnswer[] => each.flatMap(({ answer }) => answer ?? []);
  const taken = readable(good);
  const combined = combine(taken, requested, judge, threshold);
  if (!('rule' in combined)) {
    judge.hold('sign-response.threshold');
    return combined;
  }
  const bad = candidates.filter((candidate) => candidate.judge.issues.length > 0);
  for (const candidate of bad) judge.include(issuesOf(candidate));
  const nodes = good.map(({ node }) => node);
  // With a bad answer among them, its issues say why there are too few.
  const { reason } = combined;
  if (combined.rule === 'sign-response.share') {
    judge.hold('sign-response.threshold');
    // Only where the threshold is not enforced too few shares come this far.
    const excused = bad.length > 0 && mostOf(poolsOf(taken)) < threshold;
    judge.check('sign-response.share', excused, () => ({
      path: '/answers',
      message: `expected shares of which ${threshold} make a signature of the network: ${reason}`,
      params: { nodes, threshold, found: reason },
    }));
  } else {
    judge.check('sign-response.threshold', bad.length > 0, () => ({
      path: '/answers',
      message: `expected ${threshold} shares of one text, found ${candidates.length} answers and no ${threshold} that agree`,
      params: { nodes, threshold },
    }));
  }
  judge.endStage();
  return combineBlindly(poolsOf(taken));
}
