import { assertFacts } from '../capability/ask.js';
import { type Facts, litNamespaces } from '../capability.js';
import { isAccount } from '../chain.js';
import { assertUse, type DelegationUse, type UseCharge, type UseLedger } from '../delegation.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../rule.js';
import { type VerifiedDelegation, verifyDelegation } from '../verify/delegation.js';
import { consumeSessionDelegation, type VerifiedSession, type VerifyOptions } from '../verify.js';
import { type Arguments, isMisuse, type Misuse, type OptionTable, singleOf } from './command.js';
import { suggestion } from './nearest.js';
import { clip } from './terminal.js';
import { formatCell } from './wording.js';

/** The options that state a use of a delegation, and facts about what a session is asked for. */
export const useOptions: OptionTable = {
  use: {
    value: 'NAME=VALUE,...',
    help: 'judge a use of a delegation: credit, owner (of the credit), delegatee, uses (before this one), price, scope',
  },
  fact: {
    value: 'NAME=VALUE,...',
    help: 'what is known of the operation that a session is asked for: delegatee, token, uses, price, scope',
  },
};

/** A use as it was stated. */
export interface StatedUse {
  readonly use: DelegationUse;
  /** Who owns the credit; undefined when nobody said. */
  readonly owner: string | undefined;
}

const factNames = ['delegatee', 'token', 'uses', 'price', 'scope'] as const;
const useNames: readonly string[] = ['credit', 'owner', 'delegatee', 'uses', 'price', 'scope'];

/** Reads `NAME=VALUE,NAME=VALUE`. */
function readPairs(option: string, text: string, names: readonly string[]): ReadonlyMap<string, string> | Misuse {
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const [name, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (at < 1 || value === '') return { misuse: `--${option}: expected NAME=VALUE,..., found ${clip(part, 80)}` };
    if (!names.includes(name)) {
      return { misuse: `--${option}: expected ${names.join(', ')}, found ${clip(name, 40)}${suggestion(name, names)}` };
    }
    if (pairs.has(name)) return { misuse: `--${option}: ${name} was given twice` };
    pairs.set(name, value);
  }
  return pairs;
}

/** Reads what is stated about an operation; numbers are decimal, prices in wei. */
function factsFrom(option: string, pairs: ReadonlyMap<string, string>): Facts | Misuse {
  const facts: Record<string, string | bigint> = {};
  for (const name of factNames) {
    const text = pairs.get(name);
    if (text === undefined) continue;
    const numeric = name === 'token' || name === 'uses' || name === 'price';
    if (numeric && !/^(?:[0-9]{1,78}|0x[0-9a-fA-F]{1,64})$/.test(text)) {
      return { misuse: `--${option}: ${name}: expected a whole number, 0 or more, found ${clip(text, 80)}` };
    }
    facts[name] = numeric ? BigInt(text) : text;
  }
  try {
    assertFacts(facts, litNamespaces);
  } catch (error) {
    if (error instanceof TypeError) return { misuse: `--${option}: ${clip(error.message, 200)}` };
    throw error;
  }
  return facts;
}

/** Reads `--fact`; undefined when it was not given. */
export function readFacts(given: Arguments): Facts | undefined | Misuse {
  const text = singleOf(given, 'fact');
  if (text === undefined) return undefined;
  const pairs = readPairs('fact', text, factNames);
  return isMisuse(pairs) ? pairs : factsFrom('fact', pairs);
}

