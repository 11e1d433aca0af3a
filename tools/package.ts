// What is published of the sources: few modules instead of many, minified, the types that the entries speak of, and where
// each rule is checked. The sources weigh three times as much, and who only verifies would carry them along.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type OutputChunk, type Plugin, type PluginContext, rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { minify } from 'terser';
import ts from 'typescript';
import { codeRows } from '../src/cli/codes/table.js';
import { placesOf } from '../src/cli/places.js';
import { pageStyle } from '../src/conformance/report-html/style.js';
import { skeletons } from '../src/conformance/skeleton.js';
import { openapi } from '../src/generated/openapi.js';
import { reportPage } from '../src/generated/report-page.js';
import type { Places, Published } from '../src/published.js';
import { type RuleId, rules } from '../src/rule.js';
import { readRegister, untoldOf, writeServiceData, writeWholeData } from './published-data.js';

const root: string = fileURLToPath(new URL('..', import.meta.url));

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What is imported by its name, and what is started as a program or as a thread. */
const entries: readonly string[] = [
  'index',
  ...readdirSync(`${root}src/entry`).map((file) => `entry/${file.slice(0, -'.ts'.length)}`),
];
const programs: readonly string[] = [
  'cli/main',
  'cli/ndjson/worker',
  'many/worker',
  'network/verification/worker',
  'network/action-run/worker',
];

const inputs = (names: readonly string[]) =>
  Object.fromEntries(names.map((name): [string, string] => [name, `${root}src/${name}.ts`]));

/** What stays an import: everything but our own modules, and what the compiler adds to them. */
const external = (id: string): boolean => !/^(?:[./\0]|@oxc-project\/runtime)/.test(id) && !id.startsWith(root);

const resolve = { extensionAlias: { '.js': ['.ts', '.js'] } };

/** Texts by the module that has them, and their names in it. */
type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A package that is made of the sources: where its modules stand, and what stands elsewhere in it than in the repository. */
interface Layout {
  readonly folder: string;
  readonly moved: Readonly<Record<string, string>>;
  /** What is known when it is packed, besides the texts of the modules themselves. */
  readonly filled?: Texts;
}

/**
 * The runner in the package of vectors. Its files of data are one folder deeper than those of vectors, so that whoever reads all files of
 * all folders there finds vectors only.
 */
const runner: Layout = {
  folder: 'runner',
  moved: { 'spec/rules.json': 'runner/data/rules.json', 'package.json': 'runner/data/capsig.json', 'vectors/': './' },
};

/**
 * A module finds a file by `new URL('../file', import.meta.url)`, and gets another place when it is joined with others. The
 * first half turns such a path into one from the root of the package, the second into one from the new place.
 */
function keepPaths({ folder: modules, moved }: Layout): Plugin {
  const mark = 'from the root of the package: ';
  return {
    name: 'keep paths',
    transform(code, id) {
      if (!id.startsWith(`${root}src/`)) return null;
      const inside = posix.dirname(relative(`${root}src`, id).replaceAll(sep, '/'));
      return code.replace(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (_, path: string) => {
        // As it is in the repository, where the modules are built into dist/.
        const place = posix.join('dist', inside, path);
        return `new URL('${mark}${moved[place] ?? place.replace(/^dist\//, `${modules}/`)}', import.meta.url)`;
      });
    },
    renderChunk(code, { fileName }) {
      const folder = posix.join(modules, posix.dirname(fileName));
      return code.replace(new RegExp(`${mark}([^'"\`]*)`, 'g'), (_, place: string) => {
        const path = posix.relative(folder, place) + (place.endsWith('/') ? '/' : '');
        return path.startsWith('.') ? path : `./${path}`;
      });
    },
  };
}

/** The commands that are left to packages of their own, by who loads them: who only verifies does not install them. */
const outside: Readonly<Record<string, readonly [command: string, published: string]>> = {
  [`${root}src/cli/runner.ts`]: ['./conformance.js', 'capsig-vectors/runner/conformance.js'],
  [`${root}src/cli/service.ts`]: ['./serve.js', 'capsig-serve/serve.js'],
  [`${root}src/cli/audit/load.ts`]: ['./spread.js', 'capsig-serve/audit.js'],
};

