import { accountOf, type ReadAuthSig } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { askOf, type Cell, type Facts, judgeCoverage } from '../capability.js';
import { identityOf, isNamed, type Root } from '../chain.js';
import type { SessionMessage } from '../generated/types.js';
import type { Finding, Judge } from '../judge.js';
import { anyRequest, type SessionContext } from '../session-sig.js';
import type { Capability } from './capability.js';
import type { Policy } from './options.js';

/** What the authority of a session is judged by. */
export interface AuthorityContext extends SessionContext, Pick<Policy, 'proofs'> {
  readonly account: string | undefined;
  readonly facts: Facts | undefined;
}

/** Something that has to be granted. */
export interface Demand {
  readonly at: Judge;
  readonly ask: Ask;
  /** Whether the account that grants it is the identity of the session. */
  readonly identifying: boolean;
}

/** What candidates are weighed by. */
export interface Question {
  readonly demands: readonly Demand[];
  /** The account that the caller names. */
  readonly named: string | undefined;
  /** Whether the account has to be one: not where its rule is off. */
  readonly single: boolean;
}

/** A capability that was read, and what it would grant by itself. */
export interface Candidate {
  readonly capability: Capability;
  readonly read: ReadAuthSig;
  /** On whose authority it grants: undefined while the proofs that would say so are missing. */
  readonly root: Root | undefined;
  readonly covered: ReadonlyMap<Demand, readonly Cell[]>;
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
      if (!ask) return;
      // No ability has a space in it.
      const key = `${ask.ability} ${ask.resource}`;
      // Repeating a request costs its sender nothing, so it must not cost the verifier anything either.
      if (demands.has(key)) return;
      const at = requests.at(`/${index}`);
      demands.set(key, { at, ask: facts ? { ...ask, facts } : ask, identifying: unasked });
    });
  }
  return unasked ? [...demands.values()] : [...demands.values(), { at: requests, ask: request, identifying: true }];
}

/** Says what the candidates of a session are weighed by. */
export function questionOf(judge: Judge, message: SessionMessage, context: AuthorityContext): Question {
  const single = judge.enforces('session.account');
  return { demands: demandsOf(judge, message, context), named: single ? context.account : undefined, single };
}

/** Weighs a capability: which demands it grants by itself. */
export function weigh(
  capability: Capability,
  read: ReadAuthSig,
  { demands }: Question,
  { namespaces, proofs }: AuthorityContext,
): Candidate {
  const covered = new Map<Demand, readonly Cell[]>();
  for (const demand of demands) {
    const own = demand.at.trial();
    const cells = judgeCoverage(own, read.cells, demand.ask, namespaces);
    if (own.unbroken) covered.set(demand, cells);
  }
  return { capability, read, root: proofs.rootOf(read), covered };
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

/** Keeps those that grant something of which the account is the identity of the session. */
export function identifying(each: readonly Candidate[], question: Question): readonly Candidate[] {
  const demands = question.demands.filter((demand) => demand.identifying);
  return each.filter((candidate) => demands.some((demand) => isGrantedBy(candidate, demand, question)));
}

function accountsOf(each: readonly Candidate[], question: Question): ReadonlySet<string> {
  return new Set(identifying(each, question).map(nameOf));
}

/** Says whether one account could have granted all that identifies the session, and no other is known to. */
export function isOfOneAccount(each: readonly Candidate[], valid: readonly Candidate[], question: Question): boolean {
  const demands = question.demands.filter(
    (demand) => demand.identifying && each.some(({ covered }) => covered.has(demand)),
  );
  if (!question.single || demands.length === 0) return true;
  const [only] = each;
  // Of one candidate there is one account.
  if (only && each.length === 1 && valid.every((one) => one === only)) {
    return demands.every((demand) => isGrantedBy(only, demand, question));
  }
  const known = accountsOf(valid, question);
  if (known.size > 1) return false;
  const couldBe = (candidate: Candidate, name: string): boolean =>
    candidate.root === undefined || nameOf(candidate) === name;
  return [...(known.size > 0 ? known : accountsOf(each, question))].some((name) =>
    demands.every((demand) => each.some((one) => isGrantedBy(one, demand, question) && couldBe(one, name))),
  );
}

/** Says whether candidates grant everything, for one account; of `valid` it is known that they are. */
export function suffice(each: readonly Candidate[], valid: readonly Candidate[], question: Question): boolean {
  const covered = question.demands.every((demand) => each.some((candidate) => candidate.covered.has(demand)));
  return each.length > 0 && covered && isOfOneAccount(each, valid, question);
}

/** Says whether the signature of a candidate could change the answer. */
export function isNeeded(candidate: Candidate, valid: readonly Candidate[], question: Question): boolean {
  const missing = question.demands.some(
    (demand) =>
      isGrantedBy(candidate, demand, question) && !valid.some((other) => isGrantedBy(other, demand, question)),
  );
  // A session that demands nothing still has to be of somebody.
  if (missing || (question.demands.length === 0 && valid.length === 0)) return true;
  // Who is named is one account, whatever else is named like it.
  if (!question.single || question.named !== undefined) return false;
  const known = accountsOf(valid, question);
  return accountsOf([candidate], question).size > 0 && !known.has(nameOf(candidate));
}

/** Says why the account is not one. */
export function accountFinding(pool: readonly Candidate[], valid: readonly Candidate[], question: Question): Finding {
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
