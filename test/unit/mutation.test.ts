import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { meets, sameJson } from '../../tools/mutation/corpus.js';
import {
  checkExcluded,
  createMatcher,
  describe as describeMutant,
  type Excluded,
} from '../../tools/mutation/excluded.js';
import { checkModules, listModules } from '../../tools/mutation/modules.js';
import { pickTests } from '../../tools/mutation/pick.js';
import { exclude, measure, scoreOf } from '../../tools/mutation/results.js';
import type { MutantResult } from '../../tools/mutation/stryker.js';
import { wordingOf } from '../../tools/mutation/wording-ignorer.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = 'src/a.ts';
const text = 'const a = 1;\nif (a > 0 &&\n    a < 9) {\n  go(a);\n}\n';
const mutant = (status: MutantResult['status'], replacement = 'true'): MutantResult => ({
  id: '1',
  fileName: `/somewhere/${file}`,
  mutatorName: 'ConditionalExpression',
  replacement,
  location: { start: { line: 2, column: 5 }, end: { line: 3, column: 10 } },
  status,
});
const entry: Excluded = {
  file,
  line: 'if (a > 0 &&',
  source: 'a > 0 && a < 9',
  replacement: 'true',
  kind: 'equivalent',
  reason: 'nothing else comes in here',
};
const check = (entries: readonly Excluded[], of = text) =>
  checkExcluded(
    entries,
    (name) => (name === file ? of : undefined),
    (name) => name === file,
  );

describe('an excluded mutant', () => {
  it('is told by what is written, wherever that stands', () => {
    expect(describeMutant(mutant('Survived'), file, text)).toEqual({
      file,
      line: entry.line,
      source: entry.source,
      replacement: 'true',
    });
    const match = createMatcher([entry]);
    expect(match(describeMutant(mutant('Survived'), file, text))).toBe(entry);
    expect(match(describeMutant(mutant('Survived', 'false'), file, text))).toBeUndefined();
    const lower = `// above\n${text}`;
    const { start, end } = mutant('Survived').location;
    const location = { start: { ...start, line: start.line + 1 }, end: { ...end, line: end.line + 1 } };
    expect(match(describeMutant({ ...mutant('Survived'), location }, file, lower))).toBe(entry);
  });

  it('is found stale once the source is another one, and refused without a reason or a kind', () => {
    expect(check([entry])).toEqual([]);
    expect(check([entry], text.replace('a < 9', 'a < 8'))).toEqual([
      expect.stringContaining('not in the module any more'),
    ]);
    expect(check([entry], text.replace('if (', 'if  ('))).toHaveLength(1);
    expect(check([entry, entry])).toEqual([expect.stringContaining('listed twice')]);
    expect(check([{ ...entry, reason: ' ' }])).toEqual([expect.stringContaining('nobody says why')]);
    expect(check([{ ...entry, kind: 'lazy' as never }])).toEqual([expect.stringContaining('expected a kind')]);
    expect(check([{ ...entry, file: 'src/b.ts' }])).toEqual([expect.stringContaining('not mutated')]);
  });

  it('may be longer than what is kept of it', () => {
    const long = `go(${'a + '.repeat(80)}a);`;
    const location = { start: { line: 1, column: 1 }, end: { line: 1, column: long.length + 1 } };
    const written = describeMutant({ location, replacement: '{}' }, file, long);
    expect(written.source).toHaveLength(161);
    expect(check([{ ...entry, ...written }], long)).toEqual([]);
  });
});

describe('a measure', () => {
  const facts = { date: '2026-01-01', revision: 'abc' };

  it('counts what was noticed, what is excluded and what survives', () => {
    const mutants = [
      mutant('Killed', 'a'),
      mutant('Timeout', 'b'),
      mutant('Survived'),
      mutant('NoCoverage', 'c'),
      mutant('Ignored', 'd'),
    ];
    const { measured, used, killed } = measure(file, text, mutants, [entry], facts);
    expect(measured).toMatchObject({ mutants: 4, killed: 2, endless: 1, excluded: { equivalent: 1 } });
    expect(measured.survivors).toEqual([
      { mutator: 'ConditionalExpression', line: entry.line, source: entry.source, replacement: 'c' },
    ]);
    expect([...used]).toEqual([entry]);
    expect([...killed]).toEqual([]);
    expect(scoreOf([measured])).toEqual({ killed: 2, of: 3, percent: '66.7' });
    expect(scoreOf([])).toEqual({ killed: 0, of: 0, percent: '—' });
  });

  it('counts what is excluded later', () => {
    const { measured } = measure(file, text, [mutant('Killed', 'a'), mutant('Survived')], [], facts);
    expect(measured.survivors).toHaveLength(1);
    const after = exclude(file, measured, [{ ...entry, kind: 'told' }]);
    expect(after).toMatchObject({ mutants: 2, killed: 1, excluded: { told: 1 }, survivors: [] });
    expect(exclude(file, measured, [])).toEqual(measured);
  });

  it('names an entry whose mutant is noticed', () => {
    const { killed } = measure(file, text, [mutant('Killed')], [entry], facts);
    expect([...killed]).toEqual([entry]);
  });
});

