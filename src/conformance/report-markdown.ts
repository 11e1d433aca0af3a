import type { Matrix } from './matrix.js';
import type { Results } from './report-json.js';
import type { RuleStatus } from './score.js';

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

const escapeCell = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\`*_{}[\]<>|&#~]/g, (character) => `\\${character}`);

/** Formats a matrix as Markdown: a table of rules by implementations. */
export function formatMatrix({ version, implementations, rules, notes }: Matrix): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    `# Conformance, vectors ${escapeCell(version)}`,
    '',
    ...implementations.map(
      (file) => `- ${escapeCell(nameOf(file))} (${escapeCell(file.profile)}): ${formatLevels(file)}`,
    ),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- Note: ${escapeCell(note)}`)] : []),
    '',
    `Cells: ${escapeCell(markLegend)}.`,
    '',
    row(['Rule', 'Level', ...implementations.map((file) => escapeCell(nameOf(file)))]),
    row(['---', '---', ...implementations.map(() => '---')]),
    ...rules.map(({ id, level, cells }) =>
      row([`\`${id.replace(/[`|\n]/g, ' ')}\``, level, ...cells.map((cell) => (cell ? escapeCell(marks[cell]) : ''))]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
