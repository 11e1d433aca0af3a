// What the verdict of a vector follows from: a published standard, our decision of what it leaves open, or this specification.
import { readFileSync } from 'node:fs';
import type { Basis, GivenVector, Operation, RuleId, Vector, Verdict } from './vector.js';

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

/**
 * What no standard says of the spelling of a signature and of what a caller expects: EIP-2098 describes a compact form, which no
 * standard of logins demands, and none names the prefix of the hex, other values of v, or a list of nonces.
 */
const unsaid: ReadonlySet<string> = new Set([
  'auth-ecdsa-compact-0',
  'auth-ecdsa-compact-1',
  'auth-ecdsa-no-prefix',
  'auth-ecdsa-upper-prefix',
  ...[2, 3, 26, 29, 31, 35, 37, 38, 54, 81, 255].map((v) => `auth-ecdsa-v${v}`),
  'auth-nonce-list',
]);

/**
 * RFC 8032 decodes a point of small order as any other, and names both equations, with the cofactor and without (section 5.1.7):
 * who accepts these keeps to it.
 */
const ofSmallOrder: ReadonlySet<string> = new Set([
  'auth-solana-address-identity',
  'auth-solana-address-order-8',
  'auth-solana-form-r-identity',
  'auth-solana-form-r-order-2',
  'auth-solana-signature-cofactor-8',
  ...['1-0', '8-1', '4-2', '8-3', '2-4', '8-5', '4-6', '8-7'].map((order) => `session-key-order-${order}`),
  'session-key-mixed-cofactor',
  ...['identity', 'order-2', 'order-4', 'order-8'].map((point) => `session-signature-r-${point}`),
  'session-signature-cofactor-2',
  'session-signature-cofactor-8',
  'sign-request-session-key-small-order',
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
  if (unsaid.has(vector.id) || ofSmallOrder.has(vector.id)) return 'capsig';
  // No standard names a size.
  if (vector.risk.length > 0 && vector.risk.every((risk) => risk === 'resource-exhaustion')) return 'capsig';
  const { result, rule } = vector.expect;
  if (alone.result !== result || alone.rule !== rule) return 'capsig';
  if (result !== 'accept') return standing(vector.faults ?? [rule]) ? 'standard' : 'capsig';
  return published.has(operation) && !features.some((feature) => ours.test(feature)) ? 'standard' : 'capsig';
}

/**
 * A refusal proves something where the accepted vector that it was made from is accepted. Where that one is accepted by our decision
 * alone, who goes by the standard refuses both, so the refusal cannot be scored as what a standard demands; nor where it is a
 * spelling that no standard names. Writes into the vectors.
 */
export function inheritBases(vectors: readonly Vector[]): void {
  const byId = new Map(vectors.map((vector) => [vector.id, vector]));
  const restsOn = ({ id, basis, twin }: Vector): Basis => {
    if (basis === 'decision' || unsaid.has(id) || ofSmallOrder.has(id)) return basis;
    const made = twin === undefined ? undefined : byId.get(twin);
    return made === undefined ? 'standard' : restsOn(made);
  };
  for (const vector of vectors) if (vector.basis === 'standard') vector.basis = restsOn(vector);
}
