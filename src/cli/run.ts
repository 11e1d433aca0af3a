import { readFile } from 'node:fs/promises';
import { type Command, helpOf, isMisuse, parseArguments } from './command.js';
import { createCompletion } from './completion.js';
import { conformance } from './conformance.js';
import { create } from './create.js';
import { demo } from './demo.js';
import { explain } from './explain.js';
import { inspect } from './inspect.js';
import { exit, type Io } from './io.js';
import { suggestion } from './nearest.js';
import { network } from './network.js';
import { rulesCommand } from './rules.js';
import { clip, createPage, printable } from './terminal.js';
import { verify } from './verify.js';

/** The commands in the order of help. */
const commands: readonly Command[] = [
  verify,
  inspect,
  explain,
  rulesCommand,
  create,
  demo,
  network,
  conformance,
  createCompletion(() => commands),
];

const names: readonly string[] = [...commands.map(({ name }) => name), 'help'];

function print(io: Io, lines: readonly string[]): number {
  const page = createPage(io);
  for (const line of lines) page.line(line);
  return exit.valid;
}

function overview(): readonly string[] {
  const width = Math.max(...names.map((name) => name.length));
  return [
    'usage: capsig COMMAND [OPTION]...',
    '',
    'Verify, explain and issue SIWE-ReCap capabilities and session signatures.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    `  ${'help'.padEnd(width)}  Show this, or the help of a command: capsig help COMMAND`,
    '',
    '  --help, --version',
    '',
    'Exit code: 0 valid, 1 invalid, 2 wrong use or unreadable file, 3 cannot be decided.',
    'Try it with: capsig demo',
  ];
}

function misused(io: Io, message: string, helpFor: string): number {
  io.stderr(`${printable(`capsig: ${message}`)}\n${printable(`Try: capsig ${helpFor}`)}\n`);
  return exit.usage;
}

function unknown(io: Io, name: string): number {
  return misused(io, `unknown command ${clip(name, 80)}${suggestion(name, names)}`, 'help');
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined) return misused(io, 'expected a command', 'help');
  if (name === '--version' && rest.length === 0) return print(io, [await version()]);
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic, extra] = rest;
    if (topic === undefined) return print(io, overview());
    const described = commands.find((command) => command.name === topic);
    if (extra !== undefined) return misused(io, 'expected one command to explain', 'help');
    return described ? print(io, helpOf(described)) : unknown(io, topic);
  }
  const command = commands.find((each) => each.name === name);
  if (!command) return unknown(io, name);
  const told = await command.delegate?.(rest, io);
  if (told !== undefined) return isMisuse(told) ? misused(io, told.misuse, `help ${name}`) : told;
  const given = parseArguments(command, rest);
  if (isMisuse(given)) return misused(io, given.misuse, `help ${name}`);
  if (given.switches.has('help')) return print(io, helpOf(command));
  const code = await command.run(given, io);
  return isMisuse(code) ? misused(io, code.misuse, `help ${name}`) : code;
}

/**
 * Runs one command line, without the name of the program, and returns the exit code.
 *
 * Never rejects: what nobody foresaw is told in one line and leaves the question undecided.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    io.stderr(`${printable(`capsig: this should not happen, nothing was decided: ${clip(message, 300)}`)}\n`);
    return exit.undecided;
  }
}
