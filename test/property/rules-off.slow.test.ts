import { expect, it } from 'vitest';
import { judgeWithRulesOff } from './rules-off.js';

it('no set of rules off ends in a judgement without value and without issue, nor throws: thousands of inputs', () => {
  const { failures, accepted } = judgeWithRulesOff(20260116, 6_000);
  expect(failures).toEqual([]);
  expect(accepted).toBeGreaterThan(4_000);
});
