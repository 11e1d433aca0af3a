import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { createNativeBackend } from '../crypto/native.js';
import { callOf, incomingOf, sendNode } from '../http/node.js';
import { faultAnswer } from '../http/problem.js';
import { createRedisLedgers } from '../redis/ledgers.js';
import type { SharedNonceLedger } from '../server/ledger.js';
import { createMemoryLedgers } from '../server/memory-ledger.js';
import { createVerifier } from '../server/verifier.js';
import { type ServiceConfiguration, verifierOptions } from './configuration.js';
import { createMetrics, formatMetrics, type Snapshot } from './metrics.js';
import { createRoutes } from './routes.js';

/** What a service needs from who starts it. */
export interface ServiceHost {
  /** Is told what went wrong, in a line. */
  tell(line: string): void;
  /** Whether connections are handed over by {@link Service.take}, and nothing is listened to here. */
  readonly given?: true;
  /** Gathers the counters of all processes; those of this one unless given. */
  gather?(): Promise<readonly Snapshot[]>;
}

/** A service that listens. */
export interface Service {
  readonly host: string;
  readonly port: number;
  /** Whether nonces are given out, and where they are remembered. */
  readonly nonces: 'memory' | 'redis' | 'none';
  snapshot(): Snapshot;
  /** Takes a connection that was accepted elsewhere. */
  take(socket: Socket): void;
  /** Takes nothing more on, answers what is under way, and ends. */
  stop(): Promise<void>;
}

interface Nonces {
  readonly kind: Service['nonces'];
  readonly ledger: SharedNonceLedger | undefined;
  ready(): boolean;
  close(): void;
}

const line = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);

async function openNonces(configuration: ServiceConfiguration, tell: (line: string) => void): Promise<Nonces> {
  const { redisUrl, redisPrefix, workers = 1 } = configuration;
  if (redisUrl === undefined) {
    // A nonce that another process gave out would be refused: better none at all.
    const ledger = workers === 1 ? createMemoryLedgers().nonces : undefined;
    return { kind: ledger ? 'memory' : 'none', ledger, ready: () => true, close: () => undefined };
  }
  const { createClient } = await import('redis');
  const client = createClient({ url: redisUrl });
  let told = '';
  client.on('error', (error: unknown) => {
    // Once for each reason: it is tried again for as long as it takes.
    if (told !== line(error)) tell(`Redis: ${line(error)}`);
    told = line(error);
  });
  client.on('ready', () => {
    told = '';
  });
  client.connect().catch((error: unknown) => tell(`Redis: ${line(error)}`));
  const { nonces } = createRedisLedgers(client, redisPrefix === undefined ? {} : { prefix: redisPrefix });
  return { kind: 'redis', ledger: nonces, ready: () => client.isReady, close: () => client.destroy() };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** How many connections a process takes where nothing else is configured. */
export const mostConnections = 4_096;

/** Says who may read a body for how long, and who may stay. */
function bound(server: Server, { connections = mostConnections }: ServiceConfiguration): void {
  server.maxConnections = connections;
  // Else whoever asks and never reads would keep the connection for good.
  server.timeout = 120_000;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}

/** Starts a service in this process. Rejects with a system error when it cannot listen. */
export async function startService(configuration: ServiceConfiguration, host: ServiceHost): Promise<Service> {
  const { idleTimeout = 60_000, stopTimeout = 30_000, native = true, bodyBytes, detail, pages } = configuration;
  const shown = { ...(detail !== undefined && { detail }), ...(pages !== undefined && { pages }) };
  const nonces = await openNonces(configuration, host.tell);
  const metrics = createMetrics();
  const verifier = createVerifier({
    ...verifierOptions(configuration, nonces.ledger),
    ...(native && { backend: createNativeBackend() }),
    onVerdict: metrics.verdict,
    onError: (error) => host.tell(`ledger: ${line(error)}`),
  });
  let stopping = false;
  const routes = createRoutes({
    ...shown,
    ...(bodyBytes !== undefined && { bodyBytes }),
    ...{ verifier, logins: nonces.ledger !== undefined },
    ready: () => !stopping && nonces.ready(),
    metrics: async () => formatMetrics((await host.gather?.()) ?? [metrics.snapshot()]),
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // No URL parser: a path is served if it is spelled as it is, and a query means nothing.
    const path = (request.url ?? '').split('?')[0] ?? '';
    const incoming = incomingOf(request, callOf(request, response));
    let answered = faultAnswer(500, 'this should not happen, nothing was decided', shown);
    try {
      answered = await routes(path, incoming);
    } catch (error) {
      host.tell(`${path}: ${line(error)}`);
    }
    metrics.answered(answered.status);
    const last = stopping ? { connection: 'close' } : {};
    sendNode(response, { ...answered, headers: { ...answered.headers, ...last } });
  }

  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 5_000, requestTimeout: 20_000, keepAliveTimeout: idleTimeout },
    (request, response) => {
      answer(request, response).catch(() => response.destroy());
    },
  );
  bound(server, configuration);
  const { host: address = '127.0.0.1', port = 7_480 } = configuration;
  let listening = port;
  // Connections are looked after, for their timeouts and their end, from when it is told to listen.
  if (host.given) server.emit('listening');
  else {
    listening = await listen(server, address, port).catch((error: unknown) => {
      nonces.close();
      throw error;
    });
  }
  // One connection that could not be accepted does not end the others.
  server.on('error', (error) => host.tell(`a connection could not be accepted: ${line(error)}`));
  const taken = new Set<Socket>();

  let ended: Promise<void> | undefined;
  async function end(): Promise<void> {
    stopping = true;
    // Those that were handed over end one by one, and nobody else waits for them.
    const closed = new Promise<void>((resolve) => {
      if (host.given) {
        const check = (): void => {
          if (taken.size === 0) resolve();
        };
        for (const socket of taken) socket.once('close', () => setImmediate(check));
        return check();
      }
      // That of HTTP would end connections on which a request is just on its way: each ends with its next answer instead.
      NetServer.prototype.close.call(server, () => resolve());
    });
    const idle = setTimeout(() => server.closeIdleConnections(), Math.min(1_000, stopTimeout));
    const late = setTimeout(() => server.closeAllConnections(), stopTimeout);
    await closed;
    clearTimeout(idle);
    clearTimeout(late);
    await verifier.close();
    nonces.close();
  }
  return {
    ...{ host: address, port: listening, nonces: nonces.kind },
    snapshot: metrics.snapshot,
    take(socket) {
      if (taken.size >= (configuration.connections ?? mostConnections)) return void socket.destroy();
      taken.add(socket);
      socket.once('close', () => taken.delete(socket));
      server.emit('connection', socket);
      socket.resume();
    },
    stop() {
      ended ??= end();
      return ended;
    },
  };
}
