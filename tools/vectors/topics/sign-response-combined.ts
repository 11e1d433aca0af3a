// sign-session-key.combine: answers that give the signature of the network, whichever nodes they are from.
import { combination, type Details, grant, group, json, lit, network, networks, refusedBy, sessions, statement, topic } from '../vocabulary.js';

const { answerOf, answersOf, combining, nodeName, pointOf, responseOf, twoPkps } = combination;
const { ACTION_CODE, actionCid, authContext, byWallet, networkText, OTHER_BLOCK_TIME, pkpKey, requestText, shareText, user } = networks;

type Combined = combination.Combination & { readonly of?: string };

/** Nodes of a network by the numbers of their shares. */
const nodes = () => group<Combined>({ rules: ['sign-response.share'] }, [
  { id: 'standard', title: 'The nodes 1 and 2 sign, and two sign for the network',
    rules: ['json.text', 'sign-response.shape', 'sign-response.share-form', 'sign-response.copied', 'sign-response.expiration', 'sign-response.data-signed',
      'sign-response.network-key', 'sign-response.share-index', 'sign-response.share', 'sign-response.threshold', 'auth-sig.session-bound', 'auth-sig.address',
      'auth-sig.domain', 'auth-sig.nonce', 'auth-sig.auth-context', 'narrower.resource', 'narrower.ability', 'narrower.restriction', 'recap.statement-match'],
    why: 'Every rule holds. The points of the two shares, with the weights 2 and -1, sum up to what the secret of the network signs.' },
  { id: 'nodes-1-3', title: 'The nodes 1 and 3 sign', identifiers: [1, 3],
    why: 'The weights are 3/2 and -1/2 in the field of the scalars: the signature is that of the nodes 1 and 2.' },
  { id: 'nodes-2-3', title: 'The nodes 2 and 3 sign', identifiers: [2, 3], why: 'The weights are 3 and -2: the signature is that of the nodes 1 and 2.' },
  { id: 'all-three', title: 'Three nodes sign where two are enough', identifiers: [1, 2, 3],
    why: 'Three points of a line give the same value at 0 as two of them.' },
  { id: 'reversed', title: 'The answer of node 2 comes first', identifiers: [2, 1], why: 'The sum has no order.' },
  { id: 'threshold-3', title: 'Three of five nodes sign, and three sign for the network', rules: ['sign-response.share', 'sign-response.threshold'],
    why: 'The polynomial has degree 2, and its value at 0 follows from the values at 2, 4 and 5.', identifiers: [2, 4, 5], over: { threshold: 3 } },
  { id: 'threshold-1', title: 'One node signs, and one signs for the network', rules: ['sign-response.share', 'sign-response.threshold'],
    why: 'A polynomial of degree 0 is its value: every share is the secret of the network.', identifiers: [7], over: { threshold: 1 } },
  { id: 'identifiers-end', title: 'The nodes with the share indices 0 and 254', rules: ['sign-response.share-form', 'sign-response.share'],
    why: 'The identifier is one byte, and 255 is its greatest value.', identifiers: [1, 255] },
  { id: 'second-network', title: 'Two nodes of another network, whose key the client pinned', rules: ['sign-response.network-key', 'sign-response.share'],
    why: 'The key is the one that the client states.', of: 'two' },
  { id: 'one-name', title: 'Two answers under one name of a node', rules: ['sign-response.share-index', 'sign-response.share'],
    why: 'A name is what the client calls a node. Shares are told apart by their identifiers.', answers: [answerOf(1), answerOf(2, { node: 1 })] },
]);

