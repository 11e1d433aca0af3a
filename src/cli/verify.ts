import { profiles, strict } from '../profile.js';
import { type Recognised, recognise } from '../recognise.js';
import { loadRegister, type Register } from '../register.js';
import { verdictOf } from '../rule.js';
import { type Arguments, type Command, isMisuse, type Misuse } from './command.js';
import { evidenceOptions } from './evidence-options.js';
import { readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { itemsOf, type Judged, judgeItem, refused, resultOf } from './items.js';
import { printFound, printNothing, printOpen, printSlip } from './pasted.js';
import { askedOfAnswer, demands, misfit, type Plan, readPlan } from './plan.js';
import { createPage, formatJson, type Page, styled } from './terminal.js';
import { useOptions } from './use.js';
import { printOutcomes, printRow, printVerdict } from './verdict.js';
import type { Item } from './written.js';

const exits = { accept: exit.valid, reject: exit.invalid, undecided: exit.undecided } as const;

function worst(codes: readonly number[]): number {
  return [exit.invalid, exit.undecided].find((code) => codes.includes(code)) ?? exit.valid;
}

function printItem(page: Page, item: Judged, plan: Plan, register: Register): void {
  const { found, verified } = item;
  if (found?.slip !== undefined) {
    printVerdict(page, { kind: item.kind, result: refused(found) }, plan.now, register);
    printSlip(page, found.slip);
  }
  printVerdict(page, verified, plan.now, register, item.besides, item.advice);
  if (item.used.length > 0) printRow(page, 'use', item.used);
  if (item.advice.length > 0) printRow(page, 'advice', item.advice);
  if (found) printFound(page, found);
}

/** Says that what was handed in is whole and is something else, so that no rule of a document says what is wrong with it. */
function isNoDocument({ documents, nothing }: Recognised): boolean {
  return documents.length > 0 || (nothing !== undefined && nothing.place === undefined);
}

/** Whether it is one CACAO without the answer of One-Click Auth that it came in: it is judged as a login. */
const isCacao = ({ found }: Item): boolean => found?.steps.some((step) => step.startsWith('a CACAO in ')) ?? false;

const ofOneCacao =
  'is compared with a whole answer of One-Click Auth, and here is a CACAO without its frame, which is a good login: leave out --audience and --chain, or give all of the result, {"cacaos": [...], "responder": {...}}';

/** A plan without what one CACAO cannot be compared with. */
const unasked = (plan: Plan): Plan => ({ ...plan, audience: undefined, chains: [] });

async function runVerify(given: Arguments, io: Io): Promise<number | Misuse> {
  const plan = readPlan(given, io);
  if (isMisuse(plan)) return plan;
  const early = plan.demand && misfit(plan.demand.kind, plan);
  if (early) return early;
  if (given.switches.has('ndjson')) {
    // Loaded for many documents only: threads and compiled code are for nobody else.
    const { verifyLines } = await import('./ndjson.js');
    return verifyLines(given, plan, io);
  }
  const lineOption = ['summary', 'jobs'].find((name) => given.switches.has(name) || given.values.has(name));
  if (lineOption) return { misuse: `--${lineOption} goes with --ndjson` };
  const input = await readOperand(given.operands[0] ?? '', io);
  if (isMisuse(input)) return input;
  const recognised = recognise(input);
  const { items, nothing } = itemsOf(input, recognised, plan);
  const results: Judged[] = [];
  for (const item of items) {
    const asked = isCacao(item) ? askedOfAnswer(plan) : undefined;
    // What is no JSON is invalid whatever it was meant to be.
    const late = item.isJson && asked === undefined ? misfit(item.kind, plan) : undefined;
    if (late) return late;
    const judgedItem = await judgeItem(item, given, asked === undefined ? plan : unasked(plan), io);
    if (isMisuse(judgedItem)) return judgedItem;
    // Why it is invalid is told; it is not called valid where something was asked that cannot be compared.
    if (asked !== undefined && resultOf(judgedItem).ok) return { misuse: `${asked} ${ofOneCacao}` };
    results.push(judgedItem);
  }
  if (given.switches.has('json')) io.stdout(formatJson(jsonOf(results, recognised)));
  else {
    const page = createPage(io);
    const register = loadRegister();
    if (nothing && !plan.demand && isNoDocument(recognised))
      page.line(styled('bad', 'INVALID'), '  nothing in it can be verified');
    else
      results.forEach((item, index) => {
        if (index > 0) page.line('');
        printItem(page, item, plan, register);
      });
    if (nothing) printNothing(page, recognised, register);
    else {
      const issues = results.flatMap(({ verified: { result } }) => (result.ok ? [] : result.issues));
      printOpen(
        page,
        recognised,
        issues.some(({ rule }) => rule === 'auth-sig.signature'),
      );
    }
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
  summary:
    'Verify an AuthSig, a session signature, a map of them, an answer of One-Click Auth, or a commit of Ceramic.',
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
    audience: { value: 'URI', help: 'of One-Click Auth: the URI that was asked for' },
    chain: { value: 'CHAIN', multiple: true, help: 'of One-Click Auth: a chain that was asked for, such as eip155:1' },
    as: { value: 'KIND', help: `demand one of ${Object.keys(demands).join(', ')}` },
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
    all: { help: 'go past broken rules and show what became of each rule' },
    json: { help: 'print the result as JSON' },
    ndjson: { help: 'verify each line as a document of its own, and print a verdict as JSON for each' },
    jobs: { value: 'N', help: 'with --ndjson: how many threads verify (1 unless given)' },
    summary: { help: 'with --ndjson: count verdicts and broken rules at the end, on standard error' },
  },
  notes: [
    'What was not given is not checked, and a valid verdict says so. The kind of document is detected.',
    'A document within something else is found: in request bodies, logs, headers, base64 and the like. Each step is named.',
    'A session signature is good at one node: give it with --node. With --node, only its entry in a map is verified.',
    'The purpose of an AuthSig follows from its URI; --node, --request and --account do not go with one.',
    'Of --ndjson a line has at most 8 MiB; one that is longer, or no JSON, has its verdict too, and the next is read.',
    'Contract wallets are asked at the nodes of --rpc, and nowhere else: without it the network is not used.',
    '',
    'Exit code: 0 valid, 1 invalid, 2 wrong use or unreadable file, 3 cannot be decided.',
    '',
    'Examples:',
    '  capsig verify sigs.json --node https://192.0.2.10:7470 --request pkp-signing=lit-pkp://5ba6…98',
    '  capsig verify --ndjson sessions.ndjson --jobs 4 --summary > verdicts.ndjson',
  ],
  run: runVerify,
};
