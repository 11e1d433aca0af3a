import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { ed25519PublicKey, signEd25519 } from '../../src/crypto/ed25519.js';
import { createNativeBackend } from '../../src/crypto/native.js';
import { noble } from '../../src/crypto/noble.js';
import { utf8 } from '../../src/internal/bytes.js';
import { hostileCases } from '../property/hostile-signatures.js';

const native = createNativeBackend();
const none = () => {
  throw new Error('not installed');
};

/** The packages that do not load here: after `npm ci --omit=optional` all of them. */
const missing = ['sodium-native', 'secp256k1', '@chainsafe/blst'].filter((name) => {
  try {
    createRequire(import.meta.url)(name);
    return false;
  } catch {
    return true;
  }
});

it('takes the packages that are installed, each for what it computes', ({ skip }) => {
  skip(missing.length > 0, `not installed: ${missing.join(', ')}`);
  const { ed25519Verify, secp256k1Recover, blsVerify } = native.parts;
  expect([ed25519Verify, secp256k1Recover, blsVerify]).toEqual(['sodium-native', 'secp256k1', '@chainsafe/blst']);
});

it('is there without any package, with what Node.js has and noble', () => {
  const bare = createNativeBackend(none);
  expect(bare.parts).toMatchObject({ ed25519Verify: 'node:crypto', secp256k1Recover: 'noble', blsVerify: 'noble' });
  expect(bare.blsVerify).toBe(noble.blsVerify);
  for (const { name, ask } of hostileCases('ed25519', 300)) expect([name, ask(bare)]).toEqual([name, ask(noble)]);
});

it.each([
  ['always says yes', { crypto_sign_verify_detached: () => true }],
  ['always says no', { crypto_sign_verify_detached: () => false }],
  ['has another interface', {}],
])('does not use a package that %s', (_, sodium) => {
  const load = (name: string) => (name === 'sodium-native' ? sodium : none());
  expect(createNativeBackend(load).parts.ed25519Verify).toBe('node:crypto');
});

it('does not use code that recovers the same key whatever it is asked', () => {
  const key = noble.secp256k1Recover(new Uint8Array(32).fill(1), new Uint8Array(64).fill(1), 0);
  const load = (name: string) => (name === 'secp256k1/bindings.js' ? { ecdsaRecover: () => key } : none());
  expect(createNativeBackend(load).parts.secp256k1Recover).toBe('noble');
});

it('hashes as noble does', () => {
  for (const text of ['', 'abc', 'x'.repeat(1_000)]) {
    expect(native.sha256(utf8(text))).toEqual(noble.sha256(utf8(text)));
    expect(native.keccak256(utf8(text))).toEqual(noble.keccak256(utf8(text)));
  }
});

describe('hostile keys and signatures', () => {
  it.each([
    ['ed25519', 400],
    ['secp256k1', 300],
    ['bls', 30],
  ] as const)('get from %s the verdicts of noble', (kind, count) => {
    const answers = new Set<unknown>();
    for (const { ask } of hostileCases(kind, count)) {
      const expected = ask(noble);
      expect(ask(native)).toEqual(expected);
      answers.add(expected === undefined || expected === false);
    }
    // Some are good: otherwise a backend that refuses everything would pass.
    expect(answers.size).toBe(2);
  });
});

it.each<readonly [name: string, held: (bytes: Uint8Array) => Uint8Array]>([
  ['a Buffer', (bytes) => Buffer.from(bytes)],
  [
    'memory that threads share',
    (bytes) => {
      const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
      shared.set(bytes);
      return shared;
    },
  ],
])('answers in yes and no for bytes in %s, and leaves them as they are', (_, held) => {
  const seed = new Uint8Array(32).fill(9);
  const key = ed25519PublicKey(seed);
  let signed = 0;
  for (let at = 0; at < 16; at++) {
    const message = Uint8Array.of(at);
    const signature = signEd25519(seed, message);
    if ((signature[31] as number) >= 0x80) signed++;
    const given = [held(key), held(message), held(signature)] as const;
    for (const backend of [native, createNativeBackend(none)]) expect(backend.ed25519Verify(...given)).toBe(true);
    expect(given.map((each) => [...each])).toEqual([key, message, signature].map((each) => [...each]));
  }
  // Some have the sign of R, which is what was taken off.
  expect(signed).toBeGreaterThan(0);
});
