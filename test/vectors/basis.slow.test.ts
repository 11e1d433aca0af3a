import { expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { runOperation } from '../../src/conformance/operation.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { erc5573 } from '../../src/profile.js';

/** The standards alone, by exact clocks: skew is our decision. */
const exact = { ...erc5573, parameters: { ...erc5573.parameters, skew: { login: 0, inner: 0, outer: 0 } } };

const set = loadVectors();
if (isFault(set)) throw new Error(set.fault);

it('what is said to follow from a standard does, whatever the clocks', () => {
  const others = set.vectors
    .filter(({ basis }) => basis === 'standard')
    .filter(({ operation, input, expect: { result, rule } }) => {
      const answer = runOperation(operation, input, { profile: exact });
      return answer.result !== result || (answer.rule ?? undefined) !== rule;
    });
  expect(others.map(({ id }) => id)).toEqual([]);
});

it('every vector says what it follows from, and every contested one that it was decided', () => {
  expect(set.vectors.filter(({ basis }) => basis === undefined).map(({ id }) => id)).toEqual([]);
  expect(set.vectors.filter(({ basis, contested }) => contested && basis !== 'decision')).toEqual([]);
});

it('no refusal is said to follow from a standard whose accepted twin is our decision', () => {
  const byId = new Map(set.vectors.map((vector) => [vector.id, vector]));
  const found = set.vectors.filter(({ basis, twin }) => {
    return basis === 'standard' && twin !== undefined && byId.get(twin)?.basis === 'decision';
  });
  expect(found.map(({ id }) => id)).toEqual([]);
});
