import { describe, expect, it } from 'vitest';
import { chunksOf, packChunk, unpackChunk } from '../../src/cli/audit/chunks.js';
import { fits } from '../../src/cli/audit/files.js';
import { judgesAlike, readSetup, writeSetup } from '../../src/cli/audit/setup.js';
import type { Numbered } from '../../src/cli/ndjson.js';
import { capsig, expiration, login, node, now, otherNode, sessionSig, sessionSigs } from './fixture.js';

const forged = { ...sessionSig, sig: `${'11'.repeat(32)}${'00'.repeat(32)}` };
const text = (...documents: readonly unknown[]): string =>
  documents.map((each) => `${JSON.stringify(each)}\n`).join('');
const files = {
  'a.ndjson': text(sessionSig, forged),
  'b.ndjson': text(login),
  'c.txt': 'x\n',
  'logs/d.ndjson': '{}\n',
};
const rows = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { file?: string; line: number; verdict: string; misuse?: string });
const told = (out: string) => rows(out).map(({ file, line, verdict }) => [file, line, verdict]);

describe('an audit', () => {
  it('judges files in their order, and sums them up', async () => {
    const { code, out, err } = await capsig(['audit', 'b.ndjson', 'a.ndjson', 'b.ndjson'], { files });
    expect(told(out)).toEqual([
      ['b.ndjson', 1, 'accept'],
      ['a.ndjson', 1, 'accept'],
      ['a.ndjson', 2, 'reject'],
    ]);
    expect(err).toContain('3 lines\n  2 accept\n  1 reject\n  1 broke session.signature\n');
    expect(code).toBe(1);
  });

  it('says of one file and of standard input what verify --ndjson says', async () => {
    const { out } = await capsig(['verify', '--ndjson', 'a.ndjson'], { files });
    expect((await capsig(['audit', 'a.ndjson'], { files })).out).toBe(out);
    expect((await capsig(['audit', '-', '--jobs', '2'], { stdin: files['a.ndjson'] })).out).toBe(out);
  });

  it('prints what is refused only, where that is asked', async () => {
    const { out, err } = await capsig(['audit', 'a.ndjson', 'b.ndjson', '--refused'], { files });
    expect(told(out)).toEqual([['a.ndjson', 2, 'reject']]);
    expect(err).toContain('3 lines');
  });

  it('takes patterns within a folder', async () => {
    const inFolder = { 'logs/b.ndjson': text(login), 'logs/a.ndjson': text(login), 'logs/x.txt': 'x' };
    const { out } = await capsig(['audit', 'logs/*.ndjson'], { files: inFolder });
    expect(told(out).map(([file]) => file)).toEqual(['logs/a.ndjson', 'logs/b.ndjson']);
    const none = await capsig(['audit', 'logs/*.csv'], { files: inFolder });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no file fits logs/*.csv')]);
    expect((await capsig(['audit', 'none/*'], { files })).err).toContain('cannot list none: no such file');
  });

  it('decides nothing where there is no line, and says what cannot be read', async () => {
    const empty = await capsig(['audit', '-'], { stdin: '' });
    expect([empty.code, empty.err]).toEqual([3, expect.stringContaining('no line was found')]);
    expect((await capsig(['audit', 'a.ndjson', 'none'], { files })).code).toBe(2);
  });

  it('says what goes together', async () => {
    const misuse = async (...argv: readonly string[]) => (await capsig(['audit', ...argv], { files })).err;
    expect(await misuse('a.ndjson', '--name', 'x')).toContain('--name goes with --queue');
    expect(await misuse('a.ndjson', '--record-time', 'at')).toContain('--record-time goes with --record-document');
    expect(await misuse('a.ndjson', '--queue', 'http://x')).toContain('--queue: expected redis://');
    expect(await misuse('a.ndjson', '--queue', 'redis://127.0.0.1:1', '--name', 'a b')).toContain('--name: expected');
    expect(await misuse('status')).toContain('audit status: expected --queue URL');
    const away = await capsig(['audit', 'work', '--queue', 'redis://user:secret@127.0.0.1:1']);
    expect([away.code, away.err]).toEqual([2, expect.stringContaining('--queue: cannot be reached')]);
    expect(away.err).not.toContain('secret');
  });
});

describe('records', () => {
  const options = ['--record-document', 'sig', '--record-time', 'at', '--record-node', 'node'];
  const judged = async (...records: readonly unknown[]) =>
    rows((await capsig(['audit', '-', ...options], { stdin: text(...records), clock: '2030-01-01T00:00:00Z' })).out);

  it('are judged at the time and the node that they say', async () => {
    const good = { at: now, node, sig: sessionSig };
    const verdicts = await judged(
      good,
      { ...good, sig: JSON.stringify(sessionSig) },
      { ...good, at: '2026-01-02T04:09:05Z' },
      { ...good, node: otherNode },
      { ...good, sig: sessionSigs },
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accept', 'accept', 'reject', 'reject', 'accept']);
  });

  it.each<[string, unknown, string]>([
    ['no object', [], 'expected a record'],
    ['no document', { at: now, node }, 'expected the member "sig"'],
    ['an inherited document', { at: now, node, constructor: {} }, 'expected the member "sig"'],
    ['no time', { node, sig: sessionSig }, 'expected a time'],
    ['a time that is none', { at: 1, node, sig: sessionSig }, 'expected a time'],
    ['no node', { at: now, sig: sessionSig }, 'expected [http'],
  ])('are undecided with %s', async (_, record, misuse) => {
    const [row] = await judged(record);
    expect(row).toMatchObject({ verdict: 'undecided', misuse: expect.stringContaining(misuse) });
  });

  it('are undecided with a member twice', async () => {
    const stdin = `{"sig":{},"sig":${JSON.stringify(login)}}\n`;
    const { out, code } = await capsig(['audit', '-', '--record-document', 'sig'], { stdin });
    expect([rows(out)[0]?.verdict, code]).toEqual(['undecided', 3]);
  });
});

describe('a pattern', () => {
  it.each([
    ['*', 'a', true],
    ['*', '', true],
    ['a*c', 'abc', true],
    ['a*c', 'abd', false],
    ['a?c', 'ac', false],
    ['*.ndjson', 'x.ndjson.gz', false],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'ab', false],
    ['?', 'ab', false],
    ['a**b', 'ab', true],
    ['[a]', 'a', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(fits(name, pattern)).toBe(expected);
  });

  it('does not try every way in which asterisks can share a name', () => {
    // More ways than a test could wait for.
    expect(fits('a'.repeat(5_000), `${'*a'.repeat(500)}b`)).toBe(false);
  });
});

describe('a chunk', () => {
  async function* source(lines: readonly (string | undefined)[], file?: string): AsyncGenerator<Numbered> {
    for (const [index, line] of lines.entries()) {
      const bytes = line === undefined ? undefined : new Uint8Array(Buffer.from(line, 'latin1'));
      yield { number: index + 1, end: 0, bytes, ...(file !== undefined && { file }) };
    }
  }
  const all = async <T>(of: AsyncIterable<T>): Promise<readonly T[]> => {
    const found: T[] = [];
    for await (const each of of) found.push(each);
    return found;
  };

  it('brings its lines back, byte for byte', async () => {
    const [chunk] = await all(chunksOf(source(['{"a":1}', '', '\xff\xfe', undefined, 'é\r', ''], 'f')));
    if (!chunk) throw new Error('expected a chunk');
    const { data, digest } = packChunk(chunk);
    expect(unpackChunk(data)).toEqual(chunk);
    expect(packChunk(chunk)).toEqual({ data, digest });
    const [other] = await all(chunksOf(source(['{"a":1}', '', '\xff\xfe', '', 'é\r', ''], 'f')));
    expect(other && packChunk(other).digest).not.toBe(digest);
  });

  it('has no more lines and bytes than are taken lightly, and those of one file', async () => {
    const sizes = (chunks: readonly { readonly lines: readonly unknown[] }[]) =>
      chunks.map(({ lines }) => lines.length);
    expect(sizes(await all(chunksOf(source(Array.from({ length: 600 }, () => 'x')))))).toEqual([256, 256, 88]);
    const large = 'x'.repeat(600_000);
    expect(sizes(await all(chunksOf(source([large, 'x', large, large]))))).toEqual([2, 1, 1]);
    async function* two(): AsyncGenerator<Numbered> {
      yield* source(['a', 'b'], 'one');
      yield* source(['c'], 'two');
    }
    expect((await all(chunksOf(two()))).map(({ file, lines }) => [file, lines[0]?.number])).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
    expect(await all(chunksOf(source([])))).toEqual([]);
  });
});

describe('what all workers judge by', () => {
  const given = (...values: readonly [string, readonly string[]][]) => ({
    ...{ operands: ['x'], switches: new Set(['refused']), values: new Map(values) },
  });
  const sources = { signedTexts: ['text'], proofs: new Map([['bafy', new Uint8Array([1, 2])]]) };

  it('is written and read', () => {
    const setup = {
      given: given(['node', [node]], ['rpc', ['a', 'b']], ['jobs', ['4']], ['proof', ['x']]),
      now,
      sources,
    };
    expect(readSetup(writeSetup(setup))).toEqual({
      given: {
        operands: [],
        switches: new Set(),
        values: new Map([
          ['node', [node]],
          ['rpc', ['a', 'b']],
        ]),
      },
      ...{ now, sources },
    });
  });

  it('is the same whenever it is begun, and with as many threads as anybody likes', () => {
    const one = writeSetup({ given: given(['node', [node]], ['jobs', ['4']]), now, sources });
    expect(
      judgesAlike(one, writeSetup({ given: given(['jobs', ['1']], ['node', [node]]), now: expiration, sources })),
    ).toBe(true);
    expect(judgesAlike(one, writeSetup({ given: given(['node', [otherNode]]), now, sources }))).toBe(false);
    expect(
      judgesAlike(one, writeSetup({ given: given(['node', [node]]), now, sources: { ...sources, signedTexts: [] } })),
    ).toBe(false);
  });
});
