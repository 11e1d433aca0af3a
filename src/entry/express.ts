/**
 * Sessions and logins in the request path of Express and Connect. Refusals are RFC 9457.
 *
 * @example Let through whoever has a session for the PKP of the route
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { expressLogin, expressNonce, expressSession, loginOf, sessionOf } from 'capsig/express';
 * import { createMemoryLedgers, createVerifier } from 'capsig/server';
 * import express, { type Request } from 'express';
 *
 * const { nonces, uses } = createMemoryLedgers();
 * const site = { nodeAddress: 'app.example:443', domain: 'app.example', nonce: anyNonce } as const;
 * const verifier = createVerifier({ ...site, nonces, uses });
 * const ask = ({ params }: Request) => ({ resource: `lit-pkp://${params.pkp}`, ability: 'Threshold/Signing' });
 *
 * export const app = express();
 * app.post('/sign/:pkp', expressSession(verifier, { from: { member: 'sessionSig' }, ask }), (request, response) => {
 *   response.json({ signedFor: sessionOf(request).account.address, of: request.body.toSign });
 * });
 * app.get('/nonce', expressNonce(verifier));
 * app.post('/login', expressLogin(verifier, { from: { member: 'authSig' } }), (request, response) => {
 *   response.json({ address: loginOf(request).account.address }); // here the session library sets its cookie
 * });
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { Listener, NodeBody } from '../http/body.js';
export type { AdmittedSession, ChargedUse } from '../http/charge.js';
export type { GuardedRequest, NodeMiddleware } from '../http/express.js';
export { expressLogin, expressNonce, expressSession, sendProblem } from '../http/express.js';
export type { Asked, ReadOptions, SessionOptions, SignatureSource } from '../http/guard.js';
export type { NodeRequest, NodeResponse } from '../http/node.js';
export { loginOf, sessionOf } from '../http/node.js';
export type { Problem, ProblemOptions } from '../http/problem.js';
