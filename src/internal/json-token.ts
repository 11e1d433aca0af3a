import { isWellFormed } from './bytes.js';
import { quote } from './quote.js';

/** Where a text is no JSON, and why. */
export interface Fault {
  readonly ok: false;
  readonly offset: number;
  readonly reason: string;
  /** Set when there are more values than the limits admit: a loose reader would make all of them. */
  readonly crowded?: true;
}

/** A value without members that was read, and where it ends. */
export interface Token {
  readonly ok: true;
  readonly value: unknown;
  readonly end: number;
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /[-+.\w]+/y;
const plainText = /[ !#-[\]-\uffff]*/y;
const literals: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
/** What may follow a backslash, `u` aside. */
const escapes = '"\\/bfnrt';

/** Says what is wrong at an offset. */
export function fault(offset: number, reason: string): Fault {
  return { ok: false, offset, reason };
}

/** Names what stands at an offset. */
export function found(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? 'found the end of the text' : `found ${quote(String.fromCodePoint(point))}`;
}

/** Reads a number or a literal. */
export function readScalar(text: string, at: number, strict: boolean): Token | Fault {
  const first = text.charCodeAt(at);
  const digit = (first >= 0x30 && first <= 0x39) || first === 0x2d;
  for (const [literal, value] of digit ? [] : literals) {
    if (text.startsWith(literal, at)) return { ok: true, value, end: at + literal.length };
  }
  word.lastIndex = at;
  const written = word.exec(text)?.[0];
  if (written === undefined) return fault(at, `expected a value, ${found(text, at)}`);
  number.lastIndex = at;
  if (number.exec(text)?.[0] !== written) return fault(at, `expected a value, found ${quote(written)}`);
  const value = Number(written);
  if (strict && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    return fault(at, `expected a number between -(2^53-1) and 2^53-1, found ${quote(written)}`);
  }
  // The loose reader stays finite, so that its values can be written again.
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
  return { ok: true, value: finite, end: at + written.length };
}

/** As much of a string as is looked through unit by unit: most are short, and to begin with a pattern takes as long. */
const shortString = 32;

/** Finds where plain text ends. */
function endOfPlain(text: string, start: number): number {
  const most = Math.min(text.length, start + shortString);
  for (let at = start; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c || code < 0x20) return at;
  }
  plainText.lastIndex = most;
  plainText.test(text);
  return plainText.lastIndex;
}

/** Finds the quotation mark at or behind an offset that no backslash stands for; -1 when there is none. */
function endOfEscaped(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (before > start && text.charCodeAt(before - 1) === 0x5c) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return -1;
}

/**
 * Reads a string as the platform does, whose grammar for it is the same: twice as fast for one that is all escapes (measured). One
 * without escapes is what stands there. Undefined where a fault has to be found and placed.
 */
function readSoundString(text: string, start: number, strict: boolean): Token | undefined {
  const plain = endOfPlain(text, start + 1);
  const code = text.charCodeAt(plain);
  // Whether the whole text is Unicode was seen before: only an escape can make a surrogate that stands alone.
  if (code === 0x22) return { ok: true, value: text.slice(start + 1, plain), end: plain + 1 };
  // Behind the plain text stands the first backslash, or the string has no end or a control character.
  const end = code === 0x5c ? endOfEscaped(text, plain) : -1;
  if (end < 0) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    if (typeof value === 'string' && (!strict || isWellFormed(value))) return { ok: true, value, end: end + 1 };
  } catch {
    // An escape that there is not, or a control character.
  }
  return undefined;
}

/** Reads a string, from its quotation mark on. */
export function readString(text: string, start: number, strict: boolean): Token | Fault {
  return readSoundString(text, start, strict) ?? faultIn(text, start, strict);
}

/** Finds what is wrong with a string that cannot be read, character by character. */
function faultIn(text: string, start: number, strict: boolean): Fault {
  let at = start + 1;
  for (;;) {
    plainText.lastIndex = at;
    plainText.test(text);
    at = plainText.lastIndex;
    const code = text.charCodeAt(at);
    if (code < 0x20) return fault(at, `expected an escape, ${found(text, at)} in a string`);
    if (code !== 0x5c) return fault(at, 'expected the end of a string, found the end of the text');
    const next = text[at + 1] ?? '';
    if (next !== '' && escapes.includes(next)) {
      at += 2;
      continue;
    }
    const unit = escapedUnit(text, at);
    if (unit === undefined) return fault(at, `expected an escape, found ${quote(text.slice(at, at + 6))}`);
    const low = unit >= 0xd800 && unit < 0xdc00 ? escapedUnit(text, at + 6) : undefined;
    const pair = low !== undefined && low >= 0xdc00 && low < 0xe000;
    if (strict && unit >= 0xd800 && unit < 0xe000 && !pair) {
      return fault(at, `expected a pair of surrogates, found ${quote(text.slice(at, at + 6))} alone`);
    }
    at += pair ? 12 : 6;
  }
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Reads `\uXXXX`; undefined when it does not stand there. */
function escapedUnit(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== 0x5c || text.charCodeAt(at + 1) !== 0x75) return undefined;
  let unit = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = hexDigit(text.charCodeAt(i));
    if (digit < 0) return undefined;
    unit = unit * 16 + digit;
  }
  return unit;
}
