import type { SignSessionKeyRequest } from '../generated/types.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { missing } from './auth-method.js';
import type { ActionEvidence, SignEvidence } from './options.js';

/** Every way in which an action ends without an answer, with the rule that it breaks. */
const ends: readonly (readonly [ActionEvidence['outcome'], RuleId, string])[] = [
  ['time', 'action.time', 'longer than it may'],
  ['memory', 'action.memory', 'in more memory than it may'],
  ['output', 'action.output', 'with more output than it may'],
  ['exception', 'action.exception', 'into an exception'],
  ['global', 'action.global', 'into a global that it may not read'],
];

export function judgeAction(
  judge: Judge,
  request: SignSessionKeyRequest,
  { action }: SignEvidence,
): ActionEvidence | undefined {
  if (request.code === undefined && request.litActionIpfsId === undefined) return undefined;
  const path = request.code === undefined ? '/litActionIpfsId' : '/code';
  const why = missing(action);
  judge.check('sign-request.evidence', why === undefined, () => ({
    path,
    message: `cannot decide what the action answers: ${why}`,
  }));
  if (action === undefined || action.outcome === 'unavailable') return undefined;
  const { litActionIpfsId } = request;
  if (litActionIpfsId !== undefined) {
    judge.check('sign-request.action-cid', action.cid === litActionIpfsId, () => ({
      path: '/litActionIpfsId',
      message: `expected the CID of the code, ${action.cid}, found ${quote(litActionIpfsId)}`,
      params: { expected: action.cid, found: litActionIpfsId },
    }));
  }
  let answered = true;
  for (const [outcome, rule, how] of ends) {
    const held = judge.check(rule, action.outcome !== outcome, () => ({
      path,
      message: `expected an action that answers, found one that ran ${how}${action.reason ? `: ${quote(action.reason)}` : ''}`,
      params: { cid: action.cid },
    }));
    answered &&= held;
  }
  // What ended early may have answered before; that is looked at only where nothing said so already.
  if (!answered) return undefined;
  const response = action.response;
  const found = response === undefined ? 'none' : quote(response);
  judge.check('action.response', response === 'true', () => ({
    path,
    message: `expected the response "true", found ${found}`,
    params: { cid: action.cid },
  }));
  judge.check('lit-v7.action-response', response?.includes('true') === true, () => ({
    path,
    message: `expected a response with true in it, found ${found}`,
    params: { cid: action.cid },
  }));
  return action;
}
