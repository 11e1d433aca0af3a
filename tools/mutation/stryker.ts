// What is used of Stryker, by its form: it is installed by `npm run mutation` alone, and everything else has to compile without it.

/** A place in a source: lines from 1, columns from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a source. */
export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** A mutant as a runner is told of it. */
export interface ActiveMutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: Location;
}

/** A test and what became of it: 0 is success, 1 is failure. */
export interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

/** How often a mutant was reached, by its id. */
export type Hits = Readonly<Record<string, number>>;

/** The mutants that were reached where the program is loaded, and by each test. */
export interface Coverage {
  readonly static: Hits;
  readonly perTest: Readonly<Record<string, Hits>>;
}

/** What the run without a mutant found. */
export type DryRunResult =
  | { readonly status: 'complete'; readonly tests: readonly TestResult[]; readonly mutantCoverage: Coverage }
  | { readonly status: 'error'; readonly errorMessage: string };

/** What the run of a mutant is told. */
export interface MutantRunOptions {
  /** The tests that reach it; absent where it is reached while the program is loaded. */
  readonly testFilter?: readonly string[];
  /** How often it may be reached before it is held for a loop without an end. */
  readonly hitLimit?: number;
  readonly activeMutant: ActiveMutant;
  /** Where the module with the mutants stands. */
  readonly sandboxFileName: string;
}

/** What became of a mutant. */
export type MutantRunResult =
  | {
      readonly status: 'killed';
      readonly killedBy: readonly string[];
      readonly failureMessage: string;
      readonly nrOfTests: number;
    }
  | { readonly status: 'survived'; readonly nrOfTests: number }
  | { readonly status: 'timeout'; readonly reason: string };

/** A runner of tests. */
export interface TestRunner {
  capabilities(): { readonly reloadEnvironment: boolean };
  init(): Promise<void>;
  dryRun(): Promise<DryRunResult>;
  mutantRun(options: MutantRunOptions): Promise<MutantRunResult>;
}

/** What instrumented code and a runner share, at `globalThis.__stryker__`. */
export interface Namespace {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage?: Coverage;
  hitCount?: number;
  hitLimit?: number;
}

/** What became of a mutant in the end. `NoCoverage`: no test reaches it. */
export type MutantStatus =
  | 'Killed'
  | 'Survived'
  | 'NoCoverage'
  | 'Timeout'
  | 'Ignored'
  | 'CompileError'
  | 'RuntimeError'
  | 'Pending';

/** A mutant of a finished run. Its lines and columns are counted from 1. */
export interface MutantResult {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: Location;
  readonly status: MutantStatus;
  readonly statusReason?: string;
  readonly killedBy?: readonly string[];
}
