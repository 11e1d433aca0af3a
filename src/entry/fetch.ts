/**
 * Sessions and logins in the request path of whatever speaks the `Request` and `Response` of the web: Hono, the route handlers of Next,
 * Bun, Deno, Workers. Refusals are RFC 9457.
 *
 * @example Let through whoever has a session for the PKP that is named in the body
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { nonceHandler, withLogin, withSession } from 'capsig/fetch';
 * import { createMemoryLedgers, createVerifier } from 'capsig/server';
 *
 * const ledgers = createMemoryLedgers();
 * const { nonces, uses } = ledgers;
 * const site = { nodeAddress: 'app.example:443', domain: 'app.example', nonce: anyNonce } as const;
 * const verifier = createVerifier({ ...site, nonces, uses });
 *
 * const ask = (_: Request, body: unknown) => {
 *   const { pkp } = body as { pkp?: unknown };
 *   return typeof pkp === 'string' ? { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' } : undefined;
 * };
 * export const sign = withSession(verifier, { from: { member: 'sessionSig' }, ask }, ({ verified }) =>
 *   Response.json({ signedFor: verified.account.address }),
 * );
 * export const logIn = withLogin(verifier, { from: { member: 'authSig' } }, ({ verified }) =>
 *   Response.json({ address: verified.account.address }), // here the session library sets its cookie
 * );
 * export const nonce = nonceHandler(verifier);
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { AdmittedSession, ChargedUse } from '../http/charge.js';
export type {
  FetchGuard,
  HonoContext,
  HonoGuard,
  PassedRequest,
  VerifiedHandler,
} from '../http/fetch.js';
export {
  honoLogin,
  honoSession,
  loginGuard,
  nonceHandler,
  problemResponse,
  sessionGuard,
  withLogin,
  withSession,
} from '../http/fetch.js';
export type { Asked, ReadOptions, SessionOptions, SignatureSource } from '../http/guard.js';
export type { Problem, ProblemOptions, RuleKind } from '../http/problem.js';
export { kindOf } from '../http/problem.js';
