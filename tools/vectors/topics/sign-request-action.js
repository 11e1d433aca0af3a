// sign-session-key.answer: a request that an action authorises: how it ended, what it answered, and which it was.
import { ACTION, file } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  actionRecord,
  answered,
  asAction,
  authContext,
  byWallet,
  codeText,
  litAlike,
  networkText,
  OTHER_CODE,
  refuses,
  signing,
  signs,
} from '../network.js';
import { refusedBy } from '../sessions.js';

const cid = () => actionCid(ACTION_CODE);
const byAction = (answer = 'true', code = ACTION_CODE) => authContext({ users: [], action: [actionCid(code)], answer });
const responseRule = 'action.response';

const accepted = () => [
  signs('action', 'An action that answers true', {
    rules: [
      'sign-request.action-cid',
      'sign-request.permission',
      'action.time',
      'action.memory',
      'action.output',
      'action.exception',
      'action.global',
      responseRule,
      'lit-v7.action-response',
    ],
    reason:
      'The action ended with the response true, and may sign. The resolved auth context has its CID and its answer, and no users.',
    input: asAction(),
    context: byAction(),
  }),
  signs('action-cid', 'An action that is named by its CID', {
    rules: ['sign-request.action-cid', responseRule],
    reason: 'The node fetched code with this CID, and computed it anew.',
    input: asAction(answered('true'), { over: { code: undefined, litActionIpfsId: cid() } }),
    context: byAction(),
  }),
  signs('action-code-and-cid', 'An action with code and CID', {
    rules: ['sign-request.action-cid', responseRule],
    reason: 'The CID is that of the code.',
    input: asAction(answered('true'), { over: { litActionIpfsId: cid() } }),
    context: byAction(),
  }),
  signs('action-code-unpadded', 'Code in base64 without padding', {
    rules: ['sign-request.shape', responseRule],
    reason: 'Padding is optional, and the CID is that of the bytes.',
    input: asAction(answered('true'), { over: { code: codeText(ACTION_CODE).replace(/=+$/, '') } }),
    context: byAction(),
  }),
  signs('action-parameter-true', 'An action that answers the true that it was given', {
    rules: [responseRule],
    reason: 'Whom an action lets in, and by what, is its own business: the owner permitted it.',
    input: asAction(answered('true', { code: OTHER_CODE }), {
      code: OTHER_CODE,
      over: { jsParams: { answer: 'true' } },
    }),
    context: byAction('true', OTHER_CODE),
  }),
  signs('action-reason', 'Evidence of an answer with a reason', {
    rules: [responseRule],
    reason: 'A reason explains how an action ended; it is no part of what is signed.',
    input: asAction(answered('true', { reason: 'ran for 12 ms' })),
    context: byAction(),
  }),
];

const ends = () =>
  [
    ['time', 'An action that ran too long', ['resource-exhaustion', 'fail-open']],
    ['memory', 'An action that wanted too much memory', ['resource-exhaustion', 'fail-open']],
    ['output', 'An action that wrote too much output', ['resource-exhaustion', 'fail-open']],
    ['exception', 'An action that threw an exception', ['fail-open']],
    ['global', 'An action that read a global of the host', ['fail-open', 'widening']],
  ].map(([outcome, title, risk]) =>
    refuses(`action-${outcome}`, `${title}, having answered true before`, {
      rule: `action.${outcome}`,
      risk,
      twin: 'action',
      mutation: `evidence/action/outcome: ${outcome}`,
      reason: 'The action did not end with an answer; what it set before might have been taken back.',
      input: asAction(answered('true', { outcome })),
    }),
  );

const besideOwner = () =>
  refuses('action-exception-owner', 'An action that threw an exception, beside the owner', {
    rule: 'action.exception',
    risk: ['fail-open'],
    twin: 'method-and-action',
    mutation: 'evidence/action/outcome: exception',
    reason: 'The request asks for the action as well, and it did not end with an answer.',
    over: { code: codeText(ACTION_CODE) },
    node: { evidence: { authMethods: [byWallet()], action: answered('true', { outcome: 'exception' }) } },
  });

/** What deployed nodes make of an answer that has true in it (W16). */
const lax = (answer) => litAlike(signing(networkText({ context: byAction(answer) })));
const strictly = litAlike(refusedBy('lit-v7.action-response'));

