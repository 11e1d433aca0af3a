// What is put around a document, or in front of its lines, when it is quoted, indented, listed or typed.
import { linesOf, type Opened, openAll, phrase, type Row, signInLine, single } from './piece.js';

/** Takes a prefix off every line that is not blank; undefined unless all of them have one. */
function withoutPrefix(text: string, prefix: RegExp, bare: RegExp): string | undefined {
  const lines = linesOf(text);
  const held = lines.filter((line) => line.trim() !== '');
  if (held.length === 0 || !held.every((line) => prefix.test(line) || bare.test(line))) return undefined;
  if (!held.some((line) => prefix.test(line))) return undefined;
  return lines.map((line) => line.replace(prefix, '')).join('\n');
}

/** Runs of lines that something sets apart, and what stands beside them: either may hold a document. */
interface Parts {
  readonly runs: readonly string[];
  readonly beside: string;
}

const besideStep = 'the lines beside them';

/** Both, with their steps; nothing where no line is set apart. */
function openParts({ runs, beside }: Parts, step: string): Opened[] {
  return runs.length === 0 ? [] : openAll([...runs.map((run) => [run, step] as const), [beside, besideStep] as const]);
}

/** The runs of lines that are quoted, without their marks; a blank line ends none. */
function quotedRuns(text: string): Parts {
  const mark = /^[ \t]{0,8}> ?/;
  const runs: string[] = [];
  const beside: string[] = [];
  let run: string[] | undefined;
  for (const line of linesOf(text)) {
    if (mark.test(line)) {
      run ??= [];
      run.push(line.replace(mark, ''));
      continue;
    }
    if (run) runs.push(run.join('\n'));
    run = undefined;
    beside.push(line);
  }
  if (run) runs.push(run.join('\n'));
  return { runs, beside: beside.join('\n') };
}

/** Blank lines before a text. */
export const blankLines: Row = single('blank-lines', '\n\napp.example wants you ...', 'blank lines', (text) =>
  /^\s*\n/.test(text) ? text.replace(/^\s*\n/, '') : undefined,
);

export const quotedLines: Row = {
  name: 'quoted-lines',
  example: '> app.example wants you to sign in ...',
  open: (text) => openParts(quotedRuns(text), 'lines quoted with >'),
};

