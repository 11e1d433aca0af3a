import { type AuthSigKind, kindOf } from '../auth-sig/kind.js';
import {
  type Account,
  type AuthSigContext,
  accountOf,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  delegationUri,
  instantOf,
  type ReadAuthSig,
  readAuthSigDocuments,
  sessionUriPrefix,
} from '../auth-sig.js';
import { askOf, type Cell, type Facts, litNamespaces, readCoverage } from '../capability.js';
import { type ChainJudge, identityOf, isNamed } from '../chain.js';
import type { SessionMessage } from '../generated/types.js';
import type { Judge } from '../judge.js';
import { isUndecided } from '../rule.js';
import {
  anyRequest,
  checkSessionMessage,
  checkSessionSignature,
  type ReadSessionSig,
  readSessionMessage,
  readSessionSig,
  type SessionContext,
} from '../session-sig.js';

import { earliest, endsOf, type Policy, type SessionOptions, unchecked, type VerifiedSession } from './options.js';

/** The kinds that deployed nodes read inside a session. */
const deployed: readonly AuthSigKind[] = ['eoa', 'bls'];

/** One entry of `capabilities`, judged apart from the others. */
interface Candidate {
  readonly judge: Judge;
  readonly read: ReadAuthSig | undefined;
  readonly delegation: boolean;
  readonly bound: boolean;
}

interface AuthorityContext extends SessionContext {
  readonly account: string | undefined;
  readonly authorityOf: AuthorityOf;
  readonly facts: Facts | undefined;
}

interface Authority {
  readonly holder: ReadAuthSig;
  /** Those whose expiry bounds the session, the holder among them. */
  readonly carrying: readonly ReadAuthSig[];
  readonly grants: readonly Cell[];
}

function judgedWell(candidate: Candidate): boolean {
  return candidate.judge.issues.length === 0;
}

/** Says whether only evidence from outside stands between a candidate and a verdict. */
function isOpen({ judge: { issues } }: Candidate): boolean {
  return issues.length > 0 && issues.every(({ rule }) => isUndecided(rule));
}

/** Finds the candidates to go on with, or reports why there are none. */
function viable(judge: Judge, candidates: readonly Candidate[], all: readonly Candidate[]): readonly Candidate[] {
  const good = candidates.filter(judgedWell);
  if (good.length > 0) {
    judge.hold('session.no-authority');
    for (const candidate of good) judge.adopt(candidate.judge);
    return good;
  }
  const bound = candidates.filter((candidate) => candidate.bound);
  const only = bound.length === 1 ? bound[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (only) {
    judge.hold('session.no-authority');
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
      if (outcome === 'held') judge.hold(rule);
    }
  }
  const last = all.findLast((candidate) => candidate.read !== undefined);
  // A capability that cannot even be read has no word to be taken at.
  if (held && !last) for (const candidate of all.slice(-1)) judge.adopt(candidate.judge);
  return (held || judge.collecting) && last ? [last] : [];
}

/** The account on whose authority an AuthSig grants; undefined while the proofs that would say so are missing. */
type AuthorityOf = (read: ReadAuthSig) => Account | undefined;

function authorities({ proofs }: Policy): AuthorityOf {
  return (read) => proofs.rootOf(read)?.account;
}

/** Says whether a candidate is, or could turn out to be, on the authority of an account. */
function isFrom(candidate: ReadAuthSig, account: string, authorityOf: AuthorityOf): boolean {
  const authority = authorityOf(candidate);
  return authority === undefined || isNamed(authority, account);
}

