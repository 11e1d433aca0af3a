import type { Interface } from 'node:readline';
import { printable } from './terminal.js';

/** Someone at a terminal. */
export interface Questions {
  /** Asks, and returns the answer; undefined once the terminal has ended. */
  ask(question: string): Promise<string | undefined>;
  /** Lets go of the terminal. */
  close(): void;
}

/** Asks questions on streams, which are opened by the first one. Lines that come before they are asked for are kept. */
export function createQuestions(
  open: () => readonly [input: NodeJS.ReadableStream, output: NodeJS.WritableStream],
): Questions {
  let lines: Interface | undefined;
  let ended = false;
  const before: string[] = [];
  let waiting: ((answer: string | undefined) => void) | undefined;

  const start = async (): Promise<Interface> => {
    const { createInterface } = await import('node:readline');
    const [input, output] = open();
    const opened = createInterface({ input, output });
    opened.on('line', (line) => {
      if (waiting) waiting(line);
      else before.push(line);
      waiting = undefined;
    });
    // Ctrl+C ends the questions as Ctrl+D does; the command then says what is missing.
    opened.on('SIGINT', () => opened.close());
    opened.on('close', () => {
      ended = true;
      waiting?.(undefined);
      waiting = undefined;
    });
    return opened;
  };

  return {
    async ask(question) {
      lines ??= await start();
      const kept = before.shift();
      if (kept !== undefined || ended) return kept;
      return new Promise((resolve) => {
        waiting = resolve;
        lines?.setPrompt(`${printable(question)}: `);
        lines?.prompt();
      });
    },
    close: () => lines?.close(),
  };
}
