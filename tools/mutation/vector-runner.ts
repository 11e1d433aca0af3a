// A runner of Stryker whose tests are the golden vectors: one for each vector, under the profiles that it names, in this process. Vitest takes
// seconds to select among five thousand tests; here a mutant that one vector notices costs milliseconds.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, expectationOf, meets, readTests, type VectorTest } from './corpus.js';
import { pickTests } from './pick.js';
import { buildProgram, type Program } from './program.js';
import { openMemory, rememberingBackend, rememberingCurve } from './remember.js';
import type {
  Coverage,
  DryRunResult,
  Hits,
  MutantRunOptions,
  MutantRunResult,
  Namespace,
  TestResult,
  TestRunner,
} from './stryker.js';

const global = globalThis as { __stryker__?: Namespace };
global.__stryker__ ??= {};
const shared: Namespace = global.__stryker__;

/** What of the options of Stryker is ours. */
interface Options {
  readonly capsig: {
    /** The checkout: vectors are read there, not in the copy that is mutated. */
    readonly root: string;
    /** Where answers of primitives are kept. */
    readonly memory: string;
    /** Of tests that reach the same mutants of a module and expect the same, so many run; all of them where it is not said. */
    readonly alike?: number;
  };
}

/** How long, in milliseconds, each of the two kinds of vectors runs that notice something only seldom. */
const restTime = 2_000;

const curve = '@noble/curves/bls12-381.js';

/** Creates the runner. Its working directory is the copy of the sources that has the mutants. */
export function createVectorRunner({ capsig }: Options): TestRunner {
  const tests = readTests(join(capsig.root, 'vectors'));
  const byId = new Map(tests.map((test) => [test.id, test]));
  const memory = openMemory(join(capsig.memory, 'primitives.json'));
  const backend = rememberingBackend(memory);
  // A runner that was started again after a mutant without an end reads what the first one found.
  const found = join(process.cwd(), 'coverage.json');
  let known: { readonly perTest: Coverage['perTest']; readonly costs: Readonly<Record<string, number>> } | undefined;
  const remembered = () => {
    known ??= existsSync(found) ? JSON.parse(readFileSync(found, 'utf8')) : { perTest: {}, costs: {} };
    return known ?? { perTest: {}, costs: {} };
  };
  /** The profiles that a vector names: in the others it is what the specification says. */
  const named = ({ profiles = {} }: VectorTest): readonly string[] => ['strict', ...Object.keys(profiles)];
  let start: () => Program = () => {
    throw new Error('the runner was not initialised');
  };

  const ids = new Map<string, ReadonlySet<string>>();
  /** The mutants of a module, which stand in its copy. */
  const mutantsIn = (path: string): ReadonlySet<string> => {
    const before = ids.get(path);
    if (before) return before;
    const read = new Set(
      [...readFileSync(path, 'utf8').matchAll(/stryMutAct_9fa48\("([0-9]+)"\)/g)].map(([, id = '']) => id),
    );
    ids.set(path, read);
    return read;
  };

  const ask = ({ runOperation, profiles }: Program, { operation, input }: VectorTest, profile: string): Answer => {
    try {
      return runOperation(operation, input, { profile: profiles[profile], backend });
    } catch (error) {
      return { result: 'threw', output: String(error) };
    }
  };
  /** Says under which of some profiles the answer is another one, and which. */
  const difference = (program: Program, test: VectorTest, profiles: readonly string[]): string | undefined => {
    for (const profile of profiles) {
      const answer = ask(program, test, profile);
      const expected = expectationOf(test, profile);
      if (meets(answer, expected)) continue;
      const told = (each: Answer) => [each.result, each.rule].filter(Boolean).join(' ');
      return `${profile}: expected ${told(expected)}, found ${told(answer)}${answer.result === 'threw' ? `: ${answer.output}` : ''}`;
    }
    return undefined;
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      mkdirSync(capsig.memory, { recursive: true });
      start = await buildProgram(process.cwd(), (name, found) =>
        name === curve
          ? {
              ...found,
              bls12_381: rememberingCurve(memory, (found as typeof import('@noble/curves/bls12-381.js')).bls12_381),
            }
          : found,
      );
    },

    async dryRun(): Promise<DryRunResult> {
      const results: TestResult[] = [];
      const coverage: { static: Record<string, number>; perTest: Record<string, Hits> } = { static: {}, perTest: {} };
      const costs: Record<string, number> = {};
      for (const test of tests) {
        const { id, name, file } = test;
        const own: Coverage = { static: {}, perTest: {} };
        shared.mutantCoverage = own;
        delete shared.currentTestId;
        // Each test starts the program anew: what is computed once and kept is reached by every test.
        const program = start();
        shared.currentTestId = id;
        const since = performance.now();
        const why = difference(program, test, named(test));
        const timeSpentMs = performance.now() - since;
        delete shared.currentTestId;
        Object.assign(coverage.static, own.static);
        coverage.perTest[id] = { ...own.perTest[id] };
        costs[id] = timeSpentMs;
        const where = { id, name, fileName: join(capsig.root, 'vectors', file), timeSpentMs };
        results.push(why === undefined ? { ...where, status: 0 } : { ...where, status: 1, failureMessage: why });
      }
      delete shared.mutantCoverage;
      memory.save();
      known = { perTest: coverage.perTest, costs };
      writeFileSync(found, JSON.stringify(known));
      return { status: 'complete', tests: results, mutantCoverage: coverage };
    },

    async mutantRun({
      testFilter,
      hitLimit,
      activeMutant,
      sandboxFileName,
    }: MutantRunOptions): Promise<MutantRunResult> {
      const { perTest, costs } = remembered();
      const reaching = testFilter ? testFilter.flatMap((id) => byId.get(id) ?? []) : tests;
      const { first, rest } = pickTests(reaching, {
        costs,
        perTest,
        within: mutantsIn(sandboxFileName),
        ...(capsig.alike === undefined ? {} : { alike: capsig.alike }),
      });
      shared.activeMutant = activeMutant.id;
      shared.hitCount = 0;
      if (hitLimit === undefined) delete shared.hitLimit;
      else shared.hitLimit = hitLimit;
      const looped = () => hitLimit !== undefined && (shared.hitCount ?? 0) > (shared.hitLimit ?? 0);
      const killed = (test: VectorTest, failureMessage: string): MutantRunResult =>
        looped()
          ? { status: 'timeout', reason: `${test.id}: it is reached without an end` }
          : {
              status: 'killed',
              killedBy: [test.id],
              failureMessage: `${test.id} ${failureMessage}`,
              nrOfTests: reaching.length,
            };
      try {
        let program: Program;
        try {
          program = start();
        } catch (error) {
          const [one] = first;
          return one ? killed(one, `does not start: ${error}`) : { status: 'survived', nrOfTests: 0 };
        }
        for (const test of first) {
          const why = difference(program, test, named(test));
          if (why !== undefined) return killed(test, why);
        }
        // Then, for a while, those that are like others, and all under the profiles that they do not name: few mutants show there alone.
        const all = Object.keys(program.profiles);
        for (const { listed, profiles } of [
          { listed: rest, profiles: named },
          { listed: [...first, ...rest], profiles: () => all },
        ]) {
          const until = performance.now() + restTime;
          for (const test of listed) {
            if (performance.now() > until) break;
            const why = difference(program, test, profiles(test));
            if (why !== undefined) return killed(test, why);
          }
        }
        return { status: 'survived', nrOfTests: reaching.length };
      } finally {
        shared.activeMutant = 'none';
      }
    },
  };
}

createVectorRunner.inject = ['options'] as const;

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'vectors', factory: createVectorRunner }];
