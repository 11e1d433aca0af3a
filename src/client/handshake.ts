import { parseNetworkKey } from '../crypto/bls.js';
import type { HandshakeResponse } from '../generated/types.js';
import { handshakeResponse as validateHandshake } from '../generated/validators.js';
import { toHex } from '../internal/bytes.js';
import { randomBytes } from '../internal/random.js';
import { shapeFaults } from '../internal/shape.js';
import type { Issue, Result } from '../rule.js';
import { type Connection, type NodeReply, postToNodes } from './node-connection.js';

/** A node that plays no part, and why. */
interface IgnoredNode {
  readonly node: string;
  readonly issues: readonly Issue[];
}

/** What the nodes of a network agree on. */
export interface NetworkState {
  /** The nodes that agree, in the order given. */
  readonly nodes: readonly string[];
  /** The network's BLS public key: 96 lower-case hex digits. */
  readonly networkPubKey: string;
  /** The block hash that most nodes name: `0x` and 64 hex digits. */
  readonly latestBlockhash: string;
  /** All block hashes that nodes name, that of most first: where the nodes refuse one, another may serve. */
  readonly blockhashes: readonly string[];
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
  /** How long nodes have to come to know a block before they are asked again, in milliseconds; 500 unless given. */
  readonly pause?: number;
}

interface Greeting {
  readonly node: string;
  readonly response: HandshakeResponse;
  /** The key in lower case. */
  readonly key: string;
}

/** What each node named, by node. */
type Named = ReadonlyMap<string, ReadonlySet<string>>;

/** The time for a block to reach all nodes, and how often they are asked until they name the same one. */
const defaultPause = 500;
const mostRounds = 3;

/** Lists what is named, what most name first; of equals the first, so that the order of nodes decides, not that of answers. */
function byVotes<T>(named: Iterable<T>): readonly (readonly [T, number])[] {
  const votes = new Map<T, number>();
  for (const each of named) votes.set(each, (votes.get(each) ?? 0) + 1);
  return [...votes].sort(([, a], [, b]) => b - a);
}

