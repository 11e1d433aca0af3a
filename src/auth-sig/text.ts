import { quote } from '../internal/json.js';
import { addSeconds, compareInstants, type Instant, isInstant, looseInstant, parseInstant } from '../internal/time.js';
import type { Judge } from '../judge.js';
import { type AuthSigContext, anyDomain, anyNonce, type ReadAuthSig } from './context.js';
import { findSignedText } from './cosmos.js';

/** What an account without SIWE signed. */
export interface SignedText {
  /** Undefined when an AuthSig has a digest only and nobody handed in the text behind it. */
  readonly text: string | undefined;
  /** The time at its end, as written. */
  readonly signedAt: string | undefined;
}

/** Finds the text that was signed, and its time. For a digest that is one of the texts of the evidence. */
export function signedTextOf(read: ReadAuthSig, { evidence, backend }: AuthSigContext): SignedText {
  const { kind, authSig } = read;
  const text =
    kind.text === 'digest' ? findSignedText(read, evidence?.signedTexts ?? [], backend) : authSig.signedMessage;
  const last = text?.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1);
  return { text, signedAt: last };
}

/** Checks a text that names neither domain nor nonce nor expiry: stage 3 of the kinds without a SIWE message. */
export function checkSignedText(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  const { domain, nonce } = context;
  judge.check('auth-sig.domain', domain === anyDomain, () => ({
    path: '/signedMessage',
    message: `expected the domain ${quote(String(domain))}, found a text that names none`,
    params: { expected: domain },
  }));
  judge.check('auth-sig.nonce', nonce === anyNonce, () => ({
    path: '/signedMessage',
    message: 'expected a nonce that the verifier accepts, found a text that names none',
  }));
  const signed = signedTextOf(read, context);
  if (read.kind.text === 'digest') checkDigest(judge, read, signed, context);
  checkAge(judge, signed, context);
}

function checkDigest(
  judge: Judge,
  { kind, authSig }: ReadAuthSig,
  { text }: SignedText,
  { evidence }: AuthSigContext,
): void {
  const given = evidence?.signedTexts?.length ?? 0;
  const formal = /^[0-9a-f]{64}$/.test(authSig.signedMessage);
  // Where nobody asks for the text its absence leaves nothing open, and what is no digest is that of no text.
  if (judge.enforces('auth-sig.signed-text') && formal && given === 0) {
    judge.check('auth-sig.kind-undecided', false, () => ({
      path: '/signedMessage',
      message: 'the AuthSig carries the digest of an ADR-36 document only, and the text behind it was not given',
      params: { kind: kind.kind },
    }));
    return;
  }
  judge.hold('auth-sig.kind-undecided');
  judge.check('auth-sig.signed-text', text !== undefined, () => ({
    path: '/signedMessage',
    message: formal
      ? `expected the digest of the ADR-36 document of one of ${given} texts that were given`
      : `expected the SHA-256 digest of an ADR-36 document in lower-case hex, found ${quote(authSig.signedMessage)}`,
  }));
}

function checkAge(judge: Judge, { text, signedAt }: SignedText, context: AuthSigContext): void {
  const { now, maxAge, purpose } = context;
  judge.check('auth-sig.age-undecided', maxAge !== undefined, () => ({
    path: '/signedMessage',
    message: 'the text has no expiry, and the longest age that is admitted was not given',
  }));
  if (text === undefined || signedAt === undefined) return;
  const parsed = parseInstant(signedAt);
  const timed = judge.check('auth-sig.signed-at', isInstant(parsed), () => ({
    path: '/signedMessage',
    message: `expected an RFC 3339 date-time at the end of the text, found ${quote(signedAt)}: ${isInstant(parsed) ? '' : parsed.reason}`,
  }));
  const signed = isInstant(parsed) ? parsed : looseInstant(signedAt);
  if (!signed || !(timed || judge.collecting)) return;
  const { skew } = judge.profile.parameters;
  const bound = purpose === 'login' ? skew.login : skew.inner;
  const early = compareInstants(signed, addSeconds(now, bound)) > 0;
  const end = endOf(signed, maxAge);
  const late = end !== undefined && compareInstants(now, addSeconds(end, bound)) >= 0;
  judge.check('auth-sig.age', !early && !late, () => ({
    path: '/signedMessage',
    message: early
      ? `signed at ${quote(signedAt)}, which is more than ${bound} s in the future`
      : `signed at ${quote(signedAt)}, which is more than ${maxAge} s ago`,
  }));
}

/** Computes when a text ends that was signed at a time; undefined when no longest age was given. */
export function endOf(signed: Instant | undefined, maxAge: number | undefined): Instant | undefined {
  return signed === undefined || maxAge === undefined ? undefined : addSeconds(signed, maxAge);
}
