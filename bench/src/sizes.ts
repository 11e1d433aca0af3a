// What a browser loads of the package: minified by the bundler and compressed by Brotli, for programs that use part of it.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** A program of which the size is measured. */
export interface Program {
  readonly name: string;
  /** What it imports of the built package, by the path below `dist/`. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** The most bytes that are wanted, of those that are wanted. */
  readonly wanted?: number;
  /** The most bytes that a change may come to without a word: what it is now, and a little room. */
  readonly most: number;
}

export const programs: readonly Program[] = [
  { name: 'SIWE parsing alone', imports: { 'entry/siwe.js': ['parseSiweMessage'] }, wanted: 8_000, most: 11_600 },
  { name: 'ReCap decoding alone', imports: { 'entry/recap.js': ['decodeRecap'] }, most: 10_700 },
  {
    name: 'verifyAuthSig, of any kind of wallet',
    imports: { 'index.js': ['verifyAuthSig', 'anyDomain', 'anyNonce'] },
    wanted: 35_000,
    most: 81_000,
  },
  { name: 'verifySessionSig', imports: { 'index.js': ['verifySessionSig', 'anyDomain', 'anyNonce'] }, most: 86_500 },
  { name: 'the cryptography, BLS among it', imports: { 'entry/crypto.js': ['noble'] }, most: 33_500 },
];

/** What a program came to. */
export interface Size {
  readonly minified: number;
  readonly compressed: number;
  /** What it still imports, which a browser would not find. */
  readonly imports: readonly string[];
  /** The bytes of each module in it before they are minified, the largest first. */
  readonly modules: readonly (readonly [path: string, bytes: number])[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles a program for browsers as an application does. */
export async function sizeOf({ imports }: Program): Promise<Size> {
  const entry = `${root}program.js`;
  const source = Object.entries(imports)
    .map(([path, names]) => `export { ${names.join(', ')} } from './dist/${path}';`)
    .join('\n');
  const build = await rolldown({
    cwd: root,
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false, comments: false, minify: true });
  await build.close();
  const [{ code, imports: left, dynamicImports, modules }] = output;
  return {
    minified: Buffer.byteLength(code),
    compressed: brotliCompressSync(code).length,
    imports: [...left, ...dynamicImports],
    modules: Object.entries(modules)
      .map(([path, { renderedLength }]) => [path.replace(root, ''), renderedLength] as const)
      .filter(([, bytes]) => bytes > 0)
      .sort(([, a], [, b]) => b - a),
  };
}