/** What a node may write differently. */
const spelling = () => group<Combined>({}, [
  { id: 'other-members', title: 'A node that adds members', rules: ['sign-response.shape'],
    why: 'Members that the specification does not name mean nothing, and none of them is believed.',
    answers: [answerOf(1, { over: { status: 'error', success: false, threshold: 1, peers: [nodeName(9)] } }), answerOf(2)] },
  { id: 'prototype-member', title: 'A node that adds the members __proto__ and constructor', rules: ['sign-response.shape'],
    why: 'They are members without a meaning like any other.',
    answers: [answerOf(1, { response: json(responseOf(1)).replace('{', '{"__proto__":{"shareIndex":7},"constructor":1,') }), answerOf(2)] },
  { id: 'white-space', title: 'A node that writes white space between the tokens', rules: ['json.text'], why: 'White space between the tokens of JSON is free.',
    answers: [answerOf(1, { response: JSON.stringify(responseOf(1), null, 2) }), answerOf(2)] },
  { id: 'member-order', title: 'A node that writes the members in reverse order', rules: ['json.text', 'sign-response.shape'],
    why: 'The members of an object have no order.',
    answers: [answerOf(1), answerOf(2, { response: json(Object.fromEntries(Object.entries(responseOf(2)).reverse())) })] },
  { id: 'bytes', title: 'A node whose answer is given as bytes', rules: ['json.text'], why: 'The bytes are the UTF-8 of the text.',
    answers: [answerOf(1, { response: sessions.hexText(json(responseOf(1))) }), answerOf(2)] },
  { id: 'upper-case', title: 'A node that writes hex in upper case',
    rules: ['sign-response.share-form', 'sign-response.data-signed', 'sign-response.network-key'],
    why: 'Hex digits have no letter case: neither in the share, nor in what was signed, nor in the key.',
    answers: [answerOf(1), answerOf(2, { over: {
      signatureShare: { ProofOfPossession: shareText(2, pointOf(networkText(), 2)).toUpperCase() },
      dataSigned: responseOf(2).dataSigned.toUpperCase(),
      blsRootPubkey: network('one').publicKey.toUpperCase(),
    } })] },
]);

const restricted = (uses: string): Details => ({ att: { 'lit-ratelimitincrease://7': { 'Auth/Auth': [{ uses }] } }, prf: [] });

/** What a network may write. */
const messages = () => group<Combined>({ rules: ['sign-response.copied'] }, [
  { id: 'preface', title: 'A request whose statement has a preface', rules: ['sign-response.copied', 'recap.statement-match'],
    why: 'The statement begins with the requested one, its own ReCap statement among it.',
    ask: { says: `Let the example application sign. ${statement(grant())}` } },
  { id: 'scheme', title: 'A request with a scheme', why: 'The scheme is the requested one.', ask: { scheme: 'https' } },
  { id: 'chain-id', title: 'A request with the chain id 0175188', why: 'The chain id is the requested one, as text.', ask: { chainId: '0175188' } },
  { id: 'not-before', title: 'A request with a not-before', rules: ['sign-response.copied', 'auth-sig.not-before'], why: 'Not-before is the requested one.',
    ask: { notBefore: '2026-01-15T11:59:00Z' } },
  { id: 'not-before-offset', title: 'A network that writes the requested not-before with an offset', rules: ['sign-response.copied', 'auth-sig.not-before'],
    why: 'Dates are compared as instants, and this one is that of the request.',
    ask: { notBefore: '2026-01-15T11:59:00Z' }, back: { notBefore: '2026-01-15T12:59:00.000+01:00' } },
  { id: 'request-id', title: 'A request with a request id', why: 'The request id is the requested one.', ask: { requestId: 'a:b@7' } },
  { id: 'request-id-empty', title: 'A request with an empty request id', why: 'An empty request id is one, and it is the requested one.',
    ask: { requestId: '' } },
  { id: 'domain-case', title: 'A network that writes the domain in upper case', rules: ['auth-sig.domain'],
    why: 'Domains are compared without the case of ASCII letters.', back: { domain: 'APP.EXAMPLE' } },
  { id: 'address-lower-case', title: 'A network that writes the address of the PKP in lower case', rules: ['auth-sig.address', 'lit-v7.checksum-address'],
    profiles: lit(refusedBy('lit-v7.checksum-address')),
    why: 'Addresses are compared without letter case, and the AuthSig has that of the message as it is written there.',
    back: { address: pkpKey().address.toLowerCase() } },
  { id: 'expires-earlier', title: 'A network that signs for a shorter time than was asked for', rules: ['sign-response.expiration'],
    why: 'An earlier expiry grants less. The requested one is 2026-01-16T11:00:00Z.', back: { expirationTime: '2026-01-15T23:00:00Z' } },
  { id: 'expires-offset', title: 'A network that writes the requested expiry in another time zone', rules: ['sign-response.expiration'],
    why: 'Dates are compared as instants, and this one is that of the request.', back: { expirationTime: '2026-01-17T01:00:00.000+14:00' } },
  { id: 'request-without-end', title: 'A request without an expiration time, and a network that sets one',
    rules: ['sign-response.expiration', 'auth-sig.expiration-required'],
    why: 'No expiry is later than none. What comes back has one, as an AuthSig has to.', ask: { expirationTime: undefined }, back: {} },
  { id: 'other-block-time', title: 'A network that knows another time of the block', why: 'Issued-at is that of the block, which the client does not know.',
    back: { blockTime: OTHER_BLOCK_TIME } },
  { id: 'two-users', title: 'A network that names two users and an action', rules: ['auth-sig.auth-context', 'narrower.resource'],
    why: 'What the network says about who asked is not measured against the request.',
    back: { context: authContext({ users: [user(byWallet()), user({ userId: '7', appId: 'app' }, 6)], action: [actionCid(ACTION_CODE)], answer: 'true' }) } },
  { id: 'statement-begins', title: 'A network whose ReCap statement begins with the requested one, and stands alone',
    rules: ['sign-response.copied', 'recap.statement-match'],
    why: 'What stands first is the requested statement, byte for byte, and the whole is the ReCap statement.', back: { says: null } },
  { id: 'no-context', title: 'A network that says nothing about who asked', rules: ['narrower.resource', 'recap.statement-match'],
    why: 'The resolved auth context is the network’s to write. Without it what is signed is the request.', text: requestText({ issuedAt: OTHER_BLOCK_TIME }) },
  { id: 'fewer-grants', title: 'A network that grants one of two requested PKPs', rules: ['narrower.resource'],
    why: 'What is granted is narrower than what was asked for. The statement begins with the requested one.',
    ask: { details: twoPkps() }, back: { says: statement(twoPkps()) } },
  { id: 'restricted', title: 'A network that grants fewer uses than were asked for', rules: ['narrower.restriction', 'restriction.value'],
    why: 'Two uses are within three.', ask: { details: restricted('3') }, back: { details: restricted('2'), says: statement(restricted('3')) } },
]);

