import type { Profile } from '../profile.js';
import type { Issue } from '../rule.js';
import type { Environment } from './environment.js';
import type { NetworkState } from './handshake.js';
import type { Connection } from './node-connection.js';
import type { SessionStore } from './session-store.js';

/** What a session flow runs against. */
export interface SessionContext {
  readonly environment: Environment;
  readonly connection: Connection;
  readonly network: NetworkState;
  readonly store: SessionStore;
  /** Which rules are enforced; `strict` unless given. */
  readonly profile?: Profile;
  /** Takes what was put right and is no failure: an unused AuthSig of the storage, a node that is left out. */
  readonly note: (note: Issue | string) => void;
}
