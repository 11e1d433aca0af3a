import { anyDomain } from '../../auth-sig.js';
import type { Backend } from '../../crypto/backend.js';
import type { Profile } from '../../profile.js';
import { isUndecided, verdictOf } from '../../rule.js';
import type { AuthMethodEvidence } from '../../sign-session-key.js';
import { verifyAuthSig } from '../../verify/auth-sig.js';
import { refused, unavailable } from '../auth-method/access-token.js';

/** What the logins of wallets are judged by. */
export interface WalletFacts {
  /** The domain, or that any will do: a symbol does not get into another thread. */
  readonly domain: { readonly only: string } | { readonly any: true };
  readonly networkKey?: string;
  readonly profile?: Profile;
}

/** Judges the logins of wallets. */
export interface WalletJudgement {
  /** Judges the JSON text of an AuthSig; the nonces are the ones that are good. */
  login(accessToken: string, now: Date, nonces: readonly string[]): AuthMethodEvidence;
}

/** The application that deployed nodes record for a wallet. */
const appId = 'lit';

/** Creates what judges the logins of wallets. */
export function createWalletJudgement({ domain, ...rules }: WalletFacts, backend: Backend): WalletJudgement {
  const policy = { ...rules, domain: 'any' in domain ? anyDomain : domain.only, backend, purpose: 'login' } as const;
  return {
    login(accessToken, now, nonces) {
      const result = verifyAuthSig(accessToken, { ...policy, now, nonce: new Set(nonces) });
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
