import { parseNetworkKey } from '../crypto/bls.js';
import type { HandshakeResponse } from '../generated/types.js';
import { handshakeResponse as validateHandshake } from '../generated/validators.js';
import { toHex } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { shapeFaults } from '../internal/shape.js';
import type { Issue, Result } from '../rule.js';
import { type Connection, type NodeReply, postToNodes } from './node-connection.js';

/** A node that plays no part, and why. */
export interface IgnoredNode {
  readonly node: string;
  readonly issues: readonly Issue[];
}

/** What the nodes of a network agree on. */
export interface NetworkState {
  /** The nodes that agree, in the order given. */
  readonly nodes: readonly string[];
  /** The network's BLS public key: 96 lower-case hex digits. */
  readonly networkPubKey: string;
  /** The block hash that most nodes name, the first named of several: `0x` and 64 hex digits. */
  readonly latestBlockhash: string;
  readonly epoch?: number;
  /** How many shares make a signature of the network. */
  readonly threshold: number;
  /** The nodes that gave no answer, or one that differs. */
  readonly ignored: readonly IgnoredNode[];
}

/** Which nodes are asked and what is known of them. */
export interface HandshakeOptions {
  /** URLs without a slash at the end. */
  readonly nodes: readonly string[];
  /** The network's BLS public key when it is known: 96 hex digits. It is then not for the nodes to say. */
  readonly networkPubKey?: string;
  /** How many nodes are needed; unless given, the threshold that most of them name, and more than half. */
  readonly minNodeCount?: number;
}

interface Greeting {
  readonly node: string;
  readonly response: HandshakeResponse;
  /** The key in lower case. */
  readonly key: string;
}

/** Finds what most name; of equals the first, so that the order of the nodes decides and not that of their answers. */
function mostNamed<T>(named: readonly T[]): T | undefined {
  const votes = new Map<T, number>();
  for (const each of named) votes.set(each, (votes.get(each) ?? 0) + 1);
  let best: T | undefined;
  for (const [each, count] of votes) {
    if (best === undefined || count > (votes.get(best) ?? 0)) best = each;
  }
  return best;
}

function readGreeting({ node, answer }: NodeReply): Greeting | IgnoredNode {
  if (!answer.ok) return { node, issues: answer.issues };
  const faults = shapeFaults(validateHandshake, answer.value, 'ignore');
  if (faults.length > 0) {
    const issues = faults.map(({ path, message }): Issue => {
      return { rule: 'handshake.shape', path, message: `handshake of ${node}: ${message}`, params: { node } };
    });
    return { node, issues };
  }
  const response = answer.value as HandshakeResponse;
  return { node, response, key: response.networkPublicKey.toLowerCase() };
}

function differs(node: string, expected: string, found: string): Issue {
  return {
    rule: 'handshake.network-key',
    path: '/networkPublicKey',
    message: `handshake of ${node}: expected the network key ${expected}, found ${found}`,
    params: { node, expected, found },
  };
}

/** Says how the nodes part, or that too few of them are left. */
function disagreement(greetings: readonly Greeting[], needed: number, total: number): Issue {
  const groups = new Map<string, string[]>();
  for (const { key, node } of greetings) groups.set(key, [...(groups.get(key) ?? []), node]);
  const listed = [...groups].map(([key, nodes]) => `${key} by ${nodes.join(', ')}`).join('; ');
  return {
    rule: 'handshake.network-key',
    path: '/networkPublicKey',
    message: `expected at least ${needed} of ${total} nodes to name one network key, found ${listed || 'none'}; pin the right one with networkPubKey, or name more nodes`,
    params: { needed, keys: [...groups].map(([key, nodes]) => ({ key, nodes })) },
  };
}

function isGreeting(read: Greeting | IgnoredNode): read is Greeting {
  return 'key' in read;
}

/**
 * Decides what the nodes agree on.
 *
 * A pinned key wins over any number of nodes. Without one, the key of most nodes counts, and a threshold that nodes name
 * only raises how many have to agree: a lone node that names a key of its own and the threshold 1 gains nothing by it.
 */
export function agreeOnNetwork(answers: readonly NodeReply[], options: HandshakeOptions): Result<NetworkState> {
  const { minNodeCount } = options;
  const total = options.nodes.length;
  const read = answers.map(readGreeting);
  const greetings = read.filter(isGreeting);
  const silent = read.filter((each): each is IgnoredNode => !isGreeting(each));
  const key = options.networkPubKey?.toLowerCase() ?? mostNamed(greetings.map((greeting) => greeting.key));
  const agreeing = greetings.filter((greeting) => greeting.key === key);
  const others = greetings.filter((greeting) => greeting.key !== key);
  const majority = Math.floor(total / 2) + 1;
  const named = agreeing.flatMap(({ response }) => response.threshold ?? []);
  // Of two thresholds that as many name the larger: too many shares never harm.
  const claimed = mostNamed([...named].sort((a, b) => b - a));
  const pinned = options.networkPubKey !== undefined;
  // Whoever asks for more than the network needs gets more, and nobody gets along with less.
  const threshold = Math.max(minNodeCount ?? 1, claimed ?? (minNodeCount === undefined ? majority : 1));
  const needed = minNodeCount ?? (pinned ? threshold : Math.max(threshold, majority));
  // Two keys named as often: neither is the network's.
  const tied =
    !pinned && others.some(({ key: other }) => others.filter((o) => o.key === other).length >= agreeing.length);
  if (key === undefined || agreeing.length < needed || tied) {
    const unequal = pinned && key !== undefined ? others.map((each) => differs(each.node, key, each.key)) : [];
    const failed = [...unequal, ...silent.flatMap(({ issues }) => issues)];
    const explained = failed.length > 0 && (pinned || others.length === 0);
    const [first, ...rest] = explained ? failed : [disagreement(greetings, needed, total), ...failed];
    return { ok: false, issues: [first as Issue, ...rest] };
  }
  const point = parseNetworkKey(key);
  if (!(point instanceof Uint8Array)) {
    const message = `the nodes name a network key that is none: ${point.reason}`;
    return { ok: false, issues: [{ rule: 'handshake.network-key', path: '/networkPublicKey', message }] };
  }
  const latestBlockhash = mostNamed(agreeing.map(({ response }) => response.latestBlockhash)) as string;
  const epoch = mostNamed(agreeing.flatMap(({ response }) => response.epoch ?? []));
  return {
    ok: true,
    value: {
      nodes: agreeing.map(({ node }) => node),
      networkPubKey: key,
      latestBlockhash,
      ...(epoch === undefined ? {} : { epoch }),
      threshold,
      ignored: [...silent, ...others.map((each) => ({ node: each.node, issues: [differs(each.node, key, each.key)] }))],
    },
  };
}

/**
 * Greets all nodes at once and decides what they agree on.
 *
 * Nodes that fail or differ are left out and listed as long as enough others agree. Issues: `node.answer`,
 * `handshake.shape`, `handshake.network-key`, each with the node as a parameter.
 */
export async function requestHandshake(
  connection: Connection,
  options: HandshakeOptions,
): Promise<Result<NetworkState>> {
  const challenge = toHex(globalThis.crypto.getRandomValues(new Uint8Array(32)));
  const body = { clientPublicKey: 'capsig', challenge };
  const answers = await postToNodes(connection, options.nodes, '/web/handshake/', body, (soFar) => {
    return agreeOnNetwork(soFar, options).ok;
  });
  return agreeOnNetwork(answers, options);
}

/** Says in one line what became of a node. */
export function describeIgnored({ node, issues }: IgnoredNode): string {
  return `${quote(node)} is left out: ${issues.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`;
}