/** Says how many are more than half. */
function moreThanHalf(total: number): number {
  return Math.floor(total / 2) + 1;
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
 * A pinned key wins over any number of nodes. Without one, the key that more than half of all nodes name counts, and a
 * threshold that nodes name only raises how many have to agree: a lone node that names a key of its own and the threshold
 * 1 gains nothing by it.
 */
function agreeOnNetwork(answers: readonly NodeReply[], options: HandshakeOptions): Result<NetworkState> {
  const { minNodeCount } = options;
  const total = options.nodes.length;
  const read = answers.map(readGreeting);
  const greetings = read.filter(isGreeting);
  const silent = read.filter((each): each is IgnoredNode => !isGreeting(each));
  const key = options.networkPubKey?.toLowerCase() ?? byVotes(greetings.map((greeting) => greeting.key))[0]?.[0];
  const agreeing = greetings.filter((greeting) => greeting.key === key);
  const others = greetings.filter((greeting) => greeting.key !== key);
  const majority = moreThanHalf(total);
  const usual = minNodeCount ?? majority;
  // A node that names no threshold stands for the usual one, or else the only node that names one would decide. Of two
  // that as many name the smaller: what shares make is verified anyway, and too large a number refuses what is enough.
  const claims = agreeing.map(({ response }) => response.threshold ?? usual).sort((a, b) => a - b);
  const pinned = options.networkPubKey !== undefined;
  // Whoever asks for more than the network needs gets more, and nobody gets along with less.
  const threshold = Math.max(minNodeCount ?? 1, byVotes(claims)[0]?.[0] ?? usual);
  // Unless the key is pinned no number that the caller is content with makes up for the word of most nodes.
  const needed = Math.max(minNodeCount ?? threshold, pinned ? 1 : majority);
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
  const blockhashes = byVotes(agreeing.map(({ response }) => response.latestBlockhash)).map(([hash]) => hash);
  // Left out unless most name it: nodes take a request without one, and refuse one with a wrong one.
  const [epoch, votes = 0] = byVotes(agreeing.flatMap(({ response }) => response.epoch ?? []))[0] ?? [];
  return {
    ok: true,
    value: {
      nodes: agreeing.map(({ node }) => node),
      networkPubKey: key,
      latestBlockhash: blockhashes[0] as string,
      blockhashes,
      ...(epoch === undefined || votes < moreThanHalf(agreeing.length) ? {} : { epoch }),
      threshold,
      ignored: [...silent, ...others.map((each) => ({ node: each.node, issues: [differs(each.node, key, each.key)] }))],
    },
  };
}

function greetAll(
  connection: Connection,
  nodes: readonly string[],
  enough: (answers: readonly NodeReply[]) => boolean,
): Promise<readonly NodeReply[]> {
  const challenge = toHex(randomBytes(32));
  return postToNodes(connection, nodes, '/web/handshake/', { clientPublicKey: 'capsig', challenge }, enough);
}

/** Adds what nodes of the network name to what they named before; the latest stands first. */
function addNamed(named: Named, answers: readonly NodeReply[], { networkPubKey, nodes }: NetworkState): Named {
  const read = answers.map(readGreeting).filter(isGreeting);
  return new Map(
    nodes.map((node) => {
      const own = read.find((greeting) => greeting.node === node && greeting.key === networkPubKey);
      return [node, new Set([...(own ? [own.response.latestBlockhash] : []), ...(named.get(node) ?? [])])];
    }),
  );
}

/** Orders block hashes by how many nodes named them; of equals those named last, by the order of the nodes. */
function rankBlockhashes(named: Named): readonly (readonly [string, number])[] {
  const lists = [...named.values()].map((hashes) => [...hashes]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return byVotes(Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat());
}

/**
 * Asks the nodes again while they name different block hashes: a block that is on its way reaches all of them, and what
 * a node makes up nobody else ever names. Fewer nodes than the threshold lie, so as many as that vouch for a hash.
 */
async function settleBlockhash(
  connection: Connection,
  first: readonly NodeReply[],
  state: NetworkState,
  pause: number,
): Promise<NetworkState> {
  const { nodes, threshold } = state;
  const vouchers = Math.min(nodes.length, Math.max(2, threshold));
  let named = addNamed(new Map(), first, state);
  let ranked = rankBlockhashes(named);
  for (let round = 1; round < mostRounds && (ranked[0]?.[1] ?? 0) < vouchers; round++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const most = moreThanHalf(nodes.length);
    const again = await greetAll(connection, nodes, (soFar) => soFar.filter(({ answer }) => answer.ok).length >= most);
    named = addNamed(named, again, state);
    ranked = rankBlockhashes(named);
  }
  const blockhashes = ranked.map(([hash]) => hash);
  return { ...state, latestBlockhash: blockhashes[0] as string, blockhashes };
}

/**
 * Greets all nodes at once and decides what they agree on.
 *
 * Nodes that fail or differ are left out and listed as long as enough others agree. Nodes that name different block
 * hashes are asked again, twice at most; the hash that most nodes named in any round comes first. Issues: `node.answer`,
 * `handshake.shape`, `handshake.network-key`, each with the node as a parameter.
 */
export async function requestHandshake(
  connection: Connection,
  options: HandshakeOptions,
): Promise<Result<NetworkState>> {
  const most = moreThanHalf(options.nodes.length);
  const answers = await greetAll(connection, options.nodes, (soFar) => {
    const agreed = agreeOnNetwork(soFar, options);
    // Anybody can name a key that is pinned, and a threshold of 1: a few that are fast do not cut off the others.
    return agreed.ok && agreed.value.nodes.length >= most;
  });
  const agreed = agreeOnNetwork(answers, options);
  if (!agreed.ok) return agreed;
  const state = await settleBlockhash(connection, answers, agreed.value, options.pause ?? defaultPause);
  return { ok: true, value: state };
}
