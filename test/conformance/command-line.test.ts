import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { encodeHello } from '../../src/conformance/protocol.js';
import type { Results } from '../../src/conformance/report-json.js';
import { bundleProgram } from './bundle.js';
import { adapterCommand, createFolder, set, watchSurvivors } from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

const at = (name: string): string => join(folder.path, name);
const write = (name: string, value: unknown): string => {
  writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value));
  return at(name);
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function capsig(argv: readonly string[], isTerminal: boolean = false, io: Partial<Io> = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    readFile: async (path, limit) => (await readFile(path)).subarray(0, limit + 1),
    readStdin: async () => new Uint8Array(),
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    now: () => new Date(),
    isTerminal,
    env: { NO_COLOR: '1' },
    ...io,
  });
  return { code, out, err };
}

const measure = (behaviour: string, ...options: readonly string[]): Promise<Outcome> =>
  capsig([
    ...['conformance', 'run', '--vectors', at('vectors'), '--seed', 'test', ...options],
    ...['--', ...adapterCommand(folder.path, behaviour)],
  ]);

describe('capsig conformance run', () => {
  it('tells what was measured, by operation and rule', async () => {
    const { code, out, err } = await measure('wrong-rule');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('wrong-rule 1: profile strict, vectors unversioned, seed test\n');
    expect(out).toMatch(/^ {2} +MUST {2}pass {2}wrong-reason {2}unsupported {2}contested$/m);
    expect(out).toMatch(/^ {2}siwe\.parse +0\/2 +1 +2 +0 +1$/m);
    expect(out).toMatch(/^ {2}FAIL {2}siwe\.nonce +MUST: 1 pass, 1 wrong-reason$/m);
    expect(out).toMatch(/^ {2}1 passed, 1 not or not wholly declared by the adapter$/m);
    expect(out).toMatch(
      /^ {2}wrong-reason {2}sp-nonce +expected reject \(siwe\.nonce\), found reject \(siwe\.layout\)$/m,
    );
    expect(out).toMatch(/sp-nonce .*\n +A nonce with a dash\n +By the specification\.\n +siwe\.parse\/basic\.json$/m);
    expect(out).toMatch(/^ {2}contested {5}sp-contested/m);
    expect(out).toMatch(/^contested, never scored: 1 run, 1 answered otherwise than we read the standard$/m);
    expect(out).toMatch(/\nMUST 1\/6\n$/);
    expect((await measure('right')).out).toMatch(/^contested, never scored: 1 run, 0 answered otherwise/m);
    // The same verdict, for a reason that was not told, is no other reading.
    expect((await measure('no-reason')).out).toMatch(/^contested, never scored: 1 run, 0 answered otherwise/m);
  });

  it.each([
    ['right', 0],
    ['no-reason', 0],
    ['accept-all', 1],
    ['reject-all', 1],
    ['wrong-rule', 1],
    ['crash', 1],
    ['garbage', 1],
    ['hello-garbage', 2],
    ['hello-protocol-2', 2],
    ['hello-crash', 2],
    ['hello-nothing', 3],
  ])('%s exits %d', async (behaviour, expected) => {
    const { code, out, err } = await measure(behaviour);
    expect(code).toBe(expected);
    if (expected === 2) expect({ out, err: err.split('\n').length }).toEqual({ out: '', err: 2 });
    if (expected === 3) expect(out).toMatch(/^nothing ran: the adapter declares no operation/m);
  });

  it('exits 3 when the selection is empty', async () => {
    const { code, out } = await measure('right', '--operation', 'siwe.parse', '--rule', 'capability.resource');
    expect(code).toBe(3);
    expect(out).toMatch(/^nothing ran: no vector is in the selection$/m);
  });

  it('prints a seed that leads to the same run', async () => {
    const command = ['conformance', 'run', '--vectors', at('vectors')];
    const adapter = ['--', ...adapterCommand(folder.path, 'right')];
    const { out } = await capsig([...command, ...adapter]);
    const seed = /, seed ([0-9a-f]{12})$/m.exec(out)?.[1] ?? 'none';
    expect((await capsig([...command, '--seed', seed, ...adapter])).out).toBe(out);
    expect((await capsig([...command, ...adapter])).out).not.toBe(out);
  });

  it('shows how far it is on a terminal, and nothing of that elsewhere', async () => {
    const argv = ['conformance', 'run', '--vectors', at('vectors'), '--', ...adapterCommand(folder.path, 'right')];
    const shown = await capsig(argv, true);
    expect(shown.err).toContain('100 % of 9 vectors');
    expect(shown.err.endsWith('\r\x1b[K')).toBe(true);
    expect(shown.out).not.toContain('%');
    expect((await capsig(argv)).err).toBe('');
  });

  it('writes reports', async () => {
    const out = at('report');
    expect((await measure('wrong-rule', '--out', out)).code).toBe(1);
    const files = readdirSync(out).sort();
    expect(files.filter((name) => name.startsWith('badge-')).length).toBeGreaterThan(0);
    expect(files.filter((name) => !name.startsWith('badge-'))).toEqual(
      ['badge.json', 'badge.svg', 'baseline.json', 'junit.xml', 'report.html', 'report.md', 'results.json'].sort(),
    );
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as Results;
    expect(results).toMatchObject({ profile: 'strict', seed: 'test', set: { count: set.vectors.length } });
    expect(results.results).toContainEqual(['sp-nonce', 'wrong-reason', 'reject', 'siwe.layout']);
    expect(readFileSync(join(out, 'badge.svg'), 'utf8')).toContain('MUST 1/6');
  });

  it('writes nothing when nothing ran', async () => {
    await measure('hello-nothing', '--out', at('nothing'));
    expect(existsSync(at('nothing'))).toBe(false);
  });

  it('tells when it cannot write', async () => {
    const { code, err } = await measure('right', '--out', join(at('answers.json'), 'x'));
    expect(code).toBe(2);
    expect(err).toMatch(/^capsig: cannot write .*ENOTDIR/);
  });

  it('takes a mapping', async () => {
    const mapping = write('mapping.json', { 'E_siwe.nonce': 'siwe.nonce', 'E_siwe.version': 'siwe.nonce' });
    const { code, out } = await measure('native', '--mapping', mapping);
    expect(code).toBe(1);
    expect(out).toContain('wrong-reason  sp-version');
    expect(out).not.toContain('sp-nonce');
    expect(out).toMatch(/^native codes that lead to no rule: 2$/m);
    expect(out).toMatch(
      /^ {2}E_capability\.resource: 1 right verdicts, expected capability\.resource 1; such as cc-other$/m,
    );
    const unknown = await measure('native', '--mapping', write('bad.json', { E: 'siwe.nonse' }));
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringContaining('E leads to no rule; did you mean siwe.nonce?'),
    });
  });
});

