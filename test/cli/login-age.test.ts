import { describe, expect, it } from 'vitest';
import {
  anyDomain,
  anyNonce,
  createNonceLedger,
  litV7,
  verdictOf,
  verifyAuthSig,
  verifyLogin,
} from '../../src/index.js';
import { authSig, capsig, login, nonce, signText } from './fixture.js';

const endless = signText(login.signedMessage.replace(/\nExpiration Time: .*/, ''));
const later = '2026-01-02T03:10:00Z';
const options = { now: later, purpose: 'login', domain: anyDomain, nonce: anyNonce } as const;

const told = (over: object): string => {
  const result = verifyAuthSig(endless, { ...options, ...over });
  return result.ok ? `ends ${result.value.expiration}` : `${verdictOf(result)} ${result.issues[0].rule}`;
};

describe('a login without an expiration time', () => {
  it('is refused, or ends the longest age after it was issued', () => {
    expect(told({})).toBe('reject auth-sig.expiration-required');
    expect(told({ maxAge: 600 })).toBe('ends 2026-01-02T03:14:05Z');
    expect(told({ maxAge: 296 })).toBe('ends 2026-01-02T03:09:01Z');
    expect(told({ maxAge: 295 })).toBe('reject auth-sig.age');
    expect(told({ maxAge: 600, now: '2026-01-02T03:03:00Z' })).toBe('reject auth-sig.issued-at');
  });

  it('is refused by deployed nodes whatever the caller states', () => {
    expect(told({ maxAge: 600, profile: litV7 })).toBe('reject auth-sig.expiration-required');
  });

  it('spends its nonce', () => {
    const ledger = createNonceLedger();
    ledger.issue(nonce);
    const ask = (maxAge: number) => verifyLogin(endless, { now: later, domain: 'app.example', maxAge, ledger });
    expect(verdictOf(ask(60))).toBe('reject');
    expect(verdictOf(ask(600))).toBe('accept');
    expect(verdictOf(ask(600))).toBe('reject');
  });

  it('may not be one that grants to a session', () => {
    const grant = authSig();
    const signed = signText(grant.signedMessage.replace(/\nExpiration Time: .*/, ''));
    const result = verifyAuthSig(signed, { ...options, purpose: 'session', sessionKey: '0'.repeat(64), maxAge: 600 });
    expect(result.ok || result.issues.map(({ rule }) => rule)).toContain('auth-sig.expiration-required');
  });

  it('is judged by --max-age', async () => {
    const stdin = JSON.stringify(endless);
    const run = (...argv: readonly string[]) => capsig(['verify', '-', '--now', later, ...argv], { stdin });
    expect((await run()).out).toMatch(/^INVALID {2}auth-sig\.expiration-required/);
    expect((await run('--max-age', '600')).out).toContain('expires      2026-01-02T03:14:05Z');
    expect((await run('--max-age', '60')).out).toMatch(/^INVALID {2}auth-sig\.age/);
    const beyond = await run('--max-age', '100000000001');
    expect([beyond.code, beyond.err]).toEqual([2, expect.stringContaining('100000000000 at most')]);
  });
});
