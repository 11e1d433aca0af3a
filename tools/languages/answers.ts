// Files of answers, and what the conformance runner makes of them: the packages of vectors have to make the same of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { classes, isOfClass } from '../../src/conformance/classes.js';
import { isFault } from '../../src/conformance/fault.js';
import { operationNames } from '../../src/conformance/operation.js';
import { ownFeatures } from '../../src/conformance/own-adapter.js';
import { type Adapter, encodeLine, type Reply, replyOf } from '../../src/conformance/protocol.js';
import { runConformance } from '../../src/conformance/runner.js';
import { expectationOf, loadVectors, type Vector, type VectorSet } from '../../src/conformance/vector.js';

/** Which vectors: those that every list names. */
export interface Selection {
  readonly operations?: readonly string[];
  readonly rules?: readonly string[];
  readonly features?: readonly string[];
  readonly classes?: readonly string[];
  readonly topics?: readonly string[];
  readonly ids?: readonly string[];
}

/** What an implementation answers: by id, and what is expected where an id is not named. */
export interface Answers {
  readonly profile: string;
  readonly operations: readonly string[];
  readonly features: readonly string[];
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly selections: readonly Selection[];
}

/** What comes of a file of answers. */
export interface Judged {
  readonly outcomes: Readonly<Record<string, string>>;
  /** How many vectors each selection has. */
  readonly selected: readonly number[];
}

/** Loads the vectors of the repository. */
export function loadSet(): VectorSet {
  const set = loadVectors();
  if (isFault(set)) throw new Error(set.fault);
  return set;
}

/** Sorts the members of every object, so that inputs that are equal as JSON values have one key. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

const keyOf = (operation: string, input: unknown): string => `${operation}${JSON.stringify(sorted(input))}`;

function replyTo(answer: Readonly<Record<string, unknown>>, id: string): Reply {
  if (answer.crash === true) return { kind: 'crash', detail: 'crash' };
  return replyOf(new TextEncoder().encode(encodeLine({ id, ...answer }).trimEnd()), id);
}

function countOf(set: VectorSet, { operations, rules, features, classes: named, topics, ids }: Selection): number {
  const every = (list: readonly string[] | undefined, has: (name: string) => boolean): boolean =>
    list === undefined || list.some(has);
  return set.vectors.filter((vector) => {
    const path = set.files?.get(vector.id)?.replace(/\.json$/, '') ?? '';
    return (
      every(operations, (name) => name === vector.operation) &&
      every(rules, (name) => vector.rules.includes(name)) &&
      every(features, (name) => vector.features.includes(name)) &&
      every(named, (name) => classes.some((of) => of.id === name && isOfClass(vector, of))) &&
      every(topics, (name) => name === path || name === path.split('/')[1]) &&
      every(ids, (name) => name === vector.id)
    );
  }).length;
}

/** Judges a file of answers as the conformance runner does. */
export async function judgeAnswers(set: VectorSet, given: Answers): Promise<Judged> {
  const { profile, operations, features, answers, selections } = given;
  const byInput = new Map(
    set.vectors.map((vector) => [
      keyOf(vector.operation, vector.input),
      answers[vector.id] ?? { ...expectationOf(vector, profile) },
    ]),
  );
  const adapter: Adapter = {
    start: async () => ({
      hello: { name: 'answers', version: '1', operations, features },
      ask: async ({ id, operation, input }) => replyTo(byInput.get(keyOf(operation, input)) ?? {}, id),
      close: async () => {},
    }),
  };
  const run = await runConformance({ set, adapter, profile, seed: 'answers', jobs: 1 });
  if (isFault(run)) throw new Error(run.fault);
  return {
    outcomes: Object.fromEntries(run.results.map(({ vector, outcome }) => [vector.id, outcome])),
    selected: selections.map((selection) => countOf(set, selection)),
  };
}

/** Changes one value somewhere in a JSON value: the first of a kind that is met. */
function changed(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? [change(undefined)] : [changed(value[0], change), ...value.slice(1)];
  if (typeof value !== 'object' || value === null) return change(value);
  const entries = Object.entries(value);
  const last = entries.at(-1);
  return last ? Object.fromEntries([...entries.slice(0, -1), [last[0], changed(last[1], change)]]) : { extra: 1 };
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, -1);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).slice(0, -1)) : '';
}

