import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { scoreClass } from '../../src/conformance/class-score.js';
import { type ConformanceClass, classes } from '../../src/conformance/classes.js';
import { clauseAddress } from '../../src/conformance/clause.js';
import { isFault } from '../../src/conformance/fault.js';
import { reportOf } from '../../src/conformance/implementation.js';
import { type Outcome, outcomes } from '../../src/conformance/judgement.js';
import { buildMatrix, type Matrix, outcomeOf } from '../../src/conformance/matrix.js';
import { matrixFiles } from '../../src/conformance/report-files.js';
import { cellOf, statusOfOutcomes } from '../../src/conformance/report-html/cell.js';
import { embedJson, type PageData } from '../../src/conformance/report-html/data.js';
import { formatJson, layersOf, piecesOf } from '../../src/conformance/report-html/layer.js';
import { differenceOfLists, differenceOfTexts } from '../../src/conformance/report-html/text-difference.js';
import { renderImplementation, renderMatrix } from '../../src/conformance/report-html.js';
import { parseResults, type ResultRow, type Results, resultsOf } from '../../src/conformance/report-json.js';
import { formatImplementation } from '../../src/conformance/report-markdown.js';
import { scoreOf } from '../../src/conformance/score.js';
import { loadVectors, type Vector, type VectorSet } from '../../src/conformance/vector.js';
import { loadRegister, type RegisterRow } from '../../src/register.js';
import { outcomes as expectedOutcomes, set } from './fixture.js';

const evil = '</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>';

interface Given {
  readonly name?: string;
  readonly found?: Readonly<Record<string, Outcome>>;
  readonly vectors?: VectorSet;
  readonly profile?: string;
  readonly detail?: string;
}

function resultsFile({ name = 'one', found = {}, vectors = set, profile = 'strict', detail }: Given = {}): Results {
  const all: Readonly<Record<string, Outcome>> = { ...expectedOutcomes(), ...found };
  const results = vectors.vectors.map((vector) => {
    const outcome = all[vector.id] ?? 'pass';
    const asked = outcome === 'unsupported' ? {} : { given: vector.expect.result };
    return { vector, outcome, milliseconds: 1, ...asked, ...(detail && outcome !== 'pass' ? { detail } : {}) };
  });
  const hello = { name, version: '1.2.3', operations: [], features: [] };
  const run = { hello, profile, seed: 's', set: vectors, results, asked: results.length };
  return resultsOf(run, scoreOf(results, profile, new Map()), {});
}

const matrixOf = (files: readonly Results[], vectors: VectorSet = set): Matrix =>
  buildMatrix(vectors, files, new Map());

/** A corpus in which every text is an attack on the page that shows it. */
const hostile: VectorSet = {
  ...set,
  version: evil,
  vectors: set.vectors.map((vector): Vector => {
    if (vector.id !== 'sp-nonce') return vector;
    const input = { text: `${evil}\u2028\u2029\ud800\u0000\n${evil}` };
    return { ...vector, title: evil, reason: evil, mutation: evil, risk: [evil], input, trace: { [evil]: evil } };
  }),
};

class Element {
  readonly children: (Element | string)[] = [];
  readonly attributes: Record<string, string> = {};
  readonly dataset: Record<string, string> = {};
  className = '';
  hidden = false;
  value = '';
  scrollTop = 0;
  scrollLeft = 0;
  readonly tag: string;
  constructor(tag: string) {
    this.tag = tag;
  }
  get textContent(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }
  set textContent(text: string) {
    this.children.splice(0, Number.POSITIVE_INFINITY, text);
  }
  append(...items: readonly (Element | string)[]): void {
    this.children.push(...items);
  }
  replaceChildren(...items: readonly (Element | string)[]): void {
    this.children.splice(0, Number.POSITIVE_INFINITY, ...items);
  }
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
  addEventListener(): void {}
  focus(): void {}
  all(): readonly Element[] {
    return [this, ...this.children.flatMap((child) => (typeof child === 'string' ? [] : child.all()))];
  }
  querySelector(tag: string): Element | null {
    return this.all().find((item) => item.tag === tag) ?? null;
  }
  querySelectorAll(): readonly Element[] {
    return [];
  }
}

