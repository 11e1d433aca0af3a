import { beforeAll, describe, expect, it } from 'vitest';

// The gates run as `npm run gates` runs them.
type Module = Record<string, (...args: unknown[]) => never>;
const built = (path: string): Promise<Module> =>
  import(/* @vite-ignore */ new URL(`../../tools/${path}.ts`, import.meta.url).href);
const gate = (name: string): Promise<Module> => built(`gates/${name}`);
const corpusModule = (): Promise<Module> => built('vectors/corpus');

type Vector = Record<string, unknown> & {
  id: string;
  input: Record<string, unknown>;
  expect: { result: string; rule?: string };
};

let vectors: Vector[];
let find: (id: (vector: Vector) => boolean) => Vector;
const clone = <T>(value: T): T => structuredClone(value);

beforeAll(async () => {
  const { buildCorpus, listVectors } = (await corpusModule()) as never as {
    buildCorpus: (profiles: unknown) => Promise<unknown>;
    listVectors: (corpus: unknown) => Vector[];
  };
  const { profiles } = (await gate('engine')) as never as { profiles: unknown };
  vectors = listVectors(await buildCorpus(profiles));
  find = (test) => {
    const found = vectors.find(test);
    if (!found) throw new Error('the corpus has no such vector');
    return clone(found);
  };
});

const refusedBy = (rule: string) => (vector: Vector) => vector.expect.rule === rule;

