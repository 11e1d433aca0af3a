// Ledgers beside the simplest model of them that cannot be wrong, over commands in any order, races and jumping clocks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UseCharge, UseLedger } from '../../src/delegation.js';
import { createNonceLedger, createUseLedger, type NonceLedger } from '../../src/index.js';
import { createTokenLedger, type TokenLedger } from '../../src/server/token-ledger.js';

const options = { numRuns: 200, seed: 20260115 };

describe('the ledger of nonces', () => {
  /** Nonces that were given out, and whether they were used. */
  type Model = Map<string, boolean>;
  const nonce = fc.constantFrom('a', 'b', 'c');

  const issue = nonce.map(
    (text): fc.Command<Model, NonceLedger> => ({
      check: () => true,
      run(model, ledger) {
        ledger.issue(text);
        if (!model.has(text)) model.set(text, false);
      },
      toString: () => `issue ${text}`,
    }),
  );
  const consume = nonce.map(
    (text): fc.Command<Model, NonceLedger> => ({
      check: () => true,
      run(model, ledger) {
        expect(ledger.consume(text)).toBe(model.get(text) === false);
        if (model.has(text)) model.set(text, true);
        expect(ledger.has(text)).toBe(model.has(text));
      },
      toString: () => `consume ${text}`,
    }),
  );

  it('auth-sig.nonce-once: gives each nonce once, in any order of commands', () => {
    fc.assert(
      fc.property(fc.commands([issue, consume], { maxCommands: 60 }), (commands) =>
        fc.modelRun(() => ({ model: new Map(), real: createNonceLedger() }), commands),
      ),
      options,
    );
  });

  it('auth-sig.nonce-once: never gives one twice, however little room there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(30), { maxLength: 200 }), (capacity, asked) => {
        const ledger = createNonceLedger(capacity);
        const given = new Set<number>();
        // No nonce is given out twice: that is what the ledger asks of its caller.
        for (const each of asked) {
          if (!given.has(each)) ledger.issue(String(each));
          const first = !given.has(each);
          given.add(each);
          if (!first) expect(ledger.consume(String(each))).toBe(false);
          else ledger.consume(String(each));
        }
      }),
      options,
    );
  });

  it('auth-sig.nonce-once: lets one of many that race', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 8 }), async (scheduler, racers) => {
        const ledger = createNonceLedger();
        ledger.issue('n');
        const outcomes = Array.from({ length: racers }, (_, index) =>
          scheduler.schedule(Promise.resolve(), `racer ${index}`).then(() => ledger.consume('n')),
        );
        await scheduler.waitAll();
        expect((await Promise.all(outcomes)).filter((won) => won)).toHaveLength(1);
      }),
      { ...options, numRuns: 60 },
    );
  });
});

describe('the ledger of uses', () => {
  const until = '2026-01-16T00:00:00Z';
  const charge = (key: string, limit: string | undefined): UseCharge =>
    ({ key, root: 'root', limit, until }) as UseCharge;
  const use = (ledger: UseLedger, charges: readonly UseCharge[], now: string): unknown => ledger.consume(charges, now);

  it('delegation.uses: counts as a map of numbers does', () => {
    const one = fc.record({ key: fc.constantFrom('a', 'b'), limit: fc.constantFrom('0', '1', '3', '5') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (uses) => {
        const ledger = createUseLedger();
        const model = new Map<string, number>();
        for (const { key, limit } of uses) {
          const used = model.get(key) ?? 0;
          const may = used < Number(limit);
          expect(use(ledger, [charge(key, limit)], '2026-01-15T12:00:00Z')).toBe(may);
          if (may) model.set(key, used + 1);
        }
      }),
      options,
    );
  });

  it('delegation.uses: charges all links of a chain, or none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.nat(12),
        (first, second, times) => {
          const ledger = createUseLedger();
          const both = [charge('a', String(first)), charge('b', String(second))];
          let granted = 0;
          for (let index = 0; index < times; index++) if (use(ledger, both, '2026-01-15T12:00:00Z') === true) granted++;
          expect(granted).toBe(Math.min(first, second, times));
          // What was refused took nothing of the wider one.
          const wider = first > second ? (['a', first] as const) : (['b', second] as const);
          let left = 0;
          while (left < 10 && use(ledger, [charge(wider[0], String(wider[1]))], '2026-01-15T12:00:00Z') === true)
            left++;
          expect(left).toBe(wider[1] - granted);
        },
      ),
      options,
    );
  });

  it('delegation.uses: gives nothing back when the clock jumps', () => {
    const hours = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(hours, (jumps) => {
        const ledger = createUseLedger();
        let granted = 0;
        for (const hour of jumps) {
          const now = new Date(Date.parse('2026-01-15T12:00:00Z') + hour * 3_600_000).toISOString();
          if (use(ledger, [charge('a', '2')], now) === true) granted++;
          // Other delegations make the ledger look for what has ended.
          use(ledger, [{ ...charge(`other ${hour}`, '1'), until: '2026-01-14T00:00:00Z' } as UseCharge], now);
        }
        expect(granted).toBeLessThanOrEqual(2);
      }),
      options,
    );
  });

  it('delegation.ledger-full: says so rather than forget', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 }),
        (capacity, keys) => {
          const ledger = createUseLedger(capacity);
          const known = new Set<string>();
          for (const key of keys) {
            const outcome = use(ledger, [charge(key, '1000')], '2026-01-15T12:00:00Z');
            expect(outcome).toBe(known.has(key) || known.size < capacity ? true : 'full');
            if (outcome === true) known.add(key);
          }
        },
      ),
      options,
    );
  });
});

describe('the ledger of access tokens', () => {
  const start = Date.parse('2026-01-15T12:00:00Z');

  it('serves one session key with one token, as a map does', () => {
    type Model = Map<string, string>;
    const bind = fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('k', 'l')).map(
      ([proof, key]): fc.Command<Model, TokenLedger> => ({
        check: () => true,
        run(model, ledger) {
          const before = model.get(proof);
          expect(ledger.bind('pkp', [proof], key, new Date(start))).toBe(
            before === undefined || before === key ? 'bound' : 'used',
          );
          if (before === undefined) model.set(proof, key);
        },
        toString: () => `bind ${proof} to ${key}`,
      }),
    );
    fc.assert(
      fc.property(fc.commands([bind], { maxCommands: 40 }), (commands) =>
        fc.modelRun(() => ({ model: new Map(), real: createTokenLedger({ capacity: 100, memory: 60 }) }), commands),
      ),
      options,
    );
  });

  it('forgets nothing because a clock jumps, where it knows the time that has passed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 20 }), (jumps) => {
        const ledger = createTokenLedger({ capacity: 100, memory: 60, elapsed: () => 0 });
        expect(ledger.bind('pkp', ['proof'], 'one', new Date(start))).toBe('bound');
        for (const seconds of jumps) {
          expect(ledger.bind('pkp', ['proof'], 'two', new Date(start + seconds * 1000))).toBe('used');
        }
      }),
      options,
    );
  });
});
