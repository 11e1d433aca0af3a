import { sortUtf8 } from './bytes.js';

export { quote, quoteAtMost, tell } from './quote.js';

/** Appends keys to a JSON Pointer (RFC 6901). */
export function pointer(path: string, ...keys: readonly (string | number)[]): string {
  let joined = path;
  for (const key of keys) joined += `/${typeof key === 'string' ? stepOf(key) : key}`;
  return joined;
}

function stepOf(key: string): string {
  const step = key.includes('~') ? key.replaceAll('~', '~0') : key;
  return step.includes('/') ? step.replaceAll('/', '~1') : step;
}

/** Says whether a value is an object that JSON could have made: neither an array nor an instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Object.prototype of another realm has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Says what a value is and never what it says: signatures and secrets end up in the wrong member too. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'string') return value === '' ? 'an empty string' : `a string of length ${value.length}`;
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'object' && !isPlainObject(value)) return 'an instance of a class';
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/**
 * Writes a value as RFC 8785 does, but with keys in UTF-8 byte order.
 *
 * The two orders differ beyond the BMP only. A lone surrogate is escaped. Throws TypeError for what is no JSON value.
 */
export function canonicalJson(value: unknown): string {
  const open: { readonly container: object; readonly keys: readonly string[] | undefined; next: number }[] = [];
  const within = new Set<object>();
  let text = '';
  let current = value;
  for (;;) {
    if (Array.isArray(current) || isPlainObject(current)) {
      if (within.has(current)) throw new TypeError('a JSON value cannot contain itself');
      const keys = Array.isArray(current) ? undefined : sortUtf8(Object.keys(current));
      within.add(current);
      open.push({ container: current, keys, next: 0 });
      text += keys ? '{' : '[';
    } else text += scalarText(current);

    let frame = open.at(-1);
    while (frame && frame.next === (frame.keys ?? (frame.container as unknown[])).length) {
      text += frame.keys ? '}' : ']';
      within.delete(frame.container);
      open.pop();
      frame = open.at(-1);
    }
    if (!frame) return text;
    if (frame.next > 0) text += ',';
    const key = frame.keys ? (frame.keys[frame.next] as string) : frame.next;
    if (typeof key === 'string') text += `${JSON.stringify(key)}:`;
    current = (frame.container as Record<string | number, unknown>)[key];
    frame.next++;
  }
}

function scalarText(value: unknown): string {
  // JSON.stringify writes numbers (-0 as 0) and strings exactly as RFC 8785, sections 3.2.2.2 and 3.2.2.3, asks.
  const scalar = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!scalar) throw new TypeError(`a ${typeof value} is not a JSON value`);
  return JSON.stringify(value);
}
