import { decodeCacao, encodeCacao } from '../cacao.js';
import { checkCoverage, checkNarrowing } from '../capability.js';
import { createSessionSigs } from '../client/session-sigs.js';
import { createUseLedger } from '../delegation/ledger.js';
import type { UseLedger } from '../delegation.js';
import type { AuthSig, ResourceAbilityRequest } from '../generated/types.js';
import type { RuleOptions } from '../judge.js';
import { createNonceLedger, type NonceLedger } from '../nonce-ledger.js';
import { decodeRecap, encodeRecap, mergeRecaps, type Recap, recapStatement } from '../recap.js';
import { verifySession } from '../session-kinds.js';
import {
  type AccessTokenLedger,
  answerSignRequest,
  combineSignResponses,
  type NodeAnswer,
  type PkpRecord,
  type SignEvidence,
} from '../sign-session-key.js';
import type { SiweMessage } from '../siwe/message.js';
import { createSiweMessage, parseSiweMessage } from '../siwe.js';
import { verifyAuthSig, verifyChain } from '../verify/auth-sig.js';
import { consumeDelegation, verifyDelegation } from '../verify/delegation.js';
import { verifyLogin } from '../verify/login.js';
import { verifySessionSig, verifySessionSigs } from '../verify.js';
import {
  answerAuthSig,
  answerChain,
  answerCoverage,
  answerDelegation,
  answerSession,
  answerSessionKind,
  answerSessions,
} from './answer-output.js';
import { type Answer, answer, told } from './vector-answer.js';
import {
  authSigOptions,
  base64Of,
  bytesOf,
  delegationOptions,
  factsOf,
  type Input,
  keyShareOf,
  sessionDemands,
  sessionOptions,
  textOf,
  verifyOptions,
  written,
} from './vector-input.js';

function createOne(input: Input, options: RuleOptions): Answer {
  const { nodeAddress, sessionKey, resourceAbilityRequests, capabilities, issuedAt, expiration, maxPrice } = input;
  const node = written(nodeAddress);
  const created = createSessionSigs({
    ...options,
    nodes: [node],
    sessionKey: sessionKey as { publicKey: string; secretKey: string },
    resourceAbilityRequests: resourceAbilityRequests as readonly ResourceAbilityRequest[],
    capabilities: capabilities as readonly AuthSig[],
    issuedAt: written(issuedAt),
    expiration: written(expiration),
    ...(typeof maxPrice === 'string' ? { maxPrice } : {}),
  });
  return answer(created, (sigs) => sigs[node]);
}

/** Remembers what served which session key; a flow is too short for it to ever be full. */
function createTokenMemory(): AccessTokenLedger {
  const served = new Map<string, string>();
  return {
    claim(proofs, sessionKey) {
      if (proofs.some((proof) => (served.get(proof) ?? sessionKey) !== sessionKey)) return false;
      for (const proof of proofs) served.set(proof, sessionKey);
      return true;
    },
  };
}

function answerOne(input: Input, options: RuleOptions, tokens?: AccessTokenLedger): Answer {
  const { now, blocks, pkps, epoch, evidence, share, networkKey } = input;
  const answered = answerSignRequest(textOf(input.request), {
    ...options,
    now: written(now),
    blocks: new Map(Object.entries(blocks as Readonly<Record<string, string>>)),
    pkps: pkps as readonly PkpRecord[],
    ...(typeof epoch === 'number' ? { epoch } : {}),
    evidence: (evidence ?? {}) as SignEvidence,
    share: keyShareOf(share),
    networkKey: written(networkKey),
    ...(tokens ? { tokens } : {}),
  });
  return answer(answered, (value) => value);
}

function combineAll(input: Input, options: RuleOptions): Answer {
  const { now, siweMessage, networkKey, threshold, answers } = input;
  const responses = (answers as readonly NodeAnswer[]).map(({ node, response }) => ({
    node,
    response: textOf(response),
  }));
  const combined = combineSignResponses(responses, {
    ...options,
    now: written(now),
    siweMessage: written(siweMessage),
    networkKey: written(networkKey),
    threshold: Number(threshold),
  });
  return answer(combined, ({ authSig }) => authSig);
}

