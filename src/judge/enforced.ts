import type { Profile } from '../profile.js';
import { type Rule, type RuleId, rules } from '../rule.js';

/** Says whether a profile enforces a rule. */
export function isEnforced(profile: Profile, rule: RuleId): boolean {
  // A reason that is undefined switches nothing off: `off` is often built with conditions.
  if (Object.hasOwn(profile.off, rule) && profile.off[rule] !== undefined) return false;
  return (rules[rule] as Rule).own === undefined || profile.own.includes(rule);
}
