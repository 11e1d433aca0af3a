import { isPlainObject } from '../../internal/json.js';
import { parseJson } from '../../internal/json-text.js';
import type { AuthMethodEvidence } from '../../sign-session-key.js';

/** The longest access token that is looked at, in characters: 64 KiB. */
export const tokenLimit: number = 64 * 1024;

/** What reading a part of a token gave. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Refuses a token for a reason. */
export function refused(reason: string): AuthMethodEvidence {
  return { outcome: 'refused', reason };
}

/** Leaves a token undecided for a reason. */
export function unavailable(reason: string): AuthMethodEvidence {
  return { outcome: 'unavailable', reason };
}

/** Decodes base64url without padding; undefined for any other spelling of the same bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : undefined;
}

/** Encodes bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/**
 * Reads a JSON object strictly: no duplicate keys, which two readers could take differently, up to 64 KiB and 8 levels.
 *
 * @param name what it is called in the reason
 */
export function readObject(name: string, text: string | Uint8Array): Read<Readonly<Record<string, unknown>>> {
  const parsed = parseJson(text, { bytes: tokenLimit, depth: 8 });
  if (!parsed.ok) return { ok: false, reason: `${name}: expected strict JSON: ${parsed.reason}` };
  if (!isPlainObject(parsed.value)) return { ok: false, reason: `${name}: expected a JSON object` };
  return { ok: true, value: parsed.value };
}