/** Leaves them to their packages. */
const commandsOutside: Plugin = {
  name: 'commands outside',
  resolveId(id, importer = '') {
    const [command, published] = outside[importer] ?? [];
    return published !== undefined && id === command ? { id: published, external: true } : null;
  },
};

/** What is text of its own, and no code that somebody reads in a module: the report page, what `conformance init` writes, and the table of codes. */
const texts: Texts = {
  'cli/codes/table.ts': { codeRows },
  'conformance/report-html/style.ts': { pageStyle: shortStyle(pageStyle) },
  'conformance/skeleton.ts': { skeletons },
  'generated/openapi.ts': { openapi },
  'generated/report-page.ts': { reportPage },
};

/** Takes the spaces out of a style in which no text has one that counts. */
function shortStyle(style: string): string {
  return style
    .replace(/\s*([{};,])\s+/g, '$1')
    .replaceAll(';}', '}')
    .replaceAll(': ', ':');
}

/** Where the modules stand that several load, below the folder of the modules. */
const chunkFolder = 'shared';

/** The module that unpacks texts, and that of the sentences of the command line. */
const reader = '\0texts';
const book = '\0sentences';

/** Where what is packed stands: beside the module that unpacks it, as bytes, which in a module would be a third more. */
const packedFile = (name: string): string => `${name}.br`;

/** Packs texts, each in its own file: a package has those that its modules ask for, and no others. */
function packTexts(all: Texts): Plugin {
  return {
    name: 'pack texts',
    resolveId: (id) => (id === reader ? id : null),
    load: (id) =>
      id === reader
        ? `import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
const bare = (_, value) => (value === null || typeof value !== 'object' || Array.isArray(value) ? value : { __proto__: null, ...value });
export const unpack = (file) => JSON.parse(brotliDecompressSync(readFileSync(new URL(file, import.meta.url))).toString(), bare);`
        : null,
    transform(_, id) {
      const module = relative(`${root}src`, id).replaceAll(sep, '/');
      const given = all[module];
      if (given === undefined) return null;
      const file = packedFile(module.slice(0, -'.ts'.length).replaceAll('/', '-'));
      emitPacked(this, file, given);
      return `import { unpack } from '${reader}'; export const { ${Object.keys(given).join(', ')} } = unpack('./${file}');`;
    },
  };
}

function emitPacked(context: PluginContext, file: string, texts: unknown): void {
  const source = brotliCompressSync(JSON.stringify(texts));
  context.emitFile({ type: 'asset', fileName: `${chunkFolder}/${file}`, source });
}

/** The fewest characters of what is packed: what stands in its place takes fourteen, in a template seventeen. */
const fewestPacked = 26;

/** Finds what a module of the command line says in so many words: texts of a sentence's length, and such parts of a text. */
function sentencesOf(id: string, code: string): readonly ts.LiteralLikeNode[] {
  const found: ts.LiteralLikeNode[] = [];
  const visit = (node: ts.Node): void => {
    // Names have to stand where they are; what a tag is given is more than what it says.
    const isName =
      ts.isImportDeclaration(node) ||
      ts.isExportDeclaration(node) ||
      ts.isTypeNode(node) ||
      ts.isTaggedTemplateExpression(node);
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    const isMember = isText && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (isText && !isMember && node.text.length >= fewestPacked && node.text.includes(' ')) found.push(node);
    if (!isName) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true));
  return found;
}

/** What stands in the place of a text, or of the part of one. */
function inPlaceOf(node: ts.LiteralLikeNode, place: string): string {
  if (ts.isTemplateHead(node)) return `\`\${${place}}\${`;
  if (ts.isTemplateMiddle(node)) return `}\${${place}}\${`;
  if (ts.isTemplateTail(node)) return `}\${${place}}\``;
  return place;
}

