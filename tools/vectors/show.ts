// How values are spelled in the words of a vector.
import type { Input } from './vector.js';

/** JSON text in ASCII, so that it can be read whatever characters it is about. */
export const show = (value: unknown): string =>
  JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const shown = (value: unknown): string => (Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : show(value));

/** Members with their values; one that is undefined is left out. */
export const describe = (change: Input): string =>
  Object.entries(change)
    .map(([member, value]) => (value === undefined ? `${member} left out` : `${member}: ${shown(value)}`))
    .join(', ');
