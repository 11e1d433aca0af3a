import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/internal/turns.js';

const room = { most: 4, ofOne: 3 };
const [first, second, third] = [{}, {}, {}];

describe('pieces that wait', () => {
  it('come in the order in which they were added', () => {
    const turns = createTurns<number>();
    for (const piece of [1, 2, 3]) expect(turns.add(room, first, piece)).toBe(true);
    expect([turns.take(), turns.take(), turns.take(), turns.take()]).toEqual([1, 2, 3, undefined]);
  });

  it('take turns by their sources', () => {
    const turns = createTurns<string>();
    for (const piece of ['a1', 'a2', 'a3']) turns.add(room, first, piece);
    turns.add({ ...room }, second, 'b1');
    turns.add({ ...room }, third, 'c1');
    expect(turns.take()).toBe('a1');
    turns.add({ ...room }, second, 'b2');
    expect([1, 2, 3, 4, 5].map(() => turns.take())).toEqual(['b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('are refused where there is no room, and nowhere else', () => {
    const turns = createTurns<number>();
    for (const piece of [1, 2, 3]) turns.add(room, first, piece);
    expect(turns.add(room, first, 4)).toBe(false);
    expect(turns.add(room, second, 5)).toBe(true);
    expect(turns.add(room, third, 6)).toBe(false);
    expect(turns.add({ ...room }, third, 7)).toBe(true);
    expect([turns.take(), turns.take()]).toEqual([1, 5]);
    expect(turns.add(room, third, 8)).toBe(true);
  });
});
