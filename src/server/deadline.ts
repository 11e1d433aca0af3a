/** When one request has to be done. */
export interface Deadline {
  /** Aborted when the time is over or the caller gave up. */
  readonly signal: AbortSignal;
  readonly over: boolean;
  /** Waits for something until the deadline; undefined when it was over first, and what was waited for goes on by itself. */
  race<T>(work: Promise<T>): Promise<{ readonly value: T } | undefined>;
  close(): void;
}

/** Begins to count the time of a request. Nothing is left behind once it is closed: no timer, and no listener at the caller's signal. */
export function startDeadline(milliseconds: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  let finish = (): void => undefined;
  const ended = new Promise<undefined>((resolve) => {
    finish = () => resolve(undefined);
  });
  const end = (): void => {
    controller.abort(outer?.aborted ? outer.reason : new Error('it took too long'));
    finish();
  };
  const timer: unknown = setTimeout(end, milliseconds);
  (timer as { unref?(): void }).unref?.();
  if (outer?.aborted) end();
  else outer?.addEventListener('abort', end, { once: true });
  return {
    signal,
    get over() {
      return signal.aborted;
    },
    race: async (work) => Promise.race([work.then((value) => ({ value })), ended]),
    close() {
      clearTimeout(timer as ReturnType<typeof setTimeout>);
      outer?.removeEventListener('abort', end);
      // Whoever still works for this request is told, and nobody waits any more.
      controller.abort(new Error('the request was answered'));
      finish();
    },
  };
}
