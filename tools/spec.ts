import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { classes } from '../src/conformance/classes.js';
import { rules } from '../src/rule.js';
import { rulePage } from '../src/rule-page.js';
import {
  type Fault,
  fillMarkers,
  type Page,
  type Published,
  pullVectors,
  type Row,
  readAmbiguity,
  readDocument,
  rowOf,
  type StatedRule,
} from './spec/document.js';
import {
  checkFaults,
  citationFaults,
  contestedFaults,
  linkFaults,
  pathFaults,
  proofFaults,
  type RuleTable,
  readTables,
  removalFaults,
  reviewFaults,
  type Texts,
  tableFaults,
} from './spec/faults.js';

// Extracts spec/rules.json from the documents, and refuses with file and line what has drifted from code or vectors.

/** A checkout, as far as it is judged. */
export interface Project {
  readonly documents: Texts;
  readonly table: RuleTable;
  readonly sources: Texts;
  readonly tests: Texts;
  readonly vectors: readonly Published[];
  readonly committed: { readonly rules: readonly Row[] } | undefined;
  readonly exists: (path: string) => boolean;
  /** The README of the vectors, whose tables of operations and features the page of the protocol repeats. */
  readonly vectorsReadme?: string;
}

export interface Register {
  readonly format: 1;
  /** Where the page of each rule is, below the address of the site. */
  readonly page: string;
  readonly rules: readonly Row[];
}

/** The register, the documents with their generated parts renewed, and the faults. */
export interface Extracted {
  readonly register: Register;
  readonly documents: Texts;
  readonly faults: Fault[];
}

function ambiguityTable(pages: readonly Page[]): string {
  const rows = pages.map(
    ({ id, title, contested }) => `| [${id}](ambiguities/${id}.md) | ${title} | ${contested ? 'yes' : 'no'} |`,
  );
  return ['| page | question | contested |', '|---|---|---|', ...rows].join('\n');
}

