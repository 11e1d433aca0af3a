import { type Cell, cellsOf } from './capability.js';
import type { Backend } from './crypto/backend.js';
import { looseBlsSignature, networkMessage, parseBlsSignature } from './crypto/bls.js';
import { eip191Digest, looseEcdsaSignature, parseEcdsaSignature, recoverAddress } from './crypto/secp256k1.js';
import type { AuthSig } from './generated/types.js';
import { authSig as validateAuthSig } from './generated/validators.js';
import { checksumAddress } from './internal/address.js';
import { lowerAscii } from './internal/bytes.js';
import { readInput, readShape } from './internal/document.js';
import { quote } from './internal/json.js';
import { optional } from './internal/shape.js';
import { addSeconds, compareInstants, type Instant, isInstant, looseInstant, parseInstant } from './internal/time.js';
import type { Judge } from './judge.js';
import { type DecodedRecap, readMessageRecaps } from './recap.js';
import { readSiweMessage, type SiweMessage } from './siwe.js';

/** What a URI of a session starts with; the session key follows as 64 hex digits. */
export const sessionUriPrefix = 'lit:session:';

/** The URI of a capacity delegation. */
export const delegationUri = 'lit:capability:delegation';

/** What an AuthSig is good for: to log in, to grant to a session key, or to delegate capacity. */
export type Purpose = 'login' | 'session' | 'delegation';

/** How an AuthSig was signed. */
export type AuthSigKind = 'eoa' | 'bls' | 'eip1271' | 'eip1271-sha256' | 'solana' | 'cosmos';

/** Accepts any nonce: the caller says that it does not check freshness or replay. */
export const anyNonce: unique symbol = Symbol('anyNonce');

/** Accepts any domain: the caller says that it does not check for whom the wallet signed. */
export const anyDomain: unique symbol = Symbol('anyDomain');

/** Which nonces are good: one, a set, or the caller's own policy, which is synchronous and consumes nothing. */
export type NoncePolicy = string | ReadonlySet<string> | ((nonce: string) => boolean) | typeof anyNonce;

/** Which domain the wallet has to have signed for: an RFC 3986 authority, compared without ASCII case. */
export type DomainPolicy = string | typeof anyDomain;

/** Who signed: the EIP-55 address from the signed text, and how the signature was made. */
export interface Account {
  readonly kind: AuthSigKind;
  readonly address: string;
}

interface Kind {
  readonly kind: AuthSigKind;
  readonly derivedVia: readonly string[];
  readonly algo?: string;
  /** Whether `signedMessage` is a SIWE message. */
  readonly siwe: boolean;
  /** Whether the signature can be decided from the input alone. */
  readonly decided: boolean;
}

const eoa: Kind = {
  kind: 'eoa',
  derivedVia: ['web3.eth.personal.sign', 'web3.eth.personal.sign via Lit PKP'],
  siwe: true,
  decided: true,
};

/** A pair (derivedVia, algo) that is no row is no kind: classification never falls back to a weaker one. */
const kinds: readonly Kind[] = [
  eoa,
  { kind: 'bls', derivedVia: ['lit.bls'], algo: 'LIT_BLS', siwe: true, decided: true },
  { kind: 'eip1271', derivedVia: ['EIP1271'], siwe: true, decided: false },
  { kind: 'eip1271-sha256', derivedVia: ['EIP1271_SHA256'], siwe: true, decided: false },
  { kind: 'solana', derivedVia: ['solana.signMessage', 'backpack.signMessage'], siwe: false, decided: false },
  { kind: 'cosmos', derivedVia: ['cosmos.signArbitrary'], siwe: false, decided: false },
];

/** What verification of one AuthSig needs to know. */
export interface AuthSigContext {
  readonly now: Instant;
  readonly purpose: Purpose;
  /** Whether the message stands in no session yet, so that its times are judged like those of a login. */
  readonly alone?: boolean | undefined;
  readonly sessionKey?: string | undefined;
  /** The URI of the session where the form of the key is not judged: that of the key unless given. */
  readonly sessionUri?: string | undefined;
  readonly domain: DomainPolicy;
  readonly nonce: NoncePolicy;
  /** The network's BLS public key: 48 bytes. */
  readonly networkKey?: Uint8Array | undefined;
  readonly backend: Backend;
}

