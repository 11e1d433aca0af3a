import { profileVerdict } from '../vectors/corpus.js';
import { meets, profiles, run } from './engine.js';

const show = ({ result, rule, output, error }) =>
  [result, rule, error, output === undefined ? undefined : JSON.stringify(output).slice(0, 300)]
    .filter(Boolean)
    .join(' ');

/** Every vector gives its expectation under every profile. Returns one line per failure. */
export function checkVerdicts(vectors, chosen = profiles) {
  const failures = [];
  for (const vector of vectors) {
    for (const profile of chosen) {
      const expect = profile.name === 'strict' ? vector.expect : profileVerdict(vector, profile);
      const answer = run(vector, profile);
      if (!meets(answer, expect)) {
        failures.push(`${vector.id}: ${profile.name} expects ${show(expect)}, got ${show(answer)}`);
      }
    }
  }
  return failures;
}
