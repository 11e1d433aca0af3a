/**
 * Verification on many cores, for Node.js: any number of inputs, a verdict for each in their order, in threads.
 *
 * @example Verify a file of session signatures, one in each line
 * ```ts
 * import { createReadStream } from 'node:fs';
 * import { createInterface } from 'node:readline';
 * import { anyDomain, anyNode, anyNonce, anyRequest } from 'capsig';
 * import { verifyMany } from 'capsig/many';
 *
 * export async function linesThatFail(path: string): Promise<readonly number[]> {
 *   const lines = createInterface({ input: createReadStream(path) });
 *   const policy = { now: new Date(), domain: anyDomain, nonce: anyNonce, nodeAddress: anyNode, request: anyRequest } as const;
 *   const failing: number[] = [];
 *   for await (const { index, verdict } of verifyMany(lines, { kind: 'session-sig', backend: 'native', ...policy })) {
 *     if (verdict !== 'accept') failing.push(index + 1);
 *   }
 *   return failing;
 * }
 * ```
 *
 * @module
 */

import '../internal/host-text.js';

export type { ManyKind, ManyKinds, ManyOptions, ManyVerdict, Proven } from '../many.js';
export { verifyMany } from '../many.js';
