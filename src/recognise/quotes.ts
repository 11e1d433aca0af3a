// What is put around a document, or in front of its lines, when it is quoted, indented, listed or typed.
import { linesOf, type Opened, openAll, type Row, signInLine, single } from './piece.js';

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
    return openAll(
      linePrefixes.map((prefix) => [withoutPrefix(text, prefix, /^$/), 'what stands before every line'] as const),
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
