import { Readable } from 'node:stream';
import type { Issue } from '../rule.js';
import type { Verifier } from '../server/verifier.js';
import type { NodeBody } from './body.js';
import { type Guard, guardLogin, guardSession, nonceAnswer, type ReadOptions, type SessionOptions } from './guard.js';
import { callOf, incomingOf, type NodeRequest, type NodeResponse, rememberLogin, rememberSession } from './node.js';
import { type Answer, assertProblemOptions, type ProblemOptions, problemAnswer } from './problem.js';

/** What is used of a request of Fastify. */
export interface FastifyRequestLike {
  readonly raw: NodeRequest;
}

/** What is used of a reply of Fastify. */
export interface FastifyReplyLike {
  readonly raw: NodeResponse;
  /** Sets the status. */
  code(status: number): unknown;
  /** Sets headers. */
  headers(values: Record<string, string>): unknown;
  /** Sends the body. */
  send(body: Uint8Array): unknown;
}

/** A hook `preParsing`, which stands before the body is parsed. */
export type FastifyHook = (
  request: FastifyRequestLike,
  reply: FastifyReplyLike,
  payload: NodeBody,
  done: (error?: Error | null, payload?: Readable) => void,
) => void;

/** What is used of an instance of Fastify. */
export interface FastifyLike {
  /** Adds a hook for the routes of this scope. */
  addHook(name: 'preParsing', hook: never): unknown;
}

/** A plugin whose hook is for all routes of the scope that it is registered in. */
export type FastifyGuard<O> = (instance: FastifyLike, options: O, done: (error?: Error) => void) => void;

function sendReply(reply: FastifyReplyLike, { status, headers, body }: Answer): void {
  if (reply.raw.headersSent) return;
  const { connection, ...others } = headers;
  reply.code(status);
  // In HTTP/2 nobody speaks of the connection.
  reply.headers(connection === undefined || reply.raw.stream !== undefined ? others : { ...headers });
  // As bytes: to a text the framework would add a charset, which types of JSON do not have.
  reply.send(Buffer.from(body));
}

/** Hands on the bytes that were verified, so that the parser of the framework reads no others. */
function payloadOf(bytes: Uint8Array): Readable {
  const stream = Readable.from([bytes], { objectMode: false });
  return Object.assign(stream, { receivedEncodedLength: bytes.length });
}

function hookOf<R extends FastifyRequestLike, T>(
  guard: Guard<R, T>,
  remember: (request: object, value: T) => void,
): FastifyHook {
  return (request, reply, payload, done) => {
    const incoming = incomingOf(request.raw, callOf(request.raw, reply.raw), payload);
    guard(request as R, incoming).then(
      (outcome) => {
        if (!outcome.ok) return sendReply(reply, outcome.answer);
        remember(request, outcome.value);
        if (outcome.bytes === undefined) done();
        else done(null, payloadOf(outcome.bytes));
      },
      (error: Error) => done(error),
    );
  };
}

/** Makes a plugin of a hook that belongs to the scope where it is registered, and to no scope of its own. */
function pluginOf<O extends object>(name: string, hook: (options: O) => FastifyHook): FastifyGuard<O> {
  const plugin: FastifyGuard<O> = (instance, options, done) => {
    instance.addHook('preParsing', hook(options) as never);
    done();
  };
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: name,
  });
}

/** Creates a hook `preParsing` for one route: see {@link fastifySession}. */
export function sessionHook<R extends FastifyRequestLike>(verifier: Verifier, options: SessionOptions<R>): FastifyHook {
  return hookOf(guardSession(verifier, options), rememberSession);
}

/** Creates a hook `preParsing` for the route of logins, which uses the nonce of each. */
export function loginHook<R extends FastifyRequestLike>(verifier: Verifier, options: ReadOptions<R>): FastifyHook {
  return hookOf(guardLogin(verifier, options), rememberLogin);
}

/** The options of the plugin: the verifier, and those of {@link sessionHook}. */
export interface FastifySessionOptions<R extends FastifyRequestLike> extends SessionOptions<R> {
  readonly verifier: Verifier;
}

/** Lets requests of a scope through that come with a session for what they ask; `sessionOf(request)` has what that proves. */
export const fastifySession: FastifyGuard<FastifySessionOptions<never>> = pluginOf(
  'capsig-session',
  ({ verifier, ...options }: FastifySessionOptions<never>) => sessionHook<never>(verifier, options),
);

/** Creates a handler that gives out a nonce, `{ nonce, expiration }`. */
export function nonceRoute(
  verifier: Verifier,
  options: ProblemOptions = {},
): (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown> {
  assertProblemOptions(options);
  return async ({ raw }, reply) => {
    sendReply(reply, await nonceAnswer(verifier, raw.method ?? '', options, callOf(raw, reply.raw)));
    return reply;
  };
}

/** Answers with issues that a handler got itself, as the guards do: 401, 403 or 503. */
export function replyProblem(
  reply: FastifyReplyLike,
  issues: readonly [Issue, ...Issue[]],
  options: ProblemOptions = {},
): void {
  sendReply(reply, problemAnswer(issues, options));
}