/** The page of one implementation. */
const render = (files: readonly Results[], vectors: VectorSet = set, column = 0): string =>
  renderImplementation(matrixOf(files, vectors), column, { results: 'one.json', vectors: '../vectors', root: '..' });

const scriptOf = (html: string): string => /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
const dataOf = (html: string): string =>
  /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

/** Runs the script of a page at an address, on elements of its own, and returns the panel. */
function openPage(html: string, hash: string): Element {
  const items = new Map<string, Element>();
  const document = {
    title: '',
    createElement: (tag: string) => new Element(tag),
    getElementById(id: string) {
      const item = items.get(id) ?? new Element('div');
      items.set(id, item);
      return item;
    },
  };
  document.getElementById('data').textContent = dataOf(html);
  const window = { document, location: { hash }, scrollY: 0, scrollTo() {}, addEventListener() {} };
  runInNewContext(scriptOf(html), { window, URLSearchParams, TextDecoder, atob });
  return document.getElementById('panel');
}

it.each([
  ['an implementation', () => render([resultsFile({ found: { 'sp-nonce': 'fail' } })])],
  ['the matrix', () => renderMatrix(matrixOf([resultsFile(), resultsFile({ name: 'two' })]), ['one.html', 'two.html'])],
])(
  'the page of %s is one file without a network: its policy allows its own script and style, nothing else',
  (_, page) => {
    const html = page();
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(scriptOf(html))}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/\b(?:src|srcset|action)=|@import|url\(|\sstyle=|\son\w+=/);
    const outside = [...html.matchAll(/\bhref="([^"]*)"/g)].map(([, address]) => String(address));
    for (const address of outside.filter((each) => !each.startsWith('#'))) {
      expect(address).toMatch(/^(?:https:\/\/(?:www\.rfc-editor\.org|github\.com)\/|\.\.\/|(?:one|two)\.html)/);
    }
    expect(scriptOf(html)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bfetch\(|__vi/);
  },
);

it('stands among the files of a report', () => {
  expect(Object.keys(matrixFiles(matrixOf([resultsFile()]), ['one']))).toEqual([
    'matrix.html',
    'matrix.md',
    'one.html',
    'one.md',
  ]);
  const files = [resultsFile(), resultsFile(), resultsFile(), resultsFile()];
  const names = ['../../Etc/Passwd', '..', 'matrix', '../../etc/passwd'];
  expect(Object.keys(matrixFiles(matrixOf(files), names)).filter((name) => name.endsWith('.html'))).toEqual([
    'matrix.html',
    'etc-passwd.html',
    'implementation.html',
    'matrix-2.html',
    'etc-passwd-2.html',
  ]);
});

it('keeps hostile texts inside the data, and hostile names and versions out of the markup', () => {
  const files = [resultsFile({ name: `${evil}\u202e`, vectors: hostile, detail: evil, found: { 'sp-nonce': 'fail' } })];
  const html = render(files, hostile);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/script/g)).toHaveLength(2);
  expect(html).not.toMatch(/<img|<!--|\u202e|\u2028|\u2029/);
  const data = JSON.parse(dataOf(html));
  expect(data.vectors.find(({ id }: Vector) => id === 'sp-nonce').whole.input).toEqual({
    text: `${evil}\u2028\u2029\ud800\u0000\n${evil}`,
  });
});

it('embeds JSON as ASCII without what HTML could read', () => {
  const value = { '<&>': '\u2028\ud800é</script>' };
  const text = embedJson(value);
  expect(text).toMatch(/^[\x20-\x7e]+$/);
  expect(text).not.toMatch(/[<>&]/);
  expect(JSON.parse(text)).toEqual(value);
});