describe('a mapping to fill in', () => {
  it('is written beside the report, and what was filled in stays', async () => {
    const out = at('to-fill');
    const path = join(out, 'mapping.json');
    const read = () => JSON.parse(readFileSync(path, 'utf8'));
    await measure('native', '--out', out);
    const first = read();
    expect(Object.values(first)).toEqual([null, null, null, null]);
    writeFileSync(path, JSON.stringify({ ...first, 'E_siwe.nonce': 'siwe.nonce', old: 'siwe.uri' }));
    const again = await measure('native', '--out', out);
    expect(read()).toEqual({ ...first, 'E_siwe.nonce': 'siwe.nonce', old: 'siwe.uri' });
    expect(again.out).toMatch(/MUST 1\/6, 4 unexplained\n/);
    const mapped = await measure('native', '--out', out, '--mapping', path);
    expect(mapped.out).toMatch(/MUST 2\/6, 3 unexplained\n/);
    writeFileSync(path, 'not a mapping');
    expect((await measure('native', '--out', out)).out).toContain('mapping.json is left as it is');
    expect(readFileSync(path, 'utf8')).toBe('not a mapping');
  });

  it('comes with what the implementation said, in results and reports', async () => {
    const out = at('words');
    await measure('native', '--out', out);
    const { native = {} } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as Results;
    expect(native['sp-nonce']).toEqual({ code: 'E_siwe.nonce' });
    expect(Object.keys(native).sort()).toEqual(['cc-other', 'cc-unknown', 'sp-contested', 'sp-nonce', 'sp-version']);
  });
});

