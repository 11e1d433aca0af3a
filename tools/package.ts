// What is published of the sources: few modules instead of many, minified, the types that the entries speak of, and where
// each rule is checked. The sources weigh three times as much, and who only verifies would carry them along.
import { readdirSync, writeFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { type Places, placesOf } from '../src/cli/places.js';
import { reportPage } from '../src/generated/report-page.js';
import { type RuleId, rules } from '../src/rule.js';

const root: string = fileURLToPath(new URL('..', import.meta.url));

/** What is imported by its name, and what is started as a program or as a thread. */
const entries: readonly string[] = [
  'index',
  ...readdirSync(`${root}src/entry`).map((file) => `entry/${file.slice(0, -'.ts'.length)}`),
];
const programs: readonly string[] = ['cli/main', 'network/verification/worker', 'network/action-run/worker'];

const inputs = (names: readonly string[]) =>
  Object.fromEntries(names.map((name): [string, string] => [name, `${root}src/${name}.ts`]));

/** What stays an import: everything but our own modules, and what the compiler adds to them. */
const external = (id: string): boolean => !/^(?:[./\0]|@oxc-project\/runtime)/.test(id) && !id.startsWith(root);

const resolve = { extensionAlias: { '.js': ['.ts', '.js'] } };

/** What stands elsewhere in a package than in the repository. */
const moved: Readonly<Record<string, string>> = { 'spec/rules.json': 'dist/rules.json' };

/**
 * A module finds a file by `new URL('../file', import.meta.url)`, and gets another place when it is joined with others. The
 * first half turns such a path into one from the root of the package, the second into one from the new place.
 */
function keepPaths(): Plugin {
  const mark = 'from the root of the package: ';
  return {
    name: 'keep paths',
    transform(code, id) {
      if (!id.startsWith(`${root}src/`)) return null;
      const folder = posix.join('dist', posix.dirname(relative(`${root}src`, id).replaceAll(sep, '/')));
      return code.replace(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (_, path: string) => {
        const place = posix.join(folder, path);
        return `new URL('${mark}${moved[place] ?? place}', import.meta.url)`;
      });
    },
    renderChunk(code, { fileName }) {
      const folder = posix.join('dist', posix.dirname(fileName));
      return code.replace(new RegExp(`${mark}([^'"\`]*)`, 'g'), (_, place: string) => {
        const path = posix.relative(folder, place) + (place.endsWith('/') ? '/' : '');
        return path.startsWith('.') ? path : `./${path}`;
      });
    },
  };
}

/** Takes the spaces out of the style of the report page, in which no text has one that counts. */
function shortenStyle(): Plugin {
  return {
    name: 'shorten style',
    transform(code, id) {
      if (!id.endsWith('/report-html/style.ts')) return null;
      return code
        .replace(/\s*([{};,])\s+/g, '$1')
        .replaceAll(';}', '}')
        .replaceAll(': ', ':');
    },
  };
}

/** Packs the script of the report page, a text that nobody reads in a module. */
function packPage(): Plugin {
  return {
    name: 'pack page',
    transform(_, id) {
      if (!id.endsWith('/generated/report-page.ts')) return null;
      const packed = deflateRawSync(reportPage, { level: 9 }).toString('base64');
      return `import { inflateRawSync } from 'node:zlib';
export const reportPage = inflateRawSync(Buffer.from('${packed}', 'base64')).toString();`;
    },
  };
}

/** Writes the modules. */
async function writeModules(): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: inputs([...entries, ...programs]),
    platform: 'node',
    external,
    resolve,
    plugins: [keepPaths(), shortenStyle(), packPage()],
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: `${root}dist`,
    format: 'esm',
    comments: false,
    // Classes keep their names, as consoles show them.
    minify: { compress: true, mangle: { keepNames: { class: true, function: false } } },
    chunkFileNames: 'shared/[name].js',
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
      const ids = [...table.matchAll(/^ {2}readonly ("[a-z0-9.-]+"): /gm)].map(([, id]) => id);
      return code
        .replace(table, 'declare const rules: Readonly<Record<RuleId, Rule>>;\n')
        .replace('type RuleId = keyof typeof rules;', `type RuleId = ${ids.join(' | ')};`);
    },
  };
}

/** Writes the types of the entries, without those that none of them speaks of. */
async function writeTypes(): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: inputs(entries),
    platform: 'node',
    external,
    resolve,
    plugins: [dts({ emitDtsOnly: true, oxc: true, tsconfig: `${root}tsconfig.json` }), shortenRules()],
    logLevel: 'silent',
  });
  await bundle.write({ dir: `${root}dist`, format: 'esm', chunkFileNames: 'types/[name].js' });
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

/** Writes what is published into `dist/`, beside what is copied there. */
export async function writePackage(): Promise<void> {
  await writeModules();
  await writeTypes();
  writeFileSync(`${root}dist/places.json`, JSON.stringify(places()));
}
