/**
 * Verification of AuthSigs, session signatures, chains and delegations: what a server or a node needs, its results, and
 * the profiles of deployed systems.
 *
 * @example Verify a session signature in a node's request path
 * ```ts
 * import { anyDomain, anyNonce, verifySessionSig } from 'capsig';
 *
 * export function accountOf(requestBody: string, pkpId: string): string {
 *   const result = verifySessionSig(requestBody, {
 *     now: new Date(),
 *     nodeAddress: 'node-1.example:7470',
 *     request: { resource: `lit-pkp://${pkpId}`, ability: 'Threshold/Signing' },
 *     domain: anyDomain, // what is not checked is a symbol, so that a review finds it
 *     nonce: anyNonce,
 *   });
 *   if (!result.ok) throw new Error(result.issues.map(({ rule, message }) => `${rule}: ${message}`).join('\n'));
 *   return result.value.account.address; // from the signed text, never from an unsigned field
 * }
 * ```
 *
 * @module
 */

import './internal/host-text.js';

export type { Account, AuthSigKind, DomainPolicy, NoncePolicy, Purpose, SignInText } from './auth-sig.js';
export { anyDomain, anyNonce } from './auth-sig.js';
export type { Ask } from './capability/ask.js';
export type { Cell, Facts, Namespaces } from './capability.js';
export type { ChainLink } from './chain.js';
export type { CollectOptions } from './collector.js';
export { collectEvidence } from './collector.js';
export type { SignatureCache, SignatureCacheOptions } from './crypto/signature-cache.js';
export { createSignatureCache } from './crypto/signature-cache.js';
export { createUseLedger } from './delegation/ledger.js';
export type { DelegationUse, UseCharge, UseLedger } from './delegation.js';
export type { ByteReader, Fetch, JsonRpcOptions, ReadableBody } from './evidence/json-rpc.js';
export { jsonRpcResolver } from './evidence/json-rpc.js';
export type { ContractCallReply, ContractCallRequest, Evidence, EvidenceResolvers } from './evidence.js';
export type { AuthSig, SessionMessage, SessionSig, SessionSigs } from './generated/types.js';
export type { Outcome, Outcomes, RuleOptions } from './judge.js';
export type { NonceLedger } from './nonce-ledger.js';
export { createNonceLedger } from './nonce-ledger.js';
export type { Limits, Parameters, Profile, ProfileName } from './profile.js';
export { erc4361, erc5573, litLegacy, litV7, litV8, profiles, reown, reownApplication } from './profile.js';
export type { Issue, Proof, Result, Rule, RuleId, Verdict } from './rule.js';
export { InvalidError, isUndecided, unwrap, verdictOf } from './rule.js';
export { anyNode, anyRequest } from './session-sig.js';
export type { ChainOptions, VerifiedChain } from './verify/auth-sig.js';
export { verifyAuthSig, verifyChain } from './verify/auth-sig.js';
export type { DelegationOptions, VerifiedDelegation } from './verify/delegation.js';
export { consumeDelegation, verifyDelegation } from './verify/delegation.js';
export { verifyLogin } from './verify/login.js';
export type {
  AuthSigOptions,
  IgnoredCapability,
  SeenDelegation,
  SessionDelegationOptions,
  SessionOptions,
  VerifiedAuthSig,
  VerifiedSession,
  VerifiedSessions,
  VerifyOptions,
} from './verify.js';
export { consumeSessionDelegation, verifySessionSig, verifySessionSigs } from './verify.js';
