import { sha256 } from '@noble/hashes/sha2.js';
import { assertResolvers } from '../collector.js';
import type { Backend } from '../crypto/backend.js';
import { blsPublicKey } from '../crypto/bls.js';
import { ed25519PublicKey } from '../crypto/ed25519.js';
import { splitSecret } from '../crypto/threshold.js';
import { assertFunctions, assertMembers } from '../internal/answered.js';
import { concat, toHex, utf8 } from '../internal/bytes.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { randomBytes } from '../internal/random.js';
import { assertProfile } from '../profile/assert.js';
import type { Profile } from '../profile.js';
import type { SharedUseLedger } from '../server/ledger.js';
import { actionCid } from './action-cid.js';
import { assertTimeout, type NodeResolvers } from './asking.js';
import type { AuthMethodVerifier } from './auth-method.js';
import { createChain, type LocalChain } from './blocks.js';
import { createNode } from './node.js';
import { assertRegistry, type Registry } from './registry.js';
import { type ListeningServer, type ServerLimits, serverLimits, startServer } from './server.js';

export type { NodeResolvers } from './asking.js';
export type { AuthMethodVerifier } from './auth-method.js';
export type { Block, LocalChain } from './blocks.js';
export { parseRegistry, type Registry } from './registry.js';
export type { ServerLimits } from './server.js';

/** How to create a network of reference nodes. */
export interface NetworkOptions {
  /** How many nodes there are, 1 to 255; three unless given. */
  readonly nodes?: number;
  /**
   * How many shares make a signature; {@link defaultThreshold} unless given. More than half of the nodes, so that one
   * access token never gets two session keys signed: two sets of that size have a node in common, which remembers it.
   */
  readonly threshold?: number;
  /** Where to listen; 127.0.0.1 unless given. */
  readonly host?: string;
  /** What clients write for the host; `host` unless given. Needed where `host` stands for every address. */
  readonly publicHost?: string;
  /** One port per node, or 0 for free ones, which is so unless given. */
  readonly ports?: readonly number[] | 0;
  /** What keys and blocks derive from: 32 bytes, fresh and random unless given. Whoever has it can sign as the network. */
  readonly seed?: Uint8Array;
  /** The PKPs; none unless given. */
  readonly registry?: Registry;
  /** What proves who asks for a PKP's signature; nothing does unless given. */
  readonly authMethods?: readonly AuthMethodVerifier[];
  /** The code of Lit Actions that requests may name by CID alone. */
  readonly actions?: readonly string[];
  /** The clock of the nodes; that of the machine unless given. */
  readonly now?: () => Date;
  /** Which rules the nodes enforce; `strict` unless given. */
  readonly profile?: Profile;
  /**
   * The cryptography to use; noble unless given. Functions do not get into another thread: nodes with a backend of the caller's
   * judge on the thread that serves them, where one request keeps others waiting.
   */
  readonly backend?: Backend;
  /** How old the block may be that a session key is signed with, in whole seconds; one hour unless given. */
  readonly maxBlockAge?: number;
  /** The number of the epoch; 1 unless given. */
  readonly epoch?: number;
  /**
   * What the nodes ask about contract wallets and where they find proofs, such as `jsonRpcResolver({ urls: { 8453: 'https://…' } })`.
   * Without it nothing is decided about the AuthSig of a contract wallet. For logins of contract wallets `walletAuthMethod` takes
   * the same.
   */
  readonly resolvers?: NodeResolvers;
  /**
   * Counts uses of capacity that sessions bring along, where `resolvers` know who owns a credit (`tokenOwner`): a delegation that
   * covers the use is charged, and where all that cover it are spent the operation is refused. Each node counts for itself, in
   * memory, unless given; with one ledger for all an operation is counted once at each node that it is sent to.
   */
  readonly uses?: SharedUseLedger;
  /** How long auth methods may take to answer a node, and the resolvers, in milliseconds; 5,000 unless given. */
  readonly evidenceTimeout?: number;
  /** Bounds of the HTTP servers. */
  readonly limits?: Partial<ServerLimits>;
}

