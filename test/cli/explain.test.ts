import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { litV7 } from '../../src/profile.js';
import { loadRegister } from '../../src/register.js';
import { type RuleId, rules } from '../../src/rule.js';
import { capsig } from './fixture.js';

const register = loadRegister();

it('explains every rule', async () => {
  for (const [id, { proof }] of Object.entries(rules)) {
    const { code, out, err } = await capsig(['explain', id]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toBe(id);
    expect(out).toContain(`proof        ${proof}: `);
    const row = register.get(id);
    for (const text of [row?.sentence, row?.cause, row?.remedy]) {
      if (typeof text === 'string') expect(out).toContain(text);
    }
    if (!row) expect(out).toContain('spec/rules.json, could not be read');
    const place = /^ {2}check +(?:(\S+):(\d+) {2}|no line of the code names it$)/m.exec(out);
    expect(place, id).not.toBe(null);
    const [, file, line] = place ?? [];
    if (file)
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split('\n')[Number(line) - 1]).toContain(
        id,
      );
    else expect(proof, id).toMatch(/^(?:flow|review)$/);
    expect(out).toMatch(/^ {2}vectors +\d+: \d+ that break it, \d+ others about it$/m);
    if (proof === 'isolated') expect(out).toMatch(/^ {15}[a-z0-9-]+ \(vectors\/[^)]+\.json\): /m);
  }
});

it('leads to the page of a rule, whole where it is known where the site is', async () => {
  const said = async (args: readonly string[], env = {}) => {
    const { code, out, err } = await capsig(['explain', 'session.node-bound', ...args], { env });
    return code === 0 ? /^ {2}page +(.+)$/m.exec(out)?.[1] : err;
  };
  expect(await said([])).toBe('rules/session.node-bound.html on the site: npm run docs, or --site URL');
  const whole = 'https://site.example/rules/session.node-bound.html';
  expect(await said(['--site', 'https://site.example/'])).toBe(whole);
  expect(await said([], { CAPSIG_SITE: 'https://site.example' })).toBe(whole);
  expect(await said(['--site', '../docs'], { CAPSIG_SITE: 'https://site.example' })).toBe(
    '../docs/rules/session.node-bound.html',
  );
  expect(await said(['--site', 'javascript:alert(1)'])).toContain('--site: expected http://, https:// or a path');
  expect(await said([], { CAPSIG_SITE: 'data:x' })).toContain('CAPSIG_SITE: expected http://, https:// or a path');
});

it('says which verdict a broken rule leads to and which profile does not enforce it', async () => {
  const { out } = await capsig(['explain', 'auth-sig.proofs']);
  expect(out).toContain('broken       undecided: exit code 3');
  expect(out).toContain(`lit-v7       does not enforce it: ${litV7.off['auth-sig.proofs']}`);
  expect((await capsig(['explain', 'session.signature'])).out).toContain('broken       invalid: exit code 1');
  const own = await capsig(['explain', 'lit-v7.nonce-length']);
  expect(own.out).toContain('lit-v7       the only profile that enforces it');
});

it('lists every rule in order', async () => {
  const ids = Object.keys(rules) as RuleId[];
  const { code, out } = await capsig(['rules']);
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(ids);
  for (const id of ids) expect(out).toContain(String(register.get(id)?.sentence));
  const table = JSON.parse((await capsig(['rules', '--json'])).out);
  expect(table.rules.map(({ id, proof }: { id: string; proof: string }) => [id, proof])).toEqual(
    ids.map((id) => [id, rules[id].proof]),
  );
});

it('lists the rules with a word in their id or their sentence', async () => {
  const { code, out } = await capsig(['rules', 'NODE-bound']);
  expect({ code, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
  expect(JSON.parse((await capsig(['rules', 'session.', '--json'])).out).rules.length).toBeGreaterThan(5);
  expect((await capsig(['rules', 'canonical point'])).code).not.toBe(1);
  expect(await capsig(['rules', 'session.node-bond'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('node-bound'),
  });
  const shown = await capsig(['rules', 'session.'], { isTerminal: true });
  expect(shown.out).toContain('more characters)');
});

it('does without a register that cannot be read', async () => {
  expect(loadRegister(new URL('file:///nowhere/rules.json'))).toEqual(new Map());
  expect(loadRegister(new URL('data:application/json,{}'))).toEqual(new Map());
});

it('reads of a register what has the right form, and leaves the rest out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'capsig-register-'));
  const file = join(folder, 'rules.json');
  const row = {
    id: 'a.b',
    level: 'ALWAYS',
    source: [{}, 'clause'],
    quote: null,
    remedy: 'do it',
    cause: ['x'],
    basis: 'capsig',
  };
  writeFileSync(
    file,
    JSON.stringify({ rules: [null, { id: 1 }, row, { id: 'a.c', level: 'MAY', risk: ['lockout'] }] }),
  );
  const blank = { document: '', sentence: '', source: [], risk: [] };
  expect([...loadRegister(pathToFileURL(file))]).toEqual([
    [
      'a.b',
      { ...blank, id: 'a.b', level: 'MUST', source: ['[object Object]', 'clause'], remedy: 'do it', basis: 'capsig' },
    ],
    ['a.c', { ...blank, id: 'a.c', level: 'MAY', risk: ['lockout'] }],
  ]);
  rmSync(folder, { recursive: true });
});

it('explains a vector: how it differs from the one it was made from, and what was answered', async () => {
  const { code, out } = await capsig(['explain', 'auth-ecdsa-v35']);
  expect(code).toBe(0);
  expect(out).toContain('expected     reject (auth-sig.signature-form)');
  expect(out).toContain('made from    auth-ecdsa-v27\n');
  // The line is long, and what changed is shown.
  expect(out).toMatch(/^ {6}- .*1b","derivedVia"/m);
  expect(out).toMatch(/^ {6}\+ .*23","derivedVia"/m);
  expect(out).toContain(String(register.get('auth-sig.signature-form')?.sentence));

  const files = {
    'siwe.json': readFileSync(new URL('../peers/results/siwe-3.json', import.meta.url)),
    'package.json': '{"name":"capsig"}',
  };
  const told = await capsig(['explain', 'auth-ecdsa-v35', '--results', 'siwe.json'], { files });
  expect(told.out).toMatch(/answered {5}siwe: accept\n {15}fail: /);
  const other = await capsig(['explain', 'auth-ecdsa-v35', '--results', 'package.json'], { files });
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('expected a results file') });
});
