import { describe, expect, it } from 'vitest';
import { blsPublicKey } from '../../src/crypto/bls.js';
import { addressOfPublicKey } from '../../src/crypto/secp256k1.js';
import { splitSecret } from '../../src/crypto/threshold.js';
import { decodeCacao, encodeCacao } from '../../src/entry/chain.js';
import { combineSignResponses, createAuthSigMessage, createSessionSigs } from '../../src/entry/client.js';
import type { KeyShare } from '../../src/entry/crypto.js';
import { answerSignRequest, type PkpRecord, type SignAnswerOptions } from '../../src/entry/network.js';
import { decodeRecap, encodeRecap, mergeRecaps } from '../../src/entry/recap.js';
import { createSiweMessage, parseSiweMessage } from '../../src/entry/siwe.js';
import {
  anyDomain,
  anyNonce,
  consumeDelegation,
  jsonRpcResolver,
  type Result,
  type UseCharge,
  unwrap,
  verifyAuthSig,
  verifyDelegation,
} from '../../src/index.js';
import { toHex } from '../../src/internal/bytes.js';
import { authenticate } from '../../src/network/auth-method.js';
import { strict } from '../../src/profile.js';
import { credit, friend, lend, now, owner, pkp, sessionUri, user } from './chain-fixture.js';

const secret = new Uint8Array(32).fill(9);
const [share] = splitSecret(secret, 2, 3, new Uint8Array(32).fill(3)) as readonly [KeyShare];
const block = `0x${'5c'.repeat(32)}`;
const cid = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
// The generator of secp256k1.
const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpAddress = addressOfPublicKey(Uint8Array.from(Buffer.from(publicKey, 'hex'))) as string;
const granted = lend({
  by: { ...owner, address: pkpAddress },
  to: sessionUri,
  att: { [pkp]: { 'Threshold/Signing': [{}] } },
  change: { nonce: block },
});

/** Asks a node: one auth method, whose user is permitted, unless told otherwise. */
function answer(
  request: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
  record: Readonly<Record<string, unknown>> = {},
): Result<unknown> {
  const known: PkpRecord = {
    publicKey,
    owner: owner.address,
    authMethods: [{ authMethodType: 6, userId: 'user', appId: 'app', scopes: [2] }],
    addresses: [],
    actions: [{ cid, scopes: [2] }],
    ...record,
  };
  return answerSignRequest(
    {
      sessionKey: sessionUri,
      authMethods: [{ authMethodType: 6, accessToken: 'token' }],
      pkpPublicKey: publicKey,
      siweMessage: granted.authSig.signedMessage,
      curveType: 'BLS',
      ...request,
    },
    {
      now,
      blocks: new Map([[block, now]]),
      pkps: [known],
      evidence: { authMethods: [{ outcome: 'authenticated', userId: 'user', appId: 'app' }] },
      share,
      networkKey: toHex(blsPublicKey(secret)),
      ...over,
    } as SignAnswerOptions,
  );
}

