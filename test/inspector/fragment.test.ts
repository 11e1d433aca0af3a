import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bounds, decodeFragment, encodeFragment, isLinked } from '../../inspector/fragment.js';

const packed = (value: unknown): string =>
  `#c1.${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;
const empty = { options: {}, proofs: [] };

describe('a fragment', () => {
  it.each([
    ['a text', { ...empty, input: '{"sig":"\u202e \u0000 é"}' }],
    ['bytes', { ...empty, input: Uint8Array.of(0, 255, 128) }],
    [
      'options and proofs',
      {
        input: 'x',
        options: { now: '2026-01-15T12:00:00Z', profile: 'lit-v7' },
        proofs: [{ name: 'z1', bytes: Uint8Array.of(1) }],
      },
    ],
  ])('carries %s', async (_, linked) => {
    const fragment = await encodeFragment(linked);
    expect(fragment).toMatch(/^c1\.[A-Za-z0-9_-]+$/);
    expect(await decodeFragment(`#${fragment}`)).toEqual(linked);
  });

  it('leaves out what is no option', async () => {
    const fragment = await encodeFragment({
      ...empty,
      input: 'x',
      options: { node: '', rpc: 'https://a.example', now: 'n' },
    });
    expect(await decodeFragment(String(fragment))).toEqual({ ...empty, input: 'x', options: { now: 'n' } });
  });

  it('is not made of what is too large, before or after it was deflated', async () => {
    expect(await encodeFragment({ ...empty, input: 'x'.repeat(bounds.bytes) })).toBeUndefined();
    let state = 1;
    const noise = Uint8Array.from({ length: bounds.fragment }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
    expect((await encodeFragment({ ...empty, input: noise }))?.length).toBeUndefined();
  });

  it('is told by its mark', () => {
    expect(isLinked('#c1.AAAA')).toBe(true);
    expect(isLinked('#section')).toBe(false);
  });
});

describe('a hostile fragment', () => {
  it.each([
    ['nothing', '#'],
    ['another mark', '#c2.AAAA'],
    ['no base64', '#c1.%%%'],
    ['base64 of the other alphabet', '#c1.++//'],
    ['nothing deflated', '#c1.'],
    ['noise', '#c1.AAAAAAAA'],
    ['no JSON', packed('{')],
    ['no UTF-8', `#c1.${deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url')}`],
    ['a list', packed([])],
    ['no document', packed({ o: {} })],
    ['a document of another type', packed({ d: 7 })],
    ['bytes that are no base64', packed({ d: { b: '!' } })],
    ['options of another type', packed({ d: 'x', o: [] })],
    ['an option of another type', packed({ d: 'x', o: { now: {} } })],
    ['an option that is too long', packed({ d: 'x', o: { now: 'x'.repeat(bounds.option + 1) } })],
    ['proofs of another type', packed({ d: 'x', p: {} })],
    ['a proof of another type', packed({ d: 'x', p: [['name']] })],
    ['too many proofs', packed({ d: 'x', p: Array.from({ length: bounds.proofs + 1 }, () => ['n', '']) })],
    ['what is too long', `#c1.${'A'.repeat(bounds.fragment)}`],
    ['what unpacks to more than it may', packed({ d: 'x'.repeat(bounds.bytes) })],
  ])('is refused: %s', async (_, fragment) => {
    expect(await decodeFragment(fragment)).toBeUndefined();
  });

  it('brings no members but those that are known', async () => {
    const linked = await decodeFragment(
      packed('{"d":"x","__proto__":{"options":1},"o":{"__proto__":{"now":"y"},"rpc":"https://a.example","now":"z"}}'),
    );
    expect(linked).toEqual({ ...empty, input: 'x', options: { now: 'z' } });
    expect(Object.getPrototypeOf(linked?.options)).toBe(Object.prototype);
  });
});
