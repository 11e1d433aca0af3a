// Tables as database consoles and spreadsheets write them.
import { linesOf, mostOpened, openAll, type Row } from './piece.js';

/** The most columns of a table that is looked at. */
const mostColumns = 64;

/** Whether the line of a cell goes on in the next line. */
const goesOn = (cell: string): boolean => cell.endsWith('+');

/** Joins the lines of one cell: a line that goes on ends with a mark that stands for its line feed. */
const cellOf = (lines: readonly string[]): string =>
  lines.map((line) => (goesOn(line) ? line.slice(0, -1) : line).trimEnd()).join('\n');

const asObject = (members: readonly (readonly [name: string, value: string])[]): string =>
  `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

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
    // A cell that is whole has nothing more in the lines of those that go on.
    if (row) {
      for (const [index, column] of row.entries()) if (goesOn(column.at(-1) ?? '')) column.push(cells[index] ?? '');
    } else row = cells.map((cell) => [cell]);
    if (row.some((column) => goesOn(column.at(-1) ?? ''))) continue;
    found.push(asObject(row.map((column, index) => [names[index] ?? '', cellOf(column)] as const)));
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

/** Cells between bars, with rules between the rows: a cell may go on in the next line, whose first cell is then blank. */
function boxed(lines: readonly string[]): string[] {
  const cellsOf = (line: string): string[] => line.split(/[│┃║|]/).slice(1, -1);
  const isRule = (line: string): boolean => /^[\s+─━═┄┌┬┐├┼┤└┴┘╞╪╡╭╮╰╯╔╦╗╠╬╣╚╩╝-]{5,}$/.test(line);
  let names: readonly string[] | undefined;
  const found: string[] = [];
  let row: string[][] | undefined;
  const close = (): void => {
    if (row && names) found.push(asObject(row.map((column, index) => [names?.[index] ?? '', cellOf(column)] as const)));
    else if (row) names = row.map((column) => column.join(' ').trim());
    row = undefined;
  };
  for (const line of lines) {
    if (isRule(line)) close();
    const cells = isRule(line) ? [] : cellsOf(line).map((cell) => cell.replace(/^ /, ''));
    if (cells.length < 2 || cells.length > mostColumns || found.length >= mostOpened) continue;
    if (!row || (cells[0]?.trim() !== '' && row.length === cells.length)) {
      close();
      row = cells.map((cell) => [cell.trimEnd()]);
    } else for (const [index, column] of row.entries()) column.push(cells[index]?.trimEnd() ?? '');
  }
  close();
  return found;
}

export const table: Row = {
  name: 'table',
  example: ' message | signature\n---------+-----------\n app.example wants ...+| 0x...',
  open: (text) => {
    const isBoxed = /^[ \t]{0,8}[┌╭╔+][─═+┬╦-]{5}/m.test(text);
    if (!isBoxed && (!text.includes('|') || !/-\+-|^-\[ RECORD /m.test(text))) return [];
    const lines = linesOf(text);
    return openAll(
      [...aligned(lines), ...expanded(lines), ...(isBoxed ? boxed(lines) : [])].map(
        (row) => [row, 'a row of a table'] as const,
      ),
    );
  },
};

/** The records of CSV (RFC 4180), a cell may have several lines and doubled quotation marks. */
function recordsOf(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length && records.length < mostOpened) {
    let cell = '';
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0) return [];
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
      cell = text.slice(start, at);
      // Quotation marks stand around a whole cell, or the text is something else, such as JSON.
      if (cell.includes('"')) return [];
    }
    record.push(cell.replace(/\r$/, ''));
    if (record.length > mostColumns) return [];
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (text[at] === '\r') at++;
    if (at < text.length && text[at] !== '\n') return [];
    at++;
    records.push(record);
    record = [];
  }
  return records;
}

const isName = (cell: string): boolean => /^[\w .-]{1,40}$/.test(cell) && !/^[0-9]/.test(cell);

export const csv: Row = {
  name: 'csv',
  example: 'id,message,signature\n42,"app.example wants ...",0x...',
  open: (text) => {
    const delimiter = [',', ';', '\t'].find((each) => text.includes(`${each}"`) || text.includes(`"${each}`));
    if (delimiter === undefined) return [];
    const records = recordsOf(text, delimiter);
    const [first = []] = records;
    if (first.length < 2 || records.some(({ length }) => length !== first.length)) return [];
    const rows = first.every(isName)
      ? records.slice(1).map((cells) => asObject(cells.map((cell, index) => [first[index] ?? '', cell] as const)))
      : // Without names the cells stand one below the other, as somebody would have pasted them.
        records.map((cells) => cells.join('\n\n'));
    return openAll(rows.map((row) => [row, 'a row of CSV'] as const));
  },
};
