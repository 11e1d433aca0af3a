import { anyDomain, anyNonce, type Purpose, sessionUriPrefix, useOf } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { askOf, assertAsk, litNamespaces, parseResource } from '../capability.js';
import { isAccount } from '../chain.js';
import { parseNetworkKey } from '../crypto/bls.js';
import { isPlainObject } from '../internal/json.js';
import { looseJson, parseJson } from '../internal/json-text.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { type Instant, isInstant, parseInstant } from '../internal/time.js';
import type { Outcomes } from '../judge.js';
import { type Profile, profiles, strict } from '../profile.js';
import { type Result, verdictOf } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import { parseSiweMessage } from '../siwe.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import {
  type SessionOptions,
  type VerifiedAuthSig,
  type VerifyOptions,
  verifySessionSig,
  verifySessionSigs,
} from '../verify.js';
import { type Arguments, type Command, isMisuse, type Misuse, singleOf } from './command.js';
import { evidenceOptions, gatherEvidence, readMaxAge } from './evidence.js';
import { type DocumentKind, kindOfDocument, readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { joinSession, joinSessions } from './join.js';
import { suggestion } from './nearest.js';
import { loadRegister } from './register.js';
import { clip, createPage, formatJson } from './terminal.js';
import { printOutcomes, printVerdict, type Verified } from './verdict.js';

/** What `--as` demands: a kind of document, or an AuthSig for a purpose. */
const demands: Readonly<Record<string, { readonly kind: DocumentKind; readonly purpose?: Purpose }>> = Object.assign(
  Object.create(null),
  {
    'auth-sig': { kind: 'auth-sig' },
    login: { kind: 'auth-sig', purpose: 'login' },
    session: { kind: 'auth-sig', purpose: 'session' },
    delegation: { kind: 'auth-sig', purpose: 'delegation' },
    'session-sig': { kind: 'session-sig' },
    'session-sigs': { kind: 'session-sigs' },
  },
);

/** The options of one run, checked. */
interface Plan {
  readonly demand: { readonly kind: DocumentKind; readonly purpose?: Purpose } | undefined;
  readonly node: string | undefined;
  readonly requests: readonly Ask[];
  readonly account: string | undefined;
  readonly now: Instant;
  readonly common: VerifyOptions & { readonly profile: Profile };
}

/** Reads `ABILITY=RESOURCE`; the ability is the SDK's name or `Namespace/Name`. */
function parseRequest(text: string): Ask | Misuse {
  const at = text.indexOf('=');
  const ability = text.slice(0, Math.max(at, 0));
  const resource = text.slice(at + 1);
  const parsed = parseResource(resource);
  if (ability === '' || !parsed) {
    return { misuse: `--request: expected ABILITY=RESOURCE such as pkp-signing=lit-pkp://*, found ${clip(text, 120)}` };
  }
  const ask = ability.includes('/')
    ? { ability, resource }
    : askOf({ resource: { resource: parsed.id, resourcePrefix: parsed.prefix }, ability });
  if (ask) return fault(ask) ?? ask;
  const names = Object.keys(litNamespaces[parsed.prefix]?.abilities ?? {});
  const known = Object.keys(litNamespaces);
  return {
    misuse:
      names.length > 0
        ? `--request: expected ${names.join(' or ')} or Namespace/Name for ${parsed.prefix}, found ${clip(ability, 80)}`
        : `--request: ${clip(parsed.prefix, 80)} has no ability ${clip(ability, 80)}; write Namespace/Name${suggestion(parsed.prefix, known)}`,
  };
}

/** Says why nobody can have granted what is asked. */
function fault(ask: Ask): Misuse | undefined {
  try {
    assertAsk(ask, litNamespaces, '--request');
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return { misuse: clip(error.message, 240) };
    throw error;
  }
}

function readPlan(given: Arguments, io: Io): Plan | Misuse {
  const as = singleOf(given, 'as');
  const demand = as === undefined ? undefined : demands[as];
  if (as !== undefined && !demand) {
    return { misuse: `--as: expected ${Object.keys(demands).join(', ')}, found ${clip(as, 80)}` };
  }
  const profileName = singleOf(given, 'profile') ?? strict.name;
  const profile = profiles[profileName];
  if (!profile) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(profileName, 80)}` };
  }
  const nowText = singleOf(given, 'now') ?? io.now().toISOString();
  const now = parseInstant(nowText);
  if (!isInstant(now)) return { misuse: `--now: expected a time such as 2026-01-31T12:00:00Z: ${now.reason}` };
  const node = singleOf(given, 'node');
  if (node !== undefined && parseNodeAddress(node) === undefined) {
    return { misuse: `--node: expected [http://|https://]host:port, found ${clip(node, 120)}` };
  }
  const account = singleOf(given, 'account');
  if (account !== undefined && !isAccount(account)) {
    return { misuse: `--account: expected 0x and 40 hex digits, or did:pkh, found ${clip(account, 80)}` };
  }
  const root = singleOf(given, 'root');
  if (root !== undefined && !isAccount(root)) {
    return { misuse: `--root: expected an address or did:pkh:eip155:CHAIN:ADDRESS, found ${clip(root, 80)}` };
  }
  const networkKey = singleOf(given, 'network-key');
  const key = networkKey === undefined ? undefined : parseNetworkKey(networkKey);
  if (key && 'reason' in key) return { misuse: `--network-key: ${key.reason}` };
  const maxAge = readMaxAge(given);
  if (isMisuse(maxAge)) return maxAge;
  const requests: Ask[] = [];
  for (const text of given.values.get('request') ?? []) {
    const request = parseRequest(text);
    if (isMisuse(request)) return request;
    requests.push(request);
  }
  const outcomes: Outcomes | undefined = given.switches.has('all') ? new Map() : undefined;
  return {
    demand,
    node,
    requests,
    account,
    now,
    common: {
      now: nowText,
      domain: singleOf(given, 'domain') ?? anyDomain,
      nonce: singleOf(given, 'nonce') ?? anyNonce,
      profile,
      ...(networkKey === undefined ? {} : { networkKey }),
      ...(maxAge === undefined ? {} : { maxAge }),
      ...(root === undefined ? {} : { root }),
      ...(outcomes ? { outcomes } : {}),
    },
  };
}

