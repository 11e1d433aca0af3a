// A project of an implementer, made of what vectors/README.md shows.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const vectorsHome: string = fileURLToPath(new URL('../../vectors/', import.meta.url));
export const driversHome: string = fileURLToPath(new URL('../../test/vectors/drivers/', import.meta.url));

/** What a command said. */
export interface Said {
  readonly status: number;
  readonly text: string;
}

/** Runs a command, and joins what it says on both streams. */
export function say(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  command: string,
  ...args: readonly string[]
): Said {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status: status ?? -1, text: error ? error.message : `${stdout}\n${stderr}` };
}

/** Runs a command that has to succeed. */
export function mustSay(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  ...command: readonly string[]
): string {
  const [program = '', ...args] = command;
  const { status, text } = say(cwd, environment, program, ...args);
  if (status !== 0) throw new Error(`${command.join(' ')}: exit ${status}: ${text.trim().slice(-2000)}`);
  return text;
}

/** Writes the files of a project. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Reads a file that a README shows: the fenced block whose first line is a comment with this path, or `$` for commands. */
export function shown(path: string, readme: string = readFileSync(join(vectorsHome, 'README.md'), 'utf8')): string {
  const blocks = [...readme.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const found = blocks.filter((text) => new RegExp(`^(?://|#) ${path.replaceAll('.', '\\.')}\\b`).test(text));
  const [block] = found;
  if (block === undefined || found.length > 1) throw new Error(`vectors/README.md shows ${path} ${found.length} times`);
  return block;
}
