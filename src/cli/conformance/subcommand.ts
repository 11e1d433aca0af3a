import type { Fault } from '../../conformance/fault.js';
import type { Arguments, Command, Misuse } from '../command.js';
import { exit, type Io } from '../io.js';
import { printable } from '../terminal.js';

/** A command below `capsig conformance`. */
export interface Subcommand extends Omit<Command, 'run'> {
  /**
   * Runs the command; returns its exit code.
   *
   * @param after what stands after `--`, or undefined when there is no `--`
   */
  run(given: Arguments, io: Io, after: readonly string[] | undefined): Promise<number | Misuse>;
}

/** Tells a failure of the harness and returns its exit code. */
export function tell({ fault }: Fault, io: Io): number {
  io.stderr(`${printable(`capsig: ${fault}`)}\n`);
  return exit.usage;
}
