import { isFault } from '../../src/conformance/fault.js';
import { runOperation } from '../../src/conformance/operation.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { rememberSignatures } from '../../src/crypto/backend.js';
import { noble } from '../../src/crypto/noble.js';
import { type Profile, profiles, strict } from '../../src/profile.js';
import { type Rule, type RuleId, rules } from '../../src/rule.js';
import { random } from '../../tools/random.js';

const ids = Object.keys(rules) as RuleId[];
const owned = ids.filter((id) => (rules[id] as Rule).own !== undefined);
const densities = [0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 1];

/** How far a set of rules off is widened by the rules that the input broke with it. */
const mostSteps = 24;

/** What a run of the property found. */
export interface Found {
  /** A vector, the rules off, and what went wrong. */
  readonly failures: readonly string[];
  /** How many inputs were accepted in the end, and how many sets of rules were tried. */
  readonly accepted: number;
  readonly tried: number;
}

/**
 * Judges vectors with random sets of rules off, and each again without the rule that it broke, until nothing is broken:
 * no such set may end in a judgement that throws, that names no rule, or that names a rule which is off.
 */
export function judgeWithRulesOff(seed: number, inputs: number): Found {
  const set = loadVectors();
  if (isFault(set)) throw new Error(set.fault);
  const backend = rememberSignatures(noble);
  const below = random(seed);
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const failures: string[] = [];
  let accepted = 0;
  let tried = 0;
  for (let i = 0; i < inputs; i++) {
    const { id, operation, input } = oneOf(set.vectors);
    const base: Profile = below(3) > 0 ? strict : oneOf(Object.values(profiles));
    const density = oneOf(densities) * 1000;
    const off: Partial<Record<RuleId, string>> = { ...base.off };
    for (const rule of ids) if (below(1000) < density) off[rule] = 'planted';
    const own = below(2) > 0 ? base.own : owned.filter(() => below(2) > 0);
    for (let step = 0; step < mostSteps; step++) {
      tried++;
      const fail = (why: string): void => {
        failures.push(`${id} of ${base.name} without ${Object.keys(off).join(' ')}: ${why}`);
      };
      const collect = below(3) === 0 ? { outcomes: new Map() } : {};
      try {
        const options = { profile: { ...base, off, own }, ...collect, backend };
        const { result, rule } = runOperation(operation, input, options);
        if (result === 'accept') accepted++;
        else if (rule === undefined) fail(`${result} without a rule`);
        else if (off[rule] !== undefined) fail(`${result} by ${rule}, which is off`);
        if (result === 'accept' || rule === undefined || off[rule] !== undefined) break;
        off[rule] = 'broken before';
      } catch (error) {
        fail(
          String((error as Error).stack)
            .split('\n')
            .slice(0, 3)
            .join(' '),
        );
        break;
      }
    }
  }
  return { failures, accepted, tried };
}
