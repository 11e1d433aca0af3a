import { basename } from 'node:path';
import { type Fault, isFault } from '../../conformance/fault.js';
import { writeAll } from '../../conformance/folder.js';
import { buildMatrix, type Matrix } from '../../conformance/matrix.js';
import { matrixFiles } from '../../conformance/report-files.js';
import { parseResults, type ResultRow, type Results } from '../../conformance/report-json.js';
import { formatLevels, markLegend, marks, nameOf } from '../../conformance/report-markdown.js';
import { differencesOf } from '../../conformance/results-difference.js';
import { loadVectors } from '../../conformance/vector.js';
import { loadRegister } from '../../register.js';
import { isMisuse, type Misuse, singleOf } from '../command.js';
import { readOperand } from '../input.js';
import { exit, type Io } from '../io.js';
import { clip, createPage, type Page, type Style, styled } from '../terminal.js';
import { linksOf, linksOption } from './page-links.js';
import { type Subcommand, tell } from './subcommand.js';
import { printTable } from './summary.js';

async function readAll(paths: readonly string[], io: Io): Promise<readonly Results[] | Fault | Misuse> {
  const files: Results[] = [];
  for (const path of paths) {
    const bytes = await readOperand(path, io);
    if (isMisuse(bytes)) return bytes;
    const parsed = parseResults(bytes, path);
    if (isFault(parsed)) return parsed;
    files.push(parsed);
  }
  return files;
}

function printMatrix(page: Page, { version, implementations, rules, notes }: Matrix): void {
  page.line(styled('strong', 'conformance'), `: vectors ${clip(version, 40)}`);
  implementations.forEach((file, index) => {
    page.line(`  [${index + 1}] ${clip(nameOf(file), 200)} (${clip(file.profile, 40)}): ${formatLevels(file)}`);
  });
  for (const note of notes) page.line('  ', styled('unsure', 'note'), `: ${clip(note, 300)}`);
  page.line('');
  const rows = rules.map(({ id, cells }) => [clip(id, 80), ...cells.map((cell) => (cell ? marks[cell] : ''))]);
  printTable(page, ['', ...implementations.map((_, index) => `[${index + 1}]`)], rows);
  page.line('');
  page.line(styled('faint', markLegend));
}

/** Puts results files side by side. */
export const reportCommand: Subcommand = {
  name: 'conformance report',
  summary: 'Make the matrix of implementations by rules from results files.',
  operand: 'RESULTS',
  most: 1000,
  options: {
    out: { value: 'DIR', help: 'write the matrix there, and a page for each implementation' },
    ...linksOption,
    vectors: { value: 'DIR', help: 'use these vectors instead of those of the checkout or of capsig-vectors' },
  },
  notes: ['Example:', '  capsig conformance report siwe.json viem.json --out site'],
  async run(given, io) {
    const files = await readAll(given.operands, io);
    if (isMisuse(files)) return files;
    if (isFault(files)) return tell(files, io);
    const set = loadVectors(singleOf(given, 'vectors'));
    if (isFault(set)) return tell(set, io);
    const matrix = buildMatrix(set, files, loadRegister());
    const page = createPage(io);
    printMatrix(page, matrix);
    const out = singleOf(given, 'out');
    if (out === undefined) return exit.valid;
    const links = linksOf(given, out, io);
    if (isMisuse(links)) return links;
    const names = given.operands.map((path, index) => {
      const name = basename(path, '.json');
      return name === 'results' || name === '-' ? nameOf(files[index] as Results) : name;
    });
    const written = writeAll(matrixFiles(matrix, names, links), out);
    if (isFault(written)) return tell(written, io);
    page.line(`wrote ${written.map((path) => clip(path, 200)).join(', ')}`);
    return exit.valid;
  },
};

const styles = {
  regression: 'bad',
  better: 'good',
  changed: 'unsure',
  new: 'faint',
  gone: 'faint',
} as const satisfies Record<string, Style>;

function spoken(row: ResultRow | undefined): string {
  if (!row) return 'absent';
  const [, outcome, given, rule] = row;
  const answer = [given, rule].filter((part) => part !== null).join(' ');
  return answer === '' ? outcome : `${outcome} (${clip(answer, 80)})`;
}

/** Shows what changed between two runs. */
export const diffCommand: Subcommand = {
  name: 'conformance diff',
  summary: 'Show what changed from one results file to another.',
  operand: 'OLD NEW',
  most: 2,
  options: {},
  notes: ['Exit code: 0 nothing got worse, 1 something did, 2 wrong use or unreadable file.'],
  async run({ operands }, io) {
    if (operands.length !== 2) return { misuse: `expected OLD and NEW, found ${operands.length} file` };
    const files = await readAll(operands, io);
    if (isMisuse(files)) return files;
    if (isFault(files)) return tell(files, io);
    const [old, now] = files as readonly [Results, Results];
    const page = createPage(io);
    page.line(`  ${clip(nameOf(old), 200)}: ${formatLevels(old)}`);
    page.line(`  ${clip(nameOf(now), 200)}: ${formatLevels(now)}`);
    if (old.profile !== now.profile || old.set.version !== now.set.version) {
      page.line('  ', styled('unsure', 'note'), ': the profiles or the versions of the vectors differ');
    }
    const rows = differencesOf(old, now);
    for (const { id, change, before, after } of rows) {
      page.line(styled(styles[change], change.padEnd(10)), `  ${clip(id, 100)}  ${spoken(before)} -> ${spoken(after)}`);
    }
    if (rows.length === 0) page.line('no difference');
    return rows.some(({ change }) => change === 'regression') ? exit.invalid : exit.valid;
  },
};
