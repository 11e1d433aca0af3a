/**
 * What became of a text that no rule of the specification speaks of: its value, or what was expected and found. An object in
 * both cases, and so true in every condition: look at `ok`.
 */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };
