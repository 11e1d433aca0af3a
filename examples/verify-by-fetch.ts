// A function from Request to Response, as the fetch standard has them, with `capsig/fetch`. A route of Next.js: `export { answer as POST }`.
// Deno: `Deno.serve(answer)`. Bun and Workers: `export default { fetch: answer }`. Hono: `app.post('/sign/:pkp', honoSession(verifier, …))`.
import { anyNonce } from 'capsig';
import { withSession } from 'capsig/fetch';
import { createMemoryLedgers, createVerifier } from 'capsig/server';
import { sessionFor } from './parts/session.js';

const nodeAddress = 'https://sign.example'; // where clients reach this server: from its configuration, never from request.url
const { nonces, uses } = createMemoryLedgers();
const verifier = createVerifier({ nodeAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });

/** What the route does, and so what a session has to grant. */
const ask = ({ url }: Request) => ({
  resource: `lit-pkp://${new URL(url).pathname.replace(/^\/sign\//, '')}`,
  ability: 'Threshold/Signing',
});

export const answer = withSession(verifier, { from: { member: 'sessionSig' }, ask }, ({ verified, body }) =>
  Response.json({ signedFor: verified.account.kind, of: (body as { readonly toSign?: unknown }).toSign }),
);

// The other side.
const pkp = '7f'.repeat(32);
const sigs = await sessionFor([nodeAddress, 'https://elsewhere.example'], pkp);
async function post(path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const request = new Request(nodeAddress + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await answer(request);
  const { signedFor, rule, detail } = (await response.json()) as Record<string, string | undefined>;
  return `${response.status} ${signedFor ?? rule ?? detail}`;
}
console.log('the session for this server:', await post(`/sign/${pkp}`, { sessionSig: sigs[nodeAddress] }));
console.log('one for another server:', await post(`/sign/${pkp}`, { sessionSig: sigs['https://elsewhere.example'] }));
console.log('for another PKP:', await post(`/sign/${'8f'.repeat(32)}`, { sessionSig: sigs[nodeAddress] }));
console.log('a megabyte of nothing:', await post(`/sign/${pkp}`, { nothing: ' '.repeat(1024 * 1024) }));
