import { isWellFormed } from './bytes.js';
import { pointer } from './json.js';

/** A text that is no Unicode, and where it stands. */
export interface UnicodeFault {
  /** A JSON Pointer; of a key that of its object. */
  readonly path: string;
  readonly text: string;
}

/**
 * Finds the first string or key of a value, in document order, that holds a lone surrogate. Iterative, and each object once: a value that a
 * caller hands in may be deep, and may contain itself.
 */
export function unicodeFault(value: unknown): UnicodeFault | undefined {
  // What is not found again was changed in between, by a getter of the caller's: it is no text that anybody could trust.
  return isSound(value) ? undefined : (locate(value) ?? { path: '', text: '' });
}

/** The same as a yes or no: nobody has to know where the sound strings of a sound value stand. */
function isSound(value: unknown): boolean {
  if (typeof value === 'string') return isWellFormed(value);
  if (typeof value !== 'object' || value === null) return true;
  const open: object[] = [value];
  const seen = new Set<object>(open);
  for (let found = open.pop(); found; found = open.pop()) {
    for (const name of Object.keys(found)) {
      if (!isWellFormed(name)) return false;
      const member = (found as Readonly<Record<string, unknown>>)[name];
      if (typeof member === 'string') {
        if (!isWellFormed(member)) return false;
      } else if (typeof member === 'object' && member !== null && !seen.has(member)) {
        seen.add(member);
        open.push(member);
      }
    }
  }
  return true;
}

function locate(value: unknown): UnicodeFault | undefined {
  const open: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }];
  const seen = new Set<object>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value: found } = next;
    if (typeof found === 'string' && !isWellFormed(found)) return { path, text: found };
    if (typeof found !== 'object' || found === null || seen.has(found)) continue;
    seen.add(found);
    const entries = Object.entries(found);
    const key = entries.find(([name]) => !isWellFormed(name));
    if (key) return { path, text: key[0] };
    for (const [name, member] of entries.reverse()) {
      if (typeof member === 'string' ? !isWellFormed(member) : typeof member === 'object') {
        open.push({ path: pointer(path, name), value: member });
      }
    }
  }
  return undefined;
}
