import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8, toHex, utf8 } from '../../internal/bytes.js';
import type { Numbered } from '../ndjson.js';

/** Lines that are judged together, wherever that is. */
export interface Chunk {
  /** Undefined where there is one file only. */
  readonly file: string | undefined;
  readonly lines: readonly Numbered[];
}

/** How much is in one chunk: seconds of work at most, and no more than a store takes lightly. */
const most = { lines: 256, bytes: 1_048_576 } as const;

/** Groups lines; the same lines make the same chunks, whoever reads them. */
export async function* chunksOf(lines: AsyncIterable<Numbered>): AsyncGenerator<Chunk> {
  let held: Numbered[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const length = line.bytes?.length ?? 0;
    const [first] = held;
    if (first && (first.file !== line.file || held.length === most.lines || bytes + length > most.bytes)) {
      yield { file: first.file, lines: held };
      held = [];
      bytes = 0;
    }
    held.push(line);
    bytes += length;
  }
  const [first] = held;
  if (first) yield { file: first.file, lines: held };
}

/** Packs a text for the store. */
export const pack = (bytes: Uint8Array | string): string => gzipSync(bytes).toString('base64');

/** The most bytes that a packed text may unfold to: a chunk of one line of the longest, with what is said of it. */
const mostUnpacked = 64 * 1_048_576;

/** Unpacks what {@link pack} packed. Throws Error for anything else. */
export const unpack = (text: string): Buffer =>
  gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: mostUnpacked });

/** What stands before the lines of a packed chunk. */
interface Head {
  readonly file?: string;
  readonly first: number;
  /** The places of lines that were too long to be kept. */
  readonly long: readonly number[];
}

/** Writes a chunk as text, and the digest of what it is. */
export function packChunk({ file, lines }: Chunk): { readonly data: string; readonly digest: string } {
  const long = lines.flatMap(({ bytes }, place) => (bytes === undefined ? [place] : []));
  const head: Head = { ...(file !== undefined && { file }), first: lines[0]?.number ?? 0, long };
  // Byte for byte: a line has no line feed in it, and may be no UTF-8.
  const parts = lines.flatMap(({ bytes }) => [Buffer.from('\n'), bytes ?? new Uint8Array()]);
  const all = Buffer.concat([utf8(JSON.stringify(head)), ...parts]);
  return { data: pack(all), digest: toHex(sha256(all)) };
}

/** Reads a chunk. Throws Error for what is none. */
export function unpackChunk(data: string): Chunk {
  const all = unpack(data);
  const end = all.indexOf(0x0a);
  const { file, first, long } = JSON.parse(fromUtf8(all.subarray(0, end)) ?? '') as Head;
  const lines: Numbered[] = [];
  for (let start = end + 1; start <= all.length; ) {
    const next = all.indexOf(0x0a, start);
    const stop = next < 0 ? all.length : next;
    const tooLong = long.includes(lines.length);
    // Bytes of its own, as they go into a thread.
    const bytes = tooLong ? undefined : new Uint8Array(all.subarray(start, stop));
    lines.push({ number: first + lines.length, end: 0, bytes, ...(file !== undefined && { file }) });
    start = stop + 1;
  }
  return { file, lines };
}
