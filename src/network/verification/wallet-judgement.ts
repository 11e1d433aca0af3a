import { type Account, anyDomain } from '../../auth-sig.js';
import type { Backend } from '../../crypto/backend.js';
import type { Evidence } from '../../evidence.js';
import { type Profile, strict } from '../../profile.js';
import { isUndecided, verdictOf } from '../../rule.js';
import type { AuthMethodEvidence } from '../../sign-session-key.js';
import { verifyAuthSig } from '../../verify/auth-sig.js';
import { refused, unavailable } from '../auth-method/access-token.js';
import { hintFor, isOpen, type Needs, needsOf, noNeeds } from './needs.js';

/** What the logins of wallets are judged by. */
export interface WalletFacts {
  /** The domain, or that any will do: a symbol does not get into another thread. */
  readonly domain: { readonly only: string } | { readonly any: true };
  readonly networkKey?: string;
  /** Whether contracts can be asked. */
  readonly asks: boolean;
  readonly profile?: Profile;
}

/** What a login is worth, and what would have to be known to say it better. */
export interface JudgedLogin {
  readonly evidence: AuthMethodEvidence;
  readonly needs: Needs;
}

/** Judges the logins of wallets. */
export interface WalletJudgement {
  /** Judges the JSON text of an AuthSig; the nonces are the ones that are good. */
  login(accessToken: string, now: Date, nonces: readonly string[], evidence: Evidence): Promise<JudgedLogin>;
}

/** The application that deployed nodes record for a wallet. */
const appId = 'lit';

/**
 * Says who signed in. A contract wallet is somebody on its chain alone: whoever deploys a contract at its address on another one
 * is not the owner of what belongs to that address. A chain id may be written with zeros in front, and would be a second user of one wallet.
 */
function identityOf({ address, chainId }: Account): { readonly userId: string; readonly address?: string } {
  if (chainId === undefined) return { userId: address, address };
  return { userId: `did:pkh:eip155:${chainId.replace(/^0+(?=.)/, '')}:${address}` };
}

/** Creates what judges the logins of wallets. */
export function createWalletJudgement({ domain, asks, ...rules }: WalletFacts, backend: Backend): WalletJudgement {
  const policy = { ...rules, domain: 'any' in domain ? anyDomain : domain.only, backend, purpose: 'login' } as const;
  return {
    async login(accessToken, now, nonces, evidence) {
      const result = verifyAuthSig(accessToken, { ...policy, now, nonce: new Set(nonces), evidence });
      if (result.ok) {
        // What was accepted is the strict JSON of an AuthSig: any reader finds the text that verified.
        const { signedMessage } = JSON.parse(accessToken) as { readonly signedMessage: string };
        const identity = identityOf(result.value.account);
        return { evidence: { outcome: 'authenticated', ...identity, appId, proof: signedMessage }, needs: noNeeds };
      }
      const undecided = verdictOf(result) === 'undecided';
      const issue = result.issues.find(({ rule }) => isUndecided(rule) === undecided) ?? result.issues[0];
      // Only the beginning of a reason gets to the client, so what helps stands in place of the message.
      const reason = `${issue.rule}: ${hintFor(issue, asks) ?? issue.message}`;
      const profile = rules.profile ?? strict;
      const needs = asks && isOpen(result, profile) ? await needsOf(accessToken, evidence, profile) : noNeeds;
      return { evidence: undecided ? unavailable(reason) : refused(reason), needs };
    },
  };
}
