import { decode, encode } from '@ipld/dag-cbor';
import { equal } from '../internal/bytes.js';

/** More than a SIWE message has room for, each of whose resources is an item. */
const mostItems = 16_384;

/** Counts the items of dag-cbor by their heads, up to `most`: a library would make a value of each first. */
function itemsIn(bytes: Uint8Array, most: number): number {
  const widths: Readonly<Record<number, number>> = { 24: 1, 25: 2, 26: 4, 27: 8 };
  let items = 0;
  for (let at = 0; at < bytes.length && items <= most; items++) {
    const first = bytes[at] as number;
    const width = widths[first & 0x1f] ?? 0;
    let number = width === 0 ? first & 0x1f : 0;
    for (let i = 1; i <= width; i++) number = number * 256 + (bytes[at + i] ?? 0);
    const major = first >> 5;
    at += 1 + width + (major === 2 || major === 3 ? number : 0);
  }
  return items;
}

/** Decodes bytes as the one spelling of a value that dag-cbor has; else says why not. */
export function decodeCanonical(bytes: Uint8Array): { readonly value: unknown; readonly fault?: string } {
  let value: unknown;
  if (itemsIn(bytes, mostItems) > mostItems) return { value, fault: `found more than ${mostItems} items` };
  try {
    value = decode(bytes);
    // The library refuses what is no dag-cbor; the order of keys and short floats it takes as they come (measured).
    if (equal(encode(value), bytes)) return { value };
    return { value, fault: 'found another encoding of the same value' };
  } catch (error) {
    // A stack that overflows is a nesting that no CACAO has.
    return { value, fault: error instanceof Error ? error.message : 'found what cannot be decoded' };
  }
}
