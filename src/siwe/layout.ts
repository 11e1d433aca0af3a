/** Where a value stands in the text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The fields that stand behind a label on a line of their own. */
export type LabelledField =
  | 'uri'
  | 'version'
  | 'chainId'
  | 'nonce'
  | 'issuedAt'
  | 'expirationTime'
  | 'notBefore'
  | 'requestId';

/** Tells where a text stops being laid out like a SIWE message. */
export interface LayoutFault {
  readonly offset: number;
  /** What was expected: a clause that starts with "expected". */
  readonly reason: string;
}

/** Where everything stands in a SIWE message; nothing is judged yet. */
export interface Layout {
  /** What stands before the header phrase: `[scheme "://"] domain`. */
  readonly head?: Span;
  readonly address?: Span;
  readonly statement?: Span;
  readonly fields: Readonly<Partial<Record<LabelledField, Span>>>;
  readonly resources?: readonly Span[];
  /** The line after the address and the line before the URI, which have to be empty. */
  readonly separators?: readonly [Span, Span];
  /** Present when the rest of the text could not be laid out. */
  readonly fault?: LayoutFault;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What stands between the domain and the end of the first line. */
export const headerPhrase = ' wants you to sign in with your Ethereum account:';
export const resourcesLabel = 'Resources:';
export const resourceLabel = '- ';

interface Label {
  readonly field: LabelledField;
  readonly label: string;
  readonly required: boolean;
}

/** The labels in the order of the grammar. */
export const labels: readonly Label[] = [
  { field: 'uri', label: 'URI: ', required: true },
  { field: 'version', label: 'Version: ', required: true },
  { field: 'chainId', label: 'Chain ID: ', required: true },
  { field: 'nonce', label: 'Nonce: ', required: true },
  { field: 'issuedAt', label: 'Issued At: ', required: true },
  { field: 'expirationTime', label: 'Expiration Time: ', required: false },
  { field: 'notBefore', label: 'Not Before: ', required: false },
  { field: 'requestId', label: 'Request ID: ', required: false },
];
const uriLabel = 'URI: ';
const versionLabel = 'Version: ';

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (;;) {
    const feed = text.indexOf('\n', start);
    if (feed < 0) break;
    lines.push({ start, end: feed });
    start = feed + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** Finds the first character that differs from what should stand there. */
function mismatch(text: string, start: number, wanted: string): number {
  let length = 0;
  while (length < wanted.length && text[start + length] === wanted[length]) length++;
  return start + length;
}

/**
 * Lays a text out by the grammar of ERC-4361, in one pass over its lines. Only LF ends a line.
 *
 * Up to a fault everything found is reported with it. Whether there is a statement follows from where `URI: ` stands:
 * two lines after the address and its blank line, or one line earlier.
 */
export function layOut(text: string): Layout {
  const lines = linesOf(text);
  const layout: Writable<Layout> = { fields: {} };
  const fields: Writable<Layout['fields']> = layout.fields;
  const fail = (offset: number, reason: string): Layout => {
    layout.fault = { offset, reason };
    return layout;
  };
  const opens = (index: number, label: string): boolean => text.startsWith(label, lines[index]?.start ?? text.length);
  const missing = (what: string): Layout => fail(text.length, `expected ${what}`);

  const [header, address, afterAddress] = lines as readonly [Span, Span?, Span?];
  const headEnd = header.end - headerPhrase.length;
  if (headEnd < 0 || !text.startsWith(headerPhrase, headEnd)) {
    // A domain has no space: the phrase should start at the first one.
    const space = text.indexOf(' ');
    const phraseAt = space < 0 || space > header.end ? header.end : space;
    return fail(mismatch(text, phraseAt, headerPhrase), `expected the first line to end with "${headerPhrase}"`);
  }
  layout.head = { start: 0, end: headEnd };
  if (!address) return missing('a line with the address');
  layout.address = address;
  if (!afterAddress) return missing('an empty line after the address');

  const fourth = lines[3];
  const fifth = lines[4];
  if (!fourth || !fifth) return missing('an empty line and "URI: "');
  const stated = opens(5, uriLabel) && (fourth.end > fourth.start || !opens(4, uriLabel));
  if (!stated && !opens(4, uriLabel)) {
    for (const index of [2, 3]) {
      if (!opens(index, uriLabel) || !opens(index + 1, versionLabel)) continue;
      return fail(lines[index]?.start ?? 0, 'expected two empty lines, or a statement between two, before "URI: "');
    }
    if (fourth.end > fourth.start && fifth.end > fifth.start) {
      return fail(fifth.start, 'expected an empty line after a statement of one line');
    }
    const uri = fifth.end > fifth.start ? fifth : lines[5];
    return fail(mismatch(text, uri?.start ?? text.length, uriLabel), 'expected "URI: "');
  }
  // A line before "URI: " that is not empty is a statement without its empty line: a reader that skips one skips the URI.
  if (!stated && fourth.end > fourth.start) return fail(fifth.start, 'expected an empty line after the statement');
  if (stated) layout.statement = fourth;
  layout.separators = [afterAddress, stated ? fifth : fourth];

  let index = stated ? 5 : 4;
  for (const { field, label, required } of labels) {
    const line = lines[index];
    if (!line || !opens(index, label)) {
      if (!required) continue;
      if (!line) return missing(`"${label}"`);
      const misplaced = labels.some((other) => opens(index, other.label));
      return fail(misplaced ? line.start : mismatch(text, line.start, label), `expected "${label}"`);
    }
    fields[field] = { start: line.start + label.length, end: line.end };
    index++;
  }

  const rest = lines[index];
  if (!rest) return layout;
  // An empty line is there because of the line feed before it.
  if (rest.end === rest.start) return fail(rest.start - 1, 'expected the end of the text');
  if (!opens(index, resourcesLabel)) return fail(rest.start, 'expected a field that may stand here, once, or the end');
  const resources: Span[] = [];
  layout.resources = resources;
  if (rest.end > rest.start + resourcesLabel.length) {
    return fail(rest.start + resourcesLabel.length, `expected the end of the line after "${resourcesLabel}"`);
  }
  for (const line of lines.slice(index + 1)) {
    if (line.end === line.start) return fail(line.start - 1, 'expected the end of the text');
    const start = mismatch(text, line.start, resourceLabel);
    if (start < line.start + resourceLabel.length) return fail(start, `expected "${resourceLabel}" and a resource`);
    resources.push({ start, end: line.end });
  }
  return layout;
}

/**
 * Lays a text out the way lenient readers do, which is the off-state of `siwe.layout`: CR ends a line too, each label is
 * looked for anywhere, the first hit wins, and the rest of the text is not looked at.
 */
export function layOutLoosely(text: string): Layout {
  const lineEnd = (start: number): number => {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    return end;
  };
  const lineFrom = (start: number): Span => ({ start, end: lineEnd(start) });
  const nextLine = (start: number): number => {
    let next = start;
    while (text[next] === '\n' || text[next] === '\r') next++;
    return next;
  };

  const layout: Writable<Layout> = { fields: {} };
  const fields: Writable<Layout['fields']> = layout.fields;
  let firstLabel = text.length;
  const find = (label: string, from: number): number | undefined => {
    const found = text.indexOf(label);
    if (found < 0) return undefined;
    if (found >= from && found < firstLabel) firstLabel = found;
    return found + label.length;
  };

  const phraseAt = text.indexOf(headerPhrase);
  let bodyAt = 0;
  if (phraseAt >= 0) {
    const start = Math.max(text.lastIndexOf('\n', phraseAt), text.lastIndexOf('\r', phraseAt)) + 1;
    layout.head = { start, end: phraseAt };
    let addressAt = phraseAt + headerPhrase.length;
    while (text[addressAt] === '\n' || text[addressAt] === '\r' || text[addressAt] === ' ') addressAt++;
    bodyAt = lineEnd(addressAt);
    if (bodyAt > addressAt) layout.address = { start: addressAt, end: bodyAt };
  }
  for (const { field, label } of labels) {
    const start = find(label, bodyAt);
    if (start !== undefined) fields[field] = lineFrom(start);
  }
  const resourcesAt = find(resourcesLabel, bodyAt);
  if (resourcesAt !== undefined) {
    const resources: Span[] = [];
    let start = nextLine(lineEnd(resourcesAt));
    while (text.startsWith(resourceLabel, start)) {
      const resource = lineFrom(start + resourceLabel.length);
      resources.push(resource);
      start = nextLine(resource.end);
    }
    layout.resources = resources;
  }
  if (phraseAt >= 0) {
    const statement = lineFrom(nextLine(bodyAt));
    if (statement.start < firstLabel && statement.end > statement.start) layout.statement = statement;
  }
  return layout;
}
