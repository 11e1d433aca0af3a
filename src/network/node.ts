import type { Backend } from '../crypto/backend.js';
import type { KeyShare } from '../crypto/threshold.js';
import type { HandshakeResponse } from '../generated/types.js';
import { decide } from '../judge.js';
import { type Profile, strict } from '../profile.js';
import type { SharedUseLedger } from '../server/ledger.js';
import { createMemoryLedgers } from '../server/memory-ledger.js';
import { createTokenLedger, tokenMemory } from '../server/token-ledger.js';
import { checkTokensOnce, type PkpRecord } from '../sign-session-key.js';
import { judgeAsking } from './asking.js';
import type { ChainOptions, LocalChain } from './blocks.js';
import { createCapacity } from './capacity.js';
import { endpointOf } from './endpoint.js';
import { type Answer, boundReply, failure, formatReply, refusal } from './error-code.js';
import { createGates } from './gate.js';
import { type EvidenceSources, gatherEvidence } from './gathering.js';
import type { Registry } from './registry.js';
import { make } from './verification/maker.js';
import { createVerification } from './verification.js';

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
  /** How the chain was created, to be created again in the thread that judges. */
  readonly chainOptions: ChainOptions;
  readonly registry: Registry;
  /** The code of the actions that the node knows, by CID. */
  readonly actions: ReadonlyMap<string, string>;
  readonly evidence: EvidenceSources;
  readonly now: () => Date;
  /** Counts uses of capacity; in memory, for this node alone, unless given. */
  readonly uses?: SharedUseLedger;
  readonly profile?: Profile;
  readonly backend?: Backend;
}

/** One reference node: it answers requests, and what carries them is not its business. */
export interface ReferenceNode {
  readonly url: string;
  /** Says whether a path leads anywhere. */
  serves(path: string): boolean;
  /**
   * Answers the JSON text that was posted to a path. Never rejects.
   *
   * @param source the connection it came by, as connections take turns; one of its own unless given
   */
  answer(path: string, body: Uint8Array, source?: object): Promise<Answer>;
}

/** How many actions may run at a time, and how many more may wait for that; and the same for each type of auth method. */
const [mostRunning, mostWaiting] = [4, 32];

/** The access tokens that a node remembers, all PKPs together; each has the same part of it. */
const mostTokens = 100_000;

/** How many requests of a node may wait to be judged, and how many of one connection. */
const room = { most: 64, ofOne: 8 } as const;

/** How large a handshake may be that is read where it comes in: many times what clients send. */
const quickBytes = 4_096;

const busy: Answer = formatReply(failure(503, 'this node is busy: try again later', 'NodeBusy', 'Unexpected'));
const unknownPath: Answer = formatReply(failure(404, 'no such path', 'NodeUnknownPath'));

/** Creates a node. */
export function createNode(options: NodeOptions): ReferenceNode {
  const { url, chain, registry, networkKey, now, share, epoch, threshold, actions } = options;
  const { profile = strict } = options;
  const gates = createGates(mostRunning, mostWaiting, room.ofOne);
  const capacity = Math.max(64, Math.floor(mostTokens / Math.max(1, registry.pkps.length)));
  const ledger = createTokenLedger({ capacity, memory: tokenMemory, elapsed: () => performance.now() });
  const { pkps } = registry;
  const { resolvers, timeout } = options.evidence;
  const asks = resolvers !== undefined;
  const facts = { url, share, networkKey, epoch, chain: options.chainOptions, pkps, actions, asks, profile };
  const { uses = createMemoryLedgers().uses } = options;
  const counted = createCapacity({ url, uses, resolvers, now, timeout, profile });
  const here = make('node', facts, options.backend);
  const verification = createVerification('node', facts, room, options.backend);

  async function handshake(text: Uint8Array, time: Date, source: object | undefined): Promise<Answer> {
    const quick = text.length <= quickBytes;
    const judged = quick ? { value: here.handshake(text) } : await verification.ask('handshake', [text], source);
    if (!judged) return busy;
    if (judged.value) return judged.value;
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
    return formatReply({ status: 200, body });
  }

  /** Finds a PKP; one that the registry does not know gets here only where the rule is off, and is nobody's. */
  function recordOf(publicKey: string): PkpRecord {
    const nobody = { publicKey, owner: '', authMethods: [], addresses: [], actions: [] };
    return pkps.find((record) => record.publicKey === publicKey) ?? nobody;
  }

  async function signSessionKey(text: Uint8Array, time: Date, source: object | undefined): Promise<Answer> {
    const checked = (await verification.ask('check', [text, time], source))?.value;
    if (checked === undefined) return busy;
    if ('status' in checked) return checked;
    const { pkp, sessionKey } = checked;
    const context = { now: time, blocks: chain.recent(time), clock: now };
    const asked = { gates, source };
    const gathered = await gatherEvidence(checked, recordOf(pkp), options.evidence, context, asked, { profile });
    if (gathered === 'busy') return busy;
    if (!gathered.ok) return boundReply(refusal(gathered.issues), text.length);
    // What was good when the request came may have ended while the node waited for others.
    const later = now();
    const signed = (await verification.ask('sign', [text, later, gathered.value], source))?.value;
    if (signed === undefined) return busy;
    // Everything else held, so this is where tokens are spent: here, where no two requests do so at a time.
    if (signed.proofs.length === 0) return signed.answer;
    const binding = ledger.bind(pkp, signed.proofs, sessionKey, later);
    // Without room nothing is said about the token.
    if (binding === 'full') {
      return formatReply(failure(503, 'this node cannot remember more access tokens', 'NodeBusy', 'Unexpected'));
    }
    const once = decide({ profile }, (judge) => checkTokensOnce(judge, binding === 'bound'));
    return once.ok ? signed.answer : boundReply(refusal(once.issues), text.length);
  }

  async function operate(path: string, text: Uint8Array, source: object | undefined): Promise<Answer> {
    const limits = { milliseconds: timeout, gate: gates.outside, source };
    const operated = await judgeAsking(resolvers, limits, async (evidence) => {
      return (await verification.ask('operate', [path, text, now(), evidence], source))?.value;
    });
    if (!operated) return busy;
    const { answer, lent } = operated;
    // Everything else held, so this is where capacity is used.
    const issues = lent && (await counted.count(lent, source));
    return issues ? boundReply(refusal(issues), text.length) : answer;
  }

  async function dispatch(path: string, text: Uint8Array, source: object | undefined): Promise<Answer> {
    const endpoint = endpointOf(path);
    if (endpoint === undefined) return unknownPath;
    if (endpoint === 'handshake') return handshake(text, now(), source);
    if (endpoint === 'sign-session-key') return signSessionKey(text, now(), source);
    return operate(path, text, source);
  }

  return {
    url,
    serves: (path) => endpointOf(path) !== undefined,
    async answer(path, body, source) {
      try {
        return await dispatch(path, body, source);
      } catch {
        // What nobody foresaw is told without its text: it may hold what only the node is to know.
        const reply = failure(500, 'this should not happen: nothing was decided', 'NodeUnknownError', 'Unexpected');
        return formatReply(reply);
      }
    },
  };
}
