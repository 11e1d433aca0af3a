import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { isFailure } from '../../src/conformance/judgement.js';
import { answerLine, createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import {
  encodeHello,
  encodeLine,
  encodeRequest,
  isBroken,
  parseAnswer,
  parseHello,
} from '../../src/conformance/protocol.js';
import { summarize } from '../../src/conformance/report-files.js';
import { formatResults, parseResults, type Results } from '../../src/conformance/report-json.js';
import type { Vector } from '../../src/conformance/vector.js';
import type { ConformanceResults, RunAnswer, VectorFile } from '../../src/generated/types.js';
import { files, measure, set, sound } from './fixture.js';

interface Schema {
  readonly $id: string;
  readonly $schema: string;
  readonly title: string;
  readonly description: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const names = ['protocol', 'results', 'vectors'];
const schemas = new Map(
  names.map((name): [string, Schema] => {
    const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
    return [name, JSON.parse(readFileSync(url, 'utf8'))];
  }),
);
const validators = new Map(
  [...schemas].map(([name, schema]): [string, ValidateFunction] => [name, ajv.compile(schema)]),
);
const faults = (name: string, value: unknown): readonly string[] => {
  const validate = validators.get(name) as ValidateFunction;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const exampleOf = (name: string) => schemas.get(name)?.examples[0] ?? {};
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Lists the members and alternatives that are not described, however deep. */
function undescribed(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const {
    properties = {},
    prefixItems = [],
    oneOf = [],
    items,
    additionalProperties,
  } = value as Record<string, object>;
  const named = [properties, prefixItems, oneOf].flatMap((each): [string, unknown][] => Object.entries(each));
  return [
    ...named.flatMap(([name, each]) => {
      const { description = '' } = each as { description?: string };
      return [...(description.endsWith('.') ? [] : [`${path}/${name}`]), ...undescribed(each, `${path}/${name}`)];
    }),
    ...undescribed(items, `${path}/items`),
    ...undescribed(additionalProperties, `${path}/*`),
  ];
}

describe.each(names)('%s.schema.json', (name) => {
  const schema = schemas.get(name) as Schema;

  it('names itself and describes its members', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`urn:capsig:schema:${name}`);
    expect(schema.title).toMatch(/^[A-Z]\w+$/);
    expect(schema.description).toMatch(/\.$/);
    expect(undescribed(schema)).toEqual([]);
  });

  it('accepts its examples, and no example that lacks a member or has one more', () => {
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const example of schema.examples) {
      expect(faults(name, example)).toEqual([]);
      expect(faults(name, { ...example, unheardOf: 1 })).not.toEqual([]);
      for (const member of Object.keys(example)) {
        const { [member]: _, ...rest } = example;
        const optional = ['rule', 'native', 'output', 'selection'].includes(member);
        if (!optional) expect(faults(name, rest), member).not.toEqual([]);
      }
    }
  });
});

describe('the vector schema', () => {
  it('accepts the corpus of these tests', () => {
    for (const [name, file] of Object.entries(files)) expect(faults('vectors', file), name).toEqual([]);
    // The types that are generated from it fit those that the runner reads.
    const file = files['siwe.parse/basic.json'] as VectorFile;
    const vectors: readonly Omit<Vector, 'operation'>[] = file.vectors;
    expect(vectors).toHaveLength(4);
  });

  it.each([
    ['a refusal without a reason', { expect: { result: 'reject' } }],
    ['a refusal without a twin', { twin: undefined, mutation: undefined }],
    ['a twin without its mutation', { mutation: undefined }],
    ['an acceptance with a broken rule', { expect: { result: 'accept', rule: 'siwe.nonce' } }],
    ['an unknown verdict', { expect: { result: 'acceptable' } }],
    ['an id with a capital', { id: 'Siwe-nonce' }],
    ['no rule', { rules: [] }],
    ['an input that is no object', { input: 'text' }],
  ])('refuses %s', (_, change) => {
    const { vectors, ...file } = exampleOf('vectors') as { vectors: readonly object[] };
    const [, second] = vectors;
    expect(faults('vectors', { ...file, vectors: [second] })).toEqual([]);
    const changed = JSON.parse(JSON.stringify({ ...second, ...change }));
    expect(faults('vectors', { ...file, vectors: [changed] })).not.toEqual([]);
  });
});

