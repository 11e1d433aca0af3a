import { compareUtf8, fromUtf8, isLongerUtf8, isWellFormed, looseUtf8, utf8Length } from './bytes.js';
import { pointer } from './json.js';
import { type Fault, fault, found, readScalar, readString } from './json-token.js';
import { quote } from './quote.js';

/** Bounds a JSON text: UTF-8 bytes, levels of arrays and objects (a scalar has none), and values of any kind. */
export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly values?: number;
}

/** Names the first object, in document order, whose keys are not in UTF-8 byte order, and its first key out of place. */
export interface Disorder {
  /** The JSON Pointer of the object. */
  readonly path: string;
  readonly key: string;
  /** Where the key stands in the text, in UTF-16 units. */
  readonly offset: number;
}

/** Tells what became of a JSON text; offsets are UTF-16 units of the decoded text. */
export type JsonText = { readonly ok: true; readonly value: unknown; readonly disorder?: Disorder } | Fault;

/** An array or object that is still open. */
interface Frame {
  /** Where its bracket stands. */
  readonly start: number;
  readonly items: unknown[] | undefined;
  /** Undefined for an array: a table for each would cost a hundred bytes of memory for two bytes of text. */
  readonly members: Record<string, unknown> | undefined;
  /** The key whose value is due. */
  key: string;
  /** The newest key that had not stood before. */
  last: string | undefined;
  ordered: boolean;
}

/** The nesting that the loose reader still follows, so that whoever walks its values recursively is safe. */
const looseDepth = 1_000;

const loneSurrogate = /\p{Cs}/u;

/**
 * Reads JSON text strictly: RFC 8259 in fatal UTF-8, without BOM, lone surrogates (raw or escaped) and duplicate keys,
 * within the limits, with numbers of a magnitude up to 2^53-1.
 *
 * Objects have no prototype at any level, so that `__proto__` is a key like any other. Iterative: the nesting costs no stack.
 */
export function parseJson(text: string | Uint8Array, limits: JsonLimits): JsonText {
  const long = typeof text === 'string' ? isLongerUtf8(text, limits.bytes) : text.length > limits.bytes;
  if (long) return fault(0, `expected at most ${limits.bytes} bytes, found more`);
  const decoded = typeof text === 'string' ? text : fromUtf8(text);
  if (decoded === undefined) return fault(notUtf8(text as Uint8Array), 'expected UTF-8, found another byte');
  if (decoded.startsWith('\uFEFF')) return fault(0, 'expected no byte order mark');
  const lone = isWellFormed(decoded) ? -1 : decoded.search(loneSurrogate);
  if (lone >= 0) return fault(lone, 'expected well-formed Unicode, found a lone surrogate');
  return scan(decoded, limits);
}

/**
 * Reads JSON text as lenient readers do, which is the off-state of `json.text`: the last duplicate wins, a BOM is dropped,
 * bad UTF-8 becomes U+FFFD, no limits, numbers rounded (to the largest finite one at most). Not ok when it is not JSON
 * or nested deeper than 1,000 levels.
 */
export function looseJsonText(text: string | Uint8Array): JsonText {
  const decoded = typeof text === 'string' ? text : looseUtf8(text);
  return scan(decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded, undefined);
}

/** Reads JSON text as {@link looseJsonText} does; undefined when it cannot. */
export function looseJson(text: string | Uint8Array): unknown {
  const read = looseJsonText(text);
  return read.ok ? read.value : undefined;
}

/** Finds the first character of the leniently decoded text that the bytes do not spell. */
function notUtf8(bytes: Uint8Array): number {
  const text = looseUtf8(bytes);
  let position = 0;
  let offset = 0;
  for (const char of text) {
    const spelled = bytes[position] === 0xef && bytes[position + 1] === 0xbf && bytes[position + 2] === 0xbd;
    if (char === '\uFFFD' && !spelled) break;
    position += utf8Length(char);
    offset += char.length;
  }
  return offset;
}

function skipSpace(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
}