type Expected = Readonly<Record<string, unknown>>;

/** Every way of being wrong that an answer has, and some of being right. */
const ways: readonly ((expected: Expected) => Expected)[] = [
  (expected) => expected,
  (expected) => expected,
  ({ result }) => ({ result }),
  ({ result }) => (result === 'accept' ? { result, output: null } : { result, rule: 'siwe.nonce' }),
  ({ result }) => ({ result, rule: '' }),
  () => ({ result: 'accept' }),
  () => ({ result: 'reject' }),
  () => ({ result: 'undecided', rule: 'evidence.missing' }),
  () => ({ result: 'maybe' }),
  () => ({ result: 'accept', rule: 'siwe.nonce' }),
  () => ({ crash: true }),
  (expected) => ({ ...expected, output: without(expected.output) }),
  (expected) => ({ ...expected, output: changed(expected.output, () => null) }),
  (expected) => ({ ...expected, output: changed(expected.output, (leaf) => (typeof leaf === 'string' ? 1 : true)) }),
  (expected) => ({ ...expected, output: changed(expected.output, (leaf) => (leaf === true ? 1 : `${leaf} `)) }),
  (expected) => ({
    ...expected,
    output: Array.isArray(expected.output) ? [...expected.output, null] : { ...Object(expected.output), extra: null },
  }),
];

/** Answers every vector in one of the ways above, which follows from its input, so that twins differ. */
export function wrongInEveryWay(
  set: VectorSet,
  given: Pick<Answers, 'profile' | 'operations' | 'features' | 'selections'> & { readonly seed: string },
): Answers {
  const { seed, ...rest } = given;
  const wrong = (vector: Vector): Expected => {
    const hash = createHash('sha256').update(seed).update(keyOf(vector.operation, vector.input)).digest();
    const way = ways[(hash[0] ?? 0) % ways.length];
    const expected = { ...expectationOf(vector, given.profile) };
    const answer = way ? way(expected) : expected;
    return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined));
  };
  return { ...rest, answers: Object.fromEntries(set.vectors.map((vector) => [vector.id, wrong(vector)])) };
}

/** One selection of each kind, and one of several. */
const selections: readonly Selection[] = [
  {},
  ...classes.map(({ id }) => ({ classes: [id] })),
  { operations: ['siwe.parse', 'siwe.format'] },
  { rules: ['siwe.version'] },
  { features: ['kind:bls'] },
  { topics: ['siwe.parse/version', 'chains'] },
  { ids: ['siwe-plain', 'siwe-version-two'] },
  { operations: ['auth-sig.verify'], rules: ['auth-sig.domain'], features: ['auth-sig:envelope'] },
];

/** Files of answers in which every way of being wrong occurs at thousands of vectors. */
export function everyAnswers(set: VectorSet): Readonly<Record<string, Answers>> {
  const operations = [...operationNames];
  return {
    'all of it': wrongInEveryWay(set, { profile: 'strict', operations, features: ownFeatures, selections, seed: '1' }),
    'a part of it, under another profile': wrongInEveryWay(set, {
      profile: 'lit-v7',
      operations: operations.filter((name) => !name.startsWith('recap')),
      features: ['verdict-only', 'restrictions', 'auth-sig:envelope', 'kind:bls'],
      selections: [],
      seed: '2',
    }),
  };
}

/** What is answered and what comes of it, written by hand. */
export interface Cases {
  readonly answers: Answers;
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Reads `test/vectors/judgement.json`. */
export function readCases(): Cases {
  const {
    cases,
    ...rest
  }: Omit<Answers, 'answers'> & {
    readonly cases: readonly {
      readonly id: string;
      readonly answer: Readonly<Record<string, unknown>>;
      readonly outcome: string;
    }[];
  } = JSON.parse(readFileSync(new URL('../../test/vectors/judgement.json', import.meta.url), 'utf8'));
  return {
    answers: { ...rest, answers: Object.fromEntries(cases.map(({ id, answer }) => [id, answer])) },
    outcomes: Object.fromEntries(cases.map(({ id, outcome }) => [id, outcome])),
  };
}
