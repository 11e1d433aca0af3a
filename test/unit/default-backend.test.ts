import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createNativeBackend } from '../../src/crypto/native.js';
import { noble } from '../../src/entry/crypto.js';

// What the suite runs with: see test/native-default.mjs. Its name is that of the default backend.
const expected = process.env.CAPSIG_BACKEND === 'native' ? 'native' : 'noble';
const root = new URL('../../', import.meta.url);

it(`verifies with ${expected} in tests`, () => {
  expect(noble.name).toBe(expected);
});

it(`verifies with ${expected} in threads that run the sources`, async () => {
  const code = `import { noble } from ${JSON.stringify(new URL('src/entry/crypto.js', root).href)};
import { parentPort } from 'node:worker_threads';
parentPort.postMessage(noble.name);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const name = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await worker.terminate();
  expect(name).toBe(expected);
});

it(`verifies with ${expected} in programs that were built`, () => {
  const code = `import { noble } from ${JSON.stringify(new URL('dist/entry/crypto.js', root).href)}; console.log(noble.name);`;
  const args = ['--input-type=module', '-e', code];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: fileURLToPath(root) });
  expect([stdout, stderr]).toEqual([`${expected}\n`, '']);
});

it.runIf(expected === 'native')('has compiled code for every primitive that there is a package for', () => {
  const { ed25519Verify, secp256k1Recover, blsVerify } = createNativeBackend().parts;
  expect([ed25519Verify, secp256k1Recover, blsVerify]).toEqual(['sodium-native', 'secp256k1', '@chainsafe/blst']);
});
