// Middleware of the form (request, response, next): Express 5, Connect, and whatever else takes it. Express runs it as it
// stands: `app.post('/sign', requireSession(policy), (request, response) => …)`. Here node:http alone does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerifiedSession } from 'capsig';
import { admit, mostBytes, type Policy } from './parts/admission.js';
import { sessionFor } from './parts/session.js';

/** What `requireSession` leaves for the handlers behind it: `sessionOf(request)`. */
const sessions = new WeakMap<IncomingMessage, VerifiedSession>();
export const sessionOf = (request: IncomingMessage): VerifiedSession | undefined => sessions.get(request);

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function requireSession(policy: Policy) {
  return async (
    request: IncomingMessage & { readonly body?: unknown },
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    // A parser before this one, such as express.json(), has read the body already.
    const document = request.body ?? (await textOf(request));
    if (document === undefined) return answer(413, { error: 'too large' });
    const admission = admit(document, policy);
    if (!admission.session) return answer(admission.status, admission.body);
    sessions.set(request, admission.session);
    next();
  };
}

const pkp = '7f'.repeat(32);
const server = createServer((request, response) => {
  const route = requireSession({
    nodeAddress: address,
    request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
  });
  void route(request, response, () => response.end(`signed for ${sessionOf(request)?.account.kind}`));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const sigs = await sessionFor([address, 'https://elsewhere.example'], pkp);
const post = async (body: string): Promise<string> => {
  const response = await fetch(address, { method: 'POST', body });
  return `${response.status} ${(await response.text()).replace(/^.*"rule":"([^"]+)".*$/, '$1')}`;
};
console.log('the session for this server:', await post(JSON.stringify(sigs[address])));
console.log('one for another server:', await post(JSON.stringify(sigs['https://elsewhere.example'])));
console.log('a megabyte of nothing:', await post(' '.repeat(1024 * 1024)));
server.close();
