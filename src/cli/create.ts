import { profiles, strict } from '../profile.js';
import { loadRegister } from '../register.js';
import { InvalidError, type Result, verdictOf } from '../rule.js';
import { parseArguments } from './arguments.js';
import { type Arguments, type Command, helpOf, isMisuse, type Misuse, type OptionTable, singleOf } from './command.js';
import { authSig } from './create/auth-sig.js';
import { delegation } from './create/delegation.js';
import { gather } from './create/gather.js';
import { keyAmong, keyNames, keyOptions, readKey } from './create/key.js';
import { recap } from './create/recap.js';
import { sessionSigs } from './create/session-sigs.js';
import { siwe } from './create/siwe.js';
import type { Fields, Issued, Secret, Thing } from './create/thing.js';
import { exit, type Io } from './io.js';
import { suggestion } from './nearest.js';
import { clip, createPage, formatJson } from './terminal.js';
import { printIssues } from './verdict.js';

const things: readonly Thing[] = [siwe, recap, authSig, sessionSigs, delegation];

const names: readonly string[] = things.map(({ name }) => name);

function optionsOf(thing: Thing): OptionTable {
  const fields = Object.entries(thing.fields).flatMap(([option, { value, multiple, help }]) => {
    return value === undefined ? [] : [[option, { value, help, ...(multiple ? { multiple } : {}) }] as const];
  });
  return {
    ...Object.fromEntries(fields),
    ...thing.options,
    from: { value: 'FILE|-', help: 'a JSON object with the names of the library; options take its place' },
    ...(thing.key ? keyOptions : {}),
    ...(thing.explains === undefined ? {} : { explain: { help: thing.explains } }),
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
  };
}

function isWhole({ whole }: Thing, given: Arguments): boolean {
  return whole !== undefined && given.values.has(whole);
}

/** The fields that count: one that says everything leaves no room for others. */
function fieldsOf({ fields, whole }: Thing, given: Arguments): Fields | Misuse {
  const field = whole === undefined ? undefined : fields[whole];
  if (whole === undefined || !field) return fields;
  if (!given.values.has(whole)) {
    return Object.fromEntries(Object.entries(fields).filter(([option]) => option !== whole));
  }
  const other = [...Object.keys(fields), 'from', 'proof', 'proofs'].find(
    (name) => name !== whole && given.values.has(name),
  );
  return other === undefined
    ? { [whole]: field }
    : { misuse: `--${whole} says everything that is signed: --${other} does not go with it` };
}

/** Prints what the library refuses as `verify` does, but where it cannot be taken for what was asked for. */
async function refuse(result: Result<unknown> & { readonly ok: false }, io: Io): Promise<number> {
  const page = createPage({ stdout: (text) => io.stderr(text), isTerminal: false, env: io.env });
  printIssues(page, result.issues, loadRegister());
  return verdictOf(result) === 'undecided' ? exit.undecided : exit.invalid;
}

function print({ output, explained }: Issued, given: Arguments, io: Io): number {
  if (given.switches.has('explain') && explained) {
    const page = createPage({ stdout: (text) => io.stderr(text), isTerminal: false, env: io.env });
    for (const line of explained) page.line(line);
  }
  if (typeof output !== 'string') io.stdout(formatJson(output));
  // Text is signed byte by byte, so only a terminal gets it escaped and with a last line feed.
  else if (!io.isTerminal) io.stdout(output);
  else {
    const page = createPage(io);
    for (const line of output.replace(/\n$/, '').split('\n')) page.line(line);
  }
  return exit.valid;
}

async function issue(thing: Thing, given: Arguments, io: Io): Promise<number | Misuse> {
  const profileName = singleOf(given, 'profile') ?? strict.name;
  const profile = profiles[profileName];
  if (!profile) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(profileName, 80)}` };
  }
  const fields = fieldsOf(thing, given);
  if (isMisuse(fields)) return fields;
  const unsigned = thing.unsigned && (given.switches.has('explain') || given.values.has('signature'));
  let key: Secret | undefined;
  const lacking: string[] = [];
  if (thing.key) {
    const read = await readKey(thing.key, given, io, !unsigned);
    if (isMisuse(read)) return read;
    key = read;
    // Of a text that is there already a wallet elsewhere may have made a signature: the thing says what is missing.
    if (!key && !unsigned && !isWhole(thing, given)) lacking.push(`the key (${keyNames})`);
  }
  const start = { io, given, profile, key };
  try {
    const members = await gather(fields, start, lacking);
    if (isMisuse(members)) return members;
    const result = await thing.issue(members, { ...start, members });
    if (isMisuse(result)) return result;
    return result.ok ? print(result.value, given, io) : await refuse(result, io);
  } catch (error) {
    if (error instanceof InvalidError) return await refuse({ ok: false, issues: error.issues }, io);
    // The library's word for a call that makes no sense, which is what the options are.
    if (error instanceof TypeError) return { misuse: clip(error.message, 300) };
    throw error;
  }
}

const commands: readonly Command[] = things.map((thing) => ({
  name: `create ${thing.name}`,
  summary: thing.summary,
  options: optionsOf(thing),
  notes: thing.notes,
  run: (given, io) => issue(thing, given, io),
}));

async function delegate(argv: readonly string[], io: Io): Promise<number | Misuse> {
  const [name = '', ...rest] = argv;
  const index = names.indexOf(name);
  const [thing, command] = [things[index], commands[index]];
  const asked = name === '--help' || name === '-h' ? create : command;
  const page = createPage(io);
  const help = (described: Command): number => {
    for (const line of helpOf(described)) page.line(line);
    return exit.valid;
  };
  if (asked === create) return help(create);
  const key = keyAmong(argv, thing?.fields ?? {});
  if (key) return key;
  if (!thing || !command) {
    const given = name === '' ? 'nothing' : clip(name, 80);
    return { misuse: `create: expected ${names.join(', ')}, found ${given}${suggestion(name, names)}` };
  }
  const given = parseArguments(command, rest);
  if (isMisuse(given)) return { misuse: `create ${name}: ${given.misuse}` };
  if (given.switches.has('help')) return help(command);
  const told = await command.run(given, io);
  return isMisuse(told) ? { misuse: `create ${name}: ${told.misuse}` } : told;
}

const width: number = Math.max(...names.map((name) => name.length));

/** Issues what the library issues: a command with commands of its own. */
export const create: Command = {
  name: 'create',
  summary: 'Issue SIWE messages, ReCaps, AuthSigs, delegations and session signatures.',
  operand: `${names.join('|')} ...`,
  options: {},
  commands,
  notes: [
    ...things.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each has help of its own: capsig create siwe --help',
    'What is missing is asked for at a terminal; elsewhere nothing waits. What the library refuses exits with 1.',
    `A secret key comes from a file, standard input or the environment (${keyNames}), never from an argument.`,
  ],
  delegate,
  // Everything is delegated; a command line never arrives here parsed.
  run: async () => exit.usage,
};
