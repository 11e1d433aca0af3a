import { isEnforced } from '../judge/enforced.js';
import type { Profile } from '../profile.js';
import type { Issue, Result, RuleId } from '../rule.js';

/** What a server cannot decide for a reason that lies in itself, by the rule that says so. */
const messages = {
  'server.busy': 'there is too much under way: nothing was decided, and nothing was consumed',
  'server.deadline': 'the time for this request was over before it was decided: nothing was consumed',
  'ledger.unavailable': 'what has to remember this request did not answer: it may or may not have been consumed',
} as const;

/** Refuses a request by a rule about the server. */
export function refusal(rule: keyof typeof messages & RuleId): Result<never> {
  const issue: Issue = { rule, path: '', message: messages[rule] };
  return { ok: false, issues: [issue] };
}

/** The same where the profile enforces the rule. */
export function refusedBy(rule: keyof typeof messages, profile: Profile): Result<never> | undefined {
  return isEnforced(profile, rule) ? refusal(rule) : undefined;
}
