import { barOf } from '../conformance/progress.js';
import type { Io } from '../io.js';

/** Shows how far a file is, below what is printed. */
export interface Progress {
  /** Prints a verdict, and shows where the file is after it. */
  print(text: string, line: number, end: number): void;
  /** Takes what is shown away. */
  clear(): void;
}

const wipe = '\r\x1b[K';
/** How many lines pass before their number is shown anew where nobody knows how many there are. */
const step = 1_000;

/**
 * Creates what shows how much of a file is verified, on standard error where that is a terminal: a bar, or the number of the
 * line where nobody knows the size. Nothing of it gets into what is redirected.
 *
 * @param size how many bytes the file has
 */
export function createProgress(io: Io, size: number | undefined): Progress {
  const isShown = io.isErrorTerminal === true && io.env.TERM !== 'dumb';
  let shown = '';
  const draw = (text: string): void => {
    if (text === shown) return;
    shown = text;
    io.stderr(wipe + text);
  };
  return {
    print(text, line, end) {
      // Where both are one terminal, a verdict takes the place of the bar, which goes on below.
      const isBetween = io.isTerminal && shown !== '';
      const before = shown;
      if (isBetween) draw('');
      io.stdout(text);
      if (!isShown) return;
      if (isBetween) draw(before);
      if (size !== undefined) draw(barOf(end, size));
      else if (line % step === 0) draw(`${line} lines`);
    },
    clear: () => draw(''),
  };
}
