import { expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { runOperation } from '../../src/conformance/operation.js';
import { expectationOf, loadVectors } from '../../src/conformance/vector.js';
import { createNativeBackend } from '../../src/crypto/native.js';
import { type Profile, profiles, strict } from '../../src/profile.js';

const unbounded = (profile: Profile): Profile => ({
  ...profile,
  parameters: { ...profile.parameters, limits: { ...profile.parameters.limits, work: Number.MAX_SAFE_INTEGER } },
});
// What verifies says nothing about the budget.
const backend = createNativeBackend();
const isWork = (rule: string | undefined): boolean => rule?.startsWith('work.') === true;

it('every published vector that is not about the budget has its verdict without one', () => {
  const set = loadVectors();
  if (isFault(set)) throw new Error(set.fault);
  let beyond = 0;
  for (const vector of set.vectors) {
    for (const name of ['strict', ...Object.keys(vector.profiles ?? {})]) {
      const { id, operation, input } = vector;
      const profile = profiles[name] ?? strict;
      const expected = expectationOf(vector, name);
      // The runner holds what comes within the budget to the same expectation.
      // Handed on with what an operation does not know, as a backend.
      const options = { profile: unbounded(profile), backend };
      const { result, rule, output } = runOperation(operation, input, options);
      if (isWork(expected.rule)) {
        beyond++;
        // Where JSON text is not strict, one with too many values counts more than any bound.
        if (profile.off['json.text'] === undefined) expect(isWork(rule), id).toBe(false);
        continue;
      }
      expect([result, rule], `${id} under ${name}`).toEqual([expected.result, expected.rule]);
      if (operation === 'flow.run') expect(output, id).toEqual(expected.output);
    }
  }
  expect(beyond).toBeGreaterThan(5);
});
