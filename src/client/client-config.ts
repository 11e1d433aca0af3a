import type { EvidenceResolvers } from '../evidence.js';
import { parseNodeAddress } from '../internal/node-address.js';
import type { Profile } from '../profile.js';
import type { Issue } from '../rule.js';
import { type Environment, hasMethod, hostEnvironment } from './environment.js';
import type { StorageProvider } from './storage.js';

/** How to reach a network, with the SDK's names where it has one. */
export interface LitNodeClientConfig {
  /** The URLs of the nodes, such as `https://node-1.example:7470`. */
  readonly nodes?: readonly string[];
  /** The SDK's name for `nodes`. */
  readonly bootstrapUrls?: readonly string[];
  /** The name under which sessions are stored: letters, digits, `_`, `.` and `-`; the network's key unless given. */
  readonly litNetwork?: string;
  /** How many nodes are needed, and how many shares make a signature; what most nodes say unless given. */
  readonly minNodeCount?: number;
  /** The network's BLS public key, 96 hex digits. Without it the nodes are believed when enough of them agree. */
  readonly networkPubKey?: string;
  /** Where sessions are kept; the page's `localStorage` unless given, and nowhere without one. */
  readonly storageProvider?: { readonly provider: StorageProvider };
  /**
   * Whether sessions that the SDK stored are taken over before the first session is made, as `migrateSdkStorage` does:
   * those of v7 whatever network they were for, those of v8 under `litNetwork`. The originals stay. False unless given.
   */
  readonly migrateSdkStorage?: boolean;
  /** Which rules are enforced; `strict` unless given. */
  readonly profile?: Profile;
  /** Changes nothing; here so that calls of the SDK work as they stand. */
  readonly debug?: boolean;
  /** How long one node may take to answer, in milliseconds; 20,000 unless given. */
  readonly connectTimeout?: number;
  /** What replaces the surroundings, member by member. */
  readonly environment?: Partial<Environment>;
  /**
   * What asks outside, such as `jsonRpcResolver({ urls: { 8453: 'https://…' } })`. Without it a contract wallet gets no session:
   * whether it agrees is for its contract to say, which is asked for each session anew.
   */
  readonly resolvers?: EvidenceResolvers;
  /** Takes what was put right and is no failure, such as a node that is left out. */
  readonly onNote?: (note: Issue | string) => void;
}

const mostNodes = 255;

/** Reads the nodes, and throws TypeError for what is no list of them. */
export function readNodes({ nodes, bootstrapUrls }: LitNodeClientConfig): readonly string[] {
  const urls = nodes ?? bootstrapUrls;
  if (!Array.isArray(urls) || urls.length === 0 || urls.length > mostNodes) {
    throw new TypeError(`nodes: expected 1 to ${mostNodes} URLs of nodes`);
  }
  // An extra slash at the end is no part of the node's name.
  const named = urls.map((url: unknown) => (typeof url === 'string' ? url.replace(/\/$/, '') : ''));
  const odd = named.findIndex((url) => !/^https?:\/\//i.test(url) || parseNodeAddress(url) === undefined);
  if (odd >= 0) throw new TypeError(`nodes[${odd}]: expected http:// or https://, a host and a port, and no path`);
  // One node named twice would count twice towards an agreement.
  if (new Set(named.map(parseNodeAddress)).size < named.length) throw new TypeError('nodes: expected each node once');
  return named;
}

/** Joins what is given with the surroundings, which are read when they are needed and not before. */
export function environmentOf(config: LitNodeClientConfig): Environment {
  const given = config.environment ?? {};
  const host = hostEnvironment();
  const { storageProvider } = config;
  if (storageProvider && !hasMethod(storageProvider.provider, 'getItem')) {
    throw new TypeError('storageProvider: expected { provider } with the methods of Storage');
  }
  return {
    now: () => (given.now ? given.now() : host.now()),
    fetch: (input, init) => (given.fetch ?? host.fetch)(input, init),
    get storage() {
      if (storageProvider) return storageProvider.provider;
      return 'storage' in given ? given.storage : host.storage;
    },
    get provider() {
      return 'provider' in given ? given.provider : host.provider;
    },
    get host() {
      return 'host' in given ? given.host : host.host;
    },
  };
}
