// Guides and the pages that are written by hand. `<!-- block: FILE "WORDS" -->` stands for the block of code of FILE that has
// WORDS: it is one that the tests compile. `<<< FILE` stands for a program of examples/, which the tests run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operationNames } from '../../src/conformance/operation.js';
import { skeletons } from '../../src/conformance/skeleton.js';
import { ruleById, rules, set, vectors } from './data.js';
import { linkRules } from './documents.js';
import { read, write } from './output.js';
import { pages, root } from './places.js';

const written: string = fileURLToPath(new URL('../written/', import.meta.url));

function codeBlock(file: string, words: string): string {
  const text = read(file)
    .replaceAll(/^ \* ?/gm, file.endsWith('.ts') ? '' : '$&')
    .replaceAll('*\\/', '*/');
  const found = [...text.matchAll(/^```(?:ts|console|sh|json)?\n[\s\S]*?^```$/gm)]
    .map(([each]) => each)
    .filter((each) => each.includes(words));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${file}: ${found.length} blocks of code have ${JSON.stringify(words)}`);
  return only;
}

const counts: Readonly<Record<string, string>> = {
  rules: String(rules.length),
  vectors: vectors.length.toLocaleString('en-US'),
  version: set.version,
};

const objects: ReadonlySet<string> = new Set(rules.map(({ id }) => id.split('.')[0] ?? ''));

/** A guide must not send anybody to a rule that is none: a misspelt id looks like one and leads nowhere. */
function refuseUnknownRules(path: string, text: string): void {
  for (const [, id = '', object = ''] of text.matchAll(/`(([a-z-]+)\.[a-z0-9-]+)`/g))
    if (objects.has(object) && !ruleById.has(id) && !operationNames.includes(id))
      throw new Error(`${path}: there is no rule ${id}`);
}

/** Writes the pages that are written by hand. */
export function writeGuides(): void {
  const files = readdirSync(written, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  for (const path of files.filter((each) => each.endsWith('.md'))) {
    const source = readFileSync(join(written, path), 'utf8');
    refuseUnknownRules(path, source);
    const text = linkRules(source)
      .replaceAll(/<!-- skeleton: (\w+) (\S+) -->/g, (_, language: string, file: string) => {
        const code = skeletons[language]?.[file];
        if (code === undefined) throw new Error(`${path}: there is no ${file} for ${language}`);
        return `\`\`\`${language}\n${code}\`\`\``;
      })
      .replaceAll(/<!-- block: (\S+) "([^"]+)" -->/g, (_, file: string, words: string) => codeBlock(file, words))
      .replaceAll(/<!-- count: (\w+) -->/g, (_, name: string) => {
        const count = counts[name];
        if (count === undefined) throw new Error(`${path}: there is no count ${name}`);
        return count;
      })
      .replaceAll(/^<<< (\S+)$/gm, (_, file: string) => {
        if (!existsSync(join(root, file))) throw new Error(`${path}: there is no ${file}`);
        return `<<< ${posix.normalize(relative(dirname(join(pages, path)), join(root, file)).replaceAll('\\', '/'))}`;
      });
    write(path, text);
  }
}
