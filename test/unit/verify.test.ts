import { describe, expect, it } from 'vitest';
import type { Backend } from '../../src/crypto/backend.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { noble } from '../../src/crypto/noble.js';
import type { AuthSig } from '../../src/generated/types.js';
import {
  anyDomain,
  anyNonce,
  anyRequest,
  type Result,
  type SessionOptions,
  unwrap,
  type VerifiedSession,
  verifySessionSig,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { strict } from '../../src/profile.js';
import {
  blockOf,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  user,
  type Wallet,
} from './chain-fixture.js';

const node = 'node-1.example:7470';
const signing = { [pkp]: { 'Threshold/Signing': [{}] } };
const request = { resource: pkp, ability: 'Threshold/Signing' };

const grant = (by: Wallet = owner, nonce = 'Kq3vX7bT9sLm', att: Record<string, object> = signing): AuthSig =>
  lend({ by, to: sessionUri, att: att as typeof signing, change: { nonce } }).authSig;
const forged = (authSig: AuthSig): AuthSig => ({ ...authSig, sig: grant(stranger, 'forgery0').sig });

function signed(capabilities: readonly AuthSig[], genuine = true): object {
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [
      { resource: { resource: pkp.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' },
    ],
    capabilities,
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: node,
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(genuine ? signedMessage : `${signedMessage} `)));
  return {
    sig,
    derivedVia: 'litSessionSignViaNacl',
    signedMessage,
    address: sessionKey.publicKey,
    algo: 'ed25519',
  };
}

/** Verifies with a backend that counts, and tells how often each primitive was used. */
function count(
  capabilities: readonly AuthSig[],
  { genuine = true, ...over }: Partial<SessionOptions> & { readonly genuine?: boolean } = {},
): { readonly result: Result<VerifiedSession>; readonly work: Record<string, number> } {
  const work: Record<string, number> = {};
  const counted = Object.entries(noble).map(([name, primitive]) => [
    name,
    typeof primitive !== 'function'
      ? primitive
      : (...args: readonly unknown[]) => {
          work[name] = (work[name] ?? 0) + 1;
          return (primitive as (...each: readonly unknown[]) => unknown)(...args);
        },
  ]);
  const backend = Object.fromEntries(counted) as Backend;
  const known = { now, nodeAddress: node, request, domain: anyDomain, nonce: anyNonce, backend } as const;
  return { result: verifySessionSig(signed(capabilities, genuine), { ...known, ...over }), work };
}

const rulesOf = (result: Result<unknown>): string[] => (result.ok ? [] : result.issues.map(({ rule }) => rule));

describe('the signature of the session key', () => {
  it('is judged before anything is hashed, recovered or reported about a capability', () => {
    for (const capabilities of [
      [grant()],
      [forged(grant())],
      [{ ...grant(), signedMessage: 'no SIWE message' }],
      [grant(), grant(user)],
    ]) {
      const { result, work } = count(capabilities, { genuine: false });
      expect(rulesOf(result)).toEqual(['session.signature']);
      expect(work).toEqual({ ed25519Verify: 1 });
    }
  });

  it('is not judged where the message itself is refused', () => {
    expect(count([grant()], { nodeAddress: 'node-2.example:7470' }).work).toEqual({});
  });
});

describe('a key that is no point', () => {
  // y = 2: no x fits to it, and its bytes alone do not show that.
  const address = `02${'00'.repeat(31)}`;
  const options = { now, nodeAddress: node, request, domain: anyDomain, nonce: anyNonce } as const;
  const session = { ...signed([grant()]), address };
  const found = (input: object, more: Partial<SessionOptions> = {}): readonly string[] =>
    rulesOf(verifySessionSig(input, { ...options, ...more }));
  const limited = { ...strict, parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, work: 1 } } };

  it.each([
    ['nothing else', session, {}],
    ['a message that is no JSON', { ...session, signedMessage: '{' }, {}],
    ['a session that is over', session, { now: '2027-01-15T12:00:00Z' }],
    ['another node', session, { nodeAddress: 'other.example:1' }],
    ['more work than is admitted', session, { profile: limited }],
    ['a signature of another form', { ...session, sig: 'ff'.repeat(64) }, {}],
  ])('is all that is told of it beside %s', (_, input, more) => {
    expect(found(input, more)).toEqual(['session.public-key']);
  });

  it('is taken for one where nobody asks, and then verifies nothing', () => {
    const profile = { ...strict, off: { 'session.public-key': 'a test', 'session.key-match': 'a test' } };
    expect(found(session, { profile })).toEqual(['session.signature']);
  });

  it('is found where the signature is not looked at', () => {
    expect(found(session, { profile: { ...strict, off: { 'session.signature': 'a test' } } })).toEqual([
      'session.public-key',
    ]);
  });
});

