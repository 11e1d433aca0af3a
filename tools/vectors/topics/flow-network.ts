// flow.run: sessions of a wallet, of a PKP and of a PKP that an action speaks for, from the request to the node.
import {
  accepted, alice, bob, combination, DOMAIN, flows, type Input, lit, network, networks, OTHER_NODE, OTHER_PKP, OTHER_PKP_URI, otherSession,
  type ProfileVerdicts, pkpSigning, refusedBy, sessions, topic, type Verdict,
} from '../vocabulary.js';

const { answerOf, asClient, nodeName, pointOf } = combination;
const { creates, presents, step, verifies } = flows;
const {
  ACTION_CODE, actionCid, actionRecord, answered, asNode, BLOCK, byWallet, codeText, keyShare, networkText, OTHER_BLOCK_TIME, OTHER_CODE, pkpKey, pkpRecord,
  requestText, signRequest, walletMethod,
} = networks;
const { capability, delegation, SIGNING } = sessions;

const common = { operation: 'flow.run', prefix: 'flow-network-', since: '1.1.0', from: flows.flowing } as const;

const OTHER_ASK = { resource: OTHER_PKP_URI, ability: SIGNING };
const pkp = () => ({ account: pkpKey().address });

/** When the client makes session signatures, and for how long. */
const SIGNED = { issuedAt: '2026-01-15T12:00:05Z', expiration: '2026-01-15T12:30:00Z' };
const LATER = '2026-01-15T12:00:10Z';

/** A request that differs in `over` at a node that holds a share of the network, of which two sign; `node` is what the node knows. */
const asks = (identifier: number, over?: Input, node: Input = {}, verdict?: Verdict, profiles?: ProfileVerdicts) =>
  step('sign-session-key.answer', asNode(signRequest(over), { share: keyShare(identifier, { threshold: 2 }), ...node }), verdict, profiles);

/** A request that an action alone authorises, and what came of running it. */
const asksByAction = (
  identifier: number,
  { action = answered('true'), code = ACTION_CODE, ...over }: Input = {},
  verdict?: Verdict,
  profiles?: ProfileVerdicts,
) =>
  asks(identifier, { authMethods: [], code: codeText(code), ...over }, { pkps: [actionRecord(ACTION_CODE)], evidence: { action } }, verdict, profiles);

/** The answer of a node in a step. */
const from = (node: number, at: number) => ({ node: nodeName(node), response: { step: at } });

/** The client combines answers. */
const combines = (answers: readonly Input[], over?: Input, verdict?: Verdict, profiles?: ProfileVerdicts) =>
  step('sign-session-key.combine', asClient(answers, over), verdict, profiles);
const both = (over?: Input, verdict?: Verdict) => combines([from(1, 0), from(2, 1)], over, verdict);

/** The client makes a session signature under the AuthSig of a step. */
const issues = (at: number, over: Input = {}, verdict?: Verdict) => creates({ ...SIGNED, capabilities: [{ step: at }], ...over }, verdict);

/** A session signature at a node that trusts the network. */
const uses = (at: number, over: Input = {}, verdict?: Verdict, profiles?: ProfileVerdicts) =>
  presents(at, { now: LATER, networkKey: network('one').publicKey, ...over }, verdict, profiles);

const EXPECTED = { domain: DOMAIN, nonce: BLOCK };

/** The AuthSig of a step, verified as the client does before it keeps it. */
const holds = (at: number, over: Input = {}, verdict?: Verdict) => {
  const { operation, input } = verifies({}, 'session', verdict, {}, { ...EXPECTED, ...over });
  return step(operation, { ...input, authSig: { step: at }, networkKey: network('one').publicKey }, verdict);
};

const ofOwner = () => [{ account: alice().address }, refusedBy('session.account'), lit(accepted)] as const;
const granted = () => capability({ nonce: BLOCK });

