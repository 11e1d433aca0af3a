import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { badgeOf, formatBadgeJson, formatBadgeSvg } from '../../src/conformance/badge.js';
import { compareBaseline, formatBaseline, parseBaseline } from '../../src/conformance/baseline.js';
import { classes } from '../../src/conformance/classes.js';
import { isFault } from '../../src/conformance/fault.js';
import { type Outcome, outcomes } from '../../src/conformance/judgement.js';
import { buildMatrix } from '../../src/conformance/matrix.js';
import { createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import { runFiles, summarize } from '../../src/conformance/report-files.js';
import type { ResultRow, Results } from '../../src/conformance/report-json.js';
import { formatJunit } from '../../src/conformance/report-junit.js';
import { formatMatrix } from '../../src/conformance/report-markdown.js';
import { differencesOf } from '../../src/conformance/results-difference.js';
import type { Run } from '../../src/conformance/runner.js';
import type { RegisterRow } from '../../src/register.js';
import { createFolder, faultyAdapter, measure, set, sound, vectorOf } from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

const ours = async (options = {}): Promise<Run> => sound(await measure(createOwnAdapter(await ownHello()), options));
const theirs = async (behaviour: string): Promise<Run> => sound(await measure(faultyAdapter(folder.path, behaviour)));
const register = new Map<string, RegisterRow>([
  [
    'siwe.nonce',
    { level: 'MUST', document: 'spec/siwe.md', sentence: 'A verifier MUST look at the nonce.', source: ['capsig'] },
  ],
  [
    'siwe.version',
    { level: 'SHOULD', document: 'spec/siwe.md', sentence: 'A verifier SHOULD look at the version.', source: [] },
  ],
]);

describe('badge', () => {
  const score = { passed: 118, unexplained: 0, failed: 0, unsupported: 2, total: 120 };

  it('counts MUST rules and shows unexplained ones apart', () => {
    expect(badgeOf(score, 'strict')).toEqual({ label: 'capsig', message: 'MUST 118/120', color: 'yellow' });
    expect(badgeOf({ ...score, passed: 110, unexplained: 8 }, 'strict').message).toBe('MUST 110/120, 8 unexplained');
    expect(badgeOf({ ...score, passed: 120, unsupported: 0 }, 'strict').color).toBe('brightgreen');
    expect(badgeOf({ ...score, failed: 1 }, 'strict').color).toBe('red');
    expect(badgeOf(score, 'lit-v7').label).toBe('capsig lit-v7');
    expect(badgeOf(undefined, 'strict')).toEqual({ label: 'capsig', message: 'MUST 0/0', color: 'yellow' });
  });

  it('is an endpoint for shields and an image', () => {
    const badge = badgeOf(score, 'strict');
    expect(JSON.parse(formatBadgeJson(badge))).toEqual({
      schemaVersion: 1,
      label: 'capsig',
      message: 'MUST 118/120',
      color: 'yellow',
    });
    const svg = formatBadgeSvg({ ...badge, label: '<script>&"' });
    expect(svg).toContain('<title>&#60;script&#62;&#38;&#34;: MUST 118/120</title>');
    expect(svg).not.toContain('<script');
  });
});

/** Reads XML with a parser that was not written here. */
function readXml(xml: string): { status: number | null; stdout: string } | undefined {
  const script =
    "import sys, json, xml.etree.ElementTree as E\nr = E.fromstring(sys.stdin.buffer.read())\nprint(json.dumps([[c.get('name'), [[e.tag, e.get('message'), e.text] for e in c]] for c in r.iter('testcase')]))";
  const { status, stdout, error } = spawnSync('python3', ['-c', script], { input: xml, encoding: 'utf8' });
  return error ? undefined : { status, stdout };
}

describe('JUnit', () => {
  it('counts failures, errors and what was skipped', async () => {
    const right = formatJunit(await ours());
    expect(right).toMatch(
      /<testsuites name="capsig: capsig [^"]+" tests="10" failures="0" errors="0" skipped="2" time="/,
    );
    const crashed = formatJunit(await theirs('crash'));
    expect(crashed).toMatch(/<testsuites name="[^"]+" tests="10" failures="0" errors="4" skipped="1" time="/);
    const lazy = formatJunit(await theirs('reject-all'));
    expect(lazy).toMatch(/<testsuites name="[^"]+" tests="10" failures="8" errors="0" skipped="2" time="/);
    expect(lazy).toMatch(/<testsuite name="siwe\.parse" tests="4" failures="3" errors="0" skipped="1" time="/);
    expect(lazy).toContain('<failure type="void" message="void: the twin sp-plain was not accepted">');
  });

  it('survives any text', async () => {
    const run = await ours();
    const detail = '<![CDATA[ ]]> & "q" \'a\' \u0000\u001b\ud800\ufffe \u{1f511}\n\t';
    const nasty = { ...vectorOf('sp-plain'), id: 'a<b>&"', title: '</failure>' };
    const results = [{ vector: nasty, outcome: 'fail' as const, detail, milliseconds: 1 }];
    const xml = formatJunit({ ...run, hello: { ...run.hello, name: '"><x>' }, results });
    const read = readXml(xml);
    // Without Python, at least nothing of the text may have become markup.
    expect(xml.match(/<[a-z]+/g)).toEqual(['<testsuites', '<testsuite', '<testcase', '<failure']);
    if (!read) return;
    expect(read.status).toBe(0);
    expect(JSON.parse(read.stdout)).toEqual([
      [
        'a<b>&"',
        [
          [
            'failure',
            'fail: <![CDATA[ ]]> & "q" \'a\' \\u{0}\\u{1b}\ufffd\\u{fffe} \u{1f511}\n\t',
            '</failure>\nBy the specification.',
          ],
        ],
      ],
    ]);
  });
});

