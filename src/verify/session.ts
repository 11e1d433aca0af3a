import { type AuthSigKind, kindOf } from '../auth-sig/kind.js';
import { accountOf } from '../auth-sig.js';
import { litNamespaces } from '../capability.js';
import { type ChainJudge, namesOf } from '../chain.js';
import { instantOf } from '../internal/time.js';
import { firstIssues } from '../issue-size.js';
import type { Judge } from '../judge.js';
import {
  checkSessionMessage,
  checkSessionSignature,
  type ReadSessionSig,
  readSessionMessage,
  readSessionSig,
} from '../session-sig.js';
import { type Authority, type Capabilities, findAuthority } from './authority.js';
import type { AuthorityContext } from './candidate.js';
import {
  type Capability,
  type CapabilityChecks,
  createCapabilityChecks,
  isUnbroken,
  readCapabilities,
} from './capability.js';
import {
  earliest,
  endsOf,
  type IgnoredCapability,
  type Policy,
  type SeenDelegation,
  type SessionOptions,
  unchecked,
  type VerifiedSession,
} from './options.js';

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

/** Judges the outer layer: shape, message, binding to node, key and time, the signature of the session key. */
function judgeOuter(judge: Judge, value: unknown, context: AuthorityContext): ReadSessionSig {
  const read = readSessionMessage(judge, readSessionSig(judge, value));
  checkSessionMessage(judge, read, context);
  checkKinds(judge, read);
  judge.endStage();
  checkSessionSignature(judge, read, context.backend);
  // Whoever does not hold the session key gets no work done on the capabilities.
  judge.endStage();
  return read;
}

/** Sorts the capabilities: a delegation is no candidate, but where the rule that says so is off. */
function sortCapabilities(judge: Judge, all: readonly Capability[]): Capabilities {
  const onlyDelegations = all.length > 0 && all.every(({ delegation }) => delegation);
  judge.check('session.delegation-not-grant', !onlyDelegations, () => ({
    path: '/signedMessage/capabilities',
    message: 'the session carries capacity delegations only, and a delegation grants nothing to a session key',
  }));
  judge.endStage();
  const delegations = all.filter(({ delegation }) => delegation);
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

/** Judges a session signature: the outer layer, then its capabilities, then who granted what is asked. */
export function judgeSession(judge: Judge, value: unknown, options: SessionOptions, policy: Policy): VerifiedSession {
  const context: AuthorityContext = {
    ...policy,
    nodeAddress: options.nodeAddress,
    request: options.request,
    namespaces: options.namespaces ?? litNamespaces,
    account: options.account,
    facts: options.facts,
  };
  const read = judgeOuter(judge, value, context);
  const capabilities = sortCapabilities(judge, readCapabilities(judge, read));
  const checks = createCapabilityChecks(policy, read.sessionSig.address);
  for (const candidate of capabilities.candidates) checks.rules(candidate, true);
  const authority = findAuthority(judge, read.message, capabilities, context, checks.signature);
  judgeDelegations(capabilities, checks);
  return verifiedSession(read, authority, capabilities.all, options, policy.proofs);
}

/** Tells of a delegation what a use of it needs. */
function seenDelegation({ judge, read, delegation }: Capability, proofs: ChainJudge): readonly SeenDelegation[] {
  if (!delegation || !read || !judge.unbroken) return [];
  const { root, links } = proofs.chainOf(read);
  return [
    {
      path: judge.path,
      key: links[0]?.key ?? '',
      account: accountOf(read),
      root,
      rootNames: namesOf(proofs.rootOf(read)?.read ?? read),
      links,
      grants: read.cells,
      expiration: earliest(endsOf(links)),
    },
  ];
}

function ignoredCapability({ judge }: Capability): IgnoredCapability {
  return { path: judge.path, issues: firstIssues(judge.issues, mostIgnored) };
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
    delegations: all.flatMap((capability) => seenDelegation(capability, proofs)),
    ignored: all.filter((capability) => !isUnbroken(capability)).map(ignoredCapability),
    spare: spare.map(({ judge }) => judge.path),
    preface: holder.preface,
    notChecked: unchecked(options, links),
  };
}
