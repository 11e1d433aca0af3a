// The mutants that nobody has to kill, by what is written in the source and what stands in its place, so that the list outlives edits.
import type { MutantResult } from './stryker.js';

/** Why a mutant has not to be killed. */
export const kinds = {
  equivalent: 'no input shows a difference but in time or memory: counted nowhere',
  told: 'it changes the place, the order or the words of issues: not counted for the vectors, which state neither',
  caller: 'it changes what a bad call throws: not counted for the vectors, which make none',
  unshown: 'it shows only where a rule is off that no profile leaves off: not counted for the vectors',
  outside: 'only what no operation of the vectors runs shows it: not counted for the vectors',
} as const;

/** One of them. */
export type Kind = keyof typeof kinds;

/** A mutant that is excluded, or several that are written alike. */
export interface Excluded {
  /** The module. */
  readonly file: string;
  /** The line that it begins in, without the spaces around it. */
  readonly line: string;
  /** What is mutated, with single spaces; shortened as `describe` does. */
  readonly source: string;
  readonly replacement: string;
  readonly kind: Kind;
  /** Why nothing, or no vector, can show it. */
  readonly reason: string;
}

/** A mutant by what is written. */
export interface Written {
  readonly file: string;
  readonly line: string;
  readonly source: string;
  readonly replacement: string;
}

const longest = 160;
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Describes a mutant by what is written in its module. Lines and columns of a result count from 1. */
export function describe(
  { location, replacement }: Pick<MutantResult, 'location' | 'replacement'>,
  file: string,
  text: string,
): Written {
  const lines = text.split('\n');
  const { start, end } = location;
  const inside = lines.slice(start.line - 1, end.line);
  inside[inside.length - 1] = (inside.at(-1) ?? '').slice(0, end.column - 1);
  inside[0] = (inside[0] ?? '').slice(start.column - 1);
  return {
    file,
    line: (lines[start.line - 1] ?? '').trim(),
    source: short(flat(inside.join('\n'))),
    replacement: short(flat(replacement)),
  };
}

const keyOf = ({ file, line, source, replacement }: Written): string =>
  JSON.stringify([file, line, source, replacement]);

/** Finds the entry for a mutant. */
export function createMatcher(entries: readonly Excluded[]): (mutant: Written) => Excluded | undefined {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return (mutant) => byKey.get(keyOf(mutant));
}

/** Finds entries that say nothing any more: `read` gives the text of a module, or undefined. Returns a line for each. */
export function checkExcluded(
  entries: readonly Excluded[],
  read: (file: string) => string | undefined,
  isMutated: (file: string) => boolean,
): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { file, line, source, kind, reason } = entry;
    const fault = (what: string) => [`${file}: \`${source}\` => \`${entry.replacement}\`: ${what}`];
    const key = keyOf(entry);
    if (seen.has(key)) return fault('is listed twice');
    seen.add(key);
    if (!Object.hasOwn(kinds, kind)) return fault(`expected a kind of ${Object.keys(kinds).join(', ')}, found ${kind}`);
    if (reason.trim().length < 10) return fault('nobody says why');
    if (!isMutated(file)) return fault('the module is not mutated');
    const text = read(file);
    if (text === undefined) return fault('there is no such module');
    const begun = source.endsWith('…') ? source.slice(0, -1) : source;
    // What is longer than a line begins in it.
    const at = text.split('\n').findIndex((each, index, all) => {
      if (each.trim() !== line) return false;
      const rest = flat(all.slice(index, index + 60).join('\n'));
      const place = rest.indexOf(begun);
      return place >= 0 && place < flat(each).length;
    });
    return at < 0 ? fault('is not in the module any more') : [];
  });
}
