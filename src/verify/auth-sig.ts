import { endOf, loginEnd } from '../auth-sig/claims.js';
import { signedTextOf } from '../auth-sig/text.js';
import {
  type Account,
  type AuthSigContext,
  accountOf,
  checkAuthSig,
  checkAuthSigSignature,
  judgeAuthSigDocuments,
  judgeAuthSigShape,
  type Purpose,
} from '../auth-sig.js';
import type { Cell } from '../capability.js';
import type { Chain } from '../chain.js';
import { instantOf } from '../internal/time.js';
import { decide, type Judge } from '../judge.js';
import type { Result } from '../rule.js';
import {
  type AuthSigOptions,
  earliest,
  endsOf,
  type Policy,
  policyOf,
  unchecked,
  type VerifiedAuthSig,
} from './options.js';

/**
 * Verifies an AuthSig of any kind for a purpose.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `json.text`,
 * `siwe.*`, `recap.*`, `auth-sig.*`, `chain.*`, `narrower.*` and `delegation.*`; missing evidence, a missing network key, a missing longest age and
 * proofs that were not given are undecided. An AuthSig with proofs is verified through them: see {@link verifyChain}.
 *
 * ```ts
 * import { anyNonce, verifyAuthSig } from 'capsig';
 *
 * // Answers with the account that grants to a session key, or with the rules that are broken.
 * export function granterOf(authSig: string, sessionKey: string): string {
 *   const options = { purpose: 'session', sessionKey, now: new Date(), domain: 'app.example', nonce: anyNonce } as const;
 *   const result = verifyAuthSig(authSig, options);
 *   return result.ok ? result.value.account.address : result.issues.map(({ rule }) => rule).join(', ');
 * }
 * ```
 */
export function verifyAuthSig(input: unknown, options: AuthSigOptions): Result<VerifiedAuthSig> {
  const { purpose, sessionKey } = options;
  if (purpose !== 'login' && purpose !== 'session' && purpose !== 'delegation') {
    throw new TypeError('purpose: expected login, session or delegation');
  }
  if (purpose === 'session' && !(typeof sessionKey === 'string' && /^[0-9a-f]{64}$/.test(sessionKey))) {
    throw new TypeError('sessionKey: expected 64 lower-case hex digits for the purpose session');
  }
  const context = { ...policyOf(options, ['purpose', 'sessionKey']), purpose, sessionKey };
  return decide(options, (judge) => judgeAuthSig(judge, input, context));
}

export function judgeAuthSig(
  judge: Judge,
  input: unknown,
  context: Policy & AuthSigContext & { readonly purpose: Purpose },
): VerifiedAuthSig {
  const authSig = judgeAuthSigShape(judge, input);
  const read = judgeAuthSigDocuments(judge, authSig);
  checkAuthSig(judge, read, context);
  judge.endStage();
  checkAuthSigSignature(judge, read, context);
  judge.endStage();
  const { message } = read;
  const { text, signedAt, signIn } = message
    ? { text: authSig.signedMessage, signedAt: message.issuedAt, signIn: undefined }
    : signedTextOf(read);
  const ends = message
    ? [instantOf(message.expirationTime), loginEnd(message, context)]
    : [instantOf(signIn?.expirationTime), endOf(instantOf(signedAt), context.maxAge)];
  const { root, links } = context.proofs.chainOf(read);
  return {
    purpose: context.purpose,
    account: accountOf(read),
    root,
    links,
    message,
    signIn,
    text,
    signedAt,
    grants: read.cells,
    preface: read.preface,
    expiration: earliest([...ends, ...endsOf(links)]),
    notChecked: unchecked(context, links),
  };
}

/** How to verify a chain. */
export interface ChainOptions extends AuthSigOptions {
  readonly root: string;
}

/** What a valid chain proves. */
export interface VerifiedChain extends Chain {
  /** Who signed the AuthSig that was handed in. */
  readonly account: Account;
  /** What it grants, all of it within what its proofs grant. */
  readonly grants: readonly Cell[];
  /** When the first of all links ends, UTC. */
  readonly expiration: string | undefined;
  readonly notChecked: readonly string[];
}

/**
 * Verifies an AuthSig for a purpose down to an authority that the caller names: every proof that it names, and what each
 * of them names, has to be given in `evidence.proofs`.
 *
 * Does what {@link verifyAuthSig} does with a `root`, and answers with the chain. Whatever the root signs itself is
 * granted; every other link grants no more than its proofs do together, and no earlier or longer than each.
 *
 * ```ts
 * import { anyDomain, anyNonce, verifyChain } from 'capsig';
 *
 * // Names the accounts from who signed to the owner; `proofs` are the blocks by their CIDs.
 * export function wayTo(root: string, delegation: string, proofs: Record<string, Uint8Array>): readonly string[] {
 *   const options = { purpose: 'delegation', now: new Date(), domain: anyDomain, nonce: anyNonce } as const;
 *   const result = verifyChain(delegation, { ...options, root, evidence: { proofs } });
 *   return result.ok ? result.value.links.map(({ account }) => account.address) : [];
 * }
 * ```
 */
export function verifyChain(input: unknown, options: ChainOptions): Result<VerifiedChain> {
  if (options.root === undefined) throw new TypeError('root: expected the account on whose authority the chain rests');
  const verified = verifyAuthSig(input, options);
  if (!verified.ok) return verified;
  const { account, root, links, grants, expiration, notChecked } = verified.value;
  return { ok: true, value: { account, root, links, grants, expiration, notChecked } };
}
