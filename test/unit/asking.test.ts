import { describe, expect, it } from 'vitest';
import type { ContractCallRequest, Evidence } from '../../src/evidence.js';
import { createGate } from '../../src/internal/gate.js';
import { judgeAsking } from '../../src/network/asking.js';

const question = (chainId: string): ContractCallRequest => ({ chainId, address: '0x', digest: '0x', signature: '0x' });
const needs = { contractCalls: [question('1'), question('2')], proofs: ['slow'] };

/** Answers about the first chain at once, and about nothing else ever. */
const resolvers = {
  async contractCall(asked: ContractCallRequest) {
    if (asked.chainId !== '1') await new Promise(() => undefined);
    return { ...asked, code: true, outcome: 'returned', data: '0x', asOf: '2026-01-15T12:00:00Z' } as const;
  },
  proof: () => new Promise<undefined>(() => undefined),
};

describe('judgeAsking', () => {
  it.each([{}, { gate: createGate(1, 0) }])('judges by what is there at the deadline', async (limits) => {
    const seen: Evidence[] = [];
    await judgeAsking(resolvers, { milliseconds: 20, ...limits }, async (evidence) => {
      seen.push(evidence);
      return { needs };
    });
    expect(seen.map(({ contractCalls = [] }) => contractCalls.map(({ chainId }) => chainId))).toEqual([[], ['1']]);
  });

  it('judges once where its turn does not come before the deadline', async () => {
    const gate = createGate(1, 1);
    let release = (): void => undefined;
    const held = gate.enter(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    let judged = 0;
    const asked = await judgeAsking(resolvers, { milliseconds: 20, gate }, async () => {
      judged++;
      return { needs };
    });
    expect([asked, judged]).toEqual([{ needs }, 1]);
    release();
    await held;
  });

  it.each([true, false])('where too many wait, lets only what was accepted stand (accepted: %s)', async (accepted) => {
    const gate = createGate(1, 0);
    let release = (): void => undefined;
    const held = gate.enter(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const judged = { needs, accepted };
    const asked = await judgeAsking(resolvers, { milliseconds: 600_000, gate }, async () => judged);
    expect(asked).toBe(accepted ? judged : undefined);
    release();
    await held;
  });

  it.each([true, false])('where there is no room to judge again, too (accepted: %s)', async (accepted) => {
    const judged = { needs: { contractCalls: [question('1')], proofs: [] }, accepted };
    const answers = [judged, undefined];
    const asked = await judgeAsking(resolvers, { milliseconds: 600_000 }, async () => answers.shift());
    expect(asked).toBe(accepted ? judged : undefined);
  });

  const good = { ...question('1'), code: true, outcome: 'returned', data: '0x', asOf: '2026-01-15T12:00:00Z' } as const;
  const deployment = { factory: '0x', data: '0x' };
  const thrower = (): never => {
    throw new Error('no');
  };

  it.each<readonly [string, unknown, unknown]>([
    ['a reply', good, good],
    ['one with more members', { ...good, id: 7, jsonrpc: '2.0' }, good],
    ['one with more members inside', { ...good, deployment: { ...deployment, salt: '0x' } }, { ...good, deployment }],
    ['one of a class', Object.assign(new (class Reply {})(), good), good],
    [
      'one with a getter',
      {
        ...good,
        get data() {
          return '0x';
        },
      },
      good,
    ],
    [
      'one with a getter that throws',
      {
        ...good,
        get data() {
          return thrower();
        },
      },
      undefined,
    ],
    ['one whose members say something else each time', new Proxy(good, {}), good],
    ['a Proxy that throws', new Proxy(good, { get: thrower }), undefined],
    ['one with a function', { ...good, data: () => '0x' }, undefined],
    ['one with a symbol', { ...good, data: Symbol('0x') }, undefined],
    ['one with a bigint', { ...good, chainId: 1n }, undefined],
    ['one with null inside', { ...good, deployment: null }, undefined],
    ['one with a function inside', { ...good, deployment: { ...deployment, data: () => '0x' } }, undefined],
    ['one that is too long', { ...good, data: `0x${'00'.repeat(40_000)}` }, undefined],
    ['an array', [good], {}],
    ['text', JSON.stringify(good), undefined],
    ['null', null, undefined],
  ])('takes of %s what is known of it, as data', async (_, answered, taken) => {
    const asks = { contractCalls: [question('1')], proofs: [] };
    const seen: Evidence[] = [];
    await judgeAsking({ contractCall: async () => answered as never }, { milliseconds: 600_000 }, async (evidence) => {
      seen.push(evidence);
      // What gets into another thread has to be data.
      structuredClone(evidence);
      return { needs: asks };
    });
    expect(seen.slice(1).map(({ contractCalls }) => contractCalls)).toEqual(taken === undefined ? [] : [[taken]]);
  });

  it.each<readonly [string, unknown, unknown]>([
    ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
    ['a Buffer', Buffer.from([1, 2]), Uint8Array.of(1, 2)],
    ['shared bytes', new Uint8Array(new SharedArrayBuffer(2)).fill(1), Uint8Array.of(1, 1)],
    ['a Proxy of bytes', new Proxy(Uint8Array.of(1, 2), {}), undefined],
    ['too many bytes', new Uint8Array(262_145), undefined],
    ['text', 'z6Mk', undefined],
    ['numbers', [1, 2], undefined],
  ])('takes %s as a proof as data, or not at all', async (_, answered, taken) => {
    const seen: Evidence[] = [];
    await judgeAsking({ proof: async () => answered as never }, { milliseconds: 600_000 }, async (evidence) => {
      seen.push(evidence);
      structuredClone(evidence);
      return { needs: { contractCalls: [], proofs: ['cid'] } };
    });
    expect(seen.slice(1).map(({ proofs }) => proofs)).toEqual(taken === undefined ? [] : [{ cid: taken }]);
  });
});

describe('a gate', () => {
  it('lets the sources take turns, each with a bounded number of pieces', async () => {
    const gate = createGate(1, 4, 2);
    const [one, two] = [{}, {}];
    const order: string[] = [];
    let release = (): void => undefined;
    const held = gate.enter(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const pieces = [['one', one] as const, ['one', one] as const, ['one', one] as const, ['two', two] as const];
    const entered = pieces.map(([name, source]) => gate.enter(async () => order.push(name), source));
    release();
    await held;
    expect((await Promise.all(entered)).map((each) => each !== undefined)).toEqual([true, true, false, true]);
    expect(order).toEqual(['one', 'two', 'one']);
  });
});
