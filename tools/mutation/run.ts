// Runs Stryker over some modules.
import { existsSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MutantResult } from './stryker.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = fileURLToPath(new URL('./', import.meta.url));
/** What is kept between runs; not committed. */
const kept = join(root, '.mutation');

/** How a run is made. */
export interface RunOptions {
  /** The modules, from the root of the repository. */
  readonly files: readonly string[];
  /** How many run at the same time. */
  readonly jobs?: number;
  /** Of tests that are alike, how many run: see pick.ts. */
  readonly alike?: number;
  /** Whether what was found before is found again. */
  readonly force?: boolean;
}

/** Says where Stryker is, or undefined where it is not installed. */
export function findStryker(): string | undefined {
  const path = join(home, 'node_modules/@stryker-mutator/core/dist/src/index.js');
  return existsSync(path) ? path : undefined;
}

/** Runs Stryker; what is said here goes for every run. */
async function run(
  options: Readonly<Record<string, unknown>>,
  jobs: number | undefined,
): Promise<readonly MutantResult[]> {
  const path = findStryker();
  if (path === undefined) throw new Error('Stryker is not installed');
  const { Stryker } = await import(pathToFileURL(path).href);
  mkdirSync(kept, { recursive: true });
  // Every process that Stryker starts loads the plugins, which are TypeScript.
  const loader = `--import=${import.meta.resolve('tsx')}`;
  if (!process.env.NODE_OPTIONS?.includes(loader))
    process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${loader}`.trim();
  const stryker = new Stryker({
    ignorers: ['wording'],
    coverageAnalysis: 'perTest',
    tempDirName: '.mutation/sandbox',
    concurrency: jobs ?? Math.max(1, cpus().length),
    timeoutMS: 60_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 30,
    reporters: ['progress-append-only'],
    checkers: [],
    disableTypeChecks: true,
    allowConsoleColors: false,
    cleanTempDir: 'always',
    warnings: { unknownOptions: false, slow: false },
    ...options,
  });
  return stryker.runMutationTest();
}

const wording = join(home, 'wording-ignorer.ts');

/** Mutates modules and runs the vectors against each mutant. */
export function runVectors({ files, jobs, alike, force = false }: RunOptions): Promise<readonly MutantResult[]> {
  return run(
    {
      mutate: files,
      testRunner: 'vectors',
      plugins: [join(home, 'vector-runner.ts'), wording],
      // The copy that is mutated has the sources alone; packages are found beside it.
      ignorePatterns: ['**', '!src/**', '!package.json', '!tsconfig.json'],
      incremental: true,
      incrementalFile: '.mutation/vectors.json',
      force,
      testRunnerNodeArgs: ['--max-old-space-size=4096'],
      capsig: { root, memory: kept, ...(alike === undefined ? {} : { alike }) },
    },
    jobs,
  );
}

/** Mutates lines of modules, `src/recap.ts:3-4`, and runs the tests of units and the properties against each mutant. */
export function runSuite(ranges: readonly string[], jobs?: number): Promise<readonly MutantResult[]> {
  return run(
    {
      mutate: ranges,
      testRunner: 'vitest',
      plugins: [join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'), wording],
      vitest: { configFile: 'tools/mutation/suite.config.ts', related: true },
      ignorePatterns: ['.mutation', '.fuzz', 'dist', 'docs', 'site', 'bench', 'inspector', 'archive', 'node_modules'],
    },
    jobs,
  );
}
