// What words and strings in the notation of programs say: escapes, and blocks of several lines.
import { fromUtf8 } from '../internal/bytes.js';

/** One sign after a backslash that stands for another one. */
export const escapes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\n': '',
});

/** Words that are values, and what JSON has for them; undefined is left out of an object. */
export const words: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  nil: 'null',
  undefined: undefined,
});

/** Escapes that are a byte each, in hex or in octal digits. */
export const byteEscapes: RegExp = /(?:\\x[0-9a-fA-F]{2}|\\[0-3][0-7]{2})+/y;

/** Reads a run of escapes that are a byte each: what they say in UTF-8, or the characters of their numbers. */
export function readByteEscapes(run: string): string {
  const codes = (run.match(/x..|[0-7]{3}/g) ?? []).map((each) =>
    each.startsWith('x') ? Number.parseInt(each.slice(1), 16) : Number.parseInt(each, 8),
  );
  return fromUtf8(Uint8Array.from(codes)) ?? codes.map((code) => String.fromCharCode(code)).join('');
}

/**
 * What a string of several lines says that stands between three quotation marks. A line feed behind the first mark is none
 * of it. Where the last mark is indented, so is the rest, and the line feed before it is none of it either.
 */
export function readBlock(held: string): string {
  const inside = held.replace(/^[ \t]*\r?\n/, '');
  const lines = inside.split('\n');
  const last = lines.at(-1) ?? '';
  const isIndented =
    last !== '' && last.trim() === '' && lines.every((line) => line.slice(0, last.length).trim() === '');
  return isIndented
    ? lines
        .slice(0, -1)
        .map((line) => line.slice(last.length))
        .join('\n')
    : inside;
}

/** Says that what was to be read cannot be, and where. */
export class Unreadable extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** A value that was not waited for, as Node.js and browsers show it; `String(value)` writes less of it. */
export const promise: RegExp =
  /\{\s{0,8}(?:<pending>|<(?:fulfilled|rejected)>:?[^{}\n]{0,400}|\[\[[^{}]{0,400}|'[^'\n]{0,4000}'|"[^"\n]{0,4000}"|undefined)?\s{0,8}\}/y;
