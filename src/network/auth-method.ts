import type { Gate } from '../internal/gate.js';
import { quote } from '../internal/json.js';
import { type AuthMethodEvidence, assertAuthMethod } from '../sign-session-key.js';
import { tokenLimit } from './auth-method/access-token.js';
import type { AuthMethodContext, AuthMethodVerifier } from './auth-method/verifier.js';

export { type JwtAuthMethodOptions, jwtAuthMethod, type KeySet, type RemoteKeys } from './auth-method/jwt.js';
export type { AuthMethodContext, AuthMethodVerifier } from './auth-method/verifier.js';
export { type WalletAuthMethodOptions, walletAuthMethod } from './auth-method/wallet.js';
export {
  type Credential,
  createSignatureCounters,
  type SignatureCounters,
  type WebAuthnAuthMethodOptions,
  webAuthnAuthMethod,
} from './auth-method/web-authn.js';

/** Bounds what {@link authenticate} does for one request. */
export interface AuthenticateLimits {
  /** How many auth methods a request may name; 16 unless given. */
  readonly methods?: number;
  /** How long all of them may take together, waiting for their turn included; 10 s unless given. */
  readonly milliseconds?: number;
  /** Whether the first one that is refused ends it: the others are then left undecided. False unless given. */
  readonly untilRefused?: boolean;
  /** What bounds how many of one type are checked at a time; nothing unless given. */
  readonly gateOf?: (authMethodType: number) => Gate;
  /** Whose request it is, as sources take turns there. */
  readonly source?: object | undefined;
}

interface Method {
  readonly authMethodType: number;
  readonly accessToken: string;
}

function unavailable(reason: string): AuthMethodEvidence {
  return { outcome: 'unavailable', reason };
}

/** Lets whatever else the process has to do come first: what many tokens take together must not hold it up in one piece. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits for work until a deadline. What is late goes on by itself, and nobody hears of it. */
async function inTime<T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks a verifier; what it throws, and what is no evidence, says nothing about the token. */
async function ask(
  verifier: AuthMethodVerifier,
  accessToken: string,
  context: AuthMethodContext,
): Promise<AuthMethodEvidence> {
  try {
    // A copy, each member read once: what the caller's object says is not asked again.
    const answer: unknown = await verifier.verify(accessToken, context);
    const evidence = { ...(answer as AuthMethodEvidence) };
    assertAuthMethod(evidence, 'its answer');
    return evidence;
  } catch (error) {
    return unavailable(`the verifier failed: ${quote(error instanceof Error ? error.message : String(error))}`);
  }
}

/** Refuses what no verifier needs to look at. */
function faultOf({ authMethodType, accessToken }: Method, known: readonly number[]): string | undefined {
  if (!known.includes(authMethodType)) {
    const listed = known.join(', ') || 'none';
    return `expected an authMethodType that this node knows (${listed}), found ${String(authMethodType)}`;
  }
  const short = typeof accessToken === 'string' && accessToken.length <= tokenLimit;
  return short ? undefined : `accessToken: expected a string of at most ${tokenLimit} characters`;
}

/**
 * Checks the auth methods of a request one after the other, and gives evidence for each in their order.
 *
 * A type that no verifier knows and a token above 64 KiB are refused; when there are too many methods, all are refused and
 * none is checked. All of them have one deadline. Throws TypeError for two verifiers of one type.
 */
export async function authenticate(
  methods: readonly Method[],
  verifiers: readonly AuthMethodVerifier[],
  context: AuthMethodContext,
  limits: AuthenticateLimits = {},
): Promise<readonly AuthMethodEvidence[]> {
  const { methods: most = 16, milliseconds = 10_000, untilRefused = false, gateOf, source } = limits;
  const table = new Map(verifiers.map((verifier) => [verifier.authMethodType, verifier]));
  if (table.size < verifiers.length) throw new TypeError('verifiers: expected one for each authMethodType');
  if (methods.length > most) {
    const reason = `expected at most ${most} auth methods, found ${methods.length}`;
    return methods.map(() => ({ outcome: 'refused', reason }));
  }
  const ends = performance.now() + milliseconds;
  const late = unavailable(`expected an answer within ${milliseconds} ms, found none`);
  const check = async (verifier: AuthMethodVerifier, accessToken: string): Promise<AuthMethodEvidence> => {
    // A place is given back at the deadline, also by a verifier that never answers.
    const work = async (): Promise<AuthMethodEvidence> => {
      const left = ends - performance.now();
      const current = context.clock ? { ...context, now: context.clock() } : context;
      return left > 0 ? inTime(ask(verifier, accessToken, current), left, late) : late;
    };
    const entered = gateOf ? gateOf(verifier.authMethodType).enter(work, source) : work().then((value) => ({ value }));
    const busy = { value: unavailable('too many others of this type are being checked') };
    return ((await inTime(entered, ends - performance.now(), { value: late })) ?? busy).value;
  };
  const faults = methods.map((method) => faultOf(method, [...table.keys()]));
  const evidence: AuthMethodEvidence[] = [];
  // One that is refused without being looked at decides before any work is done.
  let ended = untilRefused && faults.some((fault) => fault !== undefined);
  for (const [index, { authMethodType, accessToken }] of methods.entries()) {
    await turn();
    const fault = faults[index];
    const verifier = table.get(authMethodType);
    if (fault !== undefined || !verifier) evidence.push({ outcome: 'refused', reason: fault ?? '' });
    else if (ended) evidence.push(unavailable('it was not looked at, since another auth method was refused'));
    else evidence.push(await check(verifier, accessToken));
    ended ||= untilRefused && evidence.at(-1)?.outcome === 'refused';
  }
  return evidence;
}
