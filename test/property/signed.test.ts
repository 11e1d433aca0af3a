import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
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
  type Issue,
  profiles,
  type Result,
  type RuleId,
  unwrap,
  verifyAuthSig,
  verifySessionSig,
  verifySessionSigs,
} from '../../src/index.js';
import { strict } from '../../src/profile.js';
import { rules } from '../../src/rule.js';

const now = '2026-01-15T12:00:00Z';
const node = 'node-1.example:7470';
const wallet = new Uint8Array(32).fill(5);
const address = addressOfSecretKey(wallet);
const pair = generateSessionKeyPair(new Uint8Array(32).fill(6));
const pkp = '7f'.repeat(32);
const text = unwrap(
  createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address,
    sessionKey: pair.publicKey,
    recap: { att: { [`lit-pkp://${pkp}`]: { 'Threshold/Signing': [{}] } }, prf: [] },
    nonce: 'Kq3vX7bT9sLm',
    issuedAt: '2026-01-15T11:00:00Z',
    expiration: '2026-01-16T11:00:00Z',
  }),
);
const authSig = signAuthSig(text, address, wallet);
const sessionSig = Object.values(
  unwrap(
    createSessionSigs({
      sessionKey: pair,
      nodes: [node],
      resourceAbilityRequests: [{ resource: { resource: pkp, resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' }],
      capabilities: [authSig],
      issuedAt: '2026-01-15T11:30:00Z',
      expiration: '2026-01-15T12:30:00Z',
    }),
  ),
)[0];
if (!sessionSig) throw new Error('no session signature');

const known = { now, domain: anyDomain, nonce: anyNonce } as const;
const asGrant = { ...known, purpose: 'session', sessionKey: pair.publicKey } as const;
const atNode = {
  ...known,
  nodeAddress: node,
  request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
} as const;
const anywhere = { ...known, nodeAddress: anyNode, request: anyRequest } as const;
const ruleOf = (result: Result<unknown>): readonly RuleId[] =>
  result.ok ? [] : result.issues.map((issue: Issue) => issue.rule);

const holds = (property: fc.IProperty<never>, numRuns: number): void =>
  fc.assert(property, { numRuns, seed: 20260115 });

/** Flips one bit of one UTF-16 unit; what stands there afterwards is always other text. */
const flipped = (value: string, at: number, bit: number): string => {
  const where = at % value.length;
  return value.slice(0, where) + String.fromCharCode(value.charCodeAt(where) ^ (1 << bit)) + value.slice(where + 1);
};

/** Flips one bit of the bytes that hex text stands for. */
const flippedHex = (hex: string, at: number, bit: number): string => {
  const where = at % hex.length;
  return (
    hex.slice(0, where) +
    (Number.parseInt(hex[where] as string, 16) ^ (1 << (bit % 4))).toString(16) +
    hex.slice(where + 1)
  );
};

describe('one flipped bit anywhere signed is rejected', () => {
  it('the world without a flip is accepted', () => {
    expect(ruleOf(verifyAuthSig(JSON.stringify(authSig), asGrant))).toEqual([]);
    expect(ruleOf(verifySessionSig(JSON.stringify(sessionSig), atNode))).toEqual([]);
  });

  it('auth-sig.signature: of the wallet signature', () => {
    const property = fc.property(fc.nat(), fc.nat(3), (at, bit) => {
      const sig = `0x${flippedHex(authSig.sig.slice(2, 130), at, bit)}${authSig.sig.slice(130)}`;
      expect(ruleOf(verifyAuthSig({ ...authSig, sig }, asGrant)).every((rule) => rule.startsWith('auth-sig.'))).toBe(
        true,
      );
      expect(verifyAuthSig({ ...authSig, sig }, asGrant).ok).toBe(false);
    });
    holds(property as never, 100);
  });

  it('auth-sig.signature: of the text the wallet signed', () => {
    const property = fc.property(fc.nat(), fc.nat(6), (at, bit) => {
      expect(verifyAuthSig({ ...authSig, signedMessage: flipped(text, at, bit) }, asGrant).ok).toBe(false);
    });
    holds(property as never, 300);
  });

  it('session.signature: of the session signature', () => {
    const property = fc.property(fc.nat(), fc.nat(3), (at, bit) => {
      const result = verifySessionSig({ ...sessionSig, sig: flippedHex(sessionSig.sig, at, bit) }, atNode);
      expect(['session.signature', 'session.signature-form']).toContain(ruleOf(result)[0]);
    });
    holds(property as never, 100);
  });

  it('session.signature: of the message the session key signed', () => {
    const property = fc.property(fc.nat(), fc.nat(6), (at, bit) => {
      const signedMessage = flipped(sessionSig.signedMessage, at, bit);
      expect(verifySessionSig({ ...sessionSig, signedMessage }, atNode).ok).toBe(false);
    });
    holds(property as never, 300);
  });

  it('session.public-key: of the session key', () => {
    const property = fc.property(fc.nat(), fc.nat(3), (at, bit) => {
      expect(verifySessionSig({ ...sessionSig, address: flippedHex(sessionSig.address, at, bit) }, atNode).ok).toBe(
        false,
      );
    });
    holds(property as never, 100);
  });
});

describe('no input makes a function throw', () => {
  const ids = Object.keys(rules) as RuleId[];
  const profile = fc.constantFrom(
    ...Object.values(profiles),
    ...ids.map((id) => ({ ...strict, name: id, off: { [id]: 'a test' } })),
  );
  const whole = JSON.stringify(sessionSig);
  const broken = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array(),
    fc.jsonValue(),
    fc
      .tuple(fc.nat(), fc.string({ maxLength: 4 }))
      .map(([at, junk]) => whole.slice(0, at % whole.length) + junk + whole.slice((at % whole.length) + 1)),
    fc
      .tuple(fc.constantFrom(...Object.keys(sessionSig)), fc.jsonValue())
      .map(([key, value]) => JSON.stringify({ ...sessionSig, [key]: value })),
    fc
      .tuple(
        fc.constantFrom(
          'capabilities',
          'resourceAbilityRequests',
          'issuedAt',
          'expiration',
          'nodeAddress',
          'sessionKey',
        ),
        fc.jsonValue(),
      )
      .map(([key, value]) =>
        JSON.stringify({
          ...sessionSig,
          signedMessage: JSON.stringify({ ...JSON.parse(sessionSig.signedMessage), [key]: value }),
        }),
      ),
  );

  it('session-sig.shape: verifySessionSig, whichever rule is off, collecting or not', () => {
    const property = fc.property(broken, profile, fc.boolean(), (input, chosen, collect) => {
      const options = { ...atNode, profile: chosen, ...(collect ? { outcomes: new Map() } : {}) };
      expect(typeof verifySessionSig(input, options).ok).toBe('boolean');
    });
    holds(property as never, 600);
  });

  it('session-sigs.shape: verifySessionSigs', () => {
    const property = fc.property(broken, profile, (input, chosen) => {
      const map = typeof input === 'string' ? `{"${node}":${input}}` : input;
      expect(typeof verifySessionSigs(map, { ...anywhere, profile: chosen }).ok).toBe('boolean');
    });
    holds(property as never, 300);
  });

  it('auth-sig.shape: verifyAuthSig', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(authSig)), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })))
      .map(([key, value]) => ({ ...authSig, [key]: value }));
    const property = fc.property(fc.oneof(broken, changed), profile, (input, chosen) => {
      expect(typeof verifyAuthSig(input, { ...asGrant, profile: chosen }).ok).toBe('boolean');
    });
    holds(property as never, 600);
  });
});

describe('rules', () => {
  it('a rule that is off never turns an accepted session into a refused one', () => {
    for (const id of Object.keys(rules) as RuleId[]) {
      const profile = { ...strict, off: { [id]: 'a test' } };
      expect(ruleOf(verifySessionSig(JSON.stringify(sessionSig), { ...atNode, profile })), id).toEqual([]);
    }
  });

  it('collect-all mode gives the verdict of the request path', () => {
    const property = fc.property(fc.nat(), fc.nat(6), (at, bit) => {
      const input = { ...sessionSig, signedMessage: flipped(sessionSig.signedMessage, at, bit) };
      const plain = verifySessionSig(input, atNode);
      const collected = verifySessionSig(input, { ...atNode, outcomes: new Map() });
      expect(collected.ok).toBe(plain.ok);
    });
    holds(property as never, 200);
  });
});
