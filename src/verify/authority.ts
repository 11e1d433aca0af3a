import { accountOf, type ReadAuthSig } from '../auth-sig.js';
import { type Ask, askOf, type Cell, type Facts, readCoverage } from '../capability.js';
import { identityOf, isNamed, type Root } from '../chain.js';
import type { SessionMessage } from '../generated/types.js';
import type { Finding, Judge } from '../judge.js';
import { isUndecided } from '../rule.js';
import { anyRequest, type SessionContext } from '../session-sig.js';
import type { Policy } from './options.js';

/** One entry of `capabilities`, judged apart from the others. */
export interface Capability {
  readonly judge: Judge;
  /** Undefined when it could not be read. */
  readonly read: ReadAuthSig | undefined;
  readonly delegation: boolean;
  /** Whether it names the session key. */
  readonly bound: boolean;
}

/** What the authority of a session is judged by. */
export interface AuthorityContext extends SessionContext, Pick<Policy, 'proofs'> {
  readonly account: string | undefined;
  readonly facts: Facts | undefined;
}

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

/** Something that has to be granted. */
interface Demand {
  readonly at: Judge;
  readonly ask: Ask;
  /** Whether the account that grants it is the identity of the session. */
  readonly identifying: boolean;
}

/** A capability that was read, and what it would grant by itself. */
interface Candidate {
  readonly capability: Capability;
  readonly read: ReadAuthSig;
  /** On whose authority it grants: undefined while the proofs that would say so are missing. */
  readonly root: Root | undefined;
  readonly covered: ReadonlyMap<Demand, readonly Cell[]>;
}

export function isUnbroken({ judge }: Capability): boolean {
  return judge.issues.length === 0;
}

/** Says whether a capability is valid, or could turn out to be: nothing but evidence keeps it from being so. */
function stands({ judge, read }: Capability): boolean {
  return read !== undefined && judge.issues.every(({ rule }) => isUndecided(rule));
}

/** Collects what has to be granted: every request of the message, and what is asked of the node. */
function demandsOf(judge: Judge, message: SessionMessage, context: AuthorityContext): readonly Demand[] {
  const { request, namespaces } = context;
  const requests = judge.at('/signedMessage/resourceAbilityRequests');
  const unasked = request === anyRequest;
  const facts = unasked ? context.facts : request.facts;
  const demands = new Map<string, Demand>();
  if (unasked || judge.profile.parameters.coveredRequests === 'all') {
    message.resourceAbilityRequests.forEach((wire, index) => {
      const ask = askOf(wire, namespaces);
      const key = JSON.stringify(ask);
      // Repeating a request costs its sender nothing, so it must not cost the verifier anything either.
      if (!ask || demands.has(key)) return;
      const at = requests.at(`/${index}`);
      demands.set(key, { at, ask: facts ? { ...ask, facts } : ask, identifying: unasked });
    });
  }
  return unasked ? [...demands.values()] : [...demands.values(), { at: requests, ask: request, identifying: true }];
}

/** What candidates are weighed by. */
interface Question {
  readonly demands: readonly Demand[];
  /** The account that the caller names. */
  readonly named: string | undefined;
  /** Whether the account has to be one: not where its rule is off. */
  readonly single: boolean;
}

function nameOf({ root, read }: Candidate): string {
  return identityOf(root?.account ?? accountOf(read));
}

/** Says whether a candidate grants a demand, and is or could turn out to be of the account that has to. */
function isGrantedBy(candidate: Candidate, demand: Demand, { named }: Question): boolean {
  if (!candidate.covered.has(demand)) return false;
  if (!demand.identifying || named === undefined || candidate.root === undefined) return true;
  return isNamed(candidate.root.read, named);
}

/** Those that grant something of which the account is the identity of the session. */
function identifying(each: readonly Candidate[], question: Question): readonly Candidate[] {
  const demands = question.demands.filter((demand) => demand.identifying);
  return each.filter((candidate) => demands.some((demand) => isGrantedBy(candidate, demand, question)));
}

