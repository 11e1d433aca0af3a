import { fromUtf8 } from '../../internal/bytes.js';
import type { Arguments } from '../command.js';
import type { LineSetup } from '../ndjson/line-verdict.js';
import { pack, unpack } from './chunks.js';

/** What is not about how a line is judged, and may differ between those who work on it. */
const apart: ReadonlySet<string> = new Set([
  'queue',
  'name',
  'jobs',
  'refused',
  'summary',
  'signed-text',
  'proof',
  'proofs',
]);

/** How all lines of an audit are judged, whoever judges them: written by whoever began it. */
export interface AuditSetup {
  readonly given: Arguments;
  /** The time to verify at. */
  readonly now: string;
  readonly sources: LineSetup['sources'];
}

interface Written {
  readonly switches: readonly string[];
  readonly values: readonly (readonly [string, readonly string[]])[];
  readonly now: string;
  readonly signedTexts: readonly string[];
  readonly proofs: readonly (readonly [string, string])[];
}

/** Writes a setup as text. */
export function writeSetup({ given, now, sources }: AuditSetup): string {
  const written: Written = {
    switches: [...given.switches].filter((name) => !apart.has(name)).sort(),
    values: [...given.values].filter(([name]) => !apart.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
    now,
    signedTexts: sources.signedTexts,
    proofs: [...sources.proofs].map(([cid, bytes]) => [cid, Buffer.from(bytes).toString('base64')] as const),
  };
  return pack(JSON.stringify(written));
}

/** Reads a setup. Throws Error for what is none. */
export function readSetup(text: string): AuditSetup {
  const written = JSON.parse(fromUtf8(unpack(text)) ?? '') as Written;
  return {
    given: { operands: [], switches: new Set(written.switches), values: new Map(written.values) },
    now: written.now,
    sources: {
      signedTexts: written.signedTexts,
      proofs: new Map(written.proofs.map(([cid, bytes]) => [cid, new Uint8Array(Buffer.from(bytes, 'base64'))])),
    },
  };
}

/** Says whether two setups judge alike, whenever they were written. */
export function judgesAlike(one: string, other: string): boolean {
  const [a, b] = [readSetup(one), readSetup(other)];
  return writeSetup({ ...a, now: '' }) === writeSetup({ ...b, now: '' });
}
