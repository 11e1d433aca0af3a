// sign-session-key.answer: a request without an action, for a PKP that obeys one.
import { alice, bob, file } from '../kit.js';
import { ACTION_CODE, actionCid, byWallet, pkpRecord, refuses } from '../network.js';

export const since = '3.0.0';

const obeys = (scopes) => pkpRecord({ owner: bob().address, actions: [{ cid: actionCid(ACTION_CODE), scopes }] });

export default () => [
  file('sign-session-key.answer', 'pins', [
    refuses(
      'permission-action-absent',
      'A wallet without permission, for a PKP that obeys an action which was not sent',
      {
        rule: 'sign-request.permission',
        risk: ['wrong-account', 'fail-open'],
        node: { pkps: [obeys([2])], evidence: { authMethods: [byWallet(alice())] } },
        mutation: 'the owner: another wallet; an entry for an action',
        reason: 'An entry for an action is met by that action alone, and the request names none.',
      },
    ),
    refuses(
      'permission-action-empty-cid',
      'A wallet without permission, for a PKP with an entry for an action without a CID',
      {
        rule: 'sign-request.permission',
        risk: ['wrong-account', 'fail-open'],
        node: {
          pkps: [pkpRecord({ owner: bob().address, actions: [{ cid: '', scopes: [2] }] })],
          evidence: { authMethods: [byWallet(alice())] },
        },
        mutation: 'the owner: another wallet; an entry for an action with an empty CID',
        reason: 'No action is not an action with an empty CID.',
      },
    ),
  ]),
];
