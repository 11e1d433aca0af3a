// Samples to try the page with, made of golden vectors when it is built.
import type { Options } from './view.js';

/** One sample. */
export interface Sample {
  /** The id of the vector. */
  readonly id: string;
  readonly title: string;
  /** The rule that it breaks; absent for a valid one. */
  readonly rule?: string;
  readonly text: string;
  readonly options: Options;
  /** Blocks by their names, in base64. */
  readonly proofs?: Readonly<Record<string, string>>;
}
