import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { login, node, now, sessionSig } from '../cli/fixture.js';

const root = new URL('../../', import.meta.url);
const { exports }: { exports: Record<string, { default?: string }> } = JSON.parse(
  readFileSync(new URL('package.json', root), 'utf8'),
);
/** Every entry of the built package that is a module, by its name. */
const entries = Object.fromEntries(
  Object.entries(exports).flatMap(([name, { default: file }]) =>
    file === undefined ? [] : [[name, new URL(file, root).href]],
  ),
);

function onBareHost(input: object): Record<string, unknown> {
  const script = fileURLToPath(new URL('bare-host.mjs', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [script], { input: JSON.stringify(input), encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('the built package on a host that lacks what Node.js has', () => {
  it('is imported, verifies, and names what is missing once it is needed', () => {
    const [index, siwe, client] = [entries['.'], entries['./siwe'], entries['./client']];
    const given = { authSig: login, sessionSig, now, nodeAddress: node, index, siwe, client };
    const { loaded, ...answer } = onBareHost({ entries: Object.values(entries), ...given });
    expect(Object.keys(loaded as object)).toEqual(Object.values(entries));
    expect(answer).toEqual({
      parsed: true,
      login: true,
      session: true,
      faults: ['it took too long', 'no such host'],
      random: expect.stringMatching(/^TypeError: crypto\.getRandomValues: this host has none/),
      fetch: expect.stringMatching(/^TypeError: fetch: this host has none/),
    });
  });

  it('has entries that need no TextEncoder and no TextDecoder', () => {
    const { loaded } = onBareHost({
      text: 'none',
      entries: [entries['./siwe'], entries['./recap'], entries['./capability']],
    });
    expect(Object.values(loaded as object)).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
  });

  it('names TextEncoder and TextDecoder where an entry needs them', () => {
    const { loaded } = onBareHost({ text: 'none', entries: [entries['.'], entries['./chain'], entries['./client']] });
    const told = 'TextEncoder and TextDecoder: this host has none; load a polyfill first';
    expect(Object.values(loaded as object)).toEqual([told, told, told]);
  });
});
