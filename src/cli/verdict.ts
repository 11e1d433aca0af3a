import type { Account } from '../auth-sig.js';
import type { ChainLink } from '../chain.js';
import type { Instant } from '../internal/time.js';
import type { Outcome, Outcomes } from '../judge.js';
import type { Profile } from '../profile.js';
import type { Register } from '../register.js';
import { type Issue, isUndecided, type Result, type RuleId, rules } from '../rule.js';
import type { VerifiedCeramic } from '../verify/ceramic.js';
import type { VerifiedOneClick } from '../verify/one-click.js';
import type { VerifiedAuthSig, VerifiedSession, VerifiedSessions } from '../verify.js';
import { clip, type Page, type Style, styled } from './terminal.js';
import { formatAccount, formatCell, formatEnd } from './wording.js';

/** A verdict on a document of a known kind. */
export type Verified =
  | { readonly kind: 'auth-sig'; readonly result: Result<VerifiedAuthSig> }
  | { readonly kind: 'session-sig'; readonly result: Result<VerifiedSession> }
  | { readonly kind: 'session-sigs'; readonly result: Result<VerifiedSessions> }
  | { readonly kind: 'one-click-auth'; readonly result: Result<VerifiedOneClick> }
  | { readonly kind: 'ceramic'; readonly result: Result<VerifiedCeramic> };

const mostLines = 50;
const labelWidth = 13;
/** Who mends a document meets its other faults one after the other; more than some are no help. */
const mostBesides = 6;

/** Prints a label with its values, one a line. */
export function printRow(page: Page, label: string, values: readonly string[], indent: string = '  '): void {
  const shown = values.slice(0, mostLines);
  if (values.length > mostLines) shown.push(`and ${values.length - mostLines} more`);
  shown.forEach((value, index) => {
    page.line(indent, styled('faint', `${index === 0 ? label : ''} `.padEnd(labelWidth)), value);
  });
}

const marks = {
  INVALID: 'bad',
  UNDECIDED: 'unsure',
} as const satisfies Record<string, Style>;

function whereOf({ path }: Issue): string {
  return path === '' ? '' : `at ${clip(path, 200)}: `;
}

/** Prints one issue in one line, the first of which tells the verdict, the rule and the reason. */
export function printIssue(page: Page, issue: Issue, indent: string = ''): void {
  const verdict = isUndecided(issue.rule) ? 'UNDECIDED' : 'INVALID';
  const { rule, message } = issue;
  page.line(
    indent,
    styled(marks[verdict], verdict),
    '  ',
    styled('strong', rule),
    `  ${whereOf(issue)}${clip(message, 600)}`,
  );
}

function printCauses(page: Page, causes: readonly Issue[], indent: string): void {
  for (const cause of causes.slice(0, mostLines)) {
    page.line(indent, styled('faint', 'because'), `  ${cause.rule}  ${whereOf(cause)}${clip(cause.message, 600)}`);
    printCauses(page, cause.causes ?? [], `${indent}  `);
  }
  if (causes.length > mostLines) page.line(indent, `and ${causes.length - mostLines} more`);
}

/** What a verifier demands of a document that nothing is wrong with: other faults are told of first. */
const policy: readonly RuleId[] = ['auth-sig.expiration-required'];

/** Advice that says better what to do about a rule than its remedy. */
const better: readonly (readonly [advice: RegExp, rule: RegExp])[] = [
  [/ shortened by /, /./],
  [/(?:^|: )the (?:wallet|session key) signed (?!this)/, /\.signature$/],
  [/ of a contract wallet| itself signed:/, /\.(?:address|kind-undecided|signature-form)$/],
];

