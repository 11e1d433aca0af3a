import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { LineSetup } from '../../src/cli/ndjson/line-verdict.js';
import { linesOf } from '../../src/cli/ndjson/lines.js';
import { judgeThere } from '../../src/cli/ndjson.js';
import { utf8 } from '../../src/internal/bytes.js';
import { capsig, delegation, login, node, now, sessionSig, sessionSigs } from './fixture.js';

const forged = { ...sessionSig, sig: `${'11'.repeat(32)}${'00'.repeat(32)}` };
const file = [sessionSig, login, forged, sessionSigs, delegation].map((each) => JSON.stringify(each)).join('\n');
const rows = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; verdict: string; issues?: { rule: string }[] });

it('gives each line its verdict, in the order of the file', async () => {
  const { code, out } = await capsig(['verify', '--ndjson', 'all.ndjson'], { files: { 'all.ndjson': file } });
  expect(rows(out).map(({ line, verdict }) => [line, verdict])).toEqual([
    [1, 'accept'],
    [2, 'accept'],
    [3, 'reject'],
    [4, 'accept'],
    [5, 'accept'],
  ]);
  expect(code).toBe(1);
});

it('goes on behind lines that are no JSON, empty ones among them, and says which they are', async () => {
  const { code, out } = await capsig(['verify', '--ndjson', '-'], { stdin: `{"sig":\n\n${JSON.stringify(login)}\n` });
  expect(rows(out).map(({ line, verdict, issues }) => [line, verdict, issues?.[0]?.rule])).toEqual([
    [1, 'reject', 'json.text'],
    [2, 'reject', 'json.text'],
    [3, 'accept', undefined],
  ]);
  expect(code).toBe(1);
});

it('answers as without compiled code', async () => {
  const world = { stdin: file };
  const noble = await capsig(['verify', '--ndjson', '-'], { ...world, env: { CAPSIG_BACKEND: 'noble' } });
  expect(await capsig(['verify', '--ndjson', '-'], world)).toEqual(noble);
});

it('gives the same answers in the same order with threads, and counts the same', async () => {
  const lines = Array.from({ length: 60 }, () => `${file}\nnot JSON\n{}`).join('\n');
  const world = { files: { 'all.ndjson': lines } };
  const alone = await capsig(['verify', '--ndjson', '--summary', 'all.ndjson'], world);
  expect(rows(alone.out)).toHaveLength(60 * 7);
  expect(await capsig(['verify', '--ndjson', '--summary', '--jobs', '3', 'all.ndjson'], world)).toEqual(alone);
  expect(alone.code).toBe(1);
});

it('takes options and files that evidence is in along into threads', async () => {
  const argv = ['verify', '--ndjson', '--node', node, '--signed-text', 'text', '--now', now, '-'];
  const world = { stdin: `${JSON.stringify(sessionSig)}\n${JSON.stringify(login)}\n`, files: { text: 'signed\n' } };
  const alone = await capsig(argv, world);
  expect(rows(alone.out).map(({ verdict }) => verdict)).toEqual(['accept', 'undecided']);
  expect(await capsig(['verify', '--jobs=2', ...argv.slice(1)], world)).toEqual(alone);
});

it('asks the nodes of contract wallets for threads too', async () => {
  const asked: string[] = [];
  const contract = { ...login, sig: '0x11', derivedVia: 'EIP1271' };
  const world = {
    stdin: `${JSON.stringify(contract)}\n${JSON.stringify(login)}\n`,
    fetch: async (url: string) => {
      asked.push(url);
      throw new Error('nobody answers');
    },
  };
  const argv = ['verify', '--ndjson', '--rpc', 'http://rpc.example/key', '-'];
  const alone = await capsig(argv, world);
  expect(rows(alone.out)[0]).toMatchObject({ verdict: 'undecided', issues: [{ rule: 'auth-sig.kind-undecided' }] });
  expect(alone.err).toContain('--rpc http://rpc.example: nobody answers');
  const count = asked.length;
  expect(await capsig([...argv.slice(0, -1), '--jobs', '2', '-'], world)).toEqual(alone);
  expect(asked.length).toBe(2 * count);
});

