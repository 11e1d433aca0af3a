import { beforeAll, describe, expect, it } from 'vitest';
import { blsPublicKey, networkMessage } from '../../src/crypto/bls.js';
import { noble } from '../../src/crypto/noble.js';
import { addressOfPublicKey, addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { encodeShare, type KeyShare, signShare, splitSecret } from '../../src/crypto/threshold.js';
import type { AuthSig, SignSessionKeyResponse } from '../../src/generated/types.js';
import { toHex } from '../../src/internal/bytes.js';
import type { Outcomes } from '../../src/judge.js';
import { litV7, type Profile, strict } from '../../src/profile.js';
import { decodeRecap, encodeRecap, type Recap, recapStatement } from '../../src/recap.js';
import { type Result, type RuleId, unwrap, verdictOf } from '../../src/rule.js';
import {
  type AccessTokenLedger,
  answerSignRequest,
  type CombinedAuthSig,
  type CombineOptions,
  checkSignRequest,
  combineSignResponses,
  type NodeAnswer,
  type PkpRecord,
  type SignAnswerOptions,
  type SignEvidence,
} from '../../src/sign-session-key.js';
import type { SiweMessage } from '../../src/siwe/message.js';
import { createSiweMessage, parseSiweMessage } from '../../src/siwe.js';
import { verifyAuthSig } from '../../src/verify/auth-sig.js';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const secret = new Uint8Array(32).fill(9);
const networkKey = hexOf(blsPublicKey(secret));
const shares = splitSecret(secret, 2, 3, new Uint8Array(32).fill(3));
const shareOf = (index: number): KeyShare => shares[index] as KeyShare;

const now = '2026-01-15T12:00:00Z';
const block = `0x${'5c'.repeat(32)}`;
const blocks = new Map([[block, '2026-01-15T11:59:30Z']]);
const owner = addressOfSecretKey(new Uint8Array(32).fill(5));
const stranger = addressOfSecretKey(new Uint8Array(32).fill(6));
// The uncompressed generator of secp256k1: the key of the secret 1.
const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpAddress = addressOfPublicKey(Buffer.from(publicKey, 'hex')) as string;
const cid = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
const pkp: PkpRecord = {
  publicKey,
  owner,
  authMethods: [
    { authMethodType: 6, userId: 'user', appId: 'app', scopes: [2] },
    { authMethodType: 3, userId: 'weak', appId: 'app', scopes: [] },
  ],
  addresses: [{ address: stranger.toLowerCase(), scopes: [1] }],
  actions: [{ cid, scopes: [2] }],
};
const sessionKey = hexOf(Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'));
const uri = `lit:session:${sessionKey}`;
const grant: Recap = { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] };

function messageOf(over: Partial<SiweMessage> = {}, recap: Recap = grant): SiweMessage {
  return {
    domain: 'app.example',
    address: pkpAddress,
    statement: `Let me in. ${recapStatement(recap)}`,
    uri,
    version: '1',
    chainId: '1',
    nonce: block,
    issuedAt: '2026-01-15T11:59:50Z',
    expirationTime: '2026-01-16T12:00:00Z',
    resources: [unwrap(encodeRecap(recap))],
    ...over,
  };
}

const siwe = (over: Partial<SiweMessage> = {}, recap: Recap = grant): string =>
  unwrap(createSiweMessage(messageOf(over, recap)));

const requestOf = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  sessionKey: uri,
  authMethods: [{ authMethodType: 1, accessToken: 'wallet token' }],
  pkpPublicKey: `0x${publicKey}`,
  siweMessage: siwe(),
  curveType: 'BLS',
  epoch: null,
  ...over,
});

const walletEvidence: SignEvidence = {
  authMethods: [{ outcome: 'authenticated', userId: owner, appId: 'lit', address: owner }],
};
const answered = (response: string): SignEvidence => ({ action: { cid, outcome: 'answered', response } });
const byAction = { authMethods: [], code: 'YQ==', litActionIpfsId: cid };

const answerWith = (
  over: Readonly<Record<string, unknown>> = {},
  options: Partial<SignAnswerOptions> = {},
): Result<SignSessionKeyResponse> =>
  answerSignRequest(JSON.stringify(requestOf(over)), {
    now,
    blocks,
    pkps: [pkp],
    evidence: walletEvidence,
    share: shareOf(0),
    networkKey,
    ...options,
  });

