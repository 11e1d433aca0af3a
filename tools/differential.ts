// npm run differential [-- --count N] [-- --minutes M] [-- --seed S] [-- --operation O|all] [-- --from vectors|worlds|both] [-- --only NAME]
// [-- --propose [FILE or FOLDER]]: mutated inputs of vectors and generated worlds of test/property, run through this implementation, every
// installed peer of test/peers and, where Python is there, the oracle. Prints the inputs where most peers agree with each other and not with
// us, which are findings about us first, those where the oracle is not with us, and counts who accepts what we refuse.
// --propose makes each new disagreement small and writes it as a proposed vector, into FILE.json or one file for each operation in a folder
// (`.differential/`); what it expects is left open, as that is derived from the specification. New is what no vector shows by the results
// of test/peers/results and what the file does not have. Exit: 0 ran, 1 with --hold where the oracle is not with us, 2 a bad call, 3 nobody to ask.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runOperation } from '../src/conformance/operation.js';
import { type Answer, keyOf } from './differential/disagreement.js';
import { createKnown, type Measured } from './differential/known.js';
import { inquire, type Proposal, type Run } from './differential/propose.js';
import { operations, questions, readVectors } from './differential/questions.js';
import { openAll } from './differential/respondents.js';
import { random } from './random.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    operation: { type: 'string', default: 'siwe.parse' },
    from: { type: 'string', default: 'both' },
    only: { type: 'string', multiple: true },
    propose: { type: 'boolean', default: false },
    hold: { type: 'boolean', default: false },
  },
});

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

const asked = values.operation === 'all' ? operations : [values.operation];
if (!asked.every((operation) => operations.includes(operation)))
  refuse(`--operation: expected all or one of ${operations.join(', ')}`);
if (!['vectors', 'worlds', 'both'].includes(values.from)) refuse('--from: expected vectors, worlds or both');
if (positionals.length > (values.propose ? 1 : 0))
  refuse('expected a file or a folder behind --propose, and nothing else');
if (!/^[0-9]+$/.test(values.count)) refuse('--count: expected a number');
if (values.minutes !== undefined && !(Number(values.minutes) > 0)) refuse('--minutes: expected a number of minutes');

const target = positionals[0] ?? join(root, '.differential');
const fileOf = (operation: string) => (target.endsWith('.json') ? target : join(target, `${operation}.json`));
const files = [...new Set(asked.map(fileOf))];
const proposals = new Map<string, Proposal[]>(
  files.map((file) => [
    file,
    values.propose && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).proposals : [],
  ]),
);

const results = join(root, 'test/peers/results');
const measured = readdirSync(results)
  .filter((name) => name.endsWith('.json'))
  .map((name): Measured => ({ name: name.slice(0, -5), ...JSON.parse(readFileSync(join(results, name), 'utf8')) }));
const vectors = readVectors(join(root, 'vectors'));
const others = await openAll(asked, values.only);
if (others.length === 0) {
  console.error('no peer is installed, and there is no Python for the oracle: run npm run peers first');
  process.exit(3);
}
const run: Run = {
  own: (operation, input): Answer => runOperation(operation, input),
  others,
  vectors,
  known: createKnown(
    vectors,
    measured,
    [...proposals.values()].flat().map(({ key }) => key),
  ),
  patience: 20_000,
};

const end = values.minutes === undefined ? undefined : performance.now() + Number(values.minutes) * 60_000;
const sources = { vectors: values.from !== 'worlds', worlds: values.from !== 'vectors' };

let apart = 0;
for (const [index, operation] of asked.entries()) {
  const answering = others.filter((other) => other.operations.includes(operation));
  if (answering.length === 0) {
    console.log(`${operation}: nobody who is here answers it`);
    continue;
  }
  const strangers = answering.filter(({ exact }) => !exact).length;
  // What is left of the time is shared by the operations that are left.
  const share = end === undefined ? undefined : performance.now() + (end - performance.now()) / (asked.length - index);
  const next = random(Number(values.seed) * 2654435761);
  const looser = new Map<string, number>();
  const stricter = new Map<string, number>();
  const otherwise = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const against = new Map<string, { count: number; readonly input: string }>();
  let number = 0;
  let same = 0;
  let shown = 0;
  let fresh = 0;
  for (const question of questions(operation, vectors, next, sources)) {
    if (share === undefined ? number >= Number(values.count) : performance.now() >= share) break;
    number++;
    const outcome = await inquire(question, run, values.propose);
    if (outcome.kind === 'agreed') {
      same++;
      continue;
    }
    const { own, opponents } = outcome.disagreement;
    for (const { name, how } of opponents) {
      const accepts = how.startsWith('accept');
      count((own.result === 'accept') === accepts ? otherwise : accepts ? looser : stricter, name);
    }
    if (opponents.some(({ name }) => name === 'oracle')) apart++;
    const peers = opponents.filter(({ name }) => name !== 'oracle').length;
    // Most peers on the other side are worth a look as well: a few accept or refuse nearly everything.
    if (opponents.some(({ name }) => name === 'oracle') || (peers > 0 && peers >= 0.7 * strangers)) {
      const key = keyOf(outcome.disagreement);
      const entry = against.get(key) ?? { count: 0, input: JSON.stringify(outcome.disagreement.input) };
      entry.count++;
      against.set(key, entry);
    }
    if (outcome.kind === 'shown') shown++;
    if (outcome.kind !== 'new') continue;
    fresh++;
    const file = fileOf(operation);
    const all = proposals.get(file) ?? [];
    all.push(outcome.proposal);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ format: 1, proposals: all }, null, 2)}\n`);
  }
  console.log(
    `${number} inputs of ${operation}, seed ${values.seed}, ${answering.length} others: all agree on ${same}, vectors show ${shown}` +
      (values.propose ? `, ${fresh} are new: ${fileOf(operation)}` : ''),
  );
  for (const { name } of answering)
    console.log(
      `  ${name}: accepts ${looser.get(name) ?? 0} that we refuse, refuses ${stricter.get(name) ?? 0} that we accept` +
        (otherwise.has(name) ? `, has another rule or output for ${otherwise.get(name)}` : ''),
    );
  console.log(`${against.size} disagreements where at least 70 % of the peers, or the oracle, are against us`);
  for (const [key, { count: times, input }] of against) console.log(`  ${key}, ${times} times, first: ${input}`);
}
for (const other of others) other.close();
process.exit(values.hold && apart > 0 ? 1 : 0);
