import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuthSigMessage } from '../../src/client/auth-sig.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { addressOfPublicKey } from '../../src/crypto/secp256k1.js';
import { fromHex } from '../../src/internal/bytes.js';
import { actionCid } from '../../src/network/action-cid.js';
import type { AuthMethodVerifier } from '../../src/network/auth-method.js';
import { createNetwork, type ReferenceNetwork } from '../../src/network/network.js';
import { unwrap } from '../../src/rule.js';
import { combineSignResponses } from '../../src/sign-session-key.js';
import { type Answer, at, patientLimits, post, request, sessionFor, sessionKey, start } from './network-fixture.js';

const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpAddress = addressOfPublicKey(fromHex(publicKey) ?? new Uint8Array()) as string;
const pkpResource = 'lit-pkp://393a75c54f3552ba0c8900297d6e99bb8abf8cc013bb0e912d0b176596fe7b88';
const code = 'Lit.Actions.setResponse({ response: String(number === 42) });';
const otherKey = generateSessionKeyPair(new Uint8Array(32).fill(0x33));

/** Tokens are `name` and a serial number; some names mean trouble. */
const plug: AuthMethodVerifier = {
  authMethodType: 77,
  async verify(accessToken) {
    const [name = ''] = accessToken.split(':');
    if (name === 'mallory') return { outcome: 'refused', reason: 'mallory is not welcome' };
    if (name === 'down') return { outcome: 'unavailable', reason: 'the issuer is down' };
    if (name === 'throws') throw new Error('secret of the verifier');
    if (name === 'hangs') return new Promise(() => undefined);
    return { outcome: 'authenticated', userId: name, appId: 'test' };
  },
};

let clock = start;
let network: ReferenceNetwork;
let urls: readonly string[] = [];
let serial = 0;

beforeAll(async () => {
  network = await createNetwork({
    now: () => clock,
    seed: new Uint8Array(32).fill(2),
    authMethods: [plug],
    evidenceTimeout: 50,
    limits: patientLimits,
    actions: [code],
    registry: {
      pkps: [
        {
          publicKey,
          owner: '0x0000000000000000000000000000000000000001',
          authMethods: [
            { authMethodType: 77, userId: 'alice', appId: 'test', scopes: [2] },
            { authMethodType: 77, userId: 'bob', appId: 'test', scopes: [] },
          ],
          addresses: [],
          actions: [{ cid: actionCid(code), scopes: [2] }],
        },
      ],
    },
  });
  urls = network.nodes.map(({ url }) => url);
});

afterAll(() => network.close());

beforeEach(() => {
  clock = start;
});

const rulesOf = ({ body }: Answer): readonly string[] => body.issues.map(({ rule }: { rule: string }) => rule);
const token = (name: string): string => `${name}:${serial++}`;

function messageFor(change: Partial<Parameters<typeof createAuthSigMessage>[0]> = {}): string {
  return unwrap(
    createAuthSigMessage({
      purpose: 'session',
      domain: 'app.example',
      address: pkpAddress,
      sessionKey: sessionKey.publicKey,
      recap: { att: { [pkpResource]: { 'Threshold/Signing': [{}] } }, prf: [] },
      nonce: network.chain.latest(clock).hash,
      issuedAt: clock.toISOString(),
      expiration: at(3_600).toISOString(),
      ...change,
    }),
  );
}

function bodyFor(accessToken: string | undefined, change: Readonly<Record<string, unknown>> = {}) {
  return {
    sessionKey: `lit:session:${sessionKey.publicKey}`,
    authMethods: accessToken === undefined ? [] : [{ authMethodType: 77, accessToken }],
    pkpPublicKey: `0x${publicKey}`,
    siweMessage: messageFor(),
    curveType: 'BLS',
    epoch: 1,
    ...change,
  };
}

const ask = (body: unknown, node: number = 0): Promise<Answer> => post(`${urls[node]}/web/sign_session_key/v1`, body);

