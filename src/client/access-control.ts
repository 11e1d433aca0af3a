import { noble } from '../crypto/noble.js';
import { toHex, utf8 } from '../internal/bytes.js';
import { canonicalJson, isPlainObject } from '../internal/json.js';
import { canonicalList, kinds, pick } from './access-control/canonical.js';
import type {
  BasicConditions,
  ConditionParams,
  EvmContractConditions,
  SolRpcConditions,
  UnifiedConditions,
} from './access-control/condition.js';

/** The resource of a request that has conditions signed (deployed clients of the first versions). */
export interface SigningResourceId {
  readonly baseUrl: string;
  readonly path: string;
  readonly orgId: string;
  readonly role: string;
  readonly extraData: string;
}

function digest(value: unknown): Uint8Array {
  // Throws for what JSON does not have, where the platform leaves out or writes null.
  canonicalJson(value);
  return noble.sha256(utf8(JSON.stringify(value)));
}

async function bufferOf(bytes: Uint8Array): Promise<ArrayBuffer> {
  return new Uint8Array(bytes).buffer;
}

function digestOf(kind: keyof ConditionParams, conditions: unknown): Uint8Array {
  return digest(canonicalList(conditions, kinds[kind], ''));
}

/**
 * Hashes conditions as deployed clients and nodes do: SHA-256 of their JSON, members in a fixed order and no others.
 * Returns 64 lower-case hex digits, the id of the resource.
 *
 * Throws TypeError, with the place, for what is no condition, for an empty list, for a condition that says that it is
 * of another kind, and for one that is an operator as well; deployed clients hash something for all but the first.
 */
export function conditionsHash(params: ConditionParams): string {
  const names = Object.keys(kinds) as (keyof ConditionParams)[];
  const given = names.filter((name) => params?.[name] !== undefined && params[name] !== null);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    throw new TypeError(`expected one of ${names.join(', ')}, found ${given.join(', ') || 'none'}`);
  }
  return toHex(digestOf(kind, params[kind]));
}

/** Hashes basic conditions to 32 bytes; see {@link conditionsHash}. */
export async function hashAccessControlConditions(conditions: BasicConditions): Promise<ArrayBuffer> {
  return bufferOf(digestOf('accessControlConditions', conditions));
}

/** Hashes conditions on contracts to 32 bytes; see {@link conditionsHash}. */
export async function hashEVMContractConditions(conditions: EvmContractConditions): Promise<ArrayBuffer> {
  return bufferOf(digestOf('evmContractConditions', conditions));
}

/** Hashes conditions on Solana to 32 bytes; see {@link conditionsHash}. */
export async function hashSolRpcConditions(conditions: SolRpcConditions): Promise<ArrayBuffer> {
  return bufferOf(digestOf('solRpcConditions', conditions));
}

/** Hashes unified conditions to 32 bytes; see {@link conditionsHash}. */
export async function hashUnifiedAccessControlConditions(conditions: UnifiedConditions): Promise<ArrayBuffer> {
  return bufferOf(digestOf('unifiedAccessControlConditions', conditions));
}

function resourceIdDigest(resourceId: SigningResourceId): Uint8Array {
  if (!isPlainObject(resourceId)) {
    throw new TypeError('resourceId: expected { baseUrl, path, orgId, role, extraData }');
  }
  return digest(pick(resourceId, ['baseUrl', 'path', 'orgId', 'role', 'extraData']));
}

/** Hashes the resource of a request for signing to 32 bytes: SHA-256 of its JSON, members in a fixed order. */
export async function hashResourceId(resourceId: SigningResourceId): Promise<ArrayBuffer> {
  return bufferOf(resourceIdDigest(resourceId));
}

/** Hashes the resource of a request for signing to 64 lower-case hex digits. */
export async function hashResourceIdForSigning(resourceId: SigningResourceId): Promise<string> {
  return toHex(resourceIdDigest(resourceId));
}
