import { describe, expect, it } from 'vitest';
import { litNamespaces } from '../../src/capability.js';
import { anyDomain, anyNode, anyNonce, anyRequest, createSignatureCache, verifySessionSig } from '../../src/index.js';
import { type ManyKind, type ManyOptions, type ManyVerdict, verifyMany } from '../../src/many.js';
import { domain, login, node, nonce, now, sessionSig, sessionSigs, wallet } from '../cli/fixture.js';

const policy = { now, domain: anyDomain, nonce: anyNonce, nodeAddress: anyNode, request: anyRequest } as const;
const good = JSON.stringify(sessionSig);
const forged = JSON.stringify({ ...sessionSig, sig: `${'11'.repeat(32)}${'00'.repeat(32)}` });

async function all<K extends ManyKind>(inputs: Iterable<unknown>, options: ManyOptions<K>) {
  const found: ManyVerdict<unknown>[] = [];
  for await (const each of verifyMany(inputs, options)) found.push(each);
  return found;
}

describe('verifyMany', () => {
  it('answers text, bytes and values in their order, and says what is proven', async () => {
    const inputs = [good, new TextEncoder().encode(good), sessionSig, forged, '{', undefined];
    const found = await all(inputs, { kind: 'session-sig', ...policy, jobs: 2 });
    expect(found).toEqual(
      inputs.map((input, index) => {
        const result = verifySessionSig(input, policy);
        return { index, verdict: index < 3 ? 'accept' : 'reject', result };
      }),
    );
  });

  it('judges with compiled code, a cache, a Set of nonces and a named profile', async () => {
    const more = {
      backend: 'native',
      cache: { entries: 10 },
      nonce: new Set([nonce]),
      profile: 'lit-v7',
      jobs: 1,
    } as const;
    const found = await all([good, forged, good], { kind: 'session-sig', ...policy, ...more });
    expect(found.map(({ verdict }) => verdict)).toEqual(['accept', 'reject', 'accept']);
    const other = await all([login], {
      kind: 'auth-sig',
      purpose: 'login',
      now,
      domain,
      nonce: new Set(['other']),
      jobs: 1,
    });
    expect(other).toMatchObject([{ verdict: 'reject', result: { issues: [{ rule: 'auth-sig.nonce' }] } }]);
  });

  it('does not decide what is no data', async () => {
    const found = await all([good, { sig: () => true }, good], { kind: 'session-sig', ...policy, jobs: 1 });
    expect(found.map(({ verdict }) => verdict)).toEqual(['accept', 'undecided', 'accept']);
    expect(found[1]).toEqual({ index: 1, verdict: 'undecided', error: expect.any(Error) });
  });

  it('finds no entry of a map of sessions that the map does not have', async () => {
    const [found] = await all([JSON.stringify(sessionSigs)], { kind: 'session-sigs', ...policy, jobs: 1 });
    const entries =
      found && 'result' in found && found.result.ok ? (found.result.value as { entries: object }).entries : {};
    expect(Object.keys(entries)).toContain(node);
    expect('constructor' in entries).toBe(false);
  });

  it('is one thread or many, and ends with the loop', async () => {
    async function* endless() {
      for (;;) yield good;
    }
    let taken = 0;
    for await (const { index } of verifyMany(endless(), { kind: 'session-sig', ...policy, ahead: 3 })) {
      expect(index).toBe(taken++);
      if (taken === 20) break;
    }
    expect(taken).toBe(20);
  });

  it.each<[string, object, RegExp]>([
    ['a backend of functions', { backend: { name: 'own' } }, /^backend: expected its name, 'noble' or 'native'/],
    ['a profile that is no name', { profile: { name: 'own' } }, /^profile: expected the name of a profile, strict, /],
    ['a function for nonces', { nonce: () => true }, /^nonce: .* give the Set of what is good$/],
    ['a cache that is made', { cache: createSignatureCache({ entries: 1 }) }, /^cache: expected \{ entries \}/],
    ['bounds of a cache that are none', { cache: { entries: 0 } }, /^entries: expected a whole number/],
    [
      'resolvers',
      { evidence: { proof: async () => undefined } },
      /^evidence: .*"proof": gather with collectEvidence first$/,
    ],
    ['resolvers of their own', { resolvers: {} }, /^options: expected only .*found "resolvers"$/],
    ['namespaces, which have functions', { namespaces: litNamespaces }, /^namespaces: have functions/],
    ['outcomes', { outcomes: new Map() }, /^outcomes: /],
    ['an unknown kind', { kind: 'login' }, /^kind: expected auth-sig, session-sig, session-sigs, found login$/],
    ['a kind that every object has', { kind: 'constructor' }, /^kind: /],
    ['an option that one verification refuses', { now: 'soon' }, /^now: /],
    ['too few threads', { jobs: 0 }, /^jobs: expected a whole number, 1 to 256, found 0$/],
    ['nothing ahead', { ahead: 0.5 }, /^ahead: expected a whole number, 1 to 65536, found 0.5$/],
    ['no signal', { signal: {} }, /^signal: expected an AbortSignal$/],
  ])('refuses %s in the call', (_, more, message) => {
    expect(() => verifyMany([], { kind: 'session-sig', ...policy, ...more } as never)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(message) }),
    );
  });

  it('refuses what gives no inputs', () => {
    for (const inputs of [undefined, 7, {}, good])
      expect(() => verifyMany(inputs as never, { kind: 'session-sig', ...policy })).toThrow(/^inputs: expected/);
  });

  it('needs no more than the options of one verification', async () => {
    const found = await all([good], { kind: 'session-sig', ...policy, account: wallet });
    expect(found[0]?.verdict).toBe('accept');
  });
});
