import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf, secondsOf, shortTime, timeText } from '../../inspector/scale.js';
import { sweep } from '../../inspector/sweep.js';
import type { Verdict } from '../../src/rule.js';

describe('the scale of the time line', () => {
  const times = fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), { maxLength: 12 });

  it('rises, keeps its points inside, and leads back', () => {
    fc.assert(
      fc.property(times, (points) => {
        const { from, to, place, seconds } = scaleOf(points);
        const inside = [from, ...points.filter((point) => point >= from && point <= to), to].sort((a, b) => a - b);
        const places = inside.map(place);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBe(1);
        for (const point of inside) expect(Math.abs(seconds(place(point)) - point)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows ten minutes beside a year', () => {
    const { place } = scaleOf([0, 1_000, 1_600, 31_536_000]);
    expect(place(1_600) - place(1_000)).toBeGreaterThan(0.05);
  });

  it('ends where there is no room', () => {
    expect(scaleOf([0]).place(10 ** 15)).toBe(1);
    expect(scaleOf([0]).seconds(-1)).toBe(scaleOf([0]).from);
  });
});

it('reads and writes times', () => {
  expect(timeText(1_768_478_400)).toBe('2026-01-15T12:00:00Z');
  expect(secondsOf('2026-01-15T12:00:00.123456789Z')).toBe(1_768_478_400);
  expect(secondsOf('2026-01-15T13:00:00+01:00')).toBe(1_768_478_400);
  expect([secondsOf('now'), secondsOf('2026-01-15'), secondsOf('2026-13-15T12:00:00Z')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(shortTime(1_768_478_400)).toBe('2026-01-15 12:00');
  expect(shortTime(1_768_478_401, 1_768_478_400)).toBe('12:00:01');
  expect(timeText(Number.MAX_SAFE_INTEGER)).toBe('9999-12-31T23:59:59Z');
});

describe('the verdict over time', () => {
  const judge =
    (changes: readonly (readonly [from: number, verdict: Verdict, rule?: string])[]) =>
    async (seconds: number): Promise<{ verdict: Verdict; rule: string | undefined }> => {
      const [, verdict, rule] = changes.findLast(([from]) => seconds >= from) ?? [0, 'accept'];
      return { verdict, rule };
    };

  it('changes at the second at which it does', async () => {
    const found = await sweep(
      0,
      10_000,
      [1_000, 5_000],
      judge([
        [0, 'reject', 'a'],
        [940, 'accept'],
        [5_061, 'reject', 'b'],
      ]),
    );
    expect(found?.stretches).toEqual([
      { from: 0, to: 940, verdict: 'reject', rule: 'a' },
      { from: 940, to: 5_061, verdict: 'accept', rule: undefined },
      { from: 5_061, to: 10_000, verdict: 'reject', rule: 'b' },
    ]);
    expect(found?.whole).toBe(true);
  });

  it('ends where it changes without end, and says so', async () => {
    let runs = 0;
    const found = await sweep(0, 1_000_000, [], async (seconds) => {
      runs++;
      return { verdict: 'reject', rule: String(seconds) };
    });
    expect(found?.whole).toBe(false);
    expect(runs).toBeLessThan(500);
  });

  it('makes room for what is newer', async () => {
    expect(await sweep(0, 10, [], async () => undefined)).toBeUndefined();
  });
});
