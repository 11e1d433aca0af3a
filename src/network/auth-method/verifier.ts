import type { AuthMethodEvidence } from '../../sign-session-key.js';

/** What a node knows when it checks an auth method. */
export interface AuthMethodContext {
  /** The node's time. */
  readonly now: Date;
  /** The recent blocks: `0x` and 64 hex digits of the hash, to an RFC 3339 timestamp. */
  readonly blocks: ReadonlyMap<string, string>;
  /** Tells the node's time again, for what is judged after a wait; absent where it stays `now`. */
  readonly clock?: () => Date;
}

/**
 * Checks the access tokens of one type of auth method. Any object of this kind can be added to a node.
 *
 * `verify` resolves to evidence for every token, however hostile: `refused` when the token is bad, `unavailable` when
 * that cannot be decided now. Where a token can be written in two ways, or can carry what nobody signed, `proof` has to
 * say what was proved: a node binds that to one session key, and only guesses it from the token where it is absent.
 */
export interface AuthMethodVerifier {
  /** The number of the type on the wire. */
  readonly authMethodType: number;
  /** Checks one token; never rejects. */
  verify(accessToken: string, context: AuthMethodContext): Promise<AuthMethodEvidence>;
}
