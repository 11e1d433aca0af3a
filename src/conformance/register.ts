import { readFileSync } from 'node:fs';
import { isPlainObject } from '../internal/json.js';
import type { Level } from './score.js';

/** What reports need of the register of rules. */
export interface RegisterRow {
  readonly level: Level;
  /** The document that states the rule, and its sentence. */
  readonly document: string;
  readonly sentence: string;
  /** The clauses that it comes from. */
  readonly source: readonly string[];
}

const levels: readonly unknown[] = ['MUST', 'SHOULD', 'MAY'];

/** Loads the register; empty when there is none, and every rule then counts as a MUST. */
export function loadRegister(
  from: URL = new URL('../../spec/rules.json', import.meta.url),
): ReadonlyMap<string, RegisterRow> {
  const rows = new Map<string, RegisterRow>();
  try {
    const { rules } = JSON.parse(readFileSync(from, 'utf8')) as { rules: readonly unknown[] };
    for (const row of rules) {
      if (!isPlainObject(row) || typeof row.id !== 'string') continue;
      const { id, level, document, sentence, source } = row;
      rows.set(id as string, {
        level: levels.includes(level) ? (level as Level) : 'MUST',
        document: String(document ?? ''),
        sentence: String(sentence ?? ''),
        source: Array.isArray(source) ? source.map(String) : [],
      });
    }
  } catch {
    return new Map();
  }
  return rows;
}

/** The level of each rule. */
export function levelsOf(register: ReadonlyMap<string, RegisterRow>): ReadonlyMap<string, Level> {
  return new Map([...register].map(([id, { level }]) => [id, level]));
}
