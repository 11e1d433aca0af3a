import { describe, expect, it } from 'vitest';
import type { ContractCallRequest, Evidence } from '../../src/evidence.js';
import { judgeAsking } from '../../src/network/asking.js';
import { createGate } from '../../src/network/gate.js';

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
});
