/**
 * Verification in the request path of a server: one object that gathers evidence, verifies and consumes, and the ledgers that
 * it consumes from.
 *
 * @example Give out nonces, and let each be used for one login
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { anyUses, createMemoryLedgers, createVerifier } from 'capsig/server';
 *
 * const { nonces } = createMemoryLedgers();
 * const site = { domain: 'app.example', nodeAddress: 'app.example:443', nonce: anyNonce } as const;
 * const verifier = createVerifier({ ...site, nonces, uses: anyUses });
 *
 * export async function nonce(): Promise<string> {
 *   const issued = await verifier.issueNonce();
 *   if (!issued.ok) throw new Error(issued.issues[0].message);
 *   return issued.value.nonce;
 * }
 *
 * export async function logIn(authSig: string): Promise<string | undefined> {
 *   const result = await verifier.login(authSig);
 *   return result.ok ? result.value.account.address : undefined;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type {
  LedgerCall,
  LedgerRequest,
  SharedLedgers,
  SharedNonceLedger,
  SharedTokenLedger,
  SharedUseLedger,
} from '../server/ledger.js';
export type { MemoryLedgerOptions } from '../server/memory-ledger.js';
export { createMemoryLedgers, sharedNonces, sharedUses } from '../server/memory-ledger.js';
export type { VerdictEvent, VerifierLimits, VerifierOptions } from '../server/options.js';
export { anyUses } from '../server/options.js';
export type { CallOptions, UseCall } from '../server/pipeline.js';
export type { Binding as TokenBinding } from '../server/token-ledger.js';
export type {
  AuthSigUse,
  CountedDelegation,
  CountedUse,
  IssuedNonce,
  SessionCall,
  Verifier,
} from '../server/verifier.js';
export { createVerifier } from '../server/verifier.js';