/** Packs the sentences of modules of the command line together: they are a third of it, and read by people alone. */
function packSentences(modules: readonly string[]): Plugin {
  const sentences = new Set(modules.flatMap((id) => sentencesOf(id, readFileSync(id, 'utf8')).map(({ text }) => text)));
  const places = new Map([...sentences].map((text, place): [string, number] => [text, place]));
  return {
    name: 'pack sentences',
    resolveId: (id) => (id === book ? id : null),
    load(id) {
      if (id !== book) return null;
      const file = packedFile('sentences');
      emitPacked(this, file, [...sentences]);
      return `import { unpack } from '${reader}'; export const $sentences = unpack('./${file}');`;
    },
    transform(code, id) {
      if (!modules.includes(id)) return null;
      const found = sentencesOf(id, code).filter(({ text }) => places.has(text));
      if (found.length === 0) return null;
      const replaced = found.reduceRight(
        (text, node) =>
          `${text.slice(0, node.getStart())}${inPlaceOf(node, `$sentences[${places.get(node.text)}]`)}${text.slice(node.end)}`,
        code,
      );
      return `import { $sentences } from '${book}';\n${replaced}`;
    },
  };
}

const isOfCommandLine = (id: string): boolean => id.startsWith(`${root}src/cli/`);

/** The chunks that are loaded in one go with one; itself among them. */
function loadedWith(first: OutputChunk, chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  const found = new Set([first]);
  for (const { imports } of found) {
    for (const each of chunks) if (imports.includes(each.fileName)) found.add(each);
  }
  return [...found];
}

/** The modules of the command line, without those that are there before a command is. */
function wordsOf(chunks: readonly OutputChunk[]): readonly string[] {
  const main = chunks.find(({ facadeModuleId }) => facadeModuleId === `${root}src/cli/main.ts`);
  const first = main ? loadedWith(main, chunks) : chunks;
  return chunks.filter((chunk) => !first.includes(chunk)).flatMap(({ moduleIds }) => moduleIds.filter(isOfCommandLine));
}

/**
 * Puts modules together that the same entries load, by what came out without that. The command line loads each of its commands when it
 * is named, and would leave what libraries load in one go in many files, each with lists of names of the others. What commands
 * share is in two files, with what verifies and without it, as help and lists come at once.
 */
function groupsOf(chunks: readonly OutputChunk[]): ReadonlyMap<string, string> {
  const starts = chunks.filter(({ facadeModuleId }) => facadeModuleId !== null);
  const needs = new Map(chunks.map((chunk): [OutputChunk, string[]] => [chunk, []]));
  for (const start of starts)
    for (const each of loadedWith(start, chunks)) needs.get(each)?.push(start.facadeModuleId ?? '');
  const groups = new Map<string, string>();
  const given = new Map<string, string>();
  const asked = new Set(starts.map(({ facadeModuleId }) => facadeModuleId));
  const shared = chunks.filter(({ facadeModuleId, moduleIds }) => facadeModuleId === null && moduleIds.length > 0);
  // A group has the name of what is most of it.
  for (const chunk of shared.sort((a, b) => b.code.length - a.code.length)) {
    const by = needs.get(chunk) ?? [];
    const libraries = by.filter((id) => !isOfCommandLine(id)).sort();
    const loads = loadedWith(chunk, chunks).flatMap(({ moduleIds }) => moduleIds);
    // What a command asks for in the middle of its work stays apart.
    if (libraries.length === 0 && chunk.moduleIds.some((id) => asked.has(id))) continue;
    const isAtOnce = by.includes(`${root}src/cli/main.ts`);
    const ofCommands = isAtOnce ? 'start' : loads.every(isOfCommandLine) ? 'commands' : 'judging';
    const group = libraries.join() || ofCommands;
    const name = libraries.length > 0 ? chunk.name : ofCommands;
    if (!groups.has(group)) groups.set(group, [...groups.values()].includes(name) ? `${name}${groups.size}` : name);
    for (const id of chunk.moduleIds) given.set(id, groups.get(group) ?? name);
  }
  for (const id of [reader, book]) given.set(id, 'texts');
  return given;
}

