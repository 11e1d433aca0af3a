import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basisOf, inheritBases } from './basis.js';
import { featuresOf, inheritFeatures } from './features.js';
import { proves, proving } from './proves.js';
import { applicationVerdict } from './reown-application.js';
import { standardVerdict } from './standards.js';
import type {
  Corpus,
  GivenVector,
  Input,
  ListedVector,
  Operation,
  ProfileName,
  TopicFile,
  Vector,
  Verdict,
} from './vector.js';
import { refusedBy } from './verdicts.js';

export { reseed } from './kit.js';

/** What of a profile decides a verdict. */
export interface Profile {
  readonly name: string;
  readonly off: Readonly<Partial<Record<string, string>>>;
  readonly parameters: { readonly coveredRequests: 'all' | 'asked' };
}

/** The index of a set. */
interface Index {
  readonly format: 1;
  readonly version: string;
  readonly count: number;
  readonly vectors: Readonly<
    Record<string, { readonly file: string; readonly input: string; readonly expect: string; readonly since: string }>
  >;
  readonly retired: readonly string[];
}

/** A file of a topic with everything stated. */
type Loaded = Required<Omit<TopicFile, 'vectors'>> & {
  readonly vectors: readonly (GivenVector & { readonly since: string })[];
};

const topics = new URL('./topics/', import.meta.url);

/** The version of the vector set: see vectors/README.md, Versions. */
export const version = '3.1.0';

const generator = `capsig vectors ${version}`;

/**
 * Runs a topic module: its vector files, each vector complete but for `profiles`. A module that came with a later version
 * than the first exports it as `since`, or its rows say so.
 */
async function loadTopic(name: string): Promise<Loaded[]> {
  const { default: build, since = '1.0.0' }: { default: () => TopicFile | TopicFile[]; since?: string } = await import(
    new URL(name, topics).href
  );
  return [build()].flat().map(({ operation, folder = operation, topic, vectors }) => ({
    operation,
    folder,
    topic,
    vectors: vectors.map((vector) => ({ ...vector, since: vector.since ?? since })),
  }));
}

/** What was ignored in a session, or in the entries of a map of them. */
function ignoredIn({ ignored = [], entries = {} }: Input): Input[] {
  return [...ignored, ...Object.values(entries as Record<string, Input>).flatMap(ignoredIn)];
}

/** Says whether there was more than one cell to choose from, or candidate of a session, or of an entry of a map of them. */
function hasChoice(
  { grants, sessionSig, sessionSigs }: Input,
  { delegations = [], ignored = [], entries = {} }: Input,
): boolean {
  if (grants !== undefined)
    return grants.flatMap(({ att }: { att: Input }) => Object.values(att).flatMap(Object.keys)).length > 1;
  if (sessionSigs !== undefined) {
    const map = JSON.parse(sessionSigs);
    return Object.entries(entries as Record<string, Input>).some(([name, entry]) =>
      hasChoice({ sessionSig: JSON.stringify(map[name]) }, entry),
    );
  }
  if (typeof sessionSig !== 'string') return false;
  const { capabilities } = JSON.parse(JSON.parse(sessionSig).signedMessage);
  return capabilities.length - delegations.length - ignored.length > 1;
}

/** Kinds whose end stands in a text that a profile may not read. */
const textKinds = new Set(['solana', 'cosmos']);

/**
 * Says whether a profile can prove something else where the specification accepts: what a profile does not ignore plays a part,
 * whoever demands less, or heeds no restriction, needs fewer cells and candidates or others, and whoever does not look at proofs sees another root and another end.
 */
function isOpen({ expect, input }: GivenVector, { off, parameters }: Profile): boolean {
  if (expect.output === undefined) return false;
  const output = expect.output as Input;
  const heeded = ignoredIn(output).some(({ rule }) => Object.hasOwn(off, rule));
  const less = parameters.coveredRequests === 'asked' && hasChoice(input, output);
  const unread = textKinds.has(output.account?.kind) && Object.hasOwn(off, 'auth-sig.signed-text');
  const uncounted = output.charges?.length > 0 && Object.hasOwn(off, 'capability.restriction');
  return (
    heeded ||
    less ||
    unread ||
    uncounted ||
    (input.evidence?.proofs !== undefined && Object.hasOwn(off, 'auth-sig.proofs'))
  );
}

/**
 * What a profile makes of a vector, from the data of the profile: a fault whose rule is off is let through. A topic says
 * so itself where a parameter or another rule decides.
 */