describe('tests of a mutant', () => {
  const test = (id: string, result: string) => ({ id, operation: 'siwe.parse', expect: { result } });
  const tests = [test('dear', 'accept'), test('cheap', 'accept'), test('other', 'reject'), test('apart', 'accept')];
  const known = {
    costs: { dear: 9, cheap: 1, other: 5, apart: 3 },
    perTest: { dear: { 1: 4, 7: 1 }, cheap: { 1: 8 }, other: { 1: 4 }, apart: { 1: 1 } },
    within: new Set(['1']),
  };

  const names = (listed: readonly { readonly id: string }[]) => listed.map(({ id }) => id);

  it('are all of them, the cheapest first', () => {
    const { first, rest } = pickTests(tests, known);
    expect([names(first), names(rest)]).toEqual([['cheap', 'apart', 'other', 'dear'], []]);
  });

  it('are at first some of those that reach the same and expect the same', () => {
    const { first, rest } = pickTests(tests, { ...known, alike: 1 });
    expect([names(first), names(rest)]).toEqual([['cheap', 'apart', 'other'], ['dear']]);
  });
});

describe('an answer', () => {
  it('is compared as JSON', () => {
    expect(sameJson({ a: [1, { b: null }], c: undefined }, { a: [1, { b: null }] })).toBe(true);
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    for (const [a, b] of [
      [[1], { 0: 1 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, {}],
      [null, {}],
      [
        [1, 2],
        [2, 1],
      ],
    ])
      expect(sameJson(a, b)).toBe(false);
  });

  it('has the verdict, the rule, and the output where one is stated', () => {
    const reject = { result: 'reject', rule: 'siwe.nonce' };
    expect(meets(reject, reject)).toBe(true);
    expect(meets({ ...reject, rule: 'siwe.uri' }, reject)).toBe(false);
    expect(meets({ result: 'threw' }, reject)).toBe(false);
    expect(meets({ result: 'accept', output: 1 }, { result: 'accept' })).toBe(true);
    expect(meets({ result: 'accept' }, { result: 'accept', output: 1 })).toBe(false);
  });
});

describe('what is not mutated', () => {
  it('is the words of issues and errors, and no word that decides', () => {
    const key = (name: string) => ({ type: 'ObjectProperty', key: { type: 'Identifier', name } });
    expect(wordingOf(key('message'))).toBeDefined();
    expect(wordingOf(key('rule'))).toBeUndefined();
    const issue = { type: 'ObjectExpression', properties: [key('path'), key('message')] };
    expect(wordingOf(key('path'), issue)).toBeDefined();
    expect(wordingOf(key('path'), { type: 'ObjectExpression', properties: [key('path')] })).toBeUndefined();
    expect(wordingOf({ type: 'NewExpression', callee: { type: 'Identifier', name: 'TypeError' } })).toBeDefined();
    expect(wordingOf({ type: 'NewExpression', callee: { type: 'Identifier', name: 'Map' } })).toBeUndefined();
    expect(wordingOf({ type: 'StringLiteral', value: 'expected a CID' })).toBeDefined();
    expect(wordingOf({ type: 'StringLiteral', value: 'lit:session:' })).toBeUndefined();
  });

  it('is decided for every module', () => {
    expect(checkModules(root)).toEqual([]);
    expect(listModules(root)).toContain('src/siwe/layout.ts');
    expect(listModules(root)).not.toContain('src/crypto/noble.ts');
  });
});

describe('the committed list', () => {
  it('is about sources as they are', () => {
    const entries: readonly Excluded[] = JSON.parse(readFileSync(`${root}tools/mutation/equivalent.json`, 'utf8'));
    const modules = listModules(root);
    const read = (name: string) => (existsSync(root + name) ? readFileSync(root + name, 'utf8') : undefined);
    expect(checkExcluded(entries, read, (name) => modules.includes(name))).toEqual([]);
  });
});
