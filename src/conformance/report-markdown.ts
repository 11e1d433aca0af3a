import type { Level } from '../register.js';
import { basisNames } from './cause.js';
import { formatFigure } from './class-score.js';
import { classes } from './classes.js';
import { clauseAddress } from './clause.js';
import { commandsFor, reportOf, type ToldCause } from './implementation.js';
import { joinMarkup, type Markup, markdown, prose } from './markup.js';
import type { Matrix } from './matrix.js';
import { meanings, wrongMeanings } from './meaning.js';
import { formatNative } from './native.js';
import type { Links } from './report-html/frame.js';
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

/** Formats a matrix as Markdown: classes by implementations, then rules by implementations; `pages` are those of the implementations. */
export function formatMatrix(matrix: Matrix, pages: readonly string[]): string {
  const { version, implementations, rules, notes } = matrix;
  const row = (cells: readonly Markup[]): Markup => markdown`| ${joinMarkup(cells, ' | ')} |`;
  const lines: readonly Markup[] = [
    markdown`# Conformance, vectors ${version}`,
    markdown``,
    ...implementations.map((file, column) => {
      const name = markdown`${nameOf(file)}`;
      // Ours: small letters, digits, dots and dashes.
      const linked: Markup = {
        markup: pages[column] === undefined ? name.markup : `[${name.markup}](${pages[column]})`,
      };
      return markdown`- ${linked} (${file.profile}): ${writeLevels(file)}`;
    }),
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

/** Links to an address of ours or of the web; text where it could end the link. */
function linkTo(address: string | undefined, text: Markup): Markup {
  const fits = address !== undefined && /^(?:https?:\/\/)?[^\s<>()[\]:"`]+$/.test(address);
  return fits ? { markup: `[${text.markup}](${address})` } : text;
}

const spokenOf = (result: string | undefined, rule: string | undefined): Markup =>
  result === undefined ? markdown`no answer` : markdown`${rule === undefined ? result : `${result} ${rule}`}`;

function causeLines(cause: ToldCause, links: Links): readonly Markup[] {
  const { about, basis, risk, vectors, row, example } = cause;
  const { vector, file, expectation, given, rule, detail, native } = example;
  const count = vectors.length === 1 ? markdown`1 vector` : markdown`${vectors.length} vectors`;
  const clauses = (row?.source ?? []).flatMap((source) => {
    const address = clauseAddress(source);
    return address === undefined ? [] : [linkTo(address, markdown`${source}`)];
  });
  const at = links.vectors === undefined ? undefined : `${links.vectors}/${file}`;
  const told = detail?.startsWith('expected ') === false ? markdown`; ${detail}` : markdown``;
  return [
    markdown`#### ${about}: ${count}, ${prose(basisNames[basis])}${risk === undefined ? markdown`` : markdown`, ${risk}`}`,
    markdown``,
    ...(row ? [prose(row.sentence), markdown``] : []),
    ...(clauses.length > 0 ? [markdown`- Clause: ${joinMarkup(clauses, '; ')}`] : []),
    markdown`- Smallest input: ${vector.id} in ${linkTo(at, markdown`${file}`)}: ${prose(vector.title)}`,
    markdown`- Why: ${prose(vector.reason)}`,
    markdown`- Expected ${spokenOf(expectation.result, expectation.rule)}, answered ${spokenOf(given, rule)}${told}`,
    ...(native ? [markdown`- In its own words: ${formatNative(native)}`] : []),
    ...(row?.remedy === undefined ? [] : [markdown`- Remedy: ${prose(row.remedy)}`]),
    markdown`- Again: ${joinMarkup(
      commandsFor(vector.id, links.results).map((command) => markdown`${command}`),
      ', ',
    )}`,
    markdown``,
  ];
}

/** How many causes and codes a page of Markdown has. */
const mostTold = 60;

/** Formats the page of one implementation: five sentences, its classes, what is wrong and what to do about it. */
export function formatImplementation(matrix: Matrix, column: number, links: Links): string {
  const { file, sentences, claimed, causes, codes } = reportOf(matrix, column);
  const row = (cells: readonly Markup[]): Markup => markdown`| ${joinMarkup(cells, ' | ')} |`;
  const shown = causes.slice(0, mostTold);
  const [left, more] = [causes.length - shown.length, codes.length - mostTold];
  const lines: readonly Markup[] = [
    markdown`# ${nameOf(file)}`,
    markdown``,
    markdown`Vectors ${file.set.version}, profile ${file.profile}.`,
    markdown``,
    ...sentences.map((sentence) => markdown`- ${prose(sentence)}`),
    markdown``,
    markdown`## Classes`,
    markdown``,
    row([markdown`Class`, markdown`Standard`, markdown`Accepts what must be refused`, markdown`Hardening`]),
    row([markdown`---`, markdown`---`, markdown`---`, markdown`---`]),
    ...claimed.map(({ title, score: { standard, hardening } }) =>
      row([
        prose(title),
        prose(formatFigure(standard)),
        markdown`${standard.vectors.accepts}`,
        prose(formatFigure(hardening)),
      ]),
    ),
    markdown``,
    markdown`## What is wrong`,
    markdown``,
    ...wrongMeanings.flatMap((meaning) => {
      const own = shown.filter((cause) => cause.meaning === meaning);
      return own.length === 0
        ? []
        : [markdown`### ${prose(meanings[meaning])}`, markdown``, ...own.flatMap((cause) => causeLines(cause, links))];
    }),
    ...(causes.length === 0 ? [markdown`Nothing that was asked.`, markdown``] : []),
    ...(left > 0 ? [markdown`${left} more causes are in the page beside this one.`, markdown``] : []),
    ...(codes.length === 0
      ? []
      : [
          markdown`## Its own codes that lead to no rule`,
          markdown``,
          row([markdown`Code`, markdown`Right verdicts`, markdown`Rules expected there`, markdown`Such as`]),
          row([markdown`---`, markdown`---`, markdown`---`, markdown`---`]),
          ...codes.slice(0, mostTold).map(({ code, count, example, expected }) =>
            row([
              markdown`${code}`,
              markdown`${count}`,
              joinMarkup(
                expected.slice(0, 5).map(([rule, times]) => markdown`${rule} ${times}`),
                ', ',
              ),
              markdown`${example}`,
            ]),
          ),
          ...(more > 0 ? [markdown``, markdown`${more} more codes are in the page beside this one.`] : []),
        ]),
  ];
  return `${joinMarkup(lines, '\n').markup.trimEnd()}\n`;
}
