// Marks that terminals, chats and editors put into a text, and that nobody sees.
import { jsonOf } from './envelopes.js';
import { linesOf, type Opened, openAll, type Row, single } from './piece.js';

/** A row that is for text which is no JSON: what JSON says is judged as it stands. */
const aside = (name: string, example: string, step: string, open: (text: string) => string): Row =>
  single(name, example, step, (text) => {
    const other = open(text);
    return other === text || jsonOf(text) !== undefined ? undefined : other;
  });

const esc = '\x1b';
const colourMarks = new RegExp(`${esc}\\[[0-9;?]{0,12}[A-Za-z]|\\[[0-9;]{1,8}m`, 'g');

export const colours: Row = aside(
  'colours',
  "sig: \x1b[32m'0x...'\x1b[39m",
  'the colours of a terminal',
  // Where the text went through something that takes control characters away, the rest of each mark is left.
  (text) => (text.includes(`${esc}[`) || /\[(?:0|39|22)m/.test(text) ? text.replace(colourMarks, '') : text),
);

export const invisible: Row = aside(
  'invisible',
  '0x...\u200b',
  'characters that nobody sees, and spaces that are none',
  (text) =>
    text
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '),
);

export const typographic: Row = aside(
  'typographic',
  '{\u201csig\u201d: \u201c0x...\u201d}',
  'typographic quotation marks, and signs for line feeds',
  (text) =>
    text
      .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
      .replace(/[\u2018-\u201b]/g, "'")
      .replace(/[\u21b5\u23ce\u2424]\n?/g, '\n'),
);

/** Takes off what stands at the end of a line: spaces, a backslash, a dollar sign. Not by patterns, which try long runs again and again. */
const ends: readonly ((line: string) => string)[] = [
  (line) => line.trimEnd(),
  (line) => (line.endsWith('\\') ? line.slice(0, -1) : line),
  (line) => (line.endsWith('$') ? line.slice(0, -1) : line),
];
/** The fewest lines with a mark at their end. */
const fewest = 4;

export const lineEnds: Row = {
  name: 'line-ends',
  example: 'app.example wants ... account:\\\n0x...\\\n\\\nURI: ...',
  open: (text): Opened[] => {
    if (jsonOf(text) !== undefined) return [];
    const lines = linesOf(text);
    const joined = /\\\r?\n/.test(text) ? text.replace(/\\\r?\n[ \t]*/g, '') : undefined;
    const pieces = ends.flatMap((end) => {
      const bare = lines.map(end);
      return bare.filter((line, index) => line !== lines[index]).length < fewest ? [] : [bare.join('\n')];
    });
    return openAll([
      ...pieces.map((piece) => [piece, 'marks at the ends of lines'] as const),
      [joined, 'lines that go on in the next'] as const,
    ]);
  },
};

/** A text whose every second line is blank. */
export const everySecond: Row = single(
  'every-second-line',
  'app.example wants ... account:\n\n0x...\n\n\n\nURI: ...',
  'every second line, as the others are blank',
  (text) => {
    const lines = linesOf(text.trim());
    const blank = lines.every((line, index) => index % 2 === 0 || line.trim() === '');
    return blank && lines.length > 8 ? lines.filter((_, index) => index % 2 === 0).join('\n') : undefined;
  },
);
