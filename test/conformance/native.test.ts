import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { judge } from '../../src/conformance/judgement.js';
import { formatMapping, parseMapping, unmappedCodes } from '../../src/conformance/mapping.js';
import { nativeOf } from '../../src/conformance/native.js';
import type { AdapterAnswer } from '../../src/conformance/protocol.js';
import { expectationOf } from '../../src/conformance/vector.js';
import { vectorOf } from './fixture.js';

const judged = (id: string, answer: AdapterAnswer, mapping = {}) => {
  const vector = vectorOf(id);
  const options = { expectation: expectationOf(vector, 'strict'), verdictsOnly: false, mapping };
  return judge(vector, { kind: 'answer', answer }, options);
};

describe('what an implementation says in its own words', () => {
  it('is kept whole, and bounded', () => {
    const told = (native: Readonly<Record<string, unknown>>) => nativeOf({ native }, 'siwe.parse');
    expect(told({ code: 'E', message: 'no' })).toEqual({ code: 'E', message: 'no' });
    expect(told({ code: 7, line: 3 })).toEqual({ code: '7', message: '{"line":3}' });
    expect(told({ code: ['E'], message: { text: 'no' } })).toEqual({ message: '["E"] {"text":"no"}' });
    expect(told({ code: null, message: null })).toBeUndefined();
    expect(told({})).toBeUndefined();
    expect(told(Object.assign(Object.create(null), { code: Object.create(null) }))).toEqual({ message: '{}' });
    // A code that is too long is a message.
    expect(told({ code: 'x'.repeat(201) })).toEqual({ message: 'x'.repeat(201) });
    expect(told({ code: 'x'.repeat(200), message: 'y'.repeat(5000) })?.message).toMatch(
      /^y{300}… \(4700 more characters\)$/,
    );
  });

  it('stands beside the outcome of a right and of a wrong answer', () => {
    const native = { code: 'E', message: 'no' };
    expect(judged('sp-version', { result: 'reject', rule: 'siwe.version', native })).toMatchObject({
      outcome: 'pass',
      native,
    });
    expect(judged('sp-version', { result: 'accept', native })).toMatchObject({ outcome: 'fail', native });
    expect(judged('sp-contested', { result: 'accept', native })).toMatchObject({ outcome: 'contested', native });
  });

  it('is gathered from the steps of a flow, each of which may wait for its rule', () => {
    const output = [{ result: 'accept' }, { result: 'reject', native: { code: 'E_V', message: 'version' } }];
    const flow = judged('fl-two', { result: 'accept', output });
    expect(flow).toMatchObject({
      outcome: 'pass-unexplained',
      native: { message: 'step 1: E_V: version' },
      unmapped: [['E_V', 'siwe.version']],
    });
    expect(judged('fl-two', { result: 'accept', output }, { E_V: 'siwe.version' }).outcome).toBe('pass');
    expect(judged('fl-two', { result: 'accept', output }, { E_V: null }).outcome).toBe('pass-unexplained');
  });
});

describe('a mapping', () => {
  const parsed = (text: string) => {
    const found = parseMapping(text, 'mapping.json');
    return isFault(found) ? found.fault : found.mapping;
  };

  it('names rules, and changes no verdict', () => {
    const native = { code: 'E' };
    const mapping = { E: 'siwe.version' };
    expect(judged('sp-version', { result: 'reject', native }, mapping)).toMatchObject({
      outcome: 'pass',
      rule: 'siwe.version',
    });
    expect(judged('sp-version', { result: 'accept', native }, mapping)).toMatchObject({
      outcome: 'fail',
      given: 'accept',
    });
    expect(judged('sp-plain', { result: 'reject', native }, mapping)).toMatchObject({
      outcome: 'fail',
      given: 'reject',
    });
    expect(judged('sp-version', { result: 'reject', native }, { E: null })).toMatchObject({
      outcome: 'pass-unexplained',
    });
  });

  it('may have a code of any name', () => {
    const text = '{"__proto__": "siwe.nonce", "fault": "siwe.version", "constructor": null}';
    expect(Object.entries(parsed(text))).toEqual([
      ['__proto__', 'siwe.nonce'],
      ['fault', 'siwe.version'],
      ['constructor', null],
    ]);
    const native = { code: '__proto__' };
    const found = parseMapping(text, 'm');
    const mapping = isFault(found) ? {} : found.mapping;
    expect(judged('sp-nonce', { result: 'reject', native }, mapping)).toMatchObject({
      outcome: 'pass',
      rule: 'siwe.nonce',
    });
    expect(judged('sp-nonce', { result: 'reject', native: { code: 'toString' } }).outcome).toBe('pass-unexplained');
  });

  it.each([
    ['{"E": "siwe.nonse"}', /E leads to no rule/],
    ['{"E": {"result": "accept"}}', /E leads to no rule/],
    ['{"E": "accept"}', /E leads to no rule/],
    ['{"E": "toString"}', /E leads to no rule/],
    ['{"E": "siwe.nonce", "E": "siwe.version"}', /expected each key once/],
    ['[]', /found an array/],
    ['{', /offset/],
    [JSON.stringify({ ['x'.repeat(201)]: null }), /longer than 200/],
    [JSON.stringify(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`E${at}`, null]))), /at most 1000/],
  ])('refuses what is no mapping, %#', (text, message) => {
    expect(parsed(text)).toMatch(message);
  });

  it('is written to fill in: the most frequent code first, with what was expected, and what is known already kept', () => {
    const result = (id: string, code: string) => {
      const vector = vectorOf(id);
      return { vector, ...judged(id, { result: 'reject', native: { code } }) };
    };
    const codes = unmappedCodes([
      result('sp-nonce', 'E'),
      result('sp-version', 'E'),
      result('cc-other', '__proto__'),
      result('sp-version', 'E'),
    ]);
    expect(codes).toEqual([
      {
        code: 'E',
        count: 3,
        example: 'sp-nonce',
        expected: [
          ['siwe.version', 2],
          ['siwe.nonce', 1],
        ],
      },
      { code: '__proto__', count: 1, example: 'cc-other', expected: [['capability.resource', 1]] },
    ]);
    expect(formatMapping({ K: 'siwe.uri', E: null }, codes)).toBe(
      '{\n  "K": "siwe.uri",\n  "E": null,\n  "__proto__": null\n}\n',
    );
    expect(parsed(formatMapping({}, codes))).toEqual(JSON.parse('{"E": null, "__proto__": null}'));
  });
});