const rulesOf = (result: Result<unknown>): readonly RuleId[] =>
  result.ok ? [] : result.issues.map(({ rule }) => rule);
const without = (...rules: readonly RuleId[]): Profile => ({
  ...strict,
  off: Object.fromEntries(rules.map((rule) => [rule, 'off'])),
});
const brokenIn = (outcomes: Outcomes): readonly string[] =>
  [...outcomes].filter(([, outcome]) => outcome === 'broken').map(([rule]) => rule);

describe('what the network signs', () => {
  it('is the request with the PKP, the block and who asked', () => {
    const response = unwrap(answerWith());
    expect(response).toMatchObject({ result: 'success', shareIndex: 0, curveType: 'BLS', blsRootPubkey: networkKey });
    expect(response.signatureShare.ProofOfPossession).toMatch(/^01[0-9a-f]{192}$/);
    expect(response.dataSigned).toBe(toHex(networkMessage(response.siweMessage)));
    const message = unwrap(parseSiweMessage(response.siweMessage));
    const { resources, statement, ...rest } = message;
    const { resources: _, statement: asked, ...same } = messageOf();
    expect(rest).toEqual({ ...same, issuedAt: '2026-01-15T11:59:30Z' });
    const recap = unwrap(decodeRecap(resources?.[0] as string));
    expect(resources).toHaveLength(1);
    expect(statement).toBe(`${asked} ${recapStatement(recap)}`);
    expect(JSON.parse(recap.json)).toEqual({
      att: {
        ...grant.att,
        'lit-resolvedauthcontext://*': {
          'Auth/Auth': [
            {
              auth_context: {
                actionIpfsIds: [],
                actionIpfsIdStack: [],
                authSigAddress: null,
                authMethodContexts: [
                  { userId: owner, appId: 'lit', authMethodType: 1, usedForSignSessionKeyRequest: true },
                ],
                resources: [],
                customAuthResource: '',
              },
            },
          ],
        },
      },
      prf: [],
    });
  });

  it('keeps scheme, chain, not-before and request id of the request', () => {
    const asked = { scheme: 'https', chainId: '137', notBefore: '2026-01-15T11:00:00Z', requestId: 'r-1' };
    const response = unwrap(answerWith({ siweMessage: siwe(asked) }));
    expect(unwrap(parseSiweMessage(response.siweMessage))).toMatchObject(asked);
  });

  it('names the action that authorised, and what it answered', () => {
    const response = unwrap(answerWith(byAction, { evidence: answered('true') }));
    const message = unwrap(parseSiweMessage(response.siweMessage));
    const { json } = unwrap(decodeRecap(message.resources?.[0] as string));
    expect(json).toContain(`"actionIpfsIdStack":["${cid}"]`);
    expect(json).toContain('"customAuthResource":"true"');
  });

  it('says of a checked request what is asked for', () => {
    const checked = unwrap(checkSignRequest(requestOf(), { now, blocks, pkps: [pkp] }));
    expect(checked).toMatchObject({ sessionKey, pkp, pkpAddress, recap: grant, message: messageOf() });
    expect(checked.request).not.toHaveProperty('epoch');
  });

  it('finds the PKP of the address where no key is given', () => {
    const request = { ...requestOf(), pkpPublicKey: undefined };
    expect(unwrap(checkSignRequest(JSON.stringify(request), { now, blocks, pkps: [pkp] })).pkp).toBe(pkp);
    expect(rulesOf(checkSignRequest(JSON.stringify(request), { now, blocks, pkps: [] }))[0]).toBe('sign-request.pkp');
  });

  it('is refused where the time of the block makes it too long', () => {
    const siweMessage = siwe({ issuedAt: '2026-01-15T12:00:00Z', expirationTime: '2026-02-14T12:00:00Z' });
    const result = answerWith({ siweMessage });
    expect(rulesOf(result)).toEqual(['auth-sig.lifetime']);
    expect(result).toMatchObject({ issues: [{ path: '/siweMessage/expirationTime' }] });
    expect(rulesOf(checkSignRequest(requestOf({ siweMessage }), { now, blocks, pkps: [pkp] }))).toEqual([]);
  });
});

