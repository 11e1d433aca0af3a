// What does not grant does not count: malformed alternatives beside others, and the bound of uses.
import { grants, group, topic } from '../vocabulary.js';

const { AUTH, covering, credit } = grants;

const MALFORMED = { uses: 2 };
const LIMITED = { uses: '2' };
const DIGITS = 'A number has at most 20 digits, zeros at its start among them';

export default () => topic({ operation: 'capability.covers', name: 'counting', prefix: 'covers-counting-', since: '3.0.0', from: covering,
  twin: 'limited', resource: credit, ability: AUTH, facts: { uses: '1' } },
  group({ rules: ['restriction.value', 'capability.restriction'] }, [
    { id: 'limited', title: 'A limited alternative beside a malformed one, its limit not reached', alternatives: [LIMITED, MALFORMED],
      why: 'The malformed alternative does not count, and the facts meet the other one.' },
    { id: 'limited-second', title: 'A limited alternative behind a malformed one, its limit not reached', alternatives: [MALFORMED, LIMITED],
      why: 'The malformed alternative does not count wherever it stands, and the facts meet the other one.' },
  ]),
  group({ rule: 'capability.restriction', rules: ['restriction.value'], change: 'uses: "2" in the facts', facts: { uses: '2' },
    why: 'The malformed alternative does not count, and the facts fail the other one.' }, [
    { id: 'spent', title: 'A limited alternative beside a malformed one, its limit reached', alternatives: [LIMITED, MALFORMED] },
    { id: 'spent-second', title: 'A limited alternative behind a malformed one, its limit reached', alternatives: [MALFORMED, LIMITED] },
    { id: 'spent-other-key', title: 'A limited alternative beside one whose nft_id is malformed, its limit reached',
      alternatives: [LIMITED, { nft_id: '7' }] },
  ]),
  [
    { id: 'open', title: 'An open alternative beside a malformed one', change: 'the facts: none', rule: 'capability.restriction-undecided',
      rules: ['restriction.value'], alternatives: [LIMITED, MALFORMED], facts: {},
      why: 'The malformed alternative does not count and hides nothing; the other one needs a fact that was not given.' },
    { id: 'none', title: 'Two malformed alternatives', change: 'the limit: 3 as a number', rule: 'restriction.value',
      alternatives: [{ uses: 3 }, MALFORMED], why: 'Every alternative has a malformed value, so none counts.' },
    { id: 'uses-20-digits', title: 'uses of 20 digits', rules: ['restriction.value'], alternatives: [{ uses: '2'.padStart(20, '0') }],
      why: `${DIGITS}, and is below 2^64.` },
    { id: 'uses-21-digits', title: 'uses of 21 digits', twin: 'uses-20-digits', change: 'one more zero at the start of uses', rule: 'restriction.value',
      risk: ['resource-exhaustion', 'restriction-bypass'], alternatives: [{ uses: '2'.padStart(21, '0') }], why: `${DIGITS}.` },
  ]);