/** Answers that do not count, among enough of those that do. */
const beside = () => group<Combined>({}, [
  { id: 'failed-node', title: 'A third node answers with an error', rules: ['sign-response.shape', 'sign-response.threshold'],
    why: 'The answer of the third node is refused by itself. The other two are enough.',
    answers: [answerOf(3, { response: '{"errorCode":"NodeNotAuthorized","message":"no"}' }), ...answersOf()] },
  { id: 'silent-node', title: 'A third node answers with an HTML page', rules: ['json.text', 'sign-response.threshold'],
    why: 'The answer of the third node is no JSON. The other two are enough.',
    answers: [...answersOf(), answerOf(3, { response: '<html>502 Bad Gateway</html>' })] },
  { id: 'other-message', title: 'A third node signs for a longer time', rules: ['sign-response.expiration', 'sign-response.threshold'],
    why: 'The answer of the third node is refused by itself. The other two are enough.',
    answers: [answerOf(1), answerOf(3, { text: networkText({ expirationTime: '2026-01-16T12:00:00Z' }) }), answerOf(2)] },
  { id: 'other-block', title: 'A third node knows another time of the block', rules: ['sign-response.share', 'sign-response.threshold'],
    why: 'Its message is as good as that of the others, and its share is one of another text. Two agree, and sign.',
    answers: [answerOf(3, { text: networkText({ blockTime: OTHER_BLOCK_TIME }) }), ...answersOf()] },
  { id: 'other-claims', title: 'A third node states another network key, and other bytes', rules: ['sign-response.data-signed', 'sign-response.network-key'],
    why: 'The answer of the third node is refused by itself, although its share is genuine.',
    answers: [...answersOf(), answerOf(3, { over: { dataSigned: '00'.repeat(32), blsRootPubkey: network('two').publicKey } })] },
]);

const settings = { operation: 'sign-session-key.combine', prefix: 'sign-response-', since: '1.1.0', from: combining } as const;

export default () => [topic({ ...settings, name: 'combined' }, nodes(), spelling()), topic({ ...settings, name: 'copied' }, messages(), beside())];
