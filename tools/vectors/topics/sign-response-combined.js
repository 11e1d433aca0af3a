// sign-session-key.combine: answers that give the signature of the network, whichever nodes they are from.
import { answerOf, answersOf, combines, nodeName, pointOf, responseOf, twoPkps } from '../combination.js';
import { file, grant, json, network, statement } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  answered,
  authContext,
  byWallet,
  networkText,
  OTHER_BLOCK_TIME,
  pkpKey,
  requestText,
  shareText,
  user,
} from '../network.js';
import { hexText, lit, refusedBy } from '../sessions.js';

const share = 'sign-response.share';
const form = 'sign-response.share-form';
const shape = 'sign-response.shape';
const index = 'sign-response.share-index';
const threshold = 'sign-response.threshold';

/** Nodes of a network by the numbers of their shares. */
const nodes = () => [
  combines('standard', 'The nodes 1 and 2 sign, and two sign for the network', {
    rules: [
      'json.text',
      shape,
      form,
      'sign-response.copied',
      'sign-response.expiration',
      'sign-response.data-signed',
      'sign-response.network-key',
      index,
      share,
      threshold,
      'auth-sig.session-bound',
      'auth-sig.address',
      'auth-sig.domain',
      'auth-sig.nonce',
      'auth-sig.auth-context',
      'narrower.resource',
      'narrower.ability',
      'narrower.restriction',
      'recap.statement-match',
    ],
    reason:
      'Every rule holds. The points of the two shares, with the weights 2 and -1, sum up to what the secret of the network signs.',
  }),
  combines('nodes-1-3', 'The nodes 1 and 3 sign', {
    rules: [share],
    reason: 'The weights are 3/2 and -1/2 in the field of the scalars: the signature is that of the nodes 1 and 2.',
    identifiers: [1, 3],
  }),
  combines('nodes-2-3', 'The nodes 2 and 3 sign', {
    rules: [share],
    reason: 'The weights are 3 and -2: the signature is that of the nodes 1 and 2.',
    identifiers: [2, 3],
  }),
  combines('all-three', 'Three nodes sign where two are enough', {
    rules: [share],
    reason: 'Three points of a line give the same value at 0 as two of them.',
    identifiers: [1, 2, 3],
  }),
  combines('reversed', 'The answer of node 2 comes first', {
    rules: [share],
    reason: 'The sum has no order.',
    identifiers: [2, 1],
  }),
  combines('threshold-3', 'Three of five nodes sign, and three sign for the network', {
    rules: [share, threshold],
    reason: 'The polynomial has degree 2, and its value at 0 follows from the values at 2, 4 and 5.',
    identifiers: [2, 4, 5],
    over: { threshold: 3 },
  }),
  combines('threshold-1', 'One node signs, and one signs for the network', {
    rules: [share, threshold],
    reason: 'A polynomial of degree 0 is its value: every share is the secret of the network.',
    identifiers: [7],
    over: { threshold: 1 },
  }),
  combines('identifiers-end', 'The nodes with the share indices 0 and 254', {
    rules: [form, share],
    reason: 'The identifier is one byte, and 255 is its greatest value.',
    identifiers: [1, 255],
  }),
  combines('second-network', 'Two nodes of another network, whose key the client pinned', {
    rules: ['sign-response.network-key', share],
    reason: 'The key is the one that the client states.',
    of: 'two',
  }),
  combines('one-name', 'Two answers under one name of a node', {
    rules: [index, share],
    reason: 'A name is what the client calls a node. Shares are told apart by their identifiers.',
    answers: [answerOf(1), answerOf(2, { node: 1 })],
  }),
];

