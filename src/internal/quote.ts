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
