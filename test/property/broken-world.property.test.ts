// A whole valid world is accepted; broken in one named way, it is refused by the rule that follows from the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RuleId, verifySessionSig } from '../../src/index.js';
import { type Change, create, resigned, rulesOf, type Terms, terms } from './world.js';

const options = { numRuns: 16, seed: 20260115 };
const other = '33'.repeat(32);
const later = (seconds: number) => new Date(Date.parse('2026-01-15T00:00:00Z') + seconds * 1000).toISOString();

/** One bit of hex, somewhere behind its prefix. */
const flip = (hex: string, at: number): string =>
  hex.slice(0, at) + (Number.parseInt(hex.charAt(at), 16) ^ 1).toString(16) + hex.slice(at + 1);

/** What is done to a world, by the rule that has to refuse it. */
const ways: readonly { readonly rule: RuleId; readonly way: string; change(world: Terms): Change }[] = [
  { rule: 'session.node-bound', way: 'made for another node', change: () => ({ node: 'node-9.example:7470' }) },
  {
    rule: 'auth-sig.session-bound',
    way: 'granted to another session key',
    change: () => ({ grantee: `lit:session:${other}` }),
  },
  {
    rule: 'session.delegation-not-grant',
    way: 'granted by a delegation',
    change: () => ({ grantee: 'lit:capability:delegation' }),
  },
  {
    rule: 'session.requested-resource',
    way: 'asked for another PKP than it requests',
    change: () => ({ options: { request: { resource: `lit-pkp://${other}`, ability: 'Threshold/Signing' } } }),
  },
  {
    rule: 'session.requested-ability',
    way: 'asked for another ability than it requests',
    change: ({ pkp }) => ({ options: { request: { resource: `lit-pkp://${pkp}`, ability: 'Auth/Auth' } } }),
  },
  {
    rule: 'session.expired',
    way: 'after the session has ended',
    change: ({ issued }) => ({ sessionEnds: issued + 30, options: { now: later(issued + 50_000) } }),
  },
  {
    rule: 'session.issued-at',
    way: 'before the session has begun',
    change: ({ now, lifetime }) => ({ sessionIssued: now + 3_600, sessionEnds: now + 3_600 + lifetime }),
  },
  {
    rule: 'auth-sig.expired',
    way: 'after the grant has ended',
    change: ({ issued }) => ({
      grantEnds: issued + 30,
      sessionEnds: issued + 60_000,
      options: { now: later(issued + 50_000) },
    }),
  },
  {
    rule: 'session.signature',
    way: 'with one bit of the signature of the session key turned over',
    change: () => ({ sessionSig: (made) => ({ ...made, sig: flip(made.sig, 65) }) }),
  },
  {
    rule: 'session.signature',
    way: 'with another message under the signature',
    change: () => ({
      sessionSig: (made) => ({
        ...made,
        signedMessage: made.signedMessage.replace('"maxPrice":"0x0"', '"maxPrice":"0x1"'),
      }),
    }),
  },
  {
    rule: 'session.key-match',
    way: 'with another session key in the message',
    change: ({ seed }) => ({ sessionSig: (made) => resigned(made, seed, { sessionKey: other }) }),
  },
  { rule: 'session-message.shape', way: 'with a member that nobody knows', change: () => ({ member: { other: 1 } }) },
  {
    rule: 'session.timestamps',
    way: 'with a day that there is not',
    change: () => ({ member: { expiration: '2026-02-30T00:00:00Z' } }),
  },
  {
    rule: 'session.expiration-order',
    way: 'with an end before its beginning',
    change: ({ now }) => ({ member: { issuedAt: later(now), expiration: later(now - 10) } }),
  },
  {
    rule: 'session.node-address',
    way: 'with a node address that is none',
    change: () => ({ member: { nodeAddress: 'http://' } }),
  },
  {
    rule: 'session.public-key',
    way: 'with a key of small order',
    change: () => ({ sessionSig: (made) => ({ ...made, address: `01${'00'.repeat(31)}` }) }),
  },
  {
    rule: 'session-sig.shape',
    way: 'without a signature',
    change: () => ({ sessionSig: ({ sig: _, ...rest }) => rest as never }),
  },
];

