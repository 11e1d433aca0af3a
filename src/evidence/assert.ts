import { assertMembers } from '../internal/answered.js';
import { utf8Length } from '../internal/bytes.js';
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

/** Each of the texts may be hashed, once for each account that signed a digest. */
const mostTexts = 64;
const mostTextBytes = 262_144;

/** Refuses texts that are none, and more of them than one verification has work for. */
export function assertTexts(texts: readonly string[]): void {
  if (texts.length > mostTexts) throw new TypeError(`evidence.signedTexts: expected at most ${mostTexts} texts`);
  let size = 0;
  for (const text of texts) {
    if (typeof text !== 'string') throw new TypeError('evidence.signedTexts: expected texts');
    size += utf8Length(text, mostTextBytes);
    if (size > mostTextBytes) {
      throw new TypeError(`evidence.signedTexts: expected at most ${mostTextBytes} bytes together`);
    }
  }
}
