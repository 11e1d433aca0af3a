import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { createUrlAdapter } from '../../src/conformance/adapter-url.js';
import { isFault } from '../../src/conformance/fault.js';
import type { Outcome } from '../../src/conformance/judgement.js';
import { answerLine, createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import type { Adapter, Request } from '../../src/conformance/protocol.js';
import type { Run } from '../../src/conformance/runner.js';
import { scoreOf } from '../../src/conformance/score.js';
import { readVectors } from '../../src/conformance/vector.js';
import {
  all,
  createFolder,
  faultyAdapter,
  files,
  measure,
  outcomes,
  outcomesOf,
  patience,
  set,
  sound,
  watchSurvivors,
} from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

const run = async (behaviour: string, settings: Parameters<typeof faultyAdapter>[2] = {}, options = {}): Promise<Run> =>
  sound(await measure(faultyAdapter(folder.path, behaviour, settings), options));
const faultOf = async (adapter: Adapter): Promise<string> => {
  const result = await measure(adapter);
  return isFault(result) ? result.fault : 'no fault';
};
const must = (result: Run) => scoreOf(result.results, result.profile, new Map()).levels.MUST;

describe('adapters with a known fault get exactly their known score', () => {
  // Six rules have scored vectors: siwe.nonce, siwe.version, siwe.layout, recap.encoding (zeta), capability.resource and
  // capability.restriction-undecided.
  const score = (passed: number, unexplained: number, failed: number, unsupported = 1) => ({
    passed,
    unexplained,
    failed,
    unsupported,
    total: 6,
  });
  const cases: readonly [string, Readonly<Record<string, Outcome>>, ReturnType<typeof score>][] = [
    ['right', outcomes(), score(5, 0, 0)],
    ['nulls', outcomes(), score(5, 0, 0)],
    ['accept-all', { ...all('fail'), 'cc-granted': 'pass', 'sp-contested': 'contested' }, score(0, 0, 5)],
    [
      'reject-all',
      {
        ...all('fail'),
        'cc-other': 'void',
        'sp-nonce': 'void',
        'sp-version': 'void',
        'sp-contested': 'contested',
      },
      score(0, 0, 5),
    ],
    [
      'reject-one-rule',
      {
        ...all('fail'),
        'cc-other': 'void',
        'sp-nonce': 'void',
        'sp-version': 'void',
        'sp-contested': 'contested',
      },
      score(0, 0, 5),
    ],
    [
      'wrong-rule',
      outcomes({
        'cc-other': 'wrong-reason',
        'cc-unknown': 'wrong-reason',
        'sp-nonce': 'wrong-reason',
        'sp-version': 'wrong-reason',
      }),
      // siwe.layout is proven by a format vector, which such an adapter gets right.
      score(1, 0, 4),
    ],
    [
      'no-reason',
      outcomes({
        'cc-other': 'pass-unexplained',
        'cc-unknown': 'pass-unexplained',
        'sp-nonce': 'pass-unexplained',
        'sp-version': 'pass-unexplained',
      }),
      score(1, 4, 0),
    ],
    ['no-output', outcomes({ 'fl-two': 'fail', 'sf-plain': 'fail', 'sp-plain': 'fail' }), score(2, 0, 3)],
    [
      'crash',
      outcomes({ 'cc-other': 'crash', 'sp-nonce': 'crash', 'sp-version': 'crash', 'sp-contested': 'crash' }),
      score(2, 0, 3),
    ],
    ['garbage', all('protocol'), score(0, 0, 5)],
    ['binary', all('protocol'), score(0, 0, 5)],
    ['not-an-object', all('protocol'), score(0, 0, 5)],
    ['wrong-id', all('protocol'), score(0, 0, 5)],
    ['wrong-result', all('protocol'), score(0, 0, 5)],
    ['more-members', all('protocol'), score(0, 0, 5)],
    ['rule-with-accept', all('protocol'), score(0, 0, 5)],
    ['unsupported', all('protocol'), score(0, 0, 5)],
  ];

  it.each(cases)('%s', async (behaviour, expected, expectedScore) => {
    const result = await run(behaviour);
    expect(outcomesOf(result)).toEqual(expected);
    expect(must(result)).toEqual(expectedScore);
  });

  it('hang: each is a timeout, and nothing that the adapter started is left', async () => {
    const survivors = await watchSurvivors();
    // What it does answer is not looked at: on a busy machine that may come too late as well.
    const hanging = ['cc-other', 'sp-contested', 'sp-nonce', 'sp-version'];
    const settings = { timeout: 300, SURVIVOR: survivors.port };
    const result = await run('hang', settings, { selection: { vectors: hanging } });
    expect(outcomesOf(result)).toEqual(Object.fromEntries(hanging.map((id) => [id, 'timeout'])));
    expect(must(result)).toEqual({ passed: 0, unexplained: 0, failed: 3, unsupported: 0, total: 3 });
    await survivors.first;
    await survivors.gone();
  });

  it('one that says more than it was asked: every second question meets the leftover', async () => {
    const found = Object.values(outcomesOf(await run('twice')));
    // Nine are asked: the first is right, the second is not, the third meets a fresh adapter, and so on.
    expect(found.filter((outcome) => outcome === 'protocol')).toHaveLength(4);
  });

  it('one that ends after each answer: every second question meets nobody', async () => {
    const found = Object.values(outcomesOf(await run('one-shot')));
    expect(found.filter((outcome) => outcome === 'crash')).toHaveLength(4);
  });

  it.each(['endless', 'flood'])('one that never stops writing (%s) costs little memory', async (behaviour) => {
    const before = process.memoryUsage().rss;
    expect(outcomesOf(await run(behaviour))).toEqual(all('protocol'));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('says what happened', async () => {
    const detail = (result: Run, id: string) => result.results.find(({ vector }) => vector.id === id)?.detail;
    expect(detail(await run('crash'), 'sp-nonce')).toBe(
      'the adapter ended with exit code 7; standard error: Error: the parser fell over',
    );
    expect(detail(await run('garbage'), 'sp-nonce')).toMatch(
      /expected one JSON object a line, found "Segmentation fault"/,
    );
    expect(detail(await run('wrong-rule'), 'sp-nonce')).toBe(
      'expected reject (siwe.nonce), found reject (siwe.layout)',
    );
    expect(detail(await run('reject-all'), 'sp-nonce')).toBe('the twin sp-plain was not accepted');
    expect(detail(await run('right'), 'sp-nonce')).toBeUndefined();
  });
});

describe('features', () => {
  it('are needed to be asked', async () => {
    const result = await run('right', { FEATURES: 'zeta' });
    expect(outcomesOf(result)).toEqual(outcomes({ 'rd-zeta': 'pass' }));
    expect(must(result)).toEqual({ passed: 6, unexplained: 0, failed: 0, unsupported: 0, total: 6 });
  });

  it('verdict-only forgives a missing output, not a wrong one', async () => {
    expect(outcomesOf(await run('no-output', { FEATURES: 'verdict-only' }))).toEqual(
      outcomes({ 'fl-two': 'pass-unexplained', 'sf-plain': 'pass-unexplained', 'sp-plain': 'pass-unexplained' }),
    );
    expect(outcomesOf(await run('accept-all', { FEATURES: 'verdict-only' }))['sp-nonce']).toBe('fail');
  });
});

describe('native errors', () => {
  it('are explained by a mapping', async () => {
    const mapping = { 'E_siwe.nonce': 'siwe.nonce', 'E_siwe.version': 'siwe.layout' };
    expect(outcomesOf(await run('native', {}, { mapping }))).toEqual(
      outcomes({
        'cc-other': 'pass-unexplained',
        'cc-unknown': 'pass-unexplained',
        'sp-version': 'wrong-reason',
      }),
    );
  });
});

describe('profiles', () => {
  it('expect what a vector says of them', async () => {
    const result = await run('right', {}, { profile: 'lit-v7' });
    expect(outcomesOf(result)).toEqual(outcomes());
    expect(result.results.find(({ vector }) => vector.id === 'sp-nonce')?.given).toBe('accept');
  });

  it('are not scored by the rules they have off', async () => {
    const result = await run('right', {}, { profile: 'lit-v7' });
    const { rules } = scoreOf(result.results, 'lit-v7', new Map());
    expect(Object.keys(rules)).toEqual(['siwe.layout', 'siwe.version', 'capability.resource']);
  });
});

describe('a selection', () => {
  it('asks the twins as well, without reporting them', async () => {
    const chosen = await run('reject-all', {}, { selection: { vectors: ['sp-nonce'] } });
    expect(outcomesOf(chosen)).toEqual({ 'sp-nonce': 'void' });
    const right = await run('right', {}, { selection: { vectors: ['sp-nonce'] } });
    expect(outcomesOf(right)).toEqual({ 'sp-nonce': 'pass' });
    expect(right).toMatchObject({ asked: 1, selection: { vectors: ['sp-nonce'] } });
  });

  it('takes what is in every list', async () => {
    const selection = { operations: ['siwe.parse', 'siwe.format'], rules: ['siwe.nonce', 'capability.resource'] };
    expect(Object.keys(outcomesOf(await run('right', {}, { selection })))).toEqual(['sp-plain', 'sp-nonce']);
  });

  it('of nothing runs nothing', async () => {
    const selection = { operations: ['siwe.parse'], rules: ['capability.resource'] };
    expect(await run('right', {}, { selection })).toMatchObject({ results: [], asked: 0 });
  });
});

/** An adapter that answers nothing and remembers what it was asked. */
function listener(): { readonly adapter: Adapter; readonly asked: Request[] } {
  const asked: Request[] = [];
  const hello = { name: 'listener', version: '1', operations: ['siwe.parse', 'capability.covers'], features: [] };
  const session = {
    hello,
    async ask(request: Request) {
      asked.push(request);
      return { kind: 'answer', answer: { result: 'accept' } } as const;
    },
    close: async () => {},
  };
  return { adapter: { start: async () => session }, asked };
}

describe('what the adapter learns', () => {
  const ask = async (seed: string) => {
    const { adapter, asked } = listener();
    await measure(adapter, { seed });
    return asked;
  };

  it('is the operation, the profile and the input', async () => {
    const asked = await ask('a');
    expect(asked).toHaveLength(7);
    for (const request of asked) {
      expect(Object.keys(request).sort()).toEqual(['id', 'input', 'operation', 'profile']);
      expect(request.id).toMatch(/^[0-9a-f]{16}$/);
      expect(set.vectors.map(({ input }) => input)).toContain(request.input);
    }
  });

  it('comes in an order and with ids that follow from the seed alone', async () => {
    const [first, again, other] = [await ask('a'), await ask('a'), await ask('b')];
    expect(again).toEqual(first);
    const ids = (asked: readonly Request[]) => asked.map(({ id }) => id);
    expect(ids(other).filter((id) => ids(first).includes(id))).toEqual([]);
    const inputs = (asked: readonly Request[]) => asked.map(({ input }) => JSON.stringify(input));
    expect(inputs(other)).not.toEqual(inputs(first));
    expect(inputs(other).sort()).toEqual(inputs(first).sort());
  });
});

describe('several adapters at a time', () => {
  it.each(['right', 'crash', 'reject-all'])('give what one gives: %s', async (behaviour) => {
    const told: [number, number][] = [];
    const progress = (done: number, total: number) => void told.push([done, total]);
    const result = await run(behaviour, {}, { jobs: 3, progress });
    expect(outcomesOf(result)).toEqual(outcomesOf(await run(behaviour)));
    expect(told).toEqual(Array.from({ length: 9 }, (_, index) => [index + 1, 9]));
  });
});

describe('an adapter that ends in good order', () => {
  it('is told so by the end of its input', async () => {
    const mark = join(folder.path, 'seen');
    await run('right', { MARK: mark });
    expect(readFileSync(mark, 'utf8')).toBe('10');
  });
});

describe('failures of the harness', () => {
  it.each([
    ['hello-garbage', /did not answer hello: expected one JSON object a line, found "Listening..."/],
    ['hello-protocol-2', /^the adapter speaks protocol 2, this runner speaks 1$/],
    ['hello-incomplete', /operations: expected a list of different names, found nothing/],
    ['hello-crash', /did not answer hello: the adapter ended with exit code 3/],
    ['hello-hang', /did not answer hello: no answer within 1000 ms/],
  ])('%s', async (behaviour, message) => {
    // Only one that never answers meets the bound.
    const startTimeout = behaviour === 'hello-hang' ? 1000 : patience;
    expect(await faultOf(faultyAdapter(folder.path, behaviour, { startTimeout }))).toMatch(message);
  });

  it('another hello after a restart', async () => {
    // It crashes on every question, so that the second start is compared with the first.
    expect(await faultOf(faultyAdapter(folder.path, 'new-version'))).toMatch(/hello was answered differently/);
  });

  it.each([
    [['no-such-program-anywhere'], /^cannot start no-such-program-anywhere: no such program\. .* after --/],
    [[folder.path], /^cannot start .*: it is not executable\./],
    [['node\0'], /^cannot start /],
  ])('a program that cannot be started: %j', async (command, message) => {
    expect(await faultOf(createProcessAdapter({ command, timeout: patience, startTimeout: patience }))).toMatch(
      message,
    );
  });

  it('an input that is too long for a line', async () => {
    const vector = { ...set.vectors[0], id: 'long', input: { text: 'x'.repeat(5 * 1024 * 1024) } };
    const file = { format: 1, operation: 'siwe.parse', vectors: [vector] };
    const long = sound(readVectors({ 'siwe.parse/long.json': file }, '1'));
    const result = await measure(listener().adapter, { set: long });
    expect(isFault(result) && result.fault).toMatch(/^long: its input is longer/);
  });
});

describe('over HTTP', () => {
  let url = '';
  let answer: RequestListener = () => {};
  const server = createServer((request, response) => answer(request, response));
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const own: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end(answerLine(Buffer.concat(chunks), await ownHello()));
  };
  const adapter = (timeout = patience) => createUrlAdapter({ url, timeout, startTimeout: patience });
  const helloFirst =
    (then: RequestListener): RequestListener =>
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      if (text.includes('"hello"')) response.end(answerLine(text, await ownHello()));
      else then(request, response);
    };

  it('is the same as in process', async () => {
    answer = own;
    const there = sound(await measure(adapter(), { jobs: 2 }));
    const here = sound(await measure(createOwnAdapter(await ownHello())));
    expect(outcomesOf(there)).toEqual(outcomesOf(here));
    expect(outcomesOf(here)).toEqual(outcomes());
  });

  it.each<[string, Outcome, RequestListener]>([
    ['a broken connection', 'crash', (_, response) => response.destroy()],
    ['another status', 'protocol', (_, response) => response.writeHead(500).end('{}')],
    ['a redirect', 'crash', (_, response) => response.writeHead(302, { location: '/' }).end()],
    ['garbage', 'protocol', (_, response) => response.end('<html>')],
    [
      'a body without an end',
      'protocol',
      (_, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(65_536), more);
        };
        more();
      },
    ],
    ['silence', 'timeout', () => {}],
  ])('%s is recorded', async (_, outcome, then) => {
    answer = helloFirst(then);
    const selection = { vectors: ['sp-plain', 'sp-nonce'] };
    const result = sound(await measure(adapter(outcome === 'timeout' ? 300 : patience), { selection }));
    expect(outcomesOf(result)).toEqual({ 'sp-plain': outcome, 'sp-nonce': outcome });
    server.closeAllConnections();
  });

  it('nobody there is a failure of the harness', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await new Promise((resolve) => other.close(resolve));
    const nobody = createUrlAdapter({ url: `http://127.0.0.1:${port}/`, timeout: patience, startTimeout: patience });
    expect(await faultOf(nobody)).toMatch(/did not answer hello: ECONNREFUSED\. Is the adapter running there\?/);
  });
});

it('refuses vectors that it cannot run', () => {
  const file = files['siwe.parse/basic.json'] as { vectors: readonly object[] };
  const [first] = file.vectors;
  const broken = (change: object) => readVectors({ 'a.json': { ...file, ...change } }, '1');
  for (const [change, message] of [
    [{ format: 2 }, /^a\.json: expected format 1, found 2$/],
    [{ vectors: [first, first] }, /sp-plain: a second vector with this id/],
    [{ vectors: [{ ...first, twin: 'nobody' }] }, /its twin nobody is missing/],
    [{ vectors: [{ ...first, expect: { result: 'valid' } }] }, /expected a verdict as expectation/],
    [{ vectors: [{ ...first, features: undefined }] }, /expected a list of names as features/],
    [{ vectors: ['sp-plain'] }, /expected a vector, found "sp-plain"/],
  ] as const) {
    const result = broken(change);
    expect(isFault(result) && result.fault).toMatch(message);
  }
});
