import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOperation } from '../../src/conformance/operation.js';
import { createNativeBackend } from '../../src/crypto/native.js';
import { noble } from '../../src/crypto/noble.js';
import { openCache } from '../../src/crypto/signature-cache.js';
import { anyDomain, anyNonce, createSignatureCache, litV7, verifyAuthSig } from '../../src/index.js';
import { strict } from '../../src/profile.js';
import { lend, now, owner, pkp, sessionKey, sessionUri, stranger } from '../unit/chain-fixture.js';

const native = createNativeBackend();
const root = fileURLToPath(new URL('../../vectors/', import.meta.url));
const kinds = ['auth-sig.verify', 'session-sig.verify', 'session-sigs.verify', 'chain.verify'] as const;

interface Stored {
  readonly id: string;
  readonly input: Parameters<typeof runOperation>[1];
}

const stored = kinds.flatMap((operation) =>
  readdirSync(`${root}${operation}`).flatMap((file) => {
    const { vectors } = JSON.parse(readFileSync(`${root}${operation}/${file}`, 'utf8')) as { vectors: Stored[] };
    return vectors.map((vector) => ({ ...vector, operation }));
  }),
);

const { authSig } = lend({
  ...{ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } },
  change: { nonce: 'Kq3vX7bT9sLm' },
});
const options = {
  ...({ purpose: 'session', sessionKey: sessionKey.publicKey, now, domain: anyDomain, nonce: anyNonce } as const),
  backend: native,
};
const verify = (input: unknown, cache = createSignatureCache({ entries: 100 })) =>
  verifyAuthSig(input, { ...options, cache });

it('answers every vector as without a cache, whatever was verified before', () => {
  const cache = createSignatureCache({ entries: 10_000 });
  // Every third one: the whole set takes a minute.
  const some = stored.filter((_, index) => index % 3 === 0);
  expect(some.length).toBeGreaterThan(300);
  for (const profile of [strict, litV7, strict]) {
    const plain = { profile, backend: native };
    const cached = { ...plain, cache };
    for (const { id, operation, input } of some)
      expect([id, runOperation(operation, input, cached)]).toEqual([id, runOperation(operation, input, plain)]);
  }
  expect(cache.size).toBeGreaterThan(50);
});

describe('a signature that is remembered', () => {
  const cache = createSignatureCache({ entries: 100 });
  expect(verify(authSig, cache).ok).toBe(true);

  it('is not verified again', () => {
    let count = 0;
    const counting = {
      ...noble,
      secp256k1Recover(...args: Parameters<typeof noble.secp256k1Recover>) {
        count++;
        return noble.secp256k1Recover(...args);
      },
    };
    const own = createSignatureCache({ entries: 10 });
    for (let i = 0; i < 3; i++)
      expect(verifyAuthSig(authSig, { ...options, backend: counting, cache: own }).ok).toBe(true);
    expect(count).toBe(1);
    // Another backend has its own part: what one says is not the word of another.
    expect(verifyAuthSig(authSig, { ...options, backend: { ...counting }, cache: own }).ok).toBe(true);
    expect(count).toBe(2);
  });

  it('vouches for nothing that differs in one character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sig', 'signedMessage', 'address'),
        fc.nat(),
        fc.constantFrom('0', '1', 'a', ' '),
        (member, at, letter) => {
          const text = authSig[member];
          const place = at % text.length;
          const changed = text.slice(0, place) + letter + text.slice(place + 1);
          fc.pre(changed.toLowerCase() !== text.toLowerCase());
          const input = { ...authSig, [member]: changed };
          expect(verify(input, cache)).toEqual(verifyAuthSig(input, options));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is judged by time, nonce and domain each time', () => {
    const late = verifyAuthSig(authSig, { ...options, cache, now: '2030-01-01T00:00:00Z' });
    expect(late.ok ? [] : late.issues.map(({ rule }) => rule)).toContain('auth-sig.expired');
    const other = verifyAuthSig(authSig, { ...options, cache, nonce: 'another1' });
    expect(other.ok ? [] : other.issues.map(({ rule }) => rule)).toEqual(['auth-sig.nonce']);
  });
});

it('remembers nothing that was refused', () => {
  const cache = createSignatureCache({ entries: 100 });
  const forged = {
    ...authSig,
    sig: lend({ by: stranger, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } }).authSig.sig,
  };
  const result = verify(forged, cache);
  expect(result.ok ? [] : result.issues.map(({ rule }) => rule)).toEqual(['auth-sig.signature']);
  expect(cache.size).toBe(0);
});

it('does not take parts for others that they join to the same bytes', () => {
  const memory = openCache(createSignatureCache({ entries: 1_000 }), noble);
  const bytes = fc.uint8Array({ maxLength: 3, max: 2 });
  const asked = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom('a', 'ab'), fc.array(bytes, { maxLength: 3 }), (kind, parts) => {
      const name = JSON.stringify([kind, parts.map((part) => [...part])]);
      let ran = false;
      const answer = memory?.once(kind, parts, () => {
        ran = true;
        return true;
      });
      expect([answer, ran]).toEqual([true, !asked.has(name)]);
      asked.add(name);
    }),
    { numRuns: 500 },
  );
});

it('forgets what was asked for longest ago, by entries and by bytes', () => {
  for (const bounds of [{ entries: 2 }, { entries: 100, bytes: 600 }]) {
    const cache = createSignatureCache(bounds);
    const memory = openCache(cache, noble);
    const isKnown = (part: number): boolean => {
      let ran = false;
      memory?.once('x', [Uint8Array.of(part)], () => {
        ran = true;
        return true;
      });
      return !ran;
    };
    expect([1, 2, 1, 3].map(isKnown)).toEqual([false, false, true, false]);
    expect(cache.size).toBe(2);
    expect([1, 3].map(isKnown)).toEqual([true, true]);
    expect(isKnown(2)).toBe(false);
    cache.clear();
    expect(cache.size).toBe(0);
  }
});

it.each([[{ entries: 0 }], [{ entries: 1.5 }], [{ entries: 1, bytes: 0 }]])('refuses the bounds %j', (bounds) => {
  expect(() => createSignatureCache(bounds)).toThrow(TypeError);
});

it('refuses what is no cache', () => {
  const cache = { size: 0, clear() {} };
  expect(() => verify(authSig, cache)).toThrow('cache: expected what createSignatureCache returns');
});
