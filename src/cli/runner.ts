import { vectorPackage } from '../conformance/vector.js';
import { parseArguments } from './arguments.js';
import { type Command, isMisuse, type Misuse } from './command.js';
import { exit, type Io } from './io.js';

type Runner = typeof import('./conformance.js');

/** What a module says that is not there, or that a set of vectors from before the runner does not have. */
const absences: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'];

/** Says whether a module did not load because a package of ours is not installed, which some of the commands come with. */
export function isAbsent(error: unknown, name: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return absences.includes(code) && message.includes(name);
}

/**
 * Loads what measures implementations; undefined when it is not installed. Who only verifies does not carry it along: where this is
 * published it comes with the vectors, without which it measures nothing.
 */
export async function loadRunner(): Promise<Runner | undefined> {
  try {
    return await import('./conformance.js');
  } catch (error) {
    if (isAbsent(error, 'capsig-vectors')) return undefined;
    throw error;
  }
}

/** How to get what is not there. */
export const howToInstall: string = `npm install --save-dev ${vectorPackage}`;

/** Answers the protocol as the implementation that is installed here, which is not the copy that a runner may bring. */
async function adapter(argv: readonly string[], io: Io): Promise<number | Misuse> {
  const { adapterCommand } = await import('./conformance/adapter.js');
  const given = parseArguments({ ...adapterCommand, run: async () => exit.usage }, argv);
  return isMisuse(given) ? given : adapterCommand.run(given, io, undefined);
}

/** Says whether help is asked for. */
export const isAsked = (argv: readonly string[]): boolean => argv.some((word) => word === '--help' || word === '-h');

/** The command that measures implementations; without the vectors it says what to install, and is an adapter all the same. */
export async function loadConformance(): Promise<Command> {
  const whole = (await loadRunner())?.conformance;
  const absent: Command = {
    name: 'conformance',
    summary: 'Measure an implementation in any language by the vectors.',
    operand: 'run|report|diff|init|adapter ...',
    options: {},
    notes: [`The vectors are not installed, and with them the runner: ${howToInstall}`],
    run: async () => exit.usage,
    async delegate(argv, io) {
      if (isAsked(argv)) return undefined;
      io.stderr(`capsig: the vectors are not installed: ${howToInstall}, which brings the runner\n`);
      return exit.usage;
    },
  };
  const given = whole ?? absent;
  return {
    ...given,
    delegate: async (argv, io) =>
      argv[0] === 'adapter' && !isAsked(argv) ? adapter(argv.slice(1), io) : given.delegate?.(argv, io),
  };
}
