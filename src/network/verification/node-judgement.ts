import { anyDomain } from '../../auth-sig.js';
import type { Backend } from '../../crypto/backend.js';
import type { KeyShare } from '../../crypto/threshold.js';
import type { Evidence } from '../../evidence.js';
import type { SignSessionKeyRequest } from '../../generated/types.js';
import { judgeJson } from '../../internal/document.js';
import { isPlainObject } from '../../internal/json.js';
import { decide } from '../../judge.js';
import { type Profile, strict } from '../../profile.js';
import {
  answerSignRequest,
  checkSignRequest,
  type PkpRecord,
  type SignEvidence,
  type SignRequestOptions,
} from '../../sign-session-key.js';
import { type VerifiedSession, verifySessionSig } from '../../verify.js';
import { type ChainOptions, createChain } from '../blocks.js';
import type { Lent } from '../capacity.js';
import { endpointOf, type Operation } from '../endpoint.js';
import { type Answer, boundReply, failure, type Reply, refusal } from '../error-code.js';
import { explainOpen, isOpen, type Needs, needsOf, noNeeds } from './needs.js';
import { prepareRequested, type RequestedAction } from './requested-action.js';

/** What a node's judgements rest on, as data. */
export interface NodeFacts {
  readonly url: string;
  readonly share: KeyShare;
  readonly networkKey: string;
  readonly epoch: number;
  readonly chain: ChainOptions;
  readonly pkps: readonly PkpRecord[];
  /** The code of the actions that the node knows, by CID. */
  readonly actions: ReadonlyMap<string, string>;
  /** Whether the node can ask contracts and for proofs. */
  readonly asks: boolean;
  readonly profile?: Profile;
}

/** A request to sign a session key that holds without evidence: as much of it as gathering the evidence takes. */
export interface SignDemand {
  readonly sessionKey: string;
  /** The public key of the PKP. */
  readonly pkp: string;
  /** The request, without code and jsParams. */
  readonly request: SignSessionKeyRequest;
  /** Undefined where it names none. */
  readonly action: RequestedAction | undefined;
}

/** An answer to a request for an operation, and what would have to be known for another one. */
export interface Operated {
  readonly answer: Answer;
  readonly needs: Needs;
  readonly accepted: boolean;
  /** The capacity that an accepted session brings along; undefined where it brings none. */
  readonly lent?: Lent;
}

/** An answer with a share, and the proofs that have to be bound to the session key before it may leave the node. */
export interface SignedAnswer {
  readonly answer: Answer;
  readonly proofs: readonly string[];
}

/** What a node works out about a request from nothing but its bytes, the time and facts. */
export interface NodeJudgement {
  /** Judges the body of a handshake, which is not looked into; undefined when it is good. */
  handshake(body: Uint8Array): Answer | undefined;
  /** Judges a request for an operation by the evidence that is there. */
  operate(path: string, body: Uint8Array, time: Date, evidence: Evidence): Promise<Operated>;
  /** Judges a request to sign a session key as far as it goes without evidence. */
  check(body: Uint8Array, time: Date): SignDemand | Answer;
  /** Judges it with the evidence, and signs. */
  sign(body: Uint8Array, time: Date, evidence: SignEvidence): SignedAnswer;
}

/** What deployed nodes check besides the session: whoever reads the answer is to know that it was not done here. */
const notJudged: readonly string[] = ['permission of the account', 'access control conditions'];

/** Says what a session signature proves. */
function formatAcceptance(
  operation: Operation,
  ask: { resource: string; ability: string },
  verified: VerifiedSession,
): Reply {
  const { account, sessionKey, nodeAddress, grants, expiration, delegations, ignored, preface, notChecked } = verified;
  const body = {
    success: true,
    verdict: 'accept',
    operation: operation.name,
    resource: ask.resource,
    ability: ask.ability,
    account,
    sessionKey,
    nodeAddress,
    grants: grants.map(({ resource, ability, alternatives }) => ({ resource, ability, alternatives })),
    expiration,
    // What a caller needs who holds the session; the links would repeat what it sent.
    delegations: delegations.map(({ links, rootNames, ...told }) => told),
    ignored,
    preface,
    notChecked: [...notChecked, ...notJudged],
    ...operation.result,
  };
  return { status: 200, body };
}

/** Tells of the capacity that a session brings along what counting it needs. */
function lentBy({ account, delegations }: VerifiedSession): { readonly lent?: Lent } {
  return delegations.length > 0 ? { lent: { delegatee: account.address, delegations } } : {};
}

