import { type Account, accountOf } from '../auth-sig.js';
import { judgeCeramic, type StreamRequest } from '../ceramic.js';
import { assertMembers } from '../internal/answered.js';
import { judgeInput } from '../internal/document.js';
import { decide } from '../judge.js';
import type { Result } from '../rule.js';
import { anyRequest } from '../session-sig.js';
import { earliest, endsOf, policyOf, unchecked, type VerifyOptions } from './options.js';

/** How to verify a signed commit of Ceramic. */
export interface CeramicOptions extends VerifyOptions {
  /** The stream that the commit is for, or {@link anyRequest}. */
  readonly request: StreamRequest | typeof anyRequest;
}

/** What a valid commit proves. */
export interface VerifiedCeramic {
  /** Who lent to the session key. */
  readonly account: Account;
  /** 64 hex digits. */
  readonly sessionKey: string;
  /** The resources that grant the stream that is asked, or all of Ceramic where none is. */
  readonly grants: readonly string[];
  /** The CID of what was signed. */
  readonly payload: string;
  /** When the grant ends, UTC. */
  readonly expiration: string | undefined;
  /** The statement that the account signed. */
  readonly preface: string;
  /** What the caller chose not to check. */
  readonly notChecked: readonly string[];
}

function assertRequest(request: CeramicOptions['request']): void {
  if (request === anyRequest) return;
  assertMembers(request, ['stream', 'model'], 'request');
  const { stream, model = stream } = request;
  for (const id of [stream, model]) {
    if (typeof id !== 'string' || !/^[a-zA-Z0-9]+$/.test(id))
      throw new TypeError('request: expected the ids of a stream and of its model, or anyRequest');
  }
}

/**
 * Verifies a signed commit of Ceramic, `{ jws, linkedBlock, cacaoBlock }` as its nodes take it over HTTP: that the account lent to the key
 * that signed, that the stream is among what was lent, and that this CACAO and this block were signed over. What the block says is for the
 * caller to read.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `ceramic.*`, `json.text`, `chain.block`,
 * `chain.reconstruction`, and those of an AuthSig.
 */
export function verifyCeramic(input: unknown, options: CeramicOptions): Result<VerifiedCeramic> {
  const policy = policyOf(options, ['request']);
  const { request } = options;
  assertRequest(request);
  return decide(options, (judge) => {
    const context = { ...policy, purpose: 'proof', alone: true, byResources: true, request } as const;
    const { cacao, ...proven } = judgeCeramic(judge, judgeInput(judge, input), context);
    const { links } = policy.proofs.chainOf(cacao);
    return {
      ...proven,
      account: accountOf(cacao),
      expiration: earliest(endsOf(links)),
      preface: cacao.preface,
      notChecked: [...unchecked(policy, links), ...(request === anyRequest ? ['request'] : [])],
    };
  });
}