/** The blocks between fences; one that never ends is none, and neither fences nor what follows the last is lost. */
function fencedBlocks(text: string): Parts {
  const runs: string[] = [];
  const beside: string[] = [];
  let block: string[] | undefined;
  for (const line of linesOf(text)) {
    if (/^\s{0,8}(?:```|~~~)/.test(line)) {
      if (block) runs.push(block.join('\n'));
      block = block ? undefined : [];
    } else (block ?? beside).push(line);
  }
  return { runs, beside: [...beside, ...(block ?? [])].join('\n') };
}

export const fence: Row = {
  name: 'fence',
  example: '```json\n{"sig": ...}\n```',
  open: (text) => {
    const inline = /^`([^`\n]+)`$/.exec(text.trim())?.[1];
    return openParts(inline === undefined ? fencedBlocks(text) : { runs: [inline], beside: '' }, 'a fenced block');
  },
};

export const indented: Row = single('indented', '    app.example wants you ...', 'indentation', (text) => {
  const lines = linesOf(text);
  const held = lines.filter((line) => line.trim() !== '');
  const widths = held.map((line) => line.length - line.trimStart().length);
  // The first line may have lost its own when it was copied.
  const counted = signInLine(held[0] ?? '') ? widths.slice(1) : widths;
  const common = counted.reduce((least, width) => Math.min(least, width), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(common) || common === 0) return undefined;
  return lines.map((line) => line.slice(Math.min(common, line.length - line.trimStart().length))).join('\n');
});

/** What loggers and listings put in front of every line. */
const linePrefixes: readonly RegExp[] = [
  /^\s{0,8}[0-9]{1,6}(?:[:|\t]| {2}) ?/,
  /^[\w.-]{1,64}\s{0,16}\| ?/,
  /^\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,18}(?:Z|[-+][0-9:]{4,6})?\]? +(?:\[?[A-Z]{4,5}\]?:? +)?/,
  /^[A-Z]{4,5}:? +/,
  /^[+-] ?/,
  /^[*#|] ?/,
  /^\/\/ ?/,
];

export const linePrefix: Row = {
  name: 'line-prefix',
  example: 'node-1  | app.example wants you ...',
  open: (text) => {
    if (!text.includes('\n')) return [];
    const hunk = (/^@@ -[0-9,]+ \+[0-9,]+ @@.*\n((?:[ +-].*\n?)+)/m.exec(text) ??
      /^- Expected\b[^\n]*\n\+ Received\b[^\n]*\n((?:[ +-].*\n?|\n)+)/m.exec(text))?.[1];
    if (hunk !== undefined) {
      const side = (mark: string): string =>
        linesOf(hunk)
          .filter((line) => line.startsWith(' ') || line.startsWith(mark))
          .map((line) => line.slice(1))
          .join('\n');
      return openAll([
        [side('+'), 'the new lines of a patch'],
        [side('-'), 'the old lines of a patch'],
      ]);
    }
    return openAll(
      linePrefixes.map((prefix) => [withoutPrefix(text, prefix, /^$/), 'what stands before every line'] as const),
    );
  },
};

/** The fewest units of a prefix: two, and the mark that ends it. */
const shortestPrefix = 3;

/** How much of a line can be what a logger puts in front of it. */
const longestPrefix = 200;

/** How a line begins, but for its digits. */
const shape = (line: string): string => line.slice(0, longestPrefix).replace(/[0-9]/g, '0');

/**
 * What all lines begin with, but for digits: a logger puts its time, its process and its name in front of each. It ends with
 * a mark of its own, so that what lines of a text share is not taken for it.
 */
function commonPrefix(lines: readonly string[]): string | undefined {
  const held = lines.filter((line) => line.trim() !== '');
  if (held.length < 3) return undefined;
  // A line with nothing behind its prefix may have lost the space at its end.
  let common = shape(`${held[0]} `);
  for (const line of held) {
    const other = shape(`${line} `);
    let length = 0;
    while (length < common.length && common.charCodeAt(length) === other.charCodeAt(length)) length++;
    if (length < shortestPrefix) return undefined;
    common = common.slice(0, length);
  }
  return /^.{2,}?[:|\]>)-](?: |\t|$)/.test(common) ? common : undefined;
}

/** Which lines begin as the one does in which a text to sign in begins, without a gap between them. */
function aroundSignIn(lines: readonly string[]): boolean[] {
  const at = lines.findIndex((line) => line.includes(phrase));
  const before = shape(signInLine(lines[at] ?? '')?.before ?? '');
  const isOne = (line: string): boolean => shape(line).startsWith(before) || shape(line).trimEnd() === before.trimEnd();
  const begins = lines.map(() => false);
  if (before.trim() === '') return begins;
  for (let index = at; index < lines.length && isOne(lines[index] ?? ''); index++) begins[index] = true;
  for (let index = at - 1; index >= 0 && isOne(lines[index] ?? ''); index--) begins[index] = true;
  return begins;
}

/** The fewest characters after which loggers cut a line. */
const shortestCut = 80;

/** Says whether lines are one that was cut: all but the last are of one length, which is a long one. */
function unbroken(lines: readonly string[]): boolean {
  const held = lines.filter((line) => line !== '');
  const [first = ''] = held;
  return (
    first.length >= shortestCut &&
    held.slice(0, -1).every(({ length }) => length === first.length) &&
    (held.at(-1)?.length ?? 0) <= first.length
  );
}

export const sharedPrefix: Row = {
  name: 'shared-prefix',
  example: '11-29 13:52:11.482  8123  8190 I ReactNativeJS: { sig: ...',
  open: (text) => {
    const lines = linesOf(text);
    const all = commonPrefix(lines);
    // A program says something of its own before and after what it logs.
    const begins = all === undefined ? aroundSignIn(lines) : lines.map(() => true);
    const held = all === undefined ? lines.filter((_, index) => begins[index]) : lines;
    const common = all ?? commonPrefix(held);
    if (common === undefined) return [];
    // The prefix ends at one of its marks; those behind may belong to what is logged.
    const ends = [...common.matchAll(/[:|\]>)-](?: |\t|$)/g)].map(({ index }) => index + 2);
    const said = (end: number): string =>
      `the same beginning of every line${all === undefined ? ' around it' : ''}, ${JSON.stringify((held[0] ?? '').slice(0, Math.min(end, 60)))}`;
    // Lines of one length may be those of a dump as well.
    const cut = all !== undefined && unbroken(lines);
    return openAll(
      ends
        .reverse()
        .slice(0, 4)
        .flatMap((end) => {
          const bare = lines.map((line, index) => (begins[index] ? line.slice(end) : line));
          const joined = cut ? [[bare.join(''), `one line that a logger has cut, behind ${said(end)}`] as const] : [];
          return [...joined, [bare.join('\n'), said(end)] as const];
        }),
    );
  },
};

export const prompt: Row = single('prompt', '$ echo {"sig": ...', 'the prompt of a console', (text) => {
  const rest = text.replace(
    /^\s{0,8}(?:[\w.@:~/-]{0,64}[$%#] |[<>]{1,3} |(?:node|bun|deno)> |Out\[[0-9]{1,6}\]: ?|In \[[0-9]{1,6}\]: ?)/,
    '',
  );
  return rest === text ? undefined : rest.replace(/^(?:echo|printf|console\.log)\s{1,8}/, '');
});
