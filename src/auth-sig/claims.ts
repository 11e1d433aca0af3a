import { booleanFrom } from '../internal/answered.js';
import { lowerAscii } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { addSeconds, compareInstants, type Instant, isInstant, looseInstant, parseInstant } from '../internal/time.js';
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

/** Reads an RFC 3339 text that was judged before; undefined for an absent or hopeless one. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  return isInstant(instant) ? instant : looseInstant(text);
}

/** Says whether `a` is before `b`; an instant that is not there is never early or late. */
export function isBefore(a: Instant | undefined, b: Instant | undefined): boolean {
  return a !== undefined && b !== undefined && compareInstants(a, b) < 0;
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

/** Checks the times that a text names. */
export function checkTimes(judge: Judge, claims: Claims, context: AuthSigContext): void {
  const { now, purpose, alone } = context;
  const { skew, maxLifetime } = judge.profile.parameters;
  const bound = purpose === 'login' || alone === true ? skew.login : skew.inner;
  const issued = instantOf(claims.issuedAt);
  const expires = instantOf(claims.expirationTime);
  if (judgesAll(judge, context)) {
    if (issued) {
      judge.check('auth-sig.issued-at', !isBefore(addSeconds(now, bound), issued), () => ({
        path: '/signedMessage/issuedAt',
        message: `issued at ${quote(claims.issuedAt ?? '')}, which is more than ${bound} s in the future`,
      }));
    }
    if (issued && expires) {
      judge.check('auth-sig.expiration-order', isBefore(issued, expires), () => ({
        path: '/signedMessage/expirationTime',
        message: `expected an expiry after ${quote(claims.issuedAt ?? '')}, found ${quote(claims.expirationTime ?? '')}`,
      }));
    }
    // A text that does not say when it was signed lives from now on: it would otherwise live as long as it likes.
    const from = claims.issuedAt === undefined ? now : issued;
    if (from && expires) {
      judge.check('auth-sig.lifetime', !isBefore(addSeconds(from, maxLifetime), expires), () => ({
        path: '/signedMessage/expirationTime',
        message: `expected a lifetime of at most ${maxLifetime} s, found ${quote(claims.issuedAt ?? 'now')} to ${quote(claims.expirationTime ?? '')}`,
      }));
    }
  }
  const notBefore = instantOf(claims.notBefore);
  if (notBefore) {
    judge.check('auth-sig.not-before', !isBefore(addSeconds(now, bound), notBefore), () => ({
      path: '/signedMessage/notBefore',
      message: `not valid before ${quote(claims.notBefore ?? '')}`,
    }));
  }
  if (expires) {
    judge.check('auth-sig.expired', isBefore(now, addSeconds(expires, bound)), () => ({
      path: '/signedMessage/expirationTime',
      message: `expired at ${quote(claims.expirationTime ?? '')}`,
    }));
  }
}
