import { readDocument } from './recognise/document.js';
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
import {
  bare,
  type Found,
  type FoundDocument,
  gatheredWorth,
  type Left,
  most,
  none,
  otherThan,
  unknown,
  whole,
  worthOf,
} from './recognise/found.js';
import { type NothingFound, nearestFormat } from './recognise/nearest-format.js';
import { mostOpened, type Opened, type Piece, type Row } from './recognise/piece.js';
import { blankLines, fence, indented, linePrefix, prompt, quotedLines, sharedPrefix } from './recognise/quotes.js';
import { record, renamed } from './recognise/record.js';
import { bearer, commandLine, cookies, form, headers, powerShell, query, token } from './recognise/requests.js';
import { csv, table } from './recognise/table.js';
import {
  assignments,
  bracketsWithin,
  isPairLike,
  longWords,
  recapWithin,
  signInWithin,
  stringWithin,
  textAndSignature,
  withoutOf,
  withoutPair,
} from './recognise/within.js';
import { wrappedLines } from './recognise/wrapped.js';
import { yaml } from './recognise/yaml.js';

export type { FoundKind } from './recognise/document.js';
export type { FoundDocument } from './recognise/found.js';
export type { NothingFound } from './recognise/nearest-format.js';

/** What was found in what was pasted. */
export interface Recognised {
  readonly documents: readonly FoundDocument[];
  /** Documents that another reading of the same piece leads to, and those beside the first that may be it in another form. */
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
  renamed,
  signedText,
  cacaoJson,
  siweFields,
  members,
  yaml,
  looseJson,
  wrappedLines,
  byteOrderMark,
  blankLines,
  quotedLines,
  quotedPrintable,
  commandLine,
  powerShell,
  fence,
  indented,
  linePrefix,
  sharedPrefix,
  table,
  csv,
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
  record,
  textAndSignature,
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

class Search {
  readonly others: FoundDocument[] = [];
  readonly beside: FoundDocument[] = [];
  readonly again: FoundDocument[] = [];
  cutShort = false;
  /** What pieces that were looked at lead to, the steps counted from there; nothing while they are being looked at. */
  private readonly seen = new Map<string, Found>();
  private readonly left: Left[] = [];
  private pieces = 0;
  private room: number;

  constructor(length: number) {
    this.room = Math.max(bounds.least, Math.min(bounds.most, length * bounds.text), length);
  }

  /** Says whether another piece may be looked at. */
  private admits(length: number, depth: number): boolean {
    if (depth > bounds.depth || this.pieces >= bounds.pieces || length > this.room) {
      this.cutShort = true;
      return false;
    }
    this.pieces++;
    this.room -= length;
    return true;
  }

  /** Looks at a piece, to which the steps of `way` lead. */
  find(piece: Piece, depth: number, way: readonly string[]): Found {
    if (piece instanceof Uint8Array) {
      if (!this.admits(piece.length, depth)) return none;
      const block = this.follow(openCacaoBytes(piece), depth, way);
      return block.worth > 0 ? block : this.follow(openBytes(piece), depth, way);
    }
    const known = this.seen.get(piece);
    if (known) return known;
    if (!this.admits(piece.length, depth)) return none;
    this.seen.set(piece, none);
    const found = this.look(piece, depth, way);
    this.seen.set(piece, found);
    return found;
  }

  private look(piece: string, depth: number, way: readonly string[]): Found {
    const reading = readDocument(piece, jsonOf(piece));
    const own = reading && {
      documents: [{ kind: reading.kind, text: bare(piece, reading.kind), steps: [] }],
      worth: worthOf(reading),
    };
    if (own && own.worth > 1) return own;
    let best: Found = own ?? none;
    if (piece.length > bounds.most) {
      this.cutShort = true;
      return best;
    }
    let taken: Row | undefined;
    for (const row of rows) {
      if (taken && !wholeReadings.has(row)) continue;
      const { hits, ...followed } = this.follow(row.open(piece), depth, way);
      const found = whole(followed, piece);
      if (taken) {
        if (found.worth === best.worth) this.list(this.others, found.documents, way);
      } else if (found.worth > best.worth) {
        best = found;
        if (best.worth < most) continue;
        taken = row;
        if (wholeReadings.has(row)) continue;
        this.left.push({ piece, way, depth, row, hits });
        break;
      }
    }
    return best;
  }

