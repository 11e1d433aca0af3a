import type { ReadAuthSig } from './auth-sig/context.js';
import { contractQuestion } from './auth-sig/contract.js';
import { looseContractSignature } from './auth-sig/wrapper.js';
import { delegationUri, judgeAuthSigDocuments } from './auth-sig.js';
import { decodeCacao } from './cacao.js';
import { authSigOfCommit } from './ceramic.js';
import { isAccount } from './chain/principal.js';
import { noble } from './crypto/noble.js';
import { assertReply } from './evidence/assert.js';
import type { ContractCallReply, Evidence, EvidenceResolvers } from './evidence.js';
import { authSig as validateAuthSig } from './generated/validators.js';
import { anySignal, timeoutSignal } from './internal/abort.js';
import { assertMembers } from './internal/answered.js';
import { isPlainObject, quote } from './internal/json.js';
import { parseJson } from './internal/json-text.js';
import { decide } from './judge.js';
import { authSigOfCacao, resource } from './one-click/cacao.js';
import { type Profile, strict } from './profile.js';

/** Bounds on what one input may cause. */
export interface CollectOptions {
  /**
   * The profile that will verify, `strict` unless given: one that reads documents otherwise asks otherwise, and its
   * parameters bound the number, the depth and the size of proofs.
   */
  readonly profile?: Profile;
  /** The most questions to contracts; 16 unless given. */
  readonly contractCalls?: number;
  /** The most owners of capacity credits; 16 unless given. */
  readonly tokenOwners?: number;
  /** When to give up, in milliseconds; 10,000 unless given. What is there by then is returned. */
  readonly deadline?: number;
  /** Gives up earlier. */
  readonly signal?: AbortSignal;
}

/** The most signatures in one input that are looked at: the bounds of a map and of a session message. */
const mostDocuments = 256;
const mostCapabilities = 16;

/** Finds the AuthSigs in a value that may be one, a session signature or a map of them; what it has no room for is left. */
function authSigsIn(value: unknown, profile: Profile): unknown[] {
  const { jsonBytes: bytes, jsonDepth: depth, jsonValues: values } = profile.parameters.limits;
  const isSigned = (each: unknown): each is Readonly<Record<string, unknown>> =>
    isPlainObject(each) && typeof each.derivedVia === 'string' && typeof each.signedMessage === 'string';
  if (!isPlainObject(value)) return [];
  if (Object.hasOwn(value, 'cacaoBlock')) return [authSigOfCommit(value) ?? []].flat();
  if (Array.isArray(value.cacaos))
    return value.cacaos.slice(0, mostCapabilities).flatMap((each) => authSigOfCacao(each, profile) ?? []);
  const signed = isSigned(value) ? [value] : Object.values(value).slice(0, mostDocuments).filter(isSigned);
  return signed.flatMap((document) => {
    if (document.derivedVia !== 'litSessionSignViaNacl') return [document];
    const message = parseJson(document.signedMessage as string, { bytes, depth, values });
    const capabilities = message.ok && isPlainObject(message.value) ? message.value.capabilities : undefined;
    return Array.isArray(capabilities) ? capabilities.slice(0, mostCapabilities) : [];
  });
}

/** Reads an AuthSig as the verifier will; undefined when the verifier refuses it whatever the evidence says. */
function readCandidate(value: unknown, profile: Profile, bare?: string): ReadAuthSig | undefined {
  if (!validateAuthSig(value)) return undefined;
  const read = decide({ profile }, (judge) => judgeAuthSigDocuments(judge, value, { bare }));
  return read.ok ? read.value : undefined;
}

/** Calls resolvers until a signal says so. */
interface Asking {
  /** Calls a resolver with a signal of its own; undefined for whatever it throws, and once the collection has ended. */
  ask<T>(call: (signal: AbortSignal) => Promise<T> | undefined): Promise<T | undefined>;
  /** Stops listening. */
  close(): void;
}

