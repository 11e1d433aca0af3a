/** A piece of what was pasted: text, or bytes of which nobody knows yet whether they are text. */
export type Piece = string | Uint8Array;

/** A piece that was inside another one, and how it was taken out. */
export interface Opened {
  readonly piece: Piece;
  /** Names the step for a reader: `base64`, `request body, member authSig`. */
  readonly step: string;
  /** Set when the piece is not what was written: a slip was mended so that it can be read at all. */
  readonly slip?: string;
  /** Set when it was put together from parts by their names or places: a reading of the whole stands before it. */
  readonly gathered?: true;
  /** Set when its escapes may not have been read, where it was taken out of other text as it stands there. */
  readonly unread?: true;
}

/** One way in which a document is encoded, quoted or enclosed. */
export interface Row {
  readonly name: string;
  /** What it looks like, shortened. */
  readonly example: string;
  /** Takes out what is inside a piece of text; nothing when the piece is something else. */
  readonly open: (text: string) => readonly Opened[];
}

/** The steps that take a piece out of other text as it stands there. */
export const rawSteps = { brackets: 'brackets within other text', string: 'a string within other text' } as const;

/** The most pieces that one row takes out of one piece. */
export const mostOpened = 256;

/** Makes a row that takes out one piece, or none. */
export function single(name: string, example: string, step: string, open: (text: string) => Piece | undefined): Row {
  return {
    name,
    example,
    open: (text) => {
      const piece = open(text);
      return piece === undefined || piece === text ? [] : [{ piece, step }];
    },
  };
}

/** The lines of a text, without the carriage returns of Windows. */
export function linesOf(text: string): string[] {
  // Most texts have no carriage return, and a pattern takes ten times as long.
  return text.includes('\r') ? text.split(/\r\n|\n/) : text.split('\n');
}

/** Says where an offset of a text is, as an editor counts. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

/** The fewest characters of a value that is worth a look. */
const shortest = 16;

/** Takes out pieces, each with its step: those that are long enough, up to {@link mostOpened}. */
export function openAll(items: Iterable<readonly [piece: string | undefined, step: string]>): Opened[] {
  const found: Opened[] = [];
  for (const [piece, step] of items) {
    if (piece !== undefined && piece.length >= shortest && found.length < mostOpened) found.push({ piece, step });
  }
  return found;
}

/** What every text to sign in says in its first line. */
export const phrase = ' wants you to sign in with your ';
/** How the first line of a sign-in text ends, as a pattern; its group is the name of the chain. */
export const signInPhrase: string = `${phrase}([A-Za-z]{3,20}) account:`;
const signIn = new RegExp(`^(.{0,300}?)((?:[a-z][a-z0-9+.-]*://)?[^\\s"'\`<>(){}|]{1,255}${signInPhrase})\\s*$`);

/** Finds where the first line of a sign-in text begins, whatever follows it. */
export function signInStart(text: string): number | undefined {
  const at = text.indexOf(phrase);
  if (at < 1) return undefined;
  const before = text.slice(Math.max(0, at - 300), at);
  const length = before.length - before.search(/\S*$/);
  return length === 0 ? undefined : at - length;
}

/** Finds the first line of a sign-in text at the end of a line: what it says, and what stands before it. */
export function signInLine(line: string): { readonly before: string; readonly first: string } | undefined {
  if (line.length > 700 || !line.includes(phrase)) return undefined;
  const [, before = '', first] = signIn.exec(line) ?? [];
  if (first === undefined) return undefined;
  // A name in front of it belongs to what the text stands in: neither a scheme nor a port follows its mark.
  const name = /^(?:[\w.[\]-]{0,64}[=,;]|[A-Za-z_]{1,40}:(?![/\d]))+/.exec(first)?.[0] ?? '';
  return { before: before + name, first: first.slice(name.length) };
}
