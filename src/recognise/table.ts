// Tables as database consoles print them.
import { linesOf, mostOpened, type Opened, openAll, type Row } from './piece.js';

/** The most columns of a table that is looked at. */
const mostColumns = 64;

/** Joins the lines of one cell: a line that goes on ends with a mark that stands for its line feed. */
const cellOf = (lines: readonly string[]): string => lines.map((line) => line.replace(/\s*\+?$/, '')).join('\n');

const asObject = (members: readonly (readonly [name: string, value: string])[]): string =>
  `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

/** Whether the line of a cell goes on in the next line. */
const goesOn = (cell: string): boolean => cell.endsWith('+');

/** Rows below `----+----`: columns have fixed widths. */
function aligned(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => /^\s?-{3,}(?:\+-{3,})+\s*$/.test(line));
  const rule = lines[at];
  if (rule === undefined || at < 1) return [];
  const ends = [...rule.matchAll(/\+|$/g)].map(({ index }) => index).slice(0, mostColumns);
  // The last column may be longer than its rule where trailing space was trimmed, and never shorter.
  const cellsOf = (line: string): string[] =>
    ends.map((end, index) => line.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end));
  const names = cellsOf(lines[at - 1] ?? '').map((name) => name.trim());
  const found: string[] = [];
  let row: string[][] | undefined;
  for (const line of lines.slice(at + 1)) {
    if (!line.includes('|') || found.length >= mostOpened) break;
    const cells = cellsOf(line).map((cell) => cell.replace(/^ /, ''));
    const before = row;
    const rest = before?.some((column) => goesOn(column.at(-1) ?? ''));
    row = rest
      ? before?.map((column, index) => (goesOn(column.at(-1) ?? '') ? [...column, cells[index] ?? ''] : column))
      : cells.map((cell) => [cell]);
    if (row?.some((column) => goesOn(column.at(-1) ?? ''))) continue;
    found.push(asObject((row ?? []).map((column, index) => [names[index] ?? '', cellOf(column)] as const)));
    row = undefined;
  }
  return found;
}

/** Records below `-[ RECORD 1 ]----`: one line for each column, or several. */
function expanded(lines: readonly string[]): string[] {
  const found: string[] = [];
  let members: [name: string, lines: string[]][] | undefined;
  for (const line of [...lines, '-[ RECORD ']) {
    if (line.startsWith('-[ RECORD ')) {
      if (members && found.length < mostOpened)
        found.push(asObject(members.map(([name, held]) => [name, cellOf(held)] as const)));
      members = [];
      continue;
    }
    const at = line.indexOf('|');
    const name = line.slice(0, at).trim();
    if (at < 0 || !members || members.length >= mostColumns) continue;
    const held = line.slice(at + 1).replace(/^ /, '');
    if (name !== '') members.push([name, [held]]);
    else members.at(-1)?.[1].push(held);
  }
  return found;
}

export const table: Row = {
  name: 'table',
  example: ' message | signature\n---------+-----------\n app.example wants ...+| 0x...',
  open: (text) => {
    if (!text.includes('|') || !/-\+-|^-\[ RECORD /m.test(text)) return [];
    const lines = linesOf(text);
    return openAll(
      [...aligned(lines), ...expanded(lines)].map((row) => [row, 'a row of a table'] as const),
    ) as Opened[];
  },
};
