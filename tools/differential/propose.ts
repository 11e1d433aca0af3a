// A run: inputs are asked, and each new disagreement is made small and becomes a proposed vector, once.
import { isDeepStrictEqual } from 'node:util';
import { type Answer, ask, type Disagreement, type Input, keyOf, type Respondent } from './disagreement.js';
import { type Known, type KnownVector, nearest } from './known.js';
import { minimise } from './minimise.js';

/** An input to ask, and where it comes from: a vector, or a generated world. */
export interface Question {
  readonly operation: string;
  readonly input: Input;
  readonly from: string;
  /** The vector that was changed. */
  readonly vector?: string | undefined;
}

/** A vector as it is proposed. What it expects is derived from the specification by a person: it is never what somebody answers. */
export interface Proposal {
  readonly key: string;
  readonly operation: string;
  readonly near: string | null;
  readonly from: string;
  readonly input: Input;
  readonly expect: null;
  readonly own: Answer;
  readonly answers: Readonly<Record<string, Answer | null>>;
  /** Of those who disagree, whom no vector of the same rule shows to do so: the first to look at. */
  readonly unseen: readonly string[];
}

export interface Run {
  readonly own: (operation: string, input: Input) => Answer;
  readonly others: readonly Respondent[];
  readonly known: Known;
  readonly vectors: readonly KnownVector[];
  /** How many questions a disagreement may take to be made small, and how many milliseconds. */
  readonly tries?: number;
  readonly patience?: number;
}

/** What somebody says, without what only the protocol needs; an output where it is not ours. */
const told = (given: Answer | undefined, own: Answer): Answer | null => {
  if (!given) return null;
  const { result, rule, output, native } = given;
  const differs = output !== undefined && !isDeepStrictEqual(output, own.output);
  return { result, ...(rule ? { rule } : {}), ...(differs ? { output } : {}), ...(native ? { native } : {}) };
};

/** What came of a question. */
export type Outcome =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'shown' | 'proposed'; readonly disagreement: Disagreement }
  | { readonly kind: 'new'; readonly disagreement: Disagreement; readonly proposal: Proposal };

/** Asks one question. With `propose`, what is new comes back as a proposal. */
export async function inquire(question: Question, run: Run, propose: boolean): Promise<Outcome> {
  const { own, others, known, vectors, tries, patience = Number.POSITIVE_INFINITY } = run;
  const { operation } = question;
  const disagreement = await ask(operation, question.input, own, others);
  if (!disagreement) return { kind: 'agreed' };
  if (known.isShown(disagreement)) return { kind: 'shown', disagreement };
  if (!known.propose(disagreement) || !propose) return { kind: 'proposed', disagreement };
  const key = keyOf(disagreement);
  // The same others have to say the same: what turns up on the way is another disagreement.
  const holds = async (input: Input) => {
    const again = await ask(operation, input, own, others);
    return again !== undefined && keyOf(again) === key;
  };
  const input = await minimise(question.input, holds, tries, performance.now() + patience);
  const last = (await ask(operation, input, own, others)) ?? disagreement;
  const proposal: Proposal = {
    key,
    operation,
    near: question.vector ?? nearest(operation, last.own, input, vectors) ?? null,
    from: question.from,
    input,
    expect: null,
    own: last.own,
    answers: Object.fromEntries(Object.entries(last.answers).map(([name, given]) => [name, told(given, last.own)])),
    unseen: known.unseen(last),
  };
  return { kind: 'new', disagreement: last, proposal };
}
