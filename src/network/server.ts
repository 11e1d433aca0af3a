import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gatherBytes } from '../internal/gathered.js';
import { type Answer, failure, formatReply, type Reply } from './error-code.js';
import type { ReferenceNode } from './node.js';

/** Bounds on what one HTTP server takes. Times are milliseconds. */
export interface ServerLimits {
  /** The most bytes of a body. */
  readonly bodyBytes: number;
  /** The most connections at a time; further ones are closed. */
  readonly connections: number;
  /** How long the headers of a request may take. */
  readonly headersTimeout: number;
  /** How long its body may take. */
  readonly bodyTimeout: number;
  /** How long a connection may stay open between two requests. */
  readonly idleTimeout: number;
  /** How long nothing may pass on a connection while an answer is due, or is not taken. */
  readonly silenceTimeout: number;
}

/** The bounds unless others are given. */
export const serverLimits: ServerLimits = {
  bodyBytes: 1_048_576,
  connections: 256,
  headersTimeout: 5_000,
  bodyTimeout: 10_000,
  idleTimeout: 5_000,
  // Longer than any evidence takes, waiting for its turn included.
  silenceTimeout: 120_000,
};

/** A listening server. */
export interface ListeningServer {
  readonly port: number;
  /** Hands requests to a node from now on; until then they are told to come later. */
  serve(node: ReferenceNode): void;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** The headers that deployed clients send; a browser asks whether it may. */
const allowedHeaders = 'Content-Type, Accept, X-Request-Id, X-Lit-SDK-Version, X-Lit-SDK-Type';

const headerBytes = 16_384;

/** Reads a body; the reply to give instead when it is too large, too slow or broken off. */
function readBody(request: IncomingMessage, limits: ServerLimits): Promise<Uint8Array | Reply> {
  const { bodyBytes, bodyTimeout } = limits;
  const tooLarge = failure(413, `expected a body of at most ${bodyBytes} bytes, found more`, 'NodeRequestTooLarge');
  // A length that is announced is believed only where it is bad news.
  if (Number(request.headers['content-length'] ?? 0) > bodyBytes) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const body = gatherBytes(bodyBytes);
    const end = (result: Uint8Array | Reply): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      resolve(result);
    };
    const late = failure(408, `expected a body within ${bodyTimeout} ms, found none`, 'NodeTimeout', 'Timeout');
    const timer = setTimeout(() => end(late), bodyTimeout);
    request.on('data', (chunk: Uint8Array) => {
      if (!body.add(chunk)) end(tooLarge);
    });
    request.on('end', () => end(body.bytes()));
    request.on('error', () => end(failure(400, 'the request was broken off')));
    request.on('aborted', () => end(failure(400, 'the request was broken off')));
  });
}

/** Finds what is wrong with a request before its body is read. */
function refuseHead(request: IncomingMessage, path: string, node: ReferenceNode): Reply | undefined {
  if (!node.serves(path)) return failure(404, 'no such path', 'NodeUnknownPath');
  if (request.method !== 'POST') return failure(405, 'expected the method POST', 'NodeUnknownMethod');
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const named = (type.split(';')[0] ?? '').trim().toLowerCase();
  // A page of another origin can send other types without asking first.
  if (named !== 'application/json') return failure(415, 'expected the content type application/json');
  if (encoding.toLowerCase() !== 'identity') return failure(415, 'expected a body without content encoding');
  return undefined;
}

function send(response: ServerResponse, { status, text }: Answer, last: boolean): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Access-Control-Allow-Origin': '*',
    ...(status === 405 ? { Allow: 'POST, OPTIONS' } : {}),
    ...(last ? { Connection: 'close' } : {}),
  });
  response.end(text);
}

function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': allowedHeaders,
    'Access-Control-Max-Age': '600',
    Allow: 'POST, OPTIONS',
  });
  response.end();
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  node: ReferenceNode | undefined,
  limits: ServerLimits,
): Promise<void> {
  const refuse = (reply: Reply): void => send(response, formatReply(reply), true);
  if (!node) return refuse(failure(503, 'this node is starting', 'NodeBusy', 'Unexpected'));
  if (request.method === 'OPTIONS') return preflight(response);
  // No URL parser: a path is served if it is spelled as it is, and a query means nothing.
  const path = (request.url ?? '').split('?')[0] ?? '';
  const refused = refuseHead(request, path, node);
  // With a body unread, the connection cannot go on.
  if (refused) return refuse(refused);
  const body = await readBody(request, limits);
  if (!(body instanceof Uint8Array)) return refuse(body);
  send(response, await node.answer(path, body, request.socket), false);
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Starts an HTTP server on an address; port 0 takes a free one. Rejects with a system error when it cannot listen. */
export async function startServer(host: string, port: number, limits: ServerLimits): Promise<ListeningServer> {
  let node: ReferenceNode | undefined;
  const server = createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.headersTimeout + limits.bodyTimeout,
      keepAliveTimeout: limits.idleTimeout,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout),
    },
    (request, response) => {
      handle(request, response, node, limits).catch(() => response.destroy());
    },
  );
  server.maxConnections = limits.connections;
  // Else whoever asks and never reads would keep the connection for good.
  server.timeout = limits.silenceTimeout;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  const bound = await listen(server, host, port);
  return {
    port: bound,
    serve(given) {
      node = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
