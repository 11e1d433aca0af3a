import { loadRegister } from '../register.js';
import { type Rule, type RuleId, rules } from '../rule.js';
import type { Command } from './command.js';
import { exit } from './io.js';
import { suggestion } from './nearest.js';
import { clip, createPage, formatJson, styled } from './terminal.js';

/** Every rule id in the order of the specification. */
export const ruleIds: readonly RuleId[] = Object.keys(rules) as RuleId[];

/** Lists the rules. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List every rule with its proof and its sentence.',
  operand: 'FILTER',
  least: 0,
  options: { json: { help: 'print the table as JSON' } },
  notes: [
    'FILTER is a part of the id or of the sentence, in any case. A terminal shows the beginning of each sentence.',
  ],
  async run({ operands, switches }, io) {
    const register = loadRegister();
    const [filter = ''] = operands;
    const sought = filter.toLowerCase();
    const found = ruleIds.filter((id) =>
      [id, register.get(id)?.sentence ?? ''].some((text) => text.toLowerCase().includes(sought)),
    );
    if (found.length === 0) {
      return { misuse: `no rule has ${clip(filter, 80)} in its id or its sentence${suggestion(filter, ruleIds)}` };
    }
    if (switches.has('json')) {
      io.stdout(formatJson({ rules: found.map((id) => ({ ...register.get(id), id, ...rules[id] })) }));
      return exit.valid;
    }
    const page = createPage(io);
    const width = Math.max(...found.map((id) => id.length));
    for (const id of found) {
      const rule: Rule = rules[id];
      const verdict = rule.undecided ? 'undecided' : 'invalid';
      const sentence = register.get(id)?.sentence ?? '';
      page.line(
        styled('strong', id.padEnd(width)),
        // Whoever reads it with another program gets it whole.
        `  ${rule.proof.padEnd(8)}  ${verdict.padEnd(9)}  ${io.isTerminal ? clip(sentence, 100) : sentence}`,
      );
    }
    return exit.valid;
  },
};
