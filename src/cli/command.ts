import { parseArgs } from 'node:util';
import type { Io } from './io.js';
import { suggestion } from './nearest.js';
import { clip } from './terminal.js';

/** One option of a command. */
export interface OptionRow {
  /** What stands for the value in help; an option without one is a switch. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  readonly help: string;
}

/** The options of a command by name, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionRow>>;

/** What was given on the command line. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** A command line that cannot be run, and what is wrong with it. */
export interface Misuse {
  readonly misuse: string;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands for the operand in help, or undefined when there is none. */
  readonly operand?: string;
  /** How many operands there have to be, 0 or one; one unless given. */
  readonly least?: 0;
  /** How many operands there may be; one unless given. */
  readonly most?: number;
  readonly options: OptionTable;
  /** What help says below the options. */
  readonly notes: readonly string[];
  /** The commands of a command that has some: their names are its own and theirs. */
  readonly commands?: readonly Pick<Command, 'name' | 'summary' | 'operand' | 'options'>[];
  /** Takes the rest of the command line as it stands: a command with commands of its own. */
  delegate?(argv: readonly string[], io: Io): Promise<number | Misuse>;
  /** Runs the command; returns its exit code. */
  run(given: Arguments, io: Io): Promise<number | Misuse>;
}

/** Says whether something went wrong with the command line. */
export function isMisuse(value: unknown): value is Misuse {
  return typeof value === 'object' && value !== null && 'misuse' in value;
}

/** Returns the value of an option that is given at most once. */
export function singleOf(given: Arguments, name: string): string | undefined {
  return given.values.get(name)?.[0];
}

/** The options of every command. */
export const common: OptionTable = { help: { help: 'show this help' } };

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

/** Writes the first line of a command's help. */
export function usageLine({ name, operand, least, options }: Command): string {
  const named = Object.entries(options).map(([option, { value, multiple }]) => {
    return `[--${option}${value === undefined ? '' : ` ${value}`}]${multiple ? '...' : ''}`;
  });
  return ['capsig', name, ...(operand === undefined ? [] : [least === 0 ? `[${operand}]` : operand]), ...named].join(
    ' ',
  );
}

/** Writes a command's help. */
export function helpOf(command: Command): readonly string[] {
  const rows = Object.entries({ ...command.options, ...common }).map(([option, { value, help }]) => {
    return [`--${option}${value === undefined ? '' : ` ${value}`}`, help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `usage: ${usageLine(command)}`,
    '',
    command.summary,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    ...(command.notes.length > 0 ? ['', ...command.notes] : []),
  ];
}
