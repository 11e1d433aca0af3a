import type { Profile } from '../profile.js';
import type { Issue } from '../rule.js';
import type { ConnectedWallets } from './connected-wallets.js';
import type { Environment } from './environment.js';
import type { Gatherer } from './gatherer.js';
import type { NetworkState } from './handshake.js';
import type { Connection } from './node-connection.js';
import type { SessionKeyPair } from './session-key.js';
import type { SessionStore } from './session-store.js';

/** What a session flow runs against. */
export interface SessionContext {
  readonly environment: Environment;
  readonly connection: Connection;
  readonly network: NetworkState;
  readonly store: SessionStore;
  /**
   * Session keys for which access tokens were shown, by account and authority: another try has to be for the same key.
   * They are kept in memory only, since nobody has granted to them yet.
   */
  readonly pendingKeys: Map<string, SessionKeyPair>;
  /** The wallets of this connection. */
  readonly wallets: ConnectedWallets;
  /** Gathers what AuthSigs need from outside, such as what a contract wallet says. */
  readonly gatherer: Gatherer;
  /** Which rules are enforced; `strict` unless given. */
  readonly profile?: Profile;
  /** Takes what was put right and is no failure: an unused AuthSig of the storage, a node that is left out. */
  readonly note: (note: Issue | string) => void;
}
