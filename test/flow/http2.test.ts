import { connect, createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { expressNonce, expressSession, sessionOf } from '../../src/entry/express.js';
import { nonceRoute, sessionHook } from '../../src/entry/fastify.js';
import { honoSession, nonceHandler } from '../../src/entry/fetch.js';
import { anyUses, createMemoryLedgers, createVerifier } from '../../src/entry/server.js';
import { anyNonce, anyRequest, type VerifiedSession } from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { lend, now, owner, pkp, sessionKey, sessionUri } from '../unit/chain-fixture.js';

// The same guards over HTTP/2, where Node.js hands over headers that came twice in another way. Express has no HTTP/2 of its own: its
// middleware is on requests of Node.js as they are.
const node = 'node-1.example:7470';
const { nonces } = createMemoryLedgers();
const verifier = createVerifier({
  ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, nonces, uses: anyUses },
  clock: () => new Date(now),
});
const good = (() => {
  const { authSig } = lend({ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } });
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const times = { issuedAt: '2026-01-15T11:30:00Z', expiration: '2026-01-15T12:30:00Z' };
  const resourceAbilityRequests = [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }];
  const signedMessage = JSON.stringify({
    ...{
      sessionKey: sessionKey.publicKey,
      resourceAbilityRequests,
      capabilities: [authSig],
      ...times,
      nodeAddress: node,
    },
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage)));
  return { sig, derivedVia: 'litSessionSignViaNacl', signedMessage, address: sessionKey.publicKey, algo: 'ed25519' };
})();
const encoded = Buffer.from(JSON.stringify(good)).toString('base64url');
const header = { from: { header: 'X-Session-Sig' }, ask: anyRequest } as const;
const member = { from: { member: 'sessionSig' }, ask: anyRequest, bodyBytes: 65_536 } as const;
const told = ({ account }: VerifiedSession) => ({ account: account.address });

interface Running {
  readonly port: number;
  close(): void | Promise<void>;
}

function onNode(): Promise<Running> {
  const guards = {
    '/header': expressSession(verifier, header),
    '/': expressSession(verifier, member),
    '/nonce': expressNonce(verifier),
  };
  const server: Http2Server = createServer((request, response) => {
    guards[request.url as keyof typeof guards](request as never, response as never, (error) => {
      response.writeHead(error === undefined ? 200 : 500);
      response.end(error === undefined ? JSON.stringify(told(sessionOf(request))) : String(error));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as AddressInfo).port, close: () => void server.close() });
    });
  });
}

async function onFastify(): Promise<Running> {
  const app = fastify({ http2: true });
  app.get('/header', { preParsing: sessionHook(verifier, header) as never }, async (request) =>
    told(sessionOf(request)),
  );
  app.post('/', { preParsing: sessionHook(verifier, member) as never }, async (request) => told(sessionOf(request)));
  app.get('/nonce', nonceRoute(verifier) as never);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

function onHono(): Promise<Running> {
  const app = new Hono<{ Variables: { verified: VerifiedSession } }>();
  app.get('/header', honoSession(verifier, header), (context) => context.json(told(context.get('verified'))));
  app.post('/', honoSession(verifier, member), (context) => context.json(told(context.get('verified'))));
  app.get('/nonce', (context) => nonceHandler(verifier)(context.req.raw));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, createServer, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({ port, close: () => void server.close() });
    });
  });
}

const warnings: string[] = [];
const warned = (warning: Error): void => void warnings.push(warning.message);
beforeAll(() => void process.on('warning', warned));
afterAll(() => void process.off('warning', warned));

describe.each(Object.entries({ 'node:http2': onNode, fastify: onFastify, hono: onHono }))('%s', (name, start) => {
  let server: Running;
  const clients: { close(): void }[] = [];
  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => server.close());

  function ask(path: string, headers: Readonly<Record<string, string | string[]>>, body?: string) {
    const client = connect(`http://127.0.0.1:${server.port}`);
    clients.push(client);
    return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const stream = client.request({ ':path': path, ':method': body === undefined ? 'GET' : 'POST', ...headers });
      let status = 0;
      let text = '';
      stream.on('response', (given) => {
        status = Number(given[':status']);
      });
      stream.setEncoding('utf8');
      stream.on('data', (piece) => {
        text += piece;
      });
      stream.on('end', () => resolve({ status, text }));
      stream.on('error', reject);
      stream.end(body);
    });
  }

  it('reads a header', async () => {
    expect(await ask('/header', { 'x-session-sig': encoded })).toEqual({
      status: 200,
      text: JSON.stringify({ account: owner.address }),
    });
    expect((await ask('/header', {})).status).toBe(401);
  });

  it('refuses a header that is there twice', async () => {
    for (const value of [encoded, JSON.stringify(good)]) {
      const { status } = await ask('/header', { 'x-session-sig': [value, value] });
      expect([400, 401]).toContain(status);
    }
    const { status } = await ask('/header', { 'x-session-sig': [encoded, 'x'] });
    expect([400, 401]).toContain(status);
  });

  it('reads a body, and refuses one that is too large, without a word about the connection', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ sessionSig: good });
    expect((await ask('/', headers, body)).status).toBe(200);
    const large = await ask('/', { ...headers, 'content-length': '65537' }, ' '.repeat(65_537)).catch(() => ({
      status: 413,
    }));
    expect(large.status).toBe(413);
    expect((await ask('/nonce', {})).status).toBe(200);
    // A response of the web does not know over what it is sent: that server leaves the header out by itself, and says so once.
    if (name !== 'hono') expect(warnings.filter((each) => /header/.test(each))).toEqual([]);
  });
});