describe('a request', () => {
  const otherKey = publicKey.replace(/^04../, '0480');
  const single = messageOf();
  it.each<[RuleId, string, Readonly<Record<string, unknown>>, Partial<SignAnswerOptions>?]>([
    ['sign-request.shape', '/authSig', { authSig: {} }],
    ['sign-request.shape', '/curveType', { curveType: 'K256' }],
    ['sign-request.shape', '/authMethods/0/accessToken', { authMethods: [{ authMethodType: 1, accessToken: 7 }] }],
    ['sign-request.session-key', '/sessionKey', { sessionKey, siweMessage: siwe() }],
    ['sign-request.session-key', '/sessionKey', { sessionKey: uri.toUpperCase() }],
    ['sign-request.session-key', '/sessionKey', { sessionKey: `lit:session:01${'00'.repeat(31)}` }],
    ['sign-request.epoch', '/epoch', { epoch: 6 }, { epoch: 7 }],
    ['sign-request.pkp', '/pkpPublicKey', { pkpPublicKey: otherKey }],
    ['sign-request.address', '/siweMessage/address', { siweMessage: siwe({ address: owner }) }],
    ['siwe.nonce', '/siweMessage', { siweMessage: siwe().replace(block, 'no') }],
    ['recap.statement-match', '/siweMessage/statement', { siweMessage: siwe({ statement: 'Let me in.' }) }],
    ['auth-sig.session-bound', '/siweMessage/uri', { siweMessage: siwe({ uri: `lit:session:${'00'.repeat(32)}` }) }],
    ['auth-sig.nonce', '/siweMessage/nonce', { siweMessage: siwe({ nonce: `0x${'5d'.repeat(32)}` }) }],
    [
      'auth-sig.expired',
      '/siweMessage/expirationTime',
      { siweMessage: siwe({ expirationTime: '2026-01-15T11:59:55Z' }) },
      { now: '2026-01-15T12:01:00Z' },
    ],
    [
      'auth-sig.recap-present',
      '/siweMessage',
      { siweMessage: unwrap(createSiweMessage({ ...single, statement: 'Hi.', resources: [] })) },
    ],
    [
      'sign-request.auth-method',
      '/authMethods/0',
      {},
      { evidence: { authMethods: [{ outcome: 'refused', reason: 'forged' }] } },
    ],
    [
      'sign-request.action-cid',
      '/litActionIpfsId',
      { ...byAction, litActionIpfsId: `${cid.slice(0, -1)}H` },
      { evidence: answered('true') },
    ],
    ['action.response', '/code', byAction, { evidence: answered('not true') }],
    ['action.response', '/code', byAction, { evidence: answered('"true"') }],
    ['action.response', '/litActionIpfsId', { ...byAction, code: undefined }, { evidence: answered('True') }],
    [
      'sign-request.permission',
      '/authMethods',
      {},
      { evidence: { authMethods: [{ outcome: 'authenticated', userId: '1', appId: 'lit' }] } },
    ],
  ])('breaks %s at %s', (rule, path, over, options = {}) => {
    const result = answerWith(over, options);
    expect(result).toMatchObject({ ok: false, issues: [{ rule, path }] });
    expect(rulesOf(result)).toEqual([rule]);
    expect(verdictOf(result)).toBe('reject');
  });

  it.each([['time'], ['memory'], ['output'], ['exception'], ['global']] as const)('breaks action.%s', (outcome) => {
    const evidence: SignEvidence = { action: { cid, outcome, response: 'true' } };
    const outcomes: Outcomes = new Map();
    expect(rulesOf(answerWith(byAction, { evidence }))).toEqual([`action.${outcome}`]);
    answerWith(byAction, { evidence, outcomes });
    expect(brokenIn(outcomes)).toEqual([`action.${outcome}`]);
    expect(answerWith(byAction, { evidence, profile: without(`action.${outcome}`) }).ok).toBe(true);
  });

  it('is judged as an AuthSig of a wallet, which writes no auth context', () => {
    const context: Recap = { att: { 'lit-resolvedauthcontext://*': { 'Auth/Auth': [{}] } }, prf: [] };
    const siweMessage = siwe({}, context);
    expect(rulesOf(answerWith({ siweMessage }))).toEqual(['auth-sig.auth-context']);
    expect(rulesOf(answerWith({ siweMessage }, { profile: litV7 }))).toEqual(['lit-v7.auth-context']);
    // A scheme has no letter case.
    const shouted: Recap = { att: { 'LIT-ResolvedAuthContext://*': { 'Auth/Auth': [{}] } }, prf: [] };
    expect(rulesOf(answerWith({ siweMessage: siwe({}, shouted) }))).toEqual(['auth-sig.auth-context']);
  });

  it('leaves proofs undecided', () => {
    const proven: Recap = { ...grant, prf: ['QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'] };
    const result = answerWith({ siweMessage: siwe({}, proven) });
    expect(rulesOf(result)).toEqual(['auth-sig.proofs']);
    expect(verdictOf(result)).toBe('undecided');
  });

  it.each<[string, Readonly<Record<string, unknown>>, SignEvidence]>([
    ['no evidence at all', {}, {}],
    ['an auth method nobody could check', {}, { authMethods: [{ outcome: 'unavailable', reason: 'down' }] }],
    ['an action nobody ran', byAction, {}],
    ['an action without code', byAction, { action: { cid, outcome: 'unavailable' } }],
  ])('leaves %s undecided', (_, over, evidence) => {
    const result = answerWith(over, { evidence });
    expect(rulesOf(result)[0]).toBe('sign-request.evidence');
    expect(verdictOf(result)).toBe('undecided');
  });

  it.each<[string, SignEvidence['authMethods']]>([
    [
      'the owner',
      [{ outcome: 'authenticated', userId: owner.toLowerCase(), appId: 'lit', address: owner.toLowerCase() }],
    ],
    ['a permitted address', [{ outcome: 'authenticated', userId: stranger, appId: 'lit', address: stranger }]],
  ])('is answered for %s', (_, authMethods = []) => {
    expect(answerWith({}, { evidence: { authMethods } }).ok).toBe(true);
  });

  it('is answered for a permitted identity, and not for one of another kind, user, app or scope', () => {
    const ask = (authMethodType: number, userId: string, appId: string): readonly RuleId[] =>
      rulesOf(
        answerWith(
          { authMethods: [{ authMethodType, accessToken: 'x' }] },
          { evidence: { authMethods: [{ outcome: 'authenticated', userId, appId }] } },
        ),
      );
    expect(ask(6, 'user', 'app')).toEqual([]);
    expect(ask(7, 'user', 'app')).toEqual(['sign-request.permission']);
    expect(ask(6, 'User', 'app')).toEqual(['sign-request.permission']);
    expect(ask(6, 'user', 'other')).toEqual(['sign-request.permission']);
    expect(ask(3, 'weak', 'app')).toEqual(['sign-request.permission']);
    // Who says to be the owner without being a wallet is nobody.
    expect(ask(6, owner, 'lit')).toEqual(['sign-request.permission']);
  });

  it('is answered for an action that may sign, and for no other', () => {
    expect(answerWith(byAction, { evidence: answered('true') }).ok).toBe(true);
    const other = 'QmPZ9gcCEpqKTo6aq61g2nXGUhM4iCL3ewB6LDXZCtioEB';
    const evidence: SignEvidence = { action: { cid: other, outcome: 'answered', response: 'true' } };
    expect(rulesOf(answerWith({ authMethods: [], code: 'YQ==' }, { evidence }))).toEqual(['sign-request.permission']);
  });

  it('may hold what the deployed nodes take for an answer of the action', () => {
    expect(answerWith(byAction, { evidence: answered('not true'), profile: litV7 }).ok).toBe(true);
    expect(rulesOf(answerWith(byAction, { evidence: answered('no'), profile: litV7 }))).toEqual([
      'lit-v7.action-response',
    ]);
    const foreign = { sessionKey: 'app:key', siweMessage: siwe({ uri: 'app:key' }) };
    expect(answerWith(foreign, { profile: litV7 }).ok).toBe(true);
    expect(answerWith({ unheardOf: 1 }, { profile: litV7 }).ok).toBe(true);
  });

  it('spends an access token on one session key', () => {
    const served = new Map<string, string>();
    const tokens: AccessTokenLedger = {
      claim(proofs, key) {
        expect(proofs.every((proof) => /^[0-9a-f]{64}$/.test(proof))).toBe(true);
        if (proofs.some((proof) => (served.get(proof) ?? key) !== key)) return false;
        for (const proof of proofs) served.set(proof, key);
        return true;
      },
    };
    const again = { sessionKey: `lit:session:${hexOf(new Uint8Array(32).fill(0x66))}` };
    const other = { ...again, siweMessage: siwe({ uri: again.sessionKey }) };
    expect(checkSignRequest(requestOf(other), { now, blocks, pkps: [pkp] }).ok).toBe(true);
    // Nothing is spent on a request that is refused.
    expect(answerWith({ ...other, epoch: 1 }, { epoch: 2, tokens }).ok).toBe(false);
    expect(answerWith({}, { tokens }).ok).toBe(true);
    expect(answerWith({}, { tokens }).ok).toBe(true);
    expect(rulesOf(answerWith(other, { tokens }))).toEqual(['sign-request.auth-method-once']);
    expect(answerWith(other, { tokens, profile: litV7 }).ok).toBe(true);
    const [wallet] = walletEvidence.authMethods ?? [];
    const proven = { evidence: { authMethods: [{ ...wallet, proof: 'text' }] } as SignEvidence, tokens };
    expect(answerWith({}, proven).ok).toBe(true);
    const rewritten = { ...other, authMethods: [{ authMethodType: 1, accessToken: ' wallet token' }] };
    expect(rulesOf(answerWith(rewritten, proven))).toEqual(['sign-request.auth-method-once']);
  });

  it('is what evidence is about', () => {
    expect(() => answerWith({ authMethods: [] })).toThrow(TypeError);
    expect(() => answerWith({}, { evidence: { ...walletEvidence, ...answered('true') } })).toThrow(TypeError);
  });

  it('that is refused is no mistake of the node, whatever is read without the rules that it broke', () => {
    const outcomes: Outcomes = new Map();
    const over = {
      authMethods: [],
      sessionKey: 'lit:session:3',
      siweMessage: siwe().replace('Version: 1', 'Version: 2'),
    };
    const evidence = { ...walletEvidence, ...answered('true') };
    expect(rulesOf(answerWith(over, { evidence }))[0]).toBe('sign-request.session-key');
    expect(rulesOf(answerWith(over, { evidence, outcomes }))[0]).toBe('sign-request.session-key');
    expect(brokenIn(outcomes)).toEqual(expect.arrayContaining(['sign-request.session-key', 'siwe.version']));
  });

  it.each<[string, Partial<SignAnswerOptions>]>([
    ['now', { now: 'today' }],
    ['blocks', { blocks: new Map([['5c', now]]) }],
    ['pkps', { pkps: [{ ...pkp, publicKey: 'ff' }] }],
    ['owner', { pkps: [{ ...pkp, owner: 'me' }] }],
    ['epoch', { epoch: -1 }],
    ['share', { share: { identifier: 0, secret } }],
    ['networkKey', { networkKey: '00' }],
  ])('is not judged with a bad %s', (_, options) => {
    expect(() => answerWith({}, options)).toThrow(TypeError);
  });
});

