import { describe, expect, it } from 'vitest';
import { blsPublicKey, signBls, verifyBls } from '../../src/crypto/bls.js';
import {
  combineShares,
  decodeShare,
  encodeShare,
  interpolate,
  type KeyShare,
  parseShare,
  type SignatureShare,
  signShare,
  splitSecret,
} from '../../src/crypto/threshold.js';

const secret = new Uint8Array(32).fill(9);
const seed = new Uint8Array(32).fill(3);
const message = new Uint8Array(32).fill(0x61);
const publicKey = blsPublicKey(secret);
const whole = signBls(secret, message);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

const sign = (shares: readonly KeyShare[]): readonly SignatureShare[] =>
  shares.map((share) => signShare(share, message));

describe('splitting', () => {
  it('gives the same shares for the same arguments and others for others', () => {
    const shares = splitSecret(secret, 2, 3, seed);
    expect(shares.map(({ identifier }) => identifier)).toEqual([1, 2, 3]);
    expect(splitSecret(secret, 2, 3, seed)).toEqual(shares);
    expect(splitSecret(secret, 3, 3, seed)).not.toEqual(shares);
    expect(splitSecret(secret, 2, 3, new Uint8Array(32).fill(4))).not.toEqual(shares);
    expect(splitSecret(secret, 2, 5, seed).slice(0, 3)).toEqual(shares);
  });

  it('gives everyone the secret for a threshold of one', () => {
    for (const share of splitSecret(secret, 1, 3, seed)) expect(hex(share.secret)).toBe(hex(secret));
  });

  it.each<[string, () => unknown]>([
    ['a threshold of zero', () => splitSecret(secret, 0, 3, seed)],
    ['a threshold above the count', () => splitSecret(secret, 4, 3, seed)],
    ['half a share', () => splitSecret(secret, 2, 2.5, seed)],
    ['more shares than identifiers', () => splitSecret(secret, 2, 256, seed)],
    ['a short seed', () => splitSecret(secret, 2, 3, seed.slice(1))],
    ['a secret of zero', () => splitSecret(new Uint8Array(32), 2, 3, seed)],
    ['a secret beyond the order', () => splitSecret(new Uint8Array(32).fill(0xff), 2, 3, seed)],
    ['a share with the identifier zero', () => signShare({ identifier: 0, secret }, message)],
    ['no shares', () => combineShares([])],
    [
      'one identifier twice',
      () => combineShares([...sign(splitSecret(secret, 2, 2, seed)), ...sign(splitSecret(secret, 2, 1, seed))]),
    ],
    ['the identifier zero', () => combineShares([{ identifier: 0, signature: whole }])],
    ['an identifier of two bytes', () => combineShares([{ identifier: 256, signature: whole }])],
    ['bytes that are no point', () => combineShares([{ identifier: 1, signature: new Uint8Array(96) }])],
    [
      'an interpolation beyond a byte',
      () => interpolate(new Map([[1, decodeShare({ identifier: 1, signature: whole })]]), 256),
    ],
    ['a share of another length', () => encodeShare({ identifier: 1, signature: whole.slice(1) })],
  ])('refuses %s', (_, call) => {
    expect(call).toThrow(TypeError);
  });
});

describe.each([
  [1, 1],
  [2, 2],
  [2, 3],
  [3, 5],
])('%d of %d', (threshold, count) => {
  const shares = sign(splitSecret(secret, threshold, count, seed));

  it('is the signature of the whole key, whichever shares are taken', () => {
    expect(verifyBls(publicKey, message, whole)).toBe(true);
    for (const chosen of subsets(shares, threshold)) expect(hex(combineShares(chosen))).toBe(hex(whole));
    expect(hex(combineShares([...shares].reverse()))).toBe(hex(whole));
  });

  it('is not to be had from fewer', () => {
    for (const chosen of subsets(shares, threshold - 1)) {
      if (chosen.length > 0) expect(hex(combineShares(chosen))).not.toBe(hex(whole));
    }
    if (threshold > 1) expect(verifyBls(publicKey, message, combineShares(shares.slice(0, threshold - 1)))).toBe(false);
  });

  it('foretells the other shares', () => {
    const known = new Map(shares.slice(0, threshold).map((share) => [share.identifier, decodeShare(share)]));
    for (const { identifier, signature } of shares) {
      expect(hex(interpolate(known, identifier).toBytes(true))).toBe(hex(signature));
    }
  });

  it('is spoilt by one wrong share, which is told from the others', () => {
    const [first, ...rest] = shares;
    if (!first || rest.length === 0) return;
    const wrong = signShare({ identifier: first.identifier, secret: new Uint8Array(32).fill(7) }, message);
    expect(verifyBls(publicKey, message, combineShares([wrong, ...rest]))).toBe(false);
    const good = new Map(rest.slice(0, threshold).map((share) => [share.identifier, decodeShare(share)]));
    if (good.size === threshold) {
      expect(interpolate(good, first.identifier).equals(decodeShare(wrong))).toBe(false);
      expect(interpolate(good, first.identifier).equals(decodeShare(first))).toBe(true);
    }
  });
});

describe('the form of a share', () => {
  const [share] = sign(splitSecret(secret, 2, 3, seed));
  const text = encodeShare(share as SignatureShare);

  it('is an identifier and a point', () => {
    expect(text).toMatch(/^01[0-9a-f]{192}$/);
    expect(parseShare(text)).toEqual({ ok: true, value: share });
    expect(parseShare(text.toUpperCase())).toEqual({ ok: true, value: share });
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a digit less', text.slice(1)],
    ['a byte more', `${text}00`],
    ['a prefix', `0x${text.slice(2)}`],
    ['no hex', `${text.slice(0, -1)}g`],
    ['the identifier zero', `00${text.slice(2)}`],
    ['the identity', `01c0${'00'.repeat(95)}`],
    ['bytes that are no point', `01${'ff'.repeat(96)}`],
    ['an x beyond the field', `01${'9f'}${'ff'.repeat(95)}`],
  ])('is not %s', (_, found) => {
    expect(parseShare(found)).toEqual({ ok: false, reason: expect.stringMatching(/^expected /) });
  });

  it('is not a point outside of the subgroup', () => {
    // About every second x has a y on the curve, and hardly any of these points is in the subgroup.
    for (let x = 1; x <= 16; x++) {
      const point = `80${'00'.repeat(94)}${x.toString(16).padStart(2, '0')}`;
      expect(parseShare(`01${point}`)).toEqual({ ok: false, reason: expect.stringMatching(/^expected /) });
    }
  });
});
