import { parseNetworkKey } from '../crypto/bls.js';
import type { AuthSig, SessionSigs } from '../generated/types.js';
import { InvalidError, type Issue, isUndecided, unwrap } from '../rule.js';
import { environmentOf, type LitNodeClientConfig, readNodes } from './client-config.js';
import { type ConnectedWallets, createConnectedWallets } from './connected-wallets.js';
import type { Environment } from './environment.js';
import { createGatherer } from './gatherer.js';
import { type HandshakeOptions, type NetworkState, requestHandshake } from './handshake.js';
import {
  requestLitActionSession,
  requestPkpSession,
  requestSignSessionKey,
  type SignedSessionKey,
} from './network-flow.js';
import type { LitActionSessionRequest, PkpSessionRequest, SignSessionKeyParams } from './network-request.js';
import type { Connection } from './node-connection.js';
import { migrateSdkStorage } from './sdk-storage.js';
import type { SessionContext } from './session-context.js';
import { type SessionKeyPair, sessionKeyUri } from './session-key.js';
import type { WalletSessionRequest } from './session-request.js';
import { assertNetwork, createSessionStore, type SessionStore } from './session-store.js';
import { type CapacityDelegationParams, createCapacityDelegationAuthSig } from './siwe-message.js';
import { requestSessionSigs } from './wallet-flow.js';

/** A capacity delegation whose nonce may be left out. */
export type DelegationParams = Omit<CapacityDelegationParams, 'nonce'> & { readonly nonce?: string };

/** The answer time of a node, and of the others once enough nodes answered, in milliseconds. */
const defaultTimeout = 20_000;
const grace = 2_000;

/** How long a block hash is the latest one, in milliseconds. */
const blockhashAge = 30_000;

/** How much of a network's key stands for its name. */
const nameLength = 64;

/**
 * Gets session signatures from wallets, PKPs and Lit Actions, with the names that the SDK's users know.
 *
 * Methods resolve to values and reject with `InvalidError`, which carries every issue; a bad call rejects with TypeError.
 *
 * ```ts
 * import { LIT_ABILITY, LitNodeClient, LitPKPResource, type SessionSigs, type Wallet } from 'capsig/client';
 *
 * export async function open(wallet: Wallet, pkpTokenId: string): Promise<SessionSigs> {
 *   const client = new LitNodeClient({ nodes: ['https://node-1.example:7470', 'https://node-2.example:7470'] });
 *   await client.connect();
 *   const resourceAbilityRequests = [{ resource: new LitPKPResource(pkpTokenId), ability: LIT_ABILITY.PKPSigning }];
 *   return client.getSessionSigs({ chain: 'ethereum', wallet, resourceAbilityRequests });
 * }
 * ```
 */
export class LitNodeClient {
  readonly config: LitNodeClientConfig;
  readonly #handshake: HandshakeOptions;
  readonly #environment: Environment;
  readonly #connection: Connection;
  readonly #note: (note: Issue | string) => void;
  readonly #wallets: ConnectedWallets = createConnectedWallets();
  readonly #pendingKeys: Map<string, SessionKeyPair> = new Map();
  #store: SessionStore | undefined;
  #network: NetworkState | undefined;
  #greeted = 0;