function accountsOf(each: readonly Candidate[], question: Question): ReadonlySet<string> {
  return new Set(identifying(each, question).map(nameOf));
}

/** Says whether one account could have granted all that identifies the session, and no other is known to. */
function isOfOneAccount(each: readonly Candidate[], valid: readonly Candidate[], question: Question): boolean {
  const demands = question.demands.filter(
    (demand) => demand.identifying && each.some(({ covered }) => covered.has(demand)),
  );
  const known = accountsOf(valid, question);
  if (!question.single || demands.length === 0) return true;
  if (known.size > 1) return false;
  const couldBe = (candidate: Candidate, name: string): boolean =>
    candidate.root === undefined || nameOf(candidate) === name;
  return [...(known.size > 0 ? known : accountsOf(each, question))].some((name) =>
    demands.every((demand) => each.some((one) => isGrantedBy(one, demand, question) && couldBe(one, name))),
  );
}

/** Says whether candidates grant everything, for one account; of `valid` it is known that they are. */
function suffice(each: readonly Candidate[], valid: readonly Candidate[], question: Question): boolean {
  const covered = question.demands.every((demand) => each.some((candidate) => candidate.covered.has(demand)));
  return each.length > 0 && covered && isOfOneAccount(each, valid, question);
}

/** Says whether the signature of a candidate could change the answer. */
function isNeeded(candidate: Candidate, valid: readonly Candidate[], question: Question): boolean {
  const missing = question.demands.some(
    (demand) =>
      isGrantedBy(candidate, demand, question) && !valid.some((other) => isGrantedBy(other, demand, question)),
  );
  // A session that demands nothing still has to be of somebody.
  if (missing || (question.demands.length === 0 && valid.length === 0)) return true;
  const known = accountsOf(valid, question);
  return question.single && accountsOf([candidate], question).size > 0 && !known.has(nameOf(candidate));
}

/** The capabilities of a session, sorted. */
export interface Capabilities {
  readonly all: readonly Capability[];
  readonly candidates: readonly Capability[];
}