describe('a node that is asked to sign a session key', () => {
  it('answers with its share, and any two shares are the signature of the network', async () => {
    const body = bodyFor(token('alice'));
    const answers = await Promise.all(urls.map((_, node) => ask(body, node)));
    for (const [index, answer] of answers.entries()) {
      expect(answer).toMatchObject({
        status: 200,
        body: {
          result: 'success',
          shareIndex: index,
          curveType: 'BLS',
          blsRootPubkey: network.networkKey,
          signatureShare: { ProofOfPossession: expect.stringMatching(/^0[123][0-9a-f]{192}$/) },
        },
      });
    }
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ];
    const combined = pairs.map((pair) =>
      unwrap(
        combineSignResponses(
          pair.map((index) => ({ node: urls[index] ?? '', response: answers[index]?.body })),
          { now: clock, siweMessage: body.siweMessage, networkKey: network.networkKey, threshold: network.threshold },
        ),
      ),
    );
    expect(new Set(combined.map(({ authSig }) => authSig.sig)).size).toBe(1);
    const [{ authSig } = combined[0] as (typeof combined)[0]] = combined;
    const operation = request(pkpResource, 'pkp-signing');
    const [url = ''] = urls;
    const used = await post(`${url}/web/pkp/sign/v1`, {
      pubkey: publicKey,
      authSig: sessionFor(url, [operation], [authSig]),
    });
    expect(used).toMatchObject({ status: 200, body: { account: { kind: 'bls', address: pkpAddress } } });
  });

  it.each([
    ['no JSON of its shape', () => ({ curveType: 'ECDSA' }), 'sign-request.shape', 400],
    ['another epoch', () => bodyFor(token('alice'), { epoch: 2 }), 'sign-request.epoch', 400],
    [
      'a session key that is none',
      () => bodyFor(token('alice'), { sessionKey: 'lit:session:00' }),
      'sign-request.session-key',
      400,
    ],
    [
      'another session key than the message',
      () => bodyFor(token('alice'), { sessionKey: `lit:session:${otherKey.publicKey}` }),
      'auth-sig.session-bound',
      400,
    ],
    [
      'an unknown PKP',
      () =>
        bodyFor(token('alice'), {
          pkpPublicKey: `04${'c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5'}${'1ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a'}`,
        }),
      'sign-request.pkp',
      401,
    ],
    ['an auth method that does not authenticate', () => bodyFor(token('mallory')), 'sign-request.auth-method', 401],
    ['an identity without the scope', () => bodyFor(token('bob')), 'sign-request.permission', 401],
    ['a stranger', () => bodyFor(token('carol')), 'sign-request.permission', 401],
    ['nobody', () => bodyFor(undefined), 'sign-request.permission', 401],
  ])('refuses %s', async (_, body, rule, status) => {
    const answer = await ask(body());
    expect(rulesOf(answer)[0]).toBe(rule);
    expect(answer).toMatchObject({ status, body: { verdict: 'reject', success: false } });
  });

  it.each(['down', 'throws', 'hangs'])('cannot decide while evidence is missing: %s', async (name) => {
    const answer = await ask(bodyFor(token(name)));
    expect(answer).toMatchObject({ status: 502, body: { verdict: 'undecided', errorCode: 'NodeRpcError' } });
    expect(rulesOf(answer)).toEqual(['sign-request.evidence']);
  });

  it('knows no auth method that nobody configured', async () => {
    const answer = await ask(bodyFor(undefined, { authMethods: [{ authMethodType: 5, accessToken: 'x' }] }));
    expect(answer).toMatchObject({ status: 401, body: { errorCode: 'NodeInvalidAuthSig' } });
    expect(rulesOf(answer)).toEqual(['sign-request.auth-method']);
  });
});

describe('the action of a request', () => {
  const encoded = Buffer.from(code).toString('base64');
  const asking = (change: Readonly<Record<string, unknown>>) =>
    ask(bodyFor(undefined, { jsParams: { number: 42 }, ...change }));

  it('authorises when it answers true, by its code or by a CID that the node knows', async () => {
    expect(await asking({ code: encoded })).toMatchObject({ status: 200, body: { result: 'success' } });
    expect(await asking({ litActionIpfsId: actionCid(code) })).toMatchObject({ status: 200 });
    expect(await asking({ code: encoded, litActionIpfsId: actionCid(code) })).toMatchObject({ status: 200 });
  });

  it('does not when it answers anything else', async () => {
    const answer = await asking({ code: encoded, jsParams: { number: 41 } });
    expect(answer).toMatchObject({
      status: 401,
      body: { errorCode: 'NodeLitActionsSessionSigAuthenticationFailed' },
    });
    expect(rulesOf(answer)).toEqual(['action.response']);
  });

  it('is not permitted because it says so itself', async () => {
    const own = Buffer.from(`${code}\n`).toString('base64');
    expect(rulesOf(await asking({ code: own }))).toEqual(['sign-request.permission']);
  });

  it('is refused under the CID of another, and cannot be decided by a CID that nobody knows', async () => {
    const other = actionCid(`${code}\n`);
    expect(rulesOf(await asking({ code: encoded, litActionIpfsId: other }))[0]).toBe('sign-request.action-cid');
    const unknown = await asking({ litActionIpfsId: other });
    expect(unknown).toMatchObject({ status: 502, body: { verdict: 'undecided' } });
    expect(rulesOf(unknown)).toEqual(['sign-request.evidence']);
  });

  it('does not run where it could not authorise, neither for strangers nor for known users', async () => {
    const endless = { code: Buffer.from('for (;;);').toString('base64'), jsParams: {} };
    expect(rulesOf(await asking(endless))).toEqual(['sign-request.permission']);
    expect(rulesOf(await ask(bodyFor(token('bob'), endless)))).toEqual(['sign-request.permission']);
    expect(rulesOf(await ask(bodyFor(token('alice'), endless)))).toEqual(['action.time']);
  });

  it('does not run for somebody whose auth method is refused', async () => {
    const body = bodyFor(token('mallory'), { code: Buffer.from('for (;;);').toString('base64'), jsParams: {} });
    expect(rulesOf(await ask(body))[0]).toBe('sign-request.auth-method');
  });
});

