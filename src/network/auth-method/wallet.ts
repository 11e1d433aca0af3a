import type { DomainPolicy } from '../../auth-sig.js';
import type { Backend } from '../../crypto/backend.js';
import type { RuleOptions } from '../../judge.js';
import { isUndecided, verdictOf } from '../../rule.js';
import { policyOf } from '../../verify/options.js';
import { verifyAuthSig } from '../../verify.js';
import { refused, tokenLimit, unavailable } from './access-token.js';
import type { AuthMethodVerifier } from './verifier.js';

/** How to check the login of a wallet. */
export interface WalletAuthMethodOptions extends Pick<RuleOptions, 'profile'> {
  /** Which domain the wallet has to have signed for, or `anyDomain`. */
  readonly domain: DomainPolicy;
  /** The network's BLS public key, for the logins of PKPs; without it they cannot be decided. */
  readonly networkKey?: string;
  /** The number of the type; 1 unless given. */
  readonly authMethodType?: number;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
}

/** The application that deployed nodes record for a wallet. */
const appId = 'lit';

/**
 * Creates the verifier of wallet logins: the access token is the JSON of an AuthSig with the purpose `login`, whose
 * nonce is the hash of a recent block.
 *
 * The user id is the address in EIP-55, whatever case it came in: deployed nodes take it as given, so that one wallet
 * can be two users; that of a Solana account, whose sign-in text is judged by the same rules, is its address. The proof
 * is the text that was signed. Throws TypeError for bad options.
 */
export function walletAuthMethod(options: WalletAuthMethodOptions): AuthMethodVerifier {
  const { authMethodType = 1, ...policy } = options;
  // A bad option is to be known when the node starts, not when the first user comes.
  policyOf({ ...policy, now: new Date(0), nonce: () => false });
  return {
    authMethodType,
    async verify(accessToken, { now, blocks }) {
      // A value that is no text would be taken for an AuthSig that somebody has parsed.
      if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
        return refused(`expected the JSON of an AuthSig, at most ${tokenLimit} characters`);
      }
      const nonce = (text: string): boolean => blocks.has(text);
      const result = verifyAuthSig(accessToken, { ...policy, purpose: 'login', now, nonce });
      if (result.ok) {
        const { address } = result.value.account;
        // What was accepted is the strict JSON of an AuthSig: any reader finds the text that verified.
        const { signedMessage } = JSON.parse(accessToken) as { readonly signedMessage: string };
        return { outcome: 'authenticated', userId: address, appId, address, proof: signedMessage };
      }
      const undecided = verdictOf(result) === 'undecided';
      const issue = result.issues.find(({ rule }) => isUndecided(rule) === undecided) ?? result.issues[0];
      const reason = `${issue.rule}: ${issue.message}`;
      return undecided ? unavailable(reason) : refused(reason);
    },
  };
}