/** A running network. */
export interface ReferenceNetwork {
  readonly nodes: readonly { readonly url: string }[];
  /** The network's BLS public key: 96 hex digits. */
  readonly networkKey: string;
  /** How many shares make a signature. */
  readonly threshold: number;
  readonly epoch: number;
  /** The chain whose block hashes are nonces. */
  readonly chain: LocalChain;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Returns two thirds of the nodes, rounded down, but always more than half of them. */
export function defaultThreshold(nodes: number): number {
  return Math.max(Math.floor((2 * nodes) / 3), Math.floor(nodes / 2) + 1);
}

/** Derives 32 bytes for one use; from those of one use nobody learns those of another. */
function derive(seed: Uint8Array, use: string): Uint8Array {
  return sha256(concat(utf8(`capsig reference network: ${use}\n`), seed));
}

/** The order of the groups of BLS12-381. */
const order = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n;

/** Derives a secret key: 512 bits modulo the order less one, so that no key is noticeably likelier than another. */
function deriveSecretKey(seed: Uint8Array): Uint8Array {
  const wide = toHex(concat(derive(seed, 'secret key, high'), derive(seed, 'secret key, low')));
  const number = (BigInt(`0x${wide}`) % (order - 1n)) + 1n;
  return Uint8Array.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex'));
}

interface Plan {
  readonly count: number;
  readonly threshold: number;
  readonly host: string;
  readonly shownHost: string;
  readonly ports: readonly number[];
  readonly seed: Uint8Array;
}

const members = [
  ...[
    'nodes',
    'threshold',
    'host',
    'publicHost',
    'ports',
    'seed',
    'registry',
    'authMethods',
    'actions',
    'now',
    'profile',
  ],
  ...['backend', 'maxBlockAge', 'epoch', 'resolvers', 'uses', 'evidenceTimeout', 'limits'],
] as const;

function planOf(options: NetworkOptions): Plan {
  // A bound or a registry that is misspelt would be the one that is so unless given.
  assertMembers(options, members, 'options');
  if (options.limits !== undefined) assertMembers(options.limits, Object.keys(serverLimits), 'limits');
  const { nodes: count = 3, host = '127.0.0.1', ports = 0 } = options;
  if (!Number.isInteger(count) || count < 1 || count > 255) throw new TypeError('nodes: expected 1 to 255');
  const { threshold = defaultThreshold(count) } = options;
  if (!Number.isInteger(threshold) || threshold > count || threshold * 2 <= count) {
    throw new TypeError(`threshold: expected more than half of the ${count} nodes and not more than all of them`);
  }
  const listed = ports === 0 ? Array<number>(count).fill(0) : ports;
  if (listed.length !== count || listed.some((port) => !Number.isInteger(port) || port < 0 || port > 65_535)) {
    throw new TypeError(`ports: expected 0, or one port from 0 to 65535 for each of the ${count} nodes`);
  }
  const seed = options.seed ?? randomBytes(32);
  if (!(seed instanceof Uint8Array) || seed.length !== 32) throw new TypeError('seed: expected 32 bytes');
  const shown = options.publicHost ?? host;
  if (options.publicHost === undefined && (host === '0.0.0.0' || host === '::')) {
    throw new TypeError('publicHost: expected the name that clients write, since host stands for every address');
  }
  const shownHost = shown.includes(':') && !shown.startsWith('[') ? `[${shown}]` : shown;
  if (parseNodeAddress(`${shownHost}:1`) === undefined) throw new TypeError('host: expected the name of a host');
  return { count, threshold, host, shownHost, ports: listed, seed };
}

async function startAll({ host, ports }: Plan, limits: ServerLimits): Promise<readonly ListeningServer[]> {
  const started: ListeningServer[] = [];
  try {
    for (const port of ports) started.push(await startServer(host, port, limits));
    return started;
  } catch (error) {
    await Promise.all(started.map((server) => server.close()));
    throw error;
  }
}

/**
 * Creates a network of reference nodes and starts them, each on an HTTP server of its own.
 *
 * The nodes share a BLS key, know the same PKPs and the same local chain, and nothing else of each other. Requests are judged
 * in one thread for the whole process, so that a handshake waits for none of them; it starts with the first request. Its
 * file lies beside this module, so a program that is bundled leaves this package out of the bundle. Rejects with
 * TypeError for a bad call and with a system error when it cannot listen.
 */
export async function createNetwork(options: NetworkOptions = {}): Promise<ReferenceNetwork> {
  const plan = planOf(options);
  const { registry = { pkps: [] }, authMethods = [], epoch = 1, now = () => new Date() } = options;
  const { profile, backend, resolvers, evidenceTimeout = 5_000 } = options;
  assertRegistry(registry);
  if (resolvers !== undefined) assertResolvers(resolvers);
  if (options.uses !== undefined) assertFunctions(options.uses, ['consume'], 'uses');
  assertTimeout(evidenceTimeout, 'evidenceTimeout');
  if (profile !== undefined) assertProfile(profile);
  const twice = authMethods.find(({ authMethodType }, index) => {
    return authMethods.findIndex((each) => each.authMethodType === authMethodType) < index;
  });
  if (twice) throw new TypeError(`authMethods: two of them have the type ${twice.authMethodType}`);
  const secret = deriveSecretKey(plan.seed);
  const networkKey = toHex(blsPublicKey(secret));
  const shares = splitSecret(secret, plan.threshold, plan.count, derive(plan.seed, 'shares'));
  const chainOptions = {
    seed: derive(plan.seed, 'chain'),
    ...(options.maxBlockAge === undefined ? {} : { maxAge: options.maxBlockAge }),
  };
  const chain = createChain(chainOptions);
  const actions = new Map((options.actions ?? []).map((code) => [actionCid(code), code]));
  const servers = await startAll(plan, { ...serverLimits, ...options.limits });
  const urls = servers.map(({ port }) => `http://${plan.shownHost}:${port}`);
  for (const [index, server] of servers.entries()) {
    const share = shares[index];
    const url = urls[index];
    if (!share || !url) throw new TypeError('expected a share for each node');
    server.serve(
      createNode({
        url,
        serverKey: toHex(ed25519PublicKey(derive(plan.seed, `server key ${index}`))),
        share,
        networkKey,
        threshold: plan.threshold,
        epoch,
        chain,
        chainOptions,
        registry,
        actions,
        evidence: { authMethods, timeout: evidenceTimeout, ...(resolvers ? { resolvers } : {}) },
        now,
        ...(options.uses ? { uses: options.uses } : {}),
        ...(profile ? { profile } : {}),
        ...(backend ? { backend } : {}),
      }),
    );
  }
  return {
    nodes: urls.map((url) => ({ url })),
    networkKey,
    threshold: plan.threshold,
    epoch,
    chain,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
