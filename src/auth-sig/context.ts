import type { Cell } from '../capability.js';
import type { Backend } from '../crypto/backend.js';
import type { SignatureMemory } from '../crypto/signature-cache.js';
import type { Evidence } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import type { Instant } from '../internal/time.js';
import type { Judge } from '../judge.js';
import type { DecodedRecap } from '../recap.js';
import type { SiweMessage } from '../siwe/message.js';
import type { AuthSigKind, Kind } from './kind.js';
import type { Use } from './purpose.js';
import type { SignInText } from './sign-in.js';

/** Accepts any nonce: the caller says that it does not check freshness or replay. */
export const anyNonce: unique symbol = Symbol('anyNonce');

/** Accepts any domain: the caller says that it does not check for whom the wallet signed. */
export const anyDomain: unique symbol = Symbol('anyDomain');

/** Which nonces are good: one, a set, or the caller's own policy, which is synchronous and consumes nothing. */
export type NoncePolicy = string | ReadonlySet<string> | ((nonce: string) => boolean) | typeof anyNonce;

/** Which domain the wallet has to have signed for: an RFC 3986 authority, compared without ASCII case. */
export type DomainPolicy = string | typeof anyDomain;

/** Who signed: an address in the notation of its chain (EIP-55, base58 or bech32), and how the signature was made. */
export interface Account {
  readonly kind: AuthSigKind;
  readonly address: string;
  /** The EIP-155 chain where a contract wallet stands: at its address on another chain somebody else's may stand. */
  readonly chainId?: string;
}

/** Judges the proofs that AuthSigs name; the module `chain` makes one for each call. */
export interface ProofJudge {
  /** Judges all that a chain is held to but the signatures: stage 3. */
  check(judge: Judge, read: ReadAuthSig, context: AuthSigContext): void;
  /** Judges the signatures of the proofs that {@link ProofJudge.check} found: stage 4. */
  checkSignatures(judge: Judge, read: ReadAuthSig): void;
}

/** The most seconds that a caller may state as the longest age. */
export const longestAge = 100_000_000_000;

/** What verification of one AuthSig needs to know. */
export interface AuthSigContext {
  readonly now: Instant;
  /** For a `proof` the chain judges whom it is for, and it may grant anything. */
  readonly purpose: Use;
  /** Whether the message stands in no session yet, so that its times are judged like those of a login. */
  readonly alone?: boolean | undefined;
  /** Whether it grants by the resources of its text, and needs no ReCap. */
  readonly byResources?: true;
  readonly sessionKey?: string | undefined;
  /** The URI of the session where the form of the key is not judged: that of the key unless given. */
  readonly sessionUri?: string | undefined;
  readonly domain: DomainPolicy;
  readonly nonce: NoncePolicy;
  /** The network's BLS public key: 48 bytes. */
  readonly networkKey?: Uint8Array | undefined;
  readonly evidence?: Evidence | undefined;
  /** The longest age of a login that has no expiry, in seconds. */
  readonly maxAge?: number | undefined;
  /** The account on whose authority a chain has to rest, as `parsePrincipal` or an address spells it. */
  readonly root?: string | undefined;
  /** Without one, an AuthSig that names proofs is undecided. */
  readonly proofs?: ProofJudge | undefined;
  readonly backend: Backend;
  /** What remembers signatures that verified. */
  readonly memory?: SignatureMemory | undefined;
}

/** An AuthSig whose embedded documents were read. */
export interface ReadAuthSig {
  readonly authSig: AuthSig;
  readonly kind: Kind;
  /** The address that has to have signed, in the notation of its chain. */
  readonly address: string;
  /** Undefined for kinds whose text is none. */
  readonly message: SiweMessage | undefined;
  /** What a sign-in text says that stands in the AuthSig itself. */
  readonly signIn?: SignInText | undefined;
  readonly recaps: readonly DecodedRecap[];
  /** What the statement says before the ReCap statement: unrestricted text, to be shown to people. */
  readonly preface: string;
  /** The cells that the ReCap grants, with paths into the input. */
  readonly cells: readonly Cell[];
}
