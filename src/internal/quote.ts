const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Quotes text for a message: at most 80 characters, what cannot be seen escaped. */
export function quote(text: string): string {
  return quoteAtMost(80, text);
}

/** Quotes text for a message with a bound of its own. */
export function quoteAtMost(most: number, text: string): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return JSON.stringify(cut).replace(invisible, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Tells any value in a message: text quoted, an object by its kind, `nothing` where there is none. `String` is not total: it throws for an object, or an array of one, whose
 * own `toString` is no function, and strangers send such objects.
 */
export function tell(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
