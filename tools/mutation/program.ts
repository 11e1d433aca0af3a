// The program under test as one script, which can be started anew in milliseconds: nothing that a mutant left in a table or a memory
// of a module reaches the next one, and what is computed while modules are loaded is computed under the mutant too.
import { join } from 'node:path';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';
import type { Answer } from './corpus.js';

/** What the program exports: see the entry below. */
export interface Program {
  runOperation(operation: string, input: object, options: object): Answer;
  readonly profiles: Readonly<Record<string, { readonly name: string }>>;
}

/** Modules of packages, by the name that the program imports them with. */
export type Packages = ReadonlyMap<string, object>;

const entry = '\0entry';

/**
 * Makes one script of the sources in a folder. Returns what starts it: `start()` runs every module from its first line.
 * `replace` may put something in the place of a package.
 */
export async function buildProgram(
  folder: string,
  replace: (name: string, found: object) => object = (_, found) => found,
): Promise<() => Program> {
  const at = (path: string) => JSON.stringify(join(folder, 'src', path));
  const build = await rolldown({
    input: entry,
    platform: 'node',
    external: (id) => id !== entry && !/^[./]/.test(id),
    treeshake: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `export { runOperation } from ${at('conformance/operation.ts')};
               export { profiles } from ${at('profile.ts')};`
            : undefined,
      },
    ],
  });
  const { output } = await build.generate({ format: 'cjs', exports: 'named', codeSplitting: false });
  await build.close();
  const [chunk] = output;
  const packages = new Map<string, object>();
  for (const name of [...chunk.imports, ...chunk.dynamicImports]) packages.set(name, replace(name, await import(name)));
  const script = new Script(`(function (require, exports, module) {${chunk.code}\n})`, { filename: 'program.cjs' });
  const run: (require: (name: string) => object, exports: object, module: object) => void = script.runInThisContext();
  return () => {
    const module = { exports: {} };
    run(
      (name) => {
        const found = packages.get(name);
        if (found === undefined) throw new Error(`${name} is not known to the program`);
        return found;
      },
      module.exports,
      module,
    );
    return module.exports as Program;
  };
}