const flowsOfKinds = () => [
  { id: 'wallet-session', title: 'A wallet grants to a session key, which is used at two nodes',
    rules: ['auth-sig.session-bound', 'auth-sig.nonce', 'session.node-bound', 'session.account'], risk: ['lockout'],
    why: 'The client verifies what the wallet returned, and each node verifies it again with what it asks for.',
    steps: [
      verifies(granted(), 'session', accepted, {}, EXPECTED),
      creates({ capabilities: [granted()] }),
      creates({ capabilities: [granted()], nodeAddress: OTHER_NODE }),
      uses(1, { account: alice().address }),
      uses(2, { nodeAddress: OTHER_NODE, account: alice().address }),
      uses(1, pkp(), refusedBy('session.account'), lit(accepted)),
    ] },
  { id: 'pkp-session', title: 'Three nodes sign a session key for a PKP, which is used at two nodes',
    rules: ['sign-request.permission', 'sign-response.share', 'auth-sig.signature', 'session.account'], risk: ['lockout'],
    why: 'Each node answers with its share, the client combines and verifies them, and the account of the session is the PKP. The owner of the PKP is not that account.',
    steps: [
      asks(1), asks(2), asks(3),
      combines([from(1, 0), from(2, 1), from(3, 2)]),
      holds(3),
      issues(3), issues(3, { nodeAddress: OTHER_NODE }),
      uses(5, pkp()), uses(6, { nodeAddress: OTHER_NODE, ...pkp() }),
      uses(5, ...ofOwner()),
      uses(5, { networkKey: network('two').publicKey }, refusedBy('auth-sig.signature')),
      uses(5, { networkKey: undefined }, refusedBy('auth-sig.network-key')),
    ] },
  { id: 'action-session', title: 'An action speaks for a PKP, and the session key is used',
    rules: ['action.response', 'sign-request.permission', 'sign-response.share'], risk: ['lockout'],
    why: 'The registry permits the action, every node runs it and gets true, and nobody else asks.',
    steps: [asksByAction(1), asksByAction(3), combines([from(1, 0), from(3, 1)]), holds(2), issues(2), uses(4, pkp())] },
  { id: 'delegated-session', title: 'A session of a PKP with the capacity of somebody else', rules: ['session.delegation-not-grant', 'session.account'],
    risk: ['lockout', 'wrong-account'], why: 'The delegation is of a wallet and the grant of the network. The account is that of the grant.',
    steps: [asks(1), asks(2), both(), issues(2, { capabilities: [delegation({ by: bob() }), { step: 2 }] }), uses(3, pkp())] },
] as const;

/** Two nodes answer and the client combines: what most refusals begin with. */
const session = () => [asks(1), asks(2), both(), issues(2)];

/** The session signature of a step with the session key of somebody else. */
const stolen = (at: number) => {
  const { operation, input } = issues(at);
  const { publicKey, secretKey } = otherSession();
  return step(operation, { ...input, sessionKey: { publicKey, secretKey } }, refusedBy('auth-sig.session-bound'));
};

const refusals = () => [
  { id: 'expired', title: 'A session of a PKP runs out, is renewed, and its AuthSig runs out', rules: ['session.expired', 'auth-sig.expired'], risk: ['expiry'],
    why: 'A session signature ends at its expiration, with the skew; the client makes another one without the network, until the AuthSig ends at the expiry that was asked for.',
    steps: [
      ...session(),
      uses(3),
      uses(3, { now: '2026-01-15T12:31:00Z' }, refusedBy('session.expired')),
      issues(2, { issuedAt: '2026-01-15T12:31:00Z', expiration: '2026-01-17T12:00:00Z' }),
      uses(6, { now: '2026-01-15T12:31:00Z' }),
      uses(6, { now: '2026-01-16T11:01:00Z' }, refusedBy('auth-sig.expired'), { reown: accepted }),
    ] },
  { id: 'wider', title: 'A session of a PKP is to sign with another PKP', rules: ['capability.resource', 'session.requested-resource'], risk: ['widening'],
    why: 'The node refuses what the session message does not ask for, and the client does not make a message that asks for more than the AuthSig grants.',
    steps: [
      ...session(),
      uses(3),
      uses(3, { request: OTHER_ASK }, refusedBy('session.requested-resource')),
      issues(2, { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }, refusedBy('capability.resource')),
    ] },
  { id: 'other-key', title: 'The AuthSig of a PKP is presented with another session key', rules: ['auth-sig.session-bound'], risk: ['wrong-session'],
    why: 'What the network signed names the session key of the request.',
    steps: [...session(), holds(2, { sessionKey: otherSession().publicKey }, refusedBy('auth-sig.session-bound')), stolen(2)] },
] as const;

