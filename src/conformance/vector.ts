import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPlainObject } from '../internal/json.js';
import type { Verdict } from '../rule.js';
import { excerpt, type Fault, named } from './fault.js';

/** The verdict that a vector expects. */
export interface Expectation {
  readonly result: Verdict;
  /** The rule that is broken; absent with `accept`. */
  readonly rule?: string;
  /** What is built or decoded, compared as a JSON value. */
  readonly output?: unknown;
}

/** A conflict inside an upstream standard: other verdicts, each with the reading that leads to it. */
export interface Contested {
  /** The page that explains the conflict. */
  readonly page: string;
  readonly alternatives: readonly (Expectation & { readonly reading: string })[];
}

/** What a verdict follows from: a published standard alone, our decision of what it leaves open, or this specification. */
export type Basis = 'standard' | 'decision' | 'capsig';

/** One vector, with the operation of its file. */
export interface Vector {
  readonly id: string;
  readonly operation: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly risk: readonly string[];
  /** The accepted vector that this one was made from, and what was changed. */
  readonly twin?: string;
  readonly mutation?: string;
  /** Derives the verdict from the specification. */
  readonly reason: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Intermediate values, for those who want to see where they part. */
  readonly trace?: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
  /** Every rule that is broken, where there are several, in the order in which the specification reports them. */
  readonly faults?: readonly string[];
  /** The verdict under other profiles, where it differs. */
  readonly profiles?: Readonly<Record<string, Expectation>>;
  /** What an implementation has to declare to be asked. */
  readonly features: readonly string[];
  /** What the verdict follows from; absent in sets before 3.1.0. */
  readonly basis?: Basis;
  readonly contested?: Contested;
  readonly since: string;
}

/** The vectors of one release. */
export interface VectorSet {
  readonly version: string;
  /** The text of the seeds, when they are not the published ones. */
  readonly reseed?: string;
  /** In the order of their files. */
  readonly vectors: readonly Vector[];
  /** The file of each vector by its id, below the folder of vectors. */
  readonly files?: ReadonlyMap<string, string>;
}

/** The vectors of a checkout of the repository. */
const ownVectors: URL = new URL('../../vectors/', import.meta.url);

/** The package of vectors, as npm is told to install it: a set of another major version has other verdicts. */
export const vectorPackage = 'capsig-vectors@3';

/** Finds the vectors: those of the checkout, else those of the package that is installed beside this one. */
export function findVectors(own: URL = ownVectors, from: string = import.meta.url): string | Fault {
  if (existsSync(new URL('index.json', own))) return fileURLToPath(own);
  try {
    return dirname(createRequire(from).resolve('capsig-vectors/index.json'));
  } catch {
    return {
      fault: `the vectors are not installed: npm install --save-dev ${vectorPackage}, or name a folder: --vectors DIR`,
    };
  }
}

/** Picks the expectation of a vector under a profile. */
export function expectationOf(vector: Vector, profile: string): Expectation {
  const stated = vector.profiles;
  return stated && Object.hasOwn(stated, profile) ? (stated[profile] ?? vector.expect) : vector.expect;
}

const verdicts: readonly unknown[] = ['accept', 'reject', 'undecided'];

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Finds what a runner cannot work with; the schema of the vector files says the rest. */
function faultOfVector(value: unknown): string | undefined {
  if (!isPlainObject(value)) return `expected a vector, found ${named(value)}`;
  const { id, rules, twin, input, expect, faults, profiles, features } = value;
  if (typeof id !== 'string' || id === '') return `expected an id, found ${named(id)}`;
  const wrong = (member: string, expected: string): string => `${excerpt(id)}: expected ${expected} as ${member}`;
  if (!isTexts(rules)) return wrong('rules', 'a list of rule ids');
  if (!isTexts(features)) return wrong('features', 'a list of names');
  if (faults !== undefined && !isTexts(faults)) return wrong('faults', 'a list of rule ids');
  if (twin !== undefined && typeof twin !== 'string') return wrong('twin', 'the id of a vector');
  if (!isPlainObject(input)) return wrong('input', 'an object');
  const stated = profiles === undefined ? {} : profiles;
  if (!isPlainObject(stated)) return wrong('profiles', 'an object');
  for (const each of [expect, ...Object.values(stated)]) {
    if (!isPlainObject(each) || !verdicts.includes(each.result)) return wrong('expectation', 'a verdict');
  }
  return undefined;
}

