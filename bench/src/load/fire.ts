// Sends requests on connections that stay open, each as soon as the one before was answered, and keeps how long each took.
import autocannon from 'autocannon';
import { processorOf, type Running } from './processes.js';
import type { Sent } from './traffic.js';

/** What came of a run. */
export interface Fired {
  /** Milliseconds of each request that has to pass, and of each hostile one. */
  readonly good: readonly number[];
  readonly hostile: readonly number[];
  readonly milliseconds: number;
  /** Seconds of the processor of the server; undefined where the system does not say it. */
  readonly processor: number | undefined;
  /** What was not as it has to be: a valid request refused, a hostile one accepted, a connection broken. */
  readonly faults: Readonly<Record<string, number>>;
}

/** How much is sent. */
export type Amount = { readonly seconds: number } | { readonly requests: number };

/** Sends what `next` deals out. */
export async function fire(
  { url, pid }: Running,
  next: () => Sent,
  connections: number,
  amount: Amount,
  seen: () => void = () => undefined,
): Promise<Fired> {
  const good: number[] = [];
  const hostile: number[] = [];
  const faults: Record<string, number> = {};
  const fault = (what: string): void => {
    faults[what] = (faults[what] ?? 0) + 1;
  };
  const before = processorOf(pid);
  const start = performance.now();
  let last = start;
  const run = autocannon({
    ...{ url, connections, method: 'POST', headers: { 'content-type': 'application/json' } },
    ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.requests }),
    setupClient(client) {
      let sent = next();
      client.setBody(sent.body);
      client.on('response', (status, _bytes, milliseconds) => {
        last = performance.now();
        (sent.isHostile ? hostile : good).push(milliseconds);
        if ((status === 200) === sent.isHostile) fault(`${sent.isHostile ? 'hostile' : 'valid'}: ${status}`);
        seen();
        sent = next();
        client.setBody(sent.body);
      });
    },
  });
  const { errors, timeouts } = await run;
  const after = processorOf(pid);
  if (errors > 0) faults['broken connections'] = errors;
  if (timeouts > 0) faults.timeouts = timeouts;
  return {
    ...{ good, hostile, faults, milliseconds: last - start },
    processor: before === undefined || after === undefined ? undefined : after - before,
  };
}

/** The value that so much of all is below. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
