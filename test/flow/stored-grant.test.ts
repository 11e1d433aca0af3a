import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { newSessionCapabilityObject } from '../../src/client/capability-object.js';
import type { LitNodeClientConfig } from '../../src/client/client-config.js';
import { disconnectWeb3 } from '../../src/client/disconnect.js';
import type { LitActionSessionRequest, PkpSessionRequest } from '../../src/client/network-request.js';
import { LitNodeClient } from '../../src/client/node-client.js';
import { LIT_ABILITY, LitPKPResource } from '../../src/client/resource.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import type { WalletSessionRequest } from '../../src/client/session-request.js';
import { memoryStorage, type StorageProvider } from '../../src/client/storage.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import type { SessionSigs } from '../../src/generated/types.js';
import { litLegacy, strict } from '../../src/profile.js';
import { type RuleId, unwrap } from '../../src/rule.js';
import type { SignEvidence } from '../../src/sign-session-key.js';
import {
  actionCid,
  authMethods,
  fakeNetwork,
  networkKey,
  nodes,
  otherNetworkKey,
  owner,
  pkpAddress,
  pkpPublicKey,
  refusal,
} from './fake-network.js';
import { callback, requests, ruleOf, start, stopClock, wallet } from './wallet-application.js';

beforeEach(stopClock);
// Each grant of the network takes some pairings, which a busy machine may be slow at.
vi.setConfig({ testTimeout: 300_000 });

const params: PkpSessionRequest = {
  pkpPublicKey,
  authMethods,
  domain: 'app.example',
  resourceAbilityRequests: [{ resource: new LitPKPResource('*'), ability: LIT_ABILITY.PKPSigning }],
};
const yes: SignEvidence = { action: { cid: actionCid, outcome: 'answered', response: 'true' } };
const { authMethods: _, ...withoutMethods } = params;
const action: LitActionSessionRequest = {
  ...withoutMethods,
  litActionIpfsId: actionCid,
  jsParams: { user: 'alice' },
};

interface Asked {
  readonly client: LitNodeClient;
  /** How often the network was asked to sign. */
  signings(): number;
  /** The session key that the nodes were asked to sign last. */
  asked(): string;
  /** Has the nodes refuse from now on, whoever asks. */
  close(): void;
}

async function clientOver(
  provider: StorageProvider,
  { evidence, ...config }: Partial<LitNodeClientConfig> & { evidence?: SignEvidence } = {},
): Promise<Asked> {
  const identity = { outcome: 'authenticated', userId: owner.address, appId: 'lit', address: owner.address } as const;
  let requested: Record<string, unknown> = {};
  const made = (): SignEvidence =>
    evidence ?? { authMethods: ((requested.authMethods as unknown[]) ?? []).map(() => identity) };
  const seen: string[] = [];
  let closed = false;
  const environment = {
    fetch: (async (url: string, init: RequestInit) => {
      requested = JSON.parse(String(init.body));
      if (url.includes('sign')) seen.push(url);
      if (closed) return refusal([]);
      return fakeNetwork(() => new Date(), made()).fetch(url, init);
    }) as typeof globalThis.fetch,
    storage: undefined,
    provider: undefined,
    host: undefined,
  };
  const client = new LitNodeClient({ nodes, storageProvider: { provider }, environment, ...config });
  await client.connect();
  const close = (): void => {
    closed = true;
  };
  const asked = (): string => String(requested.sessionKey ?? '');
  return { client, signings: () => seen.length / nodes.length, asked, close };
}

