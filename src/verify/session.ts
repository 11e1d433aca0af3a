import { litNamespaces } from '../capability.js';
import { quote } from '../internal/json.js';
import { looseNodeAddress } from '../internal/node-address.js';
import type { Judge } from '../judge.js';
import {
  anyNode,
  checkSessionMessage,
  checkSessionSignature,
  judgeSessionDocuments,
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

/** Judges a session signature: the session itself, then its capabilities, then who granted what is asked. */
export function judgeSession(judge: Judge, value: unknown, options: SessionOptions, policy: Policy): VerifiedSession {
  const context: AuthorityContext = {
    ...policy,
    nodeAddress: options.nodeAddress,
    request: options.request,
    namespaces: options.namespaces ?? litNamespaces,
    account: options.account,
    facts: options.facts,
  };
  const read = judgeSessionDocuments(judge, value);
  checkSessionMessage(judge, read, context);
  checkNode(judge, read, options.nodeAddress);
  judge.endStage();
  checkSessionSignature(judge, read, context.backend);
  // Whoever does not hold the session key gets no work done on the capabilities.
  judge.endStage();
  const { authority, capabilities } = judgeAuthority(judge, read, context, policy);
  return verifiedSession(read, authority, capabilities, options, policy.proofs);
}