/** Reads `--use`; undefined when it was not given. */
export function readUse(given: Arguments): StatedUse | undefined | Misuse {
  const text = singleOf(given, 'use');
  if (text === undefined) return undefined;
  const pairs = readPairs('use', text, useNames);
  if (isMisuse(pairs)) return pairs;
  const facts = factsFrom('use', pairs);
  if (isMisuse(facts)) return facts;
  const credit = pairs.get('credit');
  const owner = pairs.get('owner');
  if (credit !== undefined && !/^(?:0|[1-9][0-9]{0,77}|\*)$/.test(credit)) {
    return { misuse: `--use: credit: expected the token id in decimal, found ${clip(credit, 80)}` };
  }
  if (owner !== undefined && !isAccount(owner)) {
    return { misuse: `--use: owner: expected 0x and 40 hex digits, or did:pkh, found ${clip(owner, 80)}` };
  }
  if (credit === undefined && facts.price === undefined && facts.scope === undefined) {
    return { misuse: '--use: expected credit=TOKEN for a capacity credit, or price= or scope= for a balance' };
  }
  const resource = credit === undefined ? 'lit-paymentdelegation://*' : `lit-ratelimitincrease://${credit}`;
  const use: DelegationUse = { resource, ...facts };
  try {
    assertUse(use, litNamespaces);
  } catch (error) {
    if (error instanceof TypeError) return { misuse: `--use: ${clip(error.message, 200)}` };
    throw error;
  }
  return { use, owner };
}

/** Adds the owner that was stated to the evidence. */
function withOwner({ use, owner }: StatedUse, evidence: Evidence | undefined): Evidence {
  const token = /^lit-ratelimitincrease:\/\/([0-9]+)$/.exec(use.resource)?.[1];
  if (owner === undefined || token === undefined) return evidence ?? {};
  return { ...evidence, tokenOwners: [...(evidence?.tokenOwners ?? []), { token, owner }] };
}

/** Judges a use of an AuthSig that delegates. Nothing is counted: how often it was used is a fact that is stated. */
export function judgeUse(input: unknown, stated: StatedUse, options: VerifyOptions): Result<VerifiedDelegation> {
  return verifyDelegation(input, { ...options, use: stated.use, evidence: withOwner(stated, options.evidence) });
}

/** A ledger that knows how often everything was used, and keeps nothing. */
function ledgerAt(uses: bigint): UseLedger {
  return {
    used: () => uses,
    consume: (charges) => charges.every(({ limit }) => limit === undefined || uses < BigInt(limit)),
  };
}

/** What a use of a session is charged to. */
export interface UsedDelegation {
  readonly path: string;
  readonly charges: readonly UseCharge[];
}

/**
 * Judges a use of the delegations that came with a verified session: one that covers it suffices, and otherwise the issues
 * are those of the first.
 */
export function judgeSessionUse(
  { delegations }: Pick<VerifiedSession, 'delegations'>,
  stated: StatedUse,
  { now, evidence, profile, outcomes }: VerifyOptions,
): Result<UsedDelegation> {
  const { uses = 0n, ...use } = stated.use;
  const options = {
    now,
    ...(profile ? { profile } : {}),
    ...(outcomes ? { outcomes } : {}),
    evidence: withOwner(stated, evidence),
    use,
    ledger: ledgerAt(uses),
  };
  let refused: Result<UsedDelegation> | undefined;
  for (const delegation of delegations) {
    const judged = consumeSessionDelegation(delegation, options);
    if (judged.ok) return { ok: true, value: { path: delegation.path, charges: judged.value } };
    refused ??= judged;
  }
  if (refused) return refused;
  const message = 'expected a delegation that covers the use, found a session without any that holds';
  return {
    ok: false,
    issues: [{ rule: 'capability.resource', path: '/signedMessage/capabilities', message }],
  };
}

/** Phrases a use that is covered, in lines for a person. */
export function usedLines(
  stated: StatedUse,
  { grants, charges }: Pick<VerifiedDelegation, 'grants' | 'charges'>,
): readonly string[] {
  const { resource, ...facts } = stated.use;
  const said = Object.entries(facts).map(([name, fact]) => `${name} ${fact}`);
  const counted = charges.map(({ limit }) => `counted, of ${limit ?? 'any number of'} uses`);
  return [
    [resource, ...said, ...(stated.owner === undefined ? [] : [`owner ${stated.owner}`])].join(', '),
    ...grants.map((cell) => `covered by ${formatCell(cell)}`),
    ...counted,
  ];
}
