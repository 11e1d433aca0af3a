import type { Backend } from '../crypto/backend.js';
import type { KeyShare } from '../crypto/threshold.js';
import type { AuthSig, SignSessionKeyRequest } from '../generated/types.js';
import type { RuleOptions } from '../judge.js';
import type { Recap } from '../recap.js';
import type { Issue } from '../rule.js';
import type { SiweMessage } from '../siwe/message.js';

/** Who may use a PKP, as a registry records it. Scope 1 is to sign anything, scope 2 to sign messages of people. */
export interface PkpRecord {
  /** The public key of the PKP: 130 hex digits of an uncompressed secp256k1 point, without `0x`. */
  readonly publicKey: string;
  /** The Ethereum address that has every scope. */
  readonly owner: string;
  readonly authMethods: readonly PermittedAuthMethod[];
  readonly addresses: readonly { readonly address: string; readonly scopes: readonly number[] }[];
  /** Actions by CIDv0. */
  readonly actions: readonly { readonly cid: string; readonly scopes: readonly number[] }[];
}

/** An identity that may use a PKP. */
export interface PermittedAuthMethod {
  readonly authMethodType: number;
  readonly userId: string;
  readonly appId: string;
  readonly scopes: readonly number[];
}

/** What checking one auth method of a request gave. */
export type AuthMethodEvidence =
  | {
      readonly outcome: 'authenticated';
      readonly userId: string;
      readonly appId: string;
      /** The address of a wallet. */
      readonly address?: string;
      /**
       * What tells this proof from others however it is written, such as the text that a wallet signed; the access token
       * unless given.
       */
      readonly proof?: string;
    }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'unavailable'; readonly reason: string };

/** What running the action of a request gave. */
export interface ActionEvidence {
  /** The CIDv0 of the code that ran, computed from the code. */
  readonly cid: string;
  readonly outcome: 'answered' | 'exception' | 'time' | 'memory' | 'output' | 'global' | 'unavailable';
  /** What the action set as its response last. */
  readonly response?: string;
  readonly reason?: string;
}

/** What a node gathered before it answers. */
export interface SignEvidence {
  /** One for each auth method of the request, in its order. */
  readonly authMethods?: readonly AuthMethodEvidence[];
  readonly action?: ActionEvidence;
}

/** What a node knows when it judges a request. */
export interface SignRequestOptions extends RuleOptions {
  /** The node's time: a valid `Date`, or RFC 3339 text with any precision. */
  readonly now: Date | string;
  /** The recent blocks, whose hashes are the nonces that are good: `0x` and 64 hex digits to an RFC 3339 timestamp. */
  readonly blocks: ReadonlyMap<string, string>;
  readonly pkps: readonly PkpRecord[];
  /** The epoch of the network; a request is not held to one that is not given. */
  readonly epoch?: number;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
}

/** What a node needs to answer. */
export interface SignAnswerOptions extends SignRequestOptions {
  readonly evidence: SignEvidence;
  /** The node's share of the network's secret key. */
  readonly share: KeyShare;
  /** The network's BLS public key: 96 hex digits of a compressed G1 point. */
  readonly networkKey: string;
  /** Where proofs that were used are kept; without it `sign-request.auth-method-once` is not judged. */
  readonly tokens?: AccessTokenLedger;
}

/** A request that holds as far as can be said without evidence. */
export interface CheckedSignRequest {
  readonly request: SignSessionKeyRequest;
  /** The session key: 64 lower-case hex digits. */
  readonly sessionKey: string;
  /** The SIWE message as requested. */
  readonly message: SiweMessage;
  /** What it grants. */
  readonly recap: Recap;
  readonly pkp: PkpRecord;
  /** The address of the PKP, in EIP-55. */
  readonly pkpAddress: string;
}

/**
 * Remembers which session key a proof of an auth method served. An implementation keeps proofs for longer than any auth
 * method takes them, and refuses new ones rather than forget to make room.
 */
export interface AccessTokenLedger {
  /** Says whether none of the proofs, each a SHA-256 in hex, served another session key before, and if so keeps all of them for this one. */
  claim(proofs: readonly string[], sessionKey: string): boolean;
}

/** A node's answer as the client got it. */
export interface NodeAnswer {
  /** The node's name in issues. */
  readonly node: string;
  /** The body: JSON text (string or UTF-8 bytes), or a value that the caller parsed. */
  readonly response: unknown;
}

/** What a client knows when it combines answers. */
export interface CombineOptions extends RuleOptions {
  /** The client's time: a valid `Date`, or RFC 3339 text with any precision. */
  readonly now: Date | string;
  /** The SIWE message as requested. */
  readonly siweMessage: string;
  /** The network's BLS public key, from a source of the client's own: 96 hex digits of a compressed G1 point. */
  readonly networkKey: string;
  /** How many shares make a signature. */
  readonly threshold: number;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
}

/** The network's AuthSig, and what became of each answer. */
export interface CombinedAuthSig {
  readonly authSig: AuthSig;
  /** The nodes whose shares lie on the network's polynomial. */
  readonly nodes: readonly string[];
  /** The others, and why. */
  readonly ignored: readonly { readonly node: string; readonly issues: readonly Issue[] }[];
}
