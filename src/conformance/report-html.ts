import { formatFigure } from './class-score.js';
import { classes } from './classes.js';
import { type ImplementationReport, reportOf } from './implementation.js';
import { type Outcome, outcomes } from './judgement.js';
import { html, joinMarkup, type Markup } from './markup.js';
import { type Matrix, type MatrixRule, outcomeOf } from './matrix.js';
import { formatCauses, formatCodes } from './report-html/cause-list.js';
import { cellOf, markOfStatus, nameOfStatus } from './report-html/cell.js';
import { formatBarLegend, formatClassCards } from './report-html/class-card.js';
import { dataRoom, type PageRule, pageDataOf } from './report-html/data.js';
import {
  formatNotes,
  framePage,
  type Links,
  linkRule,
  ruleFilter,
  writeName,
  writeProse,
} from './report-html/frame.js';
import { markOf } from './report-html/item.js';
import { nameOf } from './report-markdown.js';
import type { RuleStatus } from './score.js';

const statuses: readonly RuleStatus[] = ['passed', 'unexplained', 'failed', 'unsupported'];

/** Names the document of a rule; without a register, rules that begin alike stand together. */
function groupOf({ document, id }: MatrixRule): string {
  return document === '' ? (id.split('.')[0] ?? '') : document;
}

/** Writes one cell of the rules: its status, and how many of its vectors passed. */
function formatCell(matrix: Matrix, rule: MatrixRule, column: number, address: string): Markup {
  const found = rule.vectors.flatMap((id) => outcomeOf(matrix, column, matrix.vectors.get(id)) ?? []);
  const { status, mark, count, title } = cellOf(rule.cells[column] ?? 'absent', found);
  // Beside others there is no room for what was not asked.
  const [part = ''] = matrix.implementations.length > 1 ? count.split(' ') : [count];
  const shown = joinMarkup(
    part.split('\u200b').map((piece) => html`${piece}`),
    '<wbr>',
  );
  if (status === 'absent' || status === 'unsupported') {
    return html`<td class="cell s-${status}">${mark}<span class="unseen">${nameOfStatus(status)}</span></td>`;
  }
  return html`<td class="cell s-${status}"><a href="${`${address}#rule=${rule.id}`}" title="${title}"><b aria-hidden="true">${mark}</b><span class="count">${shown}</span><span class="unseen">${nameOfStatus(status)}</span></a></td>`;
}

/** Writes the rows of a document. */
function formatGroup(
  matrix: Matrix,
  name: string,
  pages: readonly string[],
  alone: boolean,
  links: Pick<Links, 'site'>,
): Markup {
  const rows = matrix.rules.flatMap((rule, index) => {
    if (groupOf(rule) !== name) return [];
    const cells = pages.map((page, column) => formatCell(matrix, rule, column, page));
    const level = rule.level === 'MUST' ? html`` : html` <span class="level">${rule.level}</span>`;
    const sentence = rule.sentence === '' ? html`` : html` title="${rule.sentence}"`;
    const told = rule.cells.map((cell) => cell ?? 'absent').join(' ');
    const last = alone ? html`<td class="wide">${writeProse(rule.sentence)}</td>` : html``;
    return html`<tr data-rule="${index}" data-statuses="${told}"><th scope="row"${sentence}>${linkRule(links, rule.id)}${level}</th>${cells}${last}</tr>`;
  });
  const head = html`<tr class="group"><th scope="rowgroup" colspan="${pages.length + 1}"><span>${name}</span></th></tr>`;
  return html`<tbody>\n${head}\n${joinMarkup(rows, '\n')}\n</tbody>`;
}

function formatRules(
  matrix: Matrix,
  heads: Markup,
  pages: readonly string[],
  alone: boolean,
  links: Pick<Links, 'site'>,
): Markup {
  const groups = [...new Set(matrix.rules.map(groupOf))];
  return html`<div class="scroll" id="frame" tabindex="0" role="region" aria-label="Rules"><table id="matrix"${alone ? html` class="alone"` : html``}><thead>${heads}</thead>
${joinMarkup(
  groups.map((name) => formatGroup(matrix, name, pages, alone, links)),
  '\n',
)}</table></div>`;
}

