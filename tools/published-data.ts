// The data that is published beside the modules: what `capsig` carries of it, and what is left to the package of vectors, which
// has all of it for whoever implements or measures.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A row of the register. */
export type Row = Readonly<Record<string, unknown>>;

const read = (file: string) => JSON.parse(readFileSync(root + file, 'utf8'));

/** The register of rules, row by row, and what stands beside the rows. */
export function readRegister(): { readonly rows: readonly Row[]; readonly rest: Row } {
  const { rules: rows, ...rest } = read('spec/rules.json');
  return { rows, rest };
}

/**
 * What says what is wrong, where that is written, and what to do. The rest is for whoever proves a verifier, not for whoever shows an
 * issue: `capsig explain` has it packed, and the package of vectors as it stands.
 */
const told = ['id', 'document', 'level', 'sentence', 'undecided', 'cause', 'remedy'];

const membersOf = (row: Row, holds: (name: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => holds(name)));

/** What only the tools of the repository read: no command shows it. */
const unshown = ['hash', 'basis', 'path', 'proof'];

/** What `capsig explain` shows of a row besides what `capsig/rules.json` has. */
export const untoldOf = (row: Row): Row => membersOf(row, (name) => !unshown.includes(name) && !told.includes(name));

/** The schemas that only the runner, its adapters and its reports speak of. */
const ofRunner = ['answer', 'protocol', 'results', 'vectors'];
const isOfRunner = (file: string): boolean => ofRunner.some((name) => file === `${name}.schema.json`);

/** The schemas that only the service and its configuration speak of. */
const ofService = (file: string): boolean => file.startsWith('service-');

/** Writes the register and the schemas as others import them: without spaces, and without the examples of the schemas. */
export function writeData(dist: string): void {
  const write = (file: string, value: unknown) => writeFileSync(dist + file, JSON.stringify(value));
  mkdirSync(`${dist}schemas`, { recursive: true });
  const { rows, rest } = readRegister();
  write('rules.json', { ...rest, rules: rows.map((row) => membersOf(row, (name) => told.includes(name))) });
  for (const file of readdirSync(`${root}schemas`)) {
    if (!file.endsWith('.json') || isOfRunner(file) || ofService(file)) continue;
    const { examples: _, ...schema } = read(`schemas/${file}`);
    write(`schemas/${file}`, schema);
  }
}

function copySchemas(to: string, isIn: (file: string) => boolean): void {
  mkdirSync(`${to}schemas`, { recursive: true });
  for (const file of readdirSync(`${root}schemas`).filter((name) => name.endsWith('.json') && isIn(name)))
    writeFileSync(`${to}schemas/${file}`, JSON.stringify(read(`schemas/${file}`)));
}

/** Writes the whole register and all schemas, as the package of vectors has them. */
export function writeWholeData(to: string): void {
  copySchemas(to, () => true);
  writeFileSync(`${to}rules.json`, JSON.stringify(read('spec/rules.json')));
}

/** Writes the schemas of the service. */
export const writeServiceData = (to: string): void => copySchemas(to, ofService);
