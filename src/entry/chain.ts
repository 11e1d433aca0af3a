/**
 * Chains of grants: an AuthSig that rests on the proofs which its ReCap names, the blocks that carry them, and what a use
 * of a chain is charged to.
 *
 * @example Verify a chain down to the account that it has to rest on
 * ```ts
 * import { anyDomain, anyNonce } from 'capsig';
 * import { type CacaoBlock, verifyChain } from 'capsig/chain';
 *
 * export function isLentBy(root: string, authSig: string, blocks: readonly CacaoBlock[], sessionKey: string): boolean {
 *   const result = verifyChain(authSig, {
 *     purpose: 'session',
 *     sessionKey,
 *     root,
 *     evidence: { proofs: Object.fromEntries(blocks.map(({ cid, bytes }) => [cid, bytes])) },
 *     now: new Date(),
 *     domain: anyDomain,
 *     nonce: anyNonce,
 *   });
 *   return result.ok;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { CacaoBlock } from '../cacao.js';
export { decodeCacao, encodeCacao } from '../cacao.js';
export type { Names as AccountNames } from '../chain/principal.js';
export type { Chain, ChainLink } from '../chain.js';
export type { DelegationUse, UseCharge } from '../delegation.js';
export { chargesOf } from '../delegation.js';
export type { ChainOptions, VerifiedChain } from '../verify/auth-sig.js';
export { verifyChain } from '../verify/auth-sig.js';