/** Of what a wallet signs on its own account. */
const walletWays: typeof ways = [
  {
    rule: 'capability.resource',
    way: 'granted for another PKP',
    change: () => ({ granted: { [`lit-pkp://${other}`]: { 'Threshold/Signing': [{}] } } }),
  },
  {
    rule: 'capability.ability',
    way: 'granted another ability',
    change: ({ pkp }) => ({ granted: { [`lit-pkp://${pkp}`]: { 'Threshold/Execution': [{}] } } }),
  },
  {
    rule: 'auth-sig.signature',
    way: 'with a grant that somebody else signed',
    change: ({ seed }) => ({ signedBy: seed + 70 }),
  },
  {
    rule: 'auth-sig.address',
    way: 'with a grant that names another account',
    change: () => ({ authSig: (made) => ({ ...made, address: `0x${'11'.repeat(20)}` }) }),
  },
  {
    rule: 'auth-sig.kind',
    way: 'with a grant of a kind that there is not',
    change: () => ({ authSig: (made) => ({ ...made, derivedVia: 'nobody' }) }),
  },
];

describe('a world', () => {
  it('that nothing is wrong with is accepted', () => {
    fc.assert(
      fc.property(terms, (world) => {
        const { sessionSig, options: known } = create(world);
        expect(rulesOf(verifySessionSig(JSON.stringify(sessionSig), known))).toEqual([]);
      }),
      options,
    );
  });

  it('proves the account at its root, and the session key', () => {
    fc.assert(
      fc.property(terms, (world) => {
        const { sessionSig, options: known } = create(world);
        const result = verifySessionSig(JSON.stringify(sessionSig), known);
        if (!result.ok) throw new Error('expected a valid session');
        expect(result.value.sessionKey).toBe(sessionSig.address);
        expect(result.value.account.kind).toBe(world.account === 'network' ? 'bls' : 'eoa');
      }),
      options,
    );
  });

  for (const { rule, way, change } of ways) {
    it(`${rule}: ${way}`, () => {
      fc.assert(
        fc.property(terms, (world) => {
          const { sessionSig, options: known } = create(world, change(world));
          expect(rulesOf(verifySessionSig(JSON.stringify(sessionSig), known))).toContain(rule);
        }),
        options,
      );
    });
  }

  for (const { rule, way, change } of walletWays) {
    it(`${rule}: ${way}`, () => {
      const ofWallets = terms.filter(({ account, lenders }) => account === 'wallet' && lenders === 0);
      fc.assert(
        fc.property(ofWallets, (world) => {
          const { sessionSig, options: known } = create(world, change(world));
          expect(rulesOf(verifySessionSig(JSON.stringify(sessionSig), known))).toContain(rule);
        }),
        options,
      );
    });
  }

  it('narrower.resource: with a grant beyond what its signer was lent', () => {
    fc.assert(
      fc.property(
        terms.filter(({ lenders }) => lenders > 0),
        (world) => {
          const granted = { [`lit-pkp://${other}`]: { 'Threshold/Signing': [{}] } };
          const { sessionSig, options: known } = create(world, { granted });
          expect(rulesOf(verifySessionSig(JSON.stringify(sessionSig), known))).toContain('narrower.resource');
        },
      ),
      options,
    );
  });

  it('auth-sig.proofs: whose proofs nobody has is undecided', () => {
    fc.assert(
      fc.property(
        terms.filter(({ lenders }) => lenders > 0),
        (world) => {
          const {
            sessionSig,
            options: { evidence: _, ...known },
          } = create(world);
          expect(rulesOf(verifySessionSig(JSON.stringify(sessionSig), known))).toContain('auth-sig.proofs');
        },
      ),
      options,
    );
  });
});
