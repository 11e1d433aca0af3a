import type { Profile } from '../../src/profile.js';
import type { ListedVector, ProfileName, RuleId, Verdict } from '../vectors/vector.js';
import { homeOf, outcomesOf, rules, run, without } from './engine.js';

/** The expectation under the profile that enforces the rule: a profile's own checks are no part of strict. */
const expectedAt = (vector: ListedVector, profile: Profile): Verdict =>
  vector.profiles?.[profile.name as ProfileName] ?? vector.expect;

/** A rule that a vector breaks, and the profile that enforces it. */
export interface Claim {
  readonly rule: RuleId;
  readonly profile: Profile;
}

/** Claims of a vector: the rule it breaks, under the profile that enforces it. */
export function claimsOf(vector: ListedVector): Claim[] {
  // Several faults prove nothing about one of them: see checkFaults.
  if (vector.faults) return [];
  const claims: Claim[] = [];
  if (vector.expect.rule) claims.push({ rule: vector.expect.rule, profile: homeOf(vector.expect.rule) });
  for (const [name, verdict] of Object.entries(vector.profiles ?? {})) {
    if (!verdict.rule || rules[verdict.rule]?.own !== name) continue;
    // Where the fault of strict is one of the profile too, two rules are broken and nothing is isolated.
    const profile = homeOf(verdict.rule);
    if (vector.expect.rule === undefined || Object.hasOwn(profile.off, vector.expect.rule))
      claims.push({ rule: verdict.rule, profile });
  }
  return claims;
}

const reached = (outcomes: ReadonlyMap<RuleId, string>): RuleId[] =>
  [...outcomes].filter(([, outcome]) => outcome === 'held' || outcome === 'broken').map(([rule]) => rule);

function isolatedFault(vector: ListedVector, twin: ListedVector, rule: RuleId, profile: Profile): string | undefined {
  const { outcomes } = outcomesOf(vector, profile);
  const broken = [...outcomes].filter(([, outcome]) => outcome === 'broken').map(([id]) => id);
  if (broken.length !== 1 || broken[0] !== rule)
    return `breaks ${broken.join(', ') || 'nothing'} instead of exactly ${rule}`;
  const { outcomes: past, answer: off } = outcomesOf(vector, without(profile, rule));
  if (off.result !== 'accept') return `is ${off.result} ${off.rule ?? off.error ?? ''} once ${rule} is off`;
  // What an accepting run does not reach is about a member that the mutation took away, such as an expiration time.
  const here = new Set(reached(outcomes));
  const called = new Set(reached(past));
  const skipped = reached(outcomesOf(twin, profile).outcomes).filter((id) => !here.has(id) && called.has(id));
  return skipped.length > 0 ? `does not evaluate ${skipped.join(', ')}, which its twin does` : undefined;
}

function gateFault(vector: ListedVector, rule: RuleId, profile: Profile): string | undefined {
  const answer = run(vector, profile);
  if (answer.rule !== rule) return `stops at ${answer.rule} instead of ${rule}`;
  const off = run(vector, without(profile, rule));
  return off.rule === rule || off.result === 'threw'
    ? `is still ${off.result} ${off.rule ?? off.error ?? ''} in the mutant without ${rule}`
    : undefined;
}

/**
 * An isolated vector breaks exactly its rule, with every rule of its twin evaluated, and is accepted once the rule is
 * off. A gate vector stops at its rule and passes it in the mutant. `all` has the twins. Returns one line per failure.
 */
export function checkIsolation(
  vectors: readonly ListedVector[],
  all: readonly ListedVector[] = vectors,
): {
  readonly checked: number;
  readonly failures: readonly string[];
} {
  const byId = new Map(all.map((vector) => [vector.id, vector]));
  const failures: string[] = [];
  let checked = 0;
  for (const vector of vectors) {
    for (const { rule, profile } of claimsOf(vector)) {
      checked++;
      const twin = vector.twin === undefined ? undefined : byId.get(vector.twin);
      const row = rules[rule];
      let fault: string | undefined;
      if (!row) fault = `claims ${rule}, which is no rule`;
      else if (!twin && profile.name === 'strict') fault = 'has no twin';
      else if (twin && expectedAt(twin, profile).result !== 'accept') fault = `its twin ${twin.id} is not accepted`;
      else if (row.proof === 'isolated') fault = isolatedFault(vector, twin ?? vector, rule, profile);
      else if (row.proof === 'gate') fault = gateFault(vector, rule, profile);
      if (fault) failures.push(`${vector.id}: ${fault}`);
    }
  }
  return { checked, failures };
}
