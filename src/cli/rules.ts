import { type Rule, type RuleId, rules } from '../rule.js';
import type { Command } from './command.js';
import { exit } from './io.js';
import { loadRegister, said } from './register.js';
import { clip, createPage, formatJson, styled } from './terminal.js';

/** Every rule id in the order of the specification. */
export const ruleIds: readonly RuleId[] = Object.keys(rules) as RuleId[];

/** Lists the rules. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List every rule with its proof and its sentence.',
  options: { json: { help: 'print the table as JSON' } },
  notes: [],
  async run({ switches }, io) {
    const register = await loadRegister();
    if (switches.has('json')) {
      io.stdout(formatJson({ rules: ruleIds.map((id) => ({ ...register.get(id), id, ...rules[id] })) }));
      return exit.valid;
    }
    const page = createPage(io);
    const width = Math.max(...ruleIds.map((id) => id.length));
    for (const id of ruleIds) {
      const rule: Rule = rules[id];
      const verdict = rule.undecided ? 'undecided' : 'invalid';
      const sentence = said(register.get(id)?.sentence) ?? '';
      page.line(
        styled('strong', id.padEnd(width)),
        `  ${rule.proof.padEnd(8)}  ${verdict.padEnd(9)}  ${clip(sentence, 100)}`,
      );
    }
    return exit.valid;
  },
};
