import { SiweMessage } from 'siwe';
import nacl from 'tweetnacl';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthCallback, AuthCallbackParams } from '../../src/client/auth-callback.js';
import { LitNodeClient } from '../../src/client/node-client.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import type { WalletSessionRequest } from '../../src/client/session-request.js';
import { memoryStorage } from '../../src/client/storage.js';
import { decodeRecap, encodeRecap, recapStatement } from '../../src/entry/recap.js';
import { type AuthSig, type RuleId, unwrap } from '../../src/index.js';
import { litLegacy, strict } from '../../src/profile.js';
import { latestBlockhash, nodes } from './fake-network.js';
import {
  ask,
  callback,
  connected,
  hashed,
  hour,
  issuesOf,
  otherWallet,
  requests,
  ruleOf,
  sentence,
  start,
  stopClock,
  verify,
  wallet,
} from './wallet-application.js';

beforeEach(stopClock);

/** The callback of the published guides, as it stands there. */
function guideCallback(nonce: string): AuthCallback {
  const authNeededCallback = async ({ resources, expiration, uri }: AuthCallbackParams): Promise<AuthSig> => {
    const domain = 'localhost:3000';
    const message = new SiweMessage({
      domain,
      address: wallet.address,
      statement: 'Sign a session key to use with Lit Protocol',
      uri,
      version: '1',
      chainId: '1' as never,
      expirationTime: expiration,
      resources,
      nonce,
    });
    const toSign = message.prepareMessage();
    const signature = await wallet.signMessage(toSign);

    const authSig = {
      sig: signature,
      derivedVia: 'web3.eth.personal.sign',
      signedMessage: toSign,
      address: wallet.address,
    };

    return authSig;
  };
  return authNeededCallback;
}

describe('the callback of the published guides', () => {
  it('recap.statement-match: is refused, and told the sentence and the line to change', async () => {
    const client = await connected();
    const authNeededCallback = guideCallback(await client.getLatestBlockhash());
    const issues = await issuesOf(
      client.getSessionSigs({ chain: 'ethereum', resourceAbilityRequests: requests(), authNeededCallback }),
    );
    expect(issues.map(({ rule }) => rule)).toEqual(['recap.statement-match']);
    expect(issues[0]?.message).toContain(sentence);
    expect(issues[0]?.message).toContain(
      'statement: `Sign a session key to use with Lit Protocol $'.concat('{statement}`,'),
    );
  });

  it('passes under lit-legacy from end to end, and only there', async () => {
    const client = await connected({ profile: litLegacy });
    const authNeededCallback = guideCallback(await client.getLatestBlockhash());
    const sigs = await client.getSessionSigs({
      chain: 'ethereum',
      resourceAbilityRequests: requests(),
      authNeededCallback,
    });
    expect(Object.keys(sigs)).toEqual(nodes);
    expect(verify(sigs, litLegacy)).toEqual(nodes);
    expect(verify(sigs, strict)).toEqual(nodes.map(() => 'recap.statement-match'));
  });

  it('passes strict when its statement ends with the one it is given', async () => {
    const client = await connected();
    const authNeededCallback = callback();
    const sigs = await client.getSessionSigs({
      chain: 'ethereum',
      resourceAbilityRequests: requests(),
      authNeededCallback,
    });
    expect(verify(sigs, strict)).toEqual(nodes);
    const session = JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '');
    expect(authNeededCallback.asked).toEqual([
      {
        chain: 'ethereum',
        statement: sentence,
        resources: [expect.stringMatching(/^urn:recap:/)],
        expiration: new Date(start.getTime() + 24 * hour).toISOString(),
        uri: `lit:session:${session.sessionKey}`,
        sessionKey: { publicKey: session.sessionKey, secretKey: expect.stringMatching(/^[0-9a-f]{128}$/) },
        nonce: latestBlockhash,
        resourceAbilityRequests: requests(),
      },
    ]);
  });

  it('recap.statement-present: is told the same when it signs no statement at all', async () => {
    const client = await connected();
    const [issue] = await issuesOf(
      client.getSessionSigs({
        resourceAbilityRequests: requests(),
        authNeededCallback: callback({ statement: undefined }),
      }),
    );
    expect(issue?.rule).toBe('recap.statement-present');
    expect(issue?.message).toContain(sentence);
  });
});

