import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { published } from '../published.js';
import type { RuleId } from '../rule.js';

/** Where a rule stands in the code. */
export interface Place {
  /** The path below the root of the repository, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line, without its indentation; absent where the sources are not at hand. */
  readonly text?: string;
}

const root: string = fileURLToPath(new URL('../../', import.meta.url));
const folder: string = `${root}src`;

/** What names rules without checking them: the tables, the generated code, and what only shows them. */
const tables =
  /^(?:rule|profile)\.|^profile\/(?:standards|strict)\.|^network\/error-code\.|^(?:generated|cli|conformance)\//;

interface Source {
  readonly file: string;
  readonly text: string;
}

let read: readonly Source[] | undefined;

/** Reads the code once; nothing where it cannot be read. */
function sources(): readonly Source[] {
  try {
    read ??= readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll(sep, '/'))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !tables.test(path))
      .sort()
      .map((path) => ({ file: `src/${path}`, text: readFileSync(`${folder}/${path}`, 'utf8') }));
  } catch {
    read = [];
  }
  return read;
}

/** Reads the table that a package has instead of the sources. */
function publishedPlaces(rule: RuleId): readonly Place[] {
  const { files, rules } = published?.places ?? { files: [], rules: {} };
  const pairs = rules[rule] ?? [];
  return pairs.flatMap((index, at) => (at % 2 === 0 ? [{ file: files[index] ?? '', line: pairs[at + 1] ?? 0 }] : []));
}

/** Finds the lines that name a rule where documents are read, checks first; empty where no code can be read. */
export function placesOf(rule: RuleId): readonly Place[] {
  if (!existsSync(`${folder}/rule.ts`)) return publishedPlaces(rule);
  const name = new RegExp(`(['"\`])${rule.replaceAll('.', '\\.')}\\1`);
  const check = new RegExp(`\\b(?:check|hold|break|report|rule)\\w*\\b[^'"\`]*${name.source}`);
  const found = sources().flatMap(({ file, text }) => {
    if (!name.test(text)) return [];
    return text.split('\n').flatMap((line, index) => {
      // A comment names a rule and checks nothing.
      return name.test(line) && !/^\s*(?:\*|\/[/*])/.test(line) ? [{ file, line: index + 1, text: line.trim() }] : [];
    });
  });
  return [...found.filter(({ text }) => check.test(text)), ...found.filter(({ text }) => !check.test(text))];
}
