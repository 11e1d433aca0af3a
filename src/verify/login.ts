import { anyNonce } from '../auth-sig.js';
import { assertFunctions, booleanFrom } from '../internal/answered.js';
import { decide } from '../judge.js';
import { consumedOnce, type NonceLedger } from '../nonce-ledger.js';
import type { Result } from '../rule.js';
import { judgeAuthSig, type verifyAuthSig } from './auth-sig.js';
import { type AuthSigOptions, policyOf, type VerifiedAuthSig, type VerifyOptions } from './options.js';

/**
 * Verifies a login and consumes its nonce: a second acceptance of the same nonce breaks `auth-sig.nonce-once`.
 *
 * Returns the issues of {@link verifyAuthSig}. Nothing is consumed unless everything else holds, so a stranger cannot
 * burn the nonce of another's login.
 *
 * ```ts
 * import { createNonceLedger, verifyLogin } from 'capsig';
 *
 * const ledger = createNonceLedger(); // one for the server: `ledger.issue(nonce)` for each nonce that it gives out
 *
 * // Answers with the account that logs in, or with nothing.
 * export function logIn(authSig: string): string | undefined {
 *   const result = verifyLogin(authSig, { ledger, now: new Date(), domain: 'app.example' });
 *   return result.ok ? result.value.account.address : undefined;
 * }
 * ```
 */
export function verifyLogin(
  input: unknown,
  options: Omit<VerifyOptions, 'nonce'> & { readonly ledger: NonceLedger },
): Result<VerifiedAuthSig> {
  const { ledger } = options;
  assertFunctions(ledger, ['has', 'consume'], 'ledger');
  // What goes without saying may be said, by whoever has one set of options for all calls.
  const { nonce: other = anyNonce, purpose = 'login' } = options as Partial<AuthSigOptions>;
  if (other !== anyNonce) throw new TypeError('nonce: the ledger says which nonces are good; leave it out');
  if (purpose !== 'login') throw new TypeError('purpose: expected login, or none');
  const nonce = (text: string): boolean => booleanFrom(ledger.has(text), 'ledger.has');
  const context = { ...policyOf({ ...options, nonce }, ['ledger', 'purpose']), purpose: 'login' } as const;
  const verified = decide(options, (judge) => judgeAuthSig(judge, input, context));
  return consumedOnce(options, verified, ({ message, signIn }) => message?.nonce ?? signIn?.nonce, ledger);
}
