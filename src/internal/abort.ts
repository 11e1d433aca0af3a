interface Static {
  any?(signals: readonly AbortSignal[]): AbortSignal;
  timeout?(milliseconds: number): AbortSignal;
}

/** The functions of the host, which some hosts lack. */
function host(): Static {
  return AbortSignal as Static;
}

/** Makes a signal that is aborted with the first of several. */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  const { any } = host();
  if (typeof any === 'function') return any.call(AbortSignal, signals);
  const controller = new AbortController();
  for (const signal of signals) {
    const end = (): void => controller.abort(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  }
  return controller.signal;
}

/** Makes a signal that is aborted after a time; it keeps no process from ending. */
export function timeoutSignal(milliseconds: number): AbortSignal {
  const { timeout } = host();
  if (typeof timeout === 'function') return timeout.call(AbortSignal, milliseconds);
  const controller = new AbortController();
  const reason = Object.assign(new Error('it took too long'), { name: 'TimeoutError' });
  const timer: unknown = setTimeout(() => controller.abort(reason), milliseconds);
  (timer as { unref?(): void }).unref?.();
  return controller.signal;
}
