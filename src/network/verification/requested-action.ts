import { fromUtf8 } from '../../internal/bytes.js';
import type { ActionEvidence, CheckedSignRequest } from '../../sign-session-key.js';
import { actionCid } from '../action-cid.js';
import { type PreparedAction, prepareAction } from '../action-run.js';

/** The action of a request: what is known of it without a run, or what there is to run if it could authorise. */
export type RequestedAction = { readonly known: ActionEvidence } | { readonly run: PreparedAction | ActionEvidence };

/** Finds the code of the action that a request names, and what it came to if it is not to be run. */
export function prepareRequested(
  { code, litActionIpfsId, jsParams }: CheckedSignRequest['request'],
  actions: ReadonlyMap<string, string>,
): RequestedAction | undefined {
  if (code === undefined && litActionIpfsId === undefined) return undefined;
  const text = code === undefined ? actions.get(litActionIpfsId ?? '') : fromUtf8(Buffer.from(code, 'base64'));
  if (text === undefined) {
    const reason =
      code === undefined
        ? 'this node does not know the code of this action and fetches none: send the code'
        : 'expected the base64 of UTF-8, found other bytes';
    const outcome = code === undefined ? 'unavailable' : 'exception';
    return { known: { cid: litActionIpfsId ?? '', outcome, reason } };
  }
  // Code that is not the named one is not run: the answer would be refused whatever it says.
  const cid = actionCid(text);
  if (litActionIpfsId !== undefined && litActionIpfsId !== cid) {
    return { known: { cid, outcome: 'answered', response: '' } };
  }
  return { run: prepareAction(text, jsParams ?? {}) };
}
