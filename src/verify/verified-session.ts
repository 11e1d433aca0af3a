import { accountOf } from '../auth-sig.js';
import { type ChainJudge, namesOf } from '../chain.js';
import { instantOf } from '../internal/time.js';
import { sortIssues } from '../issue-order.js';
import { firstIssues } from '../issue-size.js';
import type { ReadSessionSig } from '../session-sig.js';
import type { Authority } from './authority.js';
import { type Capability, isUnbroken } from './capability.js';
import {
  earliest,
  endsOf,
  type IgnoredCapability,
  type SeenDelegation,
  type SessionOptions,
  unchecked,
  type VerifiedSession,
} from './options.js';

/** Characters of the issues that are told of one capability that played no part. */
const mostIgnored = 4_096;

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
  return { path: judge.path, issues: firstIssues(sortIssues(judge.issues), mostIgnored) };
}

/** Says what a session that nothing is wrong with proves. */
export function verifiedSession(
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