it('shows a vector: texts as text, the difference from its twin, what was answered and how to ask again', () => {
  const files = [resultsFile({ name: 'bad', vectors: hostile, found: { 'sp-nonce': 'fail' }, detail: evil })];
  const told = files.map((file) => ({ ...file, native: { 'sp-nonce': { code: evil, message: 'no' } } }));
  const panel = openPage(render(told, hostile), '#vector=sp-nonce');
  expect(panel.querySelector('h1')?.textContent).toBe(evil);
  expect(panel.all().map(({ tag }) => tag)).not.toContain('script');
  expect(panel.all().map(({ tag }) => tag)).not.toContain('img');
  const text = panel.textContent;
  for (const shown of [
    'Expected: reject siwe.nonce',
    'Difference from its twin',
    'NUL',
    'U+2028',
    '✗ fail',
    `In its own words: ${evil}: no`,
    'capsig explain sp-nonce --results one.json',
    'capsig conformance run --vector sp-nonce -- ADAPTER',
  ])
    expect(text).toContain(shown);
  const links = panel.all().flatMap(({ attributes }) => attributes.href ?? []);
  expect(links).toContain('../vectors/siwe.parse/basic.json');
});

it('marks what a vector changed in the text of its twin', () => {
  const panel = openPage(render([resultsFile({ found: { 'sp-nonce': 'fail' } })]), '#vector=sp-nonce');
  const changed = (tag: string) =>
    panel
      .all()
      .filter((item) => item.tag === tag)
      .map((item) => item.textContent);
  expect(changed('del')).toEqual(['−', 'Kq3vX7bT9sLm']);
  expect(changed('ins')).toEqual(['+', 'abcd-efgh-ijkl']);
});

it('names the readings of a contested vector that was answered otherwise, and the page that explains', () => {
  const file = resultsFile({ detail: 'expected reject (siwe.statement), found accept' });
  const { textContent } = openPage(render([file]), '#vector=sp-contested');
  expect(textContent).toContain('spec/ambiguities/statement.md');
  expect(textContent).toContain('accept: The ABNF binds the statement alone.');
  expect(textContent).toContain('é');
  expect(textContent).toContain('U+00E9');
});

it.each([
  ['#rule=siwe.version', ['Version 2']],
  ['#cause=1', ['A nonce with a dash']],
  ['#cause=2', ['Version 2']],
  ['#outcome=fail', ['Version 2']],
  ['#outcome=wrong-reason&rule=siwe.version', []],
  ['#operation=siwe.parse', ['A nonce with a dash', 'Version 2']],
  ['#list=all', ['A nonce with a dash', 'Version 2', 'Another resource']],
])('lists the vectors that %s asks for, those that did not pass', (hash, titles) => {
  const found: Readonly<Record<string, Outcome>> = {
    'sp-version': 'fail',
    'sp-nonce': 'wrong-reason',
    'cc-other': 'pass-unexplained',
  };
  const panel = openPage(render([resultsFile({ name: 'other' }), resultsFile({ found })], set, 1), hash);
  const links = panel.all().filter(({ attributes }) => attributes.href?.startsWith('#vector='));
  expect(links.map((link) => link.textContent)).toEqual(titles);
});

it('says so when there is no such vector', () => {
  const panel = openPage(render([resultsFile()]), '#vector=%3Cb%3E');
  expect(panel.querySelector('h1')?.textContent).toBe('Not on this page');
  expect(panel.textContent).toContain('<b>');
});

