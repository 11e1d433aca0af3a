import { levelsOf, type RegisterRow } from '../register.js';
import { badgeOf, classBadgeOf, formatBadgeJson, formatBadgeSvg } from './badge.js';
import { formatBaseline } from './baseline.js';
import { scoreClasses } from './class-score.js';
import { classes } from './classes.js';
import { buildMatrix, type Matrix } from './matrix.js';
import type { Links } from './report-html/frame.js';
import { renderImplementation, renderMatrix } from './report-html.js';
import { formatResults, type Results, resultsOf } from './report-json.js';
import { formatJunit } from './report-junit.js';
import { formatImplementation, formatMatrix } from './report-markdown.js';
import type { Run, Selection } from './runner.js';
import { scoreOf } from './score.js';

/** Files by their names in the folder of a report. */
export type ReportFiles = Readonly<Record<string, string>>;

/** Scores a run and makes its results file. */
export function summarize(run: Run, register: ReadonlyMap<string, RegisterRow>): Results {
  return resultsOf(run, scoreOf(run.results, run.profile, levelsOf(register)), scoreClasses(run));
}

/** Names the pages of implementations by what their results files are called: nothing but small letters, digits, dots and dashes. */
function pageNames(names: readonly string[]): readonly string[] {
  const taken = new Set(['matrix']);
  return names.map((name) => {
    const plain =
      name
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .slice(0, 80) || 'implementation';
    let free = plain;
    for (let at = 2; taken.has(free); at++) free = `${plain}-${at}`;
    taken.add(free);
    return free;
  });
}

/** Writes the files that show a matrix: itself, and a page for each implementation, named as its results file is. */
export function matrixFiles(matrix: Matrix, names: readonly string[], links: Omit<Links, 'results'> = {}): ReportFiles {
  const pages = pageNames(names);
  const files: Record<string, string> = {
    'matrix.html': renderMatrix(
      matrix,
      pages.map((page) => `${page}.html`),
    ),
    'matrix.md': formatMatrix(
      matrix,
      pages.map((page) => `${page}.md`),
    ),
  };
  for (const [column, page] of pages.entries()) {
    const own = { ...links, results: `${page}.json` };
    files[`${page}.html`] = renderImplementation(matrix, column, own);
    files[`${page}.md`] = formatImplementation(matrix, column, own);
  }
  return files;
}

/** A badge for each claimed class, `badge-<class>.svg` and `.json`. */
function classBadges({ classes: scores = {} }: Results, chosen?: readonly string[]): ReportFiles {
  const files: Record<string, string> = {};
  for (const { id, title } of classes) {
    const score = scores[id];
    if (!score || chosen?.includes(id) === false) continue;
    const badge = classBadgeOf(title, score);
    files[`badge-${id}.json`] = formatBadgeJson(badge);
    files[`badge-${id}.svg`] = formatBadgeSvg(badge);
  }
  return files;
}

/** Says whether whole classes were selected. */
const isOfClasses = (selection: Selection): boolean =>
  selection.classes !== undefined && Object.keys(selection).length === 1;

/** Writes the files that a run leaves: results, JUnit, badges, a baseline of its failures, and its page. */
export function runFiles(
  run: Run,
  results: Results,
  register: ReadonlyMap<string, RegisterRow>,
  links: Omit<Links, 'results'> = {},
): ReportFiles {
  const matrix = buildMatrix(run.set, [results], register);
  const own = { ...links, results: 'results.json' };
  const badge = badgeOf(results.levels.MUST, run.profile);
  const found = run.results.map(({ vector, outcome }) => ({ id: vector.id, outcome }));
  return {
    'results.json': formatResults(results),
    'junit.xml': formatJunit(run),
    'baseline.json': formatBaseline(found, run.profile),
    // A badge speaks for all rules, so a run over some vectors has none; one over whole classes has theirs.
    ...(run.selection
      ? isOfClasses(run.selection)
        ? classBadges(results, run.selection.classes)
        : {}
      : { 'badge.json': formatBadgeJson(badge), 'badge.svg': formatBadgeSvg(badge), ...classBadges(results) }),
    'report.html': renderImplementation(matrix, 0, own),
    'report.md': formatImplementation(matrix, 0, own),
  };
}
