import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Backend, rememberSignatures } from '../../src/crypto/backend.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { noble } from '../../src/crypto/noble.js';
import { checkCoverage, checkNarrowing } from '../../src/entry/capability.js';
import type { AuthSig } from '../../src/generated/types.js';
import {
  anyDomain,
  anyNonce,
  anyRequest,
  type Issue,
  type Profile,
  type Result,
  verifySessionSig,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { strict } from '../../src/profile.js';
import { credit, lend, now, owner, pkp, sessionKey, sessionUri, stranger, user } from '../unit/chain-fixture.js';
import { ask, recap } from './arbitrary.js';

// What a budget is for: it ends a judgement or leaves it as it is, and never turns one verdict into another.

const bounded = (work: number): Profile => ({
  ...strict,
  parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, work } },
});
const unbounded = bounded(Number.MAX_SAFE_INTEGER);

const isWork = (rule: string | undefined): boolean => rule?.startsWith('work.') === true;
const tellsWork = ({ rule, causes = [] }: Issue): boolean => isWork(rule) || causes.some(tellsWork);

/** Holds a judgement within a budget against the same one without; true when the budget ended it. */
function compare(within: Result<unknown>, without: Result<unknown>): boolean {
  if (within.ok || !within.issues.some(tellsWork)) {
    expect(within).toEqual(without);
    return false;
  }
  // Alone: how far the rest had come says nothing about the input.
  expect(within.issues.map(({ rule }) => isWork(rule))).toEqual([true]);
  return true;
}

/** Runs a property at budgets of every size, and says how often each came to its end. */
function holds<T>(input: fc.Arbitrary<T>, most: number, judge: (value: T, profile: Profile) => Result<unknown>): void {
  const reached = { ended: 0, accepted: 0, refused: 0 };
  const budget = fc.oneof(fc.integer({ min: 0, max: most }), fc.constant(strict.parameters.limits.work));
  const property = fc.property(input, budget, (value, work) => {
    const without = judge(value, unbounded);
    if (compare(judge(value, bounded(work)), without)) reached.ended++;
    else if (without.ok) reached.accepted++;
    else reached.refused++;
  });
  fc.assert(property, { numRuns: 300, seed: 20260115 });
  // The property says nothing unless each end was reached.
  expect(Math.min(...Object.values(reached)), JSON.stringify(reached)).toBeGreaterThan(10);
}

describe('a verdict within the budget is the verdict without', () => {
  it('of coverage and of narrowing', () => {
    const asked = fc.record({ grants: fc.array(recap, { minLength: 1, maxLength: 3 }), ask });
    holds(asked, 2_000, ({ grants, ask: question }, profile) => checkCoverage(grants, question, { profile }));
    const compared = fc.record({ child: recap, parents: fc.array(recap, { minLength: 1, maxLength: 3 }) });
    holds(compared, 4_000, ({ child, parents }, profile) => checkNarrowing(child, parents, { profile }));
  });

  it('of sessions on grants that are good, forged, borrowed, foreign, heavy or no grants', () => {
    const backend: Backend = rememberSignatures(noble);
    const signing = { [pkp]: { 'Threshold/Signing': [{}] } };
    const heavy = { 'Auth/Auth': Array.from({ length: 100 }, (_, index) => ({ uses: String(index) })) };
    const root = lend({ by: owner, to: user.did, att: signing });
    let nonces = 0;
    const grant = (terms: Partial<Parameters<typeof lend>[0]>): AuthSig => {
      const change = { nonce: `nonce${String(nonces++).padStart(6, '0')}` };
      return lend({ by: owner, to: sessionUri, att: signing, change, ...terms }).authSig;
    };
    const missing = lend({ by: stranger, to: owner.did, att: signing });
    const pool: readonly AuthSig[] = [
      grant({}),
      grant({}),
      grant({ by: stranger }),
      grant({ by: user, proofs: [root] }),
      grant({ by: owner, proofs: [missing] }),
      grant({ att: { [credit]: heavy } }),
      grant({ to: 'lit:capability:delegation', att: { [credit]: { 'Auth/Auth': [{ uses: '2' }] } } }),
      { ...grant({}), sig: root.authSig.sig },
      { ...grant({}), signedMessage: 'no sign-in text' },
    ];
    const session = fc.record({
      capabilities: fc.shuffledSubarray([...pool], { minLength: 1, maxLength: 6 }),
      named: fc.constantFrom(undefined, owner.address, stranger.address),
      asked: fc.boolean(),
    });
    holds(session, 500_000, ({ capabilities, named, asked }, profile) => {
      const signedMessage = JSON.stringify({
        sessionKey: sessionKey.publicKey,
        resourceAbilityRequests: [
          { resource: { resource: pkp.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' },
        ],
        capabilities,
        issuedAt: '2026-01-15T11:30:00Z',
        expiration: '2026-01-15T12:30:00Z',
        nodeAddress: 'node-1.example:7470',
      });
      const signature = {
        sig: toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage))),
        derivedVia: 'litSessionSignViaNacl',
        signedMessage,
        address: sessionKey.publicKey,
        algo: 'ed25519',
      };
      return verifySessionSig(signature, {
        profile,
        now,
        nodeAddress: 'node-1.example:7470',
        request: asked ? { resource: pkp, ability: 'Threshold/Signing' } : anyRequest,
        domain: anyDomain,
        nonce: anyNonce,
        evidence: { proofs: root.evidence },
        backend,
        ...(named === undefined ? {} : { account: named }),
      });
    });
  });
});
