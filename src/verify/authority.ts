import type { ReadAuthSig } from '../auth-sig.js';
import { type Cell, judgeCoverage } from '../capability.js';
import type { SessionMessage } from '../generated/types.js';
import type { Judge } from '../judge.js';
import type { Issue } from '../rule.js';
import { anyRequest, type ReadSessionSig } from '../session-sig.js';
import {
  type AuthorityContext,
  accountFinding,
  type Candidate,
  identifying,
  isNeeded,
  isOfOneAccount,
  type Question,
  questionOf,
  suffice,
  weigh,
} from './candidate.js';
import {
  type Capability,
  type CapabilityChecks,
  createCapabilityChecks,
  isStanding,
  isUnbroken,
  judgeBlank,
  judgeCapabilities,
} from './capability.js';
import type { Policy } from './options.js';

/** Who granted what to a session. */
export interface Authority {
  /** The first candidate that grants; its account is the identity of the session. */
  readonly holder: ReadAuthSig;
  /** Those that grant something which none before them did: their expiries bound the session. */
  readonly carrying: readonly ReadAuthSig[];
  readonly grants: readonly Cell[];
  /** Candidates whose signature was not judged, because nothing depended on it. */
  readonly spare: readonly Capability[];
}

/** The capabilities of a session, sorted. */
interface Capabilities {
  readonly all: readonly Capability[];
  readonly candidates: readonly Capability[];
}

/** What is left of the candidates. */
interface Sorted {
  /** Those that are valid or could turn out to be. */
  readonly left: readonly Candidate[];
  readonly valid: readonly Candidate[];
  readonly spare: readonly Capability[];
}

type CheckSignature = (capability: Capability) => void;

/**
 * Judges signatures in the order of the message, of those that identify first, each only while it could change the answer:
 * once the candidates that are left cannot suffice, or the valid ones do, the rest is not looked at.
 */
function sortBySignature(all: readonly Candidate[], question: Question, checkSignature: CheckSignature): Sorted {
  let left = all;
  let valid: readonly Candidate[] = [];
  const judged = new Set<Candidate>();
  const first = identifying(left, question);
  for (const candidate of [...first, ...left.filter((each) => !first.includes(each))]) {
    if (!suffice(left, valid, question)) break;
    if (!isUnbroken(candidate.capability) || !isNeeded(candidate, valid, question)) continue;
    checkSignature(candidate.capability);
    judged.add(candidate);
    if (isUnbroken(candidate.capability)) valid = [...valid, candidate];
    else left = left.filter(({ capability }) => isStanding(capability));
  }
  const spare = left.filter((candidate) => isUnbroken(candidate.capability) && !judged.has(candidate));
  return { left, valid, spare: spare.map(({ capability }) => capability) };
}

/**
 * Reports that nobody grants anything, which ends a stage. Off: the last capability that could be read, taken at its
 * word.
 */
