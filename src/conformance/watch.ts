import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { excerpt, type Fault } from './fault.js';

/** How many folders are watched, how deep below the first ones, and how long nothing may change before a change counts. */
const mostFolders = 200;
const deepest = 4;
const quiet = 200;

/** What tools write beside sources. */
const ignored = /^\.|~$|^(?:node_modules|target|__pycache__|venv)$|\.(?:new|tmp|swp|pyc)$/;

/** Watches for changes of files. */
export interface FileWatch {
  readonly folders: readonly string[];
  /** Waits until nothing has changed for a moment; returns what had changed since the last time. */
  settle(): Promise<readonly string[]>;
  /** Waits for a change, and until nothing changes any more. */
  next(): Promise<readonly string[]>;
  close(): void;
}

/** A program elsewhere, such as an interpreter, is none of the adapter's files; a file that it is given is. */
function isOwn(word: string): boolean {
  const found = statSync(word, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return false;
  const inside = relative('.', word);
  return !(inside.startsWith('..') || isAbsolute(inside)) || (found.mode & 0o111) === 0;
}

function foldersOf(command: readonly string[]): readonly string[] {
  const own = command.filter(isOwn);
  return own.length > 0 ? [...new Set(own.map((word) => resolve(dirname(word))))] : [resolve('.')];
}

function below(folders: readonly string[], left: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  let level = folders;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    found.push(...level);
    level = level.flatMap((folder) => {
      let entries: readonly Dirent[] = [];
      try {
        entries = readdirSync(folder, { withFileTypes: true });
      } catch {
        // Gone, or not ours to read.
      }
      return entries
        .filter((entry) => entry.isDirectory() && !ignored.test(entry.name))
        .map(({ name }) => join(folder, name))
        .filter((path) => !left.has(path) && !found.includes(path));
    });
  }
  return found.slice(0, mostFolders);
}

/**
 * Watches the folders of the files that a command names, those below, and single files.
 *
 * @param left folders that are left out, such as that of the report
 */
export function watchFiles(
  command: readonly string[],
  files: readonly string[],
  left: readonly string[],
): FileWatch | Fault {
  const out = new Set(left.map((path) => resolve(path)));
  const single = new Set(files.map((path) => resolve(path)));
  const folders = below(foldersOf(command), out);
  const watchers: FSWatcher[] = [];
  let changed = new Set<string>();
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
  const quietly = (): Promise<void> =>
    new Promise((done) => {
      wake = () => {
        clearTimeout(timer);
        timer = setTimeout(done, quiet);
      };
      wake();
    });
  const take = (): readonly string[] => {
    const paths = [...changed].map((path) => relative('.', path));
    changed = new Set();
    wake = undefined;
    return paths;
  };
  try {
    for (const folder of new Set([...folders, ...[...single].map((path) => dirname(path))])) {
      const watcher = watch(folder, (_, name) => {
        const path = join(folder, name ?? '');
        const counts = folders.includes(folder) && !ignored.test(basename(path)) && !out.has(path);
        if (!counts && !single.has(path)) return;
        changed.add(path);
        wake?.();
      });
      // A folder that is removed is not watched any more.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    }
  } catch (error) {
    close();
    return { fault: `cannot watch the files: ${excerpt((error as Error).message, 200)}` };
  }
  return {
    folders,
    async settle() {
      await quietly();
      return take();
    },
    async next() {
      if (changed.size === 0) {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
      await quietly();
      return take();
    },
    close,
  };
}
