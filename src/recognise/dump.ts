// What tools print of bytes and of stores: offsets with hex, and numbered answers.
import { concat, fromHex, fromUtf8 } from '../internal/bytes.js';
import { readStringAt } from './notation.js';
import { payloadOf } from './packet.js';
import { linesOf, mostOpened, type Opened, type Row } from './piece.js';

const dumpLine = /^\s{0,8}(?:0x)?([0-9a-fA-F]{4,10})(:?)([ \t].{0,400})?$/;

/** A line of a dump: its offset in digits, and what stands behind it. */
interface Line {
  readonly offset: string;
  readonly colon: boolean;
  readonly rest: string;
  /** Set behind a line that says that the one before it repeats. */
  readonly repeats: boolean;
}

function dumpLinesOf(text: string): readonly Line[] {
  let repeats = false;
  return linesOf(text).flatMap((line): Line[] => {
    const [all, offset = '', colon = '', rest = ''] = dumpLine.exec(line) ?? [];
    if (all === undefined) {
      repeats = /^\s{0,8}\*\s*$/.test(line);
      return [];
    }
    const read = { offset, colon: colon !== '', rest, repeats };
    repeats = false;
    return [read];
  });
}

const groups = (digits: string, most: number): string => {
  let all = '';
  for (const group of digits.trim().split(/\s+/)) {
    if (!/^(?:[0-9a-fA-F]{2}){1,8}$/.test(group) || all.length >= 2 * most) break;
    all += group;
  }
  return all;
};

/** What tools show of bytes beside their hex. */
const shownOf = (digits: string): string =>
  String.fromCharCode(...(fromHex(digits.toLowerCase()) ?? [])).replace(/[^ -~]/g, '.');

/** Where the column of text begins. Behind a space no run of them begins: each is looked at once, however long it is. */
const textColumn = /(?<! ) {2,}(?:[^0-9a-fA-F ]|\S{3})/;

/** The bytes of a line as hex: as many as the offset of the next line says, or those before the column of text. */
function digitsIn(rest: string, count: number | undefined): string {
  if (count !== undefined) return groups(rest, count).slice(0, 2 * count);
  const trimmed = rest.trim();
  for (const { 0: gap, index } of trimmed.matchAll(/ {2,}/g)) {
    const digits = groups(trimmed.slice(0, index), 16);
    const text = trimmed.slice(index + gap.length);
    if (text.length <= 18 && [text, text.slice(1, -1)].includes(shownOf(digits).trim())) return digits;
  }
  return groups(trimmed.split(textColumn)[0] ?? '', 16);
}

/** Words of two bytes as machines of little endian print them, their bytes in order. */
const swapped = (rest: string, count: number | undefined): string =>
  (/^\s+[0-9a-fA-F]{4}\b/.test(rest) ? digitsIn(rest, count === undefined ? undefined : count + (count % 2)) : '')
    .replace(/(..)(..)/g, '$2$1')
    .slice(0, count === undefined ? undefined : 2 * count);

const named: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '\\0': '00',
  '\\a': '07',
  '\\b': '08',
  '\\t': '09',
  '\\n': '0a',
  '\\v': '0b',
  '\\f': '0c',
  '\\r': '0d',
});

/** The bytes of a line that shows each in a column of four, as a character, with a backslash or as three octal digits. */
function characters(rest: string, count: number | undefined): string {
  let digits = '';
  for (let at = 0; at < rest.length; at += 4) {
    const column = rest.slice(at, at + 4);
    const mark = column.trim();
    if (/^[0-7]{3}$/.test(mark)) digits += (Number.parseInt(mark, 8) & 0xff).toString(16).padStart(2, '0');
    else if (mark.length === 2 && mark in named) digits += named[mark] ?? '';
    else if (/^ {3}[ -~]$/.test(column)) digits += column.charCodeAt(3).toString(16);
    else return '';
  }
  // Blanks at the end of a line get lost.
  return count === undefined ? digits : digits.padEnd(2 * count, '20');
}

/** How the offsets and the bytes of a dump are written, and what it is called. */
interface Style {
  readonly step: string;
  readonly base: 8 | 16;
  readonly read: (rest: string, count: number | undefined) => string;
}

