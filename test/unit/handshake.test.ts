import { describe, expect, it } from 'vitest';
import { type HandshakeOptions, type NetworkState, requestHandshake } from '../../src/client/handshake.js';
import { blsPublicKey } from '../../src/crypto/bls.js';
import type { Result } from '../../src/index.js';
import { toHex } from '../../src/internal/bytes.js';

const nodes = ['https://a.example:1', 'https://b.example:1', 'https://c.example:1'];
const [a, b, c] = nodes as [string, string, string];
const keyOf = (seed: number): string => toHex(blsPublicKey(new Uint8Array(32).fill(seed)));
const key = keyOf(1);
const otherKey = keyOf(2);
const hashOf = (digit: string): string => `0x${digit.repeat(64)}`;

const greeting = (over: object = {}): object => ({
  serverPublicKey: '00',
  subnetPublicKey: key,
  networkPublicKey: key,
  networkPublicKeySet: key,
  hdRootPubkeys: [],
  latestBlockhash: hashOf('1'),
  epoch: 7,
  threshold: 2,
  more: 'than the schema names',
  ...over,
});

type Behaviour = object | string | Error;

const silent = 'silent';

/** Greets nodes of which each behaves as told; the others are honest. */
async function greet(
  behaviour: Readonly<Record<string, Behaviour>> = {},
  options: Partial<HandshakeOptions> = {},
): Promise<Result<NetworkState>> {
  const fetch = async (url: string): Promise<Response> => {
    const node = nodes.find((each) => url === `${each}/web/handshake/`) as string;
    const told = behaviour[node] ?? greeting();
    if (told instanceof Error) throw told;
    if (told === silent) return new Promise(() => undefined);
    return new Response(typeof told === 'string' ? told : JSON.stringify(told));
  };
  const connection = { fetch: fetch as typeof globalThis.fetch, timeout: 30, grace: 5 };
  return requestHandshake(connection, { nodes, ...options });
}

const issuesOf = (result: Result<NetworkState>): [string, unknown][] =>
  result.ok ? [] : result.issues.map(({ rule, params }) => [rule, params?.node]);
const ignoredBy = (result: Result<NetworkState>): [string, string | undefined][] =>
  result.ok ? result.value.ignored.map(({ node, issues }) => [node, issues[0]?.rule]) : [];

describe('nodes that agree', () => {
  it('make a network', async () => {
    expect(await greet()).toEqual({
      ok: true,
      value: { nodes, networkPubKey: key, latestBlockhash: hashOf('1'), epoch: 7, threshold: 2, ignored: [] },
    });
  });

  it('may leave out epoch and threshold: more than half make a signature', async () => {
    const bare = greeting({ epoch: null, threshold: undefined });
    const result = await greet({ [a]: bare, [b]: bare, [c]: bare });
    expect(result.ok && [result.value.threshold, 'epoch' in result.value]).toEqual([2, false]);
  });

  it('need as many shares as they say, or as the caller wants: the more', async () => {
    const of = async (minNodeCount: number): Promise<unknown> => {
      const result = await greet({}, { minNodeCount });
      return result.ok && result.value.threshold;
    };
    expect([await of(1), await of(2), await of(3)]).toEqual([2, 2, 3]);
  });

  it('name different block hashes: that of most counts, of equals the first', async () => {
    const two = await greet({ [a]: greeting({ latestBlockhash: hashOf('2') }) });
    expect(two.ok && two.value.latestBlockhash).toBe(hashOf('1'));
    const three = await greet({
      [a]: greeting({ latestBlockhash: hashOf('2') }),
      [b]: greeting({ latestBlockhash: hashOf('3') }),
    });
    expect(three.ok && three.value.latestBlockhash).toBe(hashOf('2'));
  });

  it('spell the key in any case', async () => {
    const result = await greet({ [b]: greeting({ networkPublicKey: key.toUpperCase() }) });
    expect(result.ok && result.value.nodes).toEqual(nodes);
  });
});