/** A storage with a session of the PKP. */
const granted = once(async () => {
  const provider = memoryStorage();
  await (await clientOver(provider)).client.getPkpSessionSigs(params);
  return provider;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function copyOf(storage: StorageProvider): StorageProvider {
  const copy = memoryStorage();
  for (let index = 0; index < storage.length; index++) {
    const name = storage.key(index) ?? '';
    copy.setItem(name, storage.getItem(name) ?? '');
  }
  return copy;
}

const keyOf = (sigs: SessionSigs): string => Object.values(sigs)[0]?.address ?? '';

describe('client.storage-scope: a session of a PKP that is stored', () => {
  const changes: readonly (readonly [string, Partial<PkpSessionRequest>])[] = [
    ['another access token', { authMethods: [{ authMethodType: 1, accessToken: 'somebody else' }] }],
    ['another auth method', { authMethods: [{ authMethodType: 6, accessToken: 'a wallet' }] }],
    ['no auth method', { authMethods: [] }],
    ['one auth method more', { authMethods: [...authMethods, { authMethodType: 6, accessToken: 'x' }] }],
    [
      'an access token that spells the end of the list',
      { authMethods: [{ authMethodType: 1, accessToken: 'a wallet"],[1,"a wallet' }] },
    ],
    ['another domain', { domain: 'other.example' }],
    ['other words', { statement: 'Other words.' }],
    ['a wider grant', { sessionCapabilityObject: wider() }],
    [
      'other requests',
      { resourceAbilityRequests: [{ resource: new LitPKPResource('ab'.repeat(32)), ability: LIT_ABILITY.PKPSigning }] },
    ],
    ['an action', { litActionIpfsId: actionCid, jsParams: {} }],
    ['parameters', { jsParams: { a: 1 } }],
  ];

  it.each(changes)('is not given to whoever comes with %s', async (_, change) => {
    const { client, signings, close } = await clientOver(copyOf(await granted()));
    await client.getPkpSessionSigs(params);
    expect(signings()).toBe(0);
    close();
    // The nodes are asked, and what is stored is not handed out.
    expect(await ruleOf(client.getPkpSessionSigs({ ...params, ...change }))).toBe('sign-response.threshold');
    expect(signings()).toBe(1);
  });

  it.each<[string, Partial<LitNodeClientConfig>]>([
    ['another network name', { litNetwork: 'other' }],
    ['another profile', { litNetwork: 'datil', profile: strict }],
    [
      'a profile of the same name with another parameter',
      { litNetwork: 'datil', profile: { ...litLegacy, parameters: { ...litLegacy.parameters, maxLifetime: 90_000 } } },
    ],
  ])('is not given to a client with %s', async (_, config) => {
    const provider = memoryStorage();
    const one = await clientOver(provider, { litNetwork: 'datil', profile: litLegacy });
    await one.client.getPkpSessionSigs(params);
    const same = await clientOver(provider, { litNetwork: 'datil', profile: litLegacy });
    await same.client.getPkpSessionSigs(params);
    const other = await clientOver(provider, config);
    await other.client.getPkpSessionSigs(params);
    expect([one.signings(), same.signings(), other.signings()]).toEqual([1, 0, 1]);
  });

  it('is the one of the very parameters of an action', async () => {
    const { client, signings, close } = await clientOver(memoryStorage(), { evidence: yes });
    await client.getLitActionSessionSigs(action);
    close();
    await client.getLitActionSessionSigs(action);
    expect(signings()).toBe(1);
    for (const jsParams of [{ user: 'bob' }, { user: ['alice'] }, {}, { user: 'alice', admin: true }]) {
      const before = signings();
      expect(await ruleOf(client.getLitActionSessionSigs({ ...action, jsParams }))).toBe('sign-response.threshold');
      expect(signings()).toBe(before + 1);
    }
  });

  it('serves two users of one storage each for himself', async () => {
    const provider = memoryStorage();
    const bob = { ...params, authMethods: [{ authMethodType: 1, accessToken: 'bob' }] };
    const { client, signings } = await clientOver(provider);
    const keys = [];
    for (const each of [params, bob, params, bob]) keys.push(keyOf(await client.getPkpSessionSigs(each)));
    expect([signings(), keys[2], keys[3], provider.length]).toEqual([2, keys[0], keys[1], 2]);
    expect(keys[0]).not.toBe(keys[1]);
    for (const secret of ['bob', 'a wallet']) {
      for (let index = 0; index < 2; index++) expect(provider.key(index)).not.toContain(secret);
    }
  });

  it('lends its key to another grant that the same token gets, which nodes take for one key only', async () => {
    const provider = memoryStorage();
    const one = await clientOver(provider);
    const first = keyOf(await one.client.getPkpSessionSigs(params));
    const two = await clientOver(provider);
    const second = keyOf(await two.client.getPkpSessionSigs({ ...params, sessionCapabilityObject: wider() }));
    expect([two.signings(), second]).toEqual([1, first]);
  });
});

function wider(): NonNullable<PkpSessionRequest['sessionCapabilityObject']> {
  const object = newSessionCapabilityObject();
  object.addCapabilityForResource(new LitPKPResource('*'), LIT_ABILITY.PKPSigning);
  object.addCapabilityForResource(new LitPKPResource('cd'.repeat(32)), LIT_ABILITY.PKPSigning);
  return object;
}

describe('client.storage-scope: a session that a wallet granted', () => {
  const asked: WalletSessionRequest = { resourceAbilityRequests: requests(), account: wallet.address };

  it.each<[string, Partial<WalletSessionRequest>]>([
    ['another chain', { chain: 'polygon' }],
    ['another domain', { domain: 'app.example' }],
    ['other requests', { resourceAbilityRequests: requests('cd'.repeat(32)) }],
    ['parameters of an action', { jsParams: { a: 1 } }],
    ['an action', { litActionIpfsId: actionCid }],
    ['code', { litActionCode: 'AAAA' }],
  ])('is not used for %s', async (_, change) => {
    const { client } = await clientOver(memoryStorage());
    const first = callback();
    await client.getSessionSigs({ ...asked, authNeededCallback: first });
    await client.getSessionSigs({ ...asked, authNeededCallback: first });
    expect(first.asked).toHaveLength(1);
    const again = callback({ domain: change.domain ?? 'localhost:3000' });
    await client.getSessionSigs({ ...asked, ...change, authNeededCallback: again });
    expect(again.asked).toHaveLength(1);
  });

  it('carries the delegation of the request, and none of an earlier one', async () => {
    const { client } = await clientOver(memoryStorage());
    const secret = new Uint8Array(32).fill(9);
    const delegator = {
      getAddress: async () => addressOfSecretKey(secret),
      signMessage: async (text: string) => signAuthSig(text, addressOfSecretKey(secret), secret).sig,
    };
    const delegate = async (uses: string): Promise<WalletSessionRequest> => ({
      ...asked,
      ...(await client.createCapacityDelegationAuthSig({ dAppOwnerWallet: delegator, uses })),
      authNeededCallback,
    });
    const authNeededCallback = callback();
    const carried = [];
    for (const params of [await delegate('1'), await delegate('2'), { ...asked, authNeededCallback }]) {
      const { capabilities } = JSON.parse(
        Object.values(await client.getSessionSigs(params))[0]?.signedMessage ?? '',
      ) as { capabilities: { signedMessage: string }[] };
      carried.push(capabilities.length);
    }
    expect([carried, authNeededCallback.asked.length]).toEqual([[2, 2, 1], 1]);
  });

  it('is kept apart by networks with one name and two keys', async () => {
    const provider = memoryStorage();
    const counts = [];
    for (const key of [networkKey, otherNetworkKey, networkKey]) {
      const network = fakeNetwork(() => new Date());
      for (const node of nodes) network.tell(node, (_path, honest) => ({ ...honest(), networkPublicKey: key }));
      const environment = { fetch: network.fetch, storage: undefined, provider: undefined, host: undefined };
      const { client } = await clientOver(provider, { litNetwork: 'datil', environment });
      const authNeededCallback = callback();
      await client.getSessionSigs({ ...asked, authNeededCallback });
      counts.push(authNeededCallback.asked.length);
    }
    expect(counts).toEqual([1, 1, 0]);
  });
});

const storedKey: RuleId = 'client.stored-key';

describe(`${storedKey}: a key that somebody put into the storage`, () => {
  const evil = generateSessionKeyPair(new Uint8Array(32).fill(66));
  const stranger = new Uint8Array(32).fill(13);
  const asked: WalletSessionRequest = { resourceAbilityRequests: requests(), account: wallet.address };

  /** An AuthSig that names the planted key and the account, signed by whom it may. */
  const forged = (account: string): object => {
    const text = createAuthSigMessage({
      purpose: 'session',
      domain: 'localhost:3000',
      address: account,
      sessionKey: evil.publicKey,
      recap: {
        att: { [`lit-accesscontrolcondition://${'ab'.repeat(32)}`]: { 'Threshold/Decryption': [{}] } },
        prf: [],
      },
      nonce: 'Kq3vX7bT9sLm',
      issuedAt: start.toISOString(),
      expiration: new Date(start.getTime() + 3_600_000).toISOString(),
    });
    return { ...signAuthSig(unwrap(text), account, stranger), address: account };
  };

  const entries = (account: string): readonly object[] =>
    [1, 2].flatMap((version) => [
      { version, sessionKey: evil },
      { version, sessionKey: evil, authSig: forged(account) },
      { version, sessionKey: evil, authSig: null },
    ]);

  /** The names under which a session may lie: those of the version before, of this one, and of what was taken over. */
  async function namesFor(run: (client: LitNodeClient) => Promise<unknown>, account: string): Promise<string[]> {
    const provider = memoryStorage();
    await run((await clientOver(provider, { litNetwork: 'datil' })).client);
    const base = `capsig:datil:${account.toLowerCase()}`;
    return [provider.key(0) ?? '', base, `${base}:sdk`];
  }

  it.each<[string, string, (client: LitNodeClient) => Promise<SessionSigs>]>([
    ['a wallet', wallet.address, (client) => client.getSessionSigs({ ...asked, authNeededCallback: callback() })],
    ['a PKP', pkpAddress, (client) => client.getPkpSessionSigs(params)],
  ])('is never granted to by %s', async (_, account, run) => {
    for (const name of await namesFor(run, account)) {
      for (const entry of entries(account)) {
        const provider = memoryStorage();
        provider.setItem(name, JSON.stringify(entry));
        const { client, asked, close } = await clientOver(provider, { litNetwork: 'datil' });
        close();
        // A wallet's session is made; of the nodes it is enough to see which key they were asked to sign.
        const sigs = await run(client).catch(() => undefined);
        expect([asked(), keyOf(sigs ?? {})].join()).not.toContain(evil.publicKey);
        expect(asked() === '' ? keyOf(sigs ?? {}) : asked()).toMatch(/[0-9a-f]{64}/);
        await disconnectWeb3({ storage: provider });
        expect(provider.length).toBe(0);
      }
    }
  });

  it('is a new one each time that the wallet has to be asked again', async () => {
    const provider = memoryStorage();
    const { client } = await clientOver(provider);
    const expiration = (): string => new Date(Date.now() + 600_000).toISOString();
    const get = async (): Promise<string> =>
      keyOf(await client.getSessionSigs({ ...asked, expiration: expiration(), authNeededCallback: callback() }));
    const first = await get();
    vi.setSystemTime(start.getTime() + 3_600_000);
    expect(await get()).not.toBe(first);
  });
});