describe('evidence that a node hands in', () => {
  const byAction = { authMethods: [], litActionIpfsId: cid };
  const said = { cid, outcome: 'answered', response: 'true' };

  it('authorises where it says so in the words of its type', () => {
    expect(answer({}, {}).ok).toBe(true);
    expect(answer(byAction, { evidence: { action: said } }).ok).toBe(true);
  });

  it.each<[string, unknown]>([
    ['an outcome that there is not', { ...said, outcome: 'timeout' }],
    ['no outcome', { cid, response: 'true' }],
    ['an outcome that is true', { ...said, outcome: true }],
    ['a list as response', { ...said, response: ['true'] }],
    ['a member that there is not', { ...said, answer: 'false' }],
    ['a Promise', Promise.resolve(said)],
    ['true', true],
  ])('is refused as a mistake where an action has %s', (_, action) => {
    expect(() => answer(byAction, { evidence: { action } })).toThrow(TypeError);
  });

  const authenticated = { outcome: 'authenticated', userId: 'user', appId: 'app' };
  const mistakes: readonly (readonly [string, unknown])[] = [
    ['an outcome in another case', { ...authenticated, outcome: 'Authenticated' }],
    ['true', true],
    ['a Promise', Promise.resolve(authenticated)],
    ['a list of users', { ...authenticated, userId: ['user'] }],
    ['a misspelt address', { ...authenticated, adress: owner.address }],
    ['a number as proof', { ...authenticated, proof: 7 }],
    ['null', null],
  ];

  it.each(mistakes)('is refused as a mistake where an auth method has %s', (_, evidence) => {
    expect(() => answer({}, { evidence: { authMethods: [evidence] } })).toThrow(TypeError);
  });

  // What a verifier promises is waited for.
  it.each(mistakes.filter(([name]) => name !== 'a Promise'))(
    'leaves undecided a verifier that answers with %s',
    async (_, evidence) => {
      const verifier = { authMethodType: 6, verify: async () => evidence as never };
      const methods = [{ authMethodType: 6, accessToken: 'token' }];
      const context = { now: new Date(now), blocks: new Map<string, string>() };
      expect((await authenticate(methods, [verifier], context))[0]?.outcome).toBe('unavailable');
    },
  );

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['text as scopes', { authMethods: [{ authMethodType: 6, userId: 'user', appId: 'app', scopes: '12' }] }],
    [
      'scopes that answer later',
      { authMethods: [{ authMethodType: 6, userId: 'user', appId: 'app', scopes: { includes: async () => false } }] },
    ],
    ['users that answer later', { authMethods: { some: async () => false } }],
    ['no actions', { actions: undefined }],
    ['a misspelt member', { adresses: [] }],
    ['an address with a misspelt member', { addresses: [{ address: owner.address, scopes: [2], scope: [1] }] }],
    ['an action with a misspelt member', { actions: [{ cid, scopes: [2], sopes: [] }] }],
  ])('is not weighed with a record of a PKP that has %s', (_, record) => {
    expect(() => answer({}, {}, record)).toThrow(TypeError);
  });

  it.each([undefined, 5, 'yesterday', new Date(now)])('is not weighed at a block whose time is %s', (time) => {
    expect(() => answer({}, { blocks: new Map([[block, time]]) })).toThrow(TypeError);
  });

  it('tells accounts in Base58 apart by letter case, and Ethereum accounts not', () => {
    const by = (userId: string, address: string): boolean =>
      answer(
        { authMethods: [{ authMethodType: 1, accessToken: 'token' }] },
        { evidence: { authMethods: [{ outcome: 'authenticated', userId: address, appId: 'lit', address }] } },
        { authMethods: [{ authMethodType: 1, userId, appId: 'lit', scopes: [1] }] },
      ).ok;
    const solana = 'HaePqEJ6p5LscLfpsPUGd5eVzN2ZiTGRnojj6vcubbig';
    expect(by(solana, solana)).toBe(true);
    expect(by(solana.toLowerCase(), solana)).toBe(false);
    expect(by(user.address.toLowerCase(), user.address)).toBe(true);
  });
});

