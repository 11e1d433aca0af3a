import { describe, expect, it } from 'vitest';
import {
  type Answer,
  differs,
  featuresOf,
  type Input,
  keyOf,
  type Respondent,
} from '../../tools/differential/disagreement.js';
import { createKnown, type KnownVector, nearest } from '../../tools/differential/known.js';
import { minimise, sizeOf, smaller } from '../../tools/differential/minimise.js';
import { mutateInput } from '../../tools/differential/mutate.js';
import { inquire, type Question, type Run } from '../../tools/differential/propose.js';
import { questions } from '../../tools/differential/questions.js';
import { random } from '../../tools/random.js';

type Judge = (input: Input) => Answer;

const accept: Answer = { result: 'accept' };
const refuse = (rule: string): Answer => ({ result: 'reject', rule });
const textOf = ({ text }: Input): string => String(text);

/** Made up: what is refused is a tab, and an exclamation mark. */
const sound: Judge = (input) => {
  if (textOf(input).includes('\t')) return refuse('made.tab');
  return textOf(input).includes('!') ? refuse('made.mark') : accept;
};
/** The fault that is planted: a tab behind an x is let through. */
const faulty: Judge = (input) => (textOf(input).includes('x\t') ? accept : sound(input));

const respondent = (name: string, judge: Judge, exact = false): Respondent => ({
  name,
  operations: ['siwe.parse'],
  exact,
  ask: async (_, input) => judge(input),
});

const vector = (id: string, text: string, expected: KnownVector['expect']): KnownVector => ({
  id,
  operation: 'siwe.parse',
  input: { text },
  expect: expected,
});

const plain = vector('plain', 'some words', { result: 'accept' });
const tab = vector('tab', 'x\ty', { result: 'reject', rule: 'made.tab' });
const mark = vector('mark', 'x!', { result: 'reject', rule: 'made.mark' });

const runOf = (others: readonly Respondent[], vectors = [plain, mark], known = createKnown(vectors, [])): Run => ({
  own: (_, input) => sound(input),
  others,
  vectors,
  known,
});

const question = (text: string, from?: string): Question => ({
  operation: 'siwe.parse',
  input: { text, extra: [1, 2, { a: 'b' }] },
  from: from ? `vector ${from}` : 'world',
  vector: from,
});

describe('a planted fault', () => {
  it('is found, made small and proposed with what each answers, and without an expectation', async () => {
    const run = runOf([respondent('right', sound), respondent('wrong', faulty)]);
    const outcome = await inquire(
      question('Long text, with x\tin its middle.\nAnd more: 1234567890!', 'plain'),
      run,
      true,
    );
    if (outcome.kind !== 'new') throw new Error(`expected a new disagreement, found ${outcome.kind}`);
    expect(outcome.proposal).toMatchObject({
      operation: 'siwe.parse',
      input: { text: 'x\t' },
      near: 'plain',
      expect: null,
      own: { result: 'reject', rule: 'made.tab' },
      answers: { right: { result: 'reject' }, wrong: { result: 'accept' } },
      unseen: ['wrong: accept'],
    });
    expect(outcome.proposal.input).toEqual({ text: 'x\t' });
  });

  it('is not proposed twice, nor where it was proposed in an earlier run', async () => {
    const others = [respondent('wrong', faulty)];
    const run = runOf(others);
    const first = await inquire(question('a x\tb'), run, true);
    const second = await inquire(question('another x\ttext'), run, true);
    expect([first.kind, second.kind]).toEqual(['new', 'proposed']);
    if (first.kind !== 'new') return;
    const later = runOf(others, [plain], createKnown([plain], [], [first.proposal.key]));
    expect((await inquire(question('x\t'), later, true)).kind).toBe('proposed');
  });

  it('is not proposed where a vector shows it, whoever else disagrees there', async () => {
    const vectors = [plain, tab];
    const measured = [
      { name: 'wrong', results: [['tab', 'fail', 'accept'] as const] },
      { name: 'other', results: [['tab', 'fail', 'accept'] as const] },
    ];
    const run = runOf([respondent('wrong', faulty)], vectors, createKnown(vectors, measured));
    expect((await inquire(question('a x\tb'), run, true)).kind).toBe('shown');
  });

  it('is new where the vector is of another rule, or of another who disagrees', async () => {
    const vectors = [plain, tab, mark];
    const others = [respondent('wrong', faulty)];
    for (const results of [
      [{ name: 'wrong', results: [['mark', 'fail', 'accept'] as const] }],
      [{ name: 'other', results: [['tab', 'fail', 'accept'] as const] }],
    ]) {
      const run = runOf(others, vectors, createKnown(vectors, results));
      expect((await inquire(question('a x\tb'), run, true)).kind).toBe('new');
    }
  });

  it('stays the same one while it is made small: another that turns up on the way is not it', async () => {
    const loose: Judge = (input) => (textOf(input).includes('!') ? accept : faulty(input));
    const run = runOf([respondent('wrong', faulty), respondent('loose', loose)]);
    const outcome = await inquire(question('x\t and a mark!'), run, true);
    expect(outcome).toMatchObject({ kind: 'new', proposal: { input: { text: 'x\t' } } });
  });
});

