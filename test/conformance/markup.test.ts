import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeOf, formatBadgeSvg } from '../../src/conformance/badge.js';
import { isFault } from '../../src/conformance/fault.js';
import { html, joinMarkup, markdown, xml } from '../../src/conformance/markup.js';
import { buildMatrix } from '../../src/conformance/matrix.js';
import { matrixFiles } from '../../src/conformance/report-files.js';
import { parseResults, type Results } from '../../src/conformance/report-json.js';
import { formatJunit } from '../../src/conformance/report-junit.js';
import type { Run } from '../../src/conformance/runner.js';
import { set } from './fixture.js';

const evil =
  '"><meta http-equiv="refresh" content="0"><script>alert(1)</script> [x](https://evil.example) | `a` ](javascript:1)\n\n# www.evil.example a@evil.example \u202e\u001b[2J';

describe('a template', () => {
  it('escapes text and takes markup, lists of it and numbers as they are', () => {
    expect(
      html`<a title="${`"<'&`}">${3}${[html`<b>`, html`</b>`]}${joinMarkup([html`1`, html`2`], '-')}</a>`.markup,
    ).toBe('<a title="&#34;&#60;&#39;&#38;">3<b></b>1-2</a>');
    expect(xml`<a b="${'"\t\u0000'}"/>`.markup).toBe('<a b="&#34;&#9;\\u{0}"/>');
    expect(markdown`| ${'a|b\n`c`'} |`.markup).toBe("| `a\u00a6b 'c'` |");
    expect(markdown`${''}`.markup).toBe('` `');
  });

  it('escapes text that stands where its type says number', () => {
    const planted = '<script>' as unknown as number;
    expect(html`${planted}`.markup).toBe('&#60;script&#62;');
    expect(markdown`${planted}`.markup).toBe('`<script>`');
  });

  it('lets no text end a cell, a span, an attribute or an element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/);
        expect(xml`${text}`.markup).not.toMatch(/[<>"'\n]/);
        expect(markdown`${text}`.markup).toMatch(/^`[^`|\r\n]+`$/);
      }),
      { numRuns: 500, seed: 20260115 },
    );
  });
});

const score = { passed: 1, unexplained: 1, failed: 1, unsupported: 1, total: 4 };
const file = {
  format: 1,
  implementation: { name: 'one', version: '1', operations: ['siwe.parse'], features: ['zeta'] },
  set: { version: '1.0.0', count: 10, reseed: 'x' },
  profile: 'strict',
  seed: '0',
  selection: { rules: ['siwe.nonce'] },
  levels: { MUST: score, SHOULD: score, MAY: score },
  operations: { 'siwe.parse': { outcomes: { pass: 1 }, levels: { MUST: score } } },
  rules: { 'siwe.nonce': { level: 'MUST', status: 'failed' }, 'siwe.version': { level: 'SHOULD', status: 'passed' } },
  details: { 'sp-nonce': 'what differs' },
  results: [
    ['sp-plain', 'pass', 'accept', null],
    ['sp-nonce', 'wrong-reason', 'reject', 'siwe.layout'],
  ],
};

/** Every value of a document, changed to the planted text one at a time; names of members as well. */
function* planted(value: unknown, plant: (changed: unknown) => unknown): Generator<unknown> {
  yield plant(evil);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const put = (changed: unknown): unknown =>
      plant(Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed });
    yield* planted(inner, put);
    if (!Array.isArray(value)) {
      const { [key]: moved, ...rest } = value as Record<string, unknown>;
      yield plant({ ...rest, [evil]: moved });
    }
  }
}

describe('a results file of somebody else', () => {
  const shown = (results: Results): Readonly<Record<string, string>> =>
    matrixFiles(buildMatrix(set, [results], new Map()), ['one']);

  it('is held to its schema, and what may be any text is shown as text', () => {
    let [refused, accepted] = [0, 0];
    for (const changed of planted(file, (whole) => whole)) {
      const parsed = parseResults(JSON.stringify(changed), 'x');
      if (isFault(parsed)) {
        refused++;
        continue;
      }
      accepted++;
      const {
        'matrix.html': matrix = '',
        'matrix.md': table = '',
        'one.html': one = '',
        'one.md': own = '',
      } = shown(parsed);
      const page = matrix + one;
      expect(own.replace(/`[^`]*`/g, '').replace(/\]\([a-z.]+\)/g, '')).not.toMatch(/evil|script>|\]\(|@/);
      expect(page).not.toMatch(/<meta http-equiv="refresh"|<script>alert|\u202e|\p{Cc}\[2J/u);
      // Outside of code spans there is none of it.
      const bare = table.replace(/`[^`]*`/g, '').replaceAll('](one.md)', '');
      expect(bare).not.toMatch(/evil|script|\]\(|@/);
      expect(table).not.toMatch(/\u202e|\p{Cc}\[2J/u);
      for (const line of table.split('\n').filter((each) => each.startsWith('|'))) {
        expect(line.split('|')).toHaveLength(5);
      }
    }
    expect(refused).toBeGreaterThan(30);
    expect(accepted).toBeGreaterThan(10);
  });

  it.each([
    ['a count that is text', { levels: { MUST: { ...score, passed: '1' } } }, /\/levels\/MUST\/passed: expected/],
    ['a count that is negative', { levels: { MUST: { ...score, failed: -1 } } }, /\/levels\/MUST\/failed: expected/],
    ['a level that is none', { rules: { 'siwe.nonce': { level: 'WILL', status: 'failed' } } }, /level: expected/],
    ['a member too many', { more: 1 }, /expected only members that the schema names/],
    ['an outcome that is none', { results: [['sp-plain', 'toString', null, null]] }, /\/results\/0\/1: expected/],
    ['a verdict that is none', { results: [['sp-plain', 'pass', 'yes', null]] }, /\/results\/0\/2: expected/],
  ])('is refused with %s', (_, change, message) => {
    const parsed = parseResults(JSON.stringify({ ...file, ...change }), 'x');
    expect(isFault(parsed) && parsed.fault).toMatch(message);
  });

  it('is refused when it names a member twice', () => {
    const parsed = parseResults(JSON.stringify(file).replace('"seed":"0"', '"seed":"0","seed":"1"'), 'x');
    expect(isFault(parsed) && parsed.fault).toMatch(/^x: expected a results file: /);
  });
});

it('JUnit and badges show text as text', () => {
  const [vector] = set.vectors;
  const run = {
    set,
    hello: { name: evil, version: evil, operations: [], features: [] },
    results: [{ vector: { ...vector, id: evil, title: evil }, outcome: 'fail', detail: evil, milliseconds: 1 }],
  } as unknown as Run;
  expect(formatJunit(run)).not.toMatch(/<meta|<script|\p{Cc}\[2J/u);
  expect(formatBadgeSvg(badgeOf(undefined, evil))).not.toMatch(/<meta|<script|\p{Cc}\[2J/u);
});