describe('--first-failure', () => {
  it('shows the most dangerous one whole, and stops', async () => {
    const { code, out } = await measure('accept-all', '--first-failure');
    expect(code).toBe(1);
    expect(out).toMatch(/^accepts what must be refused\ncc-unknown\n/);
    expect(out).toMatch(/^ {2}expected {5}undecided \(capability\.restriction-undecided\)$/m);
    expect(out).toMatch(/^ {2}answered {5}accept-all: accept\n/m);
    expect(out).toMatch(/^ {2}made from {4}cc-granted$/m);
    expect(out).toMatch(/^ {4}facts\n {6}- the member$/m);
    expect(out).toMatch(/^this one again: capsig conformance run --vector cc-unknown -- ADAPTER\n$/m);
  });

  it('goes on to what must be accepted, and to reasons last', async () => {
    const refusing = await measure('reject-all', '--first-failure');
    expect(refusing.code).toBe(1);
    expect(refusing.out).toMatch(/^refuses what must be accepted\n/);
    const reasons = await measure('wrong-rule', '--first-failure');
    expect(reasons.code).toBe(1);
    expect(reasons.out).toMatch(/^right for another reason\n/);
    expect(await measure('right', '--first-failure')).toMatchObject({
      code: 0,
      out: 'no failure: 9 vectors were asked\n',
    });
    expect((await measure('crash', '--first-failure')).out).toMatch(/^no answer, or one that proves nothing\n/);
  });

  it('looks past what is known', async () => {
    const known = { 'cc-other': 'fail', 'cc-unknown': 'fail', 'sp-nonce': 'fail' };
    const baseline = write('past.json', { format: 1, profile: 'strict', known });
    const { out } = await measure('accept-all', '--first-failure', '--baseline', baseline);
    expect(out).toMatch(/^accepts what must be refused\nsp-version\n/);
  });
});

describe('--watch', () => {
  it('runs again when a file beside the adapter changes, and ends when it is interrupted', async () => {
    const project = at('project');
    mkdirSync(join(project, 'src/deep'), { recursive: true });
    mkdirSync(join(project, 'node_modules/x'), { recursive: true });
    const adapter = join(project, 'adapter.mjs');
    writeFileSync(adapter, readFileSync(join(import.meta.dirname, 'fixtures/adapter.mjs')));
    let end = (): void => {};
    const interrupted = new Promise<void>((resolve) => {
      end = resolve;
    });
    const runs: string[] = [];
    let told = '';
    let seen = (): void => {};
    const command = ['env', 'BEHAVIOUR=right', `ANSWERS=${at('answers.json')}`, process.execPath, adapter];
    const argv = ['conformance', 'run', '--watch', '--vectors', at('vectors'), '--out', join(project, 'report')];
    const done = capsig([...argv, '--', ...command], false, {
      untilInterrupted: () => interrupted,
      stdout: (text) => {
        told += text;
        if (!text.startsWith('watching ')) return;
        runs.push(told);
        told = '';
        seen();
      },
    });
    const next = (): Promise<void> =>
      new Promise((resolve) => {
        seen = resolve;
      });
    await next();
    expect(runs[0]).toMatch(/watching 3 folders \(Ctrl\+C ends\)\n$/);
    for (const path of ['node_modules/x/a.js', '.cache', 'src/deep/a.js.tmp']) writeFileSync(join(project, path), '');
    const again = next();
    writeFileSync(join(project, 'src/deep/parser.mjs'), '');
    await again;
    expect(runs[1]).toMatch(/changed: .*project\/src\/deep\/parser\.mjs\n/);
    expect(runs[1]).toContain('since the run before: 0 better, 0 worse, 0 changed\n');
    end();
    expect((await done).code).toBe(0);
    expect(runs).toHaveLength(2);
  });
});

