// What the verdict of a vector follows from: a published standard, our decision of what it leaves open, or this specification.
import { readFileSync } from 'node:fs';
import type { Basis, GivenVector, Operation, RuleId, Verdict } from './vector.js';

interface Registered {
  readonly id: string;
  readonly basis: 'standard' | 'capsig';
}

const { rules }: { readonly rules: readonly Registered[] } = JSON.parse(
  readFileSync(new URL('../../spec/rules.json', import.meta.url), 'utf8'),
);
const demanded = new Map<string, Registered['basis']>(rules.map(({ id, basis }) => [id, basis]));

/** The operations that a published standard defines; of those that verify, for a login or a ReCap signed by an Ethereum account. */
const published: ReadonlySet<Operation> = new Set([
  'siwe.parse',
  'siwe.format',
  'recap.decode',
  'recap.encode',
  'recap.statement',
  'recap.merge',
  'auth-sig.verify',
]);

/** What no standard speaks of, by the features of those who implement it. */
const ours = /^(?:kind:(?!contract)|max-age$|evidence:(?!contract-calls))/;

/** What is accepted for the sake of 60 seconds of clock skew, which spec/ambiguities/a-clock-skew.md decides; a test holds the list to be whole. */
const onSkew: ReadonlySet<string> = new Set([
  'auth-contract-time-newest',
  'auth-contract-time-before-newest',
  'auth-contract-time-offset',
  'auth-contract-session-time-newest',
  'auth-siws-expiring',
  'auth-time-not-before-skew',
  'auth-time-session-not-before-skew',
  'auth-time-expired-now',
  'auth-time-expired-skew-fraction',
  'auth-time-expired-fraction-left',
  'auth-time-expired-leap',
  'auth-time-expired-leap-offset',
  'auth-time-session-expired-now',
  'auth-time-delegation-expired-skew',
]);

/** Says whether everything that a refusal names is demanded by a standard. */
const standing = (named: readonly (RuleId | undefined)[]): boolean =>
  named.every((rule) => rule !== undefined && demanded.get(rule) === 'standard');

/**
 * The basis of a vector, derived: what is contested is decided by us; what is refused by a rule of a standard, and what is accepted
 * by an operation of one, is as the standards have it where their profile says the same; everything else is ours.
 *
 * @param alone the verdict of the standards alone
 */
export function basisOf(operation: Operation, vector: GivenVector, features: readonly string[], alone: Verdict): Basis {
  if (vector.contested || onSkew.has(vector.id)) return 'decision';
  // No standard names a size.
  if (vector.risk.length > 0 && vector.risk.every((risk) => risk === 'resource-exhaustion')) return 'capsig';
  const { result, rule } = vector.expect;
  if (alone.result !== result || alone.rule !== rule) return 'capsig';
  if (result !== 'accept') return standing(vector.faults ?? [rule]) ? 'standard' : 'capsig';
  return published.has(operation) && !features.some((feature) => ours.test(feature)) ? 'standard' : 'capsig';
}
