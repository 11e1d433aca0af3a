import type { Grammar, Mutation } from '../mutation.js';

/** One item of CBOR: its head, the bytes of a string, and what it holds. */
interface Item {
  major: number;
  /** The argument, and how many bytes it is written in. */
  value: bigint;
  width: 0 | 1 | 2 | 4 | 8;
  bytes: Uint8Array;
  items: Item[];
}

/** Reads one item; throws where there is none, which is for the caller to take as bytes without form. */
function read(bytes: Uint8Array, start: number, depth: number): [Item, number] {
  const head = bytes[start];
  if (head === undefined || depth > 40) throw new RangeError('no item');
  const [major, low] = [head >> 5, head & 31];
  const width = low < 24 ? 0 : low === 24 ? 1 : low === 25 ? 2 : low === 26 ? 4 : low === 27 ? 8 : undefined;
  if (width === undefined) throw new RangeError('no definite length');
  let at = start + 1;
  let value = BigInt(low);
  if (width > 0) {
    value = 0n;
    for (let index = 0; index < width; index++) value = value * 256n + BigInt(bytes[at++] ?? 0);
  }
  const item: Item = { major, value, width, bytes: new Uint8Array(), items: [] };
  if (major === 2 || major === 3) {
    item.bytes = bytes.slice(at, at + Number(value));
    at += Number(value);
    if (at > bytes.length) throw new RangeError('cut short');
  }
  const count = major === 4 ? Number(value) : major === 5 ? 2 * Number(value) : major === 6 ? 1 : 0;
  for (let index = 0; index < count; index++) {
    const [inner, end] = read(bytes, at, depth + 1);
    item.items.push(inner);
    at = end;
  }
  return [item, at];
}

function write(item: Item, out: number[]): void {
  const { major, value, width } = item;
  const low = width === 0 ? Number(value) & 31 : { 1: 24, 2: 25, 4: 26, 8: 27 }[width];
  out.push((major << 5) | low);
  for (let shift = width - 1; shift >= 0; shift--) out.push(Number((value >> BigInt(8 * shift)) & 255n));
  for (const byte of item.bytes) out.push(byte);
  for (const inner of item.items) write(inner, out);
}

const sized = (value: bigint): Item['width'] =>
  value < 24n ? 0 : value < 256n ? 1 : value < 65_536n ? 2 : value < 2n ** 32n ? 4 : 8;

function all(item: Item): Item[] {
  return [item, ...item.items.flatMap(all)];
}

/** Counts what an item holds, after its parts were changed. */
function counted(item: Item): void {
  if (item.major === 2 || item.major === 3) item.value = BigInt(item.bytes.length);
  else if (item.major === 4) item.value = BigInt(item.items.length);
  else if (item.major === 5) item.value = BigInt(item.items.length >> 1);
  else return;
  item.width = sized(item.value);
}

function mutateItem(item: Item, mutation: Mutation, depth: number): void {
  const { next, pick, once } = mutation;
  const { items } = item;
  switch (next(9)) {
    case 0:
      // A head that is longer than it has to be.
      item.width = pick([1, 2, 4, 8]);
      return;
    case 1:
      item.major = next(8);
      return;
    case 2:
      if (items.length > 0) items.splice(next(items.length), 1 + next(2));
      break;
    case 3:
      if (items.length > 0) items.push(...items.slice(0, 2));
      break;
    case 4:
      items.reverse();
      break;
    case 5:
      item.value = pick([0n, 23n, 24n, 255n, 65_536n, 2n ** 32n, 2n ** 53n, 2n ** 64n - 1n]);
      item.width = sized(item.value);
      return;
    case 6:
      // A key, or the value beside it, for another one.
      if (items.length > 2) [items[0], items[2]] = [items[2] as Item, items[0] as Item];
      break;
    default:
      if (item.major === 3)
        item.bytes = new TextEncoder().encode(mutation.text(new TextDecoder().decode(item.bytes), depth));
      else if (item.bytes.length > 0) item.bytes = item.bytes.map((byte) => (once(8) ? byte ^ (1 << next(8)) : byte));
      else item.value ^= 1n;
  }
  counted(item);
}

/** Changes bytes without regard to what they are. */
export function mutateBytes(bytes: Uint8Array, { next, pick }: Mutation): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = next(copy.length);
  const which = next(5);
  if (which === 0) return copy.subarray(0, at);
  if (which === 1) return Uint8Array.from([...copy.subarray(0, at), pick([0, 1, 127, 128, 255]), ...copy.subarray(at)]);
  if (which === 2) return Uint8Array.from([...copy, ...copy.subarray(0, next(8))]);
  copy[at] = which === 3 ? (copy[at] ?? 0) ^ (1 << next(8)) : next(256);
  return copy;
}

/** Base64 of DAG-CBOR: heads, lengths, orders and kinds of items, and the documents in their texts. */
export const cbor: Grammar = {
  name: 'cbor',
  fits: (text) => text.length >= 40 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text),
  mutate(text, mutation, depth) {
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    const encoded = (changed: Uint8Array | number[]): string => Buffer.from(changed as Uint8Array).toString('base64');
    if (mutation.once(5)) return encoded(mutateBytes(bytes, mutation));
    try {
      const [item, end] = read(bytes, 0, 0);
      mutateItem(mutation.pick(all(item)), mutation, depth);
      const out: number[] = [];
      write(item, out);
      return encoded([...out, ...bytes.subarray(end)]);
    } catch {
      return encoded(mutateBytes(bytes, mutation));
    }
  },
};
