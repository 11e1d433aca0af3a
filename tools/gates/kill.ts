import type { Profile } from '../../src/profile.js';
import { proving } from '../vectors/proves.js';
import type { ListedVector, RuleId } from '../vectors/vector.js';
import { type Answer, homeOf, ruleIds, rules, run, sameJson, watchedRun, without } from './engine.js';
import { claimsOf } from './isolation.js';

/** Rules that an answer or the steps of a flow name. */
function named(vector: ListedVector, rule: RuleId): boolean {
  if (vector.rules.includes(rule)) return true;
  return Array.isArray(vector.expect.output) && vector.expect.output.some((step) => step?.rule === rule);
}

/** What of an answer a rule can flip. What an accepted input proves rests on many rules, and is compared by the verdicts. */
const flippable = (
  { operation }: ListedVector,
  { output, ...verdict }: Answer,
): Omit<Answer, 'output'> & { output?: unknown } =>
  proving.includes(operation) || output === undefined ? verdict : { ...verdict, output };

const told = ({ result, rule }: Answer): string => (rule ? `${result} ${rule}` : result);

/** The vectors that change their answer when a rule is off, with that answer. */
export interface Flips {
  readonly proof: string;
  readonly flips: Readonly<Record<string, string>>;
}

export interface KillMatrix {
  readonly format: 1;
  readonly rules: Readonly<Record<string, Flips>>;
}

/**
 * Switches each rule off and records which vectors change their answer.
 *
 * A rule that is off has to flip all of its vectors (else it survives) and none that does not name it. `chosen` are the
 * rules that are switched off: all of them unless given.
 */
export function buildKillMatrix(
  vectors: readonly ListedVector[],
  chosen: readonly RuleId[] = ruleIds,
): {
  readonly matrix: KillMatrix;
  readonly failures: readonly string[];
} {
  const matrix: Record<string, Flips> = {};
  const failures: string[] = [];
  const baseline = new Map<string, ReturnType<typeof watchedRun>>();
  const answerOf = (vector: ListedVector, profile: Profile) => {
    const key = `${profile.name} ${vector.id}`;
    const before = baseline.get(key);
    if (before !== undefined) return before;
    const watched = watchedRun(vector, profile);
    baseline.set(key, watched);
    return watched;
  };
  for (const rule of chosen) {
    const { proof } = rules[rule];
    if (proof === 'review') continue;
    const profile = homeOf(rule);
    const mutant = without(profile, rule);
    const flipped: Record<string, string> = {};
    for (const vector of vectors) {
      const { answer: before, touched } = answerOf(vector, profile);
      if (!touched.has(rule)) continue;
      const after = run(vector, mutant);
      if (sameJson(flippable(vector, before), flippable(vector, after))) continue;
      flipped[vector.id] = told(after);
      if (!named(vector, rule) && before.rule !== rule)
        failures.push(
          `${rule}: switching it off changes ${vector.id}, which does not name it, from ${told(before)} to ${told(after)}: ` +
            'where the vector is about the rule, name it in "rules", else give the vector an input that keeps it',
        );
      if (after.result === 'threw') failures.push(`${rule}: ${vector.id} throws in the mutant: ${after.error}`);
    }
    const own = vectors.filter((vector) => claimsOf(vector).some((claim) => claim.rule === rule));
    const survivors = own.filter(({ id }) => flipped[id] === undefined);
    if (survivors.length > 0) {
      const same = survivors.map((vector) => `${vector.id} (${told(run(vector, mutant))} without it too)`);
      failures.push(`${rule}: survives ${same.join(', ')}`);
    }
    // A duty not to do something has no check to switch off; a test names it.
    if (Object.keys(flipped).length === 0 && proof !== 'flow')
      failures.push(`${rule}: no vector notices that it is off`);
    matrix[rule] = { proof, flips: flipped };
  }
  return { matrix: { format: 1, rules: matrix }, failures };
}
