import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { capsig, now } from './fixture.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capsig-test-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('shows the flow with new keys, and what it says to try next gives what it showed', async () => {
  const before = await capsig(['demo']);
  const [earlier = ''] = await readdir(folder);
  await rm(join(folder, earlier), { recursive: true });
  const { code, out, err } = await capsig(['demo']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.match(/^ {3}VALID {2}.* at 127\.0\.0\.1:\d+, granted by 0x/gm)).toHaveLength(9);
  expect(out.match(/^ {3}INVALID {2}\S+/gm)?.map((line) => line.slice(12))).toEqual([
    'action.response',
    'session.signature',
    'session.node-bound',
    'capability.resource',
    'session.expired',
  ]);
  const keysIn = (text: string): readonly string[] => text.match(/(?:wallet|session key) {2,}\S+/g) ?? [];
  expect(keysIn(out)).toHaveLength(2);
  expect(keysIn(out).filter((line) => keysIn(before.out).includes(line))).toEqual([]);

  const [made = ''] = await readdir(folder);
  const files: Record<string, string> = {};
  for (const name of await readdir(join(folder, made))) {
    files[join(folder, made, name)] = await readFile(join(folder, made, name), 'utf8');
  }
  const names = Object.keys(files).map((path) => basename(path));
  expect(names.sort()).toEqual(['auth-sig.json', 'pkp-session-sigs.json', 'session-sigs.json', 'tampered.json']);
  for (const text of [out, ...Object.values(files)]) expect(text).not.toMatch(/secret/i);
  const lines = out.split('\n').filter((line) => line.startsWith('node '));
  const runs = lines.map((line) => line.replace(/^node \S*dist\/cli\/main\.js /, '').split(' '));
  expect(runs.map(([command]) => command)).toEqual([
    'verify',
    'verify',
    'verify',
    'verify',
    'inspect',
    'explain',
    'network',
  ]);
  const codes: number[] = [];
  for (const argv of runs.slice(0, -1)) codes.push((await capsig(argv, { files })).code);
  expect(codes).toEqual([0, 0, 1, 0, 0, 0]);
  const [session, byPkp, tampered] = runs as [string[], string[], string[]];
  for (const made of [session, byPkp]) expect((await capsig(made, { files })).out).not.toContain('not checked');
  expect((await capsig(byPkp, { files })).out).toContain('(network signature)');
  expect((await capsig(tampered, { files })).out).toMatch(/^INVALID {2}session\.signature/);
  expect((await capsig(session, { files, clock: now.replace('03:', '05:') })).out).toMatch(
    /^INVALID {2}session\.expired/m,
  );
});

it('tells that it cannot write its files', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'missing'));
  const { code, err } = await capsig(['demo']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('cannot write to the temporary folder') });
});