/** What a node may write differently. */
const spelling = () => [
  combines('other-members', 'A node that adds members', {
    rules: [shape],
    reason: 'Members that the specification does not name mean nothing, and none of them is believed.',
    answers: [
      answerOf(1, { over: { status: 'error', success: false, threshold: 1, peers: [nodeName(9)] } }),
      answerOf(2),
    ],
  }),
  combines('prototype-member', 'A node that adds the members __proto__ and constructor', {
    rules: [shape],
    reason: 'They are members without a meaning like any other.',
    answers: [
      answerOf(1, { response: json(responseOf(1)).replace('{', '{"__proto__":{"shareIndex":7},"constructor":1,') }),
      answerOf(2),
    ],
  }),
  combines('white-space', 'A node that writes white space between the tokens', {
    rules: ['json.text'],
    reason: 'White space between the tokens of JSON is free.',
    answers: [answerOf(1, { response: JSON.stringify(responseOf(1), null, 2) }), answerOf(2)],
  }),
  combines('member-order', 'A node that writes the members in reverse order', {
    rules: ['json.text', shape],
    reason: 'The members of an object have no order.',
    answers: [
      answerOf(1),
      answerOf(2, { response: json(Object.fromEntries(Object.entries(responseOf(2)).reverse())) }),
    ],
  }),
  combines('bytes', 'A node whose answer is given as bytes', {
    rules: ['json.text'],
    reason: 'The bytes are the UTF-8 of the text.',
    answers: [answerOf(1, { response: hexText(json(responseOf(1))) }), answerOf(2)],
  }),
  combines('upper-case', 'A node that writes hex in upper case', {
    rules: [form, 'sign-response.data-signed', 'sign-response.network-key'],
    reason: 'Hex digits have no letter case: neither in the share, nor in what was signed, nor in the key.',
    answers: [
      answerOf(1),
      answerOf(2, {
        over: {
          signatureShare: { ProofOfPossession: shareText(2, pointOf(networkText(), 2)).toUpperCase() },
          dataSigned: responseOf(2).dataSigned.toUpperCase(),
          blsRootPubkey: network('one').publicKey.toUpperCase(),
        },
      }),
    ],
  }),
];

const restricted = (uses) => ({
  att: { 'lit-ratelimitincrease://7': { 'Auth/Auth': [{ uses }] } },
  prf: [],
});

/** What a network may write. */
const messages = () => [
  combines('preface', 'A request whose statement has a preface', {
    rules: ['sign-response.copied', 'recap.statement-match'],
    reason: 'The statement begins with the requested one, its own ReCap statement among it.',
    ask: { says: `Let the example application sign. ${statement(grant())}` },
  }),
  combines('scheme', 'A request with a scheme', {
    rules: ['sign-response.copied'],
    reason: 'The scheme is the requested one.',
    ask: { scheme: 'https' },
  }),
  combines('chain-id', 'A request with the chain id 0175188', {
    rules: ['sign-response.copied'],
    reason: 'The chain id is the requested one, as text.',
    ask: { chainId: '0175188' },
  }),
  combines('not-before', 'A request with a not-before', {
    rules: ['sign-response.copied', 'auth-sig.not-before'],
    reason: 'Not-before is the requested one.',
    ask: { notBefore: '2026-01-15T11:59:00Z' },
  }),
  combines('not-before-offset', 'A network that writes the requested not-before with an offset', {
    rules: ['sign-response.copied', 'auth-sig.not-before'],
    reason: 'Dates are compared as instants, and this one is that of the request.',
    ask: { notBefore: '2026-01-15T11:59:00Z' },
    back: { notBefore: '2026-01-15T12:59:00.000+01:00' },
  }),
  combines('request-id', 'A request with a request id', {
    rules: ['sign-response.copied'],
    reason: 'The request id is the requested one.',
    ask: { requestId: 'a:b@7' },
  }),
  combines('request-id-empty', 'A request with an empty request id', {
    rules: ['sign-response.copied'],
    reason: 'An empty request id is one, and it is the requested one.',
    ask: { requestId: '' },
  }),
  combines('domain-case', 'A network that writes the domain in upper case', {
    rules: ['auth-sig.domain'],
    reason: 'Domains are compared without the case of ASCII letters.',
    back: { domain: 'APP.EXAMPLE' },
  }),
  combines('address-lower-case', 'A network that writes the address of the PKP in lower case', {
    rules: ['auth-sig.address', 'lit-v7.checksum-address'],
    reason:
      'Addresses are compared without letter case, and the AuthSig has that of the message as it is written there.',
    back: { address: pkpKey().address.toLowerCase() },
    profiles: lit(refusedBy('lit-v7.checksum-address')),
  }),
  combines('expires-earlier', 'A network that signs for a shorter time than was asked for', {
    rules: ['sign-response.expiration'],
    reason: 'An earlier expiry grants less. The requested one is 2026-01-16T11:00:00Z.',
    back: { expirationTime: '2026-01-15T23:00:00Z' },
  }),
  combines('expires-offset', 'A network that writes the requested expiry in another time zone', {
    rules: ['sign-response.expiration'],
    reason: 'Dates are compared as instants, and this one is that of the request.',
    back: { expirationTime: '2026-01-17T01:00:00.000+14:00' },
  }),
  combines('request-without-end', 'A request without an expiration time, and a network that sets one', {
    rules: ['sign-response.expiration', 'auth-sig.expiration-required'],
    reason: 'No expiry is later than none. What comes back has one, as an AuthSig has to.',
    ask: { expirationTime: undefined },
    back: {},
  }),
  combines('other-block-time', 'A network that knows another time of the block', {
    rules: ['sign-response.copied'],
    reason: 'Issued-at is that of the block, which the client does not know.',
    back: { blockTime: OTHER_BLOCK_TIME },
  }),
  combines('two-users', 'A network that names two users and an action', {
    rules: ['auth-sig.auth-context', 'narrower.resource'],
    reason: 'What the network says about who asked is not measured against the request.',
    back: {
      context: authContext({
        users: [user(byWallet()), user({ userId: '7', appId: 'app' }, 6)],
        action: [actionCid(ACTION_CODE)],
        answer: answered('true').response,
      }),
    },
  }),
  combines('statement-begins', 'A network whose ReCap statement begins with the requested one, and stands alone', {
    rules: ['sign-response.copied', 'recap.statement-match'],
    reason: 'What stands first is the requested statement, byte for byte, and the whole is the ReCap statement.',
    back: { says: null },
  }),
  combines('no-context', 'A network that says nothing about who asked', {
    rules: ['narrower.resource', 'recap.statement-match'],
    reason: 'The resolved auth context is the network’s to write. Without it what is signed is the request.',
    text: requestText({ issuedAt: OTHER_BLOCK_TIME }),
  }),
  combines('fewer-grants', 'A network that grants one of two requested PKPs', {
    rules: ['narrower.resource'],
    reason: 'What is granted is narrower than what was asked for. The statement begins with the requested one.',
    ask: { details: twoPkps() },
    back: { says: statement(twoPkps()) },
  }),
  combines('restricted', 'A network that grants fewer uses than were asked for', {
    rules: ['narrower.restriction', 'restriction.value'],
    reason: 'Two uses are within three.',
    ask: { details: restricted('3') },
    back: { details: restricted('2'), says: statement(restricted('3')) },
  }),
];