/** The codes of what stands between values. */
const [quotation, comma, colon, openList, openObject, closeList, closeObject] = Array.from('",:[{]}', (mark) =>
  mark.charCodeAt(0),
) as [number, number, number, number, number, number, number];

/** Reads a whole text; without limits it reads loosely. */
function scan(text: string, limits: JsonLimits | undefined): JsonText {
  const strict = limits !== undefined;
  const depth = limits?.depth ?? looseDepth;
  const values = limits?.values ?? Number.POSITIVE_INFINITY;
  let count = 0;
  const frames: Frame[] = [];
  /** The innermost frame. */
  let frame: Frame | undefined;
  let first: (Disorder & { readonly start: number }) | undefined;
  let at = skipSpace(text, 0);

  /** Notes the first key out of place of an object, if no object that starts earlier has one. */
  const noteDisorder = (within: Frame, key: string, offset: number): void => {
    within.ordered = false;
    // An inner object can be seen to be out of order before the outer one that starts earlier.
    if (first && within.start >= first.start) return;
    const keys = frames.slice(0, -1).map((outer) => outer.items?.length ?? outer.key);
    first = { path: pointer('', ...keys), key, offset, start: within.start };
  };

  /** Reads a key and its colon into the innermost object. */
  const readKey = (within: Frame, members: Record<string, unknown>): Fault | undefined => {
    const start = skipSpace(text, at);
    if (text.charCodeAt(start) !== quotation) return fault(start, `expected a key, ${found(text, start)}`);
    const token = readString(text, start, strict);
    if (!token.ok) return token;
    const key = token.value as string;
    // No member is undefined, and none is inherited.
    if (members[key] !== undefined) {
      if (strict) return fault(start, `expected each key once, found ${quote(key)} again`);
    } else {
      if (within.ordered && within.last !== undefined && compareUtf8(key, within.last) < 0) {
        noteDisorder(within, key, start);
      }
      within.last = key;
    }
    within.key = key;
    at = skipSpace(text, token.end);
    if (text.charCodeAt(at) !== colon) return fault(at, `expected a colon, ${found(text, at)}`);
    at = skipSpace(text, at + 1);
    return undefined;
  };

  for (;;) {
    let value: unknown;
    if (++count > values) return { ...fault(at, `expected at most ${values} values, found more`), crowded: true };
    const code = text.charCodeAt(at);
    if (code === openObject || code === openList) {
      if (frames.length >= depth) return fault(at, `expected at most ${depth} levels of nesting, found more`);
      const items: unknown[] | undefined = code === openList ? [] : undefined;
      const members: Record<string, unknown> | undefined = items ? undefined : Object.create(null);
      const start = at;
      at = skipSpace(text, at + 1);
      if (text.charCodeAt(at) !== (items ? closeList : closeObject)) {
        frame = { start, items, members, key: '', last: undefined, ordered: true };
        frames.push(frame);
        const broken = members && readKey(frame, members);
        if (broken) return broken;
        continue;
      }
      at++;
      value = items ?? members;
    } else {
      const token = code === quotation ? readString(text, at, strict) : readScalar(text, at, strict);
      if (!token.ok) return token;
      at = token.end;
      value = token.value;
    }

    // A value is complete: it goes into its container, and may complete that one too.
    for (;;) {
      at = skipSpace(text, at);
      if (!frame) {
        if (at < text.length) return fault(at, `expected the end of the text, ${found(text, at)}`);
        if (!first) return { ok: true, value };
        return { ok: true, value, disorder: { path: first.path, key: first.key, offset: first.offset } };
      }
      const { members } = frame;
      if (members) members[frame.key] = value;
      else frame.items?.push(value);
      const next = text.charCodeAt(at);
      if (next === comma) {
        at = skipSpace(text, at + 1);
        const broken = members && readKey(frame, members);
        if (broken) return broken;
        break;
      }
      if (next !== (members ? closeObject : closeList)) {
        return fault(at, `expected a comma or "${members ? '}' : ']'}", ${found(text, at)}`);
      }
      at++;
      frames.pop();
      value = frame.items ?? frame.members;
      frame = frames[frames.length - 1];
    }
  }
}
