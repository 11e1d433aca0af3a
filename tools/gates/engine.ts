// Runs vectors with the implementation, any rule on or off.

import { runOperation } from '../../src/conformance/operation.js';
import { type Answer as OwnAnswer, told } from '../../src/conformance/vector-answer.js';
import { noble } from '../../src/crypto/noble.js';
import type { Outcome } from '../../src/judge.js';
import { type Profile, profiles as profileTable, strict } from '../../src/profile.js';
import type { Issue } from '../../src/rule.js';
import { type Rule, type RuleId, rules as ruleTable } from '../../src/rule.js';
import type { Input, Operation, Verdict } from '../vectors/vector.js';

/** Every rule with its row. */
export const rules: Readonly<Record<RuleId, Rule>> = ruleTable;
export const ruleIds = Object.keys(rules) as RuleId[];
export const profiles: readonly Profile[] = Object.values(profileTable);
export { strict };

/** What runs: an operation and its input. */
export interface Case {
  readonly operation: Operation;
  readonly input: Input;
}

/** What a run answers: a verdict, or that it threw. */
export interface Answer extends Omit<OwnAnswer, 'result'> {
  readonly result: OwnAnswer['result'] | 'threw';
  readonly error?: string;
}

function remember<Args extends readonly (Uint8Array | number)[], T>(
  verify: (...args: Args) => T,
): (...args: Args) => T {
  const seen = new Map<string, T>();
  return (...args) => {
    const key = args.map((part) => (typeof part === 'number' ? part : Buffer.from(part).toString('base64'))).join(' ');
    // A verification may answer undefined.
    if (!seen.has(key)) seen.set(key, verify(...args));
    return seen.get(key) as T;
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
export function watchedRun(
  vector: Case,
  profile: Profile = strict,
): { answer: Answer; touched: ReadonlySet<string | symbol> } {
  const touched = new Set<string | symbol>();
  const off = new Proxy(profile.off, {
    getOwnPropertyDescriptor(target, rule) {
      touched.add(rule);
      return Reflect.getOwnPropertyDescriptor(target, rule);
    },
  });
  const answer = run(vector, { ...profile, off });
  // The rules about work share one budget, so all of them are asked about where one is broken: that one is the vector's.
  const broken = new Set<string | symbol>((answer[told] ?? []).map(({ rule }) => rule));
  for (const rule of touched) if (String(rule).startsWith('work.') && !broken.has(rule)) touched.delete(rule);
  return { answer, touched };
}

/** Every issue that the caller of a run is told of, those of what was ignored included. */
export function heardRun(vector: Case, profile: Profile = strict): readonly Issue[] {
  return run(vector, profile)[told] ?? [];
}

/** Runs one vector; a throw is an answer of its own, never a crash of the gate. */
export function run({ operation, input }: Case, profile: Profile = strict, outcomes?: Map<RuleId, Outcome>): Answer {
  try {
    // The operations hand on what they do not know, as a backend.
    const options = { profile, backend, ...(outcomes ? { outcomes } : {}) };
    return runOperation(operation, input, options);
  } catch (error) {
    return { result: 'threw', error: String(error) };
  }
}

/** The outcome of every rule in collect-all mode. */
export function outcomesOf(
  vector: Case,
  profile: Profile = strict,
): { readonly outcomes: ReadonlyMap<RuleId, Outcome>; readonly answer: Answer } {
  const outcomes = new Map<RuleId, Outcome>();
  const answer = run(vector, profile, outcomes);
  return { outcomes, answer };
}

/** A profile with one more rule off. */
export const without = (profile: Profile, rule: RuleId): Profile => ({
  ...profile,
  off: { ...profile.off, [rule]: 'switched off by a gate' },
});

/** The profile under which a rule is enforced: its owner's, or strict. */
export const homeOf = (rule: RuleId): Profile => profileTable[rules[rule].own ?? 'strict'] ?? strict;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  );
}

/** Compares as JSON values: the order of keys does not count. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Says whether an answer is what was expected. */
export function meets(answer: Answer, expect: Verdict): boolean {
  if (answer.result !== expect.result) return false;
  if (expect.rule !== undefined && answer.rule !== expect.rule) return false;
  return expect.output === undefined || sameJson(answer.output, expect.output);
}
