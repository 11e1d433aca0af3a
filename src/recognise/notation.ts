// JavaScript and Python notation: what consoles print and what people write by hand where JSON is wanted.
import { placeOf } from './piece.js';

/** What a text in the notation of a program says, as JSON; or why it does not. */
export type Notation =
  | { readonly ok: true; readonly json: string; readonly slip?: string }
  | { readonly ok: false; readonly offset: number; readonly reason: string };

const deepest = 64;
const space = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const word = /[A-Za-z_$][\w$]*/y;
const number = /[-+]?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)n?(?![\w$])/y;
const plain: Readonly<Record<string, RegExp>> = { '"': /[^"\\\n]*/y, "'": /[^'\\\n]*/y, '`': /[^`\\$]*/y };
const escapes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
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
const words: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: undefined,
});

class Unreadable extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** Reads one value; what is not JSON about it is counted, so that a slip is told from a notation. */
class Reader {
  private readonly text: string;
  private at = 0;
  private commas: number[] = [];
  private foreign = false;

  constructor(text: string) {
    this.text = text;
  }

  read(): { json: string; slip?: string } {
    const json = this.value(0);
    this.skip();
    if (this.text[this.at] === ';') this.at++;
    this.skip();
    if (this.at < this.text.length) throw this.fail('expected the end of the text');
    if (json === undefined) throw this.fail('expected a value');
    const [comma] = this.commas;
    const slip = comma === undefined || this.foreign ? undefined : `a comma too many at ${placeOf(this.text, comma)}`;
    return slip === undefined ? { json } : { json, slip };
  }

  /** Reads a string that stands somewhere in the text. */
  stringAt(at: number): { text: string; end: number } | undefined {
    this.at = at;
    if (!plain[this.text[at] ?? '']) return undefined;
    const text = this.strings();
    return { text, end: this.at };
  }

  private fail(reason: string): Unreadable {
    return new Unreadable(this.at, reason);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skip(): void {
    if (this.take(space).includes('/')) this.foreign = true;
  }

  private value(depth: number): string | undefined {
    this.skip();
    if (depth > deepest) throw this.fail(`expected at most ${deepest} levels`);
    const start = this.text[this.at] ?? '';
    if (start === '{') return this.members(depth);
    if (start === '[') return this.items(depth);
    if (plain[start]) return JSON.stringify(this.strings());
    const digits = this.take(number);
    if (digits !== '') return this.numeral(digits);
    const name = this.take(word);
    if (name === '') throw this.fail(start === '' ? 'the text ends too early' : 'expected a value');
    if (name in words) {
      if (!/^(?:true|false|null)$/.test(name)) this.foreign = true;
      return words[name];
    }
    return this.named(depth, name);
  }

  /** A value with the name of its class in front, as inspectors print it: `AuthSig { ... }`, `Map(1) { ... }`. */
  private named(depth: number, name: string): string | undefined {
    this.foreign = true;
    this.take(/\([0-9]+\)/y);
    this.skip();
    const next = this.text[this.at];
    if (next === '{') return this.members(depth);
    if (next === '[') return this.items(depth);
    this.at -= name.length;
    throw this.fail('expected a value');
  }

  private numeral(digits: string): string {
    if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(digits)) return digits;
    this.foreign = true;
    return String(Number(digits.replace(/n$/, '')));
  }

  /** Strings in one or several pieces: `'a' +\n 'b'`. */
  private strings(): string {
    const pieces = [this.string()];
    for (;;) {
      const before = this.at;
      this.skip();
      if (this.text[this.at] !== '+') {
        this.at = before;
        return pieces.join('');
      }
      this.at++;
      this.skip();
      if (!plain[this.text[this.at] ?? '']) throw this.fail('expected another piece of the string');
      this.foreign = true;
      pieces.push(this.string());
    }
  }

  private string(): string {
    const quoteMark = this.text[this.at] as string;
    if (quoteMark !== '"') this.foreign = true;
    const run = plain[quoteMark] as RegExp;
    this.at++;
    let string = '';
    for (;;) {
      string += this.take(run);
      const next = this.text[this.at];
      if (next === quoteMark) {
        this.at++;
        return string;
      }
      if (next === '\\') string += this.escape();
      else if (next === '$' && quoteMark === '`' && this.text[this.at + 1] !== '{') {
        string += next;
        this.at++;
      } else if (next === undefined) throw this.fail('the text ends within a string');
      else throw this.fail(next === '$' ? 'found a placeholder within a string' : 'found a line feed within a string');
    }
  }

  private escape(): string {
    const kind = this.text[this.at + 1] ?? '';
    const digits = { u: /[0-9a-fA-F]{4}/y, x: /[0-9a-fA-F]{2}/y }[kind];
    this.at += 2;
    if (!digits) return escapes[kind] ?? kind;
    const hex = this.take(digits);
    if (hex === '') throw this.fail('expected hex digits');
    if (kind === 'x') this.foreign = true;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  /** Entries up to a closing bracket, between commas. */
  private entries(close: string, entry: () => void): void {
    this.at++;
    for (;;) {
      this.skip();
      this.refuseOmitted();
      if (this.text[this.at] === close) break;
      entry();
      this.skip();
      const next = this.text[this.at];
      if (next === close) break;
      if (next !== ',') throw this.fail(next === undefined ? 'the text ends too early' : `expected "," or "${close}"`);
      const comma = this.at++;
      this.skip();
      if (this.text[this.at] === close) this.commas.push(comma);
    }
    this.at++;
  }

  /** Consoles leave out what is nested deeply or long, and what is left out cannot be judged. */
  private refuseOmitted(): void {
    const omitted =
      /\.\.\. ?[0-9]* ?more (?:items?|characters?|entries)|\[(?:Object|Array|Getter|Circular[^\]]{0,9})\]|…/y;
    omitted.lastIndex = this.at;
    const found = omitted.exec(this.text)?.[0];
    if (found !== undefined)
      throw this.fail(`a console printed ${found} for what it left out: print it with JSON.stringify(value)`);
  }

  private items(depth: number): string {
    this.refuseOmitted();
    const items: string[] = [];
    this.entries(']', () => items.push(this.value(depth + 1) ?? 'null'));
    return `[${items.join(',')}]`;
  }

  private members(depth: number): string {
    const members: string[] = [];
    this.entries('}', () => {
      const key = this.key();
      this.skip();
      const colon = this.text[this.at];
      if (colon === ':') this.at++;
      else if (this.text.startsWith('=>', this.at)) {
        this.at += 2;
        this.foreign = true;
      } else throw this.fail('expected ":"');
      this.skip();
      this.refuseOmitted();
      const value = this.value(depth + 1);
      if (value !== undefined) members.push(`${JSON.stringify(key)}:${value}`);
    });
    return `{${members.join(',')}}`;
  }

  private key(): string {
    if (plain[this.text[this.at] ?? '']) return this.string();
    this.foreign = true;
    const key = this.take(/[\w$]+/y);
    if (key === '') throw this.fail('expected the name of a member');
    return key;
  }
}

/**
 * Reads an object, an array or a string in the notation of JavaScript or Python and writes it as JSON. Members that stand
 * twice stay twice, so that a strict reader refuses them. A text that is JSON but for commas before a closing bracket is
 * read as well, and the comma is named as its slip.
 */
export function readNotation(text: string): Notation {
  try {
    const { json, slip } = new Reader(text).read();
    return { ok: true, json, ...(slip === undefined ? {} : { slip }) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, offset: error.offset, reason: error.message };
    throw error;
  }
}

/** Reads the string that begins at a place of a text, and says where it ends; undefined when none is whole there. */
export function readStringAt(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  try {
    return new Reader(text).stringAt(at);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
