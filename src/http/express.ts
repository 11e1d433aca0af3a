import type { Issue } from '../rule.js';
import type { Verifier } from '../server/verifier.js';
import type { VerifiedAuthSig } from '../verify.js';
import type { AdmittedSession } from './charge.js';
import { type Guard, guardLogin, guardSession, nonceAnswer, type ReadOptions, type SessionOptions } from './guard.js';
import {
  callOf,
  incomingOf,
  type NodeRequest,
  type NodeResponse,
  rememberLogin,
  rememberSession,
  sendNode,
} from './node.js';
import { assertProblemOptions, type ProblemOptions, problemAnswer } from './problem.js';

/** A request as guards leave it: with what it proved, and with its body where that was read. */
export interface GuardedRequest {
  /** What the session proves; `sessionOf` has it with its type. */
  verifiedSession?: AdmittedSession;
  /** Who logged in; `loginOf` has it with its type. */
  verifiedLogin?: VerifiedAuthSig;
  /** The body in JSON, parsed strictly; parsers after the guard leave it as it is. */
  body?: unknown;
  /** The bytes of the body as they were received. */
  rawBody?: Uint8Array;
}

/** A middleware of Express, Connect and whatever else takes a request, a response and what goes on. */
export type NodeMiddleware<R> = (request: R, response: NodeResponse, next: (error?: unknown) => void) => void;

function middleware<R extends NodeRequest, T>(
  guard: Guard<R, T>,
  remember: (request: GuardedRequest & object, value: T) => void,
): NodeMiddleware<R> {
  return (request, response, next) => {
    const run = async (): Promise<boolean> => {
      const outcome = await guard(request, incomingOf(request, callOf(request, response)));
      if (!outcome.ok) {
        sendNode(response, outcome.answer);
        return false;
      }
      const guarded: GuardedRequest = request as R & GuardedRequest;
      if (outcome.bytes !== undefined) {
        guarded.body = outcome.body;
        guarded.rawBody = outcome.bytes;
      }
      remember(guarded, outcome.value);
      return true;
    };
    // Apart from `next`, so that what fails behind it is not taken for a failure of this.
    run().then(
      (passed) => {
        if (passed) next();
      },
      (error: unknown) => next(error),
    );
  };
}

/**
 * Creates a middleware that lets requests through that come with a session for what they ask.
 *
 * It reads the body itself where the signature is in it, and leaves it parsed in `request.body`: put it before other parsers of bodies.
 */
export function expressSession<R extends NodeRequest>(
  verifier: Verifier,
  options: SessionOptions<R>,
): NodeMiddleware<R> {
  return middleware(guardSession(verifier, options), (request, verified) => {
    request.verifiedSession = verified;
    rememberSession(request, verified);
  });
}

/** Creates a middleware that lets logins through, each nonce once. The cookie is for what follows to set. */
export function expressLogin<R extends NodeRequest>(verifier: Verifier, options: ReadOptions<R>): NodeMiddleware<R> {
  return middleware(guardLogin(verifier, options), (request, verified) => {
    request.verifiedLogin = verified;
    rememberLogin(request, verified);
  });
}

/** Creates a handler that gives out a nonce, `{ nonce, expiration }`. */
export function expressNonce(verifier: Verifier, options: ProblemOptions = {}): NodeMiddleware<NodeRequest> {
  assertProblemOptions(options);
  return (request, response, next) => {
    nonceAnswer(verifier, request.method ?? '', options, callOf(request, response)).then(
      (answer) => sendNode(response, answer),
      (error: unknown) => next(error),
    );
  };
}

/** Answers with issues that a handler got itself, as the guards do: 401, 403 or 503. */
export function sendProblem(
  response: NodeResponse,
  issues: readonly [Issue, ...Issue[]],
  options: ProblemOptions = {},
): void {
  sendNode(response, problemAnswer(issues, options));
}
