import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Every block of TypeScript in the README and in the comments of the sources is compiled against the package as it was built,
// and what can run by itself runs.
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Example {
  /** The file, and the line on which the block begins. */
  readonly name: string;
  readonly code: string;
}

const blocks = (file: string, text: string): readonly Example[] =>
  [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((found) => ({
    name: `${file}:${text.slice(0, found.index).split('\n').length}`,
    code: found[1] as string,
  }));

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .sort();

const commented = (file: string): readonly Example[] =>
  // Without the margin of the comment, so that a block begins at the beginning of a line.
  blocks(
    file,
    readFileSync(join(root, file), 'utf8')
      .replace(/^ \* ?/gm, '')
      .replaceAll('*\\/', '*/'),
  );

const examples: readonly Example[] = [
  ...blocks('README.md', readFileSync(join(root, 'README.md'), 'utf8')),
  ...sources.flatMap(commented),
];

/** What the blocks of the README take for given. */
const given = `
declare global {
  const requestBody: string;
  const pkpId: string;
  const pkpTokenId: string;
  const proofs: ReadonlyMap<string, Uint8Array>;
  const wallet: import('ethers').Wallet;
  const creditOwners: { ownerOf(token: bigint): Promise<string> };
}
export {};
`;
const names = [...given.matchAll(/const (\w+):/g)].map(([, name]) => name as string);

const fileOf = (index: number): string => `example-${index}.ts`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'capsig-examples-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/capsig'));
  for (const name of ['ethers', 'viem', 'express', 'fastify', 'redis', '@opentelemetry', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'given.d.ts'), given);
  for (const [index, { code }] of examples.entries()) writeFileSync(join(folder, fileOf(index)), code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples', () => {
  it('are there for every entry and for every function that judges', () => {
    const shown = new Set(examples.map(({ name }) => name.replace(/:\d+$/, '')));
    const entries = ['src/index.ts', ...sources.filter((file) => file.startsWith('src/entry/'))];
    expect(entries.filter((file) => !shown.has(file))).toEqual([]);
    const judging = [
      ...['checkCoverage', 'checkNarrowing', 'checkSignRequest', 'combineSignResponses'],
      ...['verifyAuthSig', 'verifyChain', 'verifyDelegation', 'verifyLogin', 'verifySessionSig', 'verifySessionSigs'],
      ...['consumeDelegation', 'consumeSessionDelegation'],
    ];
    const text = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const documented = [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g)];
    const without = judging.filter((name) => !documented.some(([, doc, of]) => of === name && doc?.includes('```ts')));
    expect(without).toEqual([]);
  });

  it('compile, all of them', () => {
    const program = ts.createProgram(
      [...examples.map((_, index) => join(folder, fileOf(index))), join(folder, 'given.d.ts')],
      {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.NodeNext,
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: true,
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
      },
    );
    const faults = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const index = Number(/example-(\d+)\.ts$/.exec(file?.fileName ?? '')?.[1]);
      const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
      return `${examples[index]?.name} + ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(faults).toEqual([]);
    program.emit();
  });

  const whole = examples.flatMap(({ name, code }, index) =>
    names.some((given) => new RegExp(`\\b${given}\\b(?!:)`).test(code)) ? [] : [[name, index] as const],
  );
  it.each(whole)('run: %s', (_, index) => {
    const file = fileOf(index).replace(/ts$/, 'js');
    const { status, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
