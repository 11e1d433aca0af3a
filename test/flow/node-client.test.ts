import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LitNodeClient } from '../../src/client/node-client.js';
import { memoryStorage } from '../../src/client/storage.js';
import { fakeNetwork, latestBlockhash, networkKey, nodes } from './fake-network.js';
import { start, stopClock } from './wallet-application.js';

beforeEach(stopClock);

describe('the client', () => {
  it('tells what it is connected to, with the names of the SDK', async () => {
    const client = new LitNodeClient({
      bootstrapUrls: nodes.map((url) => `${url}/`),
      environment: { fetch: fakeNetwork(() => new Date()).fetch },
    });
    expect([client.ready, client.latestBlockhash, client.networkPubKey, [...client.connectedNodes]]).toEqual([
      false,
      null,
      null,
      [],
    ]);
    await client.connect();
    expect([client.ready, client.latestBlockhash, client.networkPubKey, [...client.connectedNodes]]).toEqual([
      true,
      latestBlockhash,
      networkKey,
      nodes,
    ]);
    expect(client.getSessionKeyUri('ab'.repeat(32))).toBe(`lit:session:${'ab'.repeat(32)}`);
    await client.disconnect();
    expect(client.ready).toBe(false);
  });

  it('asks for the block hash anew after 30 seconds', async () => {
    const network = fakeNetwork(() => new Date());
    const client = new LitNodeClient({ nodes, environment: { fetch: network.fetch } });
    await client.connect();
    vi.setSystemTime(start.getTime() + 29_999);
    await client.getLatestBlockhash();
    expect(network.seen).toHaveLength(3);
    vi.setSystemTime(start.getTime() + 30_000);
    await client.getLatestBlockhash();
    expect(network.seen).toHaveLength(6);
  });

  it.each([
    [{ nodes: [] }, /nodes: expected/],
    [{ nodes: ['a.example:1'] }, /nodes\[0\]/],
    [{ nodes: ['https://a.example:1/x'] }, /nodes\[0\]/],
    [{ nodes: ['https://a.example:1', 'https://A.example:1/'] }, /each node once/],
    [{ nodes, minNodeCount: 4 }, /minNodeCount/],
    [{ nodes, networkPubKey: 'ff'.repeat(48) }, /networkPubKey/],
    [{ nodes, connectTimeout: 0 }, /connectTimeout/],
    [{ nodes, litNetwork: 'a:b' }, /litNetwork/],
    [{ nodes, storageProvider: memoryStorage() as never }, /storageProvider: expected \{ provider \}/],
  ])('refuses a configuration that makes no network: %#', (config, message) => {
    expect(() => new LitNodeClient(config)).toThrow(message);
  });
});