/** Creates what judges the requests of a node. */
export function createNodeJudgement(facts: NodeFacts, backend: Backend): NodeJudgement {
  const { url, networkKey, share, epoch, pkps, actions, asks, profile = strict } = facts;
  const chain = createChain(facts.chain);

  function read(text: Uint8Array): { readonly value: unknown } | Reply {
    const found = decide({ profile }, (judge) => ({ value: judgeJson(judge, text) }));
    return found.ok ? found.value : refusal(found.issues);
  }

  /** Reads a body that has to be an object, and goes on with it. */
  function readObject(text: Uint8Array): { readonly body: Readonly<Record<string, unknown>> } | Reply {
    const found = read(text);
    if ('status' in found) return found;
    const { value } = found;
    return isPlainObject(value) ? { body: value } : failure(400, 'expected the body to be a JSON object');
  }

  /** Judges an operation; the session is undefined where no evidence about it would change the answer. */
  function operate(
    operation: Operation,
    body: Readonly<Record<string, unknown>>,
    time: Date,
    evidence: Evidence,
  ): { readonly reply: Reply; readonly session?: unknown; readonly lent?: Lent } {
    const ask = operation.ask(body);
    if (ask === undefined) {
      const { name } = operation;
      const accepted = { success: true, verdict: 'accept', operation: name, sessionNeeded: false };
      return { reply: { status: 200, body: accepted } };
    }
    if ('reason' in ask) return { reply: failure(400, ask.reason) };
    const { maxLifetime, skew } = profile.parameters;
    // An AuthSig lasts longer than its block is recent, so any block counts that is not older than an AuthSig can be.
    const oldest = time.getTime() - (maxLifetime + skew.inner) * 1_000;
    const isRecent = (nonce: string): boolean => {
      const block = chain.find(nonce, time);
      return block !== undefined && Date.parse(block.timestamp) >= oldest;
    };
    const verified = verifySessionSig(body.authSig, {
      now: time,
      nodeAddress: url,
      request: ask,
      domain: anyDomain,
      nonce: isRecent,
      networkKey,
      evidence,
      profile,
      backend,
    });
    const session = asks && isOpen(verified, profile) ? { session: body.authSig } : {};
    return verified.ok
      ? { reply: formatAcceptance(operation, ask, verified.value), ...session, ...lentBy(verified.value) }
      : { reply: refusal(explainOpen(verified.issues, asks)), ...session };
  }

  const knownAt = (time: Date): SignRequestOptions => {
    return { now: time, blocks: chain.recent(time), pkps, epoch, profile, backend };
  };

  function check(text: Uint8Array, time: Date): SignDemand | Reply {
    const found = read(text);
    if ('status' in found) return found;
    const checked = checkSignRequest(found.value, knownAt(time));
    if (!checked.ok) return refusal(checked.issues);
    const { request, sessionKey, pkp } = checked.value;
    const { code, jsParams, ...rest } = request;
    return { sessionKey, pkp: pkp.publicKey, request: rest, action: prepareRequested(request, actions) };
  }

  function sign(text: Uint8Array, time: Date, evidence: SignEvidence): { reply: Reply; proofs: readonly string[] } {
    const found = read(text);
    if ('status' in found) return { reply: found, proofs: [] };
    let claimed: readonly string[] = [];
    const answered = answerSignRequest(found.value, {
      ...knownAt(time),
      evidence,
      share,
      networkKey,
      tokens: {
        // Whoever asked binds them before the answer leaves the node, and drops the answer if they served before.
        claim(proofs) {
          claimed = proofs;
          return true;
        },
      },
    });
    return answered.ok
      ? { reply: { status: 200, body: answered.value }, proofs: claimed }
      : { reply: refusal(answered.issues), proofs: [] };
  }

  return {
    handshake(text) {
      const found = readObject(text);
      return 'status' in found ? boundReply(found, text.length) : undefined;
    },
    async operate(path, text, time, evidence) {
      const operation = endpointOf(path);
      if (typeof operation !== 'object') throw new TypeError('path: expected that of an operation');
      const found = readObject(text);
      if ('status' in found) return { answer: boundReply(found, text.length), needs: noNeeds, accepted: false };
      const { reply, session, lent } = operate(operation, found.body, time, evidence);
      const needs = session === undefined ? noNeeds : await needsOf(session, evidence, profile);
      return { answer: boundReply(reply, text.length), needs, accepted: reply.status === 200, ...(lent && { lent }) };
    },
    check(text, time) {
      const checked = check(text, time);
      return 'status' in checked ? boundReply(checked, text.length) : checked;
    },
    sign(text, time, evidence) {
      const { reply, proofs } = sign(text, time, evidence);
      return { answer: boundReply(reply, text.length), proofs };
    },
  };
}
