import { anyDomain } from '../auth-sig.js';
import type { Backend } from '../crypto/backend.js';
import { noble } from '../crypto/noble.js';
import type { KeyShare } from '../crypto/threshold.js';
import type { HandshakeResponse } from '../generated/types.js';
import { readJson } from '../internal/document.js';
import { isPlainObject } from '../internal/json.js';
import { decide } from '../judge.js';
import { type Profile, strict } from '../profile.js';
import type { Result } from '../rule.js';
import { answerSignRequest, checkSignRequest, type SignRequestOptions } from '../sign-session-key.js';
import { type VerifiedSession, verifySessionSig } from '../verify.js';
import type { LocalChain } from './chain.js';
import { boundIssues, failure, type Reply, refusal } from './error-code.js';
import { type EvidenceSources, gatherEvidence } from './evidence.js';
import { createGates } from './gate.js';
import { endpointOf, type Operation } from './operation.js';
import type { Registry } from './registry.js';
import { createTokenLedger, tokenMemory } from './token-ledger.js';

/** What one node knows. */
export interface NodeOptions {
  /** The address at which clients reach it: `http://host:port`. Session signatures have to name it. */
  readonly url: string;
  /** The node's key, for the handshake: any text. */
  readonly serverKey: string;
  readonly share: KeyShare;
  /** The network's BLS public key: 96 hex digits. */
  readonly networkKey: string;
  readonly threshold: number;
  readonly epoch: number;
  readonly chain: LocalChain;
  readonly registry: Registry;
  readonly evidence: EvidenceSources;
  readonly now: () => Date;
  readonly profile?: Profile;
  readonly backend?: Backend;
}

/** One reference node: it answers requests, and what carries them is not its business. */
export interface ReferenceNode {
  readonly url: string;
  /** Says whether a path leads anywhere. */
  serves(path: string): boolean;
  /** Answers the JSON text that was posted to a path. Never rejects. */
  answer(path: string, body: Uint8Array): Promise<Reply>;
}

/** How many actions may run at a time, and how many more may wait for that; and the same for each type of auth method. */
const [mostRunning, mostWaiting] = [4, 32];

/** The access tokens that a node remembers, all PKPs together; each has the same part of it. */
const mostTokens = 100_000;

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

/** Creates a node. */
export function createNode(options: NodeOptions): ReferenceNode {
  const { url, chain, registry, networkKey, now, share, epoch, threshold } = options;
  const { profile = strict, backend = noble } = options;
  const gates = createGates(mostRunning, mostWaiting);
  const capacity = Math.max(64, Math.floor(mostTokens / Math.max(1, registry.pkps.length)));
  const ledger = createTokenLedger({ capacity, memory: tokenMemory, elapsed: () => performance.now() });

  function handshake(time: Date): Reply {
    const body: HandshakeResponse = {
      serverPublicKey: options.serverKey,
      subnetPublicKey: networkKey,
      networkPublicKey: networkKey,
      networkPublicKeySet: networkKey,
      hdRootPubkeys: [],
      latestBlockhash: chain.latest(time).hash,
      epoch,
      threshold,
    };
    return { status: 200, body };
  }

  async function signSessionKey(value: unknown, time: Date): Promise<Reply> {
    const blocks = chain.recent(time);
    const known: SignRequestOptions = { now: time, blocks, pkps: registry.pkps, epoch, profile, backend };
    const checked = checkSignRequest(value, known);
    if (!checked.ok) return refusal(checked.issues);
    const gathered = await gatherEvidence(checked.value, options.evidence, { now: time, blocks }, gates, { profile });
    if (gathered === 'busy') return failure(503, 'this node is busy: try again later', 'NodeBusy', 'Unexpected');
    if (!gathered.ok) return refusal(gathered.issues);
    const { sessionKey, pkp } = checked.value;
    let full = false;
    const answered = answerSignRequest(value, {
      ...known,
      evidence: gathered.value,
      share,
      networkKey,
      tokens: {
        claim(proofs) {
          const binding = ledger.bind(pkp.publicKey, proofs, sessionKey, time);
          full = binding === 'full';
          return binding === 'bound';
        },
      },
    });
    // Without room nothing is said about the token.
    if (full) return failure(503, 'this node cannot remember more access tokens', 'NodeBusy', 'Unexpected');
    return answered.ok ? { status: 200, body: answered.value } : refusal(answered.issues);
  }

  function operate(operation: Operation, body: Readonly<Record<string, unknown>>, time: Date): Reply {
    const ask = operation.ask(body);
    if (ask === undefined) {
      const { name } = operation;
      return { status: 200, body: { success: true, verdict: 'accept', operation: name, sessionNeeded: false } };
    }
    if ('reason' in ask) return failure(400, ask.reason);
    const { maxLifetime, skew } = profile.parameters;
    // An AuthSig lasts longer than its block is recent, so any block counts that is not older than an AuthSig can be.
    const oldest = time.getTime() - (maxLifetime + skew.inner) * 1_000;
    const isRecent = (nonce: string): boolean => {
      const block = chain.find(nonce, time);
      return block !== undefined && Date.parse(block.timestamp) >= oldest;
    };
    const verified: Result<VerifiedSession> = verifySessionSig(body.authSig, {
      now: time,
      nodeAddress: url,
      request: ask,
      domain: anyDomain,
      nonce: isRecent,
      networkKey,
      profile,
      backend,
    });
    return verified.ok ? formatAcceptance(operation, ask, verified.value) : refusal(verified.issues);
  }

  async function dispatch(path: string, text: Uint8Array): Promise<Reply> {
    const endpoint = endpointOf(path);
    if (endpoint === undefined) return failure(404, 'no such path', 'NodeUnknownPath');
    const time = now();
    const read = decide({ profile }, (judge) => {
      const value = readJson(judge, text);
      return judge.goOn() ? { value } : undefined;
    });
    if (!read.ok) return refusal(read.issues);
    const { value } = read.value;
    if (endpoint === 'sign-session-key') return signSessionKey(value, time);
    if (!isPlainObject(value)) return failure(400, 'expected the body to be a JSON object');
    return endpoint === 'handshake' ? handshake(time) : operate(endpoint, value, time);
  }

  return {
    url,
    serves: (path) => endpointOf(path) !== undefined,
    async answer(path, body) {
      try {
        return boundIssues(await dispatch(path, body), body.length);
      } catch {
        // What nobody foresaw is told without its text: it may hold what only the node is to know.
        return failure(500, 'this should not happen: nothing was decided', 'NodeUnknownError', 'Unexpected');
      }
    },
  };
}
