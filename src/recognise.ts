import { type FoundKind, type Reading, readDocument } from './recognise/document.js';
import {
  base64Text,
  byteOrderMark,
  dataUrl,
  entities,
  escapes,
  hex,
  notation,
  openBytes,
  percent,
  quotedPrintable,
} from './recognise/encodings.js';
import {
  cacaoJson,
  jsonOf,
  looseJson,
  members,
  openCacaoBytes,
  signedText,
  siweFields,
} from './recognise/envelopes.js';
import { type NothingFound, nearestFormat } from './recognise/nearest.js';
import { mostOpened, type Opened, type Piece, type Row } from './recognise/piece.js';
import { blankLines, fence, indented, linePrefix, prompt, quotedLines } from './recognise/quotes.js';
import { bearer, commandLine, cookies, form, headers, query, token } from './recognise/requests.js';
import { assignments, bracketsWithin, longWords, recapWithin, signInWithin, stringWithin } from './recognise/within.js';

export type { FoundKind } from './recognise/document.js';
export type { NothingFound } from './recognise/nearest.js';

/** A document within what was pasted, and the way to it. */
export interface FoundDocument {
  readonly kind: FoundKind;
  /** The bare document: what the functions that verify take. */
  readonly text: string;
  /** Every step from what was pasted to the document, outermost first; none when it was pasted bare. */
  readonly steps: readonly string[];
  /** What had to be mended so that it could be read: as it was written it is not this document. */
  readonly slip?: string;
}

/** What was found in what was pasted. */
export interface Recognised {
  readonly documents: readonly FoundDocument[];
  /** Documents that another reading of the same piece leads to. */
  readonly others: readonly FoundDocument[];
  /** Where there is none: the format that it most likely is, and what keeps it from being one. */
  readonly nothing?: NothingFound;
  /** Set when there was more to look at than the bounds allow. */
  readonly cutShort?: true;
}

/**
 * Every way in which documents are encoded, quoted and enclosed. A piece is tried with one row after the other, and the
 * first that leads to a signature is taken, or else to its text: what is certain stands before what only might be.
 */
export const rows: readonly Row[] = [
  signedText,
  cacaoJson,
  siweFields,
  members,
  looseJson,
  byteOrderMark,
  blankLines,
  quotedLines,
  quotedPrintable,
  commandLine,
  fence,
  indented,
  linePrefix,
  entities,
  bearer,
  cookies,
  query,
  form,
  percent,
  notation,
  hex,
  dataUrl,
  base64Text,
  token,
  prompt,
  escapes,
  assignments,
  signInWithin,
  bracketsWithin,
  stringWithin,
  headers,
  recapWithin,
  longWords,
];

/** Rows that read a whole piece: where two of them lead to different documents, nothing says which was meant. */
const wholeReadings: ReadonlySet<Row> = new Set([percent, notation, hex, base64Text, escapes]);

/**
 * How deep wrappings go, how many pieces are looked at, and how much text: a multiple of what was pasted within fixed ends.
 * What is longer than the last of them is looked at as it stands only.
 */
const bounds = { depth: 12, pieces: 4_096, text: 24, least: 1 << 16, most: 1 << 22 };

/** The worth of a signature: nothing says more. */
const most = 4;

/** What a document is worth: a signature says more than its text, and a text more than a part of it. */
const worthOf = ({ kind, weak }: Reading): number =>
  weak ? 1 : kind.endsWith('-sig') || kind === 'session-sigs' ? most : kind === 'recap' ? 2 : 3;

/** Documents and what the best of them is worth. */
interface Found {
  readonly documents: readonly FoundDocument[];
  readonly worth: number;
}

const none: Found = { documents: [], worth: 0 };

/** A text without the line feeds that copying puts behind it; JSON as it was written. */
function bare(piece: string, kind: FoundKind): string {
  return kind === 'siwe' || kind === 'sign-in' || kind === 'recap' ? piece.trimEnd() : piece;
}

