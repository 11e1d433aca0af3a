// What does not grant does not count: malformed alternatives beside others, and the bound of uses.
import { AUTH, asking, credit, grantOf } from '../grants.js';
import { accept, file, reject, undecided } from '../kit.js';

export const since = '3.0.0';

const asked = (facts, ...alternatives) => asking(grantOf(credit, AUTH, ...alternatives), credit, AUTH, facts);

const MALFORMED = { uses: 2 };
const LIMITED = { uses: '2' };

const beside = () => [
  accept('covers-counting-limited', 'A limited alternative beside a malformed one, its limit not reached', {
    rules: ['restriction.value', 'capability.restriction'],
    reason: 'The malformed alternative does not count, and the facts meet the other one.',
    input: asked({ uses: '1' }, LIMITED, MALFORMED),
  }),
  accept('covers-counting-limited-second', 'A limited alternative behind a malformed one, its limit not reached', {
    rules: ['restriction.value', 'capability.restriction'],
    reason: 'The malformed alternative does not count wherever it stands, and the facts meet the other one.',
    input: asked({ uses: '1' }, MALFORMED, LIMITED),
  }),
  ...[
    ['spent', 'A limited alternative beside a malformed one, its limit reached', [LIMITED, MALFORMED]],
    ['spent-second', 'A limited alternative behind a malformed one, its limit reached', [MALFORMED, LIMITED]],
    [
      'spent-other-key',
      'A limited alternative beside one whose nft_id is malformed, its limit reached',
      [LIMITED, { nft_id: '7' }],
    ],
  ].map(([name, title, alternatives]) =>
    reject(`covers-counting-${name}`, title, {
      rule: 'capability.restriction',
      rules: ['capability.restriction', 'restriction.value'],
      risk: ['restriction-bypass'],
      twin: 'covers-counting-limited',
      mutation: 'uses: "2" in the facts',
      reason: 'The malformed alternative does not count, and the facts fail the other one.',
      input: asked({ uses: '2' }, ...alternatives),
    }),
  ),
  undecided('covers-counting-open', 'An open alternative beside a malformed one', {
    rule: 'capability.restriction-undecided',
    rules: ['capability.restriction-undecided', 'restriction.value'],
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'covers-counting-limited',
    mutation: 'the facts: none',
    reason:
      'The malformed alternative does not count and hides nothing; the other one needs a fact that was not given.',
    input: asked({}, LIMITED, MALFORMED),
  }),
  reject('covers-counting-none', 'Two malformed alternatives', {
    rule: 'restriction.value',
    risk: ['restriction-bypass'],
    twin: 'covers-counting-limited',
    mutation: 'the limit: 3 as a number',
    reason: 'Every alternative has a malformed value, so none counts.',
    input: asked({ uses: '1' }, { uses: 3 }, MALFORMED),
  }),
];

const digits = () => [
  accept('covers-counting-uses-20-digits', 'uses of 20 digits', {
    rules: ['restriction.value'],
    reason: 'A number has at most 20 digits, zeros at its start among them, and is below 2^64.',
    input: asked({ uses: '1' }, { uses: '00000000000000000002' }),
  }),
  reject('covers-counting-uses-21-digits', 'uses of 21 digits', {
    rule: 'restriction.value',
    risk: ['resource-exhaustion', 'restriction-bypass'],
    twin: 'covers-counting-uses-20-digits',
    mutation: 'one more zero at the start of uses',
    reason: 'A number has at most 20 digits, zeros at its start among them.',
    input: asked({ uses: '1' }, { uses: '000000000000000000002' }),
  }),
];

export default () => [file('capability.covers', 'counting', [...beside(), ...digits()])];
