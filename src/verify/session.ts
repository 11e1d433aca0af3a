import {
  type AuthSigContext,
  accountOf,
  anyDomain,
  checkAuthSig,
  checkAuthSigSignature,
  delegationUri,
  instantOf,
  type ReadAuthSig,
  readAuthSigDocuments,
} from '../auth-sig.js';
import { type Ask, askOf, type Cell, type Facts, litNamespaces, type Namespaces, readCoverage } from '../capability.js';
import type { SessionMessage } from '../generated/types.js';
import type { Judge } from '../judge.js';
import {
  anyNode,
  anyRequest,
  checkSessionMessage,
  checkSessionSignature,
  type ReadSessionSig,
  readSessionMessage,
  readSessionSig,
  type SessionContext,
} from '../session-sig.js';

import { earlier, type SessionOptions, unchecked, type VerifiedSession } from './options.js';

/** One entry of `capabilities`, judged apart from the others. */
interface Candidate {
  readonly judge: Judge;
  readonly read: ReadAuthSig | undefined;
  readonly delegation: boolean;
  readonly bound: boolean;
}

interface AuthorityContext extends SessionContext {
  readonly account: string | undefined;
  readonly facts: Facts | undefined;
}

interface Authority {
  readonly holder: ReadAuthSig;
  readonly grants: readonly Cell[];
}

function judgedWell(candidate: Candidate): boolean {
  return candidate.judge.issues.length === 0;
}