describe('options that nobody reads', () => {
  const more = { profil: strict } as never;
  const login = lend({ by: owner, to: 'https://app.example/login', att: { [pkp]: { 'Threshold/Signing': [{}] } } });
  const recap = { att: { [pkp]: { 'Threshold/Signing': [{}] } }, prf: [] };
  const uri = unwrap(encodeRecap(recap));
  const message = unwrap(parseSiweMessage(login.authSig.signedMessage));

  const verifyReply = (reply: object): unknown =>
    verifyAuthSig(login.authSig, {
      ...{ now, domain: anyDomain, nonce: anyNonce, purpose: 'login' },
      evidence: { contractCalls: [reply as never] },
    });
  const combining = {
    ...{ now, threshold: 2, networkKey: toHex(blsPublicKey(secret)) },
    siweMessage: granted.authSig.signedMessage,
  };

  it('are no mistake of what is no reply at all', () => {
    expect(() => verifyReply({ code: 'yes' })).not.toThrow();
  });

  it.each<[string, () => unknown]>([
    ['parseSiweMessage', () => parseSiweMessage(login.authSig.signedMessage, more)],
    ['createSiweMessage', () => createSiweMessage(message, more)],
    ['decodeRecap', () => decodeRecap(uri, more)],
    ['encodeRecap', () => encodeRecap(recap, more)],
    ['mergeRecaps', () => mergeRecaps([recap], more)],
    ['encodeCacao', () => encodeCacao(login.authSig, more)],
    ['decodeCacao', () => decodeCacao(login.bytes, login.cid, more)],
    [
      'createAuthSigMessage',
      () => createAuthSigMessage({ purpose: 'login', ...message, expiration: now, notbefore: now } as never),
    ],
    ['createSessionSigs', () => createSessionSigs({ nodes: [], maxprice: '1' } as never)],
    ['verifyAuthSig, in a reply of a contract', () => verifyReply({ chainid: '1' })],
    ['verifyAuthSig, in a deployment', () => verifyReply({ deployment: { factory: '0x', data: '0x', date: '0x' } })],
    [
      'combineSignResponses, in an answer',
      () => combineSignResponses([{ node: 'a', respons: {} } as never], combining),
    ],
    ['jsonRpcResolver', () => jsonRpcResolver({ urls: {}, profil: strict } as never)],
  ])('are a mistake of %s', (_, call) => {
    expect(call).toThrow(TypeError);
  });

  it('are a mistake in a message that is to be written', () => {
    expect(() => createSiweMessage({ ...message, expirationtime: now } as never)).toThrow(TypeError);
    expect(createSiweMessage({ ...message, expirationtime: undefined } as never).ok).toBe(true);
  });

  it.each([false, true, '', 0, null])('are a rule that is switched off by %j', (why) => {
    const profile = { ...strict, off: { 'auth-sig.domain': why as never } };
    const options = { now, domain: 'other.example', nonce: anyNonce, purpose: 'login', profile } as const;
    expect(() => verifyAuthSig(login.authSig, options)).toThrow(TypeError);
  });
});

describe('a delegation that comes in several blocks', () => {
  const att = { [credit]: { 'Auth/Auth': [{ uses: '2' }] } };
  const lent = lend({ by: owner, to: user.did, att });
  const { sig } = lent.authSig;
  const respelt = { ...lent.authSig, sig: sig.slice(0, -2) + (sig.endsWith('1b') ? '00' : '01') };
  const again = unwrap(encodeCacao(respelt));
  const twice = { ...lent, ...again, authSig: respelt, evidence: { [again.cid]: again.bytes } };
  const { authSig, evidence: proofs } = lend({ by: user, to: 'lit:capability:delegation', att, proofs: [lent, twice] });
  const evidence = { proofs, tokenOwners: [{ token: 24n, owner: owner.address }] };
  const known = { now, domain: anyDomain, nonce: anyNonce, evidence } as const;
  const use = { resource: credit, delegatee: friend.address };

  it('is charged once, whatever the ledger makes of a name that comes twice', () => {
    const { charges } = unwrap(verifyDelegation(authSig, { ...known, use: { ...use, uses: 0n } }));
    expect(charges).toHaveLength(2);
    expect(new Set(charges.map(({ key }) => key)).size).toBe(2);
    const asked: (readonly UseCharge[])[] = [];
    const consume = (each: readonly UseCharge[]): boolean => asked.push(each) > 0;
    expect(consumeDelegation(authSig, { ...known, use, ledger: { used: () => 0n, consume } }).ok).toBe(true);
    expect(asked).toEqual([charges]);
  });
});