it('tells each cause with what to do next: rule, clause, smallest input, file, reason, answer, remedy, commands', () => {
  const row: RegisterRow = {
    level: 'MUST',
    document: 'spec/siwe.md',
    sentence: 'A verifier MUST look at `nonce`.',
    source: ['ERC-4361 @faa49e0 "Message Fields", `nonce`'],
    quote: 'It is [random](#random).',
    remedy: 'send letters and digits',
  };
  const file = {
    ...resultsFile({ found: { 'sp-nonce': 'wrong-reason' }, detail: 'expected this, found that' }),
    native: { 'sp-nonce': { code: 'E_NONCE', message: 'no <good> nonce' } },
  };
  const matrix = buildMatrix(set, [file], new Map([['siwe.nonce', row]]));
  const links = { results: 'one.json', vectors: '../vectors', root: '..' };
  const html = renderImplementation(matrix, 0, links).split('<script')[0] ?? '';
  for (const shown of [
    '<h3 class="meaning">It is right for another reason</h3>',
    'A verifier MUST look at <code>nonce</code>.',
    '<a href="https://github.com/ethereum/ERCs/blob/faa49e0/ERCS/erc-4361.md#message-fields">',
    'It is random.',
    '<a href="#vector=sp-nonce">A nonce with a dash</a>',
    '<a href="../vectors/siwe.parse/basic.json">',
    'By the specification.',
    '<code>E_NONCE: no &#60;good&#62; nonce</code>',
    'send letters and digits',
    'capsig explain sp-nonce --results one.json\ncapsig conformance run --vector sp-nonce -- ADAPTER',
  ])
    expect(html).toContain(shown);
  const text = formatImplementation(matrix, 0, links);
  for (const shown of [
    '#### `siwe.nonce`: 1 vector, hardening',
    '- Clause: [`ERC-4361 @faa49e0 "Message Fields", \'nonce\'`](https://github.com/ethereum/ERCs/blob/faa49e0/ERCS/erc-4361.md#message-fields)',
    '- Smallest input: `sp-nonce` in [`siwe.parse/basic.json`](../vectors/siwe.parse/basic.json): A nonce with a dash',
    '- Why: By the specification.',
    '- Expected `reject siwe.nonce`, answered `reject`',
    '- In its own words: `E_NONCE: no <good> nonce`',
    '- Remedy: send letters and digits',
    '- Again: `capsig explain sp-nonce --results one.json`, `capsig conformance run --vector sp-nonce -- ADAPTER`',
  ])
    expect(text).toContain(shown);
});

it('sums an implementation up in five sentences, in which standard and hardening are never added up', () => {
  const report = reportOf(matrixOf([resultsFile({ found: { 'sp-nonce': 'wrong-reason' } })]), 0);
  expect(report.sentences).toHaveLength(5);
  expect(report.sentences[0]).toBe('It was asked 9 of 10 vectors, through an adapter.');
  expect(report.sentences[3]).toBe('It accepts nothing that must be refused.');
  const rows = resultsFile().results.map(
    (row): ResultRow => (row[0] === 'sp-nonce' ? ['sp-nonce', 'fail', 'accept', null] : row),
  );
  expect(reportOf(matrixOf([{ ...resultsFile(), results: rows }]), 0).sentences[3]).toBe(
    'It accepts 0 inputs that the published standards refuse, and 1 that this specification refuses besides, by 1 rule.',
  );
});

it('leads to the clause of every standard that the register cites', () => {
  const register = loadRegister();
  const sources = new Set([...register.values()].flatMap(({ source }) => source));
  const without = [...sources].filter((source) => clauseAddress(source) === undefined);
  expect(sources.size).toBeGreaterThan(50);
  expect(without).toEqual(['capsig']);
  expect(clauseAddress('RFC 3986 section 3.2.1')).toBe('https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1');
  expect(clauseAddress('EIP-2 @0afe99a "Specification"')).toBe(
    'https://github.com/ethereum/EIPs/blob/0afe99a/EIPS/eip-2.md#specification',
  );
  expect(clauseAddress('ERC-1 @javascript:alert(1)')).toBeUndefined();
});

it('derives the status of a rule as the scores do', () => {
  const kinds = Object.keys(outcomes) as Outcome[];
  const vector = (id: string): Vector => ({ ...(set.vectors[0] as Vector), id, rules: ['siwe.nonce'] });
  for (const first of kinds) {
    for (const second of kinds) {
      const scored = [first, second].flatMap((outcome, index) =>
        outcome === 'contested' ? [] : [{ vector: vector(`v${index}`), outcome }],
      );
      const status = scoreOf(scored, 'strict', new Map()).rules['siwe.nonce']?.status;
      expect(statusOfOutcomes([first, second]), `${first}, ${second}`).toBe(status ?? 'absent');
    }
  }
});

