import type { SignSessionKeyRequest } from '../generated/types.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import type { ActionEvidence, AuthMethodEvidence, SignEvidence } from './options.js';

/** An identity that an auth method proved. */
export interface Identity {
  readonly authMethodType: number;
  readonly userId: string;
  readonly appId: string;
  readonly address?: string;
  /** What the proof is told apart by. */
  readonly proof: string;
}

/** Says why evidence is missing; undefined when it is there. */
export function missing(evidence: AuthMethodEvidence | ActionEvidence | undefined): string | undefined {
  if (evidence === undefined) return 'none was gathered';
  return evidence.outcome === 'unavailable' ? quote(evidence.reason ?? 'no reason given') : undefined;
}

/** Judges the evidence about the auth methods of a request: whom they authenticate. */
export function judgeAuthMethods(
  judge: Judge,
  { authMethods }: SignSessionKeyRequest,
  { authMethods: evidence = [] }: SignEvidence,
): readonly Identity[] {
  return authMethods.flatMap(({ authMethodType, accessToken }, index) => {
    const found = evidence[index];
    const path = `/authMethods/${index}`;
    const why = missing(found);
    judge.check('sign-request.evidence', why === undefined, () => ({
      path,
      message: `cannot decide the auth method ${authMethodType}: ${why}`,
      params: { authMethodType },
    }));
    if (found === undefined || found.outcome === 'unavailable') return [];
    judge.check('sign-request.auth-method', found.outcome === 'authenticated', () => ({
      path,
      message: `expected an auth method ${authMethodType} that authenticates: ${found.outcome === 'refused' ? quote(found.reason) : ''}`,
      params: { authMethodType },
    }));
    if (found.outcome !== 'authenticated') return [];
    const { userId, appId, address, proof = accessToken } = found;
    // The number keeps equal proofs of two kinds apart.
    return [{ authMethodType, userId, appId, proof: `${authMethodType} ${proof}`, ...(address ? { address } : {}) }];
  });
}
