// What is judged of that which was handed in. Nothing here prints, so that a page can show the same verdicts.

import { longestAge } from '../auth-sig.js';
import type { Evidence } from '../evidence.js';
import { fromUtf8, utf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { written } from '../recognise/envelopes.js';
import { multipartStep } from '../recognise/requests.js';
import type { FoundDocument, Recognised } from '../recognise.js';
import { type Issue, isUndecided, type Result } from '../rule.js';
import { asContract, ofRpc, perhapsContract } from './advice/contract.js';
import { nodeIn } from './advice/node.js';
import { hasTypedData } from './advice/signature.js';
import { adviceFor } from './advice.js';
import { type Arguments, isMisuse, type Misuse } from './command.js';
import { gatherFrom, readSources } from './evidence-options.js';
import type { DocumentKind } from './input.js';
import type { Io } from './io.js';
import { judge } from './judge.js';
import type { Plan } from './plan.js';
import type { Verified } from './verdict.js';
import { asWritten, type Item } from './written.js';

/** A document with its verdict. */
export interface Judged extends Item {
  readonly verified: Verified;
  /** What is said of the use that was stated, and what may be behind the verdict. */
  readonly used: readonly string[];
  readonly advice: readonly string[];
  /** What is broken as well, and was not reached before something else was; empty unless a person reads it. */
  readonly besides: readonly Issue[];
}

/** Kinds that have a verdict; the others are parts of documents. */
const judged: ReadonlySet<string> = new Set<DocumentKind>([
  'auth-sig',
  'session-sig',
  'session-sigs',
  'one-click-auth',
  'ceramic',
]);

const isJudged = (found: FoundDocument): found is FoundDocument & { readonly kind: DocumentKind } =>
  judged.has(found.kind);

/** Steps that read a text as other than it was written, where its encoding is not the reason. */
const mending = /^(?:typographic|characters that)/;

/** A document with a note where its text may have been another one on its way: no verdict would show it. */
function withChanges(document: FoundDocument, input: Uint8Array): FoundDocument {
  const { text, steps } = document;
  const step = steps.find((each) => mending.test(each));
  const given = fromUtf8(input) ?? '';
  const signed = step && document.kind === 'auth-sig' ? String(JSON.parse(text).signedMessage) : '';
  if (signed.split('\n').some((line) => !given.includes(line) && !given.includes(JSON.stringify(line).slice(1, -1)))) {
    const note = `it was read without ${step}, which stand in its text: a program that is handed that refuses it; hand it the text that was signed, byte for byte`;
    return { note, ...document };
  }
  const dropped = text.includes('\\n') && !text.includes('\\r');
  if (!dropped || !(steps.includes(multipartStep) || given.includes('account:\r\n'))) return document;
  const note =
    'its line ends were read as LF alone: where they are CRLF, as forms and Windows write them, a program that passes them on is refused; put LF back, or send the text in JSON';
  return { note, ...document };
}

/** The documents within what was handed in, as far as they can be judged; itself where it is one, or none was found. */
export function itemsOf(
  input: Uint8Array,
  { documents }: Recognised,
  plan: Plan,
): { readonly items: readonly Item[]; readonly nothing: boolean } {
  const whole = asWritten(input, plan);
  const found = documents.filter(isJudged);
  const wanted = found.filter(({ kind }) => plan.demand === undefined || kind === plan.demand.kind);
  // A text with a slip is read as it stands only by a profile that reads JSON loosely.
  const isWhole = ({ steps, slip }: FoundDocument): boolean =>
    steps.length === 0 && (slip === undefined || whole.value !== undefined);
  if (wanted.length === 0 || wanted.every(isWhole)) {
    const holds = isPlainObject(whole.value) && (found.length > 0 || Object.keys(whole.value).length === 0);
    return { items: [whole], nothing: !holds };
  }
  const sentTo = nodeIn(input);
  const typedData = hasTypedData(input);
  const items = wanted.map((document): Item => {
    return {
      sentTo,
      typedData,
      kind: document.kind,
      input: utf8(document.text),
      value: JSON.parse(document.text),
      found: withChanges(document, input),
      isJson: true,
    };
  });
  return { items, nothing: false };
}

/** A text with a slip is no document, whatever the document that was meant is worth. */
export function refused({ slip = '' }: FoundDocument): Result<never> {
  const issue: Issue = { rule: 'json.text', path: '', message: `expected JSON, found ${slip}` };
  return { ok: false, issues: [issue] };
}

/** Rules after which a document is read loosely, if at all: what follows from that is no fault of its own. */
const aboutForm = /^(?:json|siwe|siws|recap|work)\.|\.(?:shape|form|kind|address-form|signature-form)$/;

/** Finds what is broken beside the first issues, for whoever mends one fault only to meet the next. */
function besidesOf(item: Item, plan: Plan, result: Result<unknown>): readonly Issue[] {
  const told = result.ok ? [] : result.issues;
  if (told.length === 0 || plan.common.outcomes || told.some(({ rule }) => aboutForm.test(rule))) return [];
  // Where only its age was left open, no age makes good what is found beside that.
  const ageless = told.every(({ rule }) => rule === 'auth-sig.age-undecided') ? { maxAge: longestAge } : {};
  const common = { ...plan.common, ...ageless, outcomes: new Map() };
  const { verified } = judge(item.kind, item.input, item.value, { ...plan, common });
  if (verified.result.ok) return [];
  const family = (rule: string): string => rule.slice(0, rule.indexOf('.'));
  // One place that breaks two rules of a kind has one fault.
  const others = verified.result.issues.filter(
    ({ rule, path }) =>
      rule !== 'auth-sig.age' &&
      !told.some(
        (issue) =>
          issue.rule === rule ||
          (!isUndecided(issue.rule) && issue.path === path && family(issue.rule) === family(rule)),
      ),
  );
  // What cannot be decided is read as something else where nobody asks about it.
  const open = others.filter(({ rule }) => isUndecided(rule));
  return open.length > 0 ? open : others;
}

/** Judges a document with the evidence that was gathered for it. */
export function judgeWith(item: Item, given: Plan, evidence: Evidence, advised: boolean): Judged {
  const plan = { ...given, common: { ...given.common, evidence } };
  const { verified, used } = judge(item.kind, item.input, item.value, plan);
  const { result } = verified;
  if (!advised) return { ...item, verified, used, advice: [], besides: [] };
  const besides = besidesOf(item, plan, result);
  const { sentTo, typedData = false } = item;
  const rebuilt = item.found?.steps.some((step) => step.includes(written)) ? { rebuilt: true } : {};
  const told = { ...plan.common, besides, at: plan.now, typedData, sentTo, ...rebuilt };
  const advice = adviceFor(item.kind, item.value, result, told);
  return { ...item, verified, used, advice, besides };
}

/** Gathers the evidence that a document needs, and judges it. */
export async function judgeItem(item: Item, given: Arguments, plan: Plan, io: Io): Promise<Judged | Misuse> {
  const { profile } = plan.common;
  const sources = await readSources(given, profile, io);
  if (isMisuse(sources)) return sources;
  // Programs read the result; advice is for people, and takes longer than the verdict.
  const advised = !given.switches.has('json');
  const judged = judgeWith(item, plan, await gatherFrom(sources, item.value, profile), advised);
  const asked = sources.rpc ? asContract(item.value, judged.advice) : undefined;
  if (!asked) return judged;
  const { sig, text: signedMessage, address } = asked;
  const named = { sig, derivedVia: 'EIP1271', signedMessage, address };
  const told = ofRpc(asked, await gatherFrom(sources, named, profile));
  return { ...judged, advice: [told, ...judged.advice.filter((line) => !line.startsWith(perhapsContract))] };
}

/** The result that counts: what was written, where that differs from what was judged. */
export const resultOf = ({ found, verified }: Judged): Verified['result'] =>
  found?.slip === undefined ? verified.result : refused(found);
