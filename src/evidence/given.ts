import { assertMembers } from '../internal/answered.js';
import { isPlainObject } from '../internal/json.js';

/** Every member of a reply of a contract. */
const replyMembers: readonly string[] = [
  ...['chainId', 'address', 'digest', 'signature', 'deployment', 'code', 'outcome', 'data', 'asOf'],
];

/**
 * Refuses a reply of a contract with a member that nobody reads: a misspelt `deployment` would make it one to another
 * question. What has not the form of a reply is none, and no mistake: see `spec/evidence.md`.
 */
export function assertReply(reply: unknown, what: string): void {
  if (!isPlainObject(reply)) return;
  assertMembers(reply, replyMembers, what);
  if (isPlainObject(reply.deployment)) assertMembers(reply.deployment, ['factory', 'data'], `${what}.deployment`);
}