/** Writes modules that stand by themselves. */
async function writeModules(
  layout: Layout,
  dir: string,
  input: Readonly<Record<string, string>>,
  isExternal: (id: string) => boolean,
): Promise<void> {
  const all = { ...texts, ...layout.filled };
  const plugins = [commandsOutside, keepPaths(layout), packTexts(all)];
  // How long it takes is no fault.
  const checks = { bundlerTimings: false };
  const options = { cwd: root, input, platform: 'node', external: isExternal, resolve, checks } as const;
  const onLog = (_: unknown, { message }: { readonly message: string }): never => {
    throw new Error(message);
  };
  const draft = await rolldown({ ...options, plugins, onLog });
  const { output } = await draft.generate({ format: 'esm' });
  await draft.close();
  const chunks = output.filter((each) => each.type === 'chunk');
  const groups = groupsOf(chunks);
  const packed = Object.keys(all).map((path) => `${root}src/${path}`);
  const speaking = wordsOf(chunks).filter((id) => !packed.includes(id));
  const bundle = await rolldown({
    ...options,
    plugins: [...plugins, packSentences(speaking)],
    onLog,
    preserveEntrySignatures: 'allow-extension',
  });
  await bundle.write({
    dir,
    format: 'esm',
    comments: false,
    // Classes keep their names, as consoles show them.
    minify: { compress: true, mangle: { keepNames: { class: true, function: false } } },
    chunkFileNames: `${chunkFolder}/[name].js`,
    codeSplitting: {
      groups: [{ debugName: 'chunks', name: (id) => groups.get(id) ?? null, includeDependenciesRecursively: false }],
    },
  });
  await bundle.close();
}

/**
 * Writes the ids of rules as the union that they are, and takes out of the type of their table what only the sources look at. Linters
 * find the type of a result through it, which they do not through the keys of a table (measured with the linter of the README).
 */
function shortenRules(): Plugin {
  return {
    name: 'shorten rules',
    renderChunk(code) {
      const table = /declare const rules: \{\n[\s\S]*?\n\};\n/.exec(code)?.[0];
      if (table === undefined) return null;
      const ids = [...table.matchAll(/^ {2}readonly "([a-z0-9.-]+)": /gm)].map(([, id = '']) => id);
      const documents = new Map<string, string[]>();
      for (const id of ids) {
        const [document = '', name = ''] = id.split('.');
        documents.set(document, [...(documents.get(document) ?? []), `"${name}"`]);
      }
      const union = [...documents].map(([document, names]) => `\`${document}.\${${names.join('|')}}\``).join(' | ');
      return code
        .replace(table, 'declare const rules: Readonly<Record<RuleId, Rule>>;\n')
        .replace('type RuleId = keyof typeof rules;', () => `type RuleId = ${union};`);
    },
  };
}

const specifiersOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** Names that a file of types declares: those of types alone, and those that are values too. */
function declaredIn(code: string): { readonly types: ReadonlySet<string>; readonly values: ReadonlySet<string> } {
  const all = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...code.matchAll(pattern)].map(([, name]) => name ?? ''));
  const values = all(/^declare (?:abstract )?\w+ (\w+)/gm);
  return { types: all(/^(?:interface|type) (\w+)/gm), values };
}

/**
 * Says of a declaration where it stands that it is exported, and of what another file declares that it comes from there, instead of
 * naming each in one or two lists more; and leaves out where the sources of each part are, indents, and what readers take
 * off a comment.
 */