/** Finds what in the options does not go with a kind of document. */
function misfit(kind: DocumentKind, { node, requests, account }: Plan): Misuse | undefined {
  if (kind === 'session-sig' && node === undefined) {
    return { misuse: 'a session signature is good at one node only: give its address with --node' };
  }
  if (kind !== 'auth-sig') return undefined;
  const option = node !== undefined ? '--node' : requests.length > 0 ? '--request' : account && '--account';
  return option ? { misuse: `${option} does not go with an AuthSig: only a session signature has one` } : undefined;
}

const sessionUri = /^lit:session:([0-9a-f]{64})$/;

/** Reads the URI of an AuthSig; a text that is no SIWE message may still have one. */
function uriOf(value: unknown, profile: Profile): string {
  const text = isPlainObject(value) && typeof value.signedMessage === 'string' ? value.signedMessage : '';
  const message = parseSiweMessage(text, { profile });
  return message.ok ? message.value.uri : (/^URI: (.*)$/m.exec(text)?.[1] ?? '');
}

/** Stands for the session key of an AuthSig that names none: no message is bound to it. */
const noKey = '0'.repeat(64);

function runAuthSig(input: Uint8Array, value: unknown, { demand, common }: Plan): Result<VerifiedAuthSig> {
  const uri = uriOf(value, common.profile);
  const sessionKey = sessionUri.exec(uri)?.[1];
  const use = useOf(uri);
  // A proof is good for nothing by itself: judged as a login it is told what it was made for.
  const follows = use === undefined || use === 'proof' ? 'login' : use;
  const purpose = demand?.purpose ?? follows;
  const result = verifyAuthSig(input, { ...common, purpose, sessionKey: sessionKey ?? noKey });
  if (result.ok) {
    const assumed = [...(demand?.purpose ? [] : ['purpose']), ...(purpose === 'session' ? ['session key'] : [])];
    return { ok: true, value: { ...result.value, notChecked: [...assumed, ...result.value.notChecked] } };
  }
  // The key that was compared is a stand-in, so the message must not present it as the one that was expected.
  const told = result.issues.map((issue) => {
    if (issue.rule !== 'auth-sig.session-bound' || sessionKey !== undefined) return issue;
    const message = `expected the URI ${sessionUriPrefix} and 64 lower-case hex digits, found ${JSON.stringify(uri.slice(0, 100))}`;
    return { rule: issue.rule, path: issue.path, message, params: { found: uri } };
  });
  const [first = result.issues[0], ...rest] = told;
  return { ok: false, issues: [first, ...rest] };
}