it('client.verified-answer: what a callback returns is verified before it is used or stored', async () => {
  const storage = memoryStorage();
  const client = await connected({ storageProvider: { provider: storage } });
  const other = generateSessionKeyPair();
  const cases: readonly (readonly [RuleId, AuthCallback])[] = [
    ['auth-sig.shape', callback({}, wallet, () => undefined)],
    ['auth-sig.shape', callback({}, wallet, JSON.stringify)],
    ['auth-sig.shape', callback({}, wallet, (authSig) => ({ ...authSig, sig: undefined }))],
    ['auth-sig.session-bound', callback({ uri: `lit:session:${other.publicKey}` })],
    [
      'auth-sig.expired',
      callback({ expirationTime: '2026-01-15T11:00:00.000Z', issuedAt: '2026-01-15T10:00:00.000Z' }),
    ],
    ['auth-sig.recap-present', callback({ resources: [] })],
    ['auth-sig.signature', callback({}, wallet, (authSig) => ({ ...authSig, sig: `0x${'1'.repeat(128)}1b` }))],
    ['auth-sig.address', callback({}, wallet, (authSig) => ({ ...authSig, address: otherWallet.address }))],
  ];
  for (const [rule, authNeededCallback] of cases) {
    const refused = client.getSessionSigs({ resourceAbilityRequests: requests(), authNeededCallback });
    expect(await ruleOf(refused)).toBe(rule);
  }
  const all = { att: { 'lit-accesscontrolcondition://*': { 'Threshold/Decryption': [{}] } }, prf: [] };
  const wide = { statement: recapStatement(all), resources: [unwrap(encodeRecap(all))] };
  const asked = { resourceAbilityRequests: requests() };
  const wider = client.getSessionSigs({ ...asked, authNeededCallback: callback(wide) });
  expect(await ruleOf(wider)).toBe('narrower.resource');
  const stale = client.getSessionSigs({
    ...asked,
    authNeededCallback: callback({ nonce: 'another123' }),
    nonce: 'abcdefgh',
  });
  expect(await ruleOf(stale)).toBe('auth-sig.nonce');
  const elsewhere = client.getSessionSigs({ ...asked, authNeededCallback: callback(), domain: 'app.example' });
  expect(await ruleOf(elsewhere)).toBe('auth-sig.domain');
  expect(storage.length).toBe(0);
});

it('says what an application can do about an answer that is refused', async () => {
  const client = await connected();
  const messageOf = async (answer: unknown): Promise<string> => {
    const authNeededCallback = callback({}, wallet, () => answer);
    const [issue] = await issuesOf(client.getSessionSigs({ resourceAbilityRequests: requests(), authNeededCallback }));
    expect(issue?.rule).toBe('auth-sig.shape');
    return issue?.message ?? '';
  };
  const circular: { self?: unknown } = {};
  circular.self = circular;
  expect(await messageOf(undefined)).toMatch(/authNeededCallback, has to return an AuthSig.*derivedVia.*found nothing/);
  expect(await messageOf(circular)).toMatch(/authNeededCallback.*found what JSON cannot carry/);
  expect(await messageOf({ sig: 1n })).toMatch(/authNeededCallback.*found what JSON cannot carry/);
  expect(await messageOf('0x')).toMatch(/authNeededCallback.*found a string/);
  const nonce = 'abcdefgh';
  const authNeededCallback = callback({ nonce: 'another123' });
  const [issue] = await issuesOf(
    client.getSessionSigs({ resourceAbilityRequests: requests(), authNeededCallback, nonce }),
  );
  expect([issue?.rule, issue?.message]).toEqual([
    'auth-sig.nonce',
    expect.stringMatching(/"another123".*expected "abcdefgh"/),
  ]);
});

it(`without a capability object exactly the requests are granted: ${'client.least-grant'}`, async () => {
  const { resources } = await ask(await connected(), requests());
  const recap = decodeRecap(resources[0] ?? '');
  expect(resources).toHaveLength(1);
  expect(recap.ok && JSON.parse(JSON.stringify({ att: recap.value.att, prf: recap.value.prf }))).toEqual({
    att: { [`lit-accesscontrolcondition://${hashed}`]: { 'Threshold/Decryption': [{}] } },
    prf: [],
  });
});

