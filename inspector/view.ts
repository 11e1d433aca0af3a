// What the page and its worker tell each other. Plain data: no part of it is ever markup.
import type { Outcome } from '../src/judge.js';
import type { Verdict } from '../src/rule.js';

/** Options by the names that they have on the command line; several requests stand on lines of their own. */
export type Options = Readonly<Record<string, string>>;

/** The options that the page has, in the order of the command line. */
export const optionNames = [
  'node',
  'now',
  'request',
  'domain',
  'nonce',
  'network-key',
  'signed-text',
  'max-age',
  'use',
  'fact',
  'root',
  'account',
  'audience',
  'chain',
  'as',
  'profile',
] as const;

/** A proof that was handed in: a block, or an AuthSig as JSON. */
export interface ProofFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text, or bytes of a file. */
export type Input = string | Uint8Array;

/** What was recognised as a secret, without the secret. */
export interface SecretNote {
  readonly kind: string;
  readonly advice: string;
  /** Whether it is one for certain. */
  readonly sure: boolean;
}

/** A line of what was found: a label, a value, and what it is for. */
export interface Row {
  readonly label: string;
  readonly value: string;
  readonly purpose?: string;
  /** Whether the value is as it stands in the document; otherwise it is in our words. */
  readonly exact?: true;
}

/** One broken rule. */
export interface IssueView {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly undecided: boolean;
  readonly causes: readonly IssueView[];
}

/** A layer of a document. */
export interface LayerView {
  readonly name: string;
  readonly purpose: string;
  readonly path: string;
  readonly widens: boolean;
  readonly decoded: boolean;
  readonly problems: readonly IssueView[];
  readonly rows: readonly Row[];
  readonly grants: readonly Grant[];
  /** The text that it was read from, as it stands. */
  readonly text?: string;
  readonly layers: readonly LayerView[];
  readonly omitted?: number;
}

/** A grant as a sentence, and as it is written. */
export interface Grant {
  readonly sentence: string;
  readonly written: string;
}

/** What a wallet showed, beside what its signature grants. */
export interface Consent {
  readonly where: string;
  readonly statement: string | undefined;
  /** The part of the statement that is the signer's own text, and the part that names the grants; absent where it has none. */
  readonly preface?: string;
  /** What the statement has to end with. */
  readonly expected: string;
  readonly grants: readonly Grant[];
}

/** When something is valid. Times are seconds since 1970. */
export interface Window {
  readonly label: string;
  readonly begins: number | undefined;
  readonly ends: number | undefined;
  /** How many parts have the same one. */
  readonly count: number;
}

/** One step of a chain: who signed what for whom. */
export interface ChainNode {
  readonly title: string;
  readonly lines: readonly string[];
  readonly kind: 'session' | 'grant' | 'proof' | 'missing';
  readonly depth: number;
  /** The index of what rests on it. */
  readonly under: number | undefined;
  readonly widens: boolean;
  /** Why it widens. */
  readonly why: readonly IssueView[];
}

/** What the options could be, by what the document says. */
export type Offers = Readonly<
  Partial<Record<'node' | 'request' | 'domain' | 'nonce' | 'account' | 'root', readonly string[]>>
>;

/** What became of a rule. */
export interface OutcomeView {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly why?: string;
}

/** The verdict about one document. */
export interface VerdictView {
  readonly verdict: Verdict;
  readonly issues: readonly IssueView[];
  /** What a valid document proves. */
  readonly proven: readonly Row[];
  readonly notChecked: readonly string[];
  readonly used: readonly string[];
  readonly advice: readonly string[];
  readonly outcomes: readonly OutcomeView[];
  /** What had to be mended; then the verdict is about something that was not written. */
  readonly slip?: string;
}

/** One document that was found. */
export interface DocumentView {
  readonly kind: string;
  readonly name: string;
  readonly steps: readonly string[];
  readonly verdict?: VerdictView;
  /** Why there is no verdict. */
  readonly note?: string;
  /** Absent where nothing of it changed since the last answer. */
  readonly shown?: ShownDocument;
}

/** What a document is, whatever the options say. */
export interface ShownDocument {
  readonly layer: LayerView;
  readonly consents: readonly Consent[];
  readonly windows: readonly Window[];
  readonly chain: readonly ChainNode[];
  readonly offers: Offers;
  /** Whether somebody who has it could still use it, by the clock of this machine. */
  readonly live: boolean;
  /** Proofs that it names and that nobody handed in. */
  readonly missingProofs: number;
  /** Whether a contract has to be asked. */
  readonly asksContract: boolean;
}

/** A stretch of time with one verdict. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
  readonly rule: string | undefined;
}

/** What the page asks of the worker. */
export type Request =
  | {
      readonly type: 'load';
      readonly input: Input;
      readonly name?: string;
      readonly options: Options;
      /** Absent: those that are there stay. */
      readonly proofs?: readonly ProofFile[];
    }
  | { readonly type: 'open'; readonly fragment: string }
  | { readonly type: 'judge'; readonly options: Options }
  | { readonly type: 'proofs'; readonly proofs: readonly ProofFile[]; readonly options: Options }
  | { readonly type: 'ask'; readonly rpc: string; readonly options: Options }
  | {
      readonly type: 'sweep';
      readonly options: Options;
      readonly document: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly type: 'link'; readonly options: Options };

/** A request, by a number that its answer carries. */
export type Numbered = Request & { readonly id: number };

/** What was found in what was handed in. */
export interface Found {
  readonly type: 'found';
  readonly id: number;
  /** What the page may show of the input: text without its secrets. Present when the input is a new one. */
  readonly input?: { readonly text: string; readonly editable: boolean; readonly note?: string };
  /** The options that came with a link. */
  readonly options?: Options;
  readonly proofs: readonly string[];
  readonly secrets: readonly SecretNote[];
  readonly documents: readonly DocumentView[];
  /** What else the input may hold, and what it looks like where nothing was found. */
  readonly notes: readonly string[];
  /** Why the options cannot be used. */
  readonly misuse?: string;
  /** What nodes that were asked said. */
  readonly told: readonly string[];
}

/** What the worker answers. */
export type Answer =
  | {
      readonly type: 'ready';
      readonly rules: Readonly<Record<string, { readonly sentence: string; readonly remedy: string }>>;
      readonly profiles: Readonly<Record<string, string>>;
    }
  | Found
  | { readonly type: 'sweep'; readonly id: number; readonly stretches: readonly Stretch[]; readonly whole: boolean }
  | { readonly type: 'link'; readonly id: number; readonly fragment?: string; readonly refused?: string }
  | { readonly type: 'fault'; readonly id: number; readonly message: string };
