import type { Fetch } from '../evidence/json-rpc.js';

/** What a command may touch of the world; `main.ts` wires it to the process, tests to plain values. */
export interface Io {
  /** Reads at most `limit` bytes and one more, so that the caller sees that there was more. Rejects with a system error. */
  readFile(path: string, limit: number): Promise<Uint8Array>;
  /** The same for standard input. */
  readStdin(limit: number): Promise<Uint8Array>;
  /** Lists the names of the files in a folder, at most `limit` and one more. Rejects with a system error. */
  listFiles?(path: string, limit: number): Promise<readonly string[]>;
  /** Standard input as it comes, for a command that answers line by line. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /**
   * Asks at the terminal and returns the answer, or undefined when there is none to come. Absent where standard input
   * and standard error are not both a terminal: then nobody is waited for.
   */
  ask?(question: string): Promise<string | undefined>;
  /** Opens a file that is read piece by piece; what cannot be read rejects with a system error. */
  openFile?(path: string): AsyncIterable<Uint8Array>;
  /** How many bytes a file has; undefined for what is no file, or cannot be looked at. */
  sizeOf?(path: string): Promise<number | undefined>;
  stdout(text: string): void;
  /** Resolves when standard output has room again: what is written without end would fill the memory. */
  drained?(): Promise<void>;
  /** Whether nobody reads standard output any more. */
  isUnheard?(): boolean;
  stderr(text: string): void;
  now(): Date;
  /** Sends requests to nodes that an option names; nothing else is asked of the network. */
  readonly fetch?: Fetch;
  /** Resolves when the user or the system wants the command to end; absent where nobody could. */
  untilInterrupted?(): Promise<void>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Whether standard error is one: progress is shown there. */
  readonly isErrorTerminal?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The exit codes of every command. */
export const exit: {
  readonly valid: 0;
  readonly invalid: 1;
  readonly usage: 2;
  readonly undecided: 3;
} = { valid: 0, invalid: 1, usage: 2, undecided: 3 };