describe('signatures of capabilities', () => {
  const many = Array.from({ length: 16 }, (_, index) => grant(owner, `nonce${String(index).padStart(6, '0')}`));
  const recovered = ({ work }: { readonly work: Record<string, number> }): number => work.secp256k1Recover ?? 0;

  it('are judged until one candidate suffices, and the rest is told apart', () => {
    const made = count(many);
    expect(recovered(made)).toBe(1);
    const { spare, ignored, account } = unwrap(made.result);
    expect(spare).toEqual(many.slice(1).map((_, index) => `/signedMessage/capabilities/${index + 1}`));
    expect(ignored).toEqual([]);
    expect(account.address).toBe(owner.address);
  });

  it('pass over what is forged, up to the first genuine one', () => {
    const made = count([...many.slice(0, 3).map(forged), ...many.slice(3)]);
    expect(recovered(made)).toBe(4);
    expect(unwrap(made.result).ignored.map(({ path }) => path)).toEqual(
      [0, 1, 2].map((index) => `/signedMessage/capabilities/${index}`),
    );
  });

  it('of another account are judged, because two genuine ones are ambiguous', () => {
    const ambiguous = count([grant(), grant(user), ...many.slice(2)]);
    expect(rulesOf(ambiguous.result)).toEqual(['session.account']);
    expect(recovered(ambiguous)).toBe(2);
    const beside = count([grant(), forged(grant(user)), ...many.slice(2)]);
    expect(unwrap(beside.result).account.address).toBe(owner.address);
    expect(recovered(beside)).toBe(2);
  });

  it('of another account than the named one are not judged', () => {
    const made = count([grant(user), grant(stranger), grant()], { account: owner.address });
    expect(unwrap(made.result).account.address).toBe(owner.address);
    expect(recovered(made)).toBe(1);
    expect(unwrap(made.result).spare).toHaveLength(2);
  });

  it('are not judged of candidates that grant nothing of what is demanded', () => {
    const other = { [`lit-pkp://${'3a'.repeat(32)}`]: { 'Threshold/Signing': [{}] } };
    const made = count([forged(grant(owner, 'Kq3vX7bT9sLm', other)), grant()]);
    expect(recovered(made)).toBe(1);
    expect(unwrap(made.result).spare).toEqual(['/signedMessage/capabilities/0']);
  });

  it('end where those that are left cannot suffice any more', () => {
    const other = { [`lit-pkp://${'3a'.repeat(32)}`]: { 'Threshold/Signing': [{}] } };
    const made = count([forged(grant()), grant(owner, 'Kq3vX7bT9sLm', other)]);
    expect(rulesOf(made.result)).toEqual(['capability.resource']);
    expect(recovered(made)).toBe(1);
  });

  it('are judged of one candidate for each request where no operation is asked for', () => {
    const made = count(many, { request: anyRequest });
    expect(recovered(made)).toBe(1);
    expect(unwrap(made.result).grants).toHaveLength(1);
  });

  it('are not judged of delegations while the session is refused', () => {
    const delegation = lend({
      by: stranger,
      to: 'lit:capability:delegation',
      att: { 'lit-ratelimitincrease://7': { 'Auth/Auth': [{}] } },
    }).authSig;
    expect(recovered(count([delegation, forged(grant())]))).toBe(1);
    const accepted = count([delegation, grant()]);
    expect(recovered(accepted)).toBe(2);
    expect(unwrap(accepted.result).delegations).toHaveLength(1);
  });
});

it('a block that several capabilities name is read and counted once, also where it is junk', () => {
  // 16 times its bytes would not fit into the budget.
  const junk = blockOf(['no AuthSig', 'x'.repeat(200_000)]);
  const named = (index: number): AuthSig =>
    lend({
      by: owner,
      to: sessionUri,
      att: signing,
      proofs: [{ ...junk, authSig: grant(), evidence: {} }],
      change: { nonce: `nonce${String(index).padStart(6, '0')}` },
    }).authSig;
  const evidence = { proofs: { [junk.cid]: junk.bytes } };
  const { result, work } = count(
    Array.from({ length: 16 }, (_, index) => named(index)),
    { evidence },
  );
  expect(rulesOf(result)).toEqual(['session.no-authority']);
  const causes = result.ok ? [] : (result.issues[0].causes ?? []);
  expect(new Set(causes.map(({ rule }) => rule))).toEqual(new Set(['chain.block']));
  expect(work.secp256k1Recover).toBeUndefined();
});