/** Prints issues with their causes and remedies, what decides first. */
export function printIssues(
  page: Page,
  issues: readonly Issue[],
  register: Register,
  advice: readonly string[] = [],
): void {
  // What decides comes first, so that the first line tells the verdict.
  const rank = ({ rule }: Issue): number => (isUndecided(rule) ? 2 : policy.includes(rule) ? 1 : 0);
  const ordered = [...issues].sort((a, b) => rank(a) - rank(b));
  const helped = new Set<RuleId>();
  for (const issue of ordered.slice(0, mostLines)) {
    printIssue(page, issue);
    printCauses(page, issue.causes ?? [], '  ');
    const remedy = register.get(issue.rule)?.remedy;
    const replaced = better.some(([line, rule]) => rule.test(issue.rule) && advice.some((each) => line.test(each)));
    if (remedy && !replaced && !helped.has(issue.rule)) page.line('  ', styled('faint', 'remedy'), `  ${remedy}`);
    helped.add(issue.rule);
  }
  if (ordered.length > mostLines) page.line(`and ${ordered.length - mostLines} more issues`);
  const [first] = ordered;
  if (first) page.line('  ', styled('faint', 'more'), `    capsig explain ${first.rule}`);
}

function printPreface(page: Page, preface: string): void {
  if (preface !== '')
    printRow(page, 'preface', [`${clip(preface, 600)} (text of the signer's own, it restricts nothing)`]);
}

/** Prints on whose authority somebody signed, where it is not their own. */
function printChain(page: Page, root: Account, links: readonly ChainLink[]): void {
  if (links.length < 2) return;
  printRow(page, 'root', [formatAccount(root)]);
  const steps = links.map(({ account, audience }) => `${account.address} lends to ${clip(audience, 160)}`);
  printRow(page, 'chain', steps.reverse());
}

/** Says in the first line what a valid verdict leaves open. */
function printValid(page: Page, kind: string, notChecked: readonly string[], rest: string = ''): void {
  const valid = styled('good', 'VALID');
  const [last, ...others] = notChecked.toReversed();
  if (last === undefined) {
    page.line(valid, '  ', styled('strong', kind), rest);
    return;
  }
  const list = others.length > 0 ? `${others.toReversed().join(', ')} and ${last} were` : `${last} was`;
  page.line(valid, ', except: ', styled('unsure', `${list} not checked`));
  page.line(styled('strong', kind), rest);
}

function printAuthSig(page: Page, verified: VerifiedAuthSig, now: Instant): void {
  const { message, signIn, purpose } = verified;
  printRow(page, 'purpose', [purpose]);
  printRow(page, 'account', [formatAccount(verified.account)]);
  printChain(page, verified.root, verified.links);
  if (message) {
    printRow(page, 'domain', [clip(message.domain)]);
    printRow(page, 'uri', [clip(message.uri)]);
  } else {
    if (signIn) {
      printRow(page, 'domain', [clip(signIn.domain)]);
      for (const member of ['uri', 'chainId', 'nonce'] as const) {
        const value = signIn[member];
        if (value !== undefined) printRow(page, member === 'chainId' ? 'chain' : member, [clip(value)]);
      }
    }
    printRow(
      page,
      'text',
      verified.text === undefined
        ? ['never seen, only its digest']
        : verified.text.split('\n').map((line) => clip(line, 400)),
    );
  }
  printRow(page, 'grants', verified.grants.length > 0 ? verified.grants.map(formatCell) : ['nothing']);
  printRow(page, 'expires', [formatEnd(verified.expiration, now)]);
  printPreface(page, verified.preface);
}

function printSession(page: Page, verified: VerifiedSession, now: Instant): void {
  printRow(page, 'account', [formatAccount(verified.account)]);
  printChain(page, verified.root, verified.links);
  printRow(page, 'session key', [verified.sessionKey]);
  printRow(page, 'node', [clip(verified.nodeAddress)]);
  printRow(page, 'grants', verified.grants.length > 0 ? verified.grants.map(formatCell) : ['nothing']);
  printRow(page, 'expires', [formatEnd(verified.expiration, now)]);
  const delegations = verified.delegations.map(({ account, grants, expiration }) => {
    return `by ${account.address}: ${grants.map(formatCell).join('; ')}; ${formatEnd(expiration, now)}`;
  });
  printRow(page, 'delegations', delegations.length > 0 ? delegations : ['none']);
  const ignored = verified.ignored.map(({ path, issues }) => {
    const [first] = issues;
    return `${clip(path, 200)}${first ? `: ${first.rule}, ${clip(first.message, 300)}` : ''}`;
  });
  printRow(page, 'ignored', ignored);
  printPreface(page, verified.preface);
}

