// The pages of the API: TypeDoc reads the sources, its plug-in writes Markdown.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Application } from 'typedoc';
import { ruleById, rulePath } from './data.js';
import { front, read, write } from './output.js';
import { pages, root } from './places.js';

/** One exported name, for the search. */
export interface ApiName {
  readonly name: string;
  readonly kind: string;
  readonly summary: string;
  readonly path: string;
}

const folder: string = join(pages, 'api');

/** Writes the pages of the API. Returns a line for each fault. */
export async function writeApi(): Promise<readonly string[]> {
  // The settings that do not depend on the files stand where TypeDoc and its users look for them. The type RuleId has the
  // keys of `rules`, and the register says what they mean: the table itself stays out.
  const { $schema: _, ...options } = JSON.parse(read('typedoc.json'));
  const app = await Application.bootstrapWithPlugins({
    ...options,
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.keys(JSON.parse(read('package.json')).exports)
      .filter((path) => /^\.(?:\/[a-z]+)?$/.test(path))
      .map((path) => join(root, path === '.' ? 'src/index.ts' : `src/entry/${path.slice(2)}.ts`)),
    tsconfig: join(root, options.tsconfig),
    readme: 'none',
    ...({
      outputs: [{ name: 'markdown', path: folder }],
      entryFileName: 'index',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      useCodeBlocks: true,
      parametersFormat: 'list',
      interfacePropertiesFormat: 'list',
      typeDeclarationFormat: 'list',
      useHTMLAnchors: false,
    } as object),
  });
  const project = await app.convert();
  if (project === undefined) return ['the sources cannot be read'];
  app.validate(project);
  await app.generateOutputs(project);
  const { warningCount, errorCount } = app.logger;
  finish();
  return errorCount + warningCount > 0 ? [`the API has ${errorCount} errors and ${warningCount} warnings`] : [];
}

const files = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort();

/** The page of an entry is named as it is imported: `capsig/client`, not by the file that it is made from. */
const moved = (path: string): string => path.replace(/^entry\//, '').replace(/^index\//, 'capsig/');

const entryOf = (text: string): string =>
  text.replaceAll(/\bentry\/([a-z]+)/g, 'capsig/$1').replace(/^(# |- \[)index\b/gm, '$1capsig');

/** Gives the pages their titles and addresses, and makes the ids of rules lead to them. */
function finish(): void {
  for (const path of files()) {
    const text = readFileSync(join(folder, path), 'utf8');
    rmSync(join(folder, path));
    const parts = entryOf(text).split(/^(```[\s\S]*?^```.*$)/m);
    const linked = parts.map((part) => {
      if (part.startsWith('```')) return part;
      return part
        .replaceAll(/\]\(([^)\s:#]+)\.md(#[^)\s]*)?\)/g, (_, target: string, hash = '') => {
          // The text was renamed above, and a link of it with it.
          const whole = posix.join(posix.dirname(path), target.replaceAll(/\bcapsig\//g, 'entry/'));
          return `](/api/${moved(whole)}.html${hash})`;
        })
        .replaceAll(
          /(\[[^\]]*)?`([a-z0-9-]+\.[a-z0-9-]+)`(?!\]\()/g,
          (given, before: string | undefined, id: string) =>
            before === undefined && ruleById.has(id) ? `[\`${id}\`](/${rulePath(id)})` : given,
        );
    });
    const title = /^# (.+)$/m.exec(linked.join(''))?.[1]?.replaceAll(/[`\\]/g, '') ?? path;
    write(
      `api/${moved(path)}`,
      `${front({ title: title.replace(/^(?:Function|Interface|Type Alias|Variable|Class): /, ''), outline: [2, 3] })}${linked.join('')}`,
    );
  }
  for (const name of ['entry', 'index']) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Lists what is exported. */
export function apiNames(): readonly ApiName[] {
  return files().flatMap((path) => {
    const found = /^# (Function|Interface|Type Alias|Variable|Class): (.+)$/m.exec(
      readFileSync(join(folder, path), 'utf8'),
    );
    if (!found) return [];
    const text = readFileSync(join(folder, path), 'utf8');
    const prose = text
      .replace(/^---[\s\S]*?^---$/m, '')
      .replaceAll(/```[\s\S]*?```/g, '')
      .split('\n')
      .find((line) => /^[A-Z][a-z]/.test(line));
    const name = (found[2] ?? '').replace(/\(\)$/, '').replaceAll(/[\\`]|<.*/g, '');
    return [
      {
        name,
        kind: (found[1] ?? '').toLowerCase(),
        summary: prose ?? '',
        path: `api/${path.replace(/\.md$/, '.html')}`,
      },
    ];
  });
}
