// npm run differential [-- --count N] [-- --seed S] [-- --operation O]: mutated inputs of vectors, run through this
// implementation and every installed peer of test/peers. Prints the inputs where the peers agree with each other and not
// with us, which are findings about us first, and counts who accepts what we refuse.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runOperation } from '../src/conformance/operation.js';
import { isInstalled, peers as known, type Peer } from './peers/adapters.js';
import { random } from './random.js';
import type { PublishedFile } from './vectors/vector.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    operation: { type: 'string', default: 'siwe.parse' },
  },
});

/** An answer of a peer, as far as it is compared. */
interface Answer {
  readonly result: string;
}

/** A peer that runs. */
interface Running {
  readonly name: string;
  readonly operations: readonly string[];
  run(message: object): Promise<Answer | undefined>;
  close(): void;
}

/** Starts a peer and says hello; undefined when it is not installed. */
async function open(peer: Peer): Promise<Running | undefined> {
  const { name, folder, command } = peer;
  if (!isInstalled(peer)) return undefined;
  const [program, ...args] = command;
  const path = isAbsolute(program) ? program : join(folder, program);
  const child = spawn(path, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nothing = { done: true, value: undefined } as const;
  const gone = new Promise<typeof nothing>((resolve) => child.once('exit', () => resolve(nothing)));
  const ask = async (message: object) => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const timer = new Promise<typeof nothing>((resolve) => setTimeout(() => resolve(nothing), 5000).unref());
    const { value, done } = await Promise.race([lines.next(), gone, timer]);
    return done ? undefined : JSON.parse(value);
  };
  child.stdin.on('error', () => {});
  const hello: { operations: string[] } | undefined = await ask({ type: 'hello', protocol: 1 });
  return hello && { name, run: ask, operations: hello.operations, close: () => child.kill() };
}

const pieces = [
  '\n',
  '\r',
  '\t',
  ' ',
  '\u2028',
  '\u00a0',
  'é',
  '0',
  '9',
  'Z',
  'T',
  ':',
  '/',
  '?',
  '#',
  '@',
  '[',
  ']',
  '%',
  '%41',
  '"',
  '\\',
  '=',
  '-',
  '+',
  '.',
  '_',
  'a',
  'A',
  '\n\n',
  '- ',
  'URI: ',
  'Nonce: ',
];

type Random = (below: number) => number;

/** One to three edits: a piece put in, taken out or put in place of a character, or a line doubled, dropped or moved. */
function mutate(text: string, next: Random): string {
  let changed = text;
  for (let edits = 1 + next(3); edits > 0; edits--) {
    const at = next(changed.length + 1);
    const piece = pieces[next(pieces.length)] ?? '';
    const lines = changed.split('\n');
    const line = next(lines.length);
    const kind = next(6);
    if (kind === 0) changed = changed.slice(0, at) + piece + changed.slice(at);
    else if (kind === 1) changed = changed.slice(0, at) + changed.slice(at + 1);
    else if (kind === 2) changed = changed.slice(0, at) + piece + changed.slice(at + 1);
    else if (kind === 3) changed = lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    else if (kind === 4) changed = lines.toSpliced(line, 1).join('\n');
    else
      changed = lines
        .toSpliced(line, 1)
        .toSpliced(next(lines.length), 0, lines[line] ?? '')
        .join('\n');
  }
  return changed;
}

const members: Readonly<Record<string, string>> = { 'siwe.parse': 'text', 'recap.decode': 'uri' };
const member = members[values.operation];
if (!member) {
  console.error('--operation: expected siwe.parse or recap.decode');
  process.exit(2);
}
const folder = join(root, 'vectors', values.operation);
const seeds = readdirSync(folder)
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as PublishedFile).vectors)
  .filter(
    ({ expect, input }) =>
      expect.result === 'accept' && typeof input[member] === 'string' && input[member].length < 4096,
  )
  .map(({ input }): string => input[member]);

/** A ReCap is mutated inside its JSON as often as in its text. */
function mutateInput(text: string, next: Random): string {
  if (values.operation !== 'recap.decode' || next(2) === 0) return mutate(text, next);
  const json = mutate(Buffer.from(text.slice(10), 'base64url').toString(), next);
  return `urn:recap:${Buffer.from(json).toString('base64url')}`;
}

const peers: Running[] = [];
for (const peer of known) {
  const running = await open(peer);
  if (running?.operations.includes(values.operation)) peers.push(running);
  else running?.close();
}
if (peers.length === 0) {
  console.error('no peer is installed: run npm run peers first');
  process.exit(3);
}

const next = random(Number(values.seed) * 2654435761);
const looser = new Map<string, number>();
const stricter = new Map<string, number>();
const against: { readonly own: ReturnType<typeof runOperation>; readonly text: string }[] = [];
let same = 0;
for (let i = 0; i < Number(values.count); i++) {
  const text = mutateInput(seeds[next(seeds.length)] ?? '', next);
  const own = runOperation(values.operation, { [member]: text });
  const answers: string[] = [];
  for (const peer of peers) {
    const answer = await peer.run({
      type: 'run',
      id: String(i),
      operation: values.operation,
      profile: 'strict',
      input: { [member]: text },
    });
    if (!answer) continue;
    answers.push(answer.result);
    if (answer.result !== own.result) {
      const counts = own.result === 'reject' ? looser : stricter;
      counts.set(peer.name, (counts.get(peer.name) ?? 0) + 1);
    }
  }
  if (answers.every((result) => result === own.result)) same++;
  // Most peers on the other side are worth a look as well: a few accept or refuse nearly everything.
  else if (answers.filter((result) => result !== own.result).length >= 0.7 * answers.length)
    against.push({ own, text });
}
for (const peer of peers) peer.close();
console.log(
  `${values.count} inputs of ${values.operation}, seed ${values.seed}, ${peers.length} peers: all agree on ${same}`,
);
for (const { name } of peers)
  console.log(
    `  ${name}: accepts ${looser.get(name) ?? 0} that we refuse, refuses ${stricter.get(name) ?? 0} that we accept`,
  );
console.log(`${against.length} inputs where at least 70 % of the peers are against us`);
for (const { own, text } of against) console.log(`  we ${own.result} ${own.rule ?? ''}: ${JSON.stringify(text)}`);
process.exit(0);
