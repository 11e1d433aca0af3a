import type { Verdict } from '../rule.js';
import type { Outcome } from './judgement.js';

/** What an outcome means to those who rely on the implementation. */
export type Meaning =
  | 'right'
  | 'unexplained'
  | 'accepts'
  | 'refuses'
  | 'reason'
  | 'output'
  | 'broken'
  | 'unasked'
  | 'unscored';

/** Every meaning in words; of those that are wrong, the worst first. */
export const meanings: Readonly<Record<Meaning, string>> = {
  accepts: 'accepts what must be refused',
  refuses: 'refuses what must be accepted',
  output: 'another output',
  reason: 'right for another reason',
  broken: 'no answer, or one that proves nothing',
  unexplained: 'right, without the reason',
  right: 'right',
  unasked: 'not asked',
  unscored: 'contested, not scored',
};

/** A meaning that is wrong. */
export type WrongMeaning = 'accepts' | 'refuses' | 'output' | 'reason' | 'broken';

/** The meanings that are wrong, the worst first. */
export const wrongMeanings: readonly WrongMeaning[] = ['accepts', 'refuses', 'output', 'reason', 'broken'];

const settled: Readonly<Partial<Record<Outcome, Meaning>>> = {
  pass: 'right',
  'pass-unexplained': 'unexplained',
  'wrong-reason': 'reason',
  unsupported: 'unasked',
  contested: 'unscored',
};

/** Tells what an outcome means: a verdict that is wrong is dangerous or a nuisance. */
export function meaningOf(outcome: Outcome, expected: Verdict, given: Verdict | undefined): Meaning {
  const told = settled[outcome];
  if (told !== undefined) return told;
  if (outcome !== 'fail' || given === undefined) return 'broken';
  if (expected === 'accept') return given === 'accept' ? 'output' : 'refuses';
  return given === 'accept' ? 'accepts' : 'reason';
}
