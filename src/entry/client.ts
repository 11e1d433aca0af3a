/**
 * Sessions of an application: session keys, what a wallet or a node is asked to sign, the session signatures, and the
 * resources and abilities that they are for. The names are those of the SDK where it has the function.
 *
 * @example Get session signatures for one PKP
 * ```ts
 * import { LIT_ABILITY, LitNodeClient, LitPKPResource, type SessionSigs, type Wallet } from 'capsig/client';
 *
 * export async function openSession(wallet: Wallet, pkpTokenId: string): Promise<SessionSigs> {
 *   const client = new LitNodeClient({ nodes: ['https://node-1.example:7470', 'https://node-2.example:7470'] });
 *   await client.connect();
 *   return client.getSessionSigs({
 *     chain: 'ethereum',
 *     expiration: new Date(Date.now() + 10 * 60_000).toISOString(),
 *     resourceAbilityRequests: [{ resource: new LitPKPResource(pkpTokenId), ability: LIT_ABILITY.PKPSigning }],
 *     wallet,
 *   });
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { Use as AuthSigUse } from '../auth-sig/purpose.js';
export { delegationUri, sessionUriPrefix } from '../auth-sig.js';
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
  SolRpcCondition,
  SolRpcConditions,
  Typed,
  UnifiedConditions,
} from '../client/access-control/condition.js';
export type { SigningResourceId } from '../client/access-control.js';
export {
  conditionsHash,
  hashAccessControlConditions,
  hashEVMContractConditions,
  hashResourceId,
  hashResourceIdForSigning,
  hashSolRpcConditions,
  hashUnifiedAccessControlConditions,
} from '../client/access-control.js';
export type { AuthCallback, AuthCallbackParams } from '../client/auth-callback.js';
export type { AuthSigMessageOptions } from '../client/auth-sig.js';
export { createAuthSigMessage, signAuthSig } from '../client/auth-sig.js';
export type { GrantingMessage, SessionCapabilityObject, WildcardCapability } from '../client/capability-object.js';
export {
  leastCapabilityObject,
  newSessionCapabilityObject,
  wildcardCapabilityObject,
} from '../client/capability-object.js';
export type { CapabilityObjectOptions, CapabilityRequest } from '../client/capability-request.js';
export type { CheckAndSignParams, InjectedOptions, Surroundings } from '../client/check-and-sign.js';
export { checkAndSignAuthMessage, injectedAuthCallback } from '../client/check-and-sign.js';
export type { LitNodeClientConfig } from '../client/client-config.js';
export type { DisconnectableProvider, Disconnected, DisconnectOptions } from '../client/disconnect.js';
export { disconnectWeb3 } from '../client/disconnect.js';
export type { Environment } from '../client/environment.js';
export { hostEnvironment } from '../client/environment.js';
export type { AuthSigParams } from '../client/generated-auth-sig.js';
export { generateAuthSig } from '../client/generated-auth-sig.js';
export type { GrantKey } from '../client/grant-key.js';
export type { LitOperation } from '../client/lit-operation.js';
export { litOperations, operationNeedsSession } from '../client/lit-operation.js';
export type { SignedSessionKey } from '../client/network-flow.js';
export type {
  AuthMethod,
  LitActionSessionRequest,
  PkpSessionRequest,
  SignSessionKeyParams,
} from '../client/network-request.js';
export type { DelegationParams } from '../client/node-client.js';
export { LitNodeClient } from '../client/node-client.js';
export type { LitAbilityName, LitResource, LitResourcePrefix } from '../client/resource.js';
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
} from '../client/resource.js';
export type { MigrationOptions } from '../client/sdk-storage.js';
export { migrateSdkStorage } from '../client/sdk-storage.js';
export type { SessionKeyPair } from '../client/session-key.js';
export { generateSessionKeyPair, sessionKeyUri } from '../client/session-key.js';
export type { SessionRequest, WalletSessionRequest } from '../client/session-request.js';
export type { SessionSigOptions } from '../client/session-sigs.js';
export { createSessionSigs } from '../client/session-sigs.js';
export type { SessionStore, SessionStoreOptions, StoredSession } from '../client/session-store.js';
export { createSessionStore } from '../client/session-store.js';
export type {
  CapacityDelegation,
  CapacityDelegationParams,
  SiweMessageParams,
  SiweMessageWithCapacityDelegationParams,
  SiweMessageWithRecapsParams,
} from '../client/siwe-message.js';
export {
  createCapacityDelegationAuthSig,
  createLitSiweMessage,
  createSiweMessageWithCapacityDelegation,
  createSiweMessageWithRecaps,
} from '../client/siwe-message.js';
export type { Note, StorageProvider } from '../client/storage.js';
export { memoryStorage } from '../client/storage.js';
export type {
  Eip1193Provider,
  Eip1193WalletOptions,
  ViemAccount,
  Wallet,
  WalletAuthSigOptions,
  WalletError,
} from '../client/wallet.js';
export { eip1193Wallet, isUserRejection, viemWallet, walletAuthSig, walletErrorCodes } from '../client/wallet.js';
export type {
  AuthSig,
  HandshakeResponse,
  LitRestrictions,
  RequestedResource,
  ResourceAbilityRequest,
  SessionMessage,
  SessionSig,
  SessionSigs,
  SignSessionKeyRequest,
  SignSessionKeyResponse,
} from '../generated/types.js';
export type { CombinedAuthSig, CombineOptions, NodeAnswer } from '../sign-session-key.js';
export { combineSignResponses } from '../sign-session-key.js';
