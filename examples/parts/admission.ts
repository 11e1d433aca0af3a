// What a server decides about the session signature that came with a request, whatever framework brought it.
import { anyDomain, anyNonce, type Issue, type VerifiedSession, verdictOf, verifySessionSig } from 'capsig';

/** More than any session signature has: a stranger must not fill the memory. */
export const mostBytes: number = 256 * 1024;

/** What this server knows by itself, and never takes from the request. */
export interface Policy {
  /** Where clients reach this server: scheme, host and port. */
  readonly nodeAddress: string;
  /** What the route does. */
  readonly request: { readonly resource: string; readonly ability: string };
}

/** The session of whoever asks, or what to answer. */
export type Admission =
  | { readonly session: VerifiedSession }
  | { readonly session?: undefined; readonly status: 401 | 503; readonly body: { readonly errors: readonly Told[] } };

type Told = Pick<Issue, 'rule' | 'path' | 'message'>;

/** Decides. Undecided is no yes: evidence is missing, and the next try may find it. */
export function admit(document: unknown, policy: Policy): Admission {
  const result = verifySessionSig(document, { ...policy, now: new Date(), domain: anyDomain, nonce: anyNonce });
  if (result.ok) return { session: result.value };
  const errors = result.issues.map(({ rule, path, message }) => ({ rule, path, message }));
  return { status: verdictOf(result) === 'undecided' ? 503 : 401, body: { errors } };
}
