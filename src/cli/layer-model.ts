import type { Recap } from '../recap.js';
import type { Issue } from '../rule.js';

/** One layer of a document as it was decoded, whether or not it holds up. */
export interface Layer {
  /** What it is, or was meant to be. */
  readonly layer: string;
  /** Where it stands: a JSON Pointer that enters embedded documents. */
  readonly path: string;
  /** What it says, in the order of the document. */
  readonly members: Readonly<Record<string, unknown>>;
  /** What a ReCap grants. */
  readonly grants?: Recap['att'];
  /** When it begins and ends, as written. */
  readonly begins?: string;
  readonly ends?: string;
  /** Whether anything could be read. */
  readonly decoded: boolean;
  /** What kept it from being decoded by the book. */
  readonly problems: readonly Pick<Issue, 'rule' | 'path' | 'message'>[];
  /** Whether it grants more than its proofs do, or for another time. */
  readonly widens?: true;
  readonly layers: readonly Layer[];
  /** Whether the layers inside are alike, so that what they share need not be shown again. */
  readonly alike?: true;
  /** How many further layers were left out. */
  readonly omitted?: number;
}