describe('the answers of the nodes', () => {
  let good: readonly NodeAnswer[];
  beforeAll(() => {
    good = shares.map((share, index) => ({
      node: `node-${index + 1}.example:7470`,
      response: unwrap(answerWith({}, { share })),
    }));
  });
  const responseOf = (index: number): SignSessionKeyResponse => good[index]?.response as SignSessionKeyResponse;
  const changed = (index: number, over: Readonly<Record<string, unknown>>): NodeAnswer => ({
    node: good[index]?.node as string,
    response: JSON.stringify({ ...responseOf(index), ...over }),
  });
  /** An answer over another text, with a genuine share of it. */
  const resigned = (index: number, text: string): NodeAnswer => {
    const digest = networkMessage(text);
    const ProofOfPossession = encodeShare(signShare(shareOf(index), digest));
    return changed(index, { siweMessage: text, dataSigned: hexOf(digest), signatureShare: { ProofOfPossession } });
  };
  const returned = (over: Partial<SiweMessage>): string =>
    unwrap(createSiweMessage({ ...unwrap(parseSiweMessage(responseOf(0).siweMessage)), ...over }));
  const wrongShare = (identifier: number, fill: number): Readonly<Record<string, unknown>> => ({
    signatureShare: {
      ProofOfPossession: encodeShare(
        signShare({ identifier, secret: new Uint8Array(32).fill(fill) }, networkMessage(responseOf(0).siweMessage)),
      ),
    },
  });
  const combineAll = (answers: readonly NodeAnswer[], over: Partial<CombineOptions> = {}): Result<CombinedAuthSig> =>
    combineSignResponses(answers, { now, siweMessage: siwe(), networkKey, threshold: 2, ...over });
  const verified = (authSig: AuthSig): boolean =>
    verifyAuthSig(authSig, { purpose: 'session', sessionKey, now, domain: 'app.example', nonce: block, networkKey }).ok;

  it('make one AuthSig, whichever of them are there', () => {
    const whole = unwrap(combineAll(good));
    expect(verified(whole.authSig)).toBe(true);
    expect(Object.keys(whole.authSig)).toEqual(['sig', 'derivedVia', 'signedMessage', 'address', 'algo']);
    expect(whole.authSig.address).toBe(pkpAddress);
    expect(whole.nodes).toEqual(good.map(({ node }) => node));
    expect(whole.ignored).toEqual([]);
    for (const left of [0, 1, 2]) {
      const some = good.filter((_, index) => index !== left);
      expect(unwrap(combineAll(some)).authSig).toEqual(whole.authSig);
    }
  });

  it('are too few when one is left, and none is bad', () => {
    const result = combineAll(good.slice(0, 1));
    expect(rulesOf(result)).toEqual(['sign-response.threshold']);
    expect(rulesOf(combineAll([]))).toEqual(['sign-response.threshold']);
    // Genuine, and of two texts.
    const later = new Map([[block, '2026-01-15T11:59:31Z']]);
    const other = {
      node: 'node-2.example:7470',
      response: unwrap(answerWith({}, { share: shareOf(1), blocks: later })),
    };
    expect(rulesOf(combineAll([good[0] as NodeAnswer, other]))).toEqual(['sign-response.threshold']);
    const three = unwrap(combineAll([good[0] as NodeAnswer, other, good[2] as NodeAnswer]));
    expect(three.nodes).toEqual(['node-1.example:7470', 'node-3.example:7470']);
    expect(three.ignored).toMatchObject([{ node: 'node-2.example:7470', issues: [{ rule: 'sign-response.share' }] }]);
  });

  const wider: Recap = { att: { 'lit-litaction://*': { 'Threshold/Execution': [{}] } }, prf: [] };
  const bad = (): readonly (readonly [RuleId, string, NodeAnswer])[] => [
    ['json.text', '', { node: 'node-2.example:7470', response: '{' }],
    ['sign-response.shape', '', changed(1, { dataSigned: undefined })],
    ['sign-response.shape', '/result', changed(1, { result: 'failure' })],
    ['sign-response.share-form', '/signatureShare/ProofOfPossession', changed(1, { shareIndex: 2 })],
    [
      'sign-response.share-form',
      '/signatureShare/ProofOfPossession',
      changed(1, { signatureShare: { ProofOfPossession: `02c0${'00'.repeat(95)}` } }),
    ],
    ['siwe.layout', '/siweMessage', resigned(1, 'hello')],
    [
      'recap.statement-match',
      '/siweMessage/statement',
      resigned(1, `${responseOf(0).siweMessage}`.replace('.\n\nURI', '.!\n\nURI')),
    ],
    ['auth-sig.address', '/siweMessage/address', resigned(1, returned({ address: owner }))],
    ['auth-sig.session-bound', '/siweMessage/uri', resigned(1, returned({ uri: `lit:session:${'00'.repeat(32)}` }))],
    ['auth-sig.domain', '/siweMessage/domain', resigned(1, returned({ domain: 'other.example' }))],
    ['auth-sig.nonce', '/siweMessage/nonce', resigned(1, returned({ nonce: `0x${'5d'.repeat(32)}` }))],
    ['sign-response.copied', '/siweMessage/chainId', resigned(1, returned({ chainId: '5' }))],
    ['sign-response.copied', '/siweMessage/notBefore', resigned(1, returned({ notBefore: '2026-01-15T11:00:00Z' }))],
    [
      'sign-response.copied',
      '/siweMessage/statement',
      resigned(
        1,
        returned({
          statement: unwrap(parseSiweMessage(responseOf(0).siweMessage)).statement?.replace(
            'Let me in',
            'Go away',
          ) as string,
        }),
      ),
    ],
    [
      'sign-response.expiration',
      '/siweMessage/expirationTime',
      resigned(1, returned({ expirationTime: '2026-01-16T12:00:01Z' })),
    ],
    [
      'narrower.resource',
      '/siweMessage/resources/0/att/lit-litaction:~1~1*/Threshold~1Execution',
      resigned(
        1,
        unwrap(answerWith({ siweMessage: siwe({}, wider) }))
          .siweMessage.replace(recapStatement(wider), recapStatement(grant))
          .replace('Let me in. I', 'Let me in. I'),
      ),
    ],
    ['sign-response.data-signed', '/dataSigned', changed(1, { dataSigned: '00'.repeat(32) })],
    [
      'sign-response.network-key',
      '/blsRootPubkey',
      changed(1, { blsRootPubkey: hexOf(blsPublicKey(new Uint8Array(32).fill(1))) }),
    ],
    ['sign-response.share-index', '/shareIndex', { ...changed(0, {}), node: 'node-2.example:7470' }],
  ];

  it('are named when they are bad and too few are left', () => {
    for (const [rule, path, answer] of bad()) {
      const result = combineAll([good[0] as NodeAnswer, answer]);
      expect(rulesOf(result), rule).toContain(rule);
      const issue = result.ok ? undefined : result.issues.find((one) => one.rule === rule);
      expect(issue).toMatchObject({ path: `/answers/1/response${path}`, params: { node: 'node-2.example:7470' } });
    }
  });

  it('are ignored when they are bad and enough are left', () => {
    for (const [rule, , answer] of bad()) {
      const { authSig, nodes, ignored } = unwrap(combineAll([good[0] as NodeAnswer, answer, good[2] as NodeAnswer]));
      expect(verified(authSig), rule).toBe(true);
      expect(nodes).toEqual(['node-1.example:7470', 'node-3.example:7470']);
      expect(ignored.map(({ node }) => node)).toEqual(['node-2.example:7470']);
      expect(ignored[0]?.issues.map((issue) => issue.rule)).toContain(rule);
    }
  });

  it('are used when the bad ones came first', () => {
    for (const index of [0, 1, 2]) {
      const answers = good.map((answer, at) => (at === index ? changed(at, wrongShare(at + 1, 7)) : answer));
      const { nodes, ignored } = unwrap(combineAll(answers));
      expect(nodes).toHaveLength(2);
      expect(ignored).toMatchObject([{ node: good[index]?.node, issues: [{ rule: 'sign-response.share' }] }]);
    }
  });

  it('cannot be told apart when no combination verifies', () => {
    const result = combineAll([good[0] as NodeAnswer, changed(1, wrongShare(2, 7)), changed(2, wrongShare(3, 8))]);
    expect(result).toMatchObject({ ok: false, issues: [{ rule: 'sign-response.share', path: '/answers' }] });
    const off = combineAll([good[0] as NodeAnswer, changed(1, wrongShare(2, 7))], {
      profile: without('sign-response.share'),
    });
    expect(off.ok && verified(off.value.authSig)).toBe(false);
  });

  it('do not lose a node whose index another one took', () => {
    const thief = { ...changed(1, wrongShare(2, 7)), node: 'thief.example:1' };
    const { nodes, ignored } = unwrap(combineAll([thief, good[1] as NodeAnswer, good[2] as NodeAnswer]));
    expect(nodes).toEqual(['node-2.example:7470', 'node-3.example:7470']);
    expect(ignored).toMatchObject([{ node: 'thief.example:1', issues: [{ rule: 'sign-response.share-index' }] }]);
  });

  it.each<[RuleId, () => NodeAnswer]>([
    ['sign-response.network-key', () => changed(1, { blsRootPubkey: hexOf(blsPublicKey(new Uint8Array(32).fill(1))) })],
    ['sign-response.data-signed', () => changed(1, { dataSigned: '00'.repeat(32) })],
    ['sign-response.share', () => changed(1, wrongShare(2, 7))],
  ])('break %s alone, and are accepted without it', (rule, answer) => {
    const answers = [good[0] as NodeAnswer, answer()];
    const outcomes: Outcomes = new Map();
    const all: Outcomes = new Map();
    expect(rulesOf(combineAll(answers, { outcomes }))).toEqual([rule]);
    expect(brokenIn(outcomes)).toEqual([rule]);
    expect(combineAll(answers, { profile: without(rule) }).ok).toBe(true);
    // Whatever two good answers are asked is asked of these as well, once the rule is off.
    combineAll(answers, { profile: without(rule), outcomes: all });
    const reached = [...all].filter(([, outcome]) => outcome === 'held').map(([one]) => one);
    expect(reached.filter((one) => outcomes.get(one) !== 'held')).toEqual([]);
  });

  it.each<[string, readonly NodeAnswer[] | undefined, Partial<CombineOptions>]>([
    ['a message that is none', undefined, { siweMessage: 'hello' }],
    ['a message of a login', undefined, { siweMessage: siwe({ uri: 'https://app.example' }) }],
    ['another network key', undefined, { networkKey: '00' }],
    ['no threshold', undefined, { threshold: 0 }],
    ['more answers than identifiers', Array(256).fill({ node: 'a', response: {} }), {}],
  ])('are not combined with %s', (_, answers, over) => {
    expect(() => combineAll(answers ?? good, over)).toThrow(TypeError);
  });

  it('use the backend that is given', () => {
    let pairings = 0;
    const backend = {
      ...noble,
      blsVerify: (...args: Parameters<typeof noble.blsVerify>) => noble.blsVerify(...args) && ++pairings > 0,
    };
    unwrap(combineAll(good, { backend }));
    expect(pairings).toBe(2);
  });
});

