import { noble } from '../crypto/noble.js';
import { toHex, utf8 } from '../internal/bytes.js';
import { canonicalJson, isPlainObject, quote } from '../internal/json.js';

/** What a condition compares the answer with. */
export interface ReturnValueTest {
  /** Which member of the answer; basic conditions have none. */
  readonly key?: string;
  readonly comparator: string;
  readonly value: unknown;
}

/** What stands between two conditions. */
export interface ConditionOperator {
  readonly operator: string;
}

/** A list of conditions with operators between them; a list inside stands in brackets. */
export type Conditions<C> = readonly (C | ConditionOperator | Conditions<C>)[];

/** A condition on an EVM chain by the name of a standard. */
export interface BasicCondition {
  readonly conditionType?: 'evmBasic';
  readonly contractAddress: string;
  readonly chain: string;
  readonly standardContractType: string;
  readonly method: string;
  readonly parameters: readonly unknown[];
  readonly returnValueTest: ReturnValueTest;
}

/** A parameter of a function in an ABI. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
}

/** A condition on the answer of a contract. */
export interface EvmContractCondition {
  readonly conditionType?: 'evmContract';
  readonly contractAddress: string;
  readonly functionName: string;
  readonly functionParams: readonly unknown[];
  readonly functionAbi: {
    readonly name: string;
    readonly inputs: readonly AbiParameter[];
    readonly outputs: readonly AbiParameter[];
    /** False unless given. */
    readonly constant?: boolean;
    readonly stateMutability?: string;
  };
  readonly chain: string;
  readonly returnValueTest: ReturnValueTest;
}

/** A condition on an answer of Solana; the members that begin with `pda` came later and go together. */
export interface SolRpcCondition {
  readonly conditionType?: 'solRpc';
  readonly method: string;
  readonly params: readonly unknown[];
  readonly pdaParams?: readonly unknown[];
  readonly pdaInterface?: { readonly offset: unknown; readonly fields: unknown };
  readonly pdaKey?: string;
  readonly chain: string;
  readonly returnValueTest: ReturnValueTest;
}

/** A condition on an answer of a Cosmos chain; there are unified ones only. */
export interface CosmosCondition {
  readonly conditionType: 'cosmos';
  readonly path: string;
  readonly chain: string;
  readonly method?: string;
  readonly parameters?: readonly unknown[];
  readonly returnValueTest: ReturnValueTest;
}

/** Basic conditions. */
export type BasicConditions = Conditions<BasicCondition>;
/** Conditions on contracts. */
export type EvmContractConditions = Conditions<EvmContractCondition>;
/** Conditions on Solana. */
export type SolRpcConditions = Conditions<SolRpcCondition>;

/** A condition that names its kind. */
export type Typed<C extends { readonly conditionType?: string }> = C & Required<Pick<C, 'conditionType'>>;

/** Conditions of any kind, each with its `conditionType`. */
export type UnifiedConditions = Conditions<
  Typed<BasicCondition> | Typed<EvmContractCondition> | Typed<SolRpcCondition> | CosmosCondition
>;

/** Conditions under the name of their kind, as requests carry them: exactly one of the four. */
export interface ConditionParams {
  readonly accessControlConditions?: BasicConditions;
  readonly evmContractConditions?: EvmContractConditions;
  readonly solRpcConditions?: SolRpcConditions;
  readonly unifiedAccessControlConditions?: UnifiedConditions;
}

/** The resource of a request that has conditions signed (deployed clients of the first versions). */
export interface SigningResourceId {
  readonly baseUrl: string;
  readonly path: string;
  readonly orgId: string;
  readonly role: string;
  readonly extraData: string;
}

type Members = Readonly<Record<string, unknown>>;

/** Writes one condition with its members in the order in which nodes hash them. */
type Canonical = (condition: Members, path: string) => Members;

function refuse(path: string, expected: string, found: unknown): never {
  const kind = typeof found === 'string' ? quote(found) : Array.isArray(found) ? 'an array' : String(found);
  throw new TypeError(`conditions${path}: expected ${expected}, found ${found === undefined ? 'nothing' : kind}`);
}

function membersOf(parent: Members, name: string, path: string): Members {
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
  return isPlainObject(value) ? value : refuse(`${path}/${name}`, 'an object', value);
}

/** Takes members over in the order named; one that is absent stays absent. */
function pick(from: Members, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(from, name) && from[name] !== undefined) picked[name] = from[name];
  return picked;
}

function testOf(condition: Members, path: string): Members {
  return pick(membersOf(condition, 'returnValueTest', path), ['key', 'comparator', 'value']);
}

