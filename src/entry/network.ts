/**
 * The side of the nodes: a network of reference nodes on Node.js to develop and test against, and the functions by which a
 * node checks and answers a request for a signature over a session key.
 *
 * @example Create a network of three nodes, in a test
 * ```ts
 * import { LitNodeClient } from 'capsig/client';
 * import { createNetwork } from 'capsig/network';
 *
 * const network = await createNetwork({ nodes: 3 });
 * const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
 * await client.connect();
 * console.log(client.connectedNodes);
 * await network.close();
 * ```
 *
 * @module
 */
export type { NetworkConfiguration, SignSessionKeyRequest, SignSessionKeyResponse } from '../generated/types.js';
export type { Parsed } from '../internal/parsed.js';
export type { Credential, SignatureCounters, WebAuthnAuthMethodOptions } from '../network/auth-method/web-authn.js';
export { createSignatureCounters, webAuthnAuthMethod } from '../network/auth-method/web-authn.js';
export type {
  AuthMethodContext,
  AuthMethodVerifier,
  JwtAuthMethodOptions,
  KeySet,
  RemoteKeys,
  WalletAuthMethodOptions,
} from '../network/auth-method.js';
export { jwtAuthMethod, walletAuthMethod } from '../network/auth-method.js';
export { actionCid } from '../network/cid.js';
export type {
  Block,
  LocalChain,
  NetworkOptions,
  NodeResolvers,
  ReferenceNetwork,
  Registry,
  ServerLimits,
} from '../network/network.js';
export { createNetwork, defaultThreshold, parseRegistry } from '../network/network.js';
export type {
  AccessTokenLedger,
  ActionEvidence,
  AuthMethodEvidence,
  CheckedSignRequest,
  PermittedAuthMethod,
  PkpRecord,
  SignAnswerOptions,
  SignEvidence,
  SignRequestOptions,
} from '../sign-session-key.js';
export { answerSignRequest, checkSignRequest } from '../sign-session-key.js';