it.each([
  ['passed', ['pass', 'pass', 'contested'], '✓', '2/2'],
  ['unexplained', ['pass', 'pass-unexplained', 'pass-unexplained'], '~', '1+2\u200b/3'],
  ['failed', ['pass', 'void', 'fail'], '✗', '1/3'],
  ['passed', ['unsupported', 'pass'], '✓', '1/1 −1'],
  ['failed', ['unsupported', 'crash', 'pass-unexplained'], '✗', '0+1\u200b/2 −1'],
  ['unsupported', ['unsupported', 'unsupported'], '–', ''],
  ['absent', [], '', ''],
])('writes a cell that is %s from %j', (status, found, mark, count) => {
  expect(cellOf(status, found)).toMatchObject({ status, mark, count });
});

it('cuts texts that are too long for a page, and says so', () => {
  const long: VectorSet = {
    ...set,
    vectors: set.vectors.map((vector) =>
      vector.id === 'sp-plain' ? { ...vector, input: { text: 'x'.repeat(1e6) } } : vector,
    ),
  };
  const html = render([resultsFile({ found: { 'sp-plain': 'crash' } })], long);
  expect(html.length).toBeLessThan(200_000);
  expect(openPage(html, '#vector=sp-plain').textContent).toContain('995,904 characters are left out here');
});

const megabyte = 1_000_000;

it('stays below 1 MB whatever fails, and says what had no room', () => {
  const [one] = set.vectors;
  const vectors = Array.from({ length: 5000 }, (_, index): Vector => {
    const rule = `rule.number-${index % 700}`;
    return {
      ...(one as Vector),
      id: `vector-with-a-long-name-${index}`,
      rules: [rule],
      expect: { result: 'reject', rule },
      input: { text: `${index} ${'\u00e9 <text> '.repeat(200)}` },
    };
  });
  const many: VectorSet = { version: '1.0.0', vectors };
  const found = Object.fromEntries(
    vectors.map(({ id }, index): [string, Outcome] => [id, index % 2 ? 'wrong-reason' : 'crash']),
  );
  const file = resultsFile({ vectors: many, found, detail: '<'.repeat(300) });
  const html = render([file], many);
  expect(Buffer.byteLength(html)).toBeLessThan(megabyte);
  const data: PageData = JSON.parse(dataOf(html));
  expect(data.left).toBeGreaterThan(0);
  expect(data.vectors.some(({ whole }) => whole === undefined)).toBe(true);
  expect(html).toContain('more causes had no room on this page');
  expect(openPage(html, '#list=all').textContent).toContain(`${data.left} more vectors had no room on this page`);
});

it('stays below 1 MB for every implementation that was measured, and for the matrix of all', () => {
  const home = new URL('../peers/results/', import.meta.url);
  const names = readdirSync(home).filter((name) => name.endsWith('.json'));
  const files = names.map((name) => {
    const parsed = parseResults(readFileSync(new URL(name, home)), name);
    if (isFault(parsed)) throw new Error(parsed.fault);
    return parsed;
  });
  const real = loadVectors();
  if (isFault(real)) throw new Error(real.fault);
  const matrix = buildMatrix(real, files, loadRegister());
  const written = matrixFiles(
    matrix,
    names.map((name) => name.replace('.json', '')),
    { root: '../../..', vectors: '../../../vectors' },
  );
  const heavy = Object.entries(written).filter(([, text]) => Buffer.byteLength(text) >= megabyte);
  expect(heavy.map(([name]) => name)).toEqual([]);
  expect(Object.keys(written)).toHaveLength(2 * names.length + 2);
  for (const name of names) {
    const data: PageData = JSON.parse(dataOf(written[name.replace('.json', '.html')] ?? ''));
    // Each cause shows one vector whole, and every failure is listed.
    const shown = new Set(data.vectors.flatMap(({ cause, whole }) => (whole ? (cause ?? []) : [])));
    const causes = new Set(data.vectors.flatMap(({ cause }) => cause ?? []));
    expect(shown.size, name).toBe(causes.size);
  }
});

