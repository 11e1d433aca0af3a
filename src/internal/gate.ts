import { createTurns } from './turns.js';

/** Lets a bounded number of pieces of work run at a time. */
export interface Gate {
  /**
   * Runs a piece of work when its turn comes; undefined when too many wait already.
   *
   * @param source who wants it, as sources take turns; nobody in particular unless given
   */
  enter<T>(work: () => Promise<T>, source?: object): Promise<{ readonly value: T } | undefined>;
}

/** Creates a gate: `running` pieces at a time, `waiting` more in a queue, `ofOne` of them from one source, and no others. */
export function createGate(running: number, waiting: number, ofOne: number = waiting): Gate {
  const room = { most: waiting, ofOne };
  const queue = createTurns<() => void>();
  let active = 0;
  return {
    async enter(work, source = {}) {
      if (active >= running) {
        let begin = (): void => undefined;
        const turn = new Promise<void>((resolve) => {
          begin = resolve;
        });
        if (!queue.add(room, source, begin)) return undefined;
        await turn;
      } else active++;
      try {
        return { value: await work() };
      } finally {
        // The place is handed on as it is, so that nobody slips in between.
        const next = queue.take();
        if (next) next();
        else active--;
      }
    },
  };
}
