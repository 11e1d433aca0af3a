import type { ListedVector, RuleId } from '../vectors/vector.js';
import { run, strict, without } from './engine.js';

const off = (faults: readonly RuleId[]) => faults.reduce(without, strict);

/**
 * A vector with several faults has each of them, and no other: with all but one switched off it stops at that one, and with
 * all of them off it is accepted. Returns one line per failure.
 */
export function checkFaults(vectors: readonly ListedVector[]): string[] {
  const failures: string[] = [];
  for (const vector of vectors) {
    const { id, faults } = vector;
    if (faults === undefined) continue;
    for (const fault of faults) {
      const answer = run(vector, off(faults.filter((other) => other !== fault)));
      if (answer.rule !== fault)
        failures.push(`${id}: without the others of its faults it is ${answer.result} ${answer.rule}, not ${fault}`);
    }
    const { result, rule, error } = run(vector, off(faults));
    if (result !== 'accept') failures.push(`${id}: without its faults it is ${result} ${rule ?? error}`);
  }
  return failures;
}
