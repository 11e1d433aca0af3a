import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BasicCondition, ConditionParams } from '../../src/client/access-control/condition.js';
import {
  conditionsHash,
  hashAccessControlConditions,
  hashEVMContractConditions,
  hashResourceId,
  hashResourceIdForSigning,
  hashSolRpcConditions,
  hashUnifiedAccessControlConditions,
  type SigningResourceId,
} from '../../src/client/access-control.js';
import { LitAccessControlConditionResource } from '../../src/client/resource.js';
import { toHex } from '../../src/internal/bytes.js';

interface Recorded {
  readonly conditions: readonly {
    readonly kind: keyof ConditionParams;
    readonly name: string;
    readonly conditions: readonly unknown[];
    readonly hash: string;
  }[];
  readonly resourceId: { readonly resourceId: SigningResourceId; readonly hash: string };
  readonly resourceString: { readonly conditions: BasicCondition[]; readonly dataHash: string; readonly text: string };
}

const file = new URL('../peers/lit-auth-helpers-7/condition-hashes.json', import.meta.url);
const recorded: Recorded = JSON.parse(readFileSync(file, 'utf8'));

const hashes: Readonly<Record<keyof ConditionParams, (conditions: never) => Promise<ArrayBuffer>>> = {
  accessControlConditions: hashAccessControlConditions,
  evmContractConditions: hashEVMContractConditions,
  solRpcConditions: hashSolRpcConditions,
  unifiedAccessControlConditions: hashUnifiedAccessControlConditions,
};

describe('the hashes of the deployed client', () => {
  it('are of every kind', () => {
    expect(recorded.conditions.length).toBeGreaterThanOrEqual(8);
    expect(new Set(recorded.conditions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(hashes)));
    expect(new Set(recorded.conditions.map(({ hash }) => hash)).size).toBe(recorded.conditions.length);
  });

  it.each(recorded.conditions)('$kind: $name', async ({ kind, conditions, hash }) => {
    expect(conditionsHash({ [kind]: conditions })).toBe(hash);
    const buffer = await hashes[kind](conditions as never);
    expect(buffer.byteLength).toBe(32);
    expect(toHex(new Uint8Array(buffer))).toBe(hash);
  });

  it('of a resource id', async () => {
    const { resourceId, hash } = recorded.resourceId;
    expect(await hashResourceIdForSigning(resourceId)).toBe(hash);
    expect(toHex(new Uint8Array(await hashResourceId(resourceId)))).toBe(hash);
  });

  it('in a resource string', async () => {
    const { conditions, dataHash, text } = recorded.resourceString;
    expect(await LitAccessControlConditionResource.generateResourceString(conditions, dataHash)).toBe(text);
  });
});

describe('refuses', () => {
  const condition = recorded.resourceString.conditions[0] as BasicCondition;
  const [contract, , solana, unified] = ['evmContract', '', 'solRpc', 'unified'].map(
    (kind) => recorded.conditions.find((each) => kind !== '' && each.kind.startsWith(kind))?.conditions[0],
  ) as Readonly<Record<string, unknown>>[];
  const program = { pdaParams: [], pdaKey: '', pdaInterface: { offset: 0, fields: {} } };

  it.each<readonly [string, unknown, RegExp]>([
    ['no conditions', { accessControlConditions: [] }, /conditions: expected at least one condition/],
    [
      'empty brackets',
      { accessControlConditions: [condition, { operator: 'or' }, []] },
      /conditions\/2: expected at least/,
    ],
    ['no array', { accessControlConditions: condition }, /expected an array/],
    ['text', { accessControlConditions: ['x'] }, /conditions\/0: expected a condition/],
    [
      'no test',
      { accessControlConditions: [{ chain: 'ethereum' }] },
      /conditions\/0\/returnValueTest: expected an object/,
    ],
    [
      'a condition that is an operator as well, so that it would not be hashed',
      { accessControlConditions: [{ ...condition, operator: 'or' }] },
      /conditions\/0: expected a condition or an operator/,
    ],
    [
      'a condition of another kind',
      { accessControlConditions: [{ ...condition, conditionType: 'solRpc' }] },
      /conditions\/0\/conditionType: expected "evmBasic"/,
    ],
    [
      'a unified condition without its kind',
      { unifiedAccessControlConditions: [condition] },
      /conditionType: expected one of/,
    ],
    [
      'an unknown kind',
      { unifiedAccessControlConditions: [{ ...condition, conditionType: 'x' }] },
      /expected one of evmBasic/,
    ],
    [
      'a contract without a function',
      { evmContractConditions: [{ ...contract, functionAbi: undefined }] },
      /functionAbi: expected/,
    ],
    [
      'a function without inputs',
      { evmContractConditions: [{ ...contract, functionAbi: { outputs: [] } }] },
      /inputs: expected an array/,
    ],
    [
      'Solana with half of the program data',
      { solRpcConditions: [{ ...solana, ...program, pdaInterface: { offset: 0 } }] },
      /pdaInterface\/fields: expected a value/,
    ],
    [
      'unified Solana without program data',
      { unifiedAccessControlConditions: [{ ...solana, conditionType: 'solRpc' }] },
      /pdaInterface: expected an object/,
    ],
    [
      'what JSON does not have',
      { accessControlConditions: [{ ...condition, parameters: [() => 1] }] },
      /JSON|function/,
    ],
    ['no kind', {}, /expected one of accessControlConditions.*found none/],
    [
      'two kinds',
      { accessControlConditions: [condition], solRpcConditions: [solana] },
      /found accessControlConditions, solRpc/,
    ],
    ['nothing', undefined, /expected one of/],
    [
      'an object that cannot be told as text',
      { accessControlConditions: { toString: {} } },
      /expected an array, found an object/,
    ],
  ])('%s', (_, params, message) => {
    expect(unified).toBeDefined();
    expect(() => conditionsHash(params as ConditionParams)).toThrow(TypeError);
    expect(() => conditionsHash(params as ConditionParams)).toThrow(message);
  });

  it('a resource id that is none', async () => {
    await expect(hashResourceId('x' as unknown as SigningResourceId)).rejects.toThrow(/baseUrl/);
  });
});
