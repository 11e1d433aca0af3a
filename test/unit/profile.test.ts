import { describe, expect, it } from 'vitest';
import { profiles, reown, reownApplication, type VerifyOptions, verifyAuthSig } from '../../src/index.js';
import { lend, now, owner, pkp, sessionKey, sessionUri } from './chain-fixture.js';

const nonce = 'Kq3vX7bT9sLm';
const { authSig } = lend({
  by: owner,
  to: sessionUri,
  att: { [pkp]: { 'Threshold/Signing': [{}] } },
  change: { nonce, notBefore: '2026-01-15T11:00:00Z' },
});

describe('reown and reown-application', () => {
  it('are found by their names', () => {
    expect([profiles.reown, profiles['reown-application']]).toEqual([reown, reownApplication]);
  });

  it('differ in the rules that the application holds a message to', () => {
    const off = new Set(Object.keys(reownApplication.off));
    expect(Object.keys(reown.off).filter((rule) => !off.has(rule))).toEqual([
      'auth-sig.domain',
      'auth-sig.nonce',
      'auth-sig.not-before',
      'auth-sig.expired',
      'one-click.audience',
      'one-click.chain',
    ]);
    expect(Object.keys(reown.off)).toEqual(expect.arrayContaining([...off]));
    expect(reownApplication.own).toEqual(reown.own);
  });

  it.each<[string, Partial<VerifyOptions>]>([
    ['auth-sig.domain', { domain: 'other.example' }],
    ['auth-sig.nonce', { nonce: 'another1234' }],
    ['auth-sig.not-before', { now: '2026-01-15T10:30:00Z' }],
    ['auth-sig.expired', { now: '2027-01-15T10:30:00Z' }],
  ])('%s: the application refuses what the function takes', (rule, over) => {
    const options = {
      purpose: 'session',
      sessionKey: sessionKey.publicKey,
      now,
      domain: 'app.example',
      nonce,
    } as const;
    for (const profile of [reown, reownApplication]) {
      expect(verifyAuthSig(authSig, { ...options, profile }).ok).toBe(true);
    }
    expect(verifyAuthSig(authSig, { ...options, ...over, profile: reown }).ok).toBe(true);
    const result = verifyAuthSig(authSig, { ...options, ...over, profile: reownApplication });
    expect(!result.ok && result.issues.map((issue) => issue.rule)).toEqual([rule]);
  });
});
