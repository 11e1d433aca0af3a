import type { Judge } from '../judge.js';
import { encodeRecap, mergeRecaps, type Recap, recapStatement } from '../recap.js';
import type { Issue, Result } from '../rule.js';
import { createSiweMessage } from '../siwe.js';
import type { Askers } from './asker.js';
import type { ReadSignRequest } from './request.js';

/** What the network says about who asked: the one resource that it writes by itself. */
function authContext({ identities, action }: Askers): Recap {
  const context = {
    actionIpfsIds: [],
    actionIpfsIdStack: action === undefined ? [] : [action.cid],
    authSigAddress: null,
    authMethodContexts: identities.map(({ userId, appId, authMethodType }) => ({
      userId,
      appId,
      authMethodType,
      usedForSignSessionKeyRequest: true,
    })),
    resources: [],
    customAuthResource: action?.response ?? '',
  };
  return { att: { 'lit-resolvedauthcontext://*': { 'Auth/Auth': [{ auth_context: context }] } }, prf: [] };
}

/**
 * Formats the message that the network signs: that of the request with the PKP as account, the time of the block as
 * issued-at, and one ReCap, which is the requested one and the resolved auth context.
 */
export function formatNetworkMessage(
  judge: Judge,
  { read: { message, recaps }, pkpAddress }: ReadSignRequest,
  askers: Askers,
  blocks: ReadonlyMap<string, string>,
): string {
  const rules = { profile: judge.profile };
  // Only bounds can be exceeded here, and no part of the request alone is at fault.
  const path = `${judge.path}/siweMessage`;
  const placed = ({ rule, message: found }: Issue): Issue => ({
    rule,
    path,
    message: `of what the network would sign: ${found}`,
  });
  const take = <T>(result: Result<T>): T => {
    if (result.ok) return result.value;
    const [first, ...rest] = result.issues;
    return judge.fail([placed(first), ...rest.map(placed)]);
  };
  const merged = take(mergeRecaps([...recaps, authContext(askers)], rules));
  const uri = take(encodeRecap(merged, rules));
  const { statement } = message;
  const says = recapStatement(merged);
  return take(
    createSiweMessage(
      {
        ...message,
        address: pkpAddress,
        statement: statement ? `${statement} ${says}` : says,
        // With auth-sig.nonce off the block may be unknown.
        issuedAt: blocks.get(message.nonce) ?? message.issuedAt,
        resources: [uri],
      },
      rules,
    ),
  );
}
