// Mappings of YAML whose values are block scalars or stand in single quotes: what no other notation reads as it is meant.
import { jsonOf } from './envelopes.js';
import { mostOpened, type Opened, type Row } from './piece.js';

/** A key with its value: at the beginning of a line, or behind the dash of a list. */
const keyLine = /^((?: |- )*)([A-Za-z_][\w-]{0,63}):(?:[ \t]+(\S.*)|[ \t]*)$/;
const blockHead = /^([|>])([-+]?)[1-9]?[-+]?(?:[ \t]+#.*)?$/;
/** What is worth reading as YAML at all. */
const telling = /^[ -]{0,64}[A-Za-z_][\w-]{0,63}:[ \t]{1,8}(?:[|>][-+1-9]{0,2}[ \t]*$|'|"[^"\n]*$)/m;

const indentationOf = (line: string): number => line.search(/[^ ]|$/);

/** Joins the lines of a folded block: a line break between two lines of text is a space, and each empty line one break. */
function fold(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      breaks++;
      continue;
    }
    if (index > 0 && text !== '') text += breaks > 0 ? '\n'.repeat(breaks) : ' ';
    text += line;
    breaks = 0;
  }
  return text;
}

/** The text of a block scalar, and the line behind it. */
function blockFrom(
  lines: readonly string[],
  from: number,
  indentation: number,
  [, style = '|', chomp = '']: RegExpExecArray,
): { readonly text: string; readonly next: number } {
  let next = from;
  while (next < lines.length && (lines[next]?.trim() === '' || indentationOf(lines[next] ?? '') > indentation)) next++;
  const held = lines.slice(from, next);
  const width = held.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, indentationOf(line))),
    1_024,
  );
  const inner = held.map((line) => (line.trim() === '' ? '' : line.slice(width)));
  let end = inner.length;
  while (end > 0 && inner[end - 1] === '') end--;
  const text = style === '>' ? fold(inner.slice(0, end)) : inner.slice(0, end).join('\n');
  // One line break is kept unless a sign says otherwise.
  if (text === '' || chomp === '-') return { text, next };
  return { text: chomp === '+' ? `${text}${'\n'.repeat(inner.length - end + 1)}` : `${text}\n`, next };
}

/** A value in quotation marks that goes on over the next lines, in one, and the line behind it; undefined for any other. */
function quotedFrom(
  lines: readonly string[],
  from: number,
  written: string,
): { readonly written: string; readonly next: number } | undefined {
  const mark = written[0] ?? '';
  if (!/["']/.test(mark)) return undefined;
  // A mark within the text is doubled, or has a backslash in front.
  const isClosed = (text: string): boolean => text.replace(mark === '"' ? /\\./g : /''/g, '').indexOf(mark, 1) > 0;
  if (isClosed(written)) return undefined;
  const held = [written];
  for (let next = from; next < lines.length && next < from + 600; next++) {
    const line = (lines[next] ?? '').trim();
    held.push(line);
    if (!isClosed(`${mark}${line}`)) continue;
    const text = fold(held);
    return { written: mark === '"' ? text.replaceAll('\n', '\\n') : text, next: next + 1 };
  }
  return undefined;
}

/** What a value says that stands on the line of its key; undefined for what is no text. */
function scalarOf(written: string): string | undefined {
  const single = /^'((?:[^']|'')*)'(?:[ \t]+#.*)?$/.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (written.startsWith('"')) {
    const value = jsonOf(written);
    return typeof value === 'string' ? value : undefined;
  }
  // Not by a pattern that goes on to the end: where the rest of a line holds another end of a line, it would look for one at each `#`.
  const comment = written.search(/[ \t]#/);
  const plain = (comment < 0 ? written : written.slice(0, comment)).trimEnd();
  return /^(?:null|~)?$/.test(plain) || /^[[{&*!|>']/.test(plain) ? undefined : plain;
}

/** Collects the mappings that hold nothing but texts, each as far as its indentation goes. */
function mappingsIn(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.split(/\r?\n/);
  const found: Record<string, string>[] = [];
  let open: { readonly indentation: number; readonly members: Record<string, string> } | undefined;
  const close = (): void => {
    if (open && Object.keys(open.members).length > 1) found.push(open.members);
    open = undefined;
  };
  for (let at = 0; at < lines.length && found.length < mostOpened; ) {
    const line = lines[at] ?? '';
    const match = keyLine.exec(line);
    at++;
    if (!match) {
      if (line.trim() !== '') close();
      continue;
    }
    const [, before = '', key = '', written] = match;
    if (open && (before.length !== open.indentation || before.includes('-') || Object.hasOwn(open.members, key)))
      close();
    open ??= { indentation: before.length, members: Object.create(null) };
    const head = written === undefined ? null : blockHead.exec(written);
    if (head) {
      const { text: held, next } = blockFrom(lines, at, before.length, head);
      open.members[key] = held;
      at = next;
      continue;
    }
    const quoted = written === undefined ? undefined : quotedFrom(lines, at, written);
    if (quoted) at = quoted.next;
    const value = written === undefined ? undefined : scalarOf(quoted?.written ?? written);
    if (value !== undefined) open.members[key] = value;
  }
  close();
  return found;
}

/** Mappings of YAML with a block scalar or a value in single quotes. */
export const yaml: Row = {
  name: 'yaml',
  example: 'sig: 0x...\nsignedMessage: |-\n  app.example wants you ...',
  open: (text) => {
    if (!telling.test(text) || jsonOf(text) !== undefined) return [];
    // Quotation marks over several lines mean something else elsewhere: line feeds that YAML takes for spaces.
    const folded = /:[ \t]{1,8}(?:"[^"\n]*|'[^'\n]*)$/m.test(text) ? { gathered: true as const } : {};
    return mappingsIn(text).map(
      (members): Opened => ({ piece: JSON.stringify(members), step: 'a mapping of YAML', ...folded }),
    );
  },
};
