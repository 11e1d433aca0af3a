// Runs vectors with the implementation, any rule on or off.

import { runOperation, told } from '../../src/conformance/operation.js';
import { noble } from '../../src/crypto/noble.js';
import { profiles as profileTable } from '../../src/profile.js';
import { rules } from '../../src/rule.js';

export { rules };
export const profiles = Object.values(profileTable);
export const strict = profileTable.strict;

function remember(verify) {
  const seen = new Map();
  return (...bytes) => {
    const key = bytes.map((part) => (typeof part === 'number' ? part : Buffer.from(part).toString('base64'))).join(' ');
    if (!seen.has(key)) seen.set(key, verify(...bytes));
    return seen.get(key);
  };
}

/** The same verdicts, each signature verified once: the gates run every vector hundreds of times. */
const backend = {
  ...noble,
  ed25519Verify: remember(noble.ed25519Verify),
  secp256k1Recover: remember(noble.secp256k1Recover),
  blsVerify: remember(noble.blsVerify),
};

/**
 * A run with the rules whose switch could change the answer: those that were broken somewhere, or that code asked about. A
 * judge asks its profile about no others.
 */
export function watchedRun(vector, profile = strict) {
  const touched = new Set();
  const off = new Proxy(profile.off, {
    getOwnPropertyDescriptor(target, rule) {
      touched.add(rule);
      return Reflect.getOwnPropertyDescriptor(target, rule);
    },
  });
  return { answer: run(vector, { ...profile, off }), touched };
}

/** Every issue that the caller of a run is told of, those of what was ignored included. */
export function heardRun(vector, profile = strict) {
  return run(vector, profile)[told] ?? [];
}

/** Runs one vector; a throw is an answer of its own, never a crash of the gate. */
export function run({ operation, input }, profile = strict, outcomes = undefined) {
  try {
    return runOperation(operation, input, { profile, backend, ...(outcomes ? { outcomes } : {}) });
  } catch (error) {
    return { result: 'threw', error: String(error) };
  }
}

/** The outcome of every rule in collect-all mode. */
export function outcomesOf(vector, profile = strict) {
  const outcomes = new Map();
  const answer = run(vector, profile, outcomes);
  return { outcomes, answer };
}

/** A profile with one more rule off. */
export const without = (profile, rule) => ({ ...profile, off: { ...profile.off, [rule]: 'switched off by a gate' } });

/** The profile under which a rule is enforced: its owner's, or strict. */
export const homeOf = (rule) => (rules[rule].own ? profileTable[rules[rule].own] : strict);

function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  );
}

/** Compares as JSON values: the order of keys does not count. */
export const sameJson = (a, b) => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Says whether an answer is what was expected. */
export function meets(answer, expect) {
  if (answer.result !== expect.result) return false;
  if (expect.rule !== undefined && answer.rule !== expect.rule) return false;
  return expect.output === undefined || sameJson(answer.output, expect.output);
}
