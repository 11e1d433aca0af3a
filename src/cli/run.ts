import { readFile } from 'node:fs/promises';
import { parseArguments } from './arguments.js';
import { type Command, helpOf, isMisuse } from './command.js';
import { exit, type Io } from './io.js';
import { suggestion } from './nearest.js';
import { clip, createPage, printable } from './terminal.js';

/** A command that is loaded when it is named: most of them bring curves or conformance code with them. */
interface Row {
  readonly name: string;
  /** As the command itself has it. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** The commands in the order of help. */
export const commands: readonly Row[] = [
  {
    name: 'verify',
    summary:
      'Verify an AuthSig, a session signature, a map of them, an answer of One-Click Auth, or a commit of Ceramic.',
    load: async () => (await import('./verify.js')).verify,
  },
  {
    name: 'audit',
    summary: 'Judge files of stored sessions, on this machine or on many.',
    load: async () => (await import('./audit.js')).audit,
  },
  {
    name: 'inspect',
    summary: 'Show what is inside a document, layer by layer, without judging it.',
    load: async () => (await import('./inspect.js')).inspect,
  },
  {
    name: 'explain',
    summary:
      'Explain a rule, a vector, or the error code of a node or SDK: what it says, why it breaks, and what to do.',
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'rules',
    summary: 'List every rule with its proof and its sentence.',
    load: async () => (await import('./rules.js')).rulesCommand,
  },
  {
    name: 'create',
    summary: 'Issue SIWE messages, ReCaps, AuthSigs, delegations and session signatures.',
    load: async () => (await import('./create.js')).create,
  },
  {
    name: 'demo',
    summary: 'Show the whole flow over HTTP with throw-away keys, and leave files to try the other commands on.',
    load: async () => (await import('./demo.js')).demo,
  },
  {
    name: 'network',
    summary: 'Run reference nodes that sign session keys and verify session signatures, over HTTP.',
    load: async () => (await import('./network.js')).network,
  },
  {
    name: 'serve',
    summary: 'Serve verification over HTTP to nodes in any language.',
    load: async () => (await import('./service.js')).loadServe(),
  },
  {
    name: 'conformance',
    summary: 'Measure an implementation in any language by the vectors.',
    load: async () => (await import('./runner.js')).loadConformance(),
  },
  {
    name: 'completion',
    summary: 'Write the completion of commands and options for a shell.',
    async load() {
      const { createCompletion } = await import('./completion.js');
      const others = await Promise.all(commands.filter(({ name }) => name !== 'completion').map((row) => row.load()));
      const own: Command = createCompletion(() => [...others, own]);
      return own;
    },
  },
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
    return described ? print(io, helpOf(await described.load())) : unknown(io, topic);
  }
  const row = commands.find((each) => each.name === name);
  if (!row) return unknown(io, name);
  const command = await row.load();
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