describe('the nonce of a request', () => {
  it('is a block that is not older than an hour', async () => {
    const body = bodyFor(token('alice'));
    const { timestamp } = network.chain.latest(start);
    const block = (Date.parse(timestamp) - start.getTime()) / 1_000;
    clock = at(block + 3_600);
    expect(
      (
        await ask({
          ...body,
          siweMessage: messageFor({ nonce: network.chain.latest(start).hash, expiration: at(7_200).toISOString() }),
        })
      ).status,
    ).toBe(200);
    clock = at(block + 3_600.001);
    const old = await ask({
      ...body,
      siweMessage: messageFor({ nonce: network.chain.latest(start).hash, expiration: at(7_200).toISOString() }),
    });
    expect(old).toMatchObject({ status: 400, body: { errorCode: 'NodeInvalidBlockhash' } });
    expect(rulesOf(old)).toEqual(['auth-sig.nonce']);
  });

  it('is a block of this chain that there is already', async () => {
    for (const nonce of [network.chain.latest(at(12)).hash, `0x${'ab'.repeat(32)}`, 'abcdefgh12345678']) {
      const answer = await ask(bodyFor(token('alice'), { siweMessage: messageFor({ nonce }) }));
      expect(rulesOf(answer)).toEqual(['auth-sig.nonce']);
    }
  });

  it('has the age that the network allows', async () => {
    const quick = await createNetwork({ now: () => clock, nodes: 1, maxBlockAge: 30, registry: { pkps: [] } });
    const first = quick.chain.latest(start);
    expect(quick.chain.recent(start).has(first.hash)).toBe(true);
    expect(quick.chain.recent(at(43)).has(first.hash)).toBe(false);
    await quick.close();
  });
});

describe('an access token', () => {
  const anew = (accessToken: string) =>
    bodyFor(accessToken, {
      sessionKey: `lit:session:${otherKey.publicKey}`,
      siweMessage: messageFor({ sessionKey: otherKey.publicKey }),
    });

  it('serves one session key at each node, as often as it likes', async () => {
    const used = token('alice');
    expect((await ask(bodyFor(used))).status).toBe(200);
    expect((await ask(bodyFor(used))).status).toBe(200);
    const again = await ask(anew(used));
    expect(again).toMatchObject({ status: 403, body: { errorCode: 'NodeNotAuthorized' } });
    expect(rulesOf(again)).toEqual(['sign-request.auth-method-once']);
    // A node that never saw it does not know; with two of three, no second key gets enough shares.
    expect((await ask(anew(used), 1)).status).toBe(200);
    expect(rulesOf(await ask(bodyFor(used), 1))).toEqual(['sign-request.auth-method-once']);
  });

  it('is not used up by a request that is refused', async () => {
    const kept = token('bob');
    expect(rulesOf(await ask(bodyFor(kept)))).toEqual(['sign-request.permission']);
    const both = [
      { authMethodType: 77, accessToken: kept },
      { authMethodType: 77, accessToken: token('alice') },
    ];
    expect((await ask({ ...anew(kept), authMethods: both })).status).toBe(200);
  });

  it('is one token however its JSON is written', async () => {
    const json = `{"name":"alice:${serial++}"}`;
    const reader: AuthMethodVerifier = {
      authMethodType: 77,
      verify: async () => ({ outcome: 'authenticated', userId: 'alice', appId: 'test' }),
    };
    const other = await createNetwork({
      now: () => clock,
      nodes: 1,
      seed: new Uint8Array(32).fill(2),
      authMethods: [reader],
      registry: {
        pkps: [
          {
            publicKey,
            owner: '0x0000000000000000000000000000000000000001',
            authMethods: [{ authMethodType: 77, userId: 'alice', appId: 'test', scopes: [1] }],
            addresses: [],
            actions: [],
          },
        ],
      },
    });
    const path = `${other.nodes[0]?.url}/web/sign_session_key/v1`;
    const first = await post(path, bodyFor(json));
    const second = await post(path, anew(` ${json}\n`));
    await other.close();
    expect(first.status).toBe(200);
    expect(rulesOf(second)).toEqual(['sign-request.auth-method-once']);
  });
});