function shortenTypes(code: string, codeOf: (from: string) => string): string {
  const own = declaredIn(code);
  const [whole = '', list = ''] = /^export \{ (.*) \};\n?$/m.exec(code) ?? [];
  const imports = [...code.matchAll(/^import \{ (.*) \} from "(.*)";\n/gm)];
  const body = imports.reduce((text, [each]) => text.replace(each, ''), code.replace(whole, ''));
  const used = body.replace(/\/\*[\s\S]*?\*\//g, '');
  const isUsed = (name: string): boolean =>
    new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(used);
  const sourceOf = new Map(
    imports.flatMap(([, names = '', from = '']) => specifiersOf(names).map((name) => [name, from])),
  );
  const inPlace = new Set<string>();
  const passedOn = new Map<string, string[]>();
  const left: string[] = [];
  for (const specifier of specifiersOf(list)) {
    const [, isType, name = '', as] = /^(type )?(\w+)(?: as (\w+))?$/.exec(specifier) ?? [];
    const from = sourceOf.get(name);
    const declared = from === undefined ? own : declaredIn(codeOf(from));
    // What is exported as a type and is a value as well stays a type.
    const isPlain = !isType || (declared.types.has(name) && !declared.values.has(name));
    const plain = `${isPlain ? '' : 'type '}${name}${as === undefined ? '' : ` as ${as}`}`;
    if (from === undefined && isPlain && as === undefined && !sourceOf.has(name)) inPlace.add(name);
    else if (from !== undefined && !isUsed(name)) passedOn.set(from, [...(passedOn.get(from) ?? []), plain]);
    else left.push(plain);
  }
  const passed = new Set([...passedOn.values()].flat().map((each) => each.replace(/^type | as .*$/g, '')));
  const heads = imports.flatMap(([, names = '', from]) => {
    const kept = specifiersOf(names).filter((name) => !passed.has(name));
    return kept.length > 0 ? [`import { ${kept.join(', ')} } from "${from}";\n`] : [];
  });
  const passes = [...passedOn].map(([from, names]) => `export { ${names.join(', ')} } from "${from}";\n`);
  const hidden = [...own.types, ...own.values].some((name) => !inPlace.has(name));
  const tail = left.length > 0 ? `export { ${left.join(', ')} };\n` : hidden ? 'export {};\n' : '';
  const exported = body
    .replace(/^(?:declare (?:abstract )?\w+|interface|type) (\w+)/gm, (each, name) =>
      inPlace.has(name) ? `export ${each}` : each,
    )
    .replace(/^\/\/ src\/.*\n/gm, '')
    .replace(/\/\*\*[\s\S]*?\*\//g, (comment) => shortComment(comment))
    .replace(/^ +(?!\*)/gm, '')
    .replace(/^\n+|\n+$/g, '');
  return `${heads.join('')}${exported}\n${passes.join('')}${tail}`;
}

/** Takes out of a comment what readers take off. Where there is an example asterisks stay, which keep its indents (measured). */
function shortComment(comment: string): string {
  return comment
    .replace(/\n\s*\*(?!\/)(?: (?!\/))?/g, comment.includes('```') ? '\n*' : '\n')
    .replace(/^\/\*\* (.*) \*\/$/, '/**$1*/');
}

/** Shortens all files of types, once all are there. */
const shortenedTypes: Plugin = {
  name: 'shorten types',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
    const before = new Map(chunks.map(({ fileName, code }) => [fileName, code]));
    for (const chunk of chunks) {
      const codeOf = (from: string) =>
        before.get(posix.join(posix.dirname(chunk.fileName), from).replace(/\.js$/, '.d.ts')) ?? '';
      chunk.code = shortenTypes(chunk.code, codeOf);
    }
  },
};

/** Writes the types of the entries, without those that none of them speaks of. */
async function writeTypes(): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: inputs(entries),
    platform: 'node',
    external,
    resolve,
    plugins: [dts({ emitDtsOnly: true, oxc: true, tsconfig: `${root}tsconfig.json` }), shortenRules(), shortenedTypes],
    logLevel: 'silent',
  });
  await bundle.write({
    dir: `${root}dist`,
    format: 'esm',
    chunkFileNames: 'types/[name].js',
    // Their own names are shorter than these with others behind them.
    minifyInternalExports: false,
    // What several entries speak of is one file: nothing of it runs, and each file more is a list of names more. The options of routes
    // stay apart, as some of them have the names of those of the verifier.
    codeSplitting: { groups: [{ name: 'types.d', minShareCount: 2, test: /\/src\/(?!http\/)/ }] },
  });
  await bundle.close();
}

