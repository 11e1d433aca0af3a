// JavaScript and Python notation: what consoles print and what people write by hand where JSON is wanted.
import { placeOf } from './piece.js';
import { byteEscapes, escapes, promise, readBlock, readByteEscapes, Unreadable, words } from './strings.js';

/** What a text in the notation of a program says, as JSON; or why it does not. */
export type Notation =
  | { readonly ok: true; readonly json: string; readonly slip?: string }
  | { readonly ok: false; readonly offset: number; readonly reason: string };

const deepest = 64;
const space = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const word = /[A-Za-z_$][\w$]*/y;
const number = /[-+]?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)n?(?![\w$])/y;
const plain: Readonly<Record<string, RegExp>> = { '"': /[^"\\\n]*/y, "'": /[^'\\\n]*/y, '`': /[^`\\$]*/y };
const cut = (mark: string): string =>
  `a console printed ${mark} for what it left out: print it with JSON.stringify(value)`;

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
    // What other languages put in front of a map, and consoles in front of what refers to itself.
    if (
      this.take(/(?:[%#&@](?=[\w{[])|<ref \*[0-9]{1,4}> |\[\w{1,40}: null prototype\] (?=[{[])|new (?=[A-Z]))+/y) !== ''
    )
      this.foreign = true;
    const buffer = this.take(/<Buffer(?: [0-9a-f]{2})+>/y);
    if (buffer !== '') return this.bytes(buffer);
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
    this.take(/\.(?:createF|f)rom\w{0,16}(?=\()|\([0-9]+\)(?=\s*[[{])/y);
    this.skip();
    const next = this.text[this.at];
    if (next === '(') return this.call(depth);
    if (name === 'Promise' && this.take(promise) !== '') return '"[object Promise]"';
    if (next === '{') return this.members(depth);
    if (next === '[') return this.items(depth);
    this.at -= name.length;
    throw this.fail('expected a value');
  }

  private bytes(buffer: string): string {
    this.foreign = true;
    return JSON.stringify(`0x${buffer.slice(7, -1).replaceAll(' ', '')}`);
  }

  /** What a call makes a value of: `ObjectId("...")` is its text, `AuthSig(sig='...', address='...')` an object. */
  private call(depth: number): string | undefined {
    const members: string[] = [];
    const values: (string | undefined)[] = [];
    this.entries(')', () => {
      const name = this.take(/[A-Za-z_]\w*(?=\s?=(?!=))/y);
      if (name !== '') this.take(/\s?=/y);
      const value = this.value(depth + 1);
      if (name === '') values.push(value);
      else if (value !== undefined) members.push(`${JSON.stringify(name)}:${value}`);
    });
    if (members.length > 0) return `{${members.join(',')}}`;
    return values.find((value) => value?.startsWith('"')) ?? values[0];
  }

  private numeral(digits: string): string {
    if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(digits)) return digits;
    this.foreign = true;
    return String(Number(digits.replace(/n$/, '')));
  }

  /** Strings in one or several pieces: `'a' +\n 'b'`, or one below the other as in Python. */
  private strings(): string {
    const pieces = [this.string()];
    for (;;) {
      const before = this.at;
      this.skip();
      const plus = this.text[this.at] === '+';
      if (plus) {
        this.at++;
        this.skip();
      }
      if (plain[this.text[this.at] ?? ''] && (plus || this.text.slice(before, this.at).includes('\n'))) {
        this.foreign = true;
        pieces.push(this.string());
      } else if (plus) throw this.fail('expected another piece of the string');
      else {
        this.at = before;
        break;
      }
    }
    const string = pieces.join('');
    if (/\S{8}…$/.test(string)) throw this.fail(cut('…'));
    return string;
  }

  private string(): string {
    const quoteMark = this.text[this.at] as string;
    if (quoteMark !== '"') this.foreign = true;
    if (quoteMark !== '`' && this.text.startsWith(quoteMark.repeat(3), this.at)) return this.block(quoteMark);
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

  /** A string of several lines between three quotation marks, with escapes between double ones. */
  private block(quoteMark: string): string {
    const mark = quoteMark.repeat(3);
    const end = this.text.indexOf(mark, this.at + 3);
    if (end < 0) throw this.fail('the text ends within a string');
    this.foreign = true;
    const text = readBlock(this.text.slice(this.at + 3, end));
    this.at = end + 3;
    // JSON in a block has escapes of its own, and between single marks there are none in any case.
    if (quoteMark === "'" || !text.includes('\\') || /^\s*[[{]/.test(text)) return text;
    const line = text.replaceAll('\n', '\\n').replace(/(^|[^\\])"/g, '$1\\"');
    return new Reader(`"${line}"`).stringAt(0)?.text ?? text;
  }

  private escape(): string {
    const run = this.take(byteEscapes);
    if (run !== '') {
      this.foreign = true;
      return readByteEscapes(run);
    }
    const kind = this.text[this.at + 1] ?? '';
    this.at += 2;
    if (kind !== 'u' && kind !== 'x') return escapes[kind] ?? kind;
    const hex = this.take(/[0-9a-fA-F]{4}/y);
    if (hex === '' || kind === 'x') throw this.fail('expected hex digits');
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
      /\.\.\. ?[0-9]* ?more (?:items?|characters?|entries)|\[(?:Object|Array|Getter|\w{1,40}: null prototype|Circular[^\]]{0,9})\](?! \{)|…/y;
    omitted.lastIndex = this.at;
    const found = omitted.exec(this.text)?.[0];
    if (found !== undefined) throw this.fail(cut(found));
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
      if (colon === ':' || (colon === '=' && !/[>=]/.test(this.text[this.at + 1] ?? ''))) this.at++;
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
    this.take(/:(?=[A-Za-z_])/y);
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
