import { profileVerdict } from '../vectors/corpus.js';
import { meets, profiles, run, sameJson } from './engine.js';

const show = ({ result, rule, output, error }) =>
  [result, rule, error, output === undefined ? undefined : JSON.stringify(output).slice(0, 300)]
    .filter(Boolean)
    .join(' ');

/** Where two answers to one accepted input part; for an author who has to find out which of them is right. */
function parting(a, b, path = '') {
  const open = a !== null && b !== null && typeof a === 'object' && typeof b === 'object';
  if (!open || Object.keys(a).length === 0) return `${path}: ${JSON.stringify(a)}, got ${JSON.stringify(b)}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!sameJson(a[key] ?? null, b[key] ?? null)) return parting(a[key], b[key], `${path}/${key}`);
  return '';
}

/** Every vector gives its expectation under every profile. Returns one line per failure. */
export function checkVerdicts(vectors, chosen = profiles) {
  const failures = [];
  for (const vector of vectors) {
    for (const profile of chosen) {
      const expect = profile.name === 'strict' ? vector.expect : profileVerdict(vector, profile);
      const answer = run(vector, profile);
      if (meets(answer, expect)) continue;
      if (answer.result === expect.result && answer.rule === expect.rule)
        failures.push(`${vector.id}: ${profile.name} expects ${parting(expect.output, answer.output)}`);
      else {
        failures.push(`${vector.id}: ${profile.name} expects ${show(expect)}, got ${show(answer)}`);
      }
    }
  }
  return failures;
}
