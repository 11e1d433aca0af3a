import { anyDomain, type DomainPolicy } from '../../auth-sig.js';
import type { Backend } from '../../crypto/backend.js';
import type { RuleOptions } from '../../judge.js';
import { assertProfile } from '../../profile/assert.js';
import { policyOf } from '../../verify/options.js';
import { createVerification } from '../verification.js';
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
  /** The cryptography to use, on the thread of the caller; noble in a thread of its own unless given. */
  readonly backend?: Backend;
}

/** As many logins may wait as the nodes of the largest network check at a time. */
const room = { most: 1_024, ofOne: 1_024 } as const;

/**
 * Creates the verifier of wallet logins: the access token is the JSON of an AuthSig with the purpose `login`, whose
 * nonce is the hash of a recent block.
 *
 * The user id is the address in EIP-55, whatever case it came in: deployed nodes take it as given, so that one wallet
 * can be two users. The proof is the text that was signed. Throws TypeError for bad options.
 */
export function walletAuthMethod(options: WalletAuthMethodOptions): AuthMethodVerifier {
  const { authMethodType = 1, backend, domain, ...rules } = options;
  // A bad option is to be known when the node starts, not when the first user comes.
  if (rules.profile !== undefined) assertProfile(rules.profile);
  policyOf({ ...rules, domain, now: new Date(0), nonce: () => false });
  const facts = { ...rules, domain: domain === anyDomain ? { any: true as const } : { only: domain } };
  const logins = createVerification('wallet', facts, room, backend);
  return {
    authMethodType,
    async verify(accessToken, { now, blocks }) {
      // A value that is no text would be taken for an AuthSig that somebody has parsed.
      if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
        return refused(`expected the JSON of an AuthSig, at most ${tokenLimit} characters`);
      }
      try {
        const judged = await logins.ask('login', [accessToken, now, [...blocks.keys()]]);
        return judged?.value ?? unavailable('too many logins wait already');
      } catch {
        return unavailable('the login could not be judged');
      }
    },
  };
}