  constructor(config: LitNodeClientConfig) {
    const nodes = readNodes(config ?? {});
    const { minNodeCount, networkPubKey, litNetwork, connectTimeout = defaultTimeout } = config;
    const count = minNodeCount ?? 1;
    if (!Number.isInteger(count) || count < 1 || count > nodes.length) {
      throw new TypeError(`minNodeCount: expected 1 to ${nodes.length}, the number of nodes`);
    }
    if (!(connectTimeout > 0 && connectTimeout <= 2_147_483_647)) {
      throw new TypeError('connectTimeout: expected a positive number of milliseconds');
    }
    const key = networkPubKey === undefined ? undefined : parseNetworkKey(networkPubKey);
    if (key && !(key instanceof Uint8Array)) throw new TypeError(`networkPubKey: ${key.reason}`);
    if (litNetwork !== undefined) assertNetwork(litNetwork, 'litNetwork');
    // Else what is misspelt would be known when the first contract wallet comes.
    createGatherer(config.resolvers);
    this.config = config;
    this.#handshake = {
      nodes,
      ...(networkPubKey === undefined ? {} : { networkPubKey }),
      ...(minNodeCount === undefined ? {} : { minNodeCount }),
    };
    this.#environment = environmentOf(config);
    this.#connection = { fetch: this.#environment.fetch, timeout: connectTimeout, grace };
    this.#note = config.onNote ?? (() => undefined);
  }

  /** Says whether the client is connected. */
  get ready(): boolean {
    return this.#network !== undefined;
  }

  /** Lists the nodes that session signatures are made for; empty before {@link connect}. */
  get connectedNodes(): ReadonlySet<string> {
    return new Set(this.#network?.nodes);
  }

  /** Names the block hash that most nodes named in the last handshake; null before {@link connect}. */
  get latestBlockhash(): string | null {
    return this.#network?.latestBlockhash ?? null;
  }

  /** Names the network's BLS public key, 96 hex digits; null before {@link connect} unless it was given. */
  get networkPubKey(): string | null {
    return this.#network?.networkPubKey ?? this.config.networkPubKey ?? null;
  }

  /** Greets every node and goes on with those that agree; issues are `node.answer`, `handshake.shape`, `handshake.network-key`. */
  async connect(): Promise<void> {
    const known = this.#network?.networkPubKey;
    // The key of the first handshake stays: nodes do not change it later.
    const options = known === undefined ? this.#handshake : { ...this.#handshake, networkPubKey: known };
    const network = unwrap(await requestHandshake(this.#connection, options));
    for (const { issues } of network.ignored) for (const issue of issues) this.#note(issue);
    this.#network = network;
    this.#greeted = this.#environment.now().getTime();
  }

  /** Forgets the nodes; what is stored stays. */
  async disconnect(): Promise<void> {
    this.#network = undefined;
    // The next network may be another one, and the next user of the wallet too.
    this.#store = undefined;
    this.#pendingKeys.clear();
    this.#wallets.forget();
  }

  /** Gets the latest block hash, which is the nonce of what is signed: anew when the last one is older than 30 s. */
  async getLatestBlockhash(): Promise<string> {
    return (await this.#fresh()).latestBlockhash;
  }

  /** Formats the URI that a wallet grants to: `lit:session:` and the public key, 64 hex digits. */
  getSessionKeyUri(publicKey: string): string {
    return sessionKeyUri(publicKey);
  }

  /** Gets a session that a wallet grants: one session signature for each connected node. */
  async getSessionSigs(params: WalletSessionRequest): Promise<SessionSigs> {
    return unwrap(await requestSessionSigs(params, await this.#context()));
  }

  /** Gets a session that a PKP grants once the nodes know who asks. */
  async getPkpSessionSigs(params: PkpSessionRequest): Promise<SessionSigs> {
    return unwrap(await requestPkpSession(params, await this.#context()));
  }

  /** Gets a session that a PKP grants once action code says so; the code is base64. */
  async getLitActionSessionSigs(params: LitActionSessionRequest): Promise<SessionSigs> {
    return unwrap(await requestLitActionSession(params, await this.#context()));
  }

  /** Has the network sign a session key for a PKP: the AuthSig alone, which is not stored. */
  async signSessionKey(params: SignSessionKeyParams): Promise<SignedSessionKey> {
    return unwrap(await requestSignSessionKey(params, await this.#context()));
  }

  /**
   * Has the owner of capacity credits delegate them: an AuthSig to be passed as `capacityDelegationAuthSig`. The nonce is
   * the latest block hash unless given.
   */
  async createCapacityDelegationAuthSig(params: DelegationParams): Promise<{ capacityDelegationAuthSig: AuthSig }> {
    const { profile, resolvers } = this.config;
    return createCapacityDelegationAuthSig({
      ...(profile ? { profile } : {}),
      ...(resolvers ? { resolvers } : {}),
      ...params,
      nonce: params.nonce ?? (await this.getLatestBlockhash()),
      now: params.now ?? this.#environment.now(),
    });
  }

  async #fresh(): Promise<NetworkState> {
    if (!this.#network) throw new TypeError('the client is not connected: await connect() first');
    const age = this.#environment.now().getTime() - this.#greeted;
    // A clock that was set back says nothing about the age.
    if (age < 0 || age >= blockhashAge) await this.connect();
    return this.#network as NetworkState;
  }

  /** The state to go on with: a stored session serves while the nodes do not answer. */
  async #current(): Promise<NetworkState> {
    const known = this.#network;
    try {
      return await this.#fresh();
    } catch (error) {
      if (!known || !(error instanceof InvalidError) || !error.issues.every(({ rule }) => isUndecided(rule)))
        throw error;
      for (const issue of error.issues) this.#note(issue);
      return known;
    }
  }

  /** Opens the storage when it is first needed: the key that names the network is known then, and stays while connected. */
  #sessions({ networkPubKey }: NetworkState): SessionStore {
    if (this.#store) return this.#store;
    const { litNetwork, profile, migrateSdkStorage: migrates } = this.config;
    const { storage } = this.#environment;
    const options = {
      // Of two networks without a name neither may use what was stored for the other.
      network: litNetwork ?? networkPubKey.slice(0, nameLength),
      note: this.#note,
      ...(profile ? { profile } : {}),
    };
    if (migrates) migrateSdkStorage(storage, options);
    this.#store = createSessionStore({ storage, ...options, now: () => this.#environment.now() });
    return this.#store;
  }

  async #context(): Promise<SessionContext> {
    const network = await this.#current();
    const { profile, resolvers } = this.config;
    return {
      gatherer: createGatherer(resolvers, profile),
      environment: this.#environment,
      connection: this.#connection,
      network,
      store: this.#sessions(network),
      pendingKeys: this.#pendingKeys,
      wallets: this.#wallets,
      note: this.#note,
      ...(profile ? { profile } : {}),
    };
  }
}