/** The operations that stand alone, by the name that vectors give them. */
const operations: Readonly<Record<string, (input: Input, options: RuleOptions) => Answer>> = Object.assign(
  Object.create(null),
  {
    'siwe.parse': ({ text }: Input, options: RuleOptions) =>
      answer(parseSiweMessage(written(text), options), (value) => value),
    'siwe.format': ({ message }: Input, options: RuleOptions) =>
      answer(createSiweMessage(message as SiweMessage, options), (value) => value),
    'recap.decode': ({ uri }: Input, options: RuleOptions) =>
      answer(decodeRecap(written(uri), options), ({ att, prf }) => ({ att, prf })),
    'recap.encode': ({ recap }: Input, options: RuleOptions) =>
      answer(encodeRecap(recap as Recap, options), (value) => value),
    'recap.statement': ({ uri, statement }: Input, options: RuleOptions) =>
      answer(decodeRecap(written(uri), options), (recap) =>
        typeof statement === 'string' ? `${statement} ${recapStatement(recap)}` : recapStatement(recap),
      ),
    'recap.merge': ({ uris }: Input, options: RuleOptions) => {
      const recaps: Recap[] = [];
      for (const uri of uris as readonly string[]) {
        const decoded = decodeRecap(uri, options);
        if (!decoded.ok) return answer(decoded);
        recaps.push(decoded.value);
      }
      const merged = mergeRecaps(recaps, options);
      return merged.ok ? answer(encodeRecap(merged.value, options), (value) => value) : answer(merged);
    },
    'capability.covers': ({ grants, resource, ability, ...input }: Input, options: RuleOptions) => {
      const facts = factsOf(input.facts);
      const ask = { resource: written(resource), ability: written(ability), ...(facts ? { facts } : {}) };
      return answer(checkCoverage(grants as readonly Recap[], ask, options), answerCoverage);
    },
    'capability.narrower': ({ child, parents }: Input, options: RuleOptions) =>
      answer(checkNarrowing(child as Recap, parents as readonly Recap[], options)),
    'auth-sig.verify': (input: Input, options: RuleOptions) =>
      answer(verifyAuthSig(textOf(input.authSig), authSigOptions(input, options)), answerAuthSig),
    'cacao.encode': ({ authSig }: Input, options: RuleOptions) =>
      answer(encodeCacao(textOf(authSig), options), ({ cid, bytes }) => ({ cid, block: base64Of(bytes) })),
    'cacao.decode': ({ cid, block }: Input, options: RuleOptions) =>
      answer(decodeCacao(bytesOf(written(block)), written(cid), options), (value) => value),
    'chain.verify': (input: Input, options: RuleOptions) =>
      answer(
        verifyChain(textOf(input.authSig), { ...authSigOptions(input, options), root: written(input.root) }),
        answerChain,
      ),
    'delegation.verify': (input: Input, options: RuleOptions) =>
      answer(verifyDelegation(textOf(input.authSig), delegationOptions(input, options)), answerDelegation),
    'session-sig.create': createOne,
    'session-sig.verify': (input: Input, options: RuleOptions) =>
      answer(verifySessionSig(textOf(input.sessionSig), sessionOptions(input, options)), answerSession),
    'session-sigs.verify': (input: Input, options: RuleOptions) =>
      answer(verifySessionSigs(textOf(input.sessionSigs), sessionOptions(input, options)), answerSessions),
    'session.verify': (input: Input, options: RuleOptions) =>
      answer(
        verifySession(textOf(input.session), { ...options, takes: sessionDemands(input, options) }),
        answerSessionKind,
      ),
    'sign-session-key.answer': (input: Input, options: RuleOptions) => answerOne(input, options),
    'sign-session-key.combine': combineAll,
    'flow.run': runFlow,
  },
);

