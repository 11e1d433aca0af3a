// flow.run: requests to sign a session key with several faults: which of them the verdict names.
import { flow, refusedBy, step } from '../flows.js';
import { alice, bob, file, json } from '../kit.js';
import {
  ACTION_CODE,
  answered,
  asNode,
  byWallet,
  codeText,
  pkpRecord,
  requestText,
  signRequest,
  walletMethod,
} from '../network.js';

const asks = (request, node, verdict, profiles) =>
  step('sign-session-key.answer', asNode(request, node), verdict, profiles);

const undecided = { result: 'undecided', rule: 'sign-request.evidence' };
const refused = { outcome: 'refused', reason: 'the token expired' };
const bobs = () => [pkpRecord({ owner: bob().address })];
const twoMethods = { authMethods: [walletMethod(), walletMethod('another token')] };
const withCode = { ...twoMethods, code: codeText(ACTION_CODE) };

const stages = () => {
  const permission = { pkps: bobs() };
  const evidence = { ...permission, evidence: { authMethods: [refused] } };
  const address = { siweMessage: requestText({ address: alice().address }) };
  const version = { siweMessage: requestText({ address: alice().address, version: '2' }) };
  const key = { ...version, sessionKey: 'lit:session:' };
  const shape = { ...key, curveType: 'K256' };
  const sameForLit = { 'lit-v7': refusedBy('siwe.version'), 'lit-v8': refusedBy('siwe.version') };
  return [
    asks(signRequest(), permission, refusedBy('sign-request.permission')),
    asks(signRequest(), evidence, refusedBy('sign-request.auth-method')),
    asks(signRequest(address), evidence, refusedBy('sign-request.address')),
    asks(signRequest(version), evidence, refusedBy('siwe.version')),
    asks(signRequest(key), evidence, refusedBy('sign-request.session-key'), sameForLit),
    asks(signRequest(shape), evidence, refusedBy('sign-request.shape')),
    asks(`${json(signRequest(shape))}x`, evidence, refusedBy('json.text'), { reown: refusedBy('sign-request.shape') }),
  ];
};

export const since = '1.1.0';

export default () => [
  file('flow.run', 'sign-request-precedence', [
    flow('sign-request-stages', 'Requests to sign a session key with a fault more each', {
      rules: [
        'json.text',
        'sign-request.shape',
        'sign-request.session-key',
        'siwe.version',
        'sign-request.address',
        'sign-request.auth-method',
        'sign-request.permission',
      ],
      risk: ['fail-open'],
      reason:
        'Each request has the faults of the one before it and one of an earlier step: permission, evidence, the rules of the message, its text, the session key, the shape, the JSON text. The earlier step has the word.',
      steps: stages(),
    }),
    flow('sign-request-evidence', 'What is decided about evidence outweighs what cannot be decided', {
      rules: [
        'sign-request.evidence',
        'sign-request.auth-method',
        'action.response',
        'sign-request.permission',
        'lit-v7.action-response',
      ],
      risk: ['fail-open'],
      reason:
        'Evidence about the second auth method is missing. Alone that is undecided, also where the first one may not sign: the second one might. With an auth method that is refused, or an action that answers false, the verdict is reject.',
      steps: [
        asks(signRequest(twoMethods), { evidence: { authMethods: [byWallet()] } }, undecided),
        asks(signRequest(twoMethods), { pkps: bobs(), evidence: { authMethods: [byWallet()] } }, undecided),
        asks(signRequest(twoMethods), { evidence: { authMethods: [refused] } }, refusedBy('sign-request.auth-method')),
        asks(
          signRequest(withCode),
          { evidence: { authMethods: [byWallet()], action: answered('false') } },
          refusedBy('action.response'),
          { 'lit-v7': refusedBy('lit-v7.action-response'), 'lit-v8': refusedBy('lit-v7.action-response') },
        ),
        asks(signRequest(withCode), { evidence: { authMethods: [byWallet()], action: answered('true') } }, undecided),
      ],
    }),
  ]),
];
