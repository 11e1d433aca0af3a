import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { ed25519PublicKey, signEd25519 } from '../../src/crypto/ed25519.js';
import { encodeCacao, verifyChain } from '../../src/entry/chain.js';
import { signAuthSig } from '../../src/entry/client.js';
import { checkSignRequest } from '../../src/entry/network.js';
import { createSiweMessage, parseSiweMessage } from '../../src/entry/siwe.js';
import {
  type AuthSig,
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  consumeDelegation,
  createUseLedger,
  type Profile,
  profiles,
  type Result,
  unwrap,
  verifyAuthSig,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from '../../src/index.js';
import { toHex, utf8, utf8Length } from '../../src/internal/bytes.js';
import { unicodeFault } from '../../src/internal/unicode.js';

const now = '2026-01-15T12:00:00Z';
const seed = new Uint8Array(32).fill(9);
const address = base58btc.baseEncode(ed25519PublicKey(seed));
const free = `Sign in as \ufffd at ${now}`;

/** What an account signed, and what is handed in for it: UTF-8 makes one of the other. */
const solana = (text: string): AuthSig => ({
  sig: toHex(signEd25519(seed, utf8(text))),
  derivedVia: 'solana.signMessage',
  signedMessage: text,
  address,
});
const login = { now, domain: anyDomain, nonce: anyNonce, purpose: 'login', maxAge: 600 } as const;

describe('a value that a caller parsed', () => {
  it('is refused where a lone surrogate stands for what was signed', () => {
    expect(verifyAuthSig(solana(free), login).ok).toBe(true);
    for (const lone of ['\ud800', '\udfff']) {
      const given = { ...solana(free), signedMessage: free.replace('\ufffd', lone) };
      expect(verifyAuthSig(given, login)).toMatchObject({
        ok: false,
        issues: [{ rule: 'auth-sig.shape', path: '/signedMessage' }],
      });
      const ledger = { has: () => true, consume: () => true, issue: () => '' } as never;
      expect(verifyLogin(given, { now, domain: anyDomain, maxAge: 600, ledger }).ok).toBe(false);
    }
  });

  it('is refused under the rules of deployed nodes as well, which take any character in a statement', () => {
    const wallet = '0x00000000000000000000000000000000000000aa';
    const text = unwrap(
      createSiweMessage({
        ...{ domain: 'app.example', uri: 'https://app.example/login', address: wallet, version: '1', chainId: '1' },
        ...{ statement: 'Sign in', nonce: 'abcd1234', issuedAt: now, expirationTime: '2026-01-15T13:00:00Z' },
      }),
    );
    const unsigned = signAuthSig(text, wallet, new Uint8Array(32).fill(5));
    const lone = { ...unsigned, signedMessage: text.replace('Sign in', 'Sign \ud800in') };
    expect(parseSiweMessage(lone.signedMessage, { profile: profiles['lit-v7'] }).ok).toBe(true);
    expect(verifyAuthSig(lone, { ...login, profile: profiles['lit-v7'] })).toMatchObject({
      issues: [{ rule: 'auth-sig.shape', path: '/signedMessage' }],
    });
  });

  it('is refused in a session signature and in an entry of a map, each by the rule of its shape', () => {
    const sessionSig = {
      sig: '00'.repeat(64),
      derivedVia: 'litSessionSignViaNacl',
      signedMessage: '{"a":"\ud800"}',
      address: toHex(ed25519PublicKey(seed)),
      algo: 'ed25519',
    };
    const rest = { now, domain: anyDomain, nonce: anyNonce, nodeAddress: anyNode, request: anyRequest } as const;
    expect(verifySessionSig(sessionSig, rest)).toMatchObject({
      issues: [{ rule: 'session-sig.shape', path: '/signedMessage' }],
    });
    expect(verifySessionSigs({ 'node-1:7470': sessionSig }, rest)).toMatchObject({
      issues: [{ rule: 'session-sig.shape', path: '/node-1:7470/signedMessage' }],
    });
    expect(verifySessionSigs({ 'node-\ud800:7470': sessionSig }, rest)).toMatchObject({
      issues: [{ rule: 'session-sigs.shape', path: '' }],
    });
  });

  const authSig = { sig: '0x', derivedVia: 'web3.eth.personal.sign', signedMessage: 'Sign \ud800in', address };
  const session = {
    ...{ sig: '00'.repeat(64), derivedVia: 'litSessionSignViaNacl', signedMessage: '{"a":"\ud800"}' },
    ...{ address: toHex(ed25519PublicKey(seed)), algo: 'ed25519' },
  };
  const request = {
    ...{ sessionKey: 'a'.repeat(64), authMethods: [], siweMessage: '\ud800', curveType: 'BLS' },
    pkpPublicKey: `0x04${'11'.repeat(64)}`,
  };
  const policy = { now, domain: anyDomain, nonce: anyNonce } as const;
  const use = { resource: 'lit-ratelimitincrease://1', delegatee: `0x${'11'.repeat(20)}` };
  const at = { nodeAddress: anyNode, request: anyRequest } as const;
  const ledger = { has: () => true, consume: () => true, issue: () => '' } as never;
  type Rules = { readonly profile: Profile };
  const entries: readonly (readonly [
    string,
    unknown,
    (input: never, rules: Rules) => Result<unknown>,
    rule: string,
  ])[] = [
    ['verifyAuthSig', authSig, (input, rules) => verifyAuthSig(input, { ...login, ...rules }), 'auth-sig.shape'],
    [
      'verifyLogin',
      authSig,
      (input, rules) => verifyLogin(input, { now, domain: anyDomain, maxAge: 600, ledger, ...rules }),
      'auth-sig.shape',
    ],
    [
      'verifyChain',
      authSig,
      (input, rules) => verifyChain(input, { ...login, root: `0x${'11'.repeat(20)}`, ...rules }),
      'auth-sig.shape',
    ],
    [
      'verifyDelegation',
      authSig,
      (input, rules) => verifyDelegation(input, { ...policy, use, ...rules }),
      'auth-sig.shape',
    ],
    [
      'consumeDelegation',
      authSig,
      (input, rules) => consumeDelegation(input, { ...policy, use, ledger: createUseLedger(), ...rules }),
      'auth-sig.shape',
    ],
    ['encodeCacao', authSig, (input, rules) => encodeCacao(input, rules), 'auth-sig.shape'],
    [
      'verifySessionSig',
      session,
      (input, rules) => verifySessionSig(input, { ...policy, ...at, ...rules }),
      'session-sig.shape',
    ],
    [
      'verifySessionSigs',
      { 'node-1:7470': session },
      (input, rules) => verifySessionSigs(input, { ...policy, ...at, ...rules }),
      'session-sig.shape',
    ],
    [
      'checkSignRequest',
      request,
      (input, rules) => checkSignRequest(input, { now, blocks: new Map(), pkps: [], ...rules }),
      'sign-request.shape',
    ],
  ];

  it.each(entries)('is refused under every profile: %s', (_, value, verify, rule) => {
    for (const profile of Object.values(profiles)) {
      const result = verify(value as never, { profile });
      expect(result.ok ? 'accept' : result.issues.map((issue) => issue.rule), profile.name).toEqual([rule]);
      // A text is judged by json.text, where that is on.
      const text = verify(JSON.stringify(value) as never, { profile });
      const rules = text.ok ? [] : text.issues.map((issue) => issue.rule);
      if (profile.off['json.text'] === undefined) expect(rules, profile.name).toEqual(['json.text']);
      else expect(rules, profile.name).not.toContain(rule);
    }
  });

  it('is not signed', () => {
    expect(() => signAuthSig('a\ud800', address, seed)).toThrow(TypeError);
  });
});

describe('unicodeFault', () => {
  it('finds the first lone surrogate, in values and in keys', () => {
    expect(unicodeFault({ a: ['x', { 'b/c': '\udc00' }], d: '\ud800' })).toEqual({ path: '/a/1/b~1c', text: '\udc00' });
    expect(unicodeFault({ a: { '\ud800': 1 } })).toEqual({ path: '/a', text: '\ud800' });
    expect(unicodeFault({ a: '\ud83d\ude00', b: null, c: [7] })).toBeUndefined();
    expect(unicodeFault('\ud800')).toEqual({ path: '', text: '\ud800' });
  });

  it('ends for a value that contains itself', () => {
    const value: Record<string, unknown> = {};
    value.own = value;
    expect(unicodeFault(value)).toBeUndefined();
  });
});

describe('utf8Length', () => {
  it.each([
    '',
    'a',
    '\u00e9',
    '\u20ac',
    '\ud83d\ude00',
    '\ud800',
    '\udc00',
    '\ud800\u20ac',
    '\ud800a',
    'a\ud800',
    '\ud800\ud800\udc00',
  ])('counts as many bytes as the encoder makes of %j', (text) => {
    expect(utf8Length(text)).toBe(utf8(text).length);
  });
});
