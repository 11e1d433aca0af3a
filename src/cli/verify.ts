import { utf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { looseJson, parseJson } from '../internal/json-text.js';
import { profiles, strict } from '../profile.js';
import { type FoundDocument, type Recognised, recognise } from '../recognise.js';
import { type Issue, type Result, verdictOf } from '../rule.js';
import { adviceFor } from './advice.js';
import { type Arguments, type Command, isMisuse, type Misuse } from './command.js';
import { evidenceOptions, gatherEvidence } from './evidence.js';
import { type DocumentKind, kindOfDocument, readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { judge } from './judge.js';
import { printFound, printNothing, printOpen, printSlip } from './pasted.js';
import { demands, misfit, type Plan, readPlan } from './plan.js';
import { loadRegister, type Register } from './register.js';
import { createPage, formatJson, type Page, styled } from './terminal.js';
import { useOptions } from './use.js';
import { printOutcomes, printRow, printVerdict, type Verified } from './verdict.js';

const exits = { accept: exit.valid, reject: exit.invalid, undecided: exit.undecided } as const;

/** A document to judge: as it was handed in, or as it was found in what was handed in. */
interface Item {
  readonly kind: DocumentKind;
  readonly input: Uint8Array;
  readonly value: unknown;
  readonly found?: FoundDocument;
  readonly isJson: boolean;
}

/** A document with its verdict. */
interface Judged extends Item {
  readonly verified: Verified;
  /** What is said of the use that was stated, and what may be behind the verdict. */
  readonly used: readonly string[];
  readonly advice: readonly string[];
}

/** Kinds that have a verdict; the others are parts of documents. */
const judged: ReadonlySet<string> = new Set<DocumentKind>(['auth-sig', 'session-sig', 'session-sigs']);

const isJudged = (found: FoundDocument): found is FoundDocument & { readonly kind: DocumentKind } =>
  judged.has(found.kind);

/** What was handed in, taken for a document as it stands. */
function asWritten(input: Uint8Array, { demand, common }: Plan): Item {
  const { jsonBytes, jsonDepth, jsonValues } = common.profile.parameters.limits;
  const json = parseJson(input, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  // A profile that reads JSON loosely is to see what it would read.
  const loose = Object.hasOwn(common.profile.off, 'json.text') ? looseJson(input) : undefined;
  const value = json.ok ? json.value : loose;
  return { kind: demand?.kind ?? kindOfDocument(value), input, value, isJson: json.ok };
}

/** The documents within what was handed in, as far as they can be judged; itself where it is one, or none was found. */
function itemsOf(
  input: Uint8Array,
  { documents }: Recognised,
  plan: Plan,
): { readonly items: readonly Item[]; readonly nothing: boolean } {
  const whole = asWritten(input, plan);
  const found = documents.filter(isJudged);
  const wanted = found.filter(({ kind }) => plan.demand === undefined || kind === plan.demand.kind);
  if (wanted.length === 0 || wanted.every(({ steps }) => steps.length === 0)) {
    const holds = isPlainObject(whole.value) && (found.length > 0 || Object.keys(whole.value).length === 0);
    return { items: [whole], nothing: !holds };
  }
  const items = wanted.map((document): Item => {
    return {
      kind: document.kind,
      input: utf8(document.text),
      value: JSON.parse(document.text),
      found: document,
      isJson: true,
    };
  });
  return { items, nothing: false };
}

/** A text with a slip is no document, whatever the document that was meant is worth. */
function refused({ slip = '' }: FoundDocument): Result<never> {
  const issue: Issue = { rule: 'json.text', path: '', message: `expected JSON, found ${slip}` };
  return { ok: false, issues: [issue] };
}

async function judgeItem(item: Item, given: Arguments, plan: Plan, io: Io): Promise<Judged | Misuse> {
  const evidence = await gatherEvidence(given, item.value, plan.common.profile, io);
  if (isMisuse(evidence)) return evidence;
  const common = { ...plan.common, evidence };
  const { verified, used } = judge(item.kind, item.input, item.value, { ...plan, common });
  return { ...item, verified, used, advice: adviceFor(item.kind, item.value, verified.result, common) };
}

/** The result that counts: what was written, where that differs from what was judged. */
const resultOf = ({ found, verified }: Judged): Verified['result'] =>
  found?.slip === undefined ? verified.result : refused(found);

function worst(codes: readonly number[]): number {
  return [exit.invalid, exit.undecided].find((code) => codes.includes(code)) ?? exit.valid;
}

function printItem(page: Page, item: Judged, plan: Plan, register: Register): void {
  const { found, verified } = item;
  if (found?.slip !== undefined) {
    printVerdict(page, { kind: item.kind, result: refused(found) }, plan.now, register);
    printSlip(page, found.slip);
  }
  printVerdict(page, verified, plan.now, register);
  if (item.used.length > 0) printRow(page, 'use', item.used);
  if (item.advice.length > 0) printRow(page, 'advice', item.advice);
  if (found) printFound(page, found);
}

async function runVerify(given: Arguments, io: Io): Promise<number | Misuse> {
  const plan = readPlan(given, io);
  if (isMisuse(plan)) return plan;
  const early = plan.demand && misfit(plan.demand.kind, plan);
  if (early) return early;
  const input = await readOperand(given.operands[0] ?? '', io);
  if (isMisuse(input)) return input;
  const recognised = recognise(input);
  const { items, nothing } = itemsOf(input, recognised, plan);
  const results: Judged[] = [];
  for (const item of items) {
    // What is no JSON is invalid whatever it was meant to be.
    const late = item.isJson ? misfit(item.kind, plan) : undefined;
    if (late) return late;
    const judgedItem = await judgeItem(item, given, plan, io);
    if (isMisuse(judgedItem)) return judgedItem;
    results.push(judgedItem);
  }
  if (given.switches.has('json')) io.stdout(formatJson(jsonOf(results, recognised)));
  else {
    const page = createPage(io);
    const register = await loadRegister();
    if (nothing && recognised.documents.length > 0)
      page.line(styled('bad', 'INVALID'), '  nothing in it can be verified');
    else
      results.forEach((item, index) => {
        if (index > 0) page.line('');
        printItem(page, item, plan, register);
      });
    if (nothing) printNothing(page, recognised, register);
    else printOpen(page, recognised);
    if (plan.common.outcomes) printOutcomes(page, plan.common.outcomes, plan.common.profile);
  }
  return worst(results.map((item) => exits[verdictOf(resultOf(item))]));
}

/**
 * One result as it is; several, or one that was found within something else, with the way to each, and with what was not
 * judged: whoever reads only this is to know of it.
 */
function jsonOf(results: readonly Judged[], { others, cutShort }: Recognised): unknown {
  const [only] = results;
  if (only && results.length === 1 && !only.found) return only.verified.result;
  const open = {
    ...(others.length === 0 ? {} : { others: others.map(({ kind, steps }) => ({ kind, steps })) }),
    ...(cutShort ? { cutShort } : {}),
  };
  const documents = results.map((item) => ({
    kind: item.kind,
    steps: item.found?.steps ?? [],
    ...(item.found?.slip === undefined ? {} : { slip: item.found.slip, withoutSlip: item.verified.result }),
    ...resultOf(item),
  }));
  return only && documents.length === 1 ? { ...documents[0], ...open } : { documents, ...open };
}

/** Verifies a document. */
export const verify: Command = {
  name: 'verify',
  summary: 'Verify an AuthSig, a session signature, or a map of them.',
  operand: 'FILE|-',
  options: {
    node: { value: 'ADDRESS', help: 'the verifying node: [http://|https://]host:port' },
    now: { value: 'ISO', help: 'the time to verify at (the clock unless given)' },
    request: {
      value: 'ABILITY=RESOURCE',
      multiple: true,
      help: 'an operation that is asked: the name of an SDK or Namespace/Name, and a resource URI',
    },
    domain: { value: 'DOMAIN', help: 'the domain that the wallet has to have signed for' },
    nonce: { value: 'NONCE', help: 'the nonce that was given out' },
    'network-key': { value: 'HEX', help: 'the BLS key of the network: 96 hex digits' },
    ...evidenceOptions,
    ...useOptions,
    root: { value: 'ADDRESS', help: 'the account on whose authority everything has to rest, or its did:pkh' },
    account: { value: 'ADDRESS', help: 'the account that has to have granted, or its did:pkh' },
    as: { value: 'KIND', help: `demand one of ${Object.keys(demands).join(', ')}` },
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
    all: { help: 'go past broken rules and show what became of each rule' },
    json: { help: 'print the result as JSON' },
  },
  notes: [
    'What was not given is not checked, and a valid verdict says so. The kind of document is detected.',
    'A document within something else is found: in request bodies, logs, headers, base64 and the like. Each step is named.',
    'A session signature is good at one node: give it with --node. With --node, only its entry in a map is verified.',
    'The purpose of an AuthSig follows from its URI; --node, --request and --account do not go with one.',
    'Contract wallets are asked at the nodes of --rpc, and nowhere else: without it the network is not used.',
    '',
    'Exit code: 0 valid, 1 invalid, 2 wrong use or unreadable file, 3 cannot be decided.',
    '',
    'Example:',
    '  capsig verify sigs.json --node https://192.0.2.10:7470 --request pkp-signing=lit-pkp://5ba6…98',
  ],
  run: runVerify,
};
