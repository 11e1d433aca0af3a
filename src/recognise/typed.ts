// Values that stand under the names of their types, as databases and serialisers write them in JSON.
import { toHex } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { signatureOf } from './beside.js';
import { jsonOf } from './envelopes.js';
import type { Row } from './piece.js';

/** What a value becomes without its type, and the name of that; undefined for a value without one. */
type Untyped = { readonly value: unknown; readonly name: string } | undefined;

type Members = Readonly<Record<string, unknown>>;

/** Whether a member beside those that were read may hold a document, or half of one: it is not to be lost. */
const mayHold = (member: unknown): boolean =>
  typeof member === 'string'
    ? member.length > 40 && !/^0x[0-9a-fA-F]{64}$/.test(member)
    : typeof member === 'object' && member !== null;

/** Members that are the only one of an object, and hold its value. */
const tags: ReadonlySet<string> = new Set(
  'S N B M L BOOL stringValue integerValue booleanValue mapValue arrayValue bytesValue timestampValue fields values value $oid $numberLong $numberInt $date $binary base64 hex Value StringValue'.split(
    ' ',
  ),
);

/** What libraries write of a signature in parts, once and again. */
const parted: ReadonlySet<string> = new Set(
  'r s v yParity recovery recoveryParam networkV _vs yParityAndS compact _type'.split(' '),
);

const isByte = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256;

/** The fewest bytes that are worth a look: those of a signature. */
const fewest = 64;

const asHex = (bytes: readonly unknown[]): string => `0x${toHex(Uint8Array.from(bytes as number[]))}`;

/** Joins the lines of a text that stand in an array; undefined for any other array. */
export function joinLines(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length < 5 || !value.every((item) => typeof item === 'string')) return undefined;
  return value.join(value.slice(0, -1).every((line) => line.endsWith('\n')) ? '' : '\n');
}

/** An array of bytes, of the lines of a text, or of names with their values. */
function ofArray(value: readonly unknown[]): Untyped {
  if (value.length >= fewest && value.every(isByte)) return { value: asHex(value), name: 'a list of bytes' };
  const lines = joinLines(value);
  if (lines !== undefined) return { value: lines, name: 'a list of lines' };
  const pairs = value.map((item): readonly [string, unknown] | undefined => {
    if (!isPlainObject(item)) return undefined;
    const name = item.name ?? item.key ?? item.Name ?? item.Key;
    const held = item.value ?? item.Value;
    return typeof name === 'string' && held !== undefined ? [name, held] : undefined;
  });
  if (pairs.length < 2 || !pairs.every((pair) => pair !== undefined)) return undefined;
  const beside = value.flatMap((item, index) => {
    const { name: _, key: __, Name: ___, Key: ____, value: _____, Value: ______, ...rest } = item as Members;
    return Object.values(rest).some(mayHold) ? [[`beside entry ${index}`, rest] as const] : [];
  });
  const all = [...pairs, ...beside];
  // A name that stands twice says two things, and nobody knows which of them was meant.
  if (new Set(all.map(([name]) => name)).size < all.length) return undefined;
  return { value: Object.fromEntries(all), name: 'a list of names and values' };
}

function ofObject(value: Members): Untyped {
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && tags.has(only[0]) && entries.length === 1) return { value: only[1], name: only[0] };
  if (Array.isArray(value.data) && value.type === 'Buffer' && value.data.every(isByte))
    return { value: asHex(value.data), name: 'Buffer' };
  if (isPlainObject(value.$binary) || typeof value.$binary === 'string')
    return { value: value.$binary, name: '$binary' };
  if (typeof value.base64 === 'string' && 'subType' in value) return { value: value.base64, name: 'base64' };
  if (entries.length >= fewest && entries.every(([name, item], index) => name === String(index) && isByte(item)))
    return { value: asHex(entries.map(([, item]) => item)), name: 'a list of bytes' };
  const parts = [value.r, value.s, value.v ?? value.yParity ?? value.recovery ?? value.recoveryParam].map((part) =>
    typeof part === 'number' || typeof part === 'string' ? String(part).replace(/n$/, '') : undefined,
  );
  if (!parts.every((part) => part === undefined || /^(?:0x)?[0-9a-fA-F]{1,78}$/.test(part))) return undefined;
  const signature = signatureOf(parts[0], parts[1], parts[2]);
  if (signature === undefined) return undefined;
  const rest = Object.fromEntries(entries.filter(([name]) => !parted.has(name)));
  if (!Object.values(rest).some(mayHold)) return { value: signature, name: 'r, s and v' };
  // Where the object has another signature as a whole, neither is to be lost.
  const other = rest.signature;
  const isOther = other !== undefined && String(other).toLowerCase() !== signature;
  return {
    value: isOther ? { ...rest, 'signature of r, s and v': signature } : { ...rest, signature },
    name: 'r, s and v',
  };
}

/** The hex of the bytes that a value stands for, and what it was before JSON.stringify; undefined for any other value. */
export function bytesOfJson(value: unknown): { readonly hex: string; readonly was: string } | undefined {
  const read = Array.isArray(value) ? ofArray(value) : isPlainObject(value) ? ofObject(value) : undefined;
  const hex = /^0x((?:[0-9a-f]{2})+)$/.exec(String(read?.value))?.[1];
  return read && hex !== undefined
    ? { hex, was: read.name === 'a list of bytes' ? 'a Uint8Array' : read.name }
    : undefined;
}

/** Takes the types off a value and all in it; their names are collected. */
function untyped(value: unknown, names: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const read = Array.isArray(value) ? ofArray(value) : isPlainObject(value) ? ofObject(value) : undefined;
  if (read) {
    names.add(read.name);
    return untyped(read.value, names);
  }
  if (Array.isArray(value)) return value.map((item) => untyped(item, names));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, untyped(item, names)]));
}

export const typedValues: Row = {
  name: 'typed-values',
  example: '{"message": {"S": "app.example wants ..."}, "signature": {"S": "0x..."}}',
  open: (text) => {
    const value = jsonOf(text);
    if (typeof value !== 'object') return [];
    const names = new Set<string>();
    const bare = untyped(value, names);
    if (names.size === 0) return [];
    const piece = typeof bare === 'string' ? bare : JSON.stringify(bare);
    return [{ piece, step: `values in the form of their types (${[...names].slice(0, 8).join(', ')})` }];
  },
};