/** Reports every request that the holders do not cover; returns the cells that cover what is asked. */
function checkCoverage(
  judge: Judge,
  message: SessionMessage,
  holders: readonly ReadAuthSig[],
  context: AuthorityContext,
): readonly Cell[] {
  const { request, namespaces } = context;
  const pool = holders.flatMap((holder) => holder.cells);
  const facts = request === anyRequest ? context.facts : request.facts;
  const requests = judge.at('/signedMessage/resourceAbilityRequests');
  const grants: Cell[] = [];
  if (request === anyRequest || judge.profile.parameters.coveredRequests === 'all') {
    const seen = new Set<string>();
    message.resourceAbilityRequests.forEach((wire, index) => {
      const ask = askOf(wire, namespaces);
      const key = JSON.stringify(ask);
      // Repeating a request costs its sender nothing, so it must not cost the verifier anything either.
      if (!ask || seen.has(key)) return;
      seen.add(key);
      const at = requests.at(`/${index}`);
      grants.push(...readCoverage(at, pool, facts ? { ...ask, facts } : ask, namespaces));
    });
  }
  if (request === anyRequest) return [...new Set(grants)];
  // A covered request covers whatever it names, so this reports nothing new unless that rule is off.
  return readCoverage(judge.goOn() ? requests : requests.fork(), pool, request, namespaces);
}

/**
 * Decides who granted what: every request is covered, and the one that is asked by one candidate.
 *
 * @param final whether the signatures were judged: before, a stranger could make the account ambiguous with a forgery
 */
function findAuthority(
  judge: Judge,
  message: SessionMessage,
  candidates: readonly Candidate[],
  all: readonly Candidate[],
  context: AuthorityContext,
  final: boolean,
): Authority | undefined {
  const { request, account, authorityOf } = context;
  const readOf = (each: readonly Candidate[]): readonly ReadAuthSig[] =>
    each.flatMap((candidate) => candidate.read ?? []);
  // A named account grants by itself what nobody asked in particular.
  const ofAccount = (each: readonly ReadAuthSig[]): readonly ReadAuthSig[] =>
    request === anyRequest && account !== undefined && each.some((holder) => isFrom(holder, account, authorityOf))
      ? each.filter((holder) => isFrom(holder, account, authorityOf))
      : each;
  const suffice = (each: readonly Candidate[]): boolean => {
    if (each.length === 0) return false;
    const trial = judge.fork();
    const trusted = ofAccount(readOf(each));
    const cells = checkCoverage(trial, message, trusted, context);
    const meant = account === undefined ? trusted : trusted.filter((holder) => isFrom(holder, account, authorityOf));
    return trial.issues.length === 0 && meant.some((holder) => holder.cells.some((cell) => cells.includes(cell)));
  };
  const open = judge.collecting ? [] : candidates.filter(isOpen);
  const good = candidates.filter(judgedWell);
  if (open.length > 0 && !suffice(good) && suffice([...good, ...open])) {
    // With the missing evidence the session could be valid, so it is not invalid.
    for (const candidate of open) judge.adopt(candidate.judge);
    return undefined;
  }
  const holders = ofAccount(readOf(viable(judge, candidates, all)));
  if (holders.length === 0) return undefined;
  const asked = checkCoverage(judge, message, holders, context);
  const covering = holders.filter((holder) => holder.cells.some((cell) => asked.includes(cell)));
  const named = account === undefined ? covering : covering.filter((holder) => isFrom(holder, account, authorityOf));
  const nameOf = (holder: ReadAuthSig): string => identityOf(authorityOf(holder) ?? accountOf(holder));
  const accounts = new Set(named.map(nameOf));
  // With nothing covered the issue was reported above, and who would have granted it cannot be said.
  if (final) {
    judge.check('session.account', covering.length === 0 || accounts.size === 1, () => ({
      path: '/signedMessage/capabilities',
      message:
        accounts.size === 0
          ? `expected a grant by ${account}, found grants by ${covering.map(nameOf).join(', ')}`
          : `grants of several accounts cover the request (${[...accounts].join(', ')}): name the one that is meant`,
      params: { accounts: [...accounts] },
    }));
  }
  const holder = named[0] ?? covering[0] ?? holders[0];
  if (!holder) return undefined;
  // One candidate carries the operation that is asked; without one, all of the account carry the session.
  const root = nameOf(holder);
  const carrying = request === anyRequest ? covering.filter((each) => nameOf(each) === root) : [holder];
  return { holder, carrying, grants: asked.filter((cell) => carrying.some(({ cells }) => cells.includes(cell))) };
}

