import { isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { rules } from '../rule.js';
import { excerpt, type Fault, named } from './fault.js';
import { codeLimit } from './native.js';
import type { Vector } from './vector.js';

/** Leads from the codes of native errors to rules; null where nobody has said yet. It explains a verdict and changes none. */
export type Mapping = Readonly<Record<string, string | null>>;

/** How many codes a mapping may have: more are no codes but messages. */
const mostCodes = 1000;

/** Parses a mapping; `name` is what messages call it, and `suggest` says which rule may have been meant. */
export function parseMapping(
  text: string | Uint8Array,
  name: string,
  suggest: (rule: string) => string = () => '',
): { readonly mapping: Mapping } | Fault {
  const fault = (message: string): Fault => ({
    fault: `${excerpt(name)}: expected a JSON object of native codes with rule ids or null such as {"E_NONCE": "siwe.nonce"}: ${message}`,
  });
  const json = parseJson(text, { bytes: 1024 * 1024, depth: 2 });
  if (!json.ok) return fault(`${json.reason} at offset ${json.offset}`);
  if (!isPlainObject(json.value)) return fault(`found ${named(json.value)}`);
  const entries = Object.entries(json.value);
  if (entries.length > mostCodes) return fault(`expected at most ${mostCodes} codes, found ${entries.length}`);
  for (const [code, rule] of entries) {
    if (code.length > codeLimit) return fault(`${excerpt(code, 80)} is longer than ${codeLimit} characters`);
    if (rule === null || (typeof rule === 'string' && Object.hasOwn(rules, rule))) continue;
    return fault(`${excerpt(code, 80)} leads to no rule${suggest(typeof rule === 'string' ? excerpt(rule, 80) : '')}`);
  }
  return { mapping: json.value as Mapping };
}

/** The rule that a code leads to. */
export function ruleOfCode(mapping: Mapping, code: string | undefined): string | undefined {
  return code !== undefined && Object.hasOwn(mapping, code) ? (mapping[code] ?? undefined) : undefined;
}

/** A native code that explained no verdict: how often, where, and which rules were expected there. */
export interface UnmappedCode {
  readonly code: string;
  readonly count: number;
  /** The id of the first vector. */
  readonly example: string;
  /** Rules with how often each was expected, the most frequent first. */
  readonly expected: readonly (readonly [rule: string, count: number])[];
}

/** What became of a vector, as far as codes are looked for in it. */
interface Unexplained {
  readonly vector: Pick<Vector, 'id'>;
  readonly outcome: string;
  readonly unmapped?: readonly (readonly [code: string, rule: string])[];
}

/** Lists the codes that came with right verdicts and led to no rule, the most frequent first. */
export function unmappedCodes(results: readonly Unexplained[]): readonly UnmappedCode[] {
  const found = new Map<string, { count: number; readonly example: string; readonly rules: Map<string, number> }>();
  for (const { vector, outcome, unmapped = [] } of results) {
    if (outcome !== 'pass-unexplained') continue;
    for (const [code, rule] of unmapped) {
      const row = found.get(code) ?? { count: 0, example: vector.id, rules: new Map<string, number>() };
      found.set(code, row);
      row.count++;
      row.rules.set(rule, (row.rules.get(rule) ?? 0) + 1);
    }
  }
  return [...found]
    .map(([code, { count, example, rules: expected }]) => {
      return { code, count, example, expected: [...expected].sort(([, a], [, b]) => b - a) };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Writes a mapping to fill in: what is known already, and every other code with null. */
export function formatMapping(known: Mapping, codes: readonly UnmappedCode[]): string {
  const fresh = codes.filter(({ code }) => !Object.hasOwn(known, code)).map(({ code }) => [code, null] as const);
  const entries = [...Object.entries(known), ...fresh].slice(0, mostCodes);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
