import { parseArguments } from './arguments.js';
import { type Command, helpOf, isMisuse, type Misuse } from './command.js';
import { adapterCommand } from './conformance/adapter.js';
import { initCommand } from './conformance/init.js';
import { diffCommand, reportCommand } from './conformance/report.js';
import { runCommand } from './conformance/run.js';
import { type Subcommand, tell } from './conformance/subcommand.js';
import { exit, type Io } from './io.js';
import { suggestion } from './nearest.js';
import { clip, createPage } from './terminal.js';

const prefix = 'conformance ';

const subcommands: readonly Subcommand[] = [runCommand, reportCommand, diffCommand, initCommand, adapterCommand];

const names: readonly string[] = subcommands.map(({ name }) => name.slice(prefix.length));

async function delegate(argv: readonly string[], io: Io): Promise<number | Misuse> {
  const [name = '', ...rest] = argv;
  const page = createPage(io);
  if (name === '--help' || name === '-h') {
    for (const line of helpOf(conformance)) page.line(line);
    return exit.valid;
  }
  const found = subcommands.find((each) => each.name === prefix + name);
  if (!found) {
    const given = name === '' ? 'nothing' : clip(name, 80);
    return { misuse: `conformance: expected ${names.join(', ')}, found ${given}${suggestion(name, names)}` };
  }
  const at = found === runCommand ? rest.indexOf('--') : -1;
  const after = at < 0 ? undefined : rest.slice(at + 1);
  const command: Command = { ...found, run: (given, world) => found.run(given, world, after) };
  const given = parseArguments(command, at < 0 ? rest : rest.slice(0, at));
  if (isMisuse(given)) return given;
  if (given.switches.has('help')) {
    for (const line of helpOf(command)) page.line(line);
    return exit.valid;
  }
  try {
    return await command.run(given, io);
  } catch (error) {
    // A harness that fails must not look like a run in which nothing was asked.
    return tell({ fault: `this should not happen, nothing was measured: ${clip(String(error), 300)}` }, io);
  }
}

const width: number = Math.max(...names.map((name) => name.length));

export { answerIn, printVector } from './explain-vector.js';

/** Measures implementations by the vectors: a command with commands of its own. */
export const conformance: Command = {
  name: 'conformance',
  summary: 'Measure an implementation in any language by the vectors.',
  operand: `${names.join('|')} ...`,
  options: {},
  commands: subcommands,
  notes: [
    ...subcommands.map(({ name, summary }) => `  ${name.slice(prefix.length).padEnd(width)}  ${summary}`),
    '',
    'Each has help of its own: capsig conformance run --help',
  ],
  delegate,
  // Everything is delegated; a command line never arrives here parsed.
  run: async () => exit.usage,
};
