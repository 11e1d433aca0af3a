import { addressOfPublicKey } from '../crypto/secp256k1.js';
import { registry as validateRegistry } from '../generated/validators.js';
import { checksumAddress } from '../internal/address.js';
import { fromHex } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import type { Parsed } from '../internal/parsed.js';
import { type ShapeValidator, shapeFaults } from '../internal/shape.js';
import type { PkpRecord } from '../sign-session-key.js';

/** Lists the PKPs that the nodes of a network know. */
export interface Registry {
  readonly pkps: readonly PkpRecord[];
}

/** Tells why a document is not what it should be: one line that names the member. */
export interface DocumentFault {
  readonly reason: string;
}

/** Says whether reading a document failed. */
export function isDocumentFault(value: object): value is DocumentFault {
  return 'reason' in value;
}

const limits = { bytes: 4 * 1024 * 1024, depth: 8 };

/** Reads JSON text strictly and holds it to a schema; the reason names the first member that is wrong. */
export function readDocument(text: string | Uint8Array, validator: ShapeValidator): { value: unknown } | DocumentFault {
  const json = parseJson(text, limits);
  if (!json.ok) return { reason: `expected strict JSON: ${json.reason} at offset ${json.offset}` };
  const reason = shapeReason(json.value, validator);
  return reason === undefined ? { value: json.value } : { reason };
}

function shapeReason(value: unknown, validator: ShapeValidator): string | undefined {
  const [fault] = shapeFaults(validator, value, 'refuse');
  return fault && `${fault.path === '' ? '' : `${fault.path}: `}${fault.message}`;
}

function recordReason(records: readonly PkpRecord[]): string | undefined {
  const known = new Map<string, number>();
  for (const [index, { publicKey, owner, addresses }] of records.entries()) {
    const at = `/pkps/${index}`;
    const before = known.get(publicKey);
    if (before !== undefined) return `${at}/publicKey: expected a key of its own, found that of /pkps/${before}`;
    known.set(publicKey, index);
    if (addressOfPublicKey(fromHex(publicKey) ?? new Uint8Array()) === undefined) {
      return `${at}/publicKey: expected a point of secp256k1, found ${quote(publicKey)}`;
    }
    const named = [
      [`${at}/owner`, owner] as const,
      ...addresses.map(({ address }, i) => [`${at}/addresses/${i}/address`, address] as const),
    ];
    for (const [path, address] of named) {
      const digits = address.slice(2);
      const mixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
      // A wrong checksum tells of a typing error, and here it would give a PKP to a stranger.
      if (mixed && address !== checksumAddress(address)) {
        return `${path}: expected the EIP-55 spelling ${checksumAddress(address)}, found ${quote(address)}`;
      }
    }
  }
  return undefined;
}

/** Parses the text of a registry file; the reason names the first member that is wrong. */
export function parseRegistry(text: string | Uint8Array): Parsed<Registry> {
  const read = readRegistry(text);
  return isDocumentFault(read) ? { ok: false, reason: read.reason } : { ok: true, value: read };
}

/** Reads the text of a registry file: see {@link parseRegistry}. */
export function readRegistry(text: string | Uint8Array): Registry | DocumentFault {
  const read = readDocument(text, validateRegistry);
  if ('reason' in read) return read;
  const registry = read.value as Registry;
  const reason = recordReason(registry.pkps);
  return reason === undefined ? registry : { reason };
}

/** Checks a registry that is handed over as a value and throws TypeError that names the first member that is wrong. */
export function assertRegistry(registry: Registry): void {
  const reason = shapeReason(registry, validateRegistry) ?? recordReason(registry.pkps);
  if (reason !== undefined) throw new TypeError(`registry: ${reason}`);
}
