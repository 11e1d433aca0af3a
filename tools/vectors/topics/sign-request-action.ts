// sign-session-key.answer: a request that an action authorises: how it ended, what it answered, and which it was.
import { ACTION, group, type Input, lit, networks, type ProfileVerdicts, type Row, refusedBy, topic } from '../vocabulary.js';

const {
  ACTION_CODE, actionCid, actionRecord, answered, answering, asAction, authContext, byWallet, codeText, networkText, OTHER_CODE,
  signing, signResponse,
} = networks;

const cid = () => actionCid(ACTION_CODE);
const signed = (answer: string, code = ACTION_CODE) => networkText({ context: authContext({ users: [], action: [actionCid(code)], answer }) });

/** A request that an action alone authorises. */
interface Acting {
  readonly code?: string;
  /** What the action answers: `true` unless given. */
  readonly response?: string;
  /** Other members of the evidence about the action, of the request, and of what the node knows. */
  readonly evidence?: Input;
  readonly over?: Input;
  readonly node?: Input;
}

const acting = ({ code = ACTION_CODE, response = 'true', evidence, over = {}, node }: Row & Acting) => ({
  input: asAction(answered(response, { code, ...evidence }), { code, over, ...node }),
  output: signResponse(signed(response, code)),
});

const accepted = () => group({ from: acting }, [
  { id: 'action', title: 'An action that answers true',
    rules: ['sign-request.action-cid', 'sign-request.permission', 'action.time', 'action.memory', 'action.output', 'action.exception', 'action.global',
      'action.response', 'lit-v7.action-response'],
    why: 'The action ended with the response true, and may sign. The resolved auth context has its CID and its answer, and no users.' },
  { id: 'action-cid', title: 'An action that is named by its CID', rules: ['sign-request.action-cid', 'action.response'],
    why: 'The node fetched code with this CID, and computed it anew.', over: { code: undefined, litActionIpfsId: cid() } },
  { id: 'action-code-and-cid', title: 'An action with code and CID', rules: ['sign-request.action-cid', 'action.response'],
    why: 'The CID is that of the code.', over: { litActionIpfsId: cid() } },
  { id: 'action-code-unpadded', title: 'Code in base64 without padding', rules: ['sign-request.shape', 'action.response'],
    why: 'Padding is optional, and the CID is that of the bytes.', over: { code: codeText(ACTION_CODE).replace(/=+$/, '') } },
  { id: 'action-parameter-true', title: 'An action that answers the true that it was given', rules: ['action.response'],
    why: 'Whom an action lets in, and by what, is its own business: the owner permitted it.', code: OTHER_CODE, over: { jsParams: { answer: 'true' } } },
  { id: 'action-reason', title: 'Evidence of an answer with a reason', rules: ['action.response'],
    why: 'A reason explains how an action ended; it is no part of what is signed.', evidence: { reason: 'ran for 12 ms' } },
]);

/** An action that ended in another way than with an answer. */
const ending = (row: Row & { readonly outcome: string }) =>
  ({ ...acting({ ...row, evidence: { outcome: row.outcome } }), change: `evidence/action/outcome: ${row.outcome}` });

const ends = () => group({ from: ending, twin: 'action', why: 'The action did not end with an answer; what it set before might have been taken back.' }, [
  { id: 'action-time', title: 'An action that ran too long, having answered true before', rule: 'action.time', outcome: 'time' },
  { id: 'action-memory', title: 'An action that wanted too much memory, having answered true before', rule: 'action.memory', outcome: 'memory' },
  { id: 'action-output', title: 'An action that wrote too much output, having answered true before', rule: 'action.output', outcome: 'output' },
  { id: 'action-exception', title: 'An action that threw an exception, having answered true before', rule: 'action.exception', outcome: 'exception' },
  { id: 'action-global', title: 'An action that read a global of the host, having answered true before', rule: 'action.global', outcome: 'global' },
]);

/** A request of the owner that asks for the action as well. */
const besideOwner = ({ response = 'true', evidence }: Acting) =>
  ({ over: { code: codeText(ACTION_CODE) }, node: { evidence: { authMethods: [byWallet()], action: answered(response, evidence) } } });

const exceptionBesideOwner = () => group<networks.Request>({ from: answering }, [
  { id: 'action-exception-owner', title: 'An action that threw an exception, beside the owner', twin: 'sign-request-method-and-action',
    change: 'evidence/action/outcome: exception', rule: 'action.exception',
    why: 'The request asks for the action as well, and it did not end with an answer.', ...besideOwner({ evidence: { outcome: 'exception' } }) },
]);

/** What deployed nodes make of an answer that has true in it (W16). */
const lax = (answer: string, code?: string): ProfileVerdicts => lit(signing(signed(answer, code)));
const strictly = lit(refusedBy('lit-v7.action-response'));

/** An answer that is not true, which deployed nodes refuse as well or take for one. */
const responding = (row: Row & { readonly response: string; readonly strict?: true }) =>
  ({ ...acting(row), change: { 'evidence/action/response': row.response }, profiles: row.strict ? strictly : lax(row.response) });

