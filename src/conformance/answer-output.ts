import type { Account } from '../auth-sig.js';
import type { Cell } from '../capability.js';
import type { ChainLink } from '../chain.js';
import type { UseCharge } from '../delegation.js';
import { compareUtf8, sortUtf8 } from '../internal/bytes.js';
import { type Issue, isUndecided } from '../rule.js';
import type { VerifiedSessionKind } from '../session-kinds.js';
import type { VerifiedChain } from '../verify/auth-sig.js';
import type { VerifiedCeramic } from '../verify/ceramic.js';
import type { VerifiedDelegation } from '../verify/delegation.js';
import type { VerifiedOneClick } from '../verify/one-click.js';
import type { SeenDelegation, VerifiedAuthSig, VerifiedSession, VerifiedSessions } from '../verify.js';

// What an accepted document proves, as JSON: the members of spec/answer.md. A member that is undefined is absent.

function answerAccount({ kind, address, chainId }: Account): object {
  return { kind, address, ...(chainId === undefined ? {} : { chainId }) };
}

function answerEnd(expiration: string | undefined): object {
  return expiration === undefined ? {} : { expiration };
}

function answerCells(cells: readonly Cell[]): readonly object[] {
  const sorted = [...cells].sort(
    (a, b) => compareUtf8(a.resource, b.resource) || compareUtf8(a.ability, b.ability) || compareUtf8(a.path, b.path),
  );
  return sorted.map(({ path, resource, ability, alternatives }) => ({ path, resource, ability, alternatives }));
}

function answerCharges(charges: readonly UseCharge[]): readonly object[] {
  // One delegation can come in several blocks: it is used once.
  const distinct = new Map(charges.map((charge) => [charge.key, charge]));
  const sorted = [...distinct.values()].sort((a, b) => compareUtf8(a.key, b.key));
  return sorted.map(({ key, limit, until }) => ({
    key,
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...answerEnd(until),
  }));
}

function answerLink({ path, account, key, expiration }: ChainLink): object {
  return { path, account: answerAccount(account), key, ...answerEnd(expiration) };
}

function answerDelegationOf({ path, account, root, grants, expiration, links }: SeenDelegation): object {
  return {
    path,
    account: answerAccount(account),
    root: answerAccount(root),
    grants: answerCells(grants),
    ...answerEnd(expiration),
    links: links.map(answerLink),
  };
}

/** The issue that a verdict names: the first one, of those that decide if there are any. */
export function decisive(issues: readonly Issue[]): Issue | undefined {
  return issues.find(({ rule }) => !isUndecided(rule)) ?? issues[0];
}

/** What `capability.covers` answers: the cells that cover. */
export function answerCoverage(cells: readonly Cell[]): object {
  return { grants: answerCells(cells) };
}

/** What `auth-sig.verify` answers. */
export function answerAuthSig(verified: VerifiedAuthSig): object {
  const { purpose, account, root, grants, expiration, preface, notChecked } = verified;
  return {
    purpose,
    account: answerAccount(account),
    root: answerAccount(root),
    grants: answerCells(grants),
    ...answerEnd(expiration),
    preface,
    notChecked: [...notChecked].sort(),
  };
}

/** What `delegation.verify` answers. */
export function answerDelegation(verified: VerifiedDelegation): object {
  const { account, root, grants, charges, expiration, notChecked } = verified;
  return {
    account: answerAccount(account),
    root: answerAccount(root),
    grants: answerCells(grants),
    charges: answerCharges(charges),
    ...answerEnd(expiration),
    notChecked: [...notChecked].sort(),
  };
}

/** What `session-sig.verify` answers. */
export function answerSession(verified: VerifiedSession): object {
  const { account, root, sessionKey, grants, expiration, delegations, ignored, spare, preface, notChecked } = verified;
  return {
    account: answerAccount(account),
    root: answerAccount(root),
    sessionKey,
    grants: answerCells(grants),
    expiration,
    delegations: delegations.map(answerDelegationOf),
    ignored: ignored.map(({ path, issues }) => ({ path, rule: decisive(issues)?.rule })),
    spare,
    preface,
    notChecked: [...notChecked].sort(),
  };
}

/** What `session-sigs.verify` answers: entry by entry. */
export function answerSessions({ entries, notChecked }: VerifiedSessions): object {
  const answers = Object.entries(entries).map(([node, verified]) => [node, answerSession(verified)]);
  return { entries: Object.fromEntries(answers), notChecked: [...notChecked].sort() };
}

function answerOneClick(verified: VerifiedOneClick): object {
  const { account, chains, grants, expiration, peer, preface, notChecked } = verified;
  return {
    ...(account === undefined ? {} : { account: answerAccount(account) }),
    chains,
    grants: answerCells(grants),
    ...answerEnd(expiration),
    peer,
    preface,
    notChecked: [...notChecked].sort(),
  };
}

function answerCeramic({ account, grants, expiration, notChecked, ...same }: VerifiedCeramic): object {
  return {
    ...same,
    account: answerAccount(account),
    grants: sortUtf8([...grants]),
    ...answerEnd(expiration),
    notChecked: [...notChecked].sort(),
  };
}

/** What `session.verify` answers: the kind, and what its session proves. */
export function answerSessionKind(verified: VerifiedSessionKind): object {
  const { kind, session } = verified;
  if (kind === 'lit') return { kind, session: answerSession(session) };
  return { kind, session: kind === 'ceramic' ? answerCeramic(session) : answerOneClick(session) };
}

/** What `chain.verify` answers, without the cells that the input already shows. */
export function answerChain({ root, account, links, expiration }: VerifiedChain): object {
  return {
    root: root.address,
    account: account.address,
    ...answerEnd(expiration),
    links: links.map(({ path, cid, account: by, audience }) => ({
      path,
      ...(cid === undefined ? {} : { cid }),
      account: by.address,
      audience,
    })),
  };
}
