import type { Cell } from '../capability.js';
import { openapi } from '../generated/openapi.js';
import { serviceAuthSigRequest, serviceLoginRequest, serviceSessionRequest } from '../generated/service-validators.js';
import type { ServiceAuthSigRequest, ServiceLoginRequest, ServiceSessionRequest } from '../generated/types.js';
import { bodyReader, type Incoming, isAnswer, nonceAnswer } from '../http/guard.js';
import { type Answer, answerWith, faultAnswer, type ProblemOptions, problemAnswer } from '../http/problem.js';
import { type ShapeValidator, shapeFaults } from '../internal/shape.js';
import type { Result } from '../rule.js';
import type { Verifier } from '../server/verifier.js';
import type { VerifiedAuthSig, VerifiedSession } from '../verify.js';

/** What the paths of a service rest on. */
export interface RouteOptions extends ProblemOptions {
  readonly verifier: Verifier;
  /** Whether nonces are given out; without, there are no logins. */
  readonly logins: boolean;
  readonly bodyBytes?: number;
  /** Whether requests are taken on. */
  ready(): boolean;
  /** The counters of all processes. */
  metrics(): Promise<string>;
}

/** Answers a request to a path; undefined for a path that is none. */
export type Routes = (path: string, incoming: Incoming) => Promise<Answer>;

interface Route {
  readonly method: 'GET' | 'POST';
  answer(incoming: Incoming): Answer | Promise<Answer>;
}

const grantsOf = (cells: readonly Cell[]) => cells.map(({ resource, ability }) => ({ resource, ability }));

function proven({ account, root, expiration, grants, notChecked }: VerifiedAuthSig | VerifiedSession): object {
  const ends = expiration === undefined ? {} : { expiration };
  const who = { account: account.address, root: root.address };
  return { verdict: 'accept', ...who, ...ends, grants: grantsOf(grants), notChecked };
}

const sessionProven = (session: VerifiedSession): object => ({ ...proven(session), sessionKey: session.sessionKey });

const text = (status: number, body: string, type = 'text/plain; charset=utf-8'): Answer => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  body,
});

/** Creates what answers by path. */
export function createRoutes(options: RouteOptions): Routes {
  const { verifier, logins, bodyBytes, ready, metrics, ...problem } = options;
  const readBody = bodyReader({ ...problem, ...(bodyBytes !== undefined && { bodyBytes }) });

  /** A question: a body of a shape, a verification, and what is told of what it proves. */
  function question<B, T>(
    shape: ShapeValidator,
    verify: (body: B, incoming: Incoming) => Promise<Result<T>>,
    told: (value: T) => unknown,
  ): Route {
    return {
      method: 'POST',
      async answer(incoming) {
        const read = await readBody(incoming);
        if (isAnswer(read)) return read;
        const [fault] = shapeFaults(shape, read.body, 'refuse');
        if (fault) return faultAnswer(400, `${fault.path}: ${fault.message}`, problem);
        try {
          const result = await verify(read.body as B, incoming);
          if (!result.ok) return problemAnswer(result.issues, problem, '/input');
          return answerWith(200, told(result.value));
        } catch (error) {
          // The configuration was checked at the start: what cannot be asked for is in the body.
          if (error instanceof TypeError) return faultAnswer(400, error.message, problem);
          throw error;
        }
      },
    };
  }

  const sessionCall = ({ account }: ServiceSessionRequest, { call }: Incoming) => ({
    ...call,
    ...(account !== undefined && { account }),
  });
  const asked = ({ resource, ability }: ServiceSessionRequest) => ({ resource, ability });

  const routes: Readonly<Record<string, Route>> = Object.assign(Object.create(null), {
    '/v1/session': question(
      serviceSessionRequest,
      (body: ServiceSessionRequest, incoming) => verifier.session(body.input, asked(body), sessionCall(body, incoming)),
      sessionProven,
    ),
    '/v1/session-sigs': question(
      serviceSessionRequest,
      (body: ServiceSessionRequest, incoming) =>
        verifier.sessionSigs(body.input, asked(body), sessionCall(body, incoming)),
      ({ entries }) =>
        Object.fromEntries(Object.entries(entries).map(([address, session]) => [address, sessionProven(session)])),
    ),
    '/v1/auth-sig': question(
      serviceAuthSigRequest,
      async ({ input, purpose, sessionKey }: ServiceAuthSigRequest, { call }) => {
        if (purpose === 'delegation' && sessionKey !== undefined) {
          throw new TypeError('/sessionKey: expected none for a delegation');
        }
        if (purpose === 'delegation') return verifier.authSig(input, { purpose }, call);
        if (sessionKey === undefined) throw new TypeError('/sessionKey: expected the key of the session');
        return verifier.authSig(input, { purpose, sessionKey }, call);
      },
      proven,
    ),
    ...(logins && {
      '/v1/login': question(
        serviceLoginRequest,
        ({ input }: ServiceLoginRequest, { call }) => verifier.login(input, call),
        proven,
      ),
      '/v1/nonce': {
        method: 'GET',
        answer: ({ method, call }: Incoming) => nonceAnswer(verifier, method, problem, call),
      },
    }),
    '/healthz': { method: 'GET', answer: () => text(200, 'ok\n') },
    '/readyz': { method: 'GET', answer: () => (ready() ? text(200, 'ready\n') : text(503, 'not ready\n')) },
    '/metrics': {
      method: 'GET',
      answer: async () => text(200, await metrics(), 'text/plain; version=0.0.4; charset=utf-8'),
    },
    '/openapi.json': { method: 'GET', answer: () => text(200, openapi, 'application/json') },
  });

  return async (path, incoming) => {
    const route = routes[path];
    if (route === undefined) return faultAnswer(404, 'no such path', problem);
    if (incoming.method === route.method) return route.answer(incoming);
    const { headers, ...rest } = faultAnswer(405, `expected the method ${route.method}`, problem);
    return { ...rest, headers: { ...headers, allow: route.method } };
  };
}
