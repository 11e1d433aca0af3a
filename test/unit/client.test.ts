import { describe, expect, it } from 'vitest';
import { noble } from '../../src/crypto/noble.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { litNamespaces } from '../../src/entry/capability.js';
import {
  createAuthSigMessage,
  createSessionSigs,
  generateSessionKeyPair,
  signAuthSig,
} from '../../src/entry/client.js';
import {
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  createNonceLedger,
  type Result,
  unwrap,
  verifyAuthSig,
  verifySessionSigs,
} from '../../src/index.js';
import { strict } from '../../src/profile.js';

const wallet = new Uint8Array(32).fill(5);
const address = addressOfSecretKey(wallet);
const pair = generateSessionKeyPair(new Uint8Array(32).fill(6));
const pkp = '7f'.repeat(32);
const recap = { att: { [`lit-pkp://${pkp}`]: { 'Threshold/Signing': [{}] } }, prf: [] };
const asked = {
  purpose: 'session',
  domain: 'app.example',
  address,
  sessionKey: pair.publicKey,
  recap,
  nonce: 'Kq3vX7bT9sLm',
  issuedAt: '2026-01-15T11:00:00Z',
  expiration: '2026-01-16T11:00:00Z',
} as const;
const authSig = signAuthSig(unwrap(createAuthSigMessage(asked)), address, wallet);
const issue = {
  sessionKey: pair,
  resourceAbilityRequests: [{ resource: { resource: pkp, resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' }],
  capabilities: [authSig],
  issuedAt: '2026-01-15T11:30:00Z',
  expiration: '2026-01-15T12:30:00Z',
};
const known = { now: '2026-01-15T12:00:00Z', domain: anyDomain, nonce: anyNonce } as const;
const anywhere = { ...known, nodeAddress: anyNode, request: anyRequest } as const;
const broken = (result: Result<unknown>): string[] => (result.ok ? [] : result.issues.map(({ rule }) => rule));

describe('createAuthSigMessage refuses what a verifier would refuse', () => {
  it('writes EIP-55 for an address in one case, and leaves a wrong checksum to be seen', () => {
    expect(unwrap(createAuthSigMessage({ ...asked, address: address.toLowerCase() }))).toContain(`\n${address}\n`);
    const at = [...address].findIndex((char, i) => i > 1 && /[a-f]/i.test(char));
    const char = address[at] as string;
    const turned = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
    const typo = address.slice(0, at) + turned + address.slice(at + 1);
    expect(broken(createAuthSigMessage({ ...asked, address: typo }))).toEqual(['siwe.address-checksum']);
  });

  it('demands a grant, an order of times and a lifetime', () => {
    const { recap: _, ...nothing } = asked;
    expect(broken(createAuthSigMessage(nothing))).toEqual(['auth-sig.recap-present']);
    const before = { ...asked, expiration: '2026-01-15T10:00:00Z' };
    expect(broken(createAuthSigMessage(before))).toContain('auth-sig.expiration-order');
    expect(broken(createAuthSigMessage({ ...asked, expiration: '2026-03-15T11:00:00Z' }))).toEqual([
      'auth-sig.lifetime',
    ]);
    expect(broken(createAuthSigMessage({ ...asked, purpose: 'delegation' }))).toEqual(['delegation.capability']);
  });

  it('throws for a session key that is none', () => {
    for (const sessionKey of ['AB', pair.publicKey.toUpperCase(), '']) {
      expect(() => createAuthSigMessage({ ...asked, sessionKey })).toThrow(TypeError);
    }
  });
});

describe('createSessionSigs', () => {
  it('wants a node, and each node once', () => {
    expect(broken(createSessionSigs({ ...issue, nodes: [] }))).toEqual(['session-sigs.shape']);
    const nodes = ['http://192.0.2.1:80', '192.0.2.1:80'];
    expect(broken(createSessionSigs({ ...issue, nodes }))).toEqual(['session-sigs.unambiguous']);
  });

  it('makes what verifies, one signature of a capability verified once for the whole map', () => {
    const nodes = ['node-1.example:7470', 'node-2.example:7470', 'node-3.example:7470'];
    const text = JSON.stringify(unwrap(createSessionSigs({ ...issue, nodes })));
    let recovered = 0;
    const backend = {
      ...noble,
      secp256k1Recover: (...args: Parameters<typeof noble.secp256k1Recover>) => {
        recovered++;
        return noble.secp256k1Recover(...args);
      },
    };
    const verified = unwrap(verifySessionSigs(text, { ...anywhere, backend }));
    expect(Object.keys(verified.entries)).toEqual(nodes);
    expect(verified.notChecked).toEqual(['node', 'request', 'domain', 'nonce']);
    expect(recovered).toBe(1);
  });
});

describe('a bad call throws', () => {
  it('of facts that would be ignored, and of namespaces put together by hand', () => {
    const request = { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' };
    expect(() => verifySessionSigs('{}', { ...anywhere, request, facts: {} })).toThrow(/facts/);
    expect(() => verifySessionSigs('{}', { ...anywhere, namespaces: { ...litNamespaces } })).toThrow(TypeError);
  });

  it('of a capacity that is no number of nonces', () => {
    for (const capacity of [0, -1, 1.5, Number.NaN]) expect(() => createNonceLedger(capacity)).toThrow(TypeError);
  });
});

describe('a profile', () => {
  it('switches nothing off with a reason that is undefined', () => {
    const profile = { ...strict, off: { 'auth-sig.domain': undefined } } as never;
    const options = {
      ...known,
      purpose: 'session',
      sessionKey: pair.publicKey,
      domain: 'other.example',
      profile,
    } as const;
    expect(broken(verifyAuthSig(authSig, options))).toEqual(['auth-sig.domain']);
  });
});
