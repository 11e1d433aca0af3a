import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { type Fault, isFault } from '../../src/conformance/fault.js';
import type { Outcome } from '../../src/conformance/judgement.js';
import type { Adapter } from '../../src/conformance/protocol.js';
import { type Run, type RunOptions, runConformance } from '../../src/conformance/runner.js';
import { expectationOf, readVectors, type Vector, type VectorSet } from '../../src/conformance/vector.js';

const address = '0xf50df1AbB2B4a6C4Ea33cBF90B0C13aAcbA9585C';

/** A SIWE text that differs from a plain one in its nonce or its version. */
export const siweText = ({ nonce = 'Kq3vX7bT9sLm', version = '1', statement = '' } = {}): string =>
  `app.example wants you to sign in with your Ethereum account:\n${address}\n\n${statement}\nURI: https://app.example\nVersion: ${version}\n` +
  `Chain ID: 1\nNonce: ${nonce}\nIssued At: 2026-01-15T11:00:00Z`;

const fields = {
  domain: 'app.example',
  address,
  uri: 'https://app.example',
  version: '1',
  chainId: '1',
  nonce: 'Kq3vX7bT9sLm',
  issuedAt: '2026-01-15T11:00:00Z',
};

const credit = 'lit-ratelimitincrease://7';
const grants = [{ att: { [credit]: { 'Auth/Auth': [{ uses: '1' }] } }, prf: [] }];
const asking = (resource: string, facts?: object) => ({
  grants,
  resource,
  ability: 'Auth/Auth',
  ...(facts ? { facts } : {}),
});

const common = { risk: [], reason: 'By the specification.', features: [], since: '1.0.0' };
const made = (twin: string, mutation: string) => ({ ...common, twin, mutation });

const vectorFile = (operation: string, vectors: readonly object[]) => ({
  format: 1,
  operation,
  generator: 'test',
  vectors,
});

/** A small corpus with one vector of every kind: ten in all. */
export const files: Readonly<Record<string, unknown>> = {
  'capability.covers/basic.json': vectorFile('capability.covers', [
    {
      ...common,
      id: 'cc-granted',
      title: 'What was granted',
      rules: ['capability.resource'],
      input: asking(credit, { uses: '0' }),
      expect: { result: 'accept' },
    },
    {
      ...made('cc-granted', 'resource = another'),
      id: 'cc-other',
      title: 'Another resource',
      rules: ['capability.resource'],
      input: asking('lit-ratelimitincrease://8', { uses: '0' }),
      expect: { result: 'reject', rule: 'capability.resource' },
    },
    {
      ...made('cc-granted', 'facts removed'),
      id: 'cc-unknown',
      title: 'No facts',
      rules: ['capability.restriction-undecided'],
      input: asking(credit),
      expect: { result: 'undecided', rule: 'capability.restriction-undecided' },
      profiles: { 'lit-v7': { result: 'accept' } },
    },
  ]),
  'flow.run/basic.json': vectorFile('flow.run', [
    {
      ...common,
      id: 'fl-two',
      title: 'A good and a bad message',
      rules: ['siwe.version'],
      input: {
        steps: [
          { operation: 'siwe.parse', input: { text: siweText() } },
          { operation: 'siwe.parse', input: { text: siweText({ version: '2' }) } },
        ],
      },
      expect: { result: 'accept', output: [{ result: 'accept' }, { result: 'reject', rule: 'siwe.version' }] },
    },
  ]),
  'recap.decode/basic.json': vectorFile('recap.decode', [
    {
      ...common,
      id: 'rd-zeta',
      title: 'Only for those who have zeta',
      rules: ['recap.encoding'],
      input: { uri: 'urn:recap:eyJhdHQiOnsibGl0LXBrcDovLyoiOnsiVGhyZXNob2xkL1NpZ25pbmciOlt7fV19fSwicHJmIjpbXX0' },
      expect: { result: 'accept', output: { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] } },
      features: ['zeta'],
    },
  ]),
  'siwe.format/basic.json': vectorFile('siwe.format', [
    {
      ...common,
      id: 'sf-plain',
      title: 'A plain message',
      rules: ['siwe.layout'],
      input: { message: fields },
      expect: { result: 'accept', output: siweText() },
    },
  ]),
  'siwe.parse/basic.json': vectorFile('siwe.parse', [
    {
      ...common,
      id: 'sp-plain',
      title: 'A plain message',
      rules: ['siwe.nonce'],
      input: { text: siweText() },
      expect: { result: 'accept', output: fields },
    },
    {
      ...made('sp-plain', 'nonce = abcd-efgh-ijkl'),
      id: 'sp-nonce',
      title: 'A nonce with a dash',
      rules: ['siwe.nonce'],
      input: { text: siweText({ nonce: 'abcd-efgh-ijkl' }) },
      expect: { result: 'reject', rule: 'siwe.nonce' },
      profiles: { 'lit-v7': { result: 'accept', output: { ...fields, nonce: 'abcd-efgh-ijkl' } } },
    },
    {
      ...made('sp-plain', 'version = 2'),
      id: 'sp-version',
      title: 'Version 2',
      rules: ['siwe.version'],
      input: { text: siweText({ version: '2' }) },
      expect: { result: 'reject', rule: 'siwe.version' },
    },
    {
      ...made('sp-plain', 'statement = "caf\u00e9"'),
      id: 'sp-contested',
      title: 'A statement beyond ASCII',
      rules: ['siwe.statement'],
      input: { text: siweText({ statement: 'caf\u00e9\n' }) },
      expect: { result: 'reject', rule: 'siwe.statement' },
      contested: {
        page: 'spec/ambiguities/statement.md',
        alternatives: [{ result: 'accept', reading: 'The ABNF binds the statement alone.' }],
      },
    },
  ]),
};

