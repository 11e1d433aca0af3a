import type { CallOptions } from '../server/pipeline.js';
import type { VerifiedAuthSig } from '../verify.js';
import { gatherNode, type NodeBody } from './body.js';
import type { AdmittedSession } from './charge.js';
import type { Incoming } from './guard.js';
import type { Answer } from './problem.js';

/** What is used of a request of Node.js, which those of Express, Connect and Fastify are or have. */
export interface NodeRequest extends NodeBody {
  readonly method?: string | undefined;
  /** Names and values in turn as they came, over HTTP/2 as well: the joined ones hide what came twice. */
  readonly rawHeaders: readonly string[];
  readonly socket: object;
  /** The stream of HTTP/2, many of which are in one connection. */
  readonly stream?: { readonly session?: object | undefined } | undefined;
}

/** What is used of a response of Node.js. */
export interface NodeResponse {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  /** Adds a listener for the end of the connection. */
  once(event: 'close', listener: () => void): unknown;
  /** The stream of HTTP/2, in which nobody speaks of the connection. */
  readonly stream?: unknown;
  /** Sends the status and the headers. */
  writeHead(status: number, headers: Record<string, string>): unknown;
  /** Sends the body, and ends. */
  end(body: string): unknown;
}

/** Ends what is asked of a verifier when the connection of who asked is gone. */
export function callOf(request: NodeRequest, response: NodeResponse): CallOptions {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('the connection was closed'));
  });
  // Each stream of HTTP/2 has what looks like a socket of its own, and they are all of one source.
  return { signal: controller.signal, source: request.stream?.session ?? request.socket };
}

/** Reads a request of Node.js, whose body may be another stream by now. */
export function incomingOf(request: NodeRequest, call: CallOptions, payload: NodeBody = request): Incoming {
  return {
    method: request.method ?? '',
    header(name) {
      const { rawHeaders } = request;
      return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
    },
    body: (bounds) => gatherNode(payload, bounds),
    call,
  };
}

/** Sends an answer, unless one was sent. */
export function sendNode(response: NodeResponse, { status, headers, body }: Answer): void {
  if (response.headersSent) return;
  const length = String(new TextEncoder().encode(body).length);
  const { connection, ...others } = headers;
  const kept = connection === undefined || response.stream !== undefined ? others : headers;
  response.writeHead(status, { ...kept, 'content-length': length });
  response.end(body);
}

const sessions: WeakMap<object, AdmittedSession> = new WeakMap();
const logins: WeakMap<object, VerifiedAuthSig> = new WeakMap();

/** Remembers what a request proved. */
export function rememberSession(request: object, verified: AdmittedSession): void {
  sessions.set(request, verified);
}

/** Remembers who logged in with a request. */
export function rememberLogin(request: object, verified: VerifiedAuthSig): void {
  logins.set(request, verified);
}

/** Returns what the session of a request proved. Throws TypeError where no guard stands before the handler. */
export function sessionOf(request: object): AdmittedSession {
  const verified = sessions.get(request);
  if (verified === undefined) throw new TypeError('this request passed no guard for sessions');
  return verified;
}

/** Returns who logged in with a request. Throws TypeError where no guard stands before the handler. */
export function loginOf(request: object): VerifiedAuthSig {
  const verified = logins.get(request);
  if (verified === undefined) throw new TypeError('this request passed no guard for logins');
  return verified;
}
