import { kindOf } from '../auth-sig/kind.js';
import { isPlainObject } from '../internal/json.js';
import { type Result, type RuleId, verdictOf } from '../rule.js';
import type { VerifyOptions } from '../verify.js';
import { mislabelled, ofContract } from './advice/contract.js';
import { ofAddress, ofKind, ofLetterCase, ofRequests, ofShortened } from './advice/form.js';
import { type PastedAuthSig, type PastedSession, pastedIn } from './advice/pasted.js';
import { ofCosmos, ofNetwork, ofSession, ofSolana, ofWallet } from './advice/signature.js';
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

/** Advice on the form of an AuthSig and on what was signed. */
function ofSignature(pasted: PastedAuthSig, options: Pick<VerifyOptions, 'evidence'>): readonly string[] {
  switch (kindNameOf(pasted)) {
    case 'solana':
      return ofSolana(pasted);
    case 'cosmos':
      return ofCosmos(pasted);
    case 'bls':
      return ofNetwork(pasted);
    case 'eip1271':
    case 'eip1271-sha256':
      return [...ofAddress(pasted), ...ofContract(pasted, options.evidence)];
    default:
      return [...ofAddress(pasted), ...(mislabelled(pasted) ?? ofWallet(pasted))];
  }
}

/** Rules about a text that no signature can mend: what follows from them is not looked for elsewhere. */
const aboutSessions: readonly RuleId[] = ['session.node-bound', 'session.expired', 'session.requested-resource'];

function isAboutSession(result: Result<unknown>): boolean {
  return !result.ok && result.issues.every(({ rule }) => aboutSessions.includes(rule));
}

const placed = (path: string, lines: readonly string[]): readonly string[] =>
  path === '' ? lines : lines.map((line) => `at ${clip(path, 160)}: ${line}`);

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
  options: Pick<VerifyOptions, 'evidence'>,
): readonly string[] {
  if (!isPlainObject(value)) return [];
  const { authSigs, sessions } = pastedIn(kind, value);
  const lines: string[] = [];
  const refused = verdictOf(result) !== 'accept' && !isAboutSession(result);
  const ofOuter = (session: PastedSession): readonly string[] => [
    ...ofShortened(session),
    ...ofRequests(session),
    ...ofSession(session),
  ];
  if (refused) {
    for (const session of sessions) lines.push(...placed(session.path, ofOuter(session)));
    for (const each of authSigs)
      lines.push(...placed(each.path, [...ofShortened(each), ...ofKind(each), ...ofSignature(each, options)]));
  }
  for (const each of authSigs) lines.push(...placed(each.path, ofRecap(each)));
  if (kind === 'auth-sig') for (const each of authSigs) lines.push(...ofLetterCase(each));
  return [...new Set(lines)].slice(0, most.lines).map((line) => clip(line, most.line));
}
