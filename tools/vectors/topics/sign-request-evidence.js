// sign-session-key.answer: what the node learned about the auth methods of a request.
import { bob, file } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  answered,
  authContext,
  byWallet,
  codeText,
  pkpKey,
  refuses,
  signs,
  undecides,
  user,
  walletMethod,
} from '../network.js';

const evidenceRule = 'sign-request.evidence';
const methodRule = 'sign-request.auth-method';
const rules = [evidenceRule, methodRule];

/** Another auth method, and who it says asks: somebody who may nothing. */
const jwt = () => ({ authMethodType: 6, accessToken: 'signed token of carol' });
const carol = () => ({ outcome: 'authenticated', userId: 'carol', appId: 'app' });
const carolUser = () => user(carol(), 6);
const owner = () => user(byWallet());

const refused = { outcome: 'refused', reason: 'the token expired' };
const unavailable = { outcome: 'unavailable', reason: 'the service does not answer' };
const two = (first, second) => ({ evidence: { authMethods: [first, second] } });
const both = { authMethods: [walletMethod(), jwt()] };
const turned = { authMethods: [jwt(), walletMethod()] };
const code = { code: codeText(ACTION_CODE) };

const accepted = () => [
  signs('two-methods', 'Two auth methods, of which the first may sign', {
    rules,
    reason: 'One of those who ask may sign, and both are named, in the order of the request.',
    over: both,
    node: two(byWallet(), carol()),
    context: authContext({ users: [owner(), carolUser()] }),
  }),
  signs('two-methods-turned', 'Two auth methods, of which the second may sign', {
    rules,
    reason: 'Which of those who ask may sign does not matter, and the order is that of the request.',
    over: turned,
    node: two(carol(), byWallet()),
    context: authContext({ users: [carolUser(), owner()] }),
  }),
  signs('one-user-twice', 'Two access tokens of one wallet', {
    rules,
    reason: 'The resolved auth context has an entry for each auth method, equal ones as well.',
    over: { authMethods: [walletMethod(), walletMethod('another token of alice')] },
    node: two(byWallet(), byWallet()),
    context: authContext({ users: [owner(), owner()] }),
  }),
  signs('one-token-twice', 'One access token twice', {
    rules,
    reason: 'A token that comes twice in a request serves one session key.',
    over: { authMethods: [walletMethod(), walletMethod()] },
    node: two(byWallet(), byWallet()),
    context: authContext({ users: [owner(), owner()] }),
  }),
  signs('method-and-action', 'An auth method that may sign, and an action that may not', {
    rules: [...rules, 'action.response'],
    reason: 'The action answered true, so that it is among those who ask; that it may not sign alone does not matter.',
    over: code,
    node: { evidence: { authMethods: [byWallet()], action: answered('true') } },
    context: authContext({ action: [actionCid(ACTION_CODE)], answer: 'true' }),
  }),
];

const refusals = () => [
  refuses('method-refused', 'A second auth method that does not authenticate', {
    rule: methodRule,
    risk: ['forgery'],
    over: both,
    node: two(byWallet(), refused),
    twin: 'two-methods',
    mutation: 'evidence/authMethods/1: refused',
    reason: 'Every auth method of a request authenticates, also where another one would be enough.',
  }),
  refuses('method-refused-first', 'A first auth method that does not authenticate', {
    rule: methodRule,
    risk: ['forgery'],
    over: turned,
    node: two(refused, byWallet()),
    twin: 'two-methods-turned',
    mutation: 'evidence/authMethods/0: refused',
    reason: 'Every auth method of a request authenticates, wherever it stands.',
  }),
  refuses('method-refused-action', 'An auth method that does not authenticate beside an action that may sign', {
    rule: methodRule,
    risk: ['forgery'],
    over: code,
    node: {
      pkps: [permitting()],
      evidence: { authMethods: [refused], action: answered('true') },
    },
    twin: 'method-and-action',
    mutation: 'evidence/authMethods/0: refused; the PKP obeys the action',
    reason: 'Whom the action let in was said by an auth method that nobody believes.',
  }),
];

/** The record of a PKP that obeys both its owner and the action. */
function permitting() {
  return {
    publicKey: pkpKey().publicKey,
    owner: bob().address,
    authMethods: [],
    addresses: [],
    actions: [{ cid: actionCid(ACTION_CODE), scopes: [2] }],
  };
}

const open = () =>
  [
    [
      'unavailable',
      'A second auth method whose service does not answer',
      both,
      two(byWallet(), unavailable),
      'two-methods',
      'evidence/authMethods/1: unavailable',
      'Whether the second one authenticates cannot be said; that the first would be enough does not settle it.',
    ],
    [
      'unavailable-first',
      'A first auth method whose service does not answer',
      turned,
      two(unavailable, byWallet()),
      'two-methods-turned',
      'evidence/authMethods/0: unavailable',
      'Whether the first one authenticates cannot be said.',
    ],
    [
      'missing',
      'A second auth method without evidence',
      both,
      { evidence: { authMethods: [byWallet()] } },
      'two-methods',
      'evidence/authMethods/1 left out',
      'Where nothing was gathered nothing can be said.',
    ],
    [
      'action-unavailable',
      'An action whose code is not to be had, beside the owner',
      code,
      {
        evidence: {
          authMethods: [byWallet()],
          action: { cid: actionCid(ACTION_CODE), outcome: 'unavailable', reason: 'no gateway answers' },
        },
      },
      'method-and-action',
      'evidence/action: unavailable',
      'What the action would answer cannot be said, and it may refuse.',
    ],
    [
      'action-missing',
      'An action without evidence, beside the owner',
      code,
      { evidence: { authMethods: [byWallet()] } },
      'method-and-action',
      'evidence/action left out',
      'Where no action ran nothing can be said about its answer.',
    ],
    [
      'action-missing-cid',
      'An action that is named by its CID, without evidence, beside the owner',
      { litActionIpfsId: actionCid(ACTION_CODE) },
      { evidence: { authMethods: [byWallet()] } },
      'method-and-action',
      'litActionIpfsId in place of code, evidence/action left out',
      'An action that is named by its CID has to run like one whose code is sent along.',
    ],
  ].map(([name, title, over, node, twin, mutation, reason]) =>
    undecides(`evidence-${name}`, title, {
      rule: evidenceRule,
      risk: ['fail-open'],
      over,
      node,
      twin,
      mutation,
      reason,
    }),
  );

export const since = '1.1.0';

export default () => [file('sign-session-key.answer', 'evidence', [...accepted(), ...refusals(), ...open()])];
