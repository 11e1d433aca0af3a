import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runOperation } from '../../src/conformance/operation.js';
import { createNativeBackend } from '../../src/crypto/native.js';
import { noble } from '../../src/crypto/noble.js';
import { strict } from '../../src/profile.js';
import { hostileCases } from './hostile-signatures.js';

const native = createNativeBackend();

/** How many cases of all kinds: `CAPSIG_INPUTS=100000` tries five times as many, the first of them the same. */
const inputs = Number(process.env.CAPSIG_INPUTS ?? 20_000);

it.each([
  ['ed25519', 0.2 * inputs],
  ['secp256k1', 0.795 * inputs],
  ['bls', 0.005 * inputs],
] as const)('says of hostile keys and signatures of %s what noble says: %i cases', (kind, count) => {
  let parted = 0;
  for (const { ask } of hostileCases(kind, count, 2)) if (ask(native) !== ask(noble)) parted++;
  expect(parted).toBe(0);
});

interface Stored {
  readonly id: string;
  readonly input: Parameters<typeof runOperation>[1];
  readonly expect: { readonly result: string; readonly rule?: string };
}

const root = fileURLToPath(new URL('../../vectors/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /[\\/].*\.json$/.test(file));

it('gives every vector the verdict that it expects', () => {
  const failed: string[] = [];
  let count = 0;
  for (const file of files) {
    // Handed on with what an operation does not know, as a backend.
    const options = { profile: strict, backend: native };
    const { operation, vectors } = JSON.parse(readFileSync(root + file, 'utf8')) as {
      readonly operation: Parameters<typeof runOperation>[0];
      readonly vectors?: readonly Stored[];
    };
    for (const { id, input, expect: wanted } of vectors ?? []) {
      count++;
      const { result, rule } = runOperation(operation, input, options);
      // A conflict inside a standard, or several faults, are about the verdict alone.
      if (result !== wanted.result || (wanted.rule !== undefined && rule !== wanted.rule)) failed.push(id);
    }
  }
  expect(count).toBeGreaterThan(4_000);
  expect(failed).toEqual([]);
});
