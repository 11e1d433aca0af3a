// capability.covers: a cell that grants beside one that names the same and does not. Only the first is among those that cover.
import { AUTH, anyCredit, asking, bobHex, credit, grantOf, only, recap } from '../grants.js';
import { accept, alice, file } from '../kit.js';

export const since = '3.0.0';

/** Alternatives that do not grant: name, words, alternatives, why. */
const idle = () => [
  ['malformed', 'a malformed value', [{ delegate_to: 'everyone' }], 'A value of another form does not grant.'],
  ['unmet', 'a restriction that is not met', [{ delegate_to: [bobHex()] }], 'What is not met does not grant.'],
  ['foreign', 'a key that nobody registered', [{ region: 'eu' }], 'What nobody can decide does not grant.'],
  ['empty', 'no alternative', [], 'An empty list of alternatives grants nothing.'],
  [
    'mixed',
    'a malformed value and a restriction that is not met',
    [{ nft_id: 7 }, { delegate_to: [bobHex()] }],
    'Neither a value of another form nor what is not met grants.',
  ],
];

const FACTS = { delegatee: alice().address, token: '7' };
const plain = () => grantOf(credit, AUTH, {});
const wild = () => grantOf(anyCredit, AUTH, { delegate_to: [alice().address.slice(2).toLowerCase()] });

export default () => [
  file(
    'capability.covers',
    'beside',
    idle().flatMap(([name, words, alternatives, why]) => {
      const other = grantOf(credit, AUTH, ...alternatives);
      const row = (id, title, grants) =>
        accept(`covers-beside-${name}${id}`, title, {
          rules: ['capability.restriction', 'restriction.value'],
          reason: `${why} The other cell grants, and it alone covers what is asked for.`,
          input: asking(grants, credit, AUTH, FACTS),
        });
      return [
        row('', `A grant, and one with ${words}`, [plain(), other]),
        row('-first', `A grant with ${words}, and one without`, [other, plain()]),
        row('-wildcard', `A cell with ${words} beside the wildcard in one grant`, [
          recap({ ...wild().att, ...only(credit, only(AUTH, alternatives)) }),
        ]),
      ];
    }),
  ),
];
