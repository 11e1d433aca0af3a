import type { RuleId } from '../rule.js';

/** The rules that bound what is read: without them nobody can say what reading on would cost, or what was meant. */
const ends: ReadonlySet<RuleId> = new Set<RuleId>([
  'json.text',
  'work.bytes',
  'work.comparisons',
  'work.signatures',
  'siwe.size',
  'siwe.layout',
  'siws.layout',
  'recap.encoding',
  'recap.shape',
  'auth-sig.shape',
  'chain.block',
  'chain.cycle',
  'chain.depth',
  'chain.size',
  'session-sigs.shape',
  'session-sigs.entry',
  'session-sig.shape',
  'session-message.shape',
  'session.kind',
  'one-click.shape',
  'ceramic.shape',
  'ceramic.header',
  'sign-request.shape',
  'sign-response.shape',
]);

/** Says whether nothing is judged behind an input that breaks a rule, in collect-all mode too. */
export function isEnd(rule: RuleId): boolean {
  return ends.has(rule);
}