/** What a node answers that refuses, and one that lies: with the share of another. */
const refusal = (node: number) =>
  answerOf(node, { response: '{"errorCode":"NodeNotAuthorized","message":"the wallet may not sign with the PKP"}' });
const lie = () => answerOf(2, { point: pointOf(networkText(), 3) });

/** A node of the next epoch, and what it knows where the owner is somebody else. */
const renewed = () => ({ epoch: 5, share: keyShare(2, { threshold: 3 }) });
const ofBob = () => ({ pkps: [pkpRecord({ owner: bob().address })] });

/** The members of a request for another session key. */
const forOther = (...authMethods: readonly Input[]) => ({
  sessionKey: `lit:session:${otherSession().publicKey}`,
  siweMessage: requestText({ to: otherSession() }),
  ...(authMethods.length > 0 ? { authMethods } : {}),
});
const otherMessage = () => ({ siweMessage: requestText({ to: otherSession() }) });

const few = refusedBy('sign-response.threshold');

const nodes = () => [
  { id: 'liar', title: 'One of three nodes lies about its share', rules: ['sign-response.share'], risk: ['lockout', 'forgery'],
    why: 'Two genuine shares make the signature of the network. With one of them and a lie nothing verifies.',
    steps: [
      asks(1), asks(3),
      combines([lie(), from(1, 0), from(3, 1)]),
      combines([lie(), from(1, 0)], {}, refusedBy('sign-response.share'), lit(accepted)),
      combines([from(1, 0), from(3, 1)]),
      issues(4), uses(5, pkp()),
    ] },
  { id: 'few', title: 'Two of three nodes refuse, until the registry permits the wallet',
    rules: ['sign-request.permission', 'sign-response.shape', 'sign-response.threshold'], risk: ['fail-open', 'lockout'],
    why: 'A node that refuses gives no share, and one share is too few. When a second node permits, two are enough.',
    steps: [
      asks(1), asks(2, {}, ofBob(), refusedBy('sign-request.permission')),
      combines([from(1, 0)], {}, few),
      combines([from(1, 0), refusal(2)], {}, refusedBy('sign-response.shape')),
      asks(2),
      combines([from(1, 0), from(2, 4), refusal(3)]),
      issues(5), uses(6),
    ] },
  { id: 'split', title: 'The nodes do not agree about the time of the block', rules: ['sign-response.threshold'], risk: ['lockout'],
    why: 'Shares of two messages do not combine. The third node agrees with the first.',
    steps: [
      asks(1), asks(2, {}, { blocks: { [BLOCK]: OTHER_BLOCK_TIME } }), both({}, few),
      asks(3), combines([from(1, 0), from(2, 1), from(3, 3)]), holds(4),
    ] },
  { id: 'epochs', title: 'The shares of the network are renewed between two requests', rules: ['sign-request.epoch', 'sign-response.share'],
    risk: ['lockout'],
    why: 'A node of the new epoch refuses a request that names the old one. Where the request names none it answers, and its share does not combine with one of the old epoch.',
    steps: [
      asks(1, { epoch: 4 }, { epoch: 4 }),
      asks(2, { epoch: 4 }, renewed(), refusedBy('sign-request.epoch')),
      asks(2, {}, renewed()),
      combines([from(1, 0), from(2, 2)], {}, refusedBy('sign-response.share'), lit(accepted)),
      asks(2, { epoch: 4 }, { epoch: 4 }),
      combines([from(1, 0), from(2, 4)]),
    ] },
  { id: 'other-message', title: 'All nodes sign for another session key', rules: ['auth-sig.session-bound'], risk: ['wrong-session', 'forgery'],
    why: 'The client holds what comes back to what it asked for, whoever signed it.',
    steps: [asks(1, forOther()), asks(2, forOther()), both({}, refusedBy('auth-sig.session-bound')), both(otherMessage())] },
] as const;

// --- Access tokens ---

const once = refusedBy('sign-request.auth-method-once');

/** A request with a token that the node answered for before. Nodes of Lit answer again. */
const again = (identifier: number, over: Input, node: Input = {}) => asks(identifier, over, node, once, lit(accepted));

