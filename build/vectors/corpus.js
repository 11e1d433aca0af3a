import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { featuresOf } from './features.js';
import { applicationVerdict } from './reown-application.js';

const topics = new URL('./topics/', import.meta.url);

/** The version of the vector set: see vectors/README.md, Versions. */
export const version = '3.0.0';

const generator = `capsig vectors ${version}`;

/**
 * Runs every topic module and returns the vector files, each vector complete but for `profiles`. A module that came with
 * a later version than the first exports it as `since`.
 */
export async function loadTopics() {
  const files = [];
  for (const name of readdirSync(topics).sort()) {
    if (!name.endsWith('.js')) continue;
    const { default: build, since = '1.0.0' } = await import(new URL(name, topics).href);
    for (const { operation, folder = operation, topic, vectors } of build()) {
      files.push({ operation, folder, topic, vectors: vectors.map((vector) => ({ since, ...vector })) });
    }
  }
  return files;
}

/**
 * What a profile makes of a vector, from the data of the profile: a fault whose rule is off is let through. A topic says
 * so itself where a parameter or another rule decides.
 */
export function profileVerdict(vector, profile) {
  const stated =
    vector.profiles?.[profile.name] ?? (profile.name === 'reown-application' ? applicationVerdict(vector) : undefined);
  if (stated) return stated;
  const { expect, faults = [expect.rule] } = vector;
  if (expect.rule === undefined) return expect;
  const rule = faults.find((fault) => !Object.hasOwn(profile.off, fault));
  return rule === undefined ? { result: 'accept' } : rule === expect.rule ? expect : { ...expect, rule };
}

function differs(a, b) {
  return (
    a.result !== b.result ||
    a.rule !== b.rule ||
    (a.output !== undefined && JSON.stringify(a.output) !== JSON.stringify(b.output))
  );
}

/** Completes a vector for publication. */
function complete(operation, vector, profiles) {
  const { id, title, rules, risk, twin, mutation, reason, input, trace, expect, faults, contested } = vector;
  const stated = {};
  for (const profile of profiles) {
    if (profile.name === 'strict') continue;
    const verdict = profileVerdict(vector, profile);
    if (differs(verdict, expect)) stated[profile.name] = verdict;
  }
  return {
    id,
    title,
    rules,
    risk,
    ...(twin === undefined ? {} : { twin, mutation }),
    reason,
    input,
    ...(trace ? { trace } : {}),
    expect,
    ...(faults ? { faults } : {}),
    ...(Object.keys(stated).length > 0 ? { profiles: stated } : {}),
    features: featuresOf(operation, vector),
    ...(contested ? { contested } : {}),
    since: vector.since,
  };
}

/** The corpus as it is published: `{ 'siwe.parse/nonce.json': { format, operation, ... } }`. */
export async function buildCorpus(profiles) {
  const corpus = {};
  for (const { operation, folder, topic, vectors } of await loadTopics()) {
    const name = `${folder}/${topic}.json`;
    if (corpus[name]) throw new Error(`two topic modules write vectors/${name}`);
    corpus[name] = {
      format: 1,
      operation,
      generator,
      vectors: vectors.map((vector) => complete(operation, vector, profiles)),
    };
  }
  return corpus;
}

/** Every vector of a corpus with its operation and file. */
export function listVectors(corpus) {
  return Object.entries(corpus).flatMap(([file, { operation, vectors }]) =>
    vectors.map((vector) => ({ ...vector, operation, file })),
  );
}

const hashOf = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The index: file, hash of input and expectation, since; ids are permanent. */
export function buildIndex(corpus, retired = []) {
  const vectors = {};
  for (const { id, file, input, expect, since } of listVectors(corpus)) {
    vectors[id] = { file, input: hashOf(input), expect: hashOf(expect), since };
  }
  const sorted = Object.fromEntries(Object.entries(vectors).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { format: 1, version, count: Object.keys(sorted).length, vectors: sorted, retired };
}

/**
 * Compares the index with an earlier one: an id is permanent, and a vector changes only with the version of the set.
 * Returns one line per silent change.
 */
export function compareIndexes(before, after) {
  const failures = [];
  const major = (index) => index.version.split('.')[0];
  for (const [id, { input, expect }] of Object.entries(before.vectors)) {
    const now = after.vectors[id];
    if (!now && !after.retired.includes(id))
      failures.push(`${id}: is gone; name it in "retired" of vectors/index.json`);
    if (now && major(before) === major(after) && (now.input !== input || now.expect !== expect)) {
      failures.push(
        `${id}: its input or expectation changed; raise the major version of the set, or give it another id`,
      );
    }
  }
  for (const id of before.retired) if (after.vectors[id]) failures.push(`${id}: a retired id is used again`);
  return failures;
}

/** JSON as committed: two spaces, a final line feed. */
export const serialize = (value) => `${JSON.stringify(value, null, 2)}\n`;
