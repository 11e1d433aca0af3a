import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express, { type Request as ExpressRequest } from 'express';
import fastify, { type FastifyRequest } from 'fastify';
import { type Context, Hono } from 'hono';
import {
  expressLogin,
  expressNonce,
  expressSession,
  type GuardedRequest,
  loginOf,
  sessionOf,
} from '../../src/entry/express.js';
import { fastifySession, loginHook, nonceRoute, sessionHook } from '../../src/entry/fastify.js';
import {
  honoLogin,
  honoSession,
  nonceHandler,
  type PassedRequest,
  withLogin,
  withSession,
} from '../../src/entry/fetch.js';
import type { Verifier } from '../../src/entry/server.js';
import { anyRequest, type VerifiedAuthSig, type VerifiedSession } from '../../src/index.js';

// The same six routes in each framework: what differs is how it hands over a request.

/** A server that listens. */
export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

const signing = (pkp: string) => ({ resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' });
const bounds = { bodyBytes: 65_536, bodyTimeout: 1_000 } as const;
const member = { from: { member: 'sessionSig' }, ...bounds } as const;
const header = { from: { header: 'X-Session-Sig' }, ask: anyRequest } as const;
const authorization = { from: { header: 'Authorization' }, ask: anyRequest } as const;
const quiet = { ...member, ask: anyRequest, detail: 'none' } as const;
const login = { from: { member: 'authSig' }, ...bounds } as const;
const answerOf = ({ account }: VerifiedSession | VerifiedAuthSig, body: unknown) => ({
  account: account.address,
  toSign: (body as { toSign?: string } | undefined)?.toSign,
});

const listening = (server: Server): Promise<Running> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });

function onExpress(verifier: Verifier): Promise<Running> {
  const app = express();
  const ask = ({ params }: ExpressRequest) => signing(String(params.pkp));
  const answer: express.RequestHandler = (request, response) => {
    response.json(answerOf(sessionOf(request), request.body));
  };
  app.post('/sign/:pkp', expressSession(verifier, { ...member, ask }), express.json(), answer);
  app.get('/header', expressSession(verifier, header), answer);
  app.get('/authorization', expressSession(verifier, authorization), answer);
  app.post('/quiet', expressSession(verifier, quiet), answer);
  app.get('/nonce', expressNonce(verifier));
  app.post('/login', expressLogin(verifier, login), (request, response) => {
    response.json(answerOf(loginOf(request), request.body));
  });
  return listening(createServer(app));
}

/** What Connect does: middleware on requests of Node.js as they are. */
function onNode(verifier: Verifier): Promise<Running> {
  const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? '';
  const ask = (request: IncomingMessage) => signing(decodeURIComponent(pathOf(request).slice('/sign/'.length)));
  const guards = {
    sign: expressSession<IncomingMessage>(verifier, { ...member, ask }),
    header: expressSession(verifier, header),
    authorization: expressSession(verifier, authorization),
    quiet: expressSession(verifier, quiet),
    nonce: expressNonce(verifier),
    login: expressLogin(verifier, login),
  };
  return listening(
    createServer((request, response) => {
      const guard = guards[pathOf(request).split('/')[1] as keyof typeof guards];
      guard(request, response, (error) => {
        const { verifiedSession, verifiedLogin, body } = request as IncomingMessage & GuardedRequest;
        const verified = verifiedSession ?? verifiedLogin;
        response.writeHead(error === undefined && verified ? 200 : 500, { 'content-type': 'application/json' });
        response.end(JSON.stringify(verified && answerOf(verified, body)));
      });
    }),
  );
}

