import { beforeAll, describe, expect, it } from 'vitest';
import {
  anyDomain,
  anyNonce,
  type Result,
  type RuleId,
  type VerifiedSession,
  verifyAuthSig,
  verifySessionSig,
} from '../../src/index.js';
import {
  ask,
  authSig,
  faults,
  grantText,
  node,
  nonce,
  now,
  pkpResource,
  sessionKey,
  sessionSig,
  wallet,
} from './sdk-session.js';

const options = { now, nodeAddress: node, request: ask, domain: 'localhost:3000', nonce };
const verify = (text: string): Result<VerifiedSession> => verifySessionSig(text, options);
const broken = (result: Result<unknown>): string[] =>
  result.ok ? [] : [...new Set(result.issues.map(({ rule }) => rule))];

describe('a session made by siwe, siwe-recap, ethers and tweetnacl', () => {
  it('verifies under strict and says what it proves', async () => {
    const result = verify(sessionSig({ capabilities: [await authSig(grantText())] }));
    expect(broken(result)).toEqual([]);
    if (!result.ok) return;
    expect(result.value).toMatchObject({
      account: { kind: 'eoa', address: wallet.address },
      sessionKey,
      nodeAddress: node,
      expiration: '2026-01-15T12:10:00Z',
      delegations: [],
      ignored: [],
      preface: 'Sign a session key to use with Lit Protocol.',
      notChecked: [],
    });
    expect(result.value.grants.map(({ resource, ability }) => [resource, ability])).toEqual([
      [pkpResource, 'Threshold/Signing'],
    ]);
  });

  it('lists what the caller chose not to check', async () => {
    const text = sessionSig({ capabilities: [await authSig(grantText())] });
    const result = verifySessionSig(text, { ...options, domain: anyDomain, nonce: anyNonce });
    expect(result.ok && result.value.notChecked).toEqual(['domain', 'nonce']);
  });

  const reusable: RuleId = 'auth-sig.nonce-reusable';
  it(`${reusable}: the same AuthSig is good for every request of its session`, async () => {
    const capabilities = [await authSig(grantText())];
    const text = sessionSig({ capabilities });
    const later = sessionSig({ capabilities, message: { issuedAt: '2026-01-15T11:59:30.000Z' } });
    for (const each of [text, text, later]) expect(broken(verify(each))).toEqual([]);
  });

  it('keeps a delegation apart from the grant', async () => {
    const delegation = await authSig(
      grantText({
        uri: 'lit:capability:delegation',
        att: { 'lit-ratelimitincrease://*': { 'Auth/Auth': [{ uses: '1' }] } },
      }),
    );
    const result = verify(sessionSig({ capabilities: [delegation, await authSig(grantText())] }));
    expect(result.ok && result.value.delegations.map(({ account }) => account.address)).toEqual([wallet.address]);
    expect(result.ok && result.value.account.address).toBe(wallet.address);
  });

  it('skips an invalid candidate, lists it, and goes by the valid one', async () => {
    const good = await authSig(grantText());
    const bad = await authSig(grantText({ fields: { expirationTime: '2026-01-15T11:30:00.000Z' } }));
    const result = verify(sessionSig({ capabilities: [bad, good] }));
    expect(result.ok && result.value.ignored.map(({ path, issues }) => [path, issues[0]?.rule])).toEqual([
      ['/signedMessage/capabilities/0', 'auth-sig.expired'],
    ]);
  });

  it('refuses as a login what was made for a session', async () => {
    const text = JSON.stringify(await authSig(grantText()));
    const result = verifyAuthSig(text, { now, purpose: 'login', domain: 'localhost:3000', nonce });
    expect(broken(result)).toEqual(['auth-sig.login-uri']);
  });
});

describe('each fault is rejected with the rule that names it', async () => {
  const cases = await faults();
  beforeAll(() => expect(Object.keys(cases).length).toBeGreaterThanOrEqual(20));
  for (const [name, { text, rule, request }] of Object.entries(cases)) {
    it(`${name}: ${rule}`, () => {
      const result = verifySessionSig(text, { ...options, request: request ?? ask });
      expect(broken(result)).toEqual([rule]);
    });
  }
});
