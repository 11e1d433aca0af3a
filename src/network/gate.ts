/** Lets a bounded number of pieces of work run at a time. */
export interface Gate {
  /** Runs a piece of work when its turn comes; undefined when too many wait already. */
  enter<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
}

/** Creates a gate: `running` pieces at a time, `waiting` more in a queue, and no others. */
export function createGate(running: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let active = 0;
  return {
    async enter(work) {
      if (active >= running) {
        if (queue.length >= waiting) return undefined;
        await new Promise<void>((resolve) => queue.push(resolve));
      } else active++;
      try {
        return { value: await work() };
      } finally {
        // The place is handed on as it is, so that nobody slips in between.
        const next = queue.shift();
        if (next) next();
        else active--;
      }
    },
  };
}

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
export function createGates(running: number, waiting: number): Gates {
  const authMethods = new Map<number, Gate>();
  return {
    action: createGate(running, waiting),
    outside: createGate(4 * running, waiting),
    authMethod(authMethodType) {
      const gate = authMethods.get(authMethodType) ?? createGate(running, waiting);
      authMethods.set(authMethodType, gate);
      return gate;
    },
  };
}