/** Answers that do not count, among enough of those that do. */
const beside = () => [
  combines('failed-node', 'A third node answers with an error', {
    rules: [shape, threshold],
    reason: 'The answer of the third node is refused by itself. The other two are enough.',
    answers: [answerOf(3, { response: '{"errorCode":"NodeNotAuthorized","message":"no"}' }), ...answersOf()],
  }),
  combines('silent-node', 'A third node answers with an HTML page', {
    rules: ['json.text', threshold],
    reason: 'The answer of the third node is no JSON. The other two are enough.',
    answers: [...answersOf(), answerOf(3, { response: '<html>502 Bad Gateway</html>' })],
  }),
  combines('other-message', 'A third node signs for a longer time', {
    rules: ['sign-response.expiration', threshold],
    reason: 'The answer of the third node is refused by itself. The other two are enough.',
    answers: [answerOf(1), answerOf(3, { text: networkText({ expirationTime: '2026-01-16T12:00:00Z' }) }), answerOf(2)],
  }),
  combines('other-block', 'A third node knows another time of the block', {
    rules: [share, threshold],
    reason: 'Its message is as good as that of the others, and its share is one of another text. Two agree, and sign.',
    answers: [answerOf(3, { text: networkText({ blockTime: OTHER_BLOCK_TIME }) }), ...answersOf()],
  }),
  combines('other-claims', 'A third node states another network key, and other bytes', {
    rules: ['sign-response.data-signed', 'sign-response.network-key'],
    reason: 'The answer of the third node is refused by itself, although its share is genuine.',
    answers: [
      ...answersOf(),
      answerOf(3, { over: { dataSigned: '00'.repeat(32), blsRootPubkey: network('two').publicKey } }),
    ],
  }),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.combine', 'combined', [...nodes(), ...spelling()]),
  file('sign-session-key.combine', 'copied', [...messages(), ...beside()]),
];
