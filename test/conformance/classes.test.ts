import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causesOf, risksByWeight } from '../../src/conformance/cause.js';
import { claimedBy, formatFigure, scoreClass, scoreClasses } from '../../src/conformance/class-score.js';
import { type ConformanceClass, classes, isOfClass } from '../../src/conformance/classes.js';
import { isFault } from '../../src/conformance/fault.js';
import { meaningOf } from '../../src/conformance/meaning.js';
import { createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import { parseHello } from '../../src/conformance/protocol.js';
import type { Run, RunResult } from '../../src/conformance/runner.js';
import { loadVectors, type Vector } from '../../src/conformance/vector.js';
import { measure, sound } from './fixture.js';

const set = loadVectors();
if (isFault(set)) throw new Error(set.fault);

const named = (id: string): ConformanceClass => {
  const found = classes.find((each) => each.id === id);
  if (!found) throw new Error(`no class ${id}`);
  return found;
};

describe('classes', () => {
  it('every vector counts in one at least, and each has vectors', () => {
    const homeless = set.vectors.filter((vector) => !classes.some((of) => isOfClass(vector, of)));
    expect(homeless.map(({ id }) => id)).toEqual([]);
    for (const of of classes)
      expect(set.vectors.filter((vector) => isOfClass(vector, of)).length, of.id).toBeGreaterThan(10);
  });

  it('ask for features that vectors have', () => {
    const known = new Set(set.vectors.flatMap(({ features }) => features));
    for (const { id, features } of classes)
      expect(
        features.filter((name) => !known.has(name)),
        id,
      ).toEqual([]);
  });

  it('a SIWE reader is measured by nothing but texts', () => {
    const operations = new Set(
      set.vectors.filter((vector) => isOfClass(vector, named('siwe-reader'))).map((vector) => vector.operation),
    );
    expect([...operations]).toEqual(['siwe.parse']);
  });

  it('a login verifier is not asked for sessions, envelopes or other kinds of accounts', () => {
    const own = set.vectors.filter((vector) => isOfClass(vector, named('login-verifier')));
    expect(own.some(({ input }) => input.purpose !== 'login')).toBe(false);
    expect(own.some(({ features }) => features.some((name) => name.startsWith('kind:')))).toBe(false);
  });
});

describe('claims', () => {
  const hello = { name: 'x', version: '1', features: [] };
  const ids = (given: Parameters<typeof claimedBy>[0]): readonly string[] => claimedBy(given).map(({ id }) => id);

  it('follow from the operations, and from the features of an extension', () => {
    expect(ids({ ...hello, operations: ['siwe.parse'] })).toEqual(['siwe-reader']);
    expect(ids({ ...hello, operations: ['auth-sig.verify'] })).toEqual(['login-verifier']);
    expect(ids({ ...hello, operations: ['auth-sig.verify'], features: ['kind:bls'] })).toContain('network-accounts');
  });

  it('are what hello declares, where it does', () => {
    expect(ids({ ...hello, operations: ['siwe.parse', 'recap.decode'], classes: ['siwe-reader'] })).toEqual([
      'siwe-reader',
    ]);
  });

  it('are parsed: a list of names, or nothing', () => {
    const line = (classes: unknown): Uint8Array =>
      new TextEncoder().encode(JSON.stringify({ type: 'hello', protocol: 1, ...hello, operations: [], classes }));
    expect(parseHello(line(['siwe-reader']))).toMatchObject({ classes: ['siwe-reader'] });
    expect(parseHello(line(null))).not.toHaveProperty('classes');
    expect(parseHello(line('siwe-reader'))).toMatchObject({
      fault: expect.stringContaining('classes: expected a list'),
    });
    expect(parseHello(line(['no-such']))).toMatchObject({
      fault: expect.stringContaining('there is no class "no-such"'),
    });
  });
});

describe('meanings', () => {
  it('tell a dangerous verdict from a nuisance', () => {
    expect(meaningOf('fail', 'reject', 'accept')).toBe('accepts');
    expect(meaningOf('fail', 'undecided', 'accept')).toBe('accepts');
    expect(meaningOf('fail', 'accept', 'reject')).toBe('refuses');
    expect(meaningOf('fail', 'accept', 'accept')).toBe('output');
    expect(meaningOf('fail', 'undecided', 'reject')).toBe('reason');
    expect(meaningOf('wrong-reason', 'reject', 'reject')).toBe('reason');
    expect(meaningOf('void', 'reject', 'reject')).toBe('broken');
    expect(meaningOf('timeout', 'accept', undefined)).toBe('broken');
    expect(meaningOf('pass-unexplained', 'reject', 'reject')).toBe('unexplained');
  });
});

const vector = (over: Partial<Vector>): Vector => ({
  id: 'v',
  operation: 'siwe.parse',
  title: '',
  rules: ['siwe.nonce'],
  risk: [],
  reason: '',
  input: {},
  expect: { result: 'reject', rule: 'siwe.nonce' },
  features: [],
  basis: 'standard',
  since: '1.0.0',
  ...over,
});

const result = (over: Partial<Vector>, outcome: RunResult['outcome'], given: RunResult['given']): RunResult => ({
  vector: vector(over),
  outcome,
  milliseconds: 0,
  ...(given === undefined ? {} : { given }),
});

describe('scores of a class', () => {
  const results = [
    result({}, 'pass', 'reject'),
    result({ expect: { result: 'reject', rule: 'siwe.domain' } }, 'fail', 'accept'),
    result({ expect: { result: 'reject', rule: 'siwe.domain' } }, 'pass-unexplained', 'reject'),
    result({ expect: { result: 'reject', rule: 'siwe.size' }, basis: 'capsig' }, 'fail', 'accept'),
    result({ basis: 'decision' }, 'fail', 'accept'),
    result({ operation: 'recap.decode' }, 'fail', 'accept'),
  ];
  const score = scoreClass(named('siwe-reader'), { results, profile: 'strict' });

  it('keep what a standard demands apart from hardening, and count neither what we decided nor what is of another class', () => {
    expect(score.standard.vectors).toMatchObject({ right: 1, unexplained: 1, accepts: 1, total: 3 });
    expect(score.hardening.vectors).toMatchObject({ accepts: 1, total: 1 });
  });

  it('say of each rule how many of its vectors are right', () => {
    expect(score.standard.rules).toEqual({ all: 1, most: 1, some: 0, none: 0, unasked: 0, total: 2 });
    expect(score.hardening.rules).toMatchObject({ none: 1, total: 1 });
    expect(formatFigure(score.standard)).toBe('1/2 rules, 2/3 vectors');
  });

  it('can be asked for alone', async () => {
    const selection = { classes: ['siwe-writer'] };
    const { results } = sound(await measure(createOwnAdapter(await ownHello()), { selection }));
    expect(new Set(results.map(({ vector }) => vector.operation))).toEqual(new Set(['siwe.format']));
  });

  it('are whole for this implementation in every class', async () => {
    const run: Run = sound(await measure(createOwnAdapter(await ownHello())));
    const scores = scoreClasses(run);
    expect(Object.keys(scores)).toEqual(classes.map(({ id }) => id));
    for (const { standard, hardening } of Object.values(scores)) {
      for (const { vectors, rules } of [standard, hardening]) {
        expect([vectors.right, rules.all]).toEqual([vectors.total, rules.total]);
      }
    }
  });
});

describe('causes', () => {
  it('list what is accepted first, what a standard demands before hardening and our decisions, the worst risk on top, the smallest input first', () => {
    const long = { text: 'x'.repeat(100) };
    const causes = causesOf({
      profile: 'strict',
      results: [
        result({ id: 'a', expect: { result: 'accept' } }, 'fail', 'reject'),
        result(
          { id: 'b', basis: 'capsig', risk: ['forgery'], expect: { result: 'reject', rule: 'siwe.size' } },
          'fail',
          'accept',
        ),
        result({ id: 'c', risk: ['expiry'] }, 'fail', 'accept'),
        result(
          { id: 'd', risk: ['lockout', 'forgery'], input: long, expect: { result: 'reject', rule: 'siwe.domain' } },
          'fail',
          'accept',
        ),
        result({ id: 'e', risk: ['replay'], expect: { result: 'reject', rule: 'siwe.domain' } }, 'fail', 'accept'),
        result({ id: 'f' }, 'pass', 'reject'),
        result({ id: 'g', basis: 'decision', risk: ['forgery'] }, 'fail', 'accept'),
      ],
    });
    expect(
      causes.map(({ meaning, about, risk, vectors }) => [meaning, about, risk, vectors.map(({ id }) => id)]),
    ).toEqual([
      ['accepts', 'siwe.domain', 'forgery', ['e', 'd']],
      ['accepts', 'siwe.nonce', 'expiry', ['c']],
      ['accepts', 'siwe.size', 'forgery', ['b']],
      // Nobody is told that a standard demands what we decided.
      ['accepts', 'siwe.nonce', 'forgery', ['g']],
      ['refuses', 'siwe.parse', undefined, ['a']],
    ]);
  });

  it('weigh every risk of the specification', () => {
    const text = readFileSync(new URL('../../spec/security.md', import.meta.url), 'utf8');
    const [, chapter = ''] = text.split(/^## Risks$/m);
    const tags = [...chapter.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, tag]) => tag);
    expect([...risksByWeight].sort()).toEqual([...tags].sort());
  });
});
