import { pairBeside } from './recognise/beside.js';
import { readDocument } from './recognise/document.js';
import { openBytes } from './recognise/encodings.js';
import { cacaoJson, jsonOf, looseJson, members, openCacaoBytes } from './recognise/envelopes.js';
import {
  bare,
  type Found,
  type FoundDocument,
  gatheredWorth,
  isRemark,
  isSigned,
  type Left,
  most,
  none,
  otherPairs,
  otherThan,
  unknown,
  whole,
  worthOf,
} from './recognise/found.js';
import { type NothingFound, nearestFormat } from './recognise/nearest-format.js';
import { signedText } from './recognise/pair.js';
import { mostOpened, type Opened, type Piece, type Row, rawSteps } from './recognise/piece.js';
import { sharedPrefix } from './recognise/quotes.js';
import { rows, wholeReadings } from './recognise/rows.js';
import { secretName } from './recognise/secret.js';
import { shortenedIn } from './recognise/shortened.js';
import { typedValues } from './recognise/typed.js';
import { isPairLike, withoutOf, withoutPair } from './recognise/within.js';

export type { FoundKind } from './recognise/document.js';
export type { FoundDocument } from './recognise/found.js';
export type { NothingFound } from './recognise/nearest-format.js';
export { rows } from './recognise/rows.js';

/** What was found in what was pasted. */
export interface Recognised {
  readonly documents: readonly FoundDocument[];
  /** Documents that another reading of the same piece leads to, and those beside the first that may be it in another form. */
  readonly others: readonly FoundDocument[];
  /** Where there is none: the format that it most likely is, and what keeps it from being one. */
  readonly nothing?: NothingFound;
  /** Set when there was more to look at than the bounds allow. */
  readonly cutShort?: true;
  /** How many signatures stand beside a text without one, where nothing says which of them belongs to it. */
  readonly signatures?: number;
  /** What stands beside a text without a signature, and may be the rest of one that was shortened when it was shown. */
  readonly shortened?: string;
  /** The name of a member that holds a secret, such as the key of a session: whoever pasted it is to know. */
  readonly secret?: string;
}

/**
 * How deep wrappings go, how many pieces are looked at, and how much text: a multiple of what was pasted within fixed ends.
 * What is longer than the last of them is looked at as it stands only.
 */
const bounds = { depth: 12, pieces: 4_096, text: 24, least: 1 << 16, most: 1 << 22 };

/** Rows that take the members of JSON apart. */
const jsonRows: ReadonlySet<Row> = new Set([members, signedText, cacaoJson]);

class Search {
  readonly others: FoundDocument[] = [];
  readonly beside: FoundDocument[] = [];
  readonly again: FoundDocument[] = [];
  cutShort = false;
  /** What pieces that were looked at lead to, the steps counted from there; nothing while they are being looked at. */
  readonly seen = new Map<string, Found>();
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
      const { hits, ...followed } = this.follow(row.open(piece), depth, way, jsonRows.has(row));
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

  /** Follows what a row took out. `apart` says that these are members, of which one does not speak for another. */
  private follow(
    opened: readonly Opened[],
    depth: number,
    way: readonly string[],
    apart: boolean = false,
  ): Found & { readonly hits: readonly Piece[] } {
    let best = none;
    const lesser: FoundDocument[] = [];
    const hits: Piece[] = [];
    // A row that took out as many as it may left the rest where it was.
    if (opened.length >= mostOpened) this.cutShort = true;
    const raw = way.some((each) => each === rawSteps.brackets || each === rawSteps.string);
    for (const { piece, step, slip, gathered, unread } of opened) {
      const found = this.find(piece, depth + 1, step === '' ? way : [...way, step]);
      const { documents } = found;
      const worth = gathered || (unread && raw) ? gatheredWorth(found) : found.worth;
      if (worth === most) hits.push(piece);
      // One member of a signature is a document only where it is all that there is.
      if (worth === 0 || (worth === 1 && documents.some(({ kind }) => kind.endsWith('-sig')))) continue;
      const here = documents.map((document) => ({
        ...document,
        steps: step === '' ? document.steps : [step, ...document.steps],
        ...(slip === undefined ? {} : { slip }),
      }));
      if (apart && best.worth !== worth) {
        const less = worth > best.worth ? best : { documents: here, worth };
        if (isSigned(less)) lesser.push(...less.documents);
      }
      if (worth >= best.worth) best = { documents: worth > best.worth ? here : [...best.documents, ...here], worth };
    }
    return { ...best, documents: [...best.documents, ...otherPairs(lesser, best.documents)], hits };
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
        // Rows of JSON took out every member. Still a list of names and values may hold a text and its signature beside it,
        // and of a text and its signature there may be another half.
        if (row === members) this.list(this.others, this.follow(typedValues.open(piece), depth, way).documents, way);
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
        if (isSigned(found)) this.list(this.beside, found.documents, beside);
        continue;
      }
      // What was taken out does not stand there as it is: it may be found again, in another form.
      for (const other of rows) {
        if (other === row || wholeReadings.has(other)) continue;
        const found = whole(this.follow(other.open(text), depth, way), text);
        // What stood before every line stands within the strings of any other reading.
        const apart = found.documents.filter(({ slip }) => slip === undefined || row !== sharedPrefix);
        if (found.worth === most) this.list(this.again, apart, way);
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
  const all = [...first, ...unknown(search.beside, first).filter((document) => !isRemark(document, first))];
  const texts = [...search.seen.keys()];
  const { pair, signatures } = pairBeside(all, texts);
  const alone =
    !pair && signatures === 0 && all.length > 0 && all.every(({ kind }) => kind === 'siwe' || kind === 'sign-in');
  const secret = secretName(texts);
  const shortened = alone ? shortenedIn(texts) : undefined;
  const documents = pair ? [pair] : all;
  const others = otherPairs(unknown(search.others, documents), documents);
  return {
    documents,
    others: [...others, ...otherThan(search.again, [...documents, ...others])],
    ...(documents.length === 0 ? { nothing: nearestFormat(input) } : {}),
    ...(search.cutShort ? { cutShort: true } : {}),
    ...(signatures > 1 ? { signatures } : {}),
    ...(shortened === undefined ? {} : { shortened }),
    ...(secret === undefined ? {} : { secret }),
  };
}