/** Returns what is no failure of the harness. */
export function sound<T>(value: T | Fault): T {
  if (isFault(value)) throw new Error(value.fault);
  return value as T;
}

export const set: VectorSet = sound(readVectors(files, '1.0.0'));

export const vectorOf = (id: string): Vector => set.vectors.find((vector) => vector.id === id) as Vector;

/** A folder of the test's own, with the corpus in `vectors/`. */
export function createFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'capsig-conformance-'));
  writeTree(join(path, 'vectors'), files);
  const answers = ['strict', 'lit-v7'].flatMap((profile) =>
    set.vectors.map((vector) => [
      JSON.stringify([profile, vector.operation, vector.input]),
      expectationOf(vector, profile),
    ]),
  );
  writeFileSync(join(path, 'answers.json'), JSON.stringify(answers));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function writeTree(folder: string, tree: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
  }
}

const program = fileURLToPath(new URL('./fixtures/adapter.mjs', import.meta.url));

/** The command that starts the adapter with a known fault. */
export function adapterCommand(
  folder: string,
  behaviour: string,
  env: Readonly<Record<string, string>> = {},
): readonly string[] {
  const variables = Object.entries({ BEHAVIOUR: behaviour, ANSWERS: join(folder, 'answers.json'), ...env });
  return ['env', ...variables.map(([name, value]) => `${name}=${value}`), process.execPath, program];
}

/** Longer than any answer that comes takes on any machine: a bound for what hangs, by which nothing is judged. */
export const patience = 600_000;

export function faultyAdapter(
  folder: string,
  behaviour: string,
  {
    timeout = patience,
    startTimeout = patience,
    ...env
  }: Readonly<Record<string, string | number>> & {
    readonly timeout?: number;
    readonly startTimeout?: number;
  } = {},
): Adapter {
  const command = adapterCommand(folder, behaviour, env as Readonly<Record<string, string>>);
  return createProcessAdapter({ command, timeout, startTimeout, endTimeout: patience });
}

/** Whom the children of adapters stay connected to while they live. */
export interface Survivors {
  readonly port: string;
  /** Resolves once a child is connected. */
  readonly first: Promise<void>;
  /** Resolves once every child that was connected is gone. */
  gone(): Promise<void>;
}

/** Listens for the children that adapters start. */
export async function watchSurvivors(): Promise<Survivors> {
  const ends: Promise<void>[] = [];
  const server = createServer();
  const first = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('error', () => socket.destroy()).resume();
      ends.push(new Promise((end) => socket.on('close', () => end())));
      resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: String((server.address() as AddressInfo).port),
    first,
    async gone() {
      await Promise.all(ends);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs the corpus. */
export function measure(adapter: Adapter, options: Partial<RunOptions> = {}): Promise<Run | Fault> {
  return runConformance({ set, adapter, profile: 'strict', seed: 'test', jobs: 1, ...options });
}

/** The outcome of every vector. */
export function outcomesOf(run: Run): Readonly<Record<string, Outcome>> {
  return Object.fromEntries(run.results.map(({ vector, outcome }) => [vector.id, outcome]));
}

/** The outcomes of an implementation that is right but has no zeta, with some of them replaced. */
export function outcomes(replaced: Readonly<Record<string, Outcome>> = {}): Readonly<Record<string, Outcome>> {
  return {
    'cc-granted': 'pass',
    'cc-other': 'pass',
    'cc-unknown': 'pass',
    'fl-two': 'pass',
    'rd-zeta': 'unsupported',
    'sf-plain': 'pass',
    'sp-plain': 'pass',
    'sp-nonce': 'pass',
    'sp-version': 'pass',
    'sp-contested': 'contested',
    ...replaced,
  };
}

/** The outcomes when every vector that is asked ends the same way. */
export function all(outcome: Outcome): Readonly<Record<string, Outcome>> {
  const ids = Object.keys(outcomes()).filter((id) => id !== 'rd-zeta');
  return outcomes(Object.fromEntries(ids.map((id) => [id, outcome])));
}
