import { type AuthSigContext, sessionUriPrefix } from '../auth-sig.js';
import { type Cell, cellsOf } from '../capability.js';
import { parseNetworkKey } from '../crypto/bls.js';
import { backendOf } from '../crypto/noble.js';
import { mostShares } from '../crypto/threshold.js';
import { assertMembers } from '../internal/answered.js';
import { isWellFormed, toHex } from '../internal/bytes.js';
import { decide } from '../judge.js';
import { judgeMessageRecaps } from '../recap.js';
import type { SiweMessage } from '../siwe/message.js';
import { judgeSiweMessage } from '../siwe.js';
import { instantNow } from '../verify/options.js';
import type { CombineOptions } from './options.js';

const members = ['profile', 'outcomes', 'now', 'siweMessage', 'networkKey', 'threshold', 'backend'] as const;

const sessionUri: RegExp = new RegExp(`^${sessionUriPrefix}[0-9a-f]{64}$`);

/** Reads what the client asked for; throws TypeError, because the client wrote it. */
export function readRequested(options: CombineOptions): Requested {
  assertMembers(options, members, 'options');
  const { siweMessage, threshold, profile } = options;
  const key = parseNetworkKey(options.networkKey);
  if (!(key instanceof Uint8Array)) throw new TypeError(`networkKey: ${key.reason}`);
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > mostShares) {
    throw new TypeError(`threshold: expected a whole number from 1 to ${mostShares}`);
  }
  if (typeof siweMessage !== 'string' || !isWellFormed(siweMessage))
    throw new TypeError('siweMessage: expected the text that was requested');
  const asked = decide(profile ? { profile } : {}, (judge) => {
    const message = judgeSiweMessage(judge, siweMessage);
    judge.endStage();
    return { message, recaps: judgeMessageRecaps(judge, message).recaps };
  });
  if (!asked.ok) throw new TypeError(`siweMessage: ${asked.issues[0].message}`);
  const { message, recaps } = asked.value;
  if (!sessionUri.test(message.uri))
    throw new TypeError(`siweMessage: expected a URI of ${sessionUriPrefix} and a key`);
  return {
    message,
    cells: recaps.flatMap((recap) => cellsOf(recap)),
    networkKey: toHex(key),
    context: {
      now: instantNow(options.now),
      purpose: 'session',
      sessionKey: message.uri.slice(sessionUriPrefix.length),
      domain: message.domain,
      nonce: message.nonce,
      networkKey: key,
      backend: backendOf(options.backend),
    },
  };
}

/** What the client asked for, which every answer is held to. */
export interface Requested {
  readonly message: SiweMessage;
  readonly cells: readonly Cell[];
  readonly context: AuthSigContext;
  /** The key of the network: 96 lower-case hex digits. */
  readonly networkKey: string;
}
