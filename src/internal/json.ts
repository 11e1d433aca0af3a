import { sortUtf8 } from './bytes.js';

export { quote, quoteAtMost } from './quote.js';

/** Appends keys to a JSON Pointer (RFC 6901). */
export function pointer(path: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (joined, key) => `${joined}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    path,
  );
}

/** Says whether a value is an object that JSON could have made: neither an array nor an instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Object.prototype of another realm has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