it('keeps what was not in the run apart from what was not declared', () => {
  const file = resultsFile();
  const results = file.results.filter(([id]: ResultRow) => id !== 'sp-version');
  const outcomeIn = (given: Results): Outcome | undefined => {
    const matrix = matrixOf([given]);
    return outcomeOf(matrix, 0, matrix.vectors.get('sp-version'));
  };
  const declared = { ...file.implementation, operations: ['siwe.parse'] };
  expect(outcomeIn({ ...file, implementation: declared, results })).toBeUndefined();
  expect(outcomeIn({ ...file, results })).toBe('unsupported');
  expect(outcomeIn({ ...file, results, selection: { vectors: ['sp-plain'] } })).toBeUndefined();
});

it('has every implementation in the matrix, by what it is, and one at a time on a narrow screen', () => {
  const claimed = (name: string, id: string): Results => ({
    ...resultsFile({ name }),
    classes: {
      [id]: scoreClass(classes.find((of) => of.id === id) as ConformanceClass, { results: [], profile: 'strict' }),
    },
  });
  const score = { vectors: { total: 1 }, rules: { total: 1 } };
  const whole = (file: Results): Results => {
    const [id = ''] = Object.keys(file.classes ?? {});
    const own = file.classes?.[id];
    if (!own) return file;
    const standard = {
      rules: { ...own.standard.rules, ...score.rules },
      vectors: { ...own.standard.vectors, ...score.vectors },
    };
    return { ...file, classes: { [id]: { ...own, standard } } };
  };
  const files = [claimed('r', 'recap-codec'), claimed('s', 'siwe-reader'), claimed('v', 'session-verifier')].map(whole);
  const html = renderMatrix(matrixOf(files), ['r.html', 's.html', 'v.html']);
  expect([...html.matchAll(/<th scope="colgroup"[^>]*>([^<]*)/g)].map(([, kind]) => kind)).toEqual([
    ...['SIWE', 'ReCap', 'Sessions'],
    ...['SIWE', 'ReCap', 'Sessions'],
  ]);
  const columns = [...html.matchAll(/<span class="upright"><a href="([^"]*)"/g)].map(([, page]) => page);
  expect(columns.slice(0, 3)).toEqual(['s.html', 'r.html', 'v.html']);
  expect(html.match(/<details name="implementation">/g)).toHaveLength(3);
});

it('aligns lists by what they have in common', () => {
  expect(differenceOfLists(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e'])).toEqual([
    { kind: 'same', items: ['a'] },
    { kind: 'removed', items: ['b'] },
    { kind: 'added', items: ['x'] },
    { kind: 'same', items: ['c', 'd'] },
    { kind: 'added', items: ['e'] },
  ]);
  expect(differenceOfLists([], [])).toEqual([]);
});