describe('one node of three', () => {
  it.each([
    ['is down', new Error('ECONNREFUSED'), 'node.answer'],
    ['is slow', silent, 'node.answer'],
    ['is too large', greeting({ more: 'x'.repeat(1_100_000) }), 'node.answer'],
    ['answers no JSON', '<html>', 'node.answer'],
    ['has no key yet', greeting({ networkPublicKey: 'ERR' }), 'handshake.shape'],
    ['names no block', greeting({ latestBlockhash: '' }), 'handshake.shape'],
    ['lies about the key', greeting({ networkPublicKey: otherKey, threshold: 1 }), 'handshake.network-key'],
  ] as const)('%s: the others go on, and it is named', async (_, behaviour, rule) => {
    const result = await greet({ [b]: behaviour });
    expect(result.ok && [result.value.nodes, result.value.networkPubKey, result.value.threshold]).toEqual([
      [a, c],
      key,
      2,
    ]);
    expect(ignoredBy(result)).toEqual([[b, rule]]);
    expect(result.ok && result.value.ignored[0]?.issues[0]?.params?.node).toBe(b);
  });
});

describe('too few nodes that agree', () => {
  it('node.answer: those that fail are named', async () => {
    const result = await greet({ [a]: new Error('no'), [c]: silent });
    expect(issuesOf(result)).toEqual([
      ['node.answer', a],
      ['node.answer', c],
    ]);
  });

  it('handshake.network-key: all keys are named with their nodes', async () => {
    const result = await greet({ [a]: greeting({ networkPublicKey: otherKey }), [c]: new Error('no') });
    expect(issuesOf(result)).toEqual([
      ['handshake.network-key', undefined],
      ['node.answer', c],
    ]);
    const [issue] = result.ok ? [] : result.issues;
    expect(issue?.params).toEqual({
      needed: 2,
      keys: [
        { key: otherKey, nodes: [a] },
        { key, nodes: [b] },
      ],
    });
    expect(issue?.message).toContain(`${otherKey} by ${a}; ${key} by ${b}`);
  });

  it('handshake.network-key: a lone node makes no network with a threshold of its own', async () => {
    const lie = greeting({ networkPublicKey: otherKey, threshold: 1 });
    const result = await greet({ [a]: lie, [b]: new Error('no'), [c]: new Error('no') });
    expect(result.ok).toBe(false);
  });

  it('handshake.network-key: of two keys named as often neither counts, whatever the caller is content with', async () => {
    const result = await greet(
      { [a]: greeting({ networkPublicKey: otherKey }), [c]: new Error('no') },
      { minNodeCount: 1 },
    );
    expect(issuesOf(result)[0]).toEqual(['handshake.network-key', undefined]);
  });

  it('is what a threshold above the number of nodes makes of any', async () => {
    const high = greeting({ threshold: 4 });
    expect(issuesOf(await greet({ [a]: high, [b]: high, [c]: high }))).toEqual([['handshake.network-key', undefined]]);
  });

  it('handshake.network-key: a key that is no point of the curve', async () => {
    const none = greeting({ networkPublicKey: 'ff'.repeat(48) });
    const result = await greet({ [a]: none, [b]: none, [c]: none });
    expect(issuesOf(result)).toEqual([['handshake.network-key', undefined]]);
  });
});

describe('a pinned key', () => {
  it('wins over most nodes', async () => {
    const lie = greeting({ networkPublicKey: otherKey });
    const result = await greet({ [a]: lie, [b]: lie }, { networkPubKey: key.toUpperCase(), minNodeCount: 1 });
    expect(result.ok && [result.value.networkPubKey, result.value.nodes]).toEqual([key, [c]]);
    expect(ignoredBy(result)).toEqual([
      [a, 'handshake.network-key'],
      [b, 'handshake.network-key'],
    ]);
  });

  it('handshake.network-key: names who differs when too few are left', async () => {
    const lie = greeting({ networkPublicKey: otherKey });
    const result = await greet({ [a]: lie, [b]: lie }, { networkPubKey: key });
    expect(issuesOf(result)).toEqual([
      ['handshake.network-key', a],
      ['handshake.network-key', b],
    ]);
  });
});