describe('what is asked for is judged before anybody signs', () => {
  const never: AuthCallback = () => {
    throw new Error('nobody is to be asked');
  };
  const refused = async (params: Partial<WalletSessionRequest>): Promise<string> => {
    const client = await connected();
    return ruleOf(client.getSessionSigs({ resourceAbilityRequests: requests(), authNeededCallback: never, ...params }));
  };

  it('client.expiration: a time, in the future, within the longest lifetime', async () => {
    for (const expiration of [
      'tomorrow',
      '2026-01-15T12:00:00.000Z',
      '2026-02-15T12:00:00.000Z',
      '2026-02-30T12:00:00Z',
    ]) {
      expect(await refused({ expiration })).toBe('client.expiration');
    }
    for (const expiration of [new Date(start.getTime() + hour), start.getTime() + hour, ''] as unknown as string[]) {
      expect(await refused({ expiration })).toBe('client.expiration');
    }
  });

  it('capability.resource: a capability object that does not cover the requests', async () => {
    const { resources } = await ask(await connected(), requests('cd'.repeat(32)));
    const sessionCapabilityObject = { encodeAsSiweResource: () => resources[0] ?? '' };
    expect(await refused({ sessionCapabilityObject })).toBe('capability.resource');
    expect(await refused({ sessionCapabilityObject: { encodeAsSiweResource: () => 'urn:recap:!' } })).toBe(
      'recap.encoding',
    );
  });

  it('session.request-*: a resource or an ability that no node knows', async () => {
    const [{ resource, ability }] = requests() as [WalletSessionRequest['resourceAbilityRequests'][number]];
    const grant = { encodeAsSiweResource: () => resources[0] ?? '' };
    const { resources } = await ask(await connected(), requests());
    for (const over of [{}, { sessionCapabilityObject: grant }]) {
      const odd = { resourceAbilityRequests: [{ resource, ability: 'pkp-signing' }], ...over };
      expect(await refused(odd)).toBe('session.request-ability');
      const stray = { resource: { resource: 'x', resourcePrefix: resource.resourcePrefix }, ability };
      expect(await refused({ resourceAbilityRequests: [stray], ...over })).toBe('session.request-resource');
    }
  });

  it('session.secret-key: a key pair that does not fit together', async () => {
    const pair = generateSessionKeyPair();
    expect(await refused({ sessionKey: { ...pair, publicKey: generateSessionKeyPair().publicKey } })).toBe(
      'session.secret-key',
    );
  });

  it('auth-sig.*: a delegation that no node would take', async () => {
    const { authSig } = await ask(await connected(), requests());
    expect(await refused({ capacityDelegationAuthSig: authSig })).toBe('auth-sig.delegation-uri');
  });

  it('a bad call throws TypeError that says what to pass', async () => {
    const client = await connected();
    const calls: readonly (readonly [object, RegExp])[] = [
      [{ resourceAbilityRequests: [] }, /resourceAbilityRequests: expected a list/],
      [{ authNeededCallback: undefined }, /authNeededCallback.*or wallet/],
      [{ authNeededCallback: 'yes' }, /authNeededCallback: expected a function/],
      [{ wallet }, /found both/],
      [{ capabilityAuthSigs: [{}] }, /capabilityAuthSigs: expected/],
      [{ capacityDelegationAuthSig: '' }, /capacityDelegationAuthSig: expected/],
      [{ sessionCapabilityObject: {} }, /sessionCapabilityObject: expected/],
      [{ account: '0x1' }, /account: expected an Ethereum address/],
      [{ sessionKey: { publicKey: 'no', secretKey: 'no' } }, /generateSessionKeyPair/],
    ];
    for (const [over, message] of calls) {
      const params = {
        resourceAbilityRequests: requests(),
        authNeededCallback: never,
        ...over,
      } as WalletSessionRequest;
      const error = await client.getSessionSigs(params).then(String, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toMatch(message);
    }
    await expect(client.getSessionSigs(undefined as never)).rejects.toThrow(/resourceAbilityRequests/);
    await expect(client.getPkpSessionSigs(undefined as never)).rejects.toThrow(/resourceAbilityRequests/);
    await expect(client.getLitActionSessionSigs(undefined as never)).rejects.toThrow(/resourceAbilityRequests/);
    const apart = new LitNodeClient({ nodes });
    await expect(apart.getSessionSigs({ resourceAbilityRequests: requests(), wallet })).rejects.toThrow(/connect\(\)/);
  });
});

describe('a wallet in place of a callback', () => {
  it('signs a statement that says it all, and is asked once', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    const texts: string[] = [];
    const watched = {
      getAddress: () => wallet.getAddress(),
      signMessage: (text: string) => {
        texts.push(text);
        return wallet.signMessage(text);
      },
    };
    const params = { resourceAbilityRequests: requests(), wallet: watched, domain: 'app.example', chain: 'polygon' };
    expect(verify(await client.getSessionSigs(params), strict)).toEqual(nodes);
    expect(verify(await client.getSessionSigs(params), strict)).toEqual(nodes);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(`\n\nSign a session key to use with Lit Protocol. ${sentence}\n\n`);
    expect(texts[0]).toContain('\nChain ID: 137\n');
  });

  it('may be the one that is injected', async () => {
    const provider = {
      async request({ method, params }: { method: string; params?: readonly unknown[] }): Promise<unknown> {
        if (method === 'eth_requestAccounts') return [wallet.address.toLowerCase()];
        if (method === 'eth_chainId') return '0x1';
        if (method !== 'personal_sign') throw new Error(method);
        return wallet.signMessage(Buffer.from(String(params?.[0]).slice(2), 'hex').toString());
      },
    };
    const client = await connected({ environment: { provider, host: 'app.example' } });
    expect(verify(await client.getSessionSigs({ resourceAbilityRequests: requests() }), strict)).toEqual(nodes);
  });
});

