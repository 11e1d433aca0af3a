// flow.run: sessions of a wallet, of a PKP and of a PKP that an action speaks for, from the request to the node.
import { answerOf, asClient, nodeName, pointOf } from '../combination.js';
import { accepted, creates, flow, presents, refusedBy, step, verifies } from '../flows.js';
import { alice, bob, DOMAIN, file, network, OTHER_NODE, OTHER_PKP, otherSession, pkpSigning } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  actionRecord,
  answered,
  asNode,
  BLOCK,
  byWallet,
  codeText,
  keyShare,
  networkText,
  OTHER_BLOCK_TIME,
  OTHER_CODE,
  pkpKey,
  pkpRecord,
  requestText,
  signRequest,
  walletMethod,
} from '../network.js';
import { capability, delegation, lit, SIGNING } from '../sessions.js';

const KEY = network('one').publicKey;
const PAIR = { threshold: 2 };
const OTHER_ASK = { resource: `lit-pkp://${OTHER_PKP}`, ability: SIGNING };
const pkp = () => pkpKey().address;

/** When the client makes session signatures, and for how long. */
const ISSUED = '2026-01-15T12:00:05Z';
const EXPIRATION = '2026-01-15T12:30:00Z';
const LATER = '2026-01-15T12:00:10Z';

/** A request at a node that holds a share of the network, of which two sign. */
const asks = (identifier, request = signRequest(), node = {}, verdict, profiles) =>
  step('sign-session-key.answer', asNode(request, { share: keyShare(identifier, PAIR), ...node }), verdict, profiles);

/** A request that an action alone authorises. */
const asksByAction = (
  identifier,
  evidence = answered('true'),
  { code = ACTION_CODE, over = {}, ...node } = {},
  ...rest
) =>
  asks(
    identifier,
    signRequest({ authMethods: [], code: codeText(code), ...over }),
    { pkps: [actionRecord(ACTION_CODE)], evidence: { action: evidence }, ...node },
    ...rest,
  );

/** The client combines answers: the output of a step under the number of a node, or an answer as it stands. */
const combines = (answers, over = {}, verdict, profiles) =>
  step(
    'sign-session-key.combine',
    asClient(
      answers.map((answer) =>
        Array.isArray(answer) ? { node: nodeName(answer[0]), response: { step: answer[1] } } : answer,
      ),
      over,
    ),
    verdict,
    profiles,
  );

/** The client makes a session signature under the AuthSig of a step. */
const issues = (at, over = {}, verdict, profiles) =>
  creates(
    { issuedAt: ISSUED, expiration: EXPIRATION, capabilities: [{ step: at }].flat(), ...over },
    verdict,
    profiles,
  );

/** A session signature at a node that trusts the network. */
const uses = (at, over = {}, verdict, profiles) =>
  presents(at, { now: LATER, networkKey: KEY, ...over }, verdict, profiles);

/** The AuthSig of a step, verified as the client does before it keeps it. */
const holds = (at, over = {}, verdict, profiles) => {
  const { operation, input } = verifies({}, 'session', verdict, profiles, { domain: DOMAIN, nonce: BLOCK, ...over });
  return step(operation, { ...input, authSig: { step: at }, networkKey: KEY }, verdict, profiles);
};

