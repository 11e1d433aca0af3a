import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAbsent } from '../../src/cli/runner.js';
import { loadOptional, missingFor, optionalPackages } from '../../src/network/optional-package.js';

const manifestOf = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../${path}package.json`, import.meta.url), 'utf8'));
const manifest = manifestOf('');

it('names versions that fit the peer dependencies, and every one of these', () => {
  const named = Object.values(optionalPackages).flat();
  const versions = new Map(
    named.map((name) => [name.slice(0, name.lastIndexOf('@')), name.slice(name.lastIndexOf('@') + 1)]),
  );
  // The command line says how those of ours are installed. What computes faster is missed by nobody, and a client of Redis is handed in.
  const others = ['capsig-vectors', 'capsig-serve', '@chainsafe/blst', 'secp256k1', 'sodium-native', 'redis', 'bullmq'];
  const peers = Object.keys(manifest.peerDependencies).filter((name) => !others.includes(name));
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

it('has the service in the same version, and with the same packages beside it', () => {
  const { version, peerDependencies, peerDependenciesMeta } = manifestOf('serve/');
  expect([version, manifest.peerDependencies['capsig-serve']]).toEqual([manifest.version, manifest.version]);
  expect(manifest.peerDependencies).toMatchObject(peerDependencies);
  expect(manifest.peerDependenciesMeta).toMatchObject(peerDependenciesMeta);
});

it('takes a package of ours for absent where it is not found, and for nothing else', () => {
  const error = (code: string, message: string) => Object.assign(new Error(message), { code });
  const found = [
    error('ERR_MODULE_NOT_FOUND', "Cannot find package 'capsig-serve' imported from a.js"),
    error('ERR_PACKAGE_PATH_NOT_EXPORTED', "Package subpath './serve.js' is not defined in capsig-serve/package.json"),
    error('ERR_MODULE_NOT_FOUND', "Cannot find package 'redis' imported from a.js"),
    error('EACCES', 'capsig-serve'),
  ].map((each) => isAbsent(each, 'capsig-serve'));
  expect(found).toEqual([true, true, false, false]);
});
