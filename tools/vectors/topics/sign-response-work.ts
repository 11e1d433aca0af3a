// sign-session-key.combine: what one node answers does not keep the answers of others from being read.
import { combination, type Details, networks, topic } from '../vocabulary.js';

const { answerOf, answersOf, combining } = combination;

const credit = (alternatives: readonly unknown[]): Details => ({ att: { 'lit-ratelimitincrease://5': { 'Auth/Auth': alternatives } }, prf: [] });
/** Sixteen ways to use one credit. */
const ways = credit(Array.from({ length: 16 }, (_, number) => ({ nft_id: [String(number)] })));
/** One that takes more comparisons with them than a judgement has. */
const laborious = credit([{ nft_id: Array.from({ length: 1024 }, () => '1') }]);

export default () => topic({ operation: 'sign-session-key.combine', name: 'work', prefix: 'sign-response-', since: '3.0.0', from: combining }, [
  { id: 'work-of-one', title: 'The first answer takes more work than a judgement has, and two others sign', rules: ['work.comparisons', 'sign-response.share'],
    why: 'Each answer is a judgement of its own: the weight 1026 of the one alternative, times the 16 that were requested, is 16,416 comparisons, and 14,336 fit. The answer of node 3 is left out, and those of the nodes 1 and 2 sign.',
    ask: { details: ways },
    answers: [answerOf(3, { text: networks.networkText({ details: laborious }) }), ...answersOf([1, 2], { text: networks.networkText({ details: ways }) })] },
]);
