export type { Account, AuthSigKind, DomainPolicy, NoncePolicy, Purpose } from './auth-sig.js';
export { anyDomain, anyNonce, delegationUri, sessionUriPrefix } from './auth-sig.js';
export type { CacaoBlock } from './cacao.js';
export { decodeCacao, encodeCacao } from './cacao.js';
export type {
  AbilityRequest,
  Ask,
  CapabilityOptions,
  Cell,
  Facts,
  Namespace,
  Namespaces,
  Resource,
  RestrictionRow,
} from './capability.js';
export {
  askOf,
  covers,
  isNarrower,
  isResource,
  litNamespaces,
  parseResource,
  registerNamespaces,
  sdkAbility,
} from './capability.js';
export type { Chain, ChainLink } from './chain.js';
export type { AuthSigMessageOptions } from './client/auth-sig.js';
export { createAuthSigMessage, signAuthSig } from './client/auth-sig.js';
export type { SessionKeyPair } from './client/session-key.js';
export { generateSessionKeyPair } from './client/session-key.js';
export type { SessionSigOptions } from './client/session-sigs.js';
export { createSessionSigs } from './client/session-sigs.js';
export type { CollectOptions } from './collector.js';
export { collectEvidence } from './collector.js';
export type { Backend } from './crypto/backend.js';
export { noble } from './crypto/noble.js';
export type { DelegationUse, UseCharge, UseLedger } from './delegation.js';
export { chargesOf, createUseLedger } from './delegation.js';
export type { Fetch, JsonRpcOptions } from './evidence/json-rpc.js';
export { jsonRpcResolver } from './evidence/json-rpc.js';
export type { ContractCallReply, ContractCallRequest, Evidence, EvidenceResolvers } from './evidence.js';
export type * from './generated/types.js';
export type { Outcome, Outcomes, RuleOptions } from './judge.js';
export type { NonceLedger } from './nonce-ledger.js';
export { createNonceLedger } from './nonce-ledger.js';
export type { Limits, Parameters, Profile } from './profile.js';
export { litV7, profiles, strict } from './profile.js';
export type { DecodedRecap, Recap, Restrictions } from './recap.js';
export { decodeRecap, encodeRecap, mergeRecaps, recapStatement } from './recap.js';
export type { Issue, Proof, Result, Rule, RuleId, Verdict } from './rule.js';
export { InvalidError, isUndecided, rules, unwrap, verdictOf } from './rule.js';
export { anyNode, anyRequest } from './session-sig.js';
export type { SiweMessage } from './siwe.js';
export { formatSiweMessage, parseSiweMessage } from './siwe.js';
export type {
  AuthSigOptions,
  ChainOptions,
  DelegationOptions,
  IgnoredCapability,
  SeenDelegation,
  SessionOptions,
  VerifiedAuthSig,
  VerifiedChain,
  VerifiedDelegation,
  VerifiedSession,
  VerifiedSessions,
  VerifyOptions,
} from './verify.js';
export {
  useDelegation,
  verifyAuthSig,
  verifyChain,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from './verify.js';
