import { quote } from '../internal/json.js';
import { addSeconds, compareInstants, isInstant, looseInstant, parseInstant } from '../internal/time.js';
import type { Judge } from '../judge.js';
import { checkSite, checkTimes, endOf } from './claims.js';
import { type AuthSigContext, anyDomain, anyNonce, type ReadAuthSig } from './context.js';
import { findSignedText } from './cosmos.js';
import { useOf } from './purpose.js';
import { judgeSignInText, type SignInText } from './sign-in.js';

/** What an account without SIWE signed. */
export interface SignedText {
  /** Undefined when an AuthSig has a digest only and nobody handed in the text behind it. */
  readonly text: string | undefined;
  /** The time at its end, as written; of a sign-in text its Issued At. */
  readonly signedAt: string | undefined;
  /** The text by its grammar, when it is a sign-in text. */
  readonly signIn: SignInText | undefined;
}

/** Texts that were found in a call: a text behind a digest is looked for and read once. */
const found: WeakMap<ReadAuthSig, SignedText> = new WeakMap();

/** Finds the text that was signed and reads it. For a digest that is one of the texts of the evidence. */
function judgeSignedText(judge: Judge, read: ReadAuthSig, { evidence, backend }: AuthSigContext): SignedText {
  const { kind, authSig } = read;
  const behind = kind.text === 'digest';
  const text = behind ? findSignedText(read, evidence?.signedTexts ?? [], backend) : authSig.signedMessage;
  const readable = behind && text !== undefined;
  const signIn = readable ? judgeSignInText(judge.at('/signedMessage'), text, 'cosmos') : read.signIn;
  const last = text?.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1);
  const signed = { text, signIn, signedAt: signIn ? signIn.issuedAt : last };
  found.set(read, signed);
  return signed;
}

/** Says what was signed; only meaningful once {@link checkSignedText} broke nothing. */
export function signedTextOf(read: ReadAuthSig): SignedText {
  return found.get(read) ?? { text: undefined, signIn: undefined, signedAt: undefined };
}

/** Checks the text of an account without SIWE: stage 3 of these kinds. */
export function checkSignedText(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  const before = judge.issues.length;
  const signed = judgeSignedText(judge, read, context);
  if (read.kind.text === 'digest') checkDigest(judge, read, signed, context);
  // A text that breaks its grammar is not read as a free one.
  if (judge.issues.slice(before).some(({ rule }) => rule.startsWith('siws.'))) return;
  if (signed.signIn) checkSignIn(judge, read, signed, signed.signIn, context);
  else checkFreeText(judge, signed, context);
}

/** Checks a sign-in text: whatever it names is judged as it is of a SIWE message. */
function checkSignIn(
  judge: Judge,
  { authSig }: ReadAuthSig,
  signed: SignedText,
  text: SignInText,
  context: AuthSigContext,
): void {
  const { uri } = text;
  judge.check('auth-sig.address', authSig.address === text.address, () => ({
    path: '/address',
    message: `expected the address of the signed text, ${quote(text.address)}, found ${quote(authSig.address)}`,
    params: { expected: text.address, found: authSig.address },
  }));
  if (uri !== undefined) {
    judge.check('auth-sig.login-uri', useOf(uri) === 'login', () => ({
      path: '/signedMessage/uri',
      message: `expected the URI of a login, found ${quote(uri)}: this AuthSig was made for something else`,
    }));
  }
  checkSite(judge, text, context);
  checkTimes(judge, text, context);
  if (text.expirationTime === undefined || context.maxAge !== undefined) checkAge(judge, signed, context);
}

/** Checks a text of any form, which names neither domain nor nonce nor expiry. */
function checkFreeText(judge: Judge, signed: SignedText, context: AuthSigContext): void {
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

/** Checks the age of a text without SIWE, which is measured from the time that it names. */
function checkAge(judge: Judge, { text, signedAt, signIn }: SignedText, context: AuthSigContext): void {
  const { now, maxAge, purpose } = context;
  if (signIn?.expirationTime === undefined) {
    judge.check('auth-sig.age-undecided', maxAge !== undefined, () => ({
      path: '/signedMessage',
      message: 'the text has no expiry, and the longest age that is admitted was not given',
    }));
  }
  if (text === undefined) return;
  const parsed = parseInstant(signedAt ?? '');
  const timed = judge.check('auth-sig.signed-at', isInstant(parsed), () => ({
    path: '/signedMessage',
    message: signIn
      ? `expected an Issued At with an RFC 3339 date-time, found ${signedAt === undefined ? 'none' : quote(signedAt)}`
      : `expected an RFC 3339 date-time at the end of the text, found ${quote(signedAt ?? '')}: ${isInstant(parsed) ? '' : parsed.reason}`,
  }));
  const signed = isInstant(parsed) ? parsed : looseInstant(signedAt ?? '');
  if (!signed || !timed) return;
  const { skew } = judge.profile.parameters;
  const bound = purpose === 'login' ? skew.login : skew.inner;
  // The Issued At of a sign-in text is held to the present by a rule of its own.
  const early = signIn === undefined && compareInstants(signed, addSeconds(now, bound)) > 0;
  const end = endOf(signed, maxAge);
  const late = end !== undefined && compareInstants(now, addSeconds(end, bound)) >= 0;
  judge.check('auth-sig.age', !early && !late, () => ({
    path: '/signedMessage',
    message: early
      ? `signed at ${quote(signedAt ?? '')}, which is more than ${bound} s in the future`
      : `signed at ${quote(signedAt ?? '')}, which is more than ${maxAge} s ago`,
  }));
}