function readCandidates(judge: Judge, { message, sessionSig }: ReadSessionSig): readonly Candidate[] {
  return message.capabilities.map((authSig, index) => {
    const own = judge.at(`/signedMessage/capabilities/${index}`).fork();
    const read = readAuthSigDocuments(own, authSig);
    const uri = read?.message?.uri;
    return {
      judge: own,
      read,
      delegation: uri === delegationUri,
      bound: uri === sessionUriPrefix + sessionSig.address,
    };
  });
}

export function judgeSession(
  judge: Judge,
  value: unknown,
  options: SessionOptions,
  policy: Policy,
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
    authorityOf: authorities(policy),
    facts: options.facts,
  };
  const sessionKey = read.sessionSig.address;
  const inner: AuthSigContext = { ...policy, purpose: 'session', sessionKey };
  // Whoever pays signed for a page of their own, not for that of the application, and with a nonce of their own.
  const nonce = typeof policy.nonce === 'string' ? anyNonce : policy.nonce;
  const delegated: AuthSigContext = { ...inner, purpose: 'delegation', domain: anyDomain, nonce, root: undefined };
  const all = readCandidates(judge, read);
  const delegations = all.filter((candidate) => candidate.delegation);
  let candidates = all.filter((candidate) => !candidate.delegation);

  checkSessionMessage(judge, read, context);
  const unsupported = read.message.capabilities.findIndex((authSig) => {
    const row = kindOf(authSig);
    return row ? !deployed.includes(row.kind) : judge.enforces('auth-sig.kind');
  });
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
    if (lent.includes(candidate)) candidate.judge.hold('auth-sig.session-bound');
  }
  candidates = [...candidates, ...lent];
  if (onlyDelegations && lent.length === 0) return undefined;

  const decideAuthority = (final: boolean): Authority | undefined =>
    findAuthority(judge, read.message, candidates, all, context, final);
  if (!judge.collecting) decideAuthority(false);
  if (!judge.goOn()) return undefined;
  checkSessionSignature(judge, read, policy.backend);
  // Whoever does not hold the session key gets no work done on the capabilities.
  if (!judge.goOn()) return undefined;
  for (const candidate of all) {
    if (!candidate.read || (!judge.collecting && !judgedWell(candidate))) continue;
    checkAuthSigSignature(candidate.judge, candidate.read, inner);
  }
  const authority = decideAuthority(true);
  if (!authority) return undefined;
  return verifiedSession(read, authority, all, options, policy.proofs);
}

function verifiedSession(
  { message, sessionSig }: ReadSessionSig,
  { holder, carrying, grants }: Authority,
  all: readonly Candidate[],
  options: SessionOptions,
  proofs: ChainJudge,
): VerifiedSession {
  const { root, links } = proofs.chainOf(holder);
  const ends = [...carrying.flatMap((each) => endsOf(proofs.chainOf(each).links)), instantOf(message.expiration)];
  return {
    account: accountOf(holder),
    root,
    links,
    sessionKey: sessionSig.address,
    nodeAddress: message.nodeAddress,
    grants,
    expiration: earliest(ends) ?? message.expiration,
    delegations: all.flatMap((seen) => {
      if (!seen.delegation || !seen.read || !judgedWell(seen)) return [];
      const chain = proofs.chainOf(seen.read);
      const expiration = earliest(endsOf(chain.links));
      const account = accountOf(seen.read);
      return [
        { path: seen.judge.path, account, root: chain.root, grants: seen.read.cells, expiration, links: chain.links },
      ];
    }),
    ignored: all
      .filter((candidate) => !judgedWell(candidate))
      .map((candidate) => ({ path: candidate.judge.path, issues: candidate.judge.issues })),
    preface: holder.preface,
    notChecked: unchecked(options, links),
  };
}