describe('the protocol schema', () => {
  it('accepts what the runner and this implementation write', async () => {
    const hello = await ownHello();
    const lines = [encodeHello(), answerLine(encodeHello(), hello)];
    for (const { operation, input } of set.vectors) {
      const line = encodeRequest({ id: '7f3a', operation, profile: 'strict', input });
      lines.push(line, answerLine(line, hello));
    }
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(faults('protocol', JSON.parse(line)), line).toEqual([]);
    }
    expect(lines).toHaveLength(22);
  });

  it.each<[object, boolean]>([
    [{ id: '1', result: 'accept' }, true],
    [{ id: '1', result: 'accept', rule: null, output: null, native: null }, true],
    [{ id: '1', result: 'accept', rule: '' }, true],
    [{ id: '1', result: 'accept', output: [1, { a: null }] }, true],
    [{ id: '1', result: 'reject', rule: 'siwe.nonce' }, true],
    [{ id: '1', result: 'reject', native: { code: 'E', more: [1] } }, true],
    [{ id: '1', result: 'unsupported' }, true],
    [{ id: '1', result: 'accept', rule: 'siwe.nonce' }, false],
    [{ id: '1', result: 'valid' }, false],
    [{ id: '1', result: 'reject', rule: 7 }, false],
    [{ id: '1', result: 'reject', rule: 'x'.repeat(201) }, false],
    [{ id: '1', result: 'reject', native: 'E' }, false],
    [{ id: '1', result: 'reject', reason: 'siwe.nonce' }, false],
    [{ id: '1' }, false],
    [{ result: 'accept' }, false],
  ])('agrees with the runner on the answer %j', (answer, good) => {
    expect(!isBroken(parseAnswer(bytes(answer), '1'))).toBe(good);
    expect(faults('protocol', answer).length === 0).toBe(good);
    if (good) expect(answer satisfies object as RunAnswer).toBeDefined();
  });

  const hello = { type: 'hello', protocol: 1, name: 'x', version: '1', operations: ['a.b'], features: [] };

  it.each<[object, boolean]>([
    [{}, true],
    [{ features: ['verdict-only'] }, true],
    [{ protocol: 2 }, false],
    [{ protocol: '1' }, false],
    [{ type: 'hi' }, false],
    [{ name: '' }, false],
    [{ version: 1 }, false],
    [{ operations: 'a.b' }, false],
    [{ operations: ['a.b', 'a.b'] }, false],
    [{ features: [1] }, false],
    [{ features: undefined }, false],
    [{ language: 'Rust' }, false],
  ])('agrees with the runner on hello with %j', (change, good) => {
    const value: unknown = JSON.parse(JSON.stringify({ ...hello, ...change }));
    expect(!isFault(parseHello(bytes(value)))).toBe(good);
    expect(faults('protocol', value).length === 0).toBe(good);
  });

  it('is one line whatever is in it', () => {
    const line = encodeLine({ text: 'a\nb\u2028c\u2029d\u0085e\r' });
    expect(line).toBe('{"text":"a\\nb\\u2028c\\u2029d\\u0085e\\r"}\n');
  });

  it.each([
    ['text that is not UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
    ['a duplicate key', new TextEncoder().encode('{"id":"1","result":"reject","result":"accept"}')],
    ['a nest', new TextEncoder().encode(`{"id":"1","result":"accept","output":${'['.repeat(100_000)}`)],
    ['an empty line', new Uint8Array(0)],
  ])('takes %s for no answer', (_, line) => {
    expect(isBroken(parseAnswer(line, '1'))).toBe(true);
  });
});

describe('the results schema', () => {
  const results = async (options = {}): Promise<Results> => {
    const run = sound(await measure(createOwnAdapter(await ownHello()), options));
    return summarize(run, new Map());
  };

  it('accepts what a run leaves, which reads back as it was', async () => {
    const runs = [
      await results(),
      await results({ selection: { rules: ['siwe.nonce'] } }),
      await results({ profile: 'lit-v7' }),
      await results({ set: { ...set, reseed: 'x' } }),
    ];
    for (const each of runs) {
      const text = formatResults(each);
      expect(faults('results', JSON.parse(text))).toEqual([]);
      expect(parseResults(text, 'a.json')).toEqual(JSON.parse(JSON.stringify(each)));
      // The types that are generated from the schema fit those that the runner writes.
      const typed: Pick<ConformanceResults, 'implementation' | 'set' | 'profile' | 'levels'> = each;
      expect(typed.implementation.name).toBe('capsig');
    }
  });

  it('has one vector a line and no inputs', async () => {
    const text = formatResults(await results());
    expect(text).toContain('\n    ["sp-nonce","pass","reject","siwe.nonce"],\n');
    expect(text).not.toContain('wants you to sign in');
    const { results: rows } = JSON.parse(text) as Results;
    expect(rows.filter(([, outcome]) => isFailure(outcome))).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['another format', JSON.stringify({ ...exampleOf('results'), format: 2 })],
    ['no results', JSON.stringify({ ...exampleOf('results'), results: undefined })],
    [
      'a row with an unknown outcome',
      JSON.stringify({ ...exampleOf('results'), results: [['a', 'good', null, null]] }),
    ],
    [
      'a row with the outcome of a prototype',
      JSON.stringify({ ...exampleOf('results'), results: [['a', 'toString', null, null]] }),
    ],
  ])('is needed to read: %s', (_, text) => {
    const parsed = parseResults(text, 'a.json');
    expect(isFault(parsed) && parsed.fault).toMatch(/^a\.json: expected a results file: /);
  });
});
