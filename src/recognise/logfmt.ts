// Lines of loggers that write names with values: `level=error msg="..." signature=0x...`.
import { toHex } from '../internal/bytes.js';
import { readStringAt } from './notation.js';
import { linesOf, mostOpened, type Opened, type Row } from './piece.js';

const word = /\[[0-9 ]*\]|\S*/y;
const name = /(?:^|\s)([A-Za-z_][\w.@-]{0,63})=/g;

/** The bytes that a value of Go lists, as hex; the value itself where it lists none. */
function bare(value: string): string {
  const numbers = /^\[([0-9 ]{127,300})\]$/.exec(value)?.[1]?.split(' ').map(Number);
  return numbers?.every((number) => number < 256) ? `0x${toHex(Uint8Array.from(numbers))}` : value;
}

/** The pairs of a line; undefined where a name stands twice, as nothing says which of the two was meant. */
function pairsOf(line: string): Readonly<Record<string, string>> | undefined {
  const pairs: Record<string, string> = Object.create(null);
  let count = 0;
  name.lastIndex = 0;
  for (let match = name.exec(line); match && count < mostOpened; match = name.exec(line)) {
    const start = name.lastIndex;
    const string = line[start] === '"' ? readStringAt(line, start) : undefined;
    word.lastIndex = start;
    const key = match[1] ?? '';
    // Behind a string the next name begins, or it is another notation.
    if (key in pairs || (line[start] === '"' && !/^(?:\s|$)/.test(line.slice(string?.end ?? start).slice(0, 1))))
      return undefined;
    pairs[key] = bare(string?.text ?? word.exec(line)?.[0] ?? '');
    count++;
    if (string) name.lastIndex = string.end;
  }
  return count < 2 ? undefined : pairs;
}

/** The last part of each name says what it is; loggers put groups in front. */
function ungrouped(pairs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const short = Object.entries(pairs).map(([key, value]) => [key.slice(key.lastIndexOf('.') + 1), value] as const);
  return new Set(short.map(([key]) => key)).size === short.length ? Object.fromEntries(short) : pairs;
}

export const logfmt: Row = {
  name: 'logfmt',
  example: 'level=error msg="verify failed" message="app.example wants ..." signature=0x...',
  open: (text): Opened[] => {
    if (!/(?:^|\s)[\w.@-]{1,64}="/.test(text)) return [];
    const lines = linesOf(text).slice(0, mostOpened);
    return lines.flatMap((line): Opened[] => {
      const pairs = line.includes('="') && !/^\s*</.test(line) ? pairsOf(line) : undefined;
      if (!pairs) return [];
      return [{ piece: JSON.stringify(ungrouped(pairs)), step: 'a log line of names and values' }];
    });
  },
};