const kinds = () => [
  flow('network-wallet-session', 'A wallet grants to a session key, which is used at two nodes', {
    rules: ['auth-sig.session-bound', 'auth-sig.nonce', 'session.node-bound', 'session.account'],
    risk: ['lockout'],
    reason: 'The client verifies what the wallet returned, and each node verifies it again with what it asks for.',
    steps: [
      verifies(capability({ nonce: BLOCK }), 'session', accepted, {}, { domain: DOMAIN, nonce: BLOCK }),
      creates({ capabilities: [capability({ nonce: BLOCK })] }),
      creates({ capabilities: [capability({ nonce: BLOCK })], nodeAddress: OTHER_NODE }),
      uses(1, { account: alice().address }),
      uses(2, { nodeAddress: OTHER_NODE, account: alice().address }),
      uses(1, { account: pkp() }, refusedBy('session.account'), lit(accepted)),
    ],
  }),
  flow('network-pkp-session', 'Three nodes sign a session key for a PKP, which is used at two nodes', {
    rules: ['sign-request.permission', 'sign-response.share', 'auth-sig.signature', 'session.account'],
    risk: ['lockout'],
    reason:
      'Each node answers with its share, the client combines and verifies them, and the account of the session is the PKP. The owner of the PKP is not that account.',
    steps: [
      asks(1),
      asks(2),
      asks(3),
      combines([
        [1, 0],
        [2, 1],
        [3, 2],
      ]),
      holds(3),
      issues(3),
      issues(3, { nodeAddress: OTHER_NODE }),
      uses(5, { account: pkp() }),
      uses(6, { nodeAddress: OTHER_NODE, account: pkp() }),
      uses(5, { account: alice().address }, refusedBy('session.account'), lit(accepted)),
      uses(5, { networkKey: network('two').publicKey }, refusedBy('auth-sig.signature')),
      uses(5, { networkKey: undefined }, { result: 'undecided', rule: 'auth-sig.network-key' }),
    ],
  }),
  flow('network-action-session', 'An action speaks for a PKP, and the session key is used', {
    rules: ['action.response', 'sign-request.permission', 'sign-response.share'],
    risk: ['lockout'],
    reason: 'The registry permits the action, every node runs it and gets true, and nobody else asks.',
    steps: [
      asksByAction(1),
      asksByAction(3),
      combines([
        [1, 0],
        [3, 1],
      ]),
      holds(2),
      issues(2),
      uses(4, { account: pkp() }),
    ],
  }),
  flow('network-delegated-session', 'A session of a PKP with the capacity of somebody else', {
    rules: ['session.delegation-not-grant', 'session.account'],
    risk: ['lockout', 'wrong-account'],
    reason: 'The delegation is of a wallet and the grant of the network. The account is that of the grant.',
    steps: [
      asks(1),
      asks(2),
      combines([
        [1, 0],
        [2, 1],
      ]),
      creates({
        issuedAt: ISSUED,
        expiration: EXPIRATION,
        capabilities: [delegation({ by: bob() }), { step: 2 }],
      }),
      uses(3, { account: pkp() }),
    ],
  }),
];

/** Two nodes answer and the client combines: what most refusals begin with. */
const session = () => [
  asks(1),
  asks(2),
  combines([
    [1, 0],
    [2, 1],
  ]),
  issues(2),
];

const refusals = () => [
  flow('network-expired', 'A session of a PKP runs out, is renewed, and its AuthSig runs out', {
    rules: ['session.expired', 'auth-sig.expired'],
    risk: ['expiry'],
    reason:
      'A session signature ends at its expiration, with the skew; the client makes another one without the network, until the AuthSig ends at the expiry that was asked for.',
    steps: [
      ...session(),
      uses(3),
      uses(3, { now: '2026-01-15T12:31:00Z' }, refusedBy('session.expired')),
      issues(2, { issuedAt: '2026-01-15T12:31:00Z', expiration: '2026-01-17T12:00:00Z' }),
      uses(6, { now: '2026-01-15T12:31:00Z' }),
      uses(6, { now: '2026-01-16T11:01:00Z' }, refusedBy('auth-sig.expired'), { reown: accepted }),
    ],
  }),
  flow('network-wider', 'A session of a PKP is to sign with another PKP', {
    rules: ['capability.resource', 'session.requested-resource'],
    risk: ['widening'],
    reason:
      'The node refuses what the session message does not ask for, and the client does not make a message that asks for more than the AuthSig grants.',
    steps: [
      ...session(),
      uses(3),
      uses(3, { request: OTHER_ASK }, refusedBy('session.requested-resource')),
      issues(2, { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }, refusedBy('capability.resource')),
    ],
  }),
  flow('network-other-key', 'The AuthSig of a PKP is presented with another session key', {
    rules: ['auth-sig.session-bound'],
    risk: ['wrong-session'],
    reason: 'What the network signed names the session key of the request.',
    steps: [
      ...session(),
      holds(2, { sessionKey: otherSession().publicKey }, refusedBy('auth-sig.session-bound')),
      issues(2, {}, accepted),
    ].map((one, index) => (index === 5 ? stolen(one) : one)),
  }),
];

/** The same step with the session key of somebody else. */
function stolen({ operation, input }) {
  const { publicKey, secretKey } = otherSession();
  return step(operation, { ...input, sessionKey: { publicKey, secretKey } }, refusedBy('auth-sig.session-bound'));
}

