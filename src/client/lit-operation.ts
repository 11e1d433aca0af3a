import { quote } from '../internal/json.js';

/** An operation of the network; the name of one that needs a session is that of its ability in `LIT_ABILITY`. */
export type LitOperation =
  | 'lit-action-execution'
  | 'pkp-minting'
  | 'pkp-signing'
  | 'encryption'
  | 'access-control-condition-decryption'
  | 'access-control-condition-signing'
  | 'rate-limit-increase-auth';

/** The guides' table: whether the operation needs a session signature. */
const operations: Readonly<Record<LitOperation, boolean>> = {
  'lit-action-execution': true,
  'pkp-minting': false,
  'pkp-signing': true,
  encryption: false,
  'access-control-condition-decryption': true,
  'access-control-condition-signing': true,
  'rate-limit-increase-auth': true,
};

/** Lists the operations in the order of the guides' table. */
export const litOperations: readonly LitOperation[] = Object.freeze(Object.keys(operations) as LitOperation[]);

/**
 * Says whether an operation needs a session signature: minting a PKP and encrypting need none.
 *
 * Throws TypeError for a name that is not in {@link litOperations}: not to know an operation is no answer.
 */
export function operationNeedsSession(operation: LitOperation): boolean {
  if (typeof operation === 'string' && Object.hasOwn(operations, operation)) return operations[operation];
  const found = typeof operation === 'string' ? quote(operation) : typeof operation;
  throw new TypeError(`operation: expected one of ${litOperations.join(', ')}, found ${found}`);
}
