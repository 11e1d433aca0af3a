/**
 * SIWE messages (ERC-4361): text from fields, and fields from text.
 *
 * @example Write a message, and read it back
 * ```ts
 * import { unwrap } from 'capsig';
 * import { createSiweMessage, parseSiweMessage } from 'capsig/siwe';
 *
 * const text = unwrap(
 *   createSiweMessage({
 *     domain: 'app.example',
 *     address: '0x8c0D0fea4F2Fb4351f31e337233145F14f9DcE7F',
 *     uri: 'https://app.example/login',
 *     version: '1',
 *     chainId: '1',
 *     nonce: '32891756abcd',
 *     issuedAt: '2026-01-15T12:00:00Z',
 *   }),
 * );
 * const { address, nonce } = unwrap(parseSiweMessage(text));
 * console.log(address, nonce);
 * ```
 *
 * @module
 */
export type { RuleOptions } from '../judge.js';
export type { SiweMessage } from '../siwe/message.js';
export { createSiweMessage, parseSiweMessage } from '../siwe.js';