/** An AuthSig whose embedded documents were read. */
export interface ReadAuthSig {
  readonly authSig: AuthSig;
  readonly kind: Kind;
  readonly message: SiweMessage;
  readonly recaps: readonly DecodedRecap[];
  /** What the statement says before the ReCap statement: unrestricted text, to be shown to people. */
  readonly preface: string;
  /** The cells that the ReCap grants, with paths into the input. */
  readonly cells: readonly Cell[];
}

const template = { sig: '', derivedVia: '', signedMessage: '', address: '', algo: optional('') };

/** Reads the shape of an AuthSig: stage 1. */
export function readAuthSig(judge: Judge, input: unknown): AuthSig | undefined {
  const value = readInput(judge, input);
  if (!judge.goOn()) return undefined;
  const authSig = readShape<AuthSig>(judge, 'auth-sig.shape', validateAuthSig, value, template);
  return judge.goOn() ? authSig : undefined;
}

/** Reads the documents inside an AuthSig: stage 2. Undefined when an issue ended it. */
export function readAuthSigDocuments(judge: Judge, authSig: AuthSig): ReadAuthSig | undefined {
  const algo = authSig.algo ?? undefined;
  const row = kinds.find((kind) => kind.derivedVia.includes(authSig.derivedVia) && kind.algo === algo);
  judge.check('auth-sig.kind', row !== undefined, () => ({
    path: '/derivedVia',
    message: `expected a known pair of derivedVia and algo, found ${quote(authSig.derivedVia)} with ${algo === undefined ? 'no algo' : quote(algo)}`,
    params: { derivedVia: authSig.derivedVia, algo },
  }));
  const kind = row ?? eoa;
  // The texts of these kinds are no SIWE messages, so nothing below could say more than "cannot decide".
  if (!kind.siwe && !checkDecided(judge, kind) && !judge.collecting) return undefined;
  const text = judge.at('/signedMessage');
  const message = judge.goOn() ? readSiweMessage(text, authSig.signedMessage) : undefined;
  if (!message || !judge.goOn()) return undefined;
  const { recaps, preface } = readMessageRecaps(text, message);
  if (!judge.goOn()) return undefined;
  const cells = recaps.flatMap((recap) => {
    const at = `${text.path}/resources/${(message.resources ?? []).indexOf(recap.uri)}`;
    return cellsOf(recap).map((cell) => ({ ...cell, path: at + cell.path }));
  });
  return { authSig, kind, message, recaps, preface, cells };
}

function checkDecided(judge: Judge, kind: Kind): boolean {
  return judge.check('auth-sig.kind-undecided', kind.decided, () => ({
    path: '/derivedVia',
    message: `a signature of kind ${kind.kind} cannot be decided from the AuthSig alone: it needs evidence that was not given`,
    params: { kind: kind.kind },
  }));
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
  return typeof policy === 'function' ? policy(nonce) === true : policy.has(nonce);
}

function checkBinding(judge: Judge, { message }: ReadAuthSig, context: AuthSigContext): void {
  const { purpose, domain, nonce } = context;
  const found = quote(message.uri);
  if (purpose === 'login') {
    judge.check('auth-sig.login-uri', !message.uri.toLowerCase().startsWith('lit:'), () => ({
      path: '/signedMessage/uri',
      message: `expected the URI of a login, found ${found}: this AuthSig was made for a session or a delegation`,
    }));
  } else if (purpose === 'session') {
    const expected = context.sessionUri ?? sessionUriPrefix + (context.sessionKey ?? '');
    judge.check('auth-sig.session-bound', message.uri === expected, () => ({
      path: '/signedMessage/uri',
      message: `expected the URI ${expected}, found ${found}: the wallet granted to another key`,
      params: { expected, found: message.uri },
    }));
  } else {
    judge.check('auth-sig.delegation-uri', message.uri === delegationUri, () => ({
      path: '/signedMessage/uri',
      message: `expected the URI ${delegationUri}, found ${found}`,
    }));
  }
  const sameDomain = domain === anyDomain || lowerAscii(domain) === lowerAscii(message.domain);
  judge.check('auth-sig.domain', sameDomain, () => ({
    path: '/signedMessage/domain',
    message: `expected the domain ${String(domain)}, found ${quote(message.domain)}`,
    params: { expected: domain, found: message.domain },
  }));
  judge.check('auth-sig.nonce', accepts(nonce, message.nonce), () => ({
    path: '/signedMessage/nonce',
    message: `the nonce ${quote(message.nonce)} is not one that the verifier accepts`,
    params: { found: message.nonce },
  }));
}