function abiParameters(abi: Members, name: string, path: string): readonly Members[] {
  const list = abi[name];
  if (!Array.isArray(list)) return refuse(`${path}/${name}`, 'an array', list);
  return list.map((entry: unknown, index) =>
    isPlainObject(entry) ? pick(entry, ['name', 'type']) : refuse(`${path}/${name}/${index}`, 'an object', entry),
  );
}

const basic: Canonical = (condition, path) => {
  const test = pick(membersOf(condition, 'returnValueTest', path), ['comparator', 'value']);
  const names = ['contractAddress', 'chain', 'standardContractType', 'method', 'parameters'];
  return { ...pick(condition, names), returnValueTest: test };
};

const evmContract: Canonical = (condition, path) => {
  const abi = membersOf(condition, 'functionAbi', path);
  const at = `${path}/functionAbi`;
  return {
    ...pick(condition, ['contractAddress', 'functionName', 'functionParams']),
    functionAbi: {
      ...pick(abi, ['name']),
      inputs: abiParameters(abi, 'inputs', at),
      outputs: abiParameters(abi, 'outputs', at),
      constant: abi.constant === undefined ? false : abi.constant,
      ...pick(abi, ['stateMutability']),
    },
    ...pick(condition, ['chain']),
    returnValueTest: testOf(condition, path),
  };
};

const solRpcNow: Canonical = (condition, path) => {
  const layout = membersOf(condition, 'pdaInterface', path);
  for (const name of ['offset', 'fields']) {
    if (!Object.hasOwn(layout, name)) refuse(`${path}/pdaInterface/${name}`, 'a value', undefined);
  }
  if (!Object.hasOwn(condition, 'pdaKey')) refuse(`${path}/pdaKey`, 'a value', undefined);
  return {
    ...pick(condition, ['method', 'params', 'pdaParams']),
    pdaInterface: pick(layout, ['offset', 'fields']),
    ...pick(condition, ['pdaKey', 'chain']),
    returnValueTest: testOf(condition, path),
  };
};

const solRpc: Canonical = (condition, path) =>
  Object.hasOwn(condition, 'pdaParams')
    ? solRpcNow(condition, path)
    : { ...pick(condition, ['method', 'params', 'chain']), returnValueTest: testOf(condition, path) };

const cosmos: Canonical = (condition, path) => ({
  ...pick(condition, ['path', 'chain', 'method', 'parameters']),
  returnValueTest: testOf(condition, path),
});

/** Unified conditions on Solana have the later members always. */
const unifiedKinds: ReadonlyMap<unknown, Canonical> = new Map([
  ['evmBasic', basic],
  ['evmContract', evmContract],
  ['solRpc', solRpcNow],
  ['cosmos', cosmos],
]);

const unified: Canonical = (condition, path) => {
  const canonical = unifiedKinds.get(condition.conditionType);
  if (canonical) return canonical(condition, path);
  return refuse(`${path}/conditionType`, `one of ${[...unifiedKinds.keys()].join(', ')}`, condition.conditionType);
};

/** A list that is all of one kind; a condition that says that it is of another would be hashed as what it is not. */
function only(kind: string, canonical: Canonical): Canonical {
  return (condition, path) => {
    const { conditionType = kind } = condition;
    return conditionType === kind
      ? canonical(condition, path)
      : refuse(`${path}/conditionType`, `${quote(kind)} (unified conditions have a hash of their own)`, conditionType);
  };
}

const kinds: Readonly<Record<keyof ConditionParams, Canonical>> = {
  accessControlConditions: only('evmBasic', basic),
  evmContractConditions: only('evmContract', evmContract),
  solRpcConditions: only('solRpc', solRpc),
  unifiedAccessControlConditions: unified,
};

function canonicalList(list: unknown, canonical: Canonical, path: string): readonly unknown[] {
  if (!Array.isArray(list)) return refuse(path, 'an array', list);
  // The hash of no conditions would name what everybody meets.
  if (list.length === 0) return refuse(path, 'at least one condition', 'an empty array');
  return list.map((entry: unknown, index) => {
    const at = `${path}/${index}`;
    if (Array.isArray(entry)) return canonicalList(entry, canonical, at);
    if (!isPlainObject(entry)) return refuse(at, 'a condition, an operator or an array of them', entry);
    const operator = Object.hasOwn(entry, 'operator');
    // Deployed clients take this for an operator, so that the condition is in no hash.
    if (operator && Object.hasOwn(entry, 'returnValueTest')) refuse(at, 'a condition or an operator', 'both in one');
    return operator ? pick(entry, ['operator']) : canonical(entry, at);
  });
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
