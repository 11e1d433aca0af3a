import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { excerpt, type Fault } from './fault.js';

/** Writes files into a folder; refuses to touch any that is there already. Returns the paths. */
export function writeNew(files: Readonly<Record<string, string>>, folder: string): readonly string[] | Fault {
  const paths = Object.keys(files).map((name) => join(folder, name));
  const taken = paths.find((path) => existsSync(path));
  if (taken !== undefined) return { fault: `${excerpt(taken, 200)} is there already: nothing was written` };
  return writeAll(files, folder);
}

/** Writes files into a folder, over any that are there. Returns the paths. */
export function writeAll(files: Readonly<Record<string, string>>, folder: string): readonly string[] | Fault {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch (error) {
      return { fault: `cannot write ${excerpt(path, 200)}: ${excerpt((error as Error).message)}` };
    }
    paths.push(path);
  }
  return paths;
}
