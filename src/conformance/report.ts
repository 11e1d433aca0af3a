import { badgeOf, classBadgeOf, formatBadgeJson, formatBadgeSvg } from './badge.js';
import { formatBaseline } from './baseline.js';
import { scoreClasses } from './class-score.js';
import { classes } from './classes.js';
import { buildMatrix, type Matrix } from './matrix.js';
import { levelsOf, type RegisterRow } from './register.js';
import { renderMatrix } from './report-html.js';
import { formatResults, type Results, resultsOf } from './report-json.js';
import { formatJunit } from './report-junit.js';
import { formatMatrix } from './report-markdown.js';
import type { Run } from './runner.js';
import { scoreOf } from './score.js';

/** Files by their names in the folder of a report. */
export type ReportFiles = Readonly<Record<string, string>>;

/** Scores a run and makes its results file. */
export function summarize(run: Run, register: ReadonlyMap<string, RegisterRow>): Results {
  return resultsOf(run, scoreOf(run.results, run.profile, levelsOf(register)), scoreClasses(run));
}

/** Writes the files that show a matrix. */
export function matrixFiles(matrix: Matrix): ReportFiles {
  return { 'matrix.html': renderMatrix(matrix), 'matrix.md': formatMatrix(matrix) };
}

/** A badge for each claimed class, `badge-<class>.svg` and `.json`. */
function classBadges({ classes: scores = {} }: Results): ReportFiles {
  const files: Record<string, string> = {};
  for (const { id, title } of classes) {
    const score = scores[id];
    if (!score) continue;
    const badge = classBadgeOf(title, score);
    files[`badge-${id}.json`] = formatBadgeJson(badge);
    files[`badge-${id}.svg`] = formatBadgeSvg(badge);
  }
  return files;
}

/** Writes the files that a run leaves: results, JUnit, badge, a baseline of its failures, and its own matrix. */
export function runFiles(run: Run, results: Results, register: ReadonlyMap<string, RegisterRow>): ReportFiles {
  const badge = badgeOf(results.levels.MUST, run.profile);
  const found = run.results.map(({ vector, outcome }) => ({ id: vector.id, outcome }));
  return {
    'results.json': formatResults(results),
    'junit.xml': formatJunit(run),
    'baseline.json': formatBaseline(found, run.profile),
    // A badge speaks for all rules, so a run over some vectors has none.
    ...(run.selection
      ? {}
      : { 'badge.json': formatBadgeJson(badge), 'badge.svg': formatBadgeSvg(badge), ...classBadges(results) }),
    ...matrixFiles(buildMatrix(run.set, [results], register)),
  };
}