describe('each gate fails on a planted defect', () => {
  it('verdicts: an expectation that does not hold', async () => {
    const { checkVerdicts } = (await gate('verdicts')) as never as { checkVerdicts: (vectors: Vector[]) => string[] };
    const good = find(refusedBy('session.node-bound'));
    expect(checkVerdicts([good])).toEqual([]);
    expect(checkVerdicts([{ ...good, expect: { result: 'accept' } }])[0]).toContain(
      'strict expects accept, found reject session.node-bound; as expected once session.node-bound is off',
    );
    expect(checkVerdicts([{ ...good, expect: { result: 'reject', rule: 'session.expired' } }])[0]).toContain(
      'session.expired',
    );
  });

  it('isolation: a vector with two faults', async () => {
    const { checkIsolation } = (await gate('isolation')) as never as {
      checkIsolation: (vectors: Vector[]) => { failures: string[]; checked: number };
    };
    const good = find(
      ({ operation, expect: { rule } }) => operation === 'session-sig.verify' && rule === 'session.node-bound',
    );
    const twin = find(({ id }) => id === good.twin);
    expect(checkIsolation([good, twin])).toEqual({ checked: 1, failures: [] });
    const late = clone(good);
    late.input.now = '2036-01-15T12:00:00Z';
    expect(checkIsolation([late, twin]).failures[0]).toMatch(/breaks .*session\.expired/);
  });

  it('isolation: a claim of another rule, and a twin that is not accepted', async () => {
    const { checkIsolation } = (await gate('isolation')) as never as {
      checkIsolation: (vectors: Vector[]) => { failures: string[] };
    };
    const good = find(refusedBy('session.node-bound'));
    const other = { ...good, expect: { result: 'reject', rule: 'session.expired' } };
    const twin = find(({ id }) => id === good.twin);
    expect(checkIsolation([other, twin]).failures[0]).toContain('instead of exactly session.expired');
    expect(checkIsolation([{ ...good, twin: good.id }]).failures[0]).toContain('is not accepted');
  });

  it('isolation: a gate vector that stops elsewhere', async () => {
    const { checkIsolation } = (await gate('isolation')) as never as {
      checkIsolation: (vectors: Vector[]) => { failures: string[] };
    };
    const good = find((vector) => vector.expect.rule === 'siwe.nonce' && vector.operation === 'siwe.parse');
    const twin = find(({ id }) => id === good.twin);
    const other = { ...good, expect: { result: 'reject', rule: 'siwe.uri' } };
    expect(checkIsolation([other, twin]).failures[0]).toContain('stops at siwe.nonce');
  });

  it('kill matrix: a rule without a vector survives, and a vector that names too few rules shows', async () => {
    const { buildKillMatrix } = (await gate('kill')) as never as {
      buildKillMatrix: (vectors: Vector[], rules?: string[]) => { failures: string[]; matrix: { rules: object } };
    };
    const good = find((vector) => vector.expect.rule === 'siwe.nonce' && vector.operation === 'siwe.parse');
    const { failures } = buildKillMatrix([good]);
    expect(failures).toContain('siwe.uri: no vector notices that it is off');
    expect(failures.filter((line) => line.startsWith('siwe.nonce:'))).toEqual([]);
    // A vector whose refusal does not depend on the rule it claims lets the rule survive.
    const claimed = { ...good, expect: { result: 'reject', rule: 'siwe.uri' }, rules: ['siwe.uri'] };
    expect(buildKillMatrix([claimed]).failures.join('\n')).toContain(
      `siwe.uri: survives ${good.id} (reject siwe.nonce without it too)`,
    );
    const alone = buildKillMatrix([good], ['siwe.nonce']);
    expect(Object.keys(alone.matrix.rules)).toEqual(['siwe.nonce']);
    expect(alone.failures).toEqual([]);
  });

  it('lint: id, twin, title, reason, risk, page', async () => {
    const { lintCorpus } = (await gate('lint')) as never as {
      lintCorpus: (vectors: Vector[], known: { risks: Set<string>; pages: Set<string> }) => string[];
    };
    const good = find((vector) => vector.expect.rule === 'siwe.nonce' && vector.operation === 'siwe.parse');
    const twin = find(({ id }) => id === good.twin);
    const risks = new Set([...(good.risk as string[]), ...(twin.risk as string[])]);
    const lint = (changed: Record<string, unknown>): string =>
      lintCorpus([{ ...good, ...changed } as Vector, twin], { risks, pages: new Set() }).join('\n');
    expect(lint({})).toBe('');
    expect(lint({ id: 'Not An Id' })).toContain('lower-case words');
    expect(lint({ id: twin.id })).toContain('used twice');
    expect(lint({ title: twin.title })).toContain('has the title of');
    expect(lint({ title: 'This should be invalid input.' })).toContain('no plain fact');
    expect(lint({ reason: 'short' })).toContain('does not derive');
    expect(lint({ risk: ['unheard-of'] })).toContain('is not defined');
    expect(lint({ risk: [] })).toContain('names the risk');
    expect(lint({ twin: 'nobody' })).toContain('does not exist');
    expect(lint({ mutation: undefined })).toContain('how it differs');
    expect(lint({ rules: ['siwe.uri'] })).toContain('does not list the rule');
    expect(lint({ since: '999.0.0' })).toContain('raise version in tools/vectors/corpus.ts');
    expect(lint({ input: twin.input })).toContain('has the input of');
    expect(lint({ contested: { page: 'spec/ambiguities/none.md', alternatives: [] } })).toContain('does not exist');
    expect(lintCorpus([good, twin], { risks: new Set([...risks, 'unused']), pages: new Set() }).join()).toContain(
      'risk unused',
    );
  });

  it('proofs: a rule without a refused vector', async () => {
    const { checkProofs } = (await gate('lint')) as never as { checkProofs: (vectors: Vector[]) => string[] };
    const without = vectors.filter((vector) => vector.expect.rule !== 'siwe.nonce');
    expect(checkProofs(without)).toContain('siwe.nonce: no vector is refused by it');
  });

  it('index: a changed input changes its hash, a retired id does not come back', async () => {
    const { buildIndex, checkSince, compareIndexes } = (await corpusModule()) as never as {
      buildIndex: (corpus: unknown, retired?: string[]) => { vectors: Record<string, { input: string }> };
      checkSince: (before: unknown, after: unknown) => string[];
      compareIndexes: (before: unknown, after: unknown) => string[];
    };
    const good = find(refusedBy('siwe.nonce'));
    const corpus = (vector: Vector): unknown => ({
      'siwe.parse/nonce.json': { operation: 'siwe.parse', vectors: [vector] },
    });
    const before = buildIndex(corpus(good));
    expect(compareIndexes(before, before)).toEqual([]);
    const changed = buildIndex(corpus({ ...good, input: { text: 'another' } }));
    expect(compareIndexes(before, changed).join()).toContain(`${good.id}: its input or expectation changed`);
    expect(compareIndexes(before, buildIndex({})).join()).toContain(`${good.id}: is gone`);
    expect(compareIndexes(before, buildIndex({}, [good.id]))).toEqual([]);
    expect(compareIndexes(buildIndex({}, [good.id]), before).join()).toContain('is used again');
    const since = (version: string): string[] =>
      checkSince(buildIndex({}), buildIndex(corpus({ ...good, since: version })));
    expect(since('1.0.0').join()).toContain(`${good.id}: is new and says since 1.0.0`);
    expect(since('999.0.0')).toEqual([]);
    expect(checkSince(before, before)).toEqual([]);
  });
});
