import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { type Outcome, outcomes } from '../../src/conformance/judgement.js';
import { buildMatrix, type Matrix } from '../../src/conformance/matrix.js';
import { matrixFiles } from '../../src/conformance/report.js';
import { cellOf, statusOfOutcomes } from '../../src/conformance/report-html/cell.js';
import { embedJson, pageDataOf } from '../../src/conformance/report-html/data.js';
import { differenceOfLists, differenceOfTexts } from '../../src/conformance/report-html/difference.js';
import { formatJson, layersOf, piecesOf } from '../../src/conformance/report-html/layer.js';
import { renderMatrix } from '../../src/conformance/report-html.js';
import { type ResultRow, type Results, resultsOf } from '../../src/conformance/report-json.js';
import { scoreOf } from '../../src/conformance/score.js';
import type { Vector, VectorSet } from '../../src/conformance/vector.js';
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

it('is one file without a network: its policy allows its own script and style, nothing else', () => {
  const html = renderMatrix(matrixOf([resultsFile()]));
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(scriptOf(html))}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/\b(?:src|srcset|action)=|@import|url\(|\bhref="(?!#)|\sstyle=|\son\w+=/);
  expect(scriptOf(html)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bfetch\(|__vi/);
});

it('stands among the files of a report', () => {
  expect(Object.keys(matrixFiles(matrixOf([resultsFile()])))).toContain('matrix.html');
});

it('keeps hostile texts inside the data, and hostile names and versions out of the markup', () => {
  const files = [resultsFile({ name: `${evil}\u202e`, vectors: hostile, detail: evil, found: { 'sp-nonce': 'fail' } })];
  const html = renderMatrix(matrixOf(files, hostile));
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/script/g)).toHaveLength(2);
  expect(html).not.toMatch(/<img|<!--|\u202e|\u2028|\u2029/);
  const data = JSON.parse(dataOf(html));
  expect(data.vectors.find(({ id }: Vector) => id === 'sp-nonce').input).toEqual({
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

it('shows a vector: texts as text, the difference from its twin, every answer', () => {
  const files = [
    resultsFile({ name: 'good', vectors: hostile }),
    resultsFile({ name: 'bad', vectors: hostile, found: { 'sp-nonce': 'fail' }, detail: evil }),
  ];
  const panel = openPage(renderMatrix(matrixOf(files, hostile)), '#vector=sp-nonce');
  expect(panel.querySelector('h1')?.textContent).toBe(evil);
  expect(panel.all().map(({ tag }) => tag)).not.toContain('script');
  expect(panel.all().map(({ tag }) => tag)).not.toContain('img');
  const text = panel.textContent;
  for (const shown of [
    'Expected: reject siwe.nonce',
    'accept under lit-v7',
    'Difference from its twin',
    'NUL',
    'U+2028',
  ])
    expect(text).toContain(shown);
  const rows = panel.all().filter(({ tag }) => tag === 'tr');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Outcome'),
    expect.stringMatching(/^good 1\.2\.3✓ pass/),
    expect.stringMatching(/^bad 1\.2\.3✗ fail/),
  ]);
});

it('marks what a vector changed in the text of its twin', () => {
  const panel = openPage(renderMatrix(matrixOf([resultsFile()])), '#vector=sp-nonce');
  const changed = (tag: string) =>
    panel
      .all()
      .filter((item) => item.tag === tag)
      .map((item) => item.textContent);
  expect(changed('del')).toEqual(['−', 'Kq3vX7bT9sLm']);
  expect(changed('ins')).toEqual(['+', 'abcd-efgh-ijkl']);
});

it('names the readings of a contested vector and the page that explains', () => {
  const { textContent } = openPage(renderMatrix(matrixOf([resultsFile()])), '#vector=sp-contested');
  expect(textContent).toContain('spec/ambiguities/statement.md');
  expect(textContent).toContain('accept: The ABNF binds the statement alone.');
  expect(textContent).toContain('é');
  expect(textContent).toContain('U+00E9');
});

it.each([
  ['#rule=siwe.version', ['A good and a bad message', 'Version 2']],
  ['#outcome=fail', ['Version 2']],
  ['#outcome=fail&at=one+1.2.3', []],
  ['#rule=siwe.version&outcome=fail&at=two+1.2.3', ['Version 2']],
  ['#operation=siwe.format', ['A plain message']],
])('lists the vectors that %s asks for', (hash, titles) => {
  const files = [resultsFile(), resultsFile({ name: 'two', found: { 'sp-version': 'fail' } })];
  const panel = openPage(renderMatrix(matrixOf(files)), hash);
  const links = panel.all().filter(({ attributes }) => attributes.href?.startsWith('#vector='));
  expect(links.map((link) => link.textContent)).toEqual(titles);
});

it('says so when there is no such vector', () => {
  const panel = openPage(renderMatrix(matrixOf([resultsFile()])), '#vector=%3Cb%3E');
  expect(panel.querySelector('h1')?.textContent).toBe('No such vector');
  expect(panel.textContent).toContain('<b>');
});

it('counts MUST rules of all, and unexplained ones apart', () => {
  const html = renderMatrix(matrixOf([resultsFile({ found: { 'sp-version': 'pass-unexplained' } })]));
  // Six rules are scored: one lacks its reason, one is not declared.
  const [, row = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(html) ?? [];
  const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
  const { MUST } = resultsFile({ found: { 'sp-version': 'pass-unexplained' } }).levels;
  expect(cells.slice(0, 4)).toEqual([`${MUST?.passed}/${MUST?.total}`, '1', '0', '1']);
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
  const html = renderMatrix(matrixOf([resultsFile()], long));
  expect(html.length).toBeLessThan(200_000);
  expect(openPage(html, '#vector=sp-plain').textContent).toContain('995,904 characters are left out here');
  expect(pageDataOf(matrixOf([resultsFile()])).vectors.some(({ cut }) => cut)).toBe(false);
});

it('stays below 6 MB with 14 implementations and 1300 vectors', () => {
  const [one] = set.vectors;
  const vectors = Array.from({ length: 1300 }, (_, index): Vector => {
    return {
      ...(one as Vector),
      id: `vector-with-a-long-name-${index}`,
      input: { text: `${index} ${'text '.repeat(200)}` },
    };
  });
  const many: VectorSet = { version: '1.0.0', vectors };
  const found = Object.fromEntries(vectors.map(({ id }) => [id, 'fail' as const]));
  const files = Array.from({ length: 14 }, (_, index) =>
    resultsFile({ name: `implementation-${index}`, vectors: many, found, detail: `the output differs in ${index}` }),
  );
  expect(renderMatrix(matrixOf(files, many)).length).toBeLessThan(6_000_000);
});

it('keeps what was not in the run apart from what was not declared', () => {
  const file = resultsFile();
  const results = file.results.filter(([id]: ResultRow) => id !== 'sp-version');
  const outcomeIn = (given: Results): string | undefined => {
    const data = pageDataOf(matrixOf([given]));
    const place = data.vectors.findIndex(({ id }) => id === 'sp-version');
    return data.outcomes[(data.answers[0]?.[place * 4] ?? 0) - 1]?.id;
  };
  const declared = { ...file.implementation, operations: ['siwe.parse'] };
  expect(outcomeIn({ ...file, implementation: declared, results })).toBeUndefined();
  expect(outcomeIn({ ...file, results })).toBe('unsupported');
  expect(outcomeIn({ ...file, results, selection: { vectors: ['sp-plain'] } })).toBeUndefined();
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
