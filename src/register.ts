import { readFileSync } from 'node:fs';
import { isPlainObject } from './internal/json.js';
import { published } from './published.js';

/** How strong the obligation of a rule is. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** What the specification says about one rule: a row of `spec/rules.json`. */
export interface RegisterRow {
  readonly level: Level;
  /** The document that states the rule, and its sentence. */
  readonly document: string;
  readonly sentence: string;
  /** The clauses that it comes from, and the words of the clause. */
  readonly source: readonly string[];
  readonly quote?: string;
  /** Whose duty it is. */
  readonly role?: string;
  /** What a verifier does when the rule is off. */
  readonly off?: string;
  /** Why the rule is usually broken, and what to do about it. */
  readonly cause?: string;
  readonly remedy?: string;
  /** What is at stake where the rule is missing. */
  readonly risk?: readonly string[];
}

/** The rows by rule id. */
export type Register = ReadonlyMap<string, RegisterRow>;

const levels: readonly unknown[] = ['MUST', 'SHOULD', 'MAY'];

/** The members that are text where they are there. */
const texts: readonly string[] = ['quote', 'role', 'off', 'cause', 'remedy'] satisfies readonly (keyof RegisterRow)[];

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Reads a row; a member that is not what it should be counts as absent, and others stay as they are. */
function rowOf(row: Readonly<Record<string, unknown>>): RegisterRow {
  const { level, document, sentence, source, risk, ...rest } = row;
  return {
    ...Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => !texts.includes(name) || typeof value === 'string'),
    ),
    level: levels.includes(level) ? (level as Level) : 'MUST',
    document: String(document ?? ''),
    sentence: String(sentence ?? ''),
    source: listed(source),
    risk: listed(risk),
  };
}

/**
 * Loads the register of rules that is generated from the specification; empty when it cannot be read, because no verdict
 * depends on it. Every rule then counts as a MUST.
 */
export function loadRegister(from: URL = new URL('../spec/rules.json', import.meta.url)): Register {
  try {
    const { rules } = JSON.parse(readFileSync(from, 'utf8')) as { readonly rules: readonly unknown[] };
    return new Map(
      rules.flatMap((row, index): readonly (readonly [string, RegisterRow])[] => {
        if (!isPlainObject(row) || typeof row.id !== 'string') return [];
        return [[row.id, rowOf({ ...row, ...published?.register[index] })]];
      }),
    );
  } catch {
    return new Map();
  }
}

/** The level of each rule. */
export function levelsOf(register: Register): ReadonlyMap<string, Level> {
  return new Map([...register].map(([id, { level }]) => [id, level]));
}
