import { litNamespaces } from '../capability.js';
import { quote } from '../internal/json.js';
import { looseNodeAddress } from '../internal/node-address.js';
import type { Judge } from '../judge.js';
import {
  anyNode,
  checkSessionKey,
  checkSessionMessage,
  checkSessionSignature,
  judgeSessionMessage,
  judgeSessionSigShape,
  nodeIdentity,
  type ReadSessionSig,
} from '../session-sig.js';
import { judgeAuthority } from './authority.js';
import type { AuthorityContext } from './candidate.js';
import type { Policy, SessionOptions, VerifiedSession } from './options.js';
import { verifiedSession } from './verified-session.js';

/** Checks that the message names this node. */
function checkNode(judge: Judge, { message }: ReadSessionSig, nodeAddress: SessionOptions['nodeAddress']): void {
  if (nodeAddress === anyNode) return;
  const named = nodeIdentity(judge, message.nodeAddress) ?? looseNodeAddress(message.nodeAddress);
  judge.check('session.node-bound', named === nodeIdentity(judge, nodeAddress), () => ({
    path: '/signedMessage/nodeAddress',
    message: `expected the address of this node, ${nodeAddress}, found ${quote(message.nodeAddress)}`,
    params: { expected: nodeAddress, found: message.nodeAddress },
  }));
}

/**
 * Judges the session itself: its documents, what its message says, and its signature. As if its key were a point, until that is
 * known: whatever else there is to say of the session then is said only if the key is one.
 */
function judgeSelf(
  judge: Judge,
  value: unknown,
  nodeAddress: SessionOptions['nodeAddress'],
  context: AuthorityContext,
): ReadSessionSig {
  const sessionSig = judgeSessionSigShape(judge, value);
  const own = judge.apart();
  let proven = false;
  let read: ReadSessionSig | undefined;
  try {
    read = own.attempt(() => {
      const inside = judgeSessionMessage(own, sessionSig);
      checkSessionMessage(own, inside, context);
      checkNode(own, inside, nodeAddress);
      own.endStage();
      proven = checkSessionSignature(own, inside, context.backend);
      // Whoever does not hold the session key gets no work done on the capabilities.
      own.endStage();
      return inside;
    });
  } finally {
    // Ends the judgement before whatever ended it here, its work among it.
    if (!proven) checkSessionKey(judge, sessionSig, false);
  }
  judge.include(own.issues);
  judge.endStage();
  // Without an issue nothing ended it.
  return read as ReadSessionSig;
}

/** Judges a session signature: the session itself, then its capabilities, then who granted what is asked. */
export function judgeSession(judge: Judge, value: unknown, options: SessionOptions, policy: Policy): VerifiedSession {
  // Member by member: to spread an object of so many is slow (measured).
  const context: AuthorityContext = {
    now: policy.now,
    backend: policy.backend,
    proofs: policy.proofs,
    nodeAddress: options.nodeAddress,
    request: options.request,
    namespaces: options.namespaces ?? litNamespaces,
    account: options.account,
    facts: options.facts,
  };
  const read = judgeSelf(judge, value, options.nodeAddress, context);
  const { authority, capabilities } = judgeAuthority(judge, read, context, policy);
  return verifiedSession(read, authority, capabilities, options, policy.proofs);
}
