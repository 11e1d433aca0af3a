import { keccak256 } from 'ethers';
import { describe, expect, it } from 'vitest';
import { isResource, litNamespaces } from '../../src/capability.js';
import {
  LIT_ABILITY,
  LIT_RESOURCE_PREFIX,
  LitAbility,
  LitAccessControlConditionResource,
  LitActionResource,
  LitPaymentDelegationResource,
  LitPKPResource,
  type LitResource,
  LitRLIResource,
  parseLitResource,
} from '../../src/client/resource.js';
import { fromHex } from '../../src/internal/bytes.js';

const hash = '1f'.repeat(32);
const dataHash = '2e'.repeat(32);
const cid = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
// The generator of secp256k1.
const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const token = keccak256(`0x${publicKey}`).slice(2);

describe('names', () => {
  it('of abilities are those of the namespaces', () => {
    const known = Object.values(litNamespaces).flatMap(({ abilities }) => Object.keys(abilities));
    expect([...Object.values(LIT_ABILITY)].sort()).toEqual(known.sort());
    expect(new Set(Object.values(LitAbility))).toEqual(new Set(Object.values(LIT_ABILITY)));
    expect(LitAbility.AccessControlConditionDecryption).toBe(LIT_ABILITY.AccessControlConditionDecryption);
  });

  it('of prefixes are registered', () => {
    for (const prefix of Object.values(LIT_RESOURCE_PREFIX)) expect(Object.keys(litNamespaces)).toContain(prefix);
  });
});

describe('resources', () => {
  const made: readonly (readonly [LitResource, string, readonly string[]])[] = [
    [
      new LitAccessControlConditionResource(hash),
      `lit-accesscontrolcondition://${hash}`,
      [LIT_ABILITY.AccessControlConditionDecryption, LIT_ABILITY.AccessControlConditionSigning],
    ],
    [
      new LitAccessControlConditionResource(`${hash.toUpperCase()}/${dataHash}`),
      `lit-accesscontrolcondition://${hash}/${dataHash}`,
      [LIT_ABILITY.AccessControlConditionDecryption, LIT_ABILITY.AccessControlConditionSigning],
    ],
    [new LitPKPResource(token), `lit-pkp://${token}`, [LIT_ABILITY.PKPSigning]],
    [new LitPKPResource('*'), 'lit-pkp://*', [LIT_ABILITY.PKPSigning]],
    [new LitRLIResource('42'), 'lit-ratelimitincrease://42', [LIT_ABILITY.RateLimitIncreaseAuth]],
    [new LitActionResource(cid), `lit-litaction://${cid}`, [LIT_ABILITY.LitActionExecution]],
    [new LitPaymentDelegationResource('*'), 'lit-paymentdelegation://*', [LIT_ABILITY.PaymentDelegation]],
  ];

  it.each(made)('%s', (resource, key, abilities) => {
    expect(resource.getResourceKey()).toBe(key);
    expect(`${resource}`).toBe(key);
    expect(isResource(key)).toBe(true);
    expect(Object.values(LIT_ABILITY).filter((ability) => resource.isValidLitAbility(ability))).toEqual(abilities);
    expect(parseLitResource(key)).toEqual(resource);
    // The wire form, in the order of the wire.
    const [resourcePrefix, id] = key.split('://');
    expect(JSON.stringify(resource)).toBe(JSON.stringify({ resource: id, resourcePrefix }));
  });

  it.each([
    ['0x in front', `0x${token}`, token],
    ['upper case', token.toUpperCase(), token],
    ['few digits', '0xA', `${'0'.repeat(63)}a`],
    ['decimal digits, which are hex as well', '10', `${'0'.repeat(62)}10`],
    ['a number', 10n, `${'0'.repeat(63)}a`],
    ['the greatest number', 2n ** 256n - 1n, 'f'.repeat(64)],
  ])('PKP: %s', (_, id, expected) => {
    expect(new LitPKPResource(id).resource).toBe(expected);
  });

  it.each([
    ['a decimal token id', BigInt(`0x${token}`).toString(), /7[78] characters.*as a bigint/],
    ['a public key', publicKey, /130 characters.*fromPublicKey/],
    ['no hex', 'lit', /64 hex digits/],
    ['nothing', '', /64 hex digits/],
    ['0x alone', '0x', /64 hex digits/],
    ['a wildcard with 0x', '0x*', /64 hex digits/],
    ['a number that is too great', 2n ** 256n, /below 2\^256/],
    ['a negative number', -1n, /below 2\^256/],
    ['undefined', undefined as unknown as string, /expected a string, found undefined/],
  ])('PKP refuses %s', (_, id, message) => {
    const make = (): unknown => new LitPKPResource(id);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it('PKP from a public key', () => {
    for (const key of [publicKey, `0x${publicKey}`, publicKey.toUpperCase(), fromHex(publicKey) as Uint8Array]) {
      expect(LitPKPResource.fromPublicKey(key).resource).toBe(token);
    }
    for (const key of [publicKey.slice(2), `02${publicKey.slice(2, 66)}`, '', 'zz', new Uint8Array(65)]) {
      expect(() => LitPKPResource.fromPublicKey(key)).toThrow(/publicKey: expected an uncompressed/);
    }
  });

  it.each<readonly [string, () => unknown, RegExp]>([
    ['conditions with 0x', () => new LitAccessControlConditionResource(`0x${hash}`), /64 hex digits/],
    ['half a hash', () => new LitAccessControlConditionResource('1f'), /64 hex digits/],
    ['a slash at the end', () => new LitAccessControlConditionResource(`${hash}/`), /64 hex digits/],
    ['a token id in hex', () => new LitRLIResource('0x2a'), /decimal/],
    ['a token id with a zero in front', () => new LitRLIResource('042'), /decimal/],
    [
      'a CID of version 1',
      () => new LitActionResource('bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi'),
      /CID/,
    ],
    ['a single payer', () => new LitPaymentDelegationResource('1'), /'\*'/],
    ['a number', () => new LitRLIResource(42 as unknown as string), /expected a string, found number/],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it.each([
    'lit-pkpfoo*',
    `lit-pkpx://${token}`,
    'lit-pkp',
    'lit-pkp:*',
    'LIT-PKP://*',
    'lit-pkp://*x',
    'lit-resolvedauthcontext://*',
    'constructor://*',
    '',
  ])('parseLitResource refuses %j', (key) => {
    expect(() => parseLitResource(key)).toThrow(TypeError);
  });

  it('write the id for decryption', async () => {
    const conditions = [
      {
        contractAddress: '',
        standardContractType: '',
        chain: 'ethereum',
        method: '',
        parameters: [':userAddress'],
        returnValueTest: { comparator: '=', value: '0x' },
      },
    ];
    const text = await LitAccessControlConditionResource.generateResourceString(conditions, dataHash.toUpperCase());
    expect(text).toMatch(new RegExp(`^[0-9a-f]{64}/${dataHash}$`));
    expect(new LitAccessControlConditionResource(text).resource).toBe(text);
    await expect(LitAccessControlConditionResource.generateResourceString(conditions, '')).rejects.toThrow(/dataHash/);
    await expect(LitAccessControlConditionResource.generateResourceString([], dataHash)).rejects.toThrow(
      /at least one condition/,
    );
  });
});
