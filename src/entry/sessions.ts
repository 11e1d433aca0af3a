/**
 * Sessions of several systems: a table of session kinds, what each proves, and verification that finds the kind.
 *
 * @example Take sessions of two kinds at one place
 * ```ts
 * import { anyDomain, anyNonce } from 'capsig';
 * import { anyRequest, verifySession } from 'capsig/sessions';
 *
 * export function whoIs(document: string, nonce: string): string | undefined {
 *   const now = new Date();
 *   const asked = { domain: 'app.example', audience: 'https://app.example/login', chains: ['eip155:1'], maxAge: 600 };
 *   const result = verifySession(document, {
 *     takes: {
 *       lit: { now, nodeAddress: 'app.example:443', request: anyRequest, domain: anyDomain, nonce: anyNonce },
 *       'one-click-auth': { ...asked, now, nonce, request: anyRequest },
 *     },
 *   });
 *   return result.ok ? result.value.session.account?.address : undefined;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export { eip155Namespaces } from '../capability/eip155-namespace.js';
export type { StreamRequest } from '../ceramic.js';
export type { Ceramic, OneClickAuth } from '../generated/types.js';
export type { MethodRequest } from '../one-click.js';
export { anyAudience, anyChain } from '../one-click.js';
export type {
  AnySessionOptions,
  SessionAnswers,
  SessionDemands,
  SessionKind,
  SessionKinds,
  VerifiedSessionKind,
} from '../session-kinds.js';
export { registerSessionKinds, sessionKinds, verifySession } from '../session-kinds.js';
export { anyRequest } from '../session-sig.js';
export type { CeramicOptions, VerifiedCeramic } from '../verify/ceramic.js';
export { verifyCeramic } from '../verify/ceramic.js';
export type { OneClickOptions, VerifiedOneClick } from '../verify/one-click.js';
export { verifyOneClick } from '../verify/one-click.js';
