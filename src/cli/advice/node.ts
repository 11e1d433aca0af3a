import { delegationUri } from '../../auth-sig/purpose.js';
import { delegateTo } from '../../capability/restriction.js';
import { checksumAddress } from '../../internal/address.js';
import { fromUtf8 } from '../../internal/bytes.js';
import { isPlainObject } from '../../internal/json.js';
import { parseNodeAddress } from '../../internal/node-address.js';
import { isUndecided, type Result } from '../../rule.js';
import type { SeenDelegation, VerifiedSession } from '../../verify/options.js';
import { clip } from '../terminal.js';
import { addressIn, type PastedAuthSig, type PastedSession } from './pasted.js';

/** The most of a text that is looked through for the node that a request goes to. */
const mostText = 1 << 20;
/** Where the nodes of a network are asked: all their paths start alike. */
const endpoint = /\bhttps?:\/\/[A-Za-z0-9.:[\]-]{1,260}(?=\/web\/[a-z])/g;

/** Finds the node that a request goes to, of which a command, a log or an error speaks; undefined where it is not one alone. */
export function nodeIn(input: Uint8Array): string | undefined {
  const text = fromUtf8(input.subarray(0, mostText))?.replaceAll('\\/', '/') ?? '';
  const named = new Map([...text.matchAll(endpoint)].map(([url]) => [parseNodeAddress(url), url] as const));
  const [only, ...others] = [...named].filter(([address]) => address !== undefined);
  return others.length === 0 ? only?.[1] : undefined;
}

/** Says that a session signature is sent to another node than the one that it is good at. */
export function ofTarget(
  { message }: PastedSession,
  result: Result<unknown>,
  sentTo: string | undefined,
): readonly string[] {
  const bound = typeof message?.nodeAddress === 'string' ? message.nodeAddress : undefined;
  const told = !result.ok && result.issues.some(({ rule }) => rule === 'session.node-bound');
  if (sentTo === undefined || bound === undefined || told || parseNodeAddress(bound) === parseNodeAddress(sentTo))
    return [];
  return [
    `the request beside it goes to ${clip(sentTo, 120)}, and this session signature is good at ${clip(bound, 120)} alone: send each node its own, the entry under its address in the session signatures; --node ${clip(sentTo, 120)} judges it there`,
  ];
}

/** The sessions that a valid verdict is about. */
function sessionsIn(result: Result<unknown>): readonly VerifiedSession[] {
  const value = result.ok ? result.value : undefined;
  if (!isPlainObject(value)) return [];
  const sessions = isPlainObject(value.entries) ? Object.values(value.entries) : [value];
  return sessions.filter(
    (each): each is VerifiedSession =>
      isPlainObject(each) && Array.isArray(each.ignored) && Array.isArray(each.delegations),
  );
}

const unpaid = 'a node that wants to be paid refuses the session (rate limit exceeded)';

/** Says what a delegation was for that does not count: the session is valid, and nobody pays for it. */
function ofIgnored(
  { ignored }: VerifiedSession,
  authSigs: readonly PastedAuthSig[],
): readonly { readonly path: string; readonly line: string }[] {
  return ignored.flatMap(({ path, issues: [issue] }) => {
    const pasted = authSigs.find((each) => each.path === path);
    if (!pasted || !issue || isUndecided(issue.rule) || !pasted.text.includes(`\nURI: ${delegationUri}\n`)) return [];
    const owner = addressIn(pasted.text) ?? clip(pasted.address, 100);
    const line = `this is a delegation of capacity by ${owner}, and it does not count (${issue.rule}, ${clip(issue.message, 200)}): the session is valid without it, and ${unpaid}; have ${owner} sign a new delegation, and make the session signatures anew with that`;
    return [{ path, line }];
  });
}

/** The accounts that a delegation is for; undefined where any may use it, or where nobody can tell. */
function delegateesOf({ grants }: SeenDelegation): ReadonlySet<string> | undefined {
  const named = new Set<string>();
  for (const { alternatives } of grants) {
    for (const { delegate_to: given } of alternatives) {
      const read = given === undefined ? undefined : delegateTo.read(given);
      if (read === undefined) return undefined;
      for (const each of read) named.add(each);
    }
  }
  return grants.length === 0 ? undefined : named;
}

/** Says that a delegation is for other accounts than the one whose session carries it. */
function ofDelegatee({
  account,
  root,
  delegations,
}: VerifiedSession): readonly { readonly path: string; readonly line: string }[] {
  return delegations.flatMap((delegation) => {
    const named = delegateesOf(delegation);
    if (named === undefined || [account, root].some(({ address }) => delegateTo.met(named, address))) return [];
    const shown = [...named].slice(0, 3).map((each) => checksumAddress(`0x${each.replace(/^0x/, '')}`));
    const more = named.size > shown.length ? ` and ${named.size - shown.length} more` : '';
    const whom = shown.length === 0 ? 'nobody' : `${shown.join(', ')}${more}`;
    const line = `this delegation of capacity is for ${whom}, and the session is of ${account.address}: it does not pay for that, and ${unpaid}; have ${delegation.account.address} sign one whose delegate_to names ${account.address}`;
    return [{ path: delegation.path, line }];
  });
}

/** Advice on the delegations that came with a session which is valid without them. */
export function ofDelegations(
  result: Result<unknown>,
  authSigs: readonly PastedAuthSig[],
): readonly { readonly path: string; readonly line: string }[] {
  return sessionsIn(result).flatMap((session) => [...ofIgnored(session, authSigs), ...ofDelegatee(session)]);
}
