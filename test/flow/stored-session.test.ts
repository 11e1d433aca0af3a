import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthCallback } from '../../src/client/auth-callback.js';
import type { Environment } from '../../src/client/environment.js';
import type { LitNodeClient } from '../../src/client/node-client.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import type { WalletSessionRequest } from '../../src/client/session-request.js';
import { memoryStorage, type StorageProvider } from '../../src/client/storage.js';
import type { Issue } from '../../src/index.js';
import { strict } from '../../src/profile.js';
import { fakeNetwork, networkKey, nodes, otherNetworkKey } from './fake-network.js';
import {
  ask,
  callback,
  connected,
  hour,
  otherWallet,
  requests,
  ruleOf,
  start,
  stopClock,
  verify,
  wallet,
} from './wallet-application.js';

beforeEach(stopClock);

function copyOf(storage: StorageProvider): StorageProvider {
  const copy = memoryStorage();
  for (let index = 0; index < storage.length; index++) {
    const name = storage.key(index) ?? '';
    copy.setItem(name, storage.getItem(name) ?? '');
  }
  return copy;
}

describe('a session that is stored', () => {
  const expiration = new Date(start.getTime() + 2 * hour).toISOString();
  const get = (
    client: LitNodeClient,
    authNeededCallback: AuthCallback,
    over: Partial<WalletSessionRequest> = {},
  ): ReturnType<LitNodeClient['getSessionSigs']> =>
    client.getSessionSigs({
      resourceAbilityRequests: requests(),
      authNeededCallback,
      account: wallet.address,
      expiration,
      ...over,
    });

  it('serves again while it covers the requests and outlives the expiry asked for', async () => {
    const storageProvider = { provider: memoryStorage() };
    const authNeededCallback = callback();
    const first = await get(await connected({ storageProvider }), authNeededCallback);
    vi.setSystemTime(start.getTime() + hour);
    const client = await connected({ storageProvider });
    const second = await get(client, authNeededCallback);
    expect([authNeededCallback.asked.length, client.notes]).toEqual([1, []]);
    const [one, two] = [first, second].map((sigs) => JSON.parse(Object.values(sigs)[0]?.signedMessage ?? ''));
    expect(two.capabilities).toEqual(one.capabilities);
    expect([one.issuedAt, two.issuedAt]).toEqual(['2026-01-15T12:00:00.000Z', '2026-01-15T13:00:00.000Z']);
    expect(verify(second, strict)).toEqual(nodes);
  });

  it('ends with its AuthSig where no expiry is asked for', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    const authNeededCallback = callback();
    await get(client, authNeededCallback);
    const { expiration: _, ...open } = {
      resourceAbilityRequests: requests(),
      authNeededCallback,
      account: wallet.address,
      expiration,
    };
    const sigs = await client.getSessionSigs(open);
    expect(authNeededCallback.asked).toHaveLength(1);
    expect(JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '').expiration).toBe(expiration);
    vi.setSystemTime(start.getTime() + 2 * hour - 60_000);
    await client.getSessionSigs(open);
    expect(authNeededCallback.asked).toHaveLength(2);
  });

  it('client.cached-auth-sig: was given for a shorter time than is asked for: the callback is asked again', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    await get(client, callback());
    const again = callback();
    await get(client, again, { expiration: new Date(start.getTime() + 3 * hour).toISOString() });
    expect(again.asked).toHaveLength(1);
    const causes = [{ rule: 'client.cached-auth-sig' }];
    expect(client.notes).toMatchObject([{ rule: 'client.cached-auth-sig', causes }]);
  });

  it('client.cached-auth-sig: was changed: the callback is asked again', async () => {
    const provider = memoryStorage();
    const client = await connected({ storageProvider: { provider } });
    await get(client, callback());
    const name = provider.key(0) ?? '';
    const entry = provider.getItem(name) ?? '';
    provider.setItem(name, entry.replace(/"sig":"0x..../, '"sig":"0x0000'));
    expect(provider.getItem(name)).not.toBe(entry);
    const again = callback();
    await get(client, again);
    expect(again.asked).toHaveLength(1);
    expect(client.notes).toMatchObject([{ rule: 'client.cached-auth-sig', causes: [{ rule: 'auth-sig.signature' }] }]);
  });

  it('client.storage-scope: is not read for whoever is not known, and kept for whoever signed', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    const params = { resourceAbilityRequests: requests(), expiration };
    const [one, two] = [callback(), callback({}, otherWallet)];
    await client.getSessionSigs({ ...params, authNeededCallback: one });
    await client.getSessionSigs({ ...params, authNeededCallback: two });
    expect([one.asked.length, two.asked.length]).toEqual([1, 1]);
    const never = callback();
    const sigs = await client.getSessionSigs({ ...params, authNeededCallback: never, account: otherWallet.address });
    expect(never.asked).toHaveLength(0);
    expect(JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '').capabilities[0].address).toBe(otherWallet.address);
  });

  it('client.storage-scope: networks without a name are told apart by their keys', async () => {
    const provider = memoryStorage();
    const key = (network: string): Environment['fetch'] => {
      const { fetch, tell } = fakeNetwork(() => new Date());
      for (const node of nodes) tell(node, (_, honest) => ({ ...honest(), networkPublicKey: network }));
      return fetch;
    };
    const asked: number[] = [];
    for (const network of [networkKey, otherNetworkKey, networkKey]) {
      const environment = { fetch: key(network) };
      const authNeededCallback = callback();
      await get(await connected({ storageProvider: { provider }, environment }), authNeededCallback);
      asked.push(authNeededCallback.asked.length);
    }
    expect(asked).toEqual([1, 1, 0]);
    const names = [0, 1].map((index) => provider.key(index)?.split(':')[1]);
    expect(names).toEqual([networkKey.slice(0, 64), otherNetworkKey.slice(0, 64)]);
  });

  it('may have been stored by the SDK: it is taken over once and when told so', async () => {
    const pair = generateSessionKeyPair();
    const own = await connected();
    const { authSig } = await ask(own, requests(), { sessionKey: pair, expiration });
    const provider = memoryStorage();
    provider.setItem('lit-session-key', JSON.stringify(pair));
    provider.setItem('lit-wallet-sig', JSON.stringify(authSig));
    const storageProvider = { provider };
    const untold = callback();
    await get(await connected({ storageProvider: { provider: copyOf(provider) } }), untold);
    const told = callback();
    const client = await connected({ storageProvider, migrateSdkStorage: true });
    expect(provider.length).toBe(2);
    const sigs = await get(client, told);
    expect([untold.asked.length, told.asked.length, client.notes]).toEqual([1, 0, []]);
    expect(Object.values(sigs)[0]?.address).toBe(pair.publicKey);
    expect([provider.length, provider.getItem('lit-session-key')]).toEqual([3, JSON.stringify(pair)]);
    // The next page says nothing about it, and the same client does not look again.
    const next = await connected({ storageProvider, migrateSdkStorage: true });
    await get(next, told);
    provider.removeItem(provider.key(2) ?? '');
    await get(next, told);
    expect([told.asked.length, next.notes]).toEqual([1, []]);
  });

  it('client.storage-scope: of the SDK is not taken over for somebody else', async () => {
    const provider = memoryStorage();
    const { authSig } = await ask(await connected(), requests());
    provider.setItem('lit-session-key', JSON.stringify(generateSessionKeyPair()));
    provider.setItem('lit-wallet-sig', JSON.stringify(authSig));
    const client = await connected({ storageProvider: { provider }, migrateSdkStorage: true });
    const again = callback();
    await get(client, again);
    expect([again.asked.length, client.notes]).toEqual([1, [expect.stringContaining('were not taken over')]]);
  });

  it('client.storage-corrupt: is dropped with a note when it is no session', async () => {
    const provider = memoryStorage();
    await get(await connected({ storageProvider: { provider } }), callback());
    const name = provider.key(0) ?? '';
    for (const text of ['{', '{}', (provider.getItem(name) ?? '').replace(/"publicKey":"../, '"publicKey":"00')]) {
      provider.setItem(name, text);
      const client = await connected({ storageProvider: { provider } });
      const again = callback();
      expect(verify(await get(client, again), strict)).toEqual(nodes);
      expect([again.asked.length, client.notes]).toEqual([1, [expect.stringContaining('was dropped')]]);
    }
  });

  it('serves while the nodes do not answer, and nobody is asked to sign what they could not take', async () => {
    const network = fakeNetwork(() => new Date());
    const environment = { fetch: network.fetch };
    const client = await connected({ storageProvider: { provider: memoryStorage() }, environment });
    await get(client, callback());
    for (const node of nodes) network.tell(node, () => new Error('gone'));
    vi.setSystemTime(start.getTime() + 60_000);
    expect(verify(await get(client, callback()), strict)).toEqual(nodes);
    expect(client.notes.map((note) => (note as Issue).rule)).toEqual(nodes.map(() => 'node.answer'));
    expect(await ruleOf(client.getLatestBlockhash())).toBe('node.answer');
  });

  it('session.account: another account than the one named grants nothing', async () => {
    const client = await connected();
    expect(await ruleOf(get(client, callback({}, otherWallet)))).toBe('session.account');
  });

  it('is not made of a key that the caller keeps', async () => {
    const provider = memoryStorage();
    const client = await connected({ storageProvider: { provider } });
    await get(client, callback(), { sessionKey: generateSessionKeyPair() });
    expect(provider.length).toBe(0);
  });
});
