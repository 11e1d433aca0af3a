import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { readVectors } from '../../src/conformance/vector.js';
import { createFolder, faultyAdapter, measure, outcomesOf, sound, writeTree } from './fixture.js';

const read = (path: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));

const address = '0xf50df1AbB2B4a6C4Ea33cBF90B0C13aAcbA9585C';
const output = {
  account: { kind: 'eoa', address },
  root: { kind: 'eoa', address },
  expiration: '2026-01-16T11:00:00Z',
  notChecked: ['domain', 'nonce'],
};
const common = {
  rules: ['auth-sig.signature'],
  risk: [],
  reason: 'By the specification.',
  features: [],
  since: '3.0.0',
};
const made = { ...common, twin: 'as-good', mutation: 'another one' };
const vectors = [
  { ...common, id: 'as-good', title: 'A grant', input: { authSig: 'good' }, expect: { result: 'accept', output } },
  {
    ...made,
    id: 'as-forged',
    title: 'A forged one',
    input: { authSig: 'forged' },
    expect: { result: 'reject', rule: 'auth-sig.signature' },
  },
  {
    ...made,
    id: 'as-both',
    title: 'A forged and expired one',
    rules: ['auth-sig.expired', 'auth-sig.signature'],
    input: { authSig: 'both' },
    expect: { result: 'reject', rule: 'auth-sig.expired' },
    faults: ['auth-sig.expired', 'auth-sig.signature'],
  },
];
const file = { format: 1, operation: 'auth-sig.verify', generator: 'test', vectors };
const set = sound(readVectors({ 'auth-sig.verify/basic.json': file }, '3.0.0'));

const folder = createFolder();
afterAll(folder.remove);
writeTree(folder.path, {
  'answers.json': vectors.map(({ input, expect: right }) => [
    JSON.stringify(['strict', 'auth-sig.verify', input]),
    right,
  ]),
});

const outcomes = async (behaviour: string) =>
  Object.values(outcomesOf(sound(await measure(faultyAdapter(folder.path, behaviour), { set }))));

describe('adapters that accept what is good and say something else of it', () => {
  it.each([
    ['right', ['pass', 'pass', 'pass']],
    ['wrong-account', ['fail', 'pass', 'pass']],
    ['late-end', ['fail', 'pass', 'pass']],
    ['account-only', ['pass-unexplained', 'pass', 'pass']],
    ['no-output', ['pass-unexplained', 'pass', 'pass']],
    ['no-reason', ['pass', 'pass-unexplained', 'pass']],
    ['wrong-rule', ['pass', 'wrong-reason', 'wrong-reason']],
  ])('%s', async (behaviour, expected) => {
    expect(await outcomes(behaviour)).toEqual(expected);
  });
});

describe('the outputs of the vectors', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const schema = read('schemas/answer.schema.json');
  ajv.addSchema(schema);
  const operations = Object.keys(schema.$defs).filter((name) => name.includes('.'));

  it.each(operations)('%s: every accepting vector has one of the shape of the schema', (operation) => {
    const validate = ajv.compile({ $ref: `urn:capsig:schema:answer#/$defs/${operation}` });
    const home = fileURLToPath(new URL(`../../vectors/${operation}`, import.meta.url));
    let count = 0;
    for (const name of readdirSync(home)) {
      const { vectors: listed } = JSON.parse(readFileSync(join(home, name), 'utf8'));
      for (const { id, expect: expected } of listed) {
        if (expected.result !== 'accept') continue;
        count++;
        expect([id, validate(expected.output), validate.errors]).toEqual([id, true, null]);
      }
    }
    expect(count).toBeGreaterThan(15);
  });
});