function classTable(): string {
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const rows = classes.map(({ id, title, claim, operations, features, extends: own }) => {
    const asked =
      own === undefined ? named(features) : `${named(own)} of ${named(features.filter((name) => !own.includes(name)))}`;
    return `| \`${id}\` | ${title} | ${claim} | ${named(operations)} | ${asked} |`;
  });
  return ['| class | name | claimed by whoever | operations | features |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** How many vectors are named for a risk; the rest is counted. */
const named = 2;

const risksOf = ({ risk }: Row): readonly string[] => (Array.isArray(risk) ? risk.map(String) : []);

/** For each risk the rules that stand against it, and the vectors that would pass without them. */
function defenceTable(rows: readonly Row[], vectors: readonly Published[]): string {
  const risks = [...new Set(rows.flatMap(risksOf))].sort();
  const lines = risks.map((risk) => {
    const against = rows.filter((row) => risksOf(row).includes(risk)).map(({ id }) => `\`${id}\``);
    const refused = vectors.filter(({ vector }) => vector.risk?.includes(risk) && vector.expect?.result !== 'accept');
    const shown = refused.slice(0, named).map(({ vector }) => `\`${vector.id}\``);
    return `| \`${risk}\` | ${against.join(', ')} | ${refused.length}: ${shown.join(', ')}, ... |`;
  });
  return ['| risk | rules | vectors that are not accepted |', '|---|---|---|', ...lines].join('\n');
}

/** Fills the tables that describe the vectors: what they say stands once, where the vectors are. */
function withVectorTables(text: string, readme: string): string {
  return ['operations', 'features'].reduce((filled, name) => {
    const [, chapter = ''] = readme.split(new RegExp(`^## ${name}$`, 'im'));
    const rows = (chapter.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
    return fillMarkers(filled, name, rows.join('\n').replaceAll('](../spec/', ']('));
  }, text);
}

/** Judges the documents as a whole: the register, the documents with their generated parts renewed, the faults. */
export function extract(project: Project): Extracted {
  const { documents, table, sources, tests, vectors, committed, exists, vectorsReadme } = project;
  const rules: StatedRule[] = [];
  const faults: Fault[] = [];
  const pages: Page[] = [];
  for (const [file, text] of Object.entries(documents)) {
    const read = readDocument(file, text);
    rules.push(...read.rules);
    faults.push(...read.faults);
    if (!file.startsWith('spec/ambiguities/')) continue;
    const page = readAmbiguity(file, text, table);
    pages.push(page);
    faults.push(...page.faults);
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const rows = Object.entries(table).flatMap(([id, { undecided }]) => {
    const rule = byId.get(id);
    return rule === undefined ? [] : [rowOf(rule, undecided)];
  });
  const renewed: Record<string, string> = {};
  for (const [file, text] of Object.entries(documents)) {
    const pulled = pullVectors(file, text, vectors);
    faults.push(...pulled.faults);
    renewed[file] = pulled.text;
    if (file === 'spec/README.md') renewed[file] = fillMarkers(pulled.text, 'ambiguities', ambiguityTable(pages));
    if (file === 'spec/security.md') renewed[file] = fillMarkers(pulled.text, 'defence', defenceTable(rows, vectors));
    if (file === 'spec/protocol.md') renewed[file] = withVectorTables(pulled.text, vectorsReadme ?? '');
    if (file === 'spec/conformance.md') renewed[file] = fillMarkers(pulled.text, 'classes', classTable());
  }
  const tables = readTables(documents['spec/README.md'] ?? '', documents['spec/security.md'] ?? '');
  faults.push(
    ...tableFaults(rules, table),
    ...reviewFaults(table),
    ...checkFaults(table, sources, tests),
    ...proofFaults(table, vectors, tests),
    ...contestedFaults(vectors, pages),
    ...removalFaults(committed, rows),
    ...citationFaults(rules, tables),
    ...pathFaults(rules, documents['spec/README.md'] ?? ''),
    ...linkFaults(renewed, exists),
  );
  return { register: { format: 1, page: rulePage('{id}'), rules: rows }, documents: renewed, faults };
}

function filesUnder(root: string, folder: string, ending: string): Texts {
  const files: Record<string, string> = {};
  const walk = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(inner);
      else if (entry.name.endsWith(ending)) files[inner] = readFileSync(join(root, inner), 'utf8');
    }
  };
  if (existsSync(join(root, folder))) walk(folder);
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function committedRegister(root: string): Project['committed'] {
  try {
    const text = execFileSync('git', ['show', 'HEAD:spec/rules.json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text.toString());
  } catch {
    // No git, no commit yet, or no register in it: then nothing can have been removed.
    return undefined;
  }
}

/** Reads everything that {@link extract} needs from a checkout. */
export function readProject(root: string): Project {
  const vectors = Object.entries(filesUnder(root, 'vectors', '.json')).flatMap(([file, text]) => {
    const { vectors: list } = JSON.parse(text);
    return Array.isArray(list) ? list.map((vector) => ({ file, vector })) : [];
  });
  // The tests of this file plant rules that nothing checks, so they count for none.
  const { 'test/unit/spec.test.ts': _, ...tests } = filesUnder(root, 'test', '.ts');
  return {
    documents: filesUnder(root, 'spec', '.md'),
    table: rules,
    sources: filesUnder(root, 'src', '.ts'),
    tests,
    vectors,
    committed: committedRegister(root),
    vectorsReadme: readFileSync(join(root, 'vectors/README.md'), 'utf8'),
    exists: (path) => existsSync(join(root, path)),
  };
}

/** Formats the register as it is committed. */
export function formatRegister(register: Register): string {
  const $comment = 'Generated from spec/*.md by `npm run spec`; not edited by hand.';
  return `${JSON.stringify({ $comment, ...register }, null, 2)}\n`;
}

function main(root: string, check: boolean): number {
  const project = readProject(root);
  const { register, documents, faults } = extract(project);
  // What code and vectors still lack is no reason to withhold the register that their authors need.
  const sound = !faults.some(({ file }) => file.startsWith('spec/'));
  const files: Record<string, string> = { 'spec/rules.json': formatRegister(register) };
  for (const [file, text] of Object.entries(documents)) if (text !== project.documents[file]) files[file] = text;
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, file);
    const same = existsSync(path) && readFileSync(path, 'utf8') === text;
    if (same) continue;
    if (check)
      faults.push({
        file,
        line: 1,
        message: 'is not what the documents, the rules and the vectors make: run npm run spec',
      });
    else if (sound) writeFileSync(path, text);
  }
  for (const { file, line, message } of faults) console.error(`${file}:${line}: ${message}`);
  if (faults.length > 0) return 1;
  console.log(`${register.rules.length} rules in ${Object.keys(documents).length} documents`);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--check');
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown[0]}: expected nothing or --check`);
    process.exitCode = 2;
  } else {
    const root = dirname(dirname(fileURLToPath(import.meta.url)));
    process.exitCode = main(root, process.argv.includes('--check'));
  }
}
