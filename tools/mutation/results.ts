// What was measured, as it is committed: which modules, when, and what survived.
import { createHash } from 'node:crypto';
import { createMatcher, describe, type Excluded, type Kind, type Written } from './excluded.js';
import type { MutantResult } from './stryker.js';

/** A mutant that no vector noticed and that nobody excluded. */
export interface Survivor extends Omit<Written, 'file'> {
  readonly mutator: string;
}

/** What was measured of one module. */
export interface Measured {
  /** The day, in UTC. */
  readonly date: string;
  /** The commit that the working copy stood on. */
  readonly revision: string;
  /** The hash of the module: it is measured as long as it has this one. */
  readonly sha256: string;
  /** Mutants but those of words for people. */
  readonly mutants: number;
  /** Those that a vector noticed, and of them those that did not end. */
  readonly killed: number;
  readonly endless: number;
  /** Those that are excluded, by kind. */
  readonly excluded: Readonly<Partial<Record<Kind, number>>>;
  /** Of tests that are alike, how many ran; absent where all of them did. */
  readonly alike?: number;
  readonly survivors: readonly Survivor[];
  /** What the other tests made of those that the vectors do not notice and that are not equivalent; absent where they did not run. */
  readonly suite?: { readonly of: number; readonly killed: number };
}

/** The results file. */
export interface Results {
  readonly format: 1;
  readonly about: string;
  /** By module. */
  readonly modules: Readonly<Record<string, Measured>>;
  /** The modules that decide a verdict and were never measured. */
  readonly unmeasured: readonly string[];
}

/** What the file says of itself. */
export const about =
  'Written by npm run mutation: see tools/mutation/README.md. A survivor is a mutant that passes every vector that reaches it and is not in equivalent.json. Where "alike" stands, so many of the vectors that reach the same mutants of the module and expect the same were run, and the others for two seconds, so that a survivor may be one that another vector kills.';

/** Hashes a module. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The lines of what the other tests are asked about: what the vectors did not notice, but for what nothing can show. */
export function rangesOf(
  file: string,
  text: string,
  mutants: readonly MutantResult[],
  entries: readonly Excluded[],
): { readonly ranges: readonly string[]; readonly ids: ReadonlySet<string> } {
  const match = createMatcher(entries);
  const open = mutants.filter(
    (mutant) =>
      (mutant.status === 'Survived' || mutant.status === 'NoCoverage') &&
      match(describe(mutant, file, text))?.kind !== 'equivalent',
  );
  const ranges = open.map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`);
  return { ranges: [...new Set(ranges)], ids: new Set(open.map(placeOf)) };
}

/** Names a mutant by its place, for two runs over the same text. */
export const placeOf = ({ location: { start, end }, mutatorName, replacement }: MutantResult): string =>
  JSON.stringify([start.line, start.column, end.line, end.column, mutatorName, replacement]);

/** How a run was made. */
export interface RunFacts {
  readonly date: string;
  readonly revision: string;
  readonly alike?: number;
}

/**
 * Counts what became of the mutants of one module. `used` gets the entries that excluded one, `killed` those whose mutant was noticed
 * all the same.
 */
export function measure(
  file: string,
  text: string,
  mutants: readonly MutantResult[],
  excluded: readonly Excluded[],
  facts: RunFacts,
): { readonly measured: Measured; readonly used: ReadonlySet<Excluded>; readonly killed: ReadonlySet<Excluded> } {
  const match = createMatcher(excluded);
  const used = new Set<Excluded>();
  const noticed = new Set<Excluded>();
  const counts: Partial<Record<Kind, number>> = {};
  const survivors: Survivor[] = [];
  let [killed, endless, total] = [0, 0, 0];
  for (const mutant of mutants) {
    const { status, mutatorName } = mutant;
    if (status === 'Ignored' || status === 'CompileError') continue;
    total++;
    const written = describe(mutant, file, text);
    const entry = match(written);
    if (status === 'Killed' || status === 'Timeout' || status === 'RuntimeError') {
      killed++;
      if (status === 'Timeout') endless++;
      if (entry) noticed.add(entry);
    } else if (entry) {
      used.add(entry);
      counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
    } else {
      const { file: _, ...rest } = written;
      survivors.push({ mutator: mutatorName, ...rest });
    }
  }
  const { alike, ...when } = facts;
  const measured = {
    ...when,
    sha256: hashOf(text),
    mutants: total,
    killed,
    endless,
    excluded: counts,
    ...(alike === undefined ? {} : { alike }),
    survivors,
  };
  return { measured, used, killed: noticed };
}

/** The share that vectors and tests kill of what is not equivalent, in modules where both ran. */
export function suiteScoreOf(measured: readonly Measured[]): {
  readonly killed: number;
  readonly of: number;
  readonly percent: string;
} {
  const both = measured.filter(({ suite }) => suite !== undefined);
  const killed = both.reduce((all, one) => all + one.killed + (one.suite?.killed ?? 0), 0);
  const of = both.reduce((all, one) => all + one.killed + (one.suite?.of ?? 0), 0);
  return { killed, of, percent: of === 0 ? '—' : ((100 * killed) / of).toFixed(1) };
}

/** Counts the survivors that were excluded since as what they are now. */
export function exclude(file: string, measured: Measured, entries: readonly Excluded[]): Measured {
  const match = createMatcher(entries);
  const counts: Partial<Record<Kind, number>> = { ...measured.excluded };
  const survivors = measured.survivors.filter(({ mutator: _, ...written }) => {
    const entry = match({ file, ...written });
    if (entry) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
    return entry === undefined;
  });
  return { ...measured, excluded: counts, survivors };
}

/** The share that vectors kill of what changes a verdict, a rule or an answer, as far as it is known. */
export function scoreOf(measured: readonly Measured[]): {
  readonly killed: number;
  readonly of: number;
  readonly percent: string;
} {
  const sum = (each: (one: Measured) => number) => measured.reduce((all, one) => all + each(one), 0);
  const killed = sum((one) => one.killed);
  const of = killed + sum(({ survivors }) => survivors.length);
  return { killed, of, percent: of === 0 ? '—' : ((100 * killed) / of).toFixed(1) };
}
