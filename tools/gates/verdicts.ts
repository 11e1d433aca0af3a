import type { Profile } from '../../src/profile.js';
import { profileVerdict } from '../vectors/corpus.js';
import type { Input, ListedVector, Verdict } from '../vectors/vector.js';
import { type Answer, meets, profiles, ruleIds, run, sameJson, without } from './engine.js';

const show = ({ result, rule, error }: Answer | (Verdict & { readonly error?: undefined })) =>
  [result, rule, error].filter(Boolean).join(' ');

/** Where two answers to one accepted input part; for an author who has to find out which of them is right. */
function parting(a: unknown, b: unknown, path = ''): string {
  const open = a !== null && b !== null && typeof a === 'object' && typeof b === 'object';
  if (!open || Object.keys(a).length === 0) return `${path}: ${JSON.stringify(a)}, found ${JSON.stringify(b)}`;
  const [one, other] = [a as Input, b as Input];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (!sameJson(one[key] ?? null, other[key] ?? null)) return parting(one[key], other[key], `${path}/${key}`);
  return '';
}

/** Says that one rule alone stands between the answer and the expectation, as a new rule does in vectors that are older. */
function blamed(vector: ListedVector, profile: Profile, answer: Answer, expect: Verdict): string {
  const rule = ruleIds.find((id) => id === answer.rule);
  if (rule === undefined || !meets(run(vector, without(profile, rule)), expect)) return '';
  return `; as expected once ${rule} is off`;
}

/** Every vector gives its expectation under every profile. Returns one line per failure. */
export function checkVerdicts(vectors: readonly ListedVector[], chosen: readonly Profile[] = profiles): string[] {
  const failures: string[] = [];
  for (const vector of vectors) {
    for (const profile of chosen) {
      const expect = profile.name === 'strict' ? vector.expect : profileVerdict(vector, profile);
      const answer = run(vector, profile);
      if (meets(answer, expect)) continue;
      if (answer.result === expect.result && answer.rule === expect.rule)
        failures.push(`${vector.id}: ${profile.name} expects ${parting(expect.output, answer.output)}`);
      else {
        failures.push(
          `${vector.id}: ${profile.name} expects ${show(expect)}, found ${show(answer)}${blamed(vector, profile, answer, expect)}`,
        );
      }
    }
  }
  return failures;
}