async function onFastify(verifier: Verifier): Promise<Running> {
  const app = fastify();
  const ask = ({ params }: FastifyRequest) => signing((params as { pkp: string }).pkp);
  const answer = async (request: FastifyRequest) => answerOf(sessionOf(request), request.body);
  app.register(async (scope) => {
    await scope.register(fastifySession, { verifier, ...member, ask });
    scope.post('/sign/:pkp', answer);
  });
  app.get('/header', { preParsing: sessionHook(verifier, header) }, answer);
  app.get('/authorization', { preParsing: sessionHook(verifier, authorization) }, answer);
  app.post('/quiet', { preParsing: sessionHook(verifier, quiet) }, answer);
  app.get('/nonce', nonceRoute(verifier));
  app.post('/login', { preParsing: loginHook(verifier, login) }, async (request) => {
    return answerOf(loginOf(request), request.body);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    port: (app.server.address() as AddressInfo).port,
    async close() {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

function served(fetch: (request: Request) => Response | Promise<Response>): Promise<Running> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            (server as Server).closeAllConnections();
          }),
      });
    });
  });
}

function onHono(verifier: Verifier): Promise<Running> {
  const app = new Hono<{ Variables: { verified: VerifiedSession } }>();
  const ask = (context: Context) => signing(context.req.param('pkp') ?? '');
  app.post('/sign/:pkp', honoSession(verifier, { ...member, ask }), async (context) =>
    context.json(answerOf(context.get('verified'), await context.req.json())),
  );
  app.get('/header', honoSession(verifier, header), (context) => context.json(answerOf(context.get('verified'), {})));
  app.get('/authorization', honoSession(verifier, authorization), (context) =>
    context.json(answerOf(context.get('verified'), {})),
  );
  app.post('/quiet', honoSession(verifier, quiet), (context) => context.json(answerOf(context.get('verified'), {})));
  app.get('/nonce', (context) => nonceHandler(verifier)(context.req.raw));
  const logins = new Hono<{ Variables: { verified: VerifiedAuthSig } }>();
  logins.post('/login', honoLogin(verifier, login), async (context) =>
    context.json(answerOf(context.get('verified'), await context.req.json())),
  );
  app.route('/', logins);
  return served(app.fetch);
}

function onWeb(verifier: Verifier): Promise<Running> {
  const segment = (request: Request, index: number): string =>
    decodeURIComponent(new URL(request.url).pathname.split('/')[index] ?? '');
  const answer = async ({ verified, request }: PassedRequest<VerifiedSession | VerifiedAuthSig>) =>
    Response.json(answerOf(verified, request.method === 'GET' ? {} : await request.json()));
  const routes: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
    sign: withSession(verifier, { ...member, ask: (request) => signing(segment(request, 2)) }, answer),
    header: withSession(verifier, header, answer),
    authorization: withSession(verifier, authorization, answer),
    quiet: withSession(verifier, quiet, answer),
    nonce: nonceHandler(verifier),
    login: withLogin(verifier, login, answer),
  };
  return served((request) => routes[segment(request, 1)]?.(request) ?? new Response(null, { status: 404 }));
}

/** Every framework by its name. */
export const servers: Readonly<Record<string, (verifier: Verifier) => Promise<Running>>> = {
  express: onExpress,
  'node:http': onNode,
  fastify: onFastify,
  hono: onHono,
  'Request and Response': onWeb,
};

/** An answer as it came. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server says is compared member by member
  readonly json: any;
}

/** What is sent: headers as they are, and a body in pieces, without its length where it is chunked. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly pieces?: readonly (string | Uint8Array)[];
  readonly chunked?: true;
}

/** Sends a request as it is told, whatever HTTP says of it. */
export function ask(port: number, path: string, { method, headers = {}, pieces, chunked }: Sent): Promise<Answered> {
  const body = pieces && Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      ...{ port, host: '127.0.0.1', path, agent: false, method: method ?? (body ? 'POST' : 'GET') },
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(body && !chunked && { 'content-length': String(body.length) }),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value as string | string[]])),
      },
    });
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    // A server that has answered may close while the rest is still being sent.
    request.on('error', (error) => {
      if (!answered) reject(error);
    });
    for (const piece of pieces ?? []) request.write(piece);
    request.end();
  });
}
