import { formatFigure } from './class-score.js';
import { classes } from './classes.js';
import { joinMarkup, type Markup, markdown } from './markup.js';
import type { Matrix } from './matrix.js';
import type { Results } from './report-json.js';
import type { Level, RuleStatus } from './score.js';

/** What stands for the score of a rule in a table of text. */
export const marks: Readonly<Record<RuleStatus, string>> = {
  passed: 'pass',
  unexplained: '~',
  failed: 'FAIL',
  unsupported: '-',
};

/** What the marks mean, in one line. */
export const markLegend = 'pass; ~ right, but without the reason; FAIL; - undeclared; empty: not in the run';

/** Names an implementation. */
export function nameOf({ implementation }: Pick<Results, 'implementation'>): string {
  return `${implementation.name} ${implementation.version}`;
}

/** Phrases the scores of an implementation: `MUST 118/120, 1 unexplained; SHOULD 3/3`. */
export function formatLevels({ levels }: Pick<Results, 'levels'>): string {
  const parts = (['MUST', 'SHOULD', 'MAY'] as const).flatMap((level) => {
    const score = levels[level];
    if (!score) return [];
    const { passed, unexplained, total } = score;
    return [`${level} ${passed}/${total}${unexplained > 0 ? `, ${unexplained} unexplained` : ''}`];
  });
  return parts.join('; ');
}

const levelNames: Readonly<Record<Level, Markup>> = {
  MUST: markdown`MUST`,
  SHOULD: markdown`SHOULD`,
  MAY: markdown`MAY`,
};

const cellMarks: Readonly<Record<RuleStatus, Markup>> = {
  passed: markdown`pass`,
  unexplained: markdown`\\~`,
  failed: markdown`FAIL`,
  unsupported: markdown`-`,
};

function writeLevels({ levels }: Pick<Results, 'levels'>): Markup {
  const parts = (Object.keys(levelNames) as readonly Level[]).flatMap((level) => {
    const score = levels[level];
    if (!score) return [];
    const { passed, unexplained, total } = score;
    const apart = unexplained > 0 ? markdown`, ${unexplained} unexplained` : markdown``;
    return [markdown`${levelNames[level]} ${passed}/${total}${apart}`];
  });
  return joinMarkup(parts, '; ');
}

/** A table of classes by implementations for one of the two figures: an empty cell is a class that is not claimed. */
function classTable(
  { implementations }: Matrix,
  figure: 'standard' | 'hardening',
  row: (cells: readonly Markup[]) => Markup,
): readonly Markup[] {
  const claimed = classes.filter(({ id }) =>
    implementations.some(({ classes: scores }) => (scores?.[id]?.[figure].vectors.total ?? 0) > 0),
  );
  if (claimed.length === 0) return [];
  return [
    row([markdown`Class`, ...implementations.map((file) => markdown`${nameOf(file)}`)]),
    row([markdown`---`, ...implementations.map(() => markdown`---`)]),
    ...claimed.map(({ id, title }) =>
      row([
        markdown`${title}`,
        ...implementations.map(({ classes: scores }) => {
          const score = scores?.[id];
          return score === undefined ? markdown`` : markdown`${formatFigure(score[figure])}`;
        }),
      ]),
    ),
  ];
}

/** Formats a matrix as Markdown: classes by implementations, then rules by implementations. */
export function formatMatrix(matrix: Matrix): string {
  const { version, implementations, rules, notes } = matrix;
  const row = (cells: readonly Markup[]): Markup => markdown`| ${joinMarkup(cells, ' | ')} |`;
  const lines: readonly Markup[] = [
    markdown`# Conformance, vectors ${version}`,
    markdown``,
    ...implementations.map((file) => markdown`- ${nameOf(file)} (${file.profile}): ${writeLevels(file)}`),
    ...(notes.length > 0 ? [markdown``, ...notes.map((note) => markdown`- Note: ${note}`)] : []),
    markdown``,
    markdown`## Classes, as a standard demands`,
    markdown``,
    ...classTable(matrix, 'standard', row),
    markdown``,
    markdown`## Classes, as this specification adds`,
    markdown``,
    ...classTable(matrix, 'hardening', row),
    markdown``,
    markdown`## Rules`,
    markdown``,
    markdown`Cells: ${markLegend}.`,
    markdown``,
    row([markdown`Rule`, markdown`Level`, ...implementations.map((file) => markdown`${nameOf(file)}`)]),
    row([markdown`---`, markdown`---`, ...implementations.map(() => markdown`---`)]),
    ...rules.map(({ id, level, cells }) =>
      row([
        markdown`${id}`,
        levelNames[level],
        ...cells.map((cell) => (cell === undefined ? markdown`` : cellMarks[cell])),
      ]),
    ),
  ];
  return `${joinMarkup(lines, '\n').markup}\n`;
}
