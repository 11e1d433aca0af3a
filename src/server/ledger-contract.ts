import type { UseCharge } from '../delegation.js';
import { randomText } from '../internal/random-text.js';
import type { SharedLedgers } from './ledger.js';

/** One promise of ledgers, and what finds out whether they keep it. */
export interface LedgerCase {
  readonly title: string;
  /** Resolves when the promise is kept, and rejects with an Error that says what was expected and what was found. */
  run(): Promise<void>;
}

/** Makes ledgers that share what they remember, one for each process that there could be. What was remembered before does no harm. */
export type LedgerMaker = () => Promise<readonly SharedLedgers[]> | readonly SharedLedgers[];

/** Any time: no ledger may ask another clock. It lies behind whatever the host says. */
const now = '2026-01-15T12:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(now) + seconds * 1_000).toISOString();
const day = 86_400;

function expectThat(holds: boolean, expected: string, found: unknown): void {
  if (!holds) throw new Error(`expected ${expected}, found ${JSON.stringify(found)}`);
}

function expectAll(found: readonly string[], expected: Readonly<Record<string, number>>): void {
  const counts: Record<string, number> = {};
  for (const word of found) counts[word] = (counts[word] ?? 0) + 1;
  const same = Object.keys({ ...counts, ...expected }).every((word) => (counts[word] ?? 0) === (expected[word] ?? 0));
  expectThat(same, JSON.stringify(expected), counts);
}

/** Texts that a store could take for something else. */
const hostile: readonly string[] = [
  ...[
    '',
    ' ',
    '*',
    '}',
    '{a}',
    'a}{b',
    '__proto__',
    'constructor',
    '%s',
    "'; DEL x",
    '\r\nDEL x\r\n',
    '\0',
    'ſ',
    'K',
    'k',
  ],
  'a'.repeat(60_000),
];

/** Asks as often as there are questions, at once, each at the next process. */
async function atOnce(
  all: readonly SharedLedgers[],
  times: number,
  ask: (ledgers: SharedLedgers, index: number) => Promise<string>,
): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: times }, async (_, index) => ask(all[index % all.length] as SharedLedgers, index)),
  );
}

interface Scene {
  readonly all: readonly SharedLedgers[];
  readonly first: SharedLedgers;
  /** A text that no other case has. */
  fresh(): string;
}

function chargeOf(key: string, limit?: number | string, more: Partial<UseCharge> = {}): UseCharge {
  return {
    key,
    root: '0x1b44d32eb342142b14d139396dfbb32c58313320',
    limit: limit?.toString(),
    until: after(10 * day),
    ...more,
  };
}

const keyOf = (fresh: string): string =>
  [...fresh]
    .map((each) => each.charCodeAt(0).toString(16))
    .join('')
    .slice(0, 64)
    .padEnd(64, '0');

