// What a valid document proves, in rows.
import type { Account } from '../src/auth-sig.js';
import type { ChainLink } from '../src/chain.js';
import type { Verified } from '../src/cli/verdict.js';
import { formatAccount, formatCell, formatEnd } from '../src/cli/wording.js';
import type { Instant } from '../src/internal/time.js';
import type { VerifiedCeramic } from '../src/verify/ceramic.js';
import type { VerifiedOneClick } from '../src/verify/one-click.js';
import type { VerifiedAuthSig, VerifiedSession } from '../src/verify.js';
import type { Row } from './view.js';

/** The most entries of a map, and lines of a row, that are shown. */
const most = { entries: 16, lines: 50 };

const row = (label: string, ...values: readonly (string | undefined)[]): readonly Row[] => {
  const given = values.filter((value) => value !== undefined && value !== '');
  const left = given.length - most.lines;
  const value = [...given.slice(0, most.lines), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
  return given.length === 0 ? [] : [{ label, value }];
};

function authority(root: Account, links: readonly ChainLink[]): readonly Row[] {
  if (links.length < 2) return [];
  const steps = links.map(({ account, audience }) => `${account.address} lends to ${audience}`);
  return [...row('on the authority of', formatAccount(root)), ...row('by these steps', ...steps.reverse())];
}

const grants = (cells: VerifiedSession['grants']): readonly Row[] =>
  row('grants', ...(cells.length > 0 ? cells.map(formatCell) : ['nothing']));

function ofAuthSig(verified: VerifiedAuthSig, now: Instant): readonly Row[] {
  const { message, signIn, text } = verified;
  return [
    ...row('purpose', verified.purpose),
    ...row('account', formatAccount(verified.account)),
    ...authority(verified.root, verified.links),
    ...row('domain', message?.domain ?? signIn?.domain),
    ...row('uri', message?.uri ?? signIn?.uri),
    ...(message ? [] : row('text', text ?? 'never seen, only its digest')),
    ...grants(verified.grants),
    ...row('good until', formatEnd(verified.expiration, now)),
    ...row("the signer's own words", verified.preface && `${verified.preface}\nThey restrict nothing.`),
  ];
}

function ofSession(verified: VerifiedSession, now: Instant): readonly Row[] {
  const delegations = verified.delegations.map(
    ({ account, grants: cells, expiration }) =>
      `by ${account.address}: ${cells.map(formatCell).join('; ')}; ${formatEnd(expiration, now)}`,
  );
  const ignored = verified.ignored.map(
    ({ path, issues: [issue] }) => `${path}${issue ? `: ${issue.rule}, ${issue.message}` : ''}`,
  );
  return [
    ...row('account', formatAccount(verified.account)),
    ...authority(verified.root, verified.links),
    ...row('session key', verified.sessionKey),
    ...row('node', verified.nodeAddress),
    ...grants(verified.grants),
    ...row('good until', formatEnd(verified.expiration, now)),
    ...row('capacity lent', ...delegations),
    ...row('played no part', ...ignored),
    ...row("the signer's own words", verified.preface && `${verified.preface}\nThey restrict nothing.`),
  ];
}

function ofOneClick(verified: VerifiedOneClick, now: Instant): readonly Row[] {
  const { account, chains, peer, expiration, preface } = verified;
  return [
    ...row('account', account ? formatAccount(account) : 'nobody'),
    ...row('chains', ...chains),
    ...grants(verified.grants),
    ...row('good until', formatEnd(expiration, now)),
    ...row('key of the wallet', `${peer}\nThe account did not sign it.`),
    ...row("the signer's own words", preface && `${preface}\nThey restrict nothing.`),
  ];
}

function ofCeramic(verified: VerifiedCeramic, now: Instant): readonly Row[] {
  const { account, sessionKey, payload, expiration, preface } = verified;
  return [
    ...row('account', formatAccount(account)),
    ...row('session key', sessionKey),
    ...row('grants', ...(verified.grants.length > 0 ? verified.grants : ['nothing'])),
    ...row('what was signed', payload),
    ...row('good until', formatEnd(expiration, now)),
    ...row("the signer's own words", preface && `${preface}\nThey restrict nothing.`),
  ];
}

/** Lists what is proven; nothing where the document is not valid. */
export function provenRows(verified: Verified, now: Instant): readonly Row[] {
  if (!verified.result.ok) return [];
  if (verified.kind === 'auth-sig') return ofAuthSig(verified.result.value, now);
  if (verified.kind === 'session-sig') return ofSession(verified.result.value, now);
  if (verified.kind === 'one-click-auth') return ofOneClick(verified.result.value, now);
  if (verified.kind === 'ceramic') return ofCeramic(verified.result.value, now);
  const entries = Object.entries(verified.result.value.entries);
  const [first] = entries;
  if (!first) return [];
  // Entries are alike but for their nodes, which is what most people have.
  const rows = ofSession(first[1], now).filter(({ label }) => label !== 'node');
  return [
    ...row(
      entries.length === 1 ? 'node' : `good at ${entries.length} nodes`,
      ...entries.map(([, entry]) => entry.nodeAddress),
    ),
    ...rows,
  ].map((each) => ({ ...each, value: each.value.slice(0, 8_192) }));
}
