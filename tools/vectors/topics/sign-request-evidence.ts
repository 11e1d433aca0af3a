// sign-session-key.answer: what the node learned about the auth methods of a request.
import { bob, group, type Input, networks, topic } from '../vocabulary.js';

const { ACTION_CODE, actionCid, answered, answering, authContext, byWallet, codeText, pkpRecord, user, walletMethod } = networks;

/** Another auth method, and who it says asks: somebody who may nothing. */
const jwt = () => ({ authMethodType: 6, accessToken: 'signed token of carol' });
const carol = () => ({ outcome: 'authenticated', userId: 'carol', appId: 'app' });
const carolUser = () => user(carol(), 6);
const owner = () => user(byWallet());

const refused = { outcome: 'refused', reason: 'the token expired' };
const unavailable = { outcome: 'unavailable', reason: 'the service does not answer' };
const learned = (...authMethods: readonly Input[]) => ({ evidence: { authMethods } });
const withAction = (action: Input, first: Input = byWallet()) => ({ evidence: { authMethods: [first], action } });
const both = { authMethods: [walletMethod(), jwt()] };
const turned = { authMethods: [jwt(), walletMethod()] };
const code = { code: codeText(ACTION_CODE) };

const accepted = () => group<networks.Request & networks.Signed>({ rules: ['sign-request.evidence', 'sign-request.auth-method'] }, [
  { id: 'two-methods', title: 'Two auth methods, of which the first may sign',
    why: 'One of those who ask may sign, and both are named, in the order of the request.',
    over: both, node: learned(byWallet(), carol()), context: authContext({ users: [owner(), carolUser()] }) },
  { id: 'two-methods-turned', title: 'Two auth methods, of which the second may sign',
    why: 'Which of those who ask may sign does not matter, and the order is that of the request.',
    over: turned, node: learned(carol(), byWallet()), context: authContext({ users: [carolUser(), owner()] }) },
  { id: 'one-user-twice', title: 'Two access tokens of one wallet',
    why: 'The resolved auth context has an entry for each auth method, equal ones as well.',
    over: { authMethods: [walletMethod(), walletMethod('another token of alice')] }, node: learned(byWallet(), byWallet()),
    context: authContext({ users: [owner(), owner()] }) },
  { id: 'one-token-twice', title: 'One access token twice', why: 'A token that comes twice in a request serves one session key.',
    over: { authMethods: [walletMethod(), walletMethod()] }, node: learned(byWallet(), byWallet()), context: authContext({ users: [owner(), owner()] }) },
  { id: 'method-and-action', title: 'An auth method that may sign, and an action that may not',
    rules: ['sign-request.evidence', 'sign-request.auth-method', 'action.response'],
    why: 'The action answered true, so that it is among those who ask; that it may not sign alone does not matter.',
    over: code, node: withAction(answered('true')), context: authContext({ action: [actionCid(ACTION_CODE)], answer: 'true' }) },
]);

/** The record of a PKP that obeys both its owner and the action. */
const permitting = () => pkpRecord({ owner: bob().address, actions: [{ cid: actionCid(ACTION_CODE), scopes: [2] }] });

const refusals = () => group<networks.Request>({ rule: 'sign-request.auth-method' }, [
  { id: 'method-refused', title: 'A second auth method that does not authenticate', twin: 'two-methods', change: 'evidence/authMethods/1: refused',
    why: 'Every auth method of a request authenticates, also where another one would be enough.', over: both, node: learned(byWallet(), refused) },
  { id: 'method-refused-first', title: 'A first auth method that does not authenticate', twin: 'two-methods-turned', change: 'evidence/authMethods/0: refused',
    why: 'Every auth method of a request authenticates, wherever it stands.', over: turned, node: learned(refused, byWallet()) },
  { id: 'method-refused-action', title: 'An auth method that does not authenticate beside an action that may sign', twin: 'method-and-action',
    change: 'evidence/authMethods/0: refused; the PKP obeys the action', why: 'Whom the action let in was said by an auth method that nobody believes.',
    over: code, node: { pkps: [permitting()], ...withAction(answered('true'), refused) } },
]);

const open = () => group<networks.Request>({ prefix: 'sign-request-evidence-', rule: 'sign-request.evidence', twin: 'method-and-action' }, [
  { id: 'unavailable', title: 'A second auth method whose service does not answer', twin: 'two-methods', change: 'evidence/authMethods/1: unavailable',
    why: 'Whether the second one authenticates cannot be said; that the first would be enough does not settle it.',
    over: both, node: learned(byWallet(), unavailable) },
  { id: 'unavailable-first', title: 'A first auth method whose service does not answer', twin: 'two-methods-turned',
    change: 'evidence/authMethods/0: unavailable', why: 'Whether the first one authenticates cannot be said.',
    over: turned, node: learned(unavailable, byWallet()) },
  { id: 'missing', title: 'A second auth method without evidence', twin: 'two-methods', change: 'evidence/authMethods/1 left out',
    why: 'Where nothing was gathered nothing can be said.', over: both, node: learned(byWallet()) },
  { id: 'action-unavailable', title: 'An action whose code is not to be had, beside the owner', change: 'evidence/action: unavailable',
    why: 'What the action would answer cannot be said, and it may refuse.',
    over: code, node: withAction({ cid: actionCid(ACTION_CODE), outcome: 'unavailable', reason: 'no gateway answers' }) },
  { id: 'action-missing', title: 'An action without evidence, beside the owner', change: 'evidence/action left out',
    why: 'Where no action ran nothing can be said about its answer.', over: code, node: learned(byWallet()) },
  { id: 'action-missing-cid', title: 'An action that is named by its CID, without evidence, beside the owner',
    change: 'litActionIpfsId in place of code, evidence/action left out',
    why: 'An action that is named by its CID has to run like one whose code is sent along.',
    over: { litActionIpfsId: actionCid(ACTION_CODE) }, node: learned(byWallet()) },
]);

export default () => topic({ operation: 'sign-session-key.answer', name: 'evidence', prefix: 'sign-request-', since: '1.1.0', from: answering },
  accepted(), refusals(), open());
