// One server in a process of its own, as whoever measures starts it: `node servers.js KIND`, with its settings in SETTINGS. `in-process`
// listens to nothing, and verifies for as long as it is told, from the same texts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { createNativeBackend } from '../../../dist/crypto/native.js';
import { noble } from '../../../dist/crypto/noble.js';
import { expressSession, sessionOf } from '../../../dist/entry/express.js';
import { fastifySession } from '../../../dist/entry/fastify.js';
import { honoSession } from '../../../dist/entry/fetch.js';
import { anyUses, createVerifier } from '../../../dist/entry/server.js';
import { anyNonce, createSignatureCache, type VerifiedSession, verifySessionSig } from '../../../dist/index.js';
import { ask, node } from '../inputs.js';
import { bodyBytes, sessionsNow } from './traffic.js';

/** What a server is told. */
export interface Settings {
  readonly sessions: number;
  /** How many signatures are remembered. */
  readonly cacheEntries: number;
  readonly native: boolean;
}

/** What a process says when it listens, or what came of a run. */
export interface Told {
  readonly port?: number;
  readonly count?: number;
  readonly milliseconds?: number;
}

const { sessions, cacheEntries, native }: Settings = JSON.parse(process.env.SETTINGS ?? '{}');
const [, , kind = ''] = process.argv;
const backend = native ? createNativeBackend() : noble;
const cache = cacheEntries > 0 ? createSignatureCache({ entries: cacheEntries }) : undefined;
const known = { nodeAddress: node, domain: 'app.example', nonce: anyNonce } as const;
const policy = { ...known, backend, ...(cache && { cache }) };
const member = { from: { member: 'sessionSig' }, ask, bodyBytes } as const;
const answer = ({ account }: VerifiedSession) => ({ account: account.address });
const tell = (told: Told): void => void process.send?.(told);
const verifier = createVerifier({ ...policy, nonces: anyNonce, uses: anyUses });

const kinds: Readonly<Record<string, () => void>> = {
  express() {
    const app = express();
    app.post('/', expressSession(verifier, member), (request, response) => {
      response.json(answer(sessionOf(request)));
    });
    const server = createServer(app).listen(0, '127.0.0.1', () => tell(server.address() as AddressInfo));
  },
  async fastify() {
    const app = fastify();
    await app.register(fastifySession, { verifier, ...member });
    app.post('/', async (request) => answer(sessionOf(request)));
    await app.listen({ port: 0, host: '127.0.0.1' });
    tell(app.server.address() as AddressInfo);
  },
  hono() {
    const app = new Hono<{ Variables: { verified: VerifiedSession } }>();
    app.post('/', honoSession(verifier, member), (context) => context.json(answer(context.get('verified'))));
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => tell({ port }));
  },
  // What HTTP takes by itself: no bound on the body, no strict JSON, no refusals, and nobody should do so.
  bare() {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        let status = 401;
        let said: unknown = {};
        try {
          const { sessionSig } = JSON.parse(Buffer.concat(pieces).toString());
          const result = verifySessionSig(sessionSig, { ...policy, now: new Date(), request: ask });
          if (result.ok) [status, said] = [200, answer(result.value)];
        } catch {
          status = 400;
        }
        const body = JSON.stringify(said);
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      });
    }).listen(0, '127.0.0.1', () => tell(server.address() as AddressInfo));
  },
  'in-process'() {
    const texts = sessionsNow(sessions);
    tell({});
    process.on('message', (milliseconds: number) => {
      const start = performance.now();
      let count = 0;
      for (; performance.now() - start < milliseconds; count++) {
        const result = verifySessionSig(texts[count % texts.length], { ...policy, now: new Date(), request: ask });
        if (!result.ok) throw new Error(result.issues[0].message);
      }
      tell({ count, milliseconds: performance.now() - start });
    });
  },
};

process.on('disconnect', () => process.exit());
kinds[kind]?.();