const nodes = () => [
  flow('network-liar', 'One of three nodes lies about its share', {
    rules: ['sign-response.share'],
    risk: ['lockout', 'forgery'],
    reason: 'Two genuine shares make the signature of the network. With one of them and a lie nothing verifies.',
    steps: [
      asks(1),
      asks(3),
      combines([answerOf(2, { point: pointOf(networkText(), 3) }), [1, 0], [3, 1]], {}, accepted),
      combines(
        [answerOf(2, { point: pointOf(networkText(), 3) }), [1, 0]],
        {},
        refusedBy('sign-response.share'),
        lit(accepted),
      ),
      combines([
        [1, 0],
        [3, 1],
      ]),
      issues(4),
      uses(5, { account: pkp() }),
    ],
  }),
  flow('network-few', 'Two of three nodes refuse, until the registry permits the wallet', {
    rules: ['sign-request.permission', 'sign-response.shape', 'sign-response.threshold'],
    risk: ['fail-open', 'lockout'],
    reason: 'A node that refuses gives no share, and one share is too few. When a second node permits, two are enough.',
    steps: [
      asks(1),
      asks(2, signRequest(), { pkps: [pkpRecord({ owner: bob().address })] }, refusedBy('sign-request.permission')),
      combines([[1, 0]], {}, refusedBy('sign-response.threshold')),
      combines([[1, 0], refusal(2)], {}, refusedBy('sign-response.shape')),
      asks(2),
      combines([[1, 0], [2, 4], refusal(3)]),
      issues(5),
      uses(6),
    ],
  }),
  flow('network-split', 'The nodes do not agree about the time of the block', {
    rules: ['sign-response.threshold'],
    risk: ['lockout'],
    reason: 'Shares of two messages do not combine. The third node agrees with the first.',
    steps: [
      asks(1),
      asks(2, signRequest(), { blocks: { [BLOCK]: OTHER_BLOCK_TIME } }),
      combines(
        [
          [1, 0],
          [2, 1],
        ],
        {},
        refusedBy('sign-response.threshold'),
      ),
      asks(3),
      combines([
        [1, 0],
        [2, 1],
        [3, 3],
      ]),
      holds(4),
    ],
  }),
  flow('network-epochs', 'The shares of the network are renewed between two requests', {
    rules: ['sign-request.epoch', 'sign-response.share'],
    risk: ['lockout'],
    reason:
      'A node of the new epoch refuses a request that names the old one. Where the request names none it answers, and its share does not combine with one of the old epoch.',
    steps: [
      asks(1, signRequest({ epoch: 4 }), { epoch: 4 }),
      asks(
        2,
        signRequest({ epoch: 4 }),
        { epoch: 5, share: keyShare(2, { threshold: 3 }) },
        refusedBy('sign-request.epoch'),
      ),
      asks(2, signRequest(), { epoch: 5, share: keyShare(2, { threshold: 3 }) }),
      combines(
        [
          [1, 0],
          [2, 2],
        ],
        {},
        refusedBy('sign-response.share'),
        lit(accepted),
      ),
      asks(2, signRequest({ epoch: 4 }), { epoch: 4 }),
      combines([
        [1, 0],
        [2, 4],
      ]),
    ],
  }),
  flow('network-other-message', 'All nodes sign for another session key', {
    rules: ['auth-sig.session-bound'],
    risk: ['wrong-session', 'forgery'],
    reason: 'The client holds what comes back to what it asked for, whoever signed it.',
    steps: [
      asks(
        1,
        signRequest({
          sessionKey: `lit:session:${otherSession().publicKey}`,
          siweMessage: requestText({ to: otherSession() }),
        }),
      ),
      asks(
        2,
        signRequest({
          sessionKey: `lit:session:${otherSession().publicKey}`,
          siweMessage: requestText({ to: otherSession() }),
        }),
      ),
      combines(
        [
          [1, 0],
          [2, 1],
        ],
        {},
        refusedBy('auth-sig.session-bound'),
      ),
      combines(
        [
          [1, 0],
          [2, 1],
        ],
        { siweMessage: requestText({ to: otherSession() }) },
      ),
    ],
  }),
];

/** What a node answers that refuses. */
const refusal = (identifier) =>
  answerOf(identifier, {
    response: '{"errorCode":"NodeNotAuthorized","message":"the wallet may not sign with the PKP"}',
  });

const once = 'sign-request.auth-method-once';
const forOther = (authMethods = [walletMethod()], to = otherSession()) =>
  signRequest({ sessionKey: `lit:session:${to.publicKey}`, authMethods, siweMessage: requestText({ to }) });

