// A hook of `capsig/fastify` for a route; `app.register(fastifySession, { verifier, from, ask })` has it for all routes of a scope.
import { anyNonce } from 'capsig';
import { sessionHook, sessionOf } from 'capsig/fastify';
import { createMemoryLedgers, createVerifier } from 'capsig/server';
import fastify, { type FastifyRequest } from 'fastify';
import { sessionFor } from './parts/session.js';

const nodeAddress = 'https://sign.example'; // where clients reach this server: from its configuration, never from a header
const { nonces, uses } = createMemoryLedgers();
const verifier = createVerifier({ nodeAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });

/** What the route does, and so what a session has to grant. */
const ask = ({ params }: FastifyRequest) => ({
  resource: `lit-pkp://${(params as { readonly pkp: string }).pkp}`,
  ability: 'Threshold/Signing',
});

const app = fastify();
// `preParsing`: the bytes that were received are verified, and Fastify parses the same ones afterwards.
const preParsing = sessionHook(verifier, { from: { member: 'sessionSig' }, ask });
app.post('/sign/:pkp', { preParsing }, async (request) => ({ signedFor: sessionOf(request).account.kind }));

// The other side.
const pkp = '7f'.repeat(32);
const sigs = await sessionFor([nodeAddress, 'https://elsewhere.example'], pkp);
async function post(url: string, payload: object): Promise<string> {
  const response = await app.inject({ method: 'POST', url, payload });
  const { signedFor, rule, detail } = response.json<Record<string, string | undefined>>();
  return `${response.statusCode} ${signedFor ?? rule ?? detail}`;
}
console.log('the session for this server:', await post(`/sign/${pkp}`, { sessionSig: sigs[nodeAddress] }));
console.log('one for another server:', await post(`/sign/${pkp}`, { sessionSig: sigs['https://elsewhere.example'] }));
console.log('for another PKP:', await post(`/sign/${'8f'.repeat(32)}`, { sessionSig: sigs[nodeAddress] }));
console.log('nothing:', await post(`/sign/${pkp}`, {}));
await app.close();