class Search {
  readonly others: FoundDocument[] = [];
  cutShort = false;
  /** What pieces that were looked at lead to, the steps counted from there; nothing while they are being looked at. */
  private readonly seen = new Map<string, Found>();
  private pieces = 0;
  private left: number;

  constructor(length: number) {
    this.left = Math.max(bounds.least, Math.min(bounds.most, length * bounds.text), length);
  }

  /** Says whether another piece may be looked at. */
  private admits(length: number, depth: number): boolean {
    if (depth > bounds.depth || this.pieces >= bounds.pieces || length > this.left) {
      this.cutShort = true;
      return false;
    }
    this.pieces++;
    this.left -= length;
    return true;
  }

  find(piece: Piece, depth: number): Found {
    if (piece instanceof Uint8Array) {
      if (!this.admits(piece.length, depth)) return none;
      const block = this.follow(openCacaoBytes(piece), depth);
      return block.worth > 0 ? block : this.follow(openBytes(piece), depth);
    }
    const known = this.seen.get(piece);
    if (known) return known;
    if (!this.admits(piece.length, depth)) return none;
    this.seen.set(piece, none);
    const found = this.look(piece, depth);
    this.seen.set(piece, found);
    return found;
  }

  private look(piece: string, depth: number): Found {
    const reading = readDocument(piece, jsonOf(piece));
    const own = reading && {
      documents: [{ kind: reading.kind, text: bare(piece, reading.kind), steps: [] }],
      worth: worthOf(reading),
    };
    if (own && own.worth > 1) return own;
    let best = own ?? none;
    if (piece.length > bounds.most) {
      this.cutShort = true;
      return best;
    }
    let taken: Row | undefined;
    for (const row of rows) {
      if (taken && !wholeReadings.has(row)) continue;
      const found = this.follow(row.open(piece), depth);
      if (taken) {
        if (wholeReadings.has(taken) && found.worth === best.worth)
          this.others.push(
            ...found.documents.filter(({ text }) => !best.documents.some((other) => other.text === text)),
          );
      } else if (found.worth > best.worth) {
        best = found;
        if (best.worth === most) taken = row;
      }
    }
    return best;
  }

  private follow(opened: readonly Opened[], depth: number): Found {
    let best = none;
    // A row that took out as many as it may left the rest where it was.
    if (opened.length >= mostOpened) this.cutShort = true;
    for (const { piece, step, slip } of opened) {
      const { documents, worth } = this.find(piece, depth + 1);
      // One member of a signature is a document only where it is all that there is.
      if (worth < best.worth || worth === 0 || (worth === 1 && documents.some(({ kind }) => kind.endsWith('-sig'))))
        continue;
      const here = documents.map((document) => ({
        ...document,
        steps: step === '' ? document.steps : [step, ...document.steps],
        ...(slip === undefined ? {} : { slip }),
      }));
      best = { documents: worth > best.worth ? here : [...best.documents, ...here], worth };
    }
    return best;
  }
}

/**
 * Finds the documents that this project judges in whatever somebody has in front of them: a request body, a log line, a
 * header, a dump of a console. `input` is text, or bytes in UTF-8 or UTF-16 or of a CACAO.
 *
 * Total, bounded and deterministic. Nothing is verified, and every step on the way is named. The functions that verify take
 * the bare document and nothing else: hand them the `text` that was found, unless it has a `slip`.
 *
 * ```ts
 * import { recognise } from 'capsig/recognise';
 *
 * const { documents } = recognise('Authorization: Bearer eyJzaWciOi...');
 * for (const { kind, steps } of documents) console.log(kind, steps);
 * ```
 */
export function recognise(input: string | Uint8Array): Recognised {
  if (typeof input !== 'string' && !(input instanceof Uint8Array))
    throw new TypeError(`input: expected text or a Uint8Array, found ${typeof input}`);
  const search = new Search(input.length);
  const found = search.find(input, 0).documents;
  // Rows that look into text may find one document along several ways.
  const documents = found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
  return {
    documents,
    others: search.others,
    ...(documents.length === 0 ? { nothing: nearestFormat(input) } : {}),
    ...(search.cutShort ? { cutShort: true } : {}),
  };
}