it('shows the end of a line as a change of its own, and leaves equal lines out', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}\n`).join('');
  expect(differenceOfTexts(`${lines}end`, `${lines}end\n`)).toEqual([
    { kind: 'gap', parts: [{ text: '9 equal lines', changed: false }] },
    ...[9, 10, 11].map((index) => ({ kind: 'same', parts: [{ text: `line ${index}\n`, changed: false }] })),
    { kind: 'removed', parts: [{ text: 'end', changed: false }] },
    {
      kind: 'added',
      parts: [
        { text: 'end', changed: false },
        { text: '\n', changed: true },
      ],
    },
  ]);
});

it('makes every character visible', () => {
  expect(piecesOf('a  b \r\n\t\u202eй\ud800.\n', true)).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'sign', text: '··' },
    { kind: 'text', text: 'b' },
    { kind: 'sign', text: '·' },
    { kind: 'code', text: 'CR' },
    { kind: 'sign', text: '↵' },
    { kind: 'text', text: '\n' },
    { kind: 'code', text: 'TAB' },
    { kind: 'code', text: 'U+202E' },
    { kind: 'text', text: 'й' },
    { kind: 'code', text: 'U+0439' },
    { kind: 'code', text: 'U+D800' },
    { kind: 'text', text: '.' },
    { kind: 'sign', text: '↵' },
    { kind: 'text', text: '\n' },
  ]);
});

it('formats JSON as it was written: doubled keys, spellings, what is no JSON', () => {
  expect(formatJson('{"a":1.0,"a":[],"\\u0062":{"c":[1e1,"x"]}} trailing')?.text).toBe(
    '{\n  "a": 1.0,\n  "a": [],\n  "\\u0062": {\n    "c": [\n      1e1,\n      "x"\n    ]\n  }\n}trailing',
  );
  for (const text of ['plain', '[fe80::1] wants you', '[2001:db8::1] wants you', '{curly}'])
    expect(formatJson(text), text).toBeUndefined();
  expect(formatJson('[1,]')?.text).toBe('[\n  1,\n  \n]');
  expect(formatJson('['.repeat(10_000))).toBeUndefined();
  expect(formatJson('{"open')).toBeUndefined();
});

it('opens what an input carries: JSON in JSON, the message in it, the ReCap in the message', () => {
  const payload = Buffer.from('{"att":{},"prf":[]}').toString('base64url');
  const message = `app.example wants\n- urn:recap:${payload}`;
  const signed = JSON.stringify({ capabilities: [{ signedMessage: message }] });
  const names = (input: Readonly<Record<string, unknown>>): readonly string[] =>
    layersOf(input).map(({ name }) => name);
  const carried = [
    'sessionSig',
    'sessionSig (formatted)',
    'sessionSig/signedMessage',
    'sessionSig/signedMessage (formatted)',
    'sessionSig/signedMessage/capabilities/0/signedMessage',
    'sessionSig/signedMessage/capabilities/0/signedMessage › ReCap 1',
    'sessionSig/signedMessage/capabilities/0/signedMessage › ReCap 1 (formatted)',
  ];
  const sessionSig = JSON.stringify({ signedMessage: signed });
  expect(names({ sessionSig, now: 'today' })).toEqual(['values', ...carried]);
  // Bytes go by the same names, so that they can be compared with a twin that is text.
  expect(names({ sessionSig: { hex: Buffer.from(sessionSig).toString('hex') } })).toEqual([
    'sessionSig (bytes)',
    ...carried,
  ]);
});

it('leads to the site where that is known, and lets its inspector be loaded from there alone', () => {
  const file = resultsFile({ found: { 'sp-nonce': 'fail' } });
  const on = (site: string) => renderImplementation(matrixOf([file]), 0, { results: 'one.json', site });
  const html = on('https://site.example/capsig');
  expect(html).toContain('<a href="https://site.example/capsig/rules/siwe.nonce.html"><code>siwe.nonce</code></a>');
  const policy = (text: string): string =>
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
  expect(policy(html)).toMatch(
    /^default-src 'none'; script-src 'sha256-[^ ]+' https:\/\/site\.example\/capsig\/inspector\/; worker-src blob: https:\/\/site\.example\/capsig\/inspector\/; style-src 'sha256-[^ ]+'; base-uri 'none'; form-action 'none'$/,
  );
  expect(policy(on('../site'))).toContain("; worker-src blob: 'self';");
  const panel = openPage(html, '#vector=sp-nonce');
  const link = panel.all().find(({ tag, textContent }) => tag === 'a' && textContent === 'Its page on the site');
  expect(link?.attributes.href).toMatch(/^https:\/\/site\.example\/capsig\/vectors\/[a-z.-]+\/[a-z-]+\.html#sp-nonce$/);
  // Without one nothing may be loaded.
  expect(policy(render([file]))).not.toMatch(/worker-src|https?:/);
});
