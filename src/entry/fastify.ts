/**
 * Sessions and logins in the request path of Fastify. Refusals are RFC 9457.
 *
 * @example Let through whoever has a session for the PKP of the route
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { fastifySession, loginHook, loginOf, nonceRoute, sessionOf } from 'capsig/fastify';
 * import { createMemoryLedgers, createVerifier } from 'capsig/server';
 * import fastify, { type FastifyRequest } from 'fastify';
 *
 * const { nonces, uses } = createMemoryLedgers();
 * const site = { nodeAddress: 'app.example:443', domain: 'app.example', nonce: anyNonce } as const;
 * const verifier = createVerifier({ ...site, nonces, uses });
 * const ask = ({ params }: FastifyRequest) => ({
 *   resource: `lit-pkp://${(params as { pkp: string }).pkp}`,
 *   ability: 'Threshold/Signing',
 * });
 *
 * export const app = fastify();
 * app.register(async (signing) => {
 *   await signing.register(fastifySession, { verifier, from: { member: 'sessionSig' }, ask });
 *   signing.post('/sign/:pkp', async (request) => ({ signedFor: sessionOf(request).account.address }));
 * });
 * app.get('/nonce', nonceRoute(verifier));
 * app.post('/login', { preParsing: loginHook(verifier, { from: { member: 'authSig' } }) }, async (request) => {
 *   return { address: loginOf(request).account.address }; // here the session library sets its cookie
 * });
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { Listener, NodeBody } from '../http/body.js';
export type { AdmittedSession, ChargedUse } from '../http/charge.js';
export type {
  FastifyGuard,
  FastifyHook,
  FastifyLike,
  FastifyReplyLike,
  FastifyRequestLike,
  FastifySessionOptions,
} from '../http/fastify.js';
export { fastifySession, loginHook, nonceRoute, replyProblem, sessionHook } from '../http/fastify.js';
export type { Asked, ReadOptions, SessionOptions, SignatureSource } from '../http/guard.js';
export type { NodeRequest, NodeResponse } from '../http/node.js';
export { loginOf, sessionOf } from '../http/node.js';
export type { Problem, ProblemOptions } from '../http/problem.js';
