import type { Command } from './command.js';
import { exit } from './io.js';
import { isAbsent, isAsked } from './runner.js';

/** What has the service, and how to get it where it is not there. */
const servicePackage = 'capsig-serve';
const howToInstall = `npm install ${servicePackage}`;

/**
 * The command that serves. Who verifies in this language does not carry the service along: where this is published it is a package
 * of its own, and without it the command says what to install.
 */
export async function loadServe(): Promise<Command> {
  try {
    return (await import('./serve.js')).serve;
  } catch (error) {
    if (!isAbsent(error, servicePackage)) throw error;
  }
  return {
    name: 'serve',
    summary: 'Serve verification over HTTP to nodes in any language.',
    least: 0,
    options: {},
    notes: [`The service is not installed: ${howToInstall}`],
    run: async () => exit.usage,
    async delegate(argv, io) {
      if (isAsked(argv)) return undefined;
      io.stderr(`capsig: the service is not installed: ${howToInstall}\n`);
      return exit.usage;
    },
  };
}