it('the signatures are the bytes of the SDK: its members, its order, tweetnacl', async () => {
  const client = await connected();
  const sessionKey = generateSessionKeyPair(new Uint8Array(32).fill(7));
  const expiration = new Date(start.getTime() + hour).toISOString();
  const params = { resourceAbilityRequests: requests(), sessionKey, expiration };
  const { authSig: delegation } = await delegate();
  const { authSig: earlier } = await ask(client, requests('cd'.repeat(32)));
  const sigs = await client.getSessionSigs({
    ...params,
    authNeededCallback: callback(),
    capabilityAuthSigs: [earlier],
    capacityDelegationAuthSig: delegation,
  });
  const { capabilities } = JSON.parse(sigs[nodes[0] as string]?.signedMessage ?? '');
  expect(capabilities.slice(0, 2)).toEqual([earlier, delegation]);
  expect(capabilities[2].signedMessage).toContain(`URI: lit:session:${sessionKey.publicKey}`);
  for (const nodeAddress of nodes) {
    const signedMessage = JSON.stringify({
      sessionKey: sessionKey.publicKey,
      resourceAbilityRequests: requests(),
      capabilities,
      issuedAt: start.toISOString(),
      expiration,
      nodeAddress,
    });
    const signature = nacl.sign.detached(Buffer.from(signedMessage), Buffer.from(sessionKey.secretKey, 'hex'));
    expect(sigs[nodeAddress]).toEqual({
      sig: Buffer.from(signature).toString('hex'),
      derivedVia: 'litSessionSignViaNacl',
      signedMessage,
      address: sessionKey.publicKey,
      algo: 'ed25519',
    });
  }
});

it('a delegation is created with the latest block hash, and taken along', async () => {
  const client = await connected();
  const { capacityDelegationAuthSig } = await client.createCapacityDelegationAuthSig({
    dAppOwnerWallet: otherWallet,
    delegateeAddresses: [wallet.address],
    uses: '1',
  });
  expect(capacityDelegationAuthSig.signedMessage).toContain(`\nNonce: ${latestBlockhash}\n`);
  const sigs = await client.getSessionSigs({ resourceAbilityRequests: requests(), wallet, capacityDelegationAuthSig });
  expect(verify(sigs, strict)).toEqual(nodes);
});

/** A capacity delegation by npm siwe. */
async function delegate(): Promise<{ authSig: AuthSig }> {
  const details = { att: { 'lit-ratelimitincrease://*': { 'Auth/Auth': [{}] } }, prf: [] };
  const resources = [`urn:recap:${Buffer.from(JSON.stringify(details)).toString('base64url')}`];
  const statement =
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'Auth': 'Auth' for 'lit-ratelimitincrease://*'.";
  const uri = 'lit:capability:delegation';
  const params = {
    uri,
    resources,
    statement,
    expiration: new Date(start.getTime() + hour).toISOString(),
    nonce: latestBlockhash,
  };
  return { authSig: await callback({ statement }, otherWallet)(params as never) };
}