/** Reports that nobody grants anything; returns the capability to go on with where that is no end. */
function reportNobody(judge: Judge, { all, candidates }: Capabilities): Capability | undefined {
  const bound = candidates.filter((candidate) => candidate.bound);
  const only = bound.length === 1 ? bound[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (only) {
    judge.hold('session.no-authority');
    judge.adopt(only.judge);
    return judge.collecting ? only : undefined;
  }
  const held = judge.check('session.no-authority', false, () => ({
    path: '/signedMessage/capabilities',
    message: `none of the ${all.length} capabilities grants anything to this session`,
    causes: all.flatMap((capability) => capability.judge.issues),
  }));
  // What is broken in an ignored capability is a cause; what held in it was evaluated all the same.
  for (const { outcomes } of all.map((capability) => capability.judge)) {
    for (const [rule, outcome] of outcomes) {
      if (outcome === 'held') judge.hold(rule);
    }
  }
  const last = all.findLast((capability) => capability.read !== undefined);
  // A capability that cannot even be read has no word to be taken at.
  if (held && !last) for (const capability of all.slice(-1)) judge.adopt(capability.judge);
  return held || judge.collecting ? last : undefined;
}

/** Says why the account is not one. */
function accountFinding(pool: readonly Candidate[], valid: readonly Candidate[], question: Question): Finding {
  const several = accountsOf(valid, question).size > 1 ? valid : pool;
  const accounts = [...accountsOf(several, question)];
  const granting = accountsOf(pool, { ...question, named: undefined });
  return {
    path: '/signedMessage/capabilities',
    message:
      question.named === undefined
        ? `grants of several accounts cover what is asked (${accounts.join(', ')}): name the one that is meant`
        : `expected grants by ${question.named} of all that is asked, found grants by ${[...granting].join(', ')}`,
    params: { accounts },
  };
}

/**
 * Decides who granted what a session demands.
 *
 * Signatures are judged in the order of the message, of those that identify first, each only while it could change the
 * answer: once the candidates that are left cannot suffice, or the valid ones do, the rest is not looked at.
 */
export function findAuthority(
  judge: Judge,
  message: SessionMessage,
  capabilities: Capabilities,
  context: AuthorityContext,
  checkSignature: (capability: Capability) => void,
): Authority | undefined {
  const { collecting } = judge;
  const { namespaces, account, proofs, request } = context;
  const demands = demandsOf(judge, message, context);
  const single = judge.enforces('session.account');
  const question: Question = { demands, named: single ? account : undefined, single };
  const weigh = (capability: Capability): readonly Candidate[] => {
    const { read } = capability;
    if (!read) return [];
    const covered = new Map<Demand, readonly Cell[]>();
    for (const demand of demands) {
      const own = demand.at.trial();
      const cells = readCoverage(own, read.cells, demand.ask, namespaces);
      if (own.issues.length === 0) covered.set(demand, cells);
    }
    return [{ capability, read, root: proofs.rootOf(read), covered }];
  };

  if (collecting) for (const capability of capabilities.all) checkSignature(capability);
  let left: readonly Candidate[] = capabilities.candidates.filter(stands).flatMap(weigh);
  let valid: readonly Candidate[] = collecting ? left.filter(({ capability }) => isUnbroken(capability)) : [];
  const judged = new Set(valid);
  const first = identifying(left, question);
  for (const candidate of [...first, ...left.filter((each) => !first.includes(each))]) {
    if (collecting || !suffice(left, valid, question)) break;
    if (!isUnbroken(candidate.capability) || !isNeeded(candidate, valid, question)) continue;
    checkSignature(candidate.capability);
    judged.add(candidate);
    if (isUnbroken(candidate.capability)) valid = [...valid, candidate];
    else left = left.filter(({ capability }) => stands(capability));
  }
  const spare = left.filter((candidate) => isUnbroken(candidate.capability) && !judged.has(candidate));

  if (left.length > 0) {
    judge.hold('session.no-authority');
    for (const { capability } of valid) judge.adopt(capability.judge);
  } else {
    const taken = reportNobody(judge, capabilities);
    if (!taken) return undefined;
    left = weigh(taken);
    valid = left;
  }
  const cells = left.flatMap(({ read }) => read.cells);
  for (const demand of demands) {
    if (!collecting && left.some(({ covered }) => covered.has(demand))) continue;
    // What is asked was requested, so a request that is not covered says it all.
    const told = demand.identifying && request !== anyRequest && !judge.goOn();
    readCoverage(told ? demand.at.trial() : demand.at, cells, demand.ask, namespaces);
  }
  if (!judge.goOn()) return undefined;
  const one = isOfOneAccount(left, valid, question);
  judge.check('session.account', one, () => accountFinding(left, valid, question));
  if (!judge.goOn()) return undefined;
  if (!suffice(valid, valid, question)) {
    // With the evidence that is missing the session could be valid, so it is not invalid.
    const open = left.filter(({ capability }) => !isUnbroken(capability));
    for (const one of open) if (isNeeded(one, valid, question)) judge.adopt(one.capability.judge);
    if (!collecting) return undefined;
    valid = [...valid, ...open];
  }
  const granting = identifying(valid, question);
  const [holder] = granting.length > 0 ? granting : valid;
  if (!holder) return undefined;
  // One candidate carries the operation that is asked; without one, all together carry the session.
  const carrying = request === anyRequest && granting.length > 0 ? granting : [holder];
  const granted = carrying.flatMap(({ covered }) =>
    demands.flatMap((demand) => (demand.identifying ? (covered.get(demand) ?? []) : [])),
  );
  return {
    holder: holder.read,
    carrying: carrying.map(({ read }) => read),
    grants: [...new Set(granted)],
    spare: spare.map(({ capability }) => capability),
  };
}