function checkTimes(judge: Judge, { message }: ReadAuthSig, { now, purpose, alone }: AuthSigContext): void {
  const { skew, maxLifetime, innerTimes } = judge.profile.parameters;
  const top = purpose === 'login' || alone === true;
  const bound = top ? skew.login : skew.inner;
  const issued = instantOf(message.issuedAt);
  const expires = instantOf(message.expirationTime);
  if (top || innerTimes === 'all') {
    judge.check('auth-sig.expiration-required', message.expirationTime !== undefined, () => ({
      path: '/signedMessage',
      message: 'expected an Expiration Time, found none: the grant would never end',
    }));
    if (issued) {
      judge.check('auth-sig.issued-at', !isBefore(addSeconds(now, bound), issued), () => ({
        path: '/signedMessage/issuedAt',
        message: `issued at ${quote(message.issuedAt)}, which is more than ${bound} s in the future`,
      }));
    }
    if (issued && expires) {
      judge.check('auth-sig.expiration-order', isBefore(issued, expires), () => ({
        path: '/signedMessage/expirationTime',
        message: `expected an expiry after ${quote(message.issuedAt)}, found ${quote(message.expirationTime ?? '')}`,
      }));
      judge.check('auth-sig.lifetime', !isBefore(addSeconds(issued, maxLifetime), expires), () => ({
        path: '/signedMessage/expirationTime',
        message: `expected a lifetime of at most ${maxLifetime} s, found ${quote(message.issuedAt)} to ${quote(message.expirationTime ?? '')}`,
      }));
    }
  }
  const notBefore = instantOf(message.notBefore);
  if (notBefore) {
    judge.check('auth-sig.not-before', !isBefore(addSeconds(now, bound), notBefore), () => ({
      path: '/signedMessage/notBefore',
      message: `not valid before ${quote(message.notBefore ?? '')}`,
    }));
  }
  if (expires) {
    judge.check('auth-sig.expired', isBefore(now, addSeconds(expires, bound)), () => ({
      path: '/signedMessage/expirationTime',
      message: `expired at ${quote(message.expirationTime ?? '')}`,
    }));
  }
}

/** Checks what needs no cryptography: stage 3. */
export function checkAuthSig(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  const { authSig, kind, message, recaps, cells } = read;
  judge.check('auth-sig.address', authSig.address.toLowerCase() === message.address.toLowerCase(), () => ({
    path: '/address',
    message: `expected the address of the signed text, ${quote(message.address)}, found ${quote(authSig.address)}`,
    params: { expected: message.address, found: authSig.address },
  }));
  judge.check('lit-v7.checksum-address', message.address === checksumAddress(message.address), () => ({
    path: '/signedMessage/address',
    message: `expected the EIP-55 spelling ${checksumAddress(message.address)}, found ${quote(message.address)}`,
  }));
  judge.check('lit-v7.nonce-length', message.nonce.length >= 8, () => ({
    path: '/signedMessage/nonce',
    message: `expected a nonce of at least 8 characters, found ${message.nonce.length}`,
  }));
  checkBinding(judge, read, context);
  checkTimes(judge, read, context);
  if (context.purpose !== 'login') {
    judge.check('auth-sig.recap-present', recaps.length > 0, () => ({
      path: '/signedMessage',
      message: 'expected a ReCap as the last resource, found none: the message grants nothing',
    }));
  }
  // Whoever compares schemes as RFC 3986 (3.1) has them would believe another letter case.
  const contextual = cells.find((cell) => lowerAscii(cell.resource).startsWith('lit-resolvedauthcontext:'));
  judge.check('auth-sig.auth-context', kind.kind === 'bls' || contextual === undefined, () => ({
    path: contextual?.path.slice(judge.path.length) ?? '',
    message: `a resolved auth context is believed only from a BLS network signature, found one signed by kind ${kind.kind}`,
  }));
  const proofs = recaps.find((recap) => recap.prf.length > 0);
  judge.check('auth-sig.proofs', proofs === undefined, () => ({
    path: `/signedMessage/resources/${(message.resources ?? []).indexOf(proofs?.uri ?? '')}/prf`,
    message: 'the ReCap names proofs, and no proof was resolved',
    params: { prf: proofs?.prf },
  }));
  if (context.purpose === 'delegation') checkDelegation(judge, cells);
}

