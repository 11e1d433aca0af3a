export type { Use as AuthSigUse } from './auth-sig/purpose.js';
export type { Account, AuthSigKind, DomainPolicy, NoncePolicy, Purpose, SignInText } from './auth-sig.js';
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
  checkCoverage,
  checkNarrowing,
  isResource,
  litNamespaces,
  parseResource,
  registerNamespaces,
  sdkAbility,
} from './capability.js';
export type { Names as AccountNames } from './chain/principal.js';
export type { Chain, ChainLink } from './chain.js';
export type {
  AbiParameter,
  BasicCondition,
  BasicConditions,
  ConditionOperator,
  ConditionParams,
  Conditions,
  CosmosCondition,
  EvmContractCondition,
  EvmContractConditions,
  ReturnValueTest,
  SigningResourceId,
  SolRpcCondition,
  SolRpcConditions,
  Typed,
  UnifiedConditions,
} from './client/access-control.js';
export {
  conditionsHash,
  hashAccessControlConditions,
  hashEVMContractConditions,
  hashResourceId,
  hashResourceIdForSigning,
  hashSolRpcConditions,
  hashUnifiedAccessControlConditions,
} from './client/access-control.js';
export type { AuthCallback, AuthCallbackParams } from './client/auth-callback.js';
export type { AuthSigMessageOptions } from './client/auth-sig.js';
export { createAuthSigMessage, signAuthSig } from './client/auth-sig.js';
export type {
  CapabilityObjectOptions,
  CapabilityRequest,
  GrantingMessage,
  SessionCapabilityObject,
  WildcardCapability,
} from './client/capability-object.js';
export {
  leastCapabilityObject,
  newSessionCapabilityObject,
  wildcardCapabilityObject,
} from './client/capability-object.js';
export type { CheckAndSignParams, InjectedOptions, Surroundings } from './client/check-and-sign.js';
export { checkAndSignAuthMessage, injectedAuthCallback } from './client/check-and-sign.js';
export type { DisconnectableProvider, Disconnected, DisconnectOptions } from './client/disconnect.js';
export { disconnectWeb3 } from './client/disconnect.js';
export type { Environment } from './client/environment.js';
export { hostEnvironment } from './client/environment.js';
export type { GrantKey } from './client/grant-key.js';
export type { LitOperation } from './client/lit-operation.js';
export { litOperations, operationNeedsSession } from './client/lit-operation.js';
export type {
  AuthMethod,
  LitActionSessionRequest,
  PkpSessionRequest,
  SignedSessionKey,
  SignSessionKeyParams,
} from './client/network-flow.js';
export type { DelegationParams, LitNodeClientConfig } from './client/node-client.js';
export { LitNodeClient } from './client/node-client.js';
export type { LitAbilityName, LitResource, LitResourcePrefix } from './client/resource.js';
export {
  LIT_ABILITY,
  LIT_RESOURCE_PREFIX,
  LitAbility,
  LitAccessControlConditionResource,
  LitActionResource,
  LitPaymentDelegationResource,
  LitPKPResource,
  LitRLIResource,
  parseLitResource,
} from './client/resource.js';
export type { MigrationOptions } from './client/sdk-storage.js';
export { migrateSdkStorage } from './client/sdk-storage.js';
export type { SessionKeyPair } from './client/session-key.js';
export { generateSessionKeyPair, sessionKeyUri } from './client/session-key.js';
export type { SessionRequest, WalletSessionRequest } from './client/session-request.js';
export type { SessionSigOptions } from './client/session-sigs.js';
export { createSessionSigs } from './client/session-sigs.js';
export type { SessionStore, SessionStoreOptions, StoredSession } from './client/session-store.js';
export { createSessionStore } from './client/session-store.js';
export type {
  AuthSigParams,
  CapacityDelegation,
  CapacityDelegationParams,
  SiweMessageParams,
  SiweMessageWithCapacityDelegationParams,
  SiweMessageWithRecapsParams,
} from './client/siwe-message.js';
export {
  createCapacityDelegationAuthSig,
  createLitSiweMessage,
  createSiweMessageWithCapacityDelegation,
  createSiweMessageWithRecaps,
  generateAuthSig,
} from './client/siwe-message.js';
export type { Note, StorageProvider } from './client/storage.js';
export { memoryStorage } from './client/storage.js';
export type {
  Eip1193Provider,
  Eip1193WalletOptions,
  ViemAccount,
  Wallet,
  WalletAuthSigOptions,
  WalletError,
} from './client/wallet.js';
export { eip1193Wallet, isUserRejection, viemWallet, walletAuthSig, walletErrorCodes } from './client/wallet.js';
export type { CollectOptions } from './collector.js';
export { collectEvidence } from './collector.js';
export type { Backend } from './crypto/backend.js';
export { noble } from './crypto/noble.js';
export type { KeyShare, SignatureShare } from './crypto/threshold.js';
export { combineShares, encodeShare, parseShare, signShare, splitSecret } from './crypto/threshold.js';
export type { DelegationUse, UseCharge, UseLedger } from './delegation.js';
export { chargesOf, createUseLedger } from './delegation.js';
export type { ByteReader, Fetch, JsonRpcOptions, ReadableBody } from './evidence/json-rpc.js';
export { jsonRpcResolver } from './evidence/json-rpc.js';
export type { ContractCallReply, ContractCallRequest, Evidence, EvidenceResolvers } from './evidence.js';
export type * from './generated/types.js';
export type { Outcome, Outcomes, RuleOptions } from './judge.js';
export type { NonceLedger } from './nonce-ledger.js';
export { createNonceLedger } from './nonce-ledger.js';
export type { Limits, Parameters, Profile } from './profile.js';
export { litLegacy, litV7, litV8, profiles, reown, reownApplication, strict } from './profile.js';
export type { DecodedRecap, Recap, Restrictions } from './recap.js';
export { decodeRecap, encodeRecap, mergeRecaps, recapStatement } from './recap.js';
export type { Issue, Proof, Result, Rule, RuleId, Verdict } from './rule.js';
export { InvalidError, isUndecided, rules, unwrap, verdictOf } from './rule.js';
export { anyNode, anyRequest } from './session-sig.js';
export type {
  AccessTokenLedger,
  ActionEvidence,
  AuthMethodEvidence,
  CheckedSignRequest,
  CombinedAuthSig,
  CombineOptions,
  NodeAnswer,
  PermittedAuthMethod,
  PkpRecord,
  SignAnswerOptions,
  SignEvidence,
  SignRequestOptions,
} from './sign-session-key.js';
export { answerSignRequest, checkSignRequest, combineSignResponses } from './sign-session-key.js';
export type { SiweMessage } from './siwe.js';
export { createSiweMessage, parseSiweMessage } from './siwe.js';
export type {
  AuthSigOptions,
  ChainOptions,
  DelegationOptions,
  IgnoredCapability,
  SeenDelegation,
  SessionDelegationOptions,
  SessionOptions,
  VerifiedAuthSig,
  VerifiedChain,
  VerifiedDelegation,
  VerifiedSession,
  VerifiedSessions,
  VerifyOptions,
} from './verify.js';
export {
  consumeDelegation,
  consumeSessionDelegation,
  verifyAuthSig,
  verifyChain,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from './verify.js';
