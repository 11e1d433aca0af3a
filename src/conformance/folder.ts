import { randomBytes } from 'node:crypto';
import { closeSync, constants, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, parse, sep } from 'node:path';
import { excerpt, type Fault } from './fault.js';

type Found = 'nothing' | 'link' | 'file' | 'folder' | 'other';

function look(path: string): Found {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return 'nothing';
  if (found.isSymbolicLink()) return 'link';
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

/** Lists a path and the folders above it, the highest first. What stands in the root is the system's: `/tmp` may be a link. */
function above(path: string): readonly string[] {
  const { root } = parse(path);
  const steps = normalize(path)
    .slice(root.length)
    .split(sep)
    .filter((step) => step !== '' && step !== '.');
  return steps.map((_, index) => root + steps.slice(0, index + 1).join(sep)).slice(isAbsolute(path) ? 1 : 0);
}

/** Finds what keeps a file from being written: a link on the way leads to where nobody said that it should be written. */
function obstacle(path: string, replace: boolean): string | undefined {
  const link = above(dirname(path)).find((folder) => look(folder) === 'link');
  if (link !== undefined) return `${excerpt(link, 200)} is a link: name the folder that it leads to`;
  const found = look(path);
  if (found === 'nothing' || (replace && found === 'file')) return undefined;
  if (!replace) return `${excerpt(path, 200)} is there already`;
  return `${excerpt(path, 200)} is ${found === 'link' ? 'a link' : 'no file'}`;
}

/** Creates a file that was not there. Fails where anything is, a link that leads nowhere included. */
function create(path: string, text: string): void {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o666);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

/** Puts a file in the place of another, which other names of that one do not see. */
function replaceWith(path: string, text: string): void {
  const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
  create(fresh, text);
  try {
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

function write(files: Readonly<Record<string, string>>, folder: string, replace: boolean): readonly string[] | Fault {
  const paths: string[] = [];
  try {
    for (const name of Object.keys(files)) {
      const why = obstacle(join(folder, name), replace);
      if (why !== undefined) return { fault: `${why}: nothing was written` };
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      (replace ? replaceWith : create)(path, text);
      paths.push(path);
    }
  } catch (error) {
    return { fault: `cannot write into ${excerpt(folder, 200)}: ${excerpt((error as Error).message, 200)}` };
  }
  return paths;
}

/** Writes files into a folder; refuses to touch any that is there already, and to follow links. Returns the paths. */
export function writeNew(files: Readonly<Record<string, string>>, folder: string): readonly string[] | Fault {
  return write(files, folder, false);
}

/** Writes files into a folder, in the place of any that are there; refuses to follow links. Returns the paths. */
export function writeAll(files: Readonly<Record<string, string>>, folder: string): readonly string[] | Fault {
  return write(files, folder, true);
}