describe('baseline', () => {
  const found = (...rows: readonly (readonly [string, Outcome])[]) => rows.map(([id, outcome]) => ({ id, outcome }));
  const baseline = (known: Readonly<Record<string, Outcome>>) => ({ format: 1, profile: 'strict', known }) as const;
  const exists = (id: string) => id !== 'retired';

  it('knows failures by id and outcome', () => {
    const run = found(['a', 'fail'], ['b', 'crash'], ['c', 'pass'], ['d', 'contested']);
    expect(compareBaseline(run, baseline({ a: 'fail', b: 'crash' }), exists)).toEqual({
      regressions: [],
      stale: [],
      known: 2,
    });
    expect(compareBaseline(run, baseline({ a: 'fail', b: 'timeout' }), exists)).toEqual({
      regressions: [{ id: 'b', outcome: 'crash', known: 'timeout' }],
      stale: [],
      known: 1,
    });
    expect(compareBaseline(run, baseline({}), exists).regressions.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each<Outcome>(['pass', 'pass-unexplained', 'unsupported', 'contested'])(
    'is stale when a known failure is %s',
    (outcome) => {
      expect(compareBaseline(found(['a', outcome]), baseline({ a: 'fail' }), exists).stale).toEqual([
        { id: 'a', known: 'fail', outcome },
      ]);
    },
  );

  it('is stale when a vector is gone, not when it was not selected', () => {
    const comparison = compareBaseline(found(['c', 'pass']), baseline({ retired: 'fail', a: 'fail' }), exists);
    expect(comparison).toEqual({ regressions: [], stale: [{ id: 'retired', known: 'fail' }], known: 0 });
  });

  it('is not fooled by the names of prototypes', () => {
    const comparison = compareBaseline(found(['constructor', 'fail']), baseline({}), exists);
    expect(comparison.regressions).toEqual([{ id: 'constructor', outcome: 'fail' }]);
  });

  it('reads back what it wrote', () => {
    const text = formatBaseline(found(['b', 'fail'], ['a', 'void'], ['c', 'pass'], ['d', 'unsupported']), 'strict');
    expect(parseBaseline(text, 'x')).toEqual(baseline({ a: 'void', b: 'fail' }));
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"b"'));
  });

  it.each([
    ['{', /expected a baseline/],
    ['[]', /found an array of 0/],
    ['{"format":2}', /expected format 1/],
    ['{"format":1,"known":{}}', /profile: expected a name/],
    ['{"format":1,"profile":"strict"}', /known: expected/],
    ['{"format":1,"profile":"strict","known":{"a":"pass"}}', /a: expected wrong-reason, fail, void/],
    ['{"format":1,"profile":"strict","known":{"a":"toString"}}', /a: expected wrong-reason/],
  ])('refuses %s', (text, message) => {
    const parsed = parseBaseline(text, 'x');
    expect(isFault(parsed) && parsed.fault).toMatch(message);
  });
});

describe('difference', () => {
  const file = async (rows: readonly ResultRow[]): Promise<Results> => ({
    ...summarize(await ours(), register),
    results: rows,
  });
  const row = (id: string, outcome: Outcome, rule: string | null = null): ResultRow => [id, outcome, 'reject', rule];

  it('lists regressions first', async () => {
    const old = await file([
      row('a', 'fail'),
      row('b', 'pass'),
      row('c', 'fail'),
      row('d', 'pass'),
      row('gone', 'pass'),
    ]);
    const now = await file([
      row('a', 'pass'),
      row('b', 'crash'),
      row('c', 'crash'),
      row('d', 'pass'),
      row('new', 'fail'),
    ]);
    expect(differencesOf(old, now).map(({ id, change }) => [id, change])).toEqual([
      ['b', 'regression'],
      ['c', 'changed'],
      ['a', 'better'],
      ['new', 'new'],
      ['gone', 'gone'],
    ]);
  });

  it.each<[Outcome, Outcome, string | undefined]>([
    ['pass', 'pass-unexplained', 'regression'],
    ['pass', 'unsupported', 'regression'],
    ['unsupported', 'fail', 'regression'],
    ['unsupported', 'pass-unexplained', 'better'],
    ['wrong-reason', 'fail', 'changed'],
    ['contested', 'fail', 'changed'],
    ['void', 'void', undefined],
  ])('from %s to %s', async (before, after, change) => {
    const rows = differencesOf(await file([row('a', before)]), await file([row('a', after)]));
    expect(rows.map((each) => each.change)).toEqual(change === undefined ? [] : [change]);
  });

  it('sees another answer on a contested vector', async () => {
    const [old, now] = [await file([row('a', 'contested', 'x')]), await file([row('a', 'contested')])];
    expect(differencesOf(old, now).map(({ change }) => change)).toEqual(['changed']);
    expect(differencesOf(old, old)).toEqual([]);
  });
});

describe('matrix', () => {
  it('puts implementations by rules, down to the vector and its twin', async () => {
    const files = [summarize(await ours(), register), summarize(await theirs('wrong-rule'), register)];
    const matrix = buildMatrix(set, files, register);
    expect(matrix.implementations.map(({ implementation }) => implementation.name)).toEqual(['capsig', 'wrong-rule']);
    const nonce = matrix.rules.find(({ id }) => id === 'siwe.nonce');
    expect(nonce).toEqual({
      id: 'siwe.nonce',
      level: 'MUST',
      document: 'spec/siwe.md',
      sentence: 'A verifier MUST look at the nonce.',
      cells: ['passed', 'failed'],
      vectors: ['sp-plain', 'sp-nonce'],
    });
    expect(matrix.rules.find(({ id }) => id === 'siwe.version')?.level).toBe('SHOULD');
    const vector = matrix.vectors.get('sp-nonce');
    expect(vector?.twin?.id).toBe('sp-plain');
    expect(vector?.vector.input).toEqual(vectorOf('sp-nonce').input);
    expect(vector?.cells).toEqual([
      ['sp-nonce', 'pass', 'reject', 'siwe.nonce'],
      ['sp-nonce', 'wrong-reason', 'reject', 'siwe.layout'],
    ]);
    expect(vector?.details).toEqual([undefined, 'expected reject (siwe.nonce), found reject (siwe.layout)']);
    expect(matrix.notes).toEqual([]);
  });

  it('says when columns do not compare', async () => {
    const old = { ...summarize(await ours(), register), set: { version: '0.9.0', count: 3, reseed: 'x' } };
    const partial = summarize(await ours({ selection: { rules: ['siwe.nonce'] }, profile: 'lit-v7' }), register);
    const { notes } = buildMatrix(set, [old, partial], register);
    expect(notes).toEqual([
      expect.stringMatching(/was held to the profile strict$/),
      expect.stringMatching(/ran vectors 0\.9\.0, not 1\.0\.0$/),
      expect.stringMatching(/ran vectors with keys of their own$/),
      expect.stringMatching(/was held to the profile lit-v7$/),
      expect.stringMatching(/ran a selection of the vectors only$/),
    ]);
  });

  it('is a Markdown table that no name can break', async () => {
    const run = await ours();
    const file = summarize({ ...run, hello: { ...run.hello, name: 'a|b\n<x>' } }, register);
    const text = formatMatrix(buildMatrix(set, [file], register), ['a.md']);
    expect(text).toContain('| Rule | Level | `a\u00a6b <x> ');
    expect(text).toContain('| `siwe.nonce` | MUST | pass |\n');
    expect(text).toContain('SHOULD 1/1');
  });
});

describe('the files of a run', () => {
  it('have a badge only when all vectors were selected', async () => {
    const names = (run: Run) => Object.keys(runFiles(run, summarize(run, register), register)).sort();
    const common = ['baseline.json', 'junit.xml', 'report.html', 'report.md', 'results.json'];
    expect(names(await ours({ selection: { rules: ['siwe.nonce'] } }))).toEqual(common);
    expect(names(await ours({ selection: { classes: ['siwe-reader'] } }))).toEqual(
      [...common, 'badge-siwe-reader.json', 'badge-siwe-reader.svg'].sort(),
    );
    const badges = ['', ...classes.map(({ id }) => `-${id}`)].flatMap((of) => [`badge${of}.json`, `badge${of}.svg`]);
    expect(names(await ours())).toEqual([...common, ...badges].sort());
  });
});

it('explains every outcome', () => {
  expect(Object.keys(outcomes)).toHaveLength(10);
  for (const meaning of Object.values(outcomes)) expect(meaning.length).toBeGreaterThan(20);
});
