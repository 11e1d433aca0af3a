// capability.covers: a cell that grants beside one that names the same and does not. Only the first is among those that cover.
import { alice, grants, only, topic } from '../vocabulary.js';

const { AUTH, aliceHex, anyCredit, bobHex, covering, credit, grantOf, recap } = grants;

/** A grant beside one that does not grant: in another grant, in either order, and in another cell of the same. */
const beside = ({ id, words, why, alternatives }: { id: string; words: string; why: string; alternatives: readonly unknown[] }) => {
  const [plain, other] = [grantOf(credit, AUTH, {}), grantOf(credit, AUTH, ...alternatives)];
  const wild = grantOf(anyCredit, AUTH, { delegate_to: [aliceHex()] });
  const because = `${why} The other cell grants, and it alone covers what is asked for.`;
  return [
    { id, title: `A grant, and one with ${words}`, why: because, grants: [plain, other] },
    { id: `${id}-first`, title: `A grant with ${words}, and one without`, why: because, grants: [other, plain] },
    { id: `${id}-wildcard`, title: `A cell with ${words} beside the wildcard in one grant`, why: because,
      grants: [recap({ ...wild.att, ...only(credit, only(AUTH, alternatives)) })] },
  ];
};

export default () => topic({ operation: 'capability.covers', name: 'beside', prefix: 'covers-beside-', since: '3.0.0', from: covering,
  rules: ['capability.restriction', 'restriction.value'], resource: credit, ability: AUTH, facts: { delegatee: alice().address, token: '7' } },
  [
    { id: 'malformed', words: 'a malformed value', why: 'A value of another form does not grant.', alternatives: [{ delegate_to: 'everyone' }] },
    { id: 'unmet', words: 'a restriction that is not met', why: 'What is not met does not grant.', alternatives: [{ delegate_to: [bobHex()] }] },
    { id: 'foreign', words: 'a key that nobody registered', why: 'What nobody can decide does not grant.', alternatives: [{ region: 'eu' }] },
    { id: 'empty', words: 'no alternative', why: 'An empty list of alternatives grants nothing.', alternatives: [] },
    { id: 'mixed', words: 'a malformed value and a restriction that is not met', why: 'Neither a value of another form nor what is not met grants.',
      alternatives: [{ nft_id: 7 }, { delegate_to: [bobHex()] }] },
  ].flatMap(beside));
