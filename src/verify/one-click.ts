import { loginEnd } from '../auth-sig/claims.js';
import type { Account } from '../auth-sig.js';
import { accountOf } from '../auth-sig.js';
import { abilityPattern } from '../capability/namespace.js';
import { isChain } from '../capability/restriction.js';
import type { Cell } from '../capability.js';
import { assertMembers } from '../internal/answered.js';
import { judgeInput } from '../internal/document.js';
import { quote } from '../internal/json.js';
import { instantOf } from '../internal/time.js';
import { decide } from '../judge.js';
import {
  anyAudience,
  anyChain,
  chainOf,
  isContract,
  judgeOneClick,
  type MethodRequest,
  namedChains,
} from '../one-click.js';
import type { Result } from '../rule.js';
import { anyRequest } from '../session-sig.js';
import { earliest, endsOf, policyOf, unchecked, type VerifyOptions } from './options.js';

/** How to verify the result of One-Click Auth. */
export interface OneClickOptions extends VerifyOptions {
  /** The URI that was asked for, `uri` of the request, or {@link anyAudience}. */
  readonly audience: string | typeof anyAudience;
  /** The chains that were asked for, by CAIP-2: `eip155:1`, or {@link anyChain}. */
  readonly chains: readonly string[] | typeof anyChain;
  /** The method that is to be asked of the session, or {@link anyRequest}. */
  readonly request: MethodRequest | typeof anyRequest;
}

/** What a valid result of One-Click Auth proves. */
export interface VerifiedOneClick {
  /** Who signed; undefined where a profile lets through that nobody did. */
  readonly account: Account | undefined;
  /** The chains by CAIP-2 on which the account signed, and, but for a contract wallet, those that its ReCaps name; sorted. */
  readonly chains: readonly string[];
  /** The cells that grant the method that is asked, or all of them where none is: those of a contract wallet on the chain of its CACAO only. */
  readonly grants: readonly Cell[];
  /** When the first of the CACAOs ends, UTC. */
  readonly expiration: string | undefined;
  /** The X25519 key of the wallet in this connection, 64 hex digits: no CACAO says that it belongs to the account. */
  readonly peer: string;
  /** Text in front of the ReCap statement of the first CACAO. */
  readonly preface: string;
  /** What the caller chose not to check. */
  readonly notChecked: readonly string[];
}

const members = ['audience', 'chains', 'request'] as const;

function assertRequest(request: OneClickOptions['request'], chains: OneClickOptions['chains']): void {
  if (request === anyRequest) return;
  assertMembers(request, ['method', 'chain'], 'request');
  const { method, chain } = request;
  if (typeof method !== 'string' || !abilityPattern.test(`request/${method}`)) {
    throw new TypeError(`request.method: expected a JSON-RPC method, found ${quote(String(method))}`);
  }
  if (!isChain(chain) || (chains !== anyChain && !chains.includes(chain)))
    throw new TypeError('request.chain: expected one of the chains that were asked for');
}

/**
 * Verifies the result of `wc_sessionAuthenticate` (One-Click Auth): each CACAO by itself, that it answers what was asked,
 * that all are by one account, and that the method is granted.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed: `{ cacaos, responder }`. Returns issues of
 * `one-click.*`, `json.text`, `chain.reconstruction`, `capability.*`, and those of an AuthSig that logs in. Wallets write no expiry
 * unless they are asked to: without one, `maxAge` bounds the login.
 *
 * ```ts
 * import { anyRequest, verifyOneClick } from 'capsig/sessions';
 *
 * // Names who answered a request; it was for one chain, and its nonce was given out for it.
 * export function whoAnswered(result: string, nonce: string): string | undefined {
 *   const asked = { domain: 'app.example', audience: 'https://app.example/login', chains: ['eip155:1'], nonce };
 *   const verified = verifyOneClick(result, { ...asked, now: new Date(), request: anyRequest, maxAge: 600 });
 *   return verified.ok ? verified.value.account?.address : undefined;
 * }
 * ```
 */
export function verifyOneClick(input: unknown, options: OneClickOptions): Result<VerifiedOneClick> {
  const policy = policyOf(options, members);
  const { audience, chains, request } = options;
  if (audience !== anyAudience && (typeof audience !== 'string' || audience === ''))
    throw new TypeError('audience: expected the URI that was asked for, or anyAudience');
  if (chains !== anyChain && (!Array.isArray(chains) || chains.length === 0 || !chains.every(isChain))) {
    throw new TypeError('chains: expected one chain or more, such as eip155:1, or anyChain');
  }
  assertRequest(request, chains);
  return decide(options, (judge) => {
    const context = { ...policy, purpose: 'login', audience, chains, request } as const;
    const { cacaos, grants, peer } = judgeOneClick(judge, judgeInput(judge, input), context);
    const [first] = cacaos;
    const named = cacaos.flatMap((one) => [
      chainOf(one),
      ...(isContract(one) ? [] : namedChains(one).map(({ chain }) => chain)),
    ]);
    const chained = cacaos.map((one) => policy.proofs.chainOf(one).links);
    const proven = chained.find((links) => links.length > 1) ?? [];
    const ends = cacaos.flatMap(({ message }) =>
      message ? [instantOf(message.expirationTime), loginEnd(message, context)] : [],
    );
    return {
      account: first && accountOf(first),
      chains: [...new Set(named)].filter(isChain).sort(),
      grants,
      expiration: earliest([...ends, ...endsOf(chained.flat())]),
      peer,
      preface: first?.preface ?? '',
      notChecked: [
        ...unchecked(policy, proven),
        ...(request === anyRequest ? ['request'] : []),
        ...(audience === anyAudience ? ['audience'] : []),
        ...(chains === anyChain ? ['chains'] : []),
      ],
    };
  });
}
