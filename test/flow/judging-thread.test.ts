import { describe, expect, it } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { blsPublicKey, encodeBlsSignature, signBls } from '../../src/crypto/bls.js';
import { noble } from '../../src/crypto/noble.js';
import { addressOfPublicKey } from '../../src/crypto/secp256k1.js';
import { splitSecret } from '../../src/crypto/threshold.js';
import { fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { walletAuthMethod } from '../../src/network/auth-method.js';
import { createChain } from '../../src/network/blocks.js';
import { createNode, type NodeOptions, type ReferenceNode } from '../../src/network/node.js';
import { createVerification } from '../../src/network/verification.js';
import { strict } from '../../src/profile.js';
import { unwrap } from '../../src/rule.js';
import { at, grant, request, sessionFor, sessionKey, start, wallet, walletKey } from './network-fixture.js';

const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpAddress = addressOfPublicKey(fromHex(publicKey) ?? new Uint8Array()) as string;
const operation = request('lit-pkp://393a75c54f3552ba0c8900297d6e99bb8abf8cc013bb0e912d0b176596fe7b88', 'pkp-signing');
const otherKey = generateSessionKeyPair(new Uint8Array(32).fill(0x33));

const url = 'http://127.0.0.1:7470';
const secret = new Uint8Array(32).fill(5);
const [share] = splitSecret(secret, 1, 1, new Uint8Array(32).fill(6));
const chainOptions = { seed: new Uint8Array(32).fill(7) };
const chain = createChain(chainOptions);
const { hash: nonce } = chain.latest(start);

const [signing, using, greeting] = ['/web/sign_session_key/v1', '/web/pkp/sign/v1', '/web/handshake'];

function nodeWith(options: Partial<NodeOptions> = {}): ReferenceNode {
  if (!share) throw new TypeError('expected a share');
  return createNode({
    url,
    serverKey: 'key of the node',
    share,
    networkKey: toHex(blsPublicKey(secret)),
    threshold: 1,
    epoch: 1,
    chain,
    chainOptions,
    registry: { pkps: [{ publicKey, owner: wallet, authMethods: [], addresses: [], actions: [] }] },
    actions: new Map(),
    evidence: { authMethods: [walletAuthMethod({ domain: 'app.example' })], timeout: 600_000 },
    now: () => start,
    ...options,
  });
}

const node = nodeWith();

const send = async (to: ReferenceNode, path: string, body: unknown, source?: object) => {
  const { status, text } = await to.answer(path, utf8(JSON.stringify(body)), source);
  return { status, body: JSON.parse(text) };
};

const rulesOf = ({ body }: Awaited<ReturnType<typeof send>>): readonly string[] =>
  body.issues.map(({ rule }: { rule: string }) => rule);

/** A session that costs a node as much as it may: capabilities that the network is said to have signed. */
const dear = {
  pubkey: publicKey,
  authSig: sessionFor(
    url,
    [operation],
    Array.from({ length: 4 }, (_, index) => ({
      ...grant([operation], nonce),
      derivedVia: 'lit.bls',
      algo: 'LIT_BLS',
      sig: encodeBlsSignature(signBls(secret, Uint8Array.of(index))),
    })),
  ),
};

const plain = { pubkey: publicKey, authSig: sessionFor(url, [operation], [grant([operation], nonce)]) };

function signRequest(key: typeof sessionKey, accessToken: string) {
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address: pkpAddress,
    sessionKey: key.publicKey,
    recap: { att: { [`lit-pkp://${operation.resource.resource}`]: { 'Threshold/Signing': [{}] } }, prf: [] },
    nonce,
    issuedAt: start.toISOString(),
    expiration: at(3_600).toISOString(),
  });
  return {
    sessionKey: `lit:session:${key.publicKey}`,
    authMethods: [{ authMethodType: 1, accessToken }],
    pkpPublicKey: publicKey,
    siweMessage: unwrap(message),
    curveType: 'BLS',
  };
}

function login(issuedAt: Date = start): string {
  const message = createAuthSigMessage({
    purpose: 'login',
    domain: 'app.example',
    uri: 'https://app.example',
    address: wallet,
    nonce,
    issuedAt: issuedAt.toISOString(),
    expiration: at(3_600).toISOString(),
  });
  return JSON.stringify(signAuthSig(unwrap(message), wallet, walletKey));
}

/** Names what was answered, in the order of the answers. */
async function orderOf(asked: readonly (readonly [string, Promise<unknown>])[]): Promise<readonly string[]> {
  const order: string[] = [];
  await Promise.all(asked.map(([name, answer]) => answer.then(() => order.push(name))));
  return order;
}