/** Every operation that a vector can ask for. */
export const operationNames: readonly string[] = Object.keys(operations);

interface Step {
  readonly operation: string;
  readonly input: Input;
}

/** The output of a step, where a value stands for one: `{ "step": n }`. */
function outputOf(value: unknown, answers: readonly Answer[]): unknown {
  const step = (value as { step?: unknown } | null)?.step;
  return typeof step === 'number' ? answers[step]?.output : undefined;
}

/**
 * Replaces `{ "step": n }` by the output of step n: as JSON text where a document is expected, which is every member and
 * the `response` of an entry of `answers`, and as a value in `capabilities`. Nowhere deeper: what is data stays data.
 */
function fill(input: Input, answers: readonly Answer[]): Input {
  const text = (value: unknown): unknown => {
    const output = outputOf(value, answers);
    return output === undefined ? value : JSON.stringify(output);
  };
  const inside: Readonly<Record<string, (item: unknown) => unknown>> = {
    answers: (item) => ({ ...(item as NodeAnswer), response: text((item as NodeAnswer).response) }),
    capabilities: (item) => outputOf(item, answers) ?? item,
  };
  const entries = Object.entries(input).map(([key, value]) => {
    const list = Array.isArray(value) && Object.hasOwn(inside, key) ? inside[key] : undefined;
    return [key, list ? (value as readonly unknown[]).map(list) : text(value)];
  });
  return Object.fromEntries(entries);
}

/** What the parties of a flow remember. */
interface Memory {
  readonly nonces: NonceLedger;
  readonly uses: UseLedger;
  /** By the identifier of the node's share. */
  readonly tokens: Map<unknown, AccessTokenLedger>;
}

function runStep({ operation, input }: Step, answers: readonly Answer[], memory: Memory, options: RuleOptions): Answer {
  const filled = fill(input, answers);
  if (operation === 'auth-sig.verify' && filled.ledger === true) {
    const { nonce: _, ...known } = verifyOptions(filled, options);
    return answer(verifyLogin(textOf(filled.authSig), { ...known, ledger: memory.nonces }));
  }
  if (operation === 'delegation.verify' && filled.ledger === true) {
    const ledger = memory.uses;
    return answer(consumeDelegation(textOf(filled.authSig), { ...delegationOptions(filled, options), ledger }));
  }
  if (operation === 'sign-session-key.answer') {
    const node = (filled.share as { readonly identifier?: unknown } | undefined)?.identifier;
    const tokens = memory.tokens.get(node) ?? createTokenMemory();
    memory.tokens.set(node, tokens);
    return answerOne(filled, options, tokens);
  }
  return runOperation(operation, filled, options);
}

/**
 * Runs the steps of a flow over one ledger of login nonces, one of uses, and one of access tokens for each node; its
 * output is the verdict of each step.
 */
function runFlow({ nonces, steps, room }: Input, options: RuleOptions): Answer {
  const uses = createUseLedger(...(typeof room === 'number' ? [room] : []));
  const memory: Memory = { nonces: createNonceLedger(), uses, tokens: new Map() };
  for (const nonce of (nonces as readonly string[] | undefined) ?? []) memory.nonces.issue(nonce);
  const answers: Answer[] = [];
  for (const step of steps as readonly Step[]) answers.push(runStep(step, answers, memory, options));
  return {
    result: 'accept',
    output: answers.map(({ result, rule }) => (rule ? { result, rule } : { result })),
    [told]: answers.flatMap((each) => each[told] ?? []),
  };
}

/**
 * Runs one operation of the vectors with this implementation.
 *
 * @throws TypeError when the operation is unknown or the input does not have its form
 */
export function runOperation(operation: string, input: Input, options: RuleOptions = {}): Answer {
  const run = operations[operation];
  if (!run) throw new TypeError(`operation: expected one of ${operationNames.join(', ')}, found ${operation}`);
  return run(input, options);
}
