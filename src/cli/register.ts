import { readFile } from 'node:fs/promises';

/** What the specification says about one rule: a row of `spec/rules.json`. */
export interface RegisterRow {
  readonly id: string;
  /** The document that states the rule. */
  readonly document?: unknown;
  readonly level?: unknown;
  readonly role?: unknown;
  /** The normative sentence. */
  readonly sentence?: unknown;
  /** The clause it comes from, and its words. */
  readonly source?: unknown;
  readonly quote?: unknown;
  readonly proof?: unknown;
  /** What a verifier does when the rule is off. */
  readonly off?: unknown;
  /** Why the rule is usually broken, and what to do about it. */
  readonly cause?: unknown;
  readonly remedy?: unknown;
  readonly risk?: unknown;
}

/** The rows by rule id. */
export type Register = ReadonlyMap<string, RegisterRow>;

/**
 * Loads the register of rules that is generated from the specification; empty when it cannot be read, because a
 * verdict does not depend on it.
 */
export async function loadRegister(from: URL = new URL('../../spec/rules.json', import.meta.url)): Promise<Register> {
  try {
    const { rules } = JSON.parse(await readFile(from, 'utf8')) as { rules: readonly RegisterRow[] };
    return new Map(rules.map((row) => [row.id, row]));
  } catch {
    return new Map();
  }
}

/** Reads a member of a row as text: a list is joined, what is absent or empty is undefined. */
export function said(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (Array.isArray(value))
    return said(
      value
        .map((item) => said(item) ?? '')
        .filter(Boolean)
        .join(', '),
    );
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
