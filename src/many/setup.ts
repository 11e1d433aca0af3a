import { anyDomain, anyNonce } from '../auth-sig.js';
import type { Backend } from '../crypto/backend.js';
import { createNativeBackend } from '../crypto/native.js';
import { noble } from '../crypto/noble.js';
import { createSignatureCache, type SignatureCacheOptions } from '../crypto/signature-cache.js';
import { type ProfileName, profiles } from '../profile.js';
import type { Result } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import {
  type AuthSigOptions,
  type SessionOptions,
  type VerifiedAuthSig,
  type VerifiedSession,
  type VerifiedSessions,
  verifySessionSig,
  verifySessionSigs,
} from '../verify.js';

/** What can be verified in threads, with the options that each takes and what it proves. */
export interface ManyKinds {
  readonly 'auth-sig': { readonly options: AuthSigOptions; readonly proven: VerifiedAuthSig };
  readonly 'session-sig': { readonly options: SessionOptions; readonly proven: VerifiedSession };
  readonly 'session-sigs': { readonly options: SessionOptions; readonly proven: VerifiedSessions };
}

/** What verifies each kind. */
export const verifiers: {
  readonly [K in keyof ManyKinds]: (input: unknown, options: ManyKinds[K]['options']) => Result<ManyKinds[K]['proven']>;
} = { 'auth-sig': verifyAuthSig, 'session-sig': verifySessionSig, 'session-sigs': verifySessionSigs };

/** The backends that a thread can be told of: functions are no data. */
export const backends: Readonly<Record<'noble' | 'native', () => Backend>> = {
  noble: () => noble,
  native: () => createNativeBackend(),
};

/** The symbols that stand for what is not checked, which do not get into another thread. */
const waived: Readonly<Record<Waiver, symbol>> = { anyDomain, anyNonce, anyNode, anyRequest };

type Waiver = 'anyDomain' | 'anyNonce' | 'anyNode' | 'anyRequest';

/** What a thread is told of its subject, as data. */
export interface Setup {
  readonly kind: keyof ManyKinds;
  readonly backend: 'noble' | 'native';
  readonly profile: ProfileName;
  readonly cache: SignatureCacheOptions | undefined;
  /** The other options that are data. */
  readonly plain: Readonly<Record<string, unknown>>;
  /** The names of the symbols, by the option that has one. */
  readonly symbols: Readonly<Record<string, Waiver>>;
}

/** Takes the options that are symbols apart from those that are data. */
export function splitSymbols(options: Readonly<Record<string, unknown>>): Pick<Setup, 'plain' | 'symbols'> {
  const names = Object.entries(options).flatMap(([option, value]) =>
    Object.entries(waived).flatMap(([name, symbol]) => (value === symbol ? [[option, name] as const] : [])),
  );
  const symbols: Setup['symbols'] = Object.fromEntries(names) as Record<string, Waiver>;
  return {
    plain: Object.fromEntries(Object.entries(options).filter(([name]) => !Object.hasOwn(symbols, name))),
    symbols,
  };
}

/** Makes what a setup describes: one verification, to be called for each input. */
export function createVerifier({
  kind,
  backend,
  profile,
  cache,
  plain,
  symbols,
}: Setup): (input: unknown) => Result<unknown> {
  const options = {
    ...plain,
    ...Object.fromEntries(Object.entries(symbols).map(([option, name]) => [option, waived[name]])),
    profile: profiles[profile],
    backend: backends[backend](),
    ...(cache ? { cache: createSignatureCache(cache) } : {}),
  };
  return (input) => verifiers[kind](input, options as never);
}
