import { describe, expect, it } from 'vitest';
import { ledgerContract } from '../../src/entry/ledger-contract.js';
import { createMemoryLedgers, type SharedLedgers, sharedNonces, sharedUses } from '../../src/entry/server.js';
import { createNonceLedger, createUseLedger, type UseCharge } from '../../src/index.js';

describe('ledgers in memory', () => {
  it.each(ledgerContract(() => [createMemoryLedgers()]).map(({ title, run }) => [title, run] as const))(
    '%s',
    async (_, run) => run(),
  );
});

describe('ledgers that answer at once', () => {
  const adapted = (): SharedLedgers => ({
    nonces: sharedNonces(createNonceLedger()),
    uses: sharedUses(createUseLedger()),
    tokens: createMemoryLedgers().tokens,
  });
  it.each(
    ledgerContract(() => [adapted()])
      // Nonces of theirs do not end by time.
      .filter(({ title }) => !title.startsWith('a nonce ends'))
      .map(({ title, run }) => [title, run] as const),
  )('%s', async (_, run) => run());
});

describe('the contract', () => {
  /** Faults that a ledger could have, and a part of the title of a case that finds each. */
  const faulty: readonly (readonly [string, string, (ledgers: SharedLedgers) => SharedLedgers])[] = [
    [
      'lets every nonce in',
      'a nonce is used once',
      (all) => ({ ...all, nonces: { ...all.nonces, consume: async () => 'consumed' } }),
    ],
    [
      'looks, and uses later',
      'as many uses pass',
      (all) => {
        let used = 0;
        return {
          ...all,
          uses: {
            async consume([charge]) {
              const before = used;
              await undefined;
              if (charge?.limit !== undefined && before >= Number(charge.limit)) return 'spent';
              used = before + 1;
              return 'charged';
            },
          },
        };
      },
    ],
    [
      'charges link by link',
      'all links are charged',
      (all) => ({
        ...all,
        uses: {
          async consume(charges, call) {
            for (const charge of charges) {
              const answer = await all.uses.consume([charge], call);
              if (answer !== 'charged') return answer;
            }
            return 'charged';
          },
        },
      }),
    ],
    [
      'knows requests by their name alone',
      'pays for no other',
      (all) => {
        const names = new Set<string>();
        return {
          ...all,
          uses: {
            async consume(charges, { requestId, ...call }) {
              if (requestId !== undefined && names.has(requestId)) return 'repeated';
              if (requestId !== undefined) names.add(requestId);
              return all.uses.consume(charges, call);
            },
          },
        };
      },
    ],
    [
      'knows no names',
      'a request with a name is charged once',
      (all) => ({ ...all, uses: { consume: async (charges, { now }) => all.uses.consume(charges, { now }) } }),
    ],
    [
      'asks its own clock',
      'by no other clock',
      (all) => ({
        ...all,
        nonces: {
          ...all.nonces,
          consume: async (nonce) => all.nonces.consume(nonce, { now: new Date().toISOString() }),
        },
      }),
    ],
    [
      'binds proof by proof',
      'all proofs are bound',
      (all) => ({
        ...all,
        tokens: {
          async bind(pkp, proofs, sessionKey, call) {
            for (const proof of proofs) {
              const answer = await all.tokens.bind(pkp, [proof], sessionKey, call);
              if (answer !== 'bound') return answer;
            }
            return 'bound';
          },
        },
      }),
    ],
    [
      'forgets by the clock of who asks',
      'outlasts clocks',
      (all) => {
        let ledgers = all;
        let latest = '';
        return {
          ...all,
          uses: {
            async consume(charges, call) {
              if (latest !== '' && Date.parse(call.now) - Date.parse(latest) > 11 * 86_400_000)
                ledgers = createMemoryLedgers();
              latest = call.now;
              return ledgers.uses.consume(charges, call);
            },
          },
        };
      },
    ],
  ];
  it.each(faulty)('finds a ledger that %s', async (_, title, spoil) => {
    const found = ledgerContract(() => [spoil(createMemoryLedgers())]).filter((each) => each.title.includes(title));
    expect(found).not.toEqual([]);
    for (const { run } of found) await expect(run()).rejects.toThrow('expected');
  });
});

describe('createMemoryLedgers', () => {
  const now = '2026-01-15T12:00:00Z';
  const chargeOf = (key: string, limit = '9'): UseCharge => ({
    key,
    root: '0x01',
    limit,
    until: '2026-01-16T12:00:00Z',
  });

  it('refuses the oldest nonce beyond its capacity', async () => {
    const { nonces } = createMemoryLedgers({ nonces: 2 });
    for (const nonce of ['a', 'b', 'c']) await nonces.issue(nonce, '2026-01-15T12:10:00Z', { now });
    expect(await Promise.all(['a', 'b', 'c'].map((nonce) => nonces.consume(nonce, { now })))).toEqual([
      'unknown',
      'consumed',
      'consumed',
    ]);
  });

  it('answers full where it has no room for delegations, requests or proofs', async () => {
    const { uses, tokens } = createMemoryLedgers({ uses: 1, requests: 1, tokens: 1 });
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r1' })).toBe('charged');
    expect(await uses.consume([chargeOf('b')], { now })).toBe('full');
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r2' })).toBe('full');
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r1' })).toBe('repeated');
    expect(await tokens.bind('pkp', ['a'], 'key', { now })).toBe('bound');
    expect(await tokens.bind('pkp', ['b'], 'key', { now })).toBe('full');
    expect(await tokens.bind('other', ['b'], 'key', { now })).toBe('bound');
  });

  it('forgets requests after their time, by no clock but the time that has passed', async () => {
    let elapsed = 0;
    const { uses } = createMemoryLedgers({ requests: 1, retrySeconds: 10, elapsed: () => elapsed });
    const later = '2027-01-15T12:00:00Z';
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r1' })).toBe('charged');
    expect(await uses.consume([chargeOf('a')], { now: later, requestId: 'r1' })).toBe('repeated');
    elapsed = 10_000;
    // Nobody else has to come in between.
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r1' })).toBe('charged');
    elapsed = 20_000;
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r2' })).toBe('charged');
  });

  it('takes nothing for charged that failed', async () => {
    let down = true;
    const ledger = createUseLedger();
    const uses = sharedUses({
      used: ledger.used,
      consume(charges, time) {
        if (down) throw new Error('down');
        return ledger.consume(charges, time);
      },
    });
    await expect(uses.consume([chargeOf('a')], { now, requestId: 'r1' })).rejects.toThrow('down');
    down = false;
    expect(await uses.consume([chargeOf('a')], { now, requestId: 'r1' })).toBe('charged');
  });

  it('refuses options that are none', () => {
    expect(() => createMemoryLedgers({ uses: 0 })).toThrow(TypeError);
    expect(() => createMemoryLedgers({ use: 1 } as never)).toThrow(TypeError);
  });
});
