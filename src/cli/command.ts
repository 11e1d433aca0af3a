import type { Io } from './io.js';

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
  delegate?(argv: readonly string[], io: Io): Promise<number | Misuse | undefined>;
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
