// Measures the costliest inputs of every entry point in multiples of an ordinary verification of the same run.
// Exits 1 when one costs more than ten times as much. Counts the time of the processor, not of the clock.
import { type Case, groups, ordinary, type Yardstick } from './cases.js';

const most = 10;
const rounds = Number(process.env.ROUNDS ?? 7);

function cost(run: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function answerOf(result: unknown): string {
  if (typeof result !== 'object' || result === null || !('ok' in result)) return '';
  if (result.ok) return 'accepted';
  const { issues } = result as unknown as { readonly issues: readonly { readonly rule: string }[] };
  return issues[0]?.rule ?? '';
}

const filter = process.argv[2] ?? '';

interface Row {
  readonly name: string;
  readonly ratio: number;
  readonly answer: string;
}

const ordinaryCosts: Record<Yardstick, number[]> = { wallet: [], network: [] };

/** Measures a case and the ordinary one in turn, so that what else the machine does strikes both. */
function measure({ name, yardstick = 'wallet', judgements = 1, run }: Case): Row {
  const answer = answerOf(run());
  // What a server is sent often is compiled, too.
  cost(run, 3);
  const spent: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < rounds; round++) {
    beside.push(cost(ordinary[yardstick].run, yardstick === 'wallet' ? 4 : 1));
    spent.push(cost(run, 1) / judgements);
  }
  ordinaryCosts[yardstick].push(median(beside));
  return { name, ratio: median(spent) / median(beside), answer };
}

const yardsticks = Object.keys(ordinary) as readonly Yardstick[];
for (const each of yardsticks) {
  if (answerOf(ordinary[each].run()) !== 'accepted') throw new Error(`${ordinary[each].name} is not accepted`);
}
// The engine compiles what runs often; a server has run ordinary verifications for long.
cost(ordinary.wallet.run, 100);
// One group after the other, so that the inputs of all do not weigh on the memory of each.
const rows = groups.flatMap((group) =>
  group()
    .filter(({ name }) => name.includes(filter))
    .map(measure),
);
rows.sort((a, b) => b.ratio - a.ratio);
for (const { name, ratio, answer } of rows) {
  const mark = ratio > most ? '!' : ' ';
  console.log(`${mark} ${ratio.toFixed(2).padStart(7)}  ${name.padEnd(58)} ${answer}`);
}
for (const each of yardsticks) {
  const spent = ordinaryCosts[each];
  if (spent.length > 0)
    console.log(`ordinary: ${ordinary[each].name}, ${median(spent).toFixed(2)} ms of the processor`);
}
const over = rows.filter(({ ratio }) => ratio > most);
console.log(
  over.length === 0 ? `none of ${rows.length} above ${most}` : `${over.length} of ${rows.length} above ${most}`,
);
process.exit(over.length === 0 ? 0 : 1);
