import { endOf, loginEnd } from '../auth-sig/claims.js';
import { signedTextOf } from '../auth-sig/text.js';
import {
  type Account,
  type AuthSigContext,
  accountOf,
  checkAuthSig,
  checkAuthSigSignature,
  type Purpose,
  readAuthSig,
  readAuthSigDocuments,
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
  const authSig = readAuthSig(judge, input);
  const read = readAuthSigDocuments(judge, authSig);
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
 */
export function verifyChain(input: unknown, options: ChainOptions): Result<VerifiedChain> {
  if (options.root === undefined) throw new TypeError('root: expected the account on whose authority the chain rests');
  const verified = verifyAuthSig(input, options);
  if (!verified.ok) return verified;
  const { account, root, links, grants, expiration, notChecked } = verified.value;
  return { ok: true, value: { account, root, links, grants, expiration, notChecked } };
}