/** Takes the answer of a resolver: one of another type than it has is a mistake, and what failed is no evidence. */
async function taken<T>(
  name: keyof EvidenceResolvers,
  isAnswer: (answer: unknown) => boolean,
  asked: Promise<T | undefined>,
): Promise<T | undefined> {
  const answer = await asked;
  if (name === 'contractCall') assertReply(answer, `resolvers.${name}`);
  if (answer === undefined || isAnswer(answer)) return answer;
  throw new TypeError(`resolvers.${name}: expected ${answers[name]}, or undefined for what could not be found`);
}

/** Holds a failure until it is looked at, which other questions may delay: nobody waits for it before. */
function held<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const answers: Readonly<Record<keyof EvidenceResolvers, string>> = {
  contractCall: 'the reply of the contract',
  proof: 'the bytes of the block',
  tokenOwner: 'the owner as an address or did:pkh',
};

const isBlock = (answer: unknown): boolean => answer instanceof Uint8Array;
const isOwner = (answer: unknown): boolean => typeof answer === 'string' && isAccount(answer);

const optionMembers = ['profile', 'contractCalls', 'tokenOwners', 'deadline', 'signal'] as const;

/** Refuses what is no set of resolvers. */
export function assertResolvers(resolvers: EvidenceResolvers): void {
  if (typeof resolvers !== 'object' || resolvers === null) throw new TypeError('resolvers: expected an object');
  // An instance of a class may have functions of its own. In an object that was written for the call, one of another name is
  // misspelt, and would leave its part of the evidence missing.
  const stray = Object.keys(isPlainObject(resolvers) ? resolvers : {}).find((name) => {
    return !Object.hasOwn(answers, name) && typeof (resolvers as Record<string, unknown>)[name] === 'function';
  });
  if (stray !== undefined) {
    throw new TypeError(`resolvers: expected only ${Object.keys(answers).join(', ')}, found ${quote(stray)}`);
  }
  for (const name of Object.keys(answers) as (keyof EvidenceResolvers)[]) {
    const resolver: unknown = resolvers[name];
    if (resolver !== undefined && typeof resolver !== 'function')
      throw new TypeError(`resolvers.${name}: expected a function`);
  }
}

/** Refuses a bad call. */
function assertCall(resolvers: EvidenceResolvers, options: CollectOptions): void {
  assertMembers(options, optionMembers, 'options');
  assertResolvers(resolvers);
  for (const name of ['contractCalls', 'tokenOwners', 'deadline'] as const) {
    const value = options[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new TypeError(`${name}: expected a whole number, 0 or more`);
    }
  }
}

/** One listener for all calls: a signal that dozens of calls listen to is taken for a leak. */
function askUntil(signal: AbortSignal): Asking {
  const running = new Set<AbortController>();
  let end: () => void = () => undefined;
  const ended = new Promise<undefined>((resolve) => {
    end = () => {
      resolve(undefined);
      for (const controller of running) controller.abort(signal.reason);
    };
  });
  signal.addEventListener('abort', end, { once: true });
  return {
    async ask(call) {
      if (signal.aborted) return undefined;
      const controller = new AbortController();
      running.add(controller);
      try {
        return await Promise.race([(async () => call(controller.signal))(), ended]);
      } catch {
        return undefined;
      } finally {
        running.delete(controller);
      }
    },
    close: () => signal.removeEventListener('abort', end),
  };
}

const decimal = /^(?:0|[1-9][0-9]{0,77})$/;

/** Lists the credits that the cells of a delegation name. */
function tokensOf({ cells, message }: ReadAuthSig): readonly string[] {
  if (message?.uri !== delegationUri) return [];
  return cells.flatMap(({ resource, alternatives }) => {
    if (!resource.startsWith('lit-ratelimitincrease://')) return [];
    const named = alternatives.flatMap(({ nft_id: ids }) => (Array.isArray(ids) ? ids : []));
    return [resource.slice('lit-ratelimitincrease://'.length), ...named].filter(
      (id): id is string => typeof id === 'string' && decimal.test(id),
    );
  });
}

/**
 * Gathers what the verification of an input will need from outside: replies of contracts, proofs and owners.
 *
 * `input` is an AuthSig, a session signature or a map of them, an answer of One-Click Auth or a commit of Ceramic: JSON text (string or UTF-8 bytes) or a value. Never
 * rejects for data: what cannot be read needs nothing, what fails is missing, and what is missing leaves its verdict
 * undecided. Each distinct question is asked once. Proofs are followed from block to block. Rejects with TypeError for a
 * resolver that answers with something else than its type says: what it cannot find is undefined.
 */