function formatLegend(): Markup {
  const keys = statuses.map(
    (status) => html`<li><b class="s-${status}">${markOfStatus(status)}</b> ${nameOfStatus(status)}</li>`,
  );
  const told = (Object.entries(outcomes) as readonly [Outcome, string][]).map(
    ([outcome, meaning]) =>
      html`<dt><span class="outcome o-${outcome}"><b aria-hidden="true">${markOf(outcome)}</b> ${outcome}</span></dt><dd>${meaning}</dd>`,
  );
  return html`<ul class="key">${keys}<li><b>&nbsp;</b> not in the run</li></ul>
<p class="faint">12/14: of 14 scored vectors about the rule, 12 passed. 3+9/14: 9 more gave the right verdict without the reason. 12/14 −5: 5 more were not asked, as what they need is not declared. One vector that did not pass fails the rule.</p>
<details><summary>What became of a vector</summary><dl class="meanings">${told}</dl></details>`;
}

const noScript: Markup = html`<noscript><p class="note">Without JavaScript there are no lists of vectors: the vector files and the results file hold what they would show.</p></noscript>`;

const rulesOf = ({ rules }: Matrix): readonly PageRule[] =>
  rules.map(({ id, level, document, sentence }) => ({ id, level, document, sentence }));

/**
 * Renders the page of one implementation: what it comes to in its classes, what is wrong and what to do about it, its rules,
 * and on demand each vector that did not pass. `#rule=ID`, `#cause=N` and `#vector=ID` lead there.
 */
export function renderImplementation(matrix: Matrix, column: number, links: Links): string {
  const report = reportOf(matrix, column);
  const { file, sentences } = report;
  const name = nameOf(file);
  const only = (rule: MatrixRule): MatrixRule => ({ ...rule, cells: [rule.cells[column]] });
  const alone: Matrix = { ...matrix, implementations: [file], rules: matrix.rules.map(only) };
  const vectors = new Map([...matrix.vectors].map(([id, each]) => [id, { ...each, cells: [each.cells[column]] }]));
  const heads = html`<tr><th scope="col">Rule</th><th scope="col">Vectors</th><th scope="col" class="wide">Sentence</th></tr>`;
  const notes = matrix.notes.filter((note) => note.startsWith(`${name} `));
  const overview = html`<h1 id="title">${writeName(file.implementation.name)} ${file.implementation.version}</h1>
<p class="faint">${`vectors ${file.set.version} · profile ${file.profile}`}</p>
<ul class="sentences">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
${formatNotes(notes)}
<h2 id="classes">Classes</h2>
<p>A class is what an implementation claims to be, and the denominator of its score. A rule counts when all of its vectors have the right verdict. What a published standard demands and what the specification adds are two figures, never added up.</p>
${formatClassCards(report)}
${formatBarLegend()}
${formatCauses(report, links)}${formatCodes(report)}<h2 id="rules">Rules</h2>
${formatLegend()}
${noScript}
${ruleFilter}
${formatRules({ ...alone, vectors }, heads, [''], true, links)}`;
  // Below a megabyte in all: style and script are some 25 kB, a character of ours up to three bytes.
  const room = Math.max(0, Math.min(dataRoom, 900_000 - Buffer.byteLength(overview.markup)));
  const known = {
    ...(links.vectors === undefined ? {} : { base: links.vectors }),
    ...(links.site === undefined ? {} : { site: links.site }),
  };
  const data = pageDataOf(report, rulesOf(matrix), { results: links.results, ...known }, room);
  return framePage(`Conformance of ${name}`, overview, data);
}

/** What an implementation is, by the classes that it claims: the first of these that fits. */
const kinds: readonly (readonly [title: string, ids: readonly string[]])[] = [
  ['Sessions', ['session-verifier', 'session-issuer', 'signing-node', 'network-client']],
  ['ReCap', ['recap-codec', 'recap-statement', 'recap-verifier', 'capability-evaluator']],
  ['SIWE', ['siwe-reader', 'siwe-writer', 'login-verifier']],
];

function kindOf({ claimed }: ImplementationReport): string {
  return kinds.find(([, ids]) => claimed.some(({ id }) => ids.includes(id)))?.[0] ?? 'Others';
}

/** One column of the matrix. */
interface Column {
  readonly report: ImplementationReport;
  readonly kind: string;
  readonly page: string;
}

function formatHeads(columns: readonly Column[], first: string): Markup {
  const groups = [...new Set(columns.map(({ kind }) => kind))].map((kind) => {
    return html`<th scope="colgroup" colspan="${columns.filter((each) => each.kind === kind).length}" class="first">${kind}</th>`;
  });
  const names = columns.map(({ report: { file }, page }) => {
    const { name, version } = file.implementation;
    return html`<th scope="col"><span class="upright"><a href="${page}">${writeName(name)} <span class="faint">${version}</span></a></span></th>`;
  });
  return html`<tr><th scope="col" rowspan="2">${first}</th>${groups}</tr><tr>${names}</tr>`;
}

