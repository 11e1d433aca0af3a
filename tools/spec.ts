import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fillMarkers, pullVectors, readAmbiguity, readDocument, rowOf } from './spec/document.js';
import {
  checkFaults,
  citationFaults,
  contestedFaults,
  linkFaults,
  pathFaults,
  proofFaults,
  readTables,
  removalFaults,
  reviewFaults,
  tableFaults,
} from './spec/faults.js';

// Extracts spec/rules.json from the documents, and refuses with file and line what has drifted from code or vectors.

function ambiguityTable(pages) {
  const rows = pages.map(
    ({ id, title, contested }) => `| [${id}](ambiguities/${id}.md) | ${title} | ${contested ? 'yes' : 'no'} |`,
  );
  return ['| page | question | contested |', '|---|---|---|', ...rows].join('\n');
}

/** Judges the documents as a whole: the register, the documents with their generated parts renewed, the faults. */
export function extract({ documents, table, sources, tests, vectors, committed, exists }) {
  const rules = [];
  const faults = [];
  const pages = [];
  for (const [file, text] of Object.entries(documents)) {
    const read = readDocument(file, text);
    rules.push(...read.rules);
    faults.push(...read.faults);
    if (!file.startsWith('spec/ambiguities/')) continue;
    pages.push(readAmbiguity(file, text, table));
    faults.push(...pages.at(-1).faults);
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const known = Object.keys(table).filter((id) => byId.has(id));
  const rows = known.map((id) => rowOf(byId.get(id), table[id].undecided));
  const renewed = {};
  for (const [file, text] of Object.entries(documents)) {
    const pulled = pullVectors(file, text, vectors);
    faults.push(...pulled.faults);
    renewed[file] =
      file === 'spec/README.md' ? fillMarkers(pulled.text, 'ambiguities', ambiguityTable(pages)) : pulled.text;
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
  return { register: { format: 1, rules: rows }, documents: renewed, faults };
}

/** Loads the rule table; `src/rule.ts` imports nothing, so its transpiled text stands alone. */
export async function readRuleTable(path) {
  const { default: ts } = await import('typescript');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions });
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)).rules;
}

function filesUnder(root, folder, ending) {
  const files = {};
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(inner);
      else if (entry.name.endsWith(ending)) files[inner] = readFileSync(join(root, inner), 'utf8');
    }
  };
  if (existsSync(join(root, folder))) walk(folder);
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function committedRegister(root) {
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
export async function readProject(root) {
  const vectors = Object.entries(filesUnder(root, 'vectors', '.json')).flatMap(([file, text]) => {
    const { vectors: list } = JSON.parse(text);
    return Array.isArray(list) ? list.map((vector) => ({ file, vector })) : [];
  });
  // The tests of this file plant rules that nothing checks, so they count for none.
  const { 'test/unit/spec.test.ts': _, ...tests } = filesUnder(root, 'test', '.ts');
  return {
    documents: filesUnder(root, 'spec', '.md'),
    table: await readRuleTable(join(root, 'src/rule.ts')),
    sources: filesUnder(root, 'src', '.ts'),
    tests,
    vectors,
    committed: committedRegister(root),
    exists: (path) => existsSync(join(root, path)),
  };
}

/** Formats the register as it is committed. */
export function formatRegister(register) {
  return `${JSON.stringify(register, null, 2)}\n`;
}

async function main(root, check) {
  const project = await readProject(root);
  const { register, documents, faults } = extract(project);
  // What code and vectors still lack is no reason to withhold the register that their authors need.
  const sound = !faults.some(({ file }) => file.startsWith('spec/'));
  const files = { 'spec/rules.json': formatRegister(register) };
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
    process.exitCode = await main(root, process.argv.includes('--check'));
  }
}
