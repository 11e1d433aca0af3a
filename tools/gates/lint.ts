import { isEarlier, version } from '../vectors/corpus.js';
import { proving } from '../vectors/proves.js';
import type { ListedVector, ProfileName } from '../vectors/vector.js';
import { ruleIds, rules } from './engine.js';

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Titles state facts; these words judge or promise. */
const vague = /\b(?:should|properly|correctly|weird|bad|good|invalid input|works|test)\b/i;

/** Checks what a machine can see of ids, twins, mutations, risks, titles and reasons. Returns one line per failure. */
export function lintCorpus(
  vectors: readonly ListedVector[],
  { risks, pages }: { readonly risks: ReadonlySet<string>; readonly pages: ReadonlySet<string> },
): string[] {
  const failures: string[] = [];
  const fail = (vector: ListedVector, text: string) => failures.push(`${vector.id}: ${text}`);
  const byId = new Map<string, ListedVector>();
  const titles = new Map<string, string>();
  const inputs = new Map<string, string>();
  const usedRisks = new Set<string>();
  for (const vector of vectors) {
    if (!idPattern.test(vector.id)) fail(vector, 'an id is lower-case words joined by hyphens');
    if (byId.has(vector.id)) fail(vector, 'the id is used twice');
    byId.set(vector.id, vector);
    const title = `${vector.operation} ${vector.title}`;
    if (titles.has(title)) fail(vector, `has the title of ${titles.get(title)}`);
    titles.set(title, vector.id);
    const input = `${vector.operation} ${JSON.stringify(vector.input)}`;
    if (inputs.has(input)) fail(vector, `has the input of ${inputs.get(input)}`);
    inputs.set(input, vector.id);
    if (!vector.title || vague.test(vector.title) || vector.title.endsWith('.'))
      fail(vector, `the title is no plain fact: ${vector.title}`);
    if (!vector.reason || vector.reason.length < 20) fail(vector, 'the reason does not derive the verdict');
    if (isEarlier(version, vector.since))
      fail(vector, `says since ${vector.since}, and the set is ${version}: raise version in tools/vectors/corpus.ts`);
    if (vector.rules.length === 0) fail(vector, 'names no rule');
    for (const rule of vector.rules) if (!rules[rule]) fail(vector, `names ${rule}, which is no rule`);
    if (vector.expect.rule && !vector.rules.includes(vector.expect.rule))
      fail(vector, 'does not list the rule it breaks');
    if (vector.expect.result === 'accept' && proving.includes(vector.operation) && vector.expect.output === undefined)
      fail(vector, 'does not say what is proven');
    if (vector.faults && (vector.faults.length < 2 || vector.faults[0] !== vector.expect.rule))
      fail(vector, 'its faults are two or more, the expected one first');
    if (vector.faults?.some((rule) => !vector.rules.includes(rule))) fail(vector, 'does not list a rule it breaks');
    if (Boolean(vector.faults) !== vector.file.startsWith('several-faults/'))
      fail(vector, 'vectors with several faults, and no others, stand in vectors/several-faults/');
    for (const risk of vector.risk) {
      usedRisks.add(risk);
      if (!risks.has(risk)) fail(vector, `the risk ${risk} is not defined in spec/security.md`);
    }
    if (vector.contested && !pages.has(vector.contested.page))
      fail(vector, `the page ${vector.contested.page} does not exist`);
    if (vector.contested && vector.contested.alternatives.length === 0)
      fail(vector, 'is contested without an alternative');
  }
  for (const vector of vectors) {
    if (vector.expect.result === 'accept' && !Object.values(vector.profiles ?? {}).some(({ rule }) => rule)) continue;
    if (vector.expect.result === 'accept') continue;
    const twin = byId.get(vector.twin ?? '');
    if (!twin) fail(vector, `the twin ${vector.twin} does not exist`);
    else if (twin.operation !== vector.operation) fail(vector, 'the twin is a vector of another operation');
    else if (twin.expect.result !== 'accept') fail(vector, 'the twin is not accepted');
    const silent = twin?.features.filter((feature) => !vector.features.includes(feature)) ?? [];
    if (silent.length > 0) fail(vector, `lacks the features ${silent.join(', ')} of its twin`);
    if (!vector.mutation) fail(vector, 'does not say how it differs from its twin');
    if (vector.risk.length === 0) fail(vector, 'a refusal names the risk it averts');
  }
  for (const risk of risks) if (!usedRisks.has(risk)) failures.push(`risk ${risk}: no vector has it`);
  return failures;
}

/** Every rule has the vectors of its proof: at least one that is refused by it, and one that names it and is accepted. */
export function checkProofs(vectors: readonly ListedVector[]): string[] {
  const failures: string[] = [];
  for (const rule of ruleIds) {
    const { proof, own } = rules[rule];
    if (proof === 'review' || proof === 'flow') continue;
    const refused = vectors.some(
      (vector) => (own ? vector.profiles?.[own as ProfileName] : vector.expect)?.rule === rule,
    );
    const accepted = vectors.some((vector) => vector.rules.includes(rule) && vector.expect.result === 'accept');
    if (!refused) failures.push(`${rule}: no vector is refused by it`);
    if (!accepted) failures.push(`${rule}: no accepted vector names it`);
  }
  return failures;
}