function reportNobody(judge: Judge, { all, candidates }: Capabilities): readonly [Capability, ReadAuthSig] {
  const bound = candidates.filter((candidate) => candidate.bound);
  const only = bound.length === 1 ? bound[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (only) {
    judge.hold('session.no-authority');
    judge.include(only.judge.issues);
  } else {
    judge.check('session.no-authority', false, () => ({
      path: '/signedMessage/capabilities',
      message: `none of the ${all.length} capabilities grants anything to this session`,
      causes: all.flatMap((capability) => capability.judge.issues),
    }));
  }
  judge.endStage();
  const last = [...all].reverse().find(({ read }) => read !== undefined) ?? all.at(-1) ?? judgeBlank(judge);
  if (last.read) return [last, last.read];
  // A capability that cannot even be read has no word to be taken at.
  const [first, ...rest] = last.judge.issues as readonly [Issue, ...Issue[]];
  return judge.fail([first, ...rest]);
}

/** Checks that everything is granted by somebody who is left. What is told of one demand is not told of the operation again. */
function checkCovered(judge: Judge, left: readonly Candidate[], question: Question, context: AuthorityContext): void {
  const cells = left.flatMap(({ read }) => read.cells);
  for (const { at, ask, identifying: identifies } of question.demands.filter(
    (demand) => !left.some(({ covered }) => covered.has(demand)),
  )) {
    // What is asked was requested, so a request that is not covered says it all.
    if (identifies && context.request !== anyRequest && !judge.unbroken) continue;
    judgeCoverage(at, cells, ask, context.namespaces);
  }
  judge.endStage();
}

/**
 * Reports what is open: with the evidence that is missing the session could be valid, so it is not invalid. Off: where
 * nothing is open and nobody grants all by rules that are off, everyone who is left has to hold.
 */
function reportOpen(
  judge: Judge,
  { left, valid }: Sorted,
  question: Question,
  checkSignature: CheckSignature,
): readonly Candidate[] {
  const open = left.filter(({ capability }) => !isUnbroken(capability));
  for (const one of open) if (isNeeded(one, valid, question)) judge.include(one.capability.judge.issues);
  judge.endStage();
  for (const { capability } of left) {
    if (!valid.some((one) => one.capability === capability)) checkSignature(capability);
    judge.include(capability.judge.issues);
  }
  judge.endStage();
  return left;
}

/** Decides who granted what a session demands. */
function findAuthority(
  judge: Judge,
  message: SessionMessage,
  capabilities: Capabilities,
  context: AuthorityContext,
  checkSignature: CheckSignature,
): Authority {
  const question = questionOf(judge, message, context);
  const standing = capabilities.candidates.filter(isStanding);
  const weighed = standing.flatMap((each) => (each.read ? [weigh(each, each.read, question, context)] : []));
  let sorted = sortBySignature(weighed, question, checkSignature);
  if (sorted.left.length > 0) judge.hold('session.no-authority');
  else {
    const taken = [weigh(...reportNobody(judge, capabilities), question, context)];
    sorted = { left: taken, valid: taken, spare: [] };
  }
  checkCovered(judge, sorted.left, question, context);
  const { left, valid, spare } = sorted;
  const one = isOfOneAccount(left, valid, question);
  judge.check('session.account', one, () => accountFinding(left, valid, question));
  judge.endStage();
  const sufficient = suffice(valid, valid, question);
  return authorityOf(
    sufficient ? valid : reportOpen(judge, sorted, question, checkSignature),
    question,
    context,
    spare,
  );
}

/** Says who holds the authority among candidates that grant everything. */
function authorityOf(
  valid: readonly Candidate[],
  question: Question,
  { request }: AuthorityContext,
  spare: readonly Capability[],
): Authority {
  const granting = identifying(valid, question);
  const [holder] = (granting.length > 0 ? granting : valid) as readonly [Candidate, ...Candidate[]];
  // One candidate carries the operation that is asked; without one, all together carry the session.
  const carrying = request === anyRequest && granting.length > 0 ? granting : [holder];
  const granted = carrying.flatMap(({ covered }) =>
    question.demands.flatMap((demand) => (demand.identifying ? (covered.get(demand) ?? []) : [])),
  );
  return {
    holder: holder.read,
    carrying: carrying.map(({ read }) => read),
    grants: [...new Set(granted)],
    spare,
  };
}

/** Sorts the capabilities: a delegation is no candidate, but where the rule that says so is off. */
function sortCapabilities(judge: Judge, all: readonly Capability[]): Capabilities {
  const delegations = all.filter(({ delegation }) => delegation);
  const onlyDelegations = all.length > 0 && delegations.length === all.length;
  judge.check('session.delegation-not-grant', !onlyDelegations, () => ({
    path: '/signedMessage/capabilities',
    message: 'the session carries capacity delegations only, and a delegation grants nothing to a session key',
  }));
  judge.endStage();
  if (delegations.length === 0) return { all, candidates: all };
  const lent = judge.enforces('session.delegation-not-grant') ? [] : delegations;
  return { all, candidates: [...all.filter(({ delegation }) => !delegation), ...lent] };
}

/** Judges the delegations that are no candidates: what is wrong with them is told, and breaks nothing. */
function judgeDelegations({ all, candidates }: Capabilities, checks: CapabilityChecks): void {
  for (const delegation of all.filter((each) => each.delegation && !candidates.includes(each))) {
    checks.rules(delegation, false);
    checks.signature(delegation);
  }
}

/** Judges the capabilities of a session, and decides who granted what it demands. */
export function judgeAuthority(
  judge: Judge,
  read: ReadSessionSig,
  context: AuthorityContext,
  policy: Policy,
): { readonly authority: Authority; readonly capabilities: readonly Capability[] } {
  const capabilities = sortCapabilities(judge, judgeCapabilities(judge, read));
  const checks = createCapabilityChecks(policy, read.sessionSig.address);
  for (const candidate of capabilities.candidates) checks.rules(candidate, true);
  const authority = findAuthority(judge, read.message, capabilities, context, checks.signature);
  judgeDelegations(capabilities, checks);
  return { authority, capabilities: capabilities.all };
}
