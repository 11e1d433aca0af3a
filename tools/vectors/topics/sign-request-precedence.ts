// flow.run: requests to sign a session key with several faults: which of them the verdict names.
import { alice, bob, type Document, each, flows, type Input, json, lit, networks, type ProfileVerdicts, type RuleId, refusedBy, topic } from '../vocabulary.js';

const { ACTION_CODE, answered, asNode, byWallet, codeText, pkpRecord, requestText, signRequest, walletMethod } = networks;

const asks = (request: Document, node: Input, rule: RuleId, profiles?: ProfileVerdicts) =>
  flows.step('sign-session-key.answer', asNode(request, node), refusedBy(rule), profiles);

const refused = { outcome: 'refused', reason: 'the token expired' };
const bobs = () => ({ pkps: [pkpRecord({ owner: bob().address })] });
const twoMethods = { authMethods: [walletMethod(), walletMethod('another token')] };
const withCode = { ...twoMethods, code: codeText(ACTION_CODE) };
/** Evidence about the first auth method alone, and about an action. */
const first = (method: Input, action?: Input) => ({ evidence: { authMethods: [method], ...(action ? { action } : {}) } });

const stages = () => {
  const evidence = { ...bobs(), ...first(refused) };
  const address = { siweMessage: requestText({ address: alice().address }) };
  const version = { siweMessage: requestText({ address: alice().address, version: '2' }) };
  const key = { ...version, sessionKey: 'lit:session:' };
  const shape = { ...key, curveType: 'K256' };
  return [
    asks(signRequest(), bobs(), 'sign-request.permission'),
    asks(signRequest(), evidence, 'sign-request.auth-method'),
    asks(signRequest(address), evidence, 'sign-request.address'),
    asks(signRequest(version), evidence, 'siwe.version'),
    asks(signRequest(key), evidence, 'sign-request.session-key', lit(refusedBy('siwe.version'))),
    asks(signRequest(shape), evidence, 'sign-request.shape'),
    asks(`${json(signRequest(shape))}x`, evidence, 'json.text', each(refusedBy('sign-request.shape'), 'reown', 'erc-4361', 'erc-5573')),
  ];
};

export default () => topic({ operation: 'flow.run', name: 'sign-request-precedence', prefix: 'flow-sign-request-', since: '1.1.0', from: flows.flowing }, [
  { id: 'stages', title: 'Requests to sign a session key with a fault more each',
    rules: ['json.text', 'sign-request.shape', 'sign-request.session-key', 'siwe.version', 'sign-request.address', 'sign-request.auth-method',
      'sign-request.permission'],
    risk: ['fail-open'],
    why: 'Each request has the faults of the one before it and one of an earlier step: permission, evidence, the rules of the message, its text, the session key, the shape, the JSON text. The earlier step has the word.',
    steps: stages() },
  { id: 'evidence', title: 'What is decided about evidence outweighs what cannot be decided',
    rules: ['sign-request.evidence', 'sign-request.auth-method', 'action.response', 'sign-request.permission', 'lit-v7.action-response'],
    risk: ['fail-open'],
    why: 'Evidence about the second auth method is missing. Alone that is undecided, also where the first one may not sign: the second one might. With an auth method that is refused, or an action that answers false, the verdict is reject.',
    steps: [
      asks(signRequest(twoMethods), first(byWallet()), 'sign-request.evidence'),
      asks(signRequest(twoMethods), { ...bobs(), ...first(byWallet()) }, 'sign-request.evidence'),
      asks(signRequest(twoMethods), first(refused), 'sign-request.auth-method'),
      asks(signRequest(withCode), first(byWallet(), answered('false')), 'action.response', lit(refusedBy('lit-v7.action-response'))),
      asks(signRequest(withCode), first(byWallet(), answered('true')), 'sign-request.evidence'),
    ] },
]);
