// How many comparisons a judgement may need: at the bound, and one past it.
import { AUTH, cell, credit, pkp, recap, SIGNING, under } from '../grants.js';
import { accept, file, reject } from '../kit.js';

export const since = '3.0.0';

const rules = ['work.comparisons'];
/** 917,504 at a price of 64. */
const MOST = 14_336;

/**
 * 64 alternatives of the child under as many of the parent. The weights of the child's are 222 together: 30 of 4 (itself, two
 * members, one item) and 34 of 3. With 64 and 64 alternatives that makes 64 + 64 + 222 * 64 = 14,336.
 */
const children = Array.from({ length: 64 }, (_, index) =>
  index < 30 ? { delegate_to: ['00'.repeat(20)], uses: String(index) } : { foreign: index, uses: '1' },
);
const parents = Array.from({ length: 64 }, (_, index) => (index < 63 ? { uses: String(1 + index) } : {}));
const child = recap(cell(credit, AUTH, ...children));
const parent = (more = {}) => recap({ ...cell(credit, AUTH, ...parents), ...more });

const counted = 64 + 64 + (30 * 4 + 34 * 3) * 64;
if (counted !== MOST) throw new Error(`the vectors count ${counted}`);

export default () => [
  file('capability.narrower', 'work', [
    accept('narrower-work-comparisons', '14,336 comparisons', {
      rules,
      reason:
        'Both sides have 64 alternatives; those of the child weigh 222 together, which is compared with 64: 64 + 64 + 222 * 64 = 14,336, and 64 times that is the bound.',
      input: under(child, parent()),
    }),
    reject('narrower-work-comparisons-over', '14,337 comparisons', {
      rule: 'work.comparisons',
      twin: 'narrower-work-comparisons',
      mutation: 'one more cell of the parent, which nothing is compared with',
      reason: 'The alternative of the other cell counts one: 64 + 65 + 222 * 64 = 14,337.',
      risk: ['resource-exhaustion'],
      input: under(child, parent(cell(pkp, SIGNING, {}))),
    }),
  ]),
];