export function profileVerdict(vector: GivenVector, profile: Profile): Verdict {
  const stated =
    vector.profiles?.[profile.name as ProfileName] ??
    (profile.name === 'reown-application' ? applicationVerdict(vector) : standardVerdict(vector, profile));
  if (stated) return stated;
  const { expect } = vector;
  if (expect.rule === undefined) return isOpen(vector, profile) ? { result: 'accept' } : expect;
  const { faults = [expect.rule] } = vector;
  const rule = faults.find((fault) => !Object.hasOwn(profile.off, fault));
  return rule === undefined ? { result: 'accept' } : rule === expect.rule ? expect : refusedBy(rule);
}

/** Says whether a verdict differs. One without an output leaves open what is proven. */
function differs(a: Verdict, b: Verdict, operation: Operation): boolean {
  if (a.result !== b.result || a.rule !== b.rule) return true;
  if (a.output === undefined) return b.output !== undefined && proving.includes(operation);
  return JSON.stringify(a.output) !== JSON.stringify(b.output);
}

/**
 * The verdict with what it proves: derived from the specification where the topic does not say it. A topic that says "accept" of a
 * profile without an output leaves open what is proven there.
 */
function provenBy(operation: Operation, { id, expect, input, ignored }: GivenVector): Verdict {
  if (expect.result !== 'accept' || expect.output !== undefined || !proving.includes(operation)) return expect;
  try {
    return { ...expect, output: proves(operation, input, ignored) };
  } catch (error) {
    throw new Error(`${id}: what it proves cannot be derived; state its output`, { cause: error });
  }
}

/** Completes a vector for publication. */
function complete(
  operation: Operation,
  given: GivenVector & { readonly since: string },
  profiles: readonly Profile[],
): Vector {
  const vector = { ...given, expect: provenBy(operation, given) };
  const { id, title, rules, risk, twin, mutation, reason, input, trace, expect, faults, contested } = vector;
  const stated: Record<string, Verdict> = {};
  const features = featuresOf(operation, vector);
  for (const profile of profiles) {
    if (profile.name === 'strict') continue;
    const verdict = profileVerdict(vector, profile);
    if (differs(verdict, expect, operation)) stated[profile.name] = verdict;
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
    features,
    basis: basisOf(operation, vector, features, stated['erc-5573'] ?? expect),
    ...(contested ? { contested } : {}),
    since: vector.since,
  };
}

/** The files of one topic as they are published, but for the features that vectors inherit from twins in other topics. */
async function buildTopic(name: string, profiles: readonly Profile[]): Promise<Corpus> {
  const files = await loadTopic(name);
  return Object.fromEntries(
    files.map(({ operation, folder, topic, vectors }) => [
      `${folder}/${topic}.json`,
      { format: 1, operation, generator, vectors: vectors.map((vector) => complete(operation, vector, profiles)) },
    ]),
  );
}

/** The corpus as it is published: `{ 'siwe.parse/nonce.json': { format, operation, ... } }`. */
export async function buildCorpus(profiles: readonly Profile[]): Promise<Corpus> {
  const corpus: Record<string, Corpus[string]> = {};
  for (const topic of readdirSync(topics).sort()) {
    for (const [name, file] of Object.entries(await buildTopic(topic, profiles))) {
      if (corpus[name]) throw new Error(`two topic modules write vectors/${name}`);
      corpus[name] = file;
    }
  }
  const vectors = Object.values(corpus).flatMap((file) => file.vectors);
  inheritFeatures(vectors);
  inheritBases(vectors);
  return corpus;
}

/** Every vector of a corpus with its operation and file. */
export function listVectors(corpus: Corpus): ListedVector[] {
  return Object.entries(corpus).flatMap(([file, { operation, vectors }]) =>
    vectors.map((vector) => ({ ...vector, operation, file })),
  );
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The index: file, hash of input and expectation, since; ids are permanent. */
export function buildIndex(corpus: Corpus, retired: readonly string[] = []): Index {
  const vectors: Record<string, Index['vectors'][string]> = {};
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
export function compareIndexes(before: Index, after: Index): string[] {
  const failures: string[] = [];
  const major = (index: Index) => index.version.split('.')[0];
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

const numbersOf = (text: string): readonly number[] => text.split('.').map(Number);

/** Says whether a version comes before another. */
export function isEarlier(one: string, other: string): boolean {
  const others = numbersOf(other);
  const difference = numbersOf(one).map((number, index) => number - (others[index] ?? 0));
  return (difference.find((each) => each !== 0) ?? 0) < 0;
}

/** Finds ids that an earlier index does not have and that say they came before it. Returns one line per id. */
export function checkSince(before: Index, after: Index): string[] {
  return Object.entries(after.vectors)
    .filter(([id, { since }]) => before.vectors[id] === undefined && isEarlier(since, before.version))
    .map(
      ([id, { since }]) =>
        `${id}: is new and says since ${since}, but the set was ${before.version} before it: say since '${after.version}' in its row or topic, or the next version`,
    );
}

/** JSON as committed: two spaces, a final line feed. */
export const serialize = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
