/**
 * Ledgers that the processes of a server share, in Redis or Valkey, over the official client `redis`.
 *
 * @example Share nonces and uses between processes
 * ```ts
 * import { anyNonce } from 'capsig';
 * import { createRedisLedgers, type RedisClient } from 'capsig/redis';
 * import { createVerifier, type Verifier } from 'capsig/server';
 *
 * export function verifierOf(client: RedisClient, nodeAddress: string): Verifier {
 *   const { nonces, uses } = createRedisLedgers(client, { prefix: 'capsig:app' });
 *   return createVerifier({ nodeAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });
 * }
 * ```
 *
 * @module
 */

export type { RedisLedgerOptions, RedisLedgers } from '../redis/ledgers.js';
export { createRedisLedgers } from '../redis/ledgers.js';
export type { RedisClient, ScriptInput } from '../redis/store.js';