  private follow(
    opened: readonly Opened[],
    depth: number,
    way: readonly string[],
  ): Found & { readonly hits: readonly Piece[] } {
    let best = none;
    const hits: Piece[] = [];
    // A row that took out as many as it may left the rest where it was.
    if (opened.length >= mostOpened) this.cutShort = true;
    for (const { piece, step, slip, gathered } of opened) {
      const found = this.find(piece, depth + 1, step === '' ? way : [...way, step]);
      const { documents } = found;
      const worth = gathered ? Math.min(found.worth, gatheredWorth) : found.worth;
      if (worth === most) hits.push(piece);
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
    return { ...best, hits };
  }

  private list(to: FoundDocument[], documents: readonly FoundDocument[], way: readonly string[]): void {
    to.push(...documents.map((document) => ({ ...document, steps: [...way, ...document.steps] })));
  }

  /**
   * Looks at what is left beside the signatures that were found, once everything else was looked at: another wrapping may hold
   * another document, and the verdict about one is none about both.
   */
  findBeside(): void {
    // What is left of one piece may leave something itself.
    for (const { piece, way, depth, row, hits } of this.left) {
      // What was mended is one document, and refused as it was written.
      if (row === looseJson) continue;
      if (jsonOf(piece) !== undefined) {
        // Rows of JSON took out every member; only of a text and its signature there may be another half.
        for (const rest of row === signedText ? withoutPair(piece, hits) : []) {
          const { documents } = this.find(rest, depth, way);
          this.list(
            this.others,
            documents.filter(({ text }) => isPairLike(text, hits)),
            way,
          );
        }
        continue;
      }
      const { text, clean } = withoutOf(piece, hits);
      const beside = [...way, 'the text beside it'];
      if (clean) {
        const found = this.find(text, depth, beside);
        if (found.worth === most) this.list(this.beside, found.documents, beside);
        continue;
      }
      // What was taken out does not stand there as it is: it may be found again, in another form.
      for (const other of rows) {
        if (other === row || wholeReadings.has(other)) continue;
        const found = whole(this.follow(other.open(text), depth, way), text);
        if (found.worth === most) this.list(this.again, found.documents, way);
      }
    }
  }
}

/**
 * Finds the documents that this project judges in whatever somebody has in front of them: a request body, a log line, a
 * header, a dump of a console. `input` is text, or bytes in UTF-8 or UTF-16 or of a CACAO.
 *
 * Total, bounded and deterministic; nothing is verified, and every step is named. The functions that verify take the bare
 * document and nothing else: hand them the `text` that was found, unless it has a `slip`.
 *
 * ```ts
 * import { recognise } from 'capsig/recognise';
 * const { documents } = recognise('Authorization: Bearer eyJzaWciOi...');
 * for (const { kind } of documents) console.log(kind);
 * ```
 */
export function recognise(input: string | Uint8Array): Recognised {
  const known = typeof input === 'string' || input instanceof Uint8Array;
  if (!known) throw new TypeError(`input: expected text or a Uint8Array, found ${typeof input}`);
  const search = new Search(input.length);
  const found = search.find(input, 0, []).documents;
  search.findBeside();
  const first = found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
  const documents = [...first, ...unknown(search.beside, first)];
  const others = unknown(search.others, documents);
  return {
    documents,
    others: [...others, ...otherThan(search.again, [...documents, ...others])],
    ...(documents.length === 0 ? { nothing: nearestFormat(input) } : {}),
    ...(search.cutShort ? { cutShort: true } : {}),
  };
}
