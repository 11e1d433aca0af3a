// verifyMany with one thread and with more, in turn: `npm run bench:many -- [--inputs N] [--jobs N] [--rounds N]`.
// By the clock, so that it says something only where nothing else runs; the load before is told.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { verifyMany } from '../../dist/entry/many.js';
import { ask, list, node, policy } from './inputs.js';
import { distinctSession } from './many-inputs.js';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    jobs: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
  },
});
const [inputs, jobs, rounds] = [values.inputs, values.jobs, values.rounds].map(Number) as [number, number, number];
const texts = list(1_000, (index) => distinctSession(index));

function* source(): Generator<string> {
  for (let index = 0; index < inputs; index++) yield texts[index % texts.length] as string;
}

/** Milliseconds by the clock and of all threads, from the first verdict on: threads take time to start. */
async function run(threads: number): Promise<{ readonly clock: number; readonly processor: number }> {
  let begun: { readonly clock: number; readonly usage: NodeJS.CpuUsage } | undefined;
  const options = { kind: 'session-sig', backend: 'native', nodeAddress: node, request: ask, ...policy } as const;
  for await (const { verdict, index } of verifyMany(source(), { ...options, jobs: threads })) {
    if (verdict !== 'accept') throw new Error('a session is refused');
    // Behind this the code of each thread is compiled.
    if (index === Math.floor(inputs / 4)) begun = { clock: performance.now(), usage: process.cpuUsage() };
  }
  if (!begun) throw new Error('too few inputs');
  const { user, system } = process.cpuUsage(begun.usage);
  return { clock: performance.now() - begun.clock, processor: (user + system) / 1_000 };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

console.log(
  `load before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
const spent = { one: [] as Awaited<ReturnType<typeof run>>[], more: [] as Awaited<ReturnType<typeof run>>[] };
for (let round = 0; round < rounds; round++) {
  spent.one.push(await run(1));
  spent.more.push(await run(jobs));
}
const of = (which: keyof typeof spent, member: 'clock' | 'processor'): number =>
  median(spent[which].map((each) => each[member]));
console.log(
  `1 thread: ${of('one', 'clock').toFixed(0)} ms by the clock, ${of('one', 'processor').toFixed(0)} ms of processors`,
);
console.log(
  `${jobs} threads: ${of('more', 'clock').toFixed(0)} ms by the clock, ${of('more', 'processor').toFixed(0)} ms of processors`,
);
console.log(
  `${jobs} threads to one: ${(of('one', 'clock') / of('more', 'clock')).toFixed(2)} times as fast by the clock, wanted >= 1.7`,
);
