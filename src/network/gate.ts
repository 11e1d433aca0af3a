import { createGate, type Gate } from '../internal/gate.js';

/** The gates of one node. */
export interface Gates {
  /** For running actions. */
  readonly action: Gate;
  /** For questions to contracts and for proofs. */
  readonly outside: Gate;
  /** For one type of auth method: whoever makes one of them slow holds up the requests that use it, and no others. */
  authMethod(authMethodType: number): Gate;
}

/** Creates the gates of a node, each of one size. Types are asked for that the node knows, so that there are few. */
export function createGates(running: number, waiting: number, ofOne: number): Gates {
  const authMethods = new Map<number, Gate>();
  return {
    action: createGate(running, waiting, ofOne),
    outside: createGate(4 * running, waiting, ofOne),
    authMethod(authMethodType) {
      const gate = authMethods.get(authMethodType) ?? createGate(running, waiting, ofOne);
      authMethods.set(authMethodType, gate);
      return gate;
    },
  };
}
