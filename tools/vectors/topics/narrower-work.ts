// How many comparisons a judgement may need: at the bound, and one past it.
import { grants, topic } from '../vocabulary.js';

const { AUTH, cell, credit, narrowing, pkp, recap, SIGNING } = grants;

/** 917,504 at a price of 64. */
const MOST = 14_336;

/**
 * 64 alternatives of the child under as many of the parent. The weights of the child's are 222 together: 30 of 4 (itself, two
 * members, one item) and 34 of 3. With 64 and 64 alternatives that makes 64 + 64 + 222 * 64 = 14,336.
 */
const children = Array.from({ length: 64 }, (_, index) =>
  index < 30 ? { delegate_to: ['00'.repeat(20)], uses: String(index) } : { foreign: index, uses: '1' });
const parents = cell(credit, AUTH, ...Array.from({ length: 64 }, (_, index) => (index < 63 ? { uses: String(1 + index) } : {})));

const counted = 64 + 64 + (30 * 4 + 34 * 3) * 64;
if (counted !== MOST) throw new Error(`the vectors count ${counted}`);

export default () => topic({ operation: 'capability.narrower', name: 'work', prefix: 'narrower-work-', since: '3.0.0', from: narrowing,
  child: recap(cell(credit, AUTH, ...children)) }, [
  { id: 'comparisons', title: '14,336 comparisons', rules: ['work.comparisons'], parent: recap(parents),
    why: 'Both sides have 64 alternatives; those of the child weigh 222 together, which is compared with 64: 64 + 64 + 222 * 64 = 14,336, and 64 times that is the bound.' },
  { id: 'comparisons-over', title: '14,337 comparisons', twin: 'comparisons', change: 'one more cell of the parent, which nothing is compared with',
    rule: 'work.comparisons', parent: recap({ ...parents, ...cell(pkp, SIGNING, {}) }),
    why: 'The alternative of the other cell counts one: 64 + 65 + 222 * 64 = 14,337.' },
]);