const responses = () =>
  [
    ['quoted', 'true in quotation marks', '"true"', 'JSON text of a text is another text'],
    ['space-before', 'true after a space', ' true', 'nothing is trimmed'],
    ['line-feed', 'true with a line feed', 'true\n', 'nothing is trimmed'],
    ['not-true', 'not true', 'not true', 'a refusal contains the word'],
    ['object', 'an object with true in it', '{"a":true}', 'true in a member answers another question'],
    [
      'object-false',
      'an object that refuses a user called true',
      '{"ok":false,"user":"true"}',
      'whoever asks chose the name',
    ],
    ['upper-case', 'True', 'True', 'the answer is compared byte for byte', true],
    ['one', '1', '1', 'a number is another text', true],
    ['false', 'false', 'false', 'the action refuses', true],
    ['empty', 'an empty text', '', 'an empty text is no answer', true],
  ].map(([name, title, response, reason, refusedToo]) =>
    refuses(`response-${name}`, `An action that answers ${title}`, {
      rule: responseRule,
      rules: [responseRule, 'lit-v7.action-response'],
      risk: ['forgery', 'fail-open'],
      twin: 'action',
      mutation: `evidence/action/response: ${JSON.stringify(response)}`,
      reason: `The answer is exactly true, and ${reason}${refusedToo ? '' : ' (W16)'}.`,
      input: asAction(answered(response)),
      profiles: refusedToo ? strictly : lax(response),
    }),
  );

const silent = () => [
  refuses('response-none', 'An action that answers nothing', {
    rule: responseRule,
    rules: [responseRule, 'lit-v7.action-response'],
    risk: ['fail-open'],
    twin: 'action',
    mutation: 'evidence/action/response left out',
    reason: 'An action that set no response authorises nothing.',
    input: asAction(answered(undefined)),
    profiles: strictly,
  }),
  refuses('response-owner', 'An action that answers false, beside the owner', {
    rule: responseRule,
    rules: [responseRule, 'lit-v7.action-response'],
    risk: ['fail-open'],
    twin: 'method-and-action',
    mutation: 'evidence/action/response: false',
    reason: 'The request asks for the action as well, and it refuses; that the owner alone could sign does not matter.',
    over: { code: codeText(ACTION_CODE) },
    node: { evidence: { authMethods: [byWallet()], action: answered('false') } },
    profiles: strictly,
  }),
  refuses('response-parameter', 'An action that repeats a parameter with true in it', {
    rule: responseRule,
    risk: ['forgery', 'fail-open'],
    twin: 'action-parameter-true',
    mutation: 'jsParams/answer and evidence/action/response: not the user "true"',
    reason: 'Whoever asks chooses what an action repeats; an answer that contains true is none (W16).',
    input: asAction(answered('not the user "true"', { code: OTHER_CODE }), {
      code: OTHER_CODE,
      over: { jsParams: { answer: 'not the user "true"' } },
    }),
    profiles: litAlike(signing(networkText({ context: byAction('not the user "true"', OTHER_CODE) }))),
  }),
];

/** CIDs beside code that is another's: [name, title, litActionIpfsId, node, mutation, reason]. */
const cids = () =>
  [
    [
      'other',
      'Code that the PKP obeys, with the CID of other code',
      actionCid(OTHER_CODE),
      {},
      'that of other code',
      'The request names two actions.',
    ],
    [
      'borrowed',
      'Code of somebody, with the CID of an action that the PKP obeys',
      cid(),
      { code: OTHER_CODE, evidence: answered('true', { code: OTHER_CODE }), node: { pkps: [both()] } },
      'that of an action that the PKP obeys, with code that is another',
      'What runs is the code, and the CID is that of the code, whatever the request says.',
    ],
    [
      'version-1',
      'The CID of the code in version 1',
      'bafybeihrcttqdchlj4kphfsvb5a5xaeuyc6kxprh7j45d2oihebyzlqafe',
      {},
      'a CID of version 1',
      'Registries hold CIDs of version 0, and texts are compared byte for byte.',
    ],
    ['empty', 'An empty CID', '', {}, 'empty', 'A member that is there names something, and this names no code.'],
  ].map(([name, title, litActionIpfsId, { code, evidence = answered('true'), node = {} }, mutation, reason]) =>
    refuses(`action-cid-${name}`, title, {
      rule: 'sign-request.action-cid',
      risk: ['forgery', 'widening'],
      twin: 'action-code-and-cid',
      mutation: `litActionIpfsId: ${mutation}`,
      reason: reason.length < 20 ? `${reason} The CID is compared byte for byte.` : reason,
      input: asAction(evidence, { ...(code ? { code } : {}), over: { litActionIpfsId }, ...node }),
    }),
  );

/** The record of a PKP that obeys both actions, so that nothing but the CID decides. */
function both() {
  const { actions, ...rest } = actionRecord();
  return { ...rest, actions: [...actions, { cid: actionCid(OTHER_CODE), scopes: [2] }] };
}

const fetched = () => [
  refuses('action-cid-fetched', 'Code that was fetched for a CID and has another', {
    rule: 'sign-request.action-cid',
    risk: ['forgery', 'widening'],
    twin: 'action-cid',
    mutation: 'evidence/action/cid: that of other code, which the PKP obeys',
    reason: 'A gateway may hand out anything: the CID is computed from what it handed out.',
    input: asAction(answered('true', { code: OTHER_CODE }), {
      over: { code: undefined, litActionIpfsId: ACTION },
      pkps: [both()],
    }),
  }),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'action', [
    ...accepted(),
    ...ends(),
    besideOwner(),
    ...responses(),
    ...silent(),
    ...cids(),
    ...fetched(),
  ]),
];
