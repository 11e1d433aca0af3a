import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadOptional, missingFor, optionalPackages } from '../../src/network/optional-package.js';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

it('names versions that fit the peer dependencies, and every one of these', () => {
  const named = Object.values(optionalPackages).flat();
  const versions = new Map(
    named.map((name) => [name.slice(0, name.lastIndexOf('@')), name.slice(name.lastIndexOf('@') + 1)]),
  );
  // The vectors are no code; the command line says how they are installed.
  const peers = Object.keys(manifest.peerDependencies).filter((name) => name !== 'capsig-vectors');
  expect([...versions.keys()].sort()).toEqual(peers.sort());
  for (const [name, version] of versions) {
    const wanted = String(manifest.peerDependencies[name]);
    expect(wanted === version || wanted.startsWith(`^${version}.`), `${name}@${version} for ${wanted}`).toBe(true);
    expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
  }
});

it('says what lacks a package, and the line that installs it', async () => {
  const fails = (code?: string) => () => Promise.reject(Object.assign(new Error('x'), { code }));
  expect(await loadOptional(fails('ERR_MODULE_NOT_FOUND'), 'jwt')).toEqual({
    ok: false,
    reason: 'a signed JWT needs a package that is not installed: npm install jose@6',
  });
  expect(await loadOptional(fails(), 'action')).toMatchObject({
    reason: expect.stringMatching(
      /^running an action needs packages that are installed but do not load: npm install quick/,
    ),
  });
  for (const feature of ['action', 'jwt', 'webAuthn'] as const) expect(await missingFor(feature)).toBe(undefined);
});