export async function collectEvidence(
  input: unknown,
  resolvers: EvidenceResolvers,
  options: CollectOptions = {},
): Promise<Evidence> {
  assertCall(resolvers, options);
  const profile = options.profile ?? strict;
  const { limits } = profile.parameters;
  const { chainBlocks, chainBytes, chainDepth } = limits;
  const value =
    typeof input === 'string' || input instanceof Uint8Array
      ? parseJson(input, { bytes: limits.jsonBytes, depth: limits.jsonDepth, values: limits.jsonValues })
      : { ok: true as const, value: input };
  const room = {
    contractCalls: options.contractCalls ?? 16,
    bytes: chainBytes,
    tokenOwners: options.tokenOwners ?? 16,
  };
  const end = timeoutSignal(options.deadline ?? 10_000);
  const { ask, close } = askUntil(options.signal ? anySignal([options.signal, end]) : end);

  const questions = new Map<string, Promise<ContractCallReply | undefined>>();
  const owners = new Map<string, Promise<string | undefined>>();
  const proofs: Record<string, Uint8Array> = Object.create(null);
  const seen = new Set<string>();

  const look = (read: ReadAuthSig): void => {
    if (read.kind.needs.includes('contract-call')) {
      const signature = looseContractSignature(read.authSig.sig);
      const question = signature && contractQuestion(read, signature, noble);
      const key = JSON.stringify(question);
      if (question && !questions.has(key) && questions.size < room.contractCalls) {
        questions.set(
          key,
          held(
            taken(
              'contractCall',
              isPlainObject,
              ask((signal) => resolvers.contractCall?.(question, signal)),
            ),
          ),
        );
      }
    }
    for (const token of tokensOf(read)) {
      if (owners.has(token) || owners.size >= room.tokenOwners) continue;
      owners.set(
        token,
        held(
          taken(
            'tokenOwner',
            isOwner,
            ask((signal) => resolvers.tokenOwner?.(BigInt(token), signal)),
          ),
        ),
      );
    }
  };

  let level = value.ok ? authSigsIn(value.value, profile) : [];
  // What an answer of One-Click Auth grants methods on is a resource there, and nowhere below.
  let bare = value.ok && isPlainObject(value.value) && Array.isArray(value.value.cacaos) ? resource : undefined;
  for (let depth = 0; level.length > 0; depth++) {
    const reads = level.flatMap((each) => readCandidate(each, profile, bare) ?? []);
    bare = undefined;
    for (const read of reads) look(read);
    if (depth + 1 >= chainDepth) break;
    const cids = [...new Set(reads.flatMap(({ recaps }) => recaps.flatMap(({ prf }) => prf)))].filter(
      (cid) => !seen.has(cid),
    );
    const wanted = cids.slice(0, Math.max(chainBlocks - seen.size, 0));
    for (const cid of wanted) seen.add(cid);
    const blocks = await Promise.all(
      wanted.map((cid) =>
        taken(
          'proof',
          isBlock,
          ask((signal) => resolvers.proof?.(cid, signal)),
        ),
      ),
    );
    level = [];
    for (const [index, block] of blocks.entries()) {
      if (block === undefined || block.length > room.bytes) continue;
      room.bytes -= block.length;
      proofs[wanted[index] as string] = block;
      const opened = decodeCacao(block, wanted[index] as string, { profile });
      if (opened.ok) level.push(opened.value);
    }
  }

  const replies = (await Promise.all(questions.values())).flatMap((reply) => reply ?? []);
  const owned = await Promise.all(
    [...owners].map(async ([token, owner]) => ({ token: BigInt(token), owner: await owner })),
  );
  close();
  const tokenOwners = owned.flatMap(({ token, owner }) =>
    owner === undefined ? [] : [{ token: String(token), owner }],
  );
  return {
    ...(replies.length > 0 ? { contractCalls: replies } : {}),
    ...(seen.size > 0 ? { proofs } : {}),
    ...(tokenOwners.length > 0 ? { tokenOwners } : {}),
  };
}