function printOneClick(page: Page, verified: VerifiedOneClick, now: Instant): void {
  const { account, chains, grants, expiration, peer, preface } = verified;
  printRow(page, 'account', [account ? formatAccount(account) : 'nobody']);
  printRow(page, 'chains', chains);
  printRow(page, 'grants', grants.length > 0 ? grants.map(formatCell) : ['nothing']);
  printRow(page, 'expires', [formatEnd(expiration, now)]);
  if (!/^0+$/.test(verified.peer)) printRow(page, 'peer', [`${peer} (the account did not sign this key)`]);
  printPreface(page, preface);
}

function printCeramic(page: Page, verified: VerifiedCeramic, now: Instant): void {
  printRow(page, 'account', [formatAccount(verified.account)]);
  printRow(page, 'session key', [verified.sessionKey]);
  printRow(page, 'grants', verified.grants.length > 0 ? verified.grants.map((grant) => clip(grant)) : ['nothing']);
  printRow(page, 'payload', [verified.payload]);
  printRow(page, 'expires', [formatEnd(verified.expiration, now)]);
  printPreface(page, verified.preface);
}

/** Prints a verdict: what is proven, or one line for each issue. `besides` are issues that were not reached. */
export function printVerdict(
  page: Page,
  { kind, result }: Verified,
  now: Instant,
  register: Register,
  besides: readonly Issue[] = [],
  advice: readonly string[] = [],
): void {
  if (!result.ok) {
    const others = besides.filter(({ rule }) => !isUndecided(rule));
    const instead = others.length > 0 && result.issues.every(({ rule }) => policy.includes(rule));
    const [first, ...rest] = instead ? [...others, ...result.issues] : [...result.issues, ...besides];
    printIssues(page, instead && first ? [first] : result.issues, register, advice);
    const told = (instead ? rest : besides).slice(0, mostBesides);
    printRow(
      page,
      'besides',
      told.map((issue) => `${issue.rule}  ${whereOf(issue)}${clip(issue.message, 300)}`),
    );
    return;
  }
  const { notChecked } = result.value;
  if (kind === 'auth-sig') {
    printValid(page, 'AuthSig', notChecked);
    printAuthSig(page, result.value, now);
  } else if (kind === 'one-click-auth') {
    printValid(page, 'answer of One-Click Auth', notChecked);
    printOneClick(page, result.value, now);
  } else if (kind === 'ceramic') {
    printValid(page, 'commit of Ceramic', notChecked);
    printCeramic(page, result.value, now);
  } else if (kind === 'session-sig') {
    printValid(page, 'session signature', notChecked);
    printSession(page, result.value, now);
  } else {
    const entries = Object.entries(result.value.entries);
    const nodes = ` for ${entries.length} node${entries.length === 1 ? '' : 's'}`;
    printValid(page, 'session signatures', notChecked, nodes);
    for (const [key, entry] of entries) {
      page.line('');
      page.line(styled('strong', clip(key)));
      printSession(page, entry, now);
    }
  }
}

const order: readonly Outcome[] = ['broken', 'held', 'not-reached', 'off'];
const styles: Readonly<Record<Outcome, Style>> = { broken: 'bad', held: 'good', 'not-reached': 'faint', off: 'faint' };

/** Prints what became of each rule. */
export function printOutcomes(page: Page, outcomes: Outcomes, profile: Profile): void {
  const rows = (Object.keys(rules) as RuleId[]).flatMap((rule) => {
    const outcome = outcomes.get(rule);
    // A rule that is another profile's own is none of this one's business.
    if (outcome === undefined || (outcome === 'off' && profile.off[rule] === undefined)) return [];
    return [[rule, outcome] as const];
  });
  const counts = order.map((outcome) => `${rows.filter(([, each]) => each === outcome).length} ${outcome}`);
  page.line('');
  page.line(styled('strong', `rules of ${profile.name}`), `: ${counts.join(', ')}`);
  for (const wanted of order) {
    for (const [rule, outcome] of rows) {
      if (outcome !== wanted) continue;
      const why = outcome === 'off' ? `  ${profile.off[rule] ?? ''}` : '';
      page.line('  ', styled(styles[outcome], outcome.padEnd(labelWidth)), rule, why);
    }
  }
}
