/**
 * What ledgers have to promise, as cases for the tests of whoever writes one of their own.
 *
 * @example Test a ledger
 * ```ts
 * import { ledgerContract } from 'capsig/ledger-contract';
 * import type { SharedLedgers } from 'capsig/server';
 *
 * // Two processes that share one store: `create` makes the ledgers of one of them.
 * export async function failures(create: () => Promise<SharedLedgers>): Promise<readonly string[]> {
 *   const failed: string[] = [];
 *   for (const { title, run } of ledgerContract(async () => [await create(), await create()])) {
 *     await run().catch((error: Error) => failed.push(`${title}: ${error.message}`));
 *   }
 *   return failed;
 * }
 * ```
 *
 * @module
 */

export type { LedgerCase, LedgerMaker } from '../server/ledger-contract.js';
export { ledgerContract } from '../server/ledger-contract.js';