describe('a handshake', () => {
  it.each([
    ['a session that is dear to verify', () => send(node, using, dear)],
    ['a session that is cheap to verify', () => send(node, using, plain)],
    ['a request to sign a session key', () => send(node, signing, signRequest(sessionKey, login()))],
    ['JSON that is dear to read', () => send(node, using, { dear: Array(200_000).fill('') })],
    ['a handshake that is dear to read', () => send(node, greeting, { dear: Array(200_000).fill('') })],
    [
      'the login of a wallet',
      () => walletAuthMethod({ domain: 'a' }).verify(login(), { now: start, blocks: new Map() }),
    ],
  ])('does not wait for %s', async (_, before) => {
    const asked = [['before', before()] as const, ['handshake', send(node, greeting, {})] as const];
    expect(await orderOf(asked)).toEqual(['handshake', 'before']);
  });

  it('is answered, however large it is', async () => {
    const [small, large] = await Promise.all([
      send(node, greeting, {}),
      send(node, greeting, { a: 'b'.repeat(10_000) }),
    ]);
    expect(large).toEqual(small);
    expect(small).toMatchObject({ status: 200, body: { latestBlockhash: nonce, threshold: 1 } });
    const list = await send(node, greeting, Array(5_000).fill(0));
    expect(list).toMatchObject({ status: 400, body: { issues: [], verdict: 'reject' } });
    const text = await node.answer(greeting, utf8(`{"a":1,"a":"${'b'.repeat(10_000)}"}`));
    expect(JSON.parse(text.text)).toMatchObject({ issues: [{ rule: 'json.text' }] });
  });
});

describe('a node', () => {
  it('answers the same in its own thread, where the cryptography is that of the caller', async () => {
    const own = nodeWith({ backend: { ...noble, name: 'own' } });
    for (const [path, body] of [
      [using, plain],
      [using, dear],
      [signing, signRequest(sessionKey, login())],
    ] as const) {
      expect(await send(own, path, body)).toEqual(await send(node, path, body));
    }
  });

  it('serves one session key with a login, also when two ask at a time', async () => {
    const accessToken = login(at(-1));
    const both = await Promise.all(
      [sessionKey, otherKey].map((key) => send(node, signing, signRequest(key, accessToken))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(both.filter(({ status }) => status === 403).map(rulesOf)).toEqual([['sign-request.auth-method-once']]);
  });

  it('signs nothing for a request that ended while its auth methods were looked at', async () => {
    let clock = start;
    const logins = walletAuthMethod({ domain: 'app.example' });
    const slow = {
      ...logins,
      async verify(...args: Parameters<typeof logins.verify>) {
        const evidence = await logins.verify(...args);
        clock = at(3 * 3_600);
        return evidence;
      },
    };
    const later = nodeWith({ now: () => clock, evidence: { authMethods: [slow], timeout: 600_000 } });
    const answer = await send(later, signing, signRequest(sessionKey, login(at(-2))));
    expect(answer.status).not.toBe(200);
    expect(rulesOf(answer)).toContain('auth-sig.expired');
  });

  it('is busy for a connection that sends too many requests, and for no other', async () => {
    const connection = {};
    const many = Array.from({ length: 12 }, () => send(node, using, plain, connection));
    const other = send(node, using, plain);
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses).toEqual([...Array(9).fill(200), ...Array(3).fill(503)]);
    expect((await other).status).toBe(200);
    expect((await Promise.all(many))[11]).toMatchObject({ body: { errorCode: 'NodeBusy', verdict: 'undecided' } });
  });

  it('takes turns between connections', async () => {
    const connection = {};
    const asked = ['a1', 'a2', 'a3'].map((name) => [name, send(node, using, plain, connection)] as const);
    expect(await orderOf([...asked, ['b', send(node, using, plain)]])).toEqual(['a1', 'a2', 'b', 'a3']);
  });
});

describe('facts that are no data', () => {
  it('stay with the caller, and are judged by there', async () => {
    const profile = { ...strict, off: { 'auth-sig.domain': 'no domain is looked at' } };
    const facts = { domain: { only: 'other.example' }, asks: false, profile: new Proxy(profile, {}) };
    expect(() => structuredClone(facts)).toThrow();
    const verification = createVerification('wallet', facts, { most: 1, ofOne: 1 });
    const { value } = (await verification.ask('login', [login(), start, [nonce], {}])) ?? {};
    expect(value?.evidence).toMatchObject({ outcome: 'authenticated', address: wallet });
  });
});
