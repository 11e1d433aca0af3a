import { quote } from '../internal/json.js';
import type { AuthMethodEvidence } from '../sign-session-key.js';
import { tokenLimit } from './auth-method/access-token.js';
import type { AuthMethodContext, AuthMethodVerifier } from './auth-method/verifier.js';

export { type JwtAuthMethodOptions, jwtAuthMethod, type KeySet, type RemoteKeys } from './auth-method/jwt.js';
export type { AuthMethodContext, AuthMethodVerifier } from './auth-method/verifier.js';
export { type WalletAuthMethodOptions, walletAuthMethod } from './auth-method/wallet.js';
export {
  type Credential,
  createSignatureCounters,
  type SignatureCounters,
  type WebAuthnAuthMethodOptions,
  webAuthnAuthMethod,
} from './auth-method/web-authn.js';

/** Bounds what {@link authenticate} does for one request. */
export interface AuthenticateLimits {
  /** How many auth methods a request may name; 16 unless given. */
  readonly methods?: number;
  /** How long one of them may take; 10 s unless given. */
  readonly milliseconds?: number;
}

async function inTime(work: Promise<AuthMethodEvidence>, milliseconds: number): Promise<AuthMethodEvidence> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<AuthMethodEvidence>((resolve) => {
    const reason = `expected an answer within ${milliseconds} ms, found none`;
    timer = setTimeout(() => resolve({ outcome: 'unavailable', reason }), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    // What a verifier throws says nothing about the token.
    const reason = `the verifier failed: ${quote(error instanceof Error ? error.message : String(error))}`;
    return { outcome: 'unavailable', reason };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Checks the auth methods of a request one after the other, and gives evidence for each in their order.
 *
 * A type that no verifier knows and a token above 64 KiB are refused; when there are too many methods, all are refused and
 * none is checked. Throws TypeError for two verifiers of one type.
 */
export async function authenticate(
  methods: readonly { readonly authMethodType: number; readonly accessToken: string }[],
  verifiers: readonly AuthMethodVerifier[],
  context: AuthMethodContext,
  limits: AuthenticateLimits = {},
): Promise<readonly AuthMethodEvidence[]> {
  const { methods: most = 16, milliseconds = 10_000 } = limits;
  const table = new Map(verifiers.map((verifier) => [verifier.authMethodType, verifier]));
  if (table.size < verifiers.length) throw new TypeError('verifiers: expected one for each authMethodType');
  if (methods.length > most) {
    const reason = `expected at most ${most} auth methods, found ${methods.length}`;
    return methods.map(() => ({ outcome: 'refused', reason }));
  }
  const known = [...table.keys()].join(', ') || 'none';
  const evidence: AuthMethodEvidence[] = [];
  for (const { authMethodType, accessToken } of methods) {
    const verifier = table.get(authMethodType);
    if (!verifier) {
      const reason = `expected an authMethodType that this node knows (${known}), found ${String(authMethodType)}`;
      evidence.push({ outcome: 'refused', reason });
    } else if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
      evidence.push({
        outcome: 'refused',
        reason: `accessToken: expected a string of at most ${tokenLimit} characters`,
      });
    } else evidence.push(await inTime((async () => verifier.verify(accessToken, context))(), milliseconds));
  }
  return evidence;
}
