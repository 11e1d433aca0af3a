// CACAOs as programs in Kotlin and Swift print them: `Cacao(header=Header(t=caip122), payload=Payload(iss=did:pkh:...`.
import { isPlainObject } from '../internal/json.js';
import { readStringAt } from './notation.js';
import type { Opened, Row } from './piece.js';

interface Value {
  readonly value: unknown;
  readonly end: number;
}

const deepest = 8;
const name = /([A-Za-z_]\w{0,39})(?:=|: )/y;
const start = /(?:[A-Za-z_]\w{0,39}\.){0,4}([A-Z]\w{0,39})\(|\[/y;

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Text without quotes ends before the next member or entry, or at the bracket that closes what it stands in. */
function plainAt(text: string, at: number, list: boolean): Value {
  let depth = 0;
  let end = at;
  for (; end < text.length; end++) {
    const character = text[end] as string;
    if ('(['.includes(character)) depth++;
    else if (')]'.includes(character) && --depth < 0) break;
    else if (character === ',' && text[end + 1] === ' ' && (list || exec(name, text, end + 2))) break;
  }
  const value = text.slice(at, end);
  return { value: value === 'null' || value === 'nil' ? undefined : value, end };
}

function valueAt(text: string, at: number, list: boolean, depth: number): Value | undefined {
  const string = text[at] === '"' ? readStringAt(text, at) : undefined;
  if (string) return { value: string.text, end: string.end };
  const [opened, type] = exec(start, text, at) ?? [];
  if (opened === undefined || depth > deepest) return plainAt(text, at, list);
  const members: Record<string, unknown> = Object.create(null);
  const items: unknown[] = [];
  let end = at + opened.length;
  for (;;) {
    const member = opened === '[' ? null : exec(name, text, end);
    const read = valueAt(text, end + (member?.[0].length ?? 0), member === null, depth + 1);
    if (!read) return undefined;
    if (member) members[member[1] as string] = read.value;
    else items.push(read.value);
    end = read.end;
    if (text.startsWith(', ', end)) end += 2;
    else if (text[end] === (opened === '[' ? ']' : ')')) break;
    else return undefined;
  }
  return { value: opened === '[' ? items : type === 'Optional' ? items[0] : { ...members }, end: end + 1 };
}

/** The members of a part, with the case of an enumeration without what it is one of. */
function typed(part: unknown): unknown {
  const t = isPlainObject(part) && typeof part.t === 'string' ? part.t : undefined;
  return t === undefined ? part : { ...(part as object), t: t.slice(t.lastIndexOf('.') + 1).toLowerCase() };
}

export const dataClass: Row = {
  name: 'data-class',
  example: 'Cacao(header=Header(t=caip122), payload=Payload(iss=did:pkh:...), signature=Signature(...))',
  open: (text): Opened[] =>
    [...text.matchAll(/\bCacao\((?=h(?:eader)?(?:=|: ))/g)].slice(0, 16).flatMap(({ index }) => {
      const { value } = valueAt(text, index, false, 0) ?? {};
      if (!isPlainObject(value)) return [];
      const { header, payload, signature, h = header, p = payload, s = signature } = value;
      return [{ piece: JSON.stringify({ h: typed(h), p, s: typed(s) }), step: 'a CACAO as a program prints it' }];
    }),
};