/** Writes the table of classes by implementations: the figure of the standards large, that of what is added below. */
function formatClassTable(columns: readonly Column[]): Markup {
  const rows = classes.flatMap(({ id, title, claim }) => {
    if (!columns.some(({ report }) => report.claimed.some((each) => each.id === id))) return [];
    const cells = columns.map(({ report, page }) => {
      const score = report.claimed.find((each) => each.id === id)?.score;
      if (!score) return html`<td></td>`;
      const { standard, hardening } = score;
      const share = ({ vectors: { right, unexplained, total } }: typeof standard): Markup =>
        total === 0 ? html`–` : html`${right + unexplained}/${total}`;
      const { accepts } = standard.vectors;
      const danger =
        accepts > 0
          ? html`<span class="s-failed danger">${accepts} <b aria-hidden="true">✗</b><span class="unseen">accepted that must be refused</span></span>`
          : html``;
      const told = `standard: ${formatFigure(standard)}; hardening: ${formatFigure(hardening)}`;
      return html`<td title="${told}"><a href="${page}"><b>${share(standard)}</b></a>${danger}<span class="sub">${share(hardening)}</span></td>`;
    });
    return [html`<tr><th scope="row" title="${claim}">${title}</th>${cells}</tr>`];
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Classes"><table id="classes"><thead>${formatHeads(columns, 'Class')}</thead>
<tbody>${joinMarkup(rows, '\n')}</tbody></table></div>`;
}

/**
 * Renders the matrix: implementations in columns, grouped by what they are, over classes and rules; on a narrow screen one
 * implementation at a time. Every implementation has a page of its own.
 *
 * @param pages the address of the page of each implementation
 */
export function renderMatrix(matrix: Matrix, pages: readonly string[]): string {
  const reports = matrix.implementations.map((_, column) => reportOf(matrix, column));
  const unsorted = reports.map((report, column) => ({
    report,
    kind: kindOf(report),
    page: pages[column] ?? '',
    column,
  }));
  const columns = [...kinds.map(([title]) => title).reverse(), 'Others'].flatMap((kind) =>
    unsorted.filter((each) => each.kind === kind),
  );
  const order = columns.map(({ column }) => column);
  const pick = <T>(list: readonly T[]): readonly T[] => order.map((column) => list[column] as T);
  const sorted: Matrix = {
    ...matrix,
    implementations: pick(matrix.implementations),
    rules: matrix.rules.map((rule) => ({ ...rule, cells: pick(rule.cells) })),
    vectors: new Map([...matrix.vectors].map(([id, each]) => [id, { ...each, cells: pick(each.cells) }])),
  };
  const profiles = [...new Set(matrix.implementations.map(({ profile }) => profile))];
  const { length } = matrix.implementations;
  const facts = [
    `vectors ${matrix.version}`,
    `${matrix.vectors.size} vectors`,
    `${matrix.rules.length} rules`,
    `${length} implementation${length === 1 ? '' : 's'}`,
    `profile${profiles.length === 1 ? '' : 's'} ${profiles.join(', ')}`,
  ];
  const narrow = columns.map(({ report, page, kind }) => {
    const { name, version } = report.file.implementation;
    return html`<details name="implementation"><summary>${writeName(name)} ${version} <span class="level">${kind}</span></summary><ul class="sentences">${report.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>${formatClassCards(report)}<p><a href="${page}">Everything about it</a></p></details>`;
  });
  const overview = html`<h1 id="title">Conformance matrix</h1>
<p class="faint">${facts.join(' · ')}</p>
${formatNotes(matrix.notes)}
<h2>Classes</h2>
<p>Each implementation is measured by the classes that it claims, and by nothing else. The upper figure says how many vectors are right by the published standards alone, the red one how many inputs are accepted that these refuse, the lower one how many are right by what the specification adds. The name leads to a page of its own, with what is wrong and why.</p>
<div class="narrow">${joinMarkup(narrow, '\n')}</div>
<div class="wide">
${formatClassTable(columns)}
<h2>Rules</h2>
${formatLegend()}
${ruleFilter}
${formatRules(sorted, formatHeads(columns, 'Rule'), pick(pages), false, {})}
</div>`;
  const data = {
    implementation: '',
    results: '',
    outcomes: [],
    rules: rulesOf(matrix),
    vectors: [],
    twins: {},
    left: 0,
  };
  return framePage('Conformance matrix', overview, data);
}
