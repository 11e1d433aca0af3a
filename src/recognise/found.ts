// Documents that were found, what they are worth, and which of them are the same.
import { canonicalJson, isPlainObject } from '../internal/json.js';
import { type FoundKind, type Reading, readDocument } from './document.js';
import { jsonOf } from './envelopes.js';
import type { Piece, Row } from './piece.js';

/** A document within what was pasted, and the way to it. */
export interface FoundDocument {
  readonly kind: FoundKind;
  /** The bare document: what the functions that verify take. */
  readonly text: string;
  /** Every step from what was pasted to the document, outermost first; none when it was pasted bare. */
  readonly steps: readonly string[];
  /** What had to be mended so that it could be read: as it was written it is not this document. */
  readonly slip?: string;
  /** What was written in another form than verifiers want, where no verdict shows it. */
  readonly note?: string;
}

/** The worth of a signature: nothing says more. */
export const most = 4;

/** The most that is worth an AuthSig in what is left of the message of a session: the signature of the session says more. */
const partWorth = 3.4;
const sessionMessage = /"?sessionKey\\*"?\s{0,8}[:=]/;

/** The most that is worth what was put together from parts that stand apart: more than a text alone, but for a text that is cut wrongly. */
const gathered = { whole: 3.5, broken: 2.9 };

/** Says whether what was found is a signature, or a text and the only signature beside it. */
export function isSigned({ worth }: Found): boolean {
  return worth >= gathered.whole;
}

/** Says whether a document has a text to sign in that cannot be read, whatever line feeds stand at its end. */
function isBroken({ kind, text }: FoundDocument): boolean {
  if (kind !== 'auth-sig') return false;
  const value = jsonOf(text);
  const signed = isPlainObject(value) ? String(value.signedMessage).trimEnd() : '';
  return readDocument(signed, undefined)?.weak === true;
}

/** What is worth what was put together from parts: a text that can be read says that they were told apart rightly. */
export function gatheredWorth({ documents, worth }: Found): number {
  return Math.min(worth, documents.some(isBroken) ? gathered.broken : gathered.whole);
}

/** What a document is worth: a signature says more than its text, and a text more than a part of it. */
export const worthOf = ({ kind, weak }: Reading): number =>
  weak
    ? 1
    : kind.endsWith('-sig') || kind === 'session-sigs' || kind === 'one-click-auth' || kind === 'ceramic'
      ? most
      : kind === 'recap'
        ? 2
        : 3;

/** Documents and what the best of them is worth. */
export interface Found {
  readonly documents: readonly FoundDocument[];
  readonly worth: number;
}

/** A piece in which a row found signatures, and which may hold others that are wrapped in another way. */
export interface Left {
  readonly piece: string;
  readonly way: readonly string[];
  readonly depth: number;
  readonly row: Row;
  /** What the row took out that led to a signature. */
  readonly hits: readonly Piece[];
}

/** Nothing at all. */
export const none: Found = { documents: [], worth: 0 };

/** What was found in a piece, for less where it is a part of something that is broken. */
export function whole(found: Found, piece: string): Found {
  return found.worth === most && found.documents.every(({ kind }) => kind === 'auth-sig') && sessionMessage.test(piece)
    ? { ...found, worth: partWorth }
    : found;
}

/** A text without the line feeds that copying puts behind it; JSON as it was written. */
export function bare(piece: string, kind: FoundKind): string {
  return kind === 'siwe' || kind === 'sign-in' || kind === 'recap' ? piece.trimEnd() : piece;
}

/** What two spellings of one document have in common. */
function sameAs({ text }: FoundDocument): string {
  const value = jsonOf(text);
  return value === undefined ? text.trim() : canonicalJson(value);
}

/** An apostrophe as it is written within apostrophes of a shell, without the backslashes: `'\\''` or `'"'"'`. */
const shellApostrophe = /'(?:'|"'")'/g;

/** What a document has in common with what is left of it where its escapes were not read, or were read once more. */
const withoutEscapes = (document: FoundDocument): string =>
  sameAs(document).replaceAll('\\', '').replace(shellApostrophe, "'");

/** Documents, each once, without those that are known. */
export function unknown(
  documents: readonly FoundDocument[],
  known: readonly FoundDocument[],
  key: (document: FoundDocument) => string = sameAs,
): FoundDocument[] {
  const seen = new Set(known.map(key));
  return documents.filter((document) => seen.size < seen.add(key(document)).size);
}

/** Documents, each once, without those that are known, however their backslashes were read. */
export function otherThan(documents: readonly FoundDocument[], known: readonly FoundDocument[]): FoundDocument[] {
  return unknown(documents, known, withoutEscapes);
}

/** A text with its signature, whatever account is named beside them. */
function pairKey({ text }: FoundDocument): string {
  const value = jsonOf(text);
  return isPlainObject(value) ? JSON.stringify([value.sig, value.signedMessage, value.derivedVia]) : text;
}

/** Says whether a document is a known signature over words that are no text to sign in. */
export function isRemark({ text }: FoundDocument, known: readonly FoundDocument[]): boolean {
  const value = jsonOf(text);
  if (!isPlainObject(value) || /0x[0-9a-fA-F]{40}/.test(String(value.signedMessage))) return false;
  const digits = /^(?:0x)?([0-9a-f]{130})$/i.exec(String(value.sig))?.[1];
  return digits !== undefined && known.some((other) => other.text.includes(digits));
}

/** Documents, each once, without those whose text and signature are known. */
export function otherPairs(documents: readonly FoundDocument[], known: readonly FoundDocument[]): FoundDocument[] {
  return documents.length === 0 ? [] : unknown(documents, known, pairKey);
}