const delegable: readonly string[] = ['lit-ratelimitincrease://', 'lit-paymentdelegation://'];

const paymentKeys: readonly string[] = ['delegate_to', 'max_price', 'scopes'];

function checkDelegation(judge: Judge, cells: readonly Cell[]): void {
  const stray = cells.find(
    ({ resource, ability }) => ability !== 'Auth/Auth' || !delegable.some((prefix) => resource.startsWith(prefix)),
  );
  judge.check('delegation.capability', stray === undefined, () => ({
    path: stray?.path.slice(judge.path.length) ?? '',
    message: `expected Auth/Auth on lit-ratelimitincrease or lit-paymentdelegation only, found ${quote(stray?.ability ?? '')} on ${quote(stray?.resource ?? '')}`,
  }));
  const loose = cells.find(
    ({ resource, alternatives }) =>
      resource.startsWith('lit-paymentdelegation://') &&
      alternatives.some((limits) => !paymentKeys.every((key) => Object.hasOwn(limits, key))),
  );
  judge.check('lit-v8.payment-restrictions', loose === undefined, () => ({
    path: loose?.path.slice(judge.path.length) ?? '',
    message: `expected ${paymentKeys.join(', ')} in every alternative of a payment delegation`,
  }));
}

function checkEcdsa(judge: Judge, { authSig, message }: ReadAuthSig, backend: Backend): void {
  const parsed = parseEcdsaSignature(authSig.sig);
  const formal = !('reason' in parsed);
  judge.check('auth-sig.signature-form', formal, () => ({
    path: '/sig',
    message: `expected 0x and r, s, v (or EIP-2098) in hex: ${'reason' in parsed ? parsed.reason : ''}`,
  }));
  const signature = formal ? parsed : looseEcdsaSignature(authSig.sig);
  if (!formal && !judge.goOn()) return;
  judge.check('auth-sig.low-s', !signature?.highS, () => ({
    path: '/sig',
    message: 'expected s in the lower half of the order, found its high twin: one signature would have two texts',
  }));
  const recovered = signature && recoverAddress(eip191Digest(authSig.signedMessage, backend), signature, backend);
  judge.check('auth-sig.signature', recovered?.toLowerCase() === message.address.toLowerCase(), () => ({
    path: '/sig',
    message: recovered
      ? `expected a signature by ${message.address}, found one that recovers to ${recovered}`
      : `expected a signature by ${message.address}, found one that recovers to no key`,
    params: { expected: message.address, recovered },
  }));
}

function checkBls(judge: Judge, { authSig }: ReadAuthSig, { backend, networkKey }: AuthSigContext): void {
  const parsed = parseBlsSignature(authSig.sig);
  const formal = parsed instanceof Uint8Array;
  judge.check('auth-sig.signature-form', formal, () => ({
    path: '/sig',
    message: `expected JSON with a ProofOfPossession of 192 hex digits: ${formal ? '' : parsed.reason}`,
  }));
  if (!formal && !judge.goOn()) return;
  const keyed = judge.check('auth-sig.network-key', networkKey !== undefined, () => ({
    path: '/sig',
    message: 'a BLS network signature needs the public key of the network, and none was given',
  }));
  // Without a key there is nothing to check against; off means that the caller believes the label.
  if (networkKey === undefined) {
    if (keyed || judge.collecting) judge.hold('auth-sig.signature');
    return;
  }
  const point = formal ? parsed : looseBlsSignature(authSig.sig);
  const message = networkMessage(authSig.signedMessage, backend);
  judge.check('auth-sig.signature', point !== undefined && backend.blsVerify(networkKey, message, point), () => ({
    path: '/sig',
    message: 'expected a signature of the network over this message, found one that does not verify',
  }));
}

/** Checks the signature over the exact text received: stage 4. */
export function checkAuthSigSignature(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  if (read.kind.siwe && !checkDecided(judge, read.kind) && !judge.collecting) return;
  if (read.kind.kind === 'bls') checkBls(judge, read, context);
  else checkEcdsa(judge, read, context.backend);
}

/** Says who signed; only meaningful once nothing was broken. */
export function accountOf({ kind, message }: ReadAuthSig): Account {
  return { kind: kind.kind, address: checksumAddress(message.address) };
}
