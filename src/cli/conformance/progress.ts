import type { Io } from '../io.js';

const width = 30;

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
      const filled = Math.floor((width * done) / Math.max(total, 1));
      const percent = Math.floor((100 * done) / Math.max(total, 1));
      // Drawn once per percent: thousands of lines would be slower than the run.
      const text = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(percent).padStart(3)} % of ${total} vectors`;
      draw(text);
    },
    clear: () => draw(''),
  };
}
