import { fromUtf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { parseSiweMessage } from '../siwe.js';
import { decodeBase64 } from './encodings.js';
import { signInPhrase } from './piece.js';

/** What this project judges or shows. */
export type FoundKind =
  | 'auth-sig'
  | 'session-sig'
  | 'session-sigs'
  | 'session-message'
  | 'one-click-auth'
  | 'ceramic'
  | 'siwe'
  | 'sign-in'
  | 'recap'
  | 'node-error';

/** A document, and whether anything else would be a better reading. */
export interface Reading {
  readonly kind: FoundKind;
  readonly weak?: true;
}

const signatureMembers = ['sig', 'signedMessage', 'derivedVia'];

/** Counts the members that every signature has and that are there as text. */
export function signatureParts(value: Readonly<Record<string, unknown>>): number {
  return signatureMembers.filter((member) => typeof value[member] === 'string').length;
}

/**
 * Tells whether a signature is one of a session. The members that set it apart are tried one after the other, so that one
 * with a broken member is still judged as what it is.
 */
export function isSessionSig({ derivedVia, algo, signedMessage }: Readonly<Record<string, unknown>>): boolean {
  const session = derivedVia === 'litSessionSignViaNacl' || algo === 'ed25519';
  return session || (typeof signedMessage === 'string' && /^\s*\{(?!\{)/.test(signedMessage));
}

const isEntry = (value: unknown): boolean => isPlainObject(value) && signatureParts(value) >= 2 && isSessionSig(value);

/** What the signed text of a signature says whose bytes are written in base64; undefined for any other. */
export function textInBase64(signedMessage: unknown): string | undefined {
  if (typeof signedMessage !== 'string' || signedMessage.length < 64) return undefined;
  const bytes = decodeBase64(signedMessage);
  const text = bytes && fromUtf8(bytes);
  return text !== undefined && (new RegExp(signInPhrase).test(text) || /^\{"/.test(text)) ? text : undefined;
}

function readObject(value: Readonly<Record<string, unknown>>): Reading | undefined {
  const parts = signatureParts(value);
  if (parts >= 2) {
    const kind = isSessionSig(value) ? 'session-sig' : 'auth-sig';
    return textInBase64(value.signedMessage) === undefined ? { kind } : { kind, weak: true };
  }
  if ('sessionKey' in value && 'capabilities' in value) return { kind: 'session-message' };
  if (Array.isArray(value.cacaos) && isPlainObject(value.responder)) return { kind: 'one-click-auth' };
  if (isPlainObject(value.jws) && typeof value.cacaoBlock === 'string') return { kind: 'ceramic' };
  const entries = Object.entries(value);
  if (entries.some(([key, entry]) => isEntry(entry) && parseNodeAddress(key) !== undefined))
    return { kind: 'session-sigs' };
  const { errorCode, errorKind } = value;
  if (typeof errorCode === 'string' && (typeof errorKind === 'string' || typeof value.message === 'string'))
    return { kind: 'node-error' };
  return parts >= 1 ? { kind: isSessionSig(value) ? 'session-sig' : 'auth-sig', weak: true } : undefined;
}

const labels = /^(?:URI|Version|Chain ID|Nonce|Issued At): /gm;

const signInStart = new RegExp(`^[^\\s>\`"'{[]\\S{0,300}${signInPhrase}`);

/** A text that says what it is but does not hold up may be another one that is still encoded. */
function readText(text: string): Reading | undefined {
  if (/^urn:recap:[\w=-]*\s*$/i.test(text)) return { kind: 'recap' };
  const [, chain] = signInStart.exec(text) ?? [];
  if (chain === 'Ethereum')
    return parseSiweMessage(text.trimEnd()).ok ? { kind: 'siwe' } : { kind: 'siwe', weak: true };
  if (chain !== undefined)
    return /^[^\n]+\n[0-9A-Za-z]{26,90}(?:\n|$)/.test(text) ? { kind: 'sign-in' } : { kind: 'sign-in', weak: true };
  return /^\s*[[{"']/.test(text) || (text.match(labels)?.length ?? 0) < 4 ? undefined : { kind: 'siwe', weak: true };
}

/** Tells which document a text is as it stands; undefined when it is none. `value` is what it says as JSON, if anything. */
export function readDocument(text: string, value: unknown): Reading | undefined {
  if (isPlainObject(value)) return readObject(value);
  return value === undefined ? readText(text) : undefined;
}