const cases: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'a nonce is used once, whoever asks at the same time'({ all, first, fresh }) {
    const nonce = fresh();
    expectAll([await first.nonces.issue(nonce, after(600), { now })], { issued: 1 });
    expectAll(await atOnce(all, 40, ({ nonces }) => nonces.consume(nonce, { now })), { consumed: 1, used: 39 });
  },
  async 'a nonce that was not given out is unknown'({ first, fresh }) {
    expectAll([await first.nonces.consume(fresh(), { now })], { unknown: 1 });
  },
  async 'a nonce ends by the time of who asks, and by no other clock'({ all, first, fresh }) {
    const [early, late] = [fresh(), fresh()];
    for (const nonce of [early, late]) await first.nonces.issue(nonce, after(600), { now });
    const found = await atOnce(all, 4, ({ nonces }) => nonces.consume(late, { now: after(600) }));
    expectAll(found, { unknown: 4 });
    expectAll([await first.nonces.consume(early, { now: after(599) })], { consumed: 1 });
  },
  async 'a nonce that was used stays so when it is given out again'({ first, fresh }) {
    const nonce = fresh();
    await first.nonces.issue(nonce, after(600), { now });
    await first.nonces.consume(nonce, { now });
    await first.nonces.issue(nonce, after(1_200), { now });
    const again = await first.nonces.consume(nonce, { now });
    expectThat(again !== 'consumed', 'no second use', again);
  },
  async 'nonces are told apart, whatever is in them'({ first, fresh }) {
    const mark = fresh();
    const nonces = hostile.map((text) => `${text}${mark}`);
    for (const nonce of nonces) {
      expectAll([await first.nonces.consume(nonce, { now })], { unknown: 1 });
      await first.nonces.issue(nonce, after(600), { now });
      expectAll([await first.nonces.consume(nonce, { now })], { consumed: 1 });
    }
  },
  async 'as many uses pass as there are, whoever asks at the same time'({ all, fresh }) {
    const charge = chargeOf(keyOf(fresh()), 7);
    expectAll(await atOnce(all, 40, ({ uses }) => uses.consume([charge], { now })), { charged: 7, spent: 33 });
  },
  async 'all links are charged, or none'({ all, first, fresh }) {
    const [root, middle, last] = [keyOf(fresh()), keyOf(fresh()), keyOf(fresh())];
    const chain = [chargeOf(last, 9), chargeOf(middle, 3, { holder: '0x02' }), chargeOf(root, 5)];
    expectAll(await atOnce(all, 20, ({ uses }) => uses.consume(chain, { now })), { charged: 3, spent: 17 });
    // What was refused for the middle left the others what they had.
    const rest = await atOnce(all, 8, ({ uses }) => uses.consume([chargeOf(root, 5)], { now }));
    expectAll(rest, { charged: 2, spent: 6 });
    const ofLast = await atOnce(all, 8, ({ uses }) => uses.consume([chargeOf(last, 9)], { now }));
    expectAll(ofLast, { charged: 6, spent: 2 });
    expectAll([await first.uses.consume(chain, { now })], { spent: 1 });
  },
  async 'one delegation in two places is charged once, under the narrower limit'({ all, fresh }) {
    const key = keyOf(fresh());
    const charges = [chargeOf(key, 4), chargeOf(key, 2), chargeOf(key)];
    expectAll(await atOnce(all, 6, ({ uses }) => uses.consume(charges, { now })), { charged: 2, spent: 4 });
  },
  async 'a use without a limit counts for others'({ first, fresh }) {
    const key = keyOf(fresh());
    for (let use = 0; use < 3; use++) await first.uses.consume([chargeOf(key)], { now });
    expectAll([await first.uses.consume([chargeOf(key, 3)], { now })], { spent: 1 });
    expectAll([await first.uses.consume([chargeOf(key, 4)], { now })], { charged: 1 });
  },
  async 'limits may be nothing, and as large as they like'({ first, fresh }) {
    expectAll([await first.uses.consume([chargeOf(keyOf(fresh()), 0)], { now })], { spent: 1 });
    expectAll([await first.uses.consume([chargeOf(keyOf(fresh()), '18446744073709551615')], { now })], { charged: 1 });
    expectAll([await first.uses.consume([], { now })], { charged: 1 });
  },
  async 'a request with a name is charged once, however often it is asked at the same time'({ all, first, fresh }) {
    const [key, requestId] = [keyOf(fresh()), fresh()];
    const found = await atOnce(all, 20, ({ uses }) => uses.consume([chargeOf(key, 2)], { now, requestId }));
    expectAll(found, { charged: 1, repeated: 19 });
    expectAll([await first.uses.consume([chargeOf(key, 2)], { now })], { charged: 1 });
    expectAll([await first.uses.consume([chargeOf(key, 2)], { now, requestId })], { repeated: 1 });
    expectAll([await first.uses.consume([chargeOf(key, 2)], { now })], { spent: 1 });
  },
  async 'the name of a request that was charged pays for no other'({ first, fresh }) {
    const [one, other, requestId] = [keyOf(fresh()), keyOf(fresh()), fresh()];
    const ask = async (...charges: readonly UseCharge[]) => first.uses.consume(charges, { now, requestId });
    const found = [
      await ask(chargeOf(one, 5)),
      await ask(chargeOf(other, 5)),
      await ask(chargeOf(one, 5), chargeOf(other, 5)),
      await ask(chargeOf(one, 6)),
    ];
    expectAll(found, { charged: 4 });
    const named = await first.uses.consume([chargeOf(one, 6)], { now, requestId: `${requestId}"` });
    expectAll([named], { charged: 1 });
  },
  async 'a request that was refused is not taken for charged when it is asked again'({ first, fresh }) {
    const [key, requestId] = [keyOf(fresh()), fresh()];
    for (let time = 0; time < 2; time++) {
      expectAll([await first.uses.consume([chargeOf(key, 0)], { now, requestId })], { spent: 1 });
    }
  },
  async 'a count outlasts clocks that jump'({ all, first, fresh }) {
    const key = keyOf(fresh());
    const charge = chargeOf(key, 1);
    expectAll([await first.uses.consume([charge], { now })], { charged: 1 });
    for (const time of [after(20 * day), after(-40 * day), after(400 * day), now]) {
      // Others are asked for as well, so that a ledger which makes room has a reason to.
      await first.uses.consume([chargeOf(keyOf(fresh()), 1)], { now: time });
      const found = await atOnce(all, 3, ({ uses }) => uses.consume([charge], { now: time }));
      expectThat(!found.includes('charged'), 'no second use', found);
    }
  },
  async 'delegations are told apart, whatever names them'({ first, fresh }) {
    const mark = fresh();
    for (const text of hostile) {
      const charge = chargeOf(`${text}${mark}`, 1);
      expectAll([await first.uses.consume([charge], { now })], { charged: 1 });
      expectAll([await first.uses.consume([charge], { now })], { spent: 1 });
    }
  },
  async 'a proof is bound to one session key, whoever asks at the same time'({ all, fresh }) {
    const [pkp, proof] = [fresh(), fresh()];
    const found = await atOnce(all, 20, ({ tokens }, index) => tokens.bind(pkp, [proof], `key${index}`, { now }));
    expectAll(found, { bound: 1, used: 19 });
  },
  async 'a proof is bound to its session key again'({ all, fresh }) {
    const [pkp, proof] = [fresh(), fresh()];
    const found = await atOnce(all, 6, ({ tokens }) => tokens.bind(pkp, [proof, proof], 'key', { now }));
    expectAll(found, { bound: 6 });
  },
  async 'all proofs are bound, or none, for whatever PKP'({ first, fresh }) {
    const [pkp, other, one, two] = [fresh(), fresh(), fresh(), fresh()];
    expectAll([await first.tokens.bind(pkp, [one], 'first', { now })], { bound: 1 });
    expectAll([await first.tokens.bind(pkp, [two, one], 'second', { now })], { used: 1 });
    expectAll([await first.tokens.bind(other, [one], 'second', { now })], { used: 1 });
    expectAll([await first.tokens.bind(pkp, [two], 'third', { now })], { bound: 1 });
  },
  async 'proofs are told apart, whatever is in them'({ first, fresh }) {
    const [pkp, mark] = [fresh(), fresh()];
    for (const text of hostile) {
      expectAll([await first.tokens.bind(pkp, [`${text}${mark}`], text, { now })], { bound: 1 });
      expectAll([await first.tokens.bind(pkp, [`${text}${mark}`], `${text}.`, { now })], { used: 1 });
    }
  },
};

/**
 * Lists what ledgers have to promise, for the tests of whoever writes one: run each case in any test runner.
 *
 * ```ts
 * import { ledgerContract } from 'capsig/ledger-contract';
 * import { createMemoryLedgers } from 'capsig/server';
 *
 * // Rejects with the first promise that is not kept. A test runner has a test for each: `test(title, run)`.
 * export async function checkLedgers(): Promise<void> {
 *   for (const { title, run } of ledgerContract(() => [createMemoryLedgers()])) {
 *     await run().catch((error: Error) => {
 *       throw new Error(`${title}: ${error.message}`);
 *     });
 *   }
 * }
 * ```
 */
export function ledgerContract(make: LedgerMaker): readonly LedgerCase[] {
  return Object.entries(cases).map(([title, check]) => ({
    title,
    async run() {
      const all = await make();
      const [first] = all;
      if (!first) throw new TypeError('make: expected the ledgers of one process at least');
      await check({ all, first, fresh: () => randomText(32) });
    },
  }));
}