const responses = () => group({ prefix: 'sign-request-response-', rule: 'action.response', rules: ['lit-v7.action-response'], twin: 'action',
  from: responding }, [
  { id: 'quoted', title: 'An action that answers true in quotation marks', response: '"true"',
    why: 'The answer is exactly true, and JSON text of a text is another text (W16).' },
  { id: 'space-before', title: 'An action that answers true after a space', response: ' true', why: 'The answer is exactly true, and nothing is trimmed (W16).' },
  { id: 'line-feed', title: 'An action that answers true with a line feed', response: 'true\n',
    why: 'The answer is exactly true, and nothing is trimmed (W16).' },
  { id: 'not-true', title: 'An action that answers not true', response: 'not true',
    why: 'The answer is exactly true, and a refusal contains the word (W16).' },
  { id: 'object', title: 'An action that answers an object with true in it', response: '{"a":true}',
    why: 'The answer is exactly true, and true in a member answers another question (W16).' },
  { id: 'object-false', title: 'An action that answers an object that refuses a user called true', response: '{"ok":false,"user":"true"}',
    why: 'The answer is exactly true, and whoever asks chose the name (W16).' },
  { id: 'upper-case', title: 'An action that answers True', response: 'True', strict: true,
    why: 'The answer is exactly true, and the answer is compared byte for byte.' },
  { id: 'one', title: 'An action that answers 1', response: '1', strict: true, why: 'The answer is exactly true, and a number is another text.' },
  { id: 'false', title: 'An action that answers false', response: 'false', strict: true, why: 'The answer is exactly true, and the action refuses.' },
  { id: 'empty', title: 'An action that answers an empty text', response: '', strict: true,
    why: 'The answer is exactly true, and an empty text is no answer.' },
]);

const NOT_TRUE = 'not the user "true"';

const silent = () => [
  ...group({ from: acting }, [
    { id: 'response-none', title: 'An action that answers nothing', twin: 'action', change: 'evidence/action/response left out', rule: 'action.response',
      rules: ['lit-v7.action-response'], risk: ['fail-open'], profiles: strictly,
      why: 'An action that set no response authorises nothing.', evidence: { response: undefined } },
  ]),
  ...group<networks.Request>({ from: answering }, [
    { id: 'response-owner', title: 'An action that answers false, beside the owner', twin: 'sign-request-method-and-action',
      change: 'evidence/action/response: false', rule: 'action.response', rules: ['lit-v7.action-response'], risk: ['fail-open'], profiles: strictly,
      why: 'The request asks for the action as well, and it refuses; that the owner alone could sign does not matter.', ...besideOwner({ response: 'false' }) },
  ]),
  ...group({ from: acting }, [
    { id: 'response-parameter', title: 'An action that repeats a parameter with true in it', twin: 'action-parameter-true',
      change: `jsParams/answer and evidence/action/response: ${NOT_TRUE}`, rule: 'action.response', profiles: lax(NOT_TRUE, OTHER_CODE),
      why: 'Whoever asks chooses what an action repeats; an answer that contains true is none (W16).',
      code: OTHER_CODE, response: NOT_TRUE, over: { jsParams: { answer: NOT_TRUE } } },
  ]),
];

/** The record of a PKP that obeys both actions, so that nothing but the CID decides. */
const both = () => ({ ...actionRecord(), actions: [ACTION_CODE, OTHER_CODE].map((code) => ({ cid: actionCid(code), scopes: [2] })) });

const cids = () => group({ rule: 'sign-request.action-cid', twin: 'action-code-and-cid', from: acting }, [
  { id: 'action-cid-other', title: 'Code that the PKP obeys, with the CID of other code', change: 'litActionIpfsId: that of other code',
    why: 'The request names two actions.', over: { litActionIpfsId: actionCid(OTHER_CODE) } },
  { id: 'action-cid-borrowed', title: 'Code of somebody, with the CID of an action that the PKP obeys',
    change: 'litActionIpfsId: that of an action that the PKP obeys, with code that is another',
    why: 'What runs is the code, and the CID is that of the code, whatever the request says.',
    code: OTHER_CODE, over: { litActionIpfsId: cid() }, node: { pkps: [both()] } },
  { id: 'action-cid-version-1', title: 'The CID of the code in version 1', change: 'litActionIpfsId: a CID of version 1',
    why: 'Registries hold CIDs of version 0, and texts are compared byte for byte.',
    over: { litActionIpfsId: 'bafybeihrcttqdchlj4kphfsvb5a5xaeuyc6kxprh7j45d2oihebyzlqafe' } },
  { id: 'action-cid-empty', title: 'An empty CID', change: 'litActionIpfsId: empty',
    why: 'A member that is there names something, and this names no code.', over: { litActionIpfsId: '' } },
  { id: 'action-cid-fetched', title: 'Code that was fetched for a CID and has another', twin: 'action-cid',
    change: 'evidence/action/cid: that of other code, which the PKP obeys',
    why: 'A gateway may hand out anything: the CID is computed from what it handed out.',
    evidence: { cid: actionCid(OTHER_CODE) }, over: { code: undefined, litActionIpfsId: ACTION }, node: { pkps: [both()] } },
]);

export default () => topic({ operation: 'sign-session-key.answer', name: 'action', prefix: 'sign-request-', since: '1.1.0' },
  accepted(), ends(), exceptionBesideOwner(), responses(), silent(), cids());
