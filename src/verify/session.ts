import { type AuthSigKind, kindOf } from '../auth-sig/kind.js';
import {
  type AuthSigContext,
  accountOf,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  delegationUri,
  instantOf,
  readAuthSigDocuments,
  sessionUriPrefix,
} from '../auth-sig.js';
import { litNamespaces } from '../capability.js';
import { type ChainJudge, namesOf } from '../chain.js';
import { firstIssues } from '../issue-size.js';
import type { Judge } from '../judge.js';
import {
  checkSessionMessage,
  checkSessionSignature,
  type ReadSessionSig,
  readSessionMessage,
  readSessionSig,
} from '../session-sig.js';

import { type Authority, type AuthorityContext, type Capability, findAuthority, isUnbroken } from './authority.js';
import { earliest, endsOf, type Policy, type SessionOptions, unchecked, type VerifiedSession } from './options.js';

/** Characters of the issues that are told of one capability that played no part. */
const mostIgnored = 4_096;

/** The kinds that deployed nodes read inside a session. */
const deployed: readonly AuthSigKind[] = ['eoa', 'bls'];

/** Judges what no more than the names of the capabilities' kinds say. */
function checkKinds(judge: Judge, { message }: ReadSessionSig): void {
  const unsupported = message.capabilities.findIndex((authSig) => {
    const row = kindOf(authSig);
    return row ? !deployed.includes(row.kind) : judge.enforces('auth-sig.kind');
  });
  judge.check('lit-v7.unsupported-aborts', unsupported < 0, () => ({
    path: `/signedMessage/capabilities/${unsupported}`,
    message: 'one capability of an unsupported kind ends the verification of all',
  }));
}

function readCapabilities(judge: Judge, { message, sessionSig }: ReadSessionSig): readonly Capability[] {
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
    facts: options.facts,
  };
  checkSessionMessage(judge, read, context);
  checkKinds(judge, read);
  if (!judge.goOn()) return undefined;
  checkSessionSignature(judge, read, policy.backend);
  // Whoever does not hold the session key gets no work done on the capabilities.
  if (!judge.goOn()) return undefined;

  const all = readCapabilities(judge, read);
  const delegations = all.filter((capability) => capability.delegation);
  const onlyDelegations = delegations.length > 0 && delegations.length === all.length;
  const apart = judge.check('session.delegation-not-grant', !onlyDelegations, () => ({
    path: '/signedMessage/capabilities',
    message: 'the session carries capacity delegations only, and a delegation grants nothing to a session key',
  }));
  const lent = !judge.enforces('session.delegation-not-grant') || (!apart && judge.collecting) ? delegations : [];
  const candidates = [...all.filter((capability) => !capability.delegation), ...lent];
  if (onlyDelegations && lent.length === 0) return undefined;

  const inner: AuthSigContext = { ...policy, purpose: 'session', sessionKey: read.sessionSig.address };
  // Whoever pays signed for a page of their own, not for that of the application, and with a nonce of their own.
  const nonce = typeof policy.nonce === 'string' ? anyNonce : policy.nonce;
  const delegated: AuthSigContext = { ...inner, purpose: 'delegation', domain: anyDomain, nonce, root: undefined };
  const checkRules = (capability: Capability): void => {
    if (!capability.read || !(judge.collecting || isUnbroken(capability))) return;
    checkAuthSig(capability.judge, capability.read, capability.delegation ? delegated : inner);
    // A delegation that counts as a candidate counts as bound to the session key.
    if (lent.includes(capability)) capability.judge.hold('auth-sig.session-bound');
  };
  const checkSignature = (capability: Capability): void => {
    if (!capability.read || !(judge.collecting || isUnbroken(capability))) return;
    checkAuthSigSignature(capability.judge, capability.read, inner);
  };
  for (const capability of judge.collecting ? all : candidates) checkRules(capability);
  const authority = findAuthority(judge, read.message, { all, candidates }, context, checkSignature);
  if (!authority) return undefined;
  if (!judge.collecting) {
    for (const delegation of delegations.filter((each) => !lent.includes(each))) {
      checkRules(delegation);
      checkSignature(delegation);
    }
  }
  return verifiedSession(read, authority, all, options, policy.proofs);
}

function verifiedSession(
  { message, sessionSig }: ReadSessionSig,
  { holder, carrying, grants, spare }: Authority,
  all: readonly Capability[],
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
      if (!seen.delegation || !seen.read || !isUnbroken(seen)) return [];
      const chain = proofs.chainOf(seen.read);
      const expiration = earliest(endsOf(chain.links));
      const account = accountOf(seen.read);
      const { root: owner, links: lent } = chain;
      const key = lent[0]?.key ?? '';
      const rootNames = namesOf(proofs.rootOf(seen.read)?.read ?? seen.read);
      const grants = seen.read.cells;
      return [{ path: seen.judge.path, key, account, root: owner, rootNames, links: lent, grants, expiration }];
    }),
    ignored: all
      .filter((capability) => !isUnbroken(capability))
      .map((capability) => ({
        path: capability.judge.path,
        issues: firstIssues(capability.judge.issues, mostIgnored),
      })),
    spare: spare.map((capability) => capability.judge.path),
    preface: holder.preface,
    notChecked: unchecked(options, links),
  };
}
