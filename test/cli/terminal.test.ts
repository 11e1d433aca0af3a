import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/cli/nearest.js';
import { clip, formatJson, printable } from '../../src/cli/terminal.js';
import { formatDuration } from '../../src/cli/wording.js';
import { capsig, sessionSigs } from './fixture.js';

const verifyMap = (world: Parameters<typeof capsig>[1]) =>
  capsig(['verify', '-'], { stdin: JSON.stringify(sessionSigs), ...world });

describe('colours', () => {
  it.each([
    ['a pipe', { isTerminal: false }, false],
    ['a terminal', { isTerminal: true }, true],
    ['a terminal with NO_COLOR', { isTerminal: true, env: { NO_COLOR: '1' } }, false],
    ['a terminal with any NO_COLOR', { isTerminal: true, env: { NO_COLOR: '0' } }, false],
    ['a terminal with an empty NO_COLOR', { isTerminal: true, env: { NO_COLOR: '' } }, true],
    ['a dumb terminal', { isTerminal: true, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_, world, coloured) => {
    const { out } = await verifyMap(world);
    expect(out.includes('\x1b[')).toBe(coloured);
    expect(out.startsWith(coloured ? '\x1b[32;1mVALID\x1b[0m, except' : 'VALID, except')).toBe(true);
  });

  it('never colour JSON', async () => {
    const { out } = await capsig(['verify', '-', '--json'], { stdin: JSON.stringify(sessionSigs), isTerminal: true });
    expect(out).not.toContain('\x1b');
  });
});

describe('printable', () => {
  it('escapes what drives a terminal or reorders a line, and nothing else', () => {
    expect(printable('a\x00\x1b\n\x7f\x9b\u202e\u200b\ufeff\u2028\ud800z')).toBe(
      'a\\u{0}\\u{1b}\\u{a}\\u{7f}\\u{9b}\\u{202e}\\u{200b}\\u{feff}\\u{2028}\\u{d800}z',
    );
    expect(printable('a\u034f\u115f\u3164\uffa0\ufe0f\u{e0100}z')).toBe(
      'a\\u{34f}\\u{115f}\\u{3164}\\u{ffa0}\\u{fe0f}\\u{e0100}z',
    );
    expect(printable('äß 漢字 🙂 "\\"')).toBe('äß 漢字 🙂 "\\"');
  });
});

describe('formatJson', () => {
  it('escapes without changing the value', () => {
    const value = { 'k\x9b': 'a\x1b\x7f\x9b\u202e\u{e0041}\u3164\u2028z', n: [1, null, true] };
    const text = formatJson(value);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Default_Ignorable_Code_Point}]/u);
    expect(JSON.parse(text)).toEqual(value);
    expect(JSON.parse(formatJson({ big: 2n ** 64n }))).toEqual({ big: '18446744073709551616' });
  });
});

describe('clip', () => {
  it('cuts between characters and says so', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('abc… (1 more characters)');
    expect(clip('ab🙂cd', 3)).toBe('ab… (4 more characters)');
  });
});

describe('nearest', () => {
  const names = ['verify', 'inspect', 'explain', 'session.node-bound', 'session.node-address'];
  it.each([
    ['verfy', ['verify']],
    ['VERIFY', ['verify']],
    ['node-bound', ['session.node-bound']],
    ['session.node', ['session.node-bound', 'session.node-address']],
    ['zzzzz', []],
    ['', []],
  ])('%s', (name, found) => expect(nearest(name, names)).toEqual(found));

  it('takes a name of any length', () => expect(nearest('x'.repeat(1_000_000), names)).toEqual([]));
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [-61, '1 min 1 s'],
    [3_605, '1 h'],
    [7_260, '2 h 1 min'],
    [90_000, '1 d 1 h'],
    [86_400 * 400 + 59, '400 d'],
  ])('%d', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});
