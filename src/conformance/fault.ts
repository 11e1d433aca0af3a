/** A failure of the harness: nothing was measured, and `fault` says what to do about it. */
export interface Fault {
  readonly fault: string;
}

/** Says whether a value is a failure of the harness. */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

/** Cuts text of others for a message; says how much was cut. */
export function excerpt(text: string, most: number = 120): string {
  if (text.length <= most) return text;
  // A cut inside a surrogate pair would leave half a character.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}

/** Names a JSON value for a message. */
export function named(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(excerpt(value, 80));
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
