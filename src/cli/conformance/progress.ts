import type { Io } from '../io.js';

const width = 30;

/** Draws how much of something is done. */
export function barOf(done: number, total: number): string {
  const part = Math.min(1, done / Math.max(total, 1));
  const filled = Math.floor(width * part);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.floor(100 * part)).padStart(3)} %`;
}

/** A bar that shows how far a run is; nothing is drawn unless standard output is a terminal. */
export interface Progress {
  update(done: number, total: number): void;
  /** Takes the bar away. */
  clear(): void;
}

/** Creates a progress bar on standard error, so that what standard output says can be kept. */
export function createProgress(io: Io): Progress {
  let shown = '';
  const draw = (text: string): void => {
    if (!io.isTerminal || io.env.TERM === 'dumb' || text === shown) return;
    shown = text;
    io.stderr(`\r\x1b[K${text}`);
  };
  return {
    update(done, total) {
      // Drawn once per percent: thousands of lines would be slower than the run.
      draw(`${barOf(done, total)} of ${total} vectors`);
    },
    clear: () => draw(''),
  };
}
