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
  // Whoever answers here does so before any timer can fire: only the silent meet the bound.
  const connection = { fetch: fetch as typeof globalThis.fetch, timeout: 30, grace: 5 };
  return requestHandshake(connection, { nodes, pause: 0, ...options });
}

const issuesOf = (result: Result<NetworkState>): [string, unknown][] =>
  result.ok ? [] : result.issues.map(({ rule, params }) => [rule, params?.node]);
const ignoredBy = (result: Result<NetworkState>): [string, string | undefined][] =>
  result.ok ? result.value.ignored.map(({ node, issues }) => [node, issues[0]?.rule]) : [];

describe('nodes that agree', () => {
  it('make a network', async () => {
    expect(await greet()).toEqual({
      ok: true,
      value: {
        nodes,
        networkPubKey: key,
        latestBlockhash: hashOf('1'),
        blockhashes: [hashOf('1')],
        epoch: 7,
        threshold: 2,
        ignored: [],
      },
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

  it('may be silent about the threshold: one that names it does not decide alone', async () => {
    const bare = greeting({ threshold: undefined });
    for (const threshold of [1, 255]) {
      const lie = greeting({ threshold });
      for (const options of [{}, { networkPubKey: key }, { minNodeCount: 2 }]) {
        const result = await greet({ [a]: lie, [b]: bare, [c]: bare }, options);
        expect(result.ok && [result.value.nodes, result.value.threshold]).toEqual([nodes, 2]);
      }
    }
  });

  it('name two thresholds as often: the smaller, since the larger alone can be too large', async () => {
    const result = await greet({ [a]: greeting({ threshold: 255 }), [c]: new Error('no') }, { networkPubKey: key });
    expect(result.ok && [result.value.nodes, result.value.threshold]).toEqual([[a, b], 2]);
  });

  it('name different epochs: none is sent unless more than half name it', async () => {
    const epochOf = async (behaviour: Readonly<Record<string, Behaviour>>): Promise<unknown> => {
      const result = await greet(behaviour);
      return result.ok && result.value.epoch;
    };
    expect(await epochOf({ [a]: greeting({ epoch: 9 }) })).toBe(7);
    expect(await epochOf({ [a]: greeting({ epoch: 9 }), [b]: greeting({ epoch: null }) })).toBe(undefined);
    expect(await epochOf({ [a]: greeting({ epoch: 9 }), [c]: new Error('no') })).toBe(undefined);
  });

  it('spell the key in any case', async () => {
    const result = await greet({ [b]: greeting({ networkPublicKey: key.toUpperCase() }) });
    expect(result.ok && result.value.nodes).toEqual(nodes);
  });
});

/** Greets nodes that name one block hash after the other, the last one for good; counts the rounds. */
async function hashesOf(
  named: Readonly<Record<string, string>>,
  options: Partial<HandshakeOptions> = {},
): Promise<readonly [hashes: readonly string[], rounds: number]> {
  const asked = new Map<string, number>();
  const fetch = async (url: string): Promise<Response> => {
    const node = nodes.find((each) => url.startsWith(each)) as string;
    const round = asked.get(node) ?? 0;
    asked.set(node, round + 1);
    const digits = named[node] ?? '1';
    const digit = digits.charAt(Math.min(round, digits.length - 1));
    if (digit === '-') throw new Error('gone');
    return new Response(JSON.stringify(greeting({ latestBlockhash: hashOf(digit) })));
  };
  const connection = { fetch: fetch as typeof globalThis.fetch, timeout: 30, grace: 5 };
  const result = await requestHandshake(connection, { nodes, pause: 0, ...options });
  if (!result.ok) throw new Error(result.issues[0].message);
  expect(result.value.latestBlockhash).toBe(result.value.blockhashes[0]);
  return [result.value.blockhashes.map((hash) => hash.charAt(2)), Math.max(...asked.values())];
}

describe('nodes that name different block hashes', () => {
  it('are believed about the one that most name', async () => {
    expect(await hashesOf({ [a]: '9' })).toEqual([['1', '9'], 1]);
  });

  it('are asked again until as many as the threshold vouch for one: a liar that is listed first is alone', async () => {
    expect(await hashesOf({ [a]: '9', [b]: '12', [c]: '2' })).toEqual([['2', '9', '1'], 2]);
    // What a node named before counts as well: the others catch up with it.
    expect(await hashesOf({ [a]: '987', [b]: '123', [c]: '012' })).toEqual([['1', '8', '2', '9', '0'], 2]);
  });

  it('are asked three times at most: then all are listed, those named last first', async () => {
    expect(await hashesOf({ [a]: '9', [b]: '1', [c]: '345' })).toEqual([['9', '1', '5', '4', '3'], 3]);
  });

  it('may be gone when they are asked again, or name another key: what they named first counts', async () => {
    expect(await hashesOf({ [a]: '9', [b]: '1-', [c]: '21' })).toEqual([['1', '9', '2'], 2]);
  });

  it('are not asked again when there is one of them', async () => {
    expect(await hashesOf({ [b]: '-', [c]: '-' }, { networkPubKey: key, minNodeCount: 1 })).toEqual([['1'], 1]);
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

  it('handshake.network-key: one node is no network, whatever number the caller is content with', async () => {
    const lie = greeting({ networkPublicKey: otherKey, threshold: 1 });
    const result = await greet({ [a]: lie, [b]: new Error('no'), [c]: new Error('no') }, { minNodeCount: 1 });
    expect(issuesOf(result)).toEqual([
      ['node.answer', b],
      ['node.answer', c],
    ]);
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

  it('is no secret: a few that name it fast, with a threshold of 1, do not cut off the others', async () => {
    const fetch = async (url: string): Promise<Response> => {
      const fast = url.startsWith(a);
      if (!fast) await new Promise((resolve) => setTimeout(resolve, 40));
      return new Response(JSON.stringify(greeting(fast ? { threshold: 1 } : {})));
    };
    const connection = { fetch: fetch as typeof globalThis.fetch, timeout: 600_000, grace: 1 };
    const result = await requestHandshake(connection, { nodes, networkPubKey: key });
    expect(result.ok && [result.value.nodes.length >= 2, result.value.nodes[0]]).toEqual([true, a]);
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
