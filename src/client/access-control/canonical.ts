import { isPlainObject, quote, tell } from '../../internal/json.js';
import type { ConditionParams } from './condition.js';

type Members = Readonly<Record<string, unknown>>;

/** Writes one condition with its members in the order in which nodes hash them. */
type Canonical = (condition: Members, path: string) => Members;

function refuse(path: string, expected: string, found: unknown): never {
  throw new TypeError(`conditions${path}: expected ${expected}, found ${tell(found)}`);
}

function membersOf(parent: Members, name: string, path: string): Members {
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
  return isPlainObject(value) ? value : refuse(`${path}/${name}`, 'an object', value);
}

/** Takes members over in the order named; one that is absent stays absent. */
export function pick(from: Members, names: readonly string[]): Record<string, unknown> {
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

export const kinds: Readonly<Record<keyof ConditionParams, Canonical>> = {
  accessControlConditions: only('evmBasic', basic),
  evmContractConditions: only('evmContract', evmContract),
  solRpcConditions: only('solRpc', solRpc),
  unifiedAccessControlConditions: unified,
};

export function canonicalList(list: unknown, canonical: Canonical, path: string): readonly unknown[] {
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
