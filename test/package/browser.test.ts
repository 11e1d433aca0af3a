import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Bundle {
  readonly code: string;
  /** What the bundle still imports. */
  readonly imports: readonly string[];
  readonly warnings: readonly string[];
}

/** Bundles a module for browsers; what cannot be found there stays an import. */
async function bundle(input: string, source?: string): Promise<Bundle> {
  const warnings: string[] = [];
  const build = await rolldown({
    cwd: root,
    input,
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    onLog: (_, log) => warnings.push(log.message),
    plugins:
      source === undefined
        ? []
        : [
            {
              name: 'given',
              resolveId: (id) => (id === input ? id : null),
              load: (id) => (id === input ? source : null),
            },
          ],
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false, comments: false });
  await build.close();
  const [chunk] = output;
  return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports], warnings };
}

it.each([
  ['index', 'session.node-bound'],
  ['entry/siwe', 'siwe.round-trip'],
  ['entry/recap', 'recap.order'],
  ['entry/capability', 'narrower.restriction'],
  ['entry/chain', 'chain.reconstruction'],
  ['entry/sessions', 'session.kind'],
  ['entry/client', 'client.verified-answer'],
  ['entry/server', 'server.busy'],
  ['entry/fetch', 'urn:capsig:rule:'],
  ['entry/express', 'urn:capsig:rule:'],
  ['entry/crypto', 'expected the identifier of a share'],
])('%s bundles for browsers without anything of Node.js', async (entry, holds) => {
  const { code, imports, warnings } = await bundle(`src/${entry}.ts`);
  expect(warnings).toEqual([]);
  expect(imports).toEqual([]);
  expect(code).not.toMatch(/\bnode:\w/);
  // Members of other objects may bear the names: a codec asks `globalThis.Buffer` whether it is there.
  expect(code).not.toMatch(/(?<![.\w])Buffer\b/);
  expect(code).not.toMatch(/(?<![.\w])process\./);
  expect(code).toContain(holds);
});

it('a bundle that reaches for Node.js is noticed', async () => {
  const { imports, code } = await bundle('planted', "import fs from 'node:fs'; console.log(fs, Buffer);");
  expect(imports).toEqual(['node:fs']);
  expect(code).toMatch(/\bBuffer\b/);
});