/** Finds the candidates to go on with, or reports why there are none. */
function viable(judge: Judge, candidates: readonly Candidate[], all: readonly Candidate[]): readonly Candidate[] {
  const good = candidates.filter(judgedWell);
  if (good.length > 0) {
    judge.check('session.no-authority', true, () => ({ message: '' }));
    for (const candidate of good) judge.adopt(candidate.judge);
    return good;
  }
  const bound = candidates.filter((candidate) => candidate.bound);
  const only = bound.length === 1 ? bound[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (only) {
    judge.check('session.no-authority', true, () => ({ message: '' }));
    judge.adopt(only.judge);
    return judge.collecting ? [only] : [];
  }
  const held = judge.check('session.no-authority', false, () => ({
    path: '/signedMessage/capabilities',
    message: `none of the ${all.length} capabilities grants anything to this session`,
    causes: all.flatMap((candidate) => candidate.judge.issues),
  }));
  // What is broken in an ignored capability is a cause; what held in it was evaluated all the same.
  for (const { outcomes } of all.map((candidate) => candidate.judge)) {
    for (const [rule, outcome] of outcomes) {
      if (outcome === 'held') judge.check(rule, true, () => ({ message: '' }));
    }
  }
  const last = all.findLast((candidate) => candidate.read !== undefined);
  return (held || judge.collecting) && last ? [last] : [];
}

function isFrom(candidate: ReadAuthSig, account: string): boolean {
  return candidate.message.address.toLowerCase() === account.toLowerCase();
}

/** Decides who granted what: every request is covered, and the one that is asked by one candidate. */
function findAuthority(
  judge: Judge,
  message: SessionMessage,
  candidates: readonly Candidate[],
  all: readonly Candidate[],
  context: AuthorityContext,
): Authority | undefined {
  const holders = viable(judge, candidates, all).flatMap((candidate) => candidate.read ?? []);
  if (holders.length === 0) return undefined;
  const { request, namespaces } = context;
  const pool = holders.flatMap((holder) => holder.cells);
  const facts = request === anyRequest ? context.facts : request.facts;
  const requests = judge.at('/signedMessage/resourceAbilityRequests');
  const grants: Cell[] = [];
  if (request === anyRequest || judge.profile.parameters.coveredRequests === 'all') {
    message.resourceAbilityRequests.forEach((wire, index) => {
      const ask = askOf(wire, namespaces);
      if (ask)
        grants.push(...readCoverage(requests.at(`/${index}`), pool, facts ? { ...ask, facts } : ask, namespaces));
    });
  }
  // A covered request covers whatever it names, so this repeats nothing unless that rule is off.
  if (request !== anyRequest && judge.goOn()) readCoverage(requests, pool, request, namespaces);
  const asked = request === anyRequest ? grants : coveredBy(judge, pool, request, namespaces);
  const covering = holders.filter((holder) => holder.cells.some((cell) => asked.includes(cell)));
  const named =
    context.account === undefined ? covering : covering.filter((holder) => isFrom(holder, context.account ?? ''));
  const accounts = new Set(named.map((holder) => holder.message.address.toLowerCase()));
  // With nothing covered the issue was reported above, and who would have granted it cannot be said.
  const decided = covering.length === 0 || accounts.size === 1;
  judge.check('session.account', decided, () => ({
    path: '/signedMessage/capabilities',
    message:
      accounts.size === 0
        ? `expected a grant by ${context.account}, found grants by ${covering.map((holder) => holder.message.address).join(', ')}`
        : `grants of several accounts cover the request (${[...accounts].join(', ')}): name the one that is meant`,
    params: { accounts: [...accounts] },
  }));
  const holder = named[0] ?? covering[0] ?? holders[0];
  return holder && { holder, grants: asked.filter((cell) => holder.cells.includes(cell)) };
}

/** Evaluates a request without reporting: the cells that cover it. */
function coveredBy(judge: Judge, cells: readonly Cell[], ask: Ask, namespaces: Namespaces): readonly Cell[] {
  return readCoverage(judge.fork(), cells, ask, namespaces);
}

function readCandidates(judge: Judge, { message, sessionSig }: ReadSessionSig): readonly Candidate[] {
  return message.capabilities.map((authSig, index) => {
    const own = judge.at(`/signedMessage/capabilities/${index}`).fork();
    const read = readAuthSigDocuments(own, authSig);
    const uri = read?.message.uri;
    return { judge: own, read, delegation: uri === delegationUri, bound: uri === `lit:session:${sessionSig.address}` };
  });
}

export function judgeSession(
  judge: Judge,
  value: unknown,
  options: SessionOptions,
  policy: Omit<AuthSigContext, 'purpose'>,
): VerifiedSession | undefined {
  const sessionSig = readSessionSig(judge, value);
  const read = sessionSig && readSessionMessage(judge, sessionSig);
  if (!read) return undefined;
  const context: AuthorityContext = {
    ...policy,
    nodeAddress: options.nodeAddress,
    request: options.request,
    namespaces: options.namespaces ?? litNamespaces,
    account: options.account,
    facts: options.facts,
  };
  const sessionKey = read.sessionSig.address;
  const inner: AuthSigContext = { ...policy, purpose: 'session', sessionKey };
  // Whoever pays signed for a page of their own, not for that of the application.
  const delegated: AuthSigContext = { ...inner, purpose: 'delegation', domain: anyDomain };
  const all = readCandidates(judge, read);
  const delegations = all.filter((candidate) => candidate.delegation);
  let candidates = all.filter((candidate) => !candidate.delegation);

  checkSessionMessage(judge, read, context);
  // A kind whose text is a SIWE message is read like any other: it turns out to be undecided with its signature only.
  const unsupported = all.findIndex(
    ({ judge: { issues }, read: document }) =>
      document?.kind.decided === false || issues.some(({ rule }) => rule.startsWith('auth-sig.kind')),
  );
  judge.check('lit-v7.unsupported-aborts', unsupported < 0, () => ({
    path: `/signedMessage/capabilities/${unsupported}`,
    message: 'one capability of an unsupported kind ends the verification of all',
  }));
  const onlyDelegations = candidates.length === 0 && delegations.length > 0;
  const apart = judge.check('session.delegation-not-grant', !onlyDelegations, () => ({
    path: '/signedMessage/capabilities',
    message: 'the session carries capacity delegations only, and a delegation grants nothing to a session key',
  }));
  const lent = !judge.enforces('session.delegation-not-grant') || (!apart && judge.collecting) ? delegations : [];
  for (const candidate of all) {
    if (!candidate.read || (!judge.collecting && !judgedWell(candidate))) continue;
    checkAuthSig(candidate.judge, candidate.read, candidate.delegation ? delegated : inner);
    // A delegation that counts as a candidate counts as bound to the session key.
    if (lent.includes(candidate)) candidate.judge.check('auth-sig.session-bound', true, () => ({ message: '' }));
  }
  candidates = [...candidates, ...lent];
  if (onlyDelegations && lent.length === 0) return undefined;

  const decideAuthority = (): Authority | undefined => findAuthority(judge, read.message, candidates, all, context);
  let authority = judge.collecting ? undefined : decideAuthority();
  if (!judge.goOn()) return undefined;
  checkSessionSignature(judge, read, policy.backend);
  let dropped = false;
  for (const candidate of all) {
    if (!candidate.read || (!judge.collecting && !judgedWell(candidate))) continue;
    checkAuthSigSignature(candidate.judge, candidate.read, inner);
    dropped ||= !judgedWell(candidate);
  }
  if (dropped || judge.collecting) authority = decideAuthority();
  if (!authority) return undefined;
  return verifiedSession(read, authority, all, options);
}

function verifiedSession(
  { message, sessionSig }: ReadSessionSig,
  { holder, grants }: Authority,
  all: readonly Candidate[],
  options: SessionOptions,
): VerifiedSession {
  const notChecked = unchecked(options);
  if (options.request === anyRequest) notChecked.unshift('request');
  if (options.nodeAddress === anyNode) notChecked.unshift('node');
  const end = earlier(instantOf(holder.message.expirationTime), instantOf(message.expiration));
  return {
    account: accountOf(holder),
    sessionKey: sessionSig.address,
    nodeAddress: message.nodeAddress,
    grants,
    expiration: end ?? message.expiration,
    delegations: all.flatMap((seen) => {
      if (!seen.delegation || !seen.read || !judgedWell(seen)) return [];
      const expiration = earlier(instantOf(seen.read.message.expirationTime), undefined);
      return [{ path: seen.judge.path, account: accountOf(seen.read), grants: seen.read.cells, expiration }];
    }),
    ignored: all
      .filter((candidate) => !judgedWell(candidate))
      .map((candidate) => ({ path: candidate.judge.path, issues: candidate.judge.issues })),
    preface: holder.preface,
    notChecked,
  };
}
