import { checkExpiry, checkSite, checkTimes } from './auth-sig/claims.js';
import type { Account, AuthSigContext, ReadAuthSig } from './auth-sig/context.js';
import { checkContract } from './auth-sig/contract.js';
import { checkCosmos, parseCosmosAddress } from './auth-sig/cosmos.js';
import { checkEcdsa } from './auth-sig/ecdsa.js';
import { type AuthSigKind, eoa, type Kind, kindOf } from './auth-sig/kind.js';
import { checkBls } from './auth-sig/network-signature.js';
import { delegationUri, sessionUriPrefix, useOf } from './auth-sig/purpose.js';
import { judgeSignInText } from './auth-sig/sign-in.js';
import { checkSolana, parseSolanaAddress } from './auth-sig/solana.js';
import { checkSignedText } from './auth-sig/text.js';
import { cellsAt } from './capability/cell.js';
import type { Cell } from './capability.js';
import { authSig as template } from './generated/templates.js';
import type { AuthSig } from './generated/types.js';
import { authSig as validateAuthSig } from './generated/validators.js';
import { checksumAddress } from './internal/address.js';
import { lowerAscii, utf8Length } from './internal/bytes.js';
import { judgeInput, judgeShape } from './internal/document.js';
import { quote } from './internal/json.js';
import type { Judge } from './judge.js';
import { type DecodedRecap, judgeMessageRecaps, type KnownRecap } from './recap.js';
import type { SiweMessage } from './siwe/message.js';
import { judgeSiweMessage } from './siwe.js';

export type {
  Account,
  AuthSigContext,
  DomainPolicy,
  NoncePolicy,
  ProofJudge,
  ReadAuthSig,
} from './auth-sig/context.js';
export { anyDomain, anyNonce, longestAge } from './auth-sig/context.js';
export type { AuthSigKind } from './auth-sig/kind.js';
export type { Purpose, Use } from './auth-sig/purpose.js';
export { delegationUri, sessionUriPrefix, useOf } from './auth-sig/purpose.js';
export type { SignInText } from './auth-sig/sign-in.js';

/** Judges the shape of an AuthSig: stage 1. */
export function judgeAuthSigShape(judge: Judge, input: unknown): AuthSig {
  return judgeShape<AuthSig>(judge, 'auth-sig.shape', validateAuthSig, judgeInput(judge, input), template);
}

/** What is known of the documents inside an AuthSig before they are judged. */
interface KnownDocuments extends KnownRecap {
  /** The message, where it was read before. */
  readonly message?: SiweMessage | undefined;
}

/** Judges the documents inside an AuthSig: stage 2. */
export function judgeAuthSigDocuments(judge: Judge, authSig: AuthSig, known: KnownDocuments = {}): ReadAuthSig {
  const algo = authSig.algo ?? undefined;
  const row = kindOf(authSig);
  judge.check('auth-sig.kind', row !== undefined, () => ({
    path: '/derivedVia',
    message: `expected a known pair of derivedVia and algo, found ${quote(authSig.derivedVia)} with ${algo === undefined ? 'no algo' : quote(algo)}`,
    params: { derivedVia: authSig.derivedVia, algo },
  }));
  const kind = row ?? eoa;
  if (kind.text !== 'siwe') return judgeAccountText(judge, authSig, kind);
  const text = judge.at('/signedMessage');
  if (known.message) text.spend('bytes', utf8Length(authSig.signedMessage));
  judge.endStage();
  const message = known.message ?? judgeSiweMessage(text, authSig.signedMessage);
  judge.endStage();
  const { recaps, preface } = judgeMessageRecaps(text, message, known);
  judge.endStage();
  const cells = recaps.flatMap((recap) =>
    cellsAt(`${text.path}/resources/${(message.resources ?? []).indexOf(recap.uri)}`, recap),
  );
  // Where the two addresses are not compared, the contract that is asked is the one that the JSON names (W21).
  const claimed = kind.needs.includes('contract-call') && !judge.enforces('auth-sig.address');
  const address = checksumAddress(claimed ? authSig.address : message.address);
  return { authSig, kind, address, message, recaps, preface, cells };
}

/** Parsers of the addresses that are keys, or digests of them, by kind. */
const addressParsers: Readonly<Partial<Record<AuthSigKind, (text: string) => object>>> = {
  solana: parseSolanaAddress,
  cosmos: parseCosmosAddress,
};

