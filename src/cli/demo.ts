import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, isMisuse, type Misuse } from './command.js';
import type { Demonstration } from './demo/demonstration.js';
import { exit, type Io } from './io.js';
import { createPage, type Page, styled } from './terminal.js';

/** Quotes an argument for a shell where it needs it. */
function shell(argument: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(argument)) return argument;
  return sep === '\\' ? `"${argument}"` : `'${argument.replaceAll("'", "'\\''")}'`;
}

function commandLine(...args: readonly string[]): string {
  // The same place from src/cli and from dist/cli.
  const program = relative('', fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url)));
  return ['node', program, ...args].map(shell).join(' ');
}

/** Makes a new temporary folder. */
async function newFolder(): Promise<string | Misuse> {
  try {
    return await mkdtemp(join(tmpdir(), 'capsig-demo-'));
  } catch (error) {
    return { misuse: `cannot write to the temporary folder ${tmpdir()}: ${(error as { code?: string }).code}` };
  }
}

async function writeAll(
  folder: string,
  documents: readonly (readonly [string, unknown])[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [name, document] of documents) {
    const path = join(folder, name);
    await writeFile(path, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
    paths.push(path);
  }
  return paths;
}

/** Leaves what was made in files, and says what to do with them. */
async function leaveFiles(page: Page, folder: string, made: Demonstration): Promise<void> {
  const files = await writeAll(folder, [
    ['session-sigs.json', made.byWallet.sigs],
    ['pkp-session-sigs.json', made.byPkp.sigs],
    ['tampered.json', made.tampered],
    ['auth-sig.json', made.byWallet.authSig],
  ]);
  const [genuine = '', pkp = '', forged = '', granted = ''] = files;
  const { node, request, domain, networkKey, byWallet, byPkp } = made;
  const known = ['--node', node, '--request', request, '--domain', domain, '--nonce'];
  page.line('');
  page.line(styled('strong', 'Try next'));
  page.line(commandLine('verify', genuine, ...known, byWallet.nonce));
  page.line(commandLine('verify', pkp, ...known, byPkp.nonce, '--network-key', networkKey));
  page.line(commandLine('verify', forged, ...known, byWallet.nonce));
  page.line(commandLine('verify', granted));
  page.line(commandLine('inspect', pkp));
  page.line(commandLine('explain', 'session.signature'));
  page.line(commandLine('network', '--nodes', '3'));
}

async function runDemo(io: Io): Promise<number | Misuse> {
  // First of all: without a place for its files there is no use in the rest.
  const folder = await newFolder();
  if (isMisuse(folder)) return folder;
  const page = createPage(io);
  // Loaded here, so that the other commands do not wait for it.
  const { showAll } = await import('./demo/demonstration.js');
  const made = await showAll(page, () => io.now());
  await leaveFiles(page, folder, made);
  return made.asExpected ? exit.valid : exit.invalid;
}

/** Shows the whole flow with throw-away keys. */
export const demo: Command = {
  name: 'demo',
  summary: 'Show the whole flow over HTTP with throw-away keys, and leave files to try the other commands on.',
  options: {},
  notes: [
    'Three nodes listen on free ports of this machine until it ends; nothing leaves it.',
    'The files are written to a new temporary folder; secret keys are not.',
  ],
  run: (_, io) => runDemo(io),
};