describe('a baseline', () => {
  const baseline = (known: object, profile = 'strict') => write('baseline.json', { format: 1, profile, known });

  it('turns known failures into a good run', async () => {
    const known = {
      'cc-other': 'wrong-reason',
      'cc-unknown': 'wrong-reason',
      'sp-nonce': 'wrong-reason',
      'sp-version': 'wrong-reason',
    };
    const { code, out } = await measure('wrong-rule', '--baseline', baseline(known));
    expect(code).toBe(0);
    expect(out).toContain('baseline: 4 known, 0 regressions, 0 stale');
    // What a run writes is a baseline for the next one.
    await measure('wrong-rule', '--out', at('first'));
    expect((await measure('wrong-rule', '--baseline', join(at('first'), 'baseline.json'))).code).toBe(0);
  });

  it('fails on a regression and on a known failure that passes', async () => {
    const regression = await measure('wrong-rule', '--baseline', baseline({ 'sp-nonce': 'crash' }));
    expect(regression.code).toBe(1);
    expect(regression.out).toMatch(/^ {2}regression {4}sp-nonce {2}crash -> wrong-reason$/m);
    const stale = await measure('right', '--baseline', baseline({ 'sp-nonce': 'fail' }));
    expect(stale.code).toBe(1);
    expect(stale.out).toMatch(/^ {2}stale {9}sp-nonce {2}fail -> pass$/m);
    expect((await measure('right', '--baseline', baseline({ retired: 'fail' }))).code).toBe(1);
    expect((await measure('right', '--baseline', baseline({}))).code).toBe(0);
  });

  it('of another profile, or none at all, is a failure of the harness', async () => {
    expect(await measure('right', '--baseline', baseline({}, 'lit-v7'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is for the profile lit-v7, this run is for strict'),
    });
    expect(await measure('right', '--baseline', at('nowhere.json'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no such file\. A run with --out DIR writes DIR\/baseline\.json to begin with/),
    });
  });
});

describe('wrong use', () => {
  const vectors = ['--vectors', at('vectors')];

  it.each<[readonly string[], RegExp]>([
    [[], /conformance: expected run, report, diff, init, adapter, found nothing/],
    [['rum'], /found rum; did you mean run\?/],
    [['run'], /expected the command of an adapter after --/],
    [['run', '--'], /expected the command of an adapter after --/],
    [['run', 'node', 'adapter.mjs'], /expected no operand, found node/],
    [['run', '--url', 'http://127.0.0.1/', '--', 'node'], /expected a command or --url, found both/],
    [['run', '--url', 'ftp://x/'], /--url: expected http:\/\/ or https:\/\//],
    [['run', '--url', 'http://'], /--url: expected http:\/\/ or https:\/\//],
    [['run', '--timeout', '0', '--', 'node'], /--timeout: expected a whole number from 1 to 3600000, found 0/],
    [['run', '--watch', '--url', 'http://127.0.0.1/'], /--watch: expected a COMMAND after --/],
    [['run', '--first-failure', '--out', 'x', '--', 'node'], /expected --first-failure or --out, found both/],
    [['run', '--jobs', '65', '--', 'node'], /--jobs: expected a whole number from 1 to 64/],
    [['run', '--profile', 'lax', '--', 'node'], /--profile: expected strict or erc-4361 or erc-5573 or lit-v7/],
    [['run', ...vectors, '--reseed', 'x', '--', 'node'], /expected --vectors or --reseed, found both/],
    [
      ['run', ...vectors, '--operation', 'siwe.prase', '--', 'node'],
      /no operation siwe\.prase; did you mean siwe\.parse/,
    ],
    [['run', ...vectors, '--rule', 'siwe.nonse', '--', 'node'], /no rule siwe\.nonse; did you mean siwe\.nonce/],
    [['run', ...vectors, '--vector', 'sp-nonse', '--', 'node'], /no vector sp-nonse; did you mean sp-nonce/],
    [['run', '--vectors', at('nowhere'), '--', 'node'], /cannot read the vectors at .*nowhere/],
    [['run', ...vectors, '--', 'no-such-program-anywhere'], /cannot start no-such-program-anywhere: no such program/],
    [['report'], /expected RESULTS/],
    [['report', at('nowhere.json')], /no such file/],
    [['report', at('answers.json')], /expected a results file/],
    [['diff', at('answers.json')], /expected OLD and NEW, found 1/],
    [['diff', 'a', 'b', 'c'], /expected one OLD NEW, found 3/],
    [['init', 'cobol'], /expected typescript, python, go, rust, found cobol/],
    [['init'], /expected LANGUAGE/],
    [['init', 'python', '--class', 'siwe-raeder'], /--class: expected siwe-reader, .*did you mean siwe-reader\?/],
    [['adapter', 'x'], /expected no operand, found x/],
    [['adapter'], /there is no standard input/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await capsig(['conformance', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/should not happen/);
  });
});

describe('help', () => {
  it('is there for the command and each of its own', async () => {
    const whole = await capsig(['help', 'conformance']);
    expect((await capsig(['conformance', '--help'])).out).toBe(whole.out);
    expect((await capsig(['help'])).out).toMatch(/^ {2}conformance {2}/m);
    for (const name of ['run', 'report', 'diff', 'init', 'adapter']) {
      expect(whole.out).toMatch(new RegExp(`^  ${name} +[A-Z]`, 'm'));
      const { code, out } = await capsig(['conformance', name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^usage: capsig conformance ${name}`));
    }
  });
});

describe('capsig conformance report and diff', () => {
  const results: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['right', 'wrong-rule', 'no-reason']) {
      await measure(name, '--out', at(`results-${name}`));
      results[name] = join(at(`results-${name}`), 'results.json');
    }
  });
  const file = (name: string): string => results[name] ?? '';
  const report = (...argv: readonly string[]) => capsig(['conformance', 'report', ...argv, '--vectors', at('vectors')]);

  it('puts implementations side by side', async () => {
    const { code, out } = await report(file('right'), file('wrong-rule'), file('no-reason'));
    expect(code).toBe(0);
    expect(out).toContain('  [1] right 1 (strict): MUST 5/6\n');
    expect(out).toContain('  [2] wrong-rule 1 (strict): MUST 1/6\n');
    expect(out).toContain('  [3] no-reason 1 (strict): MUST 1/6, 4 unexplained\n');
    expect(out).toMatch(/^ {2}siwe\.nonce +pass {2}FAIL +~$/m);
    expect(out).toMatch(/^ {2}recap\.encoding +- +- +-$/m);
    const written = await report(file('right'), '--out', at('matrix'));
    expect(written.out).toContain(`wrote ${join(at('matrix'), 'matrix.html')}, ${join(at('matrix'), 'matrix.md')}, `);
    expect(readdirSync(at('matrix')).sort()).toEqual(['matrix.html', 'matrix.md', 'right-1.html', 'right-1.md']);
    expect(readFileSync(join(at('matrix'), 'matrix.md'), 'utf8')).toContain('| `siwe.nonce` | MUST | pass |');
  });

  it('shows what got worse', async () => {
    const worse = await capsig(['conformance', 'diff', file('right'), file('wrong-rule')]);
    expect(worse.code).toBe(1);
    expect(worse.out).toMatch(
      /^regression {2}sp-nonce {2}pass \(reject siwe\.nonce\) -> wrong-reason \(reject siwe\.layout\)$/m,
    );
    const better = await capsig(['conformance', 'diff', file('wrong-rule'), file('right')]);
    expect(better).toMatchObject({ code: 0, out: expect.stringMatching(/^better {6}sp-nonce/m) });
    const same = await capsig(['conformance', 'diff', file('right'), file('right')]);
    expect(same).toMatchObject({ code: 0, out: expect.stringMatching(/^no difference$/m) });
  });
});

describe('capsig conformance init', () => {
  it('says how to come to the score of a class', async () => {
    const out = at('of-a-class');
    expect((await capsig(['conformance', 'init', 'go', '--class', 'recap-codec', '--out', out])).code).toBe(0);
    const readme = readFileSync(join(out, 'README.md'), 'utf8');
    expect(readFileSync(join(out, 'main.go'), 'utf8')).toContain('"classes": []string{"recap-codec"}}');
    expect(readme).toMatch(
      /`recap\.decode`\. Run this one: `npx capsig conformance run --vector recap-[a-z0-9-]+ -- \.\/adapter`\n\n {5}```\n {5}input {3}\{"uri":"urn:recap:/,
    );
    expect(readme).toMatch(/^ {5}answer {2}\{"result":"accept","output":\{"att":/m);
    expect(readme).toContain('npx capsig conformance run --class recap-codec --out report -- ./adapter');
  });

  it('claims several classes, and says how to come to all of their scores', async () => {
    const out = at('of-classes');
    const given = ['siwe-reader', 'login-verifier', 'siwe-reader'].flatMap((id) => ['--class', id]);
    expect((await capsig(['conformance', 'init', 'python', ...given, '--out', out])).code).toBe(0);
    expect(readFileSync(join(out, 'adapter.py'), 'utf8')).toContain('"classes": ["siwe-reader", "login-verifier"]');
    const readme = readFileSync(join(out, 'README.md'), 'utf8');
    expect(readme).toContain('## SIWE reader, Login verifier\n');
    expect(readme).toMatch(/- `siwe\.parse`\..*- `auth-sig\.verify`\./s);
    expect(readme).toContain('run --class siwe-reader --class login-verifier --out report -- python3 adapter.py');
  });

  it('asks at a terminal for what was not given', async () => {
    const asked: string[] = [];
    const answers = ['python', ' siwe-reader ', undefined];
    const ask = async (question: string) => {
      asked.push(question);
      return answers.shift();
    };
    const out = at('asked');
    expect((await capsig(['conformance', 'init', '--out', out], true, { ask })).code).toBe(0);
    expect(asked).toEqual([
      'language (typescript, python, go, rust)',
      expect.stringMatching(/^classes \(siwe-reader, siwe-writer, .*; nothing for none\)$/),
    ]);
    const { status, stdout } = spawnSync('python3', [join(out, 'adapter.py')], {
      input: encodeHello(),
      encoding: 'utf8',
    });
    if (status === 0) expect(JSON.parse(stdout).classes).toEqual(['siwe-reader']);
    expect(readFileSync(join(out, 'adapter.py'), 'utf8')).toContain('"classes": ["siwe-reader"]');
    const none = await capsig(['conformance', 'init'], true, { ask });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('expected LANGUAGE: typescript') });
  });

  it.each(['typescript', 'python', 'go', 'rust'])('claims the class in the adapter for %s', async (language) => {
    const out = at(`claims-${language}`);
    expect((await capsig(['conformance', 'init', language, '--class', 'siwe-reader', '--out', out])).code).toBe(0);
    const texts = readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:mjs|py|go|rs)$/.test(name))
      .map((name) => readFileSync(join(out, name), 'utf8'));
    expect(texts.join()).toMatch(/classes"?: .*siwe-reader/);
  });

  it('writes a skeleton once', async () => {
    const out = at('adapter-python');
    const first = await capsig(['conformance', 'init', 'python', '--out', out]);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(
      /^wrote .*adapter\.py\nwrote .*README\.md\nRun it: `npx capsig conformance run -- python3 adapter\.py`/,
    );
    const again = await capsig(['conformance', 'init', 'python', '--out', out]);
    expect(again).toMatchObject({ code: 2, out: '', err: expect.stringContaining('is there already') });
  });
});

describe('the program', () => {
  let program = '';
  beforeAll(async () => {
    program = await bundleProgram(folder.path);
    mkdirSync(at('package/vectors'), { recursive: true });
  });
  const start = (...argv: readonly string[]) => [program, 'conformance', ...argv];

  it('measures itself', () => {
    const argv = start('run', '--vectors', at('vectors'), '--jobs', '2', '--', process.execPath, ...start('adapter'));
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\nMUST 5\/6\n$/);
  });

  it('says that a package cannot generate vectors', () => {
    const argv = start('run', '--reseed', 'x', '--', 'node');
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^capsig: --reseed needs a checkout of the repository: /);
  });

  it('takes the adapter with it when it is interrupted', async () => {
    const survivors = await watchSurvivors();
    const adapter = adapterCommand(folder.path, 'hang', { SURVIVOR: survivors.port });
    const argv = start('run', '--vectors', at('vectors'), '--vector', 'sp-nonce', '--', ...adapter);
    const child = spawn(process.execPath, argv, { stdio: 'ignore' });
    await survivors.first;
    child.kill('SIGINT');
    const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
    await survivors.gone();
  });
});