/** Judges an AuthSig whose text is no SIWE message: it proves an account and grants nothing. */
function judgeAccountText(judge: Judge, authSig: AuthSig, kind: Kind): ReadAuthSig {
  const { address } = authSig;
  judge.spend('bytes', utf8Length(authSig.signedMessage), '/signedMessage');
  const parsed = addressParsers[kind.kind]?.(address) ?? {};
  judge.check('auth-sig.address-form', !('reason' in parsed), () => ({
    path: '/address',
    message: `expected an address of kind ${kind.kind}, found ${quote(address)}: ${'reason' in parsed ? parsed.reason : ''}`,
  }));
  judge.endStage();
  const read = { authSig, kind, address, message: undefined, recaps: [], preface: '', cells: [] };
  if (kind.kind !== 'solana') return read;
  const signIn = judgeSignInText(judge.at('/signedMessage'), authSig.signedMessage, 'solana');
  judge.endStage();
  return { ...read, signIn };
}

function checkBinding(judge: Judge, message: SiweMessage, context: AuthSigContext): void {
  const { purpose } = context;
  const found = (): string => quote(message.uri);
  if (purpose === 'login') {
    judge.check('auth-sig.login-uri', useOf(message.uri) === 'login', () => ({
      path: '/signedMessage/uri',
      message: `expected the URI of a login, found ${found()}: this AuthSig was made for a session, a delegation or a proof`,
    }));
  } else if (purpose === 'session') {
    const expected = context.sessionUri ?? sessionUriPrefix + (context.sessionKey ?? '');
    judge.check('auth-sig.session-bound', message.uri === expected, () => ({
      path: '/signedMessage/uri',
      message: `expected the URI ${expected}, found ${found()}: the wallet granted to another key`,
      params: { expected, found: message.uri },
    }));
  } else if (purpose === 'delegation') {
    judge.check('auth-sig.delegation-uri', message.uri === delegationUri, () => ({
      path: '/signedMessage/uri',
      message: `expected the URI ${delegationUri}, found ${found()}`,
    }));
  }
  checkSite(judge, message, context);
}

/** Checks what needs no cryptography: stage 3. */
export function checkAuthSig(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  const { authSig, kind, message, recaps, cells } = read;
  const { purpose } = context;
  judge.check('auth-sig.purpose', kind.purposes.includes(purpose), () => ({
    path: '/derivedVia',
    message: `a signature of kind ${kind.kind} is good for ${kind.purposes.join(' or ')} only, not for ${purpose}`,
    params: { kind: kind.kind, purpose },
  }));
  if (message === undefined) {
    checkSignedText(judge, read, context);
    context.proofs?.check(judge, read, context);
    return;
  }
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
  checkBinding(judge, message, context);
  checkExpiry(judge, message, context);
  checkTimes(judge, message, context);
  if (purpose !== 'login' && !context.byResources) {
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
  if (context.proofs) context.proofs.check(judge, read, context);
  else checkNoProofs(judge, message, recaps);
  if (purpose === 'delegation') checkDelegation(judge, cells);
}

/** Without anybody who resolves proofs, a grant that rests on some cannot be decided. */
function checkNoProofs(judge: Judge, message: SiweMessage, recaps: readonly DecodedRecap[]): void {
  const proofs = recaps.find((recap) => recap.prf.length > 0);
  judge.check('auth-sig.proofs', proofs === undefined, () => ({
    path: `/signedMessage/resources/${(message.resources ?? []).indexOf(proofs?.uri ?? '')}/prf`,
    message: 'the ReCap names proofs, and no proof was resolved',
    params: { prf: proofs?.prf },
  }));
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

const contract = (judge: Judge, read: ReadAuthSig, context: AuthSigContext): void => {
  checkContract(judge, read, context, (at, sig) => checkEcdsa(at, read, context, sig));
};

/** The check of the signature of each kind. */
const signatures: Readonly<Record<AuthSigKind, (judge: Judge, read: ReadAuthSig, context: AuthSigContext) => void>> = {
  eoa: (judge, read, context) => checkEcdsa(judge, read, context),
  bls: checkBls,
  eip1271: contract,
  'eip1271-sha256': contract,
  solana: checkSolana,
  cosmos: checkCosmos,
};

/** Checks the signature over the exact text received: stage 4. */
export function checkAuthSigSignature(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void {
  signatures[read.kind.kind](judge, read, context);
  context.proofs?.checkSignatures(judge, read);
}

/** Says who signed; only meaningful once nothing was broken. */
export function accountOf({ kind, address, message }: ReadAuthSig): Account {
  const placed = kind.needs.includes('contract-call') && message !== undefined;
  return { kind: kind.kind, address, ...(placed ? { chainId: message.chainId } : {}) };
}