it('does not decide a line at which a thread ends twice, and goes on with the next', async () => {
  const script = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (order) => {
      if (!('ask' in order)) return;
      const tasks = order.call.args[0];
      if (tasks.some(({ number }) => number === 2)) process.exit(0);
      parentPort.postMessage({ value: tasks.map(({ number }) => ({ value: { verdict: 'accept', rules: [], text: number + '' } })) });
    });
    parentPort.postMessage({ ready: true });`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  async function* lines() {
    for (const number of [1, 2, 3]) yield { number, end: 10 * number, bytes: utf8('x') };
  }
  const done: unknown[] = [];
  const setup = {} as LineSetup;
  for await (const each of judgeThere(lines(), setup, 2, (options) => new Worker(url, options))) done.push(each);
  const lost = '{"line":2,"verdict":"undecided","error":"nothing is known: the thread ended without an answer"}\n';
  expect(done).toEqual([
    { verdict: 'accept', rules: [], text: '1', line: 1, end: 10 },
    { verdict: 'undecided', rules: [], text: lost, line: 2, end: 20 },
    { verdict: 'accept', rules: [], text: '3', line: 3, end: 30 },
  ]);
});

it.each(['0', '65', 'all', '1.5'])('refuses --jobs %s', async (jobs) => {
  const { code, err } = await capsig(['verify', '--ndjson', '--jobs', jobs, '-']);
  expect([code, err]).toEqual([
    2,
    expect.stringContaining(`--jobs: expected a whole number from 1 to 64, found ${jobs}`),
  ]);
});

describe('progress', () => {
  const argv = ['verify', '--ndjson', 'all.ndjson'];
  const files = { 'all.ndjson': `${file}\n` };

  it('is shown at a terminal, in the part of the file that is done, and taken away', async () => {
    const { err, out } = await capsig(argv, { files, isErrorTerminal: true });
    const parts = [...err.matchAll(/ ([0-9 ]+) %/g)].map(([, part]) => Number(part));
    expect(parts).toHaveLength(5);
    expect([...parts].sort((a, b) => a - b)).toEqual(parts);
    expect(parts.at(-1)).toBe(100);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
    expect(out).not.toContain('%');
  });

  it('is the number of the line where the size is not known', async () => {
    const stdin = 'x\n'.repeat(2_500);
    const { err } = await capsig(['verify', '--ndjson', '-'], { stdin, isErrorTerminal: true });
    expect(err).toBe('\r\x1b[K1000 lines\r\x1b[K2000 lines\r\x1b[K');
  });

  it('is shown nowhere else', async () => {
    for (const world of [{}, { isTerminal: true }, { isErrorTerminal: true, env: { TERM: 'dumb' } }])
      expect((await capsig(argv, { files, ...world })).err).toBe('');
  });

  it('gives way to a verdict that is printed to the same terminal', async () => {
    const both = { files, isTerminal: true, isErrorTerminal: true };
    expect((await capsig(argv, both)).out).toBe((await capsig(argv, { files })).out);
  });
});

it('counts verdicts and rules at the end, and says what computed', async () => {
  const { err } = await capsig(['verify', '--ndjson', '--summary', '-'], { stdin: `${file}\n{}\n` });
  expect(err).toContain('6 lines\n  4 accept\n  2 reject\n  1 broke session-sigs.shape\n  1 broke session.signature\n');
  expect(err).toMatch(/cryptography: .*ed25519Verify by \S+/);
});

it('does not decide a line that the options do not fit, and goes on', async () => {
  const { code, out } = await capsig(['verify', '--ndjson', '--account', login.address, '-'], {
    stdin: `${JSON.stringify(login)}\n${JSON.stringify(sessionSig)}\n`,
  });
  expect(rows(out).map(({ verdict }) => verdict)).toEqual(['undecided', 'accept']);
  expect(code).toBe(3);
});

it('decides nothing where there is no line', async () => {
  const { code, out, err } = await capsig(['verify', '--ndjson', '-'], { stdin: '' });
  expect([code, out, err]).toEqual([3, '', 'no line was found, so that nothing was judged\n']);
});

it('says what cannot be read, and what goes together', async () => {
  expect((await capsig(['verify', '--ndjson', 'none'])).err).toContain('cannot read none: no such file');
  expect((await capsig(['verify', '--ndjson', '--jobs', '2', 'none'])).err).toContain('cannot read none: no such file');
  expect((await capsig(['verify', '--summary', '-'])).err).toContain('--summary goes with --ndjson');
  expect((await capsig(['verify', '--jobs', '2', '-'])).err).toContain('--jobs goes with --ndjson');
  expect((await capsig(['verify', '--ndjson', '--signed-text', 'none', '-'])).err).toContain('cannot read none');
});

it('holds no more of a long line than a document may have, and finds the next one', async () => {
  async function* source() {
    yield utf8('ab');
    for (let i = 0; i < 100; i++) yield new Uint8Array(100).fill(0x61);
    yield utf8('\ncd\n\nef');
  }
  const found: unknown[] = [];
  for await (const { number, bytes } of linesOf(source(), 500))
    found.push([number, bytes && String.fromCharCode(...bytes)]);
  expect(found).toEqual([
    [1, undefined],
    [2, 'cd'],
    [3, ''],
    [4, 'ef'],
  ]);
});

it('takes a line in as many pieces as it comes', async () => {
  async function* source() {
    for (let i = 0; i < 200_000; i++) yield utf8('a');
    yield utf8('\nb');
  }
  const found: unknown[] = [];
  for await (const { number, end, bytes } of linesOf(source())) found.push([number, end, bytes?.length]);
  expect(found).toEqual([
    [1, 200_001, 200_000],
    [2, 200_003, 1],
  ]);
});

it('reads no further than its verdicts are taken', async () => {
  let read = 0;
  async function* source() {
    for (; read < 1_000; ) {
      read++;
      yield utf8('x\n');
    }
  }
  const lines = linesOf(source());
  for (let i = 0; i < 3; i++) await lines.next();
  expect(read).toBe(3);
});
