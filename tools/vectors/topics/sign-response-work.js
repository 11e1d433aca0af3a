// sign-session-key.combine: what one node answers does not keep the answers of others from being read.
import { answerOf, answersOf, combines } from '../combination.js';
import { file } from '../kit.js';
import { networkText } from '../network.js';

export const since = '3.0.0';

const credit = (alternatives) => ({ att: { 'lit-ratelimitincrease://5': { 'Auth/Auth': alternatives } }, prf: [] });
/** Sixteen ways to use one credit. */
const ways = credit(Array.from({ length: 16 }, (_, number) => ({ nft_id: [String(number)] })));
/** One that takes more comparisons with them than a judgement has. */
const laborious = credit([{ nft_id: Array.from({ length: 1024 }, () => '1') }]);

const work = () => [
  combines('work-of-one', 'The first answer takes more work than a judgement has, and two others sign', {
    rules: ['work.comparisons', 'sign-response.share'],
    reason:
      'Each answer is a judgement of its own: the weight 1026 of the one alternative, times the 16 that were requested, is 16,416 comparisons, and 14,336 fit. The answer of node 3 is left out, and those of the nodes 1 and 2 sign.',
    ask: { details: ways },
    answers: [
      answerOf(3, { text: networkText({ details: laborious }) }),
      ...answersOf([1, 2], { text: networkText({ details: ways }) }),
    ],
  }),
];

export default () => [file('sign-session-key.combine', 'work', work())];
