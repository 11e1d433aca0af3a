// The verdicts that vectors state about profiles.
import { brokenBy } from './row.js';
import type { ProfileName, ProfileVerdicts, RuleId, Verdict } from './vector.js';

/** A verdict without an output: what is proven is left open. */
export const accepted: Verdict = { result: 'accept' };

/** The verdict about an input that breaks a rule: a refusal, or that it cannot be decided, as the rule is. */
export const refusedBy = (rule: RuleId): Verdict => brokenBy(rule);

/** One verdict for several profiles. */
export const each = (verdict: Verdict, ...names: readonly ProfileName[]): ProfileVerdicts =>
  Object.fromEntries(names.map((name) => [name, verdict]));

/** What both profiles of Lit's nodes answer. */
export const lit = (verdict: Verdict): ProfileVerdicts => each(verdict, 'lit-v7', 'lit-v8');

/** What the standards alone answer, whether ReCaps are read or not. */
export const standards = (verdict: Verdict): ProfileVerdicts => each(verdict, 'erc-4361', 'erc-5573');

/** What the profiles of Lit's nodes and of Reown answer: what is deployed. */
export const deployed = (verdict: Verdict): ProfileVerdicts => each(verdict, 'lit-v7', 'lit-v8', 'reown');

/** Nodes of Lit end where one capability is of a kind or a form that they do not know. */
export const aborted: ProfileVerdicts = lit(refusedBy('lit-v7.unsupported-aborts'));
