// A load test over loopback: `npm run load -- [--seconds N] [--rounds N] [--connections N] [--requests N] [--only NAME] [--warm]
// [--native] [--accept]`. Each server is one process, beside what the same sessions take without a server, in the same run.
// `--requests N` is for the memory: so many to each server, one of five hostile. `--warm` remembers signatures, as a server should.
// Exits 1 with `--accept` when a figure is missed, and whenever an answer is wrong.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ask } from './inputs.js';
import { type Fired, fire, quantile } from './load/fire.js';
import { memoryOf, processorOf, type Running, startFramework, startSidecar } from './load/processes.js';
import type { Settings } from './load/servers.js';
import { createTraffic, sessionsNow } from './load/traffic.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    requests: { type: 'string', default: '20000' },
    sessions: { type: 'string', default: '500' },
    only: { type: 'string' },
    warm: { type: 'boolean', default: false },
    native: { type: 'boolean', default: false },
    accept: { type: 'boolean', default: false },
  },
});
const number = (name: 'seconds' | 'rounds' | 'connections' | 'requests' | 'sessions', least: number): number => {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name}: expected a whole number, ${least} or more`);
  process.exit(2);
};
const [seconds, rounds, connections] = [number('seconds', 1), number('rounds', 1), number('connections', 1)];
const requests = number('requests', 0);
const settings: Settings = {
  ...{ sessions: number('sessions', 1), native: values.native },
  cacheEntries: values.warm ? 100_000 : 0,
};
/** What has to be reached. */
const wanted = { rate: 0.6, tail: 10, hostileTail: 2, growth: 64 } as const;
const hostilePart = 0.2;
/** The server that is there for comparison: `node:http` with a verification in its handler, and none of our middleware. */
const bare = 'bare';

const rates = { 'in-process': [] as number[] } as Record<string, number[]>;
const processor = { 'in-process': [] as number[] } as Record<string, number[]>;
const latencies: Record<string, number[]> = {};
const beside: Record<string, number[]> = {};
const missed: string[] = [];
let wrong = 0;

const median = (all: readonly number[]): number => quantile(all, 0.5);
const push = (table: Record<string, number[]>, name: string, ...all: readonly number[]): void => {
  const list = table[name] ?? [];
  for (const each of all) list.push(each);
  table[name] = list;
};
const hold = (what: string, holds: boolean): void => {
  if (!holds) missed.push(what);
};

function noteFaults(name: string, { faults }: Fired): void {
  for (const [what, count] of Object.entries(faults)) {
    console.error(`${name}: ${count} x ${what}`);
    wrong += count;
  }
}

const sessions = sessionsNow(settings.sessions);
const alone = await startFramework('in-process', settings);
const all: Running[] = [];
for (const name of [bare, 'express', 'fastify', 'hono']) {
  if (values.only === undefined || values.only === name) all.push(await startFramework(name, settings));
}
if (values.only === undefined || values.only === 'serve') all.push(await startSidecar(settings, ask));
const trafficOf = ({ wrap }: Running, part: number) => createTraffic(sessions, wrap, part);

async function measureAlone(): Promise<void> {
  const before = processorOf(alone.pid);
  const { count, milliseconds } = await alone.verify(seconds * 1_000);
  push(rates, 'in-process', (count * 1_000) / milliseconds);
  const after = processorOf(alone.pid);
  if (before !== undefined && after !== undefined) push(processor, 'in-process', ((after - before) * 1e6) / count);
}

console.log(
  `Node.js ${process.version}, ${settings.native ? 'compiled code' : 'noble'}, signatures ${values.warm ? '' : 'not '}remembered, ` +
    `${connections} connections, ${rounds} rounds of ${seconds} s, load before ${loadavg()[0]?.toFixed(1)}`,
);
try {
  // What runs often is compiled; a server has run for long.
  await alone.verify(2_000);
  for (const each of all)
    noteFaults(each.name, await fire(each, trafficOf(each, hostilePart), connections, { seconds: 2 }));
  for (let round = 0; round < rounds; round++) {
    await measureAlone();
    for (const each of all) {
      const fired = await fire(each, trafficOf(each, 0), connections, { seconds });
      noteFaults(each.name, fired);
      push(rates, each.name, (fired.good.length * 1_000) / fired.milliseconds);
      push(latencies, each.name, ...fired.good);
      if (fired.processor !== undefined) push(processor, each.name, (fired.processor * 1e6) / fired.good.length);
      const mixed = await fire(each, trafficOf(each, hostilePart), connections, { seconds });
      noteFaults(each.name, mixed);
      push(beside, each.name, ...mixed.good);
    }
  }

  const base = median(rates['in-process'] ?? []);
  const baseCost = median(processor['in-process'] ?? []);
  console.log(
    `\n${'server'.padEnd(14)}    rate   p50 ms   p99 ms  us/request | of in-process, by processor  p99:p50  hostile p99:p99`,
  );
  console.log(
    `${'in-process'.padEnd(14)} ${base.toFixed(0).padStart(7)} ${' '.repeat(17)} ${baseCost.toFixed(0).padStart(11)} |`,
  );
  for (const { name } of all) {
    const own = latencies[name] ?? [];
    const rate = median(rates[name] ?? []);
    const [p50, p99] = [quantile(own, 0.5), quantile(own, 0.99)];
    const cost = median(processor[name] ?? []);
    const hostile = quantile(beside[name] ?? [], 0.99) / p99;
    console.log(
      `${name.padEnd(14)} ${rate.toFixed(0).padStart(7)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)} ${cost.toFixed(0).padStart(11)} | ` +
        `${(rate / base).toFixed(2).padStart(13)} ${(baseCost / cost).toFixed(2).padStart(13)} ${(p99 / p50).toFixed(1).padStart(8)} ${hostile.toFixed(1).padStart(16)}`,
    );
    if (name === bare) continue;
    hold(
      `${name}: ${(rate / base).toFixed(2)} of the in-process rate, wanted ${wanted.rate}`,
      rate / base >= wanted.rate,
    );
    hold(`${name}: p99 is ${(p99 / p50).toFixed(1)} x the median, wanted ${wanted.tail}`, p99 / p50 < wanted.tail);
    hold(
      `${name}: p99 beside hostile requests is ${hostile.toFixed(1)} x that without, wanted ${wanted.hostileTail}`,
      hostile < wanted.hostileTail,
    );
  }
  if (requests > 0) await measureMemory();
} finally {
  await Promise.all([alone, ...all].map((each) => each.stop()));
}

/** Resident memory over many requests: what it is at most after the first fifth, beside what it was at most within that. */
async function measureMemory(): Promise<void> {
  console.log(
    `\n${'server'.padEnd(14)}   MiB after a fifth, at most later, over ${requests} requests, one of five hostile`,
  );
  for (const each of all) {
    let count = 0;
    let [warm, most] = [0, 0];
    const look = Math.max(1, Math.floor(requests / 200));
    const fired = await fire(each, trafficOf(each, hostilePart), connections, { requests }, () => {
      count++;
      if (count % look !== 0) return;
      const now = memoryOf(each.pid) ?? Number.NaN;
      if (count <= requests / 5) warm = Math.max(warm, now);
      else most = Math.max(most, now);
    });
    noteFaults(each.name, fired);
    console.log(`${each.name.padEnd(14)} ${warm.toFixed(0).padStart(19)} ${most.toFixed(0).padStart(14)}`);
    hold(
      `${each.name}: memory grew by ${(most - warm).toFixed(0)} MiB, wanted less than ${wanted.growth}`,
      !(most - warm >= wanted.growth),
    );
  }
}

for (const each of missed) console.log(`missed: ${each}`);
process.exitCode = wrong > 0 || (values.accept && missed.length > 0) ? 1 : 0;
