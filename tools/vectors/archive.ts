// The archive of a release: the same bytes from the same files, on every machine.
import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';

/** A file of an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const block = 512;

/** A number as ustar has it: octal digits and a zero byte. */
const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** The header of a regular file: no owner, no time, the same mode for all. */
function header(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  if (Buffer.byteLength(path) > 100) throw new Error(`${path}: a path of an archive has at most 100 bytes`);
  bytes.write(path, 0);
  bytes.write(octal(0o644, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  bytes.write(octal(size, 12), 124);
  bytes.write(octal(0, 12), 136);
  // The sum is taken over a field of spaces.
  bytes.write('        ', 148);
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** Makes a tar archive of files, in the order given. */
export function tarOf(files: readonly ArchivedFile[]): Buffer {
  const parts = files.flatMap(({ path, bytes }) => [
    header(path, bytes.length),
    bytes,
    Buffer.alloc((block - (bytes.length % block)) % block),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

/**
 * Compresses a tar archive. The zlib of Node.js gives other bytes on other processors, so a compressor in JavaScript is
 * taken, whose version the lock file pins.
 */
export function compress(tar: Uint8Array): Uint8Array {
  return gzipSync(tar, { level: 9, mtime: 0 });
}

/** Says a hash as `sha256sum --check` reads it. */
export function checksum(name: string, bytes: Uint8Array): string {
  return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
}

/** An index, as far as it says what changed. */
interface Index {
  readonly version: string;
  readonly vectors: Readonly<Record<string, { readonly input: string; readonly expect: string }>>;
  readonly retired: readonly string[];
}

/** The ids that differ between two sets. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
}

/** Compares two sets by their indexes. */
export function changesBetween(before: Index, after: Index): Changes {
  const ids = Object.keys(after.vectors);
  return {
    added: ids.filter((id) => !Object.hasOwn(before.vectors, id)),
    changed: ids.filter((id) => {
      const [old, now] = [before.vectors[id], after.vectors[id]];
      return old !== undefined && now !== undefined && (old.input !== now.input || old.expect !== now.expect);
    }),
    retired: Object.keys(before.vectors).filter((id) => !Object.hasOwn(after.vectors, id)),
  };
}

/** Tells changes as a page. */
export function formatChanges(before: Index, after: Index): string {
  const changes = changesBetween(before, after);
  const list = (title: string, ids: readonly string[]): string =>
    `## ${title}: ${ids.length}\n\n${ids.length === 0 ? 'None.' : ids.map((id) => `- ${id}`).join('\n')}\n`;
  return [
    `# From ${before.version} to ${after.version}\n`,
    list('Retired', changes.retired),
    list('Changed in input or verdict', changes.changed),
    list('Added', changes.added),
  ].join('\n');
}
