import { parseArgs } from 'node:util';
import { type Arguments, type Command, common, type Misuse, type OptionTable, singleOf } from './command.js';
import { suggestion } from './nearest.js';
import { clip } from './terminal.js';

/** Parses the arguments of a command: its options and exactly its operand. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments | Misuse {
  const table: OptionTable = { ...command.options, ...common };
  const types = Object.entries(table).map(([name, { value }]) => {
    const short = name === 'help' ? { short: 'h' } : {};
    return [name, { type: value === undefined ? 'boolean' : 'string', multiple: true, ...short }] as const;
  });
  // Not strict: its own messages know nothing of what was meant, and a repeated option would silently win.
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const switches = new Set<string>();
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const row = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!row) return { misuse: `unknown option ${clip(rawName, 80)}${suggestion(name, Object.keys(table), '--')}` };
    if (row.value === undefined) {
      if (value !== undefined) return { misuse: `${rawName} takes no value` };
      switches.add(name);
      continue;
    }
    if (value === undefined || value === '') return { misuse: `${rawName} needs a value: ${row.value}` };
    if (!inlineValue && value.length > 1 && value.startsWith('-')) {
      return { misuse: `${rawName} needs a value: ${row.value}; one that begins with a dash is written --${name}=...` };
    }
    const before = values.get(name) ?? [];
    if (before.length > 0 && !row.multiple) return { misuse: `${rawName} was given twice` };
    values.set(name, [...before, value]);
  }
  if (switches.has('help')) return { operands, switches, values };
  const { operand } = command;
  if (operand === undefined && operands.length > 0) {
    return { misuse: `expected no operand, found ${clip(operands[0] ?? '', 80)}` };
  }
  if (operand !== undefined && (operands.length < (command.least ?? 1) || operands.length > (command.most ?? 1))) {
    return {
      misuse: operands.length === 0 ? `expected ${operand}` : `expected one ${operand}, found ${operands.length}`,
    };
  }
  return { operands, switches, values };
}

/** Reads an option that is a number. */
export function numberOf(given: Arguments, name: string, otherwise: number, most: number): number | Misuse {
  const text = singleOf(given, name);
  if (text === undefined) return otherwise;
  const number = /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  return { misuse: `--${name}: expected a whole number from 1 to ${most}, found ${clip(text, 80)}` };
}
