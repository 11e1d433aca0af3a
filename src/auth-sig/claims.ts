import { booleanFrom } from '../internal/answered.js';
import { lowerAscii } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { addSeconds, type Instant, instantOf, isBefore } from '../internal/time.js';
import { checkEnd, checkWindow, type WindowRules } from '../internal/time-window.js';
import type { Judge } from '../judge.js';
import { type AuthSigContext, anyDomain, anyNonce, type NoncePolicy } from './context.js';

/** What a signed text says about itself, as written: a SIWE message has most of it, a sign-in text only its domain. */
export interface Claims {
  readonly domain: string;
  readonly nonce?: string;
  readonly issuedAt?: string;
  readonly expirationTime?: string;
  readonly notBefore?: string;
}

function accepts(policy: NoncePolicy, nonce: string): boolean {
  if (policy === anyNonce) return true;
  if (typeof policy === 'string') return policy === nonce;
  // A Promise of false is no yes, and nobody is told no for the mistake of the caller.
  return booleanFrom(typeof policy === 'function' ? policy(nonce) : policy.has(nonce), 'nonce');
}

/** Checks for whom a text was signed, and its nonce, by the policies of the caller. */
export function checkSite(judge: Judge, claims: Claims, { domain, nonce }: AuthSigContext): void {
  const sameDomain = domain === anyDomain || lowerAscii(domain) === lowerAscii(claims.domain);
  judge.check('auth-sig.domain', sameDomain, () => ({
    path: '/signedMessage/domain',
    message: `expected the domain ${String(domain)}, found ${quote(claims.domain)}`,
    params: { expected: domain, found: claims.domain },
  }));
  const found = claims.nonce;
  if (found === undefined) {
    judge.check('auth-sig.nonce', nonce === anyNonce, () => ({
      path: '/signedMessage',
      message: 'expected a nonce that the verifier accepts, found a text that names none',
    }));
    return;
  }
  judge.check('auth-sig.nonce', accepts(nonce, found), () => ({
    path: '/signedMessage/nonce',
    message: `the nonce ${quote(found)} is not one that the verifier accepts`,
    params: { found },
  }));
}

/** Says whether the times of a text are all judged: those of a login always, those inside a session by the profile. */
function judgesAll({ profile }: Judge, { purpose, alone }: AuthSigContext): boolean {
  return purpose === 'login' || alone === true || profile.parameters.innerTimes === 'all';
}

/** Computes when a text ends that was signed at a time; undefined when no longest age was given. */
export function endOf(signed: Instant | undefined, maxAge: number | undefined): Instant | undefined {
  return signed === undefined || maxAge === undefined ? undefined : addSeconds(signed, maxAge);
}

/**
 * Computes when a SIWE message without an expiry ends: the longest age after it was issued, if it is to log in. What is for
 * anything else is handed on to others, who were not told the age.
 */
export function loginEnd(claims: Claims, { purpose, maxAge }: Partial<AuthSigContext>): Instant | undefined {
  if (purpose !== 'login' || claims.expirationTime !== undefined) return undefined;
  return endOf(instantOf(claims.issuedAt), maxAge);
}

/** Checks that a SIWE message ends, by its own words or by the longest age of a login. */
export function checkExpiry(judge: Judge, claims: Claims, context: AuthSigContext): void {
  if (!judgesAll(judge, context)) return;
  const { skew, endlessLogins } = judge.profile.parameters;
  const end = endlessLogins === 'age' ? loginEnd(claims, context) : undefined;
  judge.check('auth-sig.expiration-required', claims.expirationTime !== undefined || end !== undefined, () => ({
    path: '/signedMessage',
    message:
      context.purpose === 'login'
        ? 'expected an Expiration Time, or a longest age that the verifier admits, found none: the login would never end'
        : 'expected an Expiration Time, found none: the grant would never end',
  }));
  if (end === undefined) return;
  judge.check('auth-sig.age', isBefore(context.now, addSeconds(end, skew.login)), () => ({
    path: '/signedMessage/issuedAt',
    message: `issued at ${quote(claims.issuedAt ?? '')}, which is more than ${context.maxAge} s ago`,
  }));
}

const windowRules: WindowRules = {
  issuedAt: 'auth-sig.issued-at',
  order: 'auth-sig.expiration-order',
  lifetime: 'auth-sig.lifetime',
  expired: 'auth-sig.expired',
  end: 'expirationTime',
};

/** Checks the times that a text names. */
export function checkTimes(judge: Judge, claims: Claims, context: AuthSigContext): void {
  const { now, purpose, alone } = context;
  const { skew } = judge.profile.parameters;
  const clock = { now, skew: purpose === 'login' || alone === true ? skew.login : skew.inner };
  const window = { issuedAt: claims.issuedAt, expiration: claims.expirationTime };
  const text = judge.at('/signedMessage');
  if (judgesAll(judge, context)) checkWindow(text, windowRules, window, clock);
  const notBefore = instantOf(claims.notBefore);
  if (notBefore) {
    text.check('auth-sig.not-before', !isBefore(addSeconds(now, clock.skew), notBefore), () => ({
      path: '/notBefore',
      message: `not valid before ${quote(claims.notBefore ?? '')}`,
    }));
  }
  checkEnd(text, windowRules, window, clock);
}