describe('what is at an edge', () => {
  it('lit-v7.auth-context: is found in the last ReCap where the statement does not name it', () => {
    const context: Recap = { att: { 'lit-resolvedauthcontext://*': { 'Auth/Auth': [{}] } }, prf: [] };
    const profile = { ...litV7, off: { ...litV7.off, 'recap.statement-match': 'whatever it says' } };
    const both: Recap = { att: { ...grant.att, ...context.att }, prf: [] };
    const asks = (...recaps: readonly Recap[]): readonly RuleId[] => {
      const resources = recaps.map((recap) => unwrap(encodeRecap(recap)));
      return rulesOf(answerWith({ siweMessage: siwe({ statement: 'Let me in.', resources }) }, { profile }));
    };
    expect([asks(context), asks(both)]).toEqual(Array(2).fill(['lit-v7.auth-context']));
    expect(asks(grant)).toEqual([]);
  });

  it('recap.shape: a request that fills a ReCap leaves no room for who asked', () => {
    const abilities = (count: number): Recap => ({
      att: { 'x:y': Object.fromEntries(Array.from({ length: count }, (_, index) => [`a/b${index}`, [{}] as never])) },
      prf: [],
    });
    const asks = (count: number): Result<unknown> => {
      const recap = abilities(count);
      return answerWith({ siweMessage: siwe({ statement: recapStatement(recap) }, recap) });
    };
    expect([rulesOf(asks(1_023)), rulesOf(asks(1_024))]).toEqual([[], ['recap.shape']]);
  });

  it('sign-request.permission: no action is not the one that a PKP obeys', () => {
    const pkps = [{ ...pkp, owner: stranger, addresses: [], authMethods: [] }];
    expect(rulesOf(answerWith({}, { pkps }))).toEqual(['sign-request.permission']);
  });

  it('sign-request.auth-method-once: a request that is refused for what would be signed spends no token', () => {
    const claimed: string[] = [];
    const tokens: AccessTokenLedger = { claim: (proofs) => claimed.push(...proofs) > 0 };
    // The time of the block is before the expiry that is asked for by more than a message may last.
    const expirationTime = '2026-02-14T11:59:40Z';
    const late = answerWith({ siweMessage: siwe({ expirationTime }) }, { tokens });
    expect([rulesOf(late), claimed]).toEqual([['auth-sig.lifetime'], []]);
    expect(answerWith({}, { tokens }).ok && claimed.length).toBe(1);
  });
});
