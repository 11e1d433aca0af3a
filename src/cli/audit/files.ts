import { isMisuse, type Misuse } from '../command.js';
import { reasonOf } from '../input.js';
import type { Io } from '../io.js';
import { clip } from '../terminal.js';

/** The most files that a pattern stands for. */
const mostFiles = 100_000;

/** Says whether a name fits a pattern in which `*` is any text and `?` one character; in time that grows with both lengths alone. */
export function fits(name: string, pattern: string): boolean {
  let [at, in_] = [0, 0];
  // Where the last asterisk is, and up to where the name is taken by it.
  let [star, taken] = [-1, 0];
  while (at < name.length) {
    if (pattern[in_] === '*') {
      star = in_++;
      taken = at;
    } else if (in_ < pattern.length && (pattern[in_] === '?' || pattern[in_] === name[at])) {
      in_++;
      at++;
    } else if (star >= 0) {
      in_ = star + 1;
      at = ++taken;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(in_));
}

async function expand(operand: string, io: Io): Promise<readonly string[] | Misuse> {
  const slash = operand.lastIndexOf('/');
  const [folder, pattern] = [operand.slice(0, Math.max(slash, 0)), operand.slice(slash + 1)];
  if (operand === '-' || !/[*?]/.test(pattern)) return [operand];
  // A file whose name has such a sign in it is meant by its name.
  if ((await io.sizeOf?.(operand)) !== undefined) return [operand];
  if (!io.listFiles) return { misuse: 'cannot list files here' };
  const place = slash === 0 ? '/' : folder === '' ? '.' : folder;
  try {
    const names = await io.listFiles(place, mostFiles);
    if (names.length > mostFiles) return { misuse: `${clip(place, 120)} has more than ${mostFiles} files` };
    const found = names.filter((name) => fits(name, pattern) && (!name.startsWith('.') || pattern.startsWith('.')));
    if (found.length === 0) return { misuse: `no file fits ${clip(operand, 120)}` };
    return found.sort().map((name) => operand.slice(0, slash + 1) + name);
  } catch (error) {
    return { misuse: `cannot list ${clip(place, 120)}: ${reasonOf(error)}` };
  }
}

/** Finds the files that are meant: names as they are, and what fits a pattern in its folder, in the order of their names; each once. */
export async function filesOf(operands: readonly string[], io: Io): Promise<readonly string[] | Misuse> {
  const files = new Set<string>();
  for (const operand of operands) {
    const expanded = await expand(operand, io);
    if (isMisuse(expanded)) return expanded;
    for (const file of expanded) files.add(file);
  }
  return [...files];
}
