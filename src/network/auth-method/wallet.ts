import { anyDomain, type DomainPolicy } from '../../auth-sig.js';
import { assertResolvers } from '../../collector.js';
import type { Backend } from '../../crypto/backend.js';
import type { RuleOptions } from '../../judge.js';
import { assertProfile } from '../../profile/assert.js';
import { policyOf } from '../../verify/options.js';
import { assertTimeout, judgeAsking, type NodeResolvers } from '../asking.js';
import { createVerification } from '../verification.js';
import { refused, tokenLimit, unavailable } from './access-token.js';
import type { AuthMethodVerifier } from './verifier.js';

/** How to check the login of a wallet. */
export interface WalletAuthMethodOptions extends Pick<RuleOptions, 'profile'> {
  /** Which domain the wallet has to have signed for, or `anyDomain`. */
  readonly domain: DomainPolicy;
  /** The network's BLS public key, for the logins of PKPs; without it they cannot be decided. */
  readonly networkKey?: string;
  /**
   * What asks contracts, such as `jsonRpcResolver({ urls: { 8453: 'https://…' } })`; without it nothing is decided about the login
   * of a contract wallet. The node of a chain vouches for who owns the wallets there, so name only chains that you mean.
   */
  readonly resolvers?: NodeResolvers;
  /** How long they may take together, in milliseconds; 4,000 unless given, within the time that a node has for auth methods. */
  readonly resolverTimeout?: number;
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
 * can be two users. That of a contract wallet is `did:pkh:eip155:<chain id>:<address>` without zeros in front, and it is no address of a PKP's owner:
 * at its address on another chain somebody else's contract may stand. The proof is the text that was signed. Throws TypeError
 * for bad options.
 */
export function walletAuthMethod(options: WalletAuthMethodOptions): AuthMethodVerifier {
  const { authMethodType = 1, backend, domain, resolvers, resolverTimeout = 4_000, ...rules } = options;
  // A bad option is to be known when the node starts, not when the first user comes.
  if (rules.profile !== undefined) assertProfile(rules.profile);
  if (resolvers !== undefined) assertResolvers(resolvers);
  assertTimeout(resolverTimeout, 'resolverTimeout');
  policyOf({ ...rules, domain, now: new Date(0), nonce: () => false });
  const asks = resolvers !== undefined;
  const facts = { ...rules, asks, domain: domain === anyDomain ? { any: true as const } : { only: domain } };
  const logins = createVerification('wallet', facts, room, backend);
  return {
    authMethodType,
    async verify(accessToken, { now, blocks, clock = () => now }) {
      // A value that is no text would be taken for an AuthSig that somebody has parsed.
      if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
        return refused(`expected the JSON of an AuthSig, at most ${tokenLimit} characters`);
      }
      try {
        const nonces = [...blocks.keys()];
        const judged = await judgeAsking(resolvers, { milliseconds: resolverTimeout }, async (evidence) => {
          return (await logins.ask('login', [accessToken, clock(), nonces, evidence]))?.value;
        });
        return judged?.evidence ?? unavailable('too many logins wait already');
      } catch {
        return unavailable('the login could not be judged');
      }
    },
  };
}