const tokens = () => [
  flow('network-token-again', 'An access token serves a second session key', {
    rules: [once, 'sign-response.threshold'],
    risk: ['replay', 'wrong-session'],
    reason:
      'Each node remembers the tokens that it answered for. Whoever saw the token gets a share of the node that was not asked before, and no second one.',
    steps: [
      asks(1),
      asks(2),
      combines([
        [1, 0],
        [2, 1],
      ]),
      asks(1, forOther(), {}, refusedBy(once), lit(accepted)),
      asks(2, forOther(), {}, refusedBy(once), lit(accepted)),
      asks(3, forOther()),
      combines([[3, 5]], { siweMessage: requestText({ to: otherSession() }) }, refusedBy('sign-response.threshold')),
      asks(1),
      asks(3, signRequest(), {}, refusedBy(once), lit(accepted)),
      asks(1, forOther([walletMethod('another token of alice')])),
    ],
  }),
  flow('network-token-refused', 'A request that is refused spends no access token', {
    rules: [once, 'sign-request.permission'],
    risk: ['lockout'],
    reason: 'A token is remembered once a request with it was answered.',
    steps: [
      asks(1, forOther(), { pkps: [pkpRecord({ owner: bob().address })] }, refusedBy('sign-request.permission')),
      asks(1, forOther(), { epoch: 4 }),
      asks(1, signRequest({ epoch: 3 }), { epoch: 4 }, refusedBy('sign-request.epoch')),
      asks(1, signRequest(), {}, refusedBy(once), lit(accepted)),
    ],
  }),
  flow('network-token-spelling', 'A second spelling of an access token', {
    rules: [once],
    risk: ['replay', 'signature-malleability'],
    reason: 'What is remembered is what was proved, where the evidence says so, and otherwise the token.',
    steps: [
      asks(1, signRequest(), { evidence: { authMethods: [byWallet(alice(), { proof: 'text of alice' })] } }),
      asks(
        1,
        forOther([walletMethod('wallet  of alice')]),
        { evidence: { authMethods: [byWallet(alice(), { proof: 'text of alice' })] } },
        refusedBy(once),
        lit(accepted),
      ),
      asks(1, forOther([walletMethod('wallet  of alice')])),
    ],
  }),
  flow('network-token-second', 'Two access tokens, of which one served another session key', {
    rules: [once],
    risk: ['replay'],
    reason: 'One used token is enough to refuse, and then the fresh one is not spent.',
    steps: [
      asks(1),
      asks(
        1,
        forOther([walletMethod('fresh'), walletMethod()]),
        { evidence: { authMethods: [byWallet(), byWallet()] } },
        refusedBy(once),
        lit(accepted),
      ),
      asks(1, signRequest({ authMethods: [walletMethod('fresh')] }), {}, accepted, lit(accepted)),
      asks(1, forOther([walletMethod('fresh')]), {}, refusedBy(once), lit(accepted)),
    ],
  }),
];

const actions = () => [
  flow('network-action-refuses', 'An action refuses, fails, and then answers', {
    rules: [
      'action.response',
      'action.exception',
      'sign-request.action-cid',
      'sign-request.permission',
      'lit-v7.action-response',
    ],
    risk: ['fail-open', 'forgery'],
    reason:
      'Nothing is signed unless the action answers exactly true. Another action may answer what it likes: the registry does not permit it.',
    steps: [
      asksByAction(1, answered('false'), {}, refusedBy('action.response'), lit(refusedBy('lit-v7.action-response'))),
      asksByAction(1, answered('not true'), {}, refusedBy('action.response'), lit(accepted)),
      asksByAction(1, answered('true', { outcome: 'exception' }), {}, refusedBy('action.exception')),
      asksByAction(
        1,
        { cid: actionCid(ACTION_CODE), outcome: 'unavailable' },
        {},
        {
          result: 'undecided',
          rule: 'sign-request.evidence',
        },
      ),
      asksByAction(
        1,
        answered('true', { code: OTHER_CODE }),
        { code: OTHER_CODE },
        refusedBy('sign-request.permission'),
      ),
      asksByAction(
        1,
        answered('true', { code: OTHER_CODE }),
        { code: OTHER_CODE, over: { litActionIpfsId: actionCid(ACTION_CODE) } },
        refusedBy('sign-request.action-cid'),
      ),
      asksByAction(1),
      asksByAction(2),
      combines([
        [1, 6],
        [2, 7],
      ]),
      issues(8),
      uses(9, { account: pkp() }),
    ],
  }),
  flow('network-action-split', 'An action answers true at one node and false at another', {
    rules: ['action.response', 'sign-response.threshold', 'lit-v7.action-response'],
    risk: ['fail-open'],
    reason: 'A node signs what its own run of the action says, and one share is too few.',
    steps: [
      asksByAction(1),
      asksByAction(2, answered('false'), {}, refusedBy('action.response'), lit(refusedBy('lit-v7.action-response'))),
      combines([[1, 0]], {}, refusedBy('sign-response.threshold')),
    ],
  }),
];

export const since = '1.1.0';

export default () => [
  file('flow.run', 'network', [...kinds(), ...refusals(), ...nodes()]),
  file('flow.run', 'network-requests', [...tokens(), ...actions()]),
];