function sessionOptions(plan: Plan, request: Ask | undefined): SessionOptions {
  const { common, node, account } = plan;
  return {
    ...common,
    nodeAddress: node ?? anyNode,
    request: request ?? anyRequest,
    ...(account === undefined ? {} : { account }),
  };
}

function judge(kind: DocumentKind, input: Uint8Array, value: unknown, plan: Plan): Verified {
  if (kind === 'auth-sig') return { kind, result: runAuthSig(input, value, plan) };
  const { profile } = plan.common;
  const runs = (plan.requests.length > 0 ? plan.requests : [undefined]).map((request) => sessionOptions(plan, request));
  return kind === 'session-sig'
    ? {
        kind,
        result: joinSession(
          runs.map((options) => verifySessionSig(input, options)),
          profile,
        ),
      }
    : {
        kind,
        result: joinSessions(
          runs.map((options) => verifySessionSigs(input, options)),
          profile,
        ),
      };
}

const exits = { accept: exit.valid, reject: exit.invalid, undecided: exit.undecided } as const;

async function runVerify(given: Arguments, io: Io): Promise<number | Misuse> {
  const plan = readPlan(given, io);
  if (isMisuse(plan)) return plan;
  const early = plan.demand && misfit(plan.demand.kind, plan);
  if (early) return early;
  const input = await readOperand(given.operands[0] ?? '', io);
  if (isMisuse(input)) return input;
  const { jsonBytes, jsonDepth, jsonValues } = plan.common.profile.parameters.limits;
  const json = parseJson(input, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  // A profile that reads JSON loosely is to see what it would read.
  const loose = Object.hasOwn(plan.common.profile.off, 'json.text') ? looseJson(input) : undefined;
  const value = json.ok ? json.value : loose;
  const kind = plan.demand?.kind ?? kindOfDocument(value);
  // What is no JSON is invalid whatever it was meant to be.
  const late = json.ok ? misfit(kind, plan) : undefined;
  if (late) return late;
  const evidence = await gatherEvidence(given, value, plan.common.profile, io);
  if (isMisuse(evidence)) return evidence;
  const verified = judge(kind, input, value, { ...plan, common: { ...plan.common, evidence } });
  if (given.switches.has('json')) io.stdout(formatJson(verified.result));
  else {
    const page = createPage(io);
    printVerdict(page, verified, plan.now, await loadRegister());
    if (plan.common.outcomes) printOutcomes(page, plan.common.outcomes, plan.common.profile);
  }
  return exits[verdictOf(verified.result)];
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
    root: { value: 'ADDRESS', help: 'the account on whose authority everything has to rest, or its did:pkh' },
    account: { value: 'ADDRESS', help: 'the account that has to have granted, or its did:pkh' },
    as: { value: 'KIND', help: `demand one of ${Object.keys(demands).join(', ')}` },
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
    all: { help: 'go past broken rules and show what became of each rule' },
    json: { help: 'print the result as JSON' },
  },
  notes: [
    'What was not given is not checked, and a valid verdict lists it. The kind of document is detected.',
    'A session signature needs --node. With --node, only the entry of that node in a map is verified.',
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