/** Reads vector files, given by their names, into one set. */
export function readVectors(files: Readonly<Record<string, unknown>>, version: string): VectorSet | Fault {
  const vectors = new Map<string, Vector>();
  const places = new Map<string, string>();
  for (const [name, file] of Object.entries(files)) {
    const fault = (message: string): Fault => ({ fault: `${excerpt(name)}: ${message}` });
    if (!isPlainObject(file)) return fault(`expected a vector file, found ${named(file)}`);
    if (file.format !== 1) return fault(`expected format 1, found ${named(file.format)}`);
    const { operation, vectors: listed } = file;
    if (typeof operation !== 'string' || !Array.isArray(listed)) return fault('expected an operation and its vectors');
    for (const value of listed) {
      const message = faultOfVector(value);
      if (message !== undefined) return fault(message);
      const vector: Vector = { ...value, operation };
      if (vectors.has(vector.id)) return fault(`${excerpt(vector.id)}: a second vector with this id`);
      vectors.set(vector.id, vector);
      places.set(vector.id, name);
    }
  }
  for (const { id, twin } of vectors.values()) {
    if (twin !== undefined && !vectors.has(twin))
      return { fault: `${excerpt(id)}: its twin ${excerpt(twin)} is missing` };
  }
  return { version, vectors: [...vectors.values()], files: places };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Loads a folder of vector files, that of {@link findVectors} unless given: `<operation>/<topic>.json`, and `index.json`,
 * which says what has to be there.
 */
export function loadVectors(folder?: string): VectorSet | Fault {
  const path = folder ?? findVectors();
  if (typeof path !== 'string') return path;
  const shown = excerpt(path, 200);
  const files: Record<string, unknown> = Object.create(null);
  let index: unknown;
  let current = path;
  try {
    const entries: readonly Dirent[] = readdirSync(path, { withFileTypes: true });
    const names = entries.map(({ name }) => name).sort();
    if (names.includes('index.json')) {
      current = join(path, 'index.json');
      index = readJson(current);
    }
    for (const operation of entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()) {
      for (const topic of readdirSync(join(path, operation)).sort()) {
        if (!topic.endsWith('.json')) continue;
        current = join(path, operation, topic);
        files[`${operation}/${topic}`] = readJson(current);
      }
    }
  } catch (error) {
    const { message } = error as Error;
    return { fault: `cannot read the vectors at ${excerpt(current, 200)}: ${excerpt(message)}` };
  }
  if (Object.keys(files).length === 0)
    return { fault: `found no vectors in ${shown}: expected <operation>/<topic>.json` };
  const listed = isPlainObject(index) && isPlainObject(index.vectors) ? index.vectors : undefined;
  const version = isPlainObject(index) && typeof index.version === 'string' ? index.version : 'unversioned';
  const set = readVectors(files, version);
  if ('fault' in set || !listed) return set;
  // A run over half of the vectors would look like a run over all of them.
  const have = new Set(set.vectors.map(({ id }) => id));
  const missing = Object.keys(listed).filter((id) => !have.has(id));
  const extra = [...have].filter((id) => !Object.hasOwn(listed, id));
  if (missing.length + extra.length === 0) return set;
  const example = missing[0] ?? extra[0] ?? '';
  return {
    fault: `${shown} is not what its index.json lists: ${missing.length} vectors missing, ${extra.length} not listed (${excerpt(example)})`,
  };
}
