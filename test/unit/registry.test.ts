import { describe, expect, it } from 'vitest';
import { parseRegistry } from '../../src/network/registry.js';

const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const record = {
  publicKey,
  owner: '0xf50df1AbB2B4a6C4Ea33cBF90B0C13aAcbA9585C',
  authMethods: [{ authMethodType: 6, userId: 'alice', appId: 'app', scopes: [2] }],
  addresses: [{ address: '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf', scopes: [1] }],
  actions: [{ cid: 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPbdG', scopes: [2] }],
};
const read = (...pkps: readonly unknown[]) => parseRegistry(JSON.stringify({ pkps }));

describe('a registry file', () => {
  it('gives its records', () => {
    expect(read(record)).toEqual({ ok: true, value: { pkps: [record] } });
    expect(parseRegistry(new TextEncoder().encode('{"pkps":[]}'))).toEqual({ ok: true, value: { pkps: [] } });
  });

  it.each([
    ['{', /expected strict JSON: .* at offset 1/],
    ['{"pkps":[],"pkps":[]}', /expected each key once/],
    ['[]', /expected object/],
    ['{}', /expected the member "pkps"/],
    ['{"pkps":[],"pkp":1}', /^\/pkp: expected only members that the schema names/],
  ])('refuses the text %s', (text, message) => {
    expect(parseRegistry(text)).toEqual({ ok: false, reason: expect.stringMatching(message) });
  });

  it.each([
    [{ publicKey: `0x${publicKey}` }, /^\/pkps\/0\/publicKey: expected text that matches/],
    [{ publicKey: `04${'ab'.repeat(64)}` }, /^\/pkps\/0\/publicKey: expected a point of secp256k1/],
    [{ owner: '0x12' }, /^\/pkps\/0\/owner: /],
    [{ owner: record.owner.replace('f50d', 'F50d') }, /^\/pkps\/0\/owner: expected the EIP-55 spelling 0xf50d/],
    [
      { addresses: [{ address: record.owner.replace('f50d', 'F50d'), scopes: [] }] },
      /^\/pkps\/0\/addresses\/0\/address: /,
    ],
    [{ addresses: [{ address: record.owner }] }, /^\/pkps\/0\/addresses\/0: expected the member "scopes"/],
    [{ authMethods: [{ ...record.authMethods[0], scopes: ['2'] }] }, /^\/pkps\/0\/authMethods\/0\/scopes\/0: /],
    [{ authMethods: [{ ...record.authMethods[0], userId: '' }] }, /^\/pkps\/0\/authMethods\/0\/userId: /],
    [{ actions: [{ cid: 'bafybeigdyrzt', scopes: [2] }] }, /^\/pkps\/0\/actions\/0\/cid: /],
    [{ actions: undefined }, /^\/pkps\/0: expected the member "actions"/],
    [{ scopes: [] }, /^\/pkps\/0\/scopes: expected only members/],
  ])('names the member that is wrong in %j', (change, message) => {
    expect(read({ ...record, ...change })).toEqual({ ok: false, reason: expect.stringMatching(message) });
  });

  it('refuses a second record of one key', () => {
    expect(read(record, record)).toEqual({
      ok: false,
      reason: expect.stringMatching(/^\/pkps\/1\/publicKey: .* \/pkps\/0$/),
    });
  });
});