const respelled = () => forOther(walletMethod('wallet  of alice'));
const proved = () => ({ evidence: { authMethods: [byWallet(alice(), { proof: 'text of alice' })] } });

const tokens = () => [
  { id: 'token-again', title: 'An access token serves a second session key', rules: ['sign-request.auth-method-once', 'sign-response.threshold'],
    risk: ['replay', 'wrong-session'],
    why: 'Each node remembers the tokens that it answered for. Whoever saw the token gets a share of the node that was not asked before, and no second one.',
    steps: [
      asks(1), asks(2), both(),
      again(1, forOther(walletMethod())), again(2, forOther(walletMethod())), asks(3, forOther(walletMethod())),
      combines([from(3, 5)], otherMessage(), few),
      asks(1), again(3, {}), asks(1, forOther(walletMethod('another token of alice'))),
    ] },
  { id: 'token-refused', title: 'A request that is refused spends no access token', rules: ['sign-request.auth-method-once', 'sign-request.permission'],
    risk: ['lockout'], why: 'A token is remembered once a request with it was answered.',
    steps: [
      asks(1, forOther(), ofBob(), refusedBy('sign-request.permission')),
      asks(1, forOther(), { epoch: 4 }),
      asks(1, { epoch: 3 }, { epoch: 4 }, refusedBy('sign-request.epoch')),
      again(1, {}),
    ] },
  { id: 'token-spelling', title: 'A second spelling of an access token', rules: ['sign-request.auth-method-once'],
    risk: ['replay', 'signature-malleability'], why: 'What is remembered is what was proved, where the evidence says so, and otherwise the token.',
    steps: [asks(1, {}, proved()), again(1, respelled(), proved()), asks(1, respelled())] },
  { id: 'token-second', title: 'Two access tokens, of which one served another session key', rules: ['sign-request.auth-method-once'], risk: ['replay'],
    why: 'One used token is enough to refuse, and then the fresh one is not spent.',
    steps: [
      asks(1),
      again(1, forOther(walletMethod('fresh'), walletMethod()), { evidence: { authMethods: [byWallet(), byWallet()] } }),
      asks(1, { authMethods: [walletMethod('fresh')] }, {}, accepted, lit(accepted)),
      again(1, forOther(walletMethod('fresh'))),
    ] },
] as const;

// --- Actions ---

const answeredNo = (identifier: number) =>
  asksByAction(identifier, { action: answered('false') }, refusedBy('action.response'), lit(refusedBy('lit-v7.action-response')));
const byOther = () => ({ action: answered('true', { code: OTHER_CODE }), code: OTHER_CODE });

const actions = () => [
  { id: 'action-refuses', title: 'An action refuses, fails, and then answers', risk: ['fail-open', 'forgery'],
    rules: ['action.response', 'action.exception', 'sign-request.action-cid', 'sign-request.permission', 'lit-v7.action-response'],
    why: 'Nothing is signed unless the action answers exactly true. Another action may answer what it likes: the registry does not permit it.',
    steps: [
      answeredNo(1),
      asksByAction(1, { action: answered('not true') }, refusedBy('action.response'), lit(accepted)),
      asksByAction(1, { action: answered('true', { outcome: 'exception' }) }, refusedBy('action.exception')),
      asksByAction(1, { action: { cid: actionCid(ACTION_CODE), outcome: 'unavailable' } }, refusedBy('sign-request.evidence')),
      asksByAction(1, byOther(), refusedBy('sign-request.permission')),
      asksByAction(1, { ...byOther(), litActionIpfsId: actionCid(ACTION_CODE) }, refusedBy('sign-request.action-cid')),
      asksByAction(1), asksByAction(2),
      combines([from(1, 6), from(2, 7)]), issues(8), uses(9, pkp()),
    ] },
  { id: 'action-split', title: 'An action answers true at one node and false at another',
    rules: ['action.response', 'sign-response.threshold', 'lit-v7.action-response'], risk: ['fail-open'],
    why: 'A node signs what its own run of the action says, and one share is too few.',
    steps: [asksByAction(1), answeredNo(2), combines([from(1, 0)], {}, few)] },
] as const;

export default () => [
  topic({ ...common, name: 'network' }, flowsOfKinds(), refusals(), nodes()),
  topic({ ...common, name: 'network-requests' }, tokens(), actions()),
];
