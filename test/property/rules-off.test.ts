import { expect, it } from 'vitest';
import { judgeWithRulesOff } from './rules-off.js';

it('no set of rules off ends in a judgement without value and without issue, nor throws', () => {
  const { failures, accepted, tried } = judgeWithRulesOff(20260115, 300);
  expect(failures).toEqual([]);
  // The property says nothing where every set ends at the first rule.
  expect(accepted).toBeGreaterThan(200);
  expect(tried).toBeGreaterThan(400);
});