describe('answers', () => {
  it('differ by the result alone, and of who speaks our words by rule and output', () => {
    expect(differs(refuse('made.tab'), refuse('made.mark'))).toBeUndefined();
    expect(differs(refuse('made.tab'), refuse('made.mark'), true)).toBe('reject made.mark');
    expect(
      differs({ ...accept, output: { a: 1, b: undefined } }, { ...accept, output: { a: 1 } }, true),
    ).toBeUndefined();
    expect(differs({ ...accept, output: 1 }, { ...accept, output: 2 }, true)).toBe('accept, another output');
    expect(differs(accept, { result: 'unsupported' })).toBeUndefined();
  });

  it('that are missing, or a question without its form, are no disagreement', async () => {
    const silent: Respondent = { ...respondent('silent', sound), ask: async () => undefined };
    expect((await inquire(question('x\t'), runOf([silent]), true)).kind).toBe('agreed');
    const own = () => {
      throw new TypeError('authSig: expected text');
    };
    expect((await inquire(question('x\t'), { ...runOf([respondent('wrong', faulty)]), own }, true)).kind).toBe(
      'agreed',
    );
  });

  it('are asked of those alone who know what an input has', async () => {
    expect(featuresOf('siwe.parse', { text: 'https://a wants' })).toEqual(['siwe:scheme']);
    expect(featuresOf('siwe.parse', { text: 'a wants\nURI: https://a' })).toEqual([]);
    expect(featuresOf('siwe.format', { message: { scheme: 'a' } })).toEqual(['siwe:scheme']);
    expect(featuresOf('auth-sig.verify', { purpose: 'session', authSig: '"urn:recap:"' })).toEqual([
      'purpose:session',
      'recap',
    ]);
    const grants = (alternatives: readonly object[]) => [{ att: { 'urn:a': { 'b/c': alternatives } }, prf: [] }];
    expect(featuresOf('capability.covers', { grants: grants([{}]), resource: 'lit-pkp://*' })).toEqual([
      'namespace:other',
    ]);
    expect(featuresOf('capability.covers', { grants: grants([{ a: 1 }]), resource: 'urn:a' })).toContain(
      'restrictions',
    );
    const other = { ...respondent('wrong', faulty), features: [] };
    expect((await inquire(question('https://x\t'), runOf([other]), true)).kind).toBe('agreed');
  });

  it('have one key whatever the order of who is asked', () => {
    const opponents = [
      { name: 'a', how: 'accept' },
      { name: 'b', how: 'accept' },
    ];
    const given = { operation: 'siwe.parse', own: refuse('made.tab'), opponents };
    expect(keyOf(given)).toBe('siwe.parse | reject made.tab | a: accept, b: accept');
    expect(keyOf({ ...given, opponents: opponents.toReversed() })).toBe(keyOf(given));
  });
});

describe('making small', () => {
  const uri = (value: unknown) => `urn:recap:${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

  it('enters a JSON document in a text, and a ReCap', async () => {
    const inside = JSON.stringify({
      other: 1,
      list: [1, 2, 3],
      uri: uri({ att: { a: 1, b: { wanted: true } }, prf: [] }),
    });
    const holds = async (text: string) => {
      try {
        const found: unknown = JSON.parse(text).uri;
        return 'wanted' in JSON.parse(Buffer.from(String(found).slice(10), 'base64url').toString()).att.b;
      } catch {
        return false;
      }
    };
    const small = JSON.parse(await minimise(inside, holds));
    expect(Object.keys(small)).toEqual(['uri']);
    expect(JSON.parse(Buffer.from(small.uri.slice(10), 'base64url').toString())).toEqual({
      att: { b: { wanted: true } },
    });
  });

  it('replaces what plays no part by plain characters', async () => {
    expect(await minimise('%\u00e9Z#', async (text) => [...text].length === 4 && text.includes('#'))).toBe('aaa#');
  });

  it('leaves what cannot be smaller, asks nothing twice and ends where its questions do', async () => {
    const asked: string[] = [];
    const never = async (text: string) => {
      asked.push(text);
      return false;
    };
    expect(await minimise('abcd\nefgh', never)).toBe('abcd\nefgh');
    expect(new Set(asked).size).toBe(asked.length);
    expect(await minimise('a'.repeat(100), async () => true, 3)).toHaveLength(12);
  });

  it('has steps for every kind of value, and measures length before plainness', () => {
    expect([...smaller(7)]).toEqual([0]);
    expect([...smaller([1])]).toEqual([[], [0]]);
    expect([...smaller({ a: 1 })]).toEqual([{}, { a: 0 }]);
    expect([...smaller(null)]).toEqual([]);
    expect(sizeOf('####')).toBeLessThan(sizeOf('aaaaaaa'));
  });
});

describe('questions', () => {
  it('are the same for a seed, of vectors and of worlds', () => {
    const first = (seed: number, sources = { vectors: true, worlds: true }) => {
      const made = questions('siwe.parse', [plain], random(seed), sources);
      return Array.from({ length: 30 }, () => made.next().value as Question);
    };
    expect(first(1)).toEqual(first(1));
    expect(new Set(first(1).map(({ from }) => from))).toEqual(new Set(['vector plain', 'world', 'world, changed']));
    expect(first(2, { vectors: false, worlds: true }).some(({ vector: id }) => id)).toBe(false);
    expect(first(3, { vectors: true, worlds: false }).every(({ vector: id }) => id === 'plain')).toBe(true);
  });

  it('keep every member of the input, and who says the time', () => {
    const next = random(7);
    for (let count = 0; count < 50; count++) {
      const changed = mutateInput({ authSig: '{"a":"b"}', now: 'then', purpose: 'login' }, next);
      expect(changed).toMatchObject({ now: 'then', purpose: 'login' });
      expect(Object.keys(changed)).toEqual(['authSig', 'now', 'purpose']);
    }
  });

  it('find the vector that is nearest, of the same verdict where there is one', () => {
    const vectors = [plain, tab, mark];
    expect(nearest('siwe.parse', refuse('made.mark'), { text: 'some words!' }, vectors)).toBe('mark');
    expect(nearest('siwe.parse', refuse('made.none'), { text: 'some word' }, vectors)).toBe('plain');
    expect(nearest('siwe.format', accept, {}, vectors)).toBeUndefined();
  });
});
