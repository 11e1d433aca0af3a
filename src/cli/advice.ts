import { kindOf } from '../auth-sig/kind.js';
import { isPlainObject } from '../internal/json.js';
import type { Instant } from '../internal/time.js';
import { type Issue, type Result, type RuleId, verdictOf } from '../rule.js';
import type { VerifyOptions } from '../verify.js';
import { mislabelled, ofContract } from './advice/contract.js';
import { ofAddress, ofExpectedDomain, ofKind, ofLetterCase, ofRequests, ofScheme, ofShortened } from './advice/form.js';
import { ofAsked, ofFields, ofMembers } from './advice/message.js';
import { ofDelegations, ofTarget } from './advice/node.js';
import { type PastedAuthSig, type PastedSession, pastedIn } from './advice/pasted.js';
import { ofPlaceholders, ofShortAccount } from './advice/placeholder.js';
import { ofCosmos, ofNetwork, ofSession, ofSolana, ofWallet } from './advice/signature.js';
import { ofAudience, ofEnd, ofEndless, ofOver, ofZone } from './advice/span.js';
import { ofRecap } from './advice/useless.js';
import type { DocumentKind } from './input.js';
import { clip } from './terminal.js';

/** The most lines, and the most characters of one: whoever reads them has a verdict above. */
const most = { lines: 12, line: 700 };

/** Kinds of signatures that are judged here by their names, where `algo` was added or lost. */
function kindNameOf({ derivedVia, algo }: PastedAuthSig): string {
  const known = kindOf({ derivedVia, ...(algo === undefined ? {} : { algo }) })?.kind;
  if (known !== undefined) return known;
  return kindOf({ derivedVia })?.kind ?? kindOf({ derivedVia, algo: 'LIT_BLS' })?.kind ?? 'eoa';
}

/** Whether rules about what the text of an AuthSig says are broken, as its builder may break them. */
function refusesText(result: Result<unknown>, { path: at }: PastedAuthSig): boolean {
  return !result.ok && result.issues.some(({ rule, path }) => /^(?:siwe|recap)\./.test(rule) && path.startsWith(at));
}

/** Advice on the form of an AuthSig and on what was signed. */
function ofSignature(pasted: PastedAuthSig, result: Result<unknown>, options: AdviceOptions): readonly string[] {
  switch (kindNameOf(pasted)) {
    case 'solana':
      return ofSolana(pasted);
    case 'cosmos':
      return ofCosmos(pasted);
    case 'bls':
      return ofNetwork(pasted);
    case 'eip1271':
    case 'eip1271-sha256':
      return [...ofAddress(pasted), ...ofFields(pasted), ...ofContract(pasted, options.evidence)];
    default:
      return [
        ...ofAddress(pasted),
        ...ofFields(pasted),
        ...(mislabelled(pasted) ?? ofWallet(pasted, refusesText(result, pasted), options.typedData, options.rebuilt)),
      ];
  }
}

/** Rules about a text that no signature can mend: what follows from them is not looked for elsewhere. */
const aboutSessions: readonly RuleId[] = ['session.node-bound', 'session.expired', 'session.requested-resource'];

function isAboutSession(result: Result<unknown>): boolean {
  return !result.ok && result.issues.every(({ rule }) => aboutSessions.includes(rule));
}

/** Who takes an answer of One-Click Auth whose end nobody asked for. */
const asReown = '--profile reown-application what the application of Reown compares';

/** A line of advice, and where what it is about stands. */
interface Placed {
  readonly path: string;
  readonly line: string;
}

const placed = (path: string, lines: readonly string[]): readonly Placed[] => lines.map((line) => ({ path, line }));

/** Says what holds at several places once, at the first of them; how many they are only where all were looked at. */
function told(lines: readonly Placed[], all: boolean): readonly string[] {
  return lines.flatMap(({ path, line }, index) => {
    if (lines.findIndex((other) => other.line === line) < index) return [];
    const more = new Set(lines.filter((other) => other.line === line).map((other) => other.path)).size - 1;
    const others = more > 0 ? ` and ${all ? `${more} ` : ''}more` : '';
    return [path === '' ? line : `at ${clip(path, 160)}${others}: ${line}`];
  });
}

/** What advice is given by: what was gathered, and the time of the verdict. */
export interface AdviceOptions extends Pick<VerifyOptions, 'evidence'> {
  readonly at?: Instant;
  /** What is broken beside the issues of the result. */
  readonly besides?: readonly Issue[];
  /** The node that a request beside the document goes to. */
  readonly sentTo?: string | undefined;
  /** Whether typed data stands beside the document. */
  readonly typedData?: boolean;
  /** Whether its text was written from members. */
  readonly rebuilt?: boolean;
}

/**
 * Says what may be behind a verdict, in lines that a person reads under it: what was signed in place of the text, the
 * contract wallet behind a signature, the form of something that has another, and grants that nobody can use.
 *
 * Nothing of it changes a verdict. Total on whatever JSON holds; each signature is tried against a fixed list of
 * neighbours, and of the signatures of a document only the first few.
 */
export function adviceFor(
  kind: DocumentKind,
  value: unknown,
  result: Result<unknown>,
  options: AdviceOptions,
): readonly string[] {
  if (!isPlainObject(value)) return [];
  const { authSigs, sessions, all } = pastedIn(kind, value);
  const lines: Placed[] = [];
  const alone = isAboutSession(result) && !options.besides?.some(({ rule }) => rule.endsWith('.signature'));
  const refused = verdictOf(result) !== 'accept' && !alone;
  const ofOuter = (session: PastedSession): readonly string[] => [
    ...ofMembers(session),
    ...ofRequests(session),
    ...(ofShortened(session) ?? ofSession(session)),
  ];
  if (refused) {
    for (const session of sessions) lines.push(...placed(session.path, ofOuter(session)));
    for (const each of authSigs)
      lines.push(
        ...placed(each.path, [
          ...ofShortAccount(each),
          ...ofPlaceholders(each),
          ...ofKind(each),
          // Who signed what was cut nobody can tell.
          ...(ofShortened(each) ?? ofSignature(each, result, options)),
        ]),
      );
  }
  lines.push(...placed('', ofExpectedDomain(result)));
  if (kind === 'auth-sig')
    for (const each of authSigs) {
      // What is valid here and refused elsewhere is why somebody asks who has no other fault.
      const elsewhere = [...ofLetterCase(each), ...ofScheme(each)];
      lines.push(
        ...placed('', [
          ...(refused ? ofAudience(each) : []),
          ...elsewhere,
          ...ofEndless(result, [...(options.besides ?? []), ...elsewhere]),
          ...ofZone(each, result, options.at),
          ...ofEnd(each, result, options.at),
          ...ofOver(each, result),
        ]),
      );
    }
  if (kind === 'one-click-auth') lines.push(...placed('', ofEndless(result, options.besides, asReown)));
  if (kind === 'session-sig')
    for (const session of sessions) lines.push(...placed('', ofTarget(session, result, options.sentTo)));
  for (const { path, line } of ofDelegations(result, authSigs)) lines.push({ path, line });
  for (const session of sessions)
    lines.push(
      ...placed(session.path, [
        ...ofZone(session, result, options.at),
        ...ofEnd(session, result, options.at),
        ...ofOver(session, result),
      ]),
    );
  for (const session of sessions) lines.push(...placed(session.path, ofAsked(session, result)));
  for (const each of authSigs) lines.push(...placed(each.path, ofRecap(each)));
  return told(lines, all)
    .slice(0, most.lines)
    .map((line) => clip(line, most.line));
}
