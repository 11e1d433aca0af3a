// sign-session-key.answer: a request without an action, for a PKP that obeys one.
import { bob, networks, topic } from '../vocabulary.js';

const { ACTION_CODE, actionCid, answering, byWallet, pkpRecord } = networks;

/** A node that knows a PKP of Bob which obeys an action, and that Alice authenticated. */
const obeying = (cid: string) => ({
  pkps: [pkpRecord({ owner: bob().address, actions: [{ cid, scopes: [2] }] })],
  evidence: { authMethods: [byWallet()] },
});

export default () => topic({ operation: 'sign-session-key.answer', name: 'pins', prefix: 'sign-request-', since: '3.0.0', from: answering,
  rule: 'sign-request.permission', twin: 'sign-request-standard', risk: ['wrong-account', 'fail-open'] }, [
  { id: 'permission-action-absent', title: 'A wallet without permission, for a PKP that obeys an action which was not sent',
    change: 'the owner: another wallet; an entry for an action', node: obeying(actionCid(ACTION_CODE)),
    why: 'An entry for an action is met by that action alone, and the request names none.' },
  { id: 'permission-action-empty-cid', title: 'A wallet without permission, for a PKP with an entry for an action without a CID',
    change: 'the owner: another wallet; an entry for an action with an empty CID', node: obeying(''),
    why: 'No action is not an action with an empty CID.' },
]);