const dumpStep = 'a dump of bytes with their offsets';
const styles: readonly Style[] = [
  { step: dumpStep, base: 16, read: digitsIn },
  { step: dumpStep, base: 8, read: digitsIn },
  { step: 'a dump of words of two bytes with their offsets', base: 16, read: swapped },
  { step: 'a dump of characters with their offsets', base: 8, read: characters },
  { step: 'a dump of characters with their offsets', base: 16, read: characters },
];

/** The most bytes of a line, and the fewest lines of a dump. */
const line = { most: 64, fewest: 3 };

/** The runs of lines each of whose offsets is that of the line before it and as many bytes as that has. */
function runsOf(lines: readonly Line[], { base, read }: Style, length: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  const offsets = lines.map(({ offset }) =>
    base === 8 && !/^[0-7]+$/.test(offset) ? -1 : Number.parseInt(offset, base),
  );
  let digits = '';
  let held = 0;
  // What is said to repeat is never longer than what was pasted.
  let room = length;
  const close = (): void => {
    const bytes = held < line.fewest ? undefined : fromHex(digits.toLowerCase());
    if (bytes && bytes.length > 0) found.push(bytes);
    digits = '';
    held = 0;
  };
  for (const [index, { rest }] of lines.entries()) {
    if (found.length >= mostOpened) break;
    const [at = -1, next = -1] = [offsets[index], offsets[index + 1]];
    const repeats = lines[index + 1]?.repeats === true;
    const wide = repeats ? digitsIn(rest, undefined).length / 2 || 16 : next - at;
    const goesOn = at >= 0 && next > at && wide <= line.most && (!repeats || (next - at) % wide === 0);
    const bytes = at < 0 ? '' : read(rest, goesOn ? wide : undefined);
    held++;
    const times = goesOn && repeats ? (next - at) / wide : 1;
    room -= bytes.length * (times - 1);
    const whole = goesOn && bytes.length === 2 * wide && room >= 0;
    digits += whole ? bytes.repeat(times) : bytes;
    if (!whole) close();
  }
  close();
  return found;
}

/** A dump of bytes with their offsets, as hexdump, xxd, od, tcpdump and debuggers print it. */
export const hexDump: Row = {
  name: 'hex-dump',
  example: '00000000: 7b22 7369 6722 3a22 3078 3266 3032 3930  {"sig":"0x2f0290',
  open: (text): Opened[] => {
    const lines = dumpLinesOf(text);
    if (lines.length < line.fewest) return [];
    const hasColons = lines.every(({ colon }) => colon);
    return styles.flatMap((style): Opened[] => {
      // Tools that write a colon do not write words.
      if (style.read === swapped && hasColons) return [];
      const runs = runsOf(lines, style, text.length);
      const packets = runs.map(payloadOf);
      const isTraffic = packets.some((packet) => packet !== undefined);
      const bytes = isTraffic ? packets.flatMap((packet) => packet ?? []) : runs;
      const step = isTraffic ? 'packets of TCP, as a tool dumps them' : style.step;
      // One document may have gone over several packets.
      const all = isTraffic && bytes.length > 1 ? [concat(...bytes), ...bytes] : bytes;
      return all.map((each) => ({ piece: fromUtf8(each) ?? each, step }));
    });
  },
};

/** Names and values in turns, each in quotes behind its number, as the console of Redis answers. */
export const numbered: Row = {
  name: 'numbered',
  example: '1) "message"\n2) "app.example wants ..."\n3) "signature"\n4) "0x..."',
  open: (text): Opened[] => {
    const held: string[] = [];
    for (const { 0: all, 1: number, index } of text.matchAll(/^[ \t]*([0-9]{1,4})\) (?=")/gm)) {
      const string = held.length < mostOpened ? readStringAt(text, index + all.length) : undefined;
      if (!string || Number(number) !== held.length + 1) break;
      held.push(string.text);
    }
    if (held.length < 4 || held.length % 2 === 1) return [];
    const members = held.flatMap((name, index) =>
      index % 2 === 0 ? [`${JSON.stringify(name)}:${JSON.stringify(held[index + 1])}`] : [],
    );
    return [{ piece: `{${members.join(',')}}`, step: 'numbered names and values' }];
  },
};
