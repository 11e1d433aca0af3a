// From a judgement of the command line to what the page shows of it.
import register from '../spec/rules.json' with { type: 'json' };
import { type Judged, resultOf } from '../src/cli/items.js';
import type { Plan } from '../src/cli/plan.js';
import type { Outcomes } from '../src/judge.js';
import { profiles } from '../src/profile.js';
import { type RuleId, rules, verdictOf } from '../src/rule.js';
import { issueViews } from './issue.js';
import { provenRows } from './proven.js';
import type { Answer, OutcomeView, VerdictView } from './view.js';

/** Lists what became of each rule. */
function outcomesOf(outcomes: Outcomes, { off, own, name }: Plan['common']['profile']): readonly OutcomeView[] {
  return (Object.keys(rules) as RuleId[]).flatMap((rule): readonly OutcomeView[] => {
    const outcome = outcomes.get(rule);
    // A rule that is another profile's own is none of this one's business.
    if (outcome === undefined || (outcome === 'off' && off[rule] === undefined)) return [];
    const why = outcome === 'off' ? off[rule] : own.includes(rule) ? `only ${name} has it` : undefined;
    return [{ rule, outcome, ...(why === undefined ? {} : { why }) }];
  });
}

/** Shows a verdict, and what became of each rule. */
export function verdictOfItem(judged: Judged, outcomes: Outcomes, plan: Plan): VerdictView {
  const { verified, found } = judged;
  const result = resultOf(judged);
  return {
    verdict: verdictOf(result),
    issues: result.ok ? [] : issueViews(result.issues),
    proven: result.ok ? provenRows(verified, plan.now) : [],
    notChecked: verified.result.ok ? verified.result.value.notChecked : [],
    used: judged.used,
    advice: judged.advice,
    outcomes: outcomesOf(outcomes, plan.common.profile),
    ...(found?.slip === undefined ? {} : { slip: found.slip }),
  };
}

/** What the page has to know before there is a document. */
export function ready(): Answer {
  const rows = register.rules.map(({ id, sentence, remedy }) => [id, { sentence, remedy: remedy ?? '' }] as const);
  const named = Object.values(profiles).map(({ name, title }) => [name, title] as const);
  return { type: 'ready', rules: Object.fromEntries(rows), profiles: Object.fromEntries(named) };
}
