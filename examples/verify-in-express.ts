// Middleware of `capsig/express` before a route: for Express 5, Connect, and whatever else calls `(request, response, next)`.
import type { AddressInfo } from 'node:net';
import { anyNonce } from 'capsig';
import { expressSession, sessionOf } from 'capsig/express';
import { createMemoryLedgers, createVerifier } from 'capsig/server';
import express, { type Request } from 'express';
import { sessionFor } from './parts/session.js';

const nodeAddress = 'https://sign.example'; // where clients reach this server: from its configuration, never from a header
const { nonces, uses } = createMemoryLedgers();
const verifier = createVerifier({ nodeAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });

/** What the route does, and so what a session has to grant. */
const ask = ({ params }: Request) => ({ resource: `lit-pkp://${params.pkp}`, ability: 'Threshold/Signing' });

const app = express();
// No express.json() before it: the guard reads the body within bounds, and leaves it in `request.body`.
app.post('/sign/:pkp', expressSession(verifier, { from: { member: 'sessionSig' }, ask }), (request, response) => {
  response.json({ signedFor: sessionOf(request).account.kind, of: request.body.toSign });
});
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

// The other side.
const { port } = server.address() as AddressInfo;
const pkp = '7f'.repeat(32);
const sigs = await sessionFor([nodeAddress, 'https://elsewhere.example'], pkp);
async function post(path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const { signedFor, rule, detail } = (await response.json()) as Record<string, string | undefined>;
  return `${response.status} ${signedFor ?? rule ?? detail}`;
}
const [here, elsewhere] = [sigs[nodeAddress], sigs['https://elsewhere.example']];
console.log('the session for this server:', await post(`/sign/${pkp}`, { sessionSig: here, toSign: '0xabcd' }));
console.log('one for another server:', await post(`/sign/${pkp}`, { sessionSig: elsewhere }));
console.log('for another PKP:', await post(`/sign/${'8f'.repeat(32)}`, { sessionSig: here }));
console.log('a megabyte of nothing:', await post(`/sign/${pkp}`, { nothing: ' '.repeat(1024 * 1024) }));
server.close();