/**
 * The lines of the sources that check each rule, which `capsig explain` shows where there are no sources: the files, and for
 * each rule pairs of which file and which line.
 */
function places(): Places {
  const files: string[] = [];
  const indexOf = (file: string): number => (files.includes(file) ? files.indexOf(file) : files.push(file) - 1);
  const lines = (rule: RuleId) => placesOf(rule).flatMap(({ file, line }) => [indexOf(file), line]);
  return { rules: Object.fromEntries((Object.keys(rules) as RuleId[]).map((rule) => [rule, lines(rule)])), files };
}

/** Shortens modules once more, which takes off what the bundler leaves (measured: 5 kB). Classes keep their names. */
async function shortenModules(dir: string): Promise<void> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const file of files) {
    const { code } = await minify(readFileSync(dir + file, 'utf8'), {
      module: true,
      ecma: 2022,
      compress: { passes: 3, inline: 1, unsafe_arrows: true },
      mangle: { keep_classnames: true },
    });
    if (code === undefined) throw new Error(`${file}: nothing is left of it`);
    writeFileSync(dir + file, code);
  }
}

/** Writes what is published into `dist/`, beside what is copied there. */
export async function writePackage(): Promise<void> {
  const published: Published = { places: places(), register: readRegister().rows.map(untoldOf) };
  const own: Layout = {
    folder: 'dist',
    moved: { 'spec/rules.json': 'dist/rules.json' },
    filled: { 'published.ts': { published } },
  };
  await writeModules(own, `${root}dist`, inputs([...entries, ...programs]), external);
  await shortenModules(`${root}dist/`);
  await writeTypes();
}

/** What the runner imports where it is there, and does without where it is not (the loader of a checkout too); all else it needs is in it. */
const optional: ReadonlySet<string> = new Set([...Object.keys(manifest.peerDependencies), 'tsx/esm/api']);

/** Whose code the runner has in it. */
const bundled: readonly string[] = ['@noble/curves', '@noble/hashes', 'multiformats', '@ipld/dag-cbor', 'cborg'];

/** Writes modules that need no other package, and whose code they have in them. */
async function writeWhole(
  layout: Layout,
  to: string,
  input: Readonly<Record<string, string>>,
  licences: string,
): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  await writeModules(layout, to, input, (id) => id.startsWith('node:') || optional.has(id));
  const all = ['', ...bundled].map((name) => {
    const folder = name === '' ? root : `${root}node_modules/${name}/`;
    const file = readdirSync(folder, { withFileTypes: true }).find(
      (each) => each.isFile() && /^licen[cs]e/i.test(each.name),
    );
    const { license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
    return `${name || 'capsig'}: ${license}\n\n${file ? readFileSync(`${folder}${file.name}`, 'utf8') : ''}`;
  });
  writeFileSync(`${to}LICENSE`, `${licences}\n\n${all.join('\n\n')}`);
}

/** Writes the runner into the package of vectors: `capsig conformance` and `capsig explain VECTOR`. */
export async function writeRunner(): Promise<void> {
  const to = `${root}vectors/runner/`;
  const input = {
    conformance: `${root}src/cli/conformance.ts`,
    ...inputs(programs.filter((name) => /^network\/.*worker$/.test(name))),
  };
  const licences =
    'The vectors are CC0, and so are the register of rules and the schemas in data/. The programs in this folder are not:';
  await writeWhole(runner, to, input, licences);
  writeWholeData(`${to}data/`);
  const { name, version } = manifest;
  writeFileSync(`${to}data/capsig.json`, JSON.stringify({ name, version }));
}

/** Writes the service into its package: `capsig serve`, and what spreads an audit over machines. */
export async function writeService(): Promise<void> {
  const to = `${root}serve/dist/`;
  const layout: Layout = { folder: 'dist', moved: {} };
  const input = { serve: `${root}src/cli/serve.ts`, audit: `${root}src/cli/audit/spread.ts` };
  await writeWhole(layout, to, input, 'Whose code these programs have in them:');
  writeServiceData(to);
}
