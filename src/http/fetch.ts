import type { Issue } from '../rule.js';
import type { Verifier } from '../server/verifier.js';
import type { VerifiedAuthSig } from '../verify.js';
import { gatherWeb, readBefore } from './body.js';
import type { AdmittedSession } from './charge.js';
import {
  type Guard,
  guardLogin,
  guardSession,
  type Incoming,
  nonceAnswer,
  type ReadOptions,
  type SessionOptions,
} from './guard.js';
import { type Answer, assertProblemOptions, type ProblemOptions, problemAnswer } from './problem.js';

/** A request that may go on: what it proved, and the request with its body still to be read. */
export interface PassedRequest<T> {
  readonly verified: T;
  /** The body in JSON, parsed strictly; undefined where it was not read. */
  readonly body: unknown;
  readonly request: Request;
}

/** Judges a request: one that may go on, or the response that refuses it. */
export type FetchGuard<T> = (request: Request) => Promise<PassedRequest<T> | Response>;

/** Answers a request that proved something. What else the framework hands over, such as the parameters of a route, follows. */
export type VerifiedHandler<T, Rest extends readonly unknown[]> = (
  passed: PassedRequest<T>,
  ...rest: Rest
) => Response | Promise<Response>;

function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: { ...headers } });
}

function incomingOf(request: Request): Incoming {
  return {
    method: request.method,
    // Headers of the web are joined already: what came twice has a comma in it, and is no JSON and no base64url.
    header(name) {
      const value = request.headers.get(name);
      return value === null ? [] : [value];
    },
    async body(bounds) {
      if (request.bodyUsed) throw new TypeError(readBefore);
      return gatherWeb(request.body, bounds);
    },
    call: { signal: request.signal },
  };
}

function guardOf<T>(guard: Guard<Request, T>): FetchGuard<T> {
  return async (request) => {
    const outcome = await guard(request, incomingOf(request));
    if (!outcome.ok) return responseOf(outcome.answer);
    const { value, body, bytes } = outcome;
    // The handler reads the very bytes that were verified.
    const again = bytes === undefined ? request : new Request(request, { body: bytes.slice() });
    return { verified: value, body, request: again };
  };
}

function handlerOf<T, Rest extends readonly unknown[]>(
  guard: FetchGuard<T>,
  handler: VerifiedHandler<T, Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    const passed = await guard(request);
    return passed instanceof Response ? passed : handler(passed, ...rest);
  };
}

/** Creates a guard for requests of the web: see {@link withSession}. */
export function sessionGuard(verifier: Verifier, options: SessionOptions<Request>): FetchGuard<AdmittedSession> {
  return guardOf(guardSession(verifier, options));
}

/** Creates a guard for logins: see {@link withLogin}. */
export function loginGuard(verifier: Verifier, options: ReadOptions<Request>): FetchGuard<VerifiedAuthSig> {
  return guardOf(guardLogin(verifier, options));
}

/**
 * Creates a handler of requests that lets those through that come with a session for what they ask. It is what Next calls a route
 * handler, and what Bun, Deno and Workers take.
 */
export function withSession<Rest extends readonly unknown[]>(
  verifier: Verifier,
  options: SessionOptions<Request>,
  handler: VerifiedHandler<AdmittedSession, Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return handlerOf(sessionGuard(verifier, options), handler);
}

/** Creates a handler of logins, which uses the nonce of each. The cookie is for the handler to set. */
export function withLogin<Rest extends readonly unknown[]>(
  verifier: Verifier,
  options: ReadOptions<Request>,
  handler: VerifiedHandler<VerifiedAuthSig, Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return handlerOf(loginGuard(verifier, options), handler);
}

/** Creates a handler that gives out a nonce, `{ nonce, expiration }`. */
export function nonceHandler(
  verifier: Verifier,
  options: ProblemOptions = {},
): (request: Request) => Promise<Response> {
  assertProblemOptions(options);
  return async (request) =>
    responseOf(await nonceAnswer(verifier, request.method, options, { signal: request.signal }));
}

/** Answers with issues that a handler got itself, as the guards do: 401, 403 or 503. */
export function problemResponse(issues: readonly [Issue, ...Issue[]], options: ProblemOptions = {}): Response {
  return responseOf(problemAnswer(issues, options));
}

/** What is used of the context of Hono. */
export interface HonoContext {
  readonly req: { raw: Request };
  /** Keeps a value for what handles the request next. */
  set(key: never, value: never): void;
}

/** A middleware of Hono. */
export type HonoGuard<C extends HonoContext> = (context: C, next: () => Promise<void>) => Promise<Response | undefined>;

function honoGuard<C extends HonoContext, T>(guard: Guard<C, T>): HonoGuard<C> {
  return async (context, next) => {
    const { raw } = context.req;
    const outcome = await guard(context, incomingOf(raw));
    if (!outcome.ok) return responseOf(outcome.answer);
    const { value, bytes } = outcome;
    if (bytes !== undefined) context.req.raw = new Request(raw, { body: bytes.slice() });
    context.set('verified' as never, value as never);
    await next();
    return undefined;
  };
}

/** Creates a middleware of Hono: what the session proves is `c.get('verified')`, and the body can be read again. */
export function honoSession<C extends HonoContext>(verifier: Verifier, options: SessionOptions<C>): HonoGuard<C> {
  return honoGuard(guardSession(verifier, options));
}

/** Creates a middleware of Hono for logins: who signed is `c.get('verified')`. */
export function honoLogin<C extends HonoContext>(verifier: Verifier, options: ReadOptions<C>): HonoGuard<C> {
  return honoGuard(guardLogin(verifier, options));
}
